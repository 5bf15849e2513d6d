//! Finds date phrases in a paragraph: one pass over its tokens, one file a family of phrases.
//!
//! A token opens a phrase only if it is a number or on one of the lists of this stage, so text
//! without dates costs a few bit tests a token. What opens is read from there on by every family;
//! the longest reading stands.

mod calendar;
mod compose;
mod counted_within;
mod date_match;
mod day_spans;
mod from_now;
mod guards;
mod length;
mod listed;
mod named;
mod numbers;
mod numeric;
mod periods;
mod prefix;
mod relative;
mod shift;
mod subtokens;
mod years;

use crate::contract::ByteSpan;
use crate::lexicon::List;
use crate::mark::{Content, Mark};
use crate::text::{Document, Paragraph, TokenKind};
use date_match::Match;
pub(super) use listed::put as listed;
use subtokens::Window;

/// Proposes every date phrase of the paragraph.
pub(super) fn paragraph(document: &Document, paragraph: &Paragraph, proposals: &mut Vec<Mark>) {
    for sentence in document.sentences.get(paragraph.sentences.clone()).unwrap_or(&[]) {
        let end = sentence.tokens.end;
        let mut floor = sentence.tokens.start;
        let mut token = floor;
        while token < end {
            match phrase(document, token, floor, end) {
                Some((mut mark, next)) => {
                    mark.span = prefix::with_part(document, mark.span, floor);
                    proposals.push(mark);
                    floor = next.max(token + 1);
                    token = floor;
                }
                None => token += 1,
            }
        }
    }
}

/// What a token may open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Nothing,
    /// A phrase begins here.
    Here,
    /// A unit: the phrase may begin some words before.
    Unit,
    /// `in`, `within`.
    Ahead,
    /// A word in several parts, of which a later one may open.
    Inside,
}

fn opening(document: &Document, number: usize) -> Opening {
    let Some(token) = document.tokens.get(number) else { return Opening::Nothing };
    let on = |list| token.lists.has(list);
    match token.kind {
        TokenKind::Number if guards::is_money(document, number) => Opening::Nothing,
        TokenKind::Number => Opening::Here,
        TokenKind::Word if on(List::DateUnits) => Opening::Unit,
        TokenKind::Word
            if on(List::Months)
                || on(List::Weekdays)
                || on(List::AmbiguousMonths)
                || on(List::AmbiguousWeekdays)
                || on(List::Ordinals)
                || on(List::Seasons)
                || on(List::DayWords)
                || on(List::WhichWords)
                || on(List::Cardinals)
                || on(List::DecadeWords)
                || on(List::NamedDays)
                || token.is_capital() && token.lists.opens_phrase() =>
        {
            Opening::Here
        }
        TokenKind::Word => word_opening(document, number),
        TokenKind::Sign
            if matches!(document.word(number), "'" | "’" | "‘")
                && document.joined(number + 1)
                && document.tokens.get(number + 1).is_some_and(|t| t.kind == TokenKind::Number) =>
        {
            Opening::Here
        }
        _ => Opening::Nothing,
    }
}

/// Words on no list of their own: `Q3`, `fiscal`, `FY21`, `Nov-Feb`, `mid-May`, `in`.
fn word_opening(document: &Document, number: usize) -> Opening {
    let word = document.word(number);
    match word.as_bytes() {
        [b'i' | b'I', b'n'] => Opening::Ahead,
        [b'w' | b'W', b'i', b't', b'h', b'i', b'n'] => Opening::Ahead,
        [b'Q' | b'q' | b'H', b'1'..=b'4'] => Opening::Here,
        [b'F', b'Y', ..] => Opening::Here,
        [b'A', b'D'] | [b'A', b'.', b'D', b'.'] => Opening::Here,
        [b'F' | b'f', b'i', ..]
            if matches!(word, "fiscal" | "Fiscal" | "financial" | "Financial") =>
        {
            Opening::Here
        }
        letters if letters.len() > 4 && letters.contains(&b'-') => Opening::Inside,
        _ => Opening::Nothing,
    }
}

/// The phrase that the token opens, as a mark, and the token after it.
fn phrase(document: &Document, token: usize, floor: usize, end: usize) -> Option<(Mark, usize)> {
    match opening(document, token) {
        Opening::Nothing => None,
        Opening::Here => from(document, token, 0, end),
        Opening::Ahead => {
            let w = Window::new(document, token, end, compose::simple);
            let matched = shift::ahead(&w, 0)?;
            mark(&w, 0, matched)
        }
        Opening::Unit => {
            let parts = shift::part_opening(document, token, floor);
            let found = parts.and_then(|start| from(document, start, 0, end));
            found.or_else(|| from(document, shift::opening(document, token, floor)?, 0, end))
        }
        Opening::Inside => inside(document, token, end),
    }
}

/// The phrase from one subtoken of a token on.
fn from(document: &Document, token: usize, subtoken: usize, end: usize) -> Option<(Mark, usize)> {
    let w = Window::new(document, token, end, compose::simple);
    let found = compose::read(&w, subtoken)?;
    let found = compose::widen(&w, subtoken, found);
    mark(&w, subtoken, found)
}

/// `Nov-Feb 2017`, `mid-May`, `post-2008`: the parts of a word joined by hyphens.
fn inside(document: &Document, token: usize, end: usize) -> Option<(Mark, usize)> {
    const PREFIXES: [&str; 6] = ["mid", "early", "late", "pre", "post", "then"];
    let w = Window::new(document, token, end, compose::simple);
    let first = w.at(0);
    if first.month().is_some()
        || first.weekday().is_some()
        || first.is_number()
        || first.ordinal_word().is_some()
        || first.cardinal_word().is_some()
        || first.text.len() == 2 && first.text.starts_with(['Q', 'q', 'H', 'F'])
    {
        return from(document, token, 0, end);
    }
    if !first.is_any(&PREFIXES) {
        return None;
    }
    let found = compose::read(&w, 2)?;
    mark(&w, 0, found)
}

/// The mark over the subtokens from `from` to the match's end, unless what follows makes an event
/// or a name of it.
fn mark(w: &Window, from: usize, found: Match) -> Option<(Mark, usize)> {
    let last = w.at(found.end.checked_sub(1)?);
    let event = w.at(found.end).on(List::EventWords)
        && (w.document.is(w.before(), "the") || w.at(found.end).is_capital());
    if last.is_end() || event {
        return None;
    }
    let span = ByteSpan { start: w.at(from).start, end: last.end };
    if guards::is_habit(w.document, span, &found.expression) {
        return None;
    }
    let mark = Mark {
        span,
        confidence: found.confidence,
        because: vec![found.reason.into()],
        content: Content::Date(Box::new(found.expression)),
    };
    Some((mark, last.token + 1))
}
