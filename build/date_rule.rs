//! Reads how the date of a named day follows from the year.
//!
//! | written | the day |
//! |---|---|
//! | `25 December` | every year the same |
//! | `2nd Monday of October`, `last Monday of May` | a weekday of a month |
//! | `1st Monday of November + 1 day` | so many days after it (or before: `- 1 day`) |
//! | `last Monday before 25 May` | the weekday next before a date |
//! | `easter`, `easter-46`, `easter+39` | so many days after Easter Sunday of the western churches |
//! | `differs by country` | `country_days.tsv` has the rules |
//! | `another calendar` | none in this one: the day follows the moon, another year or another Easter |

use crate::column::{month, weekday};

/// The most days that any month has.
const LENGTHS: [i32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The rule as Rust writes it.
///
/// # Errors
/// If it is written in none of these ways.
pub(crate) fn read(cell: &str) -> Result<String, String> {
    match cell {
        "differs by country" => return Ok("DateRule::DiffersByCountry".into()),
        "another calendar" => return Ok("DateRule::AnotherCalendar".into()),
        _ => {}
    }
    if let Some(days) = cell.strip_prefix("easter") {
        return easter(days).ok_or_else(|| format!("'{cell}' is not as 'easter-46' is"));
    }
    match cell.split(' ').collect::<Vec<_>>().as_slice() {
        [nth, day, "of", month] => weekday_of_month(nth, day, month, 0),
        [nth, day, "of", month, sign, days, "day" | "days"] => {
            weekday_of_month(nth, day, month, shift(sign, days)?)
        }
        ["last", day, "before", number, month] => {
            let (month, number) = day_of_year(number, month)?;
            Ok(format!(
                "DateRule::WeekdayBefore {{ weekday: {}, month: {month}, day: {number} }}",
                weekday(day)?
            ))
        }
        [number, month] => {
            let (month, day) = day_of_year(number, month)?;
            Ok(format!("DateRule::Fixed {{ month: {month}, day: {day} }}"))
        }
        _ => Err(format!("'{cell}' is no rule for a date, as '2nd Monday of October' is")),
    }
}

fn easter(days: &str) -> Option<String> {
    let days: i16 = match days {
        "" => 0,
        _ => days.parse().ok().filter(|_| days.starts_with(['+', '-']))?,
    };
    Some(format!("DateRule::Easter {{ days: {days} }}"))
}

/// `nth` is -1 for the last, as calendars count.
fn weekday_of_month(nth: &str, day: &str, of: &str, shift: i32) -> Result<String, String> {
    let nth = match nth {
        "1st" => 1,
        "2nd" => 2,
        "3rd" => 3,
        "4th" => 4,
        "last" => -1,
        _ => return Err(format!("'{nth}' is none of 1st, 2nd, 3rd, 4th, last")),
    };
    let (weekday, month) = (weekday(day)?, month(of)?);
    Ok(format!(
        "DateRule::Weekday {{ nth: {nth}, weekday: {weekday}, month: {month}, shift: {shift} }}"
    ))
}

fn shift(sign: &str, days: &str) -> Result<i32, String> {
    match (sign, days.parse::<u8>()) {
        ("+", Ok(days)) if days < 100 => Ok(i32::from(days)),
        ("-", Ok(days)) if days < 100 => Ok(-i32::from(days)),
        _ => Err(format!("'{sign} {days}' is no number of days, as '+ 1' is")),
    }
}

/// Month and day.
fn day_of_year(number: &str, name: &str) -> Result<(i32, i32), String> {
    let month = month(name)?;
    let longest = usize::try_from(month - 1).ok().and_then(|index| LENGTHS.get(index));
    let day =
        number.parse().ok().filter(|day| longest.is_some_and(|most| (1..=*most).contains(day)));
    day.map(|day| (month, day)).ok_or_else(|| format!("{name} has no day '{number}'"))
}
