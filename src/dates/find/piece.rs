//! What one family of phrases read.

use crate::contract::Code;
use crate::mark::date::Expression;

/// What one family read: the phrase from the asked atom to before `to`.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) said: Expression,
    /// The first atom behind it.
    pub(super) to: usize,
    /// 0 to 1.
    pub(super) sure: f32,
    pub(super) why: Code,
}

impl Piece {
    pub(super) fn new(said: Expression, to: usize, sure: f32, why: Code) -> Piece {
        Piece { said, to, sure, why }
    }
}
