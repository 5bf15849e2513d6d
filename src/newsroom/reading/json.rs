//! Lists in JSON text; where the caller has parsed it already, this is not used.

use crate::contract::given::{Given, Levels};
use crate::contract::{Error, Whole};
use serde::de::DeserializeSeed;

/// Whether a list is JSON: by how it begins, else by its file's name.
pub(super) fn is_json(file: &str, text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) || file.to_ascii_lowercase().ends_with(".json")
}

/// That a list is no JSON.
pub(super) fn no_json(why: &str) -> String {
    Error::data(Whole::NewsroomList, format!("it is not JSON, {why}")).to_string()
}

/// The list as plain data.
///
/// # Errors
/// If it is no JSON; where, and why.
pub(in crate::newsroom) fn parse(text: &str) -> Result<Given, String> {
    parse_strictly(text).or_else(|why| match lone_surrogates(text) {
        Some(text) => parse_strictly(&text),
        None => Err(why),
    })
}

fn parse_strictly(text: &str) -> Result<Given, String> {
    let mut json = serde_json::Deserializer::from_str(text);
    let given = Levels(super::object::LEVELS).deserialize(&mut json);
    let whole = given.and_then(|given| json.end().map(|()| given));
    whole.map_err(|why| why.to_string())
}

/// The text with U+FFFD for each half of a letter that an escape has without the other, as JavaScript
/// hands it on; none if there is no such half. So one broken word costs its row and not the list.
fn lone_surrogates(text: &str) -> Option<String> {
    const LENGTH: usize = "\\ud800".len();
    let is_high = |part: &str| half(part).is_some_and(|unit| unit < 0xdc00);
    let is_low = |part: &str| half(part).is_some_and(|unit| unit >= 0xdc00);
    let (mut repaired, mut rest, mut is_changed) = (String::new(), text, false);
    while let Some(start) = rest.find('\\') {
        let (before, escape) = rest.split_at(start);
        repaired.push_str(before);
        let pair = escape.get(LENGTH..);
        let length = match half(escape) {
            // The sign after a backslash begins no escape.
            None => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
            Some(_) if is_high(escape) && pair.is_some_and(is_low) => 2 * LENGTH,
            Some(_) => {
                is_changed = true;
                repaired.push('\u{fffd}');
                rest = pair.unwrap_or_default();
                continue;
            }
        };
        let (escape, after) = escape.split_at_checked(length)?;
        repaired.push_str(escape);
        rest = after;
    }
    repaired.push_str(rest);
    is_changed.then_some(repaired)
}

/// The half of a letter that an escape at the beginning of a text stands for.
fn half(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let unit = u16::from_str_radix(digits, 16).ok()?;
    (0xd800..0xe000).contains(&unit).then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_letter_is_one_that_was_lost() {
        for (written, repaired) in [
            (r"a\ud83d\ude00b", None),
            (r"a\ud83db", Some("a\u{fffd}b")),
            (r"\ude00\ud83d", Some("\u{fffd}\u{fffd}")),
            (r"\ud83d\ud83d\ude00", Some("\u{fffd}\\ud83d\\ude00")),
            (r"\\ud83d", None),
            (r"\ud83", None),
            (r"é\", None),
            (r"\é\uD800", Some("\\é\u{fffd}")),
        ] {
            assert_eq!(lone_surrogates(written).as_deref(), repaired, "{written}");
        }
    }
}
