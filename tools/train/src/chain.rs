//! The sums over all labellings of a sentence, forward and backward, in logarithms.

use whowhen::training::LABELS;

/// A number for each label.
pub(crate) type Row = [f32; LABELS];

/// Logarithms of the forward and backward sums of a sentence.
pub(crate) struct Chain<'s> {
    scores: &'s [Row],
    forward: Vec<Row>,
    backward: Vec<Row>,
    /// The sum over all labellings.
    pub(crate) total: f32,
}

impl Chain<'_> {
    pub(crate) fn new<'s>(scores: &'s [Row], transitions: &[Row; LABELS + 1]) -> Chain<'s> {
        let length = scores.len();
        let mut forward = vec![[0.0; LABELS]; length];
        for place in 0..length {
            for to in 0..LABELS {
                let before: Row = std::array::from_fn(|from| {
                    if place == 0 {
                        if from == 0 { transitions[LABELS][to] } else { f32::NEG_INFINITY }
                    } else {
                        forward[place - 1][from] + transitions[from][to]
                    }
                });
                forward[place][to] = log_sum(&before) + scores[place][to];
            }
        }
        let mut backward = vec![[0.0; LABELS]; length];
        for place in (0..length.saturating_sub(1)).rev() {
            for from in 0..LABELS {
                let after: Row = std::array::from_fn(|to| {
                    transitions[from][to] + scores[place + 1][to] + backward[place + 1][to]
                });
                backward[place][from] = log_sum(&after);
            }
        }
        let total = forward.last().map_or(0.0, log_sum);
        Chain { scores, forward, backward, total }
    }

    /// The probability of each label of a token.
    pub(crate) fn at(&self, place: usize) -> Row {
        std::array::from_fn(|label| {
            (self.forward[place][label] + self.backward[place][label] - self.total).exp()
        })
    }

    /// The probability that a token is labelled `to` after one labelled `from`.
    pub(crate) fn step(&self, place: usize, from: usize, to: usize, weight: f32) -> f32 {
        let before = if place == 0 { 0.0 } else { self.forward[place - 1][from] };
        (before + weight + self.scores[place][to] + self.backward[place][to] - self.total).exp()
    }
}

fn log_sum(values: &Row) -> f32 {
    let top = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if top == f32::NEG_INFINITY {
        return top;
    }
    top + values.iter().map(|v| (v - top).exp()).sum::<f32>().ln()
}
