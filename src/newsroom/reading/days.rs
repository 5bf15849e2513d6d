//! The days that an EDTF day, month or year may mean.
//!
//! Not read: seasons, intervals, years before 1, what is doubtful or unknown.

use crate::dates::is_edtf;
use jiff_core::civil::days_in_month;

/// The first day and the last, `YYYY-MM-DD`: of `2021-05` the 1st and the 31st of May.
pub(super) fn of(written: &str) -> Option<(String, String)> {
    let is_plain = written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !is_plain || !is_edtf(written) {
        return None;
    }
    let year = written.get(..4)?.parse().ok().filter(|year| *year > 0)?;
    let with = |beyond: &str| [written, beyond].concat();
    match written.get(5..7) {
        None => Some((with("-01-01"), with("-12-31"))),
        Some(_) if written.len() > 7 => Some((with(""), with(""))),
        Some(month) => {
            // A season has a number beyond these.
            let month = month.parse().ok().filter(|month| *month <= 12)?;
            Some((with("-01"), with(&format!("-{}", days_in_month(year, month)))))
        }
    }
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
            "0000-05",
            "May 2021",
            "2021-22",
            "2021~",
            "2021/2022",
            "-2021",
            "-2021-05",
            "202X",
            "+021",
            "2021-+5",
            "２０２１",
        ] {
            assert_eq!(of(written), None, "{written}");
        }
    }
}
