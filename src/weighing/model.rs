//! The weights and what they make of candidates.
//!
//! The file, little-endian: for each [`Decided`] in its order the step of its weights (f32), the numbers of its
//! features, packed (`packing`), and a weight in steps (i8) for each. Before them stands the hash of the
//! questions that they were learnt with (u64); weights of other questions are not taken, and where there are
//! none the rules decide alone.

use super::schema::{Evidence, QUESTIONS};
use crate::lexicon::{key, packing};
use std::sync::LazyLock;

/// What is decided, in the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decided {
    /// Whether words between quotation marks are somebody's speech.
    Speech,
    /// Who speaks them, or nobody who is named.
    Speaker,
    /// Who holds a role, or nobody who is named.
    Holder,
    /// Where a role begins and ends, or that there is none.
    Role,
}

/// Weights in steps of the features of one kind, each in a slot found by its number: features are hashes.
struct LinearModel {
    step: f32,
    /// A power of two, at most a quarter of them taken, since most features that are asked for have no weight: the
    /// number of the feature and, in the lowest byte, its weight.
    slots: Vec<u32>,
}

/// A slot of no feature.
const FREE: u32 = u32::MAX;

static WEIGHTS: &[u8] = include_bytes!("weights.bin");

static BUILT_IN: LazyLock<Models> = LazyLock::new(|| Models::read(WEIGHTS));

/// The weights of every kind of decision.
pub(crate) struct Models(Vec<LinearModel>);

impl Models {
    /// Those that the build took.
    pub(crate) fn built_in() -> &'static Models {
        &BUILT_IN
    }

    /// Reads a file of weights; a damaged one knows less.
    pub(crate) fn read(file: &[u8]) -> Models {
        Models(read(file))
    }

    /// What speaks for a candidate, in natural logarithms of odds; 0 where there are no weights of that kind.
    pub(crate) fn score(&self, kind: Decided, evidence: &Evidence) -> f32 {
        self.0.get(kind as usize).map_or(0.0, |model| model.score(evidence))
    }

    /// How likely each candidate is, all together 1; none where there are no weights of that kind.
    pub(crate) fn probabilities(
        &self,
        kind: Decided,
        candidates: &[&Evidence],
    ) -> Option<Vec<f32>> {
        let model = self.0.get(kind as usize)?;
        let mut shares: Vec<f32> =
            candidates.iter().map(|evidence| model.score(evidence)).collect();
        let top = shares.iter().copied().fold(f32::MIN, f32::max);
        let mut sum = 0.0;
        for share in &mut shares {
            *share = (*share - top).exp();
            sum += *share;
        }
        shares.iter_mut().for_each(|share| *share /= sum);
        Some(shares)
    }
}

/// The number of the greatest share, the first of those that are even; none where there is none above 0.
pub(crate) fn likeliest(shares: &[f32]) -> Option<usize> {
    let (mut best, mut most) = (None, 0.0);
    for (number, &share) in shares.iter().enumerate() {
        if share > most {
            (best, most) = (Some(number), share);
        }
    }
    best
}

impl LinearModel {
    fn new(step: f32, features: &[u32], weights: &[u8]) -> LinearModel {
        let slots = (features.len() * 4).next_power_of_two();
        let mut model = LinearModel { step, slots: vec![FREE; slots] };
        for (&feature, &weight) in features.iter().zip(weights) {
            if let Err(slot) = model.find(feature)
                && let Some(slot) = model.slots.get_mut(slot)
            {
                *slot = feature << 8 | u32::from(weight);
            }
        }
        model
    }

    fn score(&self, evidence: &Evidence) -> f32 {
        let weight = |&feature: &u32| self.find(feature).map_or(0, i32::from);
        evidence.0.iter().map(weight).sum::<i32>() as f32 * self.step
    }

    /// The weight of a feature, or the free slot where it would stand.
    fn find(&self, feature: u32) -> Result<i8, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = feature as usize & mask;
        while let Some(&taken) = self.slots.get(slot) {
            match taken {
                FREE => break,
                _ if taken >> 8 == feature => return Ok(taken as u8 as i8),
                _ => slot = (slot + 1) & mask,
            }
        }
        Err(slot)
    }
}

/// The hash of the questions that weights are learnt with.
fn learnt_with() -> u64 {
    let one = |hash: u64, &(name, number): &(&str, u64)| {
        let bytes = name.bytes().chain(number.to_le_bytes());
        bytes.fold(hash, key::and_byte)
    };
    QUESTIONS.iter().fold(key::EMPTY, one)
}

fn read(file: &[u8]) -> Vec<LinearModel> {
    let Some((head, mut rest)) = file.split_first_chunk() else { return Vec::new() };
    if u64::from_le_bytes(*head) != learnt_with() {
        return Vec::new();
    }
    let mut models = Vec::new();
    while let Some((step, after)) = rest.split_first_chunk() {
        rest = after;
        let features = packing::unpack(&mut rest);
        let (weights, after) = rest.split_at(features.len().min(rest.len()));
        rest = after;
        models.push(LinearModel::new(f32::from_le_bytes(*step), &features, weights));
    }
    models
}

/// The file of weights: for each kind their step, and features by number with their weights in steps.
#[cfg(feature = "train")]
pub(crate) fn file_of(models: &[(f32, Vec<(u32, i8)>)]) -> Vec<u8> {
    let mut file = learnt_with().to_le_bytes().to_vec();
    for (step, weights) in models {
        let features: Vec<u32> = weights.iter().map(|(feature, _)| *feature).collect();
        file.extend(step.to_le_bytes());
        file.extend(packing::pack(&features));
        file.extend(weights.iter().map(|(_, weight)| *weight as u8));
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weighing::Clue;

    #[test]
    fn what_the_build_has_knows_every_kind() {
        let of = |answer| {
            let mut evidence = Evidence::default();
            evidence.say(Clue::Always, answer, 0);
            evidence
        };
        for kind in [Decided::Speech, Decided::Speaker, Decided::Holder, Decided::Role] {
            let shares = Models::built_in().probabilities(kind, &[&of(0), &of(1), &of(2)]).unwrap();
            assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-5, "{kind:?}: {shares:?}");
        }
    }

    #[test]
    fn a_damaged_file_knows_less() {
        for length in [0, 7, 8, 11, 12, 40, WEIGHTS.len() / 2, WEIGHTS.len() - 1] {
            let models = Models::read(&WEIGHTS[..length]);
            let shares = models.probabilities(Decided::Speaker, &[&Evidence::default()]);
            assert!(shares.is_none_or(|shares| shares == [1.0]), "{length} bytes");
        }
        let mut others = WEIGHTS.to_vec();
        others[0] ^= 1;
        let models = Models::read(&others);
        assert!(models.probabilities(Decided::Speech, &[&Evidence::default()]).is_none());
    }
}
