//! What the tagger asks of a token more than once: its letters, its shape, the lists it is on, its
//! cluster, and what the rules think of it.

use crate::lexicon::{AnyOf, List, Lists, key, straight};
use crate::names::rule::Hint;
use crate::text::{Case, Document, Token, TokenKind};

/// What is asked of a token more than once.
#[derive(Clone, Copy)]
pub(super) struct Cue {
    /// Its letters as they stand.
    pub(super) word: u64,
    /// Its folded letters.
    pub(super) folded: u64,
    /// `Xxx`, `dd`, …
    pub(super) shape: u64,
    /// The groups of lists it is on, one bit each; see [`groups`].
    pub(super) groups: u32,
    /// Its word cluster, 0 for none.
    pub(super) cluster: u16,
    pub(super) capital: bool,
    /// The rule that takes it for part of a name.
    pub(super) hint: Hint,
}

/// The lists as the tagger sees them: related ones together.
fn groups(token: &Token, lists: Lists) -> u32 {
    static GROUPS: [AnyOf; 16] = [
        AnyOf::lists(&[List::FirstNames]),
        AnyOf::lists(&[List::AmbiguousFirstNames]),
        AnyOf::lists(&[List::Surnames]),
        AnyOf::lists(&[List::Cities]),
        AnyOf::lists(&[List::Countries]),
        AnyOf::lists(&[List::Heads, List::PluralHeads]),
        AnyOf::lists(&[List::Ranks]),
        AnyOf::lists(&[List::Honorifics]),
        AnyOf::lists(&[List::OrganizationWords]),
        AnyOf::lists(&[List::PlaceWords]),
        AnyOf::lists(&[List::WorkWords]),
        AnyOf::lists(&[List::Nationalities]),
        AnyOf::lists(&[List::CommonWords]),
        AnyOf::lists(&[List::SpeechVerbs]),
        AnyOf::lists(&[List::Months, List::Weekdays]),
        AnyOf::lists(&[List::Modifiers]),
    ];
    let mut bits = 0;
    for (bit, group) in GROUPS.iter().enumerate() {
        bits |= u32::from(lists.has_any(group)) << bit;
    }
    bits | u32::from(token.lists.has(List::Particles)) << 16
        | u32::from(lists.has(List::Kinship)) << 17
}

/// The lists whose entries the tagger sees as a whole; for each the bit of an entry's first word (the
/// next bit is that of the words behind it), and whether an entry of one word counts. Single cities
/// and countries are seen by [`groups`], single known bodies by the rules.
const PHRASES: [(List, u32, bool); 6] = [
    (List::Cities, 18, false),
    (List::Countries, 20, false),
    (List::KnownBodies, 22, false),
    (List::Organizations, 24, true),
    (List::Places, 26, true),
    (List::Works, 28, true),
];

/// Whether a token is part of an entry of one of [`PHRASES`].
pub(super) fn in_phrase(groups: u32, list: List) -> bool {
    PHRASES.iter().any(|&(of, bit, _)| of == list && groups >> bit & 0b11 != 0)
}

/// Entries of so few letters are acronyms, which count in capitals alone.
const LONGEST_ACRONYM: usize = 3;

/// Sets the bits of the entries that begin at capitalised words: `New York` is a city though `New` is
/// none.
pub(super) fn mark_phrases(document: &Document, cues: &mut [Cue]) {
    for number in 0..cues.len() {
        let capital = cues.get(number).is_some_and(|cue| cue.capital);
        let Some(token) = document.tokens.get(number).filter(|_| capital) else { continue };
        // `UN` and `BP` are bodies, `Un` and `Bp` are not.
        let counts = token.case == Case::Upper || token.end - token.start > LONGEST_ACRONYM;
        let mut longest = [0; PHRASES.len()];
        document.phrases(number, cues.len(), |length, lists| {
            for ((list, _, alone), longest) in PHRASES.iter().zip(&mut longest) {
                if lists.has(*list) && (length > 1 || *alone && counts) {
                    *longest = length;
                }
            }
        });
        for ((_, bit, _), length) in PHRASES.iter().zip(longest) {
            let entry = cues.get_mut(number..number + length).unwrap_or_default();
            for (place, cue) in entry.iter_mut().enumerate() {
                cue.groups |= 1 << (bit + u32::from(place > 0));
            }
        }
        if let Some(cue) = cues.get_mut(number) {
            cue.groups |= u32::from(token.lists.has(List::AmbiguousOrganizations)) << 30
                | u32::from(token.lists.has(List::AmbiguousPlaces)) << 31;
        }
    }
}

impl Cue {
    pub(super) fn new(document: &Document, token: &Token, hint: Hint) -> Cue {
        let word = document.text.get(token.start..token.end).unwrap_or_default();
        Cue {
            word: key::of_bytes(word.as_bytes()),
            folded: token.hash.bits(),
            shape: shape(word),
            groups: if token.kind == TokenKind::Word { groups(token, token.lists) } else { 0 },
            cluster: token.hash.cluster(),
            capital: token.is_capital(),
            hint,
        }
    }
}

/// `McCain` → `XxXxx`: runs of the same kind of letter are cut to two. Curly and straight quotation marks
/// are one kind: how a desk sets them says nothing about names.
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
