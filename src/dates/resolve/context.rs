//! A day without its month, after a date of the same sentence that has one: `in July, and on the
//! 27th`, `from prison on July 4 and died on the 7th`.
//!
//! Only where there is no doubt: a day that comes before the one mentioned may be of that month or
//! of the next.

use crate::dates::edtf::Time;
use crate::mark::date::{Calendar, Expression, Month, Year};
use crate::mark::{Content, Mark};
use crate::text::Document;

/// The day with month and year of the mark before it, if they stand in one sentence. `previous` is
/// what the mark before came to.
pub(super) fn month_of(
    document: &Document,
    before: Option<&Mark>,
    mark: &Mark,
    previous: Option<&Time>,
) -> Option<Expression> {
    let day = bare_day(mark)?;
    let before = before?;
    let sentence = |mark: &Mark| document.sentence_of(document.tokens_of(mark.span).start);
    if sentence(before) != sentence(mark) || !names_month(before) {
        return None;
    }
    let (year, month, earlier) = match *previous? {
        Time::Month { year, month } => (Some(year), month, true),
        Time::Day(date) => (Some(date.year()), date.month(), date.day() <= day),
        Time::Yearless { month, day: named } => (None, month, named.is_none_or(|d| d <= day)),
        _ => return None,
    };
    earlier.then(|| {
        Expression::Calendar(Calendar {
            day: Some(day),
            month: Some(Month::Written(month)),
            year: year.map(Year::Written),
            ..Calendar::default()
        })
    })
}

/// The day of `on the 27th`.
fn bare_day(mark: &Mark) -> Option<i8> {
    match &mark.content {
        Content::Date(expression) => match expression.as_ref() {
            Expression::Calendar(Calendar {
                weekday: None,
                day: day @ Some(_),
                month: None,
                ..
            }) => *day,
            _ => None,
        },
        _ => None,
    }
}

/// The date says its month, or took it from one that does.
fn names_month(mark: &Mark) -> bool {
    matches!(&mark.content, Content::Date(expression)
        if matches!(expression.as_ref(), Expression::Calendar(Calendar { day, month, .. })
            if day.is_some() || month.is_some()))
}
