//! The whole way on the free sample: marked articles, training, a weights file, and names found by it in
//! articles that training has not seen.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;
use whowhen::training::Weights;
use whowhen_train::Labelled;
use whowhen_train::sample::{ARTICLES, Sample};
use whowhen_train::score::score;

/// Exact F1 of people in the articles kept apart, just below what is reached.
const FLOOR: f32 = 95.0;

/// Where the head of a weights file has what it says: the fingerprint of features, of clusters, of lists.
const FEATURES: usize = 12;
const CLUSTERS: usize = 20;
const LISTS: usize = 28;
const WEIGHTS: usize = 44;

/// Weights that the program has learnt from the sample, once for all tests.
static LEARNT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let path = file("learnt.bin");
    let said = train(&["sample", path.to_str().expect("a plain path")]);
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    std::fs::read(&path).expect("the weights were written")
});

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn train(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_train")).args(arguments).output().expect("it starts")
}

/// The weights with one byte changed.
fn changed(at: usize) -> Vec<u8> {
    let mut file = LEARNT.clone();
    file[at] ^= 1;
    file
}

fn refusal(file: &[u8]) -> String {
    Weights::read(file).err().expect("it does not fit")
}

fn people(weights: &[u8], documents: &[Labelled]) -> f32 {
    let scores = score(weights, documents).expect("they fit");
    scores.iter().find(|(label, _)| *label == "PERSON").map_or(0.0, |(_, [_, _, f1])| *f1)
}

#[test]
fn people_are_found_in_articles_that_training_has_not_seen() {
    let sample = Sample::read(Path::new(ARTICLES)).expect("the articles are readable");
    let seen = |id: &String| sample.lessons.iter().any(|lesson| lesson.id == *id);
    assert!(sample.kept_apart.len() >= 15 && sample.kept_apart.iter().all(|a| !seen(&a.id)));
    let found = people(&LEARNT, &sample.kept_apart);
    assert!(found >= FLOOR, "F1 of people: {found}");
}

#[test]
fn who_learns_from_texts_without_names_finds_none() {
    let mut sample = Sample::read(Path::new(ARTICLES)).expect("the articles are readable");
    sample.lessons.truncate(10);
    sample.lessons.iter_mut().for_each(|lesson| lesson.spans.clear());
    assert_eq!(people(&sample.train(|_| ()), &sample.kept_apart), 0.0);
}

#[test]
fn weights_of_other_features_or_clusters_are_refused_in_a_sentence() {
    assert!(Weights::read(&LEARNT).is_ok());
    for (at, says) in [
        (0, "this is no file of weights"),
        (8, "the weights are in format 0, and this source reads format 1"),
        (FEATURES, "the weights were learnt with other feature numbers than"),
        (CLUSTERS, "the weights were learnt with other word clusters than"),
        (WEIGHTS + 300, "the weights are damaged"),
    ] {
        let said = refusal(&changed(at));
        assert!(said.starts_with(says) && said.contains("WHOWHEN_WEIGHTS"), "{at}: {said}");
    }
    assert!(refusal(&LEARNT[..WEIGHTS - 1]).starts_with("the weights are damaged"));
    assert!(refusal(&LEARNT[..LEARNT.len() - 1]).starts_with("the weights are damaged"));
}

#[test]
fn other_words_on_the_lists_fit_and_are_said() {
    let path = file("other-lists.bin");
    let describe = |bytes: &[u8]| {
        std::fs::write(&path, bytes).expect("it can be written");
        let said = train(&["describe", path.to_str().expect("a plain path")]);
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        String::from_utf8(said.stdout).expect("it speaks UTF-8")
    };
    assert!(describe(&LEARNT).contains("learnt with the words that the lists have now"));
    assert!(describe(&changed(LISTS)).contains("learnt with lists of other words than now"));
}

#[test]
fn a_stamp_makes_weights_fit_and_leaves_them_as_they_are() {
    let path = file("stamped.bin");
    let path_text = path.to_str().expect("a plain path");
    std::fs::write(&path, changed(FEATURES)).expect("it can be written");
    assert!(!train(&["describe", path_text]).status.success());
    assert!(train(&["stamp", path_text]).status.success());
    assert!(std::fs::read(&path).expect("it is there") == *LEARNT);
    std::fs::write(&path, changed(WEIGHTS + 300)).expect("it can be written");
    assert!(
        !train(&["stamp", path_text]).status.success(),
        "damaged weights are no better for a stamp"
    );
}

#[test]
fn the_committed_weights_fit() {
    let weights = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src/names/tagger/weights.bin");
    let said = train(&["describe", weights]);
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
}
