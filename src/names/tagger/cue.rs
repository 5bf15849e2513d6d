//! What the tagger asks of a token more than once: its letters, its shape, the lists it is on, its
//! cluster, and what the rules think of it.

use crate::lexicon::{List, Lists};
use crate::names::rule::Hint;
use crate::text::{Document, Token, TokenKind};

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
    const GROUPS: [&[List]; 16] = [
        &[List::FirstNames],
        &[List::AmbiguousFirstNames],
        &[List::Surnames],
        &[List::Cities],
        &[List::Countries],
        &[List::Heads, List::PluralHeads],
        &[List::Ranks],
        &[List::Honorifics],
        &[List::OrganizationWords],
        &[List::PlaceWords],
        &[List::WorkWords],
        &[List::Nationalities],
        &[List::CommonWords],
        &[List::SpeechVerbs],
        &[List::Months, List::Weekdays],
        &[List::Modifiers],
    ];
    let mut bits = 0;
    for (bit, group) in GROUPS.iter().enumerate() {
        bits |= u32::from(group.iter().any(|&l| lists.has(l))) << bit;
    }
    bits | u32::from(token.lists.has(List::Particles)) << 16
        | u32::from(lists.has(List::Kinship)) << 17
}

/// Sets the bits of the entries of several words: `New York` is a city though `New` is none.
pub(super) fn mark_phrases(document: &Document, cues: &mut [Cue]) {
    const PHRASES: [(List, u32); 3] =
        [(List::Cities, 18), (List::Countries, 20), (List::KnownBodies, 22)];
    for number in 0..cues.len() {
        if !cues[number].capital || !document.tokens[number].lists.opens_phrase() {
            continue;
        }
        for (list, bit) in PHRASES {
            let length = document.phrase(list, number, cues.len());
            if length > 1 {
                cues[number].groups |= 1 << bit;
                for cue in &mut cues[number + 1..number + length] {
                    cue.groups |= 1 << (bit + 1);
                }
            }
        }
    }
}

impl Cue {
    pub(super) fn new(document: &Document, token: &Token, hint: Hint) -> Cue {
        let word = &document.text[token.start..token.end];
        Cue {
            word: word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, b| {
                (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
            }),
            folded: token.hash.bits(),
            shape: shape(word),
            groups: if token.kind == TokenKind::Word { groups(token, token.lists) } else { 0 },
            cluster: token.hash.cluster(),
            capital: token.is_capital(),
            hint,
        }
    }
}

/// `McCain` → `XxXxx`: runs of the same kind of letter are cut to two.
fn shape(word: &str) -> u64 {
    let (mut hash, mut last, mut times) = (0u64, ' ', 0);
    for letter in word.chars() {
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
