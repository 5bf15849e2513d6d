//! For a person at a terminal: the cast, the dates, the quotations, the checks.

use super::parts::people;
use super::parts::words::one_line;
use super::{Format, Reading};
use crate::analysis::{Analysis, Detail, Person};
use std::fmt::Write;

pub(super) const FORMAT: Format = Format {
    name: "text",
    about: "the people, dates, quotations and checks, for reading",
    extension: "txt",
    media_type: "text/plain",
    joins: true,
    write,
};

fn write(reading: &Reading) -> String {
    let analysis = reading.analysis;
    let mut out = String::new();
    if let Some(published) = &analysis.published {
        let basis = format!("{:?}", published.basis).to_lowercase();
        line(&mut out, &format!("Published {} ({basis})", published.value));
    }
    section(&mut out, "People", analysis.people.iter().map(|p| person(analysis, p)));
    section(&mut out, "Roles of nobody named", unheld(analysis));
    section(&mut out, "Dates", dates(analysis));
    section(&mut out, "Quotes", quotes(analysis));
    section(
        &mut out,
        "Checks",
        analysis.checks.iter().map(|c| format!("{}: {}", c.check, c.message)),
    );
    if out.is_empty() {
        line(&mut out, "No people, roles, dates or quotes found.");
    }
    out
}

fn line(out: &mut String, words: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{words}");
}

fn section(out: &mut String, title: &str, rows: impl Iterator<Item = String>) {
    let rows: Vec<String> = rows.collect();
    if rows.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    line(out, title);
    for row in rows {
        line(out, &format!("  {row}"));
    }
}

fn person(analysis: &Analysis, person: &Person) -> String {
    let mut row = person.name.clone();
    let posts: Vec<String> =
        people::posts(analysis, person).iter().map(|span| one_line(&span.text)).collect();
    if !posts.is_empty() {
        let _ = write!(row, ": {}", posts.join("; "));
    }
    let times = match person.mentions.len() {
        1 => "once".to_owned(),
        times => format!("{times} times"),
    };
    let _ = write!(row, " ({times})");
    row
}

fn unheld(analysis: &Analysis) -> impl Iterator<Item = String> {
    analysis.spans.iter().filter_map(|span| match &span.detail {
        Detail::Role { people, .. } if people.is_empty() => Some(one_line(&span.text)),
        _ => None,
    })
}

fn dates(analysis: &Analysis) -> impl Iterator<Item = String> {
    analysis.spans.iter().filter_map(|span| match &span.detail {
        Detail::Date { value, basis, .. } => {
            let value = value.as_deref().unwrap_or("unknown");
            Some(format!("{value:<22} {} ({basis})", one_line(&span.text)))
        }
        _ => None,
    })
}

fn quotes(analysis: &Analysis) -> impl Iterator<Item = String> {
    analysis.spans.iter().filter_map(|span| match &span.detail {
        Detail::Quote { speaker } => {
            let name =
                speaker.and_then(|s| analysis.people.get(s)).map_or("(nobody named)", |p| &p.name);
            Some(format!("{name}: {}", one_line(&span.text)))
        }
        _ => None,
    })
}
