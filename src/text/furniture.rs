//! Headline, byline and dateline: the parts of a story that follow their own grammar.
//!
//! Not read: captions, tables, lists; they count as body.

use super::{Case, Document, Paragraph, ParagraphKind, TokenKind, quotation};
use crate::lexicon::List;
use std::ops::Range;

/// A dateline takes no more tokens than this: `SAN JOSÉ DE CHIQUITOS, Bolivia, Nov. 5, 2013 (AP) —`.
const LONGEST_DATELINE: usize = 18;
/// A headline has no more tokens than this.
const LONGEST_HEADLINE: usize = 28;
/// A byline has no more tokens than this.
const LONGEST_BYLINE: usize = 24;

pub(super) fn label(document: &Document, paragraphs: &mut [Paragraph]) {
    let count = paragraphs.len();
    let mut prose_seen = false;
    for (place, paragraph) in paragraphs.iter_mut().enumerate() {
        if is_byline(document, paragraph) {
            paragraph.kind = ParagraphKind::Byline;
        } else if !prose_seen && place + 1 < count && is_headline(document, paragraph) {
            paragraph.kind = ParagraphKind::Headline;
        } else {
            paragraph.dateline = dateline(document, paragraph);
            prose_seen = true;
        }
    }
}

fn ends_like_prose(document: &Document, tokens: &Range<usize>) -> bool {
    let last = tokens.clone().rev().find(|&n| {
        let word = document.word(n);
        !quotation::closes(word) && word != ")"
    });
    last.is_some_and(|n| matches!(document.word(n), "." | "!" | ":" | "…" | "..."))
}

fn is_headline(document: &Document, paragraph: &Paragraph) -> bool {
    (2..=LONGEST_HEADLINE).contains(&paragraph.tokens.len())
        && paragraph.sentences.len() <= 2
        && !ends_like_prose(document, &paragraph.tokens)
}

fn is_byline(document: &Document, paragraph: &Paragraph) -> bool {
    let first = paragraph.tokens.start;
    paragraph.tokens.len() <= LONGEST_BYLINE
        && document.on(first, List::BylineOpeners)
        && document.capital(first + 1)
        && !ends_like_prose(document, &paragraph.tokens)
}

/// A place in capitals, perhaps more places, a date and an agency in brackets, then a dash.
fn dateline(document: &Document, paragraph: &Paragraph) -> Range<usize> {
    let first = paragraph.tokens.start;
    let none = first..first;
    let starts = document.tokens.get(first).is_some_and(|t| t.case == Case::Upper);
    if !starts {
        return none;
    }
    let end = paragraph.tokens.end.min(first + LONGEST_DATELINE);
    for number in first + 1..end {
        match document.word(number) {
            "—" | "–" | "--" | "-" | "―"
                if !document.joined(number) || document.word(number - 1) == ")" =>
            {
                return first..number + 1;
            }
            "," | "(" | ")" | "/" | "." => {}
            _ if document.kind(number) == Some(TokenKind::Number) || document.capital(number) => {}
            _ if document.on(number, List::DatelineWords) => {}
            _ => return none,
        }
    }
    none
}
