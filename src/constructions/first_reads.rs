//! What may stand right beside the anchor of a pattern. Few patterns fit that, and the others are read no further.
//!
//! The build finds what each half of a pattern can read first. Here that is a set of bits: one for each kind of
//! word, one for all lists, and some for letters, by the first of them and their number. So a set may have more than
//! was asked for, never less.
//!
//! Not read: anything but the word beside the anchor.

use super::ground::{Ground, WordKind, WordRead, take};

/// A set of what is read first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FirstReads(u64);

/// What is cheap to find out and often asked. Other kinds of words, and lists, are taken to stand there.
const ASKED: [WordKind; 9] = [
    WordKind::Name,
    WordKind::Role,
    WordKind::Determiner,
    WordKind::Possessive,
    WordKind::Pronoun,
    WordKind::Participle,
    WordKind::Open,
    WordKind::Edge,
    WordKind::Sign,
];

/// The bit of the lists; those of kinds are before it, those of letters after it.
const LISTS: u32 = 17;
const LETTERS: u32 = u64::BITS - LISTS - 1;

impl FirstReads {
    /// Whatever stands there.
    pub(crate) const ANY: FirstReads = FirstReads(u64::MAX);

    /// These; made by the compiler.
    #[allow(clippy::indexing_slicing)] // `const` functions know no `get`; a mistake stops the compiler.
    pub(crate) const fn of(reads: &[WordRead]) -> FirstReads {
        let (mut bits, mut next) = (0, 0);
        while next < reads.len() {
            bits |= match reads[next] {
                WordRead::Letters(words) => of_words(words),
                WordRead::On(_) => 1 << LISTS,
                WordRead::Kind(kind) => of_kind(kind),
                WordRead::Speech(_) => u64::MAX,
            };
            next += 1;
        }
        FirstReads(bits)
    }

    /// What can be read from a token on (backward: up to it).
    pub(super) fn at(ground: &dyn Ground, at: usize, backward: bool) -> FirstReads {
        let word = ground.document().word(if backward { at.wrapping_sub(1) } else { at });
        let mut bits = u64::MAX;
        if word.is_ascii() {
            bits = bits >> LETTERS | of_letters(word.as_bytes());
        }
        for kind in ASKED {
            if take(ground, WordRead::Kind(kind), at, backward).is_none() {
                bits &= !of_kind(kind);
            }
        }
        FirstReads(bits)
    }

    /// Whether the two have something in common.
    pub(super) fn meet(self, other: FirstReads) -> bool {
        self.0 & other.0 != 0
    }
}

const fn of_kind(kind: WordKind) -> u64 {
    match kind {
        // They differ in what they leave.
        WordKind::Person => 1 << WordKind::Name as u32,
        WordKind::Held => 1 << WordKind::Role as u32,
        kind => 1 << kind as u32,
    }
}

#[allow(clippy::indexing_slicing)]
const fn of_words(words: &[&str]) -> u64 {
    let (mut bits, mut next) = (0, 0);
    while next < words.len() {
        bits |= of_letters(words[next].as_bytes());
        next += 1;
    }
    bits
}

const fn of_letters(letters: &[u8]) -> u64 {
    match letters {
        [] => 0,
        [first, ..] => {
            let number = first.to_ascii_lowercase() as u32 * 5 + letters.len() as u32;
            1 << (LISTS + 1 + number % LETTERS)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_first_reads_meet_where_they_share_a_word_or_kind() {
        let words = FirstReads::of(&[WordRead::Letters(&["named", "called"])]);
        let name = FirstReads::of(&[WordRead::Kind(WordKind::Name)]);
        let meet = |word: &str| words.meet(FirstReads(of_letters(word.as_bytes())));
        // By the first letter and the number of letters, in whatever case.
        assert!(meet("named") && meet("Named") && meet("CALLED") && meet("nails"));
        assert!(!meet("name") && !meet("the") && !meet("tamed") && !meet(""));
        assert!(!words.meet(name) && FirstReads::ANY.meet(name) && FirstReads::ANY.meet(words));
        assert!(name.meet(FirstReads::of(&[WordRead::Kind(WordKind::Person)])));
        assert!(!name.meet(FirstReads::of(&[WordRead::Kind(WordKind::Role)])));
    }
}
