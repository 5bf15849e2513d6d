//! What stands around a quotation, as the rows of `languages/en/constructions/speakers.tsv` read it.
//!
//! Not read: sentences before its own, but for the line before it if that ends with a colon, and after it, but for a line
//! that signs it.

use super::attribution::{AttributionContext, SearchWindow};
use super::pairs::QuotePair;
use super::sentence::sentence_around;
use crate::constructions::{Construction, Ground, Left, SpeechRead, matches, speakers::SPEAKERS};
use crate::contract::ByteSpan;
use crate::mark::{Attribution, Referent, SpeakerTie};
use crate::text::Document;
use std::ops::Range;

/// The furthest from the quotation, in tokens, that its verb of saying is looked for.
const REACH: usize = 40;

/// A quotation is signed with a name and position of no more tokens.
const LONGEST_CREDIT: usize = 16;

/// A quotation with the words of its sentence.
pub(super) struct AroundQuotation<'a> {
    context: &'a AttributionContext<'a>,
    pub(super) quote: &'a QuotePair,
    /// The sentence, from its start or the end of the quotation before.
    sentence: Range<usize>,
    /// Where the sentence ends in the quotation's own paragraph.
    pub(super) to: usize,
    /// The last verb of saying or naming before it, and the first after it.
    verb_before: Option<Range<usize>>,
    verb_after: Option<usize>,
    /// Another quotation stands before it in the sentence.
    follows: bool,
    /// The next line may sign it.
    line_after: bool,
}

impl<'a> AroundQuotation<'a> {
    pub(super) fn new(
        context: &'a AttributionContext<'a>,
        quote: &'a QuotePair,
        window: &SearchWindow,
    ) -> AroundQuotation<'a> {
        let document = context.document;
        let Range { start, end } = quote.tokens;
        let mut floor = window.before;
        // `And from Chairwoman X:` and the quotation in the next paragraph.
        let opens = start == window.paragraph.start && start > 0;
        if opens && document.word(start - 1) == ":" {
            floor = document.paragraph_at(start - 1).map_or(floor, |before| before.tokens.start);
        }
        let floor = floor.max(start.saturating_sub(REACH));
        let limit = window.after.min(end + REACH);
        let Range { start: from, end: to } = sentence_around(document, &quote.tokens, floor..limit);
        let next = document.paragraph_at(end).filter(|next| next.tokens.start == end);
        let next = next.filter(|next| next.tokens.len() <= LONGEST_CREDIT);
        let line_after = next.filter(|_| end == window.paragraph.end);
        let verb_before = (from..start).rev().find(|&n| context.says(n));
        AroundQuotation {
            verb_before: verb_before.map(|n| n..(n + context.verb_length(n)).min(start)),
            verb_after: (end..to).find(|&n| context.is_verb(n) || context.calls_it(n)),
            follows: from == window.before && window.before > window.paragraph.start,
            line_after: line_after.is_some(),
            sentence: from..line_after.map_or(to, |line| line.tokens.end),
            context,
            quote,
            to,
        }
    }

    /// Where the words before a verb begin that may be its subject.
    pub(super) fn clause_of(&self, verb: usize) -> usize {
        let Range { start, end } = self.quote.tokens;
        let comma = usize::from(self.context.document.word(end) == ",");
        if verb < start { self.sentence.start } else { end + comma }
    }

    /// Where words end that may name the speaker.
    pub(super) fn limit_of(&self, at: usize) -> usize {
        if at < self.quote.tokens.start { self.quote.tokens.start } else { self.to }
    }

    /// Who speaks by each construction that fits, in the order of the rows.
    pub(super) fn ties(&self) -> Vec<SpeakerTie> {
        let Range { start, end } = self.quote.tokens;
        let tie = |row: &Construction| {
            let left = matches(row, self, start, end);
            let said = left.into_iter().find_map(|left| self.said(left))?;
            Some(SpeakerTie { said, because: row.code, after: row.before.is_empty() })
        };
        SPEAKERS.iter().filter_map(tie).collect()
    }

    /// Who speaks by what a pattern left.
    fn said(&self, left: Left) -> Option<Attribution> {
        match left {
            Left::Name(span) => Some(Attribution::Said(Referent::Mention(span))),
            Left::Pronoun(span) => Some(Attribution::Said(Referent::Pronoun(span))),
            Left::HolderOf(number) => self.context.role(number),
            Left::Said(said) => Some(said),
            Left::Words(_) => Some(Attribution::Unnamed),
        }
    }
}

