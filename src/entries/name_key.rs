//! A name as it is compared with others: without its article, its possessive ending and what says how a
//! firm is owned; in lower case, without accents, stops and hyphens.

use crate::contract::Kind;
use crate::lexicon::{Folded, List, Values, WordGroup, values};

/// Names of one place that have no letters in common: `U.S.`, `United States`.
static SAME_PLACES: Values<WordGroup> = values!("same_places");

/// A name taken apart.
pub(super) struct NameKey {
    pub(super) words: Vec<Word>,
    /// The names that mean the same.
    group: Option<WordGroup>,
    /// One word of capitals: `FAA`, `F.B.I.`
    pub(super) is_acronym: bool,
}

pub(super) struct Word {
    pub(super) text: String,
    /// `of`, `and`, `de`.
    is_small: bool,
    /// It continues after a hyphen.
    continues: bool,
    /// It ends in `'s`.
    pub(super) owns: bool,
    /// It says how a firm is owned: `Inc.`
    is_legal_form: bool,
}

/// Letters of the longest acronym.
const LONGEST_ACRONYM: usize = 6;

impl NameKey {
    /// Reads the name of an organization or a place as it is written.
    pub(super) fn of(kind: Kind, written: &str) -> NameKey {
        let mut key = NameKey { words: Vec::new(), group: None, is_acronym: false };
        let mut bare = written.trim();
        if let Some((article, rest)) = bare.split_once(char::is_whitespace)
            && Folded::word(article) == Folded::word("the")
        {
            bare = rest.trim_start();
        }
        for part in bare.split_whitespace() {
            key.add(part);
        }
        while key.words.len() > 1 && key.words.last().is_some_and(|w| w.is_legal_form || w.is_small)
        {
            key.words.pop();
        }
        if let [only] = key.words.as_slice() {
            let letters = || bare.chars().filter(|c| c.is_alphabetic());
            key.is_acronym = (2..=LONGEST_ACRONYM).contains(&only.text.chars().count())
                && letters().all(char::is_uppercase)
                && letters().next().is_some();
        }
        if kind == Kind::Place {
            let group = SAME_PLACES.get(without_ending(bare));
            key.group = group.or_else(|| SAME_PLACES.get(&key.text()));
        }
        key
    }

    fn add(&mut self, part: &str) {
        let part = part.trim_matches(|c: char| !c.is_alphanumeric() && !"&.'’".contains(c));
        let owned = part;
        let part = without_ending(part);
        let owns = part.len() < owned.len();
        let lists = Folded::word(part).lists();
        let lower = part.chars().next().is_some_and(char::is_lowercase);
        let is_small =
            part == "&" || lower && (lists.has(List::FunctionWords) || lists.has(List::Particles));
        let is_legal_form = lists.has(List::LegalForms) || lists.has(List::AmbiguousLegalForms);
        let before = self.words.len();
        for piece in part.split(['-', '/', '–']) {
            let text: String = match piece {
                "&" => "and".to_owned(),
                _ => piece
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .flat_map(char::to_lowercase)
                    .map(plain)
                    .collect(),
            };
            if !text.is_empty() {
                let continues = self.words.len() > before;
                self.words.push(Word { text, is_small, continues, owns, is_legal_form });
            }
        }
    }

    fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// One number for all names that are the same but for how they are written.
    pub(super) fn hash(&self) -> u64 {
        match self.group {
            Some(WordGroup(number)) => Folded::word("=").and(&number.to_string()).bits(),
            None => hash_of(&self.words),
        }
    }

    /// Whether a list says what else it is called.
    pub(super) fn is_grouped(&self) -> bool {
        self.group.is_some()
    }

    /// The first letters of the words as the hash of a word: of all, or without small ones; none if that
    /// is less than two, or two of more words.
    pub(super) fn initials(&self, with_small: bool) -> Option<u64> {
        let words =
            self.words.iter().filter(|word| !word.continues && (with_small || !word.is_small));
        let letters: String = words.filter_map(|word| word.text.chars().next()).collect();
        let skipped = !with_small && self.words.iter().any(|word| word.is_small);
        let least = if skipped { 3 } else { 2 };
        (letters.chars().count() >= least).then(|| Folded::word(&letters).bits())
    }
}

