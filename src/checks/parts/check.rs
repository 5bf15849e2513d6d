//! What a check is, and what it says.

use super::input::CheckInput;
use crate::contract::{Action, Severity};
use crate::mark::Reason;

/// A check.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Check {
    /// Its file's name, with hyphens: `weekday-mismatch`.
    pub name: &'static str,
    /// What it finds, in a few words.
    pub about: &'static str,
    /// How much what it finds matters.
    pub severity: Severity,
    pub(in crate::checks) run: fn(&CheckInput) -> Vec<Draft>,
}

/// A finding before it is named after its check.
pub(in crate::checks) struct Draft {
    /// Indices into [`Analysis::spans`].
    pub(in crate::checks) spans: Vec<usize>,
    /// Bytes.
    pub(in crate::checks) start: usize,
    /// Bytes.
    pub(in crate::checks) end: usize,
    /// What is the matter.
    pub(in crate::checks) because: Reason,
    /// What can be done.
    pub(in crate::checks) actions: Vec<Action>,
    /// How much it matters, if not as much as all that the check finds.
    pub(in crate::checks) severity: Option<Severity>,
}

impl Draft {
    /// A finding about one mark, and others that it is compared with.
    pub(in crate::checks) fn about(
        input: &CheckInput,
        mark: usize,
        others: &[usize],
        because: impl Into<Reason>,
    ) -> Draft {
        let (start, end) = input.mark(mark).map_or((0, 0), |span| (span.start, span.end));
        let mut spans = vec![mark];
        spans.extend(others);
        Draft { spans, start, end, because: because.into(), actions: Vec::new(), severity: None }
    }

    /// The same with something that can be done about it.
    pub(in crate::checks) fn offering(mut self, action: Action) -> Draft {
        self.actions.push(action);
        self
    }
}
