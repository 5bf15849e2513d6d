//! Organizations that the tagger cut short: the words that belong to a name beside those that it
//! found.
//!
//! Reads a firm's legal form (`Orchard Data, LLC`), the office that is named after who holds it
//! (`Brooklyn District Attorney's Office`, `District Attorney's Frauds Bureau`), units (`Cold Case
//! Unit`), a head word in lower case (`Labour party`, `Sheriff's office`), the police, courts and
//! government of a place (`Miami Police`, `Queensland Government`), ordinals (`102nd Rescue
//! Squadron`), what is joined by `of` (`State Bar of Texas`) or `and` (`Homes and Communities
//! Agency`).
//!
//! Not read: organizations in lower case throughout, and what two names in one are cut into
//! (`super::parts`).

use super::shared::{
    at, is, is_capital, is_listed, made, on, remade, run_end, run_start, spaced, widen,
};
use crate::lexicon::List;
use crate::names::name::put;
use crate::names::{Class, Name};
use crate::text::{Case, Document, Gap, TokenKind};
use std::ops::Range;

/// Sets the bounds of every organization among `found`.
pub(super) fn set(document: &Document, found: &mut Vec<Name>) {
    let mut organizations = Vec::new();
    let mut end = 0;
    for number in 0..document.tokens.len() {
        let tokens = office(document, number).or_else(|| unit(document, found, number));
        if let Some(tokens) = tokens.filter(|tokens| tokens.start >= end) {
            end = tokens.end;
            organizations.push(made(tokens, Class::Organization));
        }
    }
    put(document, found, organizations);
    widen(found, &|name, _| with_legal_form(document, name));
    widen(found, &|name, _| with_head(document, name));
    widen(found, &|name, _| with_ordinal(document, name));
    widen(found, &|name, names| with_branch(document, name, names));
    widen(found, &|name, names| with_second_part(document, name, names));
    widen(found, &|name, names| with_first_part(document, name, names));
    found.retain(|name| !(name.tokens.len() == 1 && is_legal_form(document, name.tokens.start)));
}

/// `Brooklyn District Attorney's Office`, `Sheriff's office`: an office named after who holds it, whose
/// possessive ending stands at `number`.
fn office(document: &Document, number: usize) -> Option<Range<usize>> {
    let holder = number.checked_sub(1)?;
    if !document.possessive(number)
        || !is_capital(document, holder)
        || !on(document, holder, List::OfficeHolders)
        || !spaced(document, number + 1)
    {
        return None;
    }
    let mut start = run_start(document, number);
    // `Cook County State's Attorney's Office`
    let owner = start.wrapping_sub(1);
    if document.possessive(owner) && is(document, owner.wrapping_sub(1), "state") {
        start = run_start(document, owner);
    }
    let end = number + 1;
    let last = (end..run_end_of_organization(document, end))
        .rev()
        .find(|&n| on(document, n, List::OrganizationWords) || on(document, n, List::UnitWords));
    let lower = is(document, end, "office") && !is_capital(document, end);
    match last {
        Some(last) => Some(start..last + 1),
        None => (lower && number - start > 1).then_some(start..end + 1),
    }
}

/// Where the run of capitalised words ends that begins at `start`, over `and` and `Against`.
fn run_end_of_organization(document: &Document, start: usize) -> usize {
    let mut end = run_end(document, start);
    while end > start
        && document.is_any(end, &["and", "&", "of"])
        && run_end(document, end + 1) > end + 1
    {
        end = run_end(document, end + 1);
    }
    end
}

/// `Cold Case Unit`: capitalised words whose last, at `number`, is a unit, where nothing was found.
fn unit(document: &Document, found: &[Name], number: usize) -> Option<Range<usize>> {
    let capital = document.case(number) == Some(Case::Initial);
    if !capital || !on(document, number, List::UnitWords) || document.possessive(number) {
        return None;
    }
    let mut start = run_start(document, number + 1);
    if document.opens(start) && on(document, start, List::CommonWords) {
        start += 1;
    }
    let free = (start..=number).all(|n| at(found, n).is_none());
    let names_it = (start..number).any(|n| !on(document, n, List::Heads));
    let words = if is(document, number, "team") { 2 } else { 1 };
    let long = number.saturating_sub(start) >= words && !document.opens(start);
    let ends = !is_capital(document, number + 1) || document.gap(number + 1) != Some(Gap::Space);
    (long && free && names_it && ends).then_some(start..number + 1)
}

