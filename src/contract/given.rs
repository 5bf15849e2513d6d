//! Plain data from a caller, before anything is made of it: whatever was written, so that what is
//! wrong with it can be said in the caller's words. A field that holds `null` is as good as none.
//!
//! Not read: what is nested deeper than anything that the library takes; of it only its kind is known.

use super::{Error, Whole};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use std::fmt;

/// A value as it was given.
#[derive(Debug)]
#[cfg_attr(test, derive(Clone, PartialEq))]
pub(crate) enum Given {
    Nothing,
    Bool(bool),
    Number(f32),
    Text(String),
    List(Vec<Given>),
    Object(Vec<(String, Given)>),
    /// A list or an object, too deep to look into.
    Deeper(&'static str),
}

impl Given {
    /// What it is, in words: a text or a number as it stands.
    pub(crate) fn shown(&self) -> String {
        match self {
            Given::Nothing => "nothing".to_owned(),
            Given::Bool(truth) => truth.to_string(),
            Given::Number(number) => shortest(*number),
            Given::Text(text) => quoted(text),
            Given::List(_) => "a list".to_owned(),
            Given::Object(_) => "an object".to_owned(),
            Given::Deeper(kind) => (*kind).to_owned(),
        }
    }
}

/// A number in as few digits as say it, four after the point at most; one beyond 10^15 as the largest
/// that there is. The library's own way of writing any number takes twenty kilobytes, which a page would
/// load for this alone.
pub(crate) fn shortest(number: f32) -> String {
    const SCALE: u64 = 10_000;
    let scaled = (f64::from(number.abs()) * SCALE as f64).round() as u64;
    let (whole, part) = (scaled / SCALE, scaled % SCALE);
    let sign = if number < 0.0 && scaled > 0 { "-" } else { "" };
    let written = format!("{sign}{whole}.{part:04}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A caller's words in quotes: the beginning of them, without anything that a screen would obey.
pub(crate) fn quoted(words: &str) -> String {
    const LONGEST: usize = 60;
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{:?} …", words.get(..end).unwrap_or_default()),
        None => format!("{words:?}"),
    }
}

/// The fields of an object, taken one by one.
pub(crate) struct Fields(Vec<(String, Given)>);

impl Fields {
    /// The fields of a value that must be an object.
    ///
    /// # Errors
    /// If it is anything else.
    pub(crate) fn of(whole: Whole, given: Given) -> Result<Fields, Error> {
        match given {
            Given::Object(fields) => Ok(Fields(fields)),
            other => Err(Error::no_object(whole, other.shown())),
        }
    }

    /// That there are no fields but these.
    ///
    /// # Errors
    /// If there is another one: somebody meant something by it.
    pub(crate) fn only(&self, whole: Whole, names: &[&'static str]) -> Result<(), Error> {
        let is_unknown = |(field, given): &&(String, Given)| {
            !matches!(given, Given::Nothing) && !names.contains(&field.as_str())
        };
        match self.0.iter().find(is_unknown) {
            Some((field, _)) => Err(Error::unknown_field(whole, quoted(field), names)),
            None => Ok(()),
        }
    }

    /// What stands in a field; nothing if it is not there.
    ///
    /// # Errors
    /// If it is there twice.
    pub(crate) fn take(&mut self, name: &'static str) -> Result<Given, Error> {
        let mut places = self.0.iter().enumerate().filter(|(_, (field, _))| field == name);
        let first = places.next().map(|(index, _)| index);
        if places.next().is_some() {
            return Err(Error::twice(name));
        }
        Ok(first.map_or(Given::Nothing, |index| self.0.swap_remove(index).1))
    }
}

/// How many levels of lists and objects options and corrections have: a list in a field of an object is
/// the deepest.
pub(crate) const OF_A_CORRECTION: u8 = 2;

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Given, D::Error> {
        Levels(OF_A_CORRECTION).deserialize(deserializer)
    }
}

/// How many levels of lists and objects are looked into: 2 for [`Given`] by itself.
#[derive(Clone, Copy)]
pub(crate) struct Levels(pub(crate) u8);

impl Levels {
    fn below(self) -> Option<Levels> {
        self.0.checked_sub(1).map(Levels)
    }
}

impl<'de> DeserializeSeed<'de> for Levels {
    type Value = Given;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Given, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Levels {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("plain data")
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        Ok(Given::Nothing)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Given, E> {
        Ok(Given::Bool(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Given, E> {
        Ok(Given::Number(number as f32))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Given, E> {
        Ok(Given::Number(number as f32))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Given, E> {
        Ok(Given::Number(number as f32))
    }

    fn visit_str<E>(self, text: &str) -> Result<Given, E> {
        Ok(Given::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Given, E> {
        Ok(Given::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Given, A::Error> {
        let Some(below) = self.below() else {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Given::Deeper("a list"));
        };
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(below)? {
            items.push(item);
        }
        Ok(Given::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Given, A::Error> {
        let Some(below) = self.below() else {
            while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Given::Deeper("an object"));
        };
        let mut fields = Vec::new();
        while let Some(name) = object.next_key()? {
            fields.push((name, object.next_value_seed(below)?));
        }
        Ok(Given::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_is_shown_in_words() {
        for (json, shown) in [
            ("null", "nothing"),
            ("false", "false"),
            ("-3", "-3"),
            ("0.25", "0.25"),
            ("1.5", "1.5"),
            ("-0.00001", "0"),
            ("100", "100"),
            ("0.98766", "0.9877"),
            ("12345678", "12345678"),
            ("1e30", "1844674407370955.1615"),
            (r#""a\u001b[31m""#, r#""a\u{1b}[31m""#),
            ("[1,[2,[3]]]", "a list"),
            (r#"{"a":{"b":{"c":1}}}"#, "an object"),
        ] {
            assert_eq!(serde_json::from_str::<Given>(json).unwrap().shown(), shown);
        }
        let long = serde_json::from_str::<Given>(&format!("\"{}\"", "ä".repeat(5000))).unwrap();
        assert_eq!(long.shown().chars().count(), 64);
    }

    #[test]
    fn as_many_levels_are_looked_into_as_asked_for() {
        let levels = |levels| {
            let mut json = serde_json::Deserializer::from_str(r#"{"a":[{"b":[1]}]}"#);
            format!("{:?}", Levels(levels).deserialize(&mut json).unwrap())
        };
        assert_eq!(levels(0), r#"Deeper("an object")"#);
        assert_eq!(levels(2), r#"Object([("a", List([Deeper("an object")]))])"#);
        assert_eq!(levels(4), r#"Object([("a", List([Object([("b", List([Number(1.0)]))])]))])"#);
    }

    #[test]
    fn nothing_is_nested_too_deep() {
        let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
        assert!(matches!(serde_json::from_str(&deep), Ok(Given::List(_))));
        let deep = format!("{}1{}", r#"{"a":"#.repeat(300_000), "}".repeat(300_000));
        assert!(matches!(serde_json::from_str(&deep), Ok(Given::Object(_))));
    }
}
