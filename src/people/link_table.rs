//! Who holds each role and who speaks each quotation, as far as it is known.

use crate::mark::Reason;

/// Who is meant by each mark.
pub(crate) struct Links {
    /// For each mark, if it is a role: its holders, each once, in text order of their mentions.
    pub(crate) holders: Vec<Vec<usize>>,
    /// For each mark, if it is a quotation: its speaker.
    pub(crate) speakers: Vec<Option<usize>>,
    /// For each mark: what the link rests on beyond what its stage said.
    pub(crate) because: Vec<Option<Reason>>,
}

impl Links {
    /// Who holds the role at an index.
    pub(super) fn holders(&self, index: usize) -> &[usize] {
        self.holders.get(index).map_or(&[], Vec::as_slice)
    }

    /// One more holds it, unless it is known already.
    pub(super) fn add_holder(&mut self, index: usize, person: usize) {
        if let Some(holders) = self.holders.get_mut(index)
            && !holders.contains(&person)
        {
            holders.push(person);
        }
    }

    pub(super) fn speaker(&self, index: usize) -> Option<usize> {
        self.speakers.get(index).copied().flatten()
    }

    pub(super) fn set_speaker(&mut self, index: usize, person: Option<usize>) {
        if let Some(speaker) = self.speakers.get_mut(index) {
            *speaker = person;
        }
    }

    /// What the link of the mark at an index rests on.
    pub(super) fn explain(&mut self, index: usize, because: impl Into<Reason>) {
        if let Some(reason) = self.because.get_mut(index) {
            *reason = Some(because.into());
        }
    }
}