fn is_legal_form(document: &Document, number: usize) -> bool {
    on(document, number, List::LegalForms)
        && is_capital(document, number)
        // The spa of a hotel is none.
        && (!is(document, number, "spa") || document.word(number) == "SpA")
}

/// `Orchard Data, LLC`, `Orchard Data Inc.`
fn with_legal_form(document: &Document, name: &Name) -> Option<Name> {
    let Range { start, end } = name.tokens;
    let form = if document.word(end) == "," { end + 1 } else { end };
    if !is_legal_form(document, form) || !spaced(document, form) || is_legal_form(document, start) {
        return None;
    }
    let again = form + 1;
    let end = if is_legal_form(document, again) && spaced(document, again) { again } else { form };
    Some(remade(name, start..end + 1, Class::Organization))
}

/// `the Labour party`, `the Milan police`, `Miami Police`: with the head word after it.
fn with_head(document: &Document, name: &Name) -> Option<Name> {
    let Range { start, end } = name.tokens;
    if !spaced(document, end) || document.possessive(end + 1) && name.class == Class::Person {
        return None;
    }
    let police = is(document, end, "police");
    let listed = match name.class {
        Class::Person => false,
        Class::Place => police,
        Class::Organization => on(document, end, List::OrganizationHeads),
    };
    if !listed || !police && (on(document, end - 1, List::OrganizationHeads) || end - start > 2) {
        return None;
    }
    let the = is(document, start.wrapping_sub(1), "the");
    if !is_capital(document, end) {
        return the.then(|| remade(name, start..end + 1, Class::Organization));
    }
    // `Miami Police Officer`, and `Miami Police Department` up to its last word.
    let last = (end..run_end(document, end)).rev().find(|&n| {
        on(document, n, List::OrganizationWords) && !on(document, n, List::Heads) || n == end
    })?;
    Some(remade(name, start..last + 1, Class::Organization))
}

/// `State Bar of Texas`: what `of` joins to a place, a name or words that are none yet.
fn with_first_part(document: &Document, name: &Name, names: &[Name]) -> Option<Name> {
    let Range { start, end } = name.tokens;
    let article = usize::from(is(document, start.wrapping_sub(1), "the"));
    let connector = start.checked_sub(1 + article)?;
    if is(document, connector, "of") && name.class != Class::Person {
        let before = at(names, connector.wrapping_sub(1));
        let first = match before {
            Some(before) => before.tokens.clone(),
            None => run_start(document, connector)..connector,
        };
        let ends = |b: &Name| (connector..connector + 2).contains(&b.tokens.end);
        let whole = before.is_none_or(|b| b.class == Class::Organization && ends(b));
        let first = first.start..connector;
        let of_a_place = name.class == Class::Place;
        let no_of = !first.clone().any(|n| is(document, n, "of"));
        let heads = on(document, connector.wrapping_sub(1), List::OrganizationWords)
            || is(document, connector.wrapping_sub(1), "bar");
        let long = first.len() > 1 || before.is_some();
        return (whole && of_a_place && no_of && heads && long)
            .then(|| remade(name, first.start..end, Class::Organization));
    }
    joined_by_and(document, name, names)
}

/// `102nd Rescue Squadron`: with the ordinal before it.
fn with_ordinal(document: &Document, name: &Name) -> Option<Name> {
    let Range { start, end } = name.tokens;
    let before = start.checked_sub(1)?;
    let word = document.word(before);
    let ordinal = document.kind(before) == Some(TokenKind::Number)
        && ["st", "nd", "rd", "th"].iter().any(|ending| word.ends_with(ending));
    let last =
        on(document, end - 1, List::UnitWords) || on(document, end - 1, List::OrganizationWords);
    (ordinal && last && spaced(document, start) && name.class == Class::Organization)
        .then(|| remade(name, before..end, Class::Organization))
}

