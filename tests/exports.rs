//! Every format answers every text, and what it says of itself holds. What a format says of a text
//! is read back by other programs' readers in `tests/exports/`.

use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use whowhen::export::{Reading, format, formats};
use whowhen::{Correction, Offsets, Options, analyze};

const JSON: [&str; 4] = ["annotation", "json", "jsonld", "ninjs"];

fn read<'t>(text: &'t str, corrections: &[Correction]) -> Reading<'t> {
    let options = Options::published_on("2024-03-15").expect("a day");
    let analysis = analyze(text, &options, corrections, &whowhen::NewsroomLists::NONE);
    Reading::new(text, analysis).with_offsets(Offsets::CodePoint).with_title(text)
}

/// What holds for every format and every text.
fn check(text: &str, corrections: &[Correction]) {
    let reading = read(text, corrections);
    for format in formats() {
        let out = (format.write)(reading.clone());
        let name = format.name;
        if JSON.contains(&name) {
            let parsed: Result<Value, _> = serde_json::from_str(&out);
            assert!(parsed.is_ok(), "{name} of {text:?} is no JSON");
        }
        match name {
            "html" => {
                assert!(!out.to_lowercase().contains("<script"), "{text:?}");
                assert_eq!(out.matches("<mark").count(), out.matches("</mark>").count());
            }
            // Fit to stand in a page's script element.
            "jsonld" => assert!(!out.contains('<'), "{text:?}"),
            "ndjson" => {
                assert_eq!(out.matches('\n').count(), 1, "{text:?}");
                let line: Value = serde_json::from_str(&out).expect("JSON on one line");
                assert_eq!(line["text"], text);
            }
            "icalendar" => {
                assert!(out.split("\r\n").all(|line| line.len() <= 75), "{text:?}");
                assert!(!out.replace("\r\n", "").contains(['\r', '\n', '\0']), "{text:?}");
            }
            "csv" => assert!(out.ends_with("\r\n"), "{text:?}"),
            _ => {}
        }
    }
}

const HOSTILE: &[&str] = &[
    "",
    " ",
    "\0",
    "\r",
    "a\rb\r\nc\n\r",
    "\u{feff}\u{202e}Ada Marsh\u{202c} said so.",
    "😀 Jay Carney 👩‍👩‍👧 said so on 5 November 2013. 😀",
    "]]> --> <!-- Ada Marsh --> ]]>",
    "</mark><script>alert(1)</script>",
    "</title></style><ScRiPt>Ada Marsh</ScRiPt>",
    "Ada \"</script><script>\" Marsh, 3 May 2020",
    "=HYPERLINK(\"http://x.example\") Ada Marsh",
    "**Ada Marsh** _said_ `so` [on](javascript:1) <b>Tuesday</b> &amp; | # - 1.",
    "BEGIN:VEVENT\r\nUID:1\r\nOn 5 November 2013; said, \\n",
    "\u{85}\u{2028}\u{2029}\u{b}\u{c} Ada\u{2028}Marsh",
    "e\u{301}\u{301} Zoe\u{308} Marsh \u{fffd}\u{10ffff}",
    "“Ada Marsh “said” ”so”” on Tuesday",
];

#[test]
fn every_format_answers_every_text() {
    for text in HOSTILE {
        check(text, &[]);
    }
}

#[test]
fn every_format_answers_a_megabyte() {
    check(&"Ada Lovelace, mathematician, said on 5 May 2013: “No.” ".repeat(19_000), &[]);
    check(&"</mark><script> ]]> & ".repeat(45_000), &[]);
    let days: String = (0..30_000).map(|n| format!("{}-03-{} and ", n % 9000, n % 28)).collect();
    check(&days, &[]);
}

#[test]
fn formats_are_told_apart_by_name_and_ending() {
    let names: Vec<&str> = formats().iter().map(|f| f.name).collect();
    assert!(names.is_sorted(), "{names:?}");
    let endings: BTreeSet<&str> = formats().iter().map(|f| f.extension).collect();
    assert_eq!(endings.len(), names.len(), "two formats end alike");
    for format in formats() {
        assert!(format.media_type.contains('/') && !format.about.is_empty());
    }
}

#[test]
fn an_unknown_format_is_answered_with_those_there_are() {
    let message = format("xml").expect_err("there is no such format").to_string();
    assert!(message.contains("\"xml\""), "{message}");
    for format in formats() {
        assert!(message.contains(format.name), "{} is not in: {message}", format.name);
    }
}

#[test]
fn a_given_id_is_the_documents_name() {
    let text = "Ada Marsh, mayor of Hull, spoke.";
    for name in ["annotation", "conll", "jsonld", "ndjson", "ninjs"] {
        let reading = Reading::new(
            text,
            analyze(text, &Options::default(), &[], &whowhen::NewsroomLists::NONE),
        )
        .with_id("https://news.example/1");
        let out = (format(name).expect("a format").write)(reading);
        assert!(out.contains("https://news.example/1") && !out.contains("urn:uuid"), "{out}");
    }
}

/// Marks by hand may stand anywhere: at half of a token, over others, over an empty line.
fn by_hand(text: &str, kind: &str, words: &str) -> Correction {
    let (before, after) = text.split_once(words).expect("the words are in the text");
    serde_json::from_value(serde_json::json!({
        "do": "mark", "kind": kind, "text": words, "before": before, "after": after,
    }))
    .expect("a correction")
}

#[test]
fn marks_by_hand_that_overlap_are_written() {
    let text = "Mr Okafor’s\n\n“friend Ada Marsh, 5 May 2013, =x” left.";
    let corrections = [
        by_hand(text, "person", "kafor’s\n\n“friend A"),
        by_hand(text, "place", "a Ma"),
        by_hand(text, "role", "rsh, 5 May"),
        by_hand(text, "organization", "=x"),
        by_hand(text, "quote", "y 2013, =x” left."),
    ];
    check(text, &corrections);
    let html = (format("html").expect("a format").write)(read(text, &corrections));
    assert!(html.contains("class=\"place\"") && html.contains("class=\"organization\""), "{html}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_written(text in any::<String>()) {
        check(&text, &[]);
    }

    #[test]
    fn any_mix_of_hostile_texts_is_written(pieces in prop::collection::vec(prop::sample::select(HOSTILE), 0..6)) {
        check(&pieces.join(" "), &[]);
    }
}
