//! Governments by whom or what they are called: `the Trump Administration` is Trump's, and Trump
//! alone is a name there; `the Labour government` and a `Tory MP` name the party.
//!
//! Reads names that end in a word for a government, and words for parties before those who are in
//! one. A government of a place stays whole: `Lagos State Government`.

use super::super::{Class, Name};
use crate::contract::Code;
use crate::lexicon::{AnyOf, HashIndex, List};
use crate::text::{Case, Document, Gap, TokenSet};

/// How sure a name is that such words stand after.
const SURE: f32 = 0.9;

/// Leaves of a government's name the person or party it is called by.
pub(super) fn cut(document: &Document, found: &mut Vec<Name>) {
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

/// Adds the party of a `Tory MP`, or makes it one.
pub(super) fn add_parties(document: &Document, found: &mut Vec<Name>) {
    let mut taken = TokenSet::none_of(document);
    found.iter_mut().for_each(|name| {
        if name.tokens.len() == 1 && is_party(document, name.tokens.start) {
            name.class = Class::Organization;
            name.confidence = name.confidence.max(SURE);
        }
        taken.add(name.tokens.clone());
    });
    let missed = |&n: &usize| taken.lacks(n) && is_party(document, n);
    found.extend((0..document.tokens.len()).filter(missed).map(|n| Name {
        tokens: n..n + 1,
        class: Class::Organization,
        confidence: SURE,
        because: Code::KnownOrganization,
        rule: None,
        listed: None,
    }));
    crate::order::sort(found, |name| [name.tokens.start, 0, 0]);
}

/// A capitalised word for a party, before those who are in it.
fn is_party(document: &Document, number: usize) -> bool {
    document.on(number, List::PartyAdjectives)
        && document.capital(number)
        && document.gap(number + 1) == Some(Gap::Space)
        && document.on(number + 1, List::PartyPeople)
        && !document.capital(number.wrapping_sub(1))
}

/// Whether these tokens are a word for a government and no more.
fn names_a_government(document: &Document, start: usize, end: usize) -> bool {
    end - start == document.phrase(List::GovernmentWords, start, end)
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
