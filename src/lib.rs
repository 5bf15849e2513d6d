//! Who, in what role, and when: names, roles, dates and quotations in news text.
//!
//! ```
//! use whowhen::{Detail, NewsroomLists, Options, analyze};
//!
//! let options = Options::published_on("2013-11-05")?;
//! let text = "City Hall spokeswoman Ruth Calder spoke on Tuesday.";
//! let analysis = analyze(text, &options, &[], &NewsroomLists::NONE);
//!
//! assert_eq!(analysis.people[0].name, "Ruth Calder");
//! let role = analysis.spans.iter().find(|s| s.text == "City Hall spokeswoman").unwrap();
//! assert!(matches!(&role.detail, Detail::Role { people, .. } if people == &[analysis.people[0].id]));
//! let date = analysis.spans.iter().find(|s| s.text == "Tuesday").unwrap();
//! assert!(matches!(&date.detail, Detail::Date { value: Some(day), .. } if day == "2013-11-05"));
//! # Ok::<(), whowhen::Error>(())
//! ```
//!
//! [`analyze`] is total and deterministic: no clock, no locale, no randomness, no network, and no
//! text that it refuses. A folder of `src/` is a stage, data flows one way, no stage looks back:
//!
//! ```text
//! &str → text      tokens, sentences, paragraphs; headline, byline, dateline
//!      → names, roles, dates, quotes     propose marks with reasons
//!      → corrections, arbitration        what overlaps is settled here and nowhere else
//!      → people, dates::resolve, checks  who is who, which day, what is odd
//!      → Analysis → export, wasm, command line
//! ```
//!
//! What it does not read: languages other than English, pronouns as mentions, tables.

#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))]
// A slice or an index can fail; what may be out of range is asked for by `get`.
#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]
// Each wasm module holds a part of this, and so does a build without patterns; what nobody uses the whole
// build tells.
#![cfg_attr(
    any(target_arch = "wasm32", not(feature = "patterns")),
    allow(dead_code, unused_imports)
)]

mod arbitration;
pub mod checks;
mod constructions;
pub mod contract;
pub mod corrections;
mod dates;
mod entries;
pub mod explain;
pub mod export;
mod languages;
mod lexicon;
mod mark;
mod names;
mod newsroom;
mod order;
mod people;
mod pipeline;
mod quotes;
mod roles;
mod text;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod training_of_structure;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod weighing;

#[cfg(feature = "train")]
#[doc(hidden)]
pub use names::tagger::training;

pub use contract::{
    Action, Analysis, Because, Code, Day, Detail, Entry, EntryId, Error, Finding, Kind, LeftOut,
    LikelyPerson, Link, ListUsed, Offsets, Options, Param, Person, PersonId, Published, RoleStatus,
    Severity, Source, Span, SpanId, Structure, Threshold,
};
pub use corrections::Correction;
#[cfg(feature = "patterns")]
pub use newsroom::patterns::Patterns;
pub use newsroom::{ListSource, NewsroomLists, Pattern, PatternMatch};
pub use pipeline::analyze;

/// The README's examples, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// Reads bytes as weights and as a table of words, and a text with them. For `fuzz/` alone.
#[cfg(any(test, fuzzing))]
pub fn read_damaged_data(bytes: &[u8]) {
    names::tagger::read_damaged_weights(bytes);
    lexicon::read_damaged_table(bytes);
}

#[cfg(test)]
mod tests {
    #[test]
    fn damaged_data_that_fuzzing_found_is_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/found/model");
        let found = std::fs::read_dir(folder).expect("there are findings");
        for path in found.map(|entry| entry.expect("it is readable").path()) {
            super::read_damaged_data(&std::fs::read(path).expect("a finding is readable"));
        }
    }
}
