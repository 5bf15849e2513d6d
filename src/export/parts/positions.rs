//! Bytes of the text as the units that a format counts.

use crate::contract::offsets::convert;
use crate::contract::{Offsets, Span};

/// A first unit and one past the last.
pub(in crate::export) type Range = (usize, usize);

/// Byte ranges, counted in another unit.
pub(in crate::export) fn counted(text: &str, mut ranges: Vec<Range>, unit: Offsets) -> Vec<Range> {
    let mut all: Vec<&mut usize> = ranges.iter_mut().flat_map(|(from, to)| [from, to]).collect();
    convert(text, &mut all, Offsets::Byte, unit);
    ranges
}

/// The ranges of marks, counted in another unit.
pub(in crate::export) fn of_spans(text: &str, spans: &[Span], unit: Offsets) -> Vec<Range> {
    counted(text, spans.iter().map(|span| (span.start, span.end)).collect(), unit)
}
