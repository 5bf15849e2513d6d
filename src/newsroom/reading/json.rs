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
    text.trim_start().starts_with(['{', '[']) || ends(".json")
}

/// That a list is no JSON.
pub(super) fn no_json(why: &str) -> String {
    Error::data(Whole::NewsroomList, format!("it is not JSON, {why}")).to_string()
}

/// The list as plain data.
///
/// # Errors
/// If it is no JSON; where, and why.
pub(in crate::newsroom) fn parse(text: &str) -> Result<Given, String> {
    let mut json = serde_json::Deserializer::from_str(text);
    let given = Levels(super::object::LEVELS).deserialize(&mut json);
    let whole = given.and_then(|given| json.end().map(|()| given));
    whole.map_err(|why| why.to_string())
}
