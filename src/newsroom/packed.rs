//! What patterns found, as bytes: what the module of the patterns hands to the one that reads texts.
//!
//! Whole numbers in LEB128, a text with its length before it, what may be missing with 0 or 1 before it.
//! Both modules are of one build, so there is no version. Of other bytes nothing comes, and no panic.

use super::PatternMatch;

/// Packs what patterns found.
pub(crate) fn pack_matches(found: &[PatternMatch]) -> Vec<u8> {
    let mut bytes = Vec::new();
    number(&mut bytes, found.len());
    for PatternMatch { pattern, start, end, with } in found {
        [pattern, start, end].into_iter().for_each(|of| number(&mut bytes, *of));
        number(&mut bytes, usize::from(with.is_some()));
        if let Some(text) = with {
            number(&mut bytes, text.len());
            bytes.extend_from_slice(text.as_bytes());
        }
    }
    bytes
}

fn number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Unpacks what [`pack_matches`] gave; nothing of other bytes.
pub(crate) fn unpack_matches(bytes: &[u8]) -> Option<Vec<PatternMatch>> {
    let mut from = Unpacking(bytes);
    let mut found = Vec::new();
    for _ in 0..from.number()? {
        let (pattern, start, end) = (from.number()?, from.number()?, from.number()?);
        let with = if from.number()? > 0 { Some(from.text()?) } else { None };
        found.push(PatternMatch { pattern, start, end, with });
    }
    Some(found)
}

struct Unpacking<'b>(&'b [u8]);

impl Unpacking<'_> {
    fn number(&mut self) -> Option<usize> {
        let mut number = 0usize;
        for shift in (0..usize::BITS).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        str::from_utf8(text).ok().map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_patterns_found_is_unpacked() {
        let found = |pattern, start, with: Option<&str>| {
            let with = with.map(str::to_owned);
            PatternMatch { pattern, start, end: start + 9, with }
        };
        let found = [found(0, 0, None), found(1_999, 70_000_000, Some("ä")), found(3, 4, Some(""))];
        let packed = pack_matches(&found);
        assert_eq!(unpack_matches(&packed).as_deref(), Some(&found[..]));
        for length in 0..packed.len() {
            assert_eq!(unpack_matches(&packed[..length]), None, "{length}");
        }
        for index in 0..packed.len() {
            for bits in [1, 0x7f, 0x80, 0xff] {
                let mut damaged = packed.clone();
                damaged[index] ^= bits;
                let _ = unpack_matches(&damaged);
            }
        }
    }
}
