//! Reads lists: JSON (`json`, `object`) and CSV (`csv`, `sheet`), row by row (`listing`), by one table of
//! `columns`. Each cell is checked by its column (`cells`), and what the cells say together becomes a
//! [`Row`](super::Row) (`row`).
//!
//! A row that cannot be used is left out and reported with its column, what is expected there and what
//! to write; all others count. Work and memory are in proportion to what is given, which is bounded.
//!
//! Not read: what patterns say, which is compiled elsewhere; what no column is for.

mod cells;
mod columns;
mod csv;
mod days;
mod json;
mod listing;
mod object;
mod problems;
mod row;
#[cfg(test)]
mod schema;
mod sheet;
#[cfg(test)]
mod tests;

pub(super) use json::parse;
pub(super) use listing::{AllRows, ListRead};
pub(crate) use object::LEVELS;

use crate::contract::LeftOut;
use crate::contract::given::Given;
use cells::Cells;
use columns::SECTIONS;
use listing::Listing;
use problems::Problems;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A list has so many bytes at most.
pub(super) const BYTES: usize = 4_000_000;

/// What a list is given as.
pub(crate) enum ListContent<'t> {
    Csv(&'t str),
    /// A list in JSON that was parsed already, so many levels deep as [`LEVELS`] says.
    Parsed(Given),
    /// A list that the caller could not read; why.
    Unreadable(String),
}

#[allow(dead_code)] // A web build may leave reading to another module.
impl<'t> ListContent<'t> {
    /// That of a file; JSON is read by `parse`, which says where it is none and why.
    pub(crate) fn of(
        file: &str,
        text: &'t str,
        parse: impl FnOnce(&str) -> Result<Given, String>,
    ) -> ListContent<'t> {
        // Some editors put one before whatever they save.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.len() > BYTES {
            ListContent::Unreadable(too_long(text.len()))
        } else if json::is_json(file, text) {
            parse(text).map_or_else(
                |why| ListContent::Unreadable(json::no_json(&why)),
                ListContent::Parsed,
            )
        } else {
            ListContent::Csv(text)
        }
    }
}

fn too_long(bytes: usize) -> String {
    format!("a list has {BYTES} bytes at most, but this has {bytes}; part it into several files")
}

/// Reads one more list after those that were read, and adds its rows to theirs.
pub(super) fn read(index: usize, file: &str, content: ListContent, all: &mut AllRows) -> ListRead {
    let mut listing = Listing::new(index, matches!(content, ListContent::Csv(_)), all);
    let whole = match content {
        ListContent::Csv(text) => sheet::read(text, &mut listing),
        ListContent::Parsed(given) => object::read(given, &mut listing),
        ListContent::Unreadable(why) => Err(why),
    };
    let mut list = listing.list;
    if let Err(why) = whole {
        list.problems = Problems::default();
        list.problems.add(None, "", &|| why.clone());
    }
    if list.name.is_empty() {
        list.name = if file.is_empty() { (index + 1).to_string() } else { file.to_owned() };
    }
    list
}

/// A list that was CSV, in the form that it has in JSON.
#[derive(Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ListOfCsv {
    pub(crate) list: Sections,
    /// What is not in it.
    pub(crate) left_out: Vec<LeftOut>,
}

/// The rows of a list with the sections that they are of.
#[derive(Debug)]
pub(crate) struct Sections(Vec<(&'static str, Vec<Cells>)>);

/// Reads a list in CSV. Rows that cannot be used are not in it; the others are as they were written, and
/// those of one person are one.
#[allow(dead_code)] // Asked for by JavaScript alone.
pub(crate) fn list_of_csv(text: &str) -> ListOfCsv {
    let mut all = AllRows::default();
    all.kept = Some(Vec::new());
    let content = ListContent::of("", text, |_| Err(sheet::NO_HEADER.to_owned()));
    let list = read(0, "", content, &mut all);
    let mut sections: Vec<(&'static str, Vec<Cells>)> =
        SECTIONS.iter().map(|row| (row.name, Vec::new())).collect();
    for (row, cells) in all.rows.iter().zip(all.kept.unwrap_or_default()) {
        if let Some((_, rows)) = sections.get_mut(row.section as usize) {
            rows.push(cells);
        }
    }
    ListOfCsv { list: Sections(sections), left_out: list.problems.shown() }
}

impl Serialize for Sections {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_map(None)?;
        for (name, rows) in self.0.iter().filter(|(_, rows)| !rows.is_empty()) {
            list.serialize_entry(name, rows)?;
        }
        list.end()
    }
}
