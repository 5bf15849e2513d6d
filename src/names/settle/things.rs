//! What is no body and no place: abbreviations of things, laws and treaties, prizes and contests,
//! works, products and their models, and common nouns that stand for a body (the “Bank”).
//!
//! Reads the words of a name, the capitalised words and the number right after it, and lists. Not
//! read: what an abbreviation stands for where the text explains it in brackets, and products that
//! are called by nothing but a name of their own.

use super::super::{Class, Name};
use super::is_listed_body;
use crate::lexicon::{HashIndex, List};
use crate::text::{Case, Document, Gap, TokenKind, quotation};
use std::ops::Range;

/// Most words of `Photo` of the Year.
const MOST_BEFORE_OF: usize = 4;

/// Drops what is a thing, or the part of one: the `Boeing` of a Boeing 777.
pub(super) fn drop(document: &Document, found: &mut Vec<Name>) {
    let explained = explained(document);
    found.retain(|name| {
        let thing = goes_on(document, name)
            || ends_as_one(document, name)
            || is_code(document, name)
            || is_in_an_address(document, name);
        let thing = thing || name.class != Class::Person && is_said_to_be_one(document, name);
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
    document.listed(name.tokens.clone()).has(List::GenericBodies)
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
    if has_code(document.word(end)) && document.capital(end) {
        // `SpaceX Crew-7`
        return name.class != Class::Place;
    }
    if name.class == Class::Person {
        // `Robert H. Goddard Memorial Trophy`
        return document.is(end, "memorial")
            && document.capital(end)
            && is_thing_word(document, end + 1);
    }
    let heading = document.sentence_at(end).is_some_and(|sentence| sentence.heading);
    let after_next = document.capital(end)
        && !document.on(end, List::Heads)
        && (!heading && is_thing_word(document, end + 1) || is_ranked(document, name));
    is_thing_word(document, end)
        || after_next
        || is_numbered(document, name)
        || is_of_the_year(document, end)
}

/// A capitalised word for a thing, right after the word before: not the `Bill` of a Bill Nelson.
fn is_thing_word(document: &Document, number: usize) -> bool {
    let given_name = document.on(number, List::FirstNames) && document.capital(number + 1);
    document.gap(number) == Some(Gap::Space)
        && document.capital(number)
        && (document.on(number, List::ThingWords)
            || document.on(number, List::WorkWords)
                && !document.on(number, List::OrganizationWords))
        && !given_name
}

/// `CNBC` Disruptor 50: a listed body, one more word and a number.
fn is_ranked(document: &Document, name: &Name) -> bool {
    let number = name.tokens.end + 1;
    // `Equifax Seized 138 Domains`
    let verb = document.word(number - 1).ends_with(['d', 's']);
    !verb
        && document.kind(number) == Some(TokenKind::Number)
        && document.gap(number) == Some(Gap::Space)
        && document.word(number).bytes().all(|byte| byte.is_ascii_digit())
        && !document.on(number - 1, List::Months)
        && !document.on(number - 1, List::OrganizationWords)
        && name.class == Class::Organization
        && is_listed_body(document, name.tokens.clone())
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

/// `Roland TR-707`, `KC-135`, `Koenigsegg CC850`: the last word is the code of a model.
fn is_code(document: &Document, name: &Name) -> bool {
    let last = document.word(name.tokens.end - 1);
    let letters = last.chars().take_while(|c| c.is_ascii_uppercase()).count();
    let lettered = letters > 0 && last.len() > letters + 2;
    let digits = lettered && last.chars().skip(letters).all(|c| c.is_ascii_digit());
    if name.tokens.len() == 1 {
        return has_code(last) && (1..3).contains(&letters) && !last.starts_with("G-");
    }
    has_code(last) || digits && !document.on(name.tokens.start, List::OrganizationWords)
}

/// Letters, a hyphen and a digit: `Crew-7`.
fn has_code(word: &str) -> bool {
    word.split_once('-').is_some_and(|(letters, number)| {
        letters.starts_with(char::is_uppercase) && number.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// `mcason@al.com`, `Equifax.com`
fn is_in_an_address(document: &Document, name: &Name) -> bool {
    let Range { start, end } = name.tokens;
    let before = document.joined(start) && document.word(start.wrapping_sub(1)) == "@";
    let mail = document.joined(end) && document.word(end) == "@";
    let dot = document.joined(end)
        && document.word(end) == "."
        && document.joined(end + 1)
        && document.kind(end + 1) == Some(TokenKind::Word)
        && document.case(end + 1) == Some(Case::Lower);
    before || mail || dot
}

/// What it is stands before it or after it in small letters: `the album Nebraska`, `the Nilu
/// hypercar`. A listed body and one with a word for a body stay: `the Pfizer vaccine`.
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
        && !is_listed_body(document, name.tokens.clone());
    work || product
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
