//! A log-linear choice among candidates, and how its weights are learnt.
//!
//! The probability of a candidate is the exponential of the sum of its features' weights, divided by that of
//! all candidates. Learnt is by stochastic gradient descent on the likelihood of the right ones, with AdaGrad
//! steps, an L1 penalty by dual averaging, which leaves most weights at exactly zero, and an L2 penalty.
//! Seeded and in one thread: the same lessons in the same order give the same weights.

use super::matching::Lesson;
use crate::learn::Random;
use std::collections::HashMap;

/// How to learn.
#[derive(Debug, Clone)]
pub struct Learning {
    /// L1 penalty a lesson.
    pub l1: f32,
    /// L2 penalty a lesson.
    pub l2: f32,
    /// Step size.
    pub rate: f32,
    /// Rounds over the lessons.
    pub epochs: usize,
    /// Features seen in fewer lessons are left out.
    pub rarest: u32,
    /// What the order of the lessons begins with; any number but 0.
    pub seed: u64,
}

impl Default for Learning {
    fn default() -> Learning {
        Learning {
            l1: 1e-4,
            l2: 1e-4,
            rate: 0.3,
            epochs: 30,
            rarest: 2,
            seed: 0x9e37_79b9_7f4a_7c15,
        }
    }
}

/// The most steps to each side of zero that a weight may have.
const STEPS: f32 = 127.0;

/// Weights in steps, as the file has them.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The size of a step.
    pub step: f32,
    /// Features in rising order, and the weight of each in steps; none is 0.
    pub weights: Vec<(u32, i8)>,
}

impl Model {
    /// Learns from lessons of one kind, each as much as the number beside it; those whose right candidate is
    /// missing are passed over. `report` is told about the progress.
    pub fn learn(
        lessons: &[(&Lesson, f32)],
        learning: &Learning,
        report: &mut impl FnMut(&str),
    ) -> Model {
        let lessons: Vec<&(&Lesson, f32)> =
            lessons.iter().filter(|(lesson, _)| lesson.is_within_reach()).collect();
        let names = frequent(&lessons, learning.rarest);
        let numbers: HashMap<u32, usize> = names.iter().enumerate().map(|(n, &f)| (f, n)).collect();
        let examples: Vec<Example> = lessons
            .iter()
            .map(|(lesson, weight)| Example::new(lesson, *weight, &numbers))
            .collect();
        let mut descent = Descent::new(learning, names.len());
        let mut random = Random(learning.seed.max(1));
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut loss = 0.0;
        for _ in 0..learning.epochs {
            for last in (1..order.len()).rev() {
                order.swap(last, random.below(last + 1));
            }
            loss = order.iter().map(|&n| f64::from(descent.step(&examples[n]))).sum();
        }
        let model = Model::in_steps(names.iter().enumerate().map(|(n, &f)| (f, descent.weight(n))));
        report(&format!(
            "{} lessons, {} features, {} weights, loss {:.4} a lesson",
            examples.len(),
            names.len(),
            model.weights.len(),
            loss / examples.len().max(1) as f64
        ));
        model
    }

    /// Weights in steps of such a size that the largest has as many as may be.
    fn in_steps(weights: impl Iterator<Item = (u32, f32)> + Clone) -> Model {
        let largest = weights.clone().map(|(_, weight)| weight.abs()).fold(0.0, f32::max);
        let step = if largest > 0.0 { largest / STEPS } else { 1.0 };
        let steps = weights.map(|(feature, weight)| (feature, (weight / step).round() as i8));
        Model { step, weights: steps.filter(|(_, steps)| *steps != 0).collect() }
    }

    /// The probability of each candidate.
    pub fn probabilities(&self, lesson: &Lesson) -> Vec<f32> {
        let weight = |feature: &u32| {
            let found = self.weights.binary_search_by_key(feature, |(feature, _)| *feature);
            found.map_or(0.0, |n| f32::from(self.weights[n].1) * self.step)
        };
        let scores = lesson.features.iter().map(|features| features.iter().map(weight).sum());
        softmax(scores.collect())
    }
}

