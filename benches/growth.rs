//! How the time a letter takes grows with the text: one row for each kind of text that is made to be
//! slow, at 10 kB, 100 kB and 1 MB.
//!
//! `cargo bench --bench growth`, or `cargo bench --bench growth -- 4000000` for 4 MB as well; a word
//! (`-- surname`) reads only the kinds whose names have it. Counted is the time that the processor
//! spends on this thread, so that a busy machine matters little; the least of three runs counts. Kinds
//! of which the longest text takes more than 1.5 times as long a letter as the one of 10 kB are
//! marked. Where the system does not report a thread's time, the clock's is taken.

mod adversarial;
mod clock;

use adversarial::{Input, Kind, kinds};
use clock::Clock;
use std::fmt::Write as _;

/// Beyond this a text is marked.
const BOUND: f64 = 1.5;
/// Letters that are read at one go.
const TOGETHER: usize = 1_000_000;
/// How often each length is read; once if a letter takes longer than this, in nanoseconds.
const RUNS: usize = 3;
const SLOW: f64 = 2_000.0;
/// What takes longer than this a letter, in nanoseconds, is not read at greater lengths.
const TOO_SLOW: f64 = 20_000.0;

fn main() {
    let mut lengths = vec![10_000, 100_000, 1_000_000];
    let mut wanted = Vec::new();
    for argument in std::env::args().skip(1).filter(|a| !a.starts_with("--")) {
        match argument.parse() {
            Ok(length) => lengths.push(length),
            Err(_) => wanted.push(argument),
        }
    }
    // What is unpacked once is no text's time.
    std::hint::black_box(Kind::plain().of_length(10_000, 0).read());
    let mut table = String::new();
    let mut ratios: Vec<(f64, &str)> = Vec::new();
    let mut head = format!("{:<44}", "nanoseconds a letter");
    for length in &lengths {
        write!(head, " {length:>9}").expect("a string takes all");
    }
    say(&format!("{head}   last / first"));
    let all = kinds();
    for kind in &all {
        if !wanted.is_empty() && !wanted.iter().any(|word| kind.name.contains(word)) {
            continue;
        }
        let times = times(kind, &lengths);
        let ratio = times.last().unwrap_or(&0.0) / times.first().unwrap_or(&1.0);
        table.clear();
        write!(table, "{:<44}", kind.name).expect("a string takes all");
        for index in 0..lengths.len() {
            let time = times.get(index).map_or("—".to_owned(), |time| format!("{time:.0}"));
            write!(table, " {time:>9}").expect("a string takes all");
        }
        let sign = if ratio > BOUND || times.len() < lengths.len() { "  <<<" } else { "" };
        say(&format!("{table} {ratio:>9.2}{sign}"));
        ratios.push((ratio, kind.name));
    }
    ratios.sort_by(|a, b| a.0.total_cmp(&b.0));
    let median = ratios.get(ratios.len() / 2).map_or(0.0, |r| r.0);
    let beyond = ratios.iter().filter(|r| r.0 > BOUND).count();
    if let Some((worst, name)) = ratios.last() {
        say(&format!(
            "\n{} kinds; median {median:.2}, worst {worst:.2} ({name}); {beyond} beyond {BOUND}",
            ratios.len()
        ));
    }
}

// Nothing else reads the result of a benchmark than who sees its output.
#[allow(clippy::print_stdout)]
fn say(line: &str) {
    println!("{line}");
}

/// Nanoseconds a letter at each length.
fn times(kind: &Kind, lengths: &[usize]) -> Vec<f64> {
    let mut times = Vec::new();
    for &length in lengths {
        // Short texts are read one after the other, each another: of one that is read again and
        // again the processor would know every turn.
        let count = (TOGETHER / length).max(1);
        let inputs: Vec<Input> =
            (0..count).map(|n| kind.of_length(length, n * length / 8)).collect();
        let letters: f64 = inputs.iter().map(|input| input.length() as f64).sum();
        let mut least = f64::MAX;
        for _ in 0..RUNS {
            let start = Clock::now();
            for input in &inputs {
                std::hint::black_box(input.read());
            }
            least = least.min(start.elapsed());
            if least / letters > SLOW {
                break;
            }
        }
        times.push(least / letters);
        if least / letters > TOO_SLOW {
            break;
        }
    }
    times
}
