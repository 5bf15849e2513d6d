//! Trains the tagger: `train DATA OUT [setting=value …]`.
//!
//! DATA is a folder with `train/*.jsonl.gz` and `dev/*.jsonl` as the model card describes; it is no
//! part of this project. OUT is the weights file, `src/names/tagger/weights.bin`. Settings: `sets`
//! (of `gmb,congress,curevents,encyclopedia`), `teachers` (a folder of labels), `own` (whether the sets'
//! own labels count as well), `hand` (how many times the texts that are labelled by hand count; 0 for not
//! by those labels), `epochs`, `rate`, `penalty`, `quiet`, `keep`, `rarest`.

use flate2::read::GzDecoder;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use whowhen::training::{Examples, Labelled, LabelledSpan, Settings, evaluate, train};

/// Labels of some of the training texts, given in reading them.
const BY_HAND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/names/tagger/by_hand.jsonl.gz");

/// What the teachers (`src/names/tagger/teacher.py`) say of the training texts.
const TEACHERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/names/tagger/teachers");

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
    let mut sets = "gmb,congress,curevents,encyclopedia".to_owned();
    let mut teachers = PathBuf::from(TEACHERS);
    let mut settings =
        Settings { epochs: 4, rate: 0.1, penalty: 4e-6, quiet: 1.0, keep: 200_000, rarest: 2 };
    let mut own = false;
    let mut hand = 6;
    for setting in given {
        let (key, value) = setting.split_once('=').ok_or("a setting is written key=value")?;
        match key {
            "sets" => sets = value.to_owned(),
            "teachers" => teachers = PathBuf::from(value),
            "hand" => hand = value.parse()?,
            "own" => own = value.parse()?,
            "epochs" => settings.epochs = value.parse()?,
            "rate" => settings.rate = value.parse()?,
            "penalty" => settings.penalty = value.parse()?,
            "quiet" => settings.quiet = value.parse()?,
            "keep" => settings.keep = value.parse()?,
            "rarest" => settings.rarest = value.parse()?,
            _ => return Err(format!("no such setting: {key}").into()),
        }
    }
    let labels = Labels {
        teachers: read_teachers(&teachers)?,
        own,
        by_hand: if hand > 0 { read_teacher(Path::new(BY_HAND))? } else { Teacher::new() },
        hand,
    };
    let mut examples = Examples::default();
    for set in sets.split(',') {
        add(&data, set, &labels, &mut examples)?;
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

/// What one teacher says, by the id of the document.
type Teacher = HashMap<String, Labelled>;

/// Whose labels count.
struct Labels {
    teachers: Vec<Teacher>,
    /// Whether those that a set comes with do.
    own: bool,
    by_hand: Teacher,
    /// How many times a text that is labelled by hand counts.
    hand: usize,
}

/// Adds a training set. Where a document is labelled by hand, nothing else counts. Elsewhere the
/// teachers do, and the set's own labels if that is wished, if they were corrected by people, or if no
/// teacher knows the document. One that nobody has labelled is left out.
fn add(data: &Path, set: &str, labels: &Labels, examples: &mut Examples) -> Result<(), Failure> {
    let file = |name: &str| read(&data.join(format!("train/{name}.jsonl.gz")));
    let dropped = std::fs::read_to_string(data.join("train/gmb_drop.txt"))?;
    let dropped: HashSet<&str> = dropped.lines().collect();
    let mut second = Teacher::new();
    if set == "gmb" {
        second = file("gmb_silver_md")?.into_iter().map(|d| (d.id.clone(), d)).collect();
    }
    let documents = file(set).map_err(|e| match set {
        "encyclopedia" => format!(
            "{e}; src/names/tagger/encyclopedia.py makes it; sets=gmb,congress,curevents does without"
        )
        .into(),
        _ => e,
    })?;
    for mut document in documents {
        if dropped.contains(document.id.as_str()) {
            continue;
        }
        if let Some(reading) = labels.by_hand.get(&document.id) {
            (0..labels.hand).for_each(|_| examples.add(&document.text, &[reading]));
            continue;
        }
        document.people_alone = set != "gmb";
        let mut all: Vec<&Labelled> =
            labels.teachers.iter().filter_map(|t| t.get(&document.id)).collect();
        let untaught = all.is_empty();
        if untaught && document.spans.is_empty() {
            continue;
        }
        // People have corrected the labels of gmb; those of the others are a program's.
        if labels.own || untaught || set == "gmb" {
            all.push(&document);
        }
        if labels.own || untaught {
            all.extend(second.get(&document.id));
        }
        examples.add(&document.text, &all);
    }
    Ok(())
}

/// Every file of the folder, each a teacher's labels: lines `[id, [[start, length, label], …]]`.
fn read_teachers(folder: &Path) -> Result<Vec<Teacher>, Failure> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    paths.iter().map(|path| read_teacher(path)).collect()
}

fn read_teacher(path: &Path) -> Result<Teacher, Failure> {
    type Line = (String, Vec<(usize, usize, String)>);
    let mut teacher = Teacher::new();
    for line in lines(path)? {
        let (id, spans): Line = serde_json::from_str(&line?)?;
        let span = |(start, length, label)| LabelledSpan { start, end: start + length, label };
        let spans = spans.into_iter().map(span).collect();
        teacher.insert(id.clone(), Labelled { id, spans, ..Labelled::default() });
    }
    Ok(teacher)
}

fn lines(path: &Path) -> Result<impl Iterator<Item = io::Result<String>>, Failure> {
    let file = File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let packed = path.extension().is_some_and(|e| e == "gz");
    let reader: Box<dyn Read> =
        if packed { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
    Ok(BufReader::new(reader).lines())
}

fn read(path: &Path) -> Result<Vec<Labelled>, Failure> {
    let mut documents = Vec::new();
    for line in lines(path)? {
        let line = line?;
        if !line.starts_with("{\"meta\"") {
            documents.push(serde_json::from_str(&line)?);
        }
    }
    Ok(documents)
}
