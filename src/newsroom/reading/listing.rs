//! A list while it is read, row by row: what counts, what is left out, and who is one person.

use super::cells::{Cells, Filler, add_new};
use super::columns::{ALIASES, COLUMNS, ITEMS, PATTERN, POSITIONS};
use super::problems::{Fault, Problems};
use super::row;
use crate::contract::ListUsed;
use crate::contract::given::Given;
use crate::lexicon::{HashIndex, key};
use crate::newsroom::{Meaning, Row, Section};

/// A list has so many rows at most.
pub(super) const ROWS: usize = 20_000;
/// All lists together have so many patterns at most.
const PATTERNS: usize = 2_000;

/// The rows that count, of all lists.
#[derive(Default)]
pub(in crate::newsroom) struct AllRows {
    pub(in crate::newsroom) rows: Vec<Row>,
    patterns: usize,
    /// The cells of each, if they are asked for.
    pub(super) kept: Option<Vec<Cells>>,
}

/// A list, apart from its rows that count.
#[derive(Debug, Clone, Default)]
pub(in crate::newsroom) struct ListRead {
    /// What it is called, and which edition it is.
    pub(super) name: String,
    pub(super) version: String,
    /// How many rows it has.
    pub(super) given: usize,
    /// How many of them count. Several rows of one person are one in the end.
    pub(super) counted: usize,
    pub(super) problems: Problems,
}

impl ListRead {
    /// For the contract.
    pub(in crate::newsroom) fn used(&self) -> ListUsed {
        ListUsed {
            name: self.name.clone(),
            version: self.version.clone(),
            rows: self.counted,
            left_out: self.problems.shown(),
        }
    }

    /// Whether its rows are known by their lines.
    pub(in crate::newsroom) fn is_csv(&self) -> bool {
        self.problems.is_csv
    }

    #[cfg(any(target_arch = "wasm32", not(feature = "patterns"), test))]
    /// Leaves out so many rows that counted until now, because nothing can match their patterns.
    pub(in crate::newsroom) fn leave_out_patterns(&mut self, count: usize, why: &str) {
        self.counted = self.counted.saturating_sub(count);
        self.problems.add(None, name(PATTERN), &|| {
            format!("the module that matches patterns cannot be used, so that {count} of the rows do not count: {why}")
        });
    }

    /// Leaves out a row that counted until now, because of its pattern.
    pub(in crate::newsroom) fn leave_out(&mut self, row: &Row, why: &str) {
        self.counted = self.counted.saturating_sub(1);
        self.problems.add(Some((row.section, row.number)), name(PATTERN), &|| why.to_owned());
    }
}

fn name(column: usize) -> &'static str {
    COLUMNS.get(column).map_or("", |column| column.name)
}

/// A list that is being read.
pub(super) struct Listing<'r> {
    /// Its number among all lists, from 0.
    pub(super) index: usize,
    pub(super) list: ListRead,
    pub(super) all: &'r mut AllRows,
    people: HashIndex,
}

impl Listing<'_> {
    pub(super) fn new(index: usize, is_csv: bool, all: &mut AllRows) -> Listing<'_> {
        let problems = Problems::new(is_csv);
        let list = ListRead { problems, ..ListRead::default() };
        Listing { index, list, all, people: HashIndex::default() }
    }

    /// Reads a row with its number in the section, or the line of a CSV file.
    pub(super) fn row(&mut self, section: Section, number: usize, row: Result<Given, Fault>) {
        self.list.given += 1;
        if self.list.given > ROWS {
            if self.list.given == ROWS + 1 {
                self.list.problems.add(Some((section, number)), "", &beyond);
            }
            return;
        }
        match row.and_then(|row| self.take(section, number, row)) {
            Ok(()) => self.list.counted += 1,
            Err(Fault { column, message }) => {
                self.list.problems.add(Some((section, number)), column, &|| message.clone());
            }
        }
    }

    fn take(&mut self, section: Section, number: usize, given: Given) -> Result<(), Fault> {
        let mut filler = Filler { section, number, problems: &mut self.list.problems };
        let cells = filler.row(given)?;
        let mut row = row::of(self.index, &filler, &cells)?;
        row.fit();
        if row.pattern.is_some() {
            self.all.patterns += 1;
            if self.all.patterns > PATTERNS {
                let message = format!(
                    "all lists together have {PATTERNS} patterns at most; take out some that are not needed"
                );
                return Err(Fault { column: name(PATTERN), message });
            }
        }
        let index = self.index_of(&row);
        match self.all.rows.get_mut(index) {
            Some(person) => add_to(person, row)?,
            None => self.all.rows.push(row),
        }
        if let Some(kept) = &mut self.all.kept {
            match kept.get_mut(index) {
                Some(person) => person.add(cells),
                None => kept.push(cells),
            }
        }
        Ok(())
    }

    /// The index of the row that says more of the same person, or that a new one has.
    fn index_of(&mut self, row: &Row) -> usize {
        let next = self.all.rows.len();
        let (Meaning::Person { .. }, Some(name)) = (&row.meaning, row.words.first()) else {
            return next;
        };
        let hash = key::and_byte(key::of_bytes(name.as_bytes()), row.any_case.into());
        let known = *self.people.entry(hash).or_insert(next);
        let is_same =
            |person: &Row| person.words.first() == Some(name) && person.any_case == row.any_case;
        if self.all.rows.get(known).is_some_and(is_same) { known } else { next }
    }
}

fn beyond() -> String {
    format!(
        "a list has {ROWS} rows at most; this one and those after it are left out; part the list into several files"
    )
}

/// Adds what another row says of the same person.
///
/// # Errors
/// If that would be more than one person may have.
fn add_to(person: &mut Row, row: Row) -> Result<(), Fault> {
    let Meaning::Person { posts: more } = row.meaning else { return Ok(()) };
    let Meaning::Person { posts } = &mut person.meaning else { return Ok(()) };
    let full = if posts.len() + more.len() > ITEMS {
        Some(POSITIONS)
    } else if person.words.len() + row.words.len() > ITEMS + 2 {
        Some(ALIASES)
    } else {
        None
    };
    if let Some(column) = full.map(name) {
        let message = format!("a person has {ITEMS} {column} at most, those of all rows together");
        return Err(Fault { column, message });
    }
    add_new(posts, more);
    add_new(&mut person.words, row.words);
    person.note = person.note.take().or(row.note);
    Ok(())
}
