//! The training sets, and whose labels of them count.

use crate::Failure;
use crate::examples::Examples;
use crate::labelled::{Labelled, LabelledSpan, lines, read};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use whowhen::training::checksum;

/// The sets that the committed weights are learnt from.
pub const COMMITTED: &str = "gmb,congress,curevents,encyclopedia,newsroom,abc,articles2017";

/// Labels of some of the training texts, given in reading them.
const BY_HAND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/labels/by_hand.jsonl.gz");

/// Labels of every name of some of the training texts.
const IN_FULL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/labels/in_full.jsonl.gz");

/// What the teachers (`teacher.py`) say of the training texts.
pub const TEACHERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/labels/teachers");

/// Of each set that has labels here, the checksum of its ids and texts: the labels are offsets into
/// exactly these.
const TEXTS: &str = include_str!("../labels/texts.json");

/// What one teacher says, by the id of the document.
pub(crate) type Teacher = HashMap<String, Labelled>;

/// Whose labels count.
pub struct Labels {
    pub(crate) teachers: Vec<Teacher>,
    /// Whether those that a set comes with do.
    pub own: bool,
    /// Whether what a set whose labels are a program's says of organizations and places counts, not of
    /// people alone.
    pub all_kinds: bool,
    /// Whether the sentences do that a set says to leave out.
    pub doubted: bool,
    pub(crate) by_hand: Teacher,
    /// What is marked in full by the annotation guide, where the set does not bring its labels along.
    pub(crate) in_full: Teacher,
    /// How many times a text that is labelled by hand counts.
    pub hand: usize,
    /// Whether of the other sets' texts only those that are labelled by hand count: a training of seconds,
    /// by which features are compared.
    pub hand_alone: bool,
    /// How many times a real text that is marked in full counts.
    pub real: usize,
    /// Which half of those texts' websites counts alone; none for all of them.
    pub half: Option<u8>,
}

/// The set of real texts that brings labels of every name along. It is learnt from and measured on by
/// halves of its websites.
const MARKED_IN_FULL: &str = "newsroom";

impl Default for Labels {
    /// As the committed weights were learnt, but that no labels are read yet.
    fn default() -> Labels {
        let (teachers, by_hand) = (Vec::new(), Teacher::new());
        Labels {
            teachers,
            own: false,
            all_kinds: false,
            doubted: false,
            by_hand,
            in_full: Teacher::new(),
            hand: 6,
            hand_alone: false,
            real: 4,
            half: None,
        }
    }
}

impl Labels {
    /// Reads the labels by hand, if they count, and those of the teachers in a folder, if there is one.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub fn read(&mut self, teachers: Option<&Path>) -> Result<(), Failure> {
        if let Some(folder) = teachers {
            self.teachers = read_teachers(folder)?;
        }
        if self.hand > 0 {
            self.by_hand = read_teacher(Path::new(BY_HAND))?;
        }
        if self.real > 0 {
            self.in_full = read_teacher(Path::new(IN_FULL))?;
        }
        Ok(())
    }
}

/// Adds a training set. Where a document is labelled by hand, nothing else counts. Elsewhere the
/// teachers do, and the set's own labels if that is wished, if they were corrected by people, or if no
/// teacher knows the document. One that nobody has labelled is left out.
///
/// # Errors
///
/// If a file is missing or no such set.
pub fn add(
    data: &Path,
    set: &str,
    labels: &Labels,
    examples: &mut Examples,
) -> Result<(), Failure> {
    let file = |name: &str| read(&data.join(format!("train/{name}.jsonl.gz")));
    let mut dropped = String::new();
    let mut second = Teacher::new();
    if set == "gmb" {
        dropped = std::fs::read_to_string(data.join("train/gmb_drop.txt"))?;
        second = file("gmb_silver_md")?.into_iter().map(|d| (d.id.clone(), d)).collect();
    }
    let documents = file(set).map_err(|e| match set {
        "encyclopedia" => format!(
            "{e}; tools/train/encyclopedia.py makes it; sets=gmb,congress,curevents does without"
        )
        .into(),
        _ => e,
    })?;
    if labels.hand > 0 || labels.real > 0 || !labels.teachers.is_empty() {
        same_texts(set, &documents)?;
    }
    if set == MARKED_IN_FULL {
        for document in documents {
            if labels.half.is_none_or(|half| half == document.half()) {
                add_marked_in_full(document, labels.real, examples);
            }
        }
        return Ok(());
    }
    let dropped: HashSet<&str> = dropped.lines().collect();
    for mut document in documents {
        if dropped.contains(document.id.as_str()) {
            continue;
        }
        if let Some(reading) = labels.in_full.get(&document.id) {
            let spans = reading.spans.clone();
            add_marked_in_full(Labelled { spans, ..document }, labels.real, examples);
            continue;
        }
        if let Some(reading) = labels.by_hand.get(&document.id) {
            (0..labels.hand).for_each(|_| examples.add(&document.text, &[reading]));
            continue;
        }
        if labels.hand_alone {
            continue;
        }
        document.people_alone = set != "gmb" && !labels.all_kinds;
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

/// Adds a text of which every name is marked, as often as it counts.
fn add_marked_in_full(document: Labelled, times: usize, examples: &mut Examples) {
    let document = Labelled { marked_in_full: true, ..document };
    (0..times).for_each(|_| examples.add(&document.text, &[&document]));
}

/// Whether the texts of a set are those that the labels here were given to.
pub(crate) fn same_texts(set: &str, documents: &[Labelled]) -> Result<(), Failure> {
    let sums: HashMap<&str, String> = serde_json::from_str(TEXTS)?;
    let Some(wanted) = sums.get(set) else { return Ok(()) };
    let bytes = documents.iter().flat_map(|d| [d.id.as_str(), "\n", d.text.as_str(), "\n"]);
    let sum = format!("{:016x}", checksum(bytes.flat_map(str::bytes)));
    if sum == *wanted {
        return Ok(());
    }
    Err(format!(
        "{set}: these are not the texts that tools/train/labels is about (checksum {sum}, not {wanted}): \
         its labels would stand in wrong places; leave them out by teachers=none hand=0 own=true"
    )
    .into())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_not_laid_over_other_texts() {
        let document = |text: &str| Labelled {
            id: "gmb-00000".to_owned(),
            text: text.to_owned(),
            ..Labelled::default()
        };
        let why = same_texts("gmb", &[document("Another text.")]).expect_err("it is another text");
        assert!(why.to_string().starts_with("gmb: these are not the texts"), "{why}");
        assert!(same_texts("btc", &[document("No labels are here for it.")]).is_ok());
    }

    #[test]
    fn labels_here_are_of_sets_whose_texts_are_known() {
        let mut labels = Labels::default();
        labels.read(Some(Path::new(TEACHERS))).expect("the labels are readable");
        assert_eq!(labels.teachers.len(), 2);
        let sums: HashMap<&str, String> = serde_json::from_str(TEXTS).expect("sets and sums");
        let mut sets: Vec<&str> = sums.keys().copied().collect();
        sets.sort_unstable();
        let named = ["abc", "articles2017", "congress", "curevents", "encyclopedia", "gmb"];
        assert_eq!(sets, named);
        let known = ["cong-", "curev-", "lee-", "na-", "wiki-", "gmb-"];
        let here = [&labels.by_hand, &labels.in_full];
        for id in labels.teachers.iter().chain(here).flat_map(Teacher::keys) {
            assert!(known.iter().any(|start| id.starts_with(start)), "{id} is of no known set");
        }
    }
}
