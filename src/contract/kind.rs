//! The kinds of mark; `docs/annotation.md` says what each of them is.

use super::named::named;

/// The kinds of mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// A named human being.
    Person,
    /// A position, profession, title, rank or honorific.
    Role,
    /// A calendar expression.
    Date,
    /// A named organization.
    Organization,
    /// A named place.
    Place,
    /// A direct quotation.
    Quote,
}

named!(
    Kind, "kind",
    Person => "person",
    Role => "role",
    Date => "date",
    Organization => "organization",
    Place => "place",
    Quote => "quote",
);
