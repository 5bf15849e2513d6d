//! Every case of every file below `tests/cases`: a text with exactly the marks it should have.
//!
//! A file says in comments which construction it is about, names the `kinds` of mark that count (`source` among them)
//! and, if need be, the day of publication and a `correction` a line, as JSON; then, after `---`,
//! its cases follow as paragraphs in the markup of `support`, each under its id. A new case is a new
//! paragraph, a new construction a new file.

mod support;

use std::path::Path;
use std::sync::Arc;
use support::harness::{self, trial};
use support::{Mark, blocks, files, found, letter, parse, render, sources};
use whowhen::{Correction, Options};

const FOLDER: &str = "tests/cases";

/// What a file's head says of all its cases.
struct Head {
    kinds: Vec<char>,
    options: Options,
    corrections: Vec<Correction>,
}

fn read_head(path: &Path, head: &str) -> Head {
    let mut file = Head { kinds: Vec::new(), options: Options::default(), corrections: Vec::new() };
    for line in head.lines().filter(|l| !l.starts_with('#')) {
        match line.split_once(':').map(|(key, value)| (key, value.trim())) {
            Some(("kinds", kinds)) => file.kinds = kinds.split_whitespace().map(letter).collect(),
            Some(("published", day)) => file.options = Options::published_on(day).expect("a day"),
            Some(("correction", json)) => {
                file.corrections.push(serde_json::from_str(json).expect("a correction"));
            }
            _ => panic!("{}: neither kinds, correction nor published: {line}", path.display()),
        }
    }
    assert!(!file.kinds.is_empty(), "{}: no kinds", path.display());
    file
}

/// The case has exactly its marks of the kinds that count.
fn check(head: &Head, case: &str) -> Result<(), String> {
    let expected = parse(case);
    let analysis = whowhen::analyze(
        &expected.text,
        &head.options,
        &head.corrections,
        &whowhen::NewsroomLists::NONE,
    );
    let counts = |m: &Mark| head.kinds.contains(&m.kind);
    let want: Vec<Mark> = expected.marks.iter().filter(|m| counts(m)).cloned().collect();
    let all = found(&analysis, &expected).into_iter().chain(sources(&analysis));
    let mut got: Vec<Mark> = all.filter(counts).collect();
    got.sort();
    if want == got {
        return Ok(());
    }
    let (want, got) = (render(&expected.text, &want), render(&expected.text, &got));
    Err(format!("  want {want}\n  got  {got}"))
}

fn main() {
    let mut trials = vec![trial("files/ids-are-checked", blocks::self_test)];
    for path in files(FOLDER, "txt") {
        let (head, cases) = blocks::read(FOLDER, &path);
        let head = Arc::new(read_head(&path, &head));
        for case in cases {
            let head = Arc::clone(&head);
            trials.push(trial(case.id, move || check(&head, &case.body)));
        }
    }
    assert!(trials.len() > 50, "only {} cases were found", trials.len());
    harness::run(trials);
}
