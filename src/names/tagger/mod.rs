//! The trained tagger: a linear-chain conditional random field over hashed features.
//!
//! One pass over the text prepares what the features ask; then every sentence is labelled by itself.
//! The weights (`weights.bin`, unless the build was given others) are learnt by `tools/train` from the
//! data that the model card names; the build has seen to it that they fit.
//! Not read: anything outside the text at hand.

mod calibration;
mod contexts;
mod document_features;
mod features;
#[cfg(any(test, feature = "train"))]
mod fingerprint;
mod labels;
mod model;
pub(super) mod schema;
mod sentence;
mod token_features;
#[cfg(feature = "train")]
pub mod training;

use super::Class;
use super::rule::RuleFeature;
#[cfg(any(test, feature = "train"))]
use crate::lexicon::key;
use crate::text::Document;
pub(super) use calibration::confidence;
use features::Features;
use model::{LabelScores, Model};
use sentence::TaggerSentence;
use std::ops::Range;
use std::sync::LazyLock;

/// The weights that the build took, without the head of their file.
static WEIGHTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/weights.bin"));

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(weights()));

/// Weights to try in place of those that the build took.
#[cfg(feature = "train")]
static TRIED: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();

fn weights() -> &'static [u8] {
    #[cfg(feature = "train")]
    if let Some(tried) = TRIED.get() {
        return tried;
    }
    WEIGHTS
}

/// What weights that fit this source are learnt with, as the build found it.
#[cfg(any(test, feature = "train"))]
const LEARNT_WITH: fingerprint::Fingerprint = {
    use fingerprint::Fingerprint;
    include!(concat!(env!("OUT_DIR"), "/learnt_with.rs"))
};

/// Tokens of the longest name; what seems longer is a list or a text in capitals. Keeps the stages
/// after this one, which compare the parts of names, linear in the text.
const LONGEST_NAME: usize = 24;

/// Tokens that are labelled together, which takes a hundred bytes each for as long as it lasts. No
/// prose has a longer sentence; a list of a million words without a stop is labelled in pieces.
const LONGEST_WINDOW: usize = 4096;

/// How likely a token is outside of names, and in a name of each [`Class`], by its number.
pub(super) type Marginals = [f32; 4];

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
/// `rule_features` says what the rules think of each token; see [`super::rule_features`].
/// Gives as well how likely each token is in a name of each kind.
pub(super) fn names(
    document: &Document,
    rule_features: &[RuleFeature],
) -> (Vec<Tagged>, Vec<Marginals>) {
    tag(&MODEL, document, rule_features)
}

fn tag(
    model: &Model,
    document: &Document,
    rule_features: &[RuleFeature],
) -> (Vec<Tagged>, Vec<Marginals>) {
    let features = Features::new(document, rule_features);
    let mut names = Vec::new();
    let mut marginals = vec![[1.0, 0.0, 0.0, 0.0]; document.tokens.len()];
    let mut scores: Vec<LabelScores> = Vec::new();
    for sentence in TaggerSentence::all(document) {
        for tokens in pieces(&sentence.tokens) {
            scores.clear();
            for number in tokens.clone() {
                let mut score = LabelScores::default();
                features
                    .of_token(document, &sentence, number, &mut |_, f| model.add(f, &mut score));
                scores.push(score);
            }
            let tagging = model.tag(&scores);
            collect(&tagging, tokens.start, &mut names);
            let slots = marginals.get_mut(tokens).unwrap_or_default();
            for (marginal, m) in slots.iter_mut().zip(&tagging.marginals) {
                *marginal = [m[0], m[1] + m[2], m[3] + m[4], m[5] + m[6]];
            }
        }
    }
    (names, marginals)
}

/// A sentence in pieces that are labelled one after the other; as a rule one.
fn pieces(sentence: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let Range { start, end } = *sentence;
    (start..end).step_by(LONGEST_WINDOW).map(move |from| from..end.min(from + LONGEST_WINDOW))
}

/// The names of one sentence, which begins at token `start`.
fn collect(tagging: &model::Tagging, start: usize, names: &mut Vec<Tagged>) {
    let mut end = start;
    let mut marginals = tagging.marginals.iter();
    for labels in tagging.labels.chunk_by(|_, next| next.continues()) {
        let tokens = end..end + labels.len();
        end = tokens.end;
        let sure = labels.iter().zip(marginals.by_ref()).filter_map(|(&l, m)| m.get(l as usize));
        let probability = sure.copied().fold(1.0, f32::min);
        let class = labels.first().and_then(|first| first.begins());
        if let Some(class) = class.filter(|_| tokens.len() <= LONGEST_NAME) {
            names.push(Tagged { tokens, class, probability });
        }
    }
}

/// Names a text by the weights in these bytes, which follow the head of a file, whatever they are.
#[cfg(any(test, fuzzing))]
pub(crate) fn read_damaged_weights(bytes: &[u8]) {
    let text = "Deputy Minister Gennady Gatilov met Jane Doe of Interfax in Geneva. Who said so?";
    let document = crate::text::read(text);
    let (names, marginals) =
        tag(&Model::read(bytes), &document, &super::features_of_rules(&document));
    let mut end = 0;
    for name in names {
        assert!(end <= name.tokens.start && name.tokens.start < name.tokens.end, "names overlap");
        assert!((0.0..=1.0).contains(&name.probability), "a probability of {}", name.probability);
        end = name.tokens.end;
    }
    assert!(end <= document.tokens.len(), "a name beyond the text");
    assert_eq!(marginals.len(), document.tokens.len(), "shares of every token");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_weights_know_less() {
        let whole = WEIGHTS;
        for length in
            [0, 3, 4, 100, 227, 228, 232, 236, 237, 1000, whole.len() / 2, whole.len() - 1]
        {
            read_damaged_weights(&whole[..length]);
        }
        for index in [3, 7, 230, 231, 235, 236, 240, whole.len() / 2, whole.len() - 1] {
            for bits in [1, 0x40, 0x80, 0xff] {
                let mut damaged = whole.to_vec();
                damaged[index] ^= bits;
                read_damaged_weights(&damaged);
            }
        }
    }
}
