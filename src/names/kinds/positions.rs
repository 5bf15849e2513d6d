//! What belongs to a position is no organization: its field (`Secretary of Defense`, `National
//! Security` Advisor), the position itself (`Commissioner for Transportation`), a short form before
//! whoever holds it (`GM` Ryan Pace), letters of honour and party tags after a name, and the short
//! name of a share.
//!
//! Reads the words of a name and those right around it. A listed organization stays: `Department of
//! Health` Commissioner.

use super::super::{Class, Name};
use super::listed::is_listed_organization;
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenSet};

/// Most words of a field: `Minister for Finance, Sustainable Development and Justice`.
const LONGEST_FIELD: usize = 8;

/// Drops what is part of a position and no organization.
pub(super) fn drop(document: &Document, found: &mut Vec<Name>) {
    let mut people = TokenSet::none_of(document);
    for name in found.iter().filter(|name| name.class == Class::Person) {
        people.add(name.tokens.clone());
    }
    found.retain(|name| {
        let organization = name.class == Class::Organization
            && (is_field(document, name)
                || is_position(document, name)
                || precedes_a_position(document, name)
                || is_short_position(document, name, &people));
        let tag = name.class != Class::Person
            && (is_stock(document, name) || is_tag(document, name, &people));
        !(organization || tag)
    });
}

/// `Secretary of Defense`, `Minister for Finance and Sustainable Development`
fn is_field(document: &Document, name: &Name) -> bool {
    let tokens = name.tokens.clone();
    let several = tokens.len() > 1 && is_listed_organization(document, tokens.clone());
    if several || document.case(tokens.start) == Some(Case::Upper) {
        return false;
    }
    let before = tokens.start.wrapping_sub(1);
    let whole = document.is(before, "the")
        && document.is_any(tokens.start, &["exchequer", "interior", "treasury"]);
    let mut number = if whole { before.wrapping_sub(1) } else { before };
    for _ in 0..LONGEST_FIELD {
        if document.is_any(number, &["of", "for"]) {
            return document.on(number.wrapping_sub(1), List::HeadsWithFields);
        }
        let connector = document.is_any(number, &["and", "&", ","]);
        if !connector && !document.capital(number) {
            return false;
        }
        number = number.wrapping_sub(1);
    }
    false
}

/// `Acting District Attorney`, `National Security Advisors`, `VP of Development`
fn is_position(document: &Document, name: &Name) -> bool {
    let tokens = name.tokens.clone();
    if tokens.len() < 2 || is_listed_organization(document, tokens.clone()) {
        return false;
    }
    let head = |n: usize| document.on(n, List::Heads) || document.on(n, List::PluralHeads);
    let modifies = |n: usize| {
        head(n)
            || document.on(n, List::Modifiers)
            || document.on(n, List::Statuses)
            || document.on(n, List::Nationalities)
    };
    let last = tokens.end - 1;
    let first = tokens.start;
    let with_field = document.on(first, List::Heads)
        && document.is_any(first + 1, &["of", "for"])
        && !document.on(first, List::OrganizationWords);
    let whole = head(last)
        && !document.on(last, List::OrganizationWords)
        && tokens.clone().all(modifies)
        && tokens.clone().all(|n| document.case(n) == Some(Case::Initial));
    with_field || whole
}

/// `National Security` Advisor: words that describe a position, before it.
fn precedes_a_position(document: &Document, name: &Name) -> bool {
    let tokens = name.tokens.clone();
    let describes = |n: usize| {
        document.case(n) == Some(Case::Initial)
            && (document.on(n, List::Modifiers) || document.on(n, List::Nationalities))
    };
    tokens.len() > 1
        && document.capital(tokens.end)
        && document.gap(tokens.end) == Some(Gap::Space)
        && document.on(tokens.end, List::Heads)
        && tokens.clone().all(describes)
        && !document.on(tokens.end - 1, List::GenericOrganizations)
        && !is_listed_organization(document, tokens)
}

/// `GM` Ryan Pace: two or three capitals right before somebody's name.
fn is_short_position(document: &Document, name: &Name, people: &TokenSet) -> bool {
    let word = name.tokens.start;
    name.tokens.len() == 1
        && document.case(word) == Some(Case::Upper)
        && document.word(word).len() <= 3
        && document.gap(word + 1) == Some(Gap::Space)
        && people.has(word + 1)
        && document.on(word, List::RankAcronyms)
}

/// `D-Wave (NYSE: QBTS)`
fn is_stock(document: &Document, name: &Name) -> bool {
    let colon = name.tokens.start.wrapping_sub(1);
    let exchange = colon.wrapping_sub(1);
    document.word(colon) == ":"
        && document.word(exchange.wrapping_sub(1)) == "("
        && document.case(exchange) == Some(Case::Upper)
        && document.case(name.tokens.start) == Some(Case::Upper)
        && name.tokens.len() == 1
}

/// `Ms Hall, CBE`, `Tim Loughton (Con)`, `Senator Paul (R-Ky.)`
fn is_tag(document: &Document, name: &Name, people: &TokenSet) -> bool {
    let word = name.tokens.start;
    let before = word.wrapping_sub(1);
    if name.tokens.len() > 1 || !people.has(before.wrapping_sub(1)) {
        return document.on(word, List::PostNominals)
            && name.tokens.len() == 1
            && document.case(word) == Some(Case::Upper)
            && people.has(before);
    }
    let honour = document.on(word, List::PostNominals) && document.case(word) == Some(Case::Upper);
    match document.word(before) {
        "," => honour,
        "(" => {
            let party = document.word(word).split_once('-').is_some_and(|(tag, _)| tag.len() == 1);
            let closes = document.word(word + 1) == ")";
            party || closes && (honour || document.on(word, List::PartyTags))
        }
        _ => false,
    }
}
