//! What fuzzing found stays found: every input below `fuzz/found/TARGET` and every seed is given to
//! its target once more. The seeds are the texts of `tests/cases`, `tests/checks` and
//! `tests/articles`; `./build.sh fuzz` has them written as files to begin from.

mod fuzzing;
mod support;

use fuzzing::inputs::Input;
use serde_json::json;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use support::{blocks, files};

/// A seed is cut at the end of a paragraph after so many bytes: short inputs are tried more often.
const LONG_ENOUGH: usize = 1_200;

/// An input for a target, and what to call its file.
type Seed = (String, Vec<u8>);

/// The texts of the other tests, with what they say besides.
fn seeds() -> Vec<Seed> {
    let mut seeds = Vec::new();
    for path in
        ["tests/cases", "tests/checks", "tests/articles"].iter().flat_map(|f| files(f, "txt"))
    {
        let source = fs::read_to_string(&path).expect("a file of texts is UTF-8");
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a plain name");
        let Some((head, body)) = source.split_once("---\n") else { continue };
        let (options, corrections) = read_head(head);
        for text in pieces(&plain(body)) {
            let place = seeds.len() as u8;
            let keys = [0, place, 7, place, 2, place, 0, !place];
            let parts = [&text, &options, &corrections, "Ada Marsh, mayor on Tuesday"];
            let parts = parts.map(str::as_bytes);
            let [text, options, corrections, typed] = parts;
            let input = Input::write([text, options, corrections, typed, &keys]);
            seeds.push((format!("{name}-{}", seeds.len()), input));
        }
    }
    seeds
}

/// Options and corrections that a file's head gives, as JSON.
fn read_head(head: &str) -> (String, String) {
    let values = |key| head.lines().filter_map(move |line| line.strip_prefix(key));
    let options =
        values("published:").next().map(|day| json!({"published": day.trim()}).to_string());
    let corrections: Vec<&str> = values("correction:").collect();
    (options.unwrap_or_default(), format!("[{}]", corrections.join(",")))
}

/// Text without the markup of the tests.
fn plain(body: &str) -> String {
    let text = support::parse(body).text.replace(['⟦', '⟧'], "");
    let told = |line: &&str| {
        !line.starts_with("! ") && !line.starts_with("published: ") && !blocks::is_id_line(line)
    };
    text.split_inclusive('\n').filter(told).collect()
}

/// Paragraphs together until they are long enough.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for paragraph in text.split_inclusive("\n\n") {
        match pieces.last_mut() {
            Some(piece) if piece.len() < LONG_ENOUGH => piece.push_str(paragraph),
            _ => pieces.push(paragraph.to_owned()),
        }
    }
    pieces
}

/// Lines as the program takes them, several an input.
fn lines(seeds: &[Seed]) -> Vec<Seed> {
    let line = |(name, input): &Seed| {
        let Input { text, options, .. } = Input::read(input);
        let published = options.published.map(|day| day.to_string());
        json!({"id": name, "text": text, "published": published}).to_string()
    };
    let several = |some: &[Seed]| some.iter().map(|seed| line(seed) + "\n").collect::<String>();
    seeds.chunks(2).map(|some| (some[0].0.clone(), several(some).into_bytes())).collect()
}

/// The first bytes of the weights after their file's head, read as weights and as a table of words.
fn damaged_data() -> Vec<Seed> {
    let weights = fs::read(root().join("src/names/tagger/weights.bin")).expect("there are weights");
    let weights = weights.get(44..).expect("the weights have a head");
    let short = [0, 4, 228, 237, 400, 1000, 3000];
    short.iter().map(|&length| (format!("weights-{length}"), weights[..length].to_vec())).collect()
}

/// What the targets begin from.
fn seeds_of(target: &str) -> Vec<Seed> {
    match target {
        "ndjson" => lines(&seeds()),
        "model" => damaged_data(),
        _ => seeds(),
    }
}

/// The inputs that were found for a target.
fn found(target: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(root().join("fuzz/found").join(target)) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries.map(|e| e.expect("it is readable").path()).collect();
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn what_was_found_stays_found() {
    let mut held = Held::default();
    let all = fuzzing::TARGETS.into_iter().chain([("ndjson", through_the_program as fn(&[u8]))]);
    for (target, run) in all {
        for path in found(target) {
            held.try_one(&path.display().to_string(), run, &fs::read(&path).expect("a finding"));
        }
    }
    held.all();
}

#[test]
fn seeds_hold() {
    let mut held = Held::default();
    let seeds = seeds();
    assert!(seeds.len() > 200, "only {} seeds", seeds.len());
    // Each target the seeds that are its turn, so that all together take seconds.
    for (turn, (target, run)) in fuzzing::TARGETS.iter().enumerate() {
        for (name, input) in seeds.iter().skip(turn).step_by(fuzzing::TARGETS.len()) {
            held.try_one(&format!("{target}: the seed {name}"), *run, input);
        }
    }
    for (name, input) in lines(&seeds).iter().step_by(16) {
        held.try_one(&format!("ndjson: the seed {name}"), through_the_program, input);
    }
    held.all();
}

/// Which inputs their targets fail on, so that one run names them all.
#[derive(Default)]
struct Held {
    failed: Vec<String>,
}

impl Held {
    fn try_one(&mut self, name: &str, run: fn(&[u8]), input: &[u8]) {
        if std::panic::catch_unwind(|| run(input)).is_err() {
            self.failed.push(name.to_owned());
        }
    }

    fn all(self) {
        assert!(
            self.failed.is_empty(),
            "what does not hold is said above; inputs: {:#?}",
            self.failed
        );
    }
}

/// The program answers NDJSON as the target's own call does.
fn through_the_program(input: &[u8]) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_whowhen"))
        .args(["analyze", "--ndjson", "--published", "2013-11-05"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = program.stdin.take().expect("it has an input");
    let given = input.to_vec();
    // Written while the output is read, or both would wait.
    let writer = std::thread::spawn(move || stdin.write_all(&given));
    let done = program.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends").expect("the program reads all");
    fuzzing::ndjson::check(input, 16 << 20, &done.stdout);
}

/// Not a test: writes the seeds of every target below the folder named in `SEEDS`, for
/// `./build.sh fuzz`.
#[test]
#[ignore = "writes files; ./build.sh fuzz calls it"]
fn write_seeds() {
    let Some(folder) = std::env::var_os("SEEDS").map(PathBuf::from) else { return };
    for target in ["text", "given", "edits", "exports", "ndjson", "model"] {
        let folder = folder.join(target);
        fs::create_dir_all(&folder).expect("the folder of seeds can be made");
        for (name, input) in seeds_of(target) {
            fs::write(folder.join(name), input).expect("a seed can be written");
        }
    }
}
