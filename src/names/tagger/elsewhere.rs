//! What a word is in the other places of a text: in lower case, after a title or a first name, next
//! to a verb of speech, part of a listed name, called a village, a band or a chief.
//!
//! Not read: which place is which; what a word is anywhere counts everywhere.

use super::cue::{Cue, in_entry};
use super::schema::Occurrence;
use crate::lexicon::List;
use crate::names::Class;
use crate::names::rule::Hint;
use crate::text::{Case, Document, Gap, TokenKind};
use std::collections::HashMap;

/// How a word occurs elsewhere in the text, a bit for each [`Occurrence`].
#[derive(Clone, Copy, Default)]
pub(super) struct Elsewhere(u32);

/// What each word of a text is elsewhere.
pub(super) struct Table(HashMap<u64, Elsewhere>);

impl Elsewhere {
    /// One bit for each occurrence.
    pub(super) fn bits(self) -> u32 {
        self.0
    }

    fn and(self, more: Elsewhere) -> Elsewhere {
        Elsewhere(self.0 | more.0)
    }

    fn add(&mut self, occurrence: Occurrence) {
        self.0 |= 1 << occurrence as u32;
    }
}

impl From<Option<Occurrence>> for Elsewhere {
    fn from(occurrence: Option<Occurrence>) -> Elsewhere {
        Elsewhere(occurrence.map_or(0, |one| 1 << one as u32))
    }
}

impl Table {
    /// What a word is in all places of the text.
    pub(super) fn of(&self, cue: &Cue) -> Elsewhere {
        let of_word = self.0.get(&cue.word).copied().unwrap_or_default();
        let of_folded = self.0.get(&!cue.folded).copied().unwrap_or_default();
        of_word.and(of_folded)
    }
}

/// One pass over the text: where each word stands. Words with a capital are keyed by their letters,
/// lower-case ones by the complement of their folded hash.
pub(super) fn read(document: &Document, cues: &[Cue]) -> Table {
    let mut table: HashMap<u64, Elsewhere> = HashMap::new();
    for sentence in &document.sentences {
        let mut first = true;
        let (mut run_end, mut said) = (sentence.tokens.start, Elsewhere::default());
        for number in sentence.tokens.clone() {
            if number >= run_end {
                run_end = run(cues, number, sentence.tokens.end);
                said = Elsewhere::default();
                if run_end > number {
                    said = explained(document, number, run_end);
                }
                run_end = run_end.max(number + 1);
            }
            let (Some(token), Some(cue)) = (document.tokens.get(number), cues.get(number)) else {
                break;
            };
            if token.kind != TokenKind::Word {
                continue;
            }
            if token.case == Case::Lower {
                table.entry(!cue.folded).or_default().add(Occurrence::LowerCase);
                first = false;
                continue;
            }
            if !sentence.heading {
                let known = table.entry(cue.word).or_default();
                *known = known
                    .and(around(document, number))
                    .and(ruled(cue.hint).into())
                    .and(listed(cue))
                    .and(said);
                if !first {
                    known.add(Occurrence::MidSentence);
                }
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
fn explained(document: &Document, start: usize, end: usize) -> Elsewhere {
    let mut said = Elsewhere::default();
    let of = usize::from(document.is(start.wrapping_sub(1), "of"));
    let before = start.wrapping_sub(1 + of);
    if !document.capital(before) {
        for (list, occurrence) in [
            (List::OrganizationWords, Occurrence::AfterOrganizationWord),
            (List::PlaceWords, Occurrence::AfterPlaceWord),
            (List::WorkWords, Occurrence::AfterWorkWord),
        ] {
            if document.on(before, list) {
                said.add(occurrence);
            }
        }
    }
    let defined = document.is_any(end, &["is", "was", "are", "were", ","])
        && document.is_any(end + 1, &["a", "an", "the", "one"]);
    if defined {
        said = said.and(definition(document, end + 2).into());
    }
    said
}

/// What the noun phrase from `start` on names, by its last listed word before a preposition or a
/// comma.
fn definition(document: &Document, start: usize) -> Option<Occurrence> {
    /// Words of a phrase that are looked at.
    const LOOKED_AT: usize = 8;
    let mut defined = None;
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
        for (list, as_one) in [
            (List::WorkWords, Occurrence::DefinedWork),
            (List::PlaceWords, Occurrence::DefinedPlace),
            (List::OrganizationWords, Occurrence::DefinedOrganization),
            (List::Heads, Occurrence::DefinedPerson),
        ] {
            if document.on(number, list) {
                defined = Some(as_one);
            }
        }
    }
    defined
}

/// The lists that have a name that a word is part of.
fn listed(cue: &Cue) -> Elsewhere {
    let mut on = Elsewhere::default();
    for (list, occurrence) in [
        (List::Organizations, Occurrence::InListedOrganization),
        (List::Places, Occurrence::InListedPlace),
        (List::Works, Occurrence::InListedWork),
    ] {
        if in_entry(cue.lists, list) {
            on.add(occurrence);
        }
    }
    on
}

/// What a sure rule says of a word.
fn ruled(hint: Hint) -> Option<Occurrence> {
    hint.sure_class().map(|class| match class {
        Class::Person => Occurrence::RuledPerson,
        Class::Organization => Occurrence::RuledOrganization,
        Class::Place => Occurrence::RuledPlace,
    })
}

/// What the words right before and after a word say of it.
fn around(document: &Document, number: usize) -> Elsewhere {
    let (before, after) = (number.wrapping_sub(1), number + 1);
    let near = |n: usize| document.tokens.get(n).is_some_and(|t| t.gap != Gap::Paragraph);
    let capital_on = |n: usize, list: List| document.capital(n) && document.on(n, list);
    let mut seen = Elsewhere::default();
    let mut see = |holds: bool, occurrence| {
        if holds {
            seen.add(occurrence);
        }
    };
    if near(number) {
        see(document.on(before, List::Honorifics), Occurrence::Addressed);
        see(
            document.on(before, List::Heads) || document.on(before, List::Ranks),
            Occurrence::AfterTitle,
        );
        see(capital_on(before, List::FirstNames), Occurrence::AfterFirstName);
        see(
            document.is_any(before, &["in", "at", "near", "from", "outside", "across"]),
            Occurrence::Located,
        );
        see(document.is(before, "the"), Occurrence::AfterArticle);
        see(capital_on(before, List::OrganizationWords), Occurrence::BesideOrganizationWord);
        see(document.on(before, List::SpeechVerbs) && !document.capital(before), Occurrence::Who);
    }
    if near(after) {
        see(document.on(after, List::SpeechVerbs), Occurrence::Speaks);
        see(document.is_any(after, &["who", "whose"]), Occurrence::Who);
        see(capital_on(after, List::OrganizationWords), Occurrence::BesideOrganizationWord);
        see(
            document.capital(after) && document.on(number, List::FirstNames),
            Occurrence::FirstName,
        );
    }
    seen
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
