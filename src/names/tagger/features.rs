//! What the tagger sees of a token: its letters, its neighbours, the lists, and what the same word
//! is elsewhere in the text, what the words around it say it does, and what the text is about. Training and reading call the same [`Features::of_token`], so they
//! cannot drift apart.
//!
//! A feature is a number of 22 bits, a hash of which question was asked and what the answer was
//! (`schema.rs` has the numbers). Two features that share a number share their weights; with some
//! hundred thousand features in use that happens to about one in a hundred.

use super::contexts::{self, ContextTable};
use super::document_features;
use super::schema::{Question, feature};
use super::sentence::TaggerSentence;
use super::token_features::{TokenFeatures, mark_entries};
use crate::lexicon::straight;
use crate::names::rule::RuleFeature;
use crate::text::Document;
use std::ops::Range;

/// A text prepared for questions about its tokens. Costs one pass over the tokens.
pub(crate) struct Features {
    token_features: Vec<TokenFeatures>,
    document_features: document_features::DocumentFeatureTable,
    contexts: ContextTable,
    /// What the text is about, where that says something about its names; 0 for nothing.
    topic: u64,
}

/// Stands for "no token there".
const EDGE: u64 = 0x5bd1_e995;

impl Features {
    /// Prepares a text. `rule_features`: what the rules think of each token.
    pub(crate) fn new(document: &Document, rule_features: &[RuleFeature]) -> Features {
        let mut token_features: Vec<TokenFeatures> = document
            .tokens
            .iter()
            .zip(rule_features)
            .map(|(token, &rule_feature)| TokenFeatures::new(document, token, rule_feature))
            .collect();
        mark_entries(document, &mut token_features);
        let document_features = document_features::collect(document, &token_features);
        let contexts = contexts::collect(document);
        let topic = contexts::topic(document);
        Features { token_features, document_features, contexts, topic }
    }

    /// Calls `each` with every feature of a token of a sentence and the question that it answers.
    pub(crate) fn of_token(
        &self,
        document: &Document,
        sentence: &TaggerSentence,
        number: usize,
        each: &mut impl FnMut(Question, u32),
    ) {
        let at = |offset: isize| -> Option<&TokenFeatures> {
            let index = number.checked_add_signed(offset)?;
            self.token_features.get(index).filter(|_| sentence.tokens.contains(&index))
        };
        let Some(&features) = at(0) else { return };
        let folded = |offset: isize| {
            at(offset).map_or(EDGE.wrapping_add_signed(offset as i64), |c| c.folded)
        };
        let shape = |offset: isize| at(offset).map_or(EDGE, |c| c.shape);
        let capital = u64::from(features.capital);
        let mut ask = |question: Question, a: u64, b: u64| each(question, feature(question, a, b));

        ask(Question::Always, capital, 0);
        ask(Question::Word, features.word, 0);
        ask(Question::Folded, features.folded, 0);
        ask(Question::Shape, features.shape, 0);
        letters(document.word(number), |length, ending, hash| {
            ask(if ending { Question::Ending } else { Question::Beginning }, hash, length);
        });
        for offset in [-2, -1, 1, 2] {
            ask(Question::Neighbour, folded(offset), offset as u64);
        }
        for offset in [-1, 1] {
            ask(Question::NeighbourShape, shape(offset), offset as u64);
        }
        ask(Question::ShapePair, shape(-1), features.shape);
        ask(Question::ShapePair, features.shape, shape(1) ^ 1);
        ask(Question::ShapeTriple, shape(-1).rotate_left(20) ^ features.shape, shape(1));
        ask(Question::WordPair, folded(-2), folded(-1) ^ capital);
        ask(Question::WordPair, folded(1), folded(2).rotate_left(7) ^ capital);
        ask(Question::WordPair, folded(-1), features.folded.rotate_left(13));
        ask(Question::WordPair, features.folded, folded(1).rotate_left(19));
        if features.capital {
            ask(Question::Between, folded(-1), folded(1));
        }
        let first = sentence.first_word == number;
        if first {
            ask(Question::First, capital, 0);
            ask(Question::FirstShape, features.shape, 0);
        }
        if sentence.heading {
            ask(Question::Heading, capital, u64::from(sentence.shouted));
        }
        ask(Question::TextPart, sentence.part as u64, capital);
        let possessive = document.possessive(number + 1);
        if possessive {
            ask(Question::Possessive, capital, features.shape);
        }

        let early = u64::from(first);
        for bit in bits(features.lists) {
            ask(Question::List, bit, early);
        }
        ask(Question::Lists, u64::from(features.lists), capital);
        for offset in [-2, -1, 1, 2] {
            let Some(near) = at(offset) else { continue };
            for bit in bits(near.lists) {
                ask(Question::ListNear, bit << 1 | capital, offset as u64);
            }
        }
        for offset in [-1, 1] {
            if let Some(near) = at(offset).filter(|near| near.capital && features.capital) {
                ask(
                    Question::ListsPair,
                    u64::from(near.lists) ^ (offset as u64) << 32,
                    u64::from(features.lists),
                );
            }
        }
        for offset in [-2, -1, 0, 1, 2] {
            if let Some(near) = at(offset) {
                ask(Question::Cluster, u64::from(near.cluster) << 1 | capital, offset as u64);
            }
        }
        let before =
            at(-1).map_or(0, |c| if c.cluster > 0 { u64::from(c.cluster) } else { c.folded });
        ask(Question::ClusterPair, before, u64::from(features.cluster));
        let rule_feature = features.rule_feature.number();
        if rule_feature > 0 {
            ask(Question::RuleFeature, rule_feature, early);
            ask(Question::RuleFeatureCluster, rule_feature, u64::from(features.cluster));
        }
        for offset in [-1, 1] {
            let near = at(offset).map_or(0, |c| c.rule_feature.number());
            if near | rule_feature > 0 {
                ask(Question::RuleFeatureNear, near << 8 | rule_feature, offset as u64);
            }
        }
        if features.capital {
            self.of_capital(sentence, number, &features, &mut ask);
        }
    }

