//! One sentence with the names in it, and what stands around a phrase.

pub(super) use crate::constructions::DETERMINERS;
use crate::names::{NameTokens, NamesAt};
use crate::newsroom::{Listed, RowMatch};
use crate::text::Document;
use std::ops::Range;

/// One sentence, with the names in it.
pub(super) struct View<'v> {
    pub(super) document: &'v Document<'v>,
    pub(super) names: &'v NamesAt,
    pub(super) listed: &'v Listed<'v>,
    pub(super) sentence: Range<usize>,
}

/// The most tokens of `(R-Mich.)`, its brackets included.
const LONGEST_PARTY: usize = 8;

impl<'v> View<'v> {
    /// The row of the newsroom's lists whose words are the head of a phrase.
    pub(super) fn row_of(&self, head: &Range<usize>) -> Option<&'v RowMatch> {
        self.listed.role_at(head.start).filter(|found| found.tokens == *head)
    }

    /// The person whose name ends before token `end`, past an age, a party or a place after it:
    /// `X, 45`, `X (D-Ohio)`, `X of Montana`.
    pub(super) fn person_before(&self, mut end: usize) -> Option<&'v NameTokens> {
        let document = self.document;
        let floor = self.sentence.start;
        if end >= floor + 2
            && document.word(end - 1).parse::<u16>().is_ok()
            && document.word(end - 2) == ","
        {
            end -= 2;
        }
        if end > floor && document.word(end - 1) == ")" {
            let least = floor.max(end.saturating_sub(LONGEST_PARTY));
            end = (least..end).rev().find(|&n| document.word(n) == "(")?;
        }
        self.names.person_until(end).or_else(|| {
            let capitals = (floor..end).rev().take_while(|&n| document.capital(n)).count();
            let of = (end - capitals).checked_sub(1).filter(|&n| n > floor && capitals > 0)?;
            document.is_any(of, &["of", "from"]).then(|| self.names.person_until(of))?
        })
    }
}
