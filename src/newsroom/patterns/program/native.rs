//! With `regex`.

use super::{Groups, MOST_BYTES};
use regex::{CaptureLocations, Regex, RegexBuilder};

/// At a border, whichever side the word is on.
const BORDER: &str = r"(?:\b{start-half}|\b{end-half})";

#[derive(Debug)]
pub(in super::super) struct FastProgram {
    regex: Regex,
}

/// Nothing: `regex` keeps its own.
#[derive(Default)]
pub(in super::super) struct FastScratch {}

impl FastProgram {
    /// A pattern, which `translate` has understood.
    pub(in super::super) fn compile(pattern: &str, any_case: bool) -> Option<FastProgram> {
        let bordered = format!("{BORDER}(?:{pattern}){BORDER}");
        let mut builder = RegexBuilder::new(&bordered);
        builder.case_insensitive(any_case).size_limit(MOST_BYTES);
        builder.build().ok().map(|regex| FastProgram { regex })
    }

    /// The first match that begins at a byte or after it, with as many of its groups as are wanted.
    pub(in super::super) fn search(
        &self,
        line: &str,
        from: usize,
        groups: usize,
        _: &mut FastScratch,
    ) -> Option<Groups> {
        if groups <= 1 {
            let found = self.regex.find_at(line, from)?;
            return Some(vec![Some((found.start(), found.end()))]);
        }
        let mut places: CaptureLocations = self.regex.capture_locations();
        self.regex.captures_read_at(&mut places, line, from)?;
        Some((0..groups).map(|group| places.get(group)).collect())
    }
}
