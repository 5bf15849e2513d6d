//! What is no body and no place: abbreviations of things, laws and treaties, prizes and contests,
//! works, products and their models, and common nouns that stand for a body (the “Bank”).
//!
//! Reads the words of a name, the capitalised words and the number right after it, and lists. Not
//! read: what an abbreviation stands for where the text explains it in brackets, and products that
//! are called by nothing but a name of their own.

use super::super::{Class, Name};
use super::is_listed_body;
use crate::lexicon::{HashIndex, List};
use crate::text::{Case, Document, Gap, TokenKind};

/// Drops what is a thing, or the part of one: the `Boeing` of a Boeing 777.
pub(super) fn drop(document: &Document, found: &mut Vec<Name>) {
    let explained = explained(document);
    found.retain(|name| {
        let thing = goes_on(document, name) || ends_as_one(document, name);
        let no_body = name.class == Class::Organization
            && (is_abbreviation(document, name, &explained)
                || is_common_noun(document, name)
                || is_listed_work(document, name)
                || is_model(document, name));
        !(thing || no_body)
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
    name.tokens.len() == 1 && document.on(name.tokens.start, List::GenericBodies)
}

/// A film, spacecraft or programme of which no body has the name.
fn is_listed_work(document: &Document, name: &Name) -> bool {
    let lists = document.listed(name.tokens.clone());
    lists.has(List::Works)
        && !lists.has(List::KnownOrganizations)
        && !lists.has(List::AmbiguousOrganizations)
}

/// `Lincoln University Medal`, `the Copenhagen Treaty`
fn ends_as_one(document: &Document, name: &Name) -> bool {
    let last = name.tokens.end - 1;
    let surname = name.class == Class::Person && document.on(last, List::Surnames);
    name.tokens.len() > 1
        && document.on(last, List::ThingWords)
        && !surname
        && !is_listed_body(document, name.tokens.clone())
}

/// The name goes on, and as a whole is none: `Westgate Mall` Attack, `Beijing` Winter Olympics,
/// `London` 2012, `Boeing` 777.
fn goes_on(document: &Document, name: &Name) -> bool {
    let end = name.tokens.end;
    if document.gap(end) != Some(Gap::Space) {
        return false;
    }
    if name.class == Class::Person {
        // `Robert H. Goddard Memorial Trophy`
        return document.is(end, "memorial")
            && document.capital(end)
            && is_thing_word(document, end + 1);
    }
    let heading = document.sentence_at(end).is_some_and(|sentence| sentence.heading);
    let after_next = !heading
        && document.capital(end)
        && !document.on(end, List::Heads)
        && is_thing_word(document, end + 1);
    is_thing_word(document, end) || after_next || is_numbered(document, name)
}

/// A capitalised word for a thing, right after the word before: not the `Bill` of a Bill Nelson.
fn is_thing_word(document: &Document, number: usize) -> bool {
    let given_name = document.on(number, List::FirstNames) && document.capital(number + 1);
    document.gap(number) == Some(Gap::Space)
        && document.capital(number)
        && document.on(number, List::ThingWords)
        && !given_name
}

/// A year after a place that is not `in` it, a number of three digits or one with letters after a
/// body: `London` 2012, `S&P` 500, `Boeing` 747SP.
fn is_numbered(document: &Document, name: &Name) -> bool {
    let end = name.tokens.end;
    if document.kind(end) != Some(TokenKind::Number) {
        return false;
    }
    let number = document.word(end);
    let digits = number.chars().take_while(char::is_ascii_digit).count();
    let year = number.len() == 4 && digits == 4 && number.starts_with(['1', '2']);
    match name.class {
        Class::Place => {
            let before = name.tokens.start.wrapping_sub(1);
            let dated = document.is_any(before, &["in", "at", ","]);
            year && !dated && !document.on(name.tokens.start, List::Months)
        }
        _ => {
            let ordinal = number.ends_with("th") || number.ends_with("st") || number.contains('-');
            let lettered = digits > 0 && number.ends_with(|c: char| c.is_uppercase());
            (digits == 3 && number.len() == 3 || lettered)
                && !ordinal
                && is_listed_body(document, name.tokens.clone())
        }
    }
}

/// A maker and what it calls a model of its: `Apple Pencil`, `Airbus A350`. A word for a body or a
/// place makes a body of it: `Sony Music`, `Toyota Motor Europe`.
fn is_model(document: &Document, name: &Name) -> bool {
    let start = name.tokens.start;
    let maker = document.phrase(List::Makers, start, name.tokens.end);
    let body = |n: usize| {
        [List::OrganizationWords, List::PlaceWords, List::Countries, List::Makers]
            .iter()
            .any(|&list| document.on(n, list))
            || matches!(document.word(n), "&")
    };
    if maker == 0 {
        return false;
    }
    if maker == name.tokens.len() {
        return is_vehicle(document, name);
    }
    !(start + maker..name.tokens.end).any(body) && !is_listed_body(document, name.tokens.clone())
}

/// `a black Nissan`, `the BMW driver`: a maker's name for one of what it makes.
fn is_vehicle(document: &Document, name: &Name) -> bool {
    let before = name.tokens.start.wrapping_sub(1);
    let counted = document.on(before, List::IndefiniteArticles)
        || document.kind(before) == Some(TokenKind::Number)
        || document.is_any(before, &["the", "black", "white", "silver", "red", "blue", "grey"]);
    let end = name.tokens.end;
    let alone = document.kind(end) == Some(TokenKind::Sign) && !document.joined(end + 1)
        || document.on(end, List::FunctionWords)
        || document.is(end, "driver");
    counted && alone && !document.possessive(end) && document.case(end) != Some(Case::Upper)
}
