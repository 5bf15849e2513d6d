//! A list in CSV: a header that names columns in any order, and a row a line. Each row is brought into
//! the form that it has in JSON.
//!
//! Cells are parted by whatever parts the header: a comma, a semicolon or a tab. Lines without anything
//! are left alone.

use super::columns::{
    ALIASES, COLUMNS, KIND, NAME, PATTERN, PATTERN_KINDS, POSITIONS, POSTS, SECTIONS, WORDS,
    is_csv_column,
};
use super::csv::{Record, Records};
use super::problems::{Fault, Problems};
use super::raw::{RawList, RowLabel};
use crate::contract::given::{Given, quoted};
use crate::contract::{Error, listed};
use crate::newsroom::Section;

const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// What the column `kind` takes.
const KINDS: &str =
    "one of \"person\", \"organization\", \"place\", \"role\", \"never\", \"date\" and \"style\"";

const NO_HEADER: &str = "this is no list; write CSV with a header that has the columns kind and name or pattern, such as kind,name,aliases, or in JSON an object such as {\"people\": [{\"name\": \"Ruth Calder\"}]}";

/// The rows of a list.
///
/// # Errors
/// If it has no header; what a header is.
pub(super) fn read(text: &str, problems: &mut Problems) -> Result<RawList, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let sheets = SEPARATORS.map(|separator| Sheet::new(text, separator));
    // The last of those that are as good is the comma.
    let sheet = sheets.into_iter().rev().flatten().max_by_key(Sheet::known);
    let mut sheet = sheet.filter(Sheet::has_what_rows_need).ok_or_else(|| NO_HEADER.to_owned())?;
    sheet.report(problems);
    let Sheet { header, records, .. } = sheet;
    let mut list = RawList::default();
    for record in records.filter(|record| !is_empty(record)) {
        let label = RowLabel::Line(record.line);
        match row(&header, record) {
            Ok((section, given)) => list.add(label, section, Ok(given)),
            // Which section is meant does not matter: lines are called by their number.
            Err(fault) => list.add(label, Section::Never, Err(fault)),
        }
    }
    Ok(list)
}

/// A file whose cells are parted in a certain way.
struct Sheet<'t> {
    line: usize,
    header: Vec<String>,
    records: Records<'t>,
}

impl Sheet<'_> {
    fn new(text: &str, separator: char) -> Option<Sheet<'_>> {
        let mut records = Records::new(text, separator);
        let header = records.find(|record| !is_empty(record))?;
        let names = header.cells.iter().map(|cell| cell.trim().to_lowercase());
        Some(Sheet { line: header.line, header: names.collect(), records })
    }

    /// How many columns of the header are known.
    fn known(&self) -> usize {
        self.header.iter().filter(|name| is_csv_column(name)).count()
    }

    fn has(&self, name: &str) -> bool {
        self.header.iter().any(|column| column == name)
    }

    fn has_what_rows_need(&self) -> bool {
        self.has(KIND.csv) && (self.has(NAME.csv) || self.has(PATTERN.csv))
    }

    /// Reports columns that are not read, and forgets them.
    fn report(&mut self, problems: &mut Problems) {
        let line = RowLabel::Line(self.line).shown(Section::Never);
        let mut seen: Vec<&str> = Vec::new();
        for name in &mut self.header {
            let known = COLUMNS.iter().find(|column| !name.is_empty() && column.csv == name);
            let column: String = name.chars().take(60).collect();
            match known {
                Some(known) if !seen.contains(&known.csv) => {
                    seen.push(known.csv);
                    continue;
                }
                Some(known) => {
                    problems.add(&line, &column, &|| Error::twice(known.csv).to_string());
                }
                None if name.is_empty() => {}
                None => problems.add(&line, &column, &|| no_column(name)),
            }
            name.clear();
        }
    }
}

fn no_column(name: &str) -> String {
    let mut known: Vec<&str> = COLUMNS.map(|column| column.csv).into();
    known.retain(|name| !name.is_empty());
    known.dedup();
    format!("there is no column {}; the columns are {}", quoted(name), listed(&known))
}

fn is_empty(record: &Record) -> bool {
    record.fault.is_none() && record.cells.iter().all(|cell| cell.trim().is_empty())
}

/// The section of a row, and the row as JSON has it.
fn row(header: &[String], record: Record) -> Result<(Section, Given), Fault> {
    if let Some(fault) = record.fault {
        return Err(Fault { column: "", message: fault.to_owned() });
    }
    if record.cells.iter().skip(header.len()).any(|cell| !cell.trim().is_empty()) {
        let message = format!(
            "it has {} cells and the header {}; put a cell that holds a separator into double quotes",
            record.cells.len(),
            header.len()
        );
        return Err(Fault { column: "", message });
    }
    let cells = header.iter().map(String::as_str).zip(record.cells);
    let mut cells: Vec<(&str, String)> =
        cells.filter(|(_, cell)| !cell.trim().is_empty()).collect();
    let section = section(&cells)?;
    cells.retain(|(name, _)| section == Section::Patterns || *name != KIND.csv);
    Ok((section, object(section, cells)))
}

fn section(cells: &[(&str, String)]) -> Result<Section, Fault> {
    let cell = |column| cells.iter().find(|(name, _)| *name == column).map(|(_, cell)| cell.trim());
    let fault = |error: Error| Fault { column: KIND.csv, message: error.to_string() };
    let Some(kind) = cell(KIND.csv) else {
        return Err(fault(Error::field(KIND.csv, Given::Nothing.shown(), KINDS)));
    };
    if cell(PATTERN.csv).is_some() && PATTERN_KINDS.contains(&kind) {
        return Ok(Section::Patterns);
    }
    let found = SECTIONS.iter().find(|row| row.kind == kind);
    found.map(|row| row.section).ok_or_else(|| fault(Error::field(KIND.csv, quoted(kind), KINDS)))
}

/// The row as JSON has it, from its cells that hold something.
fn object(section: Section, cells: Vec<(&str, String)>) -> Given {
    let mut fields: Vec<(String, Given)> = Vec::new();
    let (mut words, mut position) = (Vec::new(), Vec::new());
    for (name, cell) in cells {
        let is_of_position = COLUMNS.iter().any(|column| column.csv == name && column.of == POSTS);
        if section == Section::Style && name == WORDS.csv {
            words.push(Given::Text(cell));
        } else if section == Section::Style && name == ALIASES.csv {
            words.extend(parted(&cell));
        } else if name == ALIASES.csv {
            fields.push((name.to_owned(), Given::List(parted(&cell).collect())));
        } else if section == Section::People && is_of_position {
            position.push((name.to_owned(), Given::Text(cell)));
        } else if is_csv_column(name) {
            fields.push((name.to_owned(), Given::Text(cell)));
        }
    }
    if !words.is_empty() {
        fields.push((WORDS.name.to_owned(), Given::List(words)));
    }
    if !position.is_empty() {
        let positions = vec![Given::Object(position)];
        fields.push((POSITIONS.name.to_owned(), Given::List(positions)));
    }
    Given::Object(fields)
}

/// The parts of a cell that `;` parts.
fn parted(cell: &str) -> impl Iterator<Item = Given> {
    let parts = cell.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| Given::Text(part.to_owned()))
}
