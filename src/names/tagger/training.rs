//! Learns the tagger's weights from labelled text. A developer's tool behind the feature `train`.
//!
//! The method is stochastic gradient descent on the likelihood of the labels, with AdaGrad steps and
//! an L1 penalty by dual averaging, which leaves most weights at exactly zero. Seeded and in one
//! thread: the same data give the same file to the byte. Not read: anything but the text and the
//! spans of its documents; what they are and where they come from stands in the model card.

use super::Kind;
use super::features::{FEATURE_BITS, Features, Sentence};
use super::labels::{LABELS, may_follow};
use crate::lexicon::List;
use crate::text::{self, Document};
use serde::Deserialize;
use std::collections::HashSet;

/// A document of the training data, offsets in code points.
#[derive(Debug, Clone, Deserialize)]
pub struct Labelled {
    /// Its id.
    pub id: String,
    /// The text.
    pub text: String,
    /// The labelled spans.
    pub spans: Vec<LabelledSpan>,
    /// Parts of the text whose labels are not to be trusted.
    #[serde(default)]
    pub drop: Vec<(usize, usize)>,
}

/// A labelled span, in code points.
#[derive(Debug, Clone, Deserialize)]
pub struct LabelledSpan {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// `PERSON`, `ORG`, `PLACE`; others are left out.
    pub label: String,
}

/// How to train.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Rounds over the data.
    pub epochs: usize,
    /// Step size.
    pub rate: f32,
    /// L1 penalty a step.
    pub penalty: f32,
    /// Share of sentences without any name that are kept.
    pub quiet: f32,
    /// Weights kept, the largest.
    pub keep: usize,
    /// Features seen less often are left out.
    pub rarest: u32,
}

/// Sentences ready for training.
#[derive(Default)]
pub struct Examples {
    sentences: Vec<Example>,
}

struct Example {
    labels: Vec<u8>,
    /// Where each token's features end.
    ends: Vec<u32>,
    features: Vec<u32>,
}

/// The number of a label's first token.
fn first_of(label: &str) -> Option<u8> {
    match label {
        "PERSON" => Some(1),
        "ORG" => Some(3),
        "PLACE" => Some(5),
        _ => None,
    }
}

fn bytes_of(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// The labels of a document's tokens.
fn labels(document: &Document, labelled: &Labelled) -> Vec<u8> {
    let bytes = bytes_of(&labelled.text);
    let mut labels = vec![0u8; document.tokens.len()];
    let mut spans: Vec<&LabelledSpan> = labelled.spans.iter().collect();
    spans.sort_by_key(|s| (s.start, std::cmp::Reverse(s.end)));
    for span in spans {
        let (Some(first), Some(&start), Some(&end)) =
            (first_of(&span.label), bytes.get(span.start), bytes.get(span.end))
        else {
            continue;
        };
        let mut tokens = document.tokens_of(text::ByteSpan { start, end });
        while tokens.len() > 1 && document.possessive(tokens.end - 1) {
            tokens.end -= 1;
        }
        // Titles in front of a name are no part of it.
        let title = |n: usize| {
            document.on(n, List::Honorifics)
                || document.on(n, List::Ranks)
                || document.on(n, List::Heads)
                    && !document.on(n, List::FirstNames)
                    && !document.on(n, List::Surnames)
        };
        while first == 1 && tokens.len() > 1 && title(tokens.start) {
            tokens.start += 1;
        }
        if tokens.clone().any(|n| labels[n] != 0) {
            continue;
        }
        for (place, number) in tokens.enumerate() {
            labels[number] = if place == 0 { first } else { first + 1 };
        }
    }
    labels
}

impl Examples {
    /// Adds a document. With a second labelling of the same text, sentences in which the two differ
    /// on a person's token are left out.
    pub fn add(&mut self, labelled: &Labelled, second: Option<&Labelled>) {
        let document = text::read(&labelled.text);
        let features = Features::new(&document);
        let first = labels(&document, labelled);
        let second = second.map(|s| labels(&document, s));
        let bytes = bytes_of(&labelled.text);
        let dropped: Vec<text::ByteSpan> = labelled
            .drop
            .iter()
            .filter_map(|&(start, end)| {
                Some(text::ByteSpan { start: *bytes.get(start)?, end: *bytes.get(end)? })
            })
            .collect();
        for sentence in Sentence::all(&document) {
            let span = document.span(sentence.tokens.clone());
            let doubted = dropped.iter().any(|d| d.start < span.end && span.start < d.end);
            let person = |label: u8| label == 1 || label == 2;
            let differs = second.as_ref().is_some_and(|second| {
                sentence.tokens.clone().any(|n| person(first[n]) != person(second[n]))
            });
            if doubted || differs || sentence.tokens.len() > 200 {
                continue;
            }
            let mut example =
                Example { labels: Vec::new(), ends: Vec::new(), features: Vec::new() };
            for number in sentence.tokens.clone() {
                features.of_token(&document, &sentence, number, &mut |f| example.features.push(f));
                // A name that a sentence end cuts begins anew behind it.
                let label = first[number];
                let before = example.labels.last().map_or(LABELS, |&l| usize::from(l));
                let begins = label > 0 && !may_follow(before, usize::from(label));
                example.labels.push(label - u8::from(begins));
                example.ends.push(example.features.len() as u32);
            }
            self.sentences.push(example);
        }
    }

    /// How many sentences and tokens there are.
    pub fn size(&self) -> (usize, usize) {
        (self.sentences.len(), self.sentences.iter().map(|s| s.labels.len()).sum())
    }
}

/// A small generator of random numbers (xorshift64*), so that a run can be repeated.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 33) as usize % limit.max(1)
    }

    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

