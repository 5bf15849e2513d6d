//! The text with its marks as HTML: one page without script, to be read, mailed or pasted.
//!
//! The page's text is the source text, letter for letter; what a mark says stands in its tooltip.
//! A mark is a `<mark>` with its kind as class, a date whose value HTML can write a `<time>` in it.
//! Marks that overlap are cut where they would not nest.
//!
//! HTML cannot hold U+0000; it is written as U+FFFD, which takes as many places.

use super::parts::nesting::{NestingEvent, walk};
use super::parts::wording::{filled, wording};
use super::parts::words::{add, add_replaced, one_line};
use super::parts::{dates, people};
use super::{Format, Reading};
use crate::contract::{Analysis, Detail, Person, Span};

pub(super) const FORMAT: Format = Format {
    name: "html",
    about: "the text highlighted, a web page",
    extension: "html",
    media_type: "text/html",
    joins: false,
    write,
};

const HEAD: &str = "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>";

/// Kinds are told apart by their lines, not by colour alone. No quotation mark or angle bracket
/// may stand here.
const STYLE: &str = "
:root { color-scheme: light dark; }
article { max-width: 42rem; margin: 2rem auto; font: 1.1rem/1.7 Georgia, serif; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { color: inherit; background: none; text-underline-offset: .2em; }
.person { background: #0a57a41a; text-decoration: underline solid 2px #3f85c8; }
.role { text-decoration: underline double 1px #b46a12; }
.date { text-decoration: underline dotted 2px #d0406f; }
.organization { text-decoration: underline dashed 1px #4a9455; }
.place { text-decoration: underline wavy 1px #8f6bc8; }
.quote { background: #d8b54a2e; }
";

/// A person's tooltip names no more positions than this.
const POSITIONS_SHOWN: usize = 3;

fn write(reading: Reading) -> String {
    let analysis = &reading.analysis;
    let cast: Vec<String> = analysis.people.iter().map(|p| introduce(analysis, p)).collect();
    let mut out = String::with_capacity(reading.text.len() * 2);
    out.push_str(HEAD);
    escape(&mut out, &one_line(reading.title.unwrap_or(wording!("title"))));
    // White space after </article>, even after </html>, would count as the body's.
    add(&mut out, &["</title>\n<style>", STYLE, "</style>\n</head>\n<body><article>"]);
    walk(reading.text, &analysis.spans, &mut |step| match step {
        NestingEvent::Words(words) => escape(&mut out, words),
        NestingEvent::Open(span) => open(&mut out, analysis, &cast, span),
        NestingEvent::Close(span) => {
            let timed = datetime(span).is_some();
            out.push_str(if timed { "</time></mark>" } else { "</mark>" });
        }
    });
    out.push_str("</article></body></html>");
    out
}

fn open(out: &mut String, analysis: &Analysis, cast: &[String], span: &Span) {
    add(out, &["<mark class=\"", span.detail.kind().as_str(), "\" title=\""]);
    escape(out, &tooltip(analysis, cast, span));
    out.push_str("\">");
    if let Some(datetime) = datetime(span) {
        add(out, &["<time datetime=\"", datetime, "\">"]);
    }
}

fn introduce(analysis: &Analysis, person: &Person) -> String {
    let positions = people::positions(analysis, person);
    let shown = positions.get(..POSITIONS_SHOWN).unwrap_or(&positions).join("; ");
    let colon = if shown.is_empty() { "" } else { ": " };
    let more = if positions.len() > POSITIONS_SHOWN { "; …" } else { "" };
    one_line(&[&person.name, colon, &shown, more].concat())
}

fn tooltip(analysis: &Analysis, cast: &[String], span: &Span) -> String {
    let names = people::of_mark(analysis, span).join(", ");
    match &span.detail {
        Detail::Person { person } => cast.get(person.index()).cloned().unwrap_or_default(),
        Detail::Role { .. } if names.is_empty() => wording!("role-of-nobody").to_owned(),
        Detail::Role { .. } => filled(wording!("role-of"), &names),
        Detail::Quote { .. } if names.is_empty() => match people::source(span) {
            Some(source) => filled(wording!("said-by"), &source),
            None => wording!("said-by-nobody").to_owned(),
        },
        Detail::Quote { .. } => filled(wording!("said-by"), &names),
        Detail::Date { value, basis, .. } => {
            let value = value.as_deref().unwrap_or(wording!("unknown-date"));
            [value, " (", &basis.text, ")"].concat()
        }
        Detail::Organization { .. } | Detail::Place { .. } => {
            span.detail.kind().as_str().to_owned()
        }
    }
}

/// A date's value as far as HTML has a notation for it: day, month, year, and a day of no year.
fn datetime(span: &Span) -> Option<&str> {
    let Detail::Date { value: Some(value), .. } = &span.detail else { return None };
    match value.strip_prefix("XXXX-") {
        // 2000 was a leap year: 29 February is a day of some years.
        Some(day) => (day.len() == 5 && dates::is_plain(&["2000-", day].concat())).then_some(day),
        None => dates::is_plain(value).then_some(value),
    }
}

fn escape(out: &mut String, words: &str) {
    add_replaced(out, words, |letter| match letter {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        // Written plainly it would be read as a line feed.
        '\r' => Some("&#13;"),
        '\0' => Some("\u{fffd}"),
        _ => None,
    });
}
