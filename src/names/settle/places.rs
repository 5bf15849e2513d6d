//! Places that were cut wrongly, missed or taken for something else.
//!
//! Reads a direction with a capital (`Southern California`), forms of state (`Commonwealth of
//! Australia`), a site word in lower case after a name (`Luton airport`) and in capitals at its end
//! (`Liberty Stadium`), an unknown word before a state (`Hammocks, Florida`), a venue (`the Red Lion
//! pub`), worlds (`the Moon`), abbreviations of places (`NYC`).
//!
//! Not read: streets (`super::streets`), worlds in lower case.

use super::{Class, Name, at, is_listed, made, put, remade, run_start, spaced, widen};
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenKind, quotation};
use std::ops::Range;

/// Directions that belong to a place's name where they have a capital.
const DIRECTIONS: [&str; 14] = [
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "upper",
    "lower",
    "northeast",
    "northwest",
    "southeast",
];
/// Words for a state, before `of`.
const STATES: [&str; 5] = ["commonwealth", "republic", "kingdom", "city", "principality"];

/// A name less sure than this gives way to a town before a state.
const DOUBTFUL: f32 = 0.7;

/// Sets the bounds and the class of every place among `found`, and adds some.
pub(in crate::names) fn set(document: &Document, found: &mut Vec<Name>) {
    let mut places = Vec::new();
    let mut end = 0;
    for number in 0..document.tokens.len() {
        let tokens = town(document, found, number)
            .or_else(|| state_code(document, found, &places, number))
            .or_else(|| venue(document, found, number))
            .or_else(|| world(document, found, number))
            .or_else(|| known(document, found, number))
            .or_else(|| heavenly_body(document, found, number));
        if let Some(tokens) = tokens.filter(|tokens| tokens.start >= end) {
            end = tokens.end;
            places.push(made(tokens, Class::Place));
        }
    }
    put(document, found, places);
    let names = found.clone();
    for name in found.iter_mut() {
        let before = at(&names, name.tokens.start.wrapping_sub(2));
        if is_site(document, name)
            || is_abbreviation(document, name, before)
            || is_state(document, name)
            || is_seat(document, name)
        {
            *name = remade(name, name.tokens.clone(), Class::Place);
        }
    }
    widen(found, &|name, names| as_listed(document, name, names));
    widen(found, &|name, _| with_site_word(document, name));
    widen(found, &|name, _| with_direction(document, name));
    widen(found, &|name, _| with_state(document, name));
}

/// `Liberty Stadium`, `Kudirat Abiola Way`: the last word says that it is a building or a street;
/// one that is a surname as well says so only after `of` and the like (`34, of Mill Lane`).
fn is_site(document: &Document, name: &Name) -> bool {
    let Range { start, end } = name.tokens;
    let last = end - 1;
    let street = document.on(last, List::StreetWords) && !is_short(document.word(last));
    let named = document.listed(start..end);
    let body = named.has(List::Organizations) || named.has(List::KnownOrganizations);
    let lived_in = document
        .is_any(start.wrapping_sub(1), &["of", "in", "on", "off", "along", "near"])
        && !document.on(start, List::FirstNames);
    let full_name =
        name.class == Class::Person && end - start == 2 && document.on(start, List::FirstNames);
    (street || document.on(last, List::SiteWords))
        && name.class != Class::Place
        && end - start > 1
        && name.tokens.clone().all(|n| document.capital(n))
        && (!document.on(last, List::Surnames) || lived_in && name.class == Class::Person)
        && !body
        && !full_name
}

/// `St`, `Ave.`
fn is_short(word: &str) -> bool {
    word.len() < 3 || word.ends_with('.')
}

/// `Commonwealth of Virginia`, taken for a body.
fn is_state(document: &Document, name: &Name) -> bool {
    let Range { start, end } = name.tokens;
    name.class == Class::Organization
        && document.is_any(start, &STATES)
        && document.is(start + 1, "of")
        && end > start + 2
        && is_listed(document, start + 2..end)
        || document.listed(start..end).has(List::Places) && document.is(start, "oval")
}