/// Gradient sums and squared gradient sums of one weight each.
struct Sums {
    gradient: Vec<f32>,
    squares: Vec<f32>,
}

struct Trainer {
    settings: Settings,
    features: Sums,
    transitions: Sums,
    steps: f32,
}

/// Trains and gives the weights file. `report` hears about the progress.
pub fn train(mut examples: Examples, settings: &Settings, mut report: impl FnMut(&str)) -> Vec<u8> {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    examples
        .sentences
        .retain(|s| s.labels.iter().any(|&l| l != 0) || random.share() < settings.quiet);
    let names = compact(&mut examples, settings.rarest);
    let (sentences, tokens) = examples.size();
    report(&format!("{sentences} sentences, {tokens} tokens, {} features", names.len()));
    let weights = names.len() * LABELS;
    let sums = |n: usize| Sums { gradient: vec![0.0; n], squares: vec![0.0; n] };
    let mut trainer = Trainer {
        settings: settings.clone(),
        features: sums(weights),
        transitions: sums((LABELS + 1) * LABELS),
        steps: 0.0,
    };
    let mut order: Vec<usize> = (0..sentences).collect();
    for epoch in 0..settings.epochs {
        for place in (1..order.len()).rev() {
            order.swap(place, random.below(place + 1));
        }
        let loss: f64 =
            order.iter().map(|&s| f64::from(trainer.learn(&examples.sentences[s]))).sum();
        report(&format!(
            "epoch {} of {}: {:.4} a token",
            epoch + 1,
            settings.epochs,
            loss / tokens as f64
        ));
    }
    trainer.write(&names, &mut report)
}

/// Renumbers the features of the examples from 0 on, the rare ones left out; gives their real
/// numbers.
fn compact(examples: &mut Examples, rarest: u32) -> Vec<u32> {
    let mut counts = vec![0u32; 1 << FEATURE_BITS];
    for feature in examples.sentences.iter().flat_map(|s| &s.features) {
        counts[*feature as usize] += 1;
    }
    let names: Vec<u32> =
        (0..1u32 << FEATURE_BITS).filter(|&f| counts[f as usize] >= rarest).collect();
    let mut number = vec![u32::MAX; 1 << FEATURE_BITS];
    for (place, &name) in names.iter().enumerate() {
        number[name as usize] = place as u32;
    }
    for sentence in &mut examples.sentences {
        let mut kept = Vec::with_capacity(sentence.features.len());
        let mut start = 0;
        for end in &mut sentence.ends {
            let seen: &[u32] = &sentence.features[start..*end as usize];
            start = *end as usize;
            kept.extend(seen.iter().map(|&f| number[f as usize]).filter(|&f| f != u32::MAX));
            *end = kept.len() as u32;
        }
        sentence.features = kept;
    }
    names
}

impl Trainer {
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
    fn learn(&mut self, example: &Example) -> f32 {
        let length = example.labels.len();
        let transitions: [[f32; LABELS]; LABELS + 1] =
            std::array::from_fn(|from| std::array::from_fn(|to| self.transition(from, to)));
        let mut scores = vec![[0.0f32; LABELS]; length];
        let mut start = 0;
        for (place, score) in scores.iter_mut().enumerate() {
            for &feature in &example.features[start..example.ends[place] as usize] {
                for (label, value) in score.iter_mut().enumerate() {
                    *value += self.weight(
                        &self.features,
                        feature as usize * LABELS + label,
                        self.settings.penalty,
                    );
                }
            }
            start = example.ends[place] as usize;
        }
        let (forward, backward, total) = sums(&scores, &transitions);
        let gold = |place: usize| usize::from(example.labels[place]);
        let mut own = 0.0;
        for place in 0..length {
            let from = if place == 0 { LABELS } else { gold(place - 1) };
            own += scores[place][gold(place)] + transitions[from][gold(place)];
        }
        self.steps += 1.0;
        let mut start = 0;
        for place in 0..length {
            let difference: [f32; LABELS] = std::array::from_fn(|label| {
                let sure = (forward[place][label] + backward[place][label] - total).exp();
                sure - f32::from(u8::from(label == gold(place)))
            });
            for &feature in &example.features[start..example.ends[place] as usize] {
                for (label, &d) in difference.iter().enumerate().filter(|(_, d)| d.abs() > 1e-4) {
                    let at = feature as usize * LABELS + label;
                    self.features.gradient[at] += d;
                    self.features.squares[at] += d * d;
                }
            }
            start = example.ends[place] as usize;
            for from in 0..=LABELS {
                if (from == LABELS) != (place == 0) {
                    continue;
                }
                for to in (0..LABELS).filter(|&to| may_follow(from, to)) {
                    let before = if place == 0 { 0.0 } else { forward[place - 1][from] };
                    let sure =
                        (before + transitions[from][to] + scores[place][to] + backward[place][to]
                            - total)
                            .exp();
                    let is = gold(place) == to && (place == 0 || gold(place - 1) == from);
                    let d = sure - f32::from(u8::from(is));
                    if d.abs() > 1e-5 {
                        self.transitions.gradient[from * LABELS + to] += d;
                        self.transitions.squares[from * LABELS + to] += d * d;
                    }
                }
            }
        }
        total - own
    }