    /// What is asked of capitalised words only: the run they stand in, and what they are elsewhere.
    fn of_capital(
        &self,
        sentence: &TaggerSentence,
        number: usize,
        features: &TokenFeatures,
        ask: &mut impl FnMut(Question, u64, u64),
    ) {
        let floor = sentence.tokens.start.max(number.saturating_sub(8));
        let limit = sentence.tokens.end.min(number + 9);
        let capital =
            |&n: &usize| self.token_features.get(n).is_some_and(|features| features.capital);
        let start = (floor..number).rev().take_while(capital).last().unwrap_or(number);
        let end = (number + 1..limit).take_while(capital).last().unwrap_or(number);
        ask(Question::Run, (number - start).min(3) as u64, (end - number).min(3) as u64);
        let at = |index: Option<usize>| {
            index.filter(|n| sentence.tokens.contains(n)).and_then(|n| self.token_features.get(n))
        };
        let (before, after) = (at(start.checked_sub(1)), at(Some(end + 1)));
        ask(Question::BeforeRun, before.map_or(EDGE, |c| c.folded), 0);
        ask(Question::AfterRun, after.map_or(EDGE, |c| c.folded), 0);
        ask(Question::ClusterBeforeRun, before.map_or(EDGE, |c| u64::from(c.cluster)), 0);
        ask(Question::ClusterAfterRun, after.map_or(EDGE, |c| u64::from(c.cluster)), 0);
        if let Some(after) = after {
            for bit in bits(after.lists) {
                ask(Question::ListAfterRun, bit, 0);
            }
        }
        ask(Question::RunStart, at(Some(start)).map_or(EDGE, |c| c.folded), 0);
        ask(Question::RunEnd, at(Some(end)).map_or(EDGE, |c| c.folded), 0);
        self.of_run(number, start..end + 1, ask);
        if let Some(before) = before {
            for bit in bits(before.lists) {
                ask(Question::ListBeforeRun, bit, 0);
            }
        }
        let quoted = |near: Option<&TokenFeatures>| near.is_some_and(|near| near.quotation);
        if quoted(before) || quoted(after) {
            let (before, after) = (u64::from(quoted(before)), u64::from(quoted(after)));
            ask(Question::Quoted, before << 1 | after, 0);
        }
        ask(Question::Line, sentence.line, u64::from(start == number));
        if self.topic > 0 {
            let topic = self.topic << 8;
            for bit in bits(features.lists) {
                ask(Question::TopicList, topic | bit, 0);
            }
            ask(Question::TopicRule, topic | features.rule_feature.number(), 0);
            ask(Question::TopicCluster, topic << 8 | u64::from(features.cluster), 0);
            ask(Question::TopicBeforeRun, before.map_or(EDGE, |c| c.folded), topic);
            ask(Question::TopicAfterRun, after.map_or(EDGE, |c| c.folded), topic);
        }

        let early = u64::from(sentence.first_word == number);
        let document_features = self.document_features.of(features);
        for bit in bits(document_features.bits()) {
            ask(Question::DocumentFeatures, bit, if bit == 0 { early } else { 0 });
        }
        ask(Question::DocumentFeaturesAll, u64::from(document_features.bits()), 0);
        let contexts = self.contexts.of(features);
        for bit in bits(contexts) {
            ask(Question::Contexts, bit, 0);
        }
        if contexts > 0 {
            ask(Question::ContextsAll, u64::from(contexts), features.rule_feature.number());
        }
        for (side, near) in [(0, number.checked_sub(1)), (1, Some(number + 1))] {
            let Some(near) = at(near).filter(|c| c.capital) else { continue };
            for bit in bits(self.document_features.of(near).bits()) {
                ask(Question::DocumentFeaturesNear, bit, side);
            }
            for bit in bits(self.contexts.of(near)) {
                ask(Question::ContextsNear, bit, side);
            }
        }
    }

