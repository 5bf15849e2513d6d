//! Every case of every file below `tests/cases`: a text with exactly the marks it should have.
//!
//! A file says in comments which construction it is about, names the `kinds` of mark that count
//! and, if need be, the day of publication and a `correction` a line, as JSON; then, behind `---`,
//! its cases follow as paragraphs in the markup of `support`. A new case is a new paragraph, a new
//! construction a new file.

mod support;

use std::fmt::Write;
use std::path::Path;
use support::{Mark, files, found, letter, parse, render};
use whowhen::{Correction, Options};

struct CaseFile {
    kinds: Vec<char>,
    options: Options,
    corrections: Vec<Correction>,
    cases: Vec<String>,
}

fn read(path: &Path) -> CaseFile {
    let source = std::fs::read_to_string(path).expect("a case file is UTF-8");
    let (head, body) =
        source.split_once("\n---\n").unwrap_or_else(|| panic!("{}: no line ---", path.display()));
    let mut file = CaseFile {
        kinds: Vec::new(),
        options: Options::default(),
        corrections: Vec::new(),
        cases: Vec::new(),
    };
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
    file.cases = body
        .split("\n\n")
        .map(|case| case.trim_matches('\n').to_owned())
        .filter(|c| !c.is_empty())
        .collect();
    file
}

#[test]
fn every_case_has_exactly_its_marks() {
    let mut failures = String::new();
    let mut cases = 0;
    for path in files("tests/cases", "txt") {
        let file = read(&path);
        for case in &file.cases {
            cases += 1;
            let expected = parse(case);
            let analysis = whowhen::analyze(&expected.text, &file.options, &file.corrections);
            let counts = |m: &Mark| file.kinds.contains(&m.kind);
            let want: Vec<Mark> = expected.marks.iter().filter(|m| counts(m)).cloned().collect();
            let got: Vec<Mark> = found(&analysis, &expected).into_iter().filter(counts).collect();
            if want != got {
                let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&path);
                writeln!(
                    failures,
                    "{}\n  want {}\n  got  {}",
                    name.display(),
                    render(&expected.text, &want),
                    render(&expected.text, &got)
                )
                .unwrap();
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(cases > 50, "only {cases} cases were found");
}
