//! English: how reasons and readings are worded.

mod calendar;
pub(super) mod date_rule;
mod expression;
pub(super) mod wording;
