//! The tagger's weights and the two things done with them: the likeliest labels of a sentence, and
//! how sure each is.
//!
//! A linear-chain conditional random field over seven labels. The file (`weights.bin`, written by
//! training) has a head (`fingerprint.rs`), which the build reads and leaves out. What follows is
//! little-endian: the step of the weights (f32), 8 × 7 transition weights (f32; the last
//! row is "sentence start", −∞ is not allowed), the numbers of all features, packed (`packing`), for
//! each of them one byte with a bit for each label that has a weight, and those weights (i8) one
//! after the other. Like stands beside like, which is what a compressor wants.

use super::labels::{LABELS, Label, may_follow};
use super::schema::FEATURE_BITS;
use crate::lexicon::packing;

/// Numbers that are added to each other in one step: one for each label and one that is always 0.
const LANES: usize = 8;

/// The sums of the weights of a token's features, in steps, a number for each label; what is after them
/// means nothing.
pub(crate) type LabelScores = [i32; LANES];

/// Weights of one feature, in steps.
type LabelWeights = [i8; LANES];

/// The weights, ready for reading.
pub(crate) struct Model {
    step: f32,
    /// `exp` of the transition weights, from label (the last row: from the sentence's start) to label.
    transitions: [[f32; LABELS]; LABELS + 1],
    /// A bit for each number below `1 << FEATURE_BITS`: whether a feature of that number has weights. Of what
    /// a text asks most has none, and half a megabyte of bits says so without a search.
    present: Vec<u64>,
    /// For each word of `present` how many features have weights before it.
    before: Vec<u32>,
    /// The weights, in order of their features' numbers.
    rows: Vec<LabelWeights>,
}

/// What the tagger says of one sentence.
pub(crate) struct Tagging {
    /// The likeliest label of each token, all together.
    pub(crate) labels: Vec<Label>,
    /// For each token the probability of each label.
    pub(crate) marginals: Vec<[f32; LABELS]>,
}

impl Model {
    /// Reads weights without their file's head. Damaged ones give a model that knows less, never a panic.
    pub(crate) fn read(bytes: &[u8]) -> Model {
        let mut file = File { bytes };
        let step = file.f32();
        let mut transitions = [[0.0; LABELS]; LABELS + 1];
        for (from, row) in transitions.iter_mut().enumerate() {
            for (to, weight) in row.iter_mut().enumerate() {
                let value = file.f32();
                *weight = if may_follow(from, to) { value.exp() } else { 0.0 };
            }
        }
        let features = packing::unpack(&mut file.bytes);
        let (present, weights) = file.bytes.split_at(features.len().min(file.bytes.len()));
        let mut weights = weights.iter();
        let words = 1 << (FEATURE_BITS - u64::BITS.ilog2());
        let mut model = Model {
            step,
            transitions,
            present: vec![0; words],
            before: vec![0; words],
            rows: Vec::with_capacity(features.len()),
        };
        let mut last = None;
        for (feature, of_labels) in features.into_iter().zip(present) {
            let mut row = [0; LANES];
            for (label, weight) in row.iter_mut().take(LABELS).enumerate() {
                if of_labels & (1 << label) != 0 {
                    *weight = weights.next().copied().unwrap_or(0) as i8;
                }
            }
            // Only a damaged file repeats a feature, or has one too large.
            if let Some(word) =
                model.present.get_mut(word_of(feature)).filter(|_| last < Some(feature))
            {
                *word |= bit_of(feature);
                model.rows.push(row);
                last = Some(feature);
            }
        }
        let mut sum = 0;
        for (before, word) in model.before.iter_mut().zip(&model.present) {
            *before = sum;
            sum += word.count_ones();
        }
        model
    }

    /// Adds a feature's weights, in steps, to a token's scores.
    pub(crate) fn add(&self, feature: u32, scores: &mut LabelScores) {
        let (word, bit) = (word_of(feature), bit_of(feature));
        let Some(present) = self.present.get(word).filter(|&present| present & bit != 0) else {
            return;
        };
        let before = self.before.get(word).map_or(0, |&before| before as usize);
        let row = self.rows.get(before + (present & (bit - 1)).count_ones() as usize);
        for (score, weight) in scores.iter_mut().zip(row.into_iter().flatten()) {
            *score += i32::from(*weight);
        }
    }

