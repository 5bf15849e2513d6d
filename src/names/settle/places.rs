//! Places that were cut wrongly or taken for something else.
//!
//! Reads a direction with a capital (`Southern California`), forms of state (`Commonwealth of
//! Australia`), a site word in lower case after a name (`Luton airport`) and in capitals at its end
//! (`Liberty Stadium`), abbreviations of places (`NYC`).
//!
//! Not read: streets (`super::streets`), and places that nothing has found (`super::missed_places`).

use super::shared::{at, is, is_capital, is_listed, on, remade, run_start, spaced, widen};
use crate::lexicon::List;
use crate::names::{Class, Name};
use crate::text::{Case, Document};
use std::ops::Range;

/// Words for a state, before `of`.
const STATES: [&str; 5] = ["commonwealth", "republic", "kingdom", "city", "principality"];

/// Sets the bounds and the class of every place among `found`.
pub(super) fn set(document: &Document, found: &mut Vec<Name>) {
    let names = found.clone();
    for name in found.iter_mut() {
        let before = at(&names, name.tokens.start.wrapping_sub(2));
        if is_site(document, name)
            || is_abbreviation(document, name, before)
            || is_state(document, name)
        {
            *name = remade(name, name.tokens.clone(), Class::Place);
        }
    }
    widen(found, &|name, names| as_listed(document, name, names));
    widen(found, &|name, _| with_site_word(document, name));
    widen(found, &|name, _| with_direction(document, name));
    widen(found, &|name, _| with_state(document, name));
}

/// `Liberty Stadium`, `Ida Wells Drive`: the last word says that it is a building or a street;
/// one that is a surname as well says so only after `of` and the like (`34, of Mill Lane`).
fn is_site(document: &Document, name: &Name) -> bool {
    let Range { start, end } = name.tokens;
    let last = end - 1;
    let street = on(document, last, List::StreetWords) && !is_short(document.word(last));
    let named = document.listed(start..end);
    let organization = named.has(List::Organizations) || named.has(List::KnownOrganizations);
    let lived_in = on(document, start.wrapping_sub(1), List::PlacePrepositions)
        && !on(document, start, List::FirstNames);
    let full_name =
        name.class == Class::Person && end - start == 2 && on(document, start, List::FirstNames);
    (street || on(document, last, List::SiteWords))
        && name.class != Class::Place
        && end - start > 1
        && name.tokens.clone().all(|n| is_capital(document, n))
        && (!on(document, last, List::Surnames) || lived_in && name.class == Class::Person)
        && !organization
        && !full_name
}

/// `St`, `Ave.`
fn is_short(word: &str) -> bool {
    word.len() < 3 || word.ends_with('.')
}

/// `Commonwealth of Virginia`, taken for an organization.
fn is_state(document: &Document, name: &Name) -> bool {
    let Range { start, end } = name.tokens;
    name.class == Class::Organization
        && document.is_any(start, &STATES)
        && is(document, start + 1, "of")
        && end > start + 2
        && is_listed(document, start + 2..end)
}

/// `NYC`, `DRC`: listed as a place, in capitals, and no organization's in brackets.
fn is_abbreviation(document: &Document, name: &Name, before: Option<&Name>) -> bool {
    let number = name.tokens.start;
    let lists = document.listed(name.tokens.clone());
    name.class == Class::Organization
        && name.tokens.len() == 1
        && document.case(number) == Some(Case::Upper)
        && document.word(number).len() > 1
        && (lists.has(List::Places) || lists.has(List::Countries))
        && !lists.has(List::Organizations)
        && before.is_none_or(|b| b.class != Class::Organization || b.tokens.end + 1 != number)
}

/// `Luton airport`, `the Al Aqsa compound`.
fn with_site_word(document: &Document, name: &Name) -> Option<Name> {
    let Range { start, end } = name.tokens;
    let before = start.wrapping_sub(1);
    let led = document.is_any(before, &["a", "an", "the"])
        || on(document, before, List::PlacePrepositions)
        || document.opens(start);
    let site = on(document, end, List::LowerCaseSites)
        && document.case(end) == Some(Case::Lower)
        && spaced(document, end)
        && name.class != Class::Person
        && led
        && !on(document, end - 1, List::PlaceWords)
        && !on(document, end - 1, List::OrganizationWords)
        && !on(document, end - 1, List::Nationalities);
    let capital = on(document, end, List::SiteWords)
        && is_capital(document, end)
        && spaced(document, end)
        && name.class != Class::Person
        && !(is_capital(document, end + 1) && spaced(document, end + 1));
    (site || capital).then(|| remade(name, start..end + 1, Class::Place))
}

/// `St. Kitts and Nevis`: the longest listed place that begins with it.
fn as_listed(document: &Document, name: &Name, names: &[Name]) -> Option<Name> {
    let Range { start, end } = name.tokens;
    let length = [List::Countries, List::Places, List::Cities]
        .map(|list| document.phrase(list, start, start + 6))
        .into_iter()
        .max()?;
    let longer = start + length;
    let places = (end..longer).all(|n| at(names, n).is_none_or(|name| name.class == Class::Place));
    (name.class == Class::Place && longer > end && places && is_capital(document, longer - 1))
        .then(|| remade(name, start..longer, Class::Place))
}

/// `Southern California`, without `southern`.
fn with_direction(document: &Document, name: &Name) -> Option<Name> {
    let Range { start, end } = name.tokens;
    let direction = |n: usize| on(document, n, List::CompassPoints) && document.word(n).len() > 2;
    let before = start.checked_sub(1)?;
    if name.class != Class::Place {
        return None;
    }
    if end - start > 1 && direction(start) && document.case(start) == Some(Case::Lower) {
        return Some(remade(name, start + 1..end, Class::Place));
    }
    let joined = direction(before)
        && document.case(before) == Some(Case::Initial)
        && spaced(document, start)
        && !direction(start)
        && !on(document, end - 1, List::SiteWords);
    joined.then(|| remade(name, before..end, Class::Place))
}

/// `Commonwealth of Australia`, `Democratic Republic of the Congo`.
fn with_state(document: &Document, name: &Name) -> Option<Name> {
    let Range { start, end } = name.tokens;
    let article = usize::from(is(document, start.wrapping_sub(1), "the"));
    let of = start.checked_sub(1 + article)?;
    let state = of.checked_sub(1)?;
    let fits = name.class == Class::Place
        && is(document, of, "of")
        && is_capital(document, state)
        && document.is_any(state, &STATES);
    fits.then(|| remade(name, run_start(document, of)..end, Class::Place))
}
