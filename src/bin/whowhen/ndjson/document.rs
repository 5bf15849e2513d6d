//! A line as the document that it is: its text, its day, and the caller's fields, each as it is
//! written, in their order.
//!
//! Only `text` and `published` are read; what else there is need only be JSON, not a number that
//! fits a machine or a string that is Unicode.

use super::id;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashSet;

/// A line that cannot be answered.
#[derive(Debug)]
pub struct Unreadable {
    /// The line's id as it is written, if it can be read.
    pub id: Option<Box<RawValue>>,
    pub why: String,
}

impl Unreadable {
    /// Why a line cannot be answered.
    pub fn new(id: Option<Box<RawValue>>, why: String) -> Unreadable {
        Unreadable { id, why }
    }
}

/// A line that can be answered.
#[derive(Debug)]
pub struct InputDocument<'l> {
    pub text: String,
    /// `None` if nothing is given; `""` and `null` are nothing.
    pub published: Option<String>,
    fields: Vec<(&'l RawValue, &'l RawValue)>,
}

impl<'l> InputDocument<'l> {
    /// Reads a line.
    pub fn read(line: &'l [u8]) -> Result<InputDocument<'l>, Unreadable> {
        let RawFields(fields) = serde_json::from_slice(line).map_err(|e| {
            Unreadable::new(id::find(line), format!("not a JSON object: {}", message_of(&e)))
        })?;
        let mut document = InputDocument { text: String::new(), published: None, fields };
        let text = document.take("text")?;
        let published = document.take("published")?;
        document.text = match text.map(|raw| document.string("text", raw)) {
            Some(text) => text?,
            None => return Err(document.unreadable("\"text\" is missing".to_owned())),
        };
        document.published = match published.filter(|raw| raw.get() != "null") {
            Some(raw) => Some(document.string("published", raw)?),
            None => None,
        };
        document.published = document.published.filter(|day| !day.trim().is_empty());
        Ok(document)
    }

    /// Why this document cannot be answered.
    pub fn unreadable(&self, why: String) -> Unreadable {
        let id = self.fields.iter().find(|(name, _)| is_named(name, "id"));
        Unreadable::new(id.map(|&(_, id)| id.to_owned()), why)
    }

    /// The beginning of an answer: the caller's fields, those whose names are taken in an object
    /// `input`. Its end is open, for fields that follow.
    pub fn fields_but(&self, taken: &HashSet<String>) -> Vec<u8> {
        let (mut out, mut input) = ("{".to_owned(), String::new());
        for (name, value) in &self.fields {
            let is_taken = decoded(name).is_some_and(|name| taken.contains(&name));
            let list = if is_taken { &mut input } else { &mut out };
            for piece in [name.get(), ":", value.get(), ","] {
                list.push_str(piece);
            }
        }
        if let Some(fields) = input.strip_suffix(',') {
            for piece in ["\"input\":{", fields, "},"] {
                out.push_str(piece);
            }
        }
        out.into_bytes()
    }

    /// Takes a field away.
    fn take(&mut self, name: &str) -> Result<Option<&'l RawValue>, Unreadable> {
        let mut found = self.fields.extract_if(.., |(field, _)| is_named(field, name));
        let value = found.next().map(|(_, value)| value);
        let again = found.next().is_some();
        drop(found);
        if again {
            return Err(self.unreadable(format!("{name:?} is given twice; give it once")));
        }
        Ok(value)
    }

    fn string(&self, name: &str, raw: &RawValue) -> Result<String, Unreadable> {
        serde_json::from_str(raw.get()).map_err(|error| {
            let kind = match raw.get().bytes().next() {
                Some(b'"') => return self.unreadable(format!("{name:?}: {}", message_of(&error))),
                Some(b'{') => "an object",
                Some(b'[') => "a list",
                Some(b't' | b'f') => "true or false",
                Some(b'n') => "null",
                _ => "a number",
            };
            self.unreadable(format!("{name:?} is {kind}; give a string"))
        })
    }
}

/// A name as it is meant, if it is Unicode.
fn decoded(name: &RawValue) -> Option<String> {
    serde_json::from_str(name.get()).ok()
}

fn is_named(name: &RawValue, wanted: &str) -> bool {
    decoded(name).is_some_and(|name| name == wanted)
}

/// What a reader of JSON says, without the line, which is always the first.
fn message_of(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}

/// An object's fields as they are written.
struct RawFields<'l>(Vec<(&'l RawValue, &'l RawValue)>);

impl<'de> Deserialize<'de> for RawFields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = RawFields<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("{\"id\", \"text\", \"published\", …}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = object.next_entry()? {
                    fields.push(field);
                }
                Ok(RawFields(fields))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(line: &str) -> (Option<String>, String) {
        let bad = InputDocument::read(line.as_bytes()).expect_err("it cannot be answered");
        (bad.id.map(|id| id.get().to_owned()), bad.why)
    }

    #[test]
    fn fields_are_kept_as_they_are_written() {
        let line = r#"{"z":0.1000,"text":"x", "caf\u00e9" : 1e400,"id":"\ud800","a":[1,  2],"spans":[3],"error":"no"}"#;
        let document = InputDocument::read(line.as_bytes()).expect("a document");
        let taken = ["spans", "error"].map(str::to_owned).into();
        assert_eq!(
            String::from_utf8(document.fields_but(&taken)).expect("UTF-8"),
            r#"{"z":0.1000,"caf\u00e9":1e400,"id":"\ud800","a":[1,  2],"input":{"spans":[3],"error":"no"},"#
        );
    }

    #[test]
    fn a_bad_document_is_reported_with_its_id() {
        for (line, id, advice) in [
            (r#"{"id":1}"#, "1", "missing"),
            (r#"{"text":5,"id":"b"}"#, "\"b\"", "a number"),
            (r#"{"text":"\ud800","id":[1]}"#, "[1]", "column"),
            (r#"{"id":1.50,"text":"x","published":7}"#, "1.50", "\"published\" is a number"),
            (r#"{"id":2,"text":"x","text":"y"}"#, "2", "twice"),
        ] {
            let (found, said) = why(line);
            assert_eq!(found.as_deref(), Some(id));
            assert!(said.contains(advice), "{said}");
        }
    }

    #[test]
    fn what_is_no_object_is_reported() {
        for line in ["[1]", "\"x\"", "7", "null", "{\"a\":}", "{\"text\":\"x\"", "{} {}"] {
            assert!(why(line).1.starts_with("not a JSON object: "), "{line}");
        }
    }

    #[test]
    fn an_empty_day_is_none() {
        for day in ["null", "\"\"", "\" \""] {
            let line = format!("{{\"text\":\"x\",\"published\":{day}}}");
            assert_eq!(InputDocument::read(line.as_bytes()).expect("read").published, None);
        }
    }
}
