//! What the words of a role say: its parts, and who holds it as far as its own sentence says.

use crate::contract::{ByteSpan, Code, RoleStatus};

/// What is known about a role.
#[derive(Debug, Clone)]
pub(crate) struct RoleParts {
    /// The position itself.
    pub(crate) title: String,
    /// The organization it is in.
    pub(crate) organization: Option<String>,
    /// What it is for or of, preposition included.
    pub(crate) scope: Option<String>,
    /// Whether it is held now.
    pub(crate) status: RoleStatus,
    /// Whether several people hold it: `ministers`.
    pub(crate) plural: bool,
    /// Who holds it, as far as its own sentence says.
    pub(crate) holders: Vec<Holder>,
    /// By each construction that the sentence has, whomever that makes its holder.
    pub(crate) ties: Vec<Holder>,
    /// How likely its beginning and end are, where weights decided.
    pub(crate) share: Option<f32>,
}

/// Somebody a role is tied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Holder {
    /// The words that stand for the person.
    pub(crate) who: Referent,
    /// Which construction ties the two.
    pub(crate) because: Code,
}

/// Words that stand for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Referent {
    /// A name; the span of a person mark.
    Mention(ByteSpan),
    /// `he`, `her`: whoever was mentioned last; `I`: whoever speaks.
    Pronoun(ByteSpan),
}