/// `NYC`, `DRC`: listed as a place, in capitals, and no body's in brackets.
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
    let led = document.is_any(
        start.wrapping_sub(1),
        &["a", "an", "the", "in", "at", "into", "to", "from", "near", "of", "entering", "across"],
    ) || document.opens(start);
    let site = document.on(end, List::LowerCaseSites)
        && document.case(end) == Some(Case::Lower)
        && spaced(document, end)
        && name.class != Class::Person
        && led
        && !document.on(end - 1, List::PlaceWords)
        && !document.on(end - 1, List::OrganizationWords)
        && !document.on(end - 1, List::Nationalities);
    let capital = document.on(end, List::SiteWords)
        && document.capital(end)
        && spaced(document, end)
        && name.class != Class::Person
        && !(document.capital(end + 1) && spaced(document, end + 1));
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
    (name.class == Class::Place && longer > end && places && document.capital(longer - 1))
        .then(|| remade(name, start..longer, Class::Place))
}

/// `Southern California`, without `southern`.
fn with_direction(document: &Document, name: &Name) -> Option<Name> {
    let Range { start, end } = name.tokens;
    let direction = |n: usize| document.is_any(n, &DIRECTIONS);
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
        && !document.on(end - 1, List::SiteWords);
    joined.then(|| remade(name, before..end, Class::Place))
}

/// `Commonwealth of Australia`, `Democratic Republic of the Congo`.
fn with_state(document: &Document, name: &Name) -> Option<Name> {
    let Range { start, end } = name.tokens;
    let article = usize::from(document.is(start.wrapping_sub(1), "the"));
    let of = start.checked_sub(1 + article)?;
    let state = of.checked_sub(1)?;
    let fits = name.class == Class::Place
        && document.is(of, "of")
        && document.capital(state)
        && document.is_any(state, &STATES);
    fits.then(|| remade(name, run_start(document, of)..end, Class::Place))
}

/// `Hammocks, Florida`: a capitalised word that nothing is known of before a comma and a state.
fn town(document: &Document, found: &[Name], number: usize) -> Option<Range<usize>> {
    if document.word(number) != "," || number == 0 || !document.joined(number) {
        return None;
    }
    let state = state_length(document, number + 1);
    let mut start = run_start(document, number);
    if document.opens(start) && document.on(start, List::CommonWords) && start + 1 < number {
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
        .any(|list| document.on(n, list))
    };
    let led = document.is_any(
        start.wrapping_sub(1),
        &["of", "in", "from", "at", "near", "outside", "to", "around"],
    );
    let new_line =
        |n: usize| document.gap(n).is_none_or(|gap| matches!(gap, Gap::Line | Gap::Paragraph));
    let after = number + 1 + state;
    let address = new_line(start)
        && (new_line(after) || matches!(document.word(after), "," | "(" | "—" | "–" | "-" | "--"))
        && !(start..number).any(word);
    let free = (start..number).all(|n| at(found, n).is_none_or(|name| is_doubtful(document, name)));
    (named && free && (led && !word(number - 1) || address)).then_some(start..number)
}

/// One word that nothing but the tagger takes for a person or a body.
fn is_doubtful(document: &Document, name: &Name) -> bool {
    name.tokens.len() == 1
        && name.class != Class::Place
        && name.confidence < DOUBTFUL
        && !is_listed(document, name.tokens.clone())
}

/// Tokens of the state, province or country at `number`; 0 if none stands there.
fn state_length(document: &Document, number: usize) -> usize {
    if !document.capital(number) {
        return 0;
    }
    let code = document.on(number, List::StateCodes) && document.case(number) == Some(Case::Upper);
    let named = document.phrase(List::Countries, number, number + 3);
    let county = document.on(number, List::Places) && document.word(number).ends_with("shire");
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
    let code = document.on(number, List::StateCodes)
        && document.case(number) == Some(Case::Upper)
        && document.word(comma) == ","
        && document.joined(comma)
        && (at(found, comma.wrapping_sub(1)).is_some_and(|name| name.class == Class::Place)
            || towns.last().is_some_and(|town| town.tokens.end == comma))
        && at(found, number).is_none_or(|name| name.tokens.len() == 1);
    code.then_some(number..number + 1)
}

