//! `whowhen analyze --ndjson`: one document a line in, one a line out, whatever a line holds.

mod program;

use program::{Folder, documents, out, said, shell, status, whowhen, whowhen_bytes, written};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

fn ndjson(input: &str) -> std::process::Output {
    whowhen(&["analyze", "--ndjson"], input)
}

#[test]
fn every_line_is_answered_in_order_and_the_run_continues_after_a_bad_one() {
    let input = concat!(
        r#"{"id":"a","text":"Jay Carney said so on Tuesday.","published":"2013-11-05","desk":"politics"}"#,
        "\nnot json\n\n",
        r#"{"id":"b"}"#,
        "\n",
        r#"{"id":"c","text":"x","published":"Tuesday"}"#,
        "\n",
        r#"{"id":7,"text":"😀 Jay Carney said so."}"#,
    );
    let output = ndjson(input);
    let answers = documents(&output);
    assert_eq!(answers.len(), 5);
    assert_eq!(answers[0]["id"], "a");
    assert_eq!(answers[0]["desk"], "politics");
    assert_eq!(answers[0]["published"]["value"], "2013-11-05");
    assert!(answers[0].get("text").is_none() && answers[0].get("error").is_none());
    for (index, id, line, advice) in
        [(1, Value::Null, 2, "JSON"), (2, json!("b"), 4, "text"), (3, json!("c"), 5, "YYYY-MM-DD")]
    {
        assert_eq!(answers[index]["id"], id);
        assert_eq!(answers[index]["line"], line);
        assert!(answers[index]["error"].as_str().expect("an error").contains(advice));
        assert_eq!(answers[index].as_object().expect("an object").len(), 3);
    }
    assert_eq!(answers[4]["id"], 7);
    assert_eq!(answers[4]["spans"][0]["start"], 2);
    assert_eq!(status(&output), 1);
    assert_eq!(said(&output), "whowhen: lines: 2 read, 3 failed\n");
}

#[test]
fn a_run_without_a_failure_says_so_unless_it_is_to_be_quiet() {
    let line = "{\"text\":\"Jay Carney left.\"}\n";
    let well = ndjson(&line.repeat(3));
    assert_eq!((status(&well), said(&well).as_str()), (0, "whowhen: lines: 3 read, 0 failed\n"));
    let quiet = whowhen(&["analyze", "--ndjson", "--quiet"], line);
    assert_eq!((status(&quiet), said(&quiet).as_str()), (0, ""));
    let bad = whowhen(&["analyze", "--ndjson", "--quiet"], "x\ny\n");
    assert_eq!((status(&bad), said(&bad).as_str()), (1, ""));
    let nothing = ndjson("");
    assert_eq!((status(&nothing), written(&nothing).as_str()), (0, ""));
}

