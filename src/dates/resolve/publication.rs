//! The publication date: given, written in the text, or inferred from it.
//!
//! Written is a full date in a byline or dateline, on a line of its own near the top, or on a line
//! that says so (`Updated 6 August 2020`) anywhere. Inferred is the earliest day on which the
//! text's weekdays and dates can agree, and only if an earlier year is ruled out by a year that
//! the text names. Not read: a date somewhere in the prose, which may be any day.

use super::{Knowledge, Lean};
use crate::analysis::PublishedBasis;
use crate::dates::edtf::Time;
use crate::dates::expression::{Calendar, Expression, Month, Year};
use crate::mark::{Content, Mark};
use crate::options::Day;
use crate::text::{Document, Paragraph, ParagraphKind, TokenKind};
use jiff_core::civil::Date;

/// How many paragraphs are the top of a text.
const TOP: usize = 8;
/// No line about a date has more tokens.
const LONGEST_LINE: usize = 30;
/// A line with at most so many words besides its date is about the date.
const FEW_WORDS: usize = 5;

/// The day of publication and who says so.
pub(super) fn find(
    document: &Document,
    marks: &[Mark],
    given: Option<Day>,
    knowledge: &Knowledge,
) -> Option<(Date, PublishedBasis)> {
    if let Some(Day(day)) = given {
        return Some((day, PublishedBasis::Given));
    }
    written(document, marks, knowledge)
        .map(|day| (day, PublishedBasis::Written))
        .or_else(|| inferred(marks).map(|day| (day, PublishedBasis::Inferred)))
}

/// The first full date in the text's furniture.
fn written(document: &Document, marks: &[Mark], knowledge: &Knowledge) -> Option<Date> {
    let mut announced = None;
    for mark in marks {
        let Some(day) = full_day(mark, knowledge) else { continue };
        let tokens = document.tokens_of(mark.span);
        let place = document.paragraphs.partition_point(|p| p.tokens.end <= tokens.start);
        let Some(paragraph) = document.paragraphs.get(place) else { continue };
        let in_dateline = paragraph.dateline.contains(&tokens.start);
        let top = place < TOP;
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
    let Content::Date(said) = &mark.content else { return None };
    let full = match said.as_ref() {
        Expression::Calendar(Calendar { day, month, year, .. }) => {
            day.is_some()
                && matches!(month, Some(Month::Written(_)))
                && matches!(year, Some(Year::Written(_)))
        }
        Expression::Numeric { year, .. } => year.is_some(),
        _ => false,
    };
    match knowledge.read(said, Lean::Past).time {
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

/// The latest of the text's weekday–date pairs, in the first year that fits all of them and is not
/// before any year that the text names.
fn inferred(marks: &[Mark]) -> Option<Date> {
    let mut pairs = Vec::new();
    let mut latest = None;
    for mark in marks {
        let Content::Date(said) = &mark.content else { continue };
        let Expression::Calendar(date) = said.as_ref() else { continue };
        match (date.weekday, date.day, date.month, date.year) {
            (Some(weekday), Some(day), Some(Month::Written(month)), None) => {
                pairs.push((weekday, day, month))
            }
            (_, _, _, Some(Year::Written(year))) => latest = latest.max(Some(year)),
            _ => {}
        }
    }
    let from = latest.filter(|_| !pairs.is_empty())?;
    let fits = |year: i16, (weekday, day, month): (i8, i8, i8)| {
        Date::new(year, month, day).is_ok_and(|d| d.weekday().to_monday_one_offset() == weekday)
    };
    let year =
        (from..from.checked_add(11)?).find(|year| pairs.iter().all(|pair| fits(*year, *pair)))?;
    pairs.iter().filter_map(|(_, day, month)| Date::new(year, *month, *day).ok()).max()
}
