//! What is written in a phrase and what is not, as the resolver asks for it.

use crate::dates::expression::{Calendar, Expression, From, Month, Unit, Which, Year};

/// Gives each end of a range the year that only the other one states.
pub(super) fn lend(from: &Expression, to: &Expression) -> (Expression, Expression) {
    let (mut from, mut to) = (from.clone(), to.clone());
    if let (Expression::Calendar(a), Expression::Calendar(b)) = (&mut from, &mut to) {
        let place = |date: &Calendar| match date.month {
            Some(Month::Written(month)) => Some((month, date.day.unwrap_or(0))),
            _ => None,
        };
        let bare = a.which == Which::Bare && b.which == Which::Bare;
        if let (Some(first), Some(last), true) = (place(a), place(b), bare) {
            let over_new_year = first > last;
            match (a.year, b.year) {
                (Some(Year::Written(year)), None) => {
                    b.year = Some(Year::Written(year + i16::from(over_new_year)))
                }
                (None, Some(Year::Written(year))) => {
                    a.year = Some(Year::Written(year - i16::from(over_new_year)))
                }
                (None, Some(Year::Near(steps))) => {
                    a.year = Some(Year::Near(steps - i8::from(over_new_year)))
                }
                _ => {}
            }
        }
    }
    (from, to)
}

/// A date whose year or week is open.
pub(super) fn is_floating(said: &Expression) -> bool {
    match said {
        Expression::Weekday { which: Which::Bare, week: None, .. } => true,
        other => is_yearless(other),
    }
}

/// A date whose year is open.
pub(super) fn is_yearless(said: &Expression) -> bool {
    match said {
        Expression::Calendar(date) => {
            date.year.is_none() && date.month.is_some() && date.which == Which::Bare
        }
        Expression::Numeric { year: None, .. } => true,
        Expression::Named { year: None, which: Which::Bare, .. } => true,
        Expression::Season { year: None, which: Which::Bare, .. } => true,
        _ => false,
    }
}

/// Whether the sentence around the phrase has a say in what it means.
pub(super) fn leans(said: &Expression) -> bool {
    match said {
        Expression::Calendar(date) => date.year.is_none(),
        Expression::Numeric { year, .. } => year.is_none(),
        Expression::Season { year, .. }
        | Expression::Division { year, .. }
        | Expression::Named { year, .. } => year.is_none(),
        Expression::Weekday { .. } => true,
        Expression::Unit { unit, .. } => *unit == Unit::Weekend,
        Expression::NthWeekday { of, .. } | Expression::NthWeek { of, .. } => leans(of),
        Expression::WeekOf(day) => leans(day),
        Expression::Shift { from: From::Of(day), .. } => leans(day),
        Expression::Span(from, to) => leans(from) || leans(to),
        _ => false,
    }
}

/// A month that states no year.
pub(super) fn lacks_year(said: &Expression) -> bool {
    matches!(said, Expression::Calendar(Calendar { year: None, day: None, which: Which::Bare, .. }))
}

/// The year, if the phrase is a year alone.
pub(super) fn plain_year(said: &Expression) -> Option<i16> {
    match said {
        Expression::Calendar(Calendar { year: Some(Year::Written(year)), month: None, .. }) => {
            Some(*year)
        }
        _ => None,
    }
}

/// Whether the order of day and month is open.
pub(super) fn is_open(said: &Expression) -> bool {
    match said {
        Expression::Numeric { .. } => true,
        Expression::Span(from, to) => is_open(from) || is_open(to),
        _ => false,
    }
}

/// Whether a date in figures states its month first; none if it is not in figures, or begins with
/// its year.
pub(super) fn figures(text: &str, said: &Expression) -> Option<bool> {
    let Expression::Calendar(Calendar {
        day: Some(day), month: Some(Month::Written(month)), ..
    }) = said
    else {
        return None;
    };
    let digits = |part: &str| part.parse::<i8>().ok();
    let mut parts = text.split(['/', '-', '.', '–']);
    let (first, second) = (digits(parts.next()?)?, digits(parts.next()?)?);
    if day == month {
        return None;
    }
    if (first, second) == (*month, *day) {
        return Some(true);
    }
    ((first, second) == (*day, *month)).then_some(false)
}

/// The year that a calendar date states.
pub(super) fn written_year(said: &Expression) -> Option<i16> {
    match said {
        Expression::Calendar(Calendar { year: Some(Year::Written(year)), .. }) => Some(*year),
        Expression::Span(from, _) => written_year(from),
        _ => None,
    }
}
