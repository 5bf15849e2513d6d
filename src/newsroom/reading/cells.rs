//! What a row says in its columns: plain words, each checked by its column's form.
//!
//! Not read: a column that its section does not take is reported and left alone. Of a column that is
//! there twice the last counts, as it does for JavaScript.

use super::columns::{
    COLUMNS, Column, Form, ITEMS, NAME, POSITION, POSITIONS, POSTS, UNTIL, columns_of,
};
use super::problems::{Fault, Problems};
use crate::contract::given::{Given, quoted};
use crate::contract::{Error, Whole};
use crate::newsroom::Section;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The cells of a row. What is not written is not there.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Cells {
    words: [Vec<String>; COLUMNS.len()],
    pub(super) positions: Vec<Cells>,
}

impl Cells {
    /// All that a column says.
    pub(super) fn all(&self, column: usize) -> &[String] {
        self.words.get(column).map_or(&[], Vec::as_slice)
    }

    /// What a column says.
    pub(super) fn text(&self, column: usize) -> Option<&str> {
        self.all(column).first().map(String::as_str)
    }

    /// The same, to keep.
    pub(super) fn owned(&self, column: usize) -> Option<String> {
        self.text(column).map(str::to_owned)
    }

    /// Adds what another row says of the same, where there may be more.
    pub(super) fn add(&mut self, more: Cells) {
        for ((words, more), column) in self.words.iter_mut().zip(more.words).zip(&COLUMNS) {
            if words.is_empty() || column.form == Form::List {
                add_new(words, more);
            }
        }
        add_new(&mut self.positions, more.positions);
    }
}

/// Adds items that are not there.
pub(super) fn add_new<T: PartialEq>(items: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !items.contains(&item) {
            items.push(item);
        }
    }
}

/// Fills cells of one row after the other.
pub(super) struct Filler<'p> {
    pub(super) section: Section,
    pub(super) number: usize,
    pub(super) problems: &'p mut Problems,
}

impl Filler<'_> {
    /// The cells of a row.
    ///
    /// # Errors
    /// If one of them is not as its column takes it, or missing.
    pub(super) fn row(&mut self, row: Given) -> Result<Cells, Fault> {
        let of = self.section.alone();
        let fields = match row {
            Given::Object(fields) => fields,
            Given::Text(name) if self.is_named() => vec![("name".to_owned(), Given::Text(name))],
            other => {
                let error = Error::no_object(Whole::ListRow(self.section.name()), other.shown());
                return Err(Fault { column: "", message: error.to_string() });
            }
        };
        // In CSV, a post's columns are the person's.
        let is_flat = self.problems.is_csv && self.section == Section::People;
        let mut cells = self.cells(if is_flat { of | POSTS } else { of }, fields)?;
        if is_flat {
            let mut position = Cells::default();
            for column in POSITION..=UNTIL {
                if let (Some(to), Some(from)) =
                    (position.words.get_mut(column), cells.words.get_mut(column))
                {
                    to.append(from);
                }
            }
            if position != Cells::default() {
                cells.positions.push(position);
            }
        }
        self.complete(of, &cells)?;
        for position in &cells.positions {
            self.complete(POSTS, position)?;
        }
        Ok(cells)
    }

    fn is_named(&self) -> bool {
        COLUMNS.get(NAME).is_some_and(|name| name.of & self.section.alone() != 0)
    }

    fn cells(&mut self, of: u16, fields: Vec<(String, Given)>) -> Result<Cells, Fault> {
        let mut cells = Cells::default();
        let is_csv = self.problems.is_csv;
        for (name, given) in fields {
            if matches!(given, Given::Nothing) {
                continue;
            }
            let known = COLUMNS
                .iter()
                .zip(&mut cells.words)
                .find(|(column, _)| column.of & of != 0 && column.shown(is_csv) == name);
            let Some((column, words)) = known else {
                let section = self.section;
                self.report(&name, &|| {
                    let known = columns_of(of).map(|column| column.shown(is_csv));
                    let known: Vec<&str> = known.filter(|name| !name.is_empty()).collect();
                    Error::unknown_field(whole(of, section), quoted(&name), &known)
                });
                continue;
            };
            let is_posts = column.form == Form::Posts;
            if !words.is_empty() || is_posts && !cells.positions.is_empty() {
                self.report(&name, &|| Error::twice(column.name));
                words.clear();
                cells.positions.truncate(if is_posts { 0 } else { usize::MAX });
            }
            match given {
                Given::List(items) if items.len() > ITEMS => {
                    return Err(wrong(column, is_csv, &format!("a list of {}", items.len())));
                }
                Given::List(items) if is_posts => {
                    for item in items {
                        match item {
                            Given::Object(fields) => {
                                let position = self.cells(POSTS, fields)?;
                                cells.positions.push(position);
                            }
                            other => return Err(wrong(column, is_csv, &held(&other))),
                        }
                    }
                }
                given => fill(column, given, is_csv, words)?,
            }
        }
        Ok(cells)
    }

    /// That nothing is missing.
    fn complete(&self, of: u16, cells: &Cells) -> Result<(), Fault> {
        let mut columns = COLUMNS.iter().zip(&cells.words);
        match columns.find(|(column, words)| column.required & of != 0 && words.is_empty()) {
            Some((column, _)) => Err(self.missing(of, column)),
            None => Ok(()),
        }
    }

    /// That a column is needed.
    pub(super) fn missing(&self, of: u16, column: &'static Column) -> Fault {
        let name = column.shown(self.problems.is_csv);
        let error = Error::missing(whole(of, self.section), name, column.takes);
        Fault { column: name, message: error.to_string() }
    }

    fn report(&mut self, column: &str, why: &dyn Fn() -> Error) {
        let row = Some((self.section, self.number));
        self.problems.add(row, column, &|| why().to_string());
    }
}

