//! One table of all word lists: which lists is this word on?
//!
//! The lists are those of `src/languages/`; the build checks and packs them (`build/`). Looking a word
//! up costs one hash and, as a rule, one memory access, and it is done once for each token: every
//! later question ("is it a month?") is a bit test. What a list states of its words ("which month?")
//! is read with [`values!`].
//!
//! Words are compared *folded*: lower case, with straight quotation marks, without what nobody
//! sees. A word with accents that is on no list is looked up without them as well: `Núñez` finds `nunez`,
//! and `josé` and `jose` can be two entries. What is not read here: inflection (a list holds every form
//! it wants found).
//!
//! The tables hold no letters, only keys: 30 bits of a hash for the lists, 27 for the clusters. That
//! more than halves their size in the page. Listed words have keys of their own, and so have, among the lists,
//! the 35,000 frequent words of the clusters (the build sees to both); of other words one in some
//! 11,000 is mistaken for a listed one, one in some 4,000 for one of a cluster.

pub(crate) mod affixes;
mod hash_index;
pub(crate) mod key;
pub(crate) mod one_letter;
#[cfg_attr(not(feature = "train"), allow(dead_code))]
pub(crate) mod packing;
pub(crate) mod search;
mod values;

pub(crate) use hash_index::{HashIndex, HashOf, Hashes};
pub(crate) use values::{Gender, Values, WordGroup, values};

use key::Shortening;
use std::borrow::Cow;
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
static PACKED_CLUSTERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/clusters.bin"));
static TABLE: LazyLock<Table> = LazyLock::new(|| Table::unpack(PACKED));
static CLUSTERS: LazyLock<Table> = LazyLock::new(|| Table::unpack(PACKED_CLUSTERS));

/// The lists one word is on: one of the sets of lists that words have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lists(&'static Set);

/// A bit for each list, from the lowest bit of the first word on, and one after them on an entry
/// that longer entries begin with ("prime", for "prime minister").
type Set = [u32; COUNT / 32 + 1];

/// The set of a word that is on no list.
static NONE: Set = [0; COUNT / 32 + 1];

impl Lists {
    /// Those of a word that is on these lists and no other.
    pub(crate) fn only(lists: &'static AnyOf) -> Lists {
        Lists(&lists.0)
    }

    /// Whether the word is on that list.
    pub(crate) fn has(self, list: List) -> bool {
        bit(self.0, list as usize)
    }

    /// Whether the word is on any of those lists.
    pub(crate) fn has_any(self, of: &AnyOf) -> bool {
        self.0.iter().zip(&of.0).fold(0, |common, (own, asked)| common | own & asked) != 0
    }

    /// Whether no list has the word and no entry begins with it.
    pub(crate) fn is_empty(self) -> bool {
        std::ptr::eq(self.0, &NONE)
    }

    /// Whether an entry of several words begins with this one.
    pub(crate) fn opens_phrase(self) -> bool {
        bit(self.0, COUNT)
    }
}

/// Lists that are asked for together, in one step.
pub(crate) struct AnyOf(Set);

impl AnyOf {
    /// These lists; made by the compiler.
    #[allow(clippy::indexing_slicing)] // `const` functions know no `get`; a mistake stops the compiler.
    pub(crate) const fn lists(lists: &[List]) -> AnyOf {
        let mut set: Set = [0; COUNT / 32 + 1];
        let mut next = 0;
        while next < lists.len() {
            set[lists[next] as usize / 32] |= 1 << (lists[next] as usize % 32);
            next += 1;
        }
        AnyOf(set)
    }

    /// Whether that list is one of them.
    pub(crate) fn has(&self, list: List) -> bool {
        bit(&self.0, list as usize)
    }
}

fn bit(set: &Set, number: usize) -> bool {
    set.get(number / 32).is_some_and(|word| word >> (number % 32) & 1 != 0)
}

impl Default for Lists {
    fn default() -> Lists {
        Lists(&NONE)
    }
}

/// Soft hyphen, word joiner and byte-order mark: what editors leave inside words and nobody sees.
pub(crate) fn unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{2060}' | '\u{feff}')
}

/// A straight quotation mark for a curly one, the long dash for the short one, any other character as
/// it is: how a newsroom sets them says nothing about words.
pub(crate) fn straight(letter: char) -> char {
    match letter {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' => '—',
        other => other,
    }
}

/// The small letters below the accents of those from U+00C0 on; a question mark where there is none.
const PLAIN: &str = concat!(
    "aaaaaa?ceeeeiiiidnooooo?ouuuuy??aaaaaa?ceeeeiiiidnooooo?ouuuuy?y",
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkk?lllllll",
    "lllnnnnnnn??oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs",
);

