//! How often names are right of which the tagger is so sure: the tables of `tagger/calibration.rs`.
//!
//! Measured on real texts marked in full, each half of their websites as the whole program read it by weights
//! learnt from the other, so that it holds for sites not seen and counts what the rules after the tagger mend.
//! Not read: names of which a rule says how sure they are.

use crate::Failure;
use crate::labelled::{Labelled, lines};
use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;
use whowhen::training::probability;

/// The names that a table is made of, at least, between two of its rows.
const LEAST: usize = 40;

/// A kind of name, the rows of its table (probability, share that is right), how many names it is of.
pub type Table = (&'static str, Vec<(f32, f32)>, usize);

/// What the program says of a text (`whowhen analyze --ndjson --offsets codepoint`).
#[derive(Deserialize)]
pub struct TextAsRead {
    id: String,
    spans: Vec<Mark>,
}

#[derive(Deserialize)]
struct Mark {
    kind: String,
    start: usize,
    end: usize,
    confidence: f32,
}

impl Mark {
    /// Whether a rule says how sure it is, and no table: rules say hundredths.
    fn is_by_rule(&self) -> bool {
        let hundredths = self.confidence * 100.0;
        (hundredths - hundredths.round()).abs() < 1e-3
    }
}

/// The tables of people, organizations and places; `halves` are what the program says of `documents` by weights
/// learnt from each half of their websites.
pub fn calibrate(halves: [&[TextAsRead]; 2], documents: &[Labelled]) -> Vec<Table> {
    let kinds = [("PERSON", "person", 1), ("ORG", "organization", 3), ("PLACE", "place", 5)];
    let [zero, one] = halves.map(|half| {
        half.iter().map(|analysis| (analysis.id.as_str(), analysis)).collect::<HashMap<_, _>>()
    });
    let mut seen: [Vec<(f32, bool)>; 3] = Default::default();
    for document in documents {
        // What was learnt from one half is measured on the other.
        let half = if document.half() == 0 { &one } else { &zero };
        let marks = half.get(document.id.as_str()).map_or(&[][..], |analysis| &analysis.spans);
        for mark in marks.iter().filter(|mark| !mark.is_by_rule()) {
            let gold = || document.spans.iter();
            let open =
                gold().any(|s| s.label == "OPEN" && s.start < mark.end && mark.start < s.end);
            for ((kind, said, label), seen) in kinds.iter().zip(&mut seen) {
                let right =
                    gold().any(|s| s.label == *kind && (s.start, s.end) == (mark.start, mark.end));
                if mark.kind == *said && (right || !open) {
                    seen.push((probability(*label, mark.confidence), right));
                }
            }
        }
    }
    let mut tables = Vec::new();
    for ((kind, ..), seen) in kinds.into_iter().zip(seen) {
        let names = seen.len();
        tables.push((kind, rows(seen), names));
    }
    tables
}

/// Reads what the program said, a text a line.
///
/// # Errors
///
/// If the file cannot be read, or a line is no analysis.
pub fn read_analyses(path: &Path) -> Result<Vec<TextAsRead>, Failure> {
    lines(path)?.map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

/// Means of groups of names in the order of their probability, merged until the shares rise.
fn rows(mut seen: Vec<(f32, bool)>) -> Vec<(f32, f32)> {
    seen.sort_by(|a, b| a.0.total_cmp(&b.0));
    let size = (seen.len() / 12).max(LEAST);
    let mut groups: Vec<(f32, f32, f32)> = Vec::new();
    for group in seen.chunks(size) {
        let count = group.len() as f32;
        let sum: f32 = group.iter().map(|(p, _)| p).sum();
        let right = group.iter().filter(|(_, right)| *right).count() as f32;
        groups.push((sum, right, count));
        while let [.., a, b] = groups.as_slice()
            && a.1 / a.2 >= b.1 / b.2
        {
            let both = (a.0 + b.0, a.1 + b.1, a.2 + b.2);
            groups.truncate(groups.len() - 2);
            groups.push(both);
        }
    }
    groups.into_iter().map(|(sum, right, count)| (sum / count, right / count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_rise_from_row_to_row() {
        let seen: Vec<(f32, bool)> = (0..960u16)
            .map(|n| (f32::from(n) / 960.0, n % 7 == 0 || n > 400 && n % 5 > 0))
            .collect();
        let rows = rows(seen);
        assert!(rows.len() > 2, "{rows:?}");
        assert!(rows.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1), "{rows:?}");
    }

    #[test]
    fn a_half_is_measured_by_what_was_learnt_from_the_other_and_rules_are_passed_over() {
        let document: Labelled = serde_json::from_str(
            r#"{"id":"a","text":"Zorvek met Quilmun.","spans":[{"start":0,"end":6,"label":"PERSON"}]}"#,
        )
        .expect("it is a document");
        let said = |second: &str| -> Vec<TextAsRead> {
            let line = format!(
                r#"{{"id":"a","spans":[{{"kind":"person","start":0,"end":6,"confidence":0.9123}},
                {{"kind":"person","start":11,"end":18,"confidence":{second}}}]}}"#
            );
            vec![serde_json::from_str(&line).expect("it is an analysis")]
        };
        let (by_rule, by_table) = (said("0.85"), said("0.8512"));
        let (own, other) = if document.half() == 0 { (0, 1) } else { (1, 0) };
        let mut halves: [&[TextAsRead]; 2] = [&[], &[]];
        halves[other] = &by_rule;
        halves[own] = &by_table;
        let people = |halves| calibrate(halves, std::slice::from_ref(&document)).remove(0);
        let (_, rows, names) = people(halves);
        assert_eq!((rows.iter().map(|row| row.1).collect(), names), (vec![1.0], 1));
        halves.swap(0, 1);
        let (_, rows, names) = people(halves);
        assert_eq!((rows.iter().map(|row| row.1).collect(), names), (vec![0.5], 2));
    }
}
