//! Labelled documents and the files that hold them, a document a line.

use crate::Failure;
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use whowhen::training::checksum;

/// A document of the training data, offsets in code points.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Labelled {
    /// Its id.
    pub id: String,
    /// The text.
    #[serde(default)]
    pub text: String,
    /// The labelled spans.
    pub spans: Vec<LabelledSpan>,
    /// Whether only its people are to be trusted.
    #[serde(default)]
    pub people_alone: bool,
    /// Parts of the text whose labels are not to be trusted.
    #[serde(default)]
    pub drop: Vec<(usize, usize)>,
    /// Where it was found, `owner/repository@revision:path`; empty where nothing is said.
    #[serde(default)]
    pub source: String,
    /// Whether every name is marked, and nothing but the name.
    #[serde(default)]
    pub marked_in_full: bool,
}

/// Repositories that gather pages of many websites: there each page counts as a site of its own.
const GATHERED: [&str; 3] = ["postlight/parser", "fhamborg/Giveme5W1H", "flairNLP/fundus"];

impl Labelled {
    /// Which half of the websites it is of, 0 or 1. Texts of one site are in one half, so that what is
    /// learnt on one half and measured on the other is what carries over to sites not seen.
    pub fn half(&self) -> u8 {
        let repository = self.source.split('@').next().unwrap_or_default();
        let site = if GATHERED.contains(&repository) { &self.source } else { repository };
        // This bit leaves both halves some of each kind of text: sport, business, courts.
        (checksum(site.bytes()) >> 54 & 1) as u8
    }
}

/// A labelled span, in code points.
#[derive(Debug, Clone, Deserialize)]
pub struct LabelledSpan {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// `PERSON`, `ORG`, `PLACE`; `ANY` or `OPEN` where nothing is known; others are left out.
    pub label: String,
}

impl LabelledSpan {
    /// Its bytes, where `bytes` has those of each code point; none if it ends beyond the text.
    pub(crate) fn bytes(&self, bytes: &[usize]) -> Option<std::ops::Range<usize>> {
        Some(*bytes.get(self.start)?..*bytes.get(self.end)?)
    }
}

/// At which byte each code point begins, and where the text ends.
pub(crate) fn bytes_of(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// The lines of a file, which is unpacked if its name ends with `gz`.
pub(crate) fn lines(path: &Path) -> Result<impl Iterator<Item = io::Result<String>>, Failure> {
    let file = File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let packed = path.extension().is_some_and(|e| e == "gz");
    let reader: Box<dyn Read> =
        if packed { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
    Ok(BufReader::new(reader).lines())
}

/// Reads a file of documents.
///
/// # Errors
///
/// If it cannot be read, or a line is no document.
pub fn read(path: &Path) -> Result<Vec<Labelled>, Failure> {
    let mut documents = Vec::new();
    for line in lines(path)? {
        let line = line?;
        if !line.starts_with("{\"meta\"") {
            documents.push(serde_json::from_str(&line)?);
        }
    }
    Ok(documents)
}
