//! What a large list of a newsroom costs: 10,000 people and 500 patterns over an article of 4 kB.
//!
//! `cargo bench --bench lists`. The article is read with the list and without by turns, and the medians
//! are compared; so the ratio does not depend on the machine, nor on what else runs on it. What is
//! beyond its bound is marked, and the run fails. Memory is what the process holds more after reading
//! the list than before, and at the most meanwhile; only Linux tells it.

#[path = "adversarial/made.rs"]
mod made;
#[path = "../tests/support/mod.rs"]
mod support;

mod clock;

use clock::Clock;
use std::process::ExitCode;
use whowhen::{Analysis, ListSource, NewsroomLists, Options};

const PEOPLE: usize = 10_000;
const PATTERNS: usize = 500;
/// The length of the article in bytes.
const LENGTH: usize = 4_096;

/// The analysis with the list takes at most so many times that without.
const RATIO: f64 = 1.5;
/// The list is read in so many milliseconds,
const LOADING: f64 = 50.0;
/// and holds so many megabytes.
const MEMORY: f64 = 20.0;

/// How often the article is read with the list and without.
const TURNS: usize = 201;
/// How often the list is read.
const LOADS: usize = 11;

fn main() -> ExitCode {
    let article = article();
    let sources = [ListSource { file: "desk.json".into(), text: list() }];
    // What is unpacked once is no list's.
    std::hint::black_box(read(&article, &NewsroomLists::NONE));

    let before = memory();
    let lists = NewsroomLists::read(&sources);
    let loaded = memory();
    // Some of it is made only when it is first needed.
    let mut analysis = None;
    let first = time(|| analysis = Some(read(&article, &lists)));
    let analysis = analysis.expect("it was read");
    let after = memory();
    let [used] = lists.used() else { unreachable!("one list was given") };
    say(&format!(
        "{} rows of a list of {:.1} MB; an article of {} bytes, {} marks, {} of a row of the list",
        used.rows,
        megabytes(sources[0].text.len()),
        article.len(),
        analysis.spans.len(),
        analysis.spans.iter().filter(|span| is_listed(span)).count(),
    ));
    assert_eq!((used.rows, &*used.left_out), (PEOPLE + PATTERNS, &[][..]), "every row counts");

    let [with, without] = turns(&article, &lists);
    say(&format!("the article without the list    {:>8.2} ms", without / 1e6));
    say(&format!("the article with the list       {:>8.2} ms", with / 1e6));
    say(&format!("the first article with the list {:>8.2} ms", first / 1e6));
    let mut holds = bounded("with, of without", with / without, RATIO, "times");
    let loading = median((0..LOADS).map(|_| time(|| NewsroomLists::read(&sources))).collect());
    holds &= bounded("reading the list", loading / 1e6, LOADING, "ms");
    if let (Some(before), Some(loaded), Some(after)) = (before, loaded, after) {
        let now = loaded.now - before.now;
        say(&format!("memory before the first article {now:>8.2} MB"));
        holds &= bounded("memory held by the list", after.now - before.now, MEMORY, "MB");
        holds &= bounded("memory while it is read", after.most - before.now, 2.0 * MEMORY, "MB");
    }
    if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The medians, in nanoseconds, with the list and without.
fn turns(article: &str, lists: &NewsroomLists) -> [f64; 2] {
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        without.push(time(|| read(article, &NewsroomLists::NONE)));
        with.push(time(|| read(article, lists)));
    }
    [median(with), median(without)]
}

fn read(article: &str, lists: &NewsroomLists) -> Analysis {
    let options = Options::published_on("2024-03-15").expect("a day");
    whowhen::analyze(article, &options, &[], lists)
}

fn is_listed(span: &whowhen::Span) -> bool {
    span.because.iter().any(|because| because.code.as_str().starts_with("listed"))
}

/// Councillors, each with a post, and the numbers of documents of 500 offices. Written row by row, so that
/// no memory is free for the list to be read into.
fn list() -> String {
    let people = (0..PEOPLE).map(person).collect::<Vec<String>>().join(",\n");
    let patterns = (0..PATTERNS).map(pattern).collect::<Vec<String>>().join(",\n");
    format!(r#"{{"name": "A large desk", "people": [{people}], "patterns": [{patterns}]}}"#)
}

fn person(number: usize) -> String {
    let (name, council) = (made::name(number), made::word(number % 300));
    format!(
        r#"{{"name": "{name}", "posts": [{{"post": "councillor", "organization": "{council} Council", "from": "2021-05"}}]}}"#
    )
}

fn pattern(number: usize) -> String {
    let office = made::word(number);
    // A word that all have in common, one of their own, and an alternative.
    let pattern = match number % 3 {
        0 => format!(r"{office} No\\. \\d{{2}}-\\d+"),
        1 => format!(r"Docket {office}/\\d{{4}}"),
        _ => format!(r"(?:File|Case) {office} \\d+[a-z]?"),
    };
    format!(r#"{{"pattern": "{pattern}", "kind": "organization"}}"#)
}

/// An article as a paper has it, then a quarter that names rows of the list.
fn article() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/68-collector.txt");
    let written = std::fs::read_to_string(path).expect("the article is there");
    let (_, marked) = written.split_once("---\n").expect("it has a head");
    let mut article = support::parse(marked).text;
    article.truncate(article.floor_char_boundary(LENGTH * 3 / 4));
    for number in (0..).step_by(7) {
        let named = format!(
            "\n\nCouncillor {} asked on Tuesday about {} No. 24-{number}.",
            made::name(number),
            made::word(number * 3 % PATTERNS)
        );
        if article.len() + named.len() > LENGTH {
            break;
        }
        article.push_str(&named);
    }
    article
}

fn time<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Clock::now();
    std::hint::black_box(work());
    start.elapsed()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Says what was measured, and whether it is within its bound.
fn bounded(what: &str, measured: f64, bound: f64, unit: &str) -> bool {
    let sign = if measured > bound { "  <<<" } else { "" };
    say(&format!("{what:<31} {measured:>8.2} {unit}, at most {bound}{sign}"));
    measured <= bound
}

/// What the process holds, in megabytes, now and at the most until now.
struct Memory {
    now: f64,
    most: f64,
}

fn memory() -> Option<Memory> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        let kilobytes: usize = line.split_whitespace().next()?.parse().ok()?;
        Some(megabytes(kilobytes * 1024))
    };
    Some(Memory { now: field("VmRSS:")?, most: field("VmHWM:")? })
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

// Nothing else reads the result of a benchmark than who sees its output.
#[allow(clippy::print_stdout)]
fn say(line: &str) {
    println!("{line}");
}
