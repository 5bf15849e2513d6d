//! The first mention of a person without the post that the newsroom's lists give.
//!
//! Read are people whom a list has with a post that they hold on the day of publication, or, where that
//! is not known, with one that has no end. Not read: headlines, bylines and captions, where no post is
//! expected; which of several posts is the one to name.

use super::parts::posts::{is_held, is_post};
use super::{Check, CheckInput, Draft};
use crate::contract::{Person, Severity};
use crate::mark::reason;
use crate::newsroom::Post;

pub(super) const CHECK: Check = Check {
    name: "post-missing",
    about: "a first mention without the post that the newsroom's own lists give",
    severity: Severity::Hint,
    run,
};

fn run(input: &CheckInput) -> Vec<Draft> {
    input.analysis.people.iter().filter_map(|person| missing(input, person)).collect()
}

fn missing(input: &CheckInput, person: &Person) -> Option<Draft> {
    let row = input.row_of(person)?;
    let day = input.analysis.published.as_ref().map(|published| published.value.as_str());
    let holds = |post: &&Post| day.map_or(post.until.is_none(), |day| is_held(post, day));
    let held: Vec<&Post> = row.posts().iter().filter(holds).collect();
    let post = held.first()?;
    let mut mentions = person.mentions.iter().map(|mention| mention.index());
    let first = mentions.find(|&m| input.mark(m).is_some_and(|span| input.is_prose(span)))?;
    let paragraph = input.document.paragraph_at(input.tokens(first).start)?;
    let said = person.roles.iter().any(|role| {
        let here = paragraph.tokens.contains(&input.tokens(role.index()).start);
        // One that is not held any more is another matter.
        here && input
            .mark(role.index())
            .is_some_and(|role| row.posts().iter().any(|p| is_post(role, p)))
    });
    let (name, title) = (person.name.as_str(), post.title.as_str());
    let message = reason::post_missing(name, title, input.list_name(row), input.label(row));
    (!said).then(|| Draft::about(input, first, &[], message))
}
