//! Reasons in English: the one place where sentences are made of codes and their parameters.
//!
//! The sentences are rows of `wording/*.tsv`; here are the names of months, weekdays and seasons that
//! they may hold.

use super::calendar::{MONTHS, SEASONS, WEEKDAYS};
use crate::contract::{Because, Param};
use crate::mark::{Reason, Value};
use std::borrow::Cow;

include!(concat!(env!("OUT_DIR"), "/sentences.rs"));

/// A reason with its sentence.
pub(crate) fn say(reason: &Reason) -> Because {
    Because::new(reason.code, text(reason), reason.values.iter().map(param).collect())
}

fn param(value: &Value) -> Param {
    match value {
        Value::Text(text) => Param::Text(text.clone()),
        Value::Number(number) => Param::Number(*number),
        Value::Weekday(number) | Value::Month(number) | Value::Season(number) => {
            Param::Number((*number).into())
        }
        Value::Day(month, day) => Param::Text(format!("{month:02}-{day:02}")),
        Value::Reason(reason) => Param::Because(Box::new(say(reason))),
    }
}

fn text(reason: &Reason) -> Cow<'static, str> {
    let sentence = SENTENCES.get(reason.code as usize).copied().unwrap_or_default();
    if reason.values.is_empty() {
        return Cow::Borrowed(sentence);
    }
    let mut out = String::with_capacity(2 * sentence.len());
    let mut rest = sentence;
    for value in &reason.values {
        let Some((before, (_, after))) =
            rest.split_once('{').and_then(|(before, named)| Some((before, named.split_once('}')?)))
        else {
            break;
        };
        out.push_str(before);
        add(&mut out, value);
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn add(out: &mut String, value: &Value) {
    match value {
        Value::Text(text) => out.push_str(text),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::Weekday(number) => out.push_str(weekday_name(*number)),
        Value::Month(number) => out.push_str(month_name(*number)),
        Value::Season(number) => out.push_str(season_name(*number)),
        Value::Day(number, day) => {
            out.push_str(&day.to_string());
            out.push(' ');
            out.push_str(month_name(*number));
        }
        Value::Reason(reason) => out.push_str(&text(reason)),
    }
}

/// The name of a month, from January = 1.
pub(crate) fn month_name(number: i8) -> &'static str {
    nth(MONTHS, number)
}

/// The name of a weekday, from Monday = 1.
pub(crate) fn weekday_name(number: i8) -> &'static str {
    nth(WEEKDAYS, number)
}

/// The name of a season of EDTF, from spring = 21.
pub(crate) fn season_name(number: i8) -> &'static str {
    nth(SEASONS, number - 20)
}

fn nth(names: &[&'static str], number: i8) -> &'static str {
    usize::try_from(number).ok().and_then(|n| names.get(n.checked_sub(1)?)).copied().unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Code;
    use crate::mark::reason;

    /// The list of the codes, as `docs/codes.md` has it.
    fn listed() -> String {
        let mut out = String::from(
            "# Codes\n\nEvery reason in an analysis is a code with parameters and an English sentence: \
             `because` of a mark, a link, a finding or an inferred publication date, and `basis` of a date's \
             value. Branch on codes; sentences may change between versions.\n\n\
             Generated from `src/languages/en/wording/`: `WHOWHEN_ACCEPT=1 cargo test --lib codes`.\n",
        );
        let mut stage = "";
        for (code, sentence) in Code::ALL.iter().zip(SENTENCES) {
            if stage != code.stage() {
                stage = code.stage();
                out += &format!("\n## {stage}\n\n| code | sentence |\n|---|---|\n");
            }
            out += &format!("| `{code}` | {sentence} |\n");
        }
        out
    }

    #[test]
    fn the_list_of_codes_is_the_one_in_the_docs() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/codes.md");
        if std::env::var_os("WHOWHEN_ACCEPT").is_some() {
            std::fs::write(file, listed()).expect("docs/ can be written");
        }
        let written = std::fs::read_to_string(file).unwrap_or_default();
        assert!(
            written == listed(),
            "docs/codes.md is not what the rows say: WHOWHEN_ACCEPT=1 cargo test --lib codes"
        );
    }

    /// What every Rust file of the library says, without its tests.
    fn sources(folder: &std::path::Path) -> String {
        let mut all = String::new();
        for entry in std::fs::read_dir(folder).expect("src/ is readable") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                all += &sources(&path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).expect("a file of text");
                all += text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            }
        }
        all
    }

    /// Constructions say what they are called by themselves.
    #[test]
    fn every_code_is_said_somewhere() {
        use crate::constructions::{holders::HOLDERS, speakers::SPEAKERS};
        let all = sources(concat!(env!("CARGO_MANIFEST_DIR"), "/src").as_ref());
        let unsaid: Vec<&Code> = Code::ALL
            .iter()
            .filter(|code| {
                let name = format!("Code::{code:?}");
                let function = format!("reason::{}", code.as_str().replace('-', "_"));
                let said = |words: &str| {
                    all.match_indices(words).any(|(at, _)| {
                        let after = all[at + words.len()..].chars().next();
                        !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
                    })
                };
                let row = HOLDERS.iter().chain(SPEAKERS).any(|row| row.code == **code);
                !row && !said(&name) && !said(&function)
            })
            .collect();
        assert!(unsaid.is_empty(), "rows of wording/ that nothing says: {unsaid:?}");
    }

    #[test]
    fn a_sentence_takes_its_parameters_in_order() {
        let of = reason::weekday_counted_from(Value::Weekday(5), Code::FromPublication);
        let said = say(&reason::week_that_holds_it(of));
        assert_eq!(said.text, "the week that holds the day; the Friday counted from publication");
        assert_eq!(
            say(&reason::none_near_publication(Value::Day(2, 29))).text,
            "no 29 February near publication"
        );
    }

    #[test]
    fn words_of_the_text_are_no_places_for_parameters() {
        let said = say(&reason::before_the_full_name("{full}", "Ann {short} Lee"));
        assert_eq!(said.text, "“{full}” stands here before “Ann {short} Lee” is introduced");
    }
}
