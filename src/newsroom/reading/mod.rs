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
#[cfg(any(target_arch = "wasm32", test))]
mod of_csv;
mod problems;
mod row;
#[cfg(test)]
mod schema;
mod sheet;
#[cfg(test)]
mod tests;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use json::parse;
pub(super) use listing::{AllRows, ListRead};
#[cfg(target_arch = "wasm32")]
pub(crate) use object::LEVELS;
#[cfg(any(target_arch = "wasm32", test))]
pub(crate) use of_csv::list_of_csv;
pub(super) use problems::label;

use crate::contract::given::Given;
use listing::Listing;
use problems::Problems;

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
