//! A correction as it stands in a file: one flat object, whatever it decides. What a decision needs
//! and does not have, and what it has and does not take, is an error that names it.

use super::{Anchor, Correction, MOST_HOLDERS};
use crate::contract::given::{Fields, Given};
use crate::contract::{Error, Kind, Whole, listed};
use crate::dates;

/// A decision: what `do` says, the fields that it takes, and what is made of them.
struct Decision {
    does: &'static str,
    takes: &'static [&'static str],
    make: fn(&mut CorrectionRow) -> Result<Correction, Error>,
}

/// All that a correction may decide.
const DECISIONS: [Decision; 9] = [
    Decision {
        does: "reject",
        takes: &["do", "kind", "text", "before", "after"],
        make: |row| Ok(Correction::Reject { kind: row.kind()?, at: row.anchor()? }),
    },
    Decision {
        does: "mark",
        takes: &["do", "kind", "text", "before", "after"],
        make: |row| Ok(Correction::Mark { kind: row.kind()?, at: row.anchor()? }),
    },
    Decision {
        does: "value",
        takes: &["do", "value", "text", "before", "after"],
        make: |row| Ok(Correction::Value { value: row.value()?, at: row.anchor()? }),
    },
    Decision {
        does: "same-person",
        takes: &["do", "names"],
        make: |row| Ok(Correction::SamePerson { names: row.names()? }),
    },
    Decision {
        does: "other-person",
        takes: &["do", "text", "before", "after"],
        make: |row| Ok(Correction::OtherPerson { at: row.anchor()? }),
    },
    Decision {
        does: "person",
        takes: &["do", "name", "text", "before", "after"],
        make: |row| Ok(Correction::Person { name: row.needed("name", NAME)?, at: row.anchor()? }),
    },
    Decision {
        does: "holders",
        takes: &["do", "names", "text", "before", "after"],
        make: |row| Ok(Correction::Holders { names: row.holders()?, at: row.anchor()? }),
    },
    Decision {
        does: "speaker",
        takes: &["do", "name", "text", "before", "after"],
        make: |row| Ok(Correction::Speaker { name: row.text("name", NAME)?, at: row.anchor()? }),
    },
    Decision {
        does: "dismiss",
        takes: &["do", "check", "text", "before", "after"],
        make: |row| {
            Ok(Correction::Dismiss { check: row.needed("check", CHECK)?, at: row.anchor()? })
        },
    },
];

// What the fields take.
const WORDS: &str = "the marked words as they stand in the text, a string";
const BESIDE: &str = "what stands directly beside the marked words, a string";
const NAME: &str = "a name as it stands in the text, a string";
const NAMES: &str = "names as they stand in the text, a list of strings";
const CHECK: &str = "the name of a check, a string";
const VALUE: &str = "a date as EDTF, a string like \"2013-11-05\"";

impl TryFrom<Given> for Correction {
    type Error = Error;

    fn try_from(given: Given) -> Result<Correction, Error> {
        let mut fields = Fields::of(Whole::Correction, given)?;
        let decision = decision(&fields.take("do")?)?;
        let whole = Whole::Decision(decision.does);
        fields.only(whole, decision.takes)?;
        (decision.make)(&mut CorrectionRow { whole, fields })
    }
}

fn decision(does: &Given) -> Result<&'static Decision, Error> {
    let known = DECISIONS.each_ref().map(|decision| decision.does);
    let takes = format!("one of {}", listed(&known));
    let decision = match does {
        Given::Nothing => return Err(Error::missing(Whole::Correction, "do", &takes)),
        Given::Text(name) => DECISIONS.iter().find(|decision| decision.does == name),
        _ => None,
    };
    decision.ok_or_else(|| Error::field("do", does.shown(), &takes))
}

/// The fields of one correction.
struct CorrectionRow {
    whole: Whole,
    fields: Fields,
}

impl CorrectionRow {
    fn text(&mut self, field: &'static str, takes: &str) -> Result<Option<String>, Error> {
        match self.fields.take(field)? {
            Given::Nothing => Ok(None),
            Given::Text(text) => Ok(Some(text)),
            other => Err(Error::field(field, other.shown(), takes)),
        }
    }

    fn needed(&mut self, field: &'static str, takes: &str) -> Result<String, Error> {
        let text = self.text(field, takes)?;
        text.ok_or_else(|| Error::missing(self.whole, field, takes))
    }

