//! Every text of every file in `tests/checks`: with exactly the findings it should have.
//!
//! A file is called as its check (`weekday-mismatch.txt`). It says in comments what it is about;
//! then, after `---`, its cases follow as blocks with an empty line between them, the id and then a
//! line a paragraph of the text. A line `published: DATE` may come before the text. What the check
//! should find stands in `⟦…⟧`, and a line `! MESSAGE` for each finding closes the case; a case
//! without any must be left alone. A new case is a new block, a new check a new file. What a check asks
//! of the newsroom's lists stands in a list of its name beside it (`house-style.json`).

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use support::harness::{self, trial};
use support::{blocks, files};
use whowhen::{ListSource, NewsroomLists, Options};

const FOLDER: &str = "tests/checks";

/// The most of its findings that a check may be wrong about, in a hundred.
const MOST_WRONG: usize = 10;
/// So many of its findings are read, or all, if there are fewer.
const FEWEST_JUDGED: usize = 40;
const RATES: &str = include_str!("../src/checks/README.md");

struct Case {
    text: String,
    options: Options,
    lists: NewsroomLists,
    /// What should be found: bytes and message.
    wanted: Vec<(usize, usize, String)>,
}

/// The cases of a file, with their ids.
fn cases(path: &Path) -> Vec<(String, Case)> {
    let (_, blocks) = blocks::read(FOLDER, path);
    let lists = lists(&path.with_extension("json"));
    blocks.into_iter().map(|block| (block.id, case(&block.body, &lists))).collect()
}

/// The list of a check, if it has one; every row of it counts.
fn lists(path: &Path) -> NewsroomLists {
    let Ok(text) = std::fs::read_to_string(path) else { return NewsroomLists::NONE };
    let file = path.file_name().expect("a name").to_string_lossy().into_owned();
    let lists = NewsroomLists::read(&[ListSource { file, text }]);
    assert!(lists.used().iter().all(|list| list.left_out.is_empty()), "{:?}", lists.used());
    lists
}

fn case(block: &str, lists: &NewsroomLists) -> Case {
    let (published, block) = match block.strip_prefix("published: ") {
        Some(rest) => rest.split_once('\n').expect("a text after the publication date"),
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
    Case { text, options, lists: lists.clone(), wanted }
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

/// The case has exactly its findings of this check.
fn holds(check: &str, case: &Case) -> Result<(), String> {
    let analysis = whowhen::analyze(&case.text, &case.options, &[], &case.lists);
    let got: Vec<(usize, usize, String)> = analysis
        .checks
        .into_iter()
        .filter(|finding| finding.check == check)
        .map(|finding| (finding.start, finding.end, finding.message.into_owned()))
        .collect();
    if got == case.wanted {
        return Ok(());
    }
    Err(format!("  {}\n  want {:?}\n  got  {got:?}", case.text, case.wanted))
}

/// Every check has a file of its name, and every file its check.
fn every_check_has_a_file() -> Result<(), String> {
    let checks: BTreeSet<String> =
        whowhen::checks::checks().iter().map(|check| check.name.to_owned()).collect();
    let tested: BTreeSet<String> =
        files(FOLDER, "txt").iter().map(|path| blocks::name(FOLDER, path)).collect();
    (checks == tested)
        .then_some(())
        .ok_or_else(|| format!("a check, a file of its name: {checks:?}, {tested:?}"))
}

/// Every check has texts to flag and texts to leave alone.
fn has_both(file: &Path) -> Result<(), String> {
    let (flagged, left): (Vec<_>, Vec<_>) =
        cases(file).into_iter().partition(|(_, case)| !case.wanted.is_empty());
    let (flagged, left) = (flagged.len(), left.len());
    (flagged > 1 && left > 1)
        .then_some(())
        .ok_or_else(|| format!("too few cases: {flagged} to flag, {left} to leave alone"))
}

/// No check is said to be wrong more often than allowed.
fn rates_are_allowed() -> Result<(), String> {
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
    (rows > 3)
        .then_some(())
        .ok_or_else(|| format!("the table of src/checks/README.md has {rows} rates"))
}

fn main() {
    let mut trials = vec![
        trial("files/a-check-a-file", every_check_has_a_file),
        trial("rates/are-allowed", rates_are_allowed),
    ];
    for path in files(FOLDER, "txt") {
        let check = blocks::name(FOLDER, &path);
        for (id, case) in cases(&path) {
            let check = check.clone();
            trials.push(trial(id, move || holds(&check, &case)));
        }
        trials.push(trial(format!("files/{check}"), move || has_both(&path)));
    }
    harness::run(trials);
}
