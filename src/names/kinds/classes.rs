//! Organizations and places that are taken for each other, where a word says which of them is
//! meant: a hospital or school is an organization, the White House that somebody stands in is a
//! building, and whoever has a position at a name has it at an organization. A point of the compass
//! alone is neither, nor are people called by where they live.
//!
//! Reads the last word of a name and the words right before it.

use super::super::{Class, Name};
use crate::lexicon::List;
use crate::text::Document;

/// Sets the class of names by such words.
pub(super) fn set(document: &Document, found: &mut Vec<Name>) {
    found.retain(|name| {
        name.class != Class::Place
            || !(is_direction(document, name) || names_people(document, name))
    });
    for name in found.iter_mut() {
        if name.class == Class::Place && (is_institution(document, name) || employs(document, name))
        {
            name.class = Class::Organization;
        } else if name.class == Class::Organization && is_building(document, name) {
            name.class = Class::Place;
        }
    }
}

/// `the West`
fn is_direction(document: &Document, name: &Name) -> bool {
    name.tokens.len() == 1
        && document.is_any(name.tokens.start, &["north", "south", "east", "west"])
}

/// `New Yorkers`, `British`
fn names_people(document: &Document, name: &Name) -> bool {
    let lists = document.listed(name.tokens.clone());
    lists.has(List::Nationalities)
        && ![List::Places, List::Cities, List::Countries].iter().any(|&list| lists.has(list))
}

/// `New York Methodist Hospital`, `University of Leeds`
fn is_institution(document: &Document, name: &Name) -> bool {
    let first = name.tokens.start;
    name.tokens.len() > 1
        && (document.on(name.tokens.end - 1, List::InstitutionWords)
            || document.on(first, List::InstitutionWords) && document.is(first + 1, "of"))
}

/// `vice president at Chase`, unless it is a place and nothing else.
fn employs(document: &Document, name: &Name) -> bool {
    let at = name.tokens.start.wrapping_sub(1);
    let lists = document.listed(name.tokens.clone());
    let place = lists.has(List::Places) && !lists.has(List::AmbiguousOrganizations);
    document.is(at, "at")
        && document.on(at.wrapping_sub(1), List::Heads)
        && !place
        && !name.tokens.clone().any(|n| document.on(n, List::PlaceWords))
}

/// `at the White House`, `inhabits the White House`
fn is_building(document: &Document, name: &Name) -> bool {
    if !document.listed(name.tokens.clone()).has(List::SeatsOfPower) {
        return false;
    }
    let before = name.tokens.start.wrapping_sub(1);
    let entered = if document.is(before, "the") { before.wrapping_sub(1) } else { before };
    document.is(name.tokens.end - 1, "office")
        || document.on(entered, List::EntryWords) && !document.capital(name.tokens.end)
}
