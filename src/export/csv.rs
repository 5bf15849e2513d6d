//! One row a mark, for a spreadsheet: RFC 4180, UTF-8, a header, CRLF at line ends.
//!
//! A cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, their
//! full-width forms, a tab or a line break) gets an apostrophe in front; the offsets give the
//! words as they stand. Several people, or reasons, stand in one cell, parted by `; `.
//!
//! Not written: checks, the text itself.

use super::parts::people;
use super::{Format, Reading};
use crate::analysis::{Analysis, Detail, Span};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    about: "one row a mark, for a spreadsheet",
    extension: "csv",
    media_type: "text/csv",
    joins: false,
    write,
};

const HEADER: [&str; 15] = [
    "kind",
    "text",
    "people",
    "title",
    "organization",
    "scope",
    "status",
    "value",
    "basis",
    "alternatives",
    "start",
    "end",
    "offsets",
    "confidence",
    "because",
];

fn write(reading: &Reading) -> String {
    let analysis = reading.analysis.clone().counted_in(reading.offsets, reading.text);
    let mut out = String::new();
    row(&mut out, HEADER.iter().copied());
    for span in &analysis.spans {
        let cells = cells(&analysis, span);
        row(&mut out, cells.iter().map(String::as_str));
    }
    out
}

fn cells(analysis: &Analysis, span: &Span) -> [String; 15] {
    let [title, organization, scope, status] = role(&span.detail);
    let [value, basis, alternatives] = date(&span.detail);
    [
        span.detail.kind().name().to_owned(),
        span.text.clone(),
        people::of_mark(analysis, span).join("; "),
        title,
        organization,
        scope,
        status,
        value,
        basis,
        alternatives,
        span.start.to_string(),
        span.end.to_string(),
        analysis.offsets.name().to_owned(),
        span.confidence.to_string(),
        span.because.join("; "),
    ]
}

fn role(detail: &Detail) -> [String; 4] {
    match detail {
        Detail::Role { title, organization, scope, status, .. } => [
            title.clone(),
            organization.clone().unwrap_or_default(),
            scope.clone().unwrap_or_default(),
            status.name().to_owned(),
        ],
        _ => Default::default(),
    }
}

fn date(detail: &Detail) -> [String; 3] {
    match detail {
        Detail::Date { value, basis, alternatives } => {
            [value.clone().unwrap_or_default(), basis.clone(), alternatives.join("; ")]
        }
        _ => Default::default(),
    }
}

fn row<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(',');
        }
        push_cell(out, cell);
    }
    out.push_str("\r\n");
}

fn push_cell(out: &mut String, cell: &str) {
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];
    let guard = if cell.starts_with(formula) { "'" } else { "" };
    if cell.contains(['"', ',', '\r', '\n']) {
        out.push('"');
        out.push_str(guard);
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(guard);
        out.push_str(cell);
    }
}
