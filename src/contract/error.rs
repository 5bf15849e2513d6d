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
    /// No name of the things that there are.
    Name {
        what: &'static str,
        given: String,
        known: Vec<&'static str>,
    },
    Code(String),
    /// Not the plain data that it should be; why.
    Data {
        whole: Whole,
        why: String,
    },
    #[cfg(target_arch = "wasm32")]
    NoPlainData,
    NoList {
        whole: Whole,
        shown: String,
    },
    NoObject {
        whole: Whole,
        shown: String,
    },
    UnknownField {
        whole: Whole,
        field: String,
        names: Vec<&'static str>,
    },
    Missing {
        whole: Whole,
        field: &'static str,
        takes: String,
    },
    Twice {
        field: &'static str,
    },
    Field {
        field: &'static str,
        shown: String,
        takes: String,
    },
}

/// What a field is a field of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whole {
    Options,
    Corrections,
    Correction,
    /// A correction that decides this.
    Decision(&'static str),
    /// One of a newsroom's lists.
    NewsroomList,
    /// A row of this section of a list.
    ListRow(&'static str),
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

    /// `what` is what all that are `known` are, in the singular.
    pub(crate) fn name(what: &'static str, given: &str, known: &[&'static str]) -> Error {
        Error(ErrorKind::Name { what, given: given.to_owned(), known: known.to_vec() })
    }

    pub(crate) fn code(given: &str) -> Error {
        Error(ErrorKind::Code(given.to_owned()))
    }

    pub(crate) fn data(whole: Whole, why: String) -> Error {
        Error(ErrorKind::Data { whole, why })
    }

    #[cfg(target_arch = "wasm32")]
    pub(crate) fn no_plain_data() -> Error {
        Error(ErrorKind::NoPlainData)
    }

    pub(crate) fn no_list(whole: Whole, shown: String) -> Error {
        Error(ErrorKind::NoList { whole, shown })
    }

    pub(crate) fn no_object(whole: Whole, shown: String) -> Error {
        Error(ErrorKind::NoObject { whole, shown })
    }

    pub(crate) fn unknown_field(whole: Whole, field: String, names: &[&'static str]) -> Error {
        Error(ErrorKind::UnknownField { whole, field, names: names.to_vec() })
    }

    pub(crate) fn missing(whole: Whole, field: &'static str, takes: &str) -> Error {
        Error(ErrorKind::Missing { whole, field, takes: takes.to_owned() })
    }

    pub(crate) fn twice(field: &'static str) -> Error {
        Error(ErrorKind::Twice { field })
    }

    pub(crate) fn field(field: &'static str, shown: String, takes: &str) -> Error {
        Error(ErrorKind::Field { field, shown, takes: takes.to_owned() })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            ErrorKind::PublicationDate(given) => write!(
                f,
                "{given:?} is not a publication date; write the calendar day as YYYY-MM-DD, such as 2013-11-05"
            ),
            ErrorKind::Threshold(given) => {
                write!(f, "{given:?} is not a threshold; write a number from 0 to 1, such as 0.8")
            }
            ErrorKind::Name { what, given, known } => {
                write!(f, "{given:?} is no {what}; give one of {}", known.join(", "))
            }
            ErrorKind::Code(given) => write!(
                f,
                "{given:?} is no code of a reason in this version; an analysis is read back by the version that wrote it"
            ),
            ErrorKind::DateValue(given) => write!(
                f,
                "{given:?} is not a date value; write it as EDTF, such as 2013-11-05, 2013-11, 2013 or 2011-04/2011-06"
            ),
            ErrorKind::Data { whole, why } => write!(f, "{whole} cannot be read: {why}"),
            #[cfg(target_arch = "wasm32")]
            ErrorKind::NoPlainData => {
                f.write_str("something was given that is not plain data; give objects, lists, strings and numbers")
            }
            ErrorKind::NoList { whole, shown } => {
                let example = whole.example();
                write!(f, "{whole} must be a list, [{example}, …], but this is {shown}")
            }
            ErrorKind::NoObject { whole, shown } => {
                write!(f, "{whole} must be an object, {}, but this is {shown}", whole.example())
            }
            ErrorKind::UnknownField { whole: Whole::Options, field, names } => {
                write!(f, "there is no option {field}; the options are {}", listed(names))
            }
            ErrorKind::UnknownField { whole, field, names } => {
                write!(f, "{whole} has no field {field}; it takes {}", listed(names))
            }
            ErrorKind::Missing { whole, field, takes } => {
                write!(f, "{whole} needs {field:?}, {takes}")
            }
            ErrorKind::Twice { field } => write!(f, "{field:?} is given twice; give it once"),
            ErrorKind::Field { field, shown, takes } => {
                write!(f, "{field:?} takes {takes}, but this is {shown}")
            }
        }
    }
}

const CORRECTION: &str = r#"{"do": "reject", "kind": "person", "text": "Ford"}"#;

impl Whole {
    fn example(self) -> &'static str {
        match self {
            Whole::Options => r#"{"published": "2013-11-05"}"#,
            Whole::NewsroomList => r#"{"people": [{"name": "Ruth Calder"}]}"#,
            Whole::ListRow(_) => r#"{"name": "Ruth Calder"}"#,
            _ => CORRECTION,
        }
    }
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Whole::Options => f.write_str("the options"),
            Whole::Corrections => f.write_str("the corrections"),
            Whole::Correction => f.write_str("a correction"),
            Whole::Decision(does) => write!(f, "a correction that says {does:?}"),
            Whole::NewsroomList => f.write_str("a list"),
            Whole::ListRow(section) => write!(f, "a row of {section:?}"),
        }
    }
}

/// `"a", "b" and "c"`.
pub(crate) fn listed(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

impl std::error::Error for Error {}
