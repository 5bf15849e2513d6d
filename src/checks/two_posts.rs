//! One person in two posts that nobody holds together: `Finance Minister` here, `Foreign Minister`
//! there; a spokesman for two bodies.
//!
//! Read are current posts directly beside the name: ministers and secretaries by their department,
//! spokespeople by their body. Not read: posts that were or will be held, and all others, of which
//! one person may well have two (a minister is a member of parliament, a chairman a professor).

use super::{Check, Remark, Story};
use crate::contract::{Detail, Person, RoleStatus, Severity};
use crate::mark::reason;

pub(super) const CHECK: Check = Check {
    name: "two-posts",
    about: "two posts for one person that cannot both be right",
    severity: Severity::Warning,
    run,
};

/// Departments; the words of a line are one.
const DEPARTMENTS: [&str; 12] = [
    "finance treasury economy economic",
    "foreign external",
    "defence defense",
    "interior home internal",
    "justice",
    "health",
    "education",
    "agriculture farm",
    "transport transportation",
    "labour labor employment",
    "environment climate",
    "culture",
];

/// Nobody has more posts in one text.
const MOST_POSTS: usize = 32;

/// What a post is of.
struct Post {
    place: usize,
    /// Whether it is a spokesperson's.
    speaks: bool,
    /// Departments, or the words for the body that is spoken for, folded.
    of: Vec<String>,
}

fn run(story: &Story) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for person in &story.analysis.people {
        let mut before: Vec<Post> = Vec::new();
        for place in story.roles_beside(person) {
            let Some(post) = post(story, place) else { continue };
            if let Some(other) = before.iter().find(|other| contradicts(&post, other)) {
                remarks.push(remark(story, person, place, other.place));
                break;
            }
            // Said again it contradicts nothing that it did not before.
            let again = before.iter().any(|p| p.speaks == post.speaks && p.of == post.of);
            if !again && before.len() < MOST_POSTS {
                before.push(post);
            }
        }
    }
    remarks
}

fn remark(story: &Story, person: &Person, place: usize, other: usize) -> Remark {
    let (here, before) = (story.words(place), story.words(other));
    let message = reason::titles_at_odds(person.name.as_str(), here, before);
    Remark::about(story, place, &[other], message)
}

fn contradicts(one: &Post, other: &Post) -> bool {
    one.speaks == other.speaks && !one.of.iter().any(|word| other.of.contains(word))
}

fn post(story: &Story, place: usize) -> Option<Post> {
    let span = story.mark(place)?;
    let Detail::Role { title, organization, status: RoleStatus::Current, .. } = &span.detail else {
        return None;
    };
    let head = title.rsplit(' ').next()?.to_lowercase();
    let speaks = head.starts_with("spokes");
    let mut of = Vec::new();
    if speaks {
        words(organization.as_deref()?, &mut of);
    } else if matches!(head.as_str(), "minister" | "secretary") {
        words(&span.text, &mut of);
        of.retain_mut(|word| {
            let department = DEPARTMENTS.iter().find(|names| names.split(' ').any(|n| n == word));
            department.is_some_and(|&names| {
                *word = names.to_owned();
                true
            })
        });
    }
    (!of.is_empty()).then_some(Post { place, speaks, of })
}

fn words(phrase: &str, into: &mut Vec<String>) {
    for word in phrase.split([' ', '-', '\'', '’', ',']) {
        if word.len() > 1 {
            into.push(word.to_lowercase());
        }
    }
}
