//! The face to JavaScript: the only file that knows `wasm_bindgen`.
//!
//! Plain data crosses, once a call: strings and plain objects in, one plain object or string out,
//! with offsets in UTF-16 units. A lone surrogate arrives as U+FFFD, which is one unit as well, so the
//! offsets hold in the page's own string.

use super::lists::LISTS;
use super::plain::{is_nothing, of_levels};
use crate::contract::given::{Given, OF_A_CORRECTION};
use crate::contract::{Analysis, Error, Whole};
use crate::corrections::{self, Correction};
use crate::export::{self, Reading};
use crate::newsroom::{NewsroomLists, PatternMatch, unpack_matches};
use crate::pipeline::Stage;
use crate::text::Canonical;
use crate::{Offsets, Options};
use js_sys::{Array, Reflect, global};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::Performance;

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

/// Reads a text by the lists that are used. Nothing needs to be given beside it.
///
/// `found` is what the patterns of the lists match in [`written`], as the module of the patterns packs it. If `trace` is true, each stage leaves a mark and a measure of User Timing,
/// `whowhen: names` and so on, those of the last reading alone.
///
/// # Errors
/// An `Error` object with a message for a person, if `options` cannot be used or `corrections` is no
/// list. A correction of the list that cannot be used is left out and reported in the answer.
#[wasm_bindgen]
pub fn analyze(
    text: &str,
    options: JsValue,
    corrections: JsValue,
    found: Option<Vec<u8>>,
    trace: bool,
) -> Result<JsValue, JsError> {
    let mut trace = Trace::new(trace);
    let asked = Asked::new(text, options, corrections, found)?;
    let analysis = asked.analysis(&mut trace).counted_in(Offsets::Utf16, text);
    let answer = analysis.serialize(&Serializer::json_compatible())?;
    trace.ended("serialise");
    LAST.set(Some((asked, analysis)));
    Ok(answer)
}

thread_local! {
    /// What was told of them.
    static WARNED: RefCell<String> = const { RefCell::new(String::new()) };
    /// What was read last, so that writing it in a format takes no second reading.
    static LAST: RefCell<Option<(Asked, Analysis)>> = const { RefCell::new(None) };
}

/// What a caller asks to have read.
#[derive(PartialEq)]
struct Asked {
    text: String,
    options: Options,
    corrections: corrections::Read,
    lists: NewsroomLists,
    found: Option<Vec<PatternMatch>>,
}

impl Asked {
    fn new(
        text: &str,
        options: JsValue,
        corrections: JsValue,
        found: Option<Vec<u8>>,
    ) -> Result<Asked, JsError> {
        let options =
            if is_nothing(&options) { Options::default() } else { given(&options)?.try_into()? };
        Ok(Asked {
            text: text.to_owned(),
            options,
            corrections: list(corrections)?,
            lists: LISTS.with_borrow(NewsroomLists::clone),
            found: found
                .map(|packed| unpack_matches(&packed).ok_or_else(other_build))
                .transpose()?,
        })
    }

    fn analysis(&self, trace: &mut Trace) -> Analysis {
        let mut analysis = crate::pipeline::analyze_with(
            &self.text,
            &self.options,
            &self.corrections.usable,
            &self.lists,
            self.found.clone(),
            &mut |stage| trace.ended(name(stage)),
        );
        analysis.unusable.clone_from(&self.corrections.unusable);
        analysis
    }
}

fn other_build() -> JsError {
    JsError::new("the modules are of different builds; serve all files from one")
}

/// A text as patterns are matched on it: with one form of each letter.
#[wasm_bindgen]
pub fn written(text: &str) -> String {
    Canonical::of(text).written().to_owned()
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
    found: Option<Vec<u8>>,
) -> Result<String, JsError> {
    let format = export::format(format)?;
    let asked = Asked::new(text, options, corrections, found)?;
    let last = LAST.take().filter(|(last, _)| *last == asked);
    let (asked, analysis) = last.unwrap_or_else(|| {
        let analysis = asked.analysis(&mut Trace::new(false));
        (asked, analysis)
    });
    LAST.set(Some((asked, analysis.clone())));
    Ok((format.write)(Reading::new(text, analysis).with_offsets(Offsets::Utf16)))
}

/// Says by User Timing how long each stage takes, for the profilers of browsers and of Node.
struct Trace {
    /// Only if it was asked for, and where there is one.
    performance: Option<Performance>,
    /// The mark that the stage began at.
    since: String,
}

impl Trace {
    fn new(asked: bool) -> Trace {
        let found = asked.then(|| Reflect::get(&global(), &"performance".into()).ok()).flatten();
        let performance = found.filter(JsValue::is_object).map(JsCast::unchecked_into);
        let mut trace = Trace { performance, since: String::new() };
        trace.mark("begin");
        trace
    }

    /// A stage that began where the one before ended.
    fn ended(&mut self, stage: &str) {
        let begin = self.mark(stage);
        if let Some(performance) = &self.performance {
            performance.clear_measures_with_measure_name(&self.since);
            // It cannot fail: both marks are there.
            let end = &self.since;
            let _ = performance.measure_with_start_mark_and_end_mark(end, &begin, end);
        }
    }

    /// Sets a mark in place of the one that the reading before left, and gives the one before it.
    fn mark(&mut self, stage: &str) -> String {
        let Some(performance) = &self.performance else { return String::new() };
        let mark = format!("whowhen: {stage}");
        performance.clear_marks_with_mark_name(&mark);
        let _ = performance.mark(&mark);
        std::mem::replace(&mut self.since, mark)
    }
}

/// What a stage is called to whoever measures.
fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Text => "text",
        Stage::Lists => "lists",
        Stage::Names => "names",
        Stage::Roles => "roles",
        Stage::Dates => "dates",
        Stage::Quotes => "quotes",
        Stage::Arbitration => "arbitration",
        Stage::People => "people",
        Stage::Resolve => "resolve",
        Stage::Freeze => "freeze",
        Stage::Checks => "checks",
    }
}

fn list(given: JsValue) -> Result<corrections::Read, Error> {
    let mut read = corrections::Read::default();
    if is_nothing(&given) {
        return Ok(read);
    }
    let Some(items) = given.dyn_ref::<Array>() else {
        return Err(Error::no_list(Whole::Corrections, self::given(&given)?.shown()));
    };
    // One that is no plain data leaves the others as they are.
    for item in items.iter() {
        read.take(self::given(&item).and_then(Correction::try_from));
    }
    Ok(read)
}

/// Plain data as it was given.
fn given(value: &JsValue) -> Result<Given, Error> {
    of_levels(value, OF_A_CORRECTION)
}
