//! What holds for every format of every analysis, as far as it can be seen without a reader of that
//! format; other programs' readers are asked in `tests/exports/`.

use serde_json::Value;
use whowhen::export::{Reading, formats};
use whowhen::{Analysis, Offsets};

/// Panics with what does not hold.
pub fn check(text: &str, analysis: &Analysis, unit: Offsets, title: Option<&str>) {
    for format in formats() {
        let analysis = analysis.clone();
        let out = (format.write)(Reading::new(text, analysis).with_offsets(unit).with_title(title));
        match format.name {
            "json" | "annotation" | "ninjs" => is_json(format.name, &out),
            "jsonld" => {
                is_json("jsonld", &out);
                // Fit to stand in a page's script element.
                assert!(!out.contains('<'), "jsonld holds a <");
            }
            "ndjson" => is_one_line(text, &out),
            "html" => is_text_and_marks(text, &out),
            "icalendar" => is_calendar(&out),
            "csv" => is_table(&out),
            "conll" | "markdown" | "text" => {}
            other => panic!("say here what holds for the format {other}"),
        }
    }
}

fn is_json(name: &str, out: &str) {
    let read: Result<Value, _> = serde_json::from_str(out);
    assert!(read.is_ok(), "{name} is no JSON: {read:?}");
}

fn is_one_line(text: &str, out: &str) {
    assert_eq!(out.find('\n'), Some(out.len() - 1), "ndjson is more or less than a line");
    let line: Value = serde_json::from_str(out).expect("ndjson is JSON");
    assert_eq!(line["text"], text, "ndjson holds another text");
}

/// Its tags are ours alone, balanced, and what stands between them is the text letter for letter.
fn is_text_and_marks(text: &str, out: &str) {
    let (_, body) = out.split_once("<body><article>").expect("html has a body");
    let (body, _) = body.rsplit_once("</article></body></html>").expect("html has an end");
    let (mut words, mut open) = (String::new(), Vec::new());
    let mut pieces = body.split('<');
    words.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (tag, after) = piece.split_once('>').expect("a tag ends");
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "html closes what is not open"),
            None => {
                let name = tag.split_once(' ').map_or(tag, |(name, _)| name);
                assert!(["mark", "time"].contains(&name), "html has a tag {tag:?}");
                open.push(name);
            }
        }
        words.push_str(after);
    }
    assert!(open.is_empty(), "html leaves {open:?} open");
    for (entity, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#13;", "\r")] {
        words = words.replace(entity, letter);
    }
    assert_eq!(
        words.replace("&amp;", "&"),
        text.replace('\0', "\u{fffd}"),
        "html changes the text"
    );
}

/// Lines as RFC 5545 wants them: no longer than 75 bytes, ended by CR and LF alone.
fn is_calendar(out: &str) {
    assert!(out.split("\r\n").all(|line| line.len() <= 75), "icalendar has a long line");
    assert!(!out.replace("\r\n", "").contains(['\r', '\n', '\0']), "icalendar has odd line ends");
}

/// Rows as RFC 4180 wants them: as many fields in each, whatever stands in them.
fn is_table(out: &str) {
    let (mut fields, mut quoted, mut widths) = (1, false, Vec::new());
    for letter in out.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => fields += 1,
            '\n' if !quoted => {
                widths.push(fields);
                fields = 1;
            }
            _ => {}
        }
    }
    assert!(!quoted && out.ends_with("\r\n"), "csv ends within a row");
    assert!(widths.iter().all(|&width| width == widths[0]), "csv has rows of different widths");
}
