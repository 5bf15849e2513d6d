//! Words that the newsroom's lists do not want, each with what the list wants instead.
//!
//! The message and how much it matters are the list's own. Read everywhere, in quotations too: whether
//! somebody's own words are changed, an editor decides.

use super::{Check, CheckInput, Draft};
use crate::contract::{Action, Severity};
use crate::mark::reason;
use crate::newsroom::{Meaning, RowMatch};

pub(super) const CHECK: Check = Check {
    name: "house-style",
    about: "words that the newsroom's own lists want written otherwise",
    severity: Severity::Warning,
    run,
};

fn run(input: &CheckInput) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (found, row) in input.listed.all() {
        let Meaning::Style { message, severity, replacement } = &row.meaning else { continue };
        let (start, end) = (found.span.start, found.span.end);
        let with =
            found.with.clone().or_else(|| Some(as_written(input, found, replacement.as_ref()?)));
        // As it stands it is as the list wants it.
        if with.as_deref() == Some(input.document.slice(found.span)) {
            continue;
        }
        let because = reason::house_style(message.as_str(), input.list_name(row), input.label(row));
        let actions = with.into_iter().map(|with| Action::Replace { start, end, with }).collect();
        let severity = Some(*severity);
        drafts.push(Draft { spans: Vec::new(), start, end, because, actions, severity });
    }
    drafts
}

/// What is to be written, with a capital where a sentence begins with the words.
fn as_written(input: &CheckInput, found: &RowMatch, replacement: &str) -> String {
    let words = input.document.slice(found.span);
    let mut letters = replacement.chars();
    match letters.next() {
        Some(first)
            if input.document.opens(found.tokens.start)
                && words.starts_with(char::is_uppercase) =>
        {
            first.to_uppercase().chain(letters).collect()
        }
        _ => replacement.to_owned(),
    }
}
