//! Some of a text's tokens.

use super::Document;
use std::ops::Range;

/// A set of token numbers. Numbers beyond either end of the text are in none.
#[derive(Debug)]
pub(crate) struct TokenSet(Vec<bool>);

impl TokenSet {
    /// No token of this text.
    pub(crate) fn none_of(document: &Document) -> TokenSet {
        TokenSet(vec![false; document.tokens.len()])
    }

    /// Puts tokens in, or takes them out.
    pub(crate) fn set(&mut self, tokens: Range<usize>, held: bool) {
        if let Some(slots) = self.0.get_mut(tokens) {
            slots.fill(held);
        }
    }

    /// Puts tokens in.
    pub(crate) fn add(&mut self, tokens: Range<usize>) {
        self.set(tokens, true);
    }

    /// Whether it holds the token.
    pub(crate) fn has(&self, number: usize) -> bool {
        self.0.get(number).is_some_and(|&held| held)
    }

    /// Whether the token is one of the text and not in the set.
    pub(crate) fn lacks(&self, number: usize) -> bool {
        self.0.get(number).is_some_and(|&held| !held)
    }
}