/// `the Live and Let Live pub`
fn venue(document: &Document, found: &[Name], number: usize) -> Option<Range<usize>> {
    let before = number.checked_sub(1)?;
    if !document.on(number, List::VenueWords)
        || document.case(number) != Some(Case::Lower)
        || !document.capital(before)
        || !spaced(document, number)
    {
        return None;
    }
    let the = (number.saturating_sub(6)..before).rev().find(|&n| document.is(n, "the"))?;
    let words = (the + 1..number).all(|n| {
        spaced(document, n)
            && (document.capital(n)
                || document.on(n, List::Particles)
                || document.is_any(n, &["and", "of", "in"]))
            && !document.on(n, List::Nationalities)
    });
    let free = (the + 1..number).all(|n| at(found, n).is_none());
    (words && free && document.capital(the + 1)).then_some(the + 1..number)
}

/// `the Moon`, `Mars`, `Earth's`.
fn world(document: &Document, found: &[Name], number: usize) -> Option<Range<usize>> {
    let the = document.is_any(number.wrapping_sub(1), &["the", "on", "to", "from", "around", "of"]);
    let own_name = !document.is_any(number, &["sun", "moon"]);
    let fits = document.on(number, List::Worlds)
        && document.case(number) == Some(Case::Initial)
        && (the || own_name && !document.opens(number) || document.possessive(number + 1))
        && !document.capital(number + 1)
        && document.kind(number + 1) != Some(TokenKind::Number)
        && !quotation::opens(document.word(number.wrapping_sub(1)))
        && (the || !document.capital(number.wrapping_sub(1)))
        && at(found, number).is_none_or(|name| name.tokens.len() == 1);
    fits.then_some(number..number + 1)
}

/// `Long Island`, `Mich.`: listed in several words, or as an abbreviation after a comma or in brackets,
/// where nothing was found.
fn known(document: &Document, found: &[Name], number: usize) -> Option<Range<usize>> {
    if !document.capital(number) || at(found, number).is_some() {
        return None;
    }
    let length = [List::Countries, List::Places, List::Cities]
        .map(|list| document.phrase(list, number, number + 6))
        .into_iter()
        .max()?;
    let end = number + length;
    let before = number.wrapping_sub(1);
    let free = (number..end).all(|n| at(found, n).is_none() && document.capital(n));
    let alone = !(document.capital(before) && spaced(document, number))
        // `the 2019 United Kingdom general election`
        && document.kind(before) != Some(TokenKind::Number)
        && !(document.capital(end) && spaced(document, end));
    let several = length > 1 && alone && document.case(end - 1) == Some(Case::Initial);
    let abbreviated = length == 1
        && document.word(number).ends_with('.')
        && matches!(document.word(before), "," | "(")
        && document.capital(before.wrapping_sub(1));
    (free && (several || abbreviated)).then_some(number..end)
}

/// `the asteroid Bennu`, `the galaxy M87`.
fn heavenly_body(document: &Document, found: &[Name], number: usize) -> Option<Range<usize>> {
    let before = number.checked_sub(1)?;
    let fits = document.capital(number)
        && document.is_any(before, &["asteroid", "galaxy", "planet", "comet", "nebula"])
        && !document.capital(before)
        && !document.capital(number + 1)
        && spaced(document, number)
        && at(found, number).is_none_or(|name| name.tokens.len() == 1);
    fits.then_some(number..number + 1)
}

/// `in the White House`, `at Buckingham Palace`: where a body has its seat.
fn is_seat(document: &Document, name: &Name) -> bool {
    let Range { start, end } = name.tokens;
    let article = usize::from(document.is(start.wrapping_sub(1), "the"));
    let before = start.wrapping_sub(1 + article);
    name.class == Class::Organization
        && end - start > 1
        && document.on(end - 1, List::PlaceWords)
        && document.listed(start..end).has(List::KnownOrganizations)
        && document.is_any(
            before,
            &[
                "at", "in", "inside", "outside", "into", "enter", "enters", "entering", "leave",
                "leaves", "left", "leaving", "inhabits", "occupies",
            ],
        )
        && !document.capital(end)
}
