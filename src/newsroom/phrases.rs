//! The words of all rows as a tree of tokens, so that one pass over a text finds each of them, however
//! many there are.
//!
//! Words are cut as texts are and followed by their folded letters; whether capitals agree is looked at
//! where a phrase ends. The work is that of the text's tokens, each with the tokens of the longest phrase
//! at most.

use super::{Meaning, Row};
use crate::contract::ByteSpan;
use crate::lexicon::{Folded, HashIndex, and_letter, key, straight, unseen};
use crate::text::{self, Document, Gap};
use std::ops::Range;

/// Every phrase that is looked for.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// For a node and the next folded token the node after it, from 1; the root is 0.
    children: HashIndex,
    /// For a node the last of the phrases that end there, from 1.
    ends: HashIndex,
    phrases: Vec<RowPhrase>,
    /// For the folded first and last words of people's names which of the two they are.
    parts: HashIndex,
}

/// A phrase of a row.
#[derive(Debug)]
struct RowPhrase {
    /// Whose it is, of all rows.
    row: usize,
    /// Whether it is one of house style, which stands beside others of the same words.
    style: bool,
    /// The hash of its letters; none if capitals and small letters are alike.
    letters: Option<Letters>,
    /// Another phrase that ends at the same node, from 1; 0 if there is none.
    next: usize,
}

/// A phrase as it is written, and as it opens a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Letters {
    written: u64,
    capitalized: u64,
}

/// A row's words where they stand in a text.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub(super) row: usize,
    pub(super) tokens: Range<usize>,
}

const ROOT: u64 = 0;

/// No phrase has more ways of being written that mean something each.
const MOST_AT_ONE_NODE: usize = 64;

const FIRST: usize = 1;
const LAST: usize = 2;

impl Phrases {
    pub(super) fn of(rows: &[Row]) -> Phrases {
        let mut phrases = Phrases::default();
        for (number, row) in rows.iter().enumerate() {
            for words in &row.words {
                phrases.add(number, row, words);
                // Before a capital `Inc.` is one token, at the end of a text it is two.
                if let Some(bare) = words.strip_suffix('.') {
                    phrases.add(number, row, &format!("{bare} ."));
                }
                if matches!(row.meaning, Meaning::Person { .. }) {
                    phrases.add_parts(words);
                }
            }
        }
        phrases
    }

    /// The first and last words of a full name.
    fn add_parts(&mut self, name: &str) {
        let tokens = text::tokens(name);
        if let [first, .., last] = tokens.as_slice() {
            *self.parts.entry(first.hash.bits()).or_insert(0) |= FIRST;
            *self.parts.entry(last.hash.bits()).or_insert(0) |= LAST;
        }
    }

    /// Whether a word is the first of the name of a listed person, and whether it is the last.
    pub(super) fn part_of_name(&self, word: Folded) -> [bool; 2] {
        let parts = self.parts.get(&word.bits()).copied().unwrap_or(0);
        [parts & FIRST != 0, parts & LAST != 0]
    }

    fn add(&mut self, row: usize, of: &Row, words: &str) {
        let tokens = text::tokens(words);
        let mut node = ROOT;
        for token in &tokens {
            let fresh = self.children.len() + 1;
            node = *self.children.entry(step(node, token.hash)).or_insert(fresh) as u64;
        }
        if node == ROOT {
            return;
        }
        let words = || tokens.iter().filter_map(|token| words.get(token.start..token.end));
        let letters = (!of.any_case).then(|| Letters::of(words));
        let style = matches!(of.meaning, Meaning::Style { .. });
        let next = self.ends.get(&node).copied().unwrap_or(0);
        let mut at = next;
        for _ in 0..MOST_AT_ONE_NODE {
            let Some(same) = at.checked_sub(1).and_then(|index| self.phrases.get_mut(index)) else {
                self.phrases.push(RowPhrase { row, style, letters, next });
                self.ends.insert(node, self.phrases.len());
                return;
            };
            // Of rows with the same words the later one counts.
            if same.letters == letters && same.style == style {
                same.row = row;
                return;
            }
            at = same.next;
        }
    }

    /// Calls `each` with every phrase that begins at a token, the shortest first; of phrases of the same
    /// words the latest first.
    pub(super) fn at(&self, document: &Document, first: usize, each: &mut dyn FnMut(Hit)) {
        let mut node = ROOT;
        for (number, token) in document.tokens.iter().enumerate().skip(first) {
            if number > first && token.gap == Gap::Paragraph {
                return;
            }
            match self.children.get(&step(node, token.hash)) {
                Some(&next) => node = next as u64,
                None => return,
            }
            let mut end = self.ends.get(&node).copied().unwrap_or(0);
            let tokens = first..number + 1;
            while let Some(phrase) = end.checked_sub(1).and_then(|index| self.phrases.get(index)) {
                if phrase.stands(document, tokens.clone()) {
                    each(Hit { row: phrase.row, tokens: tokens.clone() });
                }
                end = phrase.next;
            }
        }
    }
}

impl RowPhrase {
    /// Whether the capitals of the text are those of the phrase. Where the text has a line in capitals
    /// nobody knows them.
    fn stands(&self, document: &Document, tokens: Range<usize>) -> bool {
        let Some(letters) = self.letters else { return true };
        let ByteSpan { start, end } = document.span(tokens.clone());
        if document.text.get(start..end) != document.written.get(start..end) {
            return true;
        }
        let found = hash(tokens.clone().map(|number| document.word(number)), false);
        found == letters.written || found == letters.capitalized && document.opens(tokens.start)
    }
}

impl Letters {
    fn of<'w, W: Iterator<Item = &'w str>>(words: impl Fn() -> W) -> Letters {
        Letters { written: hash(words(), false), capitalized: hash(words(), true) }
    }
}

/// The key of a node's child.
fn step(node: u64, token: Folded) -> u64 {
    (node ^ token.bits().rotate_left(17)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A hash of the letters of some words, the first of them in capital if that is asked for.
fn hash<'w>(words: impl Iterator<Item = &'w str>, capitalized: bool) -> u64 {
    let mut hash = key::EMPTY;
    let mut first = capitalized;
    for word in words {
        for letter in word.chars().filter(|&letter| !unseen(letter)).map(straight) {
            let letter = match std::mem::take(&mut first) {
                true => letter.to_uppercase().next().unwrap_or(letter),
                false => letter,
            };
            hash = and_letter(hash, letter);
        }
        hash = key::and_byte(hash, b' ');
    }
    hash
}
