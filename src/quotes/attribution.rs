//! Whom the words around a quotation may name as its speaker, and which of them say that somebody says something:
//! `said`, `shot back`, `called it`.
//!
//! Not read: which of them speaks; that say the constructions, see `super::around`.

use super::sentence::stops;
use crate::lexicon::List;
use crate::mark::{Attribution, Content, Mark, Referent};
use crate::names::NamesAt;
use crate::text::Document;
use std::ops::Range;

/// A text with its names and roles.
pub(super) struct AttributionContext<'v> {
    pub(super) document: &'v Document<'v>,
    pub(super) names: NamesAt,
    /// For each token: 0, or one more than the index into `roles`.
    role_at: Vec<u32>,
    roles: Vec<Range<usize>>,
}

/// The tokens around a quotation in which its speaker may stand.
pub(super) struct SearchWindow {
    /// The paragraph.
    pub(super) paragraph: Range<usize>,
    /// One past the quotation before, or the paragraph's start.
    pub(super) before: usize,
    /// The start of the next quotation, or the paragraph's end.
    pub(super) after: usize,
}

impl<'v> AttributionContext<'v> {
    pub(super) fn new(
        document: &'v Document<'v>,
        names: NamesAt,
        marks: &[Mark],
    ) -> AttributionContext<'v> {
        let mut view = AttributionContext {
            document,
            names,
            role_at: vec![0; document.tokens.len()],
            roles: Vec::new(),
        };
        for mark in marks.iter().filter(|m| matches!(m.content, Content::Role(_))) {
            let tokens = document.tokens_of(mark.span);
            view.roles.push(tokens.clone());
            let number = view.roles.len() as u32;
            if let Some(numbers) = view.role_at.get_mut(tokens) {
                numbers.fill(number);
            }
        }
        view
    }

    /// A nickname: the quotation marks stand inside a name.
    pub(super) fn is_within_name(&self, tokens: &Range<usize>) -> bool {
        self.names.person(tokens.start).is_some()
    }

    /// Whether a sentence of somebody stands between a quotation and the one that ends before `from`:
    /// `“…,” said Voss. Her lawyer, Dirk Haas, nodded. “…`
    pub(super) fn turns_to_another(&self, quote: &Range<usize>, from: usize) -> bool {
        let document = self.document;
        let stops = |n: &usize| stops(document, *n);
        let ended = from > 1 && stops(&(from - 2)) && !document.on(from, List::SpeechVerbs);
        let start = if ended { Some(from) } else { (from..quote.start).find(stops).map(|n| n + 1) };
        let Some(start) = start.filter(|start| start + 1 < quote.start) else { return false };
        stops(&(quote.start - 1)) && (start..quote.start).any(|n| self.referent(n).is_some())
    }

    /// How many words a verb of saying has: `shot back`.
    pub(super) fn verb_length(&self, number: usize) -> usize {
        self.document.phrase(List::SpeechVerbs, number, number + 2).max(1)
    }

    pub(super) fn is_verb(&self, number: usize) -> bool {
        let document = self.document;
        !document.capital(number)
            && document.phrase(List::SpeechVerbs, number, number + 2) > 0
            && self.names.person(number).is_none()
            && !self.is_passive(number)
    }

    /// A verb of saying, or of naming: `called`.
    pub(super) fn says(&self, number: usize) -> bool {
        let names = || self.document.on(number, List::NamingVerbs) && !self.is_passive(number);
        self.is_verb(number) || names()
    }

    /// `“tone-deaf”, Marsh called it`, `“Sold!” Perk called.`
    pub(super) fn calls_it(&self, number: usize) -> bool {
        const AFTER: [&str; 7] = ["it", "him", "her", "them", "this", ".", ","];
        self.document.on(number, List::NamingVerbs)
            && self.document.is_any(number + 1, &AFTER)
            && !self.is_passive(number)
    }

    /// `had been told to stay`
    fn is_passive(&self, number: usize) -> bool {
        const PASSIVE: [&str; 6] = ["be", "been", "being", "was", "were", "is"];
        self.document.is_any(number.wrapping_sub(1), &PASSIVE)
            && self.document.word(number).ends_with(['d', 'n'])
    }

    pub(super) fn referent(&self, number: usize) -> Option<Referent> {
        if let Some(person) = self.names.person(number) {
            // `Barton's spokesman said` is not Barton.
            return (!self.document.possessive(person.tokens.end))
                .then_some(Referent::Mention(person.span));
        }
        (self.document.on(number, List::GenderedPronouns)
            && self.document.is_any(number, &["he", "she"]))
        .then(|| Referent::Pronoun(self.document.span(number..number + 1)))
    }

    pub(super) fn role(&self, number: usize) -> Option<Attribution> {
        let tokens = self.role_tokens(number)?;
        Some(Attribution::Role(self.document.span(tokens.clone())))
    }

    /// The tokens of the role that this one is in.
    pub(super) fn role_tokens(&self, number: usize) -> Option<&Range<usize>> {
        let index = (*self.role_at.get(number)? as usize).checked_sub(1)?;
        self.roles.get(index)
    }
}
