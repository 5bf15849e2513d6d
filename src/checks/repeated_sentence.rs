//! A sentence or paragraph that stands twice, as pasting leaves it.
//!
//! Read are lines and the sentences in them, compared letter for letter but for white space. Not
//! read: anything shorter than eight words, which may well be repeated on purpose.

use super::{Check, Remark};
use crate::analysis::Analysis;
use std::collections::HashMap;

pub(super) const CHECK: Check = Check { name: "repeated-sentence", run };

/// A shorter one may be a refrain, a caption or a label.
const FEWEST_WORDS: usize = 8;

fn run(_analysis: &Analysis, text: &str) -> Vec<Remark> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut remarks = Vec::new();
    for (start, sentence) in sentences(text) {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        if words.len() < FEWEST_WORDS {
            continue;
        }
        let times = seen.entry(words.join(" ")).or_insert(0);
        *times += 1;
        if *times > 1 {
            remarks.push(Remark {
                spans: Vec::new(),
                start,
                end: start + sentence.len(),
                message: "this sentence stands in the text before, word for word".to_owned(),
            });
        }
    }
    remarks
}

/// Lines, cut behind full stops that a capital follows; with their first bytes.
fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let mut parts = Vec::new();
    for line in text.split_inclusive('\n') {
        let mut from = 0;
        for (stop, _) in line.match_indices(". ") {
            if line[stop + 2..].starts_with(|c: char| c.is_uppercase() || "\"“‘'".contains(c)) {
                parts.push((start + from, &line[from..=stop]));
                from = stop + 2;
            }
        }
        parts.push((start + from, &line[from..]));
        start += line.len();
    }
    parts.into_iter().map(|(start, part)| {
        let begun = part.trim_start();
        (start + part.len() - begun.len(), begun.trim_end())
    })
}
