//! A list in JSON: an object with a list of rows for each section.
//!
//! Not read: `$schema`, which is for editors. Of a field that is there twice the last counts, as it does
//! for JavaScript.

use super::columns::{Form, SECTIONS};
use super::problems::Problems;
use super::raw::{RawList, RowLabel};
use crate::contract::given::{Given, quoted};
use crate::contract::{Error, Whole};

/// So many levels a list has: an object, a list of rows, a row, its posts, one of them.
pub(crate) const LEVELS: u8 = 5;

const NAME: &str = "name";
const VERSION: &str = "version";
const SCHEMA: &str = "$schema";

/// Fields of a list that are no section, and what they take.
pub(super) const FIELDS: [(&str, &str); 3] = [
    (SCHEMA, "the address of the list's JSON Schema, for editors"),
    (NAME, "what the list is called, a string such as \"Council desk\""),
    (VERSION, "which edition it is, a string such as \"2026-11-27\""),
];

/// The rows of a list.
///
/// # Errors
/// If it is no object.
pub(super) fn read(given: Given, problems: &mut Problems) -> Result<RawList, Error> {
    let Given::Object(fields) = given else {
        return Err(Error::no_object(Whole::NewsroomList, given.shown()));
    };
    let mut list = RawList::default();
    for (name, given) in last_of_each(fields, problems) {
        let section = SECTIONS.iter().find(|row| row.name == name);
        match (section, given) {
            (None, given) => about(name, &given, &mut list, problems),
            (Some(row), Given::List(items)) => {
                for (index, item) in items.into_iter().enumerate() {
                    list.add(RowLabel::Number(index + 1), row.section, Ok(item));
                }
            }
            (Some(row), other) => problems.add("", row.name, &|| {
                Error::field(row.name, other.shown(), "a list of rows, [{…}, {…}]").to_string()
            }),
        }
    }
    Ok(list)
}

/// The fields that a list may have, each once; others are reported.
fn last_of_each(
    fields: Vec<(String, Given)>,
    problems: &mut Problems,
) -> Vec<(&'static str, Given)> {
    let known = || FIELDS.iter().map(|(name, _)| *name).chain(SECTIONS.iter().map(|row| row.name));
    let mut once: Vec<(&'static str, Given)> = Vec::new();
    for (name, given) in fields {
        let Some(name) = known().find(|known| *known == name) else {
            let column: String = name.chars().take(60).collect();
            problems.add("", &column, &|| {
                let known: Vec<&str> = known().collect();
                Error::unknown_field(Whole::NewsroomList, quoted(&name), &known).to_string()
            });
            continue;
        };
        match (once.iter_mut().find(|(before, _)| *before == name), given) {
            (_, Given::Nothing) => {}
            (None, given) => once.push((name, given)),
            (Some(before), given) => {
                problems.add("", name, &|| Error::twice(name).to_string());
                before.1 = given;
            }
        }
    }
    once
}

/// A field that says something about the list.
fn about(name: &'static str, given: &Given, list: &mut RawList, problems: &mut Problems) {
    let target = match name {
        NAME => &mut list.name,
        VERSION => &mut list.version,
        _ => return,
    };
    *target = match given {
        Given::Text(text) => Form::Line.read(text).filter(|text| !text.is_empty()),
        _ => None,
    };
    if let (None, Some((_, takes))) = (target, FIELDS.iter().find(|(known, _)| *known == name)) {
        problems.add("", name, &|| Error::field(name, given.shown(), takes).to_string());
    }
}
