//! What weights were learnt from and under which licences, for the notice of every product.

use crate::Failure;
use crate::sets::Labels;
use std::collections::HashSet;

/// What can be learnt from, and the licence of each.
const SOURCES: &str = include_str!("../labels/sources.json");

/// The sets that come with labels of a program; those of `gmb` stand in a file beside it.
const LABELLED_BY_PROGRAM: [&str; 3] = ["gmb", "congress", "curevents"];

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

/// What goes with the weights: the rows of `labels/sources.json` that had a part in them.
///
/// # Errors
///
/// If a set has no row there.
pub fn learnt_from(sets: &str, labels: &Labels) -> Result<String, Failure> {
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

/// What goes with weights that learnt from the free sample (`sample.rs`).
///
/// # Errors
///
/// If it has no row in `labels/sources.json`.
pub fn learnt_from_sample() -> Result<String, Failure> {
    learnt_from_alone("articles")
}

/// What goes with what learnt from these sets and from no other labels of their texts.
///
/// # Errors
///
/// If a set has no row in `labels/sources.json`.
pub fn learnt_from_alone(sets: &str) -> Result<String, Failure> {
    learnt_from(sets, &Labels { hand: 0, ..Labels::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sets::{COMMITTED, Teacher};

    fn said(sets: &str, labels: &Labels) -> Vec<Source> {
        let said = learnt_from(sets, labels).expect("every part has a row");
        serde_json::from_str(&said).expect("it is a list of sources")
    }

    fn labels(teachers: usize) -> Labels {
        let teachers = (0..teachers).map(|_| Teacher::new()).collect();
        Labels { teachers, ..Labels::default() }
    }

    #[test]
    fn what_is_said_of_the_committed_weights_is_what_the_settings_without_a_choice_give() {
        let committed = include_str!("../../../src/names/tagger/weights.json");
        assert_eq!(learnt_from(COMMITTED, &labels(2)).expect("every part has a row"), committed);
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
    fn the_sample_is_own_work_alone() {
        let said = learnt_from_sample().expect("it has a row");
        let said: Vec<Source> = serde_json::from_str(&said).expect("it is a list of sources");
        let of: Vec<(&str, &str)> =
            said.iter().map(|source| (source.of.as_str(), source.licence.as_str())).collect();
        assert_eq!(of, [("articles", "own work, MIT OR Apache-2.0")]);
    }

    #[test]
    fn a_set_that_nobody_has_described_is_refused() {
        let why = learnt_from("congress,diary", &labels(0)).expect_err("nobody knows what it is");
        assert!(why.to_string().contains("'diary'"), "{why}");
    }
}
