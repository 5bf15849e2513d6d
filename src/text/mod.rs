//! The text as the later stages see it: tokens, sentences, paragraphs, and the parts of a news
//! story that are not prose (headline, byline, dateline).
//!
//! Nothing is changed, normalised or dropped: every token is a range of bytes of the original
//! text, so a mark made of tokens is exact whatever stands around it (emoji, combining accents,
//! CRLF, bidirectional controls). Not read here: what words mean. This stage knows only
//! abbreviations, since a full stop can't be understood without them.

mod addresses;
pub(crate) mod canonical;
mod compounds;
mod document;
mod layout;
mod letters;
mod phrases;
pub(crate) mod quotation;
mod sentences;
mod token;
mod token_set;
mod tokenize;
mod truecase;

use std::cell::OnceCell;

pub(crate) use canonical::Canonical;
pub(crate) use document::Document;
pub(crate) use sentences::{Paragraph, ParagraphKind, Sentence};
pub(crate) use token::{Case, Gap, Token, TokenKind};
pub(crate) use token_set::TokenSet;

pub(crate) use crate::contract::ByteSpan;

/// Reads a text in its canonical writing.
pub(crate) fn read_canonical<'t>(canonical: &'t Canonical) -> Document<'t> {
    Document { written: canonical.written(), ..read(canonical.text()) }
}

/// The tokens of some words, as they would be cut in a text.
pub(crate) fn tokens(words: &str) -> Vec<Token> {
    tokenize::tokenize(words)
}

/// Reads a text as it stands. Linear in its length.
pub(crate) fn read(text: &str) -> Document<'_> {
    let tokens = tokenize::tokenize(text);
    let (sentences, mut paragraphs) = sentences::split(text, &tokens);
    let phrases = phrases::ListedRuns::of(text, &tokens);
    let mut document = Document {
        text,
        written: text,
        tokens,
        sentences,
        paragraphs: Vec::new(),
        phrases,
        word_classes: OnceCell::new(),
    };
    layout::label(&document, &mut paragraphs);
    document.paragraphs = paragraphs;
    document
}
