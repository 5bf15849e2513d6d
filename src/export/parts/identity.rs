//! Names for a document and its parts, for formats that demand a URI or a unique id.
//!
//! What the caller names is kept. Else the name is made from the content: a UUID of version 8
//! (RFC 9562, whose bits are the maker's own), here FNV-1a over 128 bits. The same text has the
//! same name wherever and whenever it is read; two texts never share one by chance.

use super::super::Reading;
use super::words::decimal;
use crate::contract::PersonId;
use std::borrow::Cow;

/// The document's URI: the caller's, or `urn:uuid:` and what the text gives.
pub(in crate::export) fn document<'r>(reading: &Reading<'r>) -> Cow<'r, str> {
    match reading.id {
        Some(id) => Cow::Borrowed(id),
        None => Cow::Owned("urn:uuid:".to_owned() + &uuid(&[reading.text])),
    }
}

/// The URI of a part of a document.
#[inline(never)]
pub(in crate::export) fn part(document: &str, name: &str, number: Option<usize>) -> String {
    let whole = document.split('#').next().unwrap_or_default();
    let number = number.map_or(String::new(), decimal);
    [whole, "#", name, &number].concat()
}

/// The URI of a person of an analysis.
pub(in crate::export) fn person(document: &str, person: PersonId) -> String {
    part(document, "person-", Some(person.index()))
}

/// A UUID of these words in this order.
pub(in crate::export) fn uuid(words: &[&str]) -> String {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for word in words {
        // No UTF-8 has the last byte: words cannot run into each other.
        for byte in word.bytes().chain([0xff]) {
            hash ^= u128::from(byte);
            hash = hash.wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
    let version = hash & !(0xf << 76) | 8 << 76;
    let variant = version & !(0b11 << 62) | 0b10 << 62;
    let mut out = String::with_capacity(36);
    for index in 0..32u32 {
        if matches!(index, 8 | 12 | 16 | 20) {
            out.push('-');
        }
        let digit = (variant >> (124 - 4 * index)) as u32 & 0xf;
        out.extend(char::from_digit(digit, 16));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_is_of_the_words_and_of_their_bounds() {
        let id = uuid(&["ab", "c"]);
        assert_eq!(id, uuid(&["ab", "c"]));
        assert_ne!(id, uuid(&["a", "bc"]));
        assert_eq!(id.len(), 36);
        assert_eq!(&id[14..15], "8");
        assert!("89ab".contains(&id[19..20]));
    }

    #[test]
    fn nothing_hashes_to_the_offset_basis_of_fnv() {
        assert_eq!(uuid(&[]), "6c62272e-07bb-8142-a2b8-21756295c58d");
    }

    #[test]
    fn a_part_replaces_a_fragment() {
        assert_eq!(person("https://a.example/b#c", 3.into()), "https://a.example/b#person-3");
    }
}
