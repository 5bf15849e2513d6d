//! What a list states of its words, in the types of who asks.
//!
//! Words are folded as the table of all lists has them folded.

use super::{List, straight, unseen};

/// What the list of that name (`"months"`) states of its words: an expression of type [`Values`], for
/// a `static` whose type names what the list's columns hold. The types in it (`Gender`, `Unit`) are
/// taken from where it stands.
macro_rules! values {
    ($list:literal) => {
        include!(concat!(env!("OUT_DIR"), "/values/", $list, ".rs"))
    };
}
pub(crate) use values;

/// The words of a list and what it states of each; a word of which it states nothing is left out.
pub(crate) struct Values<T: 'static> {
    /// The list.
    pub(crate) list: List,
    /// Sorted by bytes. A word stands several times where something is stated of it by country.
    pub(crate) entries: &'static [&'static str],
    /// For each of `entries`.
    pub(crate) values: &'static [T],
}

impl<T: Copy> Values<T> {
    /// What is stated of the word; of several, the first.
    pub(crate) fn get(&self, word: &str) -> Option<T> {
        self.values.get(index(self.entries, word)?).copied()
    }

    /// All that is stated of the word, row by row.
    pub(crate) fn all(&self, word: &str) -> &'static [T] {
        let Some(first) = index(self.entries, word) else { return &[] };
        let rows = self.entries.get(first..).unwrap_or_default();
        let count = rows.iter().take_while(|entry| rows.first() == Some(entry)).count();
        self.values.get(first..first + count).unwrap_or_default()
    }
}

/// The index of the first entry that is this word.
fn index(entries: &[&str], word: &str) -> Option<usize> {
    if !word.is_ascii() {
        let letters = word.chars().filter(|&c| !unseen(c)).map(straight);
        let small: String = letters.flat_map(char::to_lowercase).collect();
        return index_of(entries, || small.bytes());
    }
    index_of(entries, || word.bytes().map(|byte| byte.to_ascii_lowercase()))
}

fn index_of<B: Iterator<Item = u8>>(entries: &[&str], small: impl Fn() -> B) -> Option<usize> {
    let first = entries.partition_point(|entry| entry.bytes().lt(small()));
    entries.get(first).filter(|entry| entry.bytes().eq(small())).map(|_| first)
}

/// Words that mean one thing, as a row of a list has them (`actor | actress`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct WordGroup(pub(crate) u16);

/// What a word says of the person it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Female,
    Male,
}

#[cfg(test)]
mod tests {
    use super::*;

    static WORDS: Values<i8> = Values {
        list: List::Kinship,
        entries: &["fête", "fête day", "fête day", "o'dowd", "sir"],
        values: &[1, 2, 3, 4, 5],
    };

    #[test]
    fn a_word_is_found_however_it_is_written() {
        for (word, value) in [("Fête", 1), ("FÊTE", 1), ("O’DOWD", 4), ("Si\u{ad}r", 5), ("SIR", 5)]
        {
            assert_eq!(WORDS.get(word), Some(value), "{word}");
        }
        assert_eq!(["", "fete", "sirs", "a", "z"].map(|word| WORDS.get(word)), [None; 5]);
    }

    #[test]
    fn a_word_gives_all_its_rows() {
        assert_eq!(WORDS.get("fête day"), Some(2));
        assert_eq!(WORDS.all("Fête day"), [2, 3]);
        assert_eq!(WORDS.all("sir"), [5]);
        assert_eq!(WORDS.all("madam"), [0; 0]);
    }
}
