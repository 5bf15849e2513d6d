//! Tokens and tags, for training and scoring taggers: CoNLL-U Plus, one column a kind of mark.
//!
//! The columns are named on the first line: the token's number in its sentence, the token, `B-`,
//! `I-` or `O` for each kind (so that a quotation keeps the names in it), and `SpaceAfter=No` and
//! the token's `TokenRange`, counted as asked. An empty line ends a sentence. A mark that continues
//! in the next sentence continues with `I-`.
//!
//! A mark by hand that covers no token (an invisible character alone) has no row; one that covers
//! part of a token tags the whole of it. A control in a token is a sign that can be seen. Not
//! written: values, holders, speakers, checks.

use super::parts::positions;
use super::parts::visible::without_controls;
use super::parts::words::{add, decimal, one_line};
use super::{Format, Reading};
use crate::contract::{Analysis, ByteSpan, Kind};
use crate::text::{self, Document, Gap};

pub(super) const FORMAT: Format = Format {
    name: "conll",
    about: "tokens with a BIO column for each kind of mark (CoNLL-U Plus)",
    extension: "conllup",
    media_type: "text/plain",
    joins: true,
    write,
};

const COLUMNS: &str = "# global.columns = ID FORM WHOWHEN:PERSON WHOWHEN:ROLE WHOWHEN:DATE \
                       WHOWHEN:ORGANIZATION WHOWHEN:PLACE WHOWHEN:QUOTE MISC\n# newdoc";

fn write(reading: Reading) -> String {
    let document = text::read(reading.text);
    let tags = tags(&document, &reading.analysis);
    let ranges = document.tokens.iter().map(|token| (token.start, token.end)).collect();
    let ranges = positions::counted(reading.text, ranges, reading.offsets);
    let mut out = COLUMNS.to_owned();
    if let Some(id) = reading.id.or(reading.title) {
        add(&mut out, &[" id = ", &one_line(id)]);
    }
    out.push('\n');
    for (index, sentence) in document.sentences.iter().enumerate() {
        let words = one_line(document.slice(document.span(sentence.tokens.clone())));
        let number = decimal(index + 1);
        add(&mut out, &["# sent_id = ", &number, "\n# text = ", &words, "\n"]);
        for (index, token) in sentence.tokens.clone().enumerate() {
            add(&mut out, &[&decimal(index + 1), "\t", document.word(token)]);
            let none = [Tag::Outside; Kind::ALL.len()];
            for (tag, kind) in tags.get(token).unwrap_or(&none).iter().zip(Kind::ALL) {
                tag.write(&mut out, kind);
            }
            let joined = document.tokens.get(token + 1).is_some_and(|t| t.gap == Gap::None);
            let space = if joined { "\tSpaceAfter=No|" } else { "\t" };
            let (start, end) = ranges.get(token).copied().unwrap_or_default();
            let range = [&decimal(start), ":", &decimal(end)].concat();
            add(&mut out, &[space, "TokenRange=", &range, "\n"]);
        }
        out.push('\n');
    }
    without_controls(&out).into_owned()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Outside,
    Begins,
    Continues,
}

impl Tag {
    fn write(self, out: &mut String, kind: Kind) {
        match self {
            Tag::Outside => out.push_str("\tO"),
            Tag::Begins => add(out, &["\tB-", kind.as_str()]),
            Tag::Continues => add(out, &["\tI-", kind.as_str()]),
        }
    }
}

/// Every token's tags, in the order of [`Kind::ALL`].
fn tags(document: &Document, analysis: &Analysis) -> Vec<[Tag; Kind::ALL.len()]> {
    let mut tags = vec![[Tag::Outside; Kind::ALL.len()]; document.tokens.len()];
    for span in &analysis.spans {
        let kind = span.detail.kind() as usize;
        let tokens = document.tokens_of(ByteSpan { start: span.start, end: span.end });
        let mut tag = Tag::Begins;
        for slots in tags.get_mut(tokens).unwrap_or_default() {
            // Two marks can share a token only by hand; the first keeps it.
            if let Some(slot) = slots.get_mut(kind).filter(|slot| **slot == Tag::Outside) {
                *slot = tag;
                tag = Tag::Continues;
            }
        }
    }
    tags
}
