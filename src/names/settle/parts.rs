//! Two names in one, and words that are no part of a name: the cuts.
//!
//! Reads the genitive (`NASA's | Office of Inspector General`), a comma, dash or second `of` between
//! two organizations, an article or a position before one, and what stands after a place: a public
//! attorney (`Cook County | State's Attorney`), a postcode, another place.
//!
//! Not read: what belongs to a name beside what was found (`super::organizations`, `super::places`).

use super::shared::{is, is_capital, is_listed, on};
use crate::lexicon::List;
use crate::names::{Class, Name};
use crate::text::{Case, Document, Gap};
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
        while let Some(connector) = connector(document, rest.clone(), name.class) {
            found.push(Name { tokens: rest.start..connector.start, ..name.clone() });
            rest = connector.end..rest.end;
        }
        if !rest.is_empty() {
            found.push(Name { tokens: rest, ..name });
        }
    }
}

/// Without an article before it and the words of a position around it.
fn trimmed(document: &Document, mut tokens: Range<usize>, class: Class) -> Range<usize> {
    tokens.start = start(document, &tokens, class);
    if tokens.len() > 1 {
        tokens.end = match class {
            Class::Place => end_of_place(document, &tokens),
            _ => end_of_organization(document, &tokens),
        };
    }
    tokens
}

/// Where a name begins after `The`, `CEO of`, or whoever is in the White House.
fn start(document: &Document, tokens: &Range<usize>, class: Class) -> usize {
    let Range { start, end } = *tokens;
    if end - start < 2 || is_listed(document, start..end) {
        return start;
    }
    let chief = end - start > 2
        && document.case(start) == Some(Case::Upper)
        && on(document, start, List::Heads)
        && is(document, start + 1, "of");
    let rest = document.listed(start + 1..end);
    let ruled = class == Class::Organization
        && end - start > 2
        && on(document, start, List::Surnames)
        && rest.has(List::KnownOrganizations);
    if chief { start + 2 } else { start + usize::from(is(document, start, "the") || ruled) }
}

/// Where a place ends before `Man`, or before a postcode: `Wardour Street | W1F`.
fn end_of_place(document: &Document, tokens: &Range<usize>) -> usize {
    const PEOPLE: [&str; 8] = ["man", "woman", "teen", "couple", "boy", "girl", "cop", "cops"];
    let last = tokens.end - 1;
    let coded = tokens.len() > 2
        && on(document, last - 1, List::StreetWords)
        && document.word(last).bytes().any(|b| b.is_ascii_digit());
    tokens.end - usize::from(coded || document.is_any(last, &PEOPLE))
}

/// Where an organization ends: `House | Democrats`, `SEC. | Undue reliance`, `UK | Business Secretary`.
fn end_of_organization(document: &Document, tokens: &Range<usize>) -> usize {
    let Range { start, end } = *tokens;
    let members = end - start == 2
        && on(document, start, List::Chambers)
        && document.is_any(start + 1, &["democrats", "republicans", "conservatives"]);
    if members {
        return start + 1;
    }
    let stop = |n: &usize| {
        let word = document.word(*n);
        word.len() > 3
            && word.find('.') == Some(word.len() - 1)
            && document.case(*n) == Some(Case::Upper)
            && document.case(n + 1) == Some(Case::Initial)
            && on(document, n + 1, List::CommonWords)
    };
    if let Some(last) = (start..end - 1).find(stop) {
        return last + 1;
    }
    let field = start + document.phrase(List::Countries, start, end);
    let of_a_position = is_capital(document, end)
        && on(document, end, List::Heads)
        && (start + 1..end).contains(&field)
        && (field..end).all(|n| on(document, n, List::ScopeNouns));
    if of_a_position { field } else { end }
}

/// The place before a public attorney: `Cook County | State's Attorney`, `Brooklyn | District Attorney
/// Ann Orme`. None if no place is left.
fn without_position(document: &Document, mut name: Name) -> Option<Name> {
    let Range { start, end } = name.tokens;
    let holder = if document.possessive(end) { end + 1 } else { end };
    let office = |n: usize| document.is_any(n, &["state", "district"]) && is_capital(document, n);
    let cut = if is(document, holder, "attorney")
        && !document.possessive(holder + 1)
        && office(end - 1)
    {
        end - 1
    } else if is(document, end - 1, "attorney")
        && is_capital(document, end)
        && end > start + 1
        && office(end - 2)
    {
        end - 2
    } else {
        return Some(name);
    };
    let is_place =
        |n: &usize| on(document, *n, List::PlaceWords) || is_listed(document, start..n + 1);
    let last = (start..cut).rev().find(is_place)?;
    name.tokens.end = last + 1;
    name.class = Class::Place;
    Some(name)
}

/// What stands between two names in one.
fn connector(document: &Document, tokens: Range<usize>, class: Class) -> Option<Range<usize>> {
    let Range { start, end } = tokens;
    let heads =
        |n: usize| on(document, n, List::OrganizationWords) || on(document, n, List::UnitWords);
    let headed = |part: Range<usize>| {
        let of = |n: usize| heads(n) && is(document, n + 1, "of");
        part.len() > 1 && (heads(part.end - 1) || part.clone().any(of))
    };
    let of_before = |n: usize| (start..n).any(|n| is(document, n, "of"));
    let genitive = |&n: &usize| {
        let before = start..n;
        let complete = headed(before.clone())
            || before.len() == 1 && document.case(start) == Some(Case::Upper)
            || before.len() > 1 && is_listed(document, before);
        document.possessive(n)
            && !on(document, n - 1, List::OfficeHolders)
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
        let the = is(document, n + 1, "the");
        let unit = on(document, n - 1, List::UnitWords) && n - start > 1 && the || of_before(n);
        is(document, n, "of") && unit && heads(end - 1) && end - n > 2 + usize::from(the)
    };
    // `Russia|-|Ukraine`: a hyphen is a token of its own only between two names.
    let hyphen = |&n: &usize| {
        document.word(n) == "-"
            && document.gap(n) == Some(Gap::None)
            && document.gap(n + 1) == Some(Gap::None)
    };
    let slash = |&n: &usize| {
        matches!(document.word(n), "/" | "–" | "—")
            && (headed(start..n) || on(document, n - 1, List::PlaceWords))
            && (headed(n + 1..end) || on(document, end - 1, List::PlaceWords))
    };
    let both = |&n: &usize| {
        let known = |n: usize| on(document, n, List::Chambers);
        end - start == 3 && is(document, n, "and") && known(start) && known(end - 1)
    };
    // `East Plume Street | Norfolk`
    let places = |&n: &usize| {
        let city = document.listed(n..end);
        let known = city.has(List::Countries) || city.has(List::Cities);
        (known && on(document, n - 1, List::StreetWords)
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
        .or_else(|| inside.clone().find(hyphen))
        .map(one);
    if class == Class::Place {
        let joined = inside.clone().find(hyphen).map(one);
        return joined.or_else(|| (start + 1..end).find(places).map(|n| n..n));
    }
    cut.or_else(|| {
        let of = inside.clone().find(second_of)?;
        Some(of..of + 1 + usize::from(is(document, of + 1, "the")))
    })
}
