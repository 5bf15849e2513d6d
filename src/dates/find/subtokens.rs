//! The text as the readers of dates see it: tokens cut up once more.
//!
//! A token may hold several parts of a date (`Nov-Feb`, `10-August`, `15Sep`, `second-quarter`)
//! or a part and something else (`mid-May`). The window gives the parts one by one, from the
//! token where something opens, and makes no more of them than a reader asks for.

use super::date_match::Match;
use crate::dates::lists;
use crate::lexicon::{Folded, List, Lists, Values};
use crate::mark::date::{Unit, Which};
use crate::text::{Document, Gap, TokenKind};
use std::cell::{Cell, RefCell};

/// A part of a token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subtoken<'t> {
    pub(super) text: &'t str,
    /// Its first byte in the document.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// The number of its token.
    pub(super) token: usize,
    /// Nothing stands between it and the subtoken before.
    pub(super) joined: bool,
    /// It is the last part of its token.
    pub(super) closes_token: bool,

    lists: Lists,
    figures: Figures,
}

/// A number in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figures {
    None,
    /// `5`, `2013`.
    Plain {
        value: u16,
        digits: u8,
    },
    /// `26th`.
    Ordinal(u16),
    /// `1970s`.
    Plural {
        value: u16,
        digits: u8,
    },
}

impl<'t> Subtoken<'t> {
    fn nothing() -> Subtoken<'t> {
        Subtoken {
            text: "",
            start: 0,
            end: 0,
            token: usize::MAX,
            joined: false,
            closes_token: true,

            lists: Lists::default(),
            figures: Figures::None,
        }
    }

    /// Whether it is this word or sign, in whatever case; `word` is lower case.
    pub(super) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these, in whatever case.
    pub(super) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Beyond the sentence.
    pub(super) fn is_end(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn on(&self, list: List) -> bool {
        self.lists.has(list)
    }

    /// What a list states of it.
    fn value<T: Copy>(&self, of: &Values<T>) -> Option<T> {
        self.lists.has(of.list).then(|| of.get(self.text)).flatten()
    }

    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub(super) fn is_number(&self) -> bool {
        self.figures != Figures::None
    }

    /// A month's name or abbreviation, ambiguous ones included.
    pub(super) fn month(&self) -> Option<i8> {
        self.value(&lists::MONTHS).or_else(|| self.value(&lists::AMBIGUOUS_MONTHS))
    }

    /// A weekday's name or abbreviation, ambiguous ones included.
    pub(super) fn weekday(&self) -> Option<i8> {
        self.value(&lists::WEEKDAYS).or_else(|| self.value(&lists::AMBIGUOUS_WEEKDAYS))
    }

    /// An abbreviation that is a word or name as well: `mar`, `sun`.
    pub(super) fn is_ambiguous(&self) -> bool {
        self.on(List::AmbiguousMonths) || self.on(List::AmbiguousWeekdays)
    }

    /// `1` to `31`, with or without an ordinal ending.
    pub(super) fn day(&self) -> Option<i8> {
        match self.figures {
            Figures::Plain { value, digits: 1 | 2 } | Figures::Ordinal(value) => {
                i8::try_from(value).ok().filter(|d| (1..=31).contains(d))
            }
            _ => None,
        }
    }

    /// `26th`.
    pub(super) fn ordinal_figures(&self) -> Option<u16> {
        match self.figures {
            Figures::Ordinal(value) => Some(value),
            _ => None,
        }
    }

    /// A plain number of that many digits.
    pub(super) fn digits(&self, wanted: u8) -> Option<i16> {
        match self.figures {
            Figures::Plain { value, digits } if digits == wanted => i16::try_from(value).ok(),
            _ => None,
        }
    }

    /// A plain number of one or two digits.
    pub(super) fn short_number(&self) -> Option<i8> {
        self.digits(1).or_else(|| self.digits(2)).and_then(|n| i8::try_from(n).ok())
    }

    /// A plain number of any length.
    pub(super) fn count(&self) -> Option<u16> {
        match self.figures {
            Figures::Plain { value, .. } => Some(value),
            _ => None,
        }
    }

    /// A number of four digits that can be a year.
    pub(super) fn year(&self) -> Option<i16> {
        self.digits(4).filter(|y| (1000..=2999).contains(y))
    }

    /// `1970s` as 1970, `70s` as 70, and the number of digits.
    pub(super) fn plural_figures(&self) -> Option<(i16, u8)> {
        match self.figures {
            Figures::Plural { value, digits } => Some((i16::try_from(value).ok()?, digits)),
            _ => None,
        }
    }

    pub(super) fn unit(&self) -> Option<Unit> {
        self.value(&lists::UNITS)
    }

    pub(super) fn season(&self) -> Option<i8> {
        self.value(&lists::SEASONS)
    }

    pub(super) fn which(&self) -> Option<Which> {
        self.value(&lists::WHICH_WORDS)
    }

    pub(super) fn day_word(&self) -> Option<i8> {
        self.value(&lists::DAY_WORDS)
    }

    /// `first` as 1, not `1st`.
    pub(super) fn ordinal_word(&self) -> Option<i8> {
        self.value(&lists::ORDINALS)
    }

    /// `nine` as 9, `hundred` as 100.
    pub(super) fn cardinal_word(&self) -> Option<i16> {
        self.value(&lists::CARDINALS)
    }

    /// `eighties` as 80.
    pub(super) fn decade_word(&self) -> Option<i8> {
        self.value(&lists::DECADE_WORDS)
    }

    /// `-`, `–`, `—` and the like.
    pub(super) fn is_dash(&self) -> bool {
        matches!(self.text, "-" | "–" | "—" | "--" | "‑" | "‐" | "−" | "~" | "/-")
    }

    /// Letters only, so that it can't be a sign.
    pub(super) fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphabetic)
    }
}

