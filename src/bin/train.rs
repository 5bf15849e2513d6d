//! Trains the tagger: `train DATA OUT [setting=value …]`.
//!
//! DATA is a folder with `train/*.jsonl.gz` and `dev/*.jsonl` as the model card describes; it is no
//! part of this project. OUT is the weights file, `src/names/tagger/weights.bin`; beside it, with the
//! ending `json`, is written what it was learnt from and under which licences: the notice in every
//! product says it on.
//!
//! Settings: `sets` (of `gmb,congress,curevents,encyclopedia,btc,wnut17`), `teachers` (a folder of
//! labels, or `none`), `own` (whether the sets' own labels count as well), `bodies` and `doubted`
//! (whether those labels, where they are a program's, count for bodies and places too and in the
//! sentences that the set doubts), `hand` (how many times the texts that are labelled by hand count; 0
//! for not by those labels), `epochs`, `rate`, `penalty`, `quiet`, `keep`, `rarest`.

use flate2::read::GzDecoder;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use whowhen::training::{Examples, Labelled, LabelledSpan, Settings, evaluate, train};

/// Labels of some of the training texts, given in reading them.
const BY_HAND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/names/tagger/by_hand.jsonl.gz");

/// The sets that come with labels of a program; those of `gmb` stand in a file beside it.
const LABELLED_BY_PROGRAM: [&str; 3] = ["gmb", "congress", "curevents"];

/// What can be learnt from, and the licence of each.
const SOURCES: &str = include_str!("../names/tagger/sources.json");

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
    let mut teachers = Some(PathBuf::from(TEACHERS));
    let mut settings =
        Settings { epochs: 4, rate: 0.1, penalty: 4e-6, quiet: 1.0, keep: 200_000, rarest: 2 };
    let mut labels = Labels {
        teachers: Vec::new(),
        own: false,
        bodies: false,
        doubted: false,
        by_hand: Teacher::new(),
        hand: 6,
    };
    for setting in given {
        let (key, value) = setting.split_once('=').ok_or("a setting is written key=value")?;
        match key {
            "sets" => sets = value.to_owned(),
            "teachers" => teachers = (value != "none").then(|| PathBuf::from(value)),
            "hand" => labels.hand = value.parse()?,
            "own" => labels.own = value.parse()?,
            "bodies" => labels.bodies = value.parse()?,
            "doubted" => labels.doubted = value.parse()?,
            "epochs" => settings.epochs = value.parse()?,
            "rate" => settings.rate = value.parse()?,
            "penalty" => settings.penalty = value.parse()?,
            "quiet" => settings.quiet = value.parse()?,
            "keep" => settings.keep = value.parse()?,
            "rarest" => settings.rarest = value.parse()?,
            _ => return Err(format!("no such setting: {key}").into()),
        }
    }
    if let Some(folder) = teachers {
        labels.teachers = read_teachers(&folder)?;
    }
    if labels.hand > 0 {
        labels.by_hand = read_teacher(Path::new(BY_HAND))?;
    }
    let learnt_from = learnt_from(&sets, &labels)?;
    let mut examples = Examples::default();
    for set in sets.split(',') {
        add(&data, set, &labels, &mut examples)?;
        let (sentences, tokens) = examples.size();
        say(&format!("{set}: {sentences} sentences, {tokens} tokens so far"));
    }
    let weights = train(examples, &settings, say);
    std::fs::write(out, &weights)?;
    std::fs::write(Path::new(out).with_extension("json"), learnt_from)?;
    for set in ["re3d", "gum_news", "gum_other", "wikigold"] {
        let documents = read(&data.join(format!("dev/{set}.jsonl")))?;
        for (label, [precision, recall, f1]) in evaluate(&weights, &documents) {
            say(&format!("{set} {label}: {precision:.1} {recall:.1} {f1:.1}"));
        }
    }
    Ok(())
}

/// A row of [`SOURCES`].
#[derive(serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Source {
    /// The set or the labels that it is about.
    of: String,
    what: String,
    licence: String,
    /// Whether the licence asks that what is made from it be shared alike. Whether weights are that,
    /// it does not say.
    share_alike: bool,
}

/// What one teacher says, by the id of the document.
type Teacher = HashMap<String, Labelled>;

/// Whose labels count.
struct Labels {
    teachers: Vec<Teacher>,
    /// Whether those that a set comes with do.
    own: bool,
    /// Whether what a set whose labels are a program's says of bodies and places counts, not of people
    /// alone.
    bodies: bool,
    /// Whether the sentences do that a set says to leave out.
    doubted: bool,
    by_hand: Teacher,
    /// How many times a text that is labelled by hand counts.
    hand: usize,
}

