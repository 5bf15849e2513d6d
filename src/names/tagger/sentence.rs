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
                    tokens,
                });
            }
        }
        sentences
    }
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