/// `Homes and Communities Agency`: with the words before `and`, if they name nothing alone.
fn joined_by_and(document: &Document, name: &Name, names: &[Name]) -> Option<Name> {
    let Range { start, end } = name.tokens;
    let connector = start.checked_sub(1)?;
    let heads =
        |n: usize| on(document, n, List::OrganizationWords) || on(document, n, List::UnitWords);
    if name.class != Class::Organization
        || !document.is_any(connector, &["and", "&"])
        || !heads(end - 1)
        || name.tokens.len() < 2
    {
        return None;
    }
    let mut first = run_start(document, connector);
    if document.opens(first) && on(document, first, List::SentenceOpeners) {
        first += 1;
    }
    let before = first.wrapping_sub(1);
    let list = document.word(before) == "," || is(document, before, "of");
    let of = is(document, before, "the")
        && is(document, before.wrapping_sub(1), "of")
        && on(document, before.wrapping_sub(2), List::Heads);
    let acronym = document.case(connector.wrapping_sub(1)) == Some(Case::Upper);
    let listed = is_listed(document, start..end) || on(document, start, List::Nationalities);
    while first + 1 < connector && on(document, first, List::Nationalities) {
        first += 1;
    }
    let party = on(document, first, List::Nationalities);
    let alone = list
        || of
        || acronym
        || listed
        || party
        || (first..connector).any(|n| at(names, n).is_some());
    let words = (first..connector)
        .all(|n| !on(document, n, List::Heads) && !on(document, n, List::PluralHeads) && !heads(n));
    (first < connector && !alone && words).then(|| remade(name, first..end, Class::Organization))
}

/// `BBC West Midlands`, `South Carolina Public Radio`: an organization with the place of its branch
/// after it, a place with the words for its organization after it.
fn with_branch(document: &Document, name: &Name, names: &[Name]) -> Option<Name> {
    let Range { start, end } = name.tokens;
    if !spaced(document, end) || !is_capital(document, end) {
        return None;
    }
    if name.class == Class::Organization {
        let branch = at(names, end).filter(|b| b.class == Class::Place && b.tokens.start == end)?;
        let acronym = name.tokens.len() == 1 && document.case(start) == Some(Case::Upper);
        return acronym.then(|| remade(name, start..branch.tokens.end, Class::Organization));
    }
    let last = run_end(document, end);
    let free = (end..last).all(|n| at(names, n).is_none());
    let government = is(document, last - 1, "government");
    let organization = (government || on(document, last - 1, List::OrganizationWords))
        && !on(document, last - 1, List::PlaceWords)
        && document.case(last - 1) == Some(Case::Initial)
        && !(end..last).any(|n| on(document, n, List::Heads));
    (name.class == Class::Place && last > end && free && organization)
        .then(|| remade(name, start..last, Class::Organization))
}

/// `US Bureau of Engraving and Printing`: with the words after `and`, where an `of` opened the list.
fn with_second_part(document: &Document, name: &Name, names: &[Name]) -> Option<Name> {
    let Range { start, end } = name.tokens;
    let of = name.tokens.clone().rev().find(|&n| is(document, n, "of"))?;
    let second = run_end(document, end + 1);
    let field = run_end(document, second + 1);
    let last = if is(document, second, "for") && field > second + 1 { field } else { second };
    let free = (end..second).all(|n| at(names, n).is_none());
    let fits = name.class == Class::Organization
        && of + 2 == end
        && on(document, of.wrapping_sub(1), List::OrganizationWords)
        && is(document, end, "and")
        && last > end + 1
        && free
        && !on(document, end - 1, List::Cities)
        && !on(document, end - 1, List::Countries);
    fits.then(|| remade(name, start..last, Class::Organization))
}
