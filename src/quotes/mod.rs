//! Direct quotations and the words that say whose they are.
//!
//! A quotation is what stands between quotation marks (straight, curly, single, guillemets), one
//! mark for each unbroken run, if somebody is said to say it or if it is a sentence. Words set off
//! for another reason (nicknames, titles of works, scare quotes) are left alone.
//!
//! Not read: reported speech without quotation marks; quotations inside quotations.

mod attribution;
mod pairs;

use crate::mark::{Content, Mark, Reason};
use crate::names::NamesAt;
use crate::roles::Referent;
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// Whose words a quotation is, as far as the words around it say.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Attribution {
    /// These words stand for the speaker.
    Said(Referent),
    /// A role stands for the speaker; the span is a role mark's.
    Post(crate::text::ByteSpan),
    /// The speaker of the quotation before.
    Continued,
    /// Whoever was spoken of last.
    SpokenOf,
    /// Nobody is named.
    Nobody,
}

/// Proposes every quotation of a text. `marks` are the names and roles already found.
pub(crate) fn propose(document: &Document, marks: &[Mark]) -> Vec<Mark> {
    let view = attribution::View::new(document, NamesAt::new(document, marks), marks);
    let mut proposals: Vec<Mark> = Vec::new();
    let mut before = Before::default();
    for paragraph in &document.paragraphs {
        let pairs = pairs::in_paragraph(document, paragraph.tokens.clone(), before.unclosed);
        let mut spoken_here = false;
        for (place, pair) in pairs.iter().enumerate() {
            if view.is_within_name(&pair.tokens) {
                continue;
            }
            let room = attribution::Room {
                paragraph: paragraph.tokens.clone(),
                before: place
                    .checked_sub(1)
                    .map_or(paragraph.tokens.start, |p| pairs[p].tokens.end),
                after: pairs.get(place + 1).map_or(paragraph.tokens.end, |p| p.tokens.start),
            };
            let said = view.attribution(&pair.tokens, &room);
            let opens = pair.tokens.start == paragraph.tokens.start;
            let found = match said {
                Some(said) => Some(said),
                None if opens && before.unclosed => {
                    Some((Attribution::Continued, "goes on from the paragraph before"))
                }
                None if spoken_here => {
                    Some((Attribution::Continued, "goes on from the quotation before"))
                }
                None if !is_sentence(document, &pair.tokens) => None,
                None if opens && before.quoted => {
                    Some((Attribution::Continued, "a paragraph of its own after a quotation"))
                }
                None if opens && place == 0 => Some((
                    Attribution::SpokenOf,
                    "a paragraph of its own after somebody was spoken of",
                )),
                None => Some((
                    Attribution::Nobody,
                    "a sentence between quotation marks; nobody is said to say it",
                )),
            };
            if let Some((attribution, because)) = found {
                spoken_here = attribution != Attribution::Nobody;
                proposals.push(mark(document, &pair.tokens, attribution, because));
            }
        }
        before = Before { unclosed: pairs.last().is_some_and(|p| p.unclosed), quoted: spoken_here };
    }
    proposals
}

/// What the paragraph before leaves open.
#[derive(Default)]
struct Before {
    /// Its last quotation has no closing mark: the speaker goes on.
    unclosed: bool,
    /// It holds a quotation with a speaker.
    quoted: bool,
}

fn mark(
    document: &Document,
    tokens: &Range<usize>,
    attribution: Attribution,
    because: &'static str,
) -> Mark {
    let confidence = if attribution == Attribution::Nobody { 0.6 } else { 0.95 };
    Mark {
        span: document.span(tokens.clone()),
        confidence,
        because: vec![Reason::Borrowed(because)],
        content: Content::Quote(attribution),
    }
}

/// At least three words and a closing stop or comma inside: not a title, not a scare quote.
fn is_sentence(document: &Document, tokens: &Range<usize>) -> bool {
    let words = tokens.clone().filter(|&n| document.tokens[n].kind == TokenKind::Word).count();
    let ends = tokens
        .clone()
        .rev()
        .take(2)
        .any(|n| matches!(document.word(n), "." | "," | "!" | "?" | "…" | "..."));
    words >= 3 && ends
}
