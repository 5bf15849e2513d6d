//! One table of all word lists: which lists is this word on?
//!
//! The lists are the `*.txt` beside the modules that ask for them; `build.rs` checks and packs
//! them. Looking a word up costs one hash and, as a rule, one memory access, and it is done once
//! for each token: every later question ("is it a month?") is a bit test.
//!
//! Words are compared *folded*: lower case, with a straight apostrophe. What is not read here:
//! inflection (a list holds every form it wants found) and accents (`josé` and `jose` are two
//! entries).
//!
//! Keys are 64-bit hashes of the folded word, of which 32 bits and the slot are compared: a word
//! on no list is mistaken for a listed one about once in two thousand million.

use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
static PACKED_CLUSTERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/clusters.bin"));
static TABLE: LazyLock<Table> = LazyLock::new(|| Table::unpack(PACKED, ENTRIES));
static CLUSTERS: LazyLock<Table> = LazyLock::new(|| Table::unpack(PACKED_CLUSTERS, CLUSTERED));

/// On an entry that longer entries begin with ("prime", for "prime minister").
const OPENS_PHRASE: u128 = 1 << 127;

/// The lists one word is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Lists(u128);

impl Lists {
    /// Whether the word is on that list.
    pub(crate) fn has(self, list: List) -> bool {
        self.0 & (1 << list as u8) != 0
    }

    /// Whether an entry of several words begins with this one.
    pub(crate) fn opens_phrase(self) -> bool {
        self.0 & OPENS_PHRASE != 0
    }
}

/// A hash that is fed the folded words of a phrase one after the other (FNV-1a, 64 bit).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Folded(u64);

impl Folded {
    /// The hash of one word.
    pub(crate) fn word(word: &str) -> Folded {
        Folded(0xcbf2_9ce4_8422_2325).then(word)
    }

    /// The hash of the phrase so far, a space and one more word.
    pub(crate) fn and(self, word: &str) -> Folded {
        self.byte(b' ').then(word)
    }

    fn byte(self, byte: u8) -> Folded {
        Folded((self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    fn then(self, word: &str) -> Folded {
        if word.is_ascii() {
            return word.bytes().fold(self, |hash, b| hash.byte(b.to_ascii_lowercase()));
        }
        let mut hash = self;
        for letter in word.chars() {
            if letter == '’' {
                hash = hash.byte(b'\'');
                continue;
            }
            for small in letter.to_lowercase() {
                let mut buffer = [0; 4];
                hash = small.encode_utf8(&mut buffer).bytes().fold(hash, Folded::byte);
            }
        }
        hash
    }

    /// The lists that hold what was hashed.
    pub(crate) fn lists(self) -> Lists {
        TABLE.get(self).map_or(Lists::default(), |set| Lists(SETS[usize::from(set)]))
    }

    /// The cluster of words that are used like it, 1 to 256; 0 if it is in none.
    pub(crate) fn cluster(self) -> u16 {
        CLUSTERS.get(self).unwrap_or(0)
    }

    /// The bits, for tables that count words of a text.
    pub(crate) fn bits(self) -> u64 {
        self.0
    }
}

/// The number that a list states behind a word (`march⇥3`), if the list has the word.
pub(crate) fn value(list: List, word: &str) -> Option<i32> {
    let rows = values(list);
    let found = rows.binary_search_by(|(entry, _)| {
        entry.bytes().cmp(word.bytes().map(|b| b.to_ascii_lowercase()))
    });
    found.ok().map(|at| rows[at].1)
}

/// Words and a number each. Open addressing over the hashes; a power of two of slots, at most half
/// full.
struct Table {
    mask: usize,
    checks: Vec<u32>,
    numbers: Vec<u16>,
}

const FREE: u16 = u16::MAX;

impl Table {
    fn unpack(packed: &[u8], entries: usize) -> Table {
        let slots = (entries * 2).next_power_of_two();
        let mut table =
            Table { mask: slots - 1, checks: vec![0; slots], numbers: vec![FREE; slots] };
        let mut word: Vec<u8> = Vec::new();
        let mut rest = packed;
        while let [shared, length, tail @ ..] = rest {
            let (letters, tail) = tail.split_at(usize::from(*length));
            word.truncate(usize::from(*shared));
            word.extend_from_slice(letters);
            let [low, high, tail @ ..] = tail else { break };
            table.insert(hash_bytes(&word), u16::from_le_bytes([*low, *high]));
            rest = tail;
        }
        table
    }

    fn insert(&mut self, key: Folded, number: u16) {
        let mut slot = self.slot(key);
        while self.numbers[slot] != FREE {
            slot = (slot + 1) & self.mask;
        }
        self.checks[slot] = check(key);
        self.numbers[slot] = number;
    }

    fn get(&self, key: Folded) -> Option<u16> {
        let mut slot = self.slot(key);
        while self.numbers[slot] != FREE {
            if self.checks[slot] == check(key) {
                return Some(self.numbers[slot]);
            }
            slot = (slot + 1) & self.mask;
        }
        None
    }

    fn slot(&self, key: Folded) -> usize {
        // FNV leaves its low bits the best mixed; the check takes the high ones.
        (key.0 ^ (key.0 >> 29)) as usize & self.mask
    }
}

fn check(key: Folded) -> u32 {
    (key.0 >> 32) as u32
}

/// The entries are folded already, so their bytes are hashed as they stand.
fn hash_bytes(word: &[u8]) -> Folded {
    word.iter().fold(Folded(0xcbf2_9ce4_8422_2325), |hash, b| hash.byte(*b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_packed_entry_is_found_again() {
        let mut word: Vec<u8> = Vec::new();
        let mut rest = PACKED;
        let mut seen = 0;
        while let [shared, length, tail @ ..] = rest {
            word.truncate(usize::from(*shared));
            word.extend_from_slice(&tail[..usize::from(*length)]);
            let set =
                u16::from_le_bytes([tail[usize::from(*length)], tail[usize::from(*length) + 1]]);
            let text = std::str::from_utf8(&word).expect("entries are UTF-8");
            assert_eq!(Folded::word(text).lists(), Lists(SETS[usize::from(set)]), "{text}");
            rest = &tail[usize::from(*length) + 2..];
            seen += 1;
        }
        assert_eq!(seen, ENTRIES);
    }

    #[test]
    fn words_are_folded_before_they_are_compared() {
        assert_eq!(Folded::word("O’DOWD"), Folded::word("o'dowd"));
        assert_eq!(Folded::word("ÅHRÉN"), Folded::word("åhrén"));
        assert_ne!(Folded::word("prime minister"), Folded::word("primeminister"));
        assert_eq!(Folded::word("Prime").and("Minister"), Folded::word("prime minister"));
    }

    #[test]
    fn a_word_on_no_list_is_on_no_list() {
        assert_eq!(Folded::word("qzxv").lists(), Lists::default());
    }
}
