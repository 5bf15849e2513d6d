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

/// The most days that any month has.
const LENGTHS: [i8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The rule; none if it is written in none of these ways.
pub(crate) fn date_rule(written: &str) -> Option<DateRule> {
    if let Some(days) = written.strip_prefix("easter") {
        return easter(days);
    }
    let mut parts = written.split(' ');
    let words: [&str; 7] = std::array::from_fn(|_| parts.next().unwrap_or_default());
    if parts.next().is_some() {
        return None;
    }
    match words {
        [nth, day, "of", month, "", "", ""] => weekday_of_month(nth, day, month, 0),
        [nth, day, "of", month, sign, days, "day" | "days"] => {
            weekday_of_month(nth, day, month, shift(sign, days)?)
        }
        ["last", day, "before", number, month, "", ""] => {
            let (month, day_of_month) = day_of_year(number, month)?;
            Some(DateRule::WeekdayBefore { weekday: weekday(day)?, month, day: day_of_month })
        }
        [number, month, "", "", "", "", ""] => {
            let (month, day) = day_of_year(number, month)?;
            Some(DateRule::Fixed { month, day })
        }
        _ => None,
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
fn weekday_of_month(nth: &str, day: &str, of: &str, shift: i8) -> Option<DateRule> {
    let nth = match nth {
        "1st" => 1,
        "2nd" => 2,
        "3rd" => 3,
        "4th" => 4,
        "last" => -1,
        _ => return None,
    };
    Some(DateRule::Weekday { nth, weekday: weekday(day)?, month: month(of)?, shift })
}

fn shift(sign: &str, days: &str) -> Option<i8> {
    let days = days.parse().ok().filter(|days| (0..100).contains(days) && !sign.is_empty())?;
    match sign {
        "+" => Some(days),
        "-" => Some(-days),
        _ => None,
    }
}

/// Month and day.
fn day_of_year(number: &str, name: &str) -> Option<(i8, i8)> {
    let month = month(name)?;
    let longest = usize::try_from(month - 1).ok().and_then(|index| LENGTHS.get(index))?;
    let day = number.parse().ok().filter(|day| (1..=*longest).contains(day))?;
    Some((month, day))
}

fn month(name: &str) -> Option<i8> {
    number_of(MONTHS, name)
}

fn weekday(name: &str) -> Option<i8> {
    number_of(WEEKDAYS, name)
}

/// From 1 on.
fn number_of(names: &[&str], name: &str) -> Option<i8> {
    let index = names.iter().position(|known| *known == name)?;
    i8::try_from(index + 1).ok()
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
            assert_eq!(date_rule(written), Some(rule), "{written}");
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
            assert_eq!(date_rule(written), None, "{written}");
        }
    }
}