/// The features that are seen in so many lessons at least, in rising order.
fn frequent(lessons: &[&(&Lesson, f32)], rarest: u32) -> Vec<u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for (lesson, _) in lessons {
        let mut features: Vec<u32> = lesson.features.iter().flatten().copied().collect();
        features.sort_unstable();
        features.dedup();
        features.into_iter().for_each(|feature| *counts.entry(feature).or_default() += 1);
    }
    let frequent = counts.into_iter().filter(|(_, count)| *count >= rarest);
    let mut names: Vec<u32> = frequent.map(|(feature, _)| feature).collect();
    names.sort_unstable();
    names
}

/// Exponentials of the scores, divided by their sum.
fn softmax(mut scores: Vec<f32>) -> Vec<f32> {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.iter_mut().for_each(|score| *score = (*score - highest).exp());
    let sum: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score /= sum);
    scores
}

/// A lesson in the numbers of the features that are kept.
struct Example {
    candidates: Vec<Vec<usize>>,
    /// What the probabilities should be: the right ones have even parts.
    wanted: Vec<f32>,
    weight: f32,
}

impl Example {
    fn new(lesson: &Lesson, weight: f32, numbers: &HashMap<u32, usize>) -> Example {
        let kept = |features: &Vec<u32>| {
            features.iter().filter_map(|feature| numbers.get(feature).copied()).collect()
        };
        let part = 1.0 / lesson.right.iter().filter(|right| **right).count() as f32;
        Example {
            candidates: lesson.features.iter().map(kept).collect(),
            wanted: lesson.right.iter().map(|right| if *right { part } else { 0.0 }).collect(),
            weight,
        }
    }
}

/// The weights while they are learnt.
struct Descent<'s> {
    learning: &'s Learning,
    gradient: Vec<f32>,
    squares: Vec<f32>,
    /// How much was learnt from so far.
    seen: f32,
    /// The gradient of one example, zero between two of them, and where it is not.
    of_one: Vec<f32>,
    touched: Vec<usize>,
}

