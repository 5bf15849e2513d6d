//! What holds for NDJSON: a line out for every line in.

use serde::de::IgnoredAny;

/// A mark that some editors put before a text, which is no part of its first line.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Panics with what does not hold of what the program wrote for these lines. A line of more than `most`
/// bytes is answered, even if nothing stands on it, since it was not read to its end.
pub fn check(given: &[u8], most: usize, written: &[u8]) {
    let given = given.strip_prefix(BYTE_ORDER_MARK).unwrap_or(given);
    let is_answered = |line: &&[u8]| !line.trim_ascii().is_empty() || line.len() > most;
    let wanted = given.split(|&b| b == b'\n').filter(is_answered);
    let written = std::str::from_utf8(written).expect("what is written is UTF-8");
    assert!(written.is_empty() || written.ends_with('\n'), "the last line is not whole");
    assert_eq!(written.split_terminator('\n').count(), wanted.count(), "a line out for a line in");
    for line in written.split_terminator('\n') {
        // The caller's fields come back as they are: numbers beyond any machine, half characters.
        let json = serde_json::from_str::<IgnoredAny>(line);
        assert!(line.starts_with('{') && json.is_ok(), "not a JSON object: {line}");
        assert!(line.contains("\"error\":") || line.contains("\"spans\":["), "no answer: {line}");
    }
}
