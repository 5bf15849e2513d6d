//! A weekday and a calendar day that disagree: `Tuesday, 6 November 2013`, a Wednesday.
//!
//! Read are full dates with a weekday among their words, in brackets after or before them
//! (`Saturday (Feb. 15)`), or as their owner (`Tuesday's November 6 debate`). Not read: a weekday in
//! one place and its date in another, and weekdays to count from (`49 years ago this Saturday`).

use super::{Check, CheckInput, Draft};
use crate::contract::{Action, ByteSpan, Day, Detail, Severity};
use crate::dates::WEEKDAYS;
use crate::languages::weekday_name;
use crate::mark::{Value, reason};
use jiff_core::civil::Date;

pub(super) const CHECK: Check = Check {
    name: "weekday-mismatch",
    about: "a date that did not fall on the weekday beside it",
    severity: Severity::Error,
    run,
};

/// A day so many days from publication at most is one of the news.
const NEWS: i32 = 14;

fn run(input: &CheckInput) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (index, span) in input.analysis.spans.iter().enumerate() {
        let states_day = span.text.bytes().any(|letter| letter.is_ascii_digit());
        if !states_day || !matches!(span.detail, Detail::Date { .. }) {
            continue;
        }
        let mut other = index;
        let mut weekday = weekday_within(input, index);
        for neighbour in [index.wrapping_sub(1), index + 1] {
            if weekday.is_none() && belongs(input, index.min(neighbour), index.max(neighbour)) {
                (other, weekday) = (neighbour, weekday_within(input, neighbour));
            }
        }
        if let Some(weekday) = weekday {
            drafts.extend(compare(input, index, other, weekday));
        }
    }
    drafts
}

/// A weekday as a text has it.
#[derive(Clone, Copy)]
struct Written {
    /// From Monday = 1.
    number: i8,
    /// The number of its token.
    token: usize,
}

/// The only weekday among the words of a date.
fn weekday_within(input: &CheckInput, index: usize) -> Option<Written> {
    let written = |token| {
        let number = input.document.stated(token, &WEEKDAYS)?;
        Some(Written { number, token })
    };
    let mut weekdays = input.tokens(index).filter_map(written);
    weekdays.next().filter(|_| weekdays.next().is_none())
}

/// Whether one of two marks is the weekday of the other: `Saturday (Feb. 15)`, `Feb. 15 (Saturday)`,
/// `Wednesday | March 20, 2013`, `Tuesday's November 6 debate`.
fn belongs(input: &CheckInput, first: usize, second: usize) -> bool {
    let text = input.document.text;
    let (Some(one), Some(other)) = (input.mark(first), input.mark(second)) else { return false };
    let closed = text.get(other.end..).is_some_and(|after| after.starts_with([')', ']']));
    let is_weekday = |index: usize| {
        input.mark(index).is_some_and(|mark| matches!(mark.detail, Detail::Date { .. }))
            && input.tokens(index).len() == 1
            && weekday_within(input, index).is_some()
    };
    match text.get(one.end..other.start).unwrap_or_default().trim() {
        "'s" | "’s" => is_weekday(first),
        "(" | "[" if !closed => false,
        "(" | "[" | "|" => is_weekday(first) || is_weekday(second),
        _ => false,
    }
}

/// The finding, if the date fell on another weekday than `written`, which stands in the mark `other`.
fn compare(input: &CheckInput, index: usize, other: usize, written: Written) -> Option<Draft> {
    let span = input.mark(index)?;
    let Detail::Date { value: Some(value), .. } = &span.detail else { return None };
    let day = date(value)?;
    let digits = day.day().to_string();
    // `5`, `5th`, and not `50`.
    let is_day = |n: usize| {
        let rest = input.document.word(n).strip_prefix(digits.as_str());
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    if !input.tokens(index).any(is_day) {
        return None;
    }
    let published = input.analysis.published.as_ref().and_then(|published| date(&published.value));
    let states_year = states_year(&span.text, day);
    let day = published.filter(|_| !states_year).map_or(day, |now| of_the_news(now, day));
    let real = day.weekday().to_monday_one_offset();
    let is_ahead = published.is_some_and(|now| now < day);
    let message = match (is_ahead, states_year) {
        (true, true) => reason::other_weekday,
        (false, true) => reason::other_weekday_past,
        (true, false) => reason::other_weekday_no_year,
        (false, false) => reason::other_weekday_past_no_year,
    };
    let message =
        message(Day(day).to_string(), Value::Weekday(real), Value::Weekday(written.number));
    let others: &[usize] = if other == index { &[] } else { &[other] };
    let ByteSpan { start, end } = input.document.span(written.token..written.token + 1);
    let with = like(input.document.word(written.token), weekday_name(real));
    let right = Action::Replace { start, end, with };
    (real != written.number).then(|| Draft::about(input, index, others, message).offering(right))
}

/// A weekday's name written as another one is: `Wed.` for `Tues.`, `WEDNESDAY` for `TUESDAY`.
fn like(written: &str, name: &str) -> String {
    let is_short = !written.to_lowercase().ends_with("day");
    let short = name.get(..3).filter(|_| is_short);
    let stop = if is_short && written.ends_with('.') { "." } else { "" };
    let name = format!("{}{stop}", short.unwrap_or(name));
    if written.contains(char::is_lowercase) { name } else { name.to_uppercase() }
}

fn date(value: &str) -> Option<Date> {
    value.parse::<Day>().ok().map(|day| day.0)
}

/// Whether the year of a day stands in its words.
fn states_year(words: &str, day: Date) -> bool {
    let year = day.year().to_string();
    let short = year.get(2..).unwrap_or(&year);
    words.contains(&year) || words.contains('/') && words.ends_with(short)
}

/// Without a year, the day near publication: that it was years ago is read from a weekday that is
/// more likely a slip.
fn of_the_news(published: Date, day: Date) -> Date {
    for step in -1..=1 {
        if let Ok(same_day) = Date::new(published.year() + step, day.month(), day.day())
            && published.until(same_day).abs() <= NEWS
        {
            return same_day;
        }
    }
    day
}
