//! The face to JavaScript: beside `wasm_patterns.rs`, which is a module of its own, the only file that
//! knows `wasm_bindgen`.
//!
//! Plain data crosses, once a call: strings and plain objects in, one plain object or string out,
//! with offsets in UTF-16 units. A lone surrogate arrives as U+FFFD, which is one unit as well, so the
//! offsets hold in the page's own string.

use crate::contract::given::Given;
use crate::contract::{Analysis, Error};
use crate::corrections::{self, Correction};
use crate::export::{self, Reading};
use crate::{Offsets, Options};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
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

/// Reads a text. Nothing needs to be given beside it.
///
/// # Errors
/// An `Error` object with a message for a person, if `options` cannot be used or `corrections` is no
/// list. A correction of the list that cannot be used is left out and reported in the answer.
#[wasm_bindgen]
pub fn analyze(text: &str, options: JsValue, corrections: JsValue) -> Result<JsValue, JsError> {
    let asked = Asked::new(text, options, corrections)?;
    let analysis = asked.analysis().counted_in(Offsets::Utf16, text);
    let answer = analysis.serialize(&Serializer::json_compatible())?;
    LAST.set(Some((asked, analysis)));
    Ok(answer)
}

thread_local! {
    /// What was read last, so that writing it in a format takes no second reading.
    static LAST: RefCell<Option<(Asked, Analysis)>> = const { RefCell::new(None) };
}

/// What a caller asks to have read.
#[derive(PartialEq)]
struct Asked {
    text: String,
    options: Options,
    corrections: corrections::Read,
}

impl Asked {
    fn new(text: &str, options: JsValue, corrections: JsValue) -> Result<Asked, JsError> {
        let options =
            if is_nothing(&options) { Options::default() } else { given(options)?.try_into()? };
        Ok(Asked { text: text.to_owned(), options, corrections: list(corrections)? })
    }

    fn analysis(&self) -> Analysis {
        let mut analysis = crate::analyze(
            &self.text,
            &self.options,
            &self.corrections.usable,
            &crate::NewsroomLists::NONE,
        );
        analysis.unusable.clone_from(&self.corrections.unusable);
        analysis
    }
}

/// Which of some corrections cannot be used, and why: `[{index, message}]`, as [`analyze`] tells it.
///
/// # Errors
/// If `corrections` is no list.
#[wasm_bindgen]
pub fn validate(corrections: JsValue) -> Result<JsValue, JsError> {
    Ok(list(corrections)?.unusable.serialize(&Serializer::json_compatible())?)
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
    let asked = Asked::new(text, options, corrections)?;
    let last = LAST.take().filter(|(last, _)| *last == asked);
    let (asked, analysis) = last.unwrap_or_else(|| {
        let analysis = asked.analysis();
        (asked, analysis)
    });
    LAST.set(Some((asked, analysis.clone())));
    Ok((format.write)(Reading::new(text, analysis).with_offsets(Offsets::Utf16)))
}

fn list(given: JsValue) -> Result<corrections::Read, Error> {
    let mut read = corrections::Read::default();
    if is_nothing(&given) {
        return Ok(read);
    }
    if !given.is_array() {
        return Err(Error::no_list(self::given(given)?.shown()));
    }
    let items: Vec<Item> = plain(given)?;
    for Item(item) in items {
        read.take(self::given(item).and_then(Correction::try_from));
    }
    Ok(read)
}

/// An item of a list, to be looked at alone: one that is no plain data leaves the others as they are.
#[derive(Deserialize)]
struct Item(#[serde(with = "serde_wasm_bindgen::preserve")] JsValue);

fn is_nothing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

fn given(value: JsValue) -> Result<Given, Error> {
    plain(value)
}

fn plain<T: DeserializeOwned>(value: JsValue) -> Result<T, Error> {
    serde_wasm_bindgen::from_value(value).map_err(|_| Error::no_plain_data())
}