    fn kind(&mut self) -> Result<Kind, Error> {
        let takes = format!("one of {}", listed(&Kind::ALL.map(Kind::as_str)));
        let name = self.needed("kind", &takes)?;
        let kind = name.parse().ok();
        kind.ok_or_else(|| Error::field("kind", Given::Text(name).shown(), &takes))
    }

    fn value(&mut self) -> Result<String, Error> {
        let value = self.needed("value", VALUE)?;
        if dates::is_edtf(&value) { Ok(value) } else { Err(Error::date_value(&value)) }
    }

    fn holders(&mut self) -> Result<Vec<String>, Error> {
        let names = self.names()?;
        if names.len() > MOST_HOLDERS {
            let takes = format!("the names of {MOST_HOLDERS} people at most, a list of strings");
            return Err(Error::field("names", format!("a list of {}", names.len()), &takes));
        }
        Ok(names)
    }

    fn names(&mut self) -> Result<Vec<String>, Error> {
        let wrong = |shown: String| Error::field("names", shown, NAMES);
        match self.fields.take("names")? {
            Given::Nothing => Err(Error::missing(self.whole, "names", NAMES)),
            Given::List(names) => names
                .into_iter()
                .map(|name| match name {
                    Given::Text(name) => Ok(name),
                    other => Err(wrong(format!("a list that holds {}", other.shown()))),
                })
                .collect(),
            other => Err(wrong(other.shown())),
        }
    }

