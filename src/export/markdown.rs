//! A note: the cast, the timeline, the quotations, the checks, then the text with its marks.
//!
//! CommonMark. In the text people are bold, roles italic, dates both; quotations, organizations
//! and places are left plain, since Markdown has no more hands. Whatever of Markdown's stands in
//! the text is escaped, so that it is read as the words it is. A line break stays one and an empty
//! line parts paragraphs; other white space is not kept.
//!
//! See `parts/commonmark.rs` for where a mark has to stay plain.

use super::parts::commonmark::{escaped, marked};
use super::parts::people;
use super::parts::words::{clip, one_line};
use super::{Format, Reading};
use crate::analysis::{Analysis, Detail, Person, Span};

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    about: "cast, timeline, quotations, checks and the marked text, for a note",
    extension: "md",
    media_type: "text/markdown",
    joins: true,
    write,
};

/// About so many bytes of a sentence stand in the timeline.
const SENTENCE: usize = 240;

fn write(reading: &Reading) -> String {
    let (analysis, text) = (reading.analysis, reading.text);
    let mut out = String::new();
    let title = reading.title.unwrap_or("Who, in what role, and when");
    heading(&mut out, "#", title);
    if let Some(published) = &analysis.published {
        out.push_str(&format!("\nPublished {}.\n", escaped(&published.value)));
    }
    list(&mut out, "Cast", analysis.people.iter().map(|p| member(analysis, p)));
    list(
        &mut out,
        "Timeline",
        analysis.timeline.iter().filter_map(|moment| {
            let span = analysis.spans.get(moment.span)?;
            let Detail::Date { value, .. } = &span.detail else { return None };
            let value = value.as_deref().unwrap_or("date unknown");
            let sentence = clip(text, moment.start..moment.end, span.start..span.end, SENTENCE);
            Some(format!("**{}**: {}", escaped(value), escaped(&sentence)))
        }),
    );
    list(&mut out, "Quotations", analysis.spans.iter().filter_map(|s| quotation(analysis, s)));
    list(&mut out, "Checks", analysis.checks.iter().map(|c| escaped(&c.message)));
    if !text.trim().is_empty() {
        heading(&mut out, "##", "Text");
        out.push_str(&format!("\n{}\n", marked(text, &analysis.spans)));
    }
    out
}

fn heading(out: &mut String, level: &str, words: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(level);
    out.push(' ');
    out.push_str(&escaped(&one_line(words)));
    out.push('\n');
}

fn list(out: &mut String, title: &str, rows: impl Iterator<Item = String>) {
    for (place, row) in rows.enumerate() {
        if place == 0 {
            heading(out, "##", title);
            out.push('\n');
        }
        out.push_str("- ");
        out.push_str(&row);
        out.push('\n');
    }
}

/// `**Lakhdar Brahimi**: special envoy for Syria (also Brahimi; named 4 times)`
fn member(analysis: &Analysis, person: &Person) -> String {
    let posts: Vec<String> =
        people::posts(analysis, person).iter().map(|span| one_line(&span.text)).collect();
    let mut row = format!("**{}**", escaped(&one_line(&person.name)));
    if !posts.is_empty() {
        row.push_str(": ");
        row.push_str(&escaped(&posts.join("; ")));
    }
    row.push_str(" (");
    if !person.aliases.is_empty() {
        row.push_str(&escaped(&one_line(&format!("also {}; ", person.aliases.join(", ")))));
        row.push(' ');
    }
    match person.mentions.len() {
        1 => row.push_str("named once)"),
        times => row.push_str(&format!("named {times} times)")),
    }
    row
}

fn quotation(analysis: &Analysis, span: &Span) -> Option<String> {
    let Detail::Quote { .. } = &span.detail else { return None };
    let words = escaped(&one_line(&span.text));
    Some(match people::of_mark(analysis, span).first() {
        Some(name) => format!("**{}**: {words}", escaped(&one_line(name))),
        None => format!("(nobody named): {words}"),
    })
}
