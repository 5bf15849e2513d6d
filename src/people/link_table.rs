//! Who holds each role and who speaks each quotation, as far as it is known; how sure that is, and who else may.

use super::choice::Candidates;
use crate::contract::Code;
use crate::mark::Reason;
use crate::weighing::{Decided, calibrated};

/// Who is meant by each mark.
pub(crate) struct Links {
    /// For each mark, if it is a role: its holders, each once, in text order of their mentions.
    pub(crate) holders: Vec<Vec<usize>>,
    /// For each mark, if it is a quotation: its speaker.
    pub(crate) speakers: Vec<Option<usize>>,
    /// For each mark: what the link rests on beyond what its stage said.
    pub(crate) because: Vec<Option<Reason>>,
    /// For each mark: between whom weights decided, nobody among them, and how likely each is; empty where
    /// rules alone did.
    pub(crate) weighed: Vec<Vec<(Option<usize>, f32)>>,
}

/// A person is named as a possible one who is at least so likely.
const LEAST_LIKELY: f32 = 0.1;

/// No more are.
const MOST_LIKELY: usize = 4;

/// How sure a link is that rules alone make, to somebody and to nobody.
const BY_RULE: [f32; 2] = [0.8, 0.5];

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

    /// This one alone holds it, or nobody.
    pub(super) fn set_holder(&mut self, index: usize, person: Option<usize>) {
        if let Some(holders) = self.holders.get_mut(index) {
            *holders = person.into_iter().collect();
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

    /// It is whose the quotation at another index is, as surely.
    pub(super) fn repeat_speaker(&mut self, index: usize, of: usize) {
        self.set_speaker(index, self.speaker(of));
        let weighed = self.weighed.get(of).cloned().unwrap_or_default();
        if let Some(own) = self.weighed.get_mut(index) {
            *own = weighed;
        }
    }

    /// Between whom weights decided.
    pub(super) fn weigh(&mut self, index: usize, candidates: &Candidates, shares: &[f32]) {
        if let Some(weighed) = self.weighed.get_mut(index) {
            let people = candidates.iter().map(|contender| contender.person);
            *weighed = people.zip(shares.iter().copied()).collect();
        }
    }

    /// How sure it is that the mark at an index is these people's, or nobody's.
    pub(crate) fn confidence(&self, index: usize, kind: Decided, people: &[usize]) -> f32 {
        if self.is_by_hand(index) {
            return 1.0;
        }
        let chosen = people.first().copied();
        let weighed = self.weighed.get(index).map_or(&[][..], Vec::as_slice);
        let share =
            weighed.iter().find(|(person, _)| *person == chosen).filter(|_| people.len() < 2);
        let [somebody, nobody] = BY_RULE;
        let by_rule = if chosen.is_some() { somebody } else { nobody };
        share.map_or(by_rule, |&(_, share)| calibrated(kind, share))
    }

    /// Whether a person said whose it is.
    fn is_by_hand(&self, index: usize) -> bool {
        let because = self.because.get(index).and_then(Option::as_ref);
        because.is_some_and(|r| matches!(r.code, Code::HeldByHand | Code::SpokenByHand))
    }

    /// The people whose the mark at an index may be that was given to nobody, the likelier first.
    pub(crate) fn possible(&self, index: usize) -> Vec<(usize, f32)> {
        let weighed = self.weighed.get(index).filter(|_| !self.is_by_hand(index));
        let weighed = weighed.map_or(&[][..], Vec::as_slice);
        let mut possible: Vec<(usize, f32)> = Vec::new();
        for &(person, share) in weighed.iter().filter(|(_, share)| *share >= LEAST_LIKELY) {
            let Some(person) = person else { continue };
            let rank = possible.iter().filter(|(_, other)| *other >= share).count();
            possible.insert(rank, (person, share));
        }
        possible.truncate(MOST_LIKELY);
        possible
    }

    /// What the link of the mark at an index rests on.
    pub(super) fn explain(&mut self, index: usize, because: impl Into<Reason>) {
        if let Some(reason) = self.because.get_mut(index) {
            *reason = Some(because.into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::choice::PossiblePerson;
    use super::*;
    use crate::weighing::Evidence;

    /// The links of one mark between whom weights decided.
    fn weighed(shares: &[(Option<usize>, f32)]) -> Links {
        let mut links = Links {
            holders: vec![Vec::new()],
            speakers: vec![None],
            because: vec![None],
            weighed: vec![Vec::new()],
        };
        let candidate = |&(person, _): &(Option<usize>, f32)| PossiblePerson {
            person,
            evidence: Evidence::default(),
            over_nobody: 1.0,
        };
        let candidates: Candidates = shares.iter().map(candidate).collect();
        let shares: Vec<f32> = shares.iter().map(|(_, share)| *share).collect();
        links.weigh(0, &candidates, &shares);
        links
    }

    #[test]
    fn people_are_possible_from_a_tenth_on_the_likelier_first_and_four_at_most() {
        let shares = [(None, 0.4), (Some(3), 0.1), (Some(1), 0.2), (Some(2), 0.09), (Some(0), 0.2)];
        assert_eq!(weighed(&shares).possible(0), [(1, 0.2), (0, 0.2), (3, 0.1)]);
        let shares: Vec<(Option<usize>, f32)> = (0..6).map(|person| (Some(person), 0.15)).collect();
        assert_eq!(weighed(&shares).possible(0).len(), 4);
        let mut links = weighed(&shares);
        links.explain(0, Code::HeldByHand);
        assert_eq!(links.possible(0), []);
        assert_eq!(links.possible(1), []);
    }

    #[test]
    fn a_link_is_as_sure_as_the_weights_of_the_one_who_has_it() {
        let links = weighed(&[(None, 0.3), (Some(4), 0.7)]);
        let sure = |people: &[usize]| links.confidence(0, Decided::Holder, people);
        assert_eq!(sure(&[4]), calibrated(Decided::Holder, 0.7));
        assert_eq!(sure(&[]), calibrated(Decided::Holder, 0.3));
        // Weights choose one; several, and whom they have not weighed, rules have chosen.
        assert_eq!(sure(&[4, 5]), BY_RULE[0]);
        assert_eq!(sure(&[5]), BY_RULE[0]);
        assert_eq!(weighed(&[]).confidence(0, Decided::Holder, &[]), BY_RULE[1]);
    }

    #[test]
    fn what_somebody_said_by_hand_is_certain() {
        for code in [Code::HeldByHand, Code::SpokenByHand] {
            let mut links = weighed(&[(None, 0.3), (Some(4), 0.7)]);
            links.explain(0, code);
            assert_eq!(links.confidence(0, Decided::Holder, &[4]), 1.0);
        }
    }

    #[test]
    fn a_holder_is_added_once_and_set_alone() {
        let mut links = weighed(&[]);
        for person in [2, 1, 2] {
            links.add_holder(0, person);
        }
        assert_eq!(links.holders(0), [2, 1]);
        links.set_holder(0, Some(7));
        assert_eq!(links.holders(0), [7]);
        links.set_holder(0, None);
        assert_eq!(links.holders(0), [0; 0]);
        links.set_speaker(0, Some(3));
        assert_eq!((links.speaker(0), links.speaker(1)), (Some(3), None));
    }

    #[test]
    fn who_repeats_words_speaks_as_surely_as_who_said_them() {
        let mut links = weighed(&[(None, 0.2), (Some(4), 0.7), (Some(5), 0.1)]);
        links.speakers.push(None);
        links.weighed.push(Vec::new());
        links.because.push(None);
        links.holders.push(Vec::new());
        links.set_speaker(0, Some(4));
        links.repeat_speaker(1, 0);
        assert_eq!(links.speaker(1), Some(4));
        let sure = |index| links.confidence(index, Decided::Speaker, &[4]);
        assert!(sure(1) == sure(0) && sure(0) > 0.0);
    }
}
