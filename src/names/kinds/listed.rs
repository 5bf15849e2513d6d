//! Whether a list has a whole name, for the modules of this folder.

use crate::lexicon::{AnyOf, List};
use crate::text::Document;
use std::ops::Range;

/// Whether these words as a whole are an organization's name on a list.
pub(super) fn is_listed_organization(document: &Document, tokens: Range<usize>) -> bool {
    static LISTED: AnyOf = AnyOf::lists(&[
        List::KnownOrganizations,
        List::Organizations,
        List::AmbiguousOrganizations,
    ]);
    document.listed(tokens).has_any(&LISTED)
}
