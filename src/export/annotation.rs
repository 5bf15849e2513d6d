//! The marks as W3C Web Annotations: an `AnnotationCollection` with its one page inside.
//!
//! A mark is anchored twice: by a `TextPositionSelector`, which the data model counts in code
//! points whatever was asked, and by a `TextQuoteSelector` with some of the text around. Bodies:
//! its kind (`tagging`), the people, organization, place or day that it means (`identifying`), and why it was marked
//! (`describing`).
//!
//! Ids are made of the document's URI and the mark's index; without a URI from the caller the
//! document is a `urn:uuid:` of its content. Not written: a role's parts, the timeline, checks.

use super::parts::json::Json;
use super::parts::positions::{self, Range};
use super::parts::{identity, people};
use super::{Format, Reading};
use crate::contract::{Analysis, Detail, Offsets, Span};

pub(super) const FORMAT: Format = Format {
    name: "annotation",
    about: "W3C Web Annotations, offsets in code points",
    extension: "annotation.jsonld",
    media_type: "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"",
    joins: false,
    write,
};

/// So many code points of the text stand before and after the quoted words.
const CONTEXT: usize = 32;

fn write(reading: Reading) -> String {
    let document = identity::document(&reading);
    let spans = &reading.analysis.spans;
    let positions = positions::of_spans(reading.text, spans, Offsets::CodePoint);
    let mut json = Json::default();
    json.object("");
    json.text("@context", "http://www.w3.org/ns/anno.jsonld");
    json.text("id", &identity::part(&document, "marks", None));
    json.text("type", "AnnotationCollection");
    if let Some(title) = reading.title {
        json.text("label", title);
    }
    json.number("total", spans.len());
    json.object("first");
    json.text("id", &identity::part(&document, "marks-page-", Some(1)));
    json.text("type", "AnnotationPage");
    json.number("startIndex", 0);
    json.list("items");
    for (index, (span, range)) in spans.iter().zip(positions).enumerate() {
        json.object("");
        json.text("id", &identity::part(&document, "mark-", Some(index)));
        json.text("type", "Annotation");
        json.text("motivation", "tagging");
        bodies(&mut json, &reading.analysis, span);
        json.object("target");
        json.text("source", &document);
        json.list("selector");
        position(&mut json, range);
        quote(&mut json, reading.text, span);
        json.end();
        json.end();
        json.end();
    }
    json.finish()
}

fn bodies(json: &mut Json, analysis: &Analysis, span: &Span) {
    json.list("body");
    body(json, "tagging", span.detail.kind().as_str());
    for name in people::of_mark(analysis, span) {
        body(json, "identifying", name);
    }
    if let Some(source) = people::source(span) {
        body(json, "identifying", &source);
    }
    if let Some(entry) = analysis.entry(span) {
        body(json, "identifying", &entry.name);
    }
    if let Detail::Date { value: Some(value), .. } = &span.detail {
        body(json, "identifying", value);
    }
    body(json, "describing", &span.reasons_text());
    json.end();
}

fn body(json: &mut Json, purpose: &str, value: &str) {
    json.object("");
    json.text("type", "TextualBody");
    json.text("purpose", purpose);
    json.text("value", value);
    json.text("format", "text/plain");
    json.end();
}

fn position(json: &mut Json, (start, end): Range) {
    json.object("");
    json.text("type", "TextPositionSelector");
    json.number("start", start);
    json.number("end", end);
    json.end();
}

fn quote(json: &mut Json, text: &str, span: &Span) {
    let before = text.get(..span.start).unwrap_or_default();
    let from = before.char_indices().nth_back(CONTEXT - 1).map_or(0, |(at, _)| at);
    let after = text.get(span.end..).unwrap_or_default();
    let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    json.object("");
    json.text("type", "TextQuoteSelector");
    json.text("exact", &span.text);
    json.text("prefix", before.get(from..).unwrap_or_default());
    json.text("suffix", after.get(..to).unwrap_or_default());
    json.end();
}
