//! The face to JavaScript: the only file that knows `wasm_bindgen`.
//!
//! Plain data crosses, once a call: strings and plain objects in, one plain object or string out,
//! with offsets in UTF-16 units. A lone surrogate arrives as U+FFFD, which is one unit as well, so the
//! offsets hold in the page's own string.

use crate::analysis::Analysis;
use crate::corrections::Correction;
use crate::export::{self, Reading};
use crate::{Offsets, Options};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// Sends panics to the console with their message.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// The version of the library.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Reads a text.
///
/// # Errors
/// An `Error` object with a message for a person, if `options` or `corrections` cannot be used.
#[wasm_bindgen]
pub fn analyze(text: &str, options: JsValue, corrections: JsValue) -> Result<JsValue, JsError> {
    let analysis = read(text, options, corrections)?.counted_in(Offsets::Utf16, text);
    Ok(analysis.serialize(&Serializer::json_compatible())?)
}

/// The formats that [`write`] knows: `[{name, about, extension, mediaType}]`.
///
/// # Errors
/// None that a caller could cause.
#[wasm_bindgen]
pub fn formats() -> Result<JsValue, JsError> {
    Ok(export::formats().serialize(&Serializer::json_compatible())?)
}

/// Reads a text and writes what was read in a format, as `whowhen analyze --format` does.
///
/// # Errors
/// Those of [`analyze`], and if there is no format of that name; the message names those there are.
#[wasm_bindgen]
pub fn write(
    text: &str,
    options: JsValue,
    corrections: JsValue,
    format: &str,
) -> Result<String, JsError> {
    let format = export::format(format)?;
    let analysis = read(text, options, corrections)?;
    let offsets = Offsets::Utf16;
    Ok((format.write)(Reading { text, analysis, offsets, id: None, title: None }))
}

fn read(text: &str, options: JsValue, corrections: JsValue) -> Result<Analysis, JsError> {
    let options: Options = given(options)?;
    let corrections: Vec<Correction> = given(corrections)?;
    Ok(crate::analyze(text, &options, &corrections))
}

/// A plain value from JavaScript; nothing for `undefined` and `null`.
fn given<T: DeserializeOwned + Default>(value: JsValue) -> Result<T, JsError> {
    if value.is_undefined() || value.is_null() {
        return Ok(T::default());
    }
    serde_wasm_bindgen::from_value(value)
        .map_err(|error| JsError::new(error.to_string().trim_start_matches("Error: ")))
}
