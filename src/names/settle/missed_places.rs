//! Places that nothing has found, where what stands around them says what they are.
//!
//! Reads a word before a state (`Quillby, Ohio`) and the state's code (`Austin, TX`), a venue (`the
//! Fox and Grapes pub`), worlds (`the Moon`, `the asteroid Ryugu`), and listed abbreviations after
//! a comma (`Lansing, Mich.`).
//!
//! Not read: worlds in lower case, other listed places, which the tagger weighs.

use super::shared::{at, is, is_capital, is_listed, made, on, run_start, spaced};
use crate::lexicon::List;
use crate::names::name::put;
use crate::names::{Class, Name};
use crate::text::{Case, Document, Gap, TokenKind, quotation};
use std::ops::Range;

/// A name less sure than this gives way to a town before a state.
const DOUBTFUL: f32 = 0.7;

/// Adds such places to those found.
pub(super) fn add(document: &Document, found: &mut Vec<Name>) {
    let mut places = Vec::new();
    let mut end = 0;
    for number in 0..document.tokens.len() {
        let tokens = town(document, found, number)
            .or_else(|| state_code(document, found, &places, number))
            .or_else(|| venue(document, found, number))
            .or_else(|| world(document, found, number))
            .or_else(|| abbreviation(document, found, number))
            .or_else(|| space_object(document, found, number));
        if let Some(tokens) = tokens.filter(|tokens| tokens.start >= end) {
            end = tokens.end;
            places.push(made(tokens, Class::Place));
        }
    }
    put(document, found, places);
}

/// `Quillby, Ohio`: a capitalised word that nothing is known of before a comma and a state.
fn town(document: &Document, found: &[Name], number: usize) -> Option<Range<usize>> {
    if document.word(number) != "," || number == 0 || !document.joined(number) {
        return None;
    }
    let state = state_length(document, number + 1);
    let mut start = run_start(document, number);
    if document.opens(start) && on(document, start, List::CommonWords) && start + 1 < number {
        start += 1;
    }
    let named = state > 0 && (1..4).contains(&(number - start));
    let word = |n: usize| {
        [
            List::CommonWords,
            List::Heads,
            List::PluralHeads,
            List::OrganizationWords,
            List::WorkWords,
        ]
        .into_iter()
        .any(|list| on(document, n, list))
    };
    let led = on(document, start.wrapping_sub(1), List::PlacePrepositions);
    let new_line =
        |n: usize| document.gap(n).is_none_or(|gap| matches!(gap, Gap::Line | Gap::Paragraph));
    let after = number + 1 + state;
    let address = new_line(start)
        && (new_line(after) || matches!(document.word(after), "," | "(" | "—" | "–" | "-" | "--"))
        && !(start..number).any(word);
    let free = (start..number).all(|n| at(found, n).is_none_or(|name| is_doubtful(document, name)));
    (named && free && (led && !word(number - 1) || address)).then_some(start..number)
}

/// One word that nothing but the tagger takes for a person or an organization.
fn is_doubtful(document: &Document, name: &Name) -> bool {
    name.tokens.len() == 1
        && name.class != Class::Place
        && name.confidence < DOUBTFUL
        && !is_listed(document, name.tokens.clone())
}

/// Tokens of the state, province or country at `number`; 0 if none stands there.
fn state_length(document: &Document, number: usize) -> usize {
    if !is_capital(document, number) {
        return 0;
    }
    let code = on(document, number, List::StateCodes) && document.case(number) == Some(Case::Upper);
    let named = document.phrase(List::Countries, number, number + 3);
    let county = on(document, number, List::Places) && document.word(number).ends_with("shire");
    named.max(usize::from(code || county))
}

/// `Austin, TX`: a state's code after a town and a comma.
fn state_code(
    document: &Document,
    found: &[Name],
    towns: &[Name],
    number: usize,
) -> Option<Range<usize>> {
    let comma = number.checked_sub(1)?;
    let code = on(document, number, List::StateCodes)
        && document.case(number) == Some(Case::Upper)
        && document.word(comma) == ","
        && document.joined(comma)
        && (at(found, comma.wrapping_sub(1)).is_some_and(|name| name.class == Class::Place)
            || towns.last().is_some_and(|town| town.tokens.end == comma))
        && at(found, number).is_none_or(|name| name.tokens.len() == 1);
    code.then_some(number..number + 1)
}

/// `the Fox and Grapes pub`
fn venue(document: &Document, found: &[Name], number: usize) -> Option<Range<usize>> {
    let before = number.checked_sub(1)?;
    if !on(document, number, List::VenueWords)
        || document.case(number) != Some(Case::Lower)
        || !is_capital(document, before)
        || !spaced(document, number)
    {
        return None;
    }
    let the = (number.saturating_sub(6)..before).rev().find(|&n| is(document, n, "the"))?;
    let words = (the + 1..number).all(|n| {
        spaced(document, n)
            && (is_capital(document, n)
                || on(document, n, List::Particles)
                || document.is_any(n, &["and", "of", "in"]))
            && !on(document, n, List::Nationalities)
    });
    let part = |name: &Name| {
        name.class != Class::Person
            && the < name.tokens.start
            && name.tokens.len() < number - the - 1
    };
    let free = (the + 1..number).all(|n| at(found, n).is_none_or(part));
    (words && free && is_capital(document, the + 1)).then_some(the + 1..number)
}

/// `the Moon`, `Mars`, `Earth's`.
fn world(document: &Document, found: &[Name], number: usize) -> Option<Range<usize>> {
    if !on(document, number, List::Worlds) {
        return None;
    }
    let before = number.wrapping_sub(1);
    let the = is(document, before, "the") || on(document, before, List::PlacePrepositions);
    let own_name = !document.is_any(number, &["sun", "moon"]);
    let fits = document.case(number) == Some(Case::Initial)
        && (the || own_name && !document.opens(number) || document.possessive(number + 1))
        && !is_capital(document, number + 1)
        && document.kind(number + 1) != Some(TokenKind::Number)
        && !quotation::opens(document.word(before))
        && (the || !is_capital(document, before))
        && at(found, number).is_none_or(|name| name.tokens.len() == 1);
    fits.then_some(number..number + 1)
}

/// `Lansing, Mich.`: a listed abbreviation after a comma or in brackets, where nothing was found.
fn abbreviation(document: &Document, found: &[Name], number: usize) -> Option<Range<usize>> {
    let before = number.wrapping_sub(1);
    let fits = is_capital(document, number)
        && document.word(number).ends_with('.')
        && matches!(document.word(before), "," | "(")
        && is_capital(document, before.wrapping_sub(1))
        && (on(document, number, List::Countries) || on(document, number, List::Places))
        && at(found, number).is_none();
    fits.then_some(number..number + 1)
}

/// `the asteroid Ryugu`, `the galaxy M31`.
fn space_object(document: &Document, found: &[Name], number: usize) -> Option<Range<usize>> {
    let before = number.checked_sub(1)?;
    let fits = is_capital(document, number)
        && on(document, before, List::SpaceObjects)
        && !is_capital(document, before)
        && !is_capital(document, number + 1)
        && spaced(document, number)
        && at(found, number).is_none_or(|name| name.tokens.len() == 1);
    fits.then_some(number..number + 1)
}
