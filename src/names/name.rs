//! A name on its way to a mark.

use super::class::Class;
use super::rule::Rule;
use crate::contract::Code;
use crate::mark::MOST_SURE;
use crate::mark::{Content, Mark};
use crate::newsroom::Listed;
use crate::text::{ByteSpan, Document, TokenSet};
use std::ops::Range;

/// A name and what it names, in token numbers.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    pub(super) class: Class,
    pub(super) confidence: f32,
    pub(super) because: Code,
    pub(super) rule: Option<Rule>,
    /// What it covers if a list of the newsroom has it.
    pub(super) listed: Option<ByteSpan>,
}

impl Name {
    pub(super) fn by(rule: Rule, tokens: Range<usize>) -> Name {
        Name {
            tokens,
            class: rule.class(),
            confidence: rule.confidence(),
            because: rule.reason(),
            rule: Some(rule),
            listed: None,
        }
    }

    /// A name that neither a rule of thumb nor a newsroom's list is the source of.
    pub(super) fn found(
        tokens: Range<usize>,
        class: Class,
        confidence: f32,
        because: Code,
    ) -> Name {
        Name { tokens, class, confidence, because, rule: None, listed: None }
    }

    pub(super) fn into_mark(self, document: &Document, listed: &Listed) -> Mark {
        let span = self.listed.unwrap_or_else(|| document.span(self.tokens));
        let content = match self.class {
            Class::Person => Content::Person,
            Class::Organization => Content::Organization,
            Class::Place => Content::Place,
        };
        let mut mark = Mark {
            span,
            confidence: self.confidence.min(MOST_SURE),
            because: vec![self.because.into()],
            content,
        };
        if self.listed.is_some()
            && let Some(row) = listed.of_mark(mark.kind(), span)
        {
            mark.because = vec![listed.lists().reason(row)];
        }
        mark
    }
}

/// Sorts names. One function for all who add some: each kind of sort is code in the page.
#[inline(never)]
pub(super) fn in_text_order(names: &mut [Name]) {
    crate::order::sort(names, |name| [name.tokens.start, 0, 0]);
}

/// Puts names among those found, in place of what they overlap.
pub(super) fn put(document: &Document, found: &mut Vec<Name>, new: Vec<Name>) {
    if new.is_empty() {
        return;
    }
    let mut taken = TokenSet::none_of(document);
    new.iter().for_each(|name| taken.add(name.tokens.clone()));
    found.retain(|name| !name.tokens.clone().any(|number| taken.has(number)));
    found.extend(new);
    in_text_order(found);
}
