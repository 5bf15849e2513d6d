use super::columns::{COLUMNS, ITEMS, PATTERN_KINDS, PHRASE_CHARACTERS, PHRASE_WORDS, SECTIONS};
use super::*;
use crate::contract::LeftOut;
use crate::contract::{Kind, Severity};
use crate::mark::date::DateRule;

use crate::contract::given::Given;
use crate::newsroom::{
    ListSource, ListsRead, Meaning, NamedDate, NewsroomLists, Post, Row, Section,
};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn source(file: &str, text: &str) -> ListSource {
    ListSource { file: file.to_owned(), text: text.to_owned() }
}

/// A list by itself.
fn read(text: &str) -> NewsroomLists {
    NewsroomLists::read(&[source("", text)])
}

/// Its rows, none of which is left out and nothing of which is not read.
fn rows(text: &str) -> Vec<Row> {
    let lists = read(text);
    assert_eq!(lists.used()[0].left_out, [], "{text}");
    lists.rows().to_vec()
}

/// What is left out: row, column, message.
fn left_out(text: &str) -> Vec<(String, String, String)> {
    let left_out = read(text).used()[0].left_out.clone();
    left_out.into_iter().map(|one| (one.row, one.column, one.message)).collect()
}

/// A row of a section in JSON.
fn in_json(section: &str, row: &str) -> String {
    format!("{{\"{section}\": [{row}]}}")
}

fn words(row: &Row) -> Vec<&str> {
    row.words.iter().map(String::as_str).collect()
}

const COUNCIL: &str = r#"{
  "$schema": "lists.schema.json",
  "name": "Council desk",
  "version": "2026-11-27",
  "people": [
    {"name": "Ruth Calder", "aliases": ["Ruthie Calder"], "note": "prefers Ruth",
     "posts": [{"post": "mayor", "organization": "Harrow Council", "from": "2021-05", "until": "2025-05-06"},
               {"post": "member"}]}
  ],
  "organizations": [{"name": "Harrow Council", "aliases": ["HC"]}],
  "places": [{"name": "Old Mill Lane", "case": "any"}],
  "roles": [{"name": "night desk lead"}],
  "never": [{"name": "Captain Morgan"}],
  "dates": [{"name": "Derby Day", "rule": "1st Saturday of June"}, {"name": "Handover Day", "value": "2026-07-01"}],
  "patterns": [{"pattern": "Docket No\\. \\d{2}-\\d+", "kind": "organization"},
               {"pattern": "Q\\d", "kind": "date", "value": "2026"}],
  "style": [{"words": ["adviser", "advisers"], "message": "write “advisor”", "severity": "hint", "replacement": "advisor"},
            {"pattern": "(\\d+) per cent", "message": "write percent", "replacement": "$1 percent"}]
}"#;

const COUNCIL_IN_CSV: &str = "\u{feff}kind,name,aliases,post,organization,from,until,rule,value,pattern,message,severity,replacement,case,note\r
person,Ruth Calder,Ruthie Calder,mayor,Harrow Council,2021-05,2025-05-06,,,,,,,,prefers Ruth\r
organization,Harrow Council,HC\r
place,Old Mill Lane,,,,,,,,,,,,any,\r
role,night desk lead\r
never,Captain Morgan\r
\r
date,Derby Day,,,,,,1st Saturday of June\r
date,Handover Day,,,,,,,2026-07-01\r
organization,,,,,,,,,Docket No\\. \\d{2}-\\d+\r
date,,,,,,,,2026,Q\\d\r
style,\"adviser;advisers\",,,,,,,,,write “advisor”,hint,advisor\r
style,,,,,,,,,(\\d+) per cent,write percent,,$1 percent\r
person,Ruth Calder,,member\r
";

