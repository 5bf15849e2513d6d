//! The sums over all labellings of a sentence, forward and backward, in logarithms.

use whowhen::training::LABELS;

/// A number for each label.
pub(crate) type LabelScores = [f32; LABELS];

/// Logarithms of the forward and backward sums of a sentence.
pub(crate) struct Chain<'s> {
    scores: &'s [LabelScores],
    forward: Vec<LabelScores>,
    backward: Vec<LabelScores>,
    /// The sum over all labellings.
    pub(crate) total: f32,
}

impl Chain<'_> {
    pub(crate) fn new<'s>(
        scores: &'s [LabelScores],
        transitions: &[LabelScores; LABELS + 1],
    ) -> Chain<'s> {
        let length = scores.len();
        let mut forward = vec![[0.0; LABELS]; length];
        for index in 0..length {
            for to in 0..LABELS {
                let before: LabelScores = std::array::from_fn(|from| {
                    if index == 0 {
                        if from == 0 { transitions[LABELS][to] } else { f32::NEG_INFINITY }
                    } else {
                        forward[index - 1][from] + transitions[from][to]
                    }
                });
                forward[index][to] = log_sum(&before) + scores[index][to];
            }
        }
        let mut backward = vec![[0.0; LABELS]; length];
        for index in (0..length.saturating_sub(1)).rev() {
            for from in 0..LABELS {
                let after: LabelScores = std::array::from_fn(|to| {
                    transitions[from][to] + scores[index + 1][to] + backward[index + 1][to]
                });
                backward[index][from] = log_sum(&after);
            }
        }
        let total = forward.last().map_or(0.0, log_sum);
        Chain { scores, forward, backward, total }
    }

    /// The probability of each label of a token.
    pub(crate) fn at(&self, index: usize) -> LabelScores {
        std::array::from_fn(|label| {
            (self.forward[index][label] + self.backward[index][label] - self.total).exp()
        })
    }

    /// The probability that a token is labelled `to` after one labelled `from`.
    pub(crate) fn step(&self, index: usize, from: usize, to: usize, weight: f32) -> f32 {
        let before = if index == 0 { 0.0 } else { self.forward[index - 1][from] };
        (before + weight + self.scores[index][to] + self.backward[index][to] - self.total).exp()
    }
}

fn log_sum(values: &LabelScores) -> f32 {
    let top = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if top == f32::NEG_INFINITY {
        return top;
    }
    top + values.iter().map(|v| (v - top).exp()).sum::<f32>().ln()
}
