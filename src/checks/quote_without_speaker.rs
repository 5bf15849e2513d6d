//! A quotation of which nothing says whose words they are.
//!
//! Read are paragraphs that are a quotation and nothing else, in texts that name the speakers of
//! others. Not read: one whose neighbours can name the speaker, be it by a quotation of their own,
//! by a verb of saying or by a colon, one whose speaker is said without a name, and words that are quoted inside
//! a sentence.

use super::{Check, CheckInput, Draft};
use crate::contract::{ByteSpan, Code, Detail, Severity, Span};
use crate::lexicon::List;
use crate::text::{Document, Paragraph, TokenKind, quotation};
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    name: "quote-without-speaker",
    about: "a quotation of which nothing says who speaks",
    severity: Severity::Hint,
    run,
};

/// A shorter quotation may be a motto or a title.
const FEWEST_WORDS: usize = 6;

/// What somebody gave out whose words may follow: `issued the following statement`.
const WORDS_FOR_WORDS: [&str; 8] =
    ["statement", "statements", "remarks", "comment", "comments", "letter", "speech", "testimony"];

fn run(input: &CheckInput) -> Vec<Draft> {
    let spans = &input.analysis.spans;
    let names_speakers =
        spans.iter().any(|span| matches!(span.detail, Detail::Quote { speaker: Some(_), .. }));
    let mut drafts = Vec::new();
    for (index, span) in spans.iter().enumerate().filter(|_| names_speakers) {
        let quote = matches!(span.detail, Detail::Quote { source: None, .. });
        if quote && is_unattributed(input, span) {
            drafts.push(Draft::about(input, index, &[], Code::NobodySpeaks));
        }
    }
    drafts
}

fn is_unattributed(input: &CheckInput, quote: &Span) -> bool {
    let document = input.document;
    let tokens = document.tokens_of(ByteSpan { start: quote.start, end: quote.end });
    let Some(paragraph) = document.paragraph_at(tokens.start) else { return false };
    if paragraph.tokens != tokens {
        return false;
    }
    let above = document.paragraph_at(tokens.start.wrapping_sub(1));
    let below = document.paragraph_at(tokens.end).filter(|p| p.tokens.start == tokens.end);
    above.is_some_and(|p| input.is_running(p) && !names_speaker(document, p))
        && below.is_none_or(|p| input.is_running(p) && !continues(document, p))
        && is_whole(document, tokens)
}

/// Whether the quotation is some length and has no marks inside; else its closing one may stand
/// elsewhere than it seems.
fn is_whole(document: &Document, quote: Range<usize>) -> bool {
    let mut words = quote.clone().filter(|&n| document.kind(n) == Some(TokenKind::Word));
    let mut inside = quote.start + 1..quote.end - 1;
    words.nth(FEWEST_WORDS - 1).is_some()
        && !inside.any(|n| quotation::is_around_speech(document.word(n)))
}

/// Whether a paragraph has the words of somebody or says that somebody speaks.
fn names_speaker(document: &Document, paragraph: &Paragraph) -> bool {
    paragraph.tokens.clone().any(|n| {
        quotation::is_around_speech(document.word(n))
            || document.on(n, List::SpeechVerbs)
            || document.is_any(n, &WORDS_FOR_WORDS)
            || document.word(n) == ":"
    })
}

/// Whether a paragraph continues with what was said: by a quotation of its own, a verb of saying in
/// its first sentence (`That, he said, was all`), or a dash and a name.
fn continues(document: &Document, paragraph: &Paragraph) -> bool {
    let Some(first) = document.sentences_of(paragraph).first() else { return false };
    let opens = document.word(first.tokens.start);
    quotation::is_around_speech(opens)
        || opens.starts_with(['-', '–', '—', '―'])
        || first.tokens.clone().any(|n| document.on(n, List::SpeechVerbs))
}
