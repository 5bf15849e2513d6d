//! The contract itself, as indented JSON.

use super::Format;
use crate::analysis::Analysis;

pub(super) const FORMAT: Format =
    Format { name: "json", about: "the whole analysis, one JSON document", write };

fn write(analysis: &Analysis, _text: &str) -> String {
    // Serialising plain data to memory cannot fail.
    serde_json::to_string_pretty(analysis).unwrap_or_default() + "\n"
}
