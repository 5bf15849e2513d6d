//! Annotated documents: one JSON document a line,
//! `{"id", "text", "published"?, "spans": [{"start", "end", "label", "optional"?, "who"?}]}`, offsets in
//! code points. A first line `{"meta": {"name"?, "labels"?, "partial"?}}` says which labels the file
//! covers and which of them are annotated in part. A span that is `optional` counts neither as missed
//! nor as wrong; `who` says of a person who it is, of a role or quotation whose it is.

use super::KINDS;
use crate::Failure;
use serde::Deserialize;
use std::path::Path;

/// An annotated file.
pub struct Gold {
    pub name: String,
    /// Labels annotated in part: of them recall alone says something.
    pub partial: Vec<String>,
    pub documents: Vec<GoldDocument>,
    covered: Vec<String>,
}

#[derive(Deserialize)]
pub struct GoldDocument {
    #[serde(default)]
    pub id: serde_json::Value,
    pub text: String,
    #[serde(default)]
    pub published: Option<String>,
    pub spans: Vec<GoldSpan>,
}

#[derive(Deserialize)]
pub struct GoldSpan {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    pub label: String,
    #[serde(default)]
    pub optional: bool,
    /// Of a person who it is, of a role or quotation whose: names of this document's own.
    #[serde(default)]
    pub who: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum GoldLine {
    Meta { meta: Meta },
    Document(GoldDocument),
}

#[derive(Deserialize, Default)]
struct Meta {
    name: Option<String>,
    #[serde(default)]
    labels: Vec<String>,
    #[serde(default)]
    partial: Vec<String>,
}

impl Gold {
    /// Reads a file; a line that is none of the above stops it, with its number.
    pub fn read(path: &Path) -> Result<Gold, Failure> {
        let fail = |why: String| Failure::Words(format!("{}: {why}", path.display()));
        let source = std::fs::read_to_string(path).map_err(|e| fail(e.to_string()))?;
        let mut meta = Meta::default();
        let mut documents = Vec::new();
        for (number, line) in source.lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            match serde_json::from_str(line) {
                Ok(GoldLine::Meta { meta: found }) => meta = found,
                Ok(GoldLine::Document(document)) => documents.push(document),
                Err(_) => {
                    return Err(fail(format!(
                        "line {}: not a document {{\"id\", \"text\", \"spans\": [{{\"start\", \"end\", \"label\"}}]}}",
                        number + 1
                    )));
                }
            }
        }
        if documents.is_empty() {
            return Err(fail("it holds no documents".to_owned()));
        }
        let file = path.file_stem().map(|n| n.to_string_lossy().into_owned());
        Ok(Gold {
            name: meta.name.or(file).unwrap_or_default(),
            partial: meta.partial,
            documents,
            covered: meta.labels,
        })
    }

    /// The labels to compare: those that the file says it covers, or else those it has.
    pub fn labels(&self) -> Vec<&'static str> {
        let has = |label: &str| {
            if self.covered.is_empty() {
                self.documents.iter().any(|d| d.spans.iter().any(|s| s.label == label))
            } else {
                self.covered.iter().any(|l| l == label)
            }
        };
        KINDS.iter().map(|(label, _)| *label).filter(|label| has(label)).collect()
    }
}