/// A word without the accents of its letters.
fn without_accents(word: &str) -> Cow<'_, str> {
    let below = |letter: char| {
        let index = (letter as usize).wrapping_sub(0xc0);
        let plain = PLAIN.as_bytes().get(index).copied().filter(|&plain| plain != b'?');
        plain.map_or(letter, char::from)
    };
    if word.is_ascii() { Cow::Borrowed(word) } else { word.chars().map(below).collect() }
}

/// The hash so far and the bytes of one more letter.
pub(crate) fn and_letter(hash: u64, letter: char) -> u64 {
    let mut buffer = [0; 4];
    letter.encode_utf8(&mut buffer).bytes().fold(hash, key::and_byte)
}

/// A hash that is fed the folded words of a phrase one after the other (FNV-1a, 64 bit).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Folded(u64);

impl Folded {
    /// The hash of one word.
    pub(crate) fn word(word: &str) -> Folded {
        Folded(key::EMPTY).then(word)
    }

    /// The hash of a word without its accents.
    pub(crate) fn plain(word: &str) -> Folded {
        Folded::word(&without_accents(word))
    }

    /// The hash of the phrase so far, a space and one more word.
    pub(crate) fn and(self, word: &str) -> Folded {
        self.byte(b' ').then(word)
    }

    /// The hash of the phrase so far and an ending written onto its last word.
    pub(crate) fn and_ending(self, ending: &str) -> Folded {
        self.then(ending)
    }

    /// The same with the word's accents left out.
    pub(crate) fn and_plain(self, word: &str) -> Folded {
        self.and(&without_accents(word))
    }

    fn byte(self, byte: u8) -> Folded {
        Folded(key::and_byte(self.0, byte))
    }

    fn then(self, word: &str) -> Folded {
        if word.is_ascii() {
            return word.bytes().fold(self, |hash, b| hash.byte(b.to_ascii_lowercase()));
        }
        let mut hash = self;
        for letter in word.chars().filter(|&c| !unseen(c)) {
            for small in straight(letter).to_lowercase() {
                let mut buffer = [0; 4];
                hash = small.encode_utf8(&mut buffer).bytes().fold(hash, Folded::byte);
            }
        }
        hash
    }

    /// The lists that hold what was hashed.
    pub(crate) fn lists(self) -> Lists {
        let set = TABLE.get(self).and_then(|set| SETS.get(usize::from(set)));
        Lists(set.unwrap_or(&NONE))
    }

