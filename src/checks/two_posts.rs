//! One person in two posts that nobody holds together: `Finance Minister` here, `Foreign Minister`
//! there; a spokesman for two bodies.
//!
//! Read are current posts directly beside the name: ministers and secretaries by their department,
//! spokespeople by their body. Not read: posts that were or will be held, and all others, of which
//! one person may well have two (a minister is a member of parliament, a chairman a professor).

use super::{Check, Remark, Story};
use crate::analysis::{Detail, Person, RoleStatus};

pub(super) const CHECK: Check =
    Check { name: "two-posts", about: "two posts for one person that cannot both be right", run };

/// Departments; the words of a line are one.
const DEPARTMENTS: [&[&str]; 12] = [
    &["finance", "treasury", "economy", "economic"],
    &["foreign", "external"],
    &["defence", "defense"],
    &["interior", "home", "internal"],
    &["justice"],
    &["health"],
    &["education"],
    &["agriculture", "farm"],
    &["transport", "transportation"],
    &["labour", "labor", "employment"],
    &["environment", "climate"],
    &["culture"],
];

/// What a post is of.
#[derive(PartialEq)]
enum Of {
    /// Departments by their places in [`DEPARTMENTS`].
    Departments(Vec<usize>),
    /// Words for a body, folded.
    Body(Vec<String>),
}

fn run(story: &Story) -> Vec<Remark> {
    let several = story.analysis.people.iter().filter(|person| person.roles.len() > 1);
    several.filter_map(|person| of(story, person)).collect()
}

fn of(story: &Story, person: &Person) -> Option<Remark> {
    let posts = || {
        let beside = person.roles.iter().filter(|&&place| story.is_beside(place, person.id));
        beside.filter_map(|&place| Some((place, post(story, place)?)))
    };
    posts().find_map(|(place, post)| {
        let (before, _) = posts()
            .take_while(|(earlier, _)| *earlier < place)
            .find(|(_, other)| conflict(&post, other))?;
        let message = format!(
            "{} is “{}” here and “{}” before: can both be right?",
            person.name, story.analysis.spans[place].text, story.analysis.spans[before].text
        );
        Some(Remark::about(story, place, &[before], message))
    })
}

fn conflict(one: &Of, other: &Of) -> bool {
    match (one, other) {
        (Of::Departments(a), Of::Departments(b)) => !a.iter().any(|d| b.contains(d)),
        (Of::Body(a), Of::Body(b)) => !a.iter().any(|word| b.contains(word)),
        _ => false,
    }
}

fn post(story: &Story, place: usize) -> Option<Of> {
    let span = &story.analysis.spans[place];
    let Detail::Role { title, organization, status: RoleStatus::Current, .. } = &span.detail else {
        return None;
    };
    let head = title.rsplit(' ').next()?.to_lowercase();
    if head.starts_with("spokes") {
        return Some(Of::Body(words(organization.as_deref()?)));
    }
    let departments: Vec<usize> = words(&span.text)
        .iter()
        .filter_map(|word| DEPARTMENTS.iter().position(|names| names.contains(&word.as_str())))
        .collect();
    let leads = matches!(head.as_str(), "minister" | "secretary") && !departments.is_empty();
    leads.then_some(Of::Departments(departments))
}

fn words(phrase: &str) -> Vec<String> {
    phrase
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}
