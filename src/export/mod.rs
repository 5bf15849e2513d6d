//! Formats that an analysis can be written in: one file a format.
//!
//! A format is a function from an analysis and its text to a string; the same for the page and the
//! command line. To add one, add a file here with a `FORMAT`; `build.rs` finds it.

use crate::analysis::Analysis;

include!(concat!(env!("OUT_DIR"), "/formats.rs"));

/// A format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// What a user calls it: `json`.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub about: &'static str,
    /// Writes an analysis of `text`, whatever its offsets count.
    pub write: fn(analysis: &Analysis, text: &str) -> String,
}

/// All formats, by name.
pub fn formats() -> &'static [Format] {
    ALL
}

/// The format of that name.
pub fn format(name: &str) -> Option<&'static Format> {
    ALL.iter().find(|format| format.name == name)
}
