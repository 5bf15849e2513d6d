//! Two names in one, and words that are no part of a name: the cuts.
//!
//! Reads the genitive (`NASA's | Office of Inspector General`), a comma between two bodies, a second
//! `of`, an article or a position before a body, the word of a position after a place (`Cook County |
//! State's Attorney`).
//!
//! Not read: what belongs to a name beside what was found (`super::bodies`, `super::places`).

use super::{Class, Name, is_listed};
use crate::lexicon::List;
use crate::text::{Case, Document};
use std::ops::Range;

/// Cuts every organization and place among `found`.
pub(super) fn set(document: &Document, found: &mut Vec<Name>) {
    let names = std::mem::take(found);
    for name in names {
        if name.class == Class::Person {
            found.push(name);
            continue;
        }
        let Some(name) = without_position(document, name) else { continue };
        let mut rest = trimmed(document, name.tokens.clone(), name.class);
        while let Some(joint) = joint(document, rest.clone(), name.class) {
            found.push(Name { tokens: rest.start..joint.start, ..name.clone() });
            rest = joint.end..rest.end;
        }
        if !rest.is_empty() {
            found.push(Name { tokens: rest, ..name });
        }
    }
}

/// Without an article before it and the words of a position around it.
fn trimmed(document: &Document, mut tokens: Range<usize>, class: Class) -> Range<usize> {
    if tokens.len() > 1 && document.is(tokens.start, "the") && !is_listed(document, tokens.clone())
    {
        tokens.start += 1;
    }
    let last = tokens.end - 1;
    if tokens.len() > 1
        && class == Class::Place
        && document.is_any(last, &["man", "woman", "teen", "couple", "boy", "girl", "cop", "cops"])
    {
        tokens.end -= 1;
    }
    // `Wardour Street | W1F`
    let code = |n: usize| document.word(n).bytes().any(|b| b.is_ascii_digit());
    if class == Class::Place
        && tokens.len() > 2
        && document.on(tokens.end - 2, List::StreetWords)
        && code(tokens.end - 1)
    {
        tokens.end -= 1;
    }
    // `House | Democrats`
    if class == Class::Organization
        && tokens.len() == 2
        && document.on(tokens.start, List::Chambers)
        && document.is_any(tokens.start + 1, &["democrats", "republicans", "conservatives"])
    {
        tokens.end -= 1;
    }
    // `Trump | White House`
    if class == Class::Organization
        && tokens.len() > 2
        && !is_listed(document, tokens.clone())
        && document.on(tokens.start, List::Surnames)
        && document.listed(tokens.start + 1..tokens.end).has(List::KnownOrganizations)
    {
        tokens.start += 1;
    }
    // `SEC. | Undue reliance`
    let stop = |n: usize| {
        let word = document.word(n);
        word.len() > 3
            && word.find('.') == Some(word.len() - 1)
            && document.case(n) == Some(Case::Upper)
            && document.case(n + 1) == Some(Case::Initial)
            && document.on(n + 1, List::CommonWords)
    };
    if let Some(last) = tokens.clone().find(|&n| n + 1 < tokens.end && stop(n)) {
        tokens.end = last + 1;
    }
    // `CEO of Trust & Will`
    let position = |n: usize| {
        document.is(n, "of") && n == tokens.start + 1 && is_chief(document, tokens.start)
    };
    if let Some(joint) = tokens.clone().skip(1).find(|&n| position(n)) {
        tokens.start = joint + 1;
    }
    // `UK Business | Secretary Grant Shapps`
    if class == Class::Organization
        && document.capital(tokens.end)
        && document.on(tokens.end, List::Heads)
    {
        let country = document.phrase(List::Countries, tokens.start, tokens.end);
        let field = tokens.start + country..tokens.end;
        if country > 0
            && !field.is_empty()
            && field.clone().all(|n| document.on(n, List::ScopeNouns))
        {
            tokens.end = field.start;
        }
    }
    tokens
}

