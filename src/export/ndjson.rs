//! The contract with its text, as JSON on one line: what an archive collects.
//!
//! `{"id"?, "text", "version", "offsets", …}`: the fields of `json`, with the text before them, and
//! the document's id where the caller gave one.

use super::{Format, Reading};
use crate::analysis::Analysis;
use serde::Serialize;

pub(super) const FORMAT: Format = Format {
    name: "ndjson",
    about: "the whole analysis with its text, JSON on one line",
    extension: "ndjson",
    media_type: "application/x-ndjson",
    joins: true,
    write,
};

#[derive(Serialize)]
struct Line<'l> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'l str>,
    text: &'l str,
    #[serde(flatten)]
    analysis: Analysis,
}

fn write(reading: &Reading) -> String {
    let analysis = reading.analysis.clone().counted_in(reading.offsets, reading.text);
    let line = Line { id: reading.id, text: reading.text, analysis };
    // Serialising plain data to memory cannot fail.
    serde_json::to_string(&line).unwrap_or_default() + "\n"
}
