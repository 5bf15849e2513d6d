//! Work and memory a letter stay within bounds however long a text is, be it made to be slow.
//!
//! Work is counted in instructions, by valgrind, and so is the same on a busy machine. `cargo test`
//! leaves that out, since it takes minutes; `./build.sh test` runs it, and so does
//! `cargo test --test growth -- --ignored`.

#[path = "../benches/adversarial/mod.rs"]
mod adversarial;

use adversarial::{Input, Kind, kinds};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The letters of the texts that are compared.
const SHORT: usize = 4_000;
const LONG: usize = 40_000;

/// A letter of the long text takes at most so many times the work of one of the short text. A loop
/// over pairs takes up to ten times.
const BOUND: f64 = 1.35;

/// Processes that count side by side.
const SIDES: usize = 2;

/// Which of [`SIDES`] a process is, for those that valgrind runs.
const SIDE: &str = "WHOWHEN_GROWTH_SIDE";

/// Words that a kind's name must have to be read, for a quick look; all are read without it.
const ONLY: &str = "WHOWHEN_GROWTH_ONLY";

/// The only function in which valgrind counts.
#[inline(never)]
fn counted(input: &Input) -> usize {
    input.read().spans.len()
}

/// The kinds of one side.
fn of_side(side: usize) -> impl Iterator<Item = Kind> {
    let only = std::env::var(ONLY).unwrap_or_default();
    let wanted = kinds().into_iter().filter(move |kind| kind.name.contains(&only));
    wanted.skip(side).step_by(SIDES)
}

#[test]
#[ignore = "what valgrind runs, not a test by itself"]
fn reads_under_valgrind() {
    let Ok(side) = std::env::var(SIDE) else { return };
    let side = side.parse().expect("a number");
    // What is unpacked once is no text's work.
    std::hint::black_box(Kind::plain().of_length(SHORT, 0).read());
    for kind in of_side(side) {
        for length in [SHORT, LONG] {
            std::hint::black_box(counted(&kind.of_length(length, 0)));
        }
    }
}

#[test]
#[ignore = "takes minutes and needs valgrind; ./build.sh test runs it"]
fn work_grows_with_the_text_and_no_faster() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("growth");
    std::fs::create_dir_all(&folder).expect("a folder for what valgrind counts");
    let sides: Vec<(PathBuf, Child)> = (0..SIDES)
        .map(|side| {
            let files = folder.join(format!("side-{side}"));
            (files.clone(), valgrind(&files, side))
        })
        .collect();
    let mut table = String::new();
    let mut beyond = 0;
    for (side, (files, mut child)) in sides.into_iter().enumerate() {
        assert!(child.wait().expect("valgrind ends").success(), "valgrind failed");
        for (index, kind) in of_side(side).enumerate() {
            let [short, long] = [(1, SHORT), (2, LONG)].map(|(which, length)| {
                let work = work(&files, 2 * index + which);
                work / kind.of_length(length, 0).length() as f64
            });
            let over = long > short * BOUND;
            beyond += usize::from(over);
            let sign = if over { "  <<<" } else { "" };
            let (name, ratio) = (kind.name, long / short);
            writeln!(table, "{name:<46} {short:>9.0} {long:>9.0} {ratio:>6.2}{sign}")
                .expect("a string takes all");
        }
    }
    let report = folder.join("instructions.txt");
    std::fs::write(&report, &table).expect("the table can be kept");
    assert!(
        beyond == 0,
        "instructions a letter of {SHORT} and of {LONG} letters, and how they grow ({}):\n{table}",
        report.display()
    );
}

/// Counts the instructions of every reading of one side, each into a file of its own.
fn valgrind(files: &Path, side: usize) -> Child {
    let program = std::env::current_exe().expect("a test knows its program");
    let counted = format!("{}::counted", module_path!());
    Command::new("valgrind")
        .args(["--tool=callgrind", "--compress-strings=yes", "--quiet"])
        .arg(format!("--toggle-collect={counted}"))
        .arg(format!("--dump-after={counted}"))
        .arg(format!("--callgrind-out-file={}", files.display()))
        .arg(program)
        .args(["--ignored", "--exact", "reads_under_valgrind", "--test-threads=1"])
        .env(SIDE, side.to_string())
        .stdout(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| {
            panic!("valgrind cannot be run ({error}): install it (apt-get install valgrind)")
        })
}

/// The instructions of one reading, from the file that valgrind wrote, which is taken away.
fn work(files: &Path, number: usize) -> f64 {
    let file = PathBuf::from(format!("{}.{number}", files.display()));
    let written = std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("valgrind wrote no {}: {error}", file.display()));
    std::fs::remove_file(&file).expect("what has been read can go");
    let total = written.lines().find_map(|line| line.strip_prefix("totals: "));
    total.and_then(|total| total.trim().parse().ok()).expect("valgrind states the total")
}
