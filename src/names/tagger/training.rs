//! What training shares with reading: a text's tokens and features, weights at work, and the head of
//! their file. For `tools/train` alone, under the feature `train`; no promise to anybody else.
//!
//! Numbers of tokens and sentences count from 0; ranges of bytes are of the text as given.

use super::features::Features;
use super::fingerprint::{self, Fingerprint};
use super::labels;
use super::model::Model;
use super::sentence::TaggerSentence;
use super::{Class, LEARNT_WITH, schema};
use crate::lexicon::List;
use crate::names::features_of_rules;
use crate::text::{self, ByteSpan, Case, Document};
use std::ops::Range;

/// How many labels a token may have: 0 is outside of names, then come the first and later tokens of a
/// person's, an organization's and a place's name.
pub const LABELS: usize = labels::LABELS;

/// Features are numbers below this.
pub const FEATURES: u32 = 1 << schema::FEATURE_BITS;

/// Whether a token labelled `to` may follow one labelled `from` ([`LABELS`]: the sentence's start).
#[must_use]
pub fn may_follow(from: usize, to: usize) -> bool {
    labels::may_follow(from, to)
}

/// Rising numbers in few bits, as the weights' file has them.
#[must_use]
pub fn pack(numbers: &[u32]) -> Vec<u8> {
    crate::lexicon::packing::pack(numbers)
}

/// A checksum of bytes, the same everywhere.
#[must_use]
pub fn checksum(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(super::key::EMPTY, super::key::and_byte)
}

/// Some of the questions whose answers are features; to see what a training is worth without them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Questions(u64);

impl Questions {
    /// The questions of these names, with commas between them.
    ///
    /// # Errors
    ///
    /// In a sentence, if there is no question of such a name.
    pub fn named(names: &str) -> Result<Questions, String> {
        let mut questions = Questions::default();
        for name in names.split(',') {
            let number = schema::lines().into_iter().find_map(|line| {
                let number = line.strip_prefix("question ")?.strip_suffix(name)?;
                number.strip_suffix(' ')?.parse::<u32>().ok()
            });
            let number = number.ok_or_else(|| format!("schema.rs has no question {name}"))?;
            questions.0 |= 1 << number;
        }
        Ok(questions)
    }
}

/// A text as the tagger sees it.
pub struct Text<'t> {
    document: Document<'t>,
    features: Features,
    sentences: Vec<TaggerSentence>,
}

impl Text<'_> {
    /// Reads a text.
    #[must_use]
    pub fn read(text: &str) -> Text<'_> {
        let document = text::read(text);
        let features = Features::new(&document, &features_of_rules(&document));
        let sentences = TaggerSentence::all(&document);
        Text { document, features, sentences }
    }

    /// How many tokens it has.
    #[must_use]
    pub fn tokens(&self) -> usize {
        self.document.tokens.len()
    }

    /// The tokens of each sentence.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.sentences.iter().map(|sentence| sentence.tokens.clone())
    }

    /// Calls `each` with every feature of a token of a sentence, those apart that answer one of the
    /// questions of `without`; not at all if it has no such token.
    pub fn features_of(
        &self,
        sentence: usize,
        token: usize,
        without: &Questions,
        each: &mut impl FnMut(u32),
    ) {
        if let Some(sentence) = self.sentences.get(sentence) {
            self.features.of_token(&self.document, sentence, token, &mut |question, feature| {
                if without.0 >> question as u32 & 1 == 0 {
                    each(feature);
                }
            });
        }
    }

    /// The tokens that a range of bytes touches.
    #[must_use]
    pub fn tokens_of(&self, bytes: Range<usize>) -> Range<usize> {
        self.document.tokens_of(ByteSpan { start: bytes.start, end: bytes.end })
    }

    /// The bytes from the first to the last of these tokens.
    #[must_use]
    pub fn bytes_of(&self, tokens: Range<usize>) -> Range<usize> {
        let ByteSpan { start, end } = self.document.span(tokens);
        start..end
    }

    /// Whether a token is a possessive ending.
    #[must_use]
    pub fn is_possessive(&self, token: usize) -> bool {
        self.document.possessive(token)
    }

    /// Whether a token before a name is a title and no part of the name.
    #[must_use]
    pub fn is_title(&self, token: usize) -> bool {
        let on = |list| self.document.on(token, list);
        on(List::Honorifics)
            || on(List::Ranks)
            || on(List::Heads) && !on(List::FirstNames) && !on(List::Surnames)
    }

    /// Whether these tokens are an organization that sounds like a person.
    #[must_use]
    pub fn is_known_organization(&self, tokens: Range<usize>) -> bool {
        self.document.phrase(List::KnownOrganizations, tokens.start, tokens.end) == tokens.len()
    }

    /// Whether a token is the bare name of an organization that is a word as well, and stands alone
    /// with its capital.
    #[must_use]
    pub fn may_be_organization(&self, token: usize) -> bool {
        let document = &self.document;
        let alone = document.capital(token)
            && !document.capital(token + 1)
            && !token.checked_sub(1).is_some_and(|before| document.capital(before));
        alone
            && document.case(token) != Some(Case::Upper)
            && document.on(token, List::AmbiguousOrganizations)
    }
}

