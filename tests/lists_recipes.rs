//! The recipes of `docs/lists.md`, followed line by line: its files are saved under the names that
//! it says, its commands are run, and what they write is what it shows.
//! Its tables of sections and columns are those of `docs/lists.schema.json`, which the reader makes.
//! `WHOWHEN_ACCEPT=1 cargo test --test lists_recipes` writes anew what is shown.
#![cfg(unix)]

mod program;

use program::{Folder, out, said};
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use whowhen::{ListSource, NewsroomLists};

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/lists.md");

/// A fenced block with the comment before it, which says what it is.
struct Block<'d> {
    /// `list`, `file council.json`, `run`, `output`.
    about: &'d str,
    /// Where its content begins in the document.
    start: usize,
    content: &'d str,
}

/// The blocks that have a comment, in order.
fn blocks(document: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((before, rest)) = document[from..].split_once(" -->\n```") {
        let about = before.rsplit_once("<!-- ").expect("a comment begins").1;
        let (language, rest) = rest.split_once('\n').expect("the fence is a line");
        let end = rest.find("```\n").expect("the block ends");
        let start = from + before.len() + " -->\n```\n".len() + language.len();
        found.push(Block { about, start, content: &rest[..end] });
        from = start + end;
    }
    found
}

/// What a command writes in a folder; it may say nothing beside it.
fn run(command: &str, folder: &Folder) -> String {
    let program = Path::new(program::PROGRAM).parent().expect("it is in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", command])
        .current_dir(folder.path())
        .env("PATH", format!("{}:{path}", program.display()))
        .output()
        .expect("there is a shell");
    assert_eq!(said(&output), "", "{command}");
    out(&output)
}

/// The document with what the commands write now.
fn followed(document: &str) -> String {
    let folder = Folder::new();
    let mut written = String::new();
    let mut now = String::new();
    let mut kept = 0;
    for block in blocks(document) {
        match block.about.split_once(' ').unwrap_or((block.about, "")) {
            ("file", name) => {
                folder.file(name, block.content);
            }
            ("run", _) => written = run(block.content, &folder),
            ("output", _) => {
                now.push_str(&document[kept..block.start]);
                now.push_str(written.trim_end());
                now.push('\n');
                kept = block.start + block.content.len();
            }
            ("list", _) => (),
            (other, _) => panic!("a block of {DOCUMENT} is '{other}'"),
        }
    }
    now + &document[kept..]
}

/// The document with the tables that the schema of lists makes.
fn with_tables(document: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/lists.schema.json");
    let schema = std::fs::read_to_string(path).expect("the schema is there");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let mut written = document.to_owned();
    for (name, table) in [("sections", sections(&schema)), ("columns", columns(&schema))] {
        let opening = format!("<!-- table of {name} -->\n");
        let start = written.find(&opening).expect("the table has its place") + opening.len();
        let end = start + written[start..].find("<!-- end of table -->").expect("it ends");
        written.replace_range(start..end, &format!("\n{table}\n"));
    }
    written
}

/// Each section with what its rows are as objects.
fn rows(schema: &Value) -> Vec<(&String, &Value, &Value)> {
    let fields = schema["properties"].as_object().expect("a list is an object");
    let sections = fields.iter().filter(|(_, field)| field["type"] == "array");
    let with_rows = sections.map(|(name, section)| {
        let items = &section["items"];
        (name, section, items["anyOf"].get(1).unwrap_or(items))
    });
    with_rows.collect()
}

/// The columns of an object, those of its posts after them.
fn fields(object: &Value) -> Vec<(&String, &Value)> {
    let mut found = Vec::new();
    for (name, field) in object["properties"].as_object().expect("a row is an object") {
        found.push((name, field));
        if field["items"]["properties"].is_object() {
            found.extend(fields(&field["items"]));
        }
    }
    found
}

fn sections(schema: &Value) -> String {
    let mut table = "| section | what it holds | columns |\n|---|---|---|\n".to_owned();
    for (name, section, row) in rows(schema) {
        let names = row["properties"].as_object().expect("a row is an object").keys();
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        let about = section["description"].as_str().expect("it is described");
        table.push_str(&format!("| `{name}` | {about} | {} |\n", names.join(", ")));
    }
    table
}

fn columns(schema: &Value) -> String {
    let mut table = "| column | what it takes |\n|---|---|\n".to_owned();
    let mut seen = Vec::new();
    for (name, field) in rows(schema).into_iter().flat_map(|(.., row)| fields(row)) {
        if !seen.contains(&name) {
            seen.push(name);
            let takes = field["description"].as_str().expect("it is described");
            table.push_str(&format!("| `{name}` | {takes} |\n"));
        }
    }
    table
}

#[test]
fn who_follows_the_recipes_gets_what_they_show() {
    let document = std::fs::read_to_string(DOCUMENT).expect("the document is there");
    let now = with_tables(&followed(&document));
    if std::env::var_os("WHOWHEN_ACCEPT").is_some() {
        std::fs::write(DOCUMENT, &now).expect("the document can be written");
        return;
    }
    let differs = document.lines().zip(now.lines()).find(|(shown, written)| shown != written);
    assert!(
        document == now,
        "shown and written: {differs:#?}; WHOWHEN_ACCEPT=1 cargo test --test lists_recipes"
    );
}

/// The lists of the document, under the names of their files.
fn lists(document: &str) -> Vec<ListSource> {
    let lists = blocks(document).into_iter().filter_map(|block| {
        let (what, name) = block.about.split_once(' ').unwrap_or((block.about, "a.json"));
        let is_file = what == "file" && (name.ends_with(".json") || name.ends_with(".csv"));
        (what == "list" || is_file)
            .then(|| ListSource { file: name.into(), text: block.content.into() })
    });
    lists.collect()
}

#[test]
fn every_row_that_is_shown_counts() {
    let document = std::fs::read_to_string(DOCUMENT).expect("the document is there");
    let lists = lists(&document);
    assert_eq!(lists.len(), 7, "three beside those of the recipes");
    for list in lists {
        let read = NewsroomLists::read(std::slice::from_ref(&list));
        for used in read.used() {
            assert!(used.rows > 0 && used.left_out.is_empty(), "{}: {used:?}", list.file);
        }
    }
}

#[test]
fn a_table_says_what_the_same_list_in_json_says() {
    let document = std::fs::read_to_string(DOCUMENT).expect("the document is there");
    let lists = lists(&document);
    let story = blocks(&document).into_iter().find(|block| block.about == "file sports.txt");
    let story = story.expect("the sports desk has a story").content;
    let options = whowhen::Options::published_on("2026-11-30").expect("a day");
    let [table, json] = ["sports.csv", "sports.json"].map(|name| {
        let source = lists.iter().find(|list| list.file == name).expect("the list is there");
        let lists = NewsroomLists::read(std::slice::from_ref(source));
        let analysis = whowhen::analyze(story, &options, &[], &lists);
        let marks: Vec<String> = analysis
            .spans
            .iter()
            .map(|span| format!("{} {} {:?}", span.start, span.end, span.detail.kind()))
            .collect();
        let found: Vec<String> = analysis
            .checks
            .iter()
            .map(|finding| format!("{} {} {:?}", finding.check, finding.start, finding.actions))
            .collect();
        (marks, found, analysis.people)
    });
    assert_eq!(table, json);
}
