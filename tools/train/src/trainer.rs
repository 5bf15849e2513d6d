//! The weights while they are learnt, one step at a time, and the file that they end in.

use crate::chain::{Chain, LabelScores};
use crate::examples::Example;
use crate::learn::Settings;
use whowhen::training::{LABELS, file_of, may_follow, pack};

/// Twice as many steps found no more names, half as many fewer organizations.
const STEPS: f32 = 63.0;

/// Gradient sums and squared gradient sums of one weight each.
struct Sums {
    gradient: Vec<f32>,
    squares: Vec<f32>,
}

impl Sums {
    fn add(&mut self, at: usize, difference: f32) {
        self.gradient[at] += difference;
        self.squares[at] += difference * difference;
    }
}

pub(crate) struct Trainer {
    settings: Settings,
    features: Sums,
    transitions: Sums,
    steps: f32,
}

impl Trainer {
    pub(crate) fn new(settings: &Settings, weights: usize) -> Trainer {
        let sums = |n: usize| Sums { gradient: vec![0.0; n], squares: vec![0.0; n] };
        Trainer {
            settings: settings.clone(),
            features: sums(weights),
            transitions: sums((LABELS + 1) * LABELS),
            steps: 0.0,
        }
    }

    fn weight(&self, sums: &Sums, at: usize, penalty: f32) -> f32 {
        let gradient = sums.gradient[at];
        let size = gradient.abs() - penalty * self.steps;
        if size <= 0.0 {
            return 0.0;
        }
        -gradient.signum() * size * self.settings.rate / (sums.squares[at].sqrt() + 1e-6)
    }

    fn transition(&self, from: usize, to: usize) -> f32 {
        if may_follow(from, to) {
            self.weight(&self.transitions, from * LABELS + to, 0.0)
        } else {
            f32::NEG_INFINITY
        }
    }

    /// One step on one sentence; gives its loss.
    pub(crate) fn learn(&mut self, example: &Example) -> f32 {
        let transitions: [LabelScores; LABELS + 1] =
            std::array::from_fn(|from| std::array::from_fn(|to| self.transition(from, to)));
        let scores = self.scores(example);
        let free = Chain::new(&scores, &transitions);
        let mut taught = scores.clone();
        for (score, allowed) in taught.iter_mut().zip(&example.allowed) {
            for (label, value) in score.iter_mut().enumerate() {
                if allowed & (1 << label) == 0 {
                    *value = f32::NEG_INFINITY;
                }
            }
        }
        let taught = Chain::new(&taught, &transitions);
        if !taught.total.is_finite() || !free.total.is_finite() {
            return 0.0;
        }
        self.steps += 1.0;
        let mut start = 0;
        for (index, &end) in example.ends.iter().enumerate() {
            let (now, wanted) = (free.at(index), taught.at(index));
            for label in 0..LABELS {
                let d = now[label] - wanted[label];
                if d.abs() > 1e-4 {
                    for &feature in &example.features[start..end as usize] {
                        self.features.add(feature as usize * LABELS + label, d);
                    }
                }
            }
            start = end as usize;
            for (from, row) in transitions.iter().enumerate() {
                if (from == LABELS) != (index == 0) {
                    continue;
                }
                for (to, &weight) in row.iter().enumerate().filter(|&(to, _)| may_follow(from, to))
                {
                    let d =
                        free.step(index, from, to, weight) - taught.step(index, from, to, weight);
                    if d.abs() > 1e-5 {
                        self.transitions.add(from * LABELS + to, d);
                    }
                }
            }
        }
        free.total - taught.total
    }

    /// Each token's scores by the weights so far.
    fn scores(&self, example: &Example) -> Vec<LabelScores> {
        let mut scores = vec![[0.0f32; LABELS]; example.ends.len()];
        let mut start = 0;
        for (score, &end) in scores.iter_mut().zip(&example.ends) {
            for &feature in &example.features[start..end as usize] {
                for (label, value) in score.iter_mut().enumerate() {
                    *value += self.weight(
                        &self.features,
                        feature as usize * LABELS + label,
                        self.settings.penalty,
                    );
                }
            }
            start = end as usize;
        }
        scores
    }

    /// The weights file: the largest weights, in [`STEPS`] steps to each side of zero.
    pub(crate) fn write(&self, names: &[u32], report: &mut impl FnMut(&str)) -> Vec<u8> {
        let weights: Vec<f32> = (0..names.len() * LABELS)
            .map(|at| self.weight(&self.features, at, self.settings.penalty))
            .collect();
        let mut sizes: Vec<f32> = weights.iter().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let least = sizes.get(self.settings.keep).copied().unwrap_or(0.0);
        let top = sizes.first().copied().unwrap_or(1.0).min(4.0);
        let step = top / STEPS;
        let rows: Vec<(u32, [i8; LABELS])> = names
            .iter()
            .zip(weights.chunks(LABELS))
            .map(|(&name, row)| {
                let steps = std::array::from_fn(|label| {
                    let weight = row[label];
                    if weight.abs() < least {
                        0
                    } else {
                        (weight / step).round().clamp(-STEPS, STEPS) as i8
                    }
                });
                (name, steps)
            })
            .filter(|(_, row)| row.iter().any(|&w| w != 0))
            .collect();
        let mut file = Vec::new();
        file.extend_from_slice(&step.to_le_bytes());
        for from in 0..=LABELS {
            for to in 0..LABELS {
                let weight = if may_follow(from, to) { self.transition(from, to) } else { 0.0 };
                file.extend_from_slice(&weight.to_le_bytes());
            }
        }
        file.extend(pack(&rows.iter().map(|(name, _)| *name).collect::<Vec<u32>>()));
        let present = |row: &[i8; LABELS]| {
            (0..LABELS).filter(|&l| row[l] != 0).fold(0u8, |bits, l| bits | 1 << l)
        };
        file.extend(rows.iter().map(|(_, row)| present(row)));
        file.extend(rows.iter().flat_map(|(_, row)| row).filter(|&&w| w != 0).map(|&w| w as u8));
        let file = file_of(&file);
        report(&format!(
            "{} weights of {}, {} features, {} bytes",
            sizes.len().min(self.settings.keep),
            sizes.len(),
            rows.len(),
            file.len()
        ));
        file
    }
}
