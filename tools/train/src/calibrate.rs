//! How often names are right of which the tagger is so sure: the tables of `tagger/calibration.rs`.
//!
//! Measured on real texts marked in full, each half of their websites by weights learnt from the other,
//! so that it holds for sites not seen. Not read: what follows the tagger.

use crate::Failure;
use crate::labelled::{Labelled, bytes_of};
use whowhen::training::Weights;

/// The names that a table is made of, at least, between two of its rows.
const LEAST: usize = 40;

/// A kind of name, the rows of its table (probability, share that is right), how many names it is of.
pub type Table = (&'static str, Vec<(f32, f32)>, usize);

/// The tables of people, organizations and places; `halves` are weights learnt from each half of the
/// websites that `documents` are of.
///
/// # Errors
///
/// If one is no weights file or does not fit this source.
pub fn calibrate(halves: [&[u8]; 2], documents: &[Labelled]) -> Result<Vec<Table>, Failure> {
    let [zero, one] = halves;
    // What was learnt from one half is measured on the other.
    let weights = [Weights::read(one)?, Weights::read(zero)?];
    let kinds = [("PERSON", 1), ("ORG", 3), ("PLACE", 5)];
    let mut seen: [Vec<(f32, bool)>; 3] = Default::default();
    for document in documents {
        let bytes = bytes_of(&document.text);
        let named = weights.get(usize::from(document.half())).map(|w| w.names(&document.text));
        for (span, label, probability) in named.unwrap_or_default() {
            let spans = || document.spans.iter().filter_map(|s| Some((&s.label, s.bytes(&bytes)?)));
            let open =
                spans().any(|(l, s)| l == "OPEN" && s.start < span.end && span.start < s.end);
            for ((kind, first), seen) in kinds.iter().zip(&mut seen) {
                let right = spans().any(|(label, gold)| label == kind && gold == span);
                if *first == label && (right || !open) {
                    seen.push((probability, right));
                }
            }
        }
    }
    let table = |((kind, _), seen): (&(&'static str, usize), Vec<(f32, bool)>)| {
        let names = seen.len();
        (*kind, rows(seen), names)
    };
    Ok(kinds.iter().zip(seen).map(table).collect())
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
}
