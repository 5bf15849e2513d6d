//! How often marks are right that are said to be so sure.

use super::score::Compared;
use serde::Serialize;
use std::io::{self, Write};

/// Where a step of confidence begins; the last one ends at 1.
const STEPS: [f32; 8] = [0.0, 0.3, 0.5, 0.7, 0.8, 0.85, 0.95, 0.99];

/// What is said to be as sure as it was right on real texts: names, roles and quotations, and whose those are.
const CALIBRATED: [&str; 7] = ["PERSON", "ORG", "PLACE", "ROLE", "QUOTE", "HOLDER", "SPEAKER"];

/// Counts by label and step of confidence.
#[derive(Default)]
pub struct Calibration {
    counts: Vec<(&'static str, [Count; STEPS.len()])>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    marks: usize,
    right: usize,
    stated: f64,
}

/// One step of confidence of one label.
#[derive(Serialize)]
pub struct CalibrationRow {
    label: &'static str,
    /// Where the step begins.
    from: f32,
    /// How many marks.
    marks: usize,
    /// Their mean confidence, per cent.
    stated: f64,
    /// How many of them are exactly right, per cent.
    right: f64,
}

impl Calibration {
    pub fn add(&mut self, label: &'static str, compared: &[Compared]) {
        if !CALIBRATED.contains(&label) {
            return;
        }
        let index = self.counts.iter().position(|(l, _)| *l == label).unwrap_or_else(|| {
            self.counts.push((label, [Count::default(); STEPS.len()]));
            self.counts.len() - 1
        });
        for mark in compared {
            let step = STEPS.iter().rposition(|&from| mark.confidence >= from).unwrap_or(0);
            let count = &mut self.counts[index].1[step];
            count.marks += 1;
            count.right += usize::from(mark.right);
            count.stated += f64::from(mark.confidence);
        }
    }

    /// Every step that has marks.
    pub fn rows(&self) -> Vec<CalibrationRow> {
        let mut rows = Vec::new();
        for (label, counts) in &self.counts {
            for (count, from) in counts.iter().zip(STEPS).filter(|(count, _)| count.marks > 0) {
                let marks = count.marks as f64;
                rows.push(CalibrationRow {
                    label,
                    from,
                    marks: count.marks,
                    stated: 100.0 * count.stated / marks,
                    right: 100.0 * count.right as f64 / marks,
                });
            }
        }
        rows
    }

    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "\nHow often marks and links are right, by how sure they are said to be")?;
        writeln!(out, "{:<10}{:>9}{:>8}{:>9}{:>9}", "", "from", "marks", "said %", "right %")?;
        for row in self.rows() {
            let CalibrationRow { label, from, marks, stated, right } = row;
            writeln!(out, "{label:<10}{from:>9.2}{marks:>8}{stated:>9.1}{right:>9.1}")?;
        }
        Ok(())
    }
}
