//! Names that stand as a whole on the lists of organizations: an organization, whatever the tagger
//! says, and where it saw nothing as well.
//!
//! Reads names of several words on the long list and any on the short one of organizations that
//! sound like people. A longer name around a listed one stays; a person with a known first name of
//! whom the tagger is sure, too. Not read: organizations of one word on the long list, most of
//! which are words.

use super::super::{Class, Name, name};
use super::listed::{SURE, organization};
use crate::lexicon::{List, Lists};
use crate::text::{Case, Document};
use std::ops::Range;

/// Puts listed organizations in place of what they overlap, unless that is longer.
pub(super) fn put(document: &Document, found: &mut Vec<Name>) {
    let mut put: Vec<Name> = Vec::new();
    let mut at = 0;
    let mut number = 0;
    while number < document.tokens.len() {
        let length = listed_length(document, number);
        if length == 0 {
            number += 1;
            continue;
        }
        let tokens = number..number + length;
        number = tokens.end;
        while found.get(at).is_some_and(|name| name.tokens.end <= tokens.start) {
            at += 1;
        }
        let rest = found.iter_mut().skip(at);
        let mut overlapping = rest.take_while(|name| name.tokens.start < tokens.end).peekable();
        let free = overlapping.peek().is_none();
        if overlapping.all(|name| yields(document, name, &tokens))
            && (!free || stands_alone(document, &tokens))
        {
            put.push(organization(tokens));
        }
    }
    name::put(document, found, put);
}

/// How many tokens the longest listed organization takes that begins here; 0 if none does.
fn listed_length(document: &Document, number: usize) -> usize {
    if !document.capital(number) {
        return 0;
    }
    let is_one = |&(length, lists): &(usize, Lists)| {
        let listed =
            lists.has(List::KnownOrganizations) || length > 1 && lists.has(List::Organizations);
        let other = [List::Works, List::Places, List::Cities, List::Countries, List::SeatsOfPower];
        listed
            && !other.iter().any(|&list| lists.has(list))
            && document.capital(number + length - 1)
    };
    document.phrases(number, usize::MAX).filter(is_one).last().map_or(0, |(length, _)| length)
}

/// Whether a name goes where a listed organization overlaps it.
fn yields(document: &Document, name: &Name, tokens: &Range<usize>) -> bool {
    let inside = name.tokens.start >= tokens.start && name.tokens.end <= tokens.end;
    let full_name = name.class == Class::Person
        && name.tokens.len() > 1
        && name.confidence > SURE
        && document.on(name.tokens.start, List::FirstNames);
    let organization = name.class == Class::Organization && name.tokens == *tokens;
    // Wall Street and Capitol Hill sound like people and may be the place.
    let place =
        name.class == Class::Place && !document.listed(tokens.clone()).has(List::Organizations);
    inside && !full_name && !organization && !place
}

/// No word with a capital stands right before or after it, which it may be part of.
fn stands_alone(document: &Document, tokens: &Range<usize>) -> bool {
    let part = |n: usize| document.capital(n) && document.case(n) != Some(Case::Lower);
    let heading = document.sentence_at(tokens.start).is_some_and(|sentence| sentence.heading);
    tokens.len() > 1 && !heading && !part(tokens.end) && !part(tokens.start.wrapping_sub(1))
}
