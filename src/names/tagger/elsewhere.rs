//! What a word is in the other places of a text: in lower case, behind a title or a first name, next
//! to a verb of speech, part of a listed name, called a village, a band or a chief.
//!
//! Not read: which place is which; what a word is anywhere counts everywhere.

use super::cue::{Cue, in_phrase};
use crate::lexicon::List;
use crate::names::Class;
use crate::names::rule::Hint;
use crate::text::{Case, Document, Gap, TokenKind};
use std::collections::HashMap;

/// Where else in the text a word stands, one bit each.
#[derive(Clone, Copy, Default)]
pub(super) struct Elsewhere(u32);

/// What each word of a text is elsewhere.
pub(super) struct Table(HashMap<u64, Elsewhere>);

impl Elsewhere {
    /// One bit for each kind of place.
    pub(super) fn bits(self) -> u32 {
        self.0
    }

    const LOWER: u32 = 1;
    const MIDDLE: u32 = 1 << 1;
    const TITLED: u32 = 1 << 2;
    const ADDRESSED: u32 = 1 << 3;
    const BEHIND_FIRST_NAME: u32 = 1 << 4;
    const SPEAKS: u32 = 1 << 5;
    const WHO: u32 = 1 << 6;
    const PLACED: u32 = 1 << 7;
    const ARTICLE: u32 = 1 << 8;
    const BODY: u32 = 1 << 9;
    const FIRST_NAME: u32 = 1 << 10;
    const RULED_PERSON: u32 = 1 << 11;
    const RULED_ORGANIZATION: u32 = 1 << 12;
    const RULED_PLACE: u32 = 1 << 13;
    const DEFINED_PERSON: u32 = 1 << 14;
    const DEFINED_BODY: u32 = 1 << 15;
    const DEFINED_PLACE: u32 = 1 << 16;
    const DEFINED_WORK: u32 = 1 << 17;
    const BEHIND_BODY: u32 = 1 << 18;
    const BEHIND_PLACE: u32 = 1 << 19;
    const BEHIND_WORK: u32 = 1 << 20;
    const IN_LISTED_BODY: u32 = 1 << 21;
    const IN_LISTED_PLACE: u32 = 1 << 22;
    const IN_LISTED_WORK: u32 = 1 << 23;
}

impl Table {
    /// What a word is in all places of the text.
    pub(super) fn of(&self, cue: &Cue) -> Elsewhere {
        let of_word = self.0.get(&cue.word).copied().unwrap_or_default();
        let of_folded = self.0.get(&!cue.folded).copied().unwrap_or_default();
        Elsewhere(of_word.0 | of_folded.0)
    }
}

/// One pass over the text: where each word stands. Words with a capital are keyed by their letters,
/// lower-case ones by the complement of their folded hash.
pub(super) fn read(document: &Document, cues: &[Cue]) -> Table {
    let mut table: HashMap<u64, Elsewhere> = HashMap::new();
    for sentence in &document.sentences {
        let mut first = true;
        let (mut run_end, mut said) = (sentence.tokens.start, 0);
        for number in sentence.tokens.clone() {
            if number >= run_end {
                run_end = run(cues, number, sentence.tokens.end);
                said = if run_end > number { explained(document, number, run_end) } else { 0 };
                run_end = run_end.max(number + 1);
            }
            let (Some(token), Some(cue)) = (document.tokens.get(number), cues.get(number)) else {
                break;
            };
            if token.kind != TokenKind::Word {
                continue;
            }
            if token.case == Case::Lower {
                table.entry(!cue.folded).or_default().0 |= Elsewhere::LOWER;
                first = false;
                continue;
            }
            if !sentence.heading {
                let middle = if first { 0 } else { Elsewhere::MIDDLE };
                table.entry(cue.word).or_default().0 |=
                    middle | place(document, number) | ruled(cue.hint) | listed(cue) | said;
            }
            first = false;
        }
    }
    Table(table)
}

/// Where the capitalised words that begin at `number` end; `number` itself if it has none.
fn run(cues: &[Cue], number: usize, limit: usize) -> usize {
    let limit = limit.min(number + 8);
    (number..limit).find(|&n| !cues.get(n).is_some_and(|cue| cue.capital)).unwrap_or(limit)
}

