//! The contract itself, as indented JSON, its offsets counted as asked.

use super::parts::json;
use super::{Format, Reading};

pub(super) const FORMAT: Format = Format {
    name: "json",
    about: "the whole analysis, one JSON document",
    extension: "json",
    media_type: "application/json",
    joins: false,
    write,
};

fn write(reading: Reading) -> String {
    json::indented(&json::contract(reading))
}
