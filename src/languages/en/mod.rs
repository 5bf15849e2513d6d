//! English: how reasons and readings are worded.

mod expression;
pub(super) mod wording;
