//! What a caller may say besides the text.

use crate::error::Error;
use jiff_core::civil::Date;
use serde::Deserialize;
use std::fmt;
use std::str::FromStr;

/// How to read a text. The default knows nothing but the text itself.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// The day the text was published; relative dates are read from it.
    pub published: Option<Day>,
    /// Names less sure than this are left out: the higher, the more of the marks are right, and the
    /// fewer names are found. Without one, each kind has the threshold that serves it best.
    pub threshold: Option<Threshold>,
}

impl Options {
    /// Options with a publication date, `YYYY-MM-DD`.
    ///
    /// # Errors
    /// If `date` is no calendar day in that form.
    pub fn published(date: &str) -> Result<Options, Error> {
        Ok(Options { published: Some(date.parse()?), ..Options::default() })
    }
}

/// The least confidence of a name, 0 to 1; 0 leaves nothing out.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "f32")]
pub struct Threshold(f32);

impl Threshold {
    /// The confidence itself.
    pub fn confidence(self) -> f32 {
        self.0
    }
}

impl TryFrom<f32> for Threshold {
    type Error = Error;

    fn try_from(given: f32) -> Result<Threshold, Error> {
        if (0.0..=1.0).contains(&given) {
            Ok(Threshold(given))
        } else {
            Err(Error::threshold(&given.to_string()))
        }
    }
}

impl FromStr for Threshold {
    type Err = Error;

    fn from_str(given: &str) -> Result<Threshold, Error> {
        given.trim().parse::<f32>().map_err(|_| Error::threshold(given))?.try_into()
    }
}

/// A calendar day of the years 1 to 9999, written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Day(pub(crate) Date);

impl FromStr for Day {
    type Err = Error;

    /// Reads `YYYY-MM-DD`; a time behind it (`2013-11-05T10:00Z`) is left unread.
    fn from_str(given: &str) -> Result<Day, Error> {
        let date = given.trim().split(['T', ' ']).next().unwrap_or("");
        let number = |part: Option<&str>, digits: usize| -> Option<i16> {
            part.filter(|p| p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()))?
                .parse()
                .ok()
        };
        let mut parts = date.split('-');
        let read = (number(parts.next(), 4), number(parts.next(), 2), number(parts.next(), 2));
        match (read, parts.next()) {
            ((Some(year @ 1..), Some(month), Some(day)), None) => {
                Date::new(year, month as i8, day as i8)
                    .map(Day)
                    .map_err(|_| Error::publication_date(given))
            }
            _ => Err(Error::publication_date(given)),
        }
    }
}

impl TryFrom<String> for Day {
    type Error = Error;

    fn try_from(given: String) -> Result<Day, Error> {
        given.parse()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_is_a_share_or_refused_with_advice() {
        assert_eq!("0.75".parse::<Threshold>().unwrap().confidence(), 0.75);
        for wrong in ["", "high", "1.5", "-0.1", "NaN", "75%"] {
            let error = wrong.parse::<Threshold>().unwrap_err().to_string();
            assert!(error.contains("0 to 1"), "{error}");
        }
    }

    #[test]
    fn a_day_is_read_or_refused_with_advice() {
        assert_eq!("2013-11-05".parse::<Day>().unwrap().to_string(), "2013-11-05");
        assert_eq!("2013-11-05T09:30:00Z".parse::<Day>().unwrap().to_string(), "2013-11-05");
        for wrong in [
            "",
            "5 November 2013",
            "2013-02-30",
            "2013-11",
            "0000-01-01",
            "13-11-05",
            "2013-11-05-1",
        ] {
            let error = wrong.parse::<Day>().unwrap_err().to_string();
            assert!(error.contains("YYYY-MM-DD"), "{error}");
        }
    }
}
