//! Where a role phrase could be: head nouns, ranks, honorifics.

use super::extent::is_unlisted_noun;
use super::{Head, HeadKind, View};
use crate::lexicon::{Folded, List, Lists};
use crate::text::{Case, Document, Gap};
use std::ops::Range;

/// The head that begins at this token, if any: `Assistant Trade Ministers` as a whole, `Sir`,
/// `Then-Col.`.
pub(super) fn at(view: &View, number: usize) -> Option<Head> {
    let document = view.document;
    if view.names.person(number).is_some() || document.possessive(number) {
        return None;
    }
    address(view, number).or_else(|| {
        let first = post_length(document, number, view.sentence.end);
        if first == 0 || is_verb(document, number) || is_within_body(view, number + first) {
            return None;
        }
        let end = chain_end(view, number + first);
        let plural = is_plural(document, end - 1);
        Some(Head { tokens: number..end, kind: HeadKind::Post { plural } })
    })
}

/// A rank or form of address with a name, or another title, directly behind it.
fn address(view: &View, number: usize) -> Option<Head> {
    let document = view.document;
    if !document.capital(number) && !document.word(number).contains('-') {
        return None;
    }
    let end = view.sentence.end;
    let rank = document.phrase(List::Ranks, number, end).max(usize::from(tail_on(
        document,
        number,
        Lists::is_rank,
    )));
    let courtesy = document.phrase(List::Honorifics, number, end);
    let (length, kind) =
        if rank >= courtesy { (rank, HeadKind::Rank) } else { (courtesy, HeadKind::Honorific) };
    if length == 0 {
        return None;
    }
    let next = number + length;
    let named = view.names.person_from(next).is_some()
        || document.capital(next)
            && (document.on(next, List::Honorifics) || document.on(next, List::Ranks));
    named.then_some(Head { tokens: number..next, kind })
}

/// Tokens of the post that begins here: an entry of the lists, or a word such as `ex-Ambassador`.
fn post_length(document: &Document, number: usize, end: usize) -> usize {
    document
        .phrase(List::Heads, number, end)
        .max(document.phrase(List::PluralHeads, number, end))
        .max(usize::from(tail_on(document, number, Lists::is_post)))
        .max(usize::from(is_learned(document.word(number))))
}

/// Professions that no list holds all of: `biostatistician`, `glaciologist`, `lexicographer`.
fn is_learned(word: &str) -> bool {
    const ENDINGS: [&str; 7] =
        ["ologist", "ographer", "iatrist", "tistician", "onomist", "trician", "ometrist"];
    word.len() > 9 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

impl Lists {
    fn is_rank(self) -> bool {
        self.has(List::Ranks)
    }

    fn is_post(self) -> bool {
        self.has(List::Heads) || self.has(List::PluralHeads)
    }
}

/// Whether the part behind the last hyphen (`ex-Ambassador`) or before it (`governor-elect`,
/// `prime minister-designate`) is such a word.
fn tail_on(document: &Document, number: usize, wanted: fn(Lists) -> bool) -> bool {
    let word = document.word(number);
    let Some((head, tail)) = word.rsplit_once('-') else { return false };
    let lists = |part: &str| Folded::word(part).lists();
    match tail.to_ascii_lowercase().as_str() {
        "elect" | "designate" | "in-waiting" | "nominee" => wanted(lists(head)),
        _ => {
            let front = lists(head);
            wanted(lists(tail))
                && (front.has(List::Statuses)
                    || front.has(List::Modifiers)
                    || front.is_post()
                    || matches!(head.to_ascii_lowercase().as_str(), "ex" | "then" | "co" | "sub"))
        }
    }
}

fn is_plural(document: &Document, number: usize) -> bool {
    document.on(number, List::PluralHeads) && !document.on(number, List::Heads)
}

/// The end of the chain of heads and words between heads: `vice | president`, `deputy interior |
/// minister`, `Prime | Minister`.
fn chain_end(view: &View, from: usize) -> usize {
    let document = view.document;
    let mut end = from;
    let mut next = from;
    while next < view.sentence.end && next < from + 5 {
        let token = &document.tokens[next];
        if token.gap != Gap::Space || view.names.person(next).is_some() {
            break;
        }
        let post = post_length(document, next, view.sentence.end);
        // `spokesman Admiral`: a new role begins.
        let new_role = document.tokens[next - 1].case == Case::Lower && token.is_capital();
        if new_role && post > 0 {
            break;
        }
        if post > 0 {
            next += post;
            end = next;
        } else if document.on(next, List::Modifiers) && !document.on(next, List::Statuses)
            || document.on(next, List::Nationalities)
            || token.case == Case::Lower && is_unlisted_noun(document, next)
        {
            next += 1;
        } else {
            break;
        }
    }
    end
}

/// Words that are posts and as often something else: `head`, `general`, `chair`, `coach`.
pub(super) fn is_ambiguous(document: &Document, head: &Range<usize>) -> bool {
    head.len() == 1 && document.on(head.start, List::AmbiguousHeads)
}

/// `to head`, `they coach`: behind what only verbs follow.
fn is_verb(document: &Document, number: usize) -> bool {
    document.tokens[number].case == Case::Lower
        && document.is_any(
            number.wrapping_sub(1),
            &[
                "to", "will", "would", "could", "should", "can", "may", "might", "must", "not",
                "i", "we", "they", "you",
            ],
        )
}

/// `Governor Inn`, `Officer Training Corps`: the word is the beginning or middle of a body's name.
fn is_within_body(view: &View, end: usize) -> bool {
    end.checked_sub(1)
        .and_then(|last| view.names.body(last))
        .is_some_and(|body| body.tokens.end > end)
}
