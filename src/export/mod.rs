//! Formats that an analysis can be written in: one file a format.
//!
//! A format is a function from a [`Reading`] to a string; the same for the page and the command
//! line, and as deterministic as the analysis: no clock, no random number. To add one, add a file
//! here with a `FORMAT` and a row for it in [`ALL`]. What several of them need stands in `parts/`.

mod annotation;
mod conll;
mod csv;
mod html;
mod icalendar;
mod json;
mod jsonld;
mod markdown;
mod ndjson;
mod ninjs;
mod parts;
mod text;

pub use parts::format::{Format, Reading};
pub use parts::visible::visible;

use crate::contract::Error;

/// By name. A file that is missing here is found by `tests/lists.rs`.
static ALL: &[Format] = &[
    annotation::FORMAT,
    conll::FORMAT,
    csv::FORMAT,
    html::FORMAT,
    icalendar::FORMAT,
    json::FORMAT,
    jsonld::FORMAT,
    markdown::FORMAT,
    ndjson::FORMAT,
    ninjs::FORMAT,
    text::FORMAT,
];

/// All formats, by name.
pub fn formats() -> &'static [Format] {
    ALL
}

/// The format of that name.
///
/// # Errors
/// If there is none; the message names those that there are.
pub fn format(name: &str) -> Result<&'static Format, Error> {
    ALL.iter().find(|format| format.name == name).ok_or_else(|| {
        Error::name("format", name, &ALL.iter().map(|format| format.name).collect::<Vec<_>>())
    })
}
