//! Seasons, quarters and halves, and the year that is meant.

use super::{Direction, Knowledge, Resolved};
use crate::contract::Code;
use crate::dates::edtf::Time;
use crate::mark::date::{Division, Which, Year};
use crate::mark::{Value, reason};
use jiff_core::civil::Date;

/// `the summer of 1948`, `next spring`, `in the autumn`. Seasons of the northern half.
pub(super) fn season(
    known: &Knowledge,
    season: i8,
    which: Which,
    year: Option<Year>,
    direction: Direction,
) -> Resolved {
    let year = match (year, known.published) {
        (Some(Year::Written(year)), _) => {
            return Resolved::known(Time::Season { year, season }, Code::AsWritten);
        }
        (Some(year), _) => match known.year(year) {
            Ok(year) => year,
            Err(cause) => return Resolved::unknown(cause),
        },
        _ if which.refers_to_text() => match season_in_text(known, season, which) {
            Some(year) => year,
            None => return Resolved::unknown(Code::NothingToCountFrom),
        },
        (None, Some(now)) => season_year(now, season, which, direction),
        _ => return Resolved::unknown(Code::YearUnwritten),
    };
    Resolved::known(
        Time::Season { year, season },
        reason::season_of_year(Value::Season(season), year),
    )
}

/// The year of the season before, in or after the date mentioned.
fn season_in_text(known: &Knowledge, season: i8, which: Which) -> Option<i16> {
    let (day, _) = known.anchor(which)?;
    let direction = if which == Which::Previous { Which::Last } else { Which::Next };
    Some(if which == Which::Same {
        day.year()
    } else {
        season_year(day, season, direction, Direction::Past)
    })
}

/// The year in which the season meant begins.
fn season_year(now: Date, season: i8, which: Which, direction: Direction) -> i16 {
    let began =
        |year: i16| Time::Season { year, season }.first_day().is_some_and(|first| first <= now);
    let over = |year: i16| Time::Season { year, season }.last_day().is_some_and(|last| last < now);
    let years = || (now.year() - 2)..=(now.year() + 2);
    let last_over = years().rev().find(|&year| over(year));
    let last_begun = years().rev().find(|&year| began(year));
    let next_begun = years().find(|&year| !began(year));
    let not_over = years().find(|&year| !over(year));
    let found = match (which, direction) {
        (Which::Last | Which::Previous, _) => last_over,
        (Which::Next | Which::Coming | Which::Following, _) => next_begun,
        (Which::This | Which::Same, _) => not_over.filter(|year| began(*year)).or(Some(now.year())),
        (Which::Bare, Direction::Future) => not_over,
        (Which::Bare, _) => last_begun,
    };
    found.unwrap_or(now.year())
}

/// `the second quarter of 1998`, `third-quarter`, `the first half of next year`.
pub(super) fn division(
    known: &Knowledge,
    division: Division,
    number: i8,
    year: Option<Year>,
    direction: Direction,
) -> Resolved {
    let length = if division == Division::Half { 6 } else { 3 };
    let first = (number - 1) * length + 1;
    let months = |year: i16| Time::months(year, first, first + length - 1);
    if let Some(year) = year {
        let basis = Code::CalendarYearAssumed;
        return match known.year(year) {
            Ok(year) => Resolved::known(months(year), basis),
            Err(cause) => Resolved::unknown(cause),
        };
    }
    let Some(now) = known.published else {
        return Resolved::unknown(Code::YearUnwritten);
    };
    // The latest one begun, or, looking forward, the first not over.
    let (begun, over) = (first <= now.month(), first + length <= now.month());
    let year = match direction {
        Direction::Future => now.year() + i16::from(over),
        _ => now.year() - i16::from(!begun),
    };
    Resolved::known(months(year), reason::part_nearest(year))
}
