//! What the command line takes.

use crate::Failure;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use whowhen::{Correction, Day, Offsets, Options, Threshold};

/// Who, in what role, and when: reads names, roles, dates and quotations in news text.
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "Examples:
  whowhen analyze --published 2013-11-05 article.txt
  whowhen analyze --format json article.txt > article.json
  whowhen analyze --format html --into pages articles/*.txt
  whowhen evaluate --errors 5 annotated.jsonl
  whowhen analyze --ndjson < archive.ndjson > read.ndjson
      one line in:  {\"id\":\"a1\",\"text\":\"Ada Marsh spoke on Tuesday.\",\"published\":\"2013-11-05\"}
      one line out: {\"id\":\"a1\",\"version\":1,\"offsets\":\"codepoint\",\"spans\":[…],\"people\":[…],…}";

#[derive(Subcommand)]
pub enum Command {
    /// Read texts and say who is in them, in what role, and when.
    #[command(after_help = EXAMPLES)]
    Analyze(AnalyzeOptions),
    /// Measure on texts whose marks are known: precision, recall and F1 by kind.
    ///
    /// A file holds one JSON document a line: {"id","text","spans":[{"start","end","label"}]}, offsets
    /// in code points, labels PERSON, ORG, PLACE, ROLE, DATE, QUOTE. A first line
    /// {"meta":{"labels":[…],"partial":[…]}} says which labels are annotated, and which only in part.
    Evaluate(EvaluateOptions),
}

#[derive(Args)]
pub struct EvaluateOptions {
    /// Annotated files, JSON Lines.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// List the worst mistakes, so many of each kind wrong and missed.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub errors: usize,
    /// Say as well how often names are right that are said to be so sure.
    #[arg(long)]
    pub calibration: bool,
    /// Names less sure than this are left out, 0 to 1.
    #[arg(long, value_name = "P")]
    pub threshold: Option<Threshold>,
    /// Write JSON.
    #[arg(long, conflicts_with_all = ["errors", "calibration"])]
    pub json: bool,
}

#[derive(Args)]
pub struct AnalyzeOptions {
    /// Files to read, UTF-8; standard input if none is named, or for `-`.
    pub files: Vec<PathBuf>,
    /// How to write a result.
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = format_names())]
    pub format: String,
    /// Write each result to a file in this folder, named after the text's file and ending as the
    /// format's files do.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["ndjson", "explain"])]
    pub into: Option<PathBuf>,
    /// The URI of the text, for formats that name one; made from the text if none is given.
    #[arg(long, value_name = "URI", value_parser = uri, conflicts_with_all = ["ndjson", "explain"])]
    pub id: Option<String>,
    /// One JSON document a line in, one a line out, in the same order; a line that cannot be read
    /// gives {"id","error"} and the run goes on.
    #[arg(long, conflicts_with_all = ["format", "explain"])]
    pub ndjson: bool,
    /// The day the text was published, YYYY-MM-DD; relative dates are read from it.
    #[arg(long, value_name = "DATE")]
    pub published: Option<Day>,
    /// Names less sure than this are left out, 0 to 1: the higher, the fewer found and the more of
    /// them right. Each kind of name has a threshold of its own if none is given.
    #[arg(long, value_name = "P")]
    pub threshold: Option<Threshold>,
    /// What "start" and "end" count.
    #[arg(long, value_name = "UNIT", default_value = "codepoint")]
    pub offsets: Unit,
    /// A file of corrections: a JSON array, as the page exports it.
    #[arg(long, value_name = "FILE")]
    pub corrections: Option<PathBuf>,
    /// Write what each stage made of the text instead.
    #[arg(long, conflicts_with = "format")]
    pub explain: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Unit {
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
    /// Unicode code points, as Python counts.
    Codepoint,
    /// Bytes of UTF-8.
    Byte,
}

/// An absolute URI without a fragment, as far as its letters tell.
fn uri(given: &str) -> Result<String, String> {
    let scheme = given.split_once(':').map_or("", |(scheme, _)| scheme);
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && given.len() > scheme.len() + 1;
    let plain = given.chars().all(|c| c.is_ascii_graphic() && !"<>\"{}|\\^`#".contains(c));
    if named && plain {
        return Ok(given.to_owned());
    }
    Err("write an absolute URI without a fragment, like https://news.example/2013/11/geneva".into())
}

fn format_names() -> clap::builder::PossibleValuesParser {
    whowhen::export::formats()
        .iter()
        .map(|f| clap::builder::PossibleValue::new(f.name).help(f.about))
        .collect::<Vec<_>>()
        .into()
}

impl AnalyzeOptions {
    /// The options of the library.
    pub fn reading(&self) -> Options {
        Options { published: self.published, threshold: self.threshold }
    }

    pub fn unit(&self) -> Offsets {
        match self.offsets {
            Unit::Utf16 => Offsets::Utf16,
            Unit::Codepoint => Offsets::CodePoint,
            Unit::Byte => Offsets::Byte,
        }
    }

    /// The corrections of the file that was named, checked.
    pub fn read_corrections(&self) -> Result<Vec<Correction>, Failure> {
        let Some(path) = &self.corrections else { return Ok(Vec::new()) };
        let fail = |why: String| Failure::Words(format!("{}: {why}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|e| fail(e.to_string()))?;
        serde_json::from_str(&text)
            .map_err(|e| fail(format!("not a list of corrections as the page exports it: {e}")))
    }
}