impl Ground for AroundQuotation<'_> {
    fn document(&self) -> &Document<'_> {
        self.context.document
    }

    fn sentence(&self) -> Range<usize> {
        self.sentence.clone()
    }

    fn person(&self, number: usize) -> Option<(Range<usize>, ByteSpan)> {
        let name = self.context.names.person(number)?;
        // `Barton's spokesman said` is not Barton.
        let owner = self.context.document.possessive(name.tokens.end);
        (!owner).then(|| (name.tokens.clone(), name.span))
    }

    fn role_from(&self, number: usize) -> Option<usize> {
        self.context.role_tokens(number).filter(|role| role.start == number).map(|role| role.end)
    }

    fn role_until(&self, number: usize) -> Option<usize> {
        let role = self.context.role_tokens(number.checked_sub(1)?)?;
        (role.end == number).then_some(role.start)
    }

    fn subject(&self, verb: usize) -> Option<Left> {
        self.context.subject(self.clause_of(verb), verb).map(Left::Said)
    }

    fn speech(&self, read: SpeechRead, at: usize, backward: bool) -> Option<(usize, Option<Left>)> {
        let (document, context) = (self.context.document, self.context);
        let here = |fits: bool| fits.then_some((at, None));
        let verb = self.verb_before.as_ref();
        match read {
            SpeechRead::Verb if backward => {
                verb.filter(|verb| verb.end == at).map(|verb| (verb.start, None))
            }
            SpeechRead::Verb => {
                let says =
                    at < self.to && context.is_verb(at) && !document.word(at).ends_with("ing");
                says.then(|| (at + context.verb_length(at), None))
            }
            SpeechRead::UpToVerb if backward => verb.map(|verb| (verb.end, None)),
            SpeechRead::UpToVerb => self.verb_after.map(|verb| (verb, None)),
            SpeechRead::Speaker => {
                context.named_from(at, self.limit_of(at)).map(|said| (at, Some(Left::Said(said))))
            }
            SpeechRead::QuotationBefore => self
                .follows
                .then_some((self.sentence.start, Some(Left::Said(Attribution::Continued)))),
            SpeechRead::Owner => {
                let name = context.names.person(at.checked_sub(2)?)?;
                let owns = name.tokens.end + 1 == at && document.possessive(name.tokens.end);
                let said = Attribution::Said(Referent::Mention(name.span));
                owns.then_some((name.tokens.start, Some(Left::Said(said))))
            }
            SpeechRead::Token if backward => (at > self.sentence.start).then(|| (at - 1, None)),
            SpeechRead::Token => (at < self.sentence.end).then_some((at + 1, None)),
            SpeechRead::LineAfter => here(self.line_after),
            SpeechRead::Stopped => here(matches!(self.quote.last(document), "." | "…")),
            SpeechRead::Asked => here(matches!(self.quote.last(document), "?" | "!")),
            SpeechRead::Bare => {
                here(!matches!(self.quote.last(document), "," | "?" | "!" | "." | "…"))
            }
            SpeechRead::NoVerb => here(verb.is_none()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::rules;
    use super::*;
    use crate::constructions::speakers;
    use crate::contract::{Code, Options};
    use crate::mark::Mark;
    use crate::newsroom::{Listed, NewsroomLists};
    use crate::{names, roles, text};

    const NOT: &str = "not: ";

    /// A text without the brackets of its [quotation] and {speaker}, and the bytes of both.
    fn unmarked(example: &str) -> (String, Range<usize>, Option<Range<usize>>) {
        let (mut plain, mut opened) = (String::new(), 0);
        let (mut quotation, mut speaker) = (0..0, None);
        for letter in example.chars() {
            match letter {
                '[' | '{' => opened = plain.len(),
                ']' => quotation = opened..plain.len(),
                '}' => speaker = Some(opened..plain.len()),
                _ => plain.push(letter),
            }
        }
        (plain, quotation, speaker)
    }

    /// Whether a tie leaves those words.
    fn leaves(said: Attribution, words: &Range<usize>, marks: &[Mark]) -> bool {
        let is = |span: ByteSpan| (span.start..span.end) == *words;
        match said {
            Attribution::Said(Referent::Mention(span) | Referent::Pronoun(span))
            | Attribution::Role(span) => is(span),
            // Nobody who is named; or whoever spoke before.
            Attribution::Unnamed => !marks.iter().any(|mark| is(mark.span)),
            Attribution::Continued => true,
            _ => false,
        }
    }

    fn fits(code: Code, given: &str) -> bool {
        let (plain, quotation, speaker) = unmarked(given);
        let document = text::read(&plain);
        let listed = Listed::in_text(&document, &NewsroomLists::NONE, Vec::new());
        let mut marks = names::propose(&document, &listed, &[], Options::default().threshold);
        marks.extend(roles::propose(&document, &marks, &listed));
        let quoted = rules::read(&document, &marks);
        let this = quoted.iter().find(|quoted| {
            let span = document.span(quoted.pair.tokens.clone());
            (span.start..span.end) == quotation
        });
        let ties = &this.unwrap_or_else(|| panic!("no quotation in {given}")).ties;
        let fits = |tie: &&SpeakerTie| tie.because == code;
        let found = ties.iter().find(fits);
        found.is_some_and(|tie| speaker.is_none_or(|words| leaves(tie.said, &words, &marks)))
    }

    #[test]
    fn examples_of_constructions_are_read_by_their_rows() {
        let mut failed = Vec::new();
        for &(code, example) in speakers::examples() {
            let wrong = match example.strip_prefix(NOT) {
                Some(given) => fits(code, given),
                None => !fits(code, example),
            };
            if wrong {
                failed.push(format!("{code}: {example}"));
            }
        }
        assert!(failed.is_empty(), "{}", failed.join("\n"));
    }
}
