//! A note: the cast, the timeline, the quotations, the checks, then the text with its marks.
//!
//! CommonMark. In the text people are bold, roles italic, dates both; quotations, organizations
//! and places are left plain, since Markdown has no further markup for them. Whatever of Markdown's
//! stands in the text is escaped, so that it is read as the words it is. A line break stays one and
//! an empty line parts paragraphs; other white space is not kept.
//!
//! See `parts/commonmark.rs` for where a mark has to stay plain.

use super::parts::commonmark::{escaped, marked};
use super::parts::people;
use super::parts::wording::{filled, wording};
use super::parts::words::{add, clip, one_line};
use super::{Format, Reading};
use crate::contract::{Analysis, Detail, Moment, Person, Span};

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

fn write(reading: Reading) -> String {
    let (analysis, text) = (&reading.analysis, reading.text);
    let mut out = String::new();
    let title = reading.title.unwrap_or(wording!("title"));
    heading(&mut out, "#", title);
    if let Some(published) = &analysis.published {
        let published = filled(wording!("published"), &escaped(&published.value));
        add(&mut out, &["\n", &published, ".\n"]);
    }
    list(&mut out, wording!("cast"), &mut analysis.people.iter().map(|p| member(analysis, p)));
    list(
        &mut out,
        wording!("timeline"),
        &mut analysis.timeline.iter().filter_map(|m| moment(&reading, m)),
    );
    list(
        &mut out,
        wording!("quotations"),
        &mut analysis.spans.iter().filter_map(|s| quote(analysis, s)),
    );
    list(&mut out, wording!("checks"), &mut analysis.checks.iter().map(|c| escaped(&c.message)));
    if !text.trim().is_empty() {
        heading(&mut out, "##", wording!("text"));
        add(&mut out, &["\n", &marked(text, &analysis.spans), "\n"]);
    }
    out
}

fn heading(out: &mut String, level: &str, words: &str) {
    let break_before = if out.is_empty() { "" } else { "\n" };
    add(out, &[break_before, level, " ", &escaped(&one_line(words)), "\n"]);
}

fn list(out: &mut String, title: &str, rows: &mut dyn Iterator<Item = String>) {
    for (index, row) in rows.enumerate() {
        if index == 0 {
            heading(out, "##", title);
            out.push('\n');
        }
        add(out, &["- ", &row, "\n"]);
    }
}

/// `**Lakhdar Brahimi**: special envoy for Syria (also Brahimi; named 4 times)`
fn member(analysis: &Analysis, person: &Person) -> String {
    let mut about = people::positions(analysis, person).join("; ");
    if !about.is_empty() {
        about.insert_str(0, ": ");
    }
    let also = match person.aliases.join(", ") {
        none if none.is_empty() => none,
        names => one_line(&filled(wording!("also-called"), &names)) + " ",
    };
    let named = filled(wording!("named"), &people::times(person.mentions.len()));
    add(&mut about, &[" (", &also, &named, ")"]);
    bold(&person.name, &about)
}

fn moment(reading: &Reading, moment: &Moment) -> Option<String> {
    let span = reading.analysis.span(moment.span)?;
    let Detail::Date { value, .. } = &span.detail else { return None };
    let sentence = clip(reading.text, moment.start..moment.end, span.start..span.end, SENTENCE);
    Some(bold(value.as_deref().unwrap_or(wording!("unknown-date")), &format!(": {sentence}")))
}

fn quote(analysis: &Analysis, span: &Span) -> Option<String> {
    let Detail::Quote { .. } = &span.detail else { return None };
    let (speakers, source) = (people::of_mark(analysis, span), people::source(span));
    let speaker = speakers.first().copied().or(source.as_deref());
    Some(bold(speaker.unwrap_or(wording!("nobody-named")), &format!(": {}", one_line(&span.text))))
}

/// A bold beginning and what follows it.
fn bold(words: &str, rest: &str) -> String {
    ["**", &escaped(&one_line(words)), "**", &escaped(rest)].concat()
}
