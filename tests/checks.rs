//! Every text of every file in `tests/checks`: with exactly the findings it should have.
//!
//! A file is called as its check (`weekday-mismatch.txt`). It says in comments what it is about;
//! then, behind `---`, its cases follow as blocks with an empty line between them, a line a paragraph
//! of the text. A line `published: DATE` may open a case. What the check should find stands in
//! `⟦…⟧`, and a line `! MESSAGE` for each finding closes the case; a case without any must be left
//! alone. A new case is a new block, a new check a new file.

mod support;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use support::files;
use whowhen::Options;

/// The most of its findings that a check may be wrong about, in a hundred.
const MOST_WRONG: usize = 10;
/// So many of its findings are read, or all, if there are fewer.
const FEWEST_JUDGED: usize = 40;
const RATES: &str = include_str!("../src/checks/README.md");

struct Case {
    text: String,
    options: Options,
    /// What should be found: bytes and message.
    wanted: Vec<(usize, usize, String)>,
}

fn cases(path: &Path) -> Vec<Case> {
    let source = std::fs::read_to_string(path).expect("a case file is UTF-8");
    let (_, body) =
        source.split_once("\n---\n").unwrap_or_else(|| panic!("{}: no line ---", path.display()));
    body.split("\n\n")
        .map(|block| block.trim_matches('\n'))
        .filter(|b| !b.is_empty())
        .map(case)
        .collect()
}

fn case(block: &str) -> Case {
    let (published, block) = match block.strip_prefix("published: ") {
        Some(rest) => rest.split_once('\n').expect("a text behind the publication date"),
        None => ("", block),
    };
    let options = if published.is_empty() {
        Options::default()
    } else {
        Options::published_on(published).expect("a day")
    };
    let (messages, lines): (Vec<&str>, Vec<&str>) =
        block.lines().partition(|line| line.starts_with("! "));
    let (text, places) = unmarked(&lines.join("\n"));
    assert_eq!(places.len(), messages.len(), "a message for each ⟦…⟧ of {block:?}");
    let wanted = places
        .into_iter()
        .zip(messages)
        .map(|((start, end), message)| (start, end, message[2..].to_owned()))
        .collect();
    Case { text, options, wanted }
}

/// A text without its marks, and where they were.
fn unmarked(marked: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    for letter in marked.chars() {
        match (letter, places.last_mut()) {
            ('⟦', _) => places.push((text.len(), 0)),
            ('⟧', Some((_, end))) => *end = text.len(),
            _ => text.push(letter),
        }
    }
    (text, places)
}

fn name(path: &Path) -> String {
    path.file_stem().and_then(|stem| stem.to_str()).expect("a plain name").to_owned()
}

fn case_files() -> Vec<PathBuf> {
    files("tests/checks", "txt")
}

#[test]
fn every_case_has_exactly_its_findings() {
    let mut failures = String::new();
    for path in case_files() {
        let check = name(&path);
        for case in cases(&path) {
            let analysis = whowhen::analyze(&case.text, &case.options, &[]);
            let got: Vec<(usize, usize, String)> = analysis
                .checks
                .into_iter()
                .filter(|finding| finding.check == check)
                .map(|finding| (finding.start, finding.end, finding.message.into_owned()))
                .collect();
            if got != case.wanted {
                let Case { text, wanted, .. } = &case;
                writeln!(failures, "{check}\n  {text}\n  want {wanted:?}\n  got  {got:?}").unwrap();
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn every_check_has_texts_to_flag_and_texts_to_leave_alone() {
    let checks: BTreeSet<String> =
        whowhen::checks::checks().iter().map(|check| check.name.to_owned()).collect();
    let tested: BTreeSet<String> = case_files().iter().map(|path| name(path)).collect();
    assert_eq!(checks, tested, "a check, a file of its name in tests/checks");
    for path in case_files() {
        let (flagged, left): (Vec<Case>, Vec<Case>) =
            cases(&path).into_iter().partition(|case| !case.wanted.is_empty());
        assert!(flagged.len() > 1 && left.len() > 1, "{}: too few cases", path.display());
    }
}

#[test]
fn no_check_is_said_to_be_wrong_more_often_than_allowed() {
    let mut rows = 0;
    for row in RATES.lines().filter(|line| line.starts_with("| ") && line.contains(" % ")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let number = |cell: usize| cells[cell].parse::<usize>().expect("a number");
        let (check, findings, judged, wrong) = (cells[1], number(2), number(5), number(6));
        assert!(whowhen::checks::checks().iter().any(|c| c.name == check), "no check {check}");
        assert!(judged >= findings.min(FEWEST_JUDGED), "{check}: only {judged} are judged");
        assert!(wrong * 100 <= judged * MOST_WRONG, "{check} is wrong on {wrong} of {judged}");
        rows += 1;
    }
    assert!(rows > 3, "the table of src/checks/README.md has {rows} rates");
}