/// What goes with the weights: the rows of [`SOURCES`] that had a part in them.
fn learnt_from(sets: &str, labels: &Labels) -> Result<String, Failure> {
    let taught = !labels.teachers.is_empty();
    let by_program = labels.own || !taught;
    let mut parts: HashSet<&str> = sets.split(',').collect();
    let known = |parts: &HashSet<&str>| parts.iter().any(|set| LABELLED_BY_PROGRAM.contains(set));
    let programs = [
        (by_program && known(&parts), "labels of a program"),
        (by_program && known(&parts) && !labels.doubted, "doubts"),
        (taught, "teachers"),
        (labels.hand > 0, "labels by hand"),
    ];
    parts.extend(programs.iter().filter(|(counts, _)| *counts).map(|(_, part)| part));
    let all: Vec<Source> = serde_json::from_str(SOURCES)?;
    if let Some(part) = parts.iter().find(|part| all.iter().all(|source| source.of != **part)) {
        return Err(format!("sources.json has no row of '{part}': say there what it is").into());
    }
    let used: Vec<&Source> = all.iter().filter(|s| parts.contains(s.of.as_str())).collect();
    Ok(serde_json::to_string_pretty(&used)? + "\n")
}

/// Adds a training set. Where a document is labelled by hand, nothing else counts. Elsewhere the
/// teachers do, and the set's own labels if that is wished, if they were corrected by people, or if no
/// teacher knows the document. One that nobody has labelled is left out.
fn add(data: &Path, set: &str, labels: &Labels, examples: &mut Examples) -> Result<(), Failure> {
    let file = |name: &str| read(&data.join(format!("train/{name}.jsonl.gz")));
    let mut dropped = String::new();
    let mut second = Teacher::new();
    if set == "gmb" {
        dropped = std::fs::read_to_string(data.join("train/gmb_drop.txt"))?;
        second = file("gmb_silver_md")?.into_iter().map(|d| (d.id.clone(), d)).collect();
    }
    let documents = file(set).map_err(|e| match set {
        "encyclopedia" => format!(
            "{e}; src/names/tagger/encyclopedia.py makes it; sets=gmb,congress,curevents does without"
        )
        .into(),
        _ => e,
    })?;
    let dropped: HashSet<&str> = dropped.lines().collect();
    for mut document in documents {
        if dropped.contains(document.id.as_str()) {
            continue;
        }
        if let Some(reading) = labels.by_hand.get(&document.id) {
            (0..labels.hand).for_each(|_| examples.add(&document.text, &[reading]));
            continue;
        }
        document.people_alone = set != "gmb" && !labels.bodies;
        if labels.doubted {
            document.drop.clear();
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn said(sets: &str, labels: &Labels) -> Vec<Source> {
        let said = learnt_from(sets, labels).expect("every part has a row");
        serde_json::from_str(&said).expect("it is a list of sources")
    }

    fn labels(teachers: usize) -> Labels {
        let teachers = (0..teachers).map(|_| Teacher::new()).collect();
        let by_hand = Teacher::new();
        Labels { teachers, own: false, bodies: false, doubted: false, by_hand, hand: 6 }
    }

    #[test]
    fn what_is_said_of_the_committed_weights_is_what_the_settings_without_a_choice_give() {
        let committed = include_str!("../names/tagger/weights.json");
        let sets = "gmb,congress,curevents,encyclopedia";
        assert_eq!(learnt_from(sets, &labels(2)).expect("every part has a row"), committed);
    }

    #[test]
    fn share_alike_is_said_wherever_it_has_a_part() {
        let free = Labels { doubted: true, ..labels(0) };
        let shared = |sets: &str, labels: &Labels| -> Vec<String> {
            said(sets, labels).into_iter().filter(|s| s.share_alike).map(|s| s.of).collect()
        };
        assert!(shared("congress,btc", &free).is_empty());
        assert_eq!(shared("congress,curevents", &free), ["curevents"]);
        assert_eq!(shared("gmb", &free), ["gmb", "gmb"]);
        assert_eq!(shared("congress", &labels(0)), ["doubts"], "sentences that gmb's labels chose");
        assert_eq!(shared("congress", &labels(1)), ["teachers"]);
    }

    #[test]
    fn labels_are_named_only_where_they_count() {
        let of = |sets: &str, labels: &Labels| -> Vec<String> {
            said(sets, labels).into_iter().map(|s| s.of).collect()
        };
        let free = Labels { doubted: true, ..labels(0) };
        assert_eq!(of("congress", &free), ["congress", "labels of a program", "labels by hand"]);
        assert_eq!(of("btc", &free), ["btc", "labels by hand"]);
        assert_eq!(of("btc", &Labels { hand: 0, ..free }), ["btc"]);
    }

    #[test]
    fn a_set_that_nobody_has_described_is_refused() {
        let why = learnt_from("congress,diary", &labels(0)).expect_err("nobody knows what it is");
        assert!(why.to_string().contains("'diary'"), "{why}");
    }
}