/// What reads the longest date phrase at a subtoken, for phrases within phrases.
pub(super) type Grammar = fn(&Window, usize) -> Option<Match>;

/// The subtokens from one token to the end of its sentence, made as they are asked for.
pub(super) struct Window<'d, 't> {
    pub(super) document: &'d Document<'t>,
    /// The first token.
    pub(super) first: usize,
    /// The token after the last one.
    pub(super) limit: usize,
    made: RefCell<SubtokenBuffer<'t>>,
    /// How many dates the one that is being read stands in.
    depth: Cell<u8>,
    grammar: Grammar,
}

struct SubtokenBuffer<'t> {
    subtokens: Vec<Subtoken<'t>>,
    next_token: usize,
}

impl<'d, 't> Window<'d, 't> {
    /// A window from the token `first` to before the token `limit`.
    pub(super) fn new(
        document: &'d Document<'t>,
        first: usize,
        limit: usize,
        grammar: Grammar,
    ) -> Window<'d, 't> {
        let made =
            RefCell::new(SubtokenBuffer { subtokens: Vec::with_capacity(8), next_token: first });
        Window { document, first, limit, made, depth: Cell::new(0), grammar }
    }

    /// The subtoken with that number; an empty one beyond the end.
    pub(super) fn at(&self, number: usize) -> Subtoken<'t> {
        let mut made = self.made.borrow_mut();
        while made.subtokens.len() <= number && made.next_token < self.limit {
            let token = made.next_token;
            made.next_token += 1;
            split(self.document, token, &mut made.subtokens);
        }
        made.subtokens.get(number).copied().unwrap_or_else(Subtoken::nothing)
    }

    /// The date that another one is counted from, at `at`: one level deeper; nothing beyond the
    /// deepest.
    pub(super) fn nested(&self, at: usize) -> Option<Match> {
        let depth = self.depth.get();
        if depth == DEEPEST {
            return None;
        }
        self.depth.set(depth + 1);
        let found = (self.grammar)(self, at);
        self.depth.set(depth);
        found
    }

    /// The token before the window, for looking back.
    pub(super) fn before(&self) -> usize {
        self.first.wrapping_sub(1)
    }
}

/// Dates within dates are read so deep: `two days before the week of the Monday after Easter` has three.
/// Each level costs a reading of its own, so without a bound a text of such words alone would take
/// the stack; a phrase that goes deeper is read from where it no longer does.
const DEEPEST: u8 = 4;

/// A longer token, a chain of hyphens by the megabyte, is no date and stays whole.
const LONGEST_DATE: usize = 200;

/// Cuts a token into subtokens.
fn split<'t>(document: &Document<'t>, number: usize, out: &mut Vec<Subtoken<'t>>) {
    let Some(token) = document.tokens.get(number) else { return };
    let Some(text) = document.text.get(token.start..token.end) else { return };
    let mut joined = token.gap == Gap::None;

    let mut rest = text;
    let mut start = token.start;
    loop {
        let is_date = text.len() <= LONGEST_DATE;
        let cut = if is_date { first_cut(rest, token.kind) } else { rest.len() };
        let (part, tail) = rest.split_at(cut);
        let whole = part.len() == text.len();
        let lists = if whole { token.lists } else { Folded::word(part).lists() };
        out.push(Subtoken {
            text: part,
            start,
            end: start + part.len(),
            token: number,
            joined,
            closes_token: tail.is_empty(),

            lists,
            figures: figures(part),
        });
        if tail.is_empty() {
            return;
        }
        start += part.len();
        rest = tail;
        joined = true;
    }
}

/// How many bytes of the token its first subtoken takes.
fn first_cut(text: &str, kind: TokenKind) -> usize {
    if !matches!(kind, TokenKind::Word | TokenKind::Number) {
        return text.len();
    }
    let hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}');
    if let Some(first) = text.chars().next().filter(|c| hyphen(*c) || *c == ',') {
        return first.len_utf8();
    }
    let part = text.find(hyphen).unwrap_or(text.len());
    let head = text.get(..part).unwrap_or(text);
    if !head.starts_with(|c: char| c.is_ascii_digit()) {
        return part;
    }
    let figures = head.bytes().take_while(u8::is_ascii_digit).count();
    let tail = head.get(figures..).unwrap_or("");
    match tail.as_bytes() {
        [] => part,
        // `11/12,2016`: a comma that groups no thousands.
        [b',', digits @ ..] if digits.len() != 3 && digits.iter().all(u8::is_ascii_digit) => {
            figures
        }
        // `15Sep`, `3year`, `05T08:15`.
        [b't' | b'T', digit, ..] if digit.is_ascii_digit() => figures,
        _ if tail.starts_with(char::is_alphabetic) && !is_number_ending(tail) => figures,
        _ => part,
    }
}

fn is_number_ending(tail: &str) -> bool {
    ["st", "nd", "rd", "th", "s"].iter().any(|ending| tail.eq_ignore_ascii_case(ending))
}

fn figures(text: &str) -> Figures {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, tail) = text.split_at(digits);
    let (Ok(value), Ok(digits)) = (number.parse(), u8::try_from(digits)) else {
        return Figures::None;
    };
    match tail {
        "" => Figures::Plain { value, digits },
        "s" | "S" => Figures::Plural { value, digits },
        _ if is_number_ending(tail) => Figures::Ordinal(value),
        _ => Figures::None,
    }
}
