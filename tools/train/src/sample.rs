//! The free sample: the articles of `tests/articles`, written and marked for this project. Too few for
//! weights worth shipping, enough to try the whole way from marked text to weights at work.
//!
//! Read of the marks: `[P#id:name]`, a person. The articles mark no organizations and no places.

use crate::Failure;
use crate::examples::Examples;
use crate::labelled::{Labelled, LabelledSpan};
use crate::learn::{Settings, train};
use std::path::{Path, PathBuf};

/// Where the articles are.
pub const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/articles");

/// One article in so many is kept apart.
const KEPT_APART: usize = 4;

/// Articles to learn from, and others to measure on.
pub struct Sample {
    /// Those to learn from.
    pub lessons: Vec<Labelled>,
    /// Those that training does not see.
    pub kept_apart: Vec<Labelled>,
}

impl Sample {
    /// Reads the articles of a folder; which are kept apart goes by their names alone.
    ///
    /// # Errors
    ///
    /// If one cannot be read or has a mark without an end.
    pub fn read(folder: &Path) -> Result<Sample, Failure> {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
            .map_err(|why| format!("{}: {why}", folder.display()))?
            .map(|entry| entry.map(|e| e.path()))
            .collect::<Result<_, _>>()?;
        paths.sort();
        let mut sample = Sample { lessons: Vec::new(), kept_apart: Vec::new() };
        let mut articles = 0;
        for path in &paths {
            let source = std::fs::read_to_string(path)?;
            // A file without a head is a note about the articles.
            let Some((_, marked)) = source.split_once("---\n") else { continue };
            let article = article(&path.display().to_string(), marked)?;
            articles += 1;
            let kept_apart = articles % KEPT_APART == 0;
            if kept_apart { &mut sample.kept_apart } else { &mut sample.lessons }.push(article);
        }
        Ok(sample)
    }

    /// Learns from the lessons and gives the weights file. `report` is told about the progress.
    pub fn train(&self, report: impl FnMut(&str)) -> Vec<u8> {
        let mut examples = Examples::default();
        for lesson in &self.lessons {
            examples.add(&lesson.text, &[lesson]);
        }
        train(examples, &Settings::default(), report)
    }
}

/// A mark of an article, in code points.
pub(crate) struct Mark {
    /// `P`, `R`, `D` or `Q`.
    pub(crate) kind: char,
    /// What stands before its colon: ids with commas between them, or a date's value.
    pub(crate) says: String,
    /// First code point.
    pub(crate) start: usize,
    /// One past the last.
    pub(crate) end: usize,
}

/// A marked text as a labelled document.
fn article(id: &str, marked: &str) -> Result<Labelled, Failure> {
    let (text, marks) = unmarked(id, marked)?;
    let people = marks.into_iter().filter(|mark| mark.kind == 'P');
    let span = |Mark { start, end, .. }| LabelledSpan { start, end, label: "PERSON".to_owned() };
    let spans = people.map(span).collect();
    Ok(Labelled { id: id.to_owned(), text, spans, people_alone: true, ..Labelled::default() })
}

/// The text without its marks, and the marks in the order of their ends.
pub(crate) fn unmarked(id: &str, marked: &str) -> Result<(String, Vec<Mark>), Failure> {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut open: Vec<Mark> = Vec::new();
    let mut length = 0;
    let mut rest = marked;
    while let Some(letter) = rest.chars().next() {
        if let Some((kind, says, after)) = opening(rest) {
            open.push(Mark { kind, says: says.to_owned(), start: length, end: length });
            rest = after;
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        if letter == ']'
            && let Some(mark) = open.pop()
        {
            marks.push(Mark { end: length, ..mark });
            continue;
        }
        text.push(letter);
        length += 1;
    }
    if !open.is_empty() {
        return Err(format!("{id}: a mark has no end").into());
    }
    Ok((text, marks))
}

/// Of the mark that begins here (`[P#id:`, `[D=value:`): its kind, what it says, and what comes after
/// its colon.
fn opening(rest: &str) -> Option<(char, &str, &str)> {
    let inner = rest.strip_prefix('[')?;
    let kind = inner.chars().next().filter(|kind| "PRDQ".contains(*kind))?;
    let says = inner[1..].strip_prefix(if kind == 'D' { '=' } else { '#' })?;
    let (says, after) = says.split_once(':')?;
    let known = |c: char| c.is_alphanumeric() || ",-/.~?%_".contains(c);
    says.chars().all(known).then_some((kind, says, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_read_out_of_marks_of_every_kind_by_code_points() {
        let marked =
            "É [R#a,b:head of [P#a:Ødegård]’s [x]] met [Q#b:“[P#b:Jo]”] on [D=2024-03:12].";
        let article = article("one", marked).expect("every mark has its end");
        assert_eq!(article.text, "É head of Ødegård’s [x] met “Jo” on 12.");
        let letters: Vec<char> = article.text.chars().collect();
        let names: Vec<String> =
            article.spans.iter().map(|s| letters[s.start..s.end].iter().collect()).collect();
        assert_eq!(names, ["Ødegård", "Jo"]);
    }

    #[test]
    fn a_mark_without_an_end_is_said() {
        let why = article("one", "He met [P#a:Jo.").expect_err("it has no end");
        assert!(why.to_string().contains("one: a mark has no end"), "{why}");
    }
}
