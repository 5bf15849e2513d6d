//! Who says a quotation, by the words before and after it: `X said`, `said X, a Y`, `told`,
//! `according to X`.

use crate::contract::{ByteSpan, Code};
use crate::lexicon::List;
use crate::mark::{Attribution, Content, Mark, Referent};
use crate::names::NamesAt;
use crate::text::Document;
use std::ops::Range;

/// The furthest from the quotation, in tokens, that its verb of saying is looked for.
const REACH: usize = 40;

/// A text with its names and roles.
pub(super) struct AttributionContext<'v> {
    document: &'v Document<'v>,
    names: NamesAt,
    /// For each token: 0, or one more than the index into `role_spans`.
    role_at: Vec<u32>,
    role_spans: Vec<ByteSpan>,
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

type Attributed = (Attribution, Code);

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
            role_spans: Vec::new(),
        };
        for mark in marks.iter().filter(|m| matches!(m.content, Content::Role(_))) {
            view.role_spans.push(mark.span);
            let number = view.role_spans.len() as u32;
            if let Some(numbers) = view.role_at.get_mut(document.tokens_of(mark.span)) {
                numbers.fill(number);
            }
        }
        view
    }

    /// A nickname: the quotation marks stand inside a name.
    pub(super) fn is_within_name(&self, tokens: &Range<usize>) -> bool {
        self.names.person(tokens.start).is_some()
    }

    /// The attribution of a quotation in its own sentence.
    pub(super) fn attribution(
        &self,
        quote: &Range<usize>,
        window: &SearchWindow,
    ) -> Option<Attributed> {
        self.attribution_after(quote, window).or_else(|| self.attribution_before(quote, window))
    }

    /// `…,” X said`, `…,” said X`.
    pub(super) fn attribution_after(
        &self,
        quote: &Range<usize>,
        window: &SearchWindow,
    ) -> Option<Attributed> {
        let document = self.document;
        let last = document.word(quote.end.checked_sub(2)?);
        let from = quote.end + usize::from(document.word(quote.end) == ",");
        let to = self.sentence_end(from, window.after.min(from + REACH));
        // A stop inside ends the sentence: what follows is the next one's business, unless it
        // begins with the verb.
        if matches!(last, "." | "…") && !document.on(from, List::SpeechVerbs) {
            return None;
        }
        if document.is(from, "according") && document.is(from + 1, "to") {
            return self.first_in(from..to).map(|a| (a, Code::AccordingTo));
        }
        let unnamed = (Attribution::Unnamed, Code::SomebodyUnnamed);
        if self.is_verb(from) {
            let attributed = self.first_in(from + 1..to).map(|a| (a, Code::VerbThenSpeakerAfter));
            return attributed.or_else(|| self.opens_phrase(from + 1).then_some(unnamed));
        }
        let verb = (from..to).find(|&n| self.is_verb(n))?;
        self.first_in(from..verb)
            .map(|a| (a, Code::SpeakerThenVerbAfter))
            .or_else(|| self.opens_phrase(from).then_some(unnamed))
    }

    /// Whether words for somebody, or some organization, begin here: `one neighbour`,
    /// `the statement`.
    fn opens_phrase(&self, number: usize) -> bool {
        const OPENERS: [&str; 14] = [
            "a",
            "an",
            "the",
            "one",
            "another",
            "some",
            "his",
            "her",
            "its",
            "their",
            "my",
            "our",
            "this",
            "residents",
        ];
        self.document.is_any(number, &OPENERS)
    }

    /// `X said: “…`, `X called it “…”`, `according to X, “…`.
    fn attribution_before(
        &self,
        quote: &Range<usize>,
        window: &SearchWindow,
    ) -> Option<Attributed> {
        let document = self.document;
        let from =
            self.sentence_start(quote.start, window.before.max(quote.start.saturating_sub(REACH)));
        let verb = (from..quote.start)
            .rev()
            .find(|&n| self.is_verb(n) || document.on(n, List::NamingVerbs));
        let Some(verb) = verb else {
            let to = (from..quote.start)
                .find(|&n| document.is(n, "according") && document.is(n + 1, "to"));
            if let Some(to) = to {
                return self.first_in(to..quote.start).map(|a| (a, Code::AccordingTo));
            }
            // `Shadow chancellor Delroy Osborne on Sky: “…`
            let introduced = document.word(quote.start.checked_sub(1)?) == ":";
            return introduced
                .then(|| self.first_in(from..quote.start))
                .flatten()
                .map(|a| (a, Code::SpeakerBeforeColon));
        };
        // `X telephoned Y and told her to “…`: the verb's subject is the one before it has.
        let joined = document.is_any(verb.wrapping_sub(1), &["and", "but", "then"]);
        if let Some(subject) =
            if joined { self.first_in(from..verb) } else { self.last_in(from..verb) }
        {
            return Some((subject, Code::SpeakerAndVerbBefore));
        }
        // The subject stands before a quotation that the sentence has already had.
        if from == window.before && window.before > window.paragraph.start {
            return Some((Attribution::Continued, Code::SameSentenceContinues));
        }
        self.first_in(verb + 1..quote.start).map(|a| (a, Code::SpeakerAfterVerb))
    }

    fn is_verb(&self, number: usize) -> bool {
        const PASSIVE: [&str; 6] = ["be", "been", "being", "was", "were", "is"];
        self.document.on(number, List::SpeechVerbs)
            && self.names.person(number).is_none()
            && !self.document.capital(number)
            // `had been told to stay`
            && !(self.document.is_any(number.wrapping_sub(1), &PASSIVE)
                && self.document.word(number).ends_with(['d', 'n']))
    }

    fn sentence_end(&self, from: usize, limit: usize) -> usize {
        (from..limit).find(|&n| matches!(self.document.word(n), "." | "!" | "?")).unwrap_or(limit)
    }

    fn sentence_start(&self, to: usize, floor: usize) -> usize {
        (floor..to)
            .rev()
            .find(|&n| matches!(self.document.word(n), "." | "!" | "?"))
            .map_or(floor, |stop| stop + 1)
    }

    fn first_in(&self, tokens: Range<usize>) -> Option<Attribution> {
        let person = tokens.clone().find_map(|n| self.referent(n));
        person.map(Attribution::Said).or_else(|| tokens.into_iter().find_map(|n| self.role(n)))
    }

    fn last_in(&self, tokens: Range<usize>) -> Option<Attribution> {
        let mut governed = None;
        for number in tokens.clone().rev() {
            let Some(referent) = self.referent(number) else { continue };
            let start = self.names.person(number).map_or(number, |p| p.tokens.start);
            // `Rachel Ogden, for Dean Farrow, said`: after a preposition stands no subject.
            if start > tokens.start && self.document.on(start - 1, List::NamePrepositions) {
                governed = governed.or(Some(referent));
                continue;
            }
            return Some(Attribution::Said(referent));
        }
        let role = tokens.into_iter().rev().find_map(|n| self.role(n));
        role.or(governed.map(Attribution::Said))
    }

    fn referent(&self, number: usize) -> Option<Referent> {
        if let Some(person) = self.names.person(number) {
            // `Barton's spokesman said` is not Barton.
            return (!self.document.possessive(person.tokens.end))
                .then_some(Referent::Mention(person.span));
        }
        self.document
            .is_any(number, &["he", "she"])
            .then(|| Referent::Pronoun(self.document.span(number..number + 1)))
    }

    fn role(&self, number: usize) -> Option<Attribution> {
        let index = (*self.role_at.get(number)? as usize).checked_sub(1)?;
        self.role_spans.get(index).copied().map(Attribution::Role)
    }
}
