//! The newsroom's lists: read once, and used for every text from then on.
//!
//! Strings cross, plain text or JSON.

use super::plain::of_levels;
use crate::contract::ListUsed;
use crate::contract::given::Given;
use crate::newsroom::{self, LEVELS, ListSource, ListsRead, NewsroomLists};
use js_sys::{Array, JSON, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// The newsroom's lists that texts are read by.
    pub(super) static LISTS: RefCell<NewsroomLists> = const { RefCell::new(NewsroomLists::NONE) };
    /// Lists that are to be read.
    static SOURCES: RefCell<Vec<ListSource>> = const { RefCell::new(Vec::new()) };
    /// Those that were read last.
    static READ: RefCell<ListsRead> = RefCell::new(ListsRead::default());
    /// What the console was told last.
    static WARNED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// One more list that [`read`] will read: its file's name, or nothing, and all of it, JSON or CSV.
#[wasm_bindgen]
pub fn add(file: &str, text: &str) {
    SOURCES.with_borrow_mut(|sources| {
        sources.push(ListSource { file: file.to_owned(), text: text.to_owned() });
    });
}

/// Reads the lists that were added, the first of them first, in place of those that were read before. Gives
/// their patterns, as the module of the patterns takes them: `[{pattern, anyCase, replacement?}]`.
///
/// # Errors
/// None that a caller could cause.
#[wasm_bindgen]
pub fn read() -> Result<JsValue, JsError> {
    let read = ListsRead::of(&SOURCES.take(), parse);
    let patterns = read.patterns().serialize(&Serializer::json_compatible())?;
    READ.set(read);
    Ok(patterns)
}

/// Leaves out patterns that cannot be used: `[{pattern, message}]`.
#[wasm_bindgen]
pub fn refuse(problems: &Array) {
    let mut left_out = Vec::new();
    for problem in problems.iter() {
        let field = |name: &str| Reflect::get(&problem, &name.into()).unwrap_or_default();
        let (pattern, message) = (field("pattern").as_f64(), field("message").as_string());
        if let Some((pattern, message)) = pattern.zip(message) {
            left_out.push((pattern as usize, message));
        }
    }
    READ.with_borrow_mut(|read| read.leave_out_patterns(&left_out));
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

/// The lists as they will be used: `[{name, version, rows, leftOut}]`. The console is told what is left out of
/// them, once.
///
/// # Errors
/// None that a caller could cause.
#[wasm_bindgen]
pub fn used() -> Result<JsValue, JsError> {
    let used = READ.with_borrow(ListsRead::used);
    warn(&used);
    Ok(used.serialize(&Serializer::json_compatible())?)
}

/// Reads texts by these lists from now on.
#[wasm_bindgen]
pub fn use_lists() {
    LISTS.set(NewsroomLists::of(READ.take()));
}

/// A list in CSV as it would stand in a JSON file, and what is not in it: `{list, leftOut}`.
///
/// # Errors
/// None that a caller could cause.
#[wasm_bindgen]
pub fn list_of_csv(text: &str) -> Result<JsValue, JsError> {
    Ok(newsroom::list_of_csv(text).serialize(&Serializer::json_compatible())?)
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
