//! What an editor may want to look at: one file a check.
//!
//! A check reads the finished analysis and its text and gives findings; it changes nothing. To add
//! one, add a file here with a `CHECK`, a row for it in [`ALL`], and a file of its name in
//! `tests/checks/` with texts that it must flag and texts that it must not. How often each is right
//! stands in `README.md`; one that is wrong on more than one in ten of its findings stays out.

mod ambiguous_date;
mod house_style;
mod man_or_woman;
mod near_listed_name;
mod parts;
mod post_missing;
mod post_not_held;
mod quote_without_speaker;
mod repeated_sentence;
mod spelled_two_ways;
mod surname_first;
mod two_posts;
mod unplaced_date;
mod weekday_mismatch;

pub use parts::check::Check;

use crate::contract::{Analysis, Finding, SpanId};
use crate::languages::say;
use crate::lexicon::HashIndex;
use crate::newsroom::Listed;
use crate::order;
use crate::text::Document;
use parts::check::Draft;
use parts::input::CheckInput;

/// By name. A file that is missing here is found by `tests/lists.rs`.
static ALL: &[Check] = &[
    ambiguous_date::CHECK,
    house_style::CHECK,
    man_or_woman::CHECK,
    near_listed_name::CHECK,
    post_missing::CHECK,
    post_not_held::CHECK,
    quote_without_speaker::CHECK,
    repeated_sentence::CHECK,
    spelled_two_ways::CHECK,
    surname_first::CHECK,
    two_posts::CHECK,
    unplaced_date::CHECK,
    weekday_mismatch::CHECK,
];

/// All checks, by name.
pub fn checks() -> &'static [Check] {
    ALL
}

/// All findings, in text order.
pub(crate) fn run_all(document: &Document, listed: &Listed, analysis: &Analysis) -> Vec<Finding> {
    let input = CheckInput { document, listed, analysis };
    let mut findings: Vec<Finding> = ALL
        .iter()
        .flat_map(|check| (check.run)(&input).into_iter().map(|r| finding(check, r)))
        .collect();
    // Of one part of the text they are by their checks' names, as the checks are.
    order::sort(&mut findings, |finding| [finding.start, finding.end, 0]);
    findings
}

fn finding(check: &Check, draft: Draft) -> Finding {
    let Draft { spans, start, end, because, actions, severity } = draft;
    let because = say(&because);
    let spans = spans.into_iter().map(SpanId::from).collect();
    let (message, severity) = (because.text.clone(), severity.unwrap_or(check.severity));
    Finding { check: check.name.into(), severity, spans, start, end, message, because, actions }
}
