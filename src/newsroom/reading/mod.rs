//! Reads lists: JSON (`json`, `object`) and CSV (`csv`, `sheet`) into the same raw rows, these by one
//! table of `columns` into [`Row`]s (`cells`, `row`).
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
mod object;
#[cfg(any(target_arch = "wasm32", test))]
mod of_csv;
mod problems;
mod raw;
mod row;
#[cfg(test)]
mod schema;
mod sheet;
#[cfg(test)]
mod tests;

pub(super) use json::parse;
pub(super) const BYTES: usize = raw::BYTES;

use super::{Meaning, Row};
use crate::contract::ListUsed;
use crate::contract::given::Given;
use crate::lexicon::key;
use columns::{ALIASES, ITEMS, PATTERN, POSITIONS};
#[cfg(any(target_arch = "wasm32", test))]
pub(crate) use of_csv::list_of_csv;
use problems::{Fault, Problems};
pub(super) use raw::RowLabel;
use raw::{RawList, RawRow};
use std::collections::HashMap;

/// All lists together have so many patterns at most.
const PATTERNS: usize = 2_000;

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
        match raw::too_long(text) {
            Some(why) => ListContent::Unreadable(why),
            None if json::is_json(file, text) => match parse(text) {
                Ok(given) => ListContent::Parsed(given),
                Err(why) => ListContent::Unreadable(json::no_json(&why)),
            },
            None => ListContent::Csv(text),
        }
    }
}

/// A list that was read, apart from its rows.
#[derive(Debug, Clone)]
pub(super) struct ListRead {
    name: String,
    version: String,
    /// How many rows it has.
    #[cfg(test)]
    given: usize,
    /// How many of them count. Several rows of one person are one in the end.
    counted: usize,
    pub(super) is_csv: bool,
    problems: Problems,
}

impl ListRead {
    /// For the contract.
    pub(super) fn used(&self) -> ListUsed {
        ListUsed {
            name: self.name.clone(),
            version: self.version.clone(),
            rows: self.counted,
            left_out: self.problems.shown(),
        }
    }

    /// Leaves out a row that counted until now, because of its pattern.
    pub(super) fn leave_out(&mut self, row: &Row, why: &str) {
        self.counted = self.counted.saturating_sub(1);
        self.problems.add(&self.label(row), PATTERN.name, &|| why.to_owned());
    }

    #[cfg(any(target_arch = "wasm32", not(feature = "patterns"), test))]
    /// Leaves out so many rows that counted until now, because nothing can match their patterns.
    pub(super) fn leave_out_patterns(&mut self, count: usize, why: &str) {
        self.counted = self.counted.saturating_sub(count);
        self.problems.add("", PATTERN.name, &|| {
            format!("the module that matches patterns cannot be used, so that {count} of the rows do not count: {why}")
        });
    }

    /// A row as people find it.
    pub(super) fn label(&self, row: &Row) -> String {
        RowLabel::of(self.is_csv, row.number).shown(row.section)
    }
}

/// Reads one list after the other.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) lists: Vec<ListRead>,
    /// Those that count, of all lists.
    pub(super) rows: Vec<Row>,
    patterns: usize,
}

impl Reader {
    /// Reads one more list.
    pub(super) fn add(&mut self, file: &str, content: ListContent) {
        self.add_each(file, content, &mut |_, _| {});
    }

