//! The marks as W3C Web Annotations: an `AnnotationCollection` with its one page inside.
//!
//! A mark is anchored twice: by a `TextPositionSelector`, which the data model counts in code
//! points whatever was asked, and by a `TextQuoteSelector` with some of the text around. Bodies:
//! its kind (`tagging`), the people, or the day, it means (`identifying`), and why it was marked
//! (`describing`).
//!
//! Ids are made of the document's URI and the mark's place; without a URI from the caller the
//! document is a `urn:uuid:` of its content. Not written: a role's parts, the timeline, checks.

use super::parts::{identity, people};
use super::{Format, Reading};
use crate::analysis::{Analysis, Detail, Offsets, Span};
use serde_json::{Value, json};

pub(super) const FORMAT: Format = Format {
    name: "annotation",
    about: "W3C Web Annotations, offsets in code points",
    extension: "annotation.jsonld",
    media_type: "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"",
    joins: false,
    write,
};

/// So many code points of the text stand before and behind the quoted words.
const CONTEXT: usize = 32;

fn write(reading: &Reading) -> String {
    let document = identity::document(reading);
    let counted = reading.analysis.clone().counted_in(Offsets::CodePoint, reading.text);
    let in_bytes = &reading.analysis.spans;
    let items: Vec<Value> = counted
        .spans
        .iter()
        .zip(in_bytes)
        .enumerate()
        .map(|(place, (span, bytes))| {
            json!({
                "id": identity::part(&document, &format!("mark-{place}")),
                "type": "Annotation",
                "motivation": "tagging",
                "body": bodies(&counted, span),
                "target": {
                    "source": document,
                    "selector": [position(span), quote(reading.text, bytes)],
                },
            })
        })
        .collect();
    let mut collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": identity::part(&document, "marks"),
        "type": "AnnotationCollection",
        "total": items.len(),
        "first": {
            "id": identity::part(&document, "marks-page-1"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    });
    if let Some(title) = reading.title {
        collection["label"] = title.into();
    }
    format!("{collection:#}\n")
}

fn bodies(analysis: &Analysis, span: &Span) -> Vec<Value> {
    let mut bodies = vec![body("tagging", span.detail.kind().name())];
    bodies.extend(people::of_mark(analysis, span).iter().map(|name| body("identifying", name)));
    if let Detail::Date { value: Some(value), .. } = &span.detail {
        bodies.push(body("identifying", value));
    }
    bodies.push(body("describing", &span.because.join("; ")));
    bodies
}

fn body(purpose: &str, value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain" })
}

fn position(span: &Span) -> Value {
    json!({ "type": "TextPositionSelector", "start": span.start, "end": span.end })
}

/// `span` counts bytes.
fn quote(text: &str, span: &Span) -> Value {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let from = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    json!({
        "type": "TextQuoteSelector",
        "exact": span.text,
        "prefix": before[from..],
        "suffix": after[..to],
    })
}
