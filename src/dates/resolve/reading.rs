//! What a date phrase comes to.

use crate::dates::edtf::{Time, is_edtf};
use crate::mark::Reason;

/// What a date phrase comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DateValue {
    /// EDTF, as far as it is known.
    pub(crate) value: Option<String>,
    /// What was written and what was assumed.
    pub(crate) basis: Reason,
    /// Other values that the words allow, the likelier first.
    pub(crate) alternatives: Vec<String>,
}

/// What a phrase comes to, before it is written down.
#[derive(Debug)]
pub(super) struct Resolved {
    pub(super) time: Option<Time>,
    pub(super) basis: Reason,
    pub(super) alternatives: Vec<Time>,
}

impl Resolved {
    pub(super) fn known(time: Time, basis: impl Into<Reason>) -> Resolved {
        Resolved { time: Some(time), basis: basis.into(), alternatives: Vec::new() }
    }

    pub(super) fn unknown(basis: impl Into<Reason>) -> Resolved {
        Resolved { time: None, basis: basis.into(), alternatives: Vec::new() }
    }

    pub(super) fn or(mut self, alternative: Option<Time>) -> Resolved {
        self.alternatives.extend(alternative.filter(|time| Some(time) != self.time.as_ref()));
        self
    }

    /// What EDTF has no notation for, a month of the year 10000, is left unknown.
    pub(super) fn into_value(self) -> DateValue {
        let written = |time: &Time| Some(time.to_string()).filter(|value| is_edtf(value));
        DateValue {
            value: self.time.as_ref().and_then(written),
            basis: self.basis,
            alternatives: self.alternatives.iter().filter_map(written).collect(),
        }
    }
}
