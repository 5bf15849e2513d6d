//! Whole articles against their annotation.
//!
//! What is still read wrongly stands in `tests/articles/known-errors.txt`, so that a change shows
//! in its diff what it mends and what it breaks. A difference to that file fails the test; once it
//! has been looked at, `WHOWHEN_ACCEPT=1 cargo test --test articles` writes the file anew.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use support::{Mark, Marked, files, found, label, parse};
use whowhen::Options;

const LEDGER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/known-errors.txt");

/// Share of expected marks found exactly, links included, that the articles together never fall
/// below, whatever the ledger says.
const FLOORS: [(char, f64); 4] = [('P', 0.85), ('R', 0.70), ('D', 0.85), ('Q', 0.75)];

#[derive(Default)]
struct Tally {
    wanted: usize,
    got: usize,
    right: usize,
}

impl Tally {
    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.wanted + self.got).max(1) as f64
    }
}

fn read(path: &Path) -> (Options, Marked) {
    let source = std::fs::read_to_string(path).expect("an article is UTF-8");
    let (head, body) = source.split_once("---\n").expect("an article has a head and a line ---");
    let day = head.trim().strip_prefix("published:").expect("a publication date").trim();
    (Options::published_on(day).expect("a day"), parse(body))
}

fn difference(name: &str, text: &str, sign: char, mark: &Mark) -> String {
    format!("{name} {sign} {}{}]", label(mark), text[mark.start..mark.end].replace('\n', " "))
}

#[test]
fn articles_are_read_as_the_ledger_says() {
    let mut lines = Vec::new();
    let mut tallies: BTreeMap<char, Tally> = BTreeMap::new();
    let articles: Vec<_> =
        files("tests/articles", "txt").into_iter().filter(|p| p != Path::new(LEDGER)).collect();
    for path in &articles {
        let name = path.file_stem().and_then(|n| n.to_str()).expect("a plain name");
        let (options, expected) = read(path);
        let analysis = whowhen::analyze(&expected.text, &options, &[]);
        let got: Vec<Mark> =
            found(&analysis, &expected).into_iter().filter(|m| "PRDQ".contains(m.kind)).collect();
        for mark in &expected.marks {
            tallies.entry(mark.kind).or_default().wanted += 1;
            if got.contains(mark) {
                tallies.entry(mark.kind).or_default().right += 1;
            } else {
                lines.push(difference(name, &expected.text, '-', mark));
            }
        }
        for mark in &got {
            tallies.entry(mark.kind).or_default().got += 1;
            if !expected.marks.contains(mark) {
                lines.push(difference(name, &expected.text, '+', mark));
            }
        }
    }
    let now = format!(
        "# What is still read wrongly in the articles: - is missing, + is too much; a wrong link or\n\
         # value counts as both. Written by `WHOWHEN_ACCEPT=1 cargo test --test articles`.\n{}\n",
        lines.join("\n")
    );
    if std::env::var_os("WHOWHEN_ACCEPT").is_some() {
        std::fs::write(LEDGER, &now).expect("the ledger can be written");
    }
    let before = std::fs::read_to_string(LEDGER).unwrap_or_default();
    assert!(articles.len() >= 20, "only {} articles", articles.len());
    for (kind, floor) in FLOORS {
        let reached = tallies[&kind].f1();
        assert!(reached >= floor, "{kind}: F1 {reached:.3} is below the floor {floor}");
    }
    assert!(before == now, "the articles are read differently:\n{}", changes(&before, &now));
}

fn changes(before: &str, now: &str) -> String {
    let mut out = String::new();
    for line in before.lines().filter(|l| !now.lines().any(|n| n == *l)) {
        writeln!(out, "mended: {line}").unwrap();
    }
    for line in now.lines().filter(|l| !before.lines().any(|b| b == *l)) {
        writeln!(out, "new:    {line}").unwrap();
    }
    out
}
