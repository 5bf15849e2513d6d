//! Dates: which phrases are calendar expressions (`find`), and which days they mean (`resolve`).
//!
//! Read are the written forms of English news: calendar dates in words and figures, years, decades
//! and centuries, seasons, quarters and halves, weekdays, days with a name, and what counts from
//! another date (`last week`, `three days later`). A phrase is marked without its preposition or
//! determiner; two that make a range are one mark. Values are EDTF (ISO 8601-2:2019, levels 0 and
//! 1), weeks those of ISO 8601, all in the Gregorian calendar, before 1582 as well.
//!
//! Finding knows nothing of the publication date, resolving is the only place that does; between
//! them goes an [`Expression`], plain data that says what was written.
//!
//! Not read: clock times and time zones, lengths of time (`nine years`), ages, repetitions (`every
//! Monday`), dates of other calendars; feasts that follow the moon are marked without a value.

mod edtf;
mod find;
mod lists;
mod resolve;
mod timeline;

pub(crate) use edtf::is_edtf;
pub(crate) use lists::WEEKDAYS;
pub(crate) use resolve::{DateValue, Resolution, resolve};
pub(crate) use timeline::timeline;

use crate::mark::Mark;
use crate::newsroom::Listed;
use crate::text::{Document, Paragraph};

/// Proposes the date phrases of a paragraph.
pub(crate) fn propose(document: &Document, paragraph: &Paragraph, proposals: &mut Vec<Mark>) {
    find::paragraph(document, paragraph, proposals);
}

/// Puts the dates of the newsroom's lists among the proposals, in place of what they overlap.
pub(crate) fn propose_listed(document: &Document, listed: &Listed, proposals: &mut Vec<Mark>) {
    find::listed(document, listed, proposals);
}
