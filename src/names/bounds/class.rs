//! What a person's name turns out to name, by its last word and the words around it.

use super::super::Class;
use super::super::evidence::names_facility;
use super::super::titles::{addresses_a_person, reigns};
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenKind};
use std::ops::Range;

/// Lower-case words for a company; a name right after one is the company's.
pub(in super::super) const MAKERS: [&str; 16] = [
    "airline",
    "automaker",
    "bank",
    "brewer",
    "carmaker",
    "charity",
    "chipmaker",
    "company",
    "firm",
    "insurer",
    "lender",
    "maker",
    "manufacturer",
    "retailer",
    "startup",
    "supermarket",
];

/// Words for streets that are surnames as well or on no list of places.
const STREETS: [&str; 8] = ["way", "drive", "lane", "close", "grove", "crescent", "mews", "row"];

/// What a name of two words or more names by its last word or the one after it:
/// `Lloyd George Hotel`, `Charles de Gaulle airport`, `Jack Daniel`.
pub(super) fn class(document: &Document, tokens: Range<usize>) -> Class {
    let last = tokens.end - 1;
    let before = tokens.start.wrapping_sub(1);
    // `Cllr Pamela Orchard`
    let addressed = addresses_a_person(document, before);
    let plain = tokens.len() > 1 && !addressed && !document.on(last, List::Surnames);
    // `on Bob Hope Drive`
    let street = tokens.len() > 1
        && document.is_any(last, &STREETS)
        && !addressed
        && (tokens.len() > 2
            || document.is_any(before, &["on", "in", "at", "of", "off", "along", "near", "from"]));
    if document.listed(tokens.clone()).has(List::KnownOrganizations)
        || plain && document.on(last, List::OrganizationWords)
    {
        Class::Organization
    } else if street
        || plain && document.on(last, List::PlaceWords)
        || tokens.len() > 1
            && names_facility(document, tokens.clone())
            && document.on(tokens.end, List::PlaceWords)
    {
        Class::Place
    } else if begins_with_an_abbreviation(document, &tokens) {
        Class::Organization
    } else {
        Class::Person
    }
}

/// `ABTU Te Roa`, or `ABTU` in a sentence of other letters: an abbreviation that is nobody's name.
fn begins_with_an_abbreviation(document: &Document, tokens: &Range<usize>) -> bool {
    let (first, last) = (tokens.start, tokens.end - 1);
    let capitals = |n: usize| document.case(n) == Some(Case::Upper);
    let letters = document.word(first).chars().count();
    let among_others = if tokens.len() > 1 {
        !capitals(last)
    } else {
        !document.sentence_at(first).is_some_and(|sentence| sentence.heading)
            && !capitals(first.wrapping_sub(1))
            && !capitals(first + 1)
            && !document.on(first.wrapping_sub(1), List::FirstNames)
    };
    const OF_PEOPLE: [List; 4] =
        [List::FirstNames, List::Surnames, List::Honorifics, List::WellKnownPeople];
    // `AKM Mozammel Huq`
    let initials = letters == 3
        && tokens.len() > 2
        && document.on(first + 1, List::FirstNames)
        && document.on(last, List::Surnames)
        && !document.on_any(first, &[List::Organizations, List::AmbiguousOrganizations]);
    capitals(first)
        && !initials
        && (3..=6).contains(&letters)
        && document.word(first).chars().all(char::is_alphabetic)
        && !addresses_a_person(document, first.wrapping_sub(1))
        && among_others
        && !document.on_any(first, &OF_PEOPLE)
}

/// What the words around a name make of it: positions (`mayor of Kent Mills`, `analyst at Edward
/// Jones`, `a former Fianna Fáil councillor`), and others: a dateline's name is a place, a name
/// with an article a ship, one beside `&` or before `Award` an organization.
pub(super) fn class_by_neighbours(document: &Document, tokens: &Range<usize>) -> Option<Class> {
    const OF_PLACES: [&str; 14] = [
        "mayor",
        "governor",
        "emir",
        "bishop",
        "archbishop",
        "king",
        "queen",
        "duke",
        "duchess",
        "sheriff",
        "mp",
        "member",
        "sultan",
        "reeve",
    ];
    let before = tokens.start.wrapping_sub(1);
    let position = before.wrapping_sub(1);
    if document.dateline_at(tokens.start).is_some_and(|dateline| dateline.start == tokens.start) {
        return Some(Class::Place);
    }
    // `Queen Helena IV of Aragon`
    if reigns(document, before)
        || document.is_any(before, &["of", "for"]) && document.is_any(position, &OF_PLACES)
    {
        return Some(Class::Place);
    }
    let workplace = document.is(before, "at") && document.on(position, List::Heads);
    let party = tokens.len() > 1
        && document.is_any(before, &["a", "an", "former"])
        && document.on(tokens.end, List::Heads)
        && !document.capital(tokens.end)
        && !document.on(tokens.start, List::FirstNames);
    let ship = tokens.len() > 1
        && document.word(before) == "the"
        && !document.possessive(tokens.end)
        && !document
            .tokens
            .get(tokens.end)
            .is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
    let partners = tokens.len() == 1
        && (document.word(before) == "&" && document.capital(position)
            || document.word(tokens.end) == "&" && document.capital(tokens.end + 1));
    let award = tokens.len() > 1
        && document.capital(tokens.end)
        && document.gap(tokens.end) == Some(Gap::Space)
        && document.on(tokens.end, List::WorkWords)
        && !document.on(tokens.end, List::Surnames);
    // `the equipment maker Kanto Seiki`
    let maker = document.is_any(before, &MAKERS) && !document.on(tokens.start, List::FirstNames);
    (workplace || party || ship || partners || award || maker).then_some(Class::Organization)
}
