//! The one error of this crate.

use std::fmt;

/// Why something given to the library could not be used. Reading a text never fails; only what
/// comes with it (an option, a correction, a format's name) can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(ErrorKind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum ErrorKind {
    PublicationDate(String),
    DateValue(String),
    Threshold(String),
    Format(String),
    Correction { does: String, field: String },
}

impl Error {
    pub(crate) fn publication_date(given: &str) -> Error {
        Error(ErrorKind::PublicationDate(given.to_owned()))
    }

    pub(crate) fn date_value(given: &str) -> Error {
        Error(ErrorKind::DateValue(given.to_owned()))
    }

    pub(crate) fn threshold(given: &str) -> Error {
        Error(ErrorKind::Threshold(given.to_owned()))
    }

    pub(crate) fn correction(does: &str, field: &str) -> Error {
        Error(ErrorKind::Correction { does: does.to_owned(), field: field.to_owned() })
    }

    pub(crate) fn format(given: &str) -> Error {
        Error(ErrorKind::Format(given.to_owned()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            ErrorKind::PublicationDate(given) => write!(
                f,
                "{given:?} is no publication date; write the calendar day as YYYY-MM-DD, like 2013-11-05"
            ),
            ErrorKind::Threshold(given) => {
                write!(f, "{given:?} is no threshold; write a share from 0 to 1, like 0.8")
            }
            ErrorKind::Format(given) => {
                write!(f, "{given:?} is no format; the formats are")?;
                for (place, format) in crate::export::formats().iter().enumerate() {
                    write!(f, "{} {}", if place > 0 { "," } else { "" }, format.name)?;
                }
                Ok(())
            }
            ErrorKind::Correction { does, field } if field == "do" => {
                write!(f, "{does:?} is no correction that this version knows")
            }
            ErrorKind::Correction { does, field } => {
                write!(f, "a correction that says {does:?} needs a {field:?} beside it")
            }
            ErrorKind::DateValue(given) => write!(
                f,
                "{given:?} is no date value; write it as EDTF, like 2013-11-05, 2013-11, 2013 or 2011-04/2011-06"
            ),
        }
    }
}

impl std::error::Error for Error {}
