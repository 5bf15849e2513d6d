//! Resolved dates and how they are written: EDTF, the extended part of ISO 8601-2, levels 0 and 1
//! as far as this stage emits them.
//!
//! Written: `2013-11-05`, `2013-11`, `2013`, intervals of two of these (`2001/2004`), seasons
//! (`1998-22`), decades and centuries (`197X`, `18XX`), an unknown year (`XXXX-11-05`). Not
//! written: times of day, uncertainty signs, sets.

use jiff_core::civil::{Date, days_in_month};
use std::fmt;

/// A date as far as it is known. Years are astronomical (0 is 1 BC).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Time {
    Day(Date),
    Month {
        year: i16,
        month: i8,
    },
    Year(i16),
    /// EDTF seasons: 21 spring to 24 winter.
    Season {
        year: i16,
        season: i8,
    },
    /// So many years from the first; 10 and 100 have a notation of their own.
    Years {
        first: i16,
        count: i16,
    },
    /// A day or, with no day, a month of an unknown year.
    Yearless {
        month: i8,
        day: Option<i8>,
    },
    /// From the one to the other, both included.
    Span(Box<Time>, Box<Time>),
}

impl Time {
    /// From one day to another.
    pub(super) fn days(first: Date, last: Date) -> Time {
        Time::Span(Box::new(Time::Day(first)), Box::new(Time::Day(last)))
    }

    /// From one month of a year to another of the same year.
    pub(super) fn months(year: i16, first: i8, last: i8) -> Time {
        let month = |month| Box::new(Time::Month { year, month });
        Time::Span(month(first), month(last))
    }

    /// The first day, if the year is known.
    pub(super) fn first_day(&self) -> Option<Date> {
        let (year, month, day) = match self {
            Time::Day(date) => return Some(*date),
            Time::Month { year, month } => (*year, *month, 1),
            Time::Year(year) | Time::Years { first: year, .. } => (*year, 1, 1),
            Time::Season { year, season } => (*year, (season - 20) * 3, 1),
            Time::Yearless { .. } => return None,
            Time::Span(from, _) => return from.first_day(),
        };
        Date::new(year, month, day).ok()
    }

    /// The last day, if the year is known.
    pub(super) fn last_day(&self) -> Option<Date> {
        match self {
            Time::Day(date) => Some(*date),
            Time::Month { year, month } => last_of_month(*year, *month),
            Time::Year(year) => Date::new(*year, 12, 31).ok(),
            Time::Season { year, season: 24 } => last_of_month(year.checked_add(1)?, 2),
            Time::Season { year, season } => last_of_month(*year, (season - 20) * 3 + 2),
            Time::Years { first, count } => Date::new(first.checked_add(count - 1)?, 12, 31).ok(),
            Time::Yearless { .. } => None,
            Time::Span(_, to) => to.last_day(),
        }
    }
}

fn last_of_month(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, days_in_month(year, month)).ok()
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Time::Day(date) => {
                write!(f, "{}-{:02}-{:02}", PaddedYear(date.year()), date.month(), date.day())
            }
            Time::Month { year, month } => write!(f, "{}-{month:02}", PaddedYear(*year)),
            Time::Year(year) => write!(f, "{}", PaddedYear(*year)),
            Time::Season { year, season } => write!(f, "{}-{season}", PaddedYear(*year)),
            Time::Years { first, count: 10 } if *first >= 0 => write!(f, "{:03}X", first / 10),
            Time::Years { first, count: 100 } if *first >= 0 => write!(f, "{:02}XX", first / 100),
            Time::Years { first, count } => {
                write!(f, "{}/{}", PaddedYear(*first), PaddedYear(first.saturating_add(count - 1)))
            }
            Time::Yearless { month, day: Some(day) } => write!(f, "XXXX-{month:02}-{day:02}"),
            Time::Yearless { month, day: None } => write!(f, "XXXX-{month:02}"),
            Time::Span(from, to) => write!(f, "{}/{}", from.bound(true), to.bound(false)),
        }
    }
}

impl Time {
    /// As an end of an interval: a decade stands for its first or last year, an interval for its
    /// own end.
    fn bound(&self, first: bool) -> Time {
        match self {
            Time::Years { first: year, .. } if first => Time::Year(*year),
            Time::Years { first: year, count } => Time::Year(year.saturating_add(count - 1)),
            Time::Span(from, _) if first => from.bound(true),
            Time::Span(_, to) => to.bound(false),
            other => other.clone(),
        }
    }
}

/// A year in four digits, with a sign before year 0.
struct PaddedYear(i16);

impl fmt::Display for PaddedYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.0.unsigned_abs())
    }
}

/// Year, month and day.
pub(super) type DayParts = (i32, u8, u8);

/// Year, month and day on which an EDTF value begins; none if its year is not known. Months are
/// those of the north for seasons: spring begins in March.
pub(super) fn begins(value: &str) -> Option<DayParts> {
    let first = value.split('/').next()?.trim_end_matches(['?', '~', '%']);
    let (sign, digits) = first.strip_prefix('-').map_or((1, first), |rest| (-1, rest));
    let mut parts = digits.split('-');
    let year: i32 = parts.next()?.replace('X', "0").parse().ok()?;
    if digits.starts_with("XX") {
        return None;
    }
    let month: u8 = parts.next().map_or(Some(1), |month| month.parse().ok())?;
    let month = match month {
        21..=24 => (month - 20) * 3,
        month => month,
    };
    let day = parts.next().and_then(|day| day.parse().ok()).unwrap_or(1);
    Some((sign * year, month, day))
}

