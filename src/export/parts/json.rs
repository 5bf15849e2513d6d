//! JSON, written straight into a string: no tree of values is built on the way.
//!
//! The shape of an analysis comes from its `Serialize`, so that the contract stands in one place;
//! documents of other standards are written field by field with [`Json`]. Numbers with a fraction
//! are written by the standard library, which the page carries anyway, not by serde_json's tables.

use super::super::Reading;
use super::words::decimal;
use crate::contract::given::shortest;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io;

/// The contract on one line, offsets counted as asked.
pub(in crate::export) fn contract(reading: Reading) -> String {
    let analysis = reading.analysis.counted_in(reading.offsets, reading.text);
    let mut out = Vec::new();
    // Serialising plain data to memory cannot fail, and gives UTF-8.
    let _ = analysis.serialize(&mut Serializer::with_formatter(&mut out, ShortFloats));
    String::from_utf8(out).unwrap_or_default()
}

struct ShortFloats;

impl Formatter for ShortFloats {
    fn write_f32<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        writer.write_all(shortest(value).as_bytes())
    }
}

/// A document in the making. Inside a list names are empty. A list that stays empty is left out.
#[derive(Default)]
pub(in crate::export) struct Json {
    out: String,
    /// The brackets that are still to be closed, and where what they close began.
    open: Vec<(char, usize)>,
}

impl Json {
    /// Begins an object.
    #[inline(never)]
    pub(in crate::export) fn object(&mut self, name: &str) {
        self.begin(name, '{', '}');
    }

    /// Begins a list.
    #[inline(never)]
    pub(in crate::export) fn list(&mut self, name: &str) {
        self.begin(name, '[', ']');
    }

    /// Ends the object or list begun last.
    #[inline(never)]
    pub(in crate::export) fn end(&mut self) {
        let Some((closing, began)) = self.open.pop() else { return };
        if closing == ']' && self.out.ends_with('[') {
            self.out.truncate(began);
        } else {
            self.out.push(closing);
        }
    }

    /// A string.
    #[inline(never)]
    pub(in crate::export) fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        push_string(&mut self.out, value);
    }

    /// A whole number.
    #[inline(never)]
    pub(in crate::export) fn number(&mut self, name: &str, value: usize) {
        self.name(name);
        self.out.push_str(&decimal(value));
    }

    /// A list of strings.
    #[inline(never)]
    pub(in crate::export) fn texts(&mut self, name: &str, values: &[String]) {
        self.list(name);
        values.iter().for_each(|value| self.text("", value));
        self.end();
    }

    /// The document, indented, with a line break at its end.
    pub(in crate::export) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.end();
        }
        indented(&self.out)
    }

    fn begin(&mut self, name: &str, opening: char, closing: char) {
        self.open.push((closing, self.out.len()));
        self.name(name);
        self.out.push(opening);
    }

    fn name(&mut self, name: &str) {
        if !self.out.is_empty() && !self.out.ends_with(['{', '[']) {
            self.out.push(',');
        }
        if !name.is_empty() {
            push_string(&mut self.out, name);
            self.out.push(':');
        }
    }
}

/// A JSON string with its quotation marks.
pub(in crate::export) fn push_string(out: &mut String, value: &str) {
    // Serialising a string to memory cannot fail.
    out.push_str(&serde_json::to_string(value).unwrap_or_default());
}

/// JSON from one line to many, two spaces a level, with a line break at its end.
pub(in crate::export) fn indented(line: &str) -> String {
    let mut out = Vec::with_capacity(line.len() * 2);
    let (mut depth, mut inside, mut escaped, mut before) = (0, false, false, b' ');
    for &letter in line.as_bytes() {
        let closes = matches!(letter, b'}' | b']') && !inside;
        depth -= usize::from(closes);
        let opened = matches!(before, b'{' | b'[');
        if !inside && (opened != closes && (opened || closes) || before == b',') {
            out.push(b'\n');
            out.resize(out.len() + 2 * depth, b' ');
        }
        out.push(letter);
        if letter == b':' && !inside {
            out.push(b' ');
        }
        depth += usize::from(matches!(letter, b'{' | b'[') && !inside);
        // What stands in a string opens and parts nothing.
        inside = if inside { escaped || letter != b'"' } else { letter == b'"' };
        escaped = inside && letter == b'\\' && !escaped;
        before = if inside { b' ' } else { letter };
    }
    out.push(b'\n');
    // Only ASCII was added, between whole characters.
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indentation_is_that_of_serde_json() {
        for line in [
            r#"{"a":[1,2,{"b":[]},{}],"c":"x,{\"y\":[\\","d":{"e":null}}"#,
            r#"{"a":"[","b":"\\\\\"{","c":[[],[[]]]}"#,
            "[]",
            "{}",
        ] {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(indented(line), format!("{value:#}\n"));
        }
    }

    #[test]
    fn a_document_is_written_field_by_field() {
        let mut json = Json::default();
        json.object("");
        json.text("a", "“\"\u{1}\\");
        json.list("b");
        json.number("", 1);
        json.object("");
        json.end();
        json.end();
        json.texts("none", &[]);
        json.texts("some", &["{".to_owned(), "x".to_owned()]);
        let value: serde_json::Value = serde_json::from_str(&json.finish()).unwrap();
        let want = serde_json::json!({"a": "“\"\u{1}\\", "b": [1, {}], "some": ["{", "x"]});
        assert_eq!(value, want);
    }
}
