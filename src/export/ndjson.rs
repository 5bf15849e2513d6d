//! The contract with its text, as JSON on one line: what an archive collects.
//!
//! `{"id"?, "text", "version", "offsets", …}`: the fields of `json`, with the text before them, and
//! the document's id where the caller gave one.

use super::parts::json;
use super::{Format, Reading};

pub(super) const FORMAT: Format = Format {
    name: "ndjson",
    about: "the whole analysis with its text, JSON on one line",
    extension: "ndjson",
    media_type: "application/x-ndjson",
    joins: true,
    write,
};

fn write(reading: Reading) -> String {
    let mut line = "{".to_owned();
    if let Some(id) = reading.id {
        line.push_str("\"id\":");
        json::push_string(&mut line, id);
        line.push(',');
    }
    line.push_str("\"text\":");
    json::push_string(&mut line, reading.text);
    line.push(',');
    let contract = json::contract(reading);
    line.push_str(contract.strip_prefix('{').unwrap_or_default());
    line.push('\n');
    line
}
