//! The command line as a user calls it.

mod program;

use program::{Folder, out, said, shell, status, whowhen};
use serde_json::Value;

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
    assert_eq!(analysis["version"], 2);
    assert_eq!(analysis["offsets"], "codepoint");
    assert_eq!(
        analysis["published"],
        serde_json::json!({"value": "2013-11-05", "basis": {"code": "given", "text": "the caller states it"}})
    );
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
    let folder = Folder::new();
    let path = folder.file(
        "corrections.json",
        r#"[{"do":"reject","kind":"person","text":"Jay Carney"},
            {"do":"value","text":"Tuesday","after":".","value":"2013-10-29"}]"#,
    );
    let answer = out(&whowhen(
        &["analyze", "--format", "json", "--published", "2013-11-05", "--corrections", &path],
        SENTENCE,
    ));
    let analysis: Value = serde_json::from_str(&answer).expect("JSON");
    assert_eq!(analysis["people"], serde_json::json!([]));
    assert_eq!(date(&analysis)["value"], "2013-10-29");
}

fn date(analysis: &Value) -> &Value {
    let spans = analysis["spans"].as_array().expect("spans");
    spans.iter().find(|span| span["kind"] == "date").expect("a date")
}

#[test]
fn a_correction_that_cannot_be_used_is_named_and_the_rest_counts() {
    let folder = Folder::new();
    let path = folder.file(
        "notes.json",
        r#"[{"do":"value","text":"Tuesday","value":"someday"},
            {"do":"value","text":"Tuesday","value":"2013-10-29"},
            {"do":"levitate","text":"Tuesday"},
            {"do":"reject","kind":"person","text":"Jay Carney","befor":"x"}]"#,
    );
    for way in [&["--format", "json"][..], &["--ndjson"]] {
        let input = match way {
            ["--ndjson"] => format!("{{\"text\":\"{SENTENCE}\"}}\n"),
            _ => SENTENCE.to_owned(),
        };
        let arguments = [&["analyze", "--quiet", "--corrections", &path], way].concat();
        let output = whowhen(&arguments, &input);
        let analysis: Value = serde_json::from_str(&out(&output)).expect("JSON");
        assert_eq!(date(&analysis)["value"], "2013-10-29");
        assert_eq!(analysis["people"][0]["name"], "Jay Carney");
        let said = said(&output);
        assert_eq!(said.lines().count(), 3, "{said}");
        for (number, why) in [(1, "EDTF"), (3, "levitate"), (4, "befor")] {
            let line =
                said.lines().find(|l| l.contains(&format!("correction {number} is left out: ")));
            assert!(line.is_some_and(|l| l.contains(why) && l.contains("notes.json")), "{said}");
        }
    }
    let many = format!("[{}]", vec!["5"; 400].join(","));
    let said = said(&whowhen(&["analyze", "--corrections", &folder.file("many.json", &many)], ""));
    assert_eq!(said.lines().count(), 21, "{said}");
    assert!(said.contains("380 more"), "{said}");
}

#[test]
fn a_file_that_holds_no_corrections_is_reported_before_anything_is_read() {
    let folder = Folder::new();
    for (text, advice) in [("{}", "list"), ("[", "corrections"), ("Ada", "corrections")] {
        let path = folder.file("no-list.json", text);
        let refused = whowhen(&["analyze", "--corrections", &path], SENTENCE);
        assert_eq!(status(&refused), 1);
        assert!(refused.stdout.is_empty());
        let said = said(&refused);
        assert!(said.contains("no-list.json: ") && said.contains(advice), "{said}");
    }
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
        let error = said(&output);
        assert!(error.contains(advice), "{error}");
    }
}

#[test]
fn help_shows_an_example() {
    for arguments in [&["--help"][..], &["analyze", "--help"]] {
        assert!(out(&whowhen(arguments, "")).contains("whowhen analyze --published 2013-11-05"));
    }
}

