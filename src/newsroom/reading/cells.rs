//! What a row says in its columns.
//!
//! Not read: a column that its section does not take is reported and left alone. Of a column that is
//! there twice the last counts, as it does for JavaScript.

use super::columns::{Column, Form, ITEMS, POSTS, columns_of};
use super::problems::{Fault, Problems};
use super::raw::RowLabel;
use crate::contract::given::{Given, quoted};
use crate::contract::{Error, Whole};
use crate::newsroom::Section;

/// The cells of a row.
pub(super) struct Cells<'g> {
    label: RowLabel,
    section: Section,
    of: u16,
    known: Vec<(&'static Column, &'g Given)>,
}

impl<'g> Cells<'g> {
    /// Those of a row of the section. What it does not take is reported.
    pub(super) fn of_row(
        label: RowLabel,
        section: Section,
        row: &'g [(String, Given)],
        problems: &mut Problems,
    ) -> Cells<'g> {
        Cells::new(label, section, section.alone(), row, problems)
    }

    fn new(
        label: RowLabel,
        section: Section,
        of: u16,
        row: &'g [(String, Given)],
        problems: &mut Problems,
    ) -> Cells<'g> {
        let mut cells = Cells { label, section, of, known: Vec::new() };
        for (name, given) in row.iter().filter(|(_, given)| !matches!(given, Given::Nothing)) {
            let known = columns_of(of).find(|column| column.name == name);
            let before = known.and_then(|known| cells.index(known));
            let report = |problems: &mut Problems, why: &dyn Fn() -> Error| {
                let column = known
                    .map_or_else(|| name.chars().take(60).collect(), |c| cells.shown(c).to_owned());
                problems.add(&label.shown(section), &column, &|| why().to_string());
            };
            match (known, before) {
                (None, _) => report(problems, &|| cells.unknown(name)),
                (Some(column), Some(_)) => report(problems, &|| Error::twice(column.name)),
                _ => {}
            }
            match (known, before.and_then(|index| cells.known.get_mut(index))) {
                (Some(_), Some(cell)) => cell.1 = given,
                (Some(column), None) => cells.known.push((column, given)),
                (None, _) => {}
            }
        }
        cells
    }

    fn unknown(&self, name: &str) -> Error {
        let of = match self.label {
            // There a person's posts are columns of the person.
            RowLabel::Line(_) if self.section == Section::People => self.of | POSTS,
            _ => self.of,
        };
        let names = columns_of(of).map(|column| self.shown(column)).filter(|name| !name.is_empty());
        Error::unknown_field(self.whole(), quoted(name), &names.collect::<Vec<_>>())
    }

    fn whole(&self) -> Whole {
        Whole::ListRow(if self.of == POSTS { "posts" } else { self.section.name() })
    }

    /// A column's name in this kind of file.
    fn shown(&self, column: &'static Column) -> &'static str {
        match self.label {
            RowLabel::Line(_) => column.csv,
            RowLabel::Number(_) => column.name,
        }
    }

    fn index(&self, column: &Column) -> Option<usize> {
        self.known.iter().position(|(known, _)| known.name == column.name)
    }

    /// What stands in a column; an empty text is as good as none, unless every character counts.
    fn get(&self, column: &Column) -> Option<&'g Given> {
        let given = self.known.get(self.index(column)?)?.1;
        match given {
            Given::Text(text) if text.trim().is_empty() && column.form != Form::Verbatim => None,
            given => Some(given),
        }
    }

    /// Whether something stands in a column.
    pub(super) fn has(&self, column: &Column) -> bool {
        self.get(column).is_some()
    }

    /// That a column takes something else than this.
    pub(super) fn wrong(&self, column: &'static Column, shown: String) -> Fault {
        let name = self.shown(column);
        Fault { column: name, message: Error::field(name, shown, column.takes).to_string() }
    }

    /// That a column is needed.
    pub(super) fn missing(&self, column: &'static Column) -> Fault {
        let name = self.shown(column);
        Fault {
            column: name,
            message: Error::missing(self.whole(), name, column.takes).to_string(),
        }
    }

    /// What a column says.
    ///
    /// # Errors
    /// If it cannot say that, or says nothing and is needed.
    pub(super) fn text(&self, column: &'static Column) -> Result<Option<String>, Fault> {
        match self.get(column) {
            None if column.required & self.of != 0 => Err(self.missing(column)),
            None => Ok(None),
            Some(given) => self.item(column, given).map(Some),
        }
    }

    /// The same of a column that is needed.
    pub(super) fn needed(&self, column: &'static Column) -> Result<String, Fault> {
        self.text(column)?.ok_or_else(|| self.missing(column))
    }

    fn item(&self, column: &'static Column, given: &Given) -> Result<String, Fault> {
        let read = match given {
            Given::Text(text) => column.form.read(text),
            _ => None,
        };
        read.ok_or_else(|| self.wrong(column, given.shown()))
    }

    /// The items of a list.
    fn items(&self, column: &'static Column) -> Result<&'g [Given], Fault> {
        match self.get(column) {
            None => Ok(&[]),
            Some(Given::List(items)) if items.len() <= ITEMS => Ok(items),
            Some(Given::List(items)) => {
                Err(self.wrong(column, format!("a list of {}", items.len())))
            }
            Some(text) if column.form == Form::WordsOrList => Ok(std::slice::from_ref(text)),
            Some(other) => Err(self.wrong(column, other.shown())),
        }
    }

    /// The phrases of a column.
    ///
    /// # Errors
    /// If one of them is none.
    pub(super) fn phrases(&self, column: &'static Column) -> Result<Vec<String>, Fault> {
        self.items(column)?.iter().map(|item| self.item(column, item)).collect()
    }

    /// The objects of a column, each with cells of its own.
    ///
    /// # Errors
    /// If one of them is none.
    pub(super) fn rows(
        &self,
        column: &'static Column,
        of: u16,
        problems: &mut Problems,
    ) -> Result<Vec<Cells<'g>>, Fault> {
        let cells = |item: &'g Given| match item {
            Given::Object(row) => Ok(Cells::new(self.label, self.section, of, row, problems)),
            other => Err(self.wrong(column, format!("a list that holds {}", other.shown()))),
        };
        self.items(column)?.iter().map(cells).collect()
    }
}
