//! Tokens to paragraphs and sentences.
//!
//! A line break ends a paragraph, unless the text is hard-wrapped (mail, wire copy): then only an
//! empty line does. A sentence ends at a full stop, question or exclamation mark, with closing
//! quotation marks and brackets taken along, before something that can open a sentence.
//!
//! Not read: what kind of line a paragraph is (`furniture`).

use super::token::{Gap, Token, TokenKind};
use crate::lexicon::List;
use std::ops::Range;

/// A run of tokens up to its closing punctuation.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Token numbers.
    pub(crate) tokens: Range<usize>,
    /// Most words begin with a capital or are written in capitals: case tells little here.
    pub(crate) heading: bool,
}

/// A run of sentences between two breaks.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    /// Places in `Document::sentences`.
    pub(crate) sentences: Range<usize>,
    /// Token numbers.
    pub(crate) tokens: Range<usize>,
    /// What part of a story it is.
    pub(crate) kind: ParagraphKind,
    /// Token numbers of `KABUL, Afghanistan (AP) —` at its start, the dash included; else empty.
    pub(crate) dateline: Range<usize>,
}

/// The parts of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParagraphKind {
    /// A title line.
    Headline,
    /// `By Rosa Field and Karim Adil, staff writers`.
    Byline,
    /// Everything else.
    Body,
}

pub(super) fn split(text: &str, tokens: &[Token]) -> (Vec<Sentence>, Vec<Paragraph>) {
    let wrapped = is_wrapped(text);
    let mut sentences = Vec::new();
    let mut paragraphs = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        let end = (start + 1..tokens.len())
            .find(|&n| match tokens[n].gap {
                Gap::Paragraph => true,
                Gap::Line => !wrapped,
                _ => false,
            })
            .unwrap_or(tokens.len());
        let first = sentences.len();
        split_paragraph(text, tokens, start..end, &mut sentences);
        paragraphs.push(Paragraph {
            sentences: first..sentences.len(),
            tokens: start..end,
            kind: ParagraphKind::Body,
            dateline: start..start,
        });
        start = end;
    }
    (sentences, paragraphs)
}

/// Most lines fill 50 to 90 columns and none is longer than 110: breaks are the typesetter's.
fn is_wrapped(text: &str) -> bool {
    let mut lengths: Vec<usize> =
        text.lines().filter(|l| !l.trim().is_empty()).map(|l| l.chars().count()).collect();
    if lengths.len() <= 4 {
        return false;
    }
    let place = lengths.len() * 6 / 10;
    let longest = lengths.iter().copied().max().unwrap_or(0);
    let typical = *lengths.select_nth_unstable(place).1;
    (50..=90).contains(&typical) && longest <= 110
}

fn split_paragraph(text: &str, tokens: &[Token], range: Range<usize>, out: &mut Vec<Sentence>) {
    let mut start = range.start;
    for number in range.clone() {
        if number + 1 == range.end || ends_before(text, tokens, start, number + 1) {
            out.push(Sentence {
                tokens: start..number + 1,
                heading: is_heading(&tokens[start..=number]),
            });
            start = number + 1;
        }
    }
}

/// Whether a sentence that began at `start` ends before the token `next`.
fn ends_before(text: &str, tokens: &[Token], start: usize, next: usize) -> bool {
    let word = |n: usize| &text[tokens[n].start..tokens[n].end];
    if tokens[next].gap == Gap::None {
        return false;
    }
    let closers =
        (start..next).rev().take_while(|&n| is_closer(word(n)) && tokens[n].gap == Gap::None);
    let Some(last) = (next - 1).checked_sub(closers.count()).filter(|&n| n >= start) else {
        return false;
    };
    let opens = opens_sentence(word(next), &tokens[next]);
    match word(last) {
        "." | "!" | "?" | "…" | "..." => opens,
        // An abbreviation's stop ends the sentence only before a word that hardly ever follows
        // one inside a sentence: "in the U.S. The", but not "U.S. Senate".
        stopped if stopped.ends_with('.') && tokens[last].kind == TokenKind::Word => {
            opens
                && ![List::AbbreviationsBeforeNames, List::Ranks, List::Honorifics]
                    .iter()
                    .any(|&list| tokens[last].lists.has(list))
                && tokens[next].lists.has(List::SentenceOpeners)
                && stopped.chars().filter(|c| c.is_alphabetic()).count() > 1
        }
        _ => false,
    }
}

fn is_closer(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | "'" | ")" | "]" | "»" | "›")
}

fn opens_sentence(word: &str, token: &Token) -> bool {
    token.is_capital()
        || token.kind == TokenKind::Number
        || matches!(word, "\"" | "“" | "‘" | "'" | "(" | "[" | "«" | "—" | "–" | "…")
        // A name that is spelled small, or a script without capitals.
        || word.starts_with(|c: char| !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase())
}

fn is_heading(tokens: &[Token]) -> bool {
    let words = || tokens.iter().filter(|t| t.kind == TokenKind::Word);
    let all = words().count();
    let capitals = words().filter(|t| t.is_capital()).count();
    all > 3 && capitals * 10 > all * 7
}
