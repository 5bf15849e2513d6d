//! The newsroom's own lists: people, organizations, places, roles, words that are no name, days with a
//! name, patterns and house style, kept by a desk in files of its own.
//!
//! A list is read once and used for every text. A row that cannot be used is left out and reported, and
//! the others count. A later list wins over an earlier one, a correction over both, both over what was
//! learnt.

mod listed;
mod lists_read;
mod near;
#[cfg(any(target_arch = "wasm32", test))]
mod packed;
#[cfg(feature = "patterns")]
pub mod patterns;
mod phrases;
mod reading;
mod rows;
mod source;

use crate::contract::ListUsed;
pub(crate) use listed::{Listed, RowMatch, mark_names};
pub(crate) use lists_read::ListsRead;
use near::NearNames;
#[cfg(target_arch = "wasm32")]
pub(crate) use packed::{pack_matches, unpack_matches};
use phrases::Phrases;
#[cfg(target_arch = "wasm32")]
pub(crate) use reading::{LEVELS, list_of_csv};
pub(crate) use rows::{Meaning, NamedDate, PatternRow, Post, Row, Section};
pub use rows::{Pattern, PatternMatch};
pub use source::ListSource;
use std::sync::{Arc, OnceLock};

/// Lists that a newsroom keeps, ready for use. A clone shares what was read.
#[derive(Debug, Clone, Default)]
pub struct NewsroomLists(Option<Arc<ReadLists>>);

/// What was read of some lists.
#[derive(Debug)]
struct ReadLists {
    read: ListsRead,
    /// For the contract.
    used: Vec<ListUsed>,
    /// The words of all rows.
    phrases: Phrases,
    /// Made when it is asked for.
    near: OnceLock<NearNames>,
    /// What finds the patterns; where it is not, they are found outside.
    #[cfg(feature = "patterns")]
    finder: patterns::Patterns,
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
    #[cfg(not(target_arch = "wasm32"))]
    pub fn read(sources: &[ListSource]) -> NewsroomLists {
        let mut read = ListsRead::of_files(sources);
        #[cfg(feature = "patterns")]
        let finder = finder(&mut read);
        #[cfg(not(feature = "patterns"))]
        read.leave_out_every_pattern("whowhen was built without its feature `patterns`");
        NewsroomLists::new(
            read,
            #[cfg(feature = "patterns")]
            finder,
        )
    }

    /// Lists that were read; their patterns are found elsewhere.
    #[cfg(all(target_arch = "wasm32", not(feature = "patterns")))]
    pub(crate) fn of(read: ListsRead) -> NewsroomLists {
        NewsroomLists::new(read)
    }

    fn new(
        read: ListsRead,
        #[cfg(feature = "patterns")] finder: patterns::Patterns,
    ) -> NewsroomLists {
        let used = read.used();
        if used.is_empty() {
            return NewsroomLists::NONE;
        }
        NewsroomLists(Some(Arc::new(ReadLists {
            phrases: Phrases::of(&read.rows),
            near: OnceLock::new(),
            used,
            read,
            #[cfg(feature = "patterns")]
            finder,
        })))
    }

    /// The lists, each with its rows that were left out.
    pub fn used(&self) -> &[ListUsed] {
        self.0.as_ref().map_or(&[], |read| &read.used)
    }

    /// Where the patterns match in a text in its canonical writing.
    #[cfg(feature = "patterns")]
    pub(crate) fn matches(&self, written: &str) -> Vec<PatternMatch> {
        self.0.as_ref().map_or_else(Vec::new, |read| read.finder.find(written))
    }

    /// Nobody here matches patterns.
    #[cfg(not(feature = "patterns"))]
    pub(crate) fn matches(&self, _written: &str) -> Vec<PatternMatch> {
        Vec::new()
    }

    fn phrases(&self) -> Option<&Phrases> {
        self.0.as_ref().map(|read| &read.phrases)
    }

    /// The row of a pattern, by its number among all patterns.
    fn row_of_pattern(&self, pattern: usize) -> Option<usize> {
        self.0.as_ref()?.read.patterns.get(pattern).copied().flatten()
    }

    /// What the list of a row calls itself.
    pub(crate) fn name_of(&self, row: &Row) -> &str {
        self.used().get(row.list).map_or("", |list| &list.name)
    }

    /// A row as people find it in its list: `people 3`, `line 4`.
    pub(crate) fn label_of(&self, row: &Row) -> String {
        self.0.as_ref().map_or_else(String::new, |lists| lists.read.label_of(row))
    }

    /// A listed person's name that is one letter off this one, which is in small letters.
    pub(crate) fn near_name(&self, name: &str) -> Option<(&Row, &str)> {
        let lists = self.0.as_ref()?;
        let near = lists.near.get_or_init(|| NearNames::of(self.rows()));
        near.find(self.rows(), name)
    }

    /// The rows that count, of the first list first.
    pub(crate) fn rows(&self) -> &[Row] {
        self.0.as_ref().map_or(&[], |lists| &lists.read.rows)
    }
}

/// What finds the patterns; those that cannot be used are left out.
#[cfg(feature = "patterns")]
fn finder(read: &mut ListsRead) -> patterns::Patterns {
    let (finder, problems) = patterns::Patterns::compile(&read.patterns());
    read.leave_out_patterns(&problems);
    finder
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
