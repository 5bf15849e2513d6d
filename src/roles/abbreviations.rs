//! Positions that a text abbreviates: `the CS` of Agriculture Cabinet Secretary, `CM` of Chief
//! Minister.
//!
//! Two or three capital letters are such a position if they are the initials of one that somebody
//! in the text holds and stand where a position can: after `the` or `former`, or in a headline.
//!
//! Not read: abbreviations on the list of positions (`PM`, `MP`), and letters inside names.

use super::phrase::{Head, HeadKind, Held, Phrase};
use crate::lexicon::List;
use crate::names::NamesAt;
use crate::text::{Case, Document};
use std::collections::HashSet;
use std::ops::Range;

/// A phrase with its sentence and who holds it.
pub(super) type RoleFound = (Range<usize>, Phrase, Held);

/// Adds the abbreviated positions, in text order.
pub(super) fn add_abbreviated(document: &Document, names: &NamesAt, found: &mut Vec<RoleFound>) {
    let known: HashSet<String> = found
        .iter()
        .filter(|(_, _, held)| !held.holders.is_empty())
        .flat_map(|(_, phrase, _)| {
            let position = phrase.tokens.start..phrase.head.tokens.end;
            initials(document.slice(document.span(position)))
        })
        .collect();
    if known.is_empty() {
        return;
    }
    let mut added = Vec::new();
    for sentence in &document.sentences {
        for number in sentence.tokens.clone() {
            if is_abbreviated(document, names, number, sentence.heading)
                && known.contains(&document.word(number).to_lowercase())
                && !is_within(found, number)
            {
                added.push((sentence.tokens.clone(), phrase(document, number), Held::default()));
            }
        }
    }
    if !added.is_empty() {
        found.extend(added);
        crate::order::sort(found, |(_, phrase, _)| [phrase.tokens.start, 0, 0]);
    }
}

/// Whether the token stands in one of the phrases, which are in text order.
fn is_within(found: &[RoleFound], number: usize) -> bool {
    let at = found.partition_point(|(_, phrase, _)| phrase.tokens.end <= number);
    found.get(at).is_some_and(|(_, phrase, _)| phrase.tokens.contains(&number))
}

fn is_abbreviated(document: &Document, names: &NamesAt, number: usize, heading: bool) -> bool {
    let before = number.wrapping_sub(1);
    document.case(number) == Some(Case::Upper)
        && (2..=3).contains(&document.word(number).len())
        && names.get(number).is_none_or(|name| name.tokens.len() == 1 && !name.person)
        && (heading || document.is(before, "the") || document.on(before, List::Statuses))
}

/// The letters with a word of status before them.
fn phrase(document: &Document, number: usize) -> Phrase {
    let before = number.wrapping_sub(1);
    let start = if document.on(before, List::Statuses) { before } else { number };
    let head = Head { tokens: number..number + 1, kind: HeadKind::Position { plural: false } };
    Phrase { tokens: start..number + 1, head }
}

/// No position is abbreviated by more letters.
const LONGEST: usize = 12;

/// `pm` for `Prime Minister`, `cs` and `acs` for `Agriculture Cabinet Secretary`, `dg` for
/// `director-general`.
pub(crate) fn initials(title: &str) -> Vec<String> {
    let letters: Vec<char> = title
        .split([' ', '-'])
        .filter(|word| !matches!(*word, "of" | "and" | "the" | "for"))
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let longest = letters.len().saturating_sub(LONGEST);
    let ends = (longest..letters.len().saturating_sub(1)).filter_map(|from| letters.get(from..));
    ends.map(|end| end.iter().collect()).collect()
}