/// `CEO`, `CFO`.
fn is_chief(document: &Document, number: usize) -> bool {
    document.case(number) == Some(Case::Upper) && document.on(number, List::Heads)
}

/// The place before a public attorney: `Cook County | State's Attorney`, `Brooklyn | District Attorney
/// Eric Gonzalez`. None if no place is left.
fn without_position(document: &Document, mut name: Name) -> Option<Name> {
    let Range { start, end } = name.tokens;
    let holder = if document.possessive(end) { end + 1 } else { end };
    let office = |n: usize| document.is_any(n, &["state", "district"]) && document.capital(n);
    let cut =
        if document.is(holder, "attorney") && !document.possessive(holder + 1) && office(end - 1) {
            end - 1
        } else if document.is(end - 1, "attorney")
            && document.capital(end)
            && end > start + 1
            && office(end - 2)
        {
            end - 2
        } else {
            return Some(name);
        };
    let is_place =
        |n: &usize| document.on(*n, List::PlaceWords) || is_listed(document, start..n + 1);
    let last = (start..cut).rev().find(is_place)?;
    name.tokens.end = last + 1;
    name.class = Class::Place;
    Some(name)
}

/// What stands between two names in one.
fn joint(document: &Document, tokens: Range<usize>, class: Class) -> Option<Range<usize>> {
    let Range { start, end } = tokens;
    let heads =
        |n: usize| document.on(n, List::OrganizationWords) || document.on(n, List::UnitWords);
    let headed = |part: Range<usize>| {
        let of = |n: usize| heads(n) && document.is(n + 1, "of");
        part.len() > 1 && (heads(part.end - 1) || part.clone().any(of))
    };
    let of_before = |n: usize| (start..n).any(|n| document.is(n, "of"));
    let genitive = |&n: &usize| {
        let before = start..n;
        let complete = headed(before.clone())
            || before.len() == 1 && document.case(start) == Some(Case::Upper)
            || before.len() > 1 && is_listed(document, before);
        document.possessive(n)
            && !document.on(n - 1, List::OfficeHolders)
            && complete
            && headed(n + 1..end)
    };
    let comma = |&n: &usize| {
        document.word(n) == ","
            && of_before(n)
            && headed(n + 1..end)
            && !(n + 1..end).any(|n| document.is_any(n, &["and", "&"]))
    };
    let second_of = |&n: &usize| {
        let the = document.is(n + 1, "the");
        let unit = document.on(n - 1, List::UnitWords) && n - start > 1 && the || of_before(n);
        document.is(n, "of") && unit && heads(end - 1) && end - n > 2 + usize::from(the)
    };
    let slash = |&n: &usize| {
        matches!(document.word(n), "/" | "–" | "—")
            && (headed(start..n) || document.on(n - 1, List::PlaceWords))
            && (headed(n + 1..end) || document.on(end - 1, List::PlaceWords))
    };
    let both = |&n: &usize| {
        let known = |n: usize| document.on(n, List::Chambers);
        end - start == 3 && document.is(n, "and") && known(start) && known(end - 1)
    };
    // `East Plume Street | Norfolk`
    let places = |&n: &usize| {
        let city = document.listed(n..end);
        let known = city.has(List::Countries) || city.has(List::Cities);
        (known && document.on(n - 1, List::StreetWords)
            || city.has(List::Countries) && is_listed(document, start..n))
            && !is_listed(document, start..end)
    };
    let inside = start + 1..end - 1;
    let one = |n: usize| n..n + 1;
    let cut = inside
        .clone()
        .find(genitive)
        .or_else(|| inside.clone().find(comma))
        .or_else(|| inside.clone().find(slash))
        .or_else(|| inside.clone().find(both))
        .map(one);
    if class == Class::Place {
        return (start + 1..end).find(places).map(|n| n..n);
    }
    cut.or_else(|| {
        let of = inside.clone().find(second_of)?;
        Some(of..of + 1 + usize::from(document.is(of + 1, "the")))
    })
}
