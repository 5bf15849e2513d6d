//! A text, options, corrections and edits out of any bytes.
//!
//! Parts of an input stand one after the other with a byte 1 between them, which hardly a text has:
//! text, options, corrections, what is typed, where it is typed. Options and corrections may be the
//! JSON that a caller would give; other bytes choose among the text's own words, so that random ones
//! meet the text.

use serde_json::{Value, json};
use whowhen::{Correction, Day, Options, Threshold};

/// Between the parts of an input.
pub const BETWEEN: u8 = 1;

/// An input as its parts say.
pub struct Input {
    pub text: String,
    pub options: Options,
    pub corrections: Vec<Correction>,
    pub typed: String,
    pub keys: Vec<u8>,
}

impl Input {
    pub fn read(data: &[u8]) -> Input {
        let mut parts = data.splitn(5, |&byte| byte == BETWEEN);
        let mut part = || parts.next().unwrap_or_default();
        let text = text(part());
        let options = options(part());
        let corrections = corrections(&text, part());
        Input { text, options, corrections, typed: self::text(part()), keys: part().to_vec() }
    }

    /// The bytes that are read as these parts.
    pub fn write(parts: [&[u8]; 5]) -> Vec<u8> {
        parts.join(&BETWEEN)
    }
}

/// Bytes as a text; what is no UTF-8 becomes replacement characters.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn options(bytes: &[u8]) -> Options {
    const DAYS: [&str; 7] = [
        "2013-11-05",
        "0001-01-01",
        "9999-12-31",
        "2024-02-29",
        "1970-01-01",
        "0001-12-31",
        "9998-01-01",
    ];
    if let Ok(options) = serde_json::from_slice(bytes) {
        return options;
    }
    let Some(&choice) = bytes.first() else { return Options::default() };
    let day = usize::from(choice >> 1) % DAYS.len();
    let published = if choice & 1 == 1 { DAYS[day].parse::<Day>().ok() } else { None };
    let threshold = if choice & 128 == 128 { "0".parse::<Threshold>().ok() } else { None };
    Options::default().with_published(published).with_threshold(threshold)
}

/// Corrections as the bytes choose: where, which, and what they say.
fn corrections(text: &str, bytes: &[u8]) -> Vec<Correction> {
    if let Ok(given) = serde_json::from_slice::<Vec<Value>>(bytes) {
        return given.into_iter().filter_map(|one| serde_json::from_value(one).ok()).collect();
    }
    let chosen =
        bytes.chunks_exact(6).take(24).filter_map(|six| correction(text, six.try_into().ok()?));
    chosen.collect()
}

/// A correction of words of the text that six bytes choose.
pub fn correction(
    text: &str,
    [what, at, fine, length, other, detail]: [u8; 6],
) -> Option<Correction> {
    const KINDS: [&str; 6] = ["person", "role", "date", "organization", "place", "quote"];
    const VALUES: [&str; 12] = [
        "2013-11-05",
        "2013-11",
        "2013",
        "197X",
        "18XX",
        "1998-22",
        "2001/2004",
        "XXXX-11-05",
        "0000",
        "9999-12-31",
        "../2013",
        "2013-11-05/..",
    ];
    let start = usize::from(u16::from_be_bytes([at, fine]));
    let (before, words, after) = cut(text, start, usize::from(length % 64));
    let (_, name, _) = cut(text, start + usize::from(other), usize::from(other % 24));
    let near = |words: &str| words.chars().take(12).collect::<String>();
    let far = |words: &str| near(&words.chars().rev().collect::<String>()).chars().rev().collect();
    // Every second one holds everywhere.
    let (before, after): (String, String) =
        if other % 2 == 0 { Default::default() } else { (far(before), near(after)) };
    let pick = |list: &[&'static str]| list[usize::from(detail) % list.len()];
    let checks = whowhen::checks::checks();
    let mut row = match what % 9 {
        0 => json!({"do": "reject", "kind": pick(&KINDS)}),
        1 | 2 => json!({"do": "mark", "kind": pick(&KINDS)}),
        3 => json!({"do": "value", "value": pick(&VALUES)}),
        4 => {
            return serde_json::from_value(json!({"do": "same-person", "names": [words, name]}))
                .ok();
        }
        5 => json!({"do": "other-person"}),
        6 => json!({"do": "person", "name": name}),
        7 if detail % 2 == 0 => json!({"do": "holders", "names": [name]}),
        7 => json!({"do": "speaker", "name": name}),
        _ => json!({"do": "dismiss", "check": checks[usize::from(detail) % checks.len()].name}),
    };
    let anchor = json!({"text": words, "before": before, "after": after});
    row.as_object_mut()?.extend(anchor.as_object()?.clone());
    serde_json::from_value(row).ok()
}

/// Replaces words of a text by others, all chosen by bytes.
pub fn edit(text: &mut String, typed: &str, key: &[u8]) {
    let [at, fine, length, from] = key.try_into().unwrap_or_default();
    let (before, words, _) =
        cut(text, usize::from(u16::from_be_bytes([at, fine])), usize::from(length % 32));
    let place = before.len()..before.len() + words.len();
    let (_, instead, _) = cut(typed, usize::from(from), 40);
    text.replace_range(place, instead);
}

/// A text as three pieces, the second beginning at about this byte and about so long; whatever the
/// numbers are, the pieces are whole characters.
pub fn cut(text: &str, start: usize, length: usize) -> (&str, &str, &str) {
    let start = text.ceil_char_boundary(start % (text.len() + 1));
    let end = text.ceil_char_boundary((start + length).min(text.len()));
    (&text[..start], &text[start..end], &text[end..])
}
