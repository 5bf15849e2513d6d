//! The publication date: given, written in the text, or inferred from it.
//!
//! Written is a full date in a byline or dateline, on a line of its own near the top, or on a line
//! that says so (`Updated 6 August 2020`) anywhere. Inferred is the earliest day on which the
//! text's weekdays and dates can agree, and only if an earlier year is ruled out by a year that
//! the text names. A weekday and a date agree if they are written together (`Tuesday 5 November`),
//! or, failing that, if the weekday that the text names most and a date follow each other within a
//! few sentences (`The Tuesday talks … the November 5 event`). Not read: a date somewhere in the
//! prose, which may be any day.

use super::{Direction, Knowledge};
use crate::contract::{Candidate, Code, Day, Published};
use crate::dates::edtf::Time;
use crate::languages::say;
use crate::mark::date::{Calendar, Expression, Month, Which, Year};
use crate::mark::reason;
use crate::mark::{Content, Mark};
use crate::text::{Document, Paragraph, ParagraphKind, TokenKind};
use jiff_core::civil::Date;

/// How many paragraphs are the top of a text.
const TOP: usize = 8;
/// No line about a date has more tokens.
const LONGEST_LINE: usize = 30;
/// A line with at most so many words besides its date is about the date.
const FEW_WORDS: usize = 5;

/// The sentences between a weekday and the date that it may be.
const NEAR: usize = 3;
/// How many other years an inferred day is said to fit.
const MOST_ALTERNATIVES: usize = 3;
/// After so many years every pair of weekday and date has come again.
const CYCLE: i16 = 11;

/// The day of publication and who says so.
pub(super) fn find(
    document: &Document,
    marks: &[Mark],
    given: Option<Day>,
    knowledge: &Knowledge,
) -> Option<(Date, Published)> {
    let known = |day: Date, basis: Code| {
        let value = Time::Day(day).to_string();
        let basis = say(&basis.into());
        (day, Published { value, basis, because: Vec::new(), candidates: Vec::new() })
    };
    if let Some(Day(day)) = given {
        return Some(known(day, Code::Given));
    }
    written(document, marks, knowledge)
        .map(|day| known(day, Code::Written))
        .or_else(|| inferred(document, marks))
}

/// The first full date outside the running text.
fn written(document: &Document, marks: &[Mark], knowledge: &Knowledge) -> Option<Date> {
    let mut announced = None;
    for mark in marks {
        let Some(day) = full_day(mark, knowledge) else { continue };
        let tokens = document.tokens_of(mark.span);
        let index = document.paragraphs.partition_point(|p| p.tokens.end <= tokens.start);
        let Some(paragraph) = document.paragraphs.get(index) else { continue };
        let in_dateline = paragraph.dateline.contains(&tokens.start);
        let top = index < TOP;
        if top
            && (in_dateline
                || paragraph.kind == ParagraphKind::Byline
                || is_date_line(document, paragraph, &tokens))
        {
            return Some(day);
        }
        if announced.is_none() && is_announced(document, paragraph, &tokens) {
            announced = Some(day);
        }
    }
    announced
}

/// The day of a mark, if day, month and year are written.
fn full_day(mark: &Mark, knowledge: &Knowledge) -> Option<Date> {
    let Content::Date(expression) = &mark.content else { return None };
    let full = match expression.as_ref() {
        Expression::Calendar(Calendar { day, month, year, .. }) => {
            day.is_some()
                && matches!(month, Some(Month::Written(_)))
                && matches!(year, Some(Year::Written(_)))
        }
        Expression::Numeric { year, .. } => year.is_some(),
        _ => false,
    };
    match knowledge.read(expression, Direction::Past).time {
        Some(Time::Day(day)) if full => Some(day),
        _ => None,
    }
}

/// The date stands alone in its line, or with a few words and no verb's stop.
fn is_date_line(document: &Document, paragraph: &Paragraph, date: &std::ops::Range<usize>) -> bool {
    if paragraph.tokens.len() > LONGEST_LINE {
        return false;
    }
    let words = words_besides(document, paragraph, date);
    words == 0 || words <= FEW_WORDS && is_announced(document, paragraph, date)
}

fn words_besides(
    document: &Document,
    paragraph: &Paragraph,
    date: &std::ops::Range<usize>,
) -> usize {
    paragraph
        .tokens
        .clone()
        .filter(|n| !date.contains(n))
        .filter(|n| document.tokens.get(*n).is_some_and(|t| t.kind == TokenKind::Word))
        .filter(|n| {
            !document.is_any(
                *n,
                &["am", "pm", "a.m.", "p.m.", "gmt", "bst", "est", "edt", "et", "pst", "utc", "on"],
            )
        })
        .count()
}

