//! What the fuzz targets of `fuzz/` do with the bytes that they are given. The tests replay what was
//! found with the same code, so that a finding stays found: see `tests/corpus.rs`.
//!
//! A target is a function from bytes; it panics if something does not hold. To add one, write it
//! here, name it in [`TARGETS`] and give it a file of three lines in `fuzz/fuzz_targets`.

#![allow(dead_code)]

pub mod formats;
pub mod inputs;
pub mod invariants;
pub mod ndjson;

use inputs::Input;
use whowhen::{Analysis, Offsets, Options, Threshold, analyze};

/// A target: its name, and what it does with bytes.
pub type Target = (&'static str, fn(&[u8]));

/// The targets that ask the library alone.
pub const TARGETS: [Target; 4] =
    [("text", text), ("given", given), ("edits", edits), ("exports", exports)];

/// Any text, as it is usually read and with nothing left out.
pub fn text(data: &[u8]) {
    let text = inputs::text(data);
    let usual = Options::published_on("2024-03-15").expect("a day");
    let everything = Options::default().with_threshold("0".parse::<Threshold>().ok());
    for options in [usual, everything] {
        invariants::check(&text, &analyze(&text, &options, &[], &whowhen::NewsroomLists::NONE));
    }
}

/// A text with options and corrections.
pub fn given(data: &[u8]) {
    let Input { text, options, corrections, .. } = Input::read(data);
    let analysis = analyze(&text, &options, &corrections, &whowhen::NewsroomLists::NONE);
    invariants::check(&text, &analysis);
    assert_eq!(
        analysis,
        analyze(&text, &options, &corrections, &whowhen::NewsroomLists::NONE),
        "two runs differ"
    );
}

/// A text while somebody types: what was read before never shows in what is read now.
pub fn edits(data: &[u8]) {
    let Input { mut text, options, corrections, typed, keys } = Input::read(data);
    let mut before: Option<(String, Analysis)> = None;
    for key in keys.chunks_exact(4).take(4) {
        inputs::edit(&mut text, &typed, key);
        let analysis = analyze(&text, &options, &corrections, &whowhen::NewsroomLists::NONE);
        invariants::check(&text, &analysis);
        if let Some((text, known)) = before.replace((text.clone(), analysis)) {
            assert_eq!(
                known,
                analyze(&text, &options, &corrections, &whowhen::NewsroomLists::NONE),
                "reading leaves traces"
            );
        }
    }
}

/// A text in every format.
pub fn exports(data: &[u8]) {
    let Input { text, options, corrections, typed, .. } = Input::read(data);
    let analysis = analyze(&text, &options, &corrections, &whowhen::NewsroomLists::NONE);
    let units = [Offsets::Utf16, Offsets::CodePoint, Offsets::Byte];
    let unit = units[data.len() % units.len()];
    formats::check(&text, &analysis, unit, (!typed.is_empty()).then_some(typed.as_str()));
    whowhen::explain::explain(&text, &options, &corrections, &whowhen::NewsroomLists::NONE);
}
