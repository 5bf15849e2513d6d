//! A post that a person does not hold on the day of publication, by the newsroom's lists: no longer, or
//! not yet.
//!
//! Read are roles that are held now, as the text has it, directly beside the name of somebody whom a list
//! has with posts. Not read: what a sentence tells of the past (`Ruth Calder was mayor until 2025`), a
//! text without a publication date, posts of which a list gives no days, posts that no list has.

use super::parts::posts::{is_held, is_post};
use super::{Check, CheckInput, Draft};
use crate::contract::{Detail, Person, RoleStatus, Severity};
use crate::mark::reason;
use crate::newsroom::{Post, Row};

pub(super) const CHECK: Check = Check {
    name: "post-not-held",
    about: "a post that a person does not hold at publication, by the newsroom's own lists",
    severity: Severity::Warning,
    run,
};

fn run(input: &CheckInput) -> Vec<Draft> {
    let Some(published) = &input.analysis.published else { return Vec::new() };
    let mut drafts = Vec::new();
    for person in &input.analysis.people {
        let Some(row) = input.row_of(person) else { continue };
        let roles = person.roles.iter().map(|role| role.index());
        for role in roles.filter(|&role| input.is_beside(role, person.id)) {
            if let Some(post) = not_held(input, row, role, &published.value) {
                drafts.push(draft(input, person, row, role, post, &published.value));
                // Said once, it is known.
                break;
            }
        }
    }
    drafts
}

/// The post that a role is and that is not held on that day.
fn not_held<'r>(input: &CheckInput, row: &'r Row, role: usize, day: &str) -> Option<&'r Post> {
    let span = input.mark(role)?;
    let Detail::Role { status: RoleStatus::Current | RoleStatus::Acting, .. } = span.detail else {
        return None;
    };
    let mut fitting = row.posts().iter().filter(|post| is_post(span, post));
    let post = fitting.next()?;
    let held = is_held(post, day) || fitting.any(|post| is_held(post, day));
    (!held).then_some(post)
}

fn draft(
    input: &CheckInput,
    person: &Person,
    row: &Row,
    role: usize,
    post: &Post,
    day: &str,
) -> Draft {
    let (name, title) = (person.name.as_str(), post.title.as_str());
    let (list, label) = (input.list_name(row), input.label(row));
    let message = match (&post.from, &post.until) {
        (Some(from), _) if from.as_str() > day => {
            reason::post_not_begun(name, title, from.as_str(), list, label)
        }
        (_, until) => {
            reason::post_ended(name, title, until.as_deref().unwrap_or_default(), list, label)
        }
    };
    Draft::about(input, role, &[], message)
}
