//! People, organisations and places by name.
//!
//! Two readers look at a text. A trained tagger (`tagger`) labels every token from its letters, its
//! neighbours, the word lists and what the same word is elsewhere in the text. Rules look at runs of
//! capitalised words with the joints that names have (`van`, `bin`, initials, `III`, a nickname in
//! quotation marks) and know the constructions of newswriting: a name behind a title, a known first
//! name with a surname, a ship's prefix. Where a rule is sure it decides, else the tagger does.
//! Surnames and first names of people found anywhere then count everywhere.
//!
//! Not read: pronouns, nicknames of organisations, names written without capitals. All of it stands
//! behind one door, [`propose`]. The model card is `README.md` in this folder.

mod bounds;
mod classify;
mod evidence;
mod index;
mod person;
mod rule;
mod runs;
mod spread;
pub mod tagger;

pub(crate) use index::{NameTokens, NamesAt};
use rule::{Hint, Rule};

use crate::mark::{Content, Mark, Reason};
use crate::options::Threshold;
use crate::text::{ByteSpan, Document};
use std::ops::Range;

/// Proposes every name of a text that is as sure as `threshold`, in text order; proposals do not
/// overlap each other.
pub(crate) fn propose(document: &Document, threshold: Threshold) -> Vec<Mark> {
    let ruled = by_rules(document);
    let mut found = by_tagger(document, &ruled);
    let mut taken = vec![false; document.tokens.len()];
    for name in &found {
        taken[name.tokens.clone()].fill(true);
    }
    let free = |name: &Name| !name.tokens.clone().any(|n| taken[n]);
    let sure: Vec<Name> =
        ruled.into_iter().filter(|n| n.confidence >= rule::SURE && free(n)).collect();
    found.extend(sure);
    without_overlap(&mut found);
    bounds::set(document, &mut found);
    spread::spread(document, &mut found);
    without_overlap(&mut found);
    found.retain(|name| name.confidence >= threshold.confidence());
    found.into_iter().map(|name| name.into_mark(document)).collect()
}

/// What the rules think of each token.
fn hints(document: &Document, ruled: &[Name]) -> Vec<Hint> {
    let mut hints = vec![Hint::default(); document.tokens.len()];
    for name in ruled {
        for number in name.tokens.clone() {
            hints[number] = name
                .rule
                .map_or(Hint::default(), |rule| Hint::new(rule, number == name.tokens.start));
        }
    }
    hints
}

fn by_tagger(document: &Document, ruled: &[Name]) -> Vec<Name> {
    tagger::names(document, &hints(document, ruled))
        .into_iter()
        .map(|tagged| Name {
            class: match tagged.kind {
                tagger::Kind::Person => Class::Person,
                tagger::Kind::Organization => Class::Organization,
                tagger::Kind::Place => Class::Place,
            },
            tokens: tagged.tokens,
            confidence: tagged.probability,
            because:
                "its letters, its neighbours and its other places in the text look like a name"
                    .into(),
            rule: None,
        })
        .collect()
}

fn by_rules(document: &Document) -> Vec<Name> {
    let mut found = Vec::new();
    for (place, sentence) in document.sentences.iter().enumerate() {
        for run in runs::in_sentence(document, sentence.tokens.clone()) {
            classify::classify(document, place, run, &mut found);
        }
    }
    without_overlap(&mut found);
    found
}

/// Sorts names and drops those that overlap one before; people go first.
fn without_overlap(found: &mut Vec<Name>) {
    found.sort_by_key(|name| (name.tokens.start, name.class != Class::Person));
    let mut end = 0;
    found.retain(|name| {
        let free = name.tokens.start >= end;
        end = end.max(name.tokens.end);
        free
    });
}

/// A name and what it names, in token numbers.
#[derive(Debug, Clone)]
struct Name {
    tokens: Range<usize>,
    class: Class,
    confidence: f32,
    because: Reason,
    rule: Option<Rule>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Person,
    Organization,
    Place,
}

impl Name {
    fn by(rule: Rule, tokens: Range<usize>) -> Name {
        Name {
            tokens,
            class: rule.class(),
            confidence: rule.confidence(),
            because: rule.reason().into(),
            rule: Some(rule),
        }
    }

    fn into_mark(self, document: &Document) -> Mark {
        let span: ByteSpan = document.span(self.tokens);
        let content = match self.class {
            Class::Person => Content::Person,
            Class::Organization => Content::Organization,
            Class::Place => Content::Place,
        };
        Mark { span, confidence: self.confidence, because: vec![self.because], content }
    }
}
