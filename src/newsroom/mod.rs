//! The newsroom's own lists: people, organizations, places, roles, words that are no name, days with a
//! name, patterns and house style, kept by a desk in files of its own.
//!
//! A list is read once and used for every text. A row that cannot be used is left out and reported, and
//! the others count. A later list wins over an earlier one, a correction over both, both over what was
//! learnt.

mod packed;
mod reading;
mod rows;

use crate::contract::ListUsed;
use reading::{AllRows, ListRead};
// What is asked for by JavaScript alone is not asked for by every build.
#[allow(unused_imports)]
pub(crate) use reading::{LEVELS, ListContent, list_of_csv};
pub(crate) use rows::{Meaning, NamedDate, PatternRow, Post, Row, Section};
use std::sync::Arc;

/// Lists that a newsroom keeps, ready for use. A clone shares what was read.
#[derive(Debug, Clone, Default)]
pub struct NewsroomLists(Option<Arc<ReadLists>>);

/// What was read of some lists.
#[derive(Debug, Clone)]
struct ReadLists {
    lists: Vec<ListRead>,
    /// The same for the contract.
    used: Vec<ListUsed>,
    rows: Vec<Row>,
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
    #[allow(dead_code)] // As above.
    pub(crate) fn of<'t>(
        contents: impl IntoIterator<Item = (&'t str, ListContent<'t>)>,
    ) -> NewsroomLists {
        let (mut lists, mut all) = (Vec::new(), AllRows::default());
        for (file, content) in contents {
            lists.push(reading::read(lists.len(), file, content, &mut all));
        }
        NewsroomLists::new(lists, all.rows)
    }

    fn new(lists: Vec<ListRead>, rows: Vec<Row>) -> NewsroomLists {
        let used = lists.iter().map(ListRead::used).collect();
        NewsroomLists::having(ReadLists { lists, used, rows })
    }

    fn having(read: ReadLists) -> NewsroomLists {
        if read.used.is_empty() { NewsroomLists::NONE } else { NewsroomLists(Some(Arc::new(read))) }
    }

    /// The lists as a text, for another module of the same version.
    #[allow(dead_code)] // Asked for by JavaScript alone.
    pub(crate) fn packed(&self) -> String {
        packed::pack(self.used(), self.rows())
    }

    /// The lists of such a text; none if it is something else.
    #[allow(dead_code)] // As above.
    pub(crate) fn of_packed(packed: &str) -> Option<NewsroomLists> {
        let (used, rows) = packed::unpack(packed)?;
        Some(NewsroomLists::having(ReadLists { lists: Vec::new(), used, rows }))
    }

    /// The same without the rows whose pattern cannot be used: its number among the patterns, and why.
    #[allow(dead_code)] // As above.
    pub(crate) fn without_patterns(self, problems: &[(usize, String)]) -> NewsroomLists {
        if problems.is_empty() {
            return self;
        }
        let Some(read) = self.0 else { return self };
        let ReadLists { mut lists, rows, .. } = Arc::unwrap_or_clone(read);
        let mut patterns = 0..;
        let mut leave_out = |row: &Row| {
            let index = row.pattern.as_ref().and_then(|_| patterns.next());
            let Some((_, why)) = problems.iter().find(|(of, _)| Some(*of) == index) else {
                return false;
            };
            if let Some(list) = lists.get_mut(row.list) {
                list.leave_out(row, why);
            }
            true
        };
        let rows = rows.into_iter().filter(|row| !leave_out(row)).collect();
        NewsroomLists::new(lists, rows)
    }

    /// The lists, each with its rows that were left out.
    pub fn used(&self) -> &[ListUsed] {
        self.0.as_ref().map_or(&[], |read| &read.used)
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
