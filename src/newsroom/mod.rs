//! The newsroom's own lists: people, organizations, places, roles, words that are no name, days with a
//! name, patterns and house style, kept by a desk in files of its own.
//!
//! A list is read once and used for every text. A row that cannot be used is left out and reported, and
//! the others count. A later list wins over an earlier one, a correction over both, both over what was
//! learnt.

mod listed;
mod near;
mod phrases;
mod rows;

use crate::contract::ListUsed;
pub(crate) use listed::{Found, Listed, mark_names};
use near::NearNames;
use phrases::Phrases;
pub(crate) use rows::{Meaning, NamedDate, PatternMatch, PatternRow, Post, Row, Section};
use std::sync::{Arc, OnceLock};

/// Lists that a newsroom keeps, ready for use. A clone shares what was read.
#[derive(Debug, Clone, Default)]
pub struct NewsroomLists(Option<Arc<Read>>);

/// What was read of some lists.
#[derive(Debug)]
struct Read {
    used: Vec<ListUsed>,
    rows: Vec<Row>,
    /// The words of all rows.
    phrases: Phrases,
    /// For each pattern its row.
    patterns: Vec<usize>,
    /// Made when it is asked for.
    near: OnceLock<NearNames>,
}

/// A list as somebody keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListSource {
    /// Its file's name, for messages and to tell CSV (`.csv`) from JSON.
    pub file: String,
    /// All of the file.
    pub text: String,
}

impl NewsroomLists {
    /// No lists.
    pub const NONE: NewsroomLists = NewsroomLists(None);

    /// The lists, each with its rows that were left out.
    pub fn used(&self) -> &[ListUsed] {
        self.0.as_ref().map_or(&[], |read| &read.used)
    }

    /// Lists of which this was read.
    fn of(used: Vec<ListUsed>, rows: Vec<Row>) -> NewsroomLists {
        let phrases = Phrases::of(&rows);
        let has_pattern = |(_, row): &(usize, &Row)| row.pattern.is_some();
        let patterns = rows.iter().enumerate().filter(has_pattern).map(|(index, _)| index);
        let patterns = patterns.collect();
        NewsroomLists(Some(Arc::new(Read { used, rows, phrases, patterns, near: OnceLock::new() })))
    }

    /// Where the patterns match in a text in its canonical writing.
    pub(crate) fn matches(&self, _written: &str) -> Vec<PatternMatch> {
        Vec::new()
    }

    fn phrases(&self) -> Option<&Phrases> {
        self.0.as_ref().map(|read| &read.phrases)
    }

    /// The row of a pattern, by its number among all patterns.
    fn row_of_pattern(&self, pattern: usize) -> Option<usize> {
        self.0.as_ref()?.patterns.get(pattern).copied()
    }

    /// The rows that count, of the first list first.
    pub(crate) fn rows(&self) -> &[Row] {
        self.0.as_ref().map_or(&[], |read| &read.rows)
    }
}

/// The same if they share what was read.
impl PartialEq for NewsroomLists {
    fn eq(&self, other: &NewsroomLists) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}
