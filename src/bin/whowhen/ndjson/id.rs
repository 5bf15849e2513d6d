//! The id of a line that is no JSON, or whose end is not there: what stands after `"id":` at the
//! top of the object, as far as the brackets and quotation marks before it show.

use serde_json::value::RawValue;

/// Looks for an id. Goes through the line once.
pub fn find(line: &[u8]) -> Option<Box<RawValue>> {
    let mut depth = 0_usize;
    let mut rest = line;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        match first {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let end = end_of_string(rest)?;
                let (name, after) = rest.split_at_checked(end)?;
                rest = after.get(1..).unwrap_or_default();
                let value = rest.trim_ascii_start().strip_prefix(b":");
                if depth == 1 && name == b"id" && value.is_some() {
                    return value.and_then(whole_value);
                }
            }
            _ => {}
        }
    }
    None
}

/// Where a string ends whose beginning was read.
fn end_of_string(letters: &[u8]) -> Option<usize> {
    let mut escaped = false;
    letters.iter().position(|&letter| {
        let ends = letter == b'"' && !escaped;
        escaped = letter == b'\\' && !escaped;
        ends
    })
}

/// The value that stands there, if its end can be seen: a number may have been cut.
fn whole_value(bytes: &[u8]) -> Option<Box<RawValue>> {
    let mut values = serde_json::Deserializer::from_slice(bytes).into_iter::<&RawValue>();
    let value = values.next()?.ok()?;
    let after = bytes.get(values.byte_offset()..).unwrap_or_default().trim_ascii_start();
    matches!(after.first(), Some(b',' | b'}')).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Option<String> {
        find(line.as_bytes()).map(|id| id.get().to_owned())
    }

    #[test]
    fn an_id_is_found_before_and_after_what_is_wrong() {
        for line in [
            r#"{"id":"a1","text":"not ended"#,
            r#"{"text":"bad \q escape","id" : "a1"}"#,
            r#"{"n":01x,"id":"a1","text":"x"}"#,
            r#"{"a":{"id":"inner"},"id":"a1",}"#,
            "{\"text\":\"a\ttab \u{1}\",\"id\":\"a1\",\"x\":}",
            r#"{"text":"\"id\":\"no\"","id":"a1","x":nul}"#,
        ] {
            assert_eq!(found(line).as_deref(), Some("\"a1\""), "{line}");
        }
        assert_eq!(found(r#"{"id":12,"text":"#).as_deref(), Some("12"));
    }

    #[test]
    fn what_may_be_cut_or_is_none_is_no_id() {
        for line in [
            r#"{"id":12"#,
            r#"{"id":"a1"#,
            r#"{"id":"a1""#,
            r#"["id","a1"]"#,
            r#"{"text":"id"}"#,
            r#"{"a":{"id":1}}"#,
            r#"{"id":nope,"text":"x"}"#,
            "not json",
            "",
        ] {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
