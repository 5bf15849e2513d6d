//! A list in CSV as it would stand in a JSON file: for a page, where lists in CSV are taken over.

use super::raw::RawRow;
use super::{ListContent, Reader, add_new};
use crate::contract::LeftOut;
use crate::contract::given::Given;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A list that was CSV, in the form that it has in JSON.
#[derive(Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ListOfCsv {
    pub(crate) list: Given,
    /// What is not in it.
    pub(crate) left_out: Vec<LeftOut>,
}

/// Reads a list in CSV. Rows that cannot be used are not in it; the others are as they were written, and
/// those of one person are one.
pub(crate) fn list_of_csv(text: &str) -> ListOfCsv {
    let mut reader = Reader::default();
    let mut rows: Vec<RawRow> = Vec::new();
    reader.add_each("", ListContent::Csv(text), &mut |index, row| match rows.get_mut(index) {
        None => rows.push(row),
        Some(before) => {
            if let (Ok(before), Ok(more)) = (&mut before.given, row.given) {
                merge(before, more);
            }
        }
    });
    let mut sections: Vec<(String, Given)> = Vec::new();
    for row in rows {
        let (name, given) = (row.section.name(), row.given.unwrap_or(Given::Nothing));
        match sections.iter_mut().find(|(section, _)| section == name) {
            Some((_, Given::List(rows))) => rows.push(given),
            _ => sections.push((name.to_owned(), Given::List(vec![given]))),
        }
    }
    let left_out = reader.lists.iter().flat_map(|list| list.problems.shown()).collect();
    ListOfCsv { list: Given::Object(sections), left_out }
}

/// Adds to a person's row what another one says.
fn merge(row: &mut Given, more: Given) {
    let (Given::Object(fields), Given::Object(more)) = (row, more) else { return };
    for (name, given) in more {
        match (fields.iter_mut().find(|(known, _)| *known == name), given) {
            (Some((_, Given::List(items))), Given::List(more)) => add_new(items, more),
            (Some(_), _) => {}
            (None, given) => fields.push((name, given)),
        }
    }
}

/// As it was given; what is too deep to have been looked into is nothing.
impl Serialize for Given {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Given::Nothing | Given::Deeper(_) => serializer.serialize_unit(),
            Given::Bool(truth) => serializer.serialize_bool(*truth),
            Given::Number(number) => serializer.serialize_f32(*number),
            Given::Text(text) => serializer.serialize_str(text),
            Given::List(items) => serializer.collect_seq(items),
            Given::Object(fields) => {
                let mut object = serializer.serialize_map(Some(fields.len()))?;
                for (name, given) in fields {
                    object.serialize_entry(name, given)?;
                }
                object.end()
            }
        }
    }
}
