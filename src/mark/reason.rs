//! A reason on its way through the stages: a code and its parameters, without words.

use crate::contract::Code;

include!(concat!(env!("OUT_DIR"), "/reasons.rs"));

/// Why; made of a code alone, or by the function that is called like the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reason {
    pub(crate) code: Code,
    /// In the order of [`Code::params`].
    pub(crate) values: Vec<Value>,
}

/// A parameter, still with what it means, so that a language can word it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Words of the text, or a date as EDTF.
    Text(String),
    /// A count or a year.
    Number(i32),
    /// From Monday = 1.
    Weekday(i8),
    /// From January = 1.
    Month(i8),
    /// A month and a day of it.
    Day(i8, i8),
    /// As in EDTF, 21 spring to 24 winter.
    Season(i8),
    /// What the reason rests on in turn.
    Reason(Box<Reason>),
}

impl From<Code> for Reason {
    fn from(code: Code) -> Reason {
        Reason { code, values: Vec::new() }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Value {
        Value::Number(number)
    }
}

impl From<i16> for Value {
    fn from(number: i16) -> Value {
        Value::Number(number.into())
    }
}

impl From<usize> for Value {
    /// A count beyond the greatest number is that number.
    fn from(count: usize) -> Value {
        Value::Number(i32::try_from(count).unwrap_or(i32::MAX))
    }
}

impl From<Reason> for Value {
    fn from(reason: Reason) -> Value {
        Value::Reason(Box::new(reason))
    }
}

impl From<Code> for Value {
    fn from(code: Code) -> Value {
        Reason::from(code).into()
    }
}
