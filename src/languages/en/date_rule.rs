//! Reads how the date of a named day follows from the year. The build shares this file.
//!
//! | written | the day |
//! |---|---|
//! | `25 December` | every year the same |
//! | `2nd Monday of October`, `last Monday of May` | a weekday of a month |
//! | `1st Monday of November + 1 day` | so many days after it (or before: `- 1 day`) |
//! | `last Monday before 25 May` | the weekday next before a date |
//! | `easter`, `easter-46`, `easter+39` | so many days after Easter Sunday of the western churches |
//!
//! Not read: days that follow the moon, or that each country has rules of its own for.

use super::calendar::{MONTHS, WEEKDAYS};
use crate::mark::date::DateRule;
use std::fmt;

/// The most days that any month has.
const LENGTHS: [i8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Why something is no rule, with the part of it that is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoRule<'w> {
    Rule(&'w str),
    Easter(&'w str),
    Nth(&'w str),
    Weekday(&'w str),
    Month(&'w str),
    Day { number: &'w str, month: &'w str },
    Days { sign: &'w str, number: &'w str },
}

/// The rule.
///
/// # Errors
/// If it is written in none of these ways.
pub(crate) fn date_rule(written: &str) -> Result<DateRule, NoRule<'_>> {
    if let Some(days) = written.strip_prefix("easter") {
        return easter(days).ok_or(NoRule::Easter(written));
    }
    match written.split(' ').collect::<Vec<_>>().as_slice() {
        [nth, day, "of", month] => weekday_of_month(nth, day, month, 0),
        [nth, day, "of", month, sign, days, "day" | "days"] => {
            weekday_of_month(nth, day, month, shift(sign, days)?)
        }
        ["last", day, "before", number, month] => {
            let (month, day_of_month) = day_of_year(number, month)?;
            Ok(DateRule::WeekdayBefore { weekday: weekday(day)?, month, day: day_of_month })
        }
        [number, month] => {
            let (month, day) = day_of_year(number, month)?;
            Ok(DateRule::Fixed { month, day })
        }
        _ => Err(NoRule::Rule(written)),
    }
}

fn easter(days: &str) -> Option<DateRule> {
    let days: i16 = match days {
        "" => 0,
        _ => days.parse().ok().filter(|_| days.starts_with(['+', '-']))?,
    };
    (-400..=400).contains(&days).then_some(DateRule::Easter { days })
}

/// The last is -1, as calendars count.
fn weekday_of_month<'w>(
    nth: &'w str,
    day: &'w str,
    of: &'w str,
    shift: i8,
) -> Result<DateRule, NoRule<'w>> {
    let nth = match nth {
        "1st" => 1,
        "2nd" => 2,
        "3rd" => 3,
        "4th" => 4,
        "last" => -1,
        _ => return Err(NoRule::Nth(nth)),
    };
    Ok(DateRule::Weekday { nth, weekday: weekday(day)?, month: month(of)?, shift })
}

fn shift<'w>(sign: &'w str, days: &'w str) -> Result<i8, NoRule<'w>> {
    match (sign, number(days).filter(|days| *days < 100)) {
        ("+", Some(days)) => Ok(days),
        ("-", Some(days)) => Ok(-days),
        _ => Err(NoRule::Days { sign, number: days }),
    }
}

/// Month and day.
fn day_of_year<'w>(written: &'w str, name: &'w str) -> Result<(i8, i8), NoRule<'w>> {
    let month = month(name)?;
    let longest = usize::try_from(month - 1).ok().and_then(|index| LENGTHS.get(index));
    let day = number(written).filter(|day| longest.is_some_and(|most| (1..=*most).contains(day)));
    day.map(|day| (month, day)).ok_or(NoRule::Day { number: written, month: name })
}

/// A number in digits alone.
fn number(digits: &str) -> Option<i8> {
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn month(name: &str) -> Result<i8, NoRule<'_>> {
    number_of(MONTHS, name).ok_or(NoRule::Month(name))
}

fn weekday(name: &str) -> Result<i8, NoRule<'_>> {
    number_of(WEEKDAYS, name).ok_or(NoRule::Weekday(name))
}

/// From 1 on.
fn number_of(names: &[&str], name: &str) -> Option<i8> {
    let index = names.iter().position(|known| *known == name)?;
    i8::try_from(index + 1).ok()
}

impl fmt::Display for NoRule<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoRule::Rule(rule) => {
                write!(f, "'{rule}' is no rule for a date, as '2nd Monday of October' is")
            }
            NoRule::Easter(rule) => write!(f, "'{rule}' is not as 'easter-46' is"),
            NoRule::Nth(nth) => write!(f, "'{nth}' is none of 1st, 2nd, 3rd, 4th, last"),
            NoRule::Weekday(name) => write!(f, "'{name}' is none of {}", WEEKDAYS.join(", ")),
            NoRule::Month(name) => write!(f, "'{name}' is none of {}", MONTHS.join(", ")),
            NoRule::Day { number, month } => write!(f, "{month} has no day '{number}'"),
            NoRule::Days { sign, number } => {
                write!(f, "'{sign} {number}' is no number of days, as '+ 1' is")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_writing_a_rule_is_read() {
        let weekday = |nth, weekday, month, shift| DateRule::Weekday { nth, weekday, month, shift };
        for (written, rule) in [
            ("25 December", DateRule::Fixed { month: 12, day: 25 }),
            ("29 February", DateRule::Fixed { month: 2, day: 29 }),
            ("1st Saturday of June", weekday(1, 6, 6, 0)),
            ("last Monday of May", weekday(-1, 1, 5, 0)),
            ("1st Monday of November + 1 day", weekday(1, 1, 11, 1)),
            ("4th Thursday of November - 12 days", weekday(4, 4, 11, -12)),
            (
                "last Monday before 25 May",
                DateRule::WeekdayBefore { weekday: 1, month: 5, day: 25 },
            ),
            ("easter", DateRule::Easter { days: 0 }),
            ("easter-46", DateRule::Easter { days: -46 }),
            ("easter+39", DateRule::Easter { days: 39 }),
        ] {
            assert_eq!(date_rule(written), Ok(rule), "{written}");
        }
    }

    #[test]
    fn what_is_no_rule_is_refused() {
        for written in [
            "",
            " ",
            "25",
            "25 december",
            "December 25",
            "30 February",
            "0 May",
            "-1 May",
            "+1 May",
            "5th Monday of May",
            "1st Monday in May",
            "1st Monday of May + 100 days",
            "1st Monday of May + -1 days",
            "1st Monday of May 1 day",
            "1st Monday of May + 1",
            "1st Monday of May + 1 day more",
            "first Monday before 25 May",
            "last Monday before 32 May",
            "easter46",
            "easter+",
            "easter+401",
            "easter+99999",
            "25 December  ",
        ] {
            assert!(date_rule(written).is_err(), "{written}");
        }
    }
}
