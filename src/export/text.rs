//! For a person at a terminal: the cast, the organizations and places, the dates, the quotations, the checks. No control
//! character of the text reaches the terminal.

use super::parts::people;
use super::parts::visible::visible;
use super::parts::wording::{filled, wording};
use super::parts::words::{add, one_line};
use super::{Format, Reading};
use crate::contract::{Analysis, Detail, Entry, Finding, Person, Span};

pub(super) const FORMAT: Format = Format {
    name: "text",
    about: "the people, organizations, places, dates, quotations and checks, for reading",
    extension: "txt",
    media_type: "text/plain",
    joins: true,
    write,
};

fn write(reading: Reading) -> String {
    let analysis = &reading.analysis;
    let mut out = String::new();
    if let Some(published) = &analysis.published {
        let words = filled(wording!("published"), &published.value);
        add(&mut out, &[&words, " (", published.basis.code.as_str(), ")\n"]);
    }
    section(&mut out, wording!("people"), &mut analysis.people.iter().map(|p| person(analysis, p)));
    section(&mut out, wording!("roles-of-nobody"), &mut analysis.spans.iter().filter_map(unheld));
    let Analysis { organizations, places, .. } = analysis;
    section(&mut out, wording!("organizations"), &mut organizations.iter().map(entry));
    section(&mut out, wording!("places"), &mut places.iter().map(entry));
    section(&mut out, wording!("dates"), &mut analysis.spans.iter().filter_map(date));
    section(
        &mut out,
        wording!("quotes"),
        &mut analysis.spans.iter().filter_map(|s| quote(analysis, s)),
    );
    section(&mut out, wording!("checks"), &mut analysis.checks.iter().map(check));
    if out.is_empty() {
        add(&mut out, &[wording!("nothing-found"), "\n"]);
    }
    visible(&out).into_owned()
}

fn section(out: &mut String, title: &str, rows: &mut dyn Iterator<Item = String>) {
    for (index, row) in rows.enumerate() {
        if index == 0 {
            let break_before = if out.is_empty() { "" } else { "\n" };
            add(out, &[break_before, title, "\n"]);
        }
        add(out, &["  ", &row, "\n"]);
    }
}

fn person(analysis: &Analysis, person: &Person) -> String {
    let mut row = person.name.clone();
    let positions = people::positions(analysis, person).join("; ");
    let colon = if positions.is_empty() { "" } else { ": " };
    add(&mut row, &[colon, &positions, " (", &people::times(person.mentions.len()), ")"]);
    row
}

fn entry(entry: &Entry) -> String {
    let mut row = entry.name.clone();
    for alias in &entry.aliases {
        add(&mut row, &[", ", alias]);
    }
    add(&mut row, &[" (", &people::times(entry.mentions.len()), ")"]);
    row
}

fn unheld(span: &Span) -> Option<String> {
    match &span.detail {
        Detail::Role { people, .. } if people.is_empty() => Some(one_line(&span.text)),
        _ => None,
    }
}

fn date(span: &Span) -> Option<String> {
    let Detail::Date { value, basis, .. } = &span.detail else { return None };
    let value = value.as_deref().unwrap_or(wording!("unknown"));
    Some(format!("{value:<22} {} ({basis})", one_line(&span.text)))
}

fn quote(analysis: &Analysis, span: &Span) -> Option<String> {
    let Detail::Quote { .. } = span.detail else { return None };
    let words = one_line(&span.text);
    Some(match people::of_mark(analysis, span).first() {
        Some(speaker) => [speaker, ": ", &words].concat(),
        None => {
            let source = people::source(span);
            ["(", source.as_deref().unwrap_or(wording!("nobody-named")), "): ", &words].concat()
        }
    })
}

fn check(finding: &Finding) -> String {
    [&*finding.check, ": ", &finding.message].concat()
}
