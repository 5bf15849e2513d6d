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

mod classify;
mod evidence;
mod index;
mod person;
mod runs;
mod spread;
pub mod tagger;

pub(crate) use index::{NameTokens, NamesAt};

use crate::mark::{Content, Mark, Reason};
use crate::text::{ByteSpan, Document};
use std::ops::Range;

/// A rule's person counts against the tagger from this confidence on, its body or place from
/// [`SURE_BODY`] on. Measured on the articles and the development sets; see the model card.
const SURE_PERSON: f32 = 0.9;
/// See [`SURE_PERSON`].
const SURE_BODY: f32 = 0.9;

/// Proposes every name of a text, in text order; proposals do not overlap each other.
pub(crate) fn propose(document: &Document) -> Vec<Mark> {
    let mut found = by_tagger(document);
    let sure: Vec<Name> = by_rules(document).into_iter().filter(Name::is_sure).collect();
    let mut decided = vec![false; document.tokens.len()];
    for name in &sure {
        decided[name.tokens.clone()].fill(true);
    }
    found.retain(|name| !name.tokens.clone().any(|n| decided[n]));
    found.extend(sure);
    spread::spread(document, &mut found);
    without_overlap(&mut found);
    found.into_iter().map(|name| name.into_mark(document)).collect()
}

fn by_tagger(document: &Document) -> Vec<Name> {
    tagger::names(document)
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
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Person,
    Organization,
    Place,
}

impl Name {
    fn is_sure(&self) -> bool {
        let least = if self.class == Class::Person { SURE_PERSON } else { SURE_BODY };
        self.confidence >= least
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
