//! Whole articles against their annotation, each a test called by its file.
//!
//! What is still read wrongly stands in `tests/articles/known-errors.txt`, so that a change shows
//! in its diff what it mends and what it breaks. A difference to that file fails the test; once it
//! has been looked at, `WHOWHEN_ACCEPT=1 cargo test --test articles` writes the file anew. What all
//! articles together reach is held by `tests/floors.tsv`, whatever the ledger says.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use support::harness::{self, trial};
use support::{Mark, Marked, blocks, files, floors, found, label, parse};
use whowhen::Options;

const FOLDER: &str = "tests/articles";
const LEDGER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/known-errors.txt");
const LEDGER_HEAD: &str = "\
# What is still read wrongly in the articles: - is missing, + is too much; a wrong link or
# value counts as both. Written by `WHOWHEN_ACCEPT=1 cargo test --test articles`.
";
/// The kinds that are annotated, and how their floors call them.
const KINDS: [(char, &str); 4] = [('P', "person"), ('R', "role"), ('D', "date"), ('Q', "quote")];

#[derive(Default, Clone, Copy)]
struct Tally {
    wanted: usize,
    got: usize,
    right: usize,
}

impl Tally {
    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.wanted + self.got).max(1) as f64
    }
}

/// One article, and how it is read once that is asked for.
struct Article {
    name: String,
    path: PathBuf,
    reading: OnceLock<Reading>,
}

#[derive(Default)]
struct Reading {
    /// What is read wrongly, as lines of the ledger.
    errors: Vec<String>,
    tallies: BTreeMap<char, Tally>,
}

impl Article {
    fn reading(&self) -> &Reading {
        self.reading.get_or_init(|| {
            let (options, expected) = read(&self.path);
            let analysis =
                whowhen::analyze(&expected.text, &options, &[], &whowhen::NewsroomLists::NONE);
            let annotated = |m: &Mark| KINDS.iter().any(|(kind, _)| *kind == m.kind);
            let got: Vec<Mark> =
                found(&analysis, &expected).into_iter().filter(annotated).collect();
            compare(&self.name, &expected, &got)
        })
    }
}

fn read(path: &Path) -> (Options, Marked) {
    let source = std::fs::read_to_string(path).expect("an article is UTF-8");
    let (head, body) = source.split_once("---\n").expect("an article has a head and a line ---");
    let day = head.trim().strip_prefix("published:").expect("a publication date").trim();
    (Options::published_on(day).expect("a day"), parse(body))
}

fn compare(name: &str, expected: &Marked, got: &[Mark]) -> Reading {
    let mut reading = Reading::default();
    for mark in &expected.marks {
        let tally = reading.tallies.entry(mark.kind).or_default();
        tally.wanted += 1;
        if got.contains(mark) {
            tally.right += 1;
        } else {
            reading.errors.push(difference(name, &expected.text, '-', mark));
        }
    }
    for mark in got {
        reading.tallies.entry(mark.kind).or_default().got += 1;
        if !expected.marks.contains(mark) {
            reading.errors.push(difference(name, &expected.text, '+', mark));
        }
    }
    reading
}

fn difference(name: &str, text: &str, sign: char, mark: &Mark) -> String {
    format!("{name} {sign} {}{}]", label(mark), text[mark.start..mark.end].replace('\n', " "))
}

/// The article is read as the ledger says, line for line.
fn as_in_ledger(article: &Article, ledger: &str) -> Result<(), String> {
    let of_it = |line: &&str| line.split(' ').next() == Some(article.name.as_str());
    let before: Vec<&str> = ledger.lines().filter(of_it).collect();
    let now: Vec<&str> = article.reading().errors.iter().map(String::as_str).collect();
    if before == now {
        return Ok(());
    }
    let mut out = String::new();
    for line in before.iter().filter(|line| !now.contains(line)) {
        writeln!(out, "mended: {line}").unwrap();
    }
    for line in now.iter().filter(|line| !before.contains(line)) {
        writeln!(out, "new:    {line}").unwrap();
    }
    if out.is_empty() {
        out.push_str("the same lines in another order or number\n");
    }
    Err(out)
}

/// The ledger has its head, and then nothing but lines of the articles.
fn ledger_is_of_articles(articles: &[Article], ledger: &str) -> Result<(), String> {
    let lines = ledger.strip_prefix(LEDGER_HEAD).ok_or("the ledger has another head")?;
    let known = |line: &&str| articles.iter().any(|a| line.split(' ').next() == Some(&a.name));
    match lines.lines().find(|line| !known(line)) {
        Some(line) => Err(format!("the ledger has a line of no article: {line}")),
        None => Ok(()),
    }
}

/// F1 of a kind of mark over all articles, in per cent.
fn reached(articles: &[Article], kind: char) -> f64 {
    let mut sum = Tally::default();
    for tally in articles.iter().filter_map(|a| a.reading().tallies.get(&kind)) {
        sum.wanted += tally.wanted;
        sum.got += tally.got;
        sum.right += tally.right;
    }
    sum.f1() * 100.0
}

fn measure(kind: &str) -> String {
    format!("articles/{kind}")
}

/// Writes ledger and floors as the articles are read now.
fn accept(articles: &[Article]) {
    let mut ledger = LEDGER_HEAD.to_owned();
    for line in articles.iter().flat_map(|a| &a.reading().errors) {
        writeln!(ledger, "{line}").unwrap();
    }
    std::fs::write(LEDGER, ledger).expect("the ledger can be written");
    floors::raise(&KINDS.map(|(kind, name)| (measure(name), reached(articles, kind))));
}

fn main() {
    let articles: Vec<Article> = files(FOLDER, "txt")
        .into_iter()
        .filter(|path| path != Path::new(LEDGER))
        .map(|path| Article { name: blocks::name(FOLDER, &path), path, reading: OnceLock::new() })
        .collect();
    assert!(articles.len() >= 20, "only {} articles", articles.len());
    let articles = Arc::new(articles);
    if std::env::var_os("WHOWHEN_ACCEPT").is_some() {
        accept(&articles);
    }
    let ledger: Arc<str> = std::fs::read_to_string(LEDGER).unwrap_or_default().into();
    let written = Arc::new(floors::read());
    let mut trials = vec![trial("floors/are-checked", floors::self_test)];
    for number in 0..articles.len() {
        let (all, ledger) = (Arc::clone(&articles), Arc::clone(&ledger));
        trials.push(trial(&articles[number].name, move || as_in_ledger(&all[number], &ledger)));
    }
    for (kind, name) in KINDS {
        let (all, written) = (Arc::clone(&articles), Arc::clone(&written));
        trials.push(trial(format!("floors/{name}"), move || {
            floors::check(&written, &measure(name), reached(&all, kind))
        }));
    }
    let all = Arc::clone(&articles);
    trials.push(trial("ledger/of-articles", move || ledger_is_of_articles(&all, &ledger)));
    harness::run(trials);
}
