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

/// A file that a test writes and that goes with it.
struct Scratch(std::path::PathBuf);

impl Scratch {
    fn new(name: &str, text: &str) -> Scratch {
        let path = std::env::temp_dir().join(format!("whowhen-{}-{name}", std::process::id()));
        std::fs::write(&path, text).expect("the temporary folder can be written");
        Scratch(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("a plain path")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// "Jay Carney" is marked in full, "Geneva" with a word too much, a person is wanted where there is
/// none, and an optional span is there to be left alone.
const ANNOTATED: &str = concat!(
    r#"{"meta":{"name":"three","labels":["PERSON","PLACE","ROLE"],"partial":["ROLE"]}}"#,
    "\n",
    r#"{"id":"a","text":"Jay Carney flew to Geneva.","spans":[{"start":0,"end":10,"label":"PERSON"},{"start":16,"end":25,"label":"PLACE"}]}"#,
    "\n",
    r#"{"id":"b","text":"It rained.","spans":[{"start":0,"end":2,"label":"PERSON"}]}"#,
    "\n",
    r#"{"id":"c","text":"Wendy Sherman left.","spans":[{"start":0,"end":13,"label":"PERSON","optional":true}]}"#,
    "\n",
);

#[test]
fn evaluate_counts_exact_and_overlapping_spans() {
    let gold = Scratch::new("gold.jsonl", ANNOTATED);
    let answer = out(&whowhen(&["evaluate", "--json", gold.path()], ""));
    let answer: Value = serde_json::from_str(&answer).expect("JSON");
    let label = |name: &str| {
        let labels = answer["sets"][0]["labels"].as_array().expect("labels").clone();
        labels.into_iter().find(|l| l["label"] == name).expect("the label is there")
    };
    let person = label("PERSON");
    assert_eq!((person["gold"].as_u64(), person["found"].as_u64()), (Some(2), Some(1)));
    assert_eq!(person["exact"]["precision"], 100.0);
    assert_eq!(person["exact"]["recall"], 50.0);
    let place = label("PLACE");
    assert_eq!(
        (place["exact"]["f1"].as_f64(), place["overlap"]["f1"].as_f64()),
        (Some(0.0), Some(100.0))
    );
}

#[test]
fn evaluate_lists_mistakes_and_says_what_is_annotated_in_part() {
    let gold = Scratch::new("listed.jsonl", ANNOTATED);
    let answer = out(&whowhen(&["evaluate", "--errors", "2", "--calibration", gold.path()], ""));
    for words in [
        "three: 3 documents",
        "ROLE*",
        "read the recall alone",
        "missed      b: [It] rained.",
        "said %",
    ] {
        assert!(answer.contains(words), "{words:?} is not in:\n{answer}");
    }
}

#[test]
fn evaluate_says_which_line_is_no_document() {
    let gold = Scratch::new("broken.jsonl", "{\"meta\":{}}\n{\"id\":\"a\"}\n");
    let refused = whowhen(&["evaluate", gold.path()], "");
    assert!(!refused.status.success());
    let message = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(message.contains("line 2") && message.contains("\"spans\""), "{message}");
}

#[test]
fn a_threshold_leaves_out_the_names_less_sure() {
    let text = "Jay Carney and Zzyrkan Ploov spoke in Geneva.";
    let names = |threshold: &str| {
        let answer =
            out(&whowhen(&["analyze", "--format", "json", "--threshold", threshold], text));
        let analysis: Value = serde_json::from_str(&answer).expect("JSON");
        let spans = analysis["spans"].as_array().expect("spans").clone();
        spans.iter().map(|s| s["confidence"].as_f64().expect("a number")).collect::<Vec<_>>()
    };
    let all = names("0");
    assert!(all.len() >= 2, "{all:?}");
    let least = all.iter().copied().fold(1.0, f64::min);
    let fewer = names(&format!("{}", least + 0.001));
    assert!(fewer.len() < all.len() && fewer.iter().all(|&c| c > least), "{all:?} {fewer:?}");
    let refused = whowhen(&["analyze", "--threshold", "2"], text);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("0 to 1"));
}