/// What the words around a run call it: `Lindental is a municipality`, `Norsa, a Danish chain of
/// shops`, `the band Kestrel`, `the village of Ashby`.
fn explained(document: &Document, start: usize, end: usize) -> u32 {
    let mut bits = 0;
    let of = usize::from(document.is(start.wrapping_sub(1), "of"));
    let before = start.wrapping_sub(1 + of);
    if !document.capital(before) {
        for (list, bit) in [
            (List::OrganizationWords, Elsewhere::BEHIND_BODY),
            (List::PlaceWords, Elsewhere::BEHIND_PLACE),
            (List::WorkWords, Elsewhere::BEHIND_WORK),
        ] {
            bits |= if document.on(before, list) { bit } else { 0 };
        }
    }
    let defined = document.is_any(end, &["is", "was", "are", "were", ","])
        && document.is_any(end + 1, &["a", "an", "the", "one"]);
    if defined {
        bits |= definition(document, end + 2);
    }
    bits
}

/// What the noun phrase from `start` on names, by its last listed word before a preposition or a
/// comma.
fn definition(document: &Document, start: usize) -> u32 {
    /// Words of a phrase that are looked at.
    const LOOKED_AT: usize = 8;
    let mut bit = 0;
    for number in start..(start + LOOKED_AT).min(document.tokens.len()) {
        let Some(token) = document.tokens.get(number) else { break };
        let ends = document
            .is_any(number, &["of", "in", "for", "by", "that", "who", "which", "at", "on", "from"]);
        if token.kind != TokenKind::Word || ends {
            break;
        }
        if token.case != Case::Lower {
            continue;
        }
        for (list, of_list) in [
            (List::WorkWords, Elsewhere::DEFINED_WORK),
            (List::PlaceWords, Elsewhere::DEFINED_PLACE),
            (List::OrganizationWords, Elsewhere::DEFINED_BODY),
            (List::Heads, Elsewhere::DEFINED_PERSON),
        ] {
            if document.on(number, list) {
                bit = of_list;
            }
        }
    }
    bit
}

/// The lists that have a name that a word is part of.
fn listed(cue: &Cue) -> u32 {
    let mut bits = 0;
    for (list, bit) in [
        (List::Organizations, Elsewhere::IN_LISTED_BODY),
        (List::Places, Elsewhere::IN_LISTED_PLACE),
        (List::Works, Elsewhere::IN_LISTED_WORK),
    ] {
        bits |= if in_phrase(cue.groups, list) { bit } else { 0 };
    }
    bits
}

/// What a sure rule says of a word.
fn ruled(hint: Hint) -> u32 {
    match hint.sure_class() {
        Some(Class::Person) => Elsewhere::RULED_PERSON,
        Some(Class::Organization) => Elsewhere::RULED_ORGANIZATION,
        Some(Class::Place) => Elsewhere::RULED_PLACE,
        None => 0,
    }
}

fn place(document: &Document, number: usize) -> u32 {
    let (before, behind) = (number.wrapping_sub(1), number + 1);
    let near = |n: usize| document.tokens.get(n).is_some_and(|t| t.gap != Gap::Paragraph);
    let mut bits = 0;
    let mut set = |holds: bool, bit: u32| bits |= if holds { bit } else { 0 };
    if near(number) {
        set(document.on(before, List::Honorifics), Elsewhere::ADDRESSED);
        set(
            document.on(before, List::Heads) || document.on(before, List::Ranks),
            Elsewhere::TITLED,
        );
        set(
            document.capital(before) && document.on(before, List::FirstNames),
            Elsewhere::BEHIND_FIRST_NAME,
        );
        set(
            document.is_any(before, &["in", "at", "near", "from", "outside", "across"]),
            Elsewhere::PLACED,
        );
        set(document.is(before, "the"), Elsewhere::ARTICLE);
        set(
            document.on(before, List::OrganizationWords) && document.capital(before),
            Elsewhere::BODY,
        );
        set(document.on(before, List::SpeechVerbs) && !document.capital(before), Elsewhere::WHO);
    }
    if near(behind) {
        set(document.on(behind, List::SpeechVerbs), Elsewhere::SPEAKS);
        set(document.is_any(behind, &["who", "whose"]), Elsewhere::WHO);
        set(
            document.on(behind, List::OrganizationWords) && document.capital(behind),
            Elsewhere::BODY,
        );
        set(
            document.capital(behind) && document.on(number, List::FirstNames),
            Elsewhere::FIRST_NAME,
        );
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn a_definition_is_looked_for_in_eight_words() {
        let defined = |text: &str| definition(&text::read(text), 0);
        let after = |words: usize| defined(&format!("{}river.", "zig ".repeat(words)));
        let (place, nothing) = (defined("river."), defined("zig."));
        assert!(place != nothing);
        assert!(after(7) == place);
        assert!(after(8) == nothing);
    }
}
