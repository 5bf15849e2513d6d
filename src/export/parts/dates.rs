//! EDTF values in terms of formats that know fewer dates.
//!
//! Read: days, months and years from 1 to 9999, and intervals between two days. Not read: seasons,
//! decades, open and uncertain dates; what has no place in a format is left out there, not rounded.

use crate::contract::Day;
use jiff_core::civil::Date;

/// First and last day of a value that is precise to the day: a day or an interval of two.
pub(in crate::export) fn days(value: &str) -> Option<(Date, Date)> {
    let (from, to) = value.split_once('/').unwrap_or((value, value));
    let (from, to): (Day, Day) = (from.parse().ok()?, to.parse().ok()?);
    (from.0 <= to.0).then_some((from.0, to.0))
}

/// Whether a value is a day, a month or a year as ISO 8601-1 and HTML write them.
pub(in crate::export) fn is_plain(value: &str) -> bool {
    let rest = match value.len() {
        4 => "-01-01",
        7 => "-01",
        10 => "",
        _ => return false,
    };
    [value, rest].concat().parse::<Day>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_values_to_the_day_are_days() {
        for value in ["2013-11-05", "2013-11-05/2013-11-08", "2012-02-29"] {
            assert!(days(value).is_some(), "{value}");
        }
        for value in [
            "2013-11",
            "2013",
            "2013-02-29",
            "XXXX-11-05",
            "2013-11-05~",
            "2013-11-08/2013-11-05",
            "2013-11-05/..",
            "2013-11-05/2013-12",
            "-0044-03-15",
            "",
        ] {
            assert!(days(value).is_none(), "{value}");
        }
    }

    #[test]
    fn plain_values_are_days_months_and_years() {
        for value in ["2013-11-05", "2013-11", "2013"] {
            assert!(is_plain(value), "{value}");
        }
        for value in ["197X", "1998-22", "0000", "2013-13", "2013/2014", "2013~", "XXXX-11-05", ""]
        {
            assert!(!is_plain(value), "{value}");
        }
    }
}
