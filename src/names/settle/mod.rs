//! Where the names of organizations and places begin and end, and what they name, once the tagger
//! has found them: what its weights cut wrongly for want of a rule.
//!
//! Each module takes the names of a text in text order and leaves them so, none overlapping another.
//! People's bounds are for `super::bounds`.

mod missed_places;
mod organizations;
mod parts;
mod places;
mod shared;
mod streets;
#[cfg(test)]
mod tests;

use super::Name;
use crate::text::Document;

/// Settles the names of organizations and places among `found`, which stands in text order.
pub(super) fn settle(document: &Document, found: &mut Vec<Name>) {
    parts::set(document, found);
    organizations::set(document, found);
    streets::set(document, found);
    missed_places::add(document, found);
    places::set(document, found);
}
