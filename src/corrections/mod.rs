//! What a person decided about marks: input to [`crate::analyze`] beside the text, so that undoing
//! one is leaving it out, and the same file works in the page and on the command line.
//!
//! A correction is anchored by words, not by offsets, so that it survives edits elsewhere: the
//! marked words and a little of the text directly before and after them. With nothing before and
//! after them it holds wherever the words stand ("always", "never").
//!
//! One that cannot be used is left out and reported ([`read`]); one that no longer fits the text
//! does nothing. Names that a correction gives are those of people in the text, in any form in
//! which they stand there; where nobody is called so it does nothing.
//!
//! Not read: corrections of a role's parts, and of words that are not in the text.

mod decisions;
mod list;
mod row;
mod written;

pub use crate::contract::Unusable;
pub(crate) use decisions::Decisions;
pub use list::{Read, read};
pub(crate) use written::canonical;

use crate::contract::Kind;
use crate::contract::given::Given;
use serde::Deserialize;

/// One role is held by no more people than these, so that the work for all roles stays in proportion
/// to the text.
pub(crate) const MOST_HOLDERS: usize = 100;

/// One decision. As JSON: `{"do":"reject","kind":"person","text":"Ford"}`; the variants' names in
/// lower case with hyphens are what `do` may say, their fields and the anchor's stand beside it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Given")]
#[non_exhaustive]
pub enum Correction {
    /// No mark of this kind stands there.
    Reject {
        /// Which kind of mark.
        kind: Kind,
        /// Where.
        at: Anchor,
    },
    /// A mark of this kind stands there, whatever the stages say.
    Mark {
        /// Which kind of mark.
        kind: Kind,
        /// Where.
        at: Anchor,
    },
    /// The date there has this value.
    Value {
        /// EDTF; another value than that does nothing.
        value: String,
        /// Where.
        at: Anchor,
    },
    /// These names mean one person.
    SamePerson {
        /// Names as they stand in the text.
        names: Vec<String>,
    },
    /// The person named there is nobody else in the text who shares a name.
    OtherPerson {
        /// Where.
        at: Anchor,
    },
    /// The person named there is this one.
    Person {
        /// A name of the person meant.
        name: String,
        /// Where.
        at: Anchor,
    },
    /// The role there is held by these people and nobody else.
    Holders {
        /// A name of each; none if nobody named holds it.
        names: Vec<String>,
        /// Where.
        at: Anchor,
    },
    /// The quotation there is this person's.
    Speaker {
        /// A name of the speaker; none if nobody named says it.
        name: Option<String>,
        /// Where.
        at: Anchor,
    },
    /// What a check found there is no matter.
    Dismiss {
        /// The check's name, as in [`crate::Finding::check`].
        check: String,
        /// The part of the text it was about.
        at: Anchor,
    },
}

/// Where a correction applies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Anchor {
    /// The marked words.
    pub text: String,
    /// What stands directly before them; empty for anything.
    pub before: String,
    /// What stands directly after them; empty for anything.
    pub after: String,
}

impl Anchor {
    /// Whether it holds wherever its words stand.
    fn is_everywhere(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }
}

impl Correction {
    /// Where it holds; nothing for one that names people and no position.
    fn anchor(&self) -> Option<&Anchor> {
        match self {
            Correction::Reject { at, .. }
            | Correction::Mark { at, .. }
            | Correction::Value { at, .. }
            | Correction::OtherPerson { at }
            | Correction::Person { at, .. }
            | Correction::Holders { at, .. }
            | Correction::Speaker { at, .. }
            | Correction::Dismiss { at, .. } => Some(at),
            Correction::SamePerson { .. } => None,
        }
    }
}
