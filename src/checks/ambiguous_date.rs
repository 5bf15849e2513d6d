//! A date in figures that can be read two ways: `03/04/2012`, in March or in April.
//!
//! Read are dates whose order nothing in the text settles. Not read: figures of which one is no
//! month, and texts in which another date or the country shows the order.

use super::{Check, CheckInput, Draft};
use crate::contract::{Detail, Severity};
use crate::mark::reason;

pub(super) const CHECK: Check = Check {
    name: "ambiguous-date",
    about: "a date in figures whose day and month nothing in the text tells apart",
    severity: Severity::Warning,
    run,
};

fn run(input: &CheckInput) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (index, span) in input.analysis.spans.iter().enumerate() {
        let Detail::Date { value: Some(value), alternatives, .. } = &span.detail else { continue };
        let in_figures = !span.text.contains(char::is_alphabetic);
        let Some(other) = alternatives.first().filter(|_| in_figures) else { continue };
        let message = reason::write_the_month(value.as_str(), other.as_str());
        drafts.push(Draft::about(input, index, &[], message));
    }
    drafts
}
