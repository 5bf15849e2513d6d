//! The trained tagger: a linear-chain conditional random field over hashed features.
//!
//! One pass over the text prepares what the features ask; then every sentence is labelled by itself.
//! The weights (`weights.bin`, unless the build was given others) are learnt by `training` from the data
//! that the model card names.
//! Not read: anything outside the text at hand.

mod calibration;
mod cue;
mod elsewhere;
mod features;
mod labels;
mod model;
mod sentence;
#[cfg(feature = "train")]
pub mod training;

use super::Class;
use super::rule::Hint;
use crate::text::Document;
pub(super) use calibration::confidence;
use features::Features;
use labels::LABELS;
use model::Model;
use sentence::Sentence;
use std::ops::Range;
use std::sync::LazyLock;

static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::read(include_bytes!(concat!(env!("OUT_DIR"), "/weights.bin"))));

/// Tokens of the longest name; what seems longer is a list or a text in capitals. Keeps the stages
/// behind, which compare the parts of names, linear in the text.
const LONGEST_NAME: usize = 24;

/// How likely a token is outside of names, and in a name of each [`Class`], by its number.
pub(super) type Shares = [f32; 4];

/// A name as the tagger sees it.
pub(super) struct Tagged {
    /// Token numbers.
    pub(crate) tokens: Range<usize>,
    /// What it names.
    pub(super) class: Class,
    /// The least probability among its tokens' labels.
    pub(crate) probability: f32,
}

/// Every name of a text, in text order, by the committed weights.
/// `hints` says what the rules think of each token; see [`super::hints`].
/// Gives as well how likely each token is in a name of each kind.
pub(super) fn names(document: &Document, hints: &[Hint]) -> (Vec<Tagged>, Vec<Shares>) {
    tag(&MODEL, document, hints)
}

fn tag(model: &Model, document: &Document, hints: &[Hint]) -> (Vec<Tagged>, Vec<Shares>) {
    let features = Features::new(document, hints);
    let mut names = Vec::new();
    let mut shares = vec![[1.0, 0.0, 0.0, 0.0]; document.tokens.len()];
    let mut scores: Vec<[i32; LABELS]> = Vec::new();
    for sentence in Sentence::all(document) {
        scores.clear();
        for number in sentence.tokens.clone() {
            let mut score = [0; LABELS];
            features.of_token(document, &sentence, number, &mut |f| model.add(f, &mut score));
            scores.push(score);
        }
        let tagging = model.tag(&scores);
        collect(&tagging, sentence.tokens.start, &mut names);
        for (share, m) in shares[sentence.tokens.clone()].iter_mut().zip(&tagging.marginals) {
            *share = [m[0], m[1] + m[2], m[3] + m[4], m[5] + m[6]];
        }
    }
    (names, shares)
}

/// The names of one sentence, which begins at token `start`.
fn collect(tagging: &model::Tagging, start: usize, names: &mut Vec<Tagged>) {
    let labels = &tagging.labels;
    let mut place = 0;
    while place < labels.len() {
        let Some(class) = labels[place].begins() else {
            place += 1;
            continue;
        };
        let end = (place + 1..labels.len()).find(|&n| !labels[n].goes_on()).unwrap_or(labels.len());
        let probability =
            (place..end).map(|n| tagging.marginals[n][labels[n] as usize]).fold(1.0, f32::min);
        if end - place <= LONGEST_NAME {
            names.push(Tagged { tokens: start + place..start + end, class, probability });
        }
        place = end;
    }
}
