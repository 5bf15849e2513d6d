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
    for (index, paragraph) in paragraphs.iter_mut().enumerate() {
        if is_byline(document, paragraph) {
            paragraph.kind = ParagraphKind::Byline;
        } else if !prose_seen && index + 1 < count && is_headline(document, paragraph) {
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
            "," | "(" | ")" | "/" | "." | "-" => {}
            _ if document.kind(number) == Some(TokenKind::Number) || document.capital(number) => {}
            _ if document.on(number, List::DatelineWords) => {}
            _ => return none,
        }
    }
    none
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    /// The kind of a text's first paragraph, `line`, before one of prose.
    fn kind(line: &str) -> ParagraphKind {
        let text = format!("{line}\nThe council met on Monday, and nobody came.");
        text::read(&text).paragraphs[0].kind
    }

    #[test]
    fn a_headline_has_28_tokens_at_most() {
        assert_eq!(kind(&"Mill ".repeat(28)), ParagraphKind::Headline);
        assert_eq!(kind(&"Mill ".repeat(29)), ParagraphKind::Body);
        assert_eq!(kind("Mill"), ParagraphKind::Body);
    }

    #[test]
    fn a_byline_has_24_tokens_at_most() {
        assert_eq!(kind(&format!("By {}", "Ann ".repeat(23))), ParagraphKind::Byline);
        assert_eq!(kind(&format!("By {}", "Ann ".repeat(24))), ParagraphKind::Headline);
    }

    #[test]
    fn a_newswire_may_have_a_hyphen() {
        let line = "LOS ANGELES, Nov. 5, 2025 /24-7PressRelease/ -- Acme opened a mill.";
        assert!(!text::read(line).paragraphs[0].dateline.is_empty());
    }

    #[test]
    fn a_dateline_has_18_tokens_at_most() {
        let dateline = |words: usize| {
            let text = format!("OSLO {}— The talks began on Monday.", "Nord ".repeat(words));
            text::read(&text).paragraphs[0].dateline.len()
        };
        assert_eq!(dateline(16), 18);
        assert_eq!(dateline(17), 0);
    }
}
