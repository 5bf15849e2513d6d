//! English: how reasons and readings are worded.

mod calendar;
mod expression;
pub(super) mod wording;
