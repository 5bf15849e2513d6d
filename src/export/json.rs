//! The contract itself, as indented JSON, its offsets counted as asked.

use super::{Format, Reading};

pub(super) const FORMAT: Format = Format {
    name: "json",
    about: "the whole analysis, one JSON document",
    extension: "json",
    media_type: "application/json",
    joins: false,
    write,
};

fn write(reading: &Reading) -> String {
    let analysis = reading.analysis.clone().counted_in(reading.offsets, reading.text);
    // Serialising plain data to memory cannot fail.
    serde_json::to_string_pretty(&analysis).unwrap_or_default() + "\n"
}
