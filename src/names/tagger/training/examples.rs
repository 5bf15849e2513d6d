//! Labelled documents, and what training sees of them: for each token its features and the labels it
//! may have.

use crate::lexicon::List;
use crate::names::rule_hints;
use crate::names::tagger::features::{FEATURE_BITS, Features};
use crate::names::tagger::labels::{LABELS, may_follow};
use crate::names::tagger::sentence::Sentence;
use crate::text::{self, Case, Document};
use serde::Deserialize;

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

/// Sentences ready for training.
#[derive(Default)]
pub struct Examples {
    pub(super) sentences: Vec<Example>,
}

pub(super) struct Example {
    /// The labels that a token may have, one bit each.
    pub(super) allowed: Vec<u8>,
    /// Where each token's features end.
    pub(super) ends: Vec<u32>,
    pub(super) features: Vec<u32>,
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

pub(super) fn bytes_of(text: &str) -> Vec<usize> {
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
    leave_open(document, &mut labels);
    labels
}

/// Leaves open what a word is that is on the list of bare names of bodies that are words as well,
/// stands alone with its capital, and is no name to the teacher: readers and programs pass over a
/// body called by such a word more often than they take one for a body that is none.
fn leave_open(document: &Document, labels: &mut [u8]) {
    for (number, label) in labels.iter_mut().enumerate() {
        let alone = document.capital(number)
            && !document.capital(number + 1)
            && !number.checked_sub(1).is_some_and(|before| document.capital(before));
        let shouted = document.tokens[number].case == Case::Upper;
        if *label == 0 && alone && !shouted && document.on(number, List::AmbiguousOrganizations) {
            *label = OPEN;
        }
    }
}

impl Examples {
    /// Adds a document as several teachers have labelled it. Each token may have the labels that most
    /// teachers give it; where as many are for one as for another, training finds out which fits.
    /// Nothing is taken from a teacher in the sentences that its `drop` touches.
    pub fn add(&mut self, text: &str, teachers: &[&Labelled]) {
        let document = text::read(text);
        let features = Features::new(&document, &rule_hints(&document));
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

/// Renumbers the features of the examples from 0 on, the rare ones left out; gives their real
/// numbers.
pub(super) fn compact(examples: &mut Examples, rarest: u32) -> Vec<u32> {
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