    /// The lists that hold what was hashed, or else that without its accents.
    pub(crate) fn lists_or(self, plain: impl FnOnce() -> Folded) -> Lists {
        let lists = self.lists();
        if lists == Lists::default() { plain().lists() } else { lists }
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

/// Words and a number each. Open addressing over the keys; a power of two of slots, at most half
/// full.
struct Table {
    shortening: Shortening,
    mask: usize,
    /// Key and number, side by side: a look at a slot is one access to memory.
    slots: Vec<(u32, u16)>,
}

const FREE: u16 = u16::MAX;

impl Table {
    /// Reads what the build packed: bits and salt of the keys, the keys, then of all numbers first
    /// the low bytes, then the high ones.
    fn unpack(packed: &[u8]) -> Table {
        let (&[bits, low, high], mut rest) =
            packed.split_first_chunk().unwrap_or((&[32, 0, 0], &[]));
        let salt = u16::from_le_bytes([low, high]);
        let keys = packing::unpack(&mut rest);
        let slots = (keys.len() * 2).next_power_of_two();
        let mut table = Table {
            // A key has 32 bits, whatever a damaged table says.
            shortening: Shortening { bits: bits.clamp(1, 32), salt },
            mask: slots - 1,
            slots: vec![(0, FREE); slots],
        };
        let (low, high) = rest.split_at(rest.len() / 2);
        for (key, (low, high)) in keys.iter().zip(low.iter().zip(high)) {
            table.insert(*key, u16::from_le_bytes([*low, *high]));
        }
        table
    }

    fn insert(&mut self, key: u32, number: u16) {
        // Taken only in damaged tables; one key over and over would fill a long row of slots.
        let Err(free) = self.find(key) else { return };
        if let Some(slot) = self.slots.get_mut(free) {
            *slot = (key, number);
        }
    }

    fn get(&self, word: Folded) -> Option<u16> {
        self.find(self.shortening.key(word.0)).ok()
    }

    /// The number of a key, or the free slot where it would stand.
    fn find(&self, key: u32) -> Result<u16, usize> {
        let mut slot = key as usize & self.mask;
        while let Some(&(known, number)) = self.slots.get(slot) {
            match number {
                FREE => break,
                _ if known == key => return Ok(number),
                _ => slot = (slot + 1) & self.mask,
            }
        }
        Err(slot)
    }
}

/// Looks words up in the table that these bytes are read as, whatever they are.
#[cfg(any(test, fuzzing))]
pub(crate) fn read_damaged_table(bytes: &[u8]) {
    let table = Table::unpack(bytes);
    for word in ["minister", "prime minister", "tuesday", "Ørsted", "qzxv", ""] {
        let number = table.get(Folded::word(word));
        assert!(
            number.is_none_or(|number| table.slots.iter().any(|&(_, known)| known == number)),
            "a number from nowhere"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::PathBuf;

    const ENGLISH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/languages/en");

    /// The entries of every list, with how many lists have each.
    fn entries() -> BTreeMap<String, usize> {
        let mut lists_of: BTreeMap<String, BTreeSet<PathBuf>> = BTreeMap::new();
        for stage in fs::read_dir(format!("{ENGLISH}/lists")).unwrap() {
            for file in fs::read_dir(stage.unwrap().path()).unwrap() {
                let file = file.unwrap().path();
                let text = fs::read_to_string(&file).unwrap();
                for row in text.lines().filter(|row| !row.starts_with('#')) {
                    for entry in row.split('\t').next().unwrap().split(" | ") {
                        lists_of.entry(entry.to_owned()).or_default().insert(file.clone());
                    }
                }
            }
        }
        lists_of.into_iter().map(|(entry, files)| (entry, files.len())).collect()
    }

    #[test]
    fn every_entry_is_on_its_lists_and_no_other() {
        let entries = entries();
        assert!(entries.len() > 40_000);
        for (entry, times) in entries {
            let lists = Folded::word(&entry).lists();
            let on = (0..COUNT).filter(|&list| bit(lists.0, list)).count();
            assert_eq!(on, times, "{entry}");
        }
    }

    #[test]
    fn every_clustered_word_is_in_its_cluster_and_on_no_list_by_mistake() {
        let entries = entries();
        let begins = |longer: String| {
            entries.range(longer.clone()..).next().is_some_and(|(e, _)| e.starts_with(&longer))
        };
        let opens = |word: &str| begins(format!("{word} ")) || begins(format!("{word}'s"));
        let rows = fs::read_to_string(format!("{ENGLISH}/clusters.tsv")).unwrap();
        for row in rows.lines().filter(|row| !row.starts_with('#')) {
            let (word, cluster) = row.split_once('\t').unwrap();
            let folded = Folded::word(word);
            assert_eq!(folded.cluster().to_string(), cluster, "{word}");
            if !entries.contains_key(word) && !opens(word) {
                assert_eq!(folded.lists(), Lists::default(), "{word}");
            }
        }
    }

    #[test]
    fn words_are_folded_before_they_are_compared() {
        assert_eq!(Folded::word("O’DOWD"), Folded::word("o'dowd"));
        assert_eq!(Folded::word("ÅHRÉN"), Folded::word("åhrén"));
        assert_ne!(Folded::word("prime minister"), Folded::word("primeminister"));
        assert_eq!(Folded::word("Prime").and("Minister"), Folded::word("prime minister"));
    }

    #[test]
    fn accents_are_left_out_where_a_list_has_the_word_without_them() {
        for (word, plain) in [
            ("Núñez", "nunez"),
            ("ŁUKASZ", "lukasz"),
            ("Çelik", "celik"),
            ("Žižek", "zizek"),
            ("Ørsted", "orsted"),
            ("Æthelred", "æthelred"),
            ("Weiß", "weiß"),
            ("Иван", "иван"),
        ] {
            assert_eq!(Folded::plain(word), Folded::word(plain), "{word}");
        }
        let hash = Folded::word("Fianna").and_plain("Fáil");
        assert_eq!(hash, Folded::word("fianna fail"));
        let lists = |word| Folded::word(word).lists_or(|| Folded::plain(word));
        assert!(
            lists("Muñoz").has(List::Surnames)
                && !Folded::word("Muñoz").lists().has(List::Surnames)
        );
    }

    #[test]
    fn a_damaged_table_knows_less() {
        for bytes in [PACKED, PACKED_CLUSTERS] {
            for cut in [0, 1, 2, 5, 9, 10, 11, bytes.len() / 2, bytes.len() - 1] {
                read_damaged_table(&bytes[..cut]);
            }
            for index in [0, 1, 2, 6, 10, 12, 200, bytes.len() - 1] {
                for bits in [1, 0x80, 0xff] {
                    let mut damaged = bytes.to_vec();
                    damaged[index] ^= bits;
                    read_damaged_table(&damaged);
                }
            }
        }
    }

    #[test]
    fn lists_can_be_asked_for_together() {
        static DAYS_AND_MONTHS: AnyOf = AnyOf::lists(&[List::Weekdays, List::Months]);
        let on_either = |word| Folded::word(word).lists().has_any(&DAYS_AND_MONTHS);
        assert!(on_either("tuesday") && on_either("march"));
        assert!(!on_either("minister") && !on_either("qzxv"));
        assert!(!Folded::word("tuesday").lists().has_any(&AnyOf::lists(&[])));
    }

    #[test]
    fn a_word_on_no_list_is_on_no_list() {
        assert_eq!(Folded::word("qzxv").lists(), Lists::default());
    }
}