    /// Labels a sentence from the scores of its tokens.
    pub(crate) fn tag(&self, scores: &[LabelScores]) -> Tagging {
        let odds: Vec<[f32; LABELS]> = scores.iter().map(|s| self.odds(s)).collect();
        Tagging { labels: self.likeliest(&odds), marginals: self.marginals(&odds) }
    }

    /// `exp` of the scores, the largest being 1.
    fn odds(&self, scores: &LabelScores) -> [f32; LABELS] {
        let scores = scores.first_chunk().copied().unwrap_or([0; LABELS]);
        let top = scores.iter().copied().max().unwrap_or(0);
        scores.map(|score| ((score - top) as f32 * self.step).exp())
    }

    fn likeliest(&self, odds: &[[f32; LABELS]]) -> Vec<Label> {
        // For each token and label the likeliest label before.
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(odds.len());
        let mut best: Option<[f32; LABELS]> = None;
        for odd in odds {
            let mut from = [0u8; LABELS];
            let next = match best {
                Some(best) => self.likeliest_before(&best, &mut from),
                None => self.transitions[LABELS],
            };
            best = Some(normalised(product(next, odd)));
            back.push(from);
        }
        let last = best.unwrap_or_default();
        let largest = last.iter().enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b));
        let mut label = largest.map_or(0, |(label, _)| label);
        let mut labels: Vec<Label> = Vec::with_capacity(odds.len());
        for from in back.iter().rev() {
            labels.push(Label::of(label));
            label = from.get(label).map_or(0, |&before| usize::from(before));
        }
        labels.reverse();
        labels
    }

    /// For each label the most that a label before gives it, and in `from` which one that is.
    fn likeliest_before(&self, best: &[f32; LABELS], from: &mut [u8; LABELS]) -> [f32; LABELS] {
        let mut most = [0.0f32; LABELS];
        for (before, (odds, row)) in (0u8..).zip(best.iter().zip(&self.transitions)) {
            for ((most, from), weight) in most.iter_mut().zip(&mut *from).zip(row) {
                let value = odds * weight;
                if value > *most {
                    (*most, *from) = (value, before);
                }
            }
        }
        most
    }

    /// Forward and backward sums, scaled at each token.
    fn marginals(&self, odds: &[[f32; LABELS]]) -> Vec<[f32; LABELS]> {
        let mut forward: Vec<[f32; LABELS]> = Vec::with_capacity(odds.len());
        for odd in odds {
            let mut sums = self.transitions[LABELS];
            if let Some(before) = forward.last() {
                sums = [0.0; LABELS];
                for (value, row) in before.iter().zip(&self.transitions) {
                    for (sum, weight) in sums.iter_mut().zip(row) {
                        *sum += value * weight;
                    }
                }
            }
            forward.push(normalised(product(sums, odd)));
        }
        let mut backward = [1.0f32; LABELS];
        for (both, odd) in forward.iter_mut().zip(odds).rev() {
            *both = normalised(product(*both, &backward));
            let carried = product(backward, odd);
            for (sum, row) in backward.iter_mut().zip(&self.transitions) {
                *sum = row.iter().zip(carried).map(|(w, c)| w * c).sum();
            }
            backward = normalised(backward);
        }
        forward
    }
}

/// Label by label.
fn product(mut values: [f32; LABELS], factors: &[f32; LABELS]) -> [f32; LABELS] {
    for (value, factor) in values.iter_mut().zip(factors) {
        *value *= factor;
    }
    values
}

fn normalised(values: [f32; LABELS]) -> [f32; LABELS] {
    let total: f32 = values.iter().sum();
    values.map(|v| v / total.max(f32::MIN_POSITIVE))
}

/// Which word of a set of bits has a feature's.
fn word_of(feature: u32) -> usize {
    (feature / u64::BITS) as usize
}

/// That bit, within its word.
fn bit_of(feature: u32) -> u64 {
    1 << (feature % u64::BITS)
}

/// A reader that gives zeros beyond the end.
struct File<'f> {
    bytes: &'f [u8],
}

impl File<'_> {
    fn f32(&mut self) -> f32 {
        let Some((number, rest)) = self.bytes.split_first_chunk() else { return 0.0 };
        self.bytes = rest;
        f32::from_le_bytes(*number)
    }
}
