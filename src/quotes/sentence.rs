//! The sentence that a quotation stands in.
//!
//! Not read: that a stop within another quotation may end none.

use crate::text::Document;
use std::ops::Range;

/// Whether a sign ends a sentence.
pub(crate) fn stops(document: &Document, number: usize) -> bool {
    matches!(document.word(number), "." | "!" | "?")
}

/// The sentence around a quotation, from after the stop before it to before the stop after it, within `bounds`.
#[inline(never)]
pub(crate) fn sentence_around(
    document: &Document,
    quote: &Range<usize>,
    bounds: Range<usize>,
) -> Range<usize> {
    let before = (bounds.start..quote.start).rev().find(|&n| stops(document, n));
    let after = (quote.end..bounds.end).find(|&n| stops(document, n));
    before.map_or(bounds.start, |stop| stop + 1)..after.unwrap_or(bounds.end)
}
