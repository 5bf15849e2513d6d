//! A name of an organization or a place, and what is known of it before any are joined.

use super::name_key::NameKey;
use crate::newsroom::Row;

/// A name, however often it is mentioned.
pub(super) struct DistinctName<'l> {
    pub(super) key: NameKey,
    /// What a list of the newsroom says of it.
    pub(super) row: Option<&'l Row>,
    /// It abbreviates what the text says it does.
    pub(super) is_explained: bool,
}

impl DistinctName<'_> {
    /// Whether the newsroom has both as rows of their own.
    pub(super) fn is_apart_from(&self, other: &DistinctName) -> bool {
        matches!((self.row, other.row), (Some(one), Some(two)) if !std::ptr::eq(one, two))
    }
}
