//! What a check reads, and what can be asked of it.

use crate::contract::{Analysis, Detail, Kind, Person, PersonId, Span};
use crate::newsroom::{Listed, Row};
use crate::text::{ByteSpan, Document, Paragraph, ParagraphKind, quotation};
use std::ops::Range;

/// What a check reads.
pub(in crate::checks) struct CheckInput<'s> {
    /// The text with its tokens, sentences and paragraphs.
    pub(in crate::checks) document: &'s Document<'s>,
    /// What the newsroom's lists say of it.
    pub(in crate::checks) listed: &'s Listed<'s>,
    /// Everything read in it, in bytes.
    pub(in crate::checks) analysis: &'s Analysis,
}

impl CheckInput<'_> {
    /// A mark; none beyond the last.
    pub(in crate::checks) fn mark(&self, index: usize) -> Option<&Span> {
        self.analysis.spans.get(index)
    }

    /// The row of the newsroom's lists that has a person; of several the first that the text names.
    pub(in crate::checks) fn row_of(&self, person: &Person) -> Option<&Row> {
        if self.listed.is_empty() {
            return None;
        }
        let mentions = person.mentions.iter().filter_map(|mention| self.mark(mention.index()));
        let spans = mentions.map(|span| ByteSpan { start: span.start, end: span.end });
        spans.filter_map(|span| self.listed.of_mark(Kind::Person, span)).next()
    }

    /// A row as people find it in its list.
    pub(in crate::checks) fn label(&self, row: &Row) -> String {
        self.listed.lists().label_of(row)
    }

    /// The name of the list that a row stands in.
    pub(in crate::checks) fn list_name(&self, row: &Row) -> &str {
        self.listed.lists().name_of(row)
    }

    /// The words of a mark.
    pub(in crate::checks) fn words(&self, mark: usize) -> &str {
        self.mark(mark).map_or("", |span| &span.text)
    }

    /// The token numbers of a mark.
    pub(in crate::checks) fn tokens(&self, mark: usize) -> Range<usize> {
        let bytes = self.mark(mark).map(|span| ByteSpan { start: span.start, end: span.end });
        bytes.map_or(0..0, |span| self.document.tokens_of(span))
    }

    /// The words of a mark with every capital as given; empty where there is no such mark.
    pub(in crate::checks) fn as_written(&self, mark: usize) -> &str {
        let span = self.mark(mark);
        span.and_then(|span| self.document.written.get(span.start..span.end)).unwrap_or_default()
    }

    /// Whether the text has lines in capitals that were read as if they had none.
    pub(in crate::checks) fn has_lines_in_capitals(&self) -> bool {
        !std::ptr::eq(self.document.text, self.document.written)
    }

    /// For each mark: whether it stands inside a quotation.
    pub(in crate::checks) fn in_quotes(&self) -> Vec<bool> {
        let (mut inside, mut end) = (Vec::with_capacity(self.analysis.spans.len()), 0);
        for span in &self.analysis.spans {
            inside.push(span.end <= end);
            if matches!(span.detail, Detail::Quote { .. }) {
                end = end.max(span.end);
            }
        }
        inside
    }

    /// The roles that stand directly before a name of their holder, or set off after one: `the
    /// spokesman Jay Carr`, `Jay Carr, a spokesman,`. Ties that reach further may be wrong.
    pub(in crate::checks) fn roles_beside(&self, person: &Person) -> Vec<usize> {
        let mut roles = Vec::new();
        // One role contradicts nothing.
        if person.roles.len() > 1 {
            for role in person.roles.iter().map(|role| role.index()) {
                if self.is_beside(role, person.id) {
                    roles.push(role);
                }
            }
        }
        roles
    }

    /// Whether a role stands beside a name of that person, as [`Self::roles_beside`] says.
    pub(in crate::checks) fn is_beside(&self, role: usize, holder: PersonId) -> bool {
        let text = self.document.text;
        let Some(&Span { start, end, .. }) = self.mark(role) else { return false };
        let set_off = text.get(end..).is_some_and(|after| after.starts_with([',', '.']));
        let first = role.saturating_sub(NEIGHBOURS);
        let near = self.analysis.spans.iter().skip(first).take(role + NEIGHBOURS - first);
        for name in near {
            if !matches!(name.detail, Detail::Person { person } if person == holder) {
                continue;
            }
            let beside = match (text.get(end..name.start), text.get(name.end..start)) {
                (Some(gap), _) => gap.trim().is_empty() && !gap.contains('\n'),
                (_, Some(gap)) => set_off && matches!(gap, ", " | ", a " | ", an " | ", the "),
                _ => false,
            };
            if beside {
                return true;
            }
        }
        false
    }

    /// Whether a mark stands in running text: no headline, byline, dateline or caption.
    pub(in crate::checks) fn is_prose(&self, span: &Span) -> bool {
        let number = self.document.token_at(span.start);
        let paragraph = self.document.paragraph_at(number);
        paragraph.is_some_and(|p| self.is_running(p) && !p.dateline.contains(&number))
    }

    /// Whether a paragraph is of the body and ends as sentences do.
    pub(in crate::checks) fn is_running(&self, paragraph: &Paragraph) -> bool {
        let document = self.document;
        let mut ending = paragraph.tokens.clone().rev().take(MOST_CLOSING_MARKS);
        let last = ending.find(|&n| !is_closing_mark(document.word(n)));
        paragraph.kind == ParagraphKind::Body
            && last.is_some_and(|n| document.word(n).ends_with(['.', '!', '?', ':', '…']))
    }
}

/// No sentence has so many marks after its stop.
const MOST_CLOSING_MARKS: usize = 16;

/// A name and its title have no more marks between them.
const NEIGHBOURS: usize = 4;

fn is_closing_mark(word: &str) -> bool {
    quotation::closes_speech(word) || matches!(word, ")" | "]")
}
