//! What a row of a list says, however it was written.

use crate::contract::{Kind, Severity};
use crate::mark::date::DateRule;
use serde::Serialize;

/// A row that counts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// The index of its list, of all that are used.
    pub(crate) list: usize,
    /// The part of the list that it stands in.
    pub(crate) section: Section,
    /// Its number in the section, from 1; of a CSV file the line.
    pub(crate) number: usize,
    /// What is looked for, as whole words: the name itself, then its aliases. None of a pattern.
    pub(crate) words: Vec<String>,
    /// Whether capitals and small letters are alike.
    pub(crate) any_case: bool,
    /// What is looked for instead of words.
    pub(crate) pattern: Option<PatternRow>,
    /// What the words are.
    pub(crate) meaning: Meaning,
    /// What the newsroom says of it.
    pub(crate) note: Option<String>,
}

impl Row {
    /// Gives back what it has room for and does not hold: there are ten thousands of rows.
    pub(crate) fn fit(&mut self) {
        self.words.shrink_to_fit();
        if let Meaning::Person { posts } = &mut self.meaning {
            posts.shrink_to_fit();
        }
    }

    /// The posts of a person; none of anything else.
    pub(crate) fn posts(&self) -> &[Post] {
        match &self.meaning {
            Meaning::Person { posts } => posts,
            _ => &[],
        }
    }
}

/// A pattern as whoever matches it needs it. As JSON: `{pattern, anyCase, replacement?}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pattern<'p> {
    /// What is looked for, in the syntax of the `regex` crate.
    #[serde(rename = "pattern")]
    pub text: &'p str,
    /// Whether capitals and small letters are alike.
    pub any_case: bool,
    /// What should stand there instead, with `$1` for what the first group found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replacement: Option<&'p str>,
}

/// Where a pattern matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternMatch {
    /// Its number among the patterns of all lists, from 0.
    pub pattern: usize,
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What is to be written instead.
    pub with: Option<String>,
}

/// A pattern as it is written, in the syntax of the `regex` crate.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PatternRow {
    pub(crate) text: String,
}

/// The parts of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    People,
    Organizations,
    Places,
    Roles,
    Never,
    Dates,
    Patterns,
    Style,
}

/// What the words of a row are.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Meaning {
    Person {
        posts: Vec<Post>,
    },
    /// An organization, a place or a role.
    Kind(Kind),
    /// No name, whatever it looks like.
    Never,
    Date(NamedDate),
    /// Words that the house style does not want, and what it wants instead.
    Style {
        message: String,
        severity: Severity,
        replacement: Option<String>,
    },
}

/// A post that a person holds or held.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Post {
    pub(crate) title: String,
    pub(crate) organization: Option<String>,
    /// The first day that may be meant, `YYYY-MM-DD`: of `2021-05` the first of May.
    pub(crate) from: Option<String>,
    /// The last day that may be meant: of `2021-05` the 31st of May.
    pub(crate) until: Option<String>,
}

/// The date of a day with a name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NamedDate {
    /// By the year.
    Rule(DateRule),
    /// Once, as EDTF.
    Value(String),
    /// Nothing is said of it.
    Unknown,
}
