//! What an editor may want to look at: one file a check.
//!
//! A check reads the finished analysis and its text and gives findings; it changes nothing. To add
//! one, add a file here with a `CHECK`, which `build.rs` finds, and a file of its name in
//! `tests/checks/` with texts that it must flag and texts that it must not. How often each is right
//! stands in `README.md`; one that is wrong on more than one in ten of its findings stays out.

use crate::analysis::{Analysis, Detail, Finding, Span};
use crate::text::{Document, Paragraph, ParagraphKind};

include!(concat!(env!("OUT_DIR"), "/checks.rs"));

/// A check.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Its file's name, with hyphens: `weekday-mismatch`.
    pub name: &'static str,
    /// What it finds, in a few words.
    pub about: &'static str,
    run: fn(&Story) -> Vec<Remark>,
}

/// All checks, by name.
pub fn checks() -> &'static [Check] {
    ALL
}

/// What a check reads.
struct Story<'s> {
    /// The text with its tokens, sentences and paragraphs.
    document: &'s Document<'s>,
    /// Everything read in it, in bytes.
    analysis: &'s Analysis,
}

impl Story<'_> {
    /// For each mark: whether it stands inside a quotation.
    fn in_quotes(&self) -> Vec<bool> {
        let mut end = 0;
        let inside = |span: &Span| {
            let inside = span.end <= end;
            if matches!(span.detail, Detail::Quote { .. }) {
                end = end.max(span.end);
            }
            inside
        };
        self.analysis.spans.iter().map(inside).collect()
    }

    /// Whether a role stands directly in front of a name of its holder, or set off behind one: `the
    /// spokesman Jay Carney`, `Jay Carney, a spokesman,`. Ties that reach further may be wrong.
    fn is_beside(&self, role: usize, holder: usize) -> bool {
        let spans = &self.analysis.spans;
        let names =
            |span: &Span| matches!(span.detail, Detail::Person { person } if person == holder);
        let gap = |from: usize, to: usize| self.document.text.get(from..to).unwrap_or("?");
        let (start, end) = (spans[role].start, spans[role].end);
        let in_front = spans[role..].iter().take(NEIGHBOURS).any(|next| {
            names(next) && !gap(end, next.start).is_empty() && is_blank(gap(end, next.start))
        });
        let ends = self.document.text[end..].starts_with([',', '.']);
        in_front
            || ends
                && spans[..role].iter().rev().take(NEIGHBOURS).any(|before| {
                    let set_off = gap(before.end, start).strip_prefix(", ");
                    names(before)
                        && set_off.is_some_and(|gap| matches!(gap, "" | "a " | "an " | "the "))
                })
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
        let last = paragraph.tokens.clone().rev().find(|&n| !is_closing_mark(document.word(n)));
        paragraph.kind == ParagraphKind::Body
            && last.is_some_and(|n| document.word(n).ends_with(['.', '!', '?', ':', '…']))
    }
}

/// A name and its title have no more marks between them.
const NEIGHBOURS: usize = 4;

/// Spaces, and no line break.
fn is_blank(gap: &str) -> bool {
    gap.chars().all(|c| c.is_whitespace() && c != '\n')
}

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
    message: String,
}

impl Remark {
    /// A finding about one mark, and others that it is compared with.
    fn about(story: &Story, mark: usize, others: &[usize], message: String) -> Remark {
        let span = &story.analysis.spans[mark];
        let mut spans = vec![mark];
        spans.extend(others);
        Remark { spans, start: span.start, end: span.end, message }
    }
}

/// All findings, in text order.
pub(crate) fn run(document: &Document, analysis: &Analysis) -> Vec<Finding> {
    let story = Story { document, analysis };
    let mut findings: Vec<Finding> = ALL
        .iter()
        .flat_map(|check| (check.run)(&story).into_iter().map(|r| named(check.name, r)))
        .collect();
    findings.sort_by_key(|f| (f.start, f.end, f.check));
    findings
}

fn named(check: &'static str, remark: Remark) -> Finding {
    let Remark { spans, start, end, message } = remark;
    Finding { check, spans, start, end, message }
}
