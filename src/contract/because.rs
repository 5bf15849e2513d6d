//! A reason as an analysis gives it: a code, its parameters, and its sentence in English.
//!
//! As JSON: `{"code": "pronoun-means", "text": "the pronoun means Ruth Calder", "person": "Ruth
//! Calder"}`. A caller branches on the code and shows the text, or words the code and its parameters in
//! a language of its own.

use super::Code;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A reason: why a mark, a link, a value or a finding is there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Because {
    /// Which reason.
    pub code: Code,
    /// The reason as a sentence for people; its wording may change between versions.
    pub text: Cow<'static, str>,
    /// What [`Code::params`] names, in that order.
    pub params: Vec<Param>,
}

/// A parameter of a reason. As JSON a string, a number, or another reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum Param {
    /// Words of the text, or a date as EDTF.
    Text(String),
    /// A count, a year, a month (from 1), a weekday (from Monday = 1) or a season as in EDTF (from 21).
    Number(i32),
    /// What the reason rests on in turn.
    Because(Box<Because>),
}

impl Because {
    pub(crate) fn new(code: Code, text: Cow<'static, str>, params: Vec<Param>) -> Because {
        Because { code, text, params }
    }

    /// The parameter of that name.
    pub fn param(&self, name: &str) -> Option<&Param> {
        let index = self.code.params().iter().position(|param| *param == name)?;
        self.params.get(index)
    }

    /// Whether this reason, or one that it rests on, is one of those asked for.
    pub fn rests_on(&self, asked: &dyn Fn(Code) -> bool) -> bool {
        let deeper = |param: &Param| matches!(param, Param::Because(of) if of.rests_on(asked));
        asked(self.code) || self.params.iter().any(deeper)
    }
}

impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Because {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2 + self.params.len()))?;
        map.serialize_entry("code", self.code.as_str())?;
        map.serialize_entry("text", &self.text)?;
        for (name, param) in self.code.params().iter().zip(&self.params) {
            map.serialize_entry(name, param)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Because {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Because, D::Error> {
        deserializer.deserialize_map(BecauseVisitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Because {
    fn schema_name() -> Cow<'static, str> {
        "Because".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        let param = generator.subschema_for::<Param>();
        schemars::json_schema!({
            "type": "object",
            "description": "Why: a code, its sentence in English, and the code's parameters beside them (docs/codes.md).",
            "properties": {
                "code": { "type": "string", "enum": codes },
                "text": { "type": "string" },
            },
            "required": ["code", "text"],
            "additionalProperties": param,
        })
    }
}

struct BecauseVisitor;

impl<'de> Visitor<'de> for BecauseVisitor {
    type Value = Because;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a reason: an object with a code and a text")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Because, A::Error> {
        let (mut code, mut text, mut given) = (None, None, Vec::new());
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "code" => {
                    let name: String = map.next_value()?;
                    code = Some(name.parse::<Code>().map_err(A::Error::custom)?);
                }
                "text" => text = Some(map.next_value::<String>()?),
                _ => given.push((name, map.next_value::<Param>()?)),
            }
        }
        let code = code.ok_or_else(|| A::Error::missing_field("code"))?;
        let text = text.ok_or_else(|| A::Error::missing_field("text"))?;
        let mut params = Vec::with_capacity(given.len());
        for name in code.params() {
            let index = given
                .iter()
                .position(|(other, _)| other == name)
                .ok_or_else(|| A::Error::missing_field(name))?;
            params.push(given.swap_remove(index).1);
        }
        Ok(Because { code, text: text.into(), params })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_reads_back_with_what_it_rests_on() {
        let anchor =
            Because { code: Code::FromPublication, text: "publication".into(), params: vec![] };
        let text = "the Friday counted from publication";
        let params = vec![Param::Number(5), Param::Because(Box::new(anchor))];
        let reason = Because { code: Code::WeekdayCountedFrom, text: text.into(), params };
        let json = serde_json::to_string(&reason).unwrap();
        assert_eq!(
            json,
            r#"{"code":"weekday-counted-from","text":"the Friday counted from publication","weekday":5,"from":{"code":"from-publication","text":"publication"}}"#
        );
        assert_eq!(serde_json::from_str::<Because>(&json).unwrap(), reason);
        assert_eq!(reason.param("weekday"), Some(&Param::Number(5)));
        assert!(reason.rests_on(&|code| code == Code::FromPublication));
        assert!(!reason.rests_on(&|code| code == Code::AsWritten));
    }

    #[test]
    fn a_reason_without_a_parameter_is_refused_by_its_name() {
        let json = r#"{"code":"pronoun-means","text":"…"}"#;
        let error = serde_json::from_str::<Because>(json).unwrap_err().to_string();
        assert!(error.contains("person"), "{error}");
    }
}