    /// Which lists know the first and the last word of a capitalised word's run, and which any of them.
    fn of_run(&self, number: usize, run: Range<usize>, ask: &mut impl FnMut(Question, u64, u64)) {
        let (first, last) = (number == run.start, number + 1 == run.end);
        let run = self.token_features.get(run).unwrap_or_default();
        for bit in bits(run.first().map_or(0, |first| first.lists)) {
            ask(Question::RunStartLists, bit, u64::from(first));
        }
        for bit in bits(run.last().map_or(0, |last| last.lists)) {
            ask(Question::RunEndLists, bit, u64::from(last));
        }
        for bit in bits(run.iter().fold(0, |lists, word| lists | word.lists)) {
            ask(Question::RunLists, bit, u64::from(first) << 1 | u64::from(last));
        }
    }
}

fn bits(set: u32) -> impl Iterator<Item = u64> {
    let mut rest = set;
    std::iter::from_fn(move || {
        let bit = rest.trailing_zeros();
        rest &= rest.wrapping_sub(1);
        (bit < 32).then_some(u64::from(bit))
    })
}

/// Calls `each` with the length, the side and the hash of a word's first and last two to four
/// letters, folded.
fn letters(word: &str, mut each: impl FnMut(u64, bool, u64)) {
    /// Letters of a word that are looked at.
    const LOOKED_AT: usize = 40;
    let mut folded = ['\0'; LOOKED_AT];
    let mut count = 0;
    for (slot, letter) in
        folded.iter_mut().zip(word.chars().map(straight).flat_map(char::to_lowercase))
    {
        *slot = letter;
        count += 1;
    }
    let folded = folded.get(..count).unwrap_or_default();
    for length in 2..=4usize {
        let ends = folded.len().checked_sub(length).filter(|&others| others > 0);
        let Some((_, ending)) = ends.and_then(|others| folded.split_at_checked(others)) else {
            break;
        };
        let Some(beginning) = folded.get(..length) else { break };
        let hash = |letters: &[char]| {
            letters.iter().fold(0u64, |hash, &c| {
                (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
            })
        };
        each(length as u64, true, hash(ending));
        each(length as u64, false, hash(beginning));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How a word's letters and shape are hashed is in no number of the schema, so it is held here. If
    /// this fails, the weights no longer fit: train them again, and only then write the new sum down.
    #[test]
    fn what_is_seen_of_words_on_no_list_is_what_the_weights_were_learnt_with() {
        let text = "Qzorvek McZoltan-Qu’ilp XIQ zq7 “vrelq.” Zzq’s Öqvrel";
        let document = crate::text::read(text);
        let features =
            Features::new(&document, &vec![RuleFeature::default(); document.tokens.len()]);
        let (mut count, mut sum) = (0, 0);
        for sentence in TaggerSentence::all(&document) {
            for number in sentence.tokens.clone() {
                features.of_token(&document, &sentence, number, &mut |_, feature| {
                    count += 1;
                    sum += u64::from(feature);
                });
            }
        }
        assert_eq!((document.tokens.len(), count, sum), (11, 358, 716_868_731));
    }
}
