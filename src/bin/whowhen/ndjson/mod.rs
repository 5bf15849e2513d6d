//! One JSON document a line in, one a line out, in the same order.
//!
//! In: `{"id"?, "text", "published"?, …}`. Out: the same fields as they stand, without `text` and
//! `published`, and the analysis'. The caller's fields that are named as the analysis names its own
//! are not lost and not taken for it: they come in an object `input` (`document`).
//!
//! A line that cannot be read gives `{"id", "error", "line"}`, with `file` where there are several,
//! and the run continues. No more of a line is held than `--max-line` says (`lines`).

mod document;
mod id;
mod lines;

use crate::Failure;
use crate::analyze::is_stdin;
use crate::arguments::AnalyzeOptions;
use crate::messages::{Summary, say};
use crate::output::{Output, Pieces};
use document::{InputDocument, Unreadable};
use lines::{InputLine, Lines};
use serde_json::value::{RawValue, to_raw_value};
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use whowhen::{Correction, NewsroomLists, Options};

pub fn run(options: &AnalyzeOptions, out: &mut Output) -> Result<(), Failure> {
    options.refuse_output_that_is_read()?;
    let files = options.inputs();
    let mut run = LineAnalyzer::new(options, options.read_corrections()?, options.lists.read()?);
    for path in &files {
        run.file = (files.len() > 1).then(|| path.display().to_string());
        let read = if is_stdin(path) {
            run.lines(io::stdin().lock(), out)
        } else {
            File::open(path).map_err(|e| e.into()).and_then(|f| run.lines(BufReader::new(f), out))
        };
        match read {
            Ok(()) => {}
            Err(Aborted::Input(error)) => {
                out.send()?;
                run.summary.failed += 1;
                say(&format!("{}: {error}", display_name(path)));
            }
            Err(Aborted::Output(failure)) => return Err(failure),
        }
    }
    out.send()?;
    if !options.quiet {
        run.summary.say("lines");
    }
    if run.summary.failed > 0 { Err(Failure::Reported) } else { Ok(()) }
}

fn display_name(path: &Path) -> String {
    if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// The names that an answer's own fields have.
fn names_of_answers() -> HashSet<String> {
    let nothing = whowhen::analyze("", &Options::default(), &[], &NewsroomLists::NONE);
    let fields = serde_json::to_value(nothing).ok();
    let fields = fields.as_ref().and_then(|value| value.as_object());
    let fields = fields.into_iter().flat_map(|fields| fields.keys().cloned());
    // `unusable` and `lists` are fields only of an answer that has any.
    fields
        .chain(["unusable", "lists", "error", "line", "file", "input"].map(str::to_owned))
        .collect()
}

/// Why an input is not read to its end.
pub enum Aborted {
    Input(io::Error),
    Output(Failure),
}

impl From<io::Error> for Aborted {
    fn from(error: io::Error) -> Aborted {
        Aborted::Input(error)
    }
}

impl From<Failure> for Aborted {
    fn from(failure: Failure) -> Aborted {
        Aborted::Output(failure)
    }
}

/// A run over lines, whatever inputs they come from.
pub struct LineAnalyzer<'o> {
    options: &'o AnalyzeOptions,
    corrections: Vec<Correction>,
    lists: NewsroomLists,
    /// A field of the caller's has none of these names.
    taken: HashSet<String>,
    /// The input's name, where there are several.
    file: Option<String>,
    summary: Summary,
}

impl<'o> LineAnalyzer<'o> {
    /// Nothing is read yet.
    pub fn new(
        options: &'o AnalyzeOptions,
        corrections: Vec<Correction>,
        lists: NewsroomLists,
    ) -> LineAnalyzer<'o> {
        let (file, summary) = (None, Summary::default());
        LineAnalyzer { options, corrections, lists, taken: names_of_answers(), file, summary }
    }

    /// Answers every line of an input.
    pub fn lines(&mut self, input: impl BufRead, out: &mut impl Pieces) -> Result<(), Aborted> {
        let mut lines = Lines::new(input, self.options.max_line);
        loop {
            // Whoever waits for the answers before writing on has them before we wait.
            if !lines.has_more_at_hand() {
                out.send()?;
            }
            let (number, line) = match lines.next()? {
                None => return Ok(()),
                Some((_, InputLine::Whole(line))) if line.trim_ascii().is_empty() => continue,
                Some(line) => line,
            };
            let answer = match line {
                InputLine::Whole(line) => self.answer(line),
                InputLine::TooLong(beginning) => {
                    let most = self.options.max_line;
                    let why = format!("longer than {most} bytes; see --max-line");
                    Err(Unreadable::new(id::find(beginning), why))
                }
            };
            self.summary.count(answer.is_ok());
            let answer = answer.unwrap_or_else(|bad| self.failed(&bad, number));
            out.piece(&answer)?;
        }
    }

    fn answer(&self, line: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let document = InputDocument::read(line)?;
        let mut reading = self.options.reading();
        if let Some(day) = &document.published {
            let given =
                Options::published_on(day).map_err(|e| document.unreadable(e.to_string()))?;
            reading.published = given.published;
        }
        let text = &document.text;
        let analysis = whowhen::analyze(text, &reading, &self.corrections, &self.lists);
        let analysis = analysis.counted_in(self.options.unit(), text);
        let mut answer = document.fields_but(&self.taken);
        let unwritten = |e: serde_json::Error| document.unreadable(e.to_string());
        let fields = serde_json::to_vec(&analysis).map_err(unwritten)?;
        answer.extend_from_slice(fields.strip_prefix(b"{").unwrap_or_default());
        answer.push(b'\n');
        Ok(answer)
    }

    /// `{"id":…,"error":…,"line":…}`
    fn failed(&self, bad: &Unreadable, line: u64) -> Vec<u8> {
        let quoted =
            |words: &str| to_raw_value(words).unwrap_or_else(|_| RawValue::NULL.to_owned());
        let id = bad.id.as_deref().unwrap_or(RawValue::NULL);
        let mut answer = format!("{{\"id\":{id},\"error\":{},\"line\":{line}", quoted(&bad.why));
        if let Some(file) = &self.file {
            answer.push_str(&format!(",\"file\":{}", quoted(file)));
        }
        answer.push_str("}\n");
        answer.into_bytes()
    }
}
