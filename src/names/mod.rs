//! People, organizations and places by name.
//!
//! Rules look at runs of capitalised words with the particles that names have (`van`, `bin`,
//! initials, `III`, a nickname in quotation marks) and know the constructions of newswriting: a
//! name after a title, a known first name with a surname, a ship's prefix. A trained tagger
//! (`tagger`) takes what they say as features and labels every token. Then the text as a whole has
//! its say: doubtful names go with their other occurrences (`document_vote`), bounds are set
//! (`bounds`, `settle`), what is no name for its kind is dropped (`kinds`), and surnames and first names
//! of people found anywhere count everywhere (`propagation`). Bylines, lists of names (`line_ups`) and
//! the form of a name (`forms`) show people that the tagger missed.
//!
//! Not read: pronouns, nicknames of organizations, names written without capitals. All
//! of it is reached through one function, [`propose`]. The model card is `README.md` in this
//! folder.

mod abbreviations;
mod bounds;
mod byline;
mod class;
mod classify;
mod document_vote;
mod evidence;
mod forms;
mod index;
mod initials;
mod kinds;
mod line_ups;
mod listed;
mod name;
mod person;
mod pieces;
mod possessive_firms;
mod propagation;
mod rule;
mod runs;
mod settle;
mod short_forms;
pub mod tagger;
pub(crate) mod titles;

use crate::contract::{Code, Threshold};
pub(crate) use abbreviations::{Abbreviation, explained};
use class::Class;
pub(crate) use index::{NameTokens, NamesAt};
use name::Name;
pub(crate) use propagation::short_form_stem;
use rule::RuleFeature;
use tagger::Marginals;

use crate::mark::Mark;
use crate::newsroom::Listed;
use crate::order;
use crate::text::Document;

/// Proposes every name of a text that is as sure as `threshold`, in text order; proposals do not
/// overlap each other. What lists say counts for more than what was learnt.
pub(crate) fn propose(
    document: &Document,
    listed: &Listed,
    explained: &[Abbreviation],
    threshold: Option<Threshold>,
) -> Vec<Mark> {
    let (mut found, marginals) = by_tagger(document, listed);
    byline::add_names(document, &mut found);
    line_ups::add_names(document, &mut found);
    forms::add_names(document, &mut found);
    pieces::join(document, &mut found);
    bounds::set(document, &mut found);
    settle::settle(document, &mut found);
    kinds::decide(document, &mut found);
    possessive_firms::put(document, &mut found);
    abbreviations::decide(document, explained, &mut found);
    short_forms::decide(document, &mut found);
    listed::put(document, listed, &mut found);
    propagation::propagate(document, &marginals, &mut found);
    listed::put(document, listed, &mut found);
    without_overlap(&mut found);
    found.retain(|name| {
        name.confidence >= threshold.map_or(name.class.threshold(), Threshold::confidence)
    });
    found.into_iter().map(|name| name.into_mark(document, listed)).collect()
}

/// What the rules think of each token.
fn rule_features(document: &Document, ruled: &[Name]) -> Vec<RuleFeature> {
    let mut rule_features = vec![RuleFeature::default(); document.tokens.len()];
    for name in ruled {
        let rule_feature =
            |first| name.rule.map_or(RuleFeature::default(), |rule| RuleFeature::new(rule, first));
        let slots = rule_features.get_mut(name.tokens.clone()).unwrap_or_default();
        slots.fill(rule_feature(false));
        slots.iter_mut().take(1).for_each(|slot| *slot = rule_feature(true));
    }
    rule_features
}

/// What the rules think of each token of a text that nothing else has read yet.
#[cfg(any(test, fuzzing, feature = "train"))]
fn features_of_rules(document: &Document) -> Vec<RuleFeature> {
    rule_features(document, &by_rules(document))
}

/// What the tagger finds. Where a rule finds the same, its words give the reason.
fn by_tagger(document: &Document, listed: &Listed) -> (Vec<Name>, Vec<Marginals>) {
    let ruled = by_rules(document);
    let mut rule_features = rule_features(document, &ruled);
    listed::add_features(listed, &mut rule_features);
    let (mut names, marginals) = tagger::names(document, &rule_features);
    document_vote::vote(document, &marginals, &mut names);
    let same = |tagged: &tagger::Tagged| {
        let at = ruled.partition_point(|r| r.tokens.start < tagged.tokens.start);
        ruled.get(at).filter(|r| r.tokens == tagged.tokens && r.class == tagged.class)
    };
    let names = names
        .into_iter()
        .map(|tagged| Name {
            because: same(&tagged).map_or(LOOKS_LIKE_A_NAME, |rule| rule.because),
            confidence: tagger::confidence(tagged.class, tagged.probability),
            class: tagged.class,
            tokens: tagged.tokens,
            rule: None,
            listed: None,
        })
        .collect();
    (names, marginals)
}

/// The reason where no rule has one.
const LOOKS_LIKE_A_NAME: Code = Code::LooksLikeAName;

fn by_rules(document: &Document) -> Vec<Name> {
    let mut found = Vec::new();
    for sentence in &document.sentences {
        for run in runs::in_sentence(document, sentence.tokens.clone()) {
            classify::classify(document, sentence, run, &mut found);
        }
    }
    without_overlap(&mut found);
    found
}

/// Sorts names and drops those that overlap one before; people go first.
fn without_overlap(found: &mut Vec<Name>) {
    order::sort(found, |name| [name.tokens.start, usize::from(name.class != Class::Person), 0]);
    let mut end = 0;
    found.retain(|name| {
        let free = name.tokens.start >= end;
        end = end.max(name.tokens.end);
        free
    });
}
