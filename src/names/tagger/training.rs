//! Learns the tagger's weights from labelled text. A developer's tool behind the feature `train`.
//!
//! The method is stochastic gradient descent on the likelihood of the labels, with AdaGrad steps and
//! an L1 penalty by dual averaging, which leaves most weights at exactly zero. Seeded and in one
//! thread: the same data give the same file to the byte. Not read: anything but the text and the
//! spans of its documents; what they are and where they come from stands in the model card.

use super::features::{FEATURE_BITS, Features, Sentence};
use super::labels::{LABELS, may_follow};
use crate::lexicon::List;
use crate::names::{Class, by_rules, hints};
use crate::text::{self, Document};
use serde::Deserialize;
use std::collections::HashSet;

/// A document of the training data, offsets in code points.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Labelled {
    /// Its id.
    pub id: String,
    /// The text.
    #[serde(default)]
    pub text: String,
    /// The labelled spans.
    pub spans: Vec<LabelledSpan>,
    /// Whether only its people are to be trusted.
    #[serde(default)]
    pub people_alone: bool,
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
    /// `PERSON`, `ORG`, `PLACE`; `ANY` where nothing is known; others are left out.
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
    /// The labels that a token may have, one bit each.
    allowed: Vec<u8>,
    /// Where each token's features end.
    ends: Vec<u32>,
    features: Vec<u32>,
}

/// The label of a token of which the teacher says nothing.
const OPEN: u8 = LABELS as u8;

/// The label of a token of which the teacher knows only that it is no part of a person's name.
const NOBODY: u8 = OPEN + 1;

/// The number of a label's first token.
fn first_of(label: &str) -> Option<u8> {
    match label {
        "ANY" => Some(OPEN),
        "PERSON" => Some(1),
        "ORG" => Some(3),
        "PLACE" => Some(5),
        _ => None,
    }
}

fn bytes_of(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// Where a teacher's labels are not to be trusted.
fn doubted(document: &Document, labelled: &Labelled) -> Vec<text::ByteSpan> {
    let bytes = bytes_of(document.text);
    let span = |&(start, end): &(usize, usize)| {
        Some(text::ByteSpan { start: *bytes.get(start)?, end: *bytes.get(end)? })
    };
    labelled.drop.iter().filter_map(span).collect()
}

/// The labels of a document's tokens.
fn labels(document: &Document, labelled: &Labelled) -> Vec<u8> {
    let bytes = bytes_of(document.text);
    let mut labels = vec![0u8; document.tokens.len()];
    if labelled.people_alone {
        labels.fill(NOBODY);
    }
    let nothing = labels.first().copied().unwrap_or(0);
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
        let body = document.phrase(List::KnownBodies, tokens.start, tokens.end) == tokens.len();
        let first = if first == 1 && body { 3 } else { first };
        if tokens.clone().any(|n| labels[n] != nothing) || labelled.people_alone && first != 1 {
            continue;
        }
        for (place, number) in tokens.enumerate() {
            labels[number] = if place == 0 || first == OPEN { first } else { first + 1 };
        }
    }
    labels
}

impl Examples {
    /// Adds a document as several teachers have labelled it. Each token may have the labels that most
    /// teachers give it; where as many are for one as for another, training finds out which fits.
    /// Nothing is taken from a teacher in the sentences that its `drop` touches.
    pub fn add(&mut self, text: &str, teachers: &[&Labelled]) {
        let document = text::read(text);
        let features = Features::new(&document, &hints(&document, &by_rules(&document)));
        let taught: Vec<(Vec<u8>, Vec<text::ByteSpan>)> =
            teachers.iter().map(|t| (labels(&document, t), doubted(&document, t))).collect();
        for sentence in Sentence::all(&document) {
            let span = document.span(sentence.tokens.clone());
            let sure: Vec<&[u8]> = taught
                .iter()
                .filter(|(_, doubts)| {
                    !doubts.iter().any(|d| d.start < span.end && span.start < d.end)
                })
                .map(|(labels, _)| &labels[sentence.tokens.clone()])
                .collect();
            if sure.is_empty() || sentence.tokens.len() > 200 {
                continue;
            }
            let mut example =
                Example { allowed: elected(&sure), ends: Vec::new(), features: Vec::new() };
            for number in sentence.tokens.clone() {
                features.of_token(&document, &sentence, number, &mut |f| example.features.push(f));
                example.ends.push(example.features.len() as u32);
            }
            self.sentences.push(example);
        }
    }

