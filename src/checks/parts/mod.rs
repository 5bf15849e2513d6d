//! What several checks need. No check stands here.

pub(super) mod check;
pub(super) mod input;
pub(super) mod posts;
