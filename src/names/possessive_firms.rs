//! Firms whose own name ends in `'s`: `Lowe's`, `Lloyd's of London`.
//!
//! Texts are cut before the ending, so that the tagger sees a surname and its possessive. A name on the
//! list is the firm, ending included, unless a person of the text has the name: then `Wendy's` is what
//! is hers. Not read: firms on no list, and kin: `Wendy's mother`.

use super::rule::Rule;
use super::{Class, Name};
use crate::lexicon::{HashIndex, List};
use crate::text::Document;
use std::ops::Range;

/// Puts the listed firms among the names that were found, in place of what they overlap.
pub(super) fn put(document: &Document, found: &mut Vec<Name>) {
    let mut firms = Vec::new();
    let mut end = 0;
    for ending in 1..document.tokens.len() {
        if ending >= end
            && document.on(ending, List::Possessives)
            && let Some(tokens) = listed(document, end, ending)
        {
            end = tokens.end;
            firms.push(Name::by(Rule::KnownOrganization, tokens));
        }
    }
    if firms.is_empty() {
        return;
    }
    let people = people(document, found);
    firms.retain(|firm| !is_somebodys(document, firm, &people));
    let mut firms = firms.into_iter().peekable();
    let mut put = Vec::new();
    found.retain(|name| {
        while let Some(passed) = firms.next_if(|firm| firm.tokens.end <= name.tokens.start) {
            put.push(passed);
        }
        let Some(firm) = firms.peek().filter(|firm| firm.tokens.start < name.tokens.end) else {
            return true;
        };
        // `Macy's Inc.`
        let longer = name.class == Class::Organization && name.tokens.len() > firm.tokens.len();
        if longer {
            firms.next();
        }
        longer
    });
    found.extend(put);
    found.extend(firms);
}

/// Most words of a listed firm before its ending: `Boston Children's Hospital`.
const MOST_BEFORE: usize = 3;

/// The tokens of a listed firm with this possessive ending in it that begins at `from` or later.
fn listed(document: &Document, from: usize, ending: usize) -> Option<Range<usize>> {
    let starts = ending.saturating_sub(MOST_BEFORE).max(from)..ending;
    let found = |start: usize| {
        let length = document.phrase(List::PossessiveOrganizations, start, document.tokens.len());
        start..start + length
    };
    let is_name = |tokens: &Range<usize>| {
        let last = tokens.end.saturating_sub(1);
        tokens.contains(&ending) && (document.capital(last) || document.possessive(last))
    };
    starts.filter(|&start| document.capital(start)).map(found).find(is_name)
}

/// The words of the people in the text, alone only where nothing is theirs.
fn people(document: &Document, found: &[Name]) -> HashIndex {
    let mut people = HashIndex::default();
    for person in found.iter().filter(|name| name.class == Class::Person) {
        if person.tokens.len() > 1 || !document.possessive(person.tokens.end) {
            people.extend(person.tokens.clone().filter_map(|n| Some((document.key(n)?, n))));
        }
    }
    people
}

/// Whether a firm's name of one word is that of a person in the text, or owns kin.
fn is_somebodys(document: &Document, firm: &Name, people: &HashIndex) -> bool {
    let one_word = firm.tokens.len() == 2;
    let named = document.key(firm.tokens.start).is_some_and(|key| people.contains_key(&key));
    one_word && (named || document.on(firm.tokens.end, List::Kinship))
}
