//! The parts of a story that formats have a place for: its headline and its byline.
//!
//! An analysis does not say them; the text is looked at once more for its lines, not for marks.

use crate::text::{self, ParagraphKind};
use std::ops::Range;

/// Where the parts stand, in bytes, if there are any.
#[derive(Debug, Default)]
pub(in crate::export) struct Story {
    /// The first title line.
    pub(in crate::export) headline: Option<Range<usize>>,
    /// The first line that names who wrote it.
    pub(in crate::export) byline: Option<Range<usize>>,
}

/// Looks for headline and byline.
pub(in crate::export) fn read(text: &str) -> Story {
    let document = text::read(text);
    let first = |kind: ParagraphKind| {
        let paragraph = document.paragraphs.iter().find(|p| p.kind == kind)?;
        let span = document.span(paragraph.tokens.clone());
        Some(span.start..span.end)
    };
    Story { headline: first(ParagraphKind::Headline), byline: first(ParagraphKind::Byline) }
}
