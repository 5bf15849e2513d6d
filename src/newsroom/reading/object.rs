//! A list in JSON: an object with a list of rows for each section.
//!
//! Not read: `$schema`, which is for editors. Of a field that is there twice the last counts, as it does
//! for JavaScript.

use super::columns::{Form, SECTIONS};
use super::listing::Listing;
use crate::contract::given::{Given, quoted};
use crate::contract::{Error, Whole};

/// So many levels a list has: an object, a list of rows, a row, its posts, one of them.
pub(crate) const LEVELS: u8 = 5;

/// Fields of a list that are no section, and what they take.
pub(super) const FIELDS: [(&str, &str); 3] = [
    ("$schema", "the address of the list's JSON Schema, for editors"),
    ("name", "what the list is called, a string such as \"Council desk\""),
    ("version", "which edition it is, a string such as \"2026-11-27\""),
];

/// All fields of a list, sections first.
fn names() -> impl Iterator<Item = &'static str> {
    SECTIONS.iter().map(|row| row.name).chain(FIELDS.iter().map(|(name, _)| *name))
}

/// Reads the rows of a list.
///
/// # Errors
/// If it is no object.
pub(super) fn read(given: Given, listing: &mut Listing) -> Result<(), String> {
    let Given::Object(fields) = given else {
        return Err(Error::no_object(Whole::NewsroomList, given.shown()).to_string());
    };
    let mut known: Vec<(&'static str, Given)> = Vec::new();
    for (name, given) in fields.into_iter().filter(|(_, given)| !matches!(given, Given::Nothing)) {
        let mut report = |why: &dyn Fn() -> Error| {
            listing.list.problems.add(None, &name, &|| why().to_string());
        };
        let Some(field) = names().find(|field| *field == name) else {
            report(&|| {
                let names: Vec<&str> = names().collect();
                Error::unknown_field(Whole::NewsroomList, quoted(&name), &names)
            });
            continue;
        };
        if let Some((_, before)) = known.iter_mut().find(|(before, _)| *before == field) {
            report(&|| Error::twice(field));
            *before = given;
        } else {
            known.push((field, given));
        }
    }
    for (name, given) in known {
        field(name, given, listing);
    }
    Ok(())
}

/// Reads a section, or what the list says of itself.
fn field(name: &'static str, given: Given, listing: &mut Listing) {
    let section = SECTIONS.iter().find(|row| row.name == name);
    let takes = FIELDS.iter().find(|(field, _)| *field == name);
    match (section, given) {
        (Some(section), Given::List(rows)) => {
            for (index, row) in rows.into_iter().enumerate() {
                listing.row(section.section, index + 1, Ok(row));
            }
        }
        (None, Given::Text(text)) => {
            let text = Form::Line.read(&text).unwrap_or_default();
            match name {
                "name" => listing.list.name = text,
                "version" => listing.list.version = text,
                _ => {}
            }
        }
        (_, given) => listing.list.problems.add(None, name, &|| {
            let takes = takes.map_or("a list of rows, [{…}, {…}]", |(_, takes)| *takes);
            Error::field(name, given.shown(), takes).to_string()
        }),
    }
}
