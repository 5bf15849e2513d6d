//! The tables that words are looked up in.

use crate::key::{self, Shortening};
use crate::list::WordList;
use crate::packing;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Bits in a word of a set.
const WORD: usize = 32;

/// A set of lists, a bit for each; the bit after the last list is on an entry that longer entries begin
/// with (`prime`, for `prime minister`).
type Set = Vec<u32>;

/// Which sets of lists there are and which of them each entry has.
pub(crate) struct Sets<'l> {
    /// How many words each set has.
    pub(crate) words: usize,
    /// The different sets, the most frequent first.
    pub(crate) sets: Vec<Set>,
    /// Each entry and the number of its set.
    pub(crate) numbers: Vec<(&'l str, u16)>,
}

impl<'l> Sets<'l> {
    /// The sets that the entries of these lists make.
    ///
    /// # Errors
    /// If there are more than a table can number.
    pub(crate) fn of(lists: &'l [WordList]) -> Result<Sets<'l>, String> {
        let words = lists.len() / WORD + 1;
        let mut entries: BTreeMap<&str, Set> = BTreeMap::new();
        let mut set = |entry, bit: usize| {
            entries.entry(entry).or_insert_with(|| vec![0; words])[bit / WORD] |= 1 << (bit % WORD);
        };
        for (number, list) in lists.iter().enumerate() {
            for row in &list.rows {
                set(row.entry.as_str(), number);
                let first = row.entry.split(' ').next().unwrap_or_default();
                if first.len() < row.entry.len() {
                    set(first, lists.len());
                }
                // Texts are cut before the ending.
                if let Some(owner) = first.strip_suffix("'s").filter(|owner| !owner.is_empty()) {
                    set(owner, lists.len());
                }
            }
        }
        let mut times: BTreeMap<&Set, usize> = BTreeMap::new();
        for set in entries.values() {
            *times.entry(set).or_default() += 1;
        }
        let mut sets: Vec<Set> = times.keys().map(|set| (*set).clone()).collect();
        sets.sort_by_key(|set| std::cmp::Reverse(times[set]));
        // The last number marks a free slot of the table.
        if sets.len() >= usize::from(u16::MAX) {
            return Err(format!("{} different sets of lists are too many", sets.len()));
        }
        let numbered: HashMap<&Set, u16> = sets.iter().zip(0..).collect();
        let numbers = entries.iter().map(|(entry, set)| (*entry, numbered[set])).collect();
        Ok(Sets { words, sets, numbers })
    }
}

/// A table of words with a number each, as `src/lexicon/mod.rs` reads it. Every word has a key of its
/// own that none of `others` has; salts are tried from the first one on.
///
/// # Errors
/// If no key tells the words apart.
pub(crate) fn pack(
    rows: &[(&str, u16)],
    others: &[(&str, u16)],
    bits: u8,
    first_salt: u16,
) -> Result<Vec<u8>, String> {
    let hash = |word: &str| key::of_bytes(word.as_bytes());
    let hashed: HashMap<u64, u16> = rows.iter().map(|(word, n)| (hash(word), *n)).collect();
    if hashed.len() < rows.len() {
        return Err("two words have the same hash".into());
    }
    let other: HashSet<u64> =
        others.iter().map(|(w, _)| hash(w)).filter(|h| !hashed.contains_key(h)).collect();
    let salts = (first_salt..=u16::MAX).chain(0..first_salt);
    let shortening = salts
        .map(|salt| Shortening { bits, salt })
        .find(|shortening| tells_apart(*shortening, &hashed, &other))
        .ok_or("no salt keeps the words apart: the keys need more bits")?;
    let keyed: BTreeMap<u32, u16> =
        hashed.iter().map(|(hash, n)| (shortening.key(*hash), *n)).collect();
    let mut table = vec![shortening.bits];
    table.extend(shortening.salt.to_le_bytes());
    table.extend(packing::pack(&keyed.keys().copied().collect::<Vec<u32>>()));
    table.extend(keyed.values().map(|number| number.to_le_bytes()[0]));
    table.extend(keyed.values().map(|number| number.to_le_bytes()[1]));
    Ok(table)
}

/// Whether every word has a key of its own that none of the others has.
fn tells_apart(shortening: Shortening, words: &HashMap<u64, u16>, others: &HashSet<u64>) -> bool {
    let mut keys: Vec<u32> = words.keys().map(|hash| shortening.key(*hash)).collect();
    keys.sort_unstable();
    keys.windows(2).all(|pair| pair[0] != pair[1])
        && others.iter().all(|hash| keys.binary_search(&shortening.key(*hash)).is_err())
}
