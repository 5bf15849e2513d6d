//! Calendar dates put together from their parts: one day or the first and last of several.

use crate::mark::date::{Calendar, Expression, Month, Year};

/// A day of a month.
pub(super) fn dated(day: i8, month: i8, year: Option<Year>) -> Calendar {
    Calendar { day: Some(day), month: Some(Month::Written(month)), year, ..Calendar::default() }
}

/// One day, or from it to the last.
pub(super) fn between(first: Calendar, last: Option<Calendar>) -> Expression {
    match last {
        None => Expression::Calendar(first),
        Some(last) => Expression::Span(
            Box::new(Expression::Calendar(first)),
            Box::new(Expression::Calendar(last)),
        ),
    }
}

/// The last day of a range; before the first day it is in the next month.
pub(super) fn closing(first: i8, last: i8, month: i8, year: Option<Year>) -> Calendar {
    if last > first {
        return dated(last, month, year);
    }
    let year = match year {
        Some(Year::Written(year)) if month == 12 => Some(Year::Written(year.saturating_add(1))),
        other => other,
    };
    dated(last, month % 12 + 1, year)
}

/// The first day of a range that ends in the month after: `the 27th to the 3rd of April`.
pub(super) fn before_month(day: i8, month: i8, year: Option<Year>) -> Calendar {
    match (month, year) {
        (1, Some(Year::Written(year))) => dated(day, 12, Some(Year::Written(year - 1))),
        (1, year) => dated(day, 12, year),
        (month, year) => dated(day, month - 1, year),
    }
}

/// Whether every day exists in its month, in its year if that is written.
pub(super) fn valid(expression: &Expression) -> bool {
    match expression {
        Expression::Calendar(Calendar {
            day: Some(day),
            month: Some(Month::Written(month)),
            year,
            ..
        }) => {
            let year = match year {
                Some(Year::Written(year)) => *year,
                _ => 2000,
            };
            jiff_core::civil::Date::new(year, *month, *day).is_ok()
        }
        Expression::Span(from, to) => valid(from) && valid(to),
        _ => true,
    }
}
