//! What a token is.

use crate::lexicon::{Folded, List, Lists};

/// A word, a number or a punctuation sign.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// Its first byte in the text.
    pub(crate) start: usize,
    /// One past its last byte.
    pub(crate) end: usize,
    /// The hash of its folded letters.
    pub(crate) hash: Folded,
    /// The word lists it is on.
    pub(crate) lists: Lists,
    /// Which kind of token.
    pub(crate) kind: TokenKind,
    /// How its letters are written.
    pub(crate) case: Case,
    /// What stands before it.
    pub(crate) gap: Gap,
}

impl Token {
    #[inline]
    pub(super) fn read(text: &str, start: usize, end: usize, kind: TokenKind, gap: Gap) -> Token {
        let word = text.get(start..end).unwrap_or_default();
        let hash = Folded::word(word);
        let lists =
            if word.is_ascii() { hash.lists() } else { hash.lists_or(|| Folded::plain(word)) };
        let case = if kind == TokenKind::Word { case_of(word) } else { Case::Lower };
        Token { start, end, hash, lists, kind, case, gap }
    }

    /// A word that begins with a capital letter.
    pub(crate) fn is_capital(&self) -> bool {
        self.kind == TokenKind::Word && matches!(self.case, Case::Initial | Case::Upper)
    }
}

/// The kinds of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Begins with a letter: `O'Dowd`, `Öberg`, `U.S.`, `UN-Arab`, `Gen.`, `F-16`, `'s`.
    Word,
    /// Begins with a digit: `5`, `26th`, `1970s`, `1,200`, `14:30`, `20-year-old`. A hyphen
    /// between digits separates: `1966-70` is three tokens.
    Number,
    /// One sign, or a run of full stops or hyphens: `,`, `“`, `--`, `😀`.
    Sign,
    /// A web address, `https://…` or `www.…`, a mail address or a handle, `@name`.
    Address,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// No capital at its start, or a script without capitals, or no letters.
    Lower,
    /// A capital first, and lower-case letters or nothing after it: `Ford`, `McCain`, `A`.
    Initial,
    /// Two capitals or more and no lower-case letter: `UN`, `GENEVA`, `U.S.`.
    Upper,
}

/// What stands between a token and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing.
    None,
    /// White space, or a line break inside a hard-wrapped paragraph.
    Space,
    /// A line break.
    Line,
    /// An empty line, or the start of the text.
    Paragraph,
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return if is_joined_name(word) { Case::Initial } else { Case::Lower };
    }
    let mut capitals = 1;
    for letter in letters {
        if letter.is_lowercase() {
            return Case::Initial;
        }
        capitals += usize::from(letter.is_uppercase());
    }
    if capitals > 1 { Case::Upper } else { Case::Initial }
}

/// `al-Masri`, `el-Sisi`: written like a name for all its small first letter.
fn is_joined_name(word: &str) -> bool {
    word.split_once(['-', '\'', '’']).is_some_and(|(prefix, rest)| {
        rest.starts_with(char::is_uppercase) && Folded::word(prefix).lists().has(List::Particles)
    })
}
