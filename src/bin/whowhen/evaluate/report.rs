//! The scores of a file, for people and for programs.

use super::gold::Gold;
use super::score::{Mistake, Score, Scores, precision_recall_f1};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the table and, of each label, the `errors` worst mistakes: wrong spans by how sure they
/// were said to be, missed ones in text order.
pub fn table(gold: &Gold, scores: &Scores, errors: usize, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}: {} documents", gold.name, gold.documents.len())?;
    writeln!(
        out,
        "{:<10}{:>7}{:>7}{:>11}{:>7}{:>7}{:>13}{:>7}{:>7}",
        "label", "gold", "found", "exact P", "R", "F1", "overlap P", "R", "F1"
    )?;
    let partial = |score: &Score| gold.partial.iter().any(|l| l == score.label);
    for score in &scores.0 {
        let [p, r, f] = precision_recall_f1(score.exact, score.gold, score.found);
        let [op, or, of] = precision_recall_f1(score.overlap, score.gold, score.found);
        let label = format!("{}{}", score.label, if partial(score) { "*" } else { "" });
        writeln!(
            out,
            "{label:<10}{:>7}{:>7}{p:>11.1}{r:>7.1}{f:>7.1}{op:>13.1}{or:>7.1}{of:>7.1}",
            score.gold, score.found
        )?;
    }
    if scores.0.iter().any(partial) {
        writeln!(out, "* annotated in part: only the recall counts")?;
    }
    if errors > 0 {
        for score in &scores.0 {
            write_mistakes(score, errors, out)?;
        }
    }
    Ok(())
}

fn write_mistakes(score: &Score, errors: usize, out: &mut impl Write) -> io::Result<()> {
    let mut wrong: Vec<&Mistake> = score.wrong.iter().collect();
    wrong.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    writeln!(out, "\n{}", score.label)?;
    for Mistake { id, context, confidence } in wrong.into_iter().take(errors) {
        writeln!(out, "  wrong {confidence:.2}  {id}: {context}")?;
    }
    for Mistake { id, context, .. } in score.missed.iter().take(errors) {
        writeln!(out, "  missed      {id}: {context}")?;
    }
    Ok(())
}

/// The scores as JSON.
pub fn json(gold: &Gold, scores: &Scores) -> Value {
    let labels: Vec<Value> = scores
        .0
        .iter()
        .map(|score| {
            let [precision, recall, f1] = precision_recall_f1(score.exact, score.gold, score.found);
            let [op, or, of] = precision_recall_f1(score.overlap, score.gold, score.found);
            json!({
                "label": score.label, "gold": score.gold, "found": score.found,
                "exact": { "precision": precision, "recall": recall, "f1": f1 },
                "overlap": { "precision": op, "recall": or, "f1": of },
            })
        })
        .collect();
    json!({ "name": gold.name, "documents": gold.documents.len(), "partial": gold.partial, "labels": labels })
}
