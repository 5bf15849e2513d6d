//! How well weights do on labelled documents.

use crate::Failure;
use crate::labelled::{Labelled, bytes_of};
use std::collections::HashSet;
use whowhen::training::Weights;

/// Exact precision, recall and F1 for each kind of name, in percent.
pub type Score = (&'static str, [f32; 3]);

/// Scores a weights file on documents: a name counts if both its ends are right.
///
/// # Errors
///
/// If it is no weights file or does not fit this source.
pub fn score(weights: &[u8], documents: &[Labelled]) -> Result<Vec<Score>, Failure> {
    let weights = Weights::read(weights)?;
    let kinds = [("PERSON", 1), ("ORG", 3), ("PLACE", 5)];
    let mut counts = [(0, 0, 0); 3];
    for labelled in documents {
        let bytes = bytes_of(&labelled.text);
        let found = weights.names(&labelled.text);
        for ((label, first), (wanted, got, right)) in kinds.iter().zip(&mut counts) {
            let gold: HashSet<_> = labelled
                .spans
                .iter()
                .filter(|span| span.label == *label)
                .filter_map(|span| span.bytes(&bytes))
                .collect();
            let found = found.iter().filter(|(_, of, _)| of == first);
            let found: HashSet<_> = found.map(|(span, ..)| span.clone()).collect();
            *wanted += gold.len();
            *got += found.len();
            *right += gold.intersection(&found).count();
        }
    }
    let marginal = |n: usize, of: usize| 100.0 * n as f32 / of.max(1) as f32;
    let rows = kinds.iter().zip(counts).map(|((label, _), (wanted, got, right))| {
        (*label, [marginal(right, got), marginal(right, wanted), marginal(2 * right, wanted + got)])
    });
    Ok(rows.collect())
}
