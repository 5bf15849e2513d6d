//! Streets, roads and addresses.
//!
//! Reads a number before a word for a street (`36th Street`), one after a word for a road (`Highway
//! 195`, `Interstate 10`), and names that end in such a word, points of the compass around them
//! (`N Jefferson St`, `Tamiami Trail E.`). House numbers stay outside.
//!
//! Not read: streets without such a word, floors, zip codes.

use super::shared::{at, is_capital, made, on, run_start, spaced};
use crate::lexicon::List;
use crate::names::name::put;
use crate::names::{Class, Name};
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// Words for a road that its number follows.
const NUMBERED: [&str; 7] =
    ["highway", "interstate", "route", "hwy", "hwy.", "motorway", "autobahn"];

/// Adds the streets of a text to the names found.
pub(super) fn set(document: &Document, found: &mut Vec<Name>) {
    let mut streets = Vec::new();
    let mut end = 0;
    for number in 0..document.tokens.len() {
        let tokens = numbered_street(document, number)
            .or_else(|| road(document, number))
            .or_else(|| named_street(document, found, number));
        if let Some(tokens) = tokens.filter(|tokens| tokens.start >= end) {
            end = tokens.end;
            streets.push(made(tokens, Class::Place));
        }
    }
    put(document, found, streets);
}

fn is_street(document: &Document, number: usize) -> bool {
    is_capital(document, number) && on(document, number, List::StreetWords)
}

/// `36th Street`, `West 72nd Street`: the ordinal at `number`.
fn numbered_street(document: &Document, number: usize) -> Option<Range<usize>> {
    let word = document.word(number);
    let ordinal = document.kind(number) == Some(TokenKind::Number)
        && word.starts_with(|c: char| c.is_ascii_digit())
        && ["st", "nd", "rd", "th"].iter().any(|ending| word.ends_with(ending));
    let street = ordinal && is_street(document, number + 1) && spaced(document, number + 1);
    street.then(|| with_compass(document, number..number + 2))
}

/// `Highway 195`, `U.S. Route 66`: the word for a road at `number`.
fn road(document: &Document, number: usize) -> Option<Range<usize>> {
    let numbered = is_capital(document, number)
        && document.is_any(number, &NUMBERED)
        && document.kind(number + 1) == Some(TokenKind::Number)
        && spaced(document, number + 1);
    if !numbered {
        return None;
    }
    let state = document.is_any(number.wrapping_sub(1), &["u.s.", "us", "state", "county"])
        && is_capital(document, number.wrapping_sub(1));
    Some(number - usize::from(state)..number + 2)
}

/// `17100 Tamiami Trail E.`, `108 N Jefferson St`: the word for a street at `number`, after a house's
/// number and capitalised words.
fn named_street(document: &Document, found: &[Name], number: usize) -> Option<Range<usize>> {
    if !is_street(document, number) {
        return None;
    }
    let start = run_start(document, number + 1);
    let house = start.wrapping_sub(1);
    let addressed = document.kind(house) == Some(TokenKind::Number)
        && spaced(document, start)
        && document.word(house).bytes().all(|b| b.is_ascii_digit());
    let longer = at(found, number).is_some_and(|name| name.tokens.end > number + 1);
    (start < number && addressed && !longer).then(|| with_compass(document, start..number + 1))
}

/// With a point of the compass before and after it.
fn with_compass(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    let before = tokens.start.wrapping_sub(1);
    let compass = |n: usize| is_capital(document, n) && on(document, n, List::CompassPoints);
    if compass(before) && spaced(document, tokens.start) {
        tokens.start = before;
    }
    if compass(tokens.end) && spaced(document, tokens.end) && document.word(tokens.end).len() < 5 {
        tokens.end += 1;
        let continues =
            document.tokens.get(tokens.end + 1).is_some_and(|token| !token.is_capital());
        if document.word(tokens.end) == "." && document.joined(tokens.end) && continues {
            tokens.end += 1;
        }
    }
    tokens
}
