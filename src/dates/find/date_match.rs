//! What one family of phrases read.

use crate::contract::Code;
use crate::mark::date::Expression;

/// What one family read: the phrase from the asked subtoken to before `to`.
#[derive(Debug, Clone)]
pub(super) struct Match {
    pub(super) expression: Expression,
    /// The first subtoken after it.
    pub(super) end: usize,
    /// 0 to 1.
    pub(super) confidence: f32,
    pub(super) reason: Code,
}

impl Match {
    pub(super) fn new(expression: Expression, end: usize, confidence: f32, reason: Code) -> Match {
        Match { expression, end, confidence, reason }
    }
}
