//! Tokens and tags, for training and scoring taggers: CoNLL-U Plus, one column a kind of mark.
//!
//! The columns are named on the first line: the token's number in its sentence, the token, `B-`,
//! `I-` or `O` for each kind (so that a quotation keeps the names in it), and `SpaceAfter=No` and
//! the token's `TokenRange`, counted as asked. An empty line ends a sentence. A mark that goes on
//! in the next sentence goes on with `I-`.
//!
//! A mark by hand that covers no token (an invisible character alone) has no row; one that covers
//! part of a token tags the whole of it. Not written: values, holders, speakers, checks.

use super::parts::words::one_line;
use super::{Format, Reading};
use crate::analysis::Analysis;
use crate::mark::Kind;
use crate::text::offsets::convert;
use crate::text::{self, Document, Gap};

pub(super) const FORMAT: Format = Format {
    name: "conll",
    about: "tokens with a BIO column for each kind of mark (CoNLL-U Plus)",
    extension: "conllup",
    media_type: "text/plain",
    joins: true,
    write,
};

fn write(reading: &Reading) -> String {
    let document = text::read(reading.text);
    let layers = layers(&document, reading.analysis);
    let ranges = ranges(&document, reading);
    let mut out = String::from("# global.columns = ID FORM");
    for kind in Kind::ALL {
        out.push_str(" WHOWHEN:");
        out.push_str(&kind.name().to_uppercase());
    }
    out.push_str(" MISC\n# newdoc");
    if let Some(id) = reading.id.or(reading.title) {
        out.push_str(" id = ");
        out.push_str(&one_line(id));
    }
    out.push('\n');
    for (place, sentence) in document.sentences.iter().enumerate() {
        let words = one_line(document.slice(document.span(sentence.tokens.clone())));
        out.push_str(&format!("# sent_id = {}\n# text = {words}\n", place + 1));
        for (number, token) in sentence.tokens.clone().enumerate() {
            out.push_str(&(number + 1).to_string());
            out.push('\t');
            out.push_str(document.word(token));
            for (layer, kind) in layers.iter().zip(Kind::ALL) {
                out.push_str(layer[token].prefix());
                if layer[token] != Tag::Outside {
                    out.push_str(kind.name());
                }
            }
            let joined = document.tokens.get(token + 1).is_some_and(|t| t.gap == Gap::None);
            out.push_str(if joined { "\tSpaceAfter=No|" } else { "\t" });
            let (start, end) = ranges[token];
            out.push_str(&format!("TokenRange={start}:{end}\n"));
        }
        out.push('\n');
    }
    out
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Outside,
    Begins,
    GoesOn,
}

impl Tag {
    /// The tag up to the kind's name, with the tab before it.
    fn prefix(self) -> &'static str {
        match self {
            Tag::Outside => "\tO",
            Tag::Begins => "\tB-",
            Tag::GoesOn => "\tI-",
        }
    }
}

/// A tag a token for every kind, in the order of [`Kind::ALL`].
fn layers(document: &Document, analysis: &Analysis) -> Vec<Vec<Tag>> {
    let mut layers = vec![vec![Tag::Outside; document.tokens.len()]; Kind::ALL.len()];
    for span in &analysis.spans {
        let Some(layer) = Kind::ALL.iter().position(|&kind| kind == span.detail.kind()) else {
            continue;
        };
        let tokens = document.tokens_of(text::ByteSpan { start: span.start, end: span.end });
        let mut tag = Tag::Begins;
        for slot in &mut layers[layer][tokens] {
            // Two marks can share a token only by hand; the first keeps it.
            if *slot == Tag::Outside {
                *slot = tag;
                tag = Tag::GoesOn;
            }
        }
    }
    layers
}

/// Every token's first unit and one past its last.
fn ranges(document: &Document, reading: &Reading) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> =
        document.tokens.iter().map(|token| (token.start, token.end)).collect();
    let mut all: Vec<&mut usize> =
        ranges.iter_mut().flat_map(|(start, end)| [start, end]).collect();
    convert(reading.text, &mut all, reading.offsets);
    ranges
}
