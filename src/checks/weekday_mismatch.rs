//! A weekday and a calendar day that disagree: `Tuesday, 6 November 2013`, a Wednesday.
//!
//! Read are full dates with a weekday among their words, in brackets behind or before them
//! (`Saturday (Feb. 15)`), or as their owner (`Tuesday's November 6 debate`). Not read: a weekday in
//! one place and its date in another, and weekdays to count from (`49 years ago this Saturday`).

use super::{Check, Remark, Story};
use crate::contract::{Action, ByteSpan, Day, Detail, Severity};
use crate::languages::weekday_name;
use crate::lexicon::List;
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

fn run(story: &Story) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (place, span) in story.analysis.spans.iter().enumerate() {
        let states_day = span.text.bytes().any(|letter| letter.is_ascii_digit());
        if !states_day || !matches!(span.detail, Detail::Date { .. }) {
            continue;
        }
        let mut other = place;
        let mut weekday = weekday_within(story, place);
        for neighbour in [place.wrapping_sub(1), place + 1] {
            if weekday.is_none() && belongs(story, place.min(neighbour), place.max(neighbour)) {
                (other, weekday) = (neighbour, weekday_within(story, neighbour));
            }
        }
        if let Some(weekday) = weekday {
            remarks.extend(compare(story, place, other, weekday));
        }
    }
    remarks
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
fn weekday_within(story: &Story, place: usize) -> Option<Written> {
    let document = story.document;
    let mut only = None;
    for number in story.tokens(place) {
        if document.on(number, List::Weekdays) {
            if only.is_some() {
                return None;
            }
            // Two letters tell them apart, abbreviated or not.
            let letters = document.word(number).get(..2)?;
            let alike = |day: &i8| {
                weekday_name(*day).get(..2).is_some_and(|two| two.eq_ignore_ascii_case(letters))
            };
            only = (1..=7).find(alike).map(|weekday| Written { number: weekday, token: number });
        }
    }
    only
}

/// Whether one of two marks is the weekday of the other: `Saturday (Feb. 15)`, `Feb. 15 (Saturday)`,
/// `Wednesday | March 20, 2013`, `Tuesday's November 6 debate`.
fn belongs(story: &Story, first: usize, second: usize) -> bool {
    let text = story.document.text;
    let (Some(one), Some(other)) = (story.mark(first), story.mark(second)) else { return false };
    let closed = text.get(other.end..).is_some_and(|behind| behind.starts_with([')', ']']));
    let is_weekday = |place: usize| {
        story.mark(place).is_some_and(|mark| matches!(mark.detail, Detail::Date { .. }))
            && story.tokens(place).len() == 1
            && weekday_within(story, place).is_some()
    };
    match text.get(one.end..other.start).unwrap_or_default().trim() {
        "'s" | "’s" => is_weekday(first),
        "(" | "[" if !closed => false,
        "(" | "[" | "|" => is_weekday(first) || is_weekday(second),
        _ => false,
    }
}

/// The finding, if the date fell on another weekday than `written`, which stands in the mark `other`.
fn compare(story: &Story, place: usize, other: usize, written: Written) -> Option<Remark> {
    let span = story.mark(place)?;
    let Detail::Date { value: Some(value), .. } = &span.detail else { return None };
    let day = date(value)?;
    let digits = day.day().to_string();
    // `5`, `5th`, and not `50`.
    let is_day = |n: usize| {
        let rest = story.document.word(n).strip_prefix(digits.as_str());
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    if !story.tokens(place).any(is_day) {
        return None;
    }
    let published = story.analysis.published.as_ref().and_then(|published| date(&published.value));
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
    let others: &[usize] = if other == place { &[] } else { &[other] };
    let ByteSpan { start, end } = story.document.span(written.token..written.token + 1);
    let with = like(story.document.word(written.token), weekday_name(real));
    let right = Action::Replace { start, end, with };
    (real != written.number).then(|| Remark::about(story, place, others, message).offering(right))
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
