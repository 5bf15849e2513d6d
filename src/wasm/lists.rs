//! The face of the newsroom's lists to JavaScript: a module of its own, which only they load who have
//! lists.
//!
//! Strings cross, plain text or JSON, and lists that were read as bytes for the module that reads texts.

use super::plain::of_levels;
use crate::ListSource;
use crate::contract::ListUsed;
use crate::contract::given::Given;
use crate::newsroom::{self, LEVELS, ListsRead};
use js_sys::{Array, JSON, Reflect};
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// Lists that are to be read.
    static SOURCES: RefCell<Vec<ListSource>> = const { RefCell::new(Vec::new()) };
    /// Those that were read last.
    static READ: RefCell<ListsRead> = RefCell::new(ListsRead::default());
    /// What the console was told last.
    static WARNED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Sends panics to the console with their message.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// One more list that [`read`] will read: its file's name, or nothing, and all of it, JSON or CSV.
#[wasm_bindgen]
pub fn add(file: &str, text: &str) {
    SOURCES.with_borrow_mut(|sources| {
        sources.push(ListSource { file: file.to_owned(), text: text.to_owned() });
    });
}

/// Reads the lists that were added, the first of them first, in place of those that were read before:
/// `{"lists": …, "patterns": […]}`, the lists as an analysis has them, and their patterns as the module
/// of the patterns takes them.
///
/// # Errors
/// None that a caller could cause.
#[wasm_bindgen]
pub fn read() -> Result<String, JsError> {
    let read = ListsRead::of(&SOURCES.take(), parse);
    let answer = serde_json::to_string(&Answer { lists: read.used(), patterns: patterns(&read) })?;
    READ.set(read);
    Ok(answer)
}

/// Leaves out patterns that cannot be used, `[{"pattern": …, "message": …}]`.
///
/// # Errors
/// If `problems` is something else.
#[wasm_bindgen]
pub fn refuse(problems: &str) -> Result<(), JsValue> {
    let mut left_out = Vec::new();
    for problem in Array::from(&JSON::parse(problems)?).iter() {
        let field = |name: &str| Reflect::get(&problem, &name.into()).unwrap_or_default();
        let (pattern, message) = (field("pattern").as_f64(), field("message").as_string());
        if let Some((pattern, message)) = pattern.zip(message) {
            left_out.push((pattern as usize, message));
        }
    }
    READ.with_borrow_mut(|read| read.leave_out_patterns(&left_out));
    Ok(())
}

/// Plain data in JSON, by the browser's own reader of it.
fn parse(text: &str) -> Result<Given, String> {
    let parsed = JSON::parse(text).map_err(|error| {
        let message = Reflect::get(&error, &"message".into()).unwrap_or_default();
        message.as_string().unwrap_or_default()
    })?;
    of_levels(&parsed, LEVELS).map_err(|error| error.to_string())
}

/// Leaves out all patterns, because nothing can match them; why.
#[wasm_bindgen]
pub fn refuse_all(why: &str) {
    READ.with_borrow_mut(|read| read.leave_out_every_pattern(why));
}

/// The lists as they are used, `[{"name": …}]`. The console is told what is left out of them, once.
///
/// # Errors
/// None that a caller could cause.
#[wasm_bindgen]
pub fn used() -> Result<String, JsError> {
    let used = READ.with_borrow(ListsRead::used);
    warn(&used);
    Ok(serde_json::to_string(&used)?)
}

/// The lists for the module that reads texts.
#[wasm_bindgen]
pub fn packed() -> Vec<u8> {
    READ.with_borrow(ListsRead::packed)
}

/// A list in CSV as it would stand in a JSON file, and what is not in it: `{"list": …, "leftOut": […]}`.
///
/// # Errors
/// None that a caller could cause.
#[wasm_bindgen]
pub fn list_of_csv(text: &str) -> Result<String, JsError> {
    Ok(serde_json::to_string(&newsroom::list_of_csv(text))?)
}

#[derive(Serialize)]
struct Answer<'r> {
    lists: Vec<ListUsed>,
    patterns: Vec<PatternToMatch<'r>>,
}

/// A pattern for the module that matches it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PatternToMatch<'r> {
    pattern: &'r str,
    any_case: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    replacement: Option<&'r str>,
}

fn patterns(read: &ListsRead) -> Vec<PatternToMatch<'_>> {
    let patterns = read.patterns().into_iter();
    patterns
        .map(|row| PatternToMatch {
            pattern: row.text,
            any_case: row.any_case,
            replacement: row.replacement,
        })
        .collect()
}

/// Tells developers what is left out of lists, once.
fn warn(lists: &[ListUsed]) {
    let mut words = String::new();
    for list in lists {
        for left_out in &list.left_out {
            for part in [&*list.name, ", ", &*left_out.row, " ", &*left_out.column, ": "] {
                words.push_str(part);
            }
            words.push_str(&left_out.message);
            words.push('\n');
        }
    }
    if !words.is_empty() && WARNED.replace(words.clone()) != words {
        let words = ["whowhen leaves out of the newsroom's lists:\n", words.trim_end()].concat();
        web_sys::console::warn_1(&words.into());
    }
}
