//! The days that an EDTF day, month or year may mean.
//!
//! Not read: seasons, intervals, years before 1, what is doubtful or unknown.

use jiff_core::civil::{Date, days_in_month};

/// The first day and the last, `YYYY-MM-DD`: of `2021-05` the 1st and the 31st of May.
pub(super) fn of(written: &str) -> Option<(String, String)> {
    let mut parts = written.split('-');
    let year = number(parts.next()?, 4).filter(|year| *year > 0)?;
    let month = part(parts.next(), 12)?;
    let day = part(parts.next(), 31)?;
    if parts.next().is_some() {
        return None;
    }
    let last_month = month.unwrap_or(12);
    let last_day = day.unwrap_or(days_in_month(year, last_month));
    let first = shown(year, month.unwrap_or(1), day.unwrap_or(1))?;
    Some((first, shown(year, last_month, last_day)?))
}

/// A month or a day from 1 on; none inside if it is not written.
fn part(written: Option<&str>, most: i16) -> Option<Option<i8>> {
    let Some(written) = written else { return Some(None) };
    let number = number(written, 2).filter(|number| (1..=most).contains(number))?;
    i8::try_from(number).ok().map(Some)
}

fn number(digits: &str, length: usize) -> Option<i16> {
    let are_digits = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| are_digits)
}

fn shown(year: i16, month: i8, day: i8) -> Option<String> {
    let date = Date::new(year, month, day).ok()?;
    Some(format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_and_a_year_are_widened_to_their_days() {
        for (written, first, last) in [
            ("2021-05-06", "2021-05-06", "2021-05-06"),
            ("2021-05", "2021-05-01", "2021-05-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-02", "2023-02-01", "2023-02-28"),
            ("2021", "2021-01-01", "2021-12-31"),
            ("0001", "0001-01-01", "0001-12-31"),
            ("9999-12", "9999-12-01", "9999-12-31"),
        ] {
            assert_eq!(of(written), Some((first.to_owned(), last.to_owned())), "{written}");
        }
    }

    #[test]
    fn what_is_no_day_month_or_year_is_refused() {
        for written in [
            "",
            "21",
            "2021-",
            "2021-13",
            "2021-00",
            "2021-5",
            "2021-02-30",
            "2021-05-06-01",
            "0000",
            "May 2021",
            "2021-22",
            "2021~",
            "2021/2022",
            "-2021",
            "202X",
            "+021",
            "2021-+5",
            "２０２１",
        ] {
            assert_eq!(of(written), None, "{written}");
        }
    }
}
