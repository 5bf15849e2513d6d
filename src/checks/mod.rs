//! What an editor may want to look at: one file a check.
//!
//! A check reads the finished analysis and its text and gives findings; it changes nothing. To add
//! one, add a file here with a `CHECK`; `build.rs` finds it.

use crate::analysis::{Analysis, Finding};

include!(concat!(env!("OUT_DIR"), "/checks.rs"));

/// A check.
struct Check {
    /// Its file's name, with hyphens: `weekday-mismatch`.
    name: &'static str,
    /// Finds; an analysis in bytes, and its text.
    run: fn(&Analysis, &str) -> Vec<Remark>,
}

/// A finding before it is named after its check.
struct Remark {
    /// Places in [`Analysis::spans`].
    spans: Vec<usize>,
    /// Bytes.
    start: usize,
    /// Bytes.
    end: usize,
    message: String,
}

/// All findings, in text order.
pub(crate) fn run(text: &str, analysis: &Analysis) -> Vec<Finding> {
    let mut findings: Vec<Finding> = ALL
        .iter()
        .flat_map(|check| (check.run)(analysis, text).into_iter().map(|r| named(check.name, r)))
        .collect();
    findings.sort_by_key(|f| (f.start, f.end, f.check));
    findings
}

fn named(check: &'static str, remark: Remark) -> Finding {
    let Remark { spans, start, end, message } = remark;
    Finding { check, spans, start, end, message }
}
