//! A newsroom's lists from JavaScript, and back what of them counts.

use super::{LISTS, given, items};
use crate::contract::given::{Fields, Given, Levels};
use crate::contract::{Error, Whole};
use crate::newsroom::{self, LEVELS, ListContent, Meaning};
use crate::{ListUsed, NewsroomLists};
use serde::Serialize;
use serde::de::DeserializeSeed;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// Uses a newsroom's lists for every text from now on, instead of those before: `[{file?, text}]`, JSON or
/// CSV, or `[{file?, list}]` with a list that is an object. Gives `{lists, patterns}`: what counts of each
/// and what is left out, which the console is told as well; and the patterns of all lists as JSON,
/// `[{"pattern", "anyCase", "replacement"?}]`, null if there are none.
///
/// # Errors
/// If `sources` is no list.
#[wasm_bindgen]
pub fn use_lists(sources: JsValue) -> Result<JsValue, JsError> {
    let mut sources: Vec<(String, Source)> = items(Whole::Lists, sources)?.map(source).collect();
    let contents = sources.iter_mut().map(|(file, source)| (file.as_str(), source.content(file)));
    let lists = NewsroomLists::of(contents);
    warn(lists.used());
    let answer = InUse { lists: lists.used(), patterns: patterns(&lists)? };
    let answer = answer.serialize(&Serializer::json_compatible())?;
    LISTS.set(lists);
    Ok(answer)
}

/// What [`use_lists`] answers.
#[derive(Serialize)]
struct InUse<'l> {
    lists: &'l [ListUsed],
    patterns: Option<String>,
}

/// A list that was given.
enum Source {
    Text(String),
    List(Given),
    /// Neither; why.
    Neither(Error),
}

impl Source {
    /// What it is given as; an object goes with it.
    fn content(&mut self, file: &str) -> ListContent<'_> {
        match self {
            Source::Text(text) => ListContent::of(file, text, parse_json),
            Source::List(given) => ListContent::Parsed(std::mem::replace(given, Given::Nothing)),
            Source::Neither(why) => ListContent::Unreadable(why.to_string()),
        }
    }
}

/// A list with its file's name.
fn source(item: JsValue) -> (String, Source) {
    let mut file = String::new();
    let read = || {
        let mut fields = Fields::of(Whole::Lists, levels(item, LEVELS + 1)?)?;
        if let Given::Text(name) = fields.take("file")? {
            file = name;
        }
        match (fields.take("text")?, fields.take("list")?) {
            (Given::Text(text), _) => Ok(Source::Text(text)),
            (Given::Nothing, list) => Ok(Source::List(list)),
            (text, _) => {
                Err(Error::field("text", text.shown(), "what stands in the file, a string"))
            }
        }
    };
    let source = read().unwrap_or_else(Source::Neither);
    (file, source)
}

/// What JavaScript reads in JSON, which it does already.
fn parse_json(text: &str) -> Result<Given, String> {
    let parsed = js_sys::JSON::parse(text)
        .map_err(|why| String::from(why.unchecked_into::<js_sys::Error>().message()))?;
    levels(parsed, LEVELS).map_err(|why| why.to_string())
}

/// Says on the console what is left out of lists.
fn warn(lists: &[ListUsed]) {
    const LINES: usize = 20;
    let lines = lists.iter().flat_map(|list| {
        list.left_out.iter().map(|one| {
            let row = if one.row.is_empty() { String::new() } else { format!("{}: ", one.row) };
            format!("\n{}: {row}{}", list.name, one.message)
        })
    });
    let lines: Vec<String> = lines.collect();
    if !lines.is_empty() {
        let shown: String = lines.iter().take(LINES).map(String::as_str).collect();
        let more = lines.len().saturating_sub(LINES);
        let more = if more > 0 { format!("\n… and {more} more") } else { String::new() };
        let words = format!("whowhen: not everything in the lists can be used{shown}{more}");
        web_sys::console::warn_1(&words.into());
    }
}

/// A pattern, for the module that reads patterns.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PatternAsked<'l> {
    pattern: &'l str,
    any_case: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    replacement: Option<&'l str>,
}

/// All patterns as JSON, in their order; none if there are none.
fn patterns(lists: &NewsroomLists) -> Result<Option<String>, JsError> {
    let asked = lists.rows().iter().filter_map(|row| {
        let replacement = match &row.meaning {
            Meaning::Style { replacement, .. } => replacement.as_deref(),
            _ => None,
        };
        let pattern = row.pattern.as_ref()?.text.as_str();
        Some(PatternAsked { pattern, any_case: row.any_case, replacement })
    });
    let asked: Vec<PatternAsked> = asked.collect();
    Ok(if asked.is_empty() { None } else { Some(serde_json::to_string(&asked)?) })
}

/// The lists in use as a text, with which another module of the same version can use them.
#[wasm_bindgen]
pub fn packed_lists() -> String {
    LISTS.with_borrow(NewsroomLists::packed)
}

/// Leaves out the rows of the lists in use whose patterns cannot be used: `[{pattern, message}]`, with
/// their numbers in what [`use_lists`] gave. Gives what counts now.
///
/// # Errors
/// If `problems` is no such list.
#[wasm_bindgen]
pub fn refuse_patterns(problems: JsValue) -> Result<JsValue, JsError> {
    let problems: Vec<(usize, String)> =
        items(Whole::Lists, problems)?.filter_map(|item| problem(item).ok()).collect();
    let lists = LISTS.take().without_patterns(&problems);
    let answer = lists.used().serialize(&Serializer::json_compatible());
    LISTS.set(lists);
    Ok(answer?)
}

fn problem(item: JsValue) -> Result<(usize, String), Error> {
    let mut fields = Fields::of(Whole::Lists, given(item)?)?;
    match (fields.take("pattern")?, fields.take("message")?) {
        (Given::Number(pattern), Given::Text(message)) => Ok((pattern as usize, message)),
        (pattern, _) => Err(Error::field("pattern", pattern.shown(), "the number of a pattern")),
    }
}

/// A list in CSV in the form that it has in JSON, with what cannot be used of it: `{list, leftOut}`.
///
/// # Errors
/// None that a caller could cause.
#[wasm_bindgen]
pub fn list_of_csv(text: &str) -> Result<JsValue, JsError> {
    Ok(newsroom::list_of_csv(text).serialize(&Serializer::json_compatible())?)
}

/// A value, looked into so many levels deep.
fn levels(value: JsValue, levels: u8) -> Result<Given, Error> {
    let deserializer = serde_wasm_bindgen::Deserializer::from(value);
    Levels(levels).deserialize(deserializer).map_err(|_| Error::no_plain_data())
}
