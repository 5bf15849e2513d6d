//! A correction as it stands in a file: one flat object, whatever it decides. What a decision needs
//! and does not have is an error that names it.

use super::{Anchor, Correction};
use crate::dates;
use crate::error::Error;
use crate::mark::Kind;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Row {
    r#do: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    kind: Option<Kind>,
    #[serde(default)]
    value: Option<String>,
    #[serde(default)]
    names: Option<Vec<String>>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    check: Option<String>,
}

impl TryFrom<Row> for Correction {
    type Error = Error;

    fn try_from(row: Row) -> Result<Correction, Error> {
        let Row { r#do, text, before, after, kind, value, names, name, check } = row;
        let anchored = !text.is_empty();
        let at = Anchor { text, before, after };
        let missing = |field: &str| Error::correction(&r#do, field);
        let correction = match r#do.as_str() {
            "reject" => Correction::Reject { kind: kind.ok_or_else(|| missing("kind"))?, at },
            "mark" => Correction::Mark { kind: kind.ok_or_else(|| missing("kind"))?, at },
            "value" => {
                let value = value.ok_or_else(|| missing("value"))?;
                if !dates::is_edtf(&value) {
                    return Err(Error::date_value(&value));
                }
                Correction::Value { value, at }
            }
            "same-person" => {
                let names = names.ok_or_else(|| missing("names"))?;
                return Ok(Correction::SamePerson { names });
            }
            "other-person" => Correction::OtherPerson { at },
            "person" => Correction::Person { name: name.ok_or_else(|| missing("name"))?, at },
            "holders" => Correction::Holders { names: names.ok_or_else(|| missing("names"))?, at },
            "speaker" => Correction::Speaker { name, at },
            "dismiss" => Correction::Dismiss { check: check.ok_or_else(|| missing("check"))?, at },
            _ => return Err(Error::correction(&r#do, "do")),
        };
        if anchored { Ok(correction) } else { Err(missing("text")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_decision_needs_is_named_if_it_is_missing() {
        for (json, advice) in [
            (r#"{"do":"mark","text":"Ford"}"#, "kind"),
            (r#"{"do":"value","text":"Monday"}"#, "value"),
            (r#"{"do":"value","text":"Monday","value":"someday"}"#, "EDTF"),
            (r#"{"do":"reject","kind":"person"}"#, "text"),
            (r#"{"do":"same-person"}"#, "names"),
            (r#"{"do":"person","text":"Ford"}"#, "name"),
            (r#"{"do":"dismiss","text":"Ford"}"#, "check"),
            (r#"{"do":"levitate","text":"Ford"}"#, "levitate"),
        ] {
            let error = serde_json::from_str::<Correction>(json).unwrap_err().to_string();
            assert!(error.contains(advice), "{error}");
        }
        let nobody = serde_json::from_str(r#"{"do":"speaker","text":"“No,”","name":null}"#);
        assert!(matches!(nobody, Ok(Correction::Speaker { name: None, .. })));
    }
}