/// Whether a value is written as EDTF: a date or an interval as this stage writes them, also with
/// an open end (`2001/..`) and a sign of doubt at the end (`2001~`).
pub(crate) fn is_edtf(value: &str) -> bool {
    match value.split_once('/') {
        None => is_date(value),
        Some((from, to)) => {
            let end = |end: &str| end.is_empty() || end == ".." || is_date(end);
            end(from) && end(to) && (is_date(from) || is_date(to))
        }
    }
}

fn is_date(value: &str) -> bool {
    let value = value.strip_suffix(['?', '~', '%']).unwrap_or(value);
    let (before_christ, value) = match value.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, value),
    };
    let mut parts = value.split('-');
    let (year, month, day) = (parts.next().unwrap_or(""), parts.next(), parts.next());
    if parts.next().is_some() || year.len() != 4 {
        return false;
    }
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    let unknown = year.bytes().skip(digits).all(|b| b == b'X');
    let two = |part: &str| {
        part.parse::<i8>().ok().filter(|_| part.len() == 2 && !part.starts_with(['+', '-']))
    };
    match (month, day) {
        (None, _) => unknown && digits >= 2,
        (Some(month), None) => {
            let known = two(month)
                .is_some_and(|m| (1..=12).contains(&m) || (21..=41).contains(&m) && digits == 4);
            known && unknown && matches!(digits, 0 | 4)
        }
        (Some(month), Some(day)) => {
            let (Some(month), Some(day)) = (two(month), two(day)) else { return false };
            let number = if digits == 4 { year.parse::<i16>().ok() } else { Some(2000) };
            let number = number.map(|n| if before_christ { -n } else { n });
            unknown
                && matches!(digits, 0 | 4)
                && number.is_some_and(|y| Date::new(y, month, day).is_ok())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Time {
        Time::Day(Date::new(year, month, day).expect("a day"))
    }

    #[test]
    fn every_kind_has_its_notation() {
        for (time, want) in [
            (day(2013, 11, 5), "2013-11-05"),
            (day(-43, 3, 15), "-0043-03-15"),
            (Time::Month { year: 384, month: 12 }, "0384-12"),
            (Time::Year(1941), "1941"),
            (Time::Season { year: 1998, season: 22 }, "1998-22"),
            (Time::Years { first: 1970, count: 10 }, "197X"),
            (Time::Years { first: 1800, count: 100 }, "18XX"),
            (Time::Years { first: -400, count: 100 }, "-0400/-0301"),
            (Time::Yearless { month: 11, day: Some(5) }, "XXXX-11-05"),
            (Time::Yearless { month: 11, day: None }, "XXXX-11"),
            (Time::months(2011, 4, 6), "2011-04/2011-06"),
            (
                Time::Span(
                    Box::new(Time::Years { first: 1970, count: 10 }),
                    Box::new(Time::Years { first: 1980, count: 10 }),
                ),
                "1970/1989",
            ),
        ] {
            assert_eq!(time.to_string(), want);
            assert!(is_edtf(want), "{want}");
        }
    }

    #[test]
    fn every_season_ends_on_the_day_before_the_next() {
        for year in 1700..2100 {
            for season in 21..=24 {
                let this = Time::Season { year, season };
                let next = match season {
                    24 => Time::Season { year: year + 1, season: 21 },
                    _ => Time::Season { year, season: season + 1 },
                };
                let after = this.last_day().and_then(|last| last.tomorrow().ok());
                assert_eq!(after, next.first_day(), "the day after {this}");
            }
        }
        let last = |year, season| Time::Season { year, season }.last_day();
        assert_eq!(last(2026, 21), Date::new(2026, 5, 31).ok());
        assert_eq!(last(2026, 22), Date::new(2026, 8, 31).ok());
        assert_eq!(last(2026, 23), Date::new(2026, 11, 30).ok());
        assert_eq!(last(2027, 24), Date::new(2028, 2, 29).ok());
        assert_eq!(last(i16::MAX, 24), None);
    }

    #[test]
    fn what_is_no_edtf_is_refused() {
        for right in [
            "2001/..",
            "../2001",
            "2001~",
            "2004-06/2006-08",
            "XXXX-02-29",
            "1998-24",
            "2000-02-29",
        ] {
            assert!(is_edtf(right), "{right}");
        }
        for wrong in [
            "",
            "/",
            "../..",
            "5 May",
            "13-05-01",
            "2001-13",
            "2001-02-30",
            "1900-02-29",
            "2001-1-1",
            "197",
            "19X0",
            "2001-05-01-02",
            "2001/2002/2003",
            "XXXX",
            "XXXX-22",
            "20X1-05",
            "2001-+5",
            "1XXX",
        ] {
            assert!(!is_edtf(wrong), "{wrong}");
        }
    }
}
