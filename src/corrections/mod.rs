//! What a person decided about marks: input to [`crate::analyze`] beside the text, so that undoing
//! one is leaving it out, and the same file works in the page and on the command line.
//!
//! A correction is anchored by words, not by offsets, so that it survives edits elsewhere:
//! the marked words and a little of the text directly before and behind them. With nothing before
//! and behind it holds wherever the words stand ("always", "never").
//!
//! One that cannot be used is left out and told ([`read`]); one that no longer fits the text does
//! nothing. Names that a correction gives are those of people
//! in the text, in any form in which they stand there; where nobody is called so it does nothing.
//!
//! Not read: corrections of a role's parts, and of words that are not in the text.

mod decisions;
mod list;
mod row;
mod written;

pub(crate) use decisions::Decisions;
pub use list::{Read, Unusable, read};
pub(crate) use written::canonical;

use crate::given::Given;
use crate::mark::Kind;
use crate::text::ByteSpan;
use serde::Deserialize;

/// One decision. As JSON: `{"do":"reject","kind":"person","text":"Ford"}`; the variants' names in
/// lower case with hyphens are what `do` may say, their fields and the anchor's stand beside it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Given")]
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

/// The place of a correction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Anchor {
    /// The marked words.
    pub text: String,
    /// What stands directly before them; empty for anything.
    pub before: String,
    /// What stands directly behind them; empty for anything.
    pub after: String,
}

impl Anchor {
    /// Whether it holds wherever its words stand.
    fn is_everywhere(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// Every place of the text that it fits, in order; places may overlap. One that holds
    /// everywhere means whole words: `Ford` is not in `Fordham`.
    fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = ByteSpan> + 'a {
        let step = self.text.chars().next().map_or(0, char::len_utf8);
        let mut from = 0;
        std::iter::from_fn(move || {
            let start = from + text.get(from..).filter(|_| step > 0)?.find(self.text.as_str())?;
            from = start + step;
            Some(ByteSpan { start, end: start + self.text.len() })
        })
        .filter(move |span| self.fits(text, *span))
        .filter(move |span| !self.is_everywhere() || is_whole(text, *span))
    }

    /// Whether it is this span of the text that it means.
    fn fits(&self, text: &str, span: ByteSpan) -> bool {
        text.get(span.start..span.end) == Some(self.text.as_str())
            && text[..span.start].ends_with(self.before.as_str())
            && text[span.end..].starts_with(self.after.as_str())
    }
}

/// Whether no word goes on beyond either end of a span.
fn is_whole(text: &str, span: ByteSpan) -> bool {
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

impl Correction {
    /// Where it holds; nothing for one that names people and no place.
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
