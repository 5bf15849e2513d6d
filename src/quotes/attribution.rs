//! Who says a quotation, by the words before and after it: `X said`, `said X, a Y`, `told`,
//! `according to X`.

use crate::contract::{ByteSpan, Code};
use crate::lexicon::List;
use crate::mark::{Attribution, Content, Mark, Referent};
use crate::names::NamesAt;
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// The furthest from the quotation, in tokens, that its verb of saying is looked for.
const REACH: usize = 40;

/// A quotation is signed with a name and position of no more tokens.
const LONGEST_CREDIT: usize = 16;

/// A text with its names and roles.
pub(super) struct AttributionContext<'v> {
    pub(super) document: &'v Document<'v>,
    pub(super) names: NamesAt,
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
        let after = || self.attribution_after(quote, window);
        let before = || self.attribution_before(quote, window);
        // `X called it “bizarre” and the board said …`: another clause.
        if self.is_followed_by_more(quote) && !self.is_agent(quote, window) {
            return before().or_else(after);
        }
        let said = after();
        // `wrote in a text: “…,” according to the paper`: whose words they are is said before.
        let reported = matches!(said, Some((Attribution::Unnamed, Code::AccordingTo)));
        if reported { before().or(said) } else { said.or_else(before) }
    }

    /// Whether the words after a quotation are not about who says it.
    fn is_followed_by_more(&self, quote: &Range<usize>) -> bool {
        let ended = matches!(self.document.word(quote.end - 2), "," | "?" | "!" | "." | "…");
        let next = quote.end;
        !ended
            && self.document.word(next) != ","
            && self.document.on(next, List::FunctionWords)
            && !self.document.on(next, List::GenderedPronouns)
            && !self
                .document
                .is_any(next, &["the", "a", "an", "one", "his", "her", "as", "said", "says"])
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
        if let Some(credited) = self.credited(quote, window) {
            return Some((credited, Code::CreditAfterQuotation));
        }
        // A stop inside ends the sentence: what follows is the next one's business, unless it
        // begins with the verb.
        if matches!(last, "." | "…") && !document.on(from, List::SpeechVerbs) {
            return None;
        }
        if document.is(from, "according") && document.is(from + 1, "to") {
            return self.named_from(from + 2, to).map(|a| (a, Code::AccordingTo));
        }
        // `…”, adding that …`
        if self.is_verb(from) && document.word(from).ends_with("ing") {
            return None;
        }
        if self.is_verb(from) {
            let speaker = self.named_from(from + self.verb_length(from), to);
            return speaker.map(|a| attributed(a, Code::VerbThenSpeakerAfter));
        }
        // `called “a great loss” by the mayor`
        if self.is_agent(quote, window) {
            let speaker = self.named_from(from + 1, to);
            return speaker.map(|a| attributed(a, Code::SpeakerAfterVerb));
        }
        let verb = (from..to).find(|&n| self.is_verb(n) || self.calls_it(n))?;
        // `“Why?” Marsh said that …`: the next sentence.
        if matches!(last, "?" | "!")
            && document.is_any(verb + 1, &["that", "he", "she", "it", "they"])
        {
            return None;
        }
        self.subject(from, verb).map(|a| attributed(a, Code::SpeakerThenVerbAfter))
    }

    /// Whether a verb of naming takes the quotation and `by` follows: `called “a great loss” by the mayor`.
    fn is_agent(&self, quote: &Range<usize>, window: &SearchWindow) -> bool {
        let from = quote.start.saturating_sub(4).max(window.before);
        self.document.is(quote.end, "by")
            && (from..quote.start).any(|n| self.document.on(n, List::NamingVerbs))
    }

    /// `“tone-deaf”, Marsh called it`, `“Sold!” Perk called.`
    fn calls_it(&self, number: usize) -> bool {
        const AFTER: [&str; 7] = ["it", "him", "her", "them", "this", ".", ","];
        self.document.on(number, List::NamingVerbs)
            && self.document.is_any(number + 1, &AFTER)
            && !self.is_passive(number)
    }

    /// Whether a sentence of somebody stands between a quotation and the one that ends before `from`:
    /// `“…,” said Voss. Her lawyer, Dirk Haas, nodded. “…`
    pub(super) fn turns_to_another(&self, quote: &Range<usize>, from: usize) -> bool {
        let document = self.document;
        let stops = |n: &usize| matches!(document.word(*n), "." | "!" | "?");
        let ended = from > 1 && stops(&(from - 2)) && !document.on(from, List::SpeechVerbs);
        let start = if ended { Some(from) } else { (from..quote.start).find(stops).map(|n| n + 1) };
        let Some(start) = start.filter(|start| start + 1 < quote.start) else { return false };
        stops(&(quote.start - 1)) && (start..quote.start).any(|n| self.referent(n).is_some())
    }

    /// The name that a quotation is signed with: `“…” — Anders Moe, captain`, or in the next line.
    fn credited(&self, quote: &Range<usize>, window: &SearchWindow) -> Option<Attribution> {
        let document = self.document;
        let is_dash = |n: usize| matches!(document.word(n), "—" | "–" | "-" | "--" | "~");
        let next_line = quote.end == window.paragraph.end;
        let end = if next_line {
            document.paragraph_at(quote.end).filter(|p| p.tokens.start == quote.end)?.tokens.end
        } else {
            window.after
        };
        if end > quote.end + LONGEST_CREDIT {
            return None;
        }
        let from = quote.end + usize::from(is_dash(quote.end));
        if from == quote.end && !next_line {
            return None;
        }
        // Nothing but titles stands before the name.
        let name = (from..end)
            .find(|&n| self.role(n).is_none() && document.kind(n) != Some(TokenKind::Sign))?;
        let person = self.names.person_from(name)?;
        let after = person.tokens.end;
        let signed = after == end
            || matches!(document.word(after), "," | "(")
            || from > quote.end && document.word(after) == "." && after + 1 == end;
        (signed && (from > quote.end || document.word(end - 1) != "."))
            .then_some(Attribution::Said(Referent::Mention(person.span)))
    }

    /// `X said: “…`, `X called it “…`, `according to X, “…`.
    fn attribution_before(
        &self,
        quote: &Range<usize>,
        window: &SearchWindow,
    ) -> Option<Attributed> {
        let document = self.document;
        let mut floor = window.before;
        // `And from Chairwoman X:` and the quotation in the next paragraph.
        let colon = document.word(quote.start.checked_sub(1)?) == ":";
        if colon && quote.start == window.paragraph.start {
            floor = document.paragraph_at(quote.start - 1)?.tokens.start;
        }
        let from = self.sentence_start(quote.start, floor.max(quote.start.saturating_sub(REACH)));
        let verb = (from..quote.start)
            .rev()
            .find(|&n| self.is_verb(n) || document.on(n, List::NamingVerbs) && !self.is_passive(n));
        let Some(verb) = verb else {
            let to = (from..quote.start)
                .find(|&n| document.is(n, "according") && document.is(n + 1, "to"));
            if let Some(to) = to {
                return self.named_from(to + 2, quote.start).map(|a| (a, Code::AccordingTo));
            }
            // `Shadow chancellor Delroy Osborne on Sky: “…`
            return colon
                .then(|| self.first_in(from..quote.start))
                .flatten()
                .map(|a| (a, Code::SpeakerBeforeColon));
        };
        if let Some(subject) = self.subject(from, verb) {
            return Some(attributed(subject, Code::SpeakerAndVerbBefore));
        }
        // The subject stands before a quotation that the sentence has already had.
        if from == window.before && window.before > window.paragraph.start {
            return Some((Attribution::Continued, Code::SameSentenceContinues));
        }
        // `Said Marsh: “…`
        if verb == from || self.names.person_from(verb + 1).is_some() {
            return self
                .named_from(verb + 1, quote.start)
                .map(|a| attributed(a, Code::SpeakerAfterVerb));
        }
        None
    }

    /// How many words a verb of saying has: `shot back`.
    fn verb_length(&self, number: usize) -> usize {
        self.document.phrase(List::SpeechVerbs, number, number + 2).max(1)
    }

    fn is_verb(&self, number: usize) -> bool {
        let document = self.document;
        (document.on(number, List::SpeechVerbs)
            || document.phrase(List::SpeechVerbs, number, number + 2) > 1)
            && self.names.person(number).is_none()
            && !document.capital(number)
            && !self.is_passive(number)
    }

    /// A verb of saying, or of naming: `called`.
    pub(super) fn says(&self, number: usize) -> bool {
        let names = || self.document.on(number, List::NamingVerbs) && !self.is_passive(number);
        self.is_verb(number) || names()
    }

    /// `had been told to stay`
    fn is_passive(&self, number: usize) -> bool {
        const PASSIVE: [&str; 6] = ["be", "been", "being", "was", "were", "is"];
        self.document.is_any(number.wrapping_sub(1), &PASSIVE)
            && self.document.word(number).ends_with(['d', 'n'])
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

    pub(super) fn referent(&self, number: usize) -> Option<Referent> {
        if let Some(person) = self.names.person(number) {
            // `Barton's spokesman said` is not Barton.
            return (!self.document.possessive(person.tokens.end))
                .then_some(Referent::Mention(person.span));
        }
        self.document
            .is_any(number, &["he", "she"])
            .then(|| Referent::Pronoun(self.document.span(number..number + 1)))
    }

    pub(super) fn role(&self, number: usize) -> Option<Attribution> {
        let index = (*self.role_at.get(number)? as usize).checked_sub(1)?;
        self.role_spans.get(index).copied().map(Attribution::Role)
    }
}

/// By this construction, or by that of somebody without a name.
fn attributed(attribution: Attribution, by: Code) -> Attributed {
    let because = if attribution == Attribution::Unnamed { Code::SomebodyUnnamed } else { by };
    (attribution, because)
}
