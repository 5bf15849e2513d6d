//! Trains the tagger, and says what weights fit.
//!
//! ```text
//! train DATA OUT [setting=value …]   learns from the data that src/names/README.md describes
//! train structure DATA OUT [setting=value …]   learns who speaks and who holds a role; settings: see
//!                                    `structure::Settings`; `calibrate=true` writes calibration.bin beside OUT
//! train sample OUT                   learns from our own articles, and measures on some kept apart
//! train score FILE DATA              measures weights on the development sets of that data
//! train calibrate ZERO ONE DATA       how often names are right that are so probable; ZERO and ONE are what
//!                                    the program says of the texts of the set newsroom, a line each, by weights
//!                                    of the settings half=0 and half=1
//! train describe FILE                whether weights fit this source
//! train stamp FILE                   says that they do, after names in it have changed and nothing else
//! ```
//!
//! OUT is the weights file; beside it, with the ending `json`, is written what it was learnt from and
//! under which licences: the notice in every product says it on.
//!
//! Settings: `sets` (of the rows of `labels/sources.json`), `teachers` (a folder of
//! labels, or `none`), `own` (whether the sets' own labels count as well), `all_kinds` and `doubted`
//! (whether those labels, where they are a program's, count for organizations and places too and in the
//! sentences that the set doubts), `hand` (how many times the texts that are labelled by hand count; 0
//! for not by those labels), `hand_alone` (whether nothing else of their sets counts), `real` (how many times the real texts of the set `newsroom` count), `half`
//! (`0` or `1`: only that half of those texts' websites), `without` (questions of `schema.rs` that are not asked), `seed`, `epochs`, `rate`, `penalty`, `quiet`, `keep`, `rarest`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use whowhen::training::{Questions, knows_lists, stamped};
use whowhen_train::calibrate::{calibrate, read_analyses};
use whowhen_train::sample::{ARTICLES, Sample};
use whowhen_train::score::score;
use whowhen_train::sets::{COMMITTED, Labels, TEACHERS, add};
use whowhen_train::sources::{learnt_from, learnt_from_alone, learnt_from_sample};
use whowhen_train::structure;
use whowhen_train::{Examples, Failure, Settings, read, train};

const USAGE: &str = "usage: train DATA OUT [setting=value …] | structure DATA OUT [setting=value …] \
                     | sample OUT | score FILE DATA | calibrate ZERO ONE DATA | describe FILE | stamp FILE";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Standard error may be closed; the exit code says it as well.
            let _ = writeln!(io::stderr(), "train: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<(), Failure> {
    match arguments {
        ["describe", file] => describe(Path::new(file)),
        ["stamp", file] => stamp(Path::new(file)),
        ["score", file, data] => score_on(Path::new(data), &bytes(Path::new(file))?),
        ["calibrate", zero, one, data] => tables(Path::new(data), Path::new(zero), Path::new(one)),
        ["sample", out] => train_sample(Path::new(out)),
        ["structure", data, out, settings @ ..] => {
            train_structure(Path::new(data), Path::new(out), settings)
        }
        [data, out, settings @ ..] => train_in_full(Path::new(data), Path::new(out), settings),
        _ => Err(USAGE.into()),
    }
}

fn say(words: &str) {
    // Nobody listens any more: the weights are written all the same.
    let _ = writeln!(io::stdout(), "{words}");
}

fn train_in_full(data: &Path, out: &Path, given: &[&str]) -> Result<(), Failure> {
    let mut sets = COMMITTED.to_owned();
    let mut teachers = Some(PathBuf::from(TEACHERS));
    let mut settings = Settings::default();
    let mut labels = Labels::default();
    let mut examples = Examples::default();
    for setting in given {
        let (key, value) = setting.split_once('=').ok_or("a setting is written key=value")?;
        match key {
            "sets" => sets = value.to_owned(),
            "teachers" => teachers = (value != "none").then(|| PathBuf::from(value)),
            "hand" => labels.hand = value.parse()?,
            "hand_alone" => labels.hand_alone = value.parse()?,
            "real" => labels.real = value.parse()?,
            "half" => labels.half = Some(value.parse()?),
            "own" => labels.own = value.parse()?,
            "all_kinds" => labels.all_kinds = value.parse()?,
            "doubted" => labels.doubted = value.parse()?,
            "without" => examples.without = Questions::named(value)?,
            "seed" => settings.seed = value.parse()?,
            "epochs" => settings.epochs = value.parse()?,
            "rate" => settings.rate = value.parse()?,
            "penalty" => settings.penalty = value.parse()?,
            "quiet" => settings.quiet = value.parse()?,
            "keep" => settings.keep = value.parse()?,
            "rarest" => settings.rarest = value.parse()?,
            _ => return Err(format!("no such setting: {key}").into()),
        }
    }
    labels.read(teachers.as_deref())?;
    let learnt_from = learnt_from(&sets, &labels)?;
    for set in sets.split(',') {
        add(data, set, &labels, &mut examples)?;
        let (sentences, tokens) = examples.size();
        say(&format!("{set}: {sentences} sentences, {tokens} tokens so far"));
    }
    let weights = train(examples, &settings, say);
    write(out, &weights, &learnt_from)?;
    score_on(data, &weights)
}