    /// The same; with each row that counts, `taken` gets the number of what it became, or became a part
    /// of, among all rows.
    fn add_each(&mut self, file: &str, content: ListContent, taken: &mut dyn FnMut(usize, RawRow)) {
        let mut problems = Problems::default();
        let is_csv = matches!(content, ListContent::Csv(_));
        let raw = raw(content, &mut problems);
        if let Some((first, count)) = &raw.beyond {
            problems.add(first, "", &|| beyond(*count));
        }
        #[cfg(test)]
        let given = raw.rows.len() + raw.beyond.map_or(0, |(_, count)| count);
        let mut people = HashMap::new();
        let mut counted = 0;
        for row in raw.rows {
            match self.row(&row, &mut people, &mut problems) {
                Ok(index) => {
                    counted += 1;
                    taken(index, row);
                }
                Err(fault) => problems.add_fault(&row.label.shown(row.section), &fault),
            }
        }
        let number = (self.lists.len() + 1).to_string();
        let file = Some(file.to_owned()).filter(|file| !file.is_empty());
        self.lists.push(ListRead {
            name: raw.name.or(file).unwrap_or(number),
            version: raw.version.unwrap_or_default(),
            #[cfg(test)]
            given,
            counted,
            is_csv,
            problems,
        });
    }

    /// Reads a row, and gives its index.
    fn row(
        &mut self,
        raw: &RawRow,
        people: &mut HashMap<u64, usize>,
        problems: &mut Problems,
    ) -> Result<usize, Fault> {
        let row = row::read(self.lists.len(), raw, problems)?;
        if row.pattern.is_some() {
            self.patterns += 1;
            if self.patterns > PATTERNS {
                return Err(Fault { column: PATTERN.name, message: too_many_patterns() });
            }
        }
        let next = self.rows.len();
        if let Some(key) = person(&row) {
            let known = *people.entry(key).or_insert(next);
            let known = self.rows.get_mut(known).map(|person| (known, person));
            if let Some((index, person)) = known.filter(|(_, person)| is_same(person, &row)) {
                add_to(person, row)?;
                return Ok(index);
            }
        }
        self.rows.push(row);
        Ok(next)
    }
}

fn raw(content: ListContent, problems: &mut Problems) -> RawList {
    let raw = match content {
        ListContent::Csv(text) => match raw::too_long(text) {
            Some(why) => Err(why),
            None => sheet::read(text, problems),
        },
        ListContent::Parsed(given) => object::read(given, problems).map_err(|why| why.to_string()),
        ListContent::Unreadable(why) => Err(why),
    };
    raw.unwrap_or_else(|why| {
        problems.add("", "", &|| why.clone());
        RawList::default()
    })
}

fn beyond(count: usize) -> String {
    let most = raw::ROWS;
    format!(
        "a list has {most} rows at most; from this one on {count} are left out; part the list into several files"
    )
}

fn too_many_patterns() -> String {
    format!(
        "all lists together have {PATTERNS} patterns at most; take out patterns that are not needed"
    )
}

/// By what a person of a list is known; none if the row is no person with a name.
fn person(row: &Row) -> Option<u64> {
    let is_person = matches!(row.meaning, Meaning::Person { .. });
    let hash = key::of_bytes(row.words.first()?.as_bytes());
    is_person.then(|| key::and_byte(hash, row.any_case.into()))
}

fn is_same(one: &Row, other: &Row) -> bool {
    one.words.first() == other.words.first() && one.any_case == other.any_case
}

/// Adds what another row says of the same person.
///
/// # Errors
/// If that would be more than one person may have.
fn add_to(person: &mut Row, row: Row) -> Result<(), Fault> {
    let full = |column: &columns::Column| Fault {
        column: column.name,
        message: format!(
            "a person has {ITEMS} {} at most, those of all rows together",
            column.name
        ),
    };
    let Meaning::Person { posts: more } = row.meaning else { return Ok(()) };
    let Meaning::Person { posts } = &mut person.meaning else { return Ok(()) };
    if posts.len() + more.len() > ITEMS {
        return Err(full(&POSITIONS));
    }
    if person.words.len() + row.words.len() > ITEMS + 2 {
        return Err(full(&ALIASES));
    }
    add_new(posts, more);
    add_new(&mut person.words, row.words);
    person.note = person.note.take().or(row.note);
    Ok(())
}

fn add_new<T: PartialEq>(items: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !items.contains(&item) {
            items.push(item);
        }
    }
}
