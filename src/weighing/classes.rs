//! Of what kind the words of a text are, for patterns of them: a person, a role, a verb of speech, a small
//! word by itself, any other by its ending. In a pattern equal neighbours of one kind count once.
//!
//! Not read: what they mean.

use crate::contract::Kind;
use crate::lexicon::List;
use crate::mark::Mark;
use crate::text::{Case, Document, Token, TokenKind};
use std::ops::Range;

/// A kind of word: one of the numbers here, or the hash of a small word or sign.
pub(crate) type WordClass = u64;

pub(crate) const PERSON: WordClass = 1;
pub(crate) const ROLE: WordClass = 2;
pub(crate) const ORGANIZATION: WordClass = 3;
pub(crate) const PLACE: WordClass = 4;
pub(crate) const SPEECH_VERB: WordClass = 5;
pub(crate) const NAMING_VERB: WordClass = 6;
const NUMBER: WordClass = 7;
const CAPITAL: WordClass = 8;
const PARTICIPLE: WordClass = 9;
const GERUND: WordClass = 10;
const WORD: WordClass = 11;
pub(crate) const QUOTATION: WordClass = 12;
/// No token is there.
pub(crate) const EDGE: WordClass = 13;

/// No pattern looks further, in tokens: equal neighbours count once, and a text may have nothing else.
pub(crate) const FURTHEST_WORD: usize = 40;

/// The kinds of a text's words.
pub(crate) struct Classes {
    of: Vec<WordClass>,
    /// For each token 0, or one more than the number of the quotation that it is in; none where there are no
    /// quotations.
    quotes: Vec<u32>,
}

impl Classes {
    /// Reads the words of a text with its marks; `quotes` are its quotations, in order.
    pub(crate) fn new(document: &Document, marks: &[Mark], quotes: &[Range<usize>]) -> Classes {
        let by_themselves = document.word_classes.get_or_init(|| {
            document.tokens.iter().map(|token| class(document.text, token)).collect()
        });
        let quoted = if quotes.is_empty() { 0 } else { document.tokens.len() };
        let mut classes = Classes { of: by_themselves.clone(), quotes: vec![0; quoted] };
        for mark in marks {
            let class = match mark.kind() {
                Kind::Person => PERSON,
                Kind::Role => ROLE,
                Kind::Organization => ORGANIZATION,
                Kind::Place => PLACE,
                Kind::Date | Kind::Quote => continue,
            };
            let tokens = document.tokens_of(mark.span);
            // A place or organization may stand in a role, whose it is then.
            if let Some(slots) = classes.of.get_mut(tokens)
                && (class == ROLE || class == PERSON || !slots.contains(&ROLE))
            {
                slots.fill(class);
            }
        }
        for (number, quote) in (1..).zip(quotes) {
            if let Some(slots) = classes.quotes.get_mut(quote.clone()) {
                slots.fill(number);
            }
        }
        classes
    }

    /// The kind of a word.
    #[inline(never)]
    pub(crate) fn of(&self, number: usize) -> WordClass {
        if self.quote(number).is_some() {
            return QUOTATION;
        }
        self.of.get(number).copied().unwrap_or(EDGE)
    }

    /// The quotation that a token is in, by its number.
    pub(crate) fn quote(&self, number: usize) -> Option<usize> {
        (*self.quotes.get(number)? as usize).checked_sub(1)
    }

    /// A hash of the kinds of these tokens, the first ones up to `most`, equal neighbours once.
    #[inline(never)]
    pub(crate) fn pattern(&self, tokens: Range<usize>, most: usize) -> u64 {
        self.hashed(tokens, most)
    }

    /// The same of the last ones, read backwards.
    #[inline(never)]
    pub(crate) fn pattern_back(&self, tokens: Range<usize>, most: usize) -> u64 {
        self.hashed(tokens.rev(), most)
    }

    fn hashed(&self, tokens: impl Iterator<Item = usize>, most: usize) -> u64 {
        let mut hash = crate::lexicon::key::EMPTY;
        let (mut last, mut count) = (0, 0);
        for number in tokens.take(FURTHEST_WORD) {
            let class = self.of(number);
            if class == last {
                continue;
            }
            if count == most {
                return mixed(hash, EDGE + 1);
            }
            hash = mixed(hash, class);
            (last, count) = (class, count + 1);
        }
        hash
    }
}

/// Two numbers made one.
pub(crate) fn mixed(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A distance or count in steps that grow: 0, 1, 2, 3–4, 5–8, 9–16, 17–40, more.
pub(crate) fn step(distance: usize) -> u64 {
    match distance {
        0..=2 => distance as u64,
        3..=4 => 3,
        5..=8 => 4,
        9..=16 => 5,
        17..=40 => 6,
        _ => 7,
    }
}

/// The kind of a word by itself.
fn class(text: &str, token: &Token) -> WordClass {
    let lists = token.lists;
    let small = token.case == Case::Lower;
    let ends = |ending| text.get(..token.end).is_some_and(|text| text.ends_with(ending));
    match token.kind {
        TokenKind::Number => NUMBER,
        _ if small && lists.has(List::SpeechVerbs) => SPEECH_VERB,
        _ if small && lists.has(List::NamingVerbs) => NAMING_VERB,
        TokenKind::Word if lists.has(List::FunctionWords) => token.hash.bits(),
        TokenKind::Word if token.is_capital() => CAPITAL,
        TokenKind::Word if ends("ed") => PARTICIPLE,
        TokenKind::Word if ends("ing") => GERUND,
        TokenKind::Word => WORD,
        _ => token.hash.bits(),
    }
}
