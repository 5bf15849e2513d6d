//! A name on its way to a mark.

use super::class::Class;
use super::rule::Rule;
use crate::contract::Code;
use crate::mark::MOST_SURE;
use crate::mark::{Content, Mark};
use crate::text::{ByteSpan, Document};
use std::ops::Range;

/// A name and what it names, in token numbers.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    pub(super) class: Class,
    pub(super) confidence: f32,
    pub(super) because: Code,
    pub(super) rule: Option<Rule>,
}

impl Name {
    pub(super) fn by(rule: Rule, tokens: Range<usize>) -> Name {
        Name {
            tokens,
            class: rule.class(),
            confidence: rule.confidence(),
            because: rule.reason(),
            rule: Some(rule),
        }
    }

    pub(super) fn into_mark(self, document: &Document) -> Mark {
        let span: ByteSpan = document.span(self.tokens);
        let content = match self.class {
            Class::Person => Content::Person,
            Class::Organization => Content::Organization,
            Class::Place => Content::Place,
        };
        Mark {
            span,
            confidence: self.confidence.min(MOST_SURE),
            because: vec![self.because.into()],
            content,
        }
    }
}
