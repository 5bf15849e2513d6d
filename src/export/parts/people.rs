//! People, what they hold, and what else is named, as lists without repetition.

use super::wording::{filled, wording};
use super::words::{decimal, one_line};
use crate::contract::{Analysis, Detail, Person, PersonId, RoleStatus, Span};
use std::collections::HashSet;

/// The names of the people that a mark is about: who is named, who holds the role, who speaks.
#[inline(never)]
pub(in crate::export) fn of_mark<'a>(analysis: &'a Analysis, span: &Span) -> Vec<&'a str> {
    let people: &[PersonId] = match &span.detail {
        Detail::Person { person } => &[*person],
        Detail::Role { people, .. } => people,
        Detail::Quote { speaker, .. } => speaker.as_slice(),
        _ => &[],
    };
    people.iter().filter_map(|&p| Some(analysis.person(p)?.name.as_str())).collect()
}

/// The words that say who speaks a quotation of nobody named, on one line.
#[inline(never)]
pub(in crate::export) fn source(span: &Span) -> Option<String> {
    match &span.detail {
        Detail::Quote { source: Some(source), .. } => Some(one_line(&source.text)),
        _ => None,
    }
}

/// The marks of a person's positions and of the forms of address, each wording once.
pub(in crate::export) fn roles<'a>(
    analysis: &'a Analysis,
    person: &Person,
) -> (Vec<&'a Span>, Vec<&'a Span>) {
    let roles = person.roles.iter().filter_map(|&role| analysis.span(role));
    distinct(roles.collect()).into_iter().partition(|span| is_position(span))
}

/// The wordings of a person's positions, each on one line.
#[inline(never)]
pub(in crate::export) fn positions(analysis: &Analysis, person: &Person) -> Vec<String> {
    roles(analysis, person).0.iter().map(|span| one_line(&span.text)).collect()
}

/// How often somebody or something is named: `once`, `4 times`.
pub(in crate::export) fn times(mentions: usize) -> String {
    match mentions {
        1 => wording!("once").to_owned(),
        times => filled(wording!("times"), &decimal(times)),
    }
}

fn is_position(span: &Span) -> bool {
    !matches!(span.detail, Detail::Role { status: RoleStatus::Honorific, .. })
}

/// Those of the marks whose words no mark before them has.
#[inline(never)]
fn distinct(mut marks: Vec<&Span>) -> Vec<&Span> {
    let mut seen = HashSet::new();
    marks.retain(|span| seen.insert(one_line(&span.text)));
    marks
}
