//! What is written in a phrase and what is not, as the resolver asks for it.

use crate::mark::date::{Calendar, Expression, From, Month, Unit, Which, Year};

/// Gives each end of a range the year that only the other one states.
pub(super) fn lend(from: &Expression, to: &Expression) -> (Expression, Expression) {
    let (mut from, mut to) = (from.clone(), to.clone());
    if let (Expression::Calendar(a), Expression::Calendar(b)) = (&mut from, &mut to)
        && a.which == Which::Bare
        && b.which == Which::Bare
        && let (Some(first), Some(last)) = (month_and_day(a), month_and_day(b))
    {
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
    lend_to_figures(&mut from, &to);
    (from, to)
}

/// Month and day, if the month is written.
fn month_and_day(date: &Calendar) -> Option<(i8, i8)> {
    match date.month {
        Some(Month::Written(month)) => Some((month, date.day.unwrap_or(0))),
        _ => None,
    }
}

/// `5/1-5/7/2020`: the year after the second date in figures is that of the first as well, or the
/// year after it if the numbers of the first are greater.
fn lend_to_figures(from: &mut Expression, to: &Expression) {
    let numbers = |expression: &Expression| match expression {
        Expression::Numeric { first, second, .. } => Some((*first, *second)),
        Expression::Calendar(date) => month_and_day(date),
        _ => None,
    };
    let in_figures =
        [&*from, to].iter().any(|expression| matches!(expression, Expression::Numeric { .. }));
    let year = match to {
        Expression::Numeric { year, .. } => *year,
        other => written_year(other),
    };
    let (Some(first), Some(last), Some(year), true) =
        (numbers(from), numbers(to), year, in_figures)
    else {
        return;
    };
    let year = year - i16::from(first.0 > last.0 && first.1 > last.1);
    match from {
        Expression::Numeric { year: open @ None, .. } => *open = Some(year),
        Expression::Calendar(Calendar { year: open @ None, .. }) => {
            *open = Some(Year::Written(year))
        }
        _ => {}
    }
}

/// A date whose year or week is open.
pub(super) fn is_floating(expression: &Expression) -> bool {
    match expression {
        Expression::Weekday { which: Which::Bare, week: None, .. } => true,
        other => is_yearless(other),
    }
}

/// A date whose year is open.
pub(super) fn is_yearless(expression: &Expression) -> bool {
    match expression {
        Expression::Calendar(date) => {
            date.year.is_none()
                && matches!(date.month, Some(Month::Written(_)))
                && date.which == Which::Bare
        }
        Expression::Numeric { year: None, .. } => true,
        Expression::Named { year: None, which: Which::Bare, .. } => true,
        Expression::Season { year: None, which: Which::Bare, .. } => true,
        _ => false,
    }
}

/// Whether the sentence around the phrase has a say in what it means.
pub(super) fn depends_on_direction(expression: &Expression) -> bool {
    match expression {
        Expression::Calendar(date) => date.year.is_none(),
        Expression::Numeric { year, .. } => year.is_none(),
        Expression::Season { year, .. }
        | Expression::Division { year, .. }
        | Expression::Named { year, .. } => year.is_none(),
        Expression::Weekday { .. } => true,
        Expression::Unit { unit, .. } => *unit == Unit::Weekend,
        Expression::NthWeekday { of, .. }
        | Expression::NthWeek { of, .. }
        | Expression::NthWeekend { of, .. }
        | Expression::WeekdayBeside { of, .. } => depends_on_direction(of),
        Expression::WeekOf(day) | Expression::WeekendOf(day) => depends_on_direction(day),
        Expression::Shift { from: From::Of(day), .. } => depends_on_direction(day),
        Expression::Span(from, to) => depends_on_direction(from) || depends_on_direction(to),
        _ => false,
    }
}

/// A month that states no year.
pub(super) fn lacks_year(expression: &Expression) -> bool {
    matches!(
        expression,
        Expression::Calendar(Calendar { year: None, day: None, which: Which::Bare, .. })
    )
}

/// The year, if the phrase is a year alone.
pub(super) fn plain_year(expression: &Expression) -> Option<i16> {
    match expression {
        Expression::Calendar(Calendar { year: Some(Year::Written(year)), month: None, .. }) => {
            Some(*year)
        }
        _ => None,
    }
}

/// Whether the order of day and month is open.
pub(super) fn is_open(expression: &Expression) -> bool {
    match expression {
        Expression::Numeric { .. } => true,
        Expression::Span(from, to) => is_open(from) || is_open(to),
        _ => false,
    }
}

/// Whether a date in figures states its month first; none if it is not in figures, or begins with
/// its year.
pub(super) fn figures(text: &str, expression: &Expression) -> Option<bool> {
    let Expression::Calendar(Calendar {
        day: Some(day), month: Some(Month::Written(month)), ..
    }) = expression
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
pub(super) fn written_year(expression: &Expression) -> Option<i16> {
    match expression {
        Expression::Calendar(Calendar { year: Some(Year::Written(year)), .. }) => Some(*year),
        Expression::Span(from, _) => written_year(from),
        _ => None,
    }
}