/// Says how weights do on the development sets, the tagger alone.
fn score_on(data: &Path, weights: &[u8]) -> Result<(), Failure> {
    for set in ["re3d", "gum_news", "gum_other", "wikigold"] {
        let documents = read(&data.join(format!("dev/{set}.jsonl")))?;
        for (label, [precision, recall, f1]) in score(weights, &documents)? {
            say(&format!("{set} {label}: {precision:.1} {recall:.1} {f1:.1}"));
        }
    }
    Ok(())
}

/// Says the rows of the tables by which the tagger's probabilities become confidences.
fn tables(data: &Path, zero: &Path, one: &Path) -> Result<(), Failure> {
    let documents = read(&data.join("train/newsroom.jsonl.gz"))?;
    let (zero, one) = (read_analyses(zero)?, read_analyses(one)?);
    for (kind, rows, names) in calibrate([&zero, &one], &documents) {
        let rows: Vec<String> =
            rows.iter().map(|(p, right)| format!("({p:.3}, {right:.2})")).collect();
        say(&format!("{kind}, {names} names: {}", rows.join(", ")));
    }
    Ok(())
}

fn train_structure(data: &Path, out: &Path, given: &[&str]) -> Result<(), Failure> {
    let settings = structure::Settings::read(given)?;
    let learnt = structure::train(data, &settings, say)?;
    write(out, &learnt.weights, &learnt_from_alone(&learnt.sets)?)?;
    if let Some(tables) = learnt.calibration {
        std::fs::write(out.with_file_name("calibration.bin"), tables)?;
    }
    say(&format!("{}: {} bytes", out.display(), learnt.weights.len()));
    Ok(())
}

fn train_sample(out: &Path) -> Result<(), Failure> {
    let sample = Sample::read(Path::new(ARTICLES))?;
    let weights = sample.train(say);
    write(out, &weights, &learnt_from_sample()?)?;
    // The articles mark people alone.
    for (label, [precision, recall, f1]) in score(&weights, &sample.kept_apart)?.iter().take(1) {
        let articles = sample.kept_apart.len();
        say(&format!(
            "{articles} articles kept apart, {label}: {precision:.1} {recall:.1} {f1:.1}"
        ));
    }
    Ok(())
}

/// Writes weights, and beside them what they were learnt from.
fn write(out: &Path, weights: &[u8], learnt_from: &str) -> Result<(), Failure> {
    std::fs::write(out, weights).map_err(|why| format!("{}: {why}", out.display()))?;
    std::fs::write(out.with_extension("json"), learnt_from)?;
    Ok(())
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|why| format!("{}: {why}", path.display()).into())
}

fn describe(path: &Path) -> Result<(), Failure> {
    let file = bytes(path)?;
    let known = knows_lists(&file).map_err(|why| format!("{}: {why}", path.display()))?;
    let lists = if known {
        "learnt with the words that the lists have now"
    } else {
        "learnt with lists of other words than now; training again would give others"
    };
    say(&format!("{}: {} bytes, fit this source, {lists}", path.display(), file.len()));
    Ok(())
}

fn stamp(path: &Path) -> Result<(), Failure> {
    let file = bytes(path)?;
    let file = stamped(&file).map_err(|why| format!("{}: {why}", path.display()))?;
    std::fs::write(path, file)?;
    say(&format!("{}: stamped; now see that the analyses are as before", path.display()));
    Ok(())
}
