//! What happens again and again is no date: `every second Tuesday`, `Mon–Fri`, `each May`, `the second Tuesday of each
//! month`; nor is a kind of thing that a day gives its name: `Sunday school`.
//!
//! Not read: a plural (`on Mondays`), which is none anyway.

use crate::contract::ByteSpan;
use crate::lexicon::List;
use crate::mark::date::{Calendar, Expression, Month};
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// So many words may stand between `every` and the day: `every first and third Monday`.
const FARTHEST: usize = 4;

/// So near hours say that weekdays are those on which something is open.
const NEAR_HOURS: usize = 7;

/// Whether a date phrase is said of any such day.
pub(in crate::dates::find) fn is_habit(
    document: &Document,
    span: ByteSpan,
    expression: &Expression,
) -> bool {
    let tokens = document.tokens_of(span);
    let again = || follows_every(document, tokens.start) || of_each(document, tokens.end);
    match expression {
        Expression::Weekday { .. } if ends_hours(document, tokens.clone()) => true,
        Expression::Weekday { .. } | Expression::NthWeekday { .. } | Expression::Season { .. } => {
            again()
        }
        Expression::Calendar(Calendar { day: None, year: None, month, .. }) => {
            matches!(month, Some(Month::Written(_))) && again()
        }
        Expression::Span(first, last) => {
            let weekday = |end: &Expression| matches!(end, Expression::Weekday { .. });
            let dash = || document.slice(span).contains(['-', '–', '—']);
            weekday(first)
                && weekday(last)
                && (again()
                    || dash() && (is_short(document, tokens.start) || has_hours(document, tokens)))
        }
        _ => false,
    }
}

/// `every other Wednesday`, the `Thursday` of `every Tuesday and Thursday`.
fn follows_every(document: &Document, day: usize) -> bool {
    let between = |n: usize| {
        document.on_any(n, &[List::Weekdays, List::Months, List::Ordinals])
            || document.is_any(n, &["other", "single", "and", "or", ",", "last", "alternate"])
    };
    for back in 1..=FARTHEST {
        let Some(number) = day.checked_sub(back) else { return false };
        if document.is_any(number, &["every", "each", "any", "alternate"]) {
            return true;
        }
        if !between(number) {
            return false;
        }
    }
    false
}

/// `the second Tuesday of each month`
fn of_each(document: &Document, after: usize) -> bool {
    document.is_any(after, &["of", "in"]) && document.is_any(after + 1, &["each", "every", "any"])
}

/// `Mon–Fri`: nobody writes a week of the calendar so.
fn is_short(document: &Document, first: usize) -> bool {
    let word = document.word(first);
    word.split(['-', '–']).next().is_some_and(|day| day.trim_end_matches('.').len() <= 4)
}

/// `8 a.m. to 5 p.m., Monday – Friday`
fn has_hours(document: &Document, tokens: Range<usize>) -> bool {
    let from = tokens.start.saturating_sub(NEAR_HOURS);
    (from..tokens.end + NEAR_HOURS).any(|n| {
        let word = document.word(n);
        document.is_any(n, &["am", "pm", "a.m.", "p.m.", "hours"])
            || word.starts_with(|first: char| first.is_ascii_digit())
                && (word.ends_with("am") || word.ends_with("pm"))
    })
}

/// The `Friday` of `8 a.m. to 5 p.m., Monday – Friday`.
fn ends_hours(document: &Document, tokens: Range<usize>) -> bool {
    let dash = tokens.start.wrapping_sub(1);
    let first = dash.wrapping_sub(1);
    matches!(document.word(dash), "-" | "–" | "—")
        && document.on(first, List::Weekdays)
        && (is_short(document, first) || has_hours(document, tokens))
}

/// Whether a weekday gives its name to a kind of thing: `Sunday school`, `a Saturday job`.
pub(in crate::dates::find) fn is_kind(document: &Document, day: usize) -> bool {
    let before = day.wrapping_sub(1);
    let dated = document.is_any(before, &["on", "this", "last", "next", "until", "by"]);
    document.on(day + 1, List::WeekdayKinds)
        && document.kind(day + 1) == Some(TokenKind::Word)
        && !dated
}
