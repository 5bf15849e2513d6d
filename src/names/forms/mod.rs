//! People by the form in which a name is written: an age after it, a surname in capitals before the
//! given names, initials before a party, a credit's slash, a greeting, a pair of first names; and people who are
//! so well known that one name is enough.
//!
//! Not read: what the words between names say; that is for the tagger.

mod beside;
mod initials;
mod nicknames;
mod pairs;
mod subjects;

use super::Name;
use super::bounds::with_brackets;
use super::byline::put_people;
use crate::contract::Code;
use crate::lexicon::List;
use crate::text::{Document, Gap};
pub(super) use initials::are_bare_initials;
use std::ops::Range;
pub(super) use subjects::are_aged;

/// How sure such a name is.
const CONFIDENCE: f32 = 0.85;
/// A name of another class that is as sure as this stays.
const SURE_OTHERWISE: f32 = 0.97;
/// The most words of one name.
const LONGEST_NAME: usize = 4;

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

/// Whether a capitalised word stands directly before `start`, other than a sentence's first one or a
/// title.
fn continues_before(document: &Document, start: usize) -> bool {
    const TITLES: [List; 7] = [
        List::Honorifics,
        List::Ranks,
        List::Heads,
        List::PluralHeads,
        List::Nationalities,
        List::CommonWords,
        List::WordsBeforeNames,
    ];
    let before = start.wrapping_sub(1);
    document.capital(before)
        && document.gap(start) == Some(Gap::Space)
        && !document.opens(before)
        && !TITLES.iter().any(|&list| document.on(before, list))
}

/// Whether a capitalised word continues a name after it.
fn continues_after(document: &Document, end: usize) -> bool {
    document.capital(end)
        && document.gap(end) == Some(Gap::Space)
        && !document.on(end, List::CommonWords)
}

/// Where the capitalised words begin that end at this token, if they are not too many for a name.
fn begin(document: &Document, last: usize) -> Option<usize> {
    let mut start = last;
    while document.capital(start.wrapping_sub(1)) && document.gap(start) == Some(Gap::Space) {
        start = start.checked_sub(1)?;
        if last - start >= LONGEST_NAME {
            return None;
        }
    }
    Some(start)
}

/// Whether the word is on a list of something that is nobody's given name.
pub(super) fn is_listed(document: &Document, number: usize) -> bool {
    const OTHERS: [List; 12] = [
        List::CommonWords,
        List::SentenceOpeners,
        List::Heads,
        List::PluralHeads,
        List::Ranks,
        List::Nationalities,
        List::Countries,
        List::Cities,
        List::Places,
        List::Organizations,
        List::PlaceWords,
        List::Months,
    ];
    OTHERS.iter().any(|&list| document.on(number, list))
}
