//! What a person decided about marks: input to [`crate::analyze`] beside the text, so that undoing
//! one is leaving it out, and the same file works in the page and on the command line.
//!
//! A correction is anchored by words, not by offsets, so that it survives edits elsewhere:
//! the marked words and a little of the text directly before and behind them. With nothing before
//! and behind it holds wherever the words stand ("always", "never").
//!
//! One that no longer fits the text does nothing.

use crate::dates;
use crate::error::Error;
use crate::mark::{Content, Kind, Mark};
use crate::text::{ByteSpan, Document};
use serde::{Deserialize, Serialize};

/// One decision. As JSON: `{"do":"reject","kind":"person","text":"Ford"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Correction {
    /// No mark of this kind stands there.
    Reject {
        /// Which kind of mark.
        kind: Kind,
        /// Where.
        #[serde(flatten)]
        at: Anchor,
    },
    /// A mark of this kind stands there, whatever the stages say.
    Mark {
        /// Which kind of mark.
        kind: Kind,
        /// Where.
        #[serde(flatten)]
        at: Anchor,
    },
    /// The date there has this value, in EDTF.
    Value {
        /// The value, checked by [`Correction::check`].
        value: String,
        /// Where.
        #[serde(flatten)]
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
        #[serde(flatten)]
        at: Anchor,
    },
}

/// The place of a correction.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Anchor {
    /// The marked words.
    pub text: String,
    /// What stands directly before them; empty for anything.
    #[serde(default)]
    pub before: String,
    /// What stands directly behind them; empty for anything.
    #[serde(default)]
    pub after: String,
}

impl Anchor {
    /// Every place of the text that it fits, in order; places may overlap.
    fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = ByteSpan> + 'a {
        let step = self.text.chars().next().map_or(0, char::len_utf8);
        let mut from = 0;
        std::iter::from_fn(move || {
            let start = from + text.get(from..).filter(|_| step > 0)?.find(self.text.as_str())?;
            from = start + step;
            Some(ByteSpan { start, end: start + self.text.len() })
        })
        .filter(move |span| self.fits(text, *span))
    }

    /// Whether it is this span of the text that it means.
    pub(crate) fn fits(&self, text: &str, span: ByteSpan) -> bool {
        text.get(span.start..span.end) == Some(self.text.as_str())
            && text[..span.start].ends_with(self.before.as_str())
            && text[span.end..].starts_with(self.after.as_str())
    }
}

impl Correction {
    /// Whether what it says can be used at all.
    ///
    /// # Errors
    /// If a date's value is no EDTF date or interval.
    pub fn check(&self) -> Result<(), Error> {
        match self {
            Correction::Value { value, .. } if !dates::is_edtf(value) => {
                Err(Error::date_value(value))
            }
            _ => Ok(()),
        }
    }
}

/// The proposals without the rejected ones and with those that a person made.
pub(crate) fn apply(
    document: &Document,
    corrections: &[Correction],
    mut proposals: Vec<Mark>,
) -> Vec<Mark> {
    // What a person says weighs more than what any rule is sure of.
    for mark in &mut proposals {
        mark.confidence = mark.confidence.min(0.99);
    }
    for correction in corrections {
        match correction {
            Correction::Reject { kind, at } => {
                proposals.retain(|m| m.kind() != *kind || !at.fits(document.text, m.span));
            }
            Correction::Mark { kind, at } => {
                let places = at.places(document.text);
                for span in places.filter(|&s| !document.tokens_of(s).is_empty()) {
                    let known = proposals.iter_mut().find(|m| m.kind() == *kind && m.span == span);
                    match known {
                        Some(mark) => mark.confidence = 1.0,
                        None => proposals.push(by_hand(*kind, span)),
                    }
                }
            }
            _ => {}
        }
    }
    proposals
}

fn by_hand(kind: Kind, span: ByteSpan) -> Mark {
    Mark {
        span,
        confidence: 1.0,
        because: vec!["marked by hand".into()],
        content: Content::ByHand(kind),
    }
}

/// Values that a person gave to dates, for each mark.
pub(crate) fn values<'c>(
    document: &Document,
    corrections: &'c [Correction],
    marks: &[Mark],
) -> Vec<Option<&'c str>> {
    let mut values = vec![None; marks.len()];
    for correction in corrections {
        let Correction::Value { value, at } = correction else { continue };
        if correction.check().is_err() {
            continue;
        }
        for (mark, slot) in marks.iter().zip(&mut values) {
            if mark.kind() == Kind::Date && at.fits(document.text, mark.span) {
                *slot = Some(value.as_str());
            }
        }
    }
    values
}
