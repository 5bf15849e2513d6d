//! What is counted within its year or month: `the first nine months of 2012`, `the last two quarters
//! of the year`, `the third month of 2021`, `the first ten days of May`, `the first Friday of July`,
//! `the last week of 2015`.
//!
//! Not read: the last days and weeks of a month, and what is no part of a calendar (`the first
//! three months of the war`).

use super::subtokens::Window;
use super::{Match, calendar, numbers, periods, relative, years};
use crate::contract::Code;
use crate::mark::date::{Calendar, Expression, LAST, Month, Unit, Which, Year};

/// The months of a year.
const MONTHS: i8 = 12;
/// No month has fewer days.
const SHORTEST_MONTH: i8 = 28;

/// The phrase that begins with its `first` or `last` at `at`.
pub(super) fn read(w: &Window, at: usize) -> Option<Match> {
    counted(w, at)
        .or_else(|| nth_month(w, at))
        .or_else(|| nth_weekday(w, at))
        .or_else(|| nth_week(w, at))
}

/// `first three months of 2021`, `first two weeks of June`.
fn counted(w: &Window, at: usize) -> Option<Match> {
    let last = w.at(at).is_any(&["last", "final"]);
    if !(last || w.at(at).is("first")) {
        return None;
    }
    let (count, next) = number(w, at + 1)?;
    let unit = w.at(next).unit()?;
    if !w.at(next + 1).is_any(&["of", "in"]) {
        return None;
    }
    match unit {
        Unit::Month => months(w, count, last, next + 1),
        Unit::Quarter => months(w, count.checked_mul(3)?, last, next + 1),
        Unit::Day if !last => days(w, count, next + 1),
        Unit::Week if !last => days(w, count.checked_mul(7)?, next + 1),
        _ => None,
    }
}

fn number(w: &Window, at: usize) -> Option<(i8, usize)> {
    if w.at(at).is("couple") {
        return Some((2, at + 1 + usize::from(w.at(at + 1).is("of"))));
    }
    let figures = w.at(at).short_number().map(|count| (count, at + 1));
    let (count, next) = figures.or_else(|| {
        let (count, next) = numbers::small_cardinal(w, at)?;
        Some((i8::try_from(count).ok()?, next))
    })?;
    (count > 0).then_some((count, next))
}

/// The first or last months of the year after `of`.
fn months(w: &Window, count: i8, last: bool, of: usize) -> Option<Match> {
    let (year, to) = periods::year_of(w, of);
    let year = year.filter(|_| count <= MONTHS && !w.at(of + 1).is("fiscal"))?;
    let (from, until) = if last { (MONTHS + 1 - count, MONTHS) } else { (1, count) };
    let expression = if from == until {
        month(from, year)
    } else {
        Expression::Span(Box::new(month(from, year)), Box::new(month(until, year)))
    };
    Some(Match::new(expression, to, 0.95, Code::MonthsWithinYear))
}

fn month(month: i8, year: Year) -> Expression {
    Expression::Calendar(Calendar {
        month: Some(Month::Written(month)),
        year: Some(year),
        ..Calendar::default()
    })
}

/// The first days of the month after `of`.
fn days(w: &Window, count: i8, of: usize) -> Option<Match> {
    let near = calendar::of_near_month(w, of)
        .map(|(month, to)| (Calendar { month: Some(month), ..Calendar::default() }, to));
    let (month, to) = near.or_else(|| {
        let found = calendar::read(w, of + 1)?;
        match found.expression {
            Expression::Calendar(date @ Calendar { day: None, month: Some(_), .. }) => {
                Some((date, found.end))
            }
            _ => None,
        }
    })?;
    let day = |day| Box::new(Expression::Calendar(Calendar { day: Some(day), ..month }));
    let expression = Expression::Span(day(1), day(count));
    ((2..=SHORTEST_MONTH).contains(&count))
        .then(|| Match::new(expression, to, 0.95, Code::DaysWithinMonth))
}

/// `third month of 2021`, `last month of the year`.
fn nth_month(w: &Window, at: usize) -> Option<Match> {
    let last = w.at(at).is_any(&["last", "final"]);
    let (nth, next) = if last { (MONTHS, at + 1) } else { numbers::any_ordinal(w, at)? };
    if !w.at(next).is("month") || !w.at(next + 1).is("of") || nth > MONTHS {
        return None;
    }
    let (year, to) = periods::year_of(w, next + 1);
    let expression = month(nth, year?);
    Some(Match::new(expression, to, 0.93, Code::MonthWithinYear))
}

/// `the first Friday of July`, `the last Monday in May`, `the second Monday of next month`.
fn nth_weekday(w: &Window, at: usize) -> Option<Match> {
    let last = w.at(at).is("last");
    let (nth, next) = if last { (LAST, at + 1) } else { numbers::any_ordinal(w, at)? };
    let weekday = w.at(next).weekday().filter(|_| (1..=LAST).contains(&nth))?;
    if !w.at(next + 1).is_any(&["of", "in"]) {
        return None;
    }
    let start = next + 2 + usize::from(w.at(next + 2).is("the"));
    let this_month = || {
        let the = start > next + 2 && w.at(start).is("month");
        let expression = Expression::Unit { unit: Unit::Month, which: Which::This };
        the.then(|| Match::new(expression, start + 1, 0.9, Code::PresentMonth))
    };
    let of = calendar::read(w, start).or_else(|| relative::which(w, start)).or_else(this_month)?;
    let month = match &of.expression {
        Expression::Calendar(Calendar { day: None, weekday: None, month: Some(_), .. }) => true,
        Expression::Unit { unit, .. } => *unit == Unit::Month,
        _ => false,
    };
    let expression = Expression::NthWeekday { nth, weekday, of: Box::new(of.expression) };
    month.then(|| Match::new(expression, of.end, 0.95, Code::WeekdayWithinMonth))
}

/// `the first week of October`, `the last week of 2015`, `the third week of next month`.
fn nth_week(w: &Window, at: usize) -> Option<Match> {
    let last = w.at(at).is_any(&["last", "final"]);
    let (nth, next) = if last { (LAST, at + 1) } else { numbers::any_ordinal(w, at)? };
    let weekend = w.at(next).is("weekend");
    if !(weekend || w.at(next).is("week")) || !w.at(next + 1).is_any(&["of", "in"]) || nth > LAST {
        return None;
    }
    let start = next + 2 + usize::from(w.at(next + 2).is("the"));
    let year = || {
        let year = w.at(start).year()?;
        Some(Match::new(years::year(year), start + 1, 0.95, Code::Year))
    };
    let of = calendar::read(w, start).or_else(|| relative::which(w, start)).or_else(year)?;
    let long = match &of.expression {
        Expression::Calendar(Calendar { day: None, weekday: None, .. }) => true,
        Expression::Unit { unit, .. } => matches!(unit, Unit::Month | Unit::Year),
        _ => false,
    };
    let of_expression = Box::new(of.expression);
    let expression = if weekend {
        Expression::NthWeekend { nth, of: of_expression }
    } else {
        Expression::NthWeek { nth, of: of_expression }
    };
    long.then(|| Match::new(expression, of.end, 0.93, Code::WeekWithin))
}