impl<'s> Descent<'s> {
    fn new(learning: &'s Learning, weights: usize) -> Descent<'s> {
        let zero = || vec![0.0; weights];
        let (gradient, squares, of_one) = (zero(), zero(), zero());
        Descent { learning, gradient, squares, seen: 0.0, of_one, touched: Vec::new() }
    }

    fn weight(&self, at: usize) -> f32 {
        let Learning { l1, l2, rate, .. } = *self.learning;
        let gradient = self.gradient[at];
        let size = gradient.abs() - l1 * self.seen;
        if size <= 0.0 {
            return 0.0;
        }
        -gradient.signum() * size / ((self.squares[at].sqrt() + 1e-6) / rate + l2 * self.seen)
    }

    /// One step on one example; gives its loss.
    fn step(&mut self, example: &Example) -> f32 {
        let score = |features: &Vec<usize>| features.iter().map(|&at| self.weight(at)).sum();
        let now = softmax(example.candidates.iter().map(score).collect());
        for ((features, now), wanted) in example.candidates.iter().zip(&now).zip(&example.wanted) {
            for &at in features {
                self.of_one[at] += example.weight * (now - wanted);
                self.touched.push(at);
            }
        }
        for at in self.touched.drain(..) {
            // A feature of two candidates is taken once: the second time it is zero.
            let difference = std::mem::take(&mut self.of_one[at]);
            self.gradient[at] += difference;
            self.squares[at] += difference * difference;
        }
        self.seen += example.weight;
        let loss = |(wanted, now): (&f32, &f32)| -wanted * now.max(1e-9).ln();
        example.weight * example.wanted.iter().zip(&now).map(loss).sum::<f32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Candidates with these features, the last of which is right.
    fn lesson(features: &[&[u32]]) -> Lesson {
        let last = features.len() - 1;
        Lesson {
            kind: 1,
            span: 0..1,
            extents: vec![None; last + 1],
            over_nobody: vec![1.0; last + 1],
            people: (0..=last).map(|n| n.checked_sub(1)).collect(),
            features: features.iter().map(|features| features.to_vec()).collect(),
            right: (0..=last).map(|n| n == last).collect(),
            named: last > 0,
        }
    }

    fn learnt(lessons: &[(Lesson, f32)], learning: &Learning) -> Model {
        let lessons: Vec<(&Lesson, f32)> = lessons.iter().map(|(l, weight)| (l, *weight)).collect();
        Model::learn(&lessons, learning, &mut |_| ())
    }

    /// Feature 5 makes right, 9 says nothing, 300 is there once.
    fn toy() -> Vec<(Lesson, f32)> {
        let mut lessons: Vec<(Lesson, f32)> = Vec::new();
        for n in 0..40 {
            let noise: &[u32] = if n % 2 == 0 { &[9] } else { &[] };
            lessons.push((lesson(&[&[1], noise, &[5, 9]]), 1.0));
            lessons.push((lesson(&[&[1], &[9], &[5]]), 1.0));
        }
        lessons.push((lesson(&[&[300], &[5]]), 1.0));
        lessons
    }

    #[test]
    fn the_right_is_learnt_and_the_same_lessons_give_the_same_weights() {
        let model = learnt(&toy(), &Learning::default());
        assert_eq!(model, learnt(&toy(), &Learning::default()), "learning is not reproducible");
        let probabilities = model.probabilities(&lesson(&[&[1], &[9], &[], &[5, 9]]));
        assert!(probabilities[3] > 0.95, "{probabilities:?}");
        assert!((probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        assert!(
            model.weights.is_sorted() && model.weights.iter().all(|(f, w)| *f != 300 && *w != 0)
        );
        assert!(model.weights.contains(&(5, 127)), "the largest weight has all steps: {model:?}");
    }

    #[test]
    fn penalties_make_weights_fewer_and_smaller() {
        let size = |model: &Model| model.step * STEPS;
        let free = learnt(&toy(), &Learning { l1: 0.0, l2: 0.0, ..Learning::default() });
        let small = learnt(&toy(), &Learning { l1: 0.0, l2: 0.1, ..Learning::default() });
        assert!(size(&small) < size(&free) / 2.0, "{small:?} {free:?}");
        let none = learnt(&toy(), &Learning { l1: 2.0, ..Learning::default() });
        assert!(none.weights.is_empty() && none.step > 0.0, "{none:?}");
        assert_eq!(none.probabilities(&lesson(&[&[1], &[5]])), [0.5, 0.5]);
    }

    #[test]
    fn several_that_are_right_have_even_parts_and_lessons_count_by_their_weight() {
        let mut both = lesson(&[&[1], &[2], &[3]]);
        both.right = vec![false, true, true];
        let learning = Learning { l2: 0.0, l1: 0.0, epochs: 200, ..Learning::default() };
        let model = learnt(&vec![(both.clone(), 1.0); 9], &learning);
        let probabilities = model.probabilities(&both);
        assert!((probabilities[1] - 0.5).abs() < 0.02 && (probabilities[2] - 0.5).abs() < 0.02);
        // Three lessons say one thing, as many the other, but those count for a third.
        let mut other = lesson(&[&[1], &[2]]);
        let one = other.clone();
        other.right = vec![true, false];
        let lessons = [vec![(one.clone(), 1.0); 30], vec![(other, 1.0 / 3.0); 30]].concat();
        let probability = learnt(&lessons, &learning).probabilities(&one)[1];
        assert!((probability - 0.75).abs() < 0.03, "{probability}");
    }

    #[test]
    fn what_is_out_of_reach_teaches_nothing() {
        let mut beyond = lesson(&[&[1], &[5]]);
        beyond.right = vec![false, false];
        assert!(learnt(&vec![(beyond, 1.0); 5], &Learning::default()).weights.is_empty());
    }
}
