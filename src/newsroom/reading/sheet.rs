//! A list in CSV: a header that names columns in any order, and a row a line.
//!
//! Cells are parted by whatever parts the header: commas, semicolons or tabs. Lines without anything are
//! left alone.

use super::columns::{COLUMNS, Column, KIND, NAME, PATTERN, PATTERN_KINDS, SECTIONS};
use super::csv::{Record, Records};
use super::listing::Listing;
use super::problems::Fault;
use crate::contract::given::{Given, quoted};
use crate::contract::{Error, listed};
use crate::newsroom::Section;

const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// What the column `kind` takes.
const KINDS: &str =
    "one of \"person\", \"organization\", \"place\", \"role\", \"never\", \"date\" and \"style\"";

pub(super) const NO_HEADER: &str = "this is no list; write CSV with a header that has the columns kind and name or pattern, such as kind,name,aliases, or in JSON an object such as {\"people\": [{\"name\": \"Ruth Calder\"}]}";

/// Reads the rows of a list.
///
/// # Errors
/// If it has no header; what a header is.
pub(super) fn read(text: &str, listing: &mut Listing) -> Result<(), String> {
    let first = text.trim_start().split(['\r', '\n']).next().unwrap_or_default();
    // The last of those that are as many is the comma.
    let separator =
        SEPARATORS.into_iter().max_by_key(|separator| first.matches(*separator).count());
    let mut records =
        Records::new(text, separator.unwrap_or(',')).filter(|record| !is_empty(record));
    let header = records.next().map(|record| header(record, listing)).unwrap_or_default();
    let has = |column| header.iter().flatten().any(|known| known.csv == csv(column));
    if !has(KIND) || !has(NAME) && !has(PATTERN) {
        return Err(NO_HEADER.to_owned());
    }
    for record in records {
        let line = record.line;
        match row(&header, record) {
            Ok((section, row)) => listing.row(section, line, Ok(row)),
            // Which section is meant does not matter: lines are called by their number.
            Err(fault) => listing.row(Section::Never, line, Err(fault)),
        }
    }
    Ok(())
}

fn csv(column: usize) -> &'static str {
    COLUMNS.get(column).map_or("", |column| column.csv)
}

fn is_empty(record: &Record) -> bool {
    record.fault.is_none() && record.cells.iter().all(|cell| cell.trim().is_empty())
}

/// The columns of a header; none where one is not known or there already, which is reported.
fn header(record: Record, listing: &mut Listing) -> Vec<Option<&'static Column>> {
    let row = Some((Section::Never, record.line));
    let mut header: Vec<Option<&'static Column>> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for cell in record.cells {
        let name = cell.trim().to_lowercase();
        let known = COLUMNS.iter().find(|column| column.csv == name && !name.is_empty());
        let is_new = known.is_some_and(|column| !seen.contains(&column.csv));
        if !is_new && !name.is_empty() {
            listing.list.problems.add(row, &name, &|| match known {
                Some(column) => Error::twice(column.csv).to_string(),
                None => no_column(&name),
            });
        }
        seen.extend(known.filter(|_| is_new).map(|column| column.csv));
        header.push(known.filter(|_| is_new));
    }
    header
}

fn no_column(name: &str) -> String {
    let mut known: Vec<&str> = COLUMNS.iter().map(|column| column.csv).collect();
    known.retain(|name| !name.is_empty());
    known.dedup();
    format!("there is no column {}; the columns are {}", quoted(name), listed(&known))
}

/// The section of a row, and the row as an object.
fn row(header: &[Option<&'static Column>], record: Record) -> Result<(Section, Given), Fault> {
    let whole = |message| Fault { column: "", message };
    if let Some(fault) = record.fault {
        return Err(whole(fault.to_owned()));
    }
    let count = record.cells.len();
    let (mut kind, mut has_pattern, mut fields) = (String::new(), false, Vec::new());
    let columns = header.iter().map(Some).chain(std::iter::repeat(None));
    for (column, cell) in columns.zip(record.cells).filter(|(_, cell)| !cell.trim().is_empty()) {
        let Some(column) = column else {
            return Err(whole(format!(
                "it has {count} cells and the header {}; put a cell that holds a separator into double quotes",
                header.len()
            )));
        };
        let Some(column) = column else { continue };
        if column.csv == csv(KIND) {
            kind.push_str(cell.trim());
            continue;
        }
        has_pattern |= column.csv == csv(PATTERN);
        fields.push((column.csv.to_owned(), Given::Text(cell)));
    }
    if has_pattern && PATTERN_KINDS.contains(&kind.as_str()) {
        fields.push((csv(KIND).to_owned(), Given::Text(kind)));
        return Ok((Section::Patterns, Given::Object(fields)));
    }
    match SECTIONS.iter().find(|row| row.kind == kind && !kind.is_empty()) {
        Some(row) => Ok((row.section, Given::Object(fields))),
        None => {
            let shown = if kind.is_empty() { Given::Nothing.shown() } else { quoted(&kind) };
            let message = Error::field(csv(KIND), shown, KINDS).to_string();
            Err(Fault { column: csv(KIND), message })
        }
    }
}
