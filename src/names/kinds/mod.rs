//! What kind of thing a name is of: rules after the tagger, by what its words and those around it
//! say.
//!
//! The tagger learns from texts and knows few names of each kind; a rule here knows a kind: what a
//! text writes so is that, whoever it is. Each file reads one family of kinds and goes over the
//! names once. None of them reads what the newsroom's lists say; those come after.

mod classes;
mod governments;
mod listed;
mod listed_organizations;
mod models;
mod positions;
mod things;

use super::Name;
use crate::text::Document;

/// Decides what the names in `found` are of, which stand in text order and do not overlap; so it
/// stays.
pub(super) fn decide(document: &Document, found: &mut Vec<Name>) {
    listed_organizations::put(document, found);
    governments::cut(document, found);
    governments::add(document, found);
    positions::drop(document, found);
    classes::set(document, found);
    models::drop(document, found);
    things::drop(document, found);
}
