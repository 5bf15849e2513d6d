//! People, what they hold, and what else is named, as lists without repetition.

use super::words::one_line;
use crate::analysis::{Analysis, Detail, Person, RoleStatus, Span};
use crate::mark::Kind;
use std::collections::BTreeSet;

/// The names of the people that a mark is about: who is named, who holds the role, who speaks.
pub(in crate::export) fn of_mark<'a>(analysis: &'a Analysis, span: &Span) -> Vec<&'a str> {
    let people: &[usize] = match &span.detail {
        Detail::Person { person } => &[*person],
        Detail::Role { people, .. } => people,
        Detail::Quote { speaker } => speaker.as_slice(),
        _ => &[],
    };
    people.iter().filter_map(|&p| Some(analysis.people.get(p)?.name.as_str())).collect()
}

/// The marks of a person's posts, forms of address left out, each wording once.
pub(in crate::export) fn posts<'a>(analysis: &'a Analysis, person: &Person) -> Vec<&'a Span> {
    let mut seen = BTreeSet::new();
    let roles = person.roles.iter().filter_map(|&place| analysis.spans.get(place));
    roles.filter(|span| is_post(span) && seen.insert(one_line(&span.text))).collect()
}

fn is_post(span: &Span) -> bool {
    matches!(&span.detail, Detail::Role { status, .. } if *status != RoleStatus::Honorific)
}

/// The distinct words of all marks of a kind, in text order.
pub(in crate::export) fn named(analysis: &Analysis, kind: Kind) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let marks = analysis.spans.iter().filter(|span| span.detail.kind() == kind);
    marks.map(|span| one_line(&span.text)).filter(|words| seen.insert(words.clone())).collect()
}
