//! A mark on its way through the stages: proposed, settled, joined. The public form is
//! [`crate::analysis::Span`].

use crate::dates::Expression;
use crate::quotes::Attribution;
use crate::roles::RoleParts;
use crate::text::ByteSpan;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The kinds of mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A named human being.
    Person,
    /// A post, profession, title, rank or honorific.
    Role,
    /// A calendar expression.
    Date,
    /// A named organisation.
    Organization,
    /// A named place.
    Place,
    /// A direct quotation.
    Quote,
}

impl Kind {
    /// Every kind, in the order of the contract.
    pub const ALL: [Kind; 6] =
        [Kind::Person, Kind::Role, Kind::Date, Kind::Organization, Kind::Place, Kind::Quote];

    /// The name in the contract.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Role => "role",
            Kind::Date => "date",
            Kind::Organization => "organization",
            Kind::Place => "place",
            Kind::Quote => "quote",
        }
    }
}

/// A reason in plain words.
pub type Reason = Cow<'static, str>;

/// A mark as a stage proposes it.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    /// What it covers.
    pub(crate) span: ByteSpan,
    /// How sure the stage is, 0 to 1.
    pub(crate) confidence: f32,
    /// Why, in plain words.
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
    /// From `quotes`.
    Quote(Attribution),
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
            Content::Quote(_) => Kind::Quote,
            Content::ByHand(kind) => kind,
        }
    }
}
