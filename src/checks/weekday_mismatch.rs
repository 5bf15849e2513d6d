//! A weekday and a calendar day that disagree: `Tuesday, 6 November 2013`, a Wednesday.
//!
//! Read are full dates with a weekday among their words, in brackets behind or before them
//! (`Saturday (Feb. 15)`), or as their owner (`Tuesday's November 6 debate`). Not read: a weekday in
//! one place and its date in another, and weekdays to count from (`49 years ago this Saturday`).

use super::{Check, Remark, Story};
use crate::analysis::{Detail, Span};
use crate::lexicon::{self, List};
use crate::options::Day;
use crate::text::ByteSpan;
use jiff_core::civil::Date;

pub(super) const CHECK: Check = Check {
    name: "weekday-mismatch",
    about: "a date that did not fall on the weekday beside it",
    run,
};

/// A day so many days from publication at most is one of the news.
const NEWS: i32 = 14;

/// Monday first.
const NAMES: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn run(story: &Story) -> Vec<Remark> {
    let spans = &story.analysis.spans;
    let mut remarks = Vec::new();
    for (place, span) in spans.iter().enumerate() {
        let states_day = span.text.bytes().any(|letter| letter.is_ascii_digit());
        if !states_day || !matches!(span.detail, Detail::Date { .. }) {
            continue;
        }
        let within = weekday_within(story, span).map(|weekday| (None, weekday));
        let found = within.or_else(|| beside(story, place));
        let Some((other, weekday)) = found else { continue };
        if let Some(day) = written_day(story, span).map(|day| of_the_news(story, span, day)) {
            remarks.extend(remark(story, place, other, day, weekday));
        }
    }
    remarks
}

/// The weekday that belongs to a date, with its place among the marks.
fn beside(story: &Story, place: usize) -> Option<(Option<usize>, i8)> {
    [place.wrapping_sub(1), place + 1].into_iter().find_map(|other| {
        let weekday = story.analysis.spans.get(other)?;
        let belongs = belongs(story, place.min(other), place.max(other));
        belongs.then(|| weekday_within(story, weekday)).flatten().map(|day| (Some(other), day))
    })
}

/// The day of a date that states its day of the month.
fn written_day(story: &Story, span: &Span) -> Option<Date> {
    let Detail::Date { value: Some(value), .. } = &span.detail else { return None };
    let Day(day) = value.parse().ok()?;
    let digits =
        |n: usize| story.document.word(n).trim_end_matches(char::is_alphabetic).parse::<i8>().ok();
    tokens(story, span).into_iter().any(|n| digits(n) == Some(day.day())).then_some(day)
}

/// Without a year, the day that is near publication: that it was years ago is the likelier to be
/// read from a weekday that is a slip.
fn of_the_news(story: &Story, span: &Span, day: Date) -> Date {
    let published = story.analysis.published.as_ref().and_then(|p| p.value.parse().ok());
    let Some(Day(published)) = published.filter(|_| !states_year(span, day)) else { return day };
    let years = [-1, 0, 1].into_iter().filter_map(|step| published.year().checked_add(step));
    let same_day = years.filter_map(|year| Date::new(year, day.month(), day.day()).ok());
    same_day
        .min_by_key(|d| published.until(*d).abs())
        .filter(|d| published.until(*d).abs() <= NEWS)
        .unwrap_or(day)
}

/// Whether the year of a day stands in its words, be it by two digits.
fn states_year(span: &Span, day: Date) -> bool {
    span.text.contains(&format!("{:02}", day.year() % 100))
}

/// The only weekday among the words of a date, Monday being 1.
fn weekday_within(story: &Story, span: &Span) -> Option<i8> {
    if !matches!(span.detail, Detail::Date { .. }) {
        return None;
    }
    let mut weekdays = tokens(story, span).filter(|&n| story.document.on(n, List::Weekdays));
    let only = weekdays.next().filter(|_| weekdays.next().is_none())?;
    i8::try_from(lexicon::value(List::Weekdays, story.document.word(only))?).ok()
}

fn tokens(story: &Story, span: &Span) -> std::ops::Range<usize> {
    story.document.tokens_of(ByteSpan { start: span.start, end: span.end })
}

/// Whether one of two dates is the weekday of the other: `Saturday (Feb. 15)`, `Feb. 15 (Saturday)`,
/// `Wednesday | March 20, 2013`, `Tuesday's November 6 debate`.
fn belongs(story: &Story, first: usize, second: usize) -> bool {
    let spans = &story.analysis.spans;
    let (one, other) = (&spans[first], &spans[second]);
    let gap = story.document.text.get(one.end..other.start).unwrap_or_default().trim();
    let in_brackets =
        || matches!(gap, "(" | "[") && story.document.text[other.end..].starts_with([')', ']']);
    let is_weekday =
        |span: &Span| tokens(story, span).len() == 1 && weekday_within(story, span).is_some();
    match gap {
        "'s" | "’s" => is_weekday(one),
        _ => (gap == "|" || in_brackets()) && (is_weekday(one) || is_weekday(other)),
    }
}

fn remark(
    story: &Story,
    place: usize,
    other: Option<usize>,
    day: Date,
    written: i8,
) -> Option<Remark> {
    let name = |weekday: i8| {
        usize::try_from(weekday - 1).ok().and_then(|n| NAMES.get(n)).copied().unwrap_or_default()
    };
    let real = day.weekday().to_monday_one_offset();
    let assumed =
        if states_year(&story.analysis.spans[place], day) { "" } else { "; no year is written" };
    let date = Day(day).to_string();
    let published = story.analysis.published.as_ref();
    let verb = if published.is_some_and(|p| p.value < date) { "is" } else { "was" };
    let message = format!("{date} {verb} a {}, not a {}{assumed}", name(real), name(written));
    (real != written).then(|| Remark::about(story, place, other.as_slice(), message))
}
