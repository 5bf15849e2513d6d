//! What the tagger asks of a token more than once: its letters, its shape, the lists it is on, its
//! cluster, and what the rules think of it.

use super::schema::list_features;
use crate::lexicon::{AnyOf, List, Lists, key, straight};
use crate::names::rule::RuleFeature;
use crate::text::{Case, Document, Token, TokenKind, quotation};

/// What is asked of a token more than once.
#[derive(Clone, Copy)]
pub(super) struct TokenFeatures {
    /// Its letters as they stand.
    pub(super) word: u64,
    /// Its folded letters.
    pub(super) folded: u64,
    /// `Xxx`, `dd`, …
    pub(super) shape: u64,
    /// The lists it is on, as the bits of `schema.rs`.
    pub(super) lists: u32,
    /// Its word cluster, 0 for none.
    pub(super) cluster: u16,
    pub(super) capital: bool,
    /// Whether it is a quotation mark.
    pub(super) quotation: bool,
    /// The rule that takes it for part of a name.
    pub(super) rule_feature: RuleFeature,
}

/// An entry's first bit, the bit of its later words, whether an entry of one word counts, the lists.
type Entries = (u32, u32, bool, AnyOf);

/// The tables of the schema, with bits and lists.
macro_rules! tables {
    (
        words { $($word:ident = $bit:literal [$($of_word:ident),+],)* }
        entries { $($length:ident $entry:ident = $first:literal $later:literal [$($of_entry:ident),+],)* }
        capitalized { $($capital:ident = $alone:literal [$($of_capital:ident),+],)* }
    ) => {
        static WORDS: &[(u32, AnyOf)] = &[$(($bit, AnyOf::lists(&[$(List::$of_word),+])),)*];
        static ENTRIES: &[Entries] =
            &[$(($first, $later, tables!($length), AnyOf::lists(&[$(List::$of_entry),+])),)*];
        static CAPITALIZED: &[(u32, AnyOf)] =
            &[$(($alone, AnyOf::lists(&[$(List::$of_capital),+])),)*];
    };
    (any) => { true };
    (long) => { false };
}
list_features!(tables);

/// The bits of the rows that have a list with this word.
fn bits_of(rows: &[(u32, AnyOf)], lists: Lists) -> u32 {
    if lists.is_empty() {
        return 0;
    }
    rows.iter().fold(0, |bits, (bit, any)| bits | u32::from(lists.has_any(any)) << bit)
}

/// Whether a token is part of an entry of a list that [`ENTRIES`] has.
pub(super) fn in_entry(bits: u32, list: List) -> bool {
    ENTRIES
        .iter()
        .any(|(first, later, _, of)| bits & (1 << first | 1 << later) != 0 && of.has(list))
}

/// Entries of so few letters are acronyms, which count in capitals alone.
const LONGEST_ACRONYM: usize = 3;

/// Sets the bits of the entries that begin at capitalised words: `New York` is a city though `New` is
/// none.
pub(super) fn mark_entries(document: &Document, token_features: &mut [TokenFeatures]) {
    for number in 0..token_features.len() {
        let capital = token_features.get(number).is_some_and(|features| features.capital);
        let Some(token) = document.tokens.get(number).filter(|_| capital) else { continue };
        // `UN` and `BP` are organizations, `Un` and `Bp` are not.
        let counts = token.case == Case::Upper || token.end - token.start > LONGEST_ACRONYM;
        let mut longest = [0; ENTRIES.len()];
        for (length, lists) in document.phrases(number, token_features.len()) {
            for ((_, _, alone, of), longest) in ENTRIES.iter().zip(&mut longest) {
                if (length > 1 || *alone && counts) && lists.has_any(of) {
                    *longest = length;
                }
            }
        }
        for ((first, later, _, _), length) in ENTRIES.iter().zip(longest) {
            let entry = token_features.get_mut(number..number + length).unwrap_or_default();
            for (index, features) in entry.iter_mut().enumerate() {
                features.lists |= 1 << if index == 0 { first } else { later };
            }
        }
        if let Some(features) = token_features.get_mut(number) {
            features.lists |= bits_of(CAPITALIZED, token.lists);
        }
    }
}

impl TokenFeatures {
    pub(super) fn new(
        document: &Document,
        token: &Token,
        rule_feature: RuleFeature,
    ) -> TokenFeatures {
        let word = document.text.get(token.start..token.end).unwrap_or_default();
        TokenFeatures {
            word: key::of_bytes(word.as_bytes()),
            folded: token.hash.bits(),
            shape: shape(word),
            lists: if token.kind == TokenKind::Word { bits_of(WORDS, token.lists) } else { 0 },
            cluster: token.hash.cluster(),
            capital: token.is_capital(),
            quotation: quotation::is_english(word),
            rule_feature,
        }
    }
}

/// `McCain` → `XxXxx`: runs of the same kind of letter are cut to two. Curly and straight quotation marks
/// are one kind: how a newsroom sets them says nothing about names.
fn shape(word: &str) -> u64 {
    let (mut hash, mut last, mut times) = (0u64, ' ', 0);
    for letter in word.chars().map(straight) {
        let kind = match letter {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => 'd',
            c => c,
        };
        times = if kind == last { times + 1 } else { 1 };
        last = kind;
        if times <= 2 {
            hash =
                (hash ^ u64::from(u32::from(kind))).wrapping_mul(0x0100_0000_01b3).rotate_left(5);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_cut_into_words_as_texts_are() {
        let lists = [
            (List::Organizations, include_str!("../../languages/en/lists/names/organizations.tsv")),
            (
                List::AmbiguousOrganizations,
                include_str!("../../languages/en/lists/names/ambiguous_organizations.tsv"),
            ),
            (List::Places, include_str!("../../languages/en/lists/names/places.tsv")),
            (
                List::AmbiguousPlaces,
                include_str!("../../languages/en/lists/names/ambiguous_places.tsv"),
            ),
            (List::Works, include_str!("../../languages/en/lists/names/works.tsv")),
        ];
        let mut unmet = Vec::new();
        for (list, rows) in lists {
            for entry in rows.lines().filter(|row| !row.starts_with('#')) {
                let document = crate::text::read(entry);
                let words = document.tokens.len();
                if document.phrase(list, 0, words) != words {
                    unmet.push(entry);
                }
            }
        }
        assert!(unmet.is_empty(), "{} entries that no text can meet: {unmet:?}", unmet.len());
    }
}
