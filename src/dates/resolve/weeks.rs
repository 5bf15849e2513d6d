//! Weeks and weekends that a day tells: `the week of April 10`, `Labor Day weekend`.

use super::Reading;
use super::relative::stretch;
use crate::dates::edtf::Time;
use crate::dates::expression::Unit;

/// `the week of April 10`: from the Monday before to the Sunday after.
pub(super) fn week_of(day: Reading) -> Reading {
    let time =
        day.time.as_ref().and_then(Time::first_day).and_then(|day| stretch(day, Unit::Week, 0));
    time.map_or_else(
        || Reading::unknown("the day it names has no known year"),
        |time| Reading::known(time, format!("the week that holds the day; {}", day.basis)),
    )
}

/// The Saturday and Sunday of the week that holds the day; beside a feast (`Labor Day weekend`) the
/// days from it to them as well. Nobody knows which is meant by the weekend of a feast on a
/// Wednesday.
pub(super) fn weekend_of(day: Reading, feast: bool) -> Reading {
    let Some(date) = day.time.as_ref().and_then(Time::first_day) else {
        return Reading::unknown(format!("the day it names has no known year; {}", day.basis));
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
        || Reading::unknown("a Wednesday is beside no weekend"),
        |time| Reading::known(time, format!("the weekend beside the day; {}", day.basis)),
    )
}