#[test]
fn the_exit_status_says_how_it_went() {
    let folder = Folder::new();
    let text = folder.file("a.txt", SENTENCE);
    for (wanted, arguments) in [
        (0, &["analyze", &text][..]),
        (0, &["--help"]),
        (0, &["--version"]),
        (1, &["analyze", "no-such-file.txt"]),
        (1, &["analyze", &text, "no-such-file.txt"]),
        (1, &["analyze", "--ndjson", &text]),
        (1, &["evaluate", &text]),
        (2, &["analyze", "--format", "xml"]),
        (2, &["analyze", "--format", "json", &text, &text]),
        (2, &["analyze", "--id", "urn:x:1", &text, &text]),
        (2, &["analyze", "--force", &text]),
        (2, &["analyze", "--ndjson", "--max-line", "0"]),
        (2, &["analyze", "--max-line", "1M", &text]),
        (2, &["fly"]),
        (2, &[]),
    ] {
        assert_eq!(status(&whowhen(arguments, "")), wanted, "{arguments:?}");
    }
    for arguments in [&["--help"][..], &["analyze", "--help"]] {
        let help = out(&whowhen(arguments, ""));
        assert!(help.contains("Exit status:") && help.contains("Ctrl-C"), "{help}");
    }
}

#[test]
fn what_cannot_be_written_is_no_success() {
    if !std::path::Path::new("/dev/full").exists() {
        program::skipped("there is no /dev/full here");
        return;
    }
    for arguments in
        ["--help", "--version", "analyze --help", "analyze", "analyze --ndjson --quiet"]
    {
        let output = shell(&format!("$whowhen {arguments} > /dev/full"), b"{\"text\":\"x\"}\n");
        assert_eq!(status(&output), 1, "{arguments}");
        assert!(said(&output).starts_with("whowhen: standard output: "), "{}", said(&output));
    }
}

#[test]
fn who_has_read_enough_hears_nothing() {
    let text = format!("{SENTENCE}\n\n").repeat(5000);
    let output = shell("{ $whowhen analyze; echo status $? >&2; } | head -n 1", text.as_bytes());
    assert_eq!(said(&output), "status 0\n");
    let lines = format!("{{\"text\":\"{SENTENCE}\"}}\n").repeat(2000);
    let ndjson = "{ $whowhen analyze --ndjson; echo status $? >&2; } | head -n 1";
    let output = shell(ndjson, lines.as_bytes());
    assert_eq!(said(&output), "status 0\n");
}

#[test]
fn of_several_texts_one_that_cannot_be_read_is_reported_and_the_others_are_read() {
    let folder = Folder::new();
    let (a, b) = (folder.file("a.txt", SENTENCE), folder.file("b.txt", "Wendy Sherman left."));
    let output = whowhen(&["analyze", &a, &folder.at("gone.txt"), &b], "");
    assert_eq!(status(&output), 1);
    let answer = program::written(&output);
    assert!(answer.contains("Jay Carney") && answer.contains("Wendy Sherman"), "{answer}");
    let reported = said(&output);
    assert!(reported.contains("gone.txt: "), "{reported}");
    assert!(reported.ends_with("whowhen: texts: 2 read, 1 failed\n"), "{reported}");
    let quiet = whowhen(&["analyze", "--quiet", &a, &b], "");
    assert_eq!((status(&quiet), said(&quiet).as_str()), (0, ""));
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
    let folder = Folder::new();
    let gold = folder.file("gold.jsonl", ANNOTATED);
    let answer = out(&whowhen(&["evaluate", "--json", &gold], ""));
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
    let folder = Folder::new();
    let gold = folder.file("listed.jsonl", ANNOTATED);
    let answer = out(&whowhen(&["evaluate", "--errors", "2", "--calibration", &gold], ""));
    for words in [
        "three: 3 documents",
        "ROLE*",
        "only the recall counts",
        "missed      b: [It] rained.",
        "said %",
    ] {
        assert!(answer.contains(words), "{words:?} is not in:\n{answer}");
    }
}

#[test]
fn evaluate_says_which_line_is_no_document() {
    let folder = Folder::new();
    let gold = folder.file("broken.jsonl", "{\"meta\":{}}\n{\"id\":\"a\"}\n");
    let refused = whowhen(&["evaluate", &gold], "");
    assert!(!refused.status.success());
    let message = said(&refused);
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
    assert!(said(&refused).contains("0 to 1"));
}
