//! A mention of a person on its way to who that is.

use super::name_parts::NameParts;
use super::pronouns::Gender;

/// A mention on its way to a person.
pub(super) struct Mention {
    /// Index among the settled marks.
    pub(super) mark: usize,
    pub(super) parts: NameParts,
    pub(super) gender: Option<Gender>,
}
