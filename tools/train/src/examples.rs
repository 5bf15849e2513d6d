//! Labelled documents, and what training sees of them: for each token its features and the labels it
//! may have.

use crate::labelled::{Labelled, LabelledSpan, bytes_of};
use std::ops::Range;
use whowhen::training::{FEATURES, LABELS, Questions, Text, may_follow};

/// Sentences ready for training.
#[derive(Default)]
pub struct Examples {
    pub(crate) sentences: Vec<Example>,
    /// What is not asked of the tokens.
    pub without: Questions,
}

pub(crate) struct Example {
    /// The labels that a token may have, one bit each.
    pub(crate) allowed: Vec<u8>,
    /// Where each token's features end.
    pub(crate) ends: Vec<u32>,
    pub(crate) features: Vec<u32>,
}

/// Tokens of the longest sentence that is learnt from; what is longer is a list.
const LONGEST_SENTENCE: usize = 200;

/// The label of a token of which the teacher says nothing.
const OPEN: u8 = LABELS as u8;

/// The label of a token of which the teacher knows only that it is no part of a person's name.
const NOBODY: u8 = OPEN + 1;

/// The number of a label's first token.
fn first_of(label: &str) -> Option<u8> {
    match label {
        "ANY" | "OPEN" => Some(OPEN),
        "PERSON" => Some(1),
        "ORG" => Some(3),
        "PLACE" => Some(5),
        _ => None,
    }
}

/// Where a teacher's labels are not to be trusted, in bytes.
fn doubted(labelled: &Labelled, bytes: &[usize]) -> Vec<Range<usize>> {
    let span = |&(start, end): &(usize, usize)| Some(*bytes.get(start)?..*bytes.get(end)?);
    labelled.drop.iter().filter_map(span).collect()
}

/// The labels of a text's tokens, as a teacher gives them.
fn labels(text: &Text, labelled: &Labelled, bytes: &[usize]) -> Vec<u8> {
    let nothing = if labelled.people_alone { NOBODY } else { 0 };
    let mut labels = vec![nothing; text.tokens()];
    let mut free: Vec<usize> = Vec::new();
    let mut spans: Vec<&LabelledSpan> = labelled.spans.iter().collect();
    // What is left open yields to the names in it.
    let open = |s: &LabelledSpan| first_of(&s.label) == Some(OPEN);
    spans.sort_by_key(|s| (open(s), s.start, std::cmp::Reverse(s.end)));
    for span in spans {
        let (Some(first), Some(bytes)) = (first_of(&span.label), span.bytes(bytes)) else {
            continue;
        };
        let mut tokens = text.tokens_of(bytes);
        while tokens.len() > 1 && text.is_possessive(tokens.end - 1) {
            tokens.end -= 1;
        }
        let titled = first == 1 && !labelled.marked_in_full;
        while titled && tokens.len() > 1 && text.is_title(tokens.start) {
            tokens.start += 1;
        }
        let known = titled && text.is_known_organization(tokens.clone());
        let first = if known { 3 } else { first };
        if first == OPEN && labelled.marked_in_full {
            tokens.filter(|&n| labels[n] == nothing).for_each(|n| free.push(n));
            continue;
        }
        if tokens.clone().any(|n| labels[n] != nothing) || labelled.people_alone && first != 1 {
            continue;
        }
        for (index, number) in tokens.enumerate() {
            labels[number] = if index == 0 || first == OPEN { first } else { first + 1 };
        }
    }
    free.into_iter().for_each(|n| labels[n] = OPEN);
    if !labelled.marked_in_full {
        leave_open(text, &mut labels);
    }
    labels
}

/// Leaves open what the bare name of an organization is that is a word as well, where it is no name
/// to the teacher: readers and programs pass over an organization called by such a word more often
/// than they take a word for one.
fn leave_open(text: &Text, labels: &mut [u8]) {
    for (number, label) in labels.iter_mut().enumerate() {
        if *label == 0 && text.may_be_organization(number) {
            *label = OPEN;
        }
    }
}

impl Examples {
    /// Adds a document as several teachers have labelled it. Each token may have the labels that most
    /// teachers give it; where as many are for one as for another, training finds out which fits.
    /// Nothing is taken from a teacher in the sentences that its `drop` touches.
    pub fn add(&mut self, text: &str, teachers: &[&Labelled]) {
        let bytes = bytes_of(text);
        let text = Text::read(text);
        let taught: Vec<(Vec<u8>, Vec<Range<usize>>)> = teachers
            .iter()
            .map(|teacher| (labels(&text, teacher, &bytes), doubted(teacher, &bytes)))
            .collect();
        for (sentence, tokens) in text.sentences().enumerate() {
            let span = text.bytes_of(tokens.clone());
            let sure: Vec<&[u8]> = taught
                .iter()
                .filter(|(_, doubts)| {
                    !doubts.iter().any(|d| d.start < span.end && span.start < d.end)
                })
                .map(|(labels, _)| &labels[tokens.clone()])
                .collect();
            if sure.is_empty() || tokens.len() > LONGEST_SENTENCE {
                continue;
            }
            let mut example =
                Example { allowed: elected(&sure), ends: Vec::new(), features: Vec::new() };
            for number in tokens {
                text.features_of(sentence, number, &self.without, &mut |f| {
                    example.features.push(f)
                });
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
                    // A name that a sentence end cuts begins again after it.
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

/// Renumbers the features of the examples from 0 on, the rare ones left out; gives their real
/// numbers.
pub(crate) fn compact(examples: &mut Examples, rarest: u32) -> Vec<u32> {
    let mut counts = vec![0u32; FEATURES as usize];
    for feature in examples.sentences.iter().flat_map(|s| &s.features) {
        counts[*feature as usize] += 1;
    }
    let names: Vec<u32> = (0..FEATURES).filter(|&f| counts[f as usize] >= rarest).collect();
    let mut number = vec![u32::MAX; FEATURES as usize];
    for (index, &name) in names.iter().enumerate() {
        number[name as usize] = index as u32;
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
