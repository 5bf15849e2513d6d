//! What a caller may say besides the text.

use super::given::{Fields, Given, shortest};
use super::{Error, Whole};
use jiff_core::civil::Date;
use serde::Deserialize;
use std::fmt;
use std::str::FromStr;

/// How to read a text. The default knows nothing but the text itself.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(try_from = "Given")]
#[non_exhaustive]
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
    pub fn published_on(date: &str) -> Result<Options, Error> {
        Ok(Options::default().with_published(date.parse::<Day>()?))
    }

    /// The same with another publication date, or with none.
    #[must_use]
    pub fn with_published(self, day: impl Into<Option<Day>>) -> Options {
        Options { published: day.into(), ..self }
    }

    /// The same with another threshold, or with none.
    #[must_use]
    pub fn with_threshold(self, threshold: impl Into<Option<Threshold>>) -> Options {
        Options { threshold: threshold.into(), ..self }
    }
}

impl TryFrom<Given> for Options {
    type Error = Error;

    fn try_from(given: Given) -> Result<Options, Error> {
        let mut fields = Fields::of(Whole::Options, given)?;
        fields.only(Whole::Options, &["published", "threshold"])?;
        let published = option(fields.take("published")?, |given| match given {
            Given::Text(day) => day.parse().ok(),
            _ => None,
        });
        let threshold = option(fields.take("threshold")?, |given| match given {
            Given::Number(number) => Threshold::try_from(*number).ok(),
            _ => None,
        });
        Ok(Options {
            published: published.map_err(|shown| {
                Error::field(
                    "published",
                    shown,
                    "the calendar day as YYYY-MM-DD, like \"2013-11-05\"",
                )
            })?,
            threshold: threshold.map_err(|shown| {
                Error::field("threshold", shown, "a number from 0 to 1, such as 0.8")
            })?,
        })
    }
}

/// An option if there is one; else, if it cannot be read, what was given.
fn option<T>(given: Given, read: impl FnOnce(&Given) -> Option<T>) -> Result<Option<T>, String> {
    match given {
        Given::Nothing => Ok(None),
        given => read(&given).map(Some).ok_or_else(|| given.shown()),
    }
}

/// The least confidence of a name, 0 to 1; 0 leaves nothing out.
#[derive(Debug, Clone, Copy, PartialEq)]
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
            Err(Error::threshold(&shortest(given)))
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub(crate) Date);

impl FromStr for Day {
    type Err = Error;

    /// Reads `YYYY-MM-DD`; a time after it (`2013-11-05T10:00Z`) is left unread.
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

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_is_from_0_to_1_or_refused_with_advice() {
        assert_eq!("0.75".parse::<Threshold>().unwrap().confidence(), 0.75);
        for wrong in ["", "high", "1.5", "-0.1", "NaN", "75%"] {
            let error = wrong.parse::<Threshold>().unwrap_err().to_string();
            assert!(error.contains("0 to 1"), "{error}");
        }
    }

    #[test]
    fn options_are_read_from_an_object() {
        let read = |json| serde_json::from_str::<Options>(json).unwrap();
        let published = Options::published_on("2013-11-05").unwrap();
        assert_eq!(read(r#"{"published":"2013-11-05"}"#), published);
        let threshold = Some(Threshold(0.5));
        assert_eq!(
            read(r#"{"threshold":0.5,"published":"2013-11-05T01:00"}"#),
            Options { threshold, ..published }
        );
        assert_eq!(read(r#"{"threshold":1}"#).threshold, Some(Threshold(1.0)));
        for nothing in ["{}", r#"{"published":null,"threshold":null}"#] {
            assert_eq!(read(nothing), Options::default());
        }
    }

    #[test]
    fn a_wrong_option_is_named_with_what_it_takes() {
        for (json, parts) in [
            (
                r#"{"publishd":"2013-11-05"}"#,
                &["\"publishd\"", "\"published\" and \"threshold\""][..],
            ),
            (
                r#"{"Published":"2013-11-05"}"#,
                &["\"Published\"", "\"published\" and \"threshold\""],
            ),
            (r#"{"":0}"#, &["option \"\"", "\"published\" and \"threshold\""]),
            (r#"{"published":5}"#, &["\"published\"", "YYYY-MM-DD", "5"]),
            (r#"{"published":""}"#, &["\"published\"", "YYYY-MM-DD", "\"\""]),
            (r#"{"published":"2013-02-30"}"#, &["\"published\"", "YYYY-MM-DD", "2013-02-30"]),
            (r#"{"published":["2013-02-03"]}"#, &["\"published\"", "YYYY-MM-DD", "a list"]),
            (r#"{"threshold":"high"}"#, &["\"threshold\"", "0 to 1", "\"high\""]),
            (r#"{"threshold":1.5}"#, &["\"threshold\"", "0 to 1", "1.5"]),
            (r#"{"threshold":-1}"#, &["\"threshold\"", "0 to 1", "-1"]),
            (r#"{"threshold":true}"#, &["\"threshold\"", "0 to 1", "true"]),
            (r#"{"threshold":0.5,"threshold":0.6}"#, &["\"threshold\"", "once"]),
            ("[]", &["object", "a list", "published"]),
            ("5", &["object", "5", "published"]),
            ("\"2013-11-05\"", &["object", "\"2013-11-05\"", "published"]),
        ] {
            let error = serde_json::from_str::<Options>(json).unwrap_err().to_string();
            for part in parts {
                assert!(error.contains(part), "{json}: {error}");
            }
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
