//! How fast names are tagged, and the whole analysis made: characters a second at three lengths.
//!
//! `cargo bench --features train --bench tagging`. The text is the articles of `tests/articles`, their
//! markup taken out, one after the other. Each figure is the median of five runs; compare figures of
//! one run, not of two machines.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

/// Runs a length is read; the median counts.
const RUNS: usize = 5;

fn main() {
    let once = articles();
    let mut table =
        format!("{:>12} {:>16} {:>16}\n", "characters", "tagging M/s", "everything M/s");
    for length in [100_000, 1_000_000, 10_000_000] {
        let text: String = once.chars().cycle().take(length).collect();
        let tagging = speed(&text, whowhen::training::tagged);
        let options = whowhen::Options::default();
        let everything = speed(&text, |text| {
            whowhen::analyze(text, &options, &[], &whowhen::NewsroomLists::NONE).spans.len()
        });
        writeln!(table, "{length:>12} {tagging:>16.2} {everything:>16.2}")
            .expect("a string takes all");
    }
    // Nothing else reads the result of a benchmark than who sees its output.
    #[allow(clippy::print_stdout)]
    {
        print!("{table}");
    }
}

/// Millions of characters a second, the median of some runs.
fn speed(text: &str, read: impl Fn(&str) -> usize) -> f64 {
    let characters = text.chars().count() as f64 / 1e6;
    let mut seconds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            assert!(read(text) > 0, "the articles have names in them");
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    characters / seconds[RUNS / 2]
}

/// The articles without their heads and markup: `[P#id:name]` becomes `name`.
fn articles() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the articles are there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| !path.ends_with("known-errors.txt"))
        .collect();
    paths.sort();
    let mut text = String::new();
    for path in paths {
        let source = std::fs::read_to_string(path).expect("an article is UTF-8");
        let body = source.split_once("---\n").map_or("", |(_, body)| body);
        text.push_str(&plain(body));
        text.push_str("\n\n");
    }
    text
}

fn plain(body: &str) -> String {
    let mut text = String::new();
    let mut rest = body;
    while let Some(at) = rest.find('[') {
        text.push_str(&rest[..at]);
        let mark = &rest[at + 1..];
        rest = match mark.starts_with(['P', 'R', 'D', 'Q']).then(|| mark.split_once(':')).flatten()
        {
            Some((_, after)) => after,
            None => mark,
        };
    }
    text.push_str(rest);
    text.replace(']', "")
}
