//! A mark on its way through the stages: proposed, settled, joined. The public form is
//! [`crate::Span`].
//!
//! What each stage finds out about its marks is plain data and stands here, so that later stages need
//! not know the earlier ones.

pub(crate) mod date;
mod quote;
pub(crate) mod reason;
mod role;

pub(crate) use quote::{Attribution, SpeakerTie};
pub(crate) use reason::{Reason, Value};
pub(crate) use role::{Holder, Referent, RoleParts};

use crate::contract::{ByteSpan, Kind};
use date::Expression;

/// The most that a stage may be sure of; what a person says weighs more.
pub(crate) const MOST_SURE: f32 = 0.99;

/// A mark as a stage proposes it.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    /// What it covers.
    pub(crate) span: ByteSpan,
    /// How sure the stage is, 0 to [`MOST_SURE`]; 1 is a person's word.
    pub(crate) confidence: f32,
    /// Why.
    pub(crate) because: Vec<Reason>,
    /// What kind of mark it is, and what its stage found out besides.
    pub(crate) content: Content,
}

/// What a stage found out about its mark.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// From `names`.
    Person,
    /// From `names`.
    Organization,
    /// From `names`.
    Place,
    /// From `roles`.
    Role(Box<RoleParts>),
    /// From `dates`: what was said, not yet what day it was.
    Date(Box<Expression>),
    /// From `quotes`: whose it is, and whose by each construction around it.
    Quote(Attribution, Vec<SpeakerTie>),
    /// From `corrections`: a person says so, and nothing more is known.
    ByHand(Kind),
}

impl Mark {
    /// The kind alone.
    pub(crate) fn kind(&self) -> Kind {
        match self.content {
            Content::Person => Kind::Person,
            Content::Organization => Kind::Organization,
            Content::Place => Kind::Place,
            Content::Role(_) => Kind::Role,
            Content::Date(_) => Kind::Date,
            Content::Quote(..) => Kind::Quote,
            Content::ByHand(kind) => kind,
        }
    }
}
