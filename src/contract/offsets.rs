//! Offsets in the units of whoever reads the analysis.
//!
//! One walk over the text answers any number of offsets.

use super::named::named;
use crate::order;

/// What `start` and `end` of a span count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Offsets {
    /// Bytes of UTF-8, as Rust slices strings.
    #[default]
    Byte,
    /// UTF-16 code units, as JavaScript and Java index strings.
    Utf16,
    /// Unicode code points, as Python indexes strings and the Web Annotation model counts.
    CodePoint,
}

named!(Offsets, "unit of offsets", Byte => "byte", Utf16 => "utf16", CodePoint => "codepoint");

impl Offsets {
    /// How many of the units a byte of UTF-8 begins.
    fn of_byte(self, byte: u8) -> usize {
        // Continuation bytes begin nothing; a four-byte character is two UTF-16 units.
        let begins = usize::from(byte & 0xc0 != 0x80);
        match self {
            Offsets::Byte => 1,
            Offsets::Utf16 => begins + usize::from(byte >= 0xf0),
            Offsets::CodePoint => begins,
        }
    }
}

/// Rewrites offsets, in any order, from one unit into another. Offsets beyond the text's end become
/// its length; offsets inside a character become the position after it.
pub(crate) fn convert(text: &str, offsets: &mut [&mut usize], from: Offsets, to: Offsets) {
    if from == to || text.is_ascii() {
        return;
    }
    order::sort(offsets, |offset| [**offset, 0, 0]);
    let mut bytes = text.bytes().peekable();
    let (mut counted, mut count) = (0, 0);
    for offset in offsets {
        while counted < **offset || bytes.peek().is_some_and(|byte| byte & 0xc0 == 0x80) {
            let Some(byte) = bytes.next() else { break };
            counted += from.of_byte(byte);
            count += to.of_byte(byte);
        }
        **offset = count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_counts_its_own_way() {
        let text = "a😀e\u{301}日";
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (unit, want) in [
            (Offsets::Byte, vec![0, 1, 5, 6, 8, 11]),
            (Offsets::Utf16, vec![0, 1, 3, 4, 5, 6]),
            (Offsets::CodePoint, vec![0, 1, 2, 3, 4, 5]),
        ] {
            let mut offsets = bytes.clone();
            let mut all: Vec<&mut usize> = offsets.iter_mut().rev().collect();
            convert(text, &mut all, Offsets::Byte, unit);
            assert_eq!(offsets, want, "{unit}");
            // And back.
            convert(text, &mut offsets.iter_mut().collect::<Vec<_>>(), unit, Offsets::Byte);
            assert_eq!(offsets, bytes, "{unit}");
        }
    }
}
