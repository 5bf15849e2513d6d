//! A list as it stands in its file, before anything is made of its rows: what JSON and CSV have in
//! common.

use super::problems::Fault;
use crate::contract::given::Given;
use crate::newsroom::Section;

/// A list has so many bytes and rows at most.
pub(super) const BYTES: usize = 4_000_000;
pub(super) const ROWS: usize = 20_000;

/// How messages call a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::newsroom) enum RowLabel {
    /// Its number in the section, from 1.
    Number(usize),
    /// The line of a CSV file that it begins in.
    Line(usize),
}

impl RowLabel {
    /// The label of a row of a list whose rows are known by their lines, or of one whose are not.
    pub(in crate::newsroom) fn of(by_line: bool, number: usize) -> RowLabel {
        if by_line { RowLabel::Line(number) } else { RowLabel::Number(number) }
    }

    /// `people 3`, `line 4`.
    pub(in crate::newsroom) fn shown(self, section: Section) -> String {
        match self {
            RowLabel::Number(number) => format!("{} {number}", section.name()),
            RowLabel::Line(number) => format!("line {number}"),
        }
    }

    pub(super) fn number(self) -> usize {
        match self {
            RowLabel::Number(number) | RowLabel::Line(number) => number,
        }
    }
}

/// A row as it stands in a file.
#[derive(Debug)]
pub(super) struct RawRow {
    pub(super) label: RowLabel,
    pub(super) section: Section,
    /// The row in the form that JSON has, or why it has none.
    pub(super) given: Result<Given, Fault>,
}

/// A list as it stands in its file.
#[derive(Debug, Default)]
pub(super) struct RawList {
    pub(super) name: Option<String>,
    pub(super) version: Option<String>,
    pub(super) rows: Vec<RawRow>,
    /// The first row beyond those that a list may have, and how many there are.
    pub(super) beyond: Option<(String, usize)>,
}

impl RawList {
    /// Takes one more row, as long as there may be more.
    pub(super) fn add(&mut self, label: RowLabel, section: Section, given: Result<Given, Fault>) {
        if self.rows.len() < ROWS {
            self.rows.push(RawRow { label, section, given });
        } else {
            let beyond = self.beyond.get_or_insert_with(|| (label.shown(section), 0));
            beyond.1 += 1;
        }
    }
}

/// Why a list is too long to be read; none if it is not.
pub(super) fn too_long(text: &str) -> Option<String> {
    let is_long = text.len() > BYTES;
    is_long.then(|| {
        format!(
            "a list has {BYTES} bytes at most, but this has {}; part it into several files",
            text.len()
        )
    })
}
