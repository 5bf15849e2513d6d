//! A role phrase on its way to a mark.

use crate::mark::Holder;
use std::ops::Range;

/// The word a role phrase is built around.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) tokens: Range<usize>,
    pub(super) kind: HeadKind,
}

impl Head {
    /// Whether several people hold it: `ministers`, `Sens.`
    pub(super) fn plural(&self) -> bool {
        matches!(self.kind, HeadKind::Position { plural: true } | HeadKind::Rank { plural: true })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadKind {
    /// `Sir`, `Mr`
    Honorific,
    /// `Gen.`, `Sen.`; plural for `Sens.`
    Rank { plural: bool },
    /// `spokesman`; plural for `ministers`
    Position { plural: bool },
}

/// A role phrase in token numbers.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) head: Head,
}

/// Who holds a phrase.
#[derive(Debug, Clone, Default)]
pub(super) struct Held {
    /// By the first row that fits.
    pub(super) holders: Vec<Holder>,
    /// By every row.
    pub(super) ties: Vec<Holder>,
}
