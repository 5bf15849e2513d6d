//! Direct quotations and the words that say whose they are.
//!
//! A quotation is what stands between quotation marks (straight, curly, single, guillemets), one
//! mark for each unbroken run, if it is somebody's speech or writing. Who speaks is said by constructions, rows of
//! `languages/en/constructions/speakers.tsv` (`attribution`, `around`), else by the position (`rules`); what real texts
//! taught (`speech`) says how far that holds. Once the speakers are known, `sources` says who speaks without a name.
//!
//! Not read: reported speech without quotation marks; quotations inside quotations.

mod around;
mod attribution;
mod pairs;
mod phrases;
mod rules;
mod sentence;
mod sources;
mod speech;
mod subject;

use crate::contract::Code;
use crate::mark::{Attribution, Content, Mark};
use crate::text::Document;
pub(crate) use phrases::SpeakerPhrase;
use rules::Quoted;
pub(crate) use sentence::{sentence_around, stops};
pub(crate) use sources::sources;
#[cfg(feature = "train")]
pub(crate) use speech::instances;

/// Proposes every quotation of a text. `marks` are the names and roles already found.
pub(crate) fn propose(document: &Document, marks: &[Mark]) -> Vec<Mark> {
    let quoted = rules::read(document, marks);
    let shares = speech::shares(document, marks, &quoted);
    let mut proposals = Vec::new();
    for (index, quoted) in quoted.into_iter().enumerate() {
        let share = shares.as_ref().and_then(|shares| shares.get(index).copied());
        let confidence = match (share, &quoted.rule) {
            (Some(share), _) if share < speech::LEAST => continue,
            (Some(share), _) => share,
            (None, Some(_)) => speech::BY_RULE,
            (None, None) => continue,
        };
        proposals.push(mark(document, quoted, confidence));
    }
    proposals
}

/// Whatever stands between quotation marks, as quotations, for training.
#[cfg(feature = "train")]
pub(crate) fn all(document: &Document, marks: &[Mark]) -> Vec<Mark> {
    let quoted = rules::read(document, marks).into_iter();
    quoted.map(|quoted| mark(document, quoted, speech::BY_RULE)).collect()
}

fn mark(document: &Document, quoted: Quoted, confidence: f32) -> Mark {
    let (attribution, because) =
        quoted.rule.unwrap_or((Attribution::Nobody, Code::WordsBetweenQuotationMarks));
    Mark {
        span: document.span(quoted.pair.tokens),
        confidence: confidence.min(crate::mark::MOST_SURE),
        because: vec![because.into()],
        content: Content::Quote(attribution, quoted.ties),
    }
}
