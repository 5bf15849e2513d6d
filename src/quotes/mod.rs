//! Direct quotations and the words that say whose they are.
//!
//! A quotation is what stands between quotation marks (straight, curly, single, guillemets), one
//! mark for each unbroken run, if it is somebody's speech or writing. Rules (`rules`) say by which construction
//! it is, and what real texts taught (`speech`) how far that holds. Once the speakers are known, `sources` says who
//! speaks without a name.
//!
//! Not read: reported speech without quotation marks; quotations inside quotations.

mod around;
mod attribution;
mod pairs;
mod phrases;
mod rules;
mod sources;
mod speech;
mod subject;

use crate::contract::Code;
use crate::mark::{Attribution, Content, Mark};
use crate::text::Document;
pub(crate) use phrases::SpeakerPhrase;
use rules::Quoted;
pub(crate) use sources::sources;
#[cfg(feature = "train")]
pub(crate) use speech::instances;
use std::ops::Range;

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

/// Whether a sign ends a sentence.
pub(crate) fn stops(document: &Document, number: usize) -> bool {
    matches!(document.word(number), "." | "!" | "?")
}

/// The sentence around a quotation, from after the stop before it to before the stop after it, within `bounds`.
#[inline(never)]
pub(crate) fn sentence_around(
    document: &Document,
    quote: &Range<usize>,
    bounds: Range<usize>,
) -> Range<usize> {
    let before = (bounds.start..quote.start).rev().find(|&n| stops(document, n));
    let after = (quote.end..bounds.end).find(|&n| stops(document, n));
    before.map_or(bounds.start, |stop| stop + 1)..after.unwrap_or(bounds.end)
}