    /// The weights file: the largest weights, in 8 bits.
    fn write(&self, names: &[u32], report: &mut impl FnMut(&str)) -> Vec<u8> {
        let weights: Vec<f32> = (0..names.len() * LABELS)
            .map(|at| self.weight(&self.features, at, self.settings.penalty))
            .collect();
        let mut sizes: Vec<f32> = weights.iter().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let least = sizes.get(self.settings.keep).copied().unwrap_or(0.0);
        let top = sizes.first().copied().unwrap_or(1.0).min(4.0);
        let step = top / 127.0;
        let rows: Vec<(u32, [i8; LABELS])> = names
            .iter()
            .zip(weights.chunks(LABELS))
            .map(|(&name, row)| {
                let steps = std::array::from_fn(|label| {
                    let weight = row[label];
                    if weight.abs() < least {
                        0
                    } else {
                        (weight / step).round().clamp(-127.0, 127.0) as i8
                    }
                });
                (name, steps)
            })
            .filter(|(_, row)| row.iter().any(|&w| w != 0))
            .collect();
        let mut file = Vec::new();
        file.extend_from_slice(&(rows.len() as u32).to_le_bytes());
        file.extend_from_slice(&step.to_le_bytes());
        for from in 0..=LABELS {
            for to in 0..LABELS {
                let weight = if may_follow(from, to) { self.transition(from, to) } else { 0.0 };
                file.extend_from_slice(&weight.to_le_bytes());
            }
        }
        let mut before = 0;
        for (name, row) in &rows {
            leb128(name - before, &mut file);
            before = *name;
            file.push((0..LABELS).filter(|&l| row[l] != 0).fold(0, |bits, l| bits | 1 << l));
            file.extend(row.iter().filter(|&&w| w != 0).map(|&w| w as u8));
        }
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

fn leb128(mut value: u32, file: &mut Vec<u8>) {
    while value >= 0x80 {
        file.push(value as u8 | 0x80);
        value >>= 7;
    }
    file.push(value as u8);
}

type Row = [f32; LABELS];

/// Logarithms of the forward and backward sums, and of the whole.
fn sums(scores: &[Row], transitions: &[Row; LABELS + 1]) -> (Vec<Row>, Vec<Row>, f32) {
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
            let behind: Row = std::array::from_fn(|to| {
                transitions[from][to] + scores[place + 1][to] + backward[place + 1][to]
            });
            backward[place][from] = log_sum(&behind);
        }
    }
    let total = forward.last().map_or(0.0, log_sum);
    (forward, backward, total)
}

fn log_sum(values: &Row) -> f32 {
    let top = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if top == f32::NEG_INFINITY {
        return top;
    }
    top + values.iter().map(|v| (v - top).exp()).sum::<f32>().ln()
}

/// Exact precision, recall and F1 of weights on labelled documents, for each kind of name.
pub fn evaluate(weights: &[u8], documents: &[Labelled]) -> Vec<(&'static str, [f32; 3])> {
    let model = super::model::Model::read(weights);
    let mut rows = Vec::new();
    for (label, kind) in
        [("PERSON", Kind::Person), ("ORG", Kind::Organization), ("PLACE", Kind::Place)]
    {
        let (mut wanted, mut got, mut right) = (0, 0, 0);
        for labelled in documents {
            let bytes = bytes_of(&labelled.text);
            let gold: HashSet<(usize, usize)> = labelled
                .spans
                .iter()
                .filter(|s| s.label == label)
                .filter_map(|s| Some((*bytes.get(s.start)?, *bytes.get(s.end)?)))
                .collect();
            let document = text::read(&labelled.text);
            let found: HashSet<(usize, usize)> = super::tag(&model, &document)
                .into_iter()
                .filter(|name| name.kind == kind)
                .map(|name| document.span(name.tokens))
                .map(|span| (span.start, span.end))
                .collect();
            wanted += gold.len();
            got += found.len();
            right += gold.intersection(&found).count();
        }
        let share = |n: usize, of: usize| 100.0 * n as f32 / of.max(1) as f32;
        rows.push((
            label,
            [share(right, got), share(right, wanted), share(2 * right, wanted + got)],
        ));
    }
    rows
}