/// Weights to try on texts.
pub struct Weights(Model);

impl Weights {
    /// Reads a weights file.
    ///
    /// # Errors
    ///
    /// In a sentence, if it is none, or was learnt with other features or clusters than this source has.
    pub fn read(file: &[u8]) -> Result<Weights, String> {
        let weights = LEARNT_WITH.take(file).map_err(|why| why.to_string())?;
        Ok(Weights(Model::read(weights)))
    }

    /// Every name that they find in a text, in text order: its bytes, the label of its first token, and
    /// how probable it is.
    #[must_use]
    pub fn names(&self, text: &str) -> Vec<(Range<usize>, usize, f32)> {
        let document = text::read(text);
        let (names, _) = super::tag(&self.0, &document, &features_of_rules(&document));
        names
            .into_iter()
            .map(|name| {
                let ByteSpan { start, end } = document.span(name.tokens);
                (start..end, 2 * name.class as usize - 1, name.probability)
            })
            .collect()
    }
}

/// Reads texts by the weights in this file from now on, instead of by those of the build; without effect
/// once a text has been read.
///
/// # Errors
///
/// In a sentence, if it is no weights file or was learnt with other features or clusters.
pub fn try_weights(file: &[u8]) -> Result<(), String> {
    let weights = LEARNT_WITH.take(file).map_err(|why| why.to_string())?;
    let _ = super::TRIED.set(weights.to_vec());
    Ok(())
}

/// The file of weights that were learnt with what this source has.
#[must_use]
pub fn file_of(weights: &[u8]) -> Vec<u8> {
    LEARNT_WITH.head(weights)
}

/// The file with the features and clusters of this source in its head, the weights as they are. Right
/// only if nothing but names has changed since they were learnt.
///
/// # Errors
///
/// In a sentence, if it is no whole weights file of this format.
pub fn stamped(file: &[u8]) -> Result<Vec<u8>, String> {
    let (learnt_with, weights) = fingerprint::read(file).map_err(|why| why.to_string())?;
    Ok(Fingerprint { lists: learnt_with.lists, ..LEARNT_WITH }.head(weights))
}

/// Whether the weights of a file were learnt with the words that the lists have now.
///
/// # Errors
///
/// In a sentence, if it is no weights file or does not fit this source.
pub fn knows_lists(file: &[u8]) -> Result<bool, String> {
    LEARNT_WITH.take(file).map_err(|why| why.to_string())?;
    let (learnt_with, _) = fingerprint::read(file).map_err(|why| why.to_string())?;
    Ok(learnt_with.lists == LEARNT_WITH.lists)
}

/// How many names the weights of the build see in a text: the tagging alone, with the reading of tokens
/// and rules that it builds on. For the benchmark.
#[must_use]
pub fn tagged(text: &str) -> usize {
    let document = text::read(text);
    super::names(&document, &features_of_rules(&document)).0.len()
}

/// How probable the tagger finds the tokens of a name of which the whole program says that it is this sure, by the
/// number of the label of its first token.
#[must_use]
pub fn probability(label: usize, confidence: f32) -> f32 {
    let class = match label {
        1 => Class::Person,
        3 => Class::Organization,
        _ => Class::Place,
    };
    super::calibration::probability(class, confidence)
}