    fn anchor(&mut self) -> Result<Anchor, Error> {
        let text = self.needed("text", WORDS)?;
        if text.is_empty() {
            return Err(Error::missing(self.whole, "text", WORDS));
        }
        let before = self.text("before", BESIDE)?.unwrap_or_default();
        let after = self.text("after", BESIDE)?.unwrap_or_default();
        Ok(Anchor { text, before, after })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(json: &str) -> String {
        serde_json::from_str::<Correction>(json).unwrap_err().to_string()
    }

    /// That a correction is refused, with a message that has each of these parts.
    fn is_refused(json: &str, parts: &[&str]) {
        let error = refusal(json);
        for part in parts {
            assert!(error.contains(part), "{json}: {error}");
        }
        for internal in ["struct", "Row", "invalid type", "expected", "JsValue"] {
            assert!(!error.contains(internal), "{json}: {error}");
        }
    }

    #[test]
    fn what_a_decision_needs_is_named_if_it_is_missing() {
        for (json, parts) in [
            (r#"{"do":"mark","text":"Ford"}"#, &["\"mark\"", "\"kind\"", "\"person\""][..]),
            (r#"{"do":"value","text":"Monday"}"#, &["\"value\"", "EDTF"]),
            (r#"{"do":"reject","kind":"person"}"#, &["\"text\"", "marked words"]),
            (r#"{"do":"reject","kind":"person","text":""}"#, &["\"text\"", "marked words"]),
            (r#"{"do":"same-person"}"#, &["\"names\"", "list"]),
            (r#"{"do":"holders","text":"mayor","names":null}"#, &["\"names\"", "list"]),
            (r#"{"do":"person","text":"Ford"}"#, &["\"name\"", "string"]),
            (r#"{"do":"dismiss","text":"Ford"}"#, &["\"check\"", "string"]),
            (r#"{"text":"Ford"}"#, &["\"do\"", "\"same-person\""]),
            (r#"{}"#, &["\"do\"", "\"same-person\""]),
        ] {
            is_refused(json, parts);
        }
    }

    #[test]
    fn a_role_has_a_hundred_holders_at_most() {
        let row = |count: usize| {
            let names: Vec<String> = (0..count).map(|n| format!("Ann Belk{n}")).collect();
            serde_json::json!({"do": "holders", "text": "mayor", "names": names}).to_string()
        };
        assert!(serde_json::from_str::<Correction>(&row(100)).is_ok());
        is_refused(&row(101), &["\"names\"", "101", "100 people at most"]);
    }

    #[test]
    fn what_a_decision_does_not_take_is_named_with_what_it_takes() {
        for (json, parts) in [
            (
                r#"{"do":"reject","kind":"person","text":"Ford","befor":"Mr "}"#,
                &["\"befor\"", "\"reject\"", "\"before\""][..],
            ),
            (
                r#"{"do":"mark","kind":"role","text":"x","Kind":"person"}"#,
                &["\"Kind\"", "\"kind\""],
            ),
            (r#"{"do":"same-person","names":["A","B"],"text":"A"}"#, &["\"text\"", "\"names\""]),
            (
                r#"{"do":"value","text":"May","value":"2013-05","name":"A"}"#,
                &["\"name\"", "\"value\""],
            ),
            (r#"{"do":"reject","do":"mark","kind":"role","text":"x"}"#, &["\"do\"", "twice"]),
            (r#"{"do":"speaker","text":"x","text":"y"}"#, &["\"text\"", "twice"]),
        ] {
            is_refused(json, parts);
        }
    }

    #[test]
    fn what_is_of_another_type_is_named_with_what_the_field_takes() {
        for (json, parts) in [
            (r#"{"do":"levitate","text":"Ford"}"#, &["\"levitate\"", "\"other-person\""][..]),
            (r#"{"do":3,"text":"Ford"}"#, &["\"do\"", "3", "\"other-person\""]),
            (
                r#"{"do":"mark","kind":"Person","text":"x"}"#,
                &["\"kind\"", "\"Person\"", "\"person\""],
            ),
            (r#"{"do":"mark","kind":["role"],"text":"x"}"#, &["\"kind\"", "a list", "\"role\""]),
            (r#"{"do":"mark","kind":"role","text":5}"#, &["\"text\"", "5", "string"]),
            (
                r#"{"do":"mark","kind":"role","text":"x","after":[]}"#,
                &["\"after\"", "a list", "string"],
            ),
            (r#"{"do":"value","text":"May","value":"someday"}"#, &["someday", "EDTF"]),
            (r#"{"do":"value","text":"May","value":2013}"#, &["\"value\"", "2013", "EDTF"]),
            (
                r#"{"do":"holders","text":"mayor","names":"Ada"}"#,
                &["\"names\"", "\"Ada\"", "list of strings"],
            ),
            (
                r#"{"do":"holders","text":"mayor","names":["Ada",null]}"#,
                &["\"names\"", "list of strings"],
            ),
            (r#"{"do":"speaker","text":"x","name":["Ada"]}"#, &["\"name\"", "a list", "string"]),
            (r#"["reject","Ford","","","person",null,null,null,null]"#, &["object", "a list"]),
            ("\"reject\"", &["object", "\"reject\""]),
            ("null", &["object", "nothing"]),
            ("7", &["object", "7"]),
            ("true", &["object", "true"]),
        ] {
            is_refused(json, parts);
        }
    }

    #[test]
    fn every_decision_is_made_of_what_it_takes() {
        let all = r#"[
            {"do":"reject","kind":"person","text":"Ford","before":"Mr ","after":null},
            {"do":"mark","kind":"quote","text":"Ford"},
            {"do":"value","value":"2013","text":"Ford"},
            {"do":"same-person","names":["Ford","G. Ford"]},
            {"do":"other-person","text":"Ford"},
            {"do":"person","name":"Ann Ford","text":"Ford"},
            {"do":"holders","names":[],"text":"mayor"},
            {"do":"speaker","name":null,"text":"“No,”","befor":null},
            {"do":"dismiss","check":"two-posts","text":"Ford"}
        ]"#;
        let at = |text: &str| Anchor { text: text.to_owned(), ..Anchor::default() };
        let ford = || at("Ford");
        let made: Vec<Correction> = serde_json::from_str(all).unwrap();
        let names = vec!["Ford".to_owned(), "G. Ford".to_owned()];
        assert_eq!(
            made,
            [
                Correction::Reject {
                    kind: Kind::Person,
                    at: Anchor { before: "Mr ".to_owned(), ..ford() }
                },
                Correction::Mark { kind: Kind::Quote, at: ford() },
                Correction::Value { value: "2013".to_owned(), at: ford() },
                Correction::SamePerson { names },
                Correction::OtherPerson { at: ford() },
                Correction::Person { name: "Ann Ford".to_owned(), at: ford() },
                Correction::Holders { names: Vec::new(), at: at("mayor") },
                Correction::Speaker { name: None, at: at("“No,”") },
                Correction::Dismiss { check: "two-posts".to_owned(), at: ford() },
            ]
        );
    }
}
