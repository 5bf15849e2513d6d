//! Governments by whom or what they are called: `the Trump Administration` is Trump's, and Trump
//! alone is a name there; `the Labour government` and a `Tory MP` name the party.
//!
//! Reads names that end in a word for a government, words for parties before those who are in one,
//! and nations before what they have one of (`the Australian Government`). A government of a place
//! stays whole: `Lagos State Government`.

use super::super::name::put;
use super::super::{Class, Name};
use super::listed::organization;
use crate::lexicon::{AnyOf, HashIndex, List};
use crate::text::{Case, Document, Gap};

/// How sure a name is that such words stand after.
const SURE: f32 = 0.9;

/// Most words of a nation's organization: `British High Commission`.
const LONGEST: usize = 4;

/// Leaves of a government's name the person or party it is called by.
pub(super) fn cut(document: &Document, found: &mut [Name]) {
    let people: HashIndex = found
        .iter()
        .filter(|name| name.class == Class::Person)
        .filter_map(|name| Some((document.key(name.tokens.end - 1)?, name.tokens.start)))
        .collect();
    for name in found.iter_mut().filter(|name| name.class == Class::Organization) {
        let first = name.tokens.start;
        if name.tokens.len() < 2 || !names_a_government(document, first + 1, name.tokens.end) {
            continue;
        }
        let party = document.on(first, List::PartyAdjectives);
        let known = document.key(first).is_some_and(|key| people.contains_key(&key));
        // `the Lagos Government` may be a place's that no list has.
        let place = document.is(first + 1, "government");
        if party || is_surname(document, first, known, place) {
            name.tokens.end = first + 1;
            name.class = if party { Class::Organization } else { Class::Person };
            name.confidence = name.confidence.max(SURE);
        }
    }
}

/// Adds the party of a `Tory MP` and an `Australian Government`, in place of what is inside them.
pub(super) fn add(document: &Document, found: &mut Vec<Name>) {
    let mut new = Vec::new();
    let mut at = 0;
    for number in 0..document.tokens.len() {
        let length = length(document, number);
        if length == 0 {
            continue;
        }
        let tokens = number..number + length;
        while found.get(at).is_some_and(|name| name.tokens.end <= number) {
            at += 1;
        }
        let mut overlapping = found.iter().skip(at).take_while(|n| n.tokens.start < tokens.end);
        if overlapping.all(|n| n.tokens.start >= tokens.start && n.tokens.end <= tokens.end) {
            new.push(organization(tokens));
        }
    }
    put(document, found, new);
}

/// Tokens of the party or the nation's organization that begins here; 0 if none does.
fn length(document: &Document, number: usize) -> usize {
    if !document.capital(number) || document.gap(number + 1) != Some(Gap::Space) {
        return 0;
    }
    if is_party(document, number) {
        return 1;
    }
    let end = number + LONGEST;
    let length = document.phrase(List::NationalOrganizations, number + 1, end);
    let last = number + length;
    let whole = length > 0
        && document.on(number, List::Nationalities)
        && !document.on(number, List::PartyAdjectives)
        && (number + 1..=last).all(|n| document.case(n) == Some(Case::Initial))
        && (!document.capital(last + 1) || document.gap(last + 1) != Some(Gap::Space))
        && !document.is(last + 1, "of");
    if whole { length + 1 } else { 0 }
}

/// A capitalised word for a party, before those who are in it.
fn is_party(document: &Document, number: usize) -> bool {
    document.on(number, List::PartyAdjectives)
        && document.on(number + 1, List::PartyPeople)
        && !document.capital(number.wrapping_sub(1))
}

/// Whether these tokens are a word for a government and no more.
fn names_a_government(document: &Document, start: usize, end: usize) -> bool {
    match end - start {
        1 => document.is_any(start, &["administration", "cabinet", "government"]),
        2 => document.is(start, "white") && document.is(start + 1, "house"),
        _ => false,
    }
}

/// A surname, and nothing else that a government is called by; a word on no list too, unless it may
/// be a place.
fn is_surname(document: &Document, number: usize, known: bool, place: bool) -> bool {
    static OTHERS: AnyOf = AnyOf::lists(&[
        List::Countries,
        List::Cities,
        List::Places,
        List::Nationalities,
        List::OrganizationWords,
        List::PlaceWords,
        List::Modifiers,
        List::CommonWords,
    ]);
    let other = document.tokens.get(number).is_some_and(|token| token.lists.has_any(&OTHERS));
    let written = document.case(number) == Some(Case::Initial) && !place;
    known || (document.on(number, List::Surnames) || written) && !other
}
