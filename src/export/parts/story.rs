//! The parts of a story that formats have a place for: its headline and its byline.
//!
//! An analysis does not say them; the text is looked at once more for its lines, not for marks.

use super::words::one_line;
use crate::text::{self, ParagraphKind};

/// The parts, if there are any.
#[derive(Debug, Default)]
pub(in crate::export) struct Story {
    /// The first title line.
    pub(in crate::export) headline: Option<StoryPart>,
    /// The first line that names who wrote it.
    pub(in crate::export) byline: Option<StoryPart>,
}

/// A part of a story.
#[derive(Debug)]
pub(in crate::export) struct StoryPart {
    /// Its first byte.
    pub(in crate::export) start: usize,
    /// One past its last byte.
    pub(in crate::export) end: usize,
    /// Its words on one line.
    pub(in crate::export) words: String,
}

/// Looks for headline and byline.
pub(in crate::export) fn read(text: &str) -> Story {
    let document = text::read(text);
    let mut story = Story::default();
    for paragraph in &document.paragraphs {
        let slot = match paragraph.kind {
            ParagraphKind::Headline => &mut story.headline,
            ParagraphKind::Byline => &mut story.byline,
            ParagraphKind::Body => continue,
        };
        if slot.is_none() {
            let span = document.span(paragraph.tokens.clone());
            let words = one_line(document.slice(span));
            *slot = Some(StoryPart { start: span.start, end: span.end, words });
        }
    }
    story
}
