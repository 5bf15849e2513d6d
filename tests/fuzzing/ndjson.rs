//! What holds for NDJSON: a line out for every line in.

use serde_json::Value;

/// Panics with what does not hold of what the program wrote for these lines.
pub fn check(given: &[u8], written: &[u8]) {
    let lines =
        |bytes: &[u8]| bytes.split(|&b| b == b'\n').filter(|l| !l.trim_ascii().is_empty()).count();
    let written = std::str::from_utf8(written).expect("what is written is UTF-8");
    assert!(written.is_empty() || written.ends_with('\n'), "the last line is not whole");
    assert_eq!(written.lines().count(), lines(given), "a line out for every line in");
    for line in written.lines() {
        let answer: Value = serde_json::from_str(line).expect("every line is JSON");
        let fields = answer.as_object().expect("every line is an object");
        assert!(fields.contains_key("error") || fields.contains_key("spans"), "no answer: {line}");
    }
}
