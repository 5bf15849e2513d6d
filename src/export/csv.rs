//! One row a mark, for a spreadsheet: RFC 4180, UTF-8, a header, CRLF at line ends.
//!
//! A cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, their
//! full-width forms, a tab or a line break) gets an apostrophe before it; the offsets give the
//! words as they stand. A control, tab and line break apart, is a sign that can be seen. Several
//! people, or reasons, stand in one cell, parted by `; `.
//!
//! Not written: checks, the text itself.

use super::parts::visible::without_controls;
use super::parts::words::{add, add_replaced, decimal};
use super::parts::{people, positions};
use super::{Format, Reading};
use crate::contract::Detail;
use crate::contract::given::shortest;

pub(super) const FORMAT: Format = Format {
    name: "csv",
    about: "one row a mark, for a spreadsheet",
    extension: "csv",
    media_type: "text/csv",
    joins: false,
    write,
};

const HEADER: &str = "kind,text,people,title,organization,scope,status,value,basis,alternatives,\
                      start,end,offsets,confidence,because,source\r\n";

fn write(reading: Reading) -> String {
    let analysis = &reading.analysis;
    let mut out = HEADER.to_owned();
    let positions = positions::of_spans(reading.text, &analysis.spans, reading.offsets);
    for (span, (start, end)) in analysis.spans.iter().zip(positions) {
        cell(&mut out, span.detail.kind().as_str(), ",");
        cell(&mut out, &span.text, ",");
        cell(&mut out, &people::of_mark(analysis, span).join("; "), ",");
        of_role(&mut out, &span.detail);
        of_date(&mut out, &span.detail);
        cell(&mut out, &decimal(start), ",");
        cell(&mut out, &decimal(end), ",");
        cell(&mut out, reading.offsets.as_str(), ",");
        cell(&mut out, &shortest(span.confidence), ",");
        cell(&mut out, &span.reasons_text(), ",");
        cell(&mut out, people::source(span).as_deref().unwrap_or_default(), "\r\n");
    }
    out
}

fn of_role(out: &mut String, detail: &Detail) {
    let Detail::Role { title, organization, scope, status, .. } = detail else {
        return out.push_str(",,,,");
    };
    cell(out, title, ",");
    cell(out, organization.as_deref().unwrap_or_default(), ",");
    cell(out, scope.as_deref().unwrap_or_default(), ",");
    cell(out, status.as_str(), ",");
}

fn of_date(out: &mut String, detail: &Detail) {
    let Detail::Date { value, basis, alternatives } = detail else { return out.push_str(",,,") };
    cell(out, value.as_deref().unwrap_or_default(), ",");
    cell(out, &basis.text, ",");
    cell(out, &alternatives.join("; "), ",");
}

/// A cell and what ends it.
#[inline(never)]
fn cell(out: &mut String, words: &str, end: &str) {
    let formula = words.chars().next().is_some_and(|first| "=+-@＝＋－＠\t\r\n".contains(first));
    let special = words.bytes().any(|byte| matches!(byte, b'"' | b',' | b'\r' | b'\n'));
    let bracket = if special { "\"" } else { "" };
    add(out, &[bracket, if formula { "'" } else { "" }]);
    add_replaced(out, &without_controls(words), |letter| (letter == '"').then_some("\"\""));
    add(out, &[bracket, end]);
}
