//! Which mark, which person, which organization or place: numbers that cannot be taken for each other, nor for a place in the text.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A mark: its index in [`Analysis::spans`](super::Analysis::spans).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct SpanId(usize);

/// A person: the index in [`Analysis::people`](super::Analysis::people).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct PersonId(usize);

/// An organization or a place: the index in [`Analysis::organizations`](super::Analysis::organizations) or
/// [`Analysis::places`](super::Analysis::places), by the kind of the mark that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct EntryId(usize);

/// Both ways between an id and its index, and how it is shown.
macro_rules! index {
    ($($id:ident),+) => {$(
        impl $id {
            /// The index in the list.
            pub fn index(self) -> usize {
                self.0
            }
        }

        impl From<usize> for $id {
            fn from(index: usize) -> $id {
                $id(index)
            }
        }

        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

index!(SpanId, PersonId, EntryId);