#[test]
fn every_section_and_column_is_read() {
    let lists = read(COUNCIL);
    let used = &lists.used()[0];
    assert_eq!((used.name.as_str(), used.version.as_str()), ("Council desk", "2026-11-27"));
    assert_eq!((used.rows, &used.left_out), (11, &Vec::new()));
    let rows = lists.rows();
    let text = |text: &str| Some(text.to_owned());
    let mayor = Post {
        title: "mayor".to_owned(),
        organization: text("Harrow Council"),
        from: text("2021-05-01"),
        until: text("2025-05-06"),
    };
    let member = Post { title: "member".to_owned(), organization: None, from: None, until: None };
    assert_eq!(words(&rows[0]), ["Ruth Calder", "Ruthie Calder"]);
    assert_eq!(rows[0].meaning, Meaning::Person { posts: vec![mayor, member] });
    assert_eq!(rows[0].note, text("prefers Ruth"));
    assert_eq!(words(&rows[1]), ["Harrow Council", "HC"]);
    assert_eq!(rows[1].meaning, Meaning::Kind(Kind::Organization));
    assert_eq!((rows[1].any_case, rows[2].any_case), (false, true));
    assert_eq!(rows[2].meaning, Meaning::Kind(Kind::Place));
    assert_eq!(rows[3].meaning, Meaning::Kind(Kind::Role));
    assert_eq!(rows[4].meaning, Meaning::Never);
    let rule = DateRule::Weekday { nth: 1, weekday: 6, month: 6, shift: 0 };
    assert_eq!(rows[5].meaning, Meaning::Date(NamedDate::Rule(rule)));
    assert_eq!(rows[6].meaning, Meaning::Date(NamedDate::Value("2026-07-01".to_owned())));
    assert_eq!(rows[7].pattern.as_ref().unwrap().text, r"Docket No\. \d{2}-\d+");
    assert_eq!((rows[7].words.len(), &rows[7].meaning), (0, &Meaning::Kind(Kind::Organization)));
    assert_eq!(rows[8].meaning, Meaning::Date(NamedDate::Value("2026".to_owned())));
    assert_eq!(words(&rows[9]), ["adviser", "advisers"]);
    let style = |message: &str, severity, replacement| Meaning::Style {
        message: message.to_owned(),
        severity,
        replacement: text(replacement),
    };
    assert_eq!(rows[9].meaning, style("write “advisor”", Severity::Hint, "advisor"));
    assert_eq!(rows[10].meaning, style("write percent", Severity::Warning, "$1 percent"));
    assert_eq!(rows[10].pattern.as_ref().unwrap().text, r"(\d+) per cent");
    let sections: Vec<Section> = rows.iter().map(|row| row.section).collect();
    assert!(SECTIONS.iter().all(|row| sections.contains(&row.section)));
}

/// Rows without what says where they stood.
fn anywhere(lists: &NewsroomLists) -> Vec<Row> {
    lists.rows().iter().map(|row| Row { number: 0, ..row.clone() }).collect()
}

#[test]
fn json_and_csv_of_a_list_give_the_same_rows() {
    let csv = read(COUNCIL_IN_CSV);
    assert_eq!(csv.used()[0].left_out, []);
    assert_eq!(anywhere(&csv), anywhere(&read(COUNCIL)));
    assert_eq!(csv.used()[0].rows, 12, "the two rows of a person are two");
    // Lines are counted with those that are empty.
    let lines: Vec<usize> = csv.rows().iter().map(|row| row.number).collect();
    assert_eq!(lines, [2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13]);
    // Whatever parts the cells.
    let tabs = COUNCIL_IN_CSV.replace(',', "\t");
    assert_eq!(anywhere(&read(&tabs)), anywhere(&csv));
    let semicolons = COUNCIL_IN_CSV.replace(',', ";");
    assert_eq!(anywhere(&read(&semicolons)), anywhere(&csv));
}

