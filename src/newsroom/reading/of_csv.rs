//! A list in CSV as it would stand in a JSON file: for a page, where lists in CSV are taken over.

use super::cells::Cells;
use super::columns::SECTIONS;
use super::{AllRows, ListContent, read, sheet};
use crate::contract::LeftOut;
use serde::ser::{Serialize, SerializeMap, Serializer};

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
