//! People by the form in which a name is written: an age after it, a surname in capitals before the
//! given names, initials before a party, a credit's slash, a greeting, a pair of first names; and people who are
//! so well known that one name is enough.
//!
//! Not read: what the words between names say; that is for the tagger.

mod beside;
mod initials;
mod nicknames;
mod pairs;
mod shared;
mod subjects;

use super::Name;
use super::bounds::with_brackets;
use super::byline::put_people;
use crate::contract::Code;
use crate::text::Document;
pub(super) use initials::are_bare_initials;
pub(super) use shared::is_listed;
use std::ops::Range;
pub(super) use subjects::are_aged;

/// How sure such a name is.
const CONFIDENCE: f32 = 0.85;
/// A name of another class that is as sure as this stays.
const SURE_OTHERWISE: f32 = 0.97;

/// What shows a person, seen from one capitalised word: the tokens of the name.
type PersonForm = fn(&Document, usize) -> Option<Range<usize>>;

/// The forms, in the order in which they are tried: the first that shows a person counts. One more is one
/// more row.
const FORMS: [PersonForm; 20] = [
    nicknames::well_known,
    beside::aged,
    initials::surname_first,
    beside::after_slash_or_colon,
    initials::initial_and_surname,
    initials::bare_initials,
    initials::caught_or_bowled,
    beside::greeted,
    with_brackets,
    beside::written_to,
    beside::after_two_titles,
    beside::at_birth,
    beside::reigning,
    subjects::acts,
    subjects::are_aged,
    subjects::words_as_name,
    subjects::paired,
    subjects::with_particle,
    nicknames::nicknamed,
    pairs::given_and_surname,
];

/// Adds the people whom the form of their names shows.
pub(super) fn add_names(document: &Document, found: &mut Vec<Name>) {
    let mut added: Vec<Range<usize>> = Vec::new();
    let mut free_from = 0;
    for number in (0..document.tokens.len()).filter(|&n| document.capital(n)) {
        let shown = FORMS.iter().find_map(|form| form(document, number));
        if let Some(tokens) = shown.filter(|tokens| tokens.start >= free_from) {
            free_from = tokens.end;
            added.push(tokens);
        }
    }
    nicknames::add_nicknames(document, &mut added);
    put_people(found, added, Code::InAPersonsPlace, CONFIDENCE, SURE_OTHERWISE);
    let pairs = pairs::in_pairs(document, found);
    put_people(found, pairs, Code::InAPersonsPlace, CONFIDENCE, SURE_OTHERWISE);
}