#[test]
fn a_list_in_csv_is_written_as_json_has_it() {
    let written = list_of_csv(COUNCIL_IN_CSV);
    assert_eq!(written.left_out, []);
    let json = serde_json::to_string(&written.list).unwrap();
    assert_eq!(anywhere(&read(&json)), anywhere(&read(COUNCIL)));
    // As it was written, and nothing that was not.
    assert!(
        json.contains(r#""from":"2021-05""#) && !json.contains("severity\":\"warning"),
        "{json}"
    );
    let written = list_of_csv(
        "kind,name,post\nperson,Ann Belk,mayor\nperson,,mayor\nperson,Ann Belk,clerk\n",
    );
    assert_eq!(
        serde_json::to_string(&written)
            .unwrap()
            .split(r#","leftOut":[{"row":"line 3","column":"name","#)
            .next(),
        Some(
            r#"{"list":{"people":[{"name":"Ann Belk","posts":[{"post":"mayor"},{"post":"clerk"}]}]}"#
        )
    );
    let written = list_of_csv("Dear all,");
    assert_eq!(serde_json::to_string(&written.list).unwrap(), "{}");
    assert_eq!(written.left_out.len(), 1);
}

#[test]
fn a_row_of_which_only_the_name_matters_may_be_bare() {
    for row in SECTIONS.iter().filter(|row| !["patterns", "style"].contains(&row.name)) {
        let bare = rows(&in_json(row.name, r#""Ann Belk""#));
        assert_eq!(bare, rows(&in_json(row.name, r#"{"name":"Ann Belk"}"#)), "{}", row.name);
        assert_eq!(words(&bare[0]), ["Ann Belk"]);
    }
    for section in ["patterns", "style"] {
        let (row, _, message) = &left_out(&in_json(section, r#""Ann Belk""#))[0];
        assert_eq!(row, &format!("{section} 1"));
        assert!(message.contains("must be an object") && message.contains("Ann Belk"), "{message}");
    }
}

#[test]
fn a_name_is_read_without_what_nobody_sees() {
    let row =
        &rows(&in_json("people", r#"{"name":" Ann\n\t Belk ","aliases":["AB","AB","Ann Belk"]}"#))
            [0];
    assert_eq!(words(row), ["Ann Belk", "AB"]);
    // As good as nothing, as a form has it that was not filled in.
    let row = r#"{"name":"Derby Day","rule":"","value":" ","aliases":null,"note":"","case":""}"#;
    assert_eq!(rows(&in_json("dates", row))[0].meaning, Meaning::Date(NamedDate::Unknown));
    // A replacement by nothing is one.
    let row = r#"{"words":"very","message":"drop it","replacement":""}"#;
    let Meaning::Style { replacement, .. } = &rows(&in_json("style", row))[0].meaning else {
        panic!()
    };
    assert_eq!(replacement.as_deref(), Some(""));
}

#[test]
fn rows_of_one_person_are_one_if_they_name_the_same() {
    let json = in_json(
        "people",
        r#"{"name":"Ann Belk","posts":[{"post":"mayor"}],"note":"one"},
           {"name":"Tom Hale"},
           {"name":"Ann Belk","aliases":["AB"],"posts":[{"post":"mayor"},{"post":"clerk"}],"note":"two"},
           {"name":"Ann Belk","case":"any"}, {"name":"ANN BELK"}, "Tom Hale""#,
    );
    let lists = read(&json);
    assert_eq!((lists.used()[0].rows, lists.rows().len()), (6, 4));
    let Meaning::Person { posts } = &lists.rows()[0].meaning else { panic!("a person") };
    let titles: Vec<&str> = posts.iter().map(|post| post.title.as_str()).collect();
    assert_eq!((titles, words(&lists.rows()[0])), (vec!["mayor", "clerk"], vec!["Ann Belk", "AB"]));
    assert_eq!((lists.rows()[0].note.as_deref(), lists.rows()[0].number), (Some("one"), 1));
    // Two files say each for itself.
    let twice = NewsroomLists::read(&[source("a.json", &json), source("b.json", &json)]);
    assert_eq!(twice.rows().len(), 8);
    assert_eq!(twice.rows()[4].list, 1);
    // No more than anybody has.
    let rows: Vec<String> = (0..120)
        .map(|n| format!(r#"{{"name":"Ann Belk","posts":[{{"post":"clerk {n}"}}]}}"#))
        .collect();
    let lists = read(&in_json("people", &rows.join(",")));
    assert_eq!((lists.used()[0].rows, lists.used()[0].left_out.len()), (100, 20));
    assert_eq!(lists.used()[0].left_out[0].row, "people 101");
}

#[test]
fn what_is_wrong_in_a_row_is_named_with_what_to_write() {
    let long = format!("\"{}\"", "a".repeat(PHRASE_CHARACTERS + 1));
    let many = format!("\"{}\"", vec!["a"; PHRASE_WORDS + 1].join(" "));
    let items = format!("[{}]", vec!["\"a\""; ITEMS + 1].join(","));
    let note = format!(r#"{{"name":"A","note":"{}"}}"#, "ä".repeat(1001));
    for (section, row, column, parts) in [
        ("people", "{}", "name", &["needs \"name\"", "\"Ruth Calder\""][..]),
        ("people", r#"{"name":""}"#, "name", &["needs \"name\""]),
        ("people", r#"{"name":5}"#, "name", &["this is 5"]),
        ("people", &format!(r#"{{"name":{long}}}"#), "name", &["200 characters", "aaa"]),
        ("people", &format!(r#"{{"name":{many}}}"#), "name", &["24 words", "a a"]),
        ("people", r#"{"name":"Ann\u0000Belk"}"#, "name", &["control", r"Ann\0Belk"]),
        ("people", r#"{"name":"Ann \u001b[31mBelk"}"#, "name", &["control", r"\u{1b}"]),
        ("people", r#"{"name":"Ann �"}"#, "name", &["but this is"]),
        ("people", r#"{"name":"Ann \ud83d"}"#, "name", &["but this is"]),
        ("people", r#"{"name":"…"}"#, "name", &["\"…\""]),
        ("people", r#"{"name":"A","aliases":"B"}"#, "aliases", &["list", "\"B\""]),
        ("people", r#"{"name":"A","aliases":["B",null]}"#, "aliases", &["list", "nothing"]),
        ("people", &format!(r#"{{"name":"A","aliases":{items}}}"#), "aliases", &["a list of 101"]),
        ("people", r#"{"name":"A","posts":{"post":"mayor"}}"#, "posts", &["a list", "an object"]),
        ("people", r#"{"name":"A","posts":["mayor"]}"#, "posts", &["holds \"mayor\""]),
        ("people", r#"{"name":"A","posts":[{"from":"2021"}]}"#, "post", &["needs \"post\""]),
        (
            "people",
            r#"{"name":"A","posts":[{"post":"mayor","from":"May 21"}]}"#,
            "from",
            &["\"from\" takes the first day", "\"2021-05\"", "\"May 21\""],
        ),
        (
            "people",
            r#"{"name":"A","posts":[{"post":"mayor","from":"2021-05","until":"2021-04"}]}"#,
            "until",
            &["not before \"from\"", "\"2021-04\""],
        ),
        (
            "people",
            r#"{"name":"A","posts":[{"post":"mayor","organization":[]}]}"#,
            "organization",
            &["a list"],
        ),
        ("people", &note, "note", &["1000 characters", "ää"]),
        ("people", "5", "", &["a row of \"people\" must be an object", "5"]),
        ("roles", r#"{"name":"clerk","case":"none"}"#, "case", &["\"any\"", "\"none\""]),
        ("dates", r#"{"name":"D","rule":"sometimes"}"#, "rule", &["easter-46", "\"sometimes\""]),
        ("dates", r#"{"name":"D","rule":"another calendar"}"#, "rule", &["another calendar"]),
        ("dates", r#"{"name":"D","value":"someday"}"#, "value", &["EDTF", "\"someday\""]),
        ("dates", r#"{"name":"D","value":"2026","rule":"easter"}"#, "value", &["beside \"rule\""]),
        ("patterns", r#"{"pattern":"a"}"#, "kind", &["needs \"kind\"", "\"organization\""]),
        ("patterns", r#"{"kind":"role"}"#, "pattern", &["needs \"pattern\"", "regular expression"]),
        ("patterns", r#"{"kind":"role","pattern":" "}"#, "pattern", &["needs \"pattern\""]),
        ("patterns", r#"{"kind":"quote","pattern":"a"}"#, "kind", &["\"quote\""]),
        (
            "patterns",
            r#"{"kind":"role","pattern":"a","value":"2026"}"#,
            "value",
            &["only of a date"],
        ),
        ("style", r#"{"message":"no"}"#, "words", &["needs \"words\"", "\"adviser\""]),
        (
            "style",
            r#"{"message":"no","words":"a","pattern":"b"}"#,
            "pattern",
            &["instead of words"],
        ),
        ("style", r#"{"words":"a"}"#, "message", &["needs \"message\""]),
        (
            "style",
            r#"{"words":"a","message":"b","severity":"fatal"}"#,
            "severity",
            &["\"hint\"", "\"fatal\""],
        ),
        ("style", r#"{"words":["a",5],"message":"b"}"#, "words", &["5"]),
    ] {
        let json = in_json(section, &format!("{row}, {row}"));
        let found = left_out(&json);
        assert_eq!(found.len(), 2, "{row}: {found:?}");
        assert_eq!(found[1].0, format!("{section} 2"), "{row}");
        assert_eq!(found[1].1, column, "{row}");
        for part in parts {
            assert!(found[1].2.contains(part), "{row}: {}", found[1].2);
        }
    }
}

#[test]
fn what_is_wrong_in_csv_is_named_by_line_and_column() {
    for (row, column, parts) in [
        ("animal,Rex", "kind", &["\"animal\"", "\"never\", \"date\" and \"style\""][..]),
        ("Person,Rex", "kind", &["\"Person\""]),
        (",Rex", "kind", &["nothing"]),
        ("person,", "name", &["needs \"name\""]),
        ("person,Rex,mayor,,x", "from", &["\"2021-05\"", "\"x\""]),
        ("person,Rex,,Harrow Council", "post", &["needs \"post\""]),
        ("style,adviser", "message", &["needs \"message\""]),
        ("person,\"Rex\" Smith", "", &["closing quote", "\"\""]),
        ("person,a,,,,,, Ruth", "", &["8 cells and the header 6", "double quotes"]),
    ] {
        let header = "kind,name,post,organization,from,pattern";
        let found = left_out(&format!("{header}\nrole,\"a\nb\"\n{row}\nrole,clerk\n"));
        assert_eq!(found.len(), 1, "{row}: {found:?}");
        assert_eq!((found[0].0.as_str(), found[0].1.as_str()), ("line 4", column), "{row}");
        for part in parts {
            assert!(found[0].2.contains(part), "{row}: {}", found[0].2);
        }
    }
    let found = left_out("kind,name\nrole,clerk\nrole,\"the mayor\nrole,sexton\n");
    assert_eq!((found.len(), found[0].0.as_str()), (1, "line 3"));
    assert!(found[0].2.contains("never ends"), "{found:?}");
}

#[test]
fn what_no_column_is_for_is_reported_and_the_row_counts() {
    let row = r#"{"name":"A","nmae":"B","kind":"role","name":"C","posts":[{"post":"mayor","form":"2021"}]}"#;
    let json = format!(
        "{{\"people\":[{row}],\"persons\":[{row}],\"places\":5,\"people \":null,\"version\":2,\"never\":[],\"never\":[\"D\"]}}"
    );
    let lists = read(&json);
    let found: Vec<(&str, &str)> = lists.used()[0]
        .left_out
        .iter()
        .map(|one| (one.row.as_str(), one.column.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("", "persons"),
            ("", "never"),
            ("people 1", "nmae"),
            ("people 1", "kind"),
            ("people 1", "name"),
            ("people 1", "form"),
            ("", "places"),
            ("", "version"),
        ]
    );
    // The last of two counts, as in JavaScript.
    assert_eq!((words(&lists.rows()[0]), words(&lists.rows()[1])), (vec!["C"], vec!["D"]));
    let messages: Vec<&str> =
        lists.used()[0].left_out.iter().map(|one| one.message.as_str()).collect();
    for (index, parts) in [
        (0, ["\"persons\"", "\"people\""]),
        (1, ["\"never\"", "twice"]),
        (2, ["\"nmae\"", "\"aliases\""]),
        (4, ["\"name\"", "twice"]),
        (5, ["\"posts\"", "\"from\""]),
        (6, ["\"places\"", "a list of rows"]),
        (7, ["\"version\"", "a string such as"]),
    ] {
        assert!(parts.iter().all(|part| messages[index].contains(part)), "{}", messages[index]);
    }

    let lists =
        read("Name,kind,colour,post,name\nOld Mill Lane,place,red,x,\nRuth,person,,mayor,Ann\n");
    let found: Vec<(&str, &str)> = lists.used()[0]
        .left_out
        .iter()
        .map(|one| (one.row.as_str(), one.column.as_str()))
        .collect();
    assert_eq!(found, [("line 1", "colour"), ("line 1", "name"), ("line 2", "post")]);
    let messages: Vec<&str> =
        lists.used()[0].left_out.iter().map(|one| one.message.as_str()).collect();
    assert!(
        messages[0].contains("\"colour\"") && messages[0].contains("\"aliases\""),
        "{}",
        messages[0]
    );
    assert!(
        messages[2].contains("\"places\"") && messages[2].contains("\"name\""),
        "{}",
        messages[2]
    );
    assert_eq!(lists.rows().len(), 2);
    assert_eq!(words(&lists.rows()[1]), ["Ruth"]);
}

#[test]
fn what_is_no_list_is_reported_as_a_whole() {
    let long = format!("{{\"name\":\"{}\"}}", "a".repeat(BYTES));
    for (file, text, parts) in [
        ("a.json", "", &["not JSON", "line 1"][..]),
        ("a.JSON", "people", &["not JSON", "line 1 column 1"]),
        ("a.csv", "{\"people\": [\n  {\"name\": \"A\",}\n]}", &["not JSON", "line 2 column"]),
        ("", "{} {}", &["not JSON", "column 4"]),
        ("", "[{\"name\":\"A\"}]", &["an object", "a list", "\"people\""]),
        ("", "", &["header", "kind", "JSON"]),
        ("", "Dear all,\nplease\n", &["header"]),
        ("", "kind,note\nperson,x\n", &["header"]),
        ("", "name,note\nperson,x\n", &["header"]),
        ("", &long, &["4000000", "several files"]),
        ("a.csv", &format!("kind,name\n{long}"), &["4000000"]),
    ] {
        let lists =
            NewsroomLists::read(&[source(file, text), source("", "{\"roles\":[\"clerk\"]}")]);
        let used = &lists.used()[0];
        assert_eq!((used.rows, used.left_out.len()), (0, 1), "{file}: {:?}", used.left_out);
        let LeftOut { row, column, message } = &used.left_out[0];
        assert_eq!((row.as_str(), column.as_str()), ("", ""));
        for part in parts {
            assert!(message.contains(part), "{message}");
        }
        assert!(message.chars().count() < 400, "{message}");
        assert_eq!((lists.used()[1].rows, lists.rows()[0].list), (1, 1));
    }
}

#[test]
fn a_list_is_called_by_what_is_known_of_it() {
    let lists = NewsroomLists::read(&[
        source("a.json", "{\"name\":\" Night  desk \",\"version\":\"3\"}"),
        source("b.json", "{\"name\":\"\"}"),
        source("", "{}"),
    ]);
    let names: Vec<&str> = lists.used().iter().map(|used| used.name.as_str()).collect();
    assert_eq!(names, ["Night desk", "b.json", "3"]);
    assert_eq!(NewsroomLists::read(&[]), NewsroomLists::NONE);
}

#[test]
fn rows_and_patterns_beyond_the_limits_are_left_out() {
    let json = in_json("roles", &vec!["\"clerk\""; 20_003].join(","));
    let lists = read(&json);
    assert_eq!((lists.used()[0].rows, lists.used()[0].left_out.len()), (20_000, 1));
    assert_eq!(lists.used()[0].left_out[0].row, "roles 20001");
    assert!(lists.used()[0].left_out[0].message.contains("those after it"));
    let csv = format!("kind,name\n{}", "role,clerk\n".repeat(20_001));
    assert_eq!(read(&csv).used()[0].left_out[0].row, "line 20002");

    let patterns =
        |count| in_json("patterns", &vec![r#"{"pattern":"a","kind":"role"}"#; count].join(","));
    let two = NewsroomLists::read(&[source("", &patterns(1_999)), source("", &patterns(3))]);
    assert_eq!((two.used()[0].rows, two.used()[1].rows), (1_999, 1));
    let left_out = &two.used()[1].left_out;
    assert_eq!((left_out.len(), left_out[0].row.as_str()), (2, "patterns 2"));
    assert!(left_out[0].message.contains("2000 patterns at most"));
}

#[test]
fn a_hundred_rows_that_are_left_out_are_named() {
    let lists = read(&in_json("roles", &vec!["5"; 140].join(",")));
    let left_out = &lists.used()[0].left_out;
    assert_eq!(left_out.len(), 101);
    assert_eq!(left_out[99].row, "roles 100");
    assert_eq!(left_out[100].row, "");
    assert!(left_out[100].message.starts_with("40 more"));
}

#[test]
fn patterns_that_cannot_be_compiled_are_left_out_as_rows() {
    let style = r#"{"pattern":"(","message":"m"}"#;
    let json = format!(
        r#"{{"roles":["clerk"],"patterns":[{{"pattern":"a","kind":"role"}}],"style":[{style},{style}]}}"#
    );
    let csv = "kind,pattern\nplace,(\nplace,b\n";
    let mut lists = ListsRead::of_files(&[source("", &json), source("", csv)]);
    assert_eq!(lists.rows.len(), 6);
    lists.leave_out_patterns(&[]);
    assert_eq!(lists.patterns, [Some(1), Some(2), Some(3), Some(4), Some(5)]);
    lists.leave_out_patterns(&[(2, "no end".to_owned()), (3, "an end".to_owned())]);
    let texts: Vec<&str> = lists.patterns().iter().map(|pattern| pattern.text).collect();
    assert_eq!((texts, lists.rows.len()), (vec!["a", "(", "b"], 4));
    assert_eq!(lists.patterns, [Some(1), Some(2), None, None, Some(3)]);
    let used = lists.used();
    assert_eq!((used[0].rows, used[1].rows), (3, 1));
    let LeftOut { row, column, message } = &used[0].left_out[0];
    assert_eq!([row, column, message], ["style 2", "pattern", "no end"]);
    assert_eq!(used[1].left_out[0].row, "line 2");
}

#[test]
fn where_nothing_matches_patterns_each_list_says_so_once() {
    let json = r#"{"name": "One", "roles":["clerk"],"patterns":[{"pattern":"a","kind":"role"},{"pattern":"b","kind":"role"}]}"#;
    let mut lists = ListsRead::of_files(&[source("", json), source("", r#"{"roles":["usher"]}"#)]);
    lists.leave_out_every_pattern("it was not served");
    assert_eq!((lists.rows.len(), lists.patterns().len()), (2, 0));
    let used = lists.used();
    assert_eq!((used[0].rows, used[0].left_out.len(), used[1].left_out.len()), (1, 1, 0));
    let message = &used[0].left_out[0].message;
    assert!(message.contains('2') && message.contains("it was not served"), "{message}");
}

#[test]
fn what_is_made_to_be_slow_is_refused_or_read_quickly() {
    let nested = format!("{}{}", "[".repeat(1_500_000), "]".repeat(1_500_000));
    let twice = |name: &str, count: usize| vec![format!("\"{name}\":5"); count].join(",");
    let unknown: String = (0..200_000).map(|n| format!("\"{n:x}\":5,")).collect();
    let person = r#"{"name":"A","posts":[{"post":"b"}]}"#;
    for text in [
        "{\"roles\":[".to_owned() + &"\"a\",".repeat(2_500_000) + "\"a\"]}",
        "{\"roles\":[".to_owned() + &"\"a\",".repeat(900_000) + "\"a\"]}",
        format!("{{\"people\":{nested}}}"),
        format!("{{\"people\":[{{\"name\":{nested}}}]}}"),
        format!(
            "{{\"patterns\":[{{\"kind\":\"role\",\"pattern\":\"{}\"}}]}}",
            "a".repeat(1_000_000)
        ),
        format!("{{{unknown}{}}}", twice("people", 200_000)),
        format!("{{\"roles\":[{{{unknown}{}}}]}}", twice("name", 200_000)),
        format!("{{\"people\":[{}]}}", vec![person; 19_999].join(",")),
        format!("kind,name\n{}", "role,a\n".repeat(100_000)),
        format!("kind,name{}\nrole,a", ",a".repeat(900_000) + &",name".repeat(300_000)),
        format!("kind,name\nrole,{}", ",".repeat(3_900_000)),
        format!("kind,name\n{}", "\"".repeat(3_900_000)),
        format!("kind,name\n{}", "\r".repeat(3_900_000)),
        format!("kind,name,aliases\nrole,a,{}", ";b".repeat(1_900_000)),
        "\"".repeat(3_900_000),
        ",".repeat(3_900_000),
    ] {
        let start = Instant::now();
        let lists = read(&text);
        let took = start.elapsed();
        // An unoptimised build on a busy machine takes a while; what is quadratic takes minutes.
        assert!(took < Duration::from_secs(5), "{took:?}: {}", &text[..60]);
        let used = &lists.used()[0];
        assert!(used.left_out.len() <= problems::LISTED + 1);
        let shown: usize =
            used.left_out.iter().map(|one| one.message.len() + one.column.len()).sum();
        assert!(shown < 100_000, "{shown}");
    }
}

/// Given data of all kinds, near to a list or not.
fn any_given() -> impl Strategy<Value = Given> {
    let names = COLUMNS.iter().map(|c| c.name).chain(SECTIONS.iter().map(|s| s.name));
    let names: Vec<&'static str> = names.chain(["version", "x"]).collect();
    let texts: Vec<&'static str> = PATTERN_KINDS
        .iter()
        .copied()
        .chain(["Ann", "", "any", "2021", "2021-05", "easter", "hint", "a\u{0}", "…"])
        .collect();
    let leaf = prop_oneof![
        1 => Just(Given::Nothing),
        1 => any::<bool>().prop_map(Given::Bool),
        1 => any::<f32>().prop_map(Given::Number),
        8 => prop::sample::select(texts).prop_map(|text| Given::Text(text.to_owned())),
        1 => any::<String>().prop_map(Given::Text),
        1 => Just(Given::Deeper("a list")),
    ];
    leaf.prop_recursive(5, 120, 8, move |inner| {
        let name = prop::sample::select(names.clone()).prop_map(str::to_owned);
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..6).prop_map(Given::List),
            3 => prop::collection::vec((name, inner), 0..8).prop_map(Given::Object),
        ]
    })
}

/// Whether each row of a list counts or is reported.
fn accounts_for_every_row(content: ListContent) -> (usize, usize) {
    let mut all = AllRows::default();
    let list = super::read(0, "a", content, &mut all);
    let shown = list.problems.shown();
    let left_out = list.given - list.counted;
    assert!(left_out <= shown.len() || shown.len() > problems::LISTED, "{left_out}: {shown:?}");
    assert!(all.rows.len() <= list.counted);
    assert!(all.rows.is_empty() == (list.counted == 0));
    for row in &all.rows {
        assert_eq!(row.words.is_empty(), row.pattern.is_some());
    }
    (list.given, list.counted)
}

/// How many rows stand in the sections.
fn rows_of(given: &Given) -> usize {
    let Given::Object(fields) = given else { return 0 };
    let rows = |section: &str| {
        let last = fields.iter().rfind(|(name, given)| name == section && *given != Given::Nothing);
        last.map_or(0, |(_, given)| if let Given::List(rows) = given { rows.len() } else { 0 })
    };
    SECTIONS.iter().map(|row| rows(row.name)).sum()
}

proptest! {
    #[test]
    fn any_data_is_read_and_every_row_accounted_for(given in any_given()) {
        let rows = rows_of(&given);
        let (all, _) = accounts_for_every_row(ListContent::Parsed(given));
        prop_assert_eq!(all, rows);
    }

    #[test]
    fn any_list_is_read_and_every_row_accounted_for(
        sections in prop::collection::vec((0..SECTIONS.len(), prop::collection::vec(any_given(), 0..4)), 0..8),
    ) {
        let fields = sections.into_iter().map(|(section, rows)| {
            (SECTIONS[section].name.to_owned(), Given::List(rows))
        });
        let given = Given::Object(fields.collect());
        let rows = rows_of(&given);
        let (all, _) = accounts_for_every_row(ListContent::Parsed(given));
        prop_assert_eq!(all, rows);
    }

    #[test]
    fn any_csv_is_read_and_every_row_accounted_for(
        header in prop::sample::select(vec!["kind,name", "kind,name,aliases,post,from,until,pattern,message", "kind;pattern", "", "x"]),
        rows in prop::collection::vec("((person|role|style|date|never|x)?[,;](Ann|Tom|a+|\")?([,;\"\r\n]|2021|\\PC){0,8})\n", 0..8),
        any in any::<String>(),
    ) {
        for text in [format!("{header}\n{}", rows.concat()), any] {
            let (_, counted) = accounts_for_every_row(ListContent::Csv(&text));
            // What is written in the form of JSON is read as the same.
            let written = list_of_csv(&text);
            let json = serde_json::to_string(&written.list).unwrap();
            let again = read(&json);
            prop_assert_eq!(anywhere(&again), grouped(read(&text)));
            prop_assert!(again.used()[0].rows <= counted);
        }
    }

    #[test]
    fn any_text_is_read(file in "(a.json|a.csv)?", text in any::<String>(), json in any_given()) {
        NewsroomLists::read(&[source(&file, &text), source(&file, &json_of(json).to_string())]);
    }
}

/// Rows of each section together.
fn grouped(lists: NewsroomLists) -> Vec<Row> {
    let rows = anywhere(&lists);
    let of = |section: Section| rows.iter().filter(move |row| row.section == section).cloned();
    SECTIONS.iter().flat_map(|row| of(row.section).collect::<Vec<_>>()).collect()
}

fn json_of(given: Given) -> serde_json::Value {
    use serde_json::Value;
    match given {
        Given::Nothing | Given::Deeper(_) => Value::Null,
        Given::Bool(truth) => truth.into(),
        Given::Number(number) => number.into(),
        Given::Text(text) => text.into(),
        Given::List(items) => items.into_iter().map(json_of).collect(),
        Given::Object(fields) => {
            fields.into_iter().map(|(name, given)| (name, json_of(given))).collect()
        }
    }
}
