//! The newsroom's own lists: people, organizations, places, roles, words that are no name, days with a
//! name, patterns and house style, kept by a desk in files of its own.
//!
//! A list is read once and used for every text. A row that cannot be used is left out and reported, and
//! the others count. A later list wins over an earlier one, a correction over both, both over what was
//! learnt.

mod listed;
mod near;
mod phrases;
mod reading;
mod rows;

use crate::contract::ListUsed;
pub(crate) use listed::{Found, Listed, mark_names};
use near::NearNames;
use phrases::Phrases;
pub(crate) use reading::{LEVELS, ListContent, list_of_csv};
use reading::{ListRead, Reader};
pub(crate) use rows::{Meaning, NamedDate, PatternMatch, PatternRow, Post, Row, Section};
use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

/// Lists that a newsroom keeps, ready for use. A clone shares what was read.
#[derive(Debug, Clone, Default)]
pub struct NewsroomLists(Option<Arc<ReadLists>>);

/// What was read of some lists.
#[derive(Debug)]
struct ReadLists {
    lists: Vec<ListRead>,
    /// The same for the contract.
    used: Vec<ListUsed>,
    rows: Vec<Row>,
    /// The words of all rows.
    phrases: Phrases,
    /// For each pattern its row, if that counts.
    patterns: Vec<Option<usize>>,
    /// Made when it is asked for.
    near: OnceLock<NearNames>,
}

/// A list as somebody keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListSource {
    /// Its file's name, for messages; empty if it has none.
    pub file: String,
    /// All of the file: JSON if it begins with a brace or its name ends with `.json`, else CSV.
    pub text: String,
}

impl NewsroomLists {
    /// No lists.
    pub const NONE: NewsroomLists = NewsroomLists(None);

    /// A list has so many bytes at most; a longer one is left out.
    pub const MOST_BYTES: usize = reading::BYTES;

    /// Reads lists, of which a later one wins over an earlier one. What cannot be used of them is left out,
    /// see [`NewsroomLists::used`].
    ///
    /// ```
    /// use whowhen::{ListSource, NewsroomLists};
    /// let text = "kind,name,post,from\nperson,Ruth Calder,mayor,2021-05\nperson,Tom Hale,clerk,May".to_owned();
    /// let lists = NewsroomLists::read(&[ListSource { file: "council.csv".to_owned(), text }]);
    /// let used = &lists.used()[0];
    /// assert_eq!((used.name.as_str(), used.rows), ("council.csv", 1));
    /// assert_eq!((used.left_out[0].row.as_str(), used.left_out[0].column.as_str()), ("line 3", "from"));
    /// ```
    pub fn read(sources: &[ListSource]) -> NewsroomLists {
        NewsroomLists::of(sources.iter().map(|ListSource { file, text }| {
            (file.as_str(), ListContent::of(file, text, reading::parse))
        }))
    }

    /// The same of contents with their files' names.
    pub(crate) fn of<'t>(
        contents: impl IntoIterator<Item = (&'t str, ListContent<'t>)>,
    ) -> NewsroomLists {
        let mut reader = Reader::default();
        for (file, content) in contents {
            reader.add(file, content);
        }
        let has_pattern = |(_, row): &(usize, &Row)| row.pattern.is_some();
        let patterns = reader.rows.iter().enumerate().filter(has_pattern);
        let patterns = patterns.map(|(index, _)| Some(index)).collect();
        NewsroomLists::new(reader.lists, reader.rows, patterns)
    }

    fn new(lists: Vec<ListRead>, rows: Vec<Row>, patterns: Vec<Option<usize>>) -> NewsroomLists {
        if lists.is_empty() {
            return NewsroomLists::NONE;
        }
        let used = lists.iter().map(ListRead::used).collect();
        let phrases = Phrases::of(&rows);
        let near = OnceLock::new();
        NewsroomLists(Some(Arc::new(ReadLists { lists, used, rows, phrases, patterns, near })))
    }

    /// The same without the rows whose pattern cannot be used: its number among the patterns, and why.
    pub(crate) fn without_patterns(self, problems: &[(usize, String)]) -> NewsroomLists {
        if problems.is_empty() {
            return self;
        }
        let Some(read) = self.0 else { return self };
        let (mut lists, rows, mut patterns) = match Arc::try_unwrap(read) {
            Ok(read) => (read.lists, read.rows, read.patterns),
            Err(read) => (read.lists.clone(), read.rows.clone(), read.patterns.clone()),
        };
        let mut left_out = HashSet::new();
        for (pattern, why) in problems {
            let Some(index) = patterns.get_mut(*pattern).and_then(Option::take) else { continue };
            let row = rows.get(index);
            if let Some((row, list)) = row.and_then(|row| Some((row, lists.get_mut(row.list)?))) {
                list.leave_out(row, why);
            }
            left_out.insert(index);
        }
        // The rows after one that goes move up.
        let mut kept = 0;
        let moved: Vec<usize> = (0..rows.len())
            .map(|index| {
                let at = kept;
                kept += usize::from(!left_out.contains(&index));
                at
            })
            .collect();
        for row in patterns.iter_mut().flatten() {
            *row = moved.get(*row).copied().unwrap_or_default();
        }
        let kept = rows.into_iter().enumerate().filter(|(index, _)| !left_out.contains(index));
        NewsroomLists::new(lists, kept.map(|(_, row)| row).collect(), patterns)
    }

    /// The same without any pattern, because nothing can match them; why.
    #[cfg(any(target_arch = "wasm32", test))]
    pub(crate) fn without_any_pattern(self, why: &str) -> NewsroomLists {
        let Some(read) = self.0 else { return self };
        let (mut lists, mut rows) = (read.lists.clone(), read.rows.clone());
        let mut counts = vec![0; lists.len()];
        rows.retain(|row| {
            if row.pattern.is_some()
                && let Some(count) = counts.get_mut(row.list)
            {
                *count += 1;
            }
            row.pattern.is_none()
        });
        for (list, count) in lists.iter_mut().zip(counts).filter(|(_, count)| *count > 0) {
            list.leave_out_patterns(count, why);
        }
        NewsroomLists::new(lists, rows, Vec::new())
    }

    /// The lists, each with its rows that were left out.
    pub fn used(&self) -> &[ListUsed] {
        self.0.as_ref().map_or(&[], |read| &read.used)
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
        self.0.as_ref()?.patterns.get(pattern).copied().flatten()
    }

    /// What the list of a row calls itself.
    pub(crate) fn name_of(&self, row: &Row) -> &str {
        self.used().get(row.list).map_or("", |list| &list.name)
    }

    /// A row as people find it in its list: `people 3`, `line 4`.
    pub(crate) fn label_of(&self, row: &Row) -> String {
        let list = self.0.as_ref().and_then(|read| read.lists.get(row.list));
        list.map_or_else(String::new, |list| list.label(row))
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