/// `Updated 6 August 2020`, `Published: …`, `Last updated: …`, `For immediate release: …`.
fn is_announced(document: &Document, paragraph: &Paragraph, date: &std::ops::Range<usize>) -> bool {
    let first = paragraph.tokens.start;
    paragraph.tokens.len() <= LONGEST_LINE
        && date.start.saturating_sub(first) <= 6
        && words_besides(document, paragraph, date) <= FEW_WORDS + 3
        && (first..date.start).any(|n| {
            document.is_any(
                n,
                &[
                    "updated",
                    "published",
                    "posted",
                    "release",
                    "released",
                    "date",
                    "dated",
                    "modified",
                    "issued",
                ],
            )
        })
}

/// A weekday and a date that are one day, and the words that say so.
struct WeekdayAndDay {
    weekday: i8,
    day: i8,
    month: i8,
    words: String,
}

impl WeekdayAndDay {
    fn in_year(&self, year: i16) -> Option<Date> {
        let day = Date::new(year, self.month, self.day).ok()?;
        (day.weekday().to_monday_one_offset() == self.weekday).then_some(day)
    }
}

/// The latest of the text's weekday–date pairs, in the first year that fits all of them and is not
/// before any year that the text names.
fn inferred(document: &Document, marks: &[Mark]) -> Option<(Date, Published)> {
    let from = latest_year(marks)?;
    let mut pairs = written_pairs(document, marks);
    if pairs.is_empty() {
        pairs.extend(loose_pair(document, marks));
    }
    let latest = |year: i16| {
        let days: Option<Vec<Date>> = pairs.iter().map(|pair| pair.in_year(year)).collect();
        days?.into_iter().max()
    };
    let mut fitting = (from..from.checked_add(3 * CYCLE)?).filter_map(latest);
    let day = fitting.next().filter(|day| day.year() < from.saturating_add(CYCLE))?;
    let words: Vec<&str> = pairs.iter().map(|pair| pair.words.as_str()).collect();
    let because = reason::first_year_that_fits(words.join(", "), from, day.year());
    let candidate = |day| Candidate { value: Time::Day(day).to_string() };
    let candidates = fitting.take(MOST_ALTERNATIVES).map(candidate).collect();
    let basis = say(&Code::Inferred.into());
    let value = Time::Day(day).to_string();
    Some((day, Published { value, basis, because: vec![say(&because)], candidates }))
}

/// The latest year that a calendar date of the text states.
fn latest_year(marks: &[Mark]) -> Option<i16> {
    let year = |mark: &Mark| match &mark.content {
        Content::Date(expression) => match expression.as_ref() {
            Expression::Calendar(Calendar { year: Some(Year::Written(year)), .. }) => Some(*year),
            _ => None,
        },
        _ => None,
    };
    marks.iter().filter_map(year).max()
}

/// `Tuesday, 5 November`, without a year.
fn written_pairs(document: &Document, marks: &[Mark]) -> Vec<WeekdayAndDay> {
    let pair = |mark: &Mark| {
        let Content::Date(expression) = &mark.content else { return None };
        let Expression::Calendar(date) = expression.as_ref() else { return None };
        match (date.weekday, date.day, date.month, date.year) {
            (Some(weekday), Some(day), Some(Month::Written(month)), None) => {
                let words = format!("“{}”", document.slice(mark.span));
                Some(WeekdayAndDay { weekday, day, month, words })
            }
            _ => None,
        }
    };
    marks.iter().filter_map(pair).collect()
}

/// The weekday that the text names most, with the first date that follows it or comes before it
/// within a few sentences and no other date between.
fn loose_pair(document: &Document, marks: &[Mark]) -> Option<WeekdayAndDay> {
    let dates: Vec<(&Mark, &Expression)> = marks
        .iter()
        .filter_map(|mark| match &mark.content {
            Content::Date(expression) => Some((mark, expression.as_ref())),
            _ => None,
        })
        .collect();
    let bare = |expression: &Expression| match expression {
        Expression::Weekday { weekday, which: Which::Bare, week: None } => Some(*weekday),
        _ => None,
    };
    let mut times = [0_usize; 8];
    let index = |weekday: i8| usize::try_from(weekday).unwrap_or(0);
    for weekday in dates.iter().filter_map(|(_, expression)| bare(expression)) {
        if let Some(times) = times.get_mut(index(weekday)) {
            *times += 1;
        }
    }
    let most = times.iter().max().copied().filter(|most| *most > 1)?;
    let sentence = |mark: &Mark| document.sentence_of(document.token_at(mark.span.start));
    dates.windows(2).find_map(|two| {
        let [(first, expression), (second, other)] = two else { return None };
        let near = sentence(second).saturating_sub(sentence(first)) <= NEAR;
        let (weekday, date) = match (bare(expression), bare(other)) {
            (Some(weekday), None) => (weekday, other),
            (None, Some(weekday)) => (weekday, expression),
            _ => return None,
        };
        let often = times.get(index(weekday)) == Some(&most);
        let Expression::Calendar(Calendar {
            weekday: None,
            day: Some(day),
            month: Some(Month::Written(month)),
            year: None,
            ..
        }) = date
        else {
            return None;
        };
        let words =
            format!("“{}” with “{}”", document.slice(first.span), document.slice(second.span));
        (near && often).then_some(WeekdayAndDay { weekday, day: *day, month: *month, words })
    })
}
