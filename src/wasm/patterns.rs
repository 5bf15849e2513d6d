//! The face of the patterns to JavaScript: a module of its own, which only they load who have patterns.
//!
//! Strings of JSON cross, once a call. Offsets are bytes of UTF-8: they are handed to the other module,
//! whose text this is.

use crate::newsroom::pack_matches;
use crate::{Pattern, Patterns};
use js_sys::{Array, JSON, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// The patterns that were read last.
    static PATTERNS: RefCell<Option<Patterns>> = const { RefCell::new(None) };
}

/// Reads patterns, `[{"pattern": …, "anyCase": …, "replacement": …}]`, and keeps them for [`find`]. Gives
/// those that cannot be used: `[{"pattern": index, "message": …}]`.
///
/// # Errors
/// If `patterns` is no JSON.
#[wasm_bindgen]
pub fn compile(patterns: &str) -> Result<String, JsValue> {
    let given: Vec<GivenPattern> =
        Array::from(&JSON::parse(patterns)?).iter().map(GivenPattern::from).collect();
    let given = given.iter().map(|row| Pattern {
        text: &row.pattern,
        any_case: row.any_case,
        replacement: row.replacement.as_deref(),
    });
    let (patterns, problems) = Patterns::compile(&given.collect::<Vec<_>>());
    PATTERNS.set(Some(patterns));
    let mut json = Json::default();
    for (index, message) in &problems {
        json.begin();
        json.number("pattern", *index);
        json.string("message", message);
    }
    Ok(json.done())
}

/// A pattern as the other module writes it.
struct GivenPattern {
    pattern: String,
    any_case: bool,
    replacement: Option<String>,
}

impl From<JsValue> for GivenPattern {
    /// A field that is missing is empty; nothing is what the other module writes but does not mean.
    fn from(row: JsValue) -> GivenPattern {
        let field = |name: &str| Reflect::get(&row, &JsValue::from_str(name)).unwrap_or_default();
        GivenPattern {
            pattern: field("pattern").as_string().unwrap_or_default(),
            any_case: field("anyCase").is_truthy(),
            replacement: field("replacement").as_string(),
        }
    }
}

/// What the patterns find in a text, packed for the module that reads texts.
#[wasm_bindgen]
pub fn find(text: &str) -> Vec<u8> {
    let found = PATTERNS.with_borrow(|patterns| patterns.as_ref().map(|all| all.find(text)));
    pack_matches(found.as_deref().unwrap_or_default())
}

/// A list of objects while it is written.
#[derive(Default)]
struct Json(String);

impl Json {
    /// Begins the next object.
    fn begin(&mut self) {
        self.0.push_str(if self.0.is_empty() { "[{" } else { "},{" });
    }

    fn number(&mut self, key: &str, value: usize) {
        self.key(key);
        self.0.push_str(&value.to_string());
    }

    fn string(&mut self, key: &str, value: &str) {
        self.key(key);
        self.quoted(value);
    }

    fn key(&mut self, key: &str) {
        if !self.0.ends_with('{') {
            self.0.push(',');
        }
        self.quoted(key);
        self.0.push(':');
    }

    fn quoted(&mut self, text: &str) {
        self.0.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => self.0.extend(['\\', c]),
                '\0'..' ' => {
                    let digit = |number: u32| char::from_digit(number % 16, 16).unwrap_or('0');
                    self.0.push_str("\\u00");
                    self.0.extend([digit(c as u32 / 16), digit(c as u32)]);
                }
                _ => self.0.push(c),
            }
        }
        self.0.push('"');
    }

    fn done(mut self) -> String {
        self.0.push_str(if self.0.is_empty() { "[]" } else { "}]" });
        self.0
    }
}
