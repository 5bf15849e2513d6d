//! Teams that are called by people's names, by whom they beat: `Willem II lost to Venlo`.
//!
//! Not read: matches of people, whose score has sets.

use super::super::{Class, Name};
use crate::lexicon::List;
use crate::text::{Document, TokenKind, TokenSet};
use std::ops::Range;

/// The first tokens of the names of teams that are called by people's, by who beat whom and the score:
/// `Kirkdale FC beat James Madison 21-14`.
pub(super) fn teams(document: &Document, found: &[Name]) -> TokenSet {
    const WINS: [&str; 5] = ["beat", "defeated", "edged", "thrashed", "hammered"];
    let mut teams = TokenSet::none_of(document);
    // `Willem II lost to Venlo`, `Abraham Lincoln High beat Kirkdale`
    let listed = |name: &Name| {
        let lists = document.listed(name.tokens.clone());
        lists.has(List::AmbiguousOrganizations) || lists.has(List::Organizations)
    };
    let club = |name: &Name, verb: usize| {
        name.class == Class::Person
            && name.tokens.len() > 1
            && (document.is_any(verb, &WINS) || document.is(verb, "lost"))
            && (document.is(verb - 1, "high") || listed(name))
    };
    for name in found.iter().filter(|n| club(n, n.tokens.end)) {
        teams.add(first(name));
    }
    for pair in found.windows(2) {
        let [other, name] = pair else { continue };
        let (verb, end) = (name.tokens.start.wrapping_sub(1), name.tokens.end);
        let scored = name.class == Class::Person
            && document.kind(end) == Some(TokenKind::Number)
            && matches!(document.word(end + 1), "-" | "–")
            && document.kind(end + 2) == Some(TokenKind::Number)
            // `6-3, 6-2`
            && document.kind(end + 4) != Some(TokenKind::Number);
        if scored
            && document.is_any(verb, &WINS)
            && document.capital(verb.wrapping_sub(1))
            && !(other.class == Class::Person && other.tokens.end == verb)
        {
            teams.add(first(name));
            if other.class == Class::Organization && other.tokens.end == verb {
                teams.add(first(other));
            }
        }
    }
    teams
}

fn first(name: &Name) -> Range<usize> {
    name.tokens.start..name.tokens.start + 1
}
