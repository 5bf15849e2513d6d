//! How the steps of a construction are taken: forward over the words after its anchor, backward over those before.
//!
//! The steps are those of a regular expression that tries one way after the other, the longest first. Sentences
//! are long and patterns short: after [`MOST_STEPS`] a pattern is given up.

use super::first_reads::FirstReads;
use super::ground::{Ground, Left, WordRead, take};
use crate::contract::Code;

/// So many steps are taken for half a pattern; the longest of real sentences takes some hundred, a list of 20 names
/// two hundred.
const MOST_STEPS: usize = 400;

/// One pattern of a construction.
pub(crate) struct Construction {
    /// The construction's name.
    pub(crate) code: Code,
    pub(crate) anchor: AnchorKind,
    /// The steps from the anchor backward.
    pub(crate) before: &'static [PatternStep],
    /// The steps from the anchor forward.
    pub(crate) after: &'static [PatternStep],
    /// What the steps can read first, backward and forward.
    pub(crate) first: [FirstReads; 2],
}

impl Construction {
    /// Whether it may fit where this stands beside the anchor.
    pub(crate) fn may_fit(&self, beside: &Beside) -> bool {
        self.first.iter().zip(beside.0).all(|(reads, there)| reads.meet(there))
    }
}

/// What stands right before and right after an anchor.
pub(crate) struct Beside([FirstReads; 2]);

impl Beside {
    /// The same of the anchor from token `start` to before token `end`.
    pub(crate) fn of(ground: &dyn Ground, start: usize, end: usize) -> Beside {
        Beside([FirstReads::at(ground, start, true), FirstReads::at(ground, end, false)])
    }
}

/// What a role must be for a pattern that is anchored at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AnchorKind {
    Any,
    /// Held by one person: `minister`.
    One,
    /// Held by several: `ministers`.
    Several,
    /// `QC`
    Letters,
}

/// A step of a pattern. Distances are counted from the step after.
#[derive(Debug, Clone, Copy)]
pub(crate) enum PatternStep {
    /// That is read.
    Take(WordRead),
    /// Continue here, or else so many steps further.
    Or(u8),
    /// So many steps further.
    Skip(u8),
    /// So many steps back.
    Again(u8),
    /// The next so many steps must, or must not, lead through from here; nothing is read.
    Ahead(bool, u8),
}

/// What stands around an anchor from token `start` to before token `end`, if the pattern fits: what it leaves, in
/// the order of the text. Nothing is left where nothing fits.
pub(crate) fn matches(
    construction: &Construction,
    ground: &dyn Ground,
    start: usize,
    end: usize,
) -> Vec<Left> {
    let mut walk = PatternWalk { ground, backward: false, left: Vec::new(), fuel: MOST_STEPS };
    if walk.leads_through(construction.after, 0, end).is_none() {
        return Vec::new();
    }
    let mut back = PatternWalk { ground, backward: true, left: Vec::new(), fuel: MOST_STEPS };
    if back.leads_through(construction.before, 0, start).is_none() {
        return Vec::new();
    }
    back.left.reverse();
    back.left.append(&mut walk.left);
    back.left
}

struct PatternWalk<'w> {
    ground: &'w dyn Ground,
    backward: bool,
    left: Vec<Left>,
    fuel: usize,
}

impl PatternWalk<'_> {
    /// Where the steps end from one of them on, if they lead through from a token.
    fn leads_through(
        &mut self,
        steps: &[PatternStep],
        mut next: usize,
        mut at: usize,
    ) -> Option<usize> {
        while let Some(step) = steps.get(next) {
            self.fuel = self.fuel.checked_sub(1)?;
            next += 1;
            match *step {
                PatternStep::Take(read) => {
                    let (after, left) = take(self.ground, read, at, self.backward)?;
                    self.left.extend(left);
                    at = after;
                }
                PatternStep::Or(other) => {
                    let left = self.left.len();
                    if let Some(end) = self.leads_through(steps, next, at) {
                        return Some(end);
                    }
                    self.left.truncate(left);
                    next += usize::from(other);
                }
                PatternStep::Skip(count) => next += usize::from(count),
                PatternStep::Again(count) => next = next.checked_sub(usize::from(count))?,
                PatternStep::Ahead(wanted, count) => {
                    let end = next + usize::from(count);
                    let left = self.left.len();
                    let found = self.leads_through(steps.get(..end)?, next, at).is_some();
                    self.left.truncate(left);
                    // Given up is not the same as not found.
                    if found != wanted || self.fuel == 0 {
                        return None;
                    }
                    next = end;
                }
            }
        }
        Some(at)
    }
}