/// The hash of words of names.
pub(super) fn hash_of(words: &[Word]) -> u64 {
    let (first, rest) =
        words.split_first().map_or(("", words), |(first, rest)| (&*first.text, rest));
    rest.iter().fold(Folded::word(first), |hash, word| hash.and(&word.text)).bits()
}

/// Without `'s`.
fn without_ending(part: &str) -> &str {
    let ending = ["'s", "’s", "'", "’"].into_iter().find_map(|ending| part.strip_suffix(ending));
    ending.unwrap_or(part)
}

/// A letter without its accent: the Latin ones that European names have.
fn plain(letter: char) -> char {
    const LETTERS: [&str; 22] = [
        "aàáâãäåāăą",
        "cçćĉċč",
        "dďđð",
        "eèéêëēĕėęěə",
        "gĝğġģ",
        "hĥħ",
        "iìíîïĩīĭįı",
        "jĵ",
        "kķ",
        "lĺļľŀł",
        "nñńņňŋ",
        "oòóôõöøōŏőơ",
        "rŕŗř",
        "sśŝşšș",
        "tţťŧț",
        "uùúûüũūŭůűųư",
        "wŵẁẃẅ",
        "yýÿŷ",
        "zźżž",
        "eếềểễệ",
        "aấầẩẫậắằẳẵặạả",
        "oốồổỗộớờởỡợọỏ",
    ];
    if letter.is_ascii() {
        return letter;
    }
    let row = LETTERS.iter().find(|row| row.contains(letter));
    row.and_then(|row| row.chars().next()).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_one(one: &str, other: &str) -> bool {
        let hash = |name| NameKey::of(Kind::Place, name).hash();
        hash(one) == hash(other)
    }

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        for (one, other) in [
            ("the Vatnik Group", "Vatnik Group’s"),
            ("Orbex Inc.", "Orbex"),
            ("Orbex, Inc.", "ORBEX PLC"),
            ("Marlowe & Co.", "Marlowe"),
            ("Société Générale", "Societe Generale SA"),
            ("F.B.I.", "FBI"),
            ("Coca-Cola", "Coca Cola Company"),
            ("Johnson & Johnson", "Johnson and Johnson"),
            ("U.S.", "the United States"),
            ("USA", "US"),
            ("N.C.", "North Carolina"),
            ("L.A.", "Los Angeles"),
            ("La.", "Louisiana"),
            ("St. Louis", "St Louis"),
        ] {
            assert!(are_one(one, other), "{one}, {other}");
        }
        for (one, other) in [
            ("Bank of England", "Bank of Japan"),
            ("York", "New York"),
            ("La.", "L.A."),
            ("Limited Brands", "Brands"),
            ("Inc.", "Ltd"),
            ("A", "B"),
        ] {
            assert!(!are_one(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn an_acronym_has_two_letters_to_six() {
        let acronyms = ["F", "FA", "UNICEF", "UNESCOS", "F.B.I.", "Faa", "FA Cup"];
        assert_eq!(
            acronyms.map(|name| NameKey::of(Kind::Place, name).is_acronym),
            [false, true, true, false, true, false, false]
        );
    }

    #[test]
    fn two_initials_are_those_of_two_words() {
        let initials = |name, small| NameKey::of(Kind::Place, name).initials(small);
        let of = |letters| Some(Folded::word(letters).bits());
        assert_eq!(initials("British Airways", false), of("ba"));
        assert_eq!(initials("Bank of America", false), None);
        assert_eq!(initials("Bank of America", true), of("boa"));
        assert_eq!(initials("Central Bank of Nigeria", false), of("cbn"));
        assert_eq!(initials("Orbex", false), None);
    }
}