#[test]
fn a_bad_line_is_reported_with_its_number_and_its_id() {
    for (line, id) in [
        (r#"{"id":"a","text":"\ud800"}"#, json!("a")),
        (r#"{"id":"a","text":"cut off"#, json!("a")),
        (r#"{"id":3,"text":"bad \q"}"#, json!(3)),
        (r#"{"text":5,"id":"late"}"#, json!("late")),
        (r#"{"id":"a","text":"x","published":20131105}"#, json!("a")),
        (r#"{"id":"a","text":"x","published":["2013-11-05"]}"#, json!("a")),
        (r#"{"id":"a","text":null}"#, json!("a")),
        (r#"{"id":{"n":1},"text":["x"]}"#, json!({"n": 1})),
        (r#"{"id":"a","text":"x","text":"y"}"#, json!("a")),
        (r#"{"id":"a","text":"x","n":1e}"#, json!("a")),
        ("{\"id\":\"a\",\"text\":\"a\tb\"}", json!("a")),
        (r#"["id","a"]"#, Value::Null),
        ("\"id\"", Value::Null),
    ] {
        let answers =
            documents(&ndjson(&format!("\n{{\"text\":\"x\"}}\r\n{line}\n{{\"text\":\"y\"}}\n")));
        assert_eq!(answers.len(), 3, "{line}");
        assert_eq!(answers[1]["id"], id, "{line}");
        assert_eq!(answers[1]["line"], 3, "{line}");
        let error = answers[1]["error"].as_str().expect("an error");
        assert!(
            !error.is_empty() && !error.contains("line 1") && !error.contains("expected struct"),
            "{error}"
        );
        assert!(answers[0].get("spans").is_some() && answers[2].get("spans").is_some(), "{line}");
    }
    let answers =
        documents(&whowhen_bytes(&["analyze", "--ndjson"], b"{\"id\":1,\"text\":\"\xff\"}\n"));
    assert_eq!((&answers[0]["id"], &answers[0]["line"]), (&json!(1), &json!(1)));
}

#[test]
fn what_no_machine_number_holds_is_no_failure_in_a_field_of_the_callers() {
    let line = r#"{"id":"a","n":1e400,"m":123456789012345678901234567890,"s":"\ud800","text":"Jay Carney left."}"#;
    let answer = out(&ndjson(&format!("{line}\n")));
    let kept =
        r#"{"id":"a","n":1e400,"m":123456789012345678901234567890,"s":"\ud800","version":2,"#;
    assert!(answer.starts_with(kept), "{answer}");
}

#[test]
fn the_callers_fields_keep_their_order_and_their_letters() {
    let line = r#"{"z":0.1000,"published":"2013-11-05","id":"a","text":"x","caf\u00e9":[1,  2],"y":{"b":1,"a":-0.0},"\u0064":"\u0041"}"#;
    let answer = out(&ndjson(&format!("{line}\n")));
    let kept = r#"{"z":0.1000,"id":"a","caf\u00e9":[1,  2],"y":{"b":1,"a":-0.0},"\u0064":"\u0041","version":2,"language":"en","offsets":"#;
    assert!(answer.starts_with(kept), "{answer}");
}

#[test]
fn fields_named_as_the_answers_own_are_kept_apart() {
    // Every name that an answer or a failure has, taken from answers.
    let mut names: Vec<String> = Vec::new();
    let folder = Folder::new();
    let two = [folder.file("a", "{\"text\":\"x\"}\n"), folder.file("b", "x\n")];
    for answer in documents(&whowhen(&["analyze", "--ndjson", &two[0], &two[1]], "")) {
        names.extend(answer.as_object().expect("an object").keys().cloned());
    }
    assert!(["spans", "error", "line", "file"].iter().all(|n| names.iter().any(|m| m == n)));
    names.push("input".to_owned());
    for name in names.iter().filter(|n| !["id", "published"].contains(&n.as_str())) {
        let line =
            format!("{{\"id\":1,\"{name}\":\"mine\",\"text\":\"Jay Carney left.\",\"more\":2}}\n");
        let answer = &documents(&ndjson(&line))[0];
        assert_eq!(answer["input"], json!({ name.as_str(): "mine" }), "{name}");
        assert!(answer.get("error").is_none(), "{name}");
        assert_eq!((&answer["version"], &answer["more"]), (&json!(2), &json!(2)));
        assert_eq!(answer["people"][0]["name"], "Jay Carney");
    }
    let plain = &documents(&ndjson("{\"text\":\"x\",\"span\":1}\n"))[0];
    assert!(plain.get("input").is_none());
}

#[test]
fn an_empty_day_and_a_byte_order_mark_are_nothing() {
    for day in ["\"\"", "null", "\"  \""] {
        let line = format!("\u{feff}{{\"text\":\"He left on Tuesday.\",\"published\":{day}}}\n");
        let answer = &documents(&ndjson(&line))[0];
        assert!(answer.get("error").is_none(), "{answer}");
        assert_eq!(answer["published"], Value::Null);
        let given = whowhen(&["analyze", "--ndjson", "--published", "2013-11-05"], &line);
        assert_eq!(documents(&given)[0]["published"]["value"], "2013-11-05");
    }
    let folder = Folder::new();
    let marked = "\u{feff}{\"text\":\"x\"}\n";
    let files = [folder.file("a", marked), folder.file("b", marked)];
    assert_eq!(status(&whowhen(&["analyze", "--ndjson", &files[0], &files[1]], "")), 0);
}

#[test]
fn offsets_are_counted_as_asked() {
    for (unit, start) in [("codepoint", 2), ("utf16", 3), ("byte", 5)] {
        let answer = documents(&whowhen(
            &["analyze", "--ndjson", "--offsets", unit],
            "{\"text\":\"😀 Jay Carney said so.\"}\n",
        ));
        assert_eq!(answer[0]["offsets"], unit);
        assert_eq!(answer[0]["spans"][0]["start"], start);
    }
}

#[test]
fn a_line_beyond_the_bound_is_reported_and_the_next_is_read() {
    let long = |n: usize| format!("{{\"id\":\"long\",\"text\":\"{}\"}}\n", "x".repeat(n));
    let frame = long(0).len() - 1;
    let input = long(1000 - frame) + &long(1001 - frame) + &long(100_000) + "{\"text\":\"y\"}\n";
    let output = whowhen(&["analyze", "--ndjson", "--max-line", "1000"], &input);
    let answers = documents(&output);
    let failed: Vec<bool> = answers.iter().map(|a| a.get("error").is_some()).collect();
    assert_eq!(failed, [false, true, true, false]);
    assert_eq!((&answers[1]["id"], &answers[1]["line"]), (&json!("long"), &json!(2)));
    assert!(answers[2]["error"].as_str().expect("words").contains("--max-line"));
    for (bound, goes) in
        [("2k", true), ("1KiB", false), ("1M", true), ("0.5M", false), ("99999999999G", false)]
    {
        let output = whowhen(&["analyze", "--ndjson", "--max-line", bound], &long(1500 - frame));
        assert_eq!(output.status.success(), goes, "{bound}");
    }
}

#[test]
fn memory_stays_bounded_however_long_a_line_is() {
    // 300 MB on one line, in an address space that has no room for them.
    let line = "(printf '{\"id\":9,\"text\":\"'; head -c 300000000 /dev/zero | tr '\\0' x; echo '\"}'; echo '{\"id\":2,\"text\":\"y\"}') \
                | (ulimit -v 200000 && exec $whowhen analyze --ndjson)";
    let output = shell(line, b"");
    let answers = documents(&output);
    assert_eq!(answers.len(), 2, "{}", said(&output));
    assert_eq!((&answers[0]["id"], &answers[0]["line"]), (&json!(9), &json!(1)));
    assert_eq!(answers[1]["id"], 2);
    assert_eq!(status(&output), 1);
}

#[test]
fn an_answer_comes_before_the_next_line_is_written() {
    let mut child = Command::new(program::PROGRAM)
        .args(["analyze", "--ndjson", "--quiet"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("its input");
    let mut answers = BufReader::new(child.stdout.take().expect("its output"));
    for id in 0..3 {
        // The beginning of the next line is there already.
        let next = if id == 0 { "{\"id\":" } else { "" };
        write!(input, "{next}{id},\"text\":\"Jay Carney left.\"}}\n{{\"id\":").expect("it reads");
        input.flush().expect("it reads");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("it answers");
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        assert_eq!(answer["id"], id);
    }
    drop(input);
    assert_eq!(child.wait().expect("it ends").code(), Some(1), "the last line has no end");
}

#[test]
fn of_several_inputs_the_bad_one_is_named() {
    let folder = Folder::new();
    let good = folder.file("good.ndjson", "{\"id\":1,\"text\":\"x\"}\n");
    let bad = folder.file("bad.ndjson", "\nx\n");
    let output =
        whowhen(&["analyze", "--ndjson", &bad, folder.path(), &folder.at("gone"), &good], "");
    let answers = documents(&output);
    assert_eq!(answers.len(), 2);
    assert_eq!((&answers[0]["line"], &answers[0]["file"]), (&json!(2), &json!(bad)));
    assert_eq!(answers[1]["id"], 1);
    assert!(answers[1].get("file").is_none());
    let reported = said(&output);
    assert!(reported.contains(&format!("{}: Is a directory", folder.path())), "{reported}");
    assert!(reported.contains("gone: "), "{reported}");
    assert!(reported.ends_with("whowhen: lines: 1 read, 3 failed\n"), "{reported}");
    let alone = whowhen(&["analyze", "--ndjson", folder.path()], "");
    assert_eq!(status(&alone), 1);
    assert!(said(&alone).contains(folder.path()), "{}", said(&alone));
}

#[test]
fn a_hundred_thousand_nested_brackets_pass_through() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let answer = out(&ndjson(&format!("{{\"deep\":{deep},\"text\":\"x\"}}\n")));
    assert!(answer.starts_with(&format!("{{\"deep\":{deep},\"version\"")));
    assert_eq!(status(&ndjson(&format!("{{\"text\":{deep}}}\n"))), 1);
}
