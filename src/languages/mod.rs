//! What differs between languages: a folder each. There is English; see `en/`.

mod en;

pub(crate) use en::date_rule::date_rule;
pub(crate) use en::wording::{say, weekday_name};

/// The language that is read and in which reasons are worded, as BCP 47 names it.
pub(crate) const TAG: &str = "en";
