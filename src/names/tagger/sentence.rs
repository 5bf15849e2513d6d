//! A sentence as the tagger sees it.

use super::schema::TextPart;
use crate::text::{Case, Document, Paragraph, ParagraphKind, TokenKind};
use std::ops::Range;

/// A sentence as the tagger sees it.
pub(crate) struct TaggerSentence {
    /// Token numbers.
    pub(crate) tokens: Range<usize>,
    pub(super) first_word: usize,
    pub(super) heading: bool,
    pub(super) shouted: bool,
    pub(super) part: TextPart,
    /// How long it is, how many of its words have a capital, and whether it ends as sentences do.
    pub(super) line: u64,
}

impl TaggerSentence {
    /// All sentences of a text.
    pub(crate) fn all(document: &Document) -> Vec<TaggerSentence> {
        let mut sentences = Vec::with_capacity(document.sentences.len());
        for paragraph in &document.paragraphs {
            for sentence in document.sentences_of(paragraph) {
                let tokens = sentence.tokens.clone();
                let words =
                    || tokens.clone().filter(|&n| document.kind(n) == Some(TokenKind::Word));
                let upper = words().filter(|&n| document.case(n) == Some(Case::Upper)).count();
                sentences.push(TaggerSentence {
                    first_word: words().next().unwrap_or(tokens.start),
                    heading: sentence.heading,
                    shouted: upper * 10 > words().count() * 7,
                    part: part(paragraph, tokens.start),
                    line: line(document, &tokens),
                    tokens,
                });
            }
        }
        sentences
    }
}

/// Words from which a line is of the next length: headings, rows of tables and of lists, sentences.
const LENGTHS: [usize; 3] = [3, 6, 12];

/// Length, share of capitals in quarters, and whether a stop or a closing mark ends it: rows of lists and
/// headings are short, have many capitals and no stop.
fn line(document: &Document, tokens: &Range<usize>) -> u64 {
    let words = || tokens.clone().filter(|&n| document.kind(n) == Some(TokenKind::Word));
    let count = words().count();
    let capitals = words().filter(|&n| document.capital(n)).count();
    let length = LENGTHS.iter().filter(|&&from| count >= from).count();
    let last = document.word(tokens.end.saturating_sub(1));
    let closed = last.starts_with(['.', '!', '?', '”', '"', ')', '’']);
    ((4 * capitals / count.max(1)) << 8 | length << 4 | usize::from(closed)) as u64
}

/// The part of the article that a sentence of this paragraph with this first token stands in.
fn part(paragraph: &Paragraph, first: usize) -> TextPart {
    match (paragraph.kind, paragraph.dateline.contains(&first)) {
        (ParagraphKind::Headline, false) => TextPart::Headline,
        (ParagraphKind::Byline, false) => TextPart::Byline,
        (ParagraphKind::Body, false) => TextPart::Body,
        (ParagraphKind::Headline, true) => TextPart::DatelineOfHeadline,
        (ParagraphKind::Byline, true) => TextPart::DatelineOfByline,
        (ParagraphKind::Body, true) => TextPart::DatelineOfBody,
    }
}
