//! The command line as a user calls it.

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn whowhen(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whowhen"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that refuses its arguments closes its input unread.
    let _ = child.stdin.take().expect("its input is ours").write_all(input.as_bytes());
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn lines(output: &Output) -> Vec<Value> {
    out(output).lines().map(|l| serde_json::from_str(l).expect("a JSON document a line")).collect()
}

const SENTENCE: &str = "White House spokesman Jay Carney said so on Tuesday.";

#[test]
fn a_person_can_read_the_answer() {
    let answer = out(&whowhen(&["analyze", "--published", "2013-11-05"], SENTENCE));
    assert!(answer.contains("Jay Carney: White House spokesman (once)"), "{answer}");
    assert!(answer.contains("2013-11-05"), "{answer}");
    let nothing = out(&whowhen(&["analyze"], "it rained."));
    assert!(nothing.contains("No people"), "{nothing}");
}

#[test]
fn json_is_the_contract() {
    let answer =
        out(&whowhen(&["analyze", "--format", "json", "--published", "2013-11-05"], SENTENCE));
    let analysis: Value = serde_json::from_str(&answer).expect("JSON");
    assert_eq!(analysis["version"], 1);
    assert_eq!(analysis["offsets"], "codepoint");
    assert_eq!(analysis["published"], serde_json::json!({"value": "2013-11-05", "basis": "given"}));
    let role = &analysis["spans"].as_array().expect("spans")[0];
    assert_eq!(role["kind"], "role");
    assert_eq!(role["text"], "White House spokesman");
    assert_eq!(role["people"], serde_json::json!([0]));
    assert_eq!(role["title"], "spokesman");
    assert_eq!(role["organization"], "White House");
    assert_eq!(role["scope"], Value::Null);
    assert_eq!(role["status"], "current");
    assert!(!role["because"].as_array().expect("reasons").is_empty());
    assert_eq!(analysis["people"][0]["name"], "Jay Carney");
    let date = analysis["spans"]
        .as_array()
        .expect("spans")
        .iter()
        .find(|s| s["kind"] == "date")
        .expect("a date");
    assert_eq!(date["value"], "2013-11-05");
}

#[test]
fn ndjson_answers_every_line_in_order_and_goes_on_after_a_bad_one() {
    let input = concat!(
        r#"{"id":"a","text":"Jay Carney said so on Tuesday.","published":"2013-11-05","desk":"politics"}"#,
        "\n",
        "not json\n",
        "\n",
        r#"{"id":"b"}"#,
        "\n",
        r#"{"id":"c","text":"x","published":"Tuesday"}"#,
        "\n",
        r#"{"id":7,"text":"😀 Jay Carney said so."}"#,
        "\n",
    );
    let answers = lines(&whowhen(&["analyze", "--ndjson"], input));
    assert_eq!(answers.len(), 5);
    assert_eq!(answers[0]["id"], "a");
    assert_eq!(answers[0]["desk"], "politics");
    assert_eq!(answers[0]["published"]["value"], "2013-11-05");
    assert!(answers[0].get("text").is_none());
    assert_eq!(answers[1]["id"], Value::Null);
    assert!(answers[1]["error"].as_str().expect("an error").contains("JSON"));
    assert_eq!(answers[2]["id"], "b");
    assert!(answers[2]["error"].as_str().expect("an error").contains("text"));
    assert!(answers[3]["error"].as_str().expect("an error").contains("YYYY-MM-DD"));
    assert_eq!(answers[4]["id"], 7);
    assert_eq!(answers[4]["spans"][0]["start"], 2);
}

#[test]
fn offsets_are_counted_as_asked() {
    for (unit, start) in [("codepoint", 2), ("utf16", 3), ("byte", 5)] {
        let answer = lines(&whowhen(
            &["analyze", "--ndjson", "--offsets", unit],
            "{\"text\":\"😀 Jay Carney said so.\"}\n",
        ));
        assert_eq!(answer[0]["offsets"], unit);
        assert_eq!(answer[0]["spans"][0]["start"], start);
    }
}

#[test]
fn explain_shows_every_stage() {
    let answer = out(&whowhen(&["analyze", "--explain", "--published", "2013-11-05"], SENTENCE));
    for stage in [
        "text: ",
        "White|House|spokesman|Jay|Carney",
        "proposed by",
        "settled by",
        "read by people",
    ] {
        assert!(answer.contains(stage), "{stage} is missing in:\n{answer}");
    }
}

#[test]
fn corrections_come_from_a_file() {
    let folder = std::env::temp_dir().join(format!("whowhen-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder of our own");
    let file = folder.join("corrections.json");
    std::fs::write(
        &file,
        r#"[{"do":"reject","kind":"person","text":"Jay Carney"},
            {"do":"value","text":"Tuesday","after":".","value":"2013-10-29"}]"#,
    )
    .expect("a file of our own");
    let path = file.to_str().expect("a plain path");
    let answer = out(&whowhen(
        &["analyze", "--format", "json", "--published", "2013-11-05", "--corrections", path],
        SENTENCE,
    ));
    let analysis: Value = serde_json::from_str(&answer).expect("JSON");
    assert_eq!(analysis["people"], serde_json::json!([]));
    let date = analysis["spans"]
        .as_array()
        .expect("spans")
        .iter()
        .find(|s| s["kind"] == "date")
        .expect("a date");
    assert_eq!(date["value"], "2013-10-29");
    std::fs::write(&file, r#"[{"do":"value","text":"Tuesday","value":"someday"}]"#)
        .expect("a file of our own");
    let refused = whowhen(&["analyze", "--corrections", path], SENTENCE);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("EDTF"));
    std::fs::remove_dir_all(&folder).expect("our own folder goes");
}

#[test]
fn what_cannot_be_read_is_said_with_advice() {
    for (arguments, advice) in [
        (&["analyze", "--published", "5 November"][..], "YYYY-MM-DD"),
        (&["analyze", "no-such-file.txt"], "no-such-file.txt"),
        (&["analyze", "--format", "xml"], "json"),
    ] {
        let output = whowhen(arguments, "");
        assert!(!output.status.success());
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains(advice), "{error}");
    }
}

#[test]
fn help_shows_an_example() {
    for arguments in [&["--help"][..], &["analyze", "--help"]] {
        assert!(out(&whowhen(arguments, "")).contains("whowhen analyze --published 2013-11-05"));
    }
}