fn whole(of: u16, section: Section) -> Whole {
    Whole::ListRow(if of == POSTS { "posts" } else { section.name() })
}

/// Reads a cell, or a list of them.
fn fill(
    column: &'static Column,
    given: Given,
    is_csv: bool,
    words: &mut Vec<String>,
) -> Result<(), Fault> {
    let is_list = matches!(column.form, Form::List | Form::WordsOrList);
    let mut add = |text: &str| match column.form.read(text) {
        Some(text) => {
            words.push(text);
            Ok(())
        }
        None => Err(wrong(column, is_csv, &quoted(text))),
    };
    match given {
        Given::Text(text) if is_list && is_csv => {
            let parts = text.split(';').filter(|part| !part.trim().is_empty());
            if parts.clone().nth(ITEMS).is_some() {
                return Err(wrong(column, is_csv, &quoted(&text)));
            }
            parts.into_iter().try_for_each(add)
        }
        // As good as nothing, unless every character counts.
        Given::Text(text) if text.trim().is_empty() && column.form != Form::Verbatim => Ok(()),
        Given::Text(text) if !matches!(column.form, Form::List | Form::Posts) => add(&text),
        Given::List(items) if is_list => items.iter().try_for_each(|item| match item {
            Given::Text(text) => add(text),
            other => Err(wrong(column, is_csv, &held(other))),
        }),
        other => Err(wrong(column, is_csv, &other.shown())),
    }
}

/// That a column takes something else than this.
pub(super) fn wrong(column: &'static Column, is_csv: bool, shown: &str) -> Fault {
    let name = column.shown(is_csv);
    Fault { column: name, message: Error::field(name, shown.to_owned(), column.takes).to_string() }
}

fn held(given: &Given) -> String {
    format!("a list that holds {}", given.shown())
}

/// As a row of JSON.
impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        for (column, words) in COLUMNS.iter().zip(&self.words) {
            match (column.form, words.as_slice()) {
                (_, []) => {}
                (Form::List, words) | (Form::WordsOrList, words @ [_, _, ..]) => {
                    row.serialize_entry(column.name, words)?;
                }
                (_, [word, ..]) => row.serialize_entry(column.name, word)?,
            }
        }
        if !self.positions.is_empty() {
            let name = COLUMNS.get(POSITIONS).map_or("", |column| column.name);
            row.serialize_entry(name, &self.positions)?;
        }
        row.end()
    }
}