    /// How many sentences and tokens there are.
    pub fn size(&self) -> (usize, usize) {
        (self.sentences.len(), self.sentences.iter().map(|s| s.allowed.len()).sum())
    }
}

/// For each token the labels that most teachers give it, one bit each. A teacher that knows only
/// that it is no person's agrees with whoever says the same.
fn elected(teachers: &[&[u8]]) -> Vec<u8> {
    let length = teachers.first().map_or(0, |t| t.len());
    let mut votes = vec![[0u8; LABELS]; length];
    for labels in teachers {
        let mut before = LABELS;
        for (vote, &label) in votes.iter_mut().zip(*labels) {
            before = match label {
                OPEN => LABELS,
                NOBODY => {
                    vote[0] += 1;
                    (3..LABELS).for_each(|label| vote[label] += 1);
                    LABELS
                }
                label => {
                    // A name that a sentence end cuts begins anew behind it.
                    let begins = label > 0 && !may_follow(before, usize::from(label));
                    let label = usize::from(label - u8::from(begins));
                    vote[label] += 1;
                    label
                }
            };
        }
    }
    let most = |vote: &[u8; LABELS]| vote.iter().copied().max().unwrap_or(0);
    votes
        .iter()
        .map(|vote| (0..LABELS).filter(|&l| vote[l] == most(vote)).fold(0, |bits, l| bits | 1 << l))
        .collect()
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

impl Sums {
    fn add(&mut self, at: usize, difference: f32) {
        self.gradient[at] += difference;
        self.squares[at] += difference * difference;
    }
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
        .retain(|s| s.allowed.iter().any(|&l| l != 1) || random.share() < settings.quiet);
    let names = compact(&mut examples, settings.rarest);
    let (sentences, tokens) = examples.size();
    report(&format!("{sentences} sentences, {tokens} tokens, {} features", names.len()));
    let mut trainer = Trainer::new(settings, names.len() * LABELS);
    let mut order: Vec<usize> = (0..sentences).collect();
    for epoch in 1..=settings.epochs {
        for place in (1..order.len()).rev() {
            order.swap(place, random.below(place + 1));
        }
        let loss: f64 =
            order.iter().map(|&s| f64::from(trainer.learn(&examples.sentences[s]))).sum();
        let loss = loss / tokens as f64;
        report(&format!("round {epoch} of {}: {loss:.4} a token", settings.epochs));
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
    fn new(settings: &Settings, weights: usize) -> Trainer {
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
    fn learn(&mut self, example: &Example) -> f32 {
        let transitions: [Row; LABELS + 1] =
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
        for (place, &end) in example.ends.iter().enumerate() {
            let (now, wanted) = (free.at(place), taught.at(place));
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
                if (from == LABELS) != (place == 0) {
                    continue;
                }
                for (to, &weight) in row.iter().enumerate().filter(|&(to, _)| may_follow(from, to))
                {
                    let d =
                        free.step(place, from, to, weight) - taught.step(place, from, to, weight);
                    if d.abs() > 1e-5 {
                        self.transitions.add(from * LABELS + to, d);
                    }
                }
            }
        }
        free.total - taught.total
    }

    /// Each token's scores by the weights so far.
    fn scores(&self, example: &Example) -> Vec<Row> {
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

/// Logarithms of the forward and backward sums of a sentence.
struct Chain<'s> {
    scores: &'s [Row],
    forward: Vec<Row>,
    backward: Vec<Row>,
    /// The sum over all labellings.
    total: f32,
}

impl Chain<'_> {
    fn new<'s>(scores: &'s [Row], transitions: &[Row; LABELS + 1]) -> Chain<'s> {
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
        Chain { scores, forward, backward, total }
    }

    /// The probability of each label of a token.
    fn at(&self, place: usize) -> Row {
        std::array::from_fn(|label| {
            (self.forward[place][label] + self.backward[place][label] - self.total).exp()
        })
    }

    /// The probability that a token is labelled `to` behind one labelled `from`.
    fn step(&self, place: usize, from: usize, to: usize, weight: f32) -> f32 {
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

/// How many names the committed weights see in a text: the tagging alone, for the benchmark. Counts
/// the reading of tokens and rules that it builds on.
pub fn tagged(text: &str) -> usize {
    let document = text::read(text);
    super::names(&document, &hints(&document, &by_rules(&document))).0.len()
}

/// Exact precision, recall and F1 of weights on labelled documents, for each kind of name.
pub fn evaluate(weights: &[u8], documents: &[Labelled]) -> Vec<(&'static str, [f32; 3])> {
    let model = super::model::Model::read(weights);
    let mut rows = Vec::new();
    for (label, class) in
        [("PERSON", Class::Person), ("ORG", Class::Organization), ("PLACE", Class::Place)]
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
            let found: HashSet<(usize, usize)> =
                super::tag(&model, &document, &hints(&document, &by_rules(&document)))
                    .0
                    .into_iter()
                    .filter(|name| name.class == class)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences in which the word behind `met` is a person and the one behind `in` a place; the
    /// names are made up, so that no list knows them.
    fn lessons() -> Vec<Labelled> {
        let syllables = ["Zor", "Vek", "Quil", "Mun", "Drax", "Pelm", "Hosk", "Triv"];
        let mut lessons = Vec::new();
        for (number, first) in syllables.iter().enumerate() {
            for second in &syllables {
                let (person, place) = (format!("{first}{second}a"), format!("{second}{first}o"));
                let text = format!("They met {person} in {place}.");
                let start = 9 + person.len() + 4;
                let span = |start: usize, word: &str, label: &str| LabelledSpan {
                    start,
                    end: start + word.len(),
                    label: label.to_owned(),
                };
                let spans = vec![span(9, &person, "PERSON"), span(start, &place, "PLACE")];
                lessons.push(Labelled {
                    id: number.to_string(),
                    text,
                    spans,
                    drop: Vec::new(),
                    people_alone: false,
                });
            }
        }
        lessons
    }

    fn taught(lessons: &[Labelled]) -> Vec<u8> {
        let mut examples = Examples::default();
        for lesson in lessons {
            examples.add(&lesson.text, &[lesson]);
        }
        let settings =
            Settings { epochs: 3, rate: 0.1, penalty: 1e-5, quiet: 1.0, keep: 10_000, rarest: 1 };
        train(examples, &settings, |_| ())
    }

    #[test]
    fn the_same_data_give_the_same_weights_and_they_know_what_was_taught() {
        let lessons = lessons();
        let weights = taught(&lessons);
        assert_eq!(weights, taught(&lessons), "training is not reproducible");
        let unseen = Labelled {
            id: "unseen".into(),
            text: "They met Brimwulta in Kelpino.".into(),
            spans: vec![
                LabelledSpan { start: 9, end: 18, label: "PERSON".into() },
                LabelledSpan { start: 22, end: 29, label: "PLACE".into() },
            ],
            drop: Vec::new(),
            people_alone: false,
        };
        for (label, [_, _, f1]) in evaluate(&weights, &[unseen]) {
            assert!(label == "ORG" || f1 == 100.0, "{label}: {f1}");
        }
    }

    #[test]
    fn most_teachers_decide_and_where_they_are_even_both_labels_are_allowed() {
        let one = lessons().remove(0);
        let mut other = one.clone();
        other.spans[0].label = "ORG".into();
        other.spans[1].label = "ANY".into();
        let allowed = |teachers: &[&Labelled]| {
            let mut examples = Examples::default();
            examples.add(&one.text, teachers);
            examples.sentences.remove(0).allowed
        };
        let even = allowed(&[&one, &other]);
        assert_eq!((even[0], even[2], even[4]), (1, 1 << 1 | 1 << 3, 1 << 5));
        assert_eq!(allowed(&[&other])[4], (1 << LABELS) - 1);
        assert_eq!(allowed(&[&one, &other, &other])[2], 1 << 3);
        other.people_alone = true;
        other.spans.clear();
        assert_eq!(allowed(&[&one, &other])[4], 1 << 5);
    }

    #[test]
    fn a_doubted_sentence_is_left_out() {
        let mut lesson = lessons().remove(0);
        lesson.drop = vec![(0, 3)];
        let mut examples = Examples::default();
        examples.add(&lesson.text, &[&lesson]);
        assert_eq!(examples.size(), (0, 0));
    }
}
