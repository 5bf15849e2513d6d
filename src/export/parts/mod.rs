//! What several formats need. No format stands here.

pub(super) mod commonmark;
pub(super) mod dates;
pub(super) mod format;
pub(super) mod identity;
pub(super) mod json;
pub(super) mod nesting;
pub(super) mod people;
pub(super) mod positions;
pub(super) mod story;
pub(super) mod visible;
pub(super) mod wording;
pub(super) mod words;
