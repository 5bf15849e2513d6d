//! What an editor may want to look at: one file a check.
//!
//! A check reads the finished analysis and its text and gives findings; it changes nothing. To add
//! one, add a file here with a `CHECK`, which `build.rs` finds, and a file of its name in
//! `tests/checks/` with texts that it must flag and texts that it must not. How often each is right
//! stands in `README.md`; one that is wrong on more than one in ten of its findings stays out.

use crate::contract::{
    Action, Analysis, ByteSpan, Detail, Finding, Person, PersonId, Severity, Span, SpanId,
};
use crate::languages::say;
use crate::mark::Reason;
use crate::text::{Document, Paragraph, ParagraphKind};
use std::collections::HashMap;
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/checks.rs"));

/// A check.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Its file's name, with hyphens: `weekday-mismatch`.
    pub name: &'static str,
    /// What it finds, in a few words.
    pub about: &'static str,
    /// How much what it finds matters.
    pub severity: Severity,
    run: fn(&Story) -> Vec<Remark>,
}

/// All checks, by name.
pub fn checks() -> &'static [Check] {
    ALL
}

/// A place or a count for the hash of a word or sentence. One type for all checks: a map of another
/// type is kilobytes of code.
type Places = HashMap<u64, usize>;

/// What a check reads.
struct Story<'s> {
    /// The text with its tokens, sentences and paragraphs.
    document: &'s Document<'s>,
    /// Everything read in it, in bytes.
    analysis: &'s Analysis,
}

impl Story<'_> {
    /// A mark; none beyond the last.
    fn mark(&self, place: usize) -> Option<&Span> {
        self.analysis.spans.get(place)
    }

    /// The words of a mark.
    fn words(&self, mark: usize) -> &str {
        self.mark(mark).map_or("", |span| &span.text)
    }

    /// The token numbers of a mark.
    fn tokens(&self, mark: usize) -> Range<usize> {
        let bytes = self.mark(mark).map(|span| ByteSpan { start: span.start, end: span.end });
        bytes.map_or(0..0, |span| self.document.tokens_of(span))
    }

    /// The words of a mark with every capital as given; empty where there is no such mark.
    fn as_written(&self, mark: usize) -> &str {
        let span = self.analysis.spans.get(mark);
        span.and_then(|span| self.document.written.get(span.start..span.end)).unwrap_or_default()
    }

    /// Whether the text has lines in capitals that were read as if they had none.
    fn has_lines_in_capitals(&self) -> bool {
        !std::ptr::eq(self.document.text, self.document.written)
    }

    /// For each mark: whether it stands inside a quotation.
    fn in_quotes(&self) -> Vec<bool> {
        let (mut inside, mut end) = (Vec::with_capacity(self.analysis.spans.len()), 0);
        for span in &self.analysis.spans {
            inside.push(span.end <= end);
            if matches!(span.detail, Detail::Quote { .. }) {
                end = end.max(span.end);
            }
        }
        inside
    }

    /// The roles that stand directly in front of a name of their holder, or set off behind one: `the
    /// spokesman Jay Carr`, `Jay Carr, a spokesman,`. Ties that reach further may be wrong.
    fn roles_beside(&self, person: &Person) -> Vec<usize> {
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

    fn is_beside(&self, role: usize, holder: PersonId) -> bool {
        let text = self.document.text;
        let Some(&Span { start, end, .. }) = self.mark(role) else { return false };
        let set_off = text.get(end..).is_some_and(|behind| behind.starts_with([',', '.']));
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
    fn is_prose(&self, span: &Span) -> bool {
        let number = self.document.token_at(span.start);
        let paragraph = self.document.paragraph_at(number);
        paragraph.is_some_and(|p| self.is_running(p) && !p.dateline.contains(&number))
    }

    /// Whether a paragraph is of the body and ends as sentences do.
    fn is_running(&self, paragraph: &Paragraph) -> bool {
        let document = self.document;
        let mut ending = paragraph.tokens.clone().rev().take(MOST_CLOSING_MARKS);
        let last = ending.find(|&n| !is_closing_mark(document.word(n)));
        paragraph.kind == ParagraphKind::Body
            && last.is_some_and(|n| document.word(n).ends_with(['.', '!', '?', ':', '…']))
    }
}

/// No sentence has so many marks behind its stop.
const MOST_CLOSING_MARKS: usize = 16;

/// A name and its title have no more marks between them.
const NEIGHBOURS: usize = 4;

fn is_closing_mark(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | "'" | ")" | "]" | "»")
}

/// A finding before it is named after its check.
struct Remark {
    /// Places in [`Analysis::spans`].
    spans: Vec<usize>,
    /// Bytes.
    start: usize,
    /// Bytes.
    end: usize,
    /// What is the matter.
    because: Reason,
    /// What can be done.
    actions: Vec<Action>,
}

impl Remark {
    /// A finding about one mark, and others that it is compared with.
    fn about(story: &Story, mark: usize, others: &[usize], because: impl Into<Reason>) -> Remark {
        let (start, end) = story.mark(mark).map_or((0, 0), |span| (span.start, span.end));
        let mut spans = vec![mark];
        spans.extend(others);
        Remark { spans, start, end, because: because.into(), actions: Vec::new() }
    }

    /// The same with something that can be done about it.
    fn offering(mut self, action: Action) -> Remark {
        self.actions.push(action);
        self
    }
}

/// All findings, in text order.
pub(crate) fn run(document: &Document, analysis: &Analysis) -> Vec<Finding> {
    let story = Story { document, analysis };
    let mut findings: Vec<Finding> = ALL
        .iter()
        .flat_map(|check| (check.run)(&story).into_iter().map(|r| finding(check, r)))
        .collect();
    findings.sort_by(|a, b| (a.start, a.end, &a.check).cmp(&(b.start, b.end, &b.check)));
    findings
}

fn finding(check: &Check, remark: Remark) -> Finding {
    let Remark { spans, start, end, because, actions } = remark;
    let because = say(&because);
    let spans = spans.into_iter().map(SpanId::from).collect();
    let (message, severity) = (because.text.clone(), check.severity);
    Finding { check: check.name.into(), severity, spans, start, end, message, because, actions }
}
