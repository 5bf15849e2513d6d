//! What choosing a role's holder and a quotation's speaker have in common: a text with its people, those near, and
//! who of them is likely enough.
//!
//! Not read: what speaks for anybody; see `super::holders` and `super::speakers`.

use super::cast::People;
use super::pronouns::MentionIndex;
use crate::contract::ByteSpan;
use crate::mark::{Mark, Referent};
use crate::text::Document;
use crate::weighing::{Decided, Evidence, Models, likeliest};

/// So many people around a role or quotation are weighed.
const MOST: usize = 10;

/// No mention is looked at that is more mentions away.
pub(super) const FURTHEST: usize = 24;

/// Somebody whose a role or a quotation may be, or nobody.
pub(crate) struct PossiblePerson {
    pub(crate) person: Option<usize>,
    /// What speaks for them.
    pub(crate) evidence: Evidence,
    /// To be chosen they must be so many times as likely as nobody; of nobody without a meaning.
    pub(crate) over_nobody: f32,
}

impl PossiblePerson {
    /// Nobody who is named.
    pub(super) fn nobody(evidence: Evidence) -> PossiblePerson {
        PossiblePerson { person: None, evidence, over_nobody: 1.0 }
    }
}

/// Everybody whose it may be, nobody first.
pub(crate) type Candidates = Vec<PossiblePerson>;

/// A quotation or role and whose it may be. What it says is read by the training alone.
#[cfg_attr(not(feature = "train"), allow(dead_code))]
pub(crate) struct Choice {
    pub(crate) decided: Decided,
    pub(crate) span: ByteSpan,
    pub(crate) candidates: Candidates,
}

/// By which weights is chosen, and who is told of each choice.
pub(crate) struct Weighing<'w> {
    pub(crate) models: &'w Models,
    pub(crate) weighed: &'w mut dyn FnMut(Choice),
}

impl Weighing<'_> {
    /// How likely each candidate is; none where there are no weights.
    pub(super) fn shares(&self, decided: Decided, candidates: &Candidates) -> Option<Vec<f32>> {
        let evidence: Vec<&Evidence> =
            candidates.iter().map(|contender| &contender.evidence).collect();
        self.models.probabilities(decided, &evidence)
    }
}

/// A text with its people.
pub(super) struct LinkContext<'c> {
    pub(super) document: &'c Document<'c>,
    pub(super) marks: &'c [Mark],
    pub(super) people: &'c People,
    pub(super) mention_index: &'c MentionIndex<'c>,
    /// Who is meant by words that stand for a person.
    pub(super) person: &'c dyn Fn(Referent) -> Option<usize>,
}

/// People, each once, those added first before others; no more than are weighed.
#[derive(Default)]
pub(super) struct PeopleNear(pub(super) Vec<usize>);

impl PeopleNear {
    pub(super) fn add(&mut self, person: usize) {
        if self.0.len() < MOST && !self.0.contains(&person) {
            self.0.push(person);
        }
    }
}

/// The likeliest person, if so many times as likely as nobody as that takes.
pub(super) fn chosen(candidates: &Candidates, shares: &[f32]) -> Option<usize> {
    let (nobody, people) = shares.split_first()?;
    let number = likeliest(people)?;
    let (found, share) = (candidates.get(number + 1)?, people.get(number)?);
    found.person.filter(|_| *share > found.over_nobody * nobody)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_chosen_who_is_so_many_times_as_likely_as_nobody() {
        let of = |person: Option<usize>, over_nobody: f32| PossiblePerson {
            person,
            evidence: Evidence::default(),
            over_nobody,
        };
        let candidates = vec![of(None, 1.0), of(Some(4), 1.9), of(Some(7), 2.0)];
        assert_eq!(chosen(&candidates, &[0.25, 0.25, 0.5]), None);
        assert_eq!(chosen(&candidates, &[0.25, 0.5, 0.25]), Some(4));
        assert_eq!(
            chosen(&candidates, &[0.0, 0.5, 0.5]),
            Some(4),
            "the first of two that are even"
        );
        assert_eq!(chosen(&candidates, &[]), None);
    }

    #[test]
    fn ten_people_are_near_and_each_of_them_once() {
        let mut near = PeopleNear::default();
        [3, 3, 0, 1, 2, 4, 5, 6, 7, 8, 9, 10].into_iter().for_each(|person| near.add(person));
        assert_eq!(near.0, [3, 0, 1, 2, 4, 5, 6, 7, 8, 9]);
    }
}
