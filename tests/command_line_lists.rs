//! A newsroom's lists on the command line: what is read of them and what is said of what is not.

mod program;

use program::{Folder, out, said, status, whowhen, written};
use serde_json::{Value, json};

const SENTENCE: &str = "Ruth Calder spoke on Tuesday.";

const LIST: &str = "kind,name,post,from,colour
person,Ruth Calder,mayor,2021-05,
person,Tom Hale,clerk,May,
place,Old Mill Lane,,,
";

#[test]
fn a_row_that_cannot_be_used_is_named_and_the_rest_counts() {
    let folder = Folder::new();
    let csv = folder.file("council.csv", LIST);
    let json =
        folder.file("night.json", r#"{"name":"Night desk","version":"3","roles":["clerk",5]}"#);
    for way in [&["--format", "json"][..], &["--ndjson"]] {
        let input = match way {
            ["--ndjson"] => format!("{{\"text\":\"{SENTENCE}\",\"lists\":[\"mine\"]}}\n"),
            _ => SENTENCE.to_owned(),
        };
        let lists = ["analyze", "--quiet", "--lists", &csv, "--lists", &json];
        let output = whowhen(&[&lists[..], way].concat(), &input);
        let analysis: Value = serde_json::from_str(&out(&output)).expect("JSON");
        let used = analysis["lists"].as_array().expect("lists");
        let told: Vec<Value> =
            used.iter().map(|list| json!([list["name"], list["version"], list["rows"]])).collect();
        assert_eq!(told, [json!([csv, "", 2]), json!(["Night desk", "3", 1])]);
        assert_eq!(used[0]["leftOut"].as_array().map(Vec::len), Some(2));
        if let ["--ndjson"] = way {
            assert_eq!(analysis["input"]["lists"], json!(["mine"]), "a caller's own field is kept");
        }
        let said = said(&output);
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines.len(), 3, "{said}");
        assert!(
            lines[0].contains("council.csv: line 1: ") && lines[0].contains("\"colour\""),
            "{said}"
        );
        assert!(lines[1].contains("council.csv: line 3: \"from\" takes "), "{said}");
        assert!(lines[1].contains("2021-05-06") && lines[1].contains("\"May\""), "{said}");
        assert!(lines[2].contains("night.json: roles 2: "), "{said}");
    }
}

#[test]
fn lists_are_read_for_an_explanation_and_for_measuring_too() {
    let folder = Folder::new();
    let csv = folder.file("council.csv", LIST);
    let explained = whowhen(&["analyze", "--explain", "--lists", &csv], SENTENCE);
    assert!(out(&explained).starts_with("text: "));
    assert_eq!(said(&explained).lines().count(), 2);
    let gold =
        r#"{"id":"a","text":"Ruth Calder spoke.","spans":[{"start":0,"end":11,"label":"PERSON"}]}"#;
    let gold = folder.file("gold.jsonl", gold);
    let measured = whowhen(&["evaluate", "--lists", &csv, &gold], "");
    assert!(out(&measured).contains("PERSON"));
    assert_eq!(said(&measured).lines().count(), 2);
}

#[test]
fn many_rows_that_cannot_be_used_are_counted() {
    let folder = Folder::new();
    let rows = vec!["5"; 400].join(",");
    let path = folder.file("many.json", &format!("{{\"roles\":[{rows}]}}"));
    let output = whowhen(&["analyze", "--lists", &path], SENTENCE);
    assert_eq!(status(&output), 0);
    let said = said(&output);
    assert_eq!(said.lines().count(), 101, "{said}");
    assert!(said.lines().last().is_some_and(|line| line.contains("many.json: 300 more")), "{said}");
}

#[test]
fn a_file_that_holds_no_list_is_reported_before_anything_is_read() {
    let folder = Folder::new();
    let long = format!("kind,name\n{}", "role,clerk\n".repeat(400_000));
    for (name, text, advice) in [
        ("a.json", "{\n\"people\":}", "line 2 column"),
        ("a.json", "[]", "an object"),
        ("a.csv", "Dear all,", "header"),
        ("a.csv", "", "header"),
        ("a.csv", &long, "several files"),
    ] {
        let path = folder.file(name, text);
        let refused = whowhen(&["analyze", "--lists", &path], SENTENCE);
        assert_eq!((status(&refused), written(&refused)), (1, String::new()));
        let said = said(&refused);
        assert!(said.contains(&format!("{name}: ")) && said.contains(advice), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    let refused = whowhen(&["analyze", "--lists", &folder.at("none.csv")], SENTENCE);
    assert_eq!(status(&refused), 1);
    assert!(said(&refused).contains("none.csv: "));
    std::fs::write(folder.at("latin.csv"), b"kind,name\nperson,Ren\xe9\n").expect("writable");
    let refused = whowhen(&["analyze", "--lists", &folder.at("latin.csv")], SENTENCE);
    assert_eq!(status(&refused), 1);
    assert!(said(&refused).contains("iconv -f WINDOWS-1252"), "{}", said(&refused));
}

#[test]
fn a_list_is_never_replaced() {
    let folder = Folder::new();
    let text = folder.file("notes.txt", SENTENCE);
    let list = folder.file("notes.json", "{\"roles\":[\"clerk\"]}");
    let into = ["analyze", "--format", "json", "--into", folder.path(), "--force"];
    let refused = whowhen(&[&into[..], &["--lists", &list, &text]].concat(), "");
    assert_eq!(status(&refused), 1);
    assert!(said(&refused).contains("to be read"), "{}", said(&refused));
    assert_eq!(folder.read("notes.json"), "{\"roles\":[\"clerk\"]}");
}
