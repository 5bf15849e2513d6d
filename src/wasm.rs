//! The face to JavaScript: the only file that knows `wasm_bindgen`.
//!
//! Plain data crosses, once a call: strings and plain objects in, one plain object or string out,
//! with offsets in UTF-16 units. A lone surrogate arrives as U+FFFD, which is one unit as well, so the
//! offsets hold in the page's own string.

use crate::contract::given::{Given, Levels};
use crate::contract::{Analysis, Error, ListUsed, Whole};
use crate::corrections::{self, Correction};
use crate::export::{self, Reading};
use crate::newsroom::{self, LEVELS, ListContent, Meaning, NewsroomLists, PatternMatch};
use crate::pipeline::Stage;
use crate::text::Canonical;
use crate::{Offsets, Options};
use js_sys::{Reflect, global};
use serde::de::{DeserializeOwned, DeserializeSeed};
use serde::{Deserialize, Serialize};
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
/// `found` is what the patterns of the lists match, found outside: `[{pattern, start, end, with?}]` in
/// bytes of [`written`]. If `trace` is true, each stage leaves a mark and a measure of User Timing,
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
    found: JsValue,
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
    /// The newsroom's lists that texts are read by.
    static LISTS: RefCell<NewsroomLists> = const { RefCell::new(NewsroomLists::NONE) };
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
        found: JsValue,
    ) -> Result<Asked, JsError> {
        let options =
            if is_nothing(&options) { Options::default() } else { given(options)?.try_into()? };
        Ok(Asked {
            text: text.to_owned(),
            options,
            corrections: list(corrections)?,
            lists: LISTS.with_borrow(NewsroomLists::clone),
            found: if is_nothing(&found) { None } else { Some(plain(found)?) },
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

/// Texts are read by these lists from now on. `sources` is a list of `{file, text}` for CSV, `{file, list}` for
/// what stood in a JSON file, `{file, problem}` for a file that cannot be read.
///
/// Gives `{lists, patterns}`: the lists as they are used, and their patterns in JSON for the module that
/// matches them, or `null` if there are none. What that module says of them, [`refuse_patterns`] wants to
/// know.
///
/// # Errors
/// If `sources` is something else.
#[wasm_bindgen]
pub fn use_lists(sources: JsValue) -> Result<JsValue, JsError> {
    if !sources.is_array() {
        return Err(Error::no_list(Whole::Lists, given(sources)?.shown()).into());
    }
    let sources: Vec<Source> = plain(sources)?;
    let lists = sources.iter().map(|source| (source.file.as_str(), source.content()));
    let lists = NewsroomLists::of(lists);
    let patterns = patterns(&lists);
    if patterns.is_empty() {
        warn(&lists);
    }
    let waiting = if patterns.is_empty() { None } else { Some(serde_json::to_string(&patterns)?) };
    let answer = InUse { lists: lists.used(), patterns: waiting };
    let answer = answer.serialize(&Serializer::json_compatible())?;
    LISTS.set(lists);
    Ok(answer)
}

/// Leaves out patterns that cannot be used, `[{pattern, message}]`, or all of them if it is a string that
/// says why nothing can match them. Gives the lists as they are used.
///
/// # Errors
/// If `problems` is something else.
#[wasm_bindgen]
pub fn refuse_patterns(problems: JsValue) -> Result<JsValue, JsError> {
    let lists = LISTS.take();
    let lists = match problems.as_string() {
        Some(why) => lists.without_any_pattern(&why),
        None => {
            let problems: Vec<Problem> = plain(problems)?;
            let problems =
                problems.into_iter().map(|Problem { pattern, message }| (pattern, message));
            lists.without_patterns(&problems.collect::<Vec<_>>())
        }
    };
    warn(&lists);
    let answer = lists.used().serialize(&Serializer::json_compatible())?;
    LISTS.set(lists);
    Ok(answer)
}

/// A list in CSV as it would stand in a JSON file, and what is not in it: `{list, leftOut}`.
///
/// # Errors
/// None that a caller could cause.
#[wasm_bindgen]
pub fn list_of_csv(text: &str) -> Result<JsValue, JsError> {
    Ok(newsroom::list_of_csv(text).serialize(&Serializer::json_compatible())?)
}

/// A list as it comes from JavaScript.
#[derive(Deserialize)]
struct Source {
    file: String,
    text: Option<String>,
    problem: Option<String>,
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    list: JsValue,
}

impl Source {
    fn content(&self) -> ListContent<'_> {
        if let Some(text) = &self.text {
            return ListContent::Csv(text);
        }
        if let Some(why) = &self.problem {
            return ListContent::Unreadable(why.clone());
        }
        let list = serde_wasm_bindgen::Deserializer::from(self.list.clone());
        match Levels(LEVELS).deserialize(list) {
            Ok(given) => ListContent::Parsed(given),
            Err(_) => ListContent::Unreadable(Error::no_plain_data().to_string()),
        }
    }
}

/// Lists that are used, and their patterns as the module that matches them reads them.
#[derive(Serialize)]
struct InUse<'l> {
    lists: &'l [ListUsed],
    patterns: Option<String>,
}

/// A pattern for the module that matches it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Pattern<'l> {
    pattern: &'l str,
    any_case: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    replacement: Option<&'l str>,
}

/// What that module says against one.
#[derive(Deserialize)]
struct Problem {
    pattern: usize,
    message: String,
}

fn patterns(lists: &NewsroomLists) -> Vec<Pattern<'_>> {
    let rows = lists.rows().iter();
    let patterns = rows.filter_map(|row| {
        let replacement = match &row.meaning {
            Meaning::Style { replacement, .. } => replacement.as_deref(),
            _ => None,
        };
        let pattern = row.pattern.as_ref()?.text.as_str();
        Some(Pattern { pattern, any_case: row.any_case, replacement })
    });
    patterns.collect()
}

/// Tells developers what is left out of lists, once.
fn warn(lists: &NewsroomLists) {
    let mut words = String::new();
    for list in lists.used() {
        for left_out in &list.left_out {
            let parts = [&*list.name, &*left_out.row, &*left_out.column];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            words += &format!("\n{}: {}", parts.join(", "), left_out.message);
        }
    }
    if !words.is_empty() && WARNED.replace(words.clone()) != words {
        let words = format!("whowhen leaves out of the newsroom's lists:{words}");
        web_sys::console::warn_1(&words.into());
    }
}

/// A text as it is read and as patterns are matched on it: one form of each letter, lines in capitals with
/// the case that they would have.
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
    found: JsValue,
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
            // It cannot fail: the mark is there.
            let _ = performance.measure_with_start_mark(&self.since, &begin);
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
    if !given.is_array() {
        return Err(Error::no_list(Whole::Corrections, self::given(given)?.shown()));
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
