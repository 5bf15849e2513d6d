//! What a list says of a whole name, for the modules of this folder.

use crate::contract::Code;
use crate::lexicon::{AnyOf, List};
use crate::names::{Class, Name};
use crate::text::Document;
use std::ops::Range;

/// How sure an organization is that a list has.
pub(super) const SURE: f32 = 0.9;

/// An organization that a list has.
pub(super) fn organization(tokens: Range<usize>) -> Name {
    Name::found(tokens, Class::Organization, SURE, Code::KnownOrganization)
}

/// Whether these words as a whole are an organization's name on a list.
pub(super) fn is_listed_organization(document: &Document, tokens: Range<usize>) -> bool {
    static LISTED: AnyOf = AnyOf::lists(&[
        List::KnownOrganizations,
        List::Organizations,
        List::AmbiguousOrganizations,
    ]);
    document.listed(tokens).has_any(&LISTED)
}
