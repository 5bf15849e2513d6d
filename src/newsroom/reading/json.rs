//! Lists in JSON text; where the caller has parsed it already, this is not used.

use crate::contract::given::{Given, Levels};
use crate::contract::{Error, Whole};
use serde::de::DeserializeSeed;

/// Whether a list is JSON: by how it begins, else by its file's name.
pub(super) fn is_json(file: &str, text: &str) -> bool {
    let ends = |extension: &str| {
        let ending = file.len().checked_sub(extension.len()).and_then(|start| file.get(start..));
        ending.is_some_and(|ending| ending.eq_ignore_ascii_case(extension))
    };
    let start = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
    start.starts_with(['{', '[']) || ends(".json")
}

/// The list as plain data.
///
/// # Errors
/// If it is no JSON; where, and why.
pub(super) fn read(text: &str) -> Result<Given, Error> {
    // Some editors put one before whatever they save.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut json = serde_json::Deserializer::from_str(text);
    let given = Levels(super::object::LEVELS).deserialize(&mut json);
    given
        .and_then(|given| json.end().map(|()| given))
        .map_err(|why| Error::data(Whole::NewsroomList, format!("it is not JSON, {why}")))
}
