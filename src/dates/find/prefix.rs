//! Words directly before a date that say which part of it is meant and belong to its mark: `early May`, `earlier
//! this week`, `the end of 2025`, `the night of March 10`. Its value stays that of the date.
//!
//! Not read: what says a part of a unit without a date (`the end of the year`: `shift`).

use crate::contract::ByteSpan;
use crate::lexicon::List;
use crate::text::{Document, TokenKind};

/// The span of a date with the words before it, none of them before token `floor`.
pub(super) fn with_part(document: &Document, date: ByteSpan, floor: usize) -> ByteSpan {
    let tokens = document.tokens_of(date);
    let first = part_before(document, tokens.start, tokens.end, floor).unwrap_or(tokens.start);
    ByteSpan { start: document.span(first..first + 1).start, ..date }
}

fn part_before(document: &Document, date: usize, end: usize, floor: usize) -> Option<usize> {
    let before = |number: usize| number.checked_sub(1).filter(|before| *before >= floor);
    let last = before(date)?;
    // `sooner or later this week`
    let joined = before(last).is_some_and(|n| document.is_any(n, &["or", "and", "than"]));
    if document.on(last, List::DateParts) && !joined {
        return is_own(document, last).then_some(last);
    }
    // `the year 2030`
    let number = document.kind(date) == Some(TokenKind::Number);
    if number && document.is(last, "year") && !document.capital(last) {
        let kind = before(last).filter(|n| document.is_any(*n, &["tax", "fiscal", "school"]));
        return Some(kind.unwrap_or(last));
    }
    // `the end of the 1990s`, but not `the start of the 2020 season`
    let the = document.is(last, "the") && !is_attribute(document, end);
    let of = if the { before(last)? } else { last };
    let part = before(of).filter(|_| document.is(of, "of"))?;
    let named = document.on(part, List::DateParts);
    if document.is(part, "part") {
        return before(part).filter(|n| document.is_any(*n, &["early", "late", "latter"]));
    }
    (named && !is_own(document, part)).then_some(part)
}

/// Whether a word belongs to a date without `of`.
fn is_own(document: &Document, number: usize) -> bool {
    document.is_any(number, &["early", "mid", "late", "earlier", "later"])
}

/// Whether the word after a date is what the date describes.
fn is_attribute(document: &Document, after: usize) -> bool {
    document.kind(after) == Some(TokenKind::Word) && !document.on(after, List::FunctionWords)
}
