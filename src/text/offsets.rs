//! Byte offsets to the units of whoever reads the analysis.
//!
//! One walk over the text answers any number of offsets, if they come in order.

use serde::{Deserialize, Serialize};

/// What `start` and `end` of a span count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Offsets {
    /// Bytes of UTF-8, as Rust slices strings.
    #[default]
    Byte,
    /// UTF-16 code units, as JavaScript and Java index strings.
    Utf16,
    /// Unicode code points, as Python indexes strings and the Web Annotation model counts.
    CodePoint,
}

impl Offsets {
    /// The name in the contract: `byte`, `utf16`, `codepoint`.
    pub fn name(self) -> &'static str {
        match self {
            Offsets::Byte => "byte",
            Offsets::Utf16 => "utf16",
            Offsets::CodePoint => "codepoint",
        }
    }
}

/// Rewrites byte offsets, in any order, into the given unit. Offsets beyond the text's end become
/// its length; offsets inside a character become the place behind it.
pub(crate) fn convert(text: &str, offsets: &mut [&mut usize], unit: Offsets) {
    if unit == Offsets::Byte || text.is_ascii() {
        return;
    }
    offsets.sort_unstable_by_key(|o| **o);
    let mut bytes = text.bytes().enumerate().peekable();
    let mut count = 0;
    for offset in offsets {
        while let Some((_, byte)) = bytes.next_if(|(at, _)| *at < **offset) {
            // Continuation bytes count nothing; a four-byte character is two UTF-16 units.
            count += usize::from(byte & 0xc0 != 0x80);
            count += usize::from(unit == Offsets::Utf16 && byte >= 0xf0);
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
            convert(text, &mut offsets.iter_mut().rev().collect::<Vec<_>>(), unit);
            assert_eq!(offsets, want, "{}", unit.name());
        }
    }
}
