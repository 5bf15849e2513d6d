//! Weeks and weekends that a day or a month names: `the week of April 10`, `Labor Day weekend`, `the
//! first week of October`, `the last weekend in May`; and weekdays beside a feast.

use super::Resolved;
use super::relative::stretch;
use crate::contract::Code;
use crate::dates::edtf::Time;
use crate::mark::date::{LAST, Unit};
use crate::mark::{Reason, Value, reason};
use jiff_core::civil::Date;

/// `the week of April 10`: from the Monday before to the Sunday after.
pub(super) fn week_of(day: Resolved) -> Resolved {
    let time =
        day.time.as_ref().and_then(Time::first_day).and_then(|day| stretch(day, Unit::Week, 0));
    time.map_or_else(
        || Resolved::unknown(Code::DayNamedWithoutYear),
        |time| Resolved::known(time, reason::week_that_holds_it(day.basis)),
    )
}

/// The Saturday and Sunday of the week that holds the day; beside a feast (`Labor Day weekend`) the
/// days from it to them as well. Nobody knows which is meant by the weekend of a feast on a
/// Wednesday.
pub(super) fn weekend_of(day: Resolved, feast: bool) -> Resolved {
    let Some(date) = day.time.as_ref().and_then(Time::first_day) else {
        return Resolved::unknown(reason::day_named_without_year_because(day.basis));
    };
    let weekday = i32::from(date.weekday().to_monday_one_offset());
    let days = match weekday {
        1 | 2 if feast => Some((-weekday - 1, 0)),
        3 if feast => None,
        4..=6 if feast => Some((0, 7 - weekday)),
        _ => Some((6 - weekday, 7 - weekday)),
    };
    let time = days.and_then(|(first, last)| {
        Some(Time::days(date.checked_add(first).ok()?, date.checked_add(last).ok()?))
    });
    time.map_or_else(
        || Resolved::unknown(Code::NoWeekendBesideWednesday),
        |time| Resolved::known(time, reason::weekend_beside_it(day.basis)),
    )
}

const THURSDAY: i8 = 4;
const SATURDAY: i8 = 6;

/// A week belongs to the month and year that hold its Thursday (ISO 8601).
pub(super) fn nth_week(long: Resolved, nth: i8) -> Resolved {
    let week = nth_day(&long, nth, THURSDAY)
        .and_then(|day| Some(Time::days(day.checked_add(-3).ok()?, day.checked_add(3).ok()?)));
    counted(week, long, reason::week_monday_to_sunday, Code::NoSuchWeek)
}

/// A weekend belongs to the month and year that hold its Saturday.
pub(super) fn nth_weekend(long: Resolved, nth: i8) -> Resolved {
    let weekend = nth_day(&long, nth, SATURDAY)
        .and_then(|day| Some(Time::days(day, day.checked_add(1).ok()?)));
    counted(weekend, long, reason::saturday_and_sunday, Code::NoSuchWeekend)
}

fn counted(
    found: Option<Time>,
    long: Resolved,
    what: fn(Reason) -> Reason,
    none: Code,
) -> Resolved {
    if long.time.is_none() {
        return Resolved::unknown(long.basis);
    }
    found.map_or_else(|| Resolved::unknown(none), |time| Resolved::known(time, what(long.basis)))
}

/// The nth such weekday of a month or year, or the last.
fn nth_day(long: &Resolved, nth: i8, weekday: i8) -> Option<Date> {
    let time = long.time.as_ref()?;
    let (first, last) = (time.first_day()?, time.last_day()?);
    let ahead =
        |day: Date| i32::from((weekday - day.weekday().to_monday_one_offset()).rem_euclid(7));
    let day = if nth == LAST {
        last.checked_add(-((7 - ahead(last)) % 7))
    } else {
        first.checked_add(ahead(first) + 7 * (i32::from(nth) - 1))
    };
    day.ok().filter(|day| (first..=last).contains(day))
}

/// `the Friday after Thanksgiving`: the first such weekday that is not the day itself.
pub(super) fn weekday_beside(of: Resolved, weekday: i8, back: bool) -> Resolved {
    let Some(Time::Day(day)) = of.time else { return Resolved::unknown(of.basis) };
    let there = day.weekday().to_monday_one_offset();
    let days = if back {
        -i32::from((there - weekday - 1).rem_euclid(7)) - 1
    } else {
        i32::from((weekday - there - 1).rem_euclid(7)) + 1
    };
    day.checked_add(days).map_or_else(
        |_| Resolved::unknown(Code::BeyondTheCalendar),
        |day| {
            Resolved::known(
                Time::Day(day),
                reason::weekday_beside_it(Value::Weekday(weekday), of.basis),
            )
        },
    )
}
