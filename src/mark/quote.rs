//! Whose words a quotation is, before anybody asks which person that is.

use super::Referent;
use crate::contract::{ByteSpan, Code};

/// Whose words a quotation is, as far as the words around it say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attribution {
    /// These words stand for the speaker.
    Said(Referent),
    /// A role stands for the speaker; the span is a role mark's.
    Role(ByteSpan),
    /// The speaker of the quotation before.
    Continued,
    /// The speaker of the next quotation, in which this one continues.
    ContinuesNext,
    /// The speaker of the quotation before, or, if that asks, whoever answers.
    Dialogue,
    /// The speaker of the quotation with this span, whose words it repeats.
    Repeats(ByteSpan),
    /// Whoever was mentioned last.
    Antecedent,
    /// Somebody without a name or position: `said one neighbour`.
    Unnamed,
    /// Nobody is said to say it.
    Nobody,
}

/// Whom one of the constructions around a quotation makes its speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SpeakerTie {
    pub(crate) said: Attribution,
    pub(crate) because: Code,
    /// The construction stands wholly after the quotation.
    pub(crate) after: bool,
}
