//! What is no organization and no place: abbreviations of things, laws and treaties, prizes and
//! contests, works, and common nouns that stand for an organization (the “Bank”).
//!
//! Reads the words of a name, those right before it and after it, and lists. Not read: models
//! (`super::models`), what an abbreviation stands for where the text explains it in brackets, and
//! products that nothing says to be some.

use super::super::{Class, Name};
use super::listed::is_listed_organization;
use crate::lexicon::{HashIndex, List};
use crate::text::{Case, Document, Gap, quotation};
use std::ops::Range;

/// Most words of a listed work.
const LONGEST_WORK: usize = 6;

/// Most words of `Photo` of the Year.
const MOST_BEFORE_OF: usize = 4;

/// Drops what is a thing, or the part of one: the `Beijing` of the Beijing Winter Olympics.
pub(super) fn drop(document: &Document, found: &mut Vec<Name>) {
    let explained = explained(document);
    found.retain(|name| {
        let thing = name.class != Class::Person
            && (continues(document, name)
                || is_said_to_be_one(document, name)
                || is_of_a_thing(document, name.tokens.start)
                || is_in_a_work(document, name));
        let no_organization = name.class == Class::Organization
            && (is_abbreviation(document, name, &explained)
                || is_common_noun(document, name)
                || is_listed_work(document, name));
        !(thing || no_organization || ends_as_one(document, name))
    });
}

/// Abbreviations that stand alone in brackets: what is before them says what they are.
fn explained(document: &Document) -> HashIndex {
    let alone = |&n: &usize| {
        document.word(n.wrapping_sub(1)) == "("
            && document.word(n + 1) == ")"
            && document.on(n, List::ThingAbbreviations)
    };
    let numbers = (0..document.tokens.len()).filter(alone);
    numbers.filter_map(|n| Some((document.key(n)?, n))).collect()
}

/// `VAT`, `the ICU`, unless the text says otherwise.
fn is_abbreviation(document: &Document, name: &Name, explained: &HashIndex) -> bool {
    let word = name.tokens.start;
    name.tokens.len() == 1
        && document.on(word, List::ThingAbbreviations)
        && document.word(word).chars().filter(|c| c.is_uppercase()).count() > 1
        && document.key(word).is_none_or(|key| !explained.contains_key(&key))
}

/// `the “Bank”`, `a Department logo`
fn is_common_noun(document: &Document, name: &Name) -> bool {
    document.listed(name.tokens.clone()).has(List::GenericOrganizations)
}

/// A film, spacecraft or programme of which no organization has the name.
fn is_listed_work(document: &Document, name: &Name) -> bool {
    let lists = document.listed(name.tokens.clone());
    lists.has(List::Works)
        && !lists.has(List::KnownOrganizations)
        && !lists.has(List::AmbiguousOrganizations)
}

/// `Lincoln University Medal`, `the Copenhagen Treaty`
fn ends_as_one(document: &Document, name: &Name) -> bool {
    let last = name.tokens.end - 1;
    name.tokens.len() > 1
        && document.on(last, List::ThingWords)
        && name.class != Class::Person
        && !is_listed_organization(document, name.tokens.clone())
}

/// The name continues, and as a whole is none: `Westgate Mall` Attack, `Beijing` Winter Olympics.
fn continues(document: &Document, name: &Name) -> bool {
    let end = name.tokens.end;
    let heading = document.sentence_at(end).is_some_and(|sentence| sentence.heading);
    let after_next = !heading
        && document.gap(end) == Some(Gap::Space)
        && document.capital(end)
        && !document.on(end, List::Heads)
        && is_thing_word(document, end + 1);
    is_thing_word(document, end) || after_next || is_of_the_year(document, end)
}

/// Battle of `New Orleans`, Treaty of the `Pyrenees`
fn is_of_a_thing(document: &Document, start: usize) -> bool {
    let before = start.wrapping_sub(1);
    let of = if document.is(before, "the") { before.wrapping_sub(1) } else { before };
    let thing = of.wrapping_sub(1);
    document.is(of, "of")
        && document.on(thing, List::ThingWords)
        && document.case(thing) == Some(Case::Initial)
        && !document.opens(thing)
}

/// `Orange` is the New Black
fn is_in_a_work(document: &Document, name: &Name) -> bool {
    let start = name.tokens.start;
    document.phrase(List::Works, start, start + LONGEST_WORK) > name.tokens.len()
}

/// A capitalised word for a thing, right after the word before: not the `Bill` of a Bill Nelson.
pub(super) fn is_thing_word(document: &Document, number: usize) -> bool {
    let given_name = document.on(number, List::FirstNames) && document.capital(number + 1);
    document.gap(number) == Some(Gap::Space)
        && document.capital(number)
        && (document.on(number, List::ThingWords)
            || document.on(number, List::WorkWords)
                && !document.on(number, List::OrganizationWords))
        && !given_name
}

/// `NASA` Photo of the Year, `Premier League` Player of the Season.
fn is_of_the_year(document: &Document, end: usize) -> bool {
    let capitals = (end..end + MOST_BEFORE_OF).take_while(|&n| document.capital(n)).count();
    let of = end + capitals;
    capitals > 0
        && document.is(of, "of")
        && document.is(of + 1, "the")
        && document.is_any(of + 2, &["year", "month", "season", "match", "week"])
        && document.capital(of + 2)
}

/// What it is stands before it or after it in small letters: `the album Nebraska`, `the Nilu
/// hypercar`. A listed organization and one with a word for an organization stay: `the Pfizer
/// vaccine`.
fn is_said_to_be_one(document: &Document, name: &Name) -> bool {
    let Range { start, end } = name.tokens;
    let small = |n: usize| document.case(n) == Some(Case::Lower) && !document.possessive(n);
    let mut before = start.wrapping_sub(1);
    for _ in 0..2 {
        let quoted = quotation::opens(document.word(before));
        if document.is(before, "the") && document.capital(before) || quoted {
            before = before.wrapping_sub(1);
        }
    }
    let work = document.on(before, List::WorkNouns) && small(before);
    let product = name.class == Class::Organization
        && document.gap(end) == Some(Gap::Space)
        && document.on(end, List::ProductNouns)
        && small(end)
        && !name.tokens.clone().any(|n| document.on(n, List::OrganizationWords))
        && !is_listed_organization(document, name.tokens.clone());
    work || product
}
