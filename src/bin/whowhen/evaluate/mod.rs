//! `whowhen evaluate`: how well texts are read whose marks are known.
//!
//! Reads annotated documents (`gold`), has the library read their texts, compares (`score`) and
//! says how often marks are right that are said to be so sure (`calibration`).

mod calibration;
mod gold;
mod links;
mod report;
mod score;

use crate::Failure;
use crate::arguments::EvaluateOptions;
use crate::output::{Output, Pieces};
use calibration::Calibration;
use gold::{Gold, GoldDocument};
use score::{FoundSpan, Scores};
use std::io::{self, Write};
use whowhen::{Analysis, Kind, NewsroomLists, Offsets, Options};

/// The kinds that have spans to compare, with their labels in annotated files.
pub const KINDS: [(&str, Kind); 6] = [
    ("PERSON", Kind::Person),
    ("ROLE", Kind::Role),
    ("DATE", Kind::Date),
    ("ORG", Kind::Organization),
    ("PLACE", Kind::Place),
    ("QUOTE", Kind::Quote),
];

pub fn run(options: &EvaluateOptions, out: &mut Output) -> Result<(), Failure> {
    out.for_people();
    let lists = options.lists.read()?;
    let mut calibration = Calibration::default();
    let mut reports = Vec::new();
    for (index, path) in options.files.iter().enumerate() {
        let gold = Gold::read(path)?;
        let scores = score(&gold, options, &lists, &mut calibration)?;
        if options.json {
            reports.push(report::json(&gold, &scores));
            continue;
        }
        if index > 0 {
            writeln!(out)?;
        }
        report::table(&gold, &scores, options.errors, out)?;
    }
    if options.json {
        let whole = serde_json::json!({ "sets": reports, "calibration": calibration.rows() });
        serde_json::to_writer_pretty(&mut *out, &whole).map_err(io::Error::from)?;
        writeln!(out)?;
    } else if options.calibration {
        calibration.write(out)?;
    }
    out.end_piece()?;
    out.send()
}

fn score(
    gold: &Gold,
    options: &EvaluateOptions,
    lists: &NewsroomLists,
    calibration: &mut Calibration,
) -> Result<Scores, Failure> {
    let mut scores = Scores::new(&gold.labels());
    for document in &gold.documents {
        let analysis = analyze_document(document, options, lists)?;
        let found = found_spans(&analysis);
        for (label, compared) in links::compare(document, &analysis) {
            calibration.add(label, &compared);
        }
        for label in gold.labels() {
            let compared = scores.add(label, document, &found);
            if !gold.partial.iter().any(|l| l == label) {
                calibration.add(label, &compared);
            }
        }
    }
    Ok(scores)
}

/// What the library finds in a document, in code points.
fn analyze_document(
    document: &GoldDocument,
    options: &EvaluateOptions,
    lists: &NewsroomLists,
) -> Result<Analysis, Failure> {
    let mut reading = match &document.published {
        Some(day) => Options::published_on(day)
            .map_err(|e| Failure::Words(format!("document {}: {e}", document.id)))?,
        None => Options::default(),
    };
    reading.threshold = options.threshold;
    let analysis = whowhen::analyze(&document.text, &reading, &[], lists);
    Ok(analysis.counted_in(Offsets::CodePoint, &document.text))
}

fn found_spans(analysis: &Analysis) -> Vec<FoundSpan> {
    let spans = analysis.spans.iter();
    spans
        .filter_map(|span| {
            let (label, _) = KINDS.iter().find(|(_, kind)| *kind == span.detail.kind())?;
            Some(FoundSpan { label, start: span.start, end: span.end, confidence: span.confidence })
        })
        .collect()
}
