//! Trains the tagger: `train DATA OUT [setting=value …]`.
//!
//! DATA is a folder with `train/*.jsonl.gz` and `dev/*.jsonl` as the model card describes; it is no
//! part of this project. OUT is the weights file, `src/names/tagger/weights.bin`. Settings: `sets`
//! (of `gmb,congress,curevents`), `epochs`, `rate`, `penalty`, `quiet`, `keep`, `rarest`.

use flate2::read::GzDecoder;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use whowhen::training::{Examples, Labelled, Settings, evaluate, train};

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Standard error may be closed; the exit code says it as well.
            let _ = writeln!(io::stderr(), "train: {error}");
            ExitCode::FAILURE
        }
    }
}

fn say(words: &str) {
    // Nobody listens any more: the weights are written all the same.
    let _ = writeln!(io::stdout(), "{words}");
}

fn run() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [data, out, given @ ..] = arguments.as_slice() else {
        return Err("usage: train DATA OUT [setting=value …]".into());
    };
    let data = PathBuf::from(data);
    let mut sets = "gmb,congress,curevents".to_owned();
    let (mut labels, mut only) = (String::new(), false);
    let mut settings =
        Settings { epochs: 4, rate: 0.1, penalty: 4e-6, quiet: 0.5, keep: 150_000, rarest: 2 };
    for setting in given {
        let (key, value) = setting.split_once('=').ok_or("a setting is written key=value")?;
        match key {
            "sets" => sets = value.to_owned(),
            "epochs" => settings.epochs = value.parse()?,
            "rate" => settings.rate = value.parse()?,
            "penalty" => settings.penalty = value.parse()?,
            "quiet" => settings.quiet = value.parse()?,
            "keep" => settings.keep = value.parse()?,
            "labels" => labels = value.to_owned(),
            "only" => only = value.parse()?,
            "rarest" => settings.rarest = value.parse()?,
            _ => return Err(format!("no such setting: {key}").into()),
        }
    }
    let mut examples = Examples::default();
    let extra: HashMap<String, Labelled> = if labels.is_empty() {
        HashMap::new()
    } else {
        read(Path::new(&labels))?.into_iter().map(|d| (d.id.clone(), d)).collect()
    };
    for set in sets.split(',') {
        add(&data, set, &extra, only, &mut examples)?;
        let (sentences, tokens) = examples.size();
        say(&format!("{set}: {sentences} sentences, {tokens} tokens so far"));
    }
    let weights = train(examples, &settings, say);
    std::fs::write(out, &weights)?;
    for set in ["re3d", "gum_news", "gum_other", "wikigold"] {
        let documents = read(&data.join(format!("dev/{set}.jsonl")))?;
        for (label, [precision, recall, f1]) in evaluate(&weights, &documents) {
            say(&format!("{set} {label}: {precision:.1} {recall:.1} {f1:.1}"));
        }
    }
    Ok(())
}

/// Adds a training set; `extra` are labels of the same documents by another teacher, `only` leaves
/// the set's own labels out where it has some.
fn add(
    data: &Path,
    set: &str,
    extra: &HashMap<String, Labelled>,
    only: bool,
    examples: &mut Examples,
) -> Result<(), Failure> {
    let file = |name: &str| read(&data.join(format!("train/{name}.jsonl.gz")));
    let dropped = std::fs::read_to_string(data.join("train/gmb_drop.txt"))?;
    let dropped: HashSet<&str> = dropped.lines().collect();
    let mut second = HashMap::new();
    let mut documents = file(set)?;
    if set == "gmb" {
        second = file("gmb_silver_md")?.into_iter().map(|d| (d.id.clone(), d)).collect();
        documents.retain(|d| !dropped.contains(d.id.as_str()));
    }
    for document in documents {
        let mut teachers: Vec<&Labelled> = Vec::new();
        let other = extra.get(&document.id);
        if !(only && other.is_some()) {
            teachers.push(&document);
            teachers.extend(second.get(&document.id));
        }
        teachers.extend(other);
        examples.add(&document.text, &teachers);
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<Labelled>, Failure> {
    let file = File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let packed = path.extension().is_some_and(|e| e == "gz");
    let reader: Box<dyn Read> =
        if packed { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
    let mut documents = Vec::new();
    for line in BufReader::new(reader).lines() {
        let line = line?;
        if !line.starts_with("{\"meta\"") {
            documents.push(serde_json::from_str(&line)?);
        }
    }
    Ok(documents)
}
