//! What the command line takes.

use crate::Failure;
use crate::analyze::is_stdin;
use crate::lists::ListFiles;
use crate::messages::say;
use crate::same_file::Identity;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use whowhen::{Correction, Day, Offsets, Options, Threshold};

/// Who, in what role and when: finds names, roles, dates and quotations in news text.
#[derive(Parser)]
#[command(version, after_help = AFTER)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const AFTER: &str = "Examples:
  whowhen analyze --published 2013-11-05 article.txt
  whowhen analyze --format json article.txt > article.json
  whowhen analyze --format html --into pages articles/*.txt
  whowhen analyze --lists council.json --lists sports.csv article.txt
  whowhen evaluate --errors 5 annotated.jsonl
  whowhen analyze --ndjson < archive.ndjson > read.ndjson
      one line in:  {\"id\":\"a1\",\"text\":\"Ada Marsh spoke on Tuesday.\",\"published\":\"2013-11-05\"}
      one line out: {\"id\":\"a1\",\"version\":1,\"offsets\":\"codepoint\",\"spans\":[…],\"people\":[…],…}

Exit status:
  0    success
  1    an input, or a line of --ndjson, could not be read, or a result could not be written
  2    the arguments cannot be used
  130  stopped by Ctrl-C";

#[derive(Subcommand)]
pub enum Command {
    /// Read texts and say who is in them, in what role, and when.
    #[command(after_help = AFTER)]
    Analyze(AnalyzeOptions),
    /// Measure precision, recall and F1 by kind on annotated texts.
    ///
    /// Each file holds one JSON document per line: {"id","text","spans":[{"start","end","label"}]},
    /// with offsets in code points and the labels PERSON, ORG, PLACE, ROLE, DATE, QUOTE. A first line
    /// {"meta":{"labels":[…],"partial":[…]}} says which labels are annotated, and which only in part.
    Evaluate(EvaluateOptions),
}

#[derive(Args)]
pub struct EvaluateOptions {
    /// Annotated files, JSON Lines.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// List the worst mistakes: for each kind, up to N wrong marks and N missed ones.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub errors: usize,
    /// Also report how often names are right at each level of confidence.
    #[arg(long)]
    pub calibration: bool,
    /// Leave out names with a confidence below this, from 0 to 1.
    #[arg(long, value_name = "P")]
    pub threshold: Option<Threshold>,
    /// Write JSON.
    #[arg(long, conflicts_with_all = ["errors", "calibration"])]
    pub json: bool,
    #[command(flatten)]
    pub lists: ListFiles,
}

#[derive(Args)]
pub struct AnalyzeOptions {
    /// Files to read, in UTF-8; standard input if there is none, or for `-`.
    pub files: Vec<PathBuf>,
    /// The format of the results.
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = format_names())]
    pub format: String,
    /// Write each result to a file in this folder, named after the text's file, with the format's
    /// extension. If any of these files already exists, nothing is written.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["ndjson", "explain"])]
    pub into: Option<PathBuf>,
    /// With --into: replace existing files. A file that is to be read, a text, the corrections or a list,
    /// is never replaced.
    #[arg(long, requires = "into")]
    pub force: bool,
    /// The URI of the text, for formats that include one; made from the text if it is not given.
    #[arg(long, value_name = "URI", value_parser = uri, conflicts_with_all = ["ndjson", "explain"])]
    pub id: Option<String>,
    /// Read one JSON document per line and write one per line, in the same order. A line that cannot
    /// be read gives {"id","error","line"}, and the run continues.
    ///
    /// In: {"id"?,"text","published"?,…}; empty lines are skipped. Out: the line's own fields,
    /// unchanged, without "text" and "published", then the analysis. Fields with a name that the
    /// analysis uses, or "error", "line", "file" or "input", are put into an object "input".
    #[arg(long, conflicts_with_all = ["format", "explain"])]
    pub ndjson: bool,
    /// With --ndjson: the longest line to read; a longer one gives an error. 16M is 16 × 1024 × 1024.
    #[arg(long, value_name = "BYTES", default_value = "16M", value_parser = bytes, requires = "ndjson")]
    pub max_line: usize,
    /// Do not report at the end how many were read and how many failed.
    #[arg(long)]
    pub quiet: bool,
    /// The day the text was published, YYYY-MM-DD; relative dates are counted from it.
    #[arg(long, value_name = "DATE")]
    pub published: Option<Day>,
    /// Leave out names with a confidence below this, from 0 to 1. A higher threshold finds fewer
    /// names, and more of them are right. By default each kind of name has a threshold of its own.
    #[arg(long, value_name = "P")]
    pub threshold: Option<Threshold>,
    /// The unit of "start" and "end".
    #[arg(long, value_name = "UNIT", default_value = "codepoint")]
    pub offsets: OffsetUnit,
    /// A file of corrections: a JSON array, as the page exports it. A correction that cannot be used
    /// is reported and left out.
    #[arg(long, value_name = "FILE")]
    pub corrections: Option<PathBuf>,
    #[command(flatten)]
    pub lists: ListFiles,
    /// Show what each stage made of the text instead.
    #[arg(long, conflicts_with = "format")]
    pub explain: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum OffsetUnit {
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
    /// Unicode code points, as Python counts.
    Codepoint,
    /// Bytes of UTF-8.
    Byte,
}

/// A number of bytes: `4096`, `64k`, `16M`, `1G`.
fn bytes(given: &str) -> Result<usize, String> {
    let digits = given.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let shift = match given.get(digits.len()..).unwrap_or_default() {
        "" | "B" => Some(0),
        "k" | "K" | "kB" | "KB" | "KiB" => Some(10),
        "M" | "MB" | "MiB" => Some(20),
        "G" | "GB" | "GiB" => Some(30),
        _ => None,
    };
    let number = digits.parse::<usize>().ok().filter(|&number| number > 0);
    let bytes = number.zip(shift).and_then(|(number, shift)| number.checked_mul(1 << shift));
    bytes.ok_or_else(|| "write a number of bytes above 0, such as 4096, 64k, 16M or 1G".to_owned())
}

/// An absolute URI without a fragment, as far as its characters show.
fn uri(given: &str) -> Result<String, String> {
    let scheme = given.split_once(':').map_or("", |(scheme, _)| scheme);
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && given.len() > scheme.len() + 1;
    let plain = given.chars().all(|c| c.is_ascii_graphic() && !"<>\"{}|\\^`#".contains(c));
    if named && plain {
        return Ok(given.to_owned());
    }
    Err("write an absolute URI without a fragment, such as https://news.example/2013/11/geneva"
        .into())
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
        Options::default().with_published(self.published).with_threshold(self.threshold)
    }

    pub fn unit(&self) -> Offsets {
        match self.offsets {
            OffsetUnit::Utf16 => Offsets::Utf16,
            OffsetUnit::Codepoint => Offsets::CodePoint,
            OffsetUnit::Byte => Offsets::Byte,
        }
    }

    /// The texts to read; standard input if none is named.
    pub fn inputs(&self) -> Vec<PathBuf> {
        if self.files.is_empty() { vec![PathBuf::from("-")] } else { self.files.clone() }
    }

    /// The files that the command reads.
    pub fn reads(&self) -> Vec<Identity> {
        let texts = self.inputs();
        let paths = texts.iter().chain(&self.corrections).chain(&self.lists.files);
        paths
            .filter_map(
                |path| {
                    if is_stdin(path) { Identity::of_input() } else { Identity::of_path(path) }
                },
            )
            .collect()
    }

    /// `whowhen analyze … notes.txt >> notes.txt` would read for ever what it writes.
    pub fn refuse_output_that_is_read(&self) -> Result<(), Failure> {
        let output = Identity::of_output();
        if output.is_some_and(|output| self.reads().iter().any(|read| read.is(&output))) {
            return Err(Failure::Words(
                "standard output is a file that is to be read; write to a different one".to_owned(),
            ));
        }
        Ok(())
    }

    /// The corrections of the file that was named. Those that cannot be used are reported.
    pub fn read_corrections(&self) -> Result<Vec<Correction>, Failure> {
        let Some(path) = &self.corrections else { return Ok(Vec::new()) };
        let fail = |why: String| Failure::Words(format!("{}: {why}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|e| fail(e.to_string()))?;
        let read = whowhen::corrections::read(&text).map_err(|e| fail(e.to_string()))?;
        let name = path.display();
        for left_out in read.unusable.iter().take(LEFT_OUT_REPORTED) {
            let (number, why) = (left_out.index + 1, &left_out.message);
            say(&format!("{name}: correction {number} is left out: {why}"));
        }
        if let Some(more @ 1..) = read.unusable.len().checked_sub(LEFT_OUT_REPORTED) {
            say(&format!("{name}: {more} more corrections are left out"));
        }
        Ok(read.usable)
    }
}

/// So many corrections that cannot be used are named one by one.
const LEFT_OUT_REPORTED: usize = 20;
