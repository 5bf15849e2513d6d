//! Files in, a readable or exported result out.

use crate::Failure;
use crate::arguments::AnalyzeOptions;
use crate::messages::{Summary, say};
use crate::output::{Output, Pieces};
use crate::results::OutputPaths;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use whowhen::export::{Format, Reading};
use whowhen::{Correction, NewsroomLists};

pub fn run(options: &AnalyzeOptions, out: &mut Output) -> Result<(), Failure> {
    let files = options.inputs();
    let format =
        whowhen::export::format(&options.format).map_err(|e| Failure::Usage(e.to_string()))?;
    if options.id.is_some() && files.len() > 1 {
        return Err(Failure::Usage("--id names one text; give one file with it".to_owned()));
    }
    if files.len() > 1 && options.into.is_none() && !format.joins && !options.explain {
        return Err(Failure::Usage(format!(
            "{} holds one text; write several to files of their own with --into FOLDER",
            format.name
        )));
    }
    let mut run = Analyzer { options, format, corrections: Vec::new(), lists: NewsroomLists::NONE };
    match &options.into {
        Some(folder) => {
            let names = files.iter().map(|file| name_of_result(file, format)).collect();
            let output_paths = OutputPaths::new(folder, names, &options.reads(), options.force)?;
            run.corrections = options.read_corrections()?;
            run.lists = options.lists.read()?;
            output_paths.prepare()?;
            let summary =
                run.each(&files, &mut |index, file, text| match output_paths.files.get(index) {
                    Some(target) => output_paths.write(target, &run.result(file, text)),
                    None => Ok(()),
                })?;
            run.end(summary)
        }
        None => {
            options.refuse_output_that_is_read()?;
            run.corrections = options.read_corrections()?;
            run.lists = options.lists.read()?;
            if options.explain || options.format == "text" {
                out.for_people();
            }
            let summary = run.each(&files, &mut |index, file, text| {
                if files.len() > 1 && options.format == "text" {
                    let apart = if index > 0 { "\n" } else { "" };
                    writeln!(out, "{apart}== {} ==\n", file.display())?;
                }
                out.write_all(run.answer(file, text).as_bytes())?;
                out.end_piece()
            })?;
            out.send()?;
            run.end(summary)
        }
    }
}

/// What is the same for every text.
struct Analyzer<'o> {
    options: &'o AnalyzeOptions,
    format: &'static Format,
    corrections: Vec<Correction>,
    lists: NewsroomLists,
}

impl Analyzer<'_> {
    /// Reads one text after the other. Of several, one that cannot be read is reported and the
    /// others continue; what cannot be written ends the run.
    fn each(
        &self,
        files: &[PathBuf],
        write: &mut dyn FnMut(usize, &Path, &str) -> Result<(), Failure>,
    ) -> Result<Summary, Failure> {
        let mut summary = Summary::default();
        for (index, file) in files.iter().enumerate() {
            let text = read_file(file);
            summary.count(text.is_ok());
            match text {
                Ok(text) => write(index, file, &text)?,
                Err(failure) if files.len() == 1 => return Err(failure),
                Err(Failure::Words(words)) => say(&words),
                Err(failure) => return Err(failure),
            }
        }
        Ok(summary)
    }

    /// Of several texts, says how it went.
    fn end(&self, summary: Summary) -> Result<(), Failure> {
        if summary.read + summary.failed > 1 && !self.options.quiet {
            summary.say("texts");
        }
        if summary.failed > 0 { Err(Failure::Reported) } else { Ok(()) }
    }

    fn answer(&self, file: &Path, text: &str) -> String {
        if self.options.explain {
            whowhen::explain::explain(text, &self.options.reading(), &self.corrections, &self.lists)
        } else {
            self.result(file, text)
        }
    }

    fn result(&self, file: &Path, text: &str) -> String {
        let analysis =
            whowhen::analyze(text, &self.options.reading(), &self.corrections, &self.lists);
        let title = file.file_stem().filter(|_| !is_stdin(file)).map(|stem| stem.to_string_lossy());
        let reading = Reading::new(text, analysis)
            .with_offsets(self.options.unit())
            .with_id(self.options.id.as_deref())
            .with_title(title.as_deref());
        (self.format.write)(reading)
    }
}

fn name_of_result(file: &Path, format: &Format) -> PathBuf {
    let stem = file.file_stem().filter(|_| !is_stdin(file)).unwrap_or("text".as_ref());
    let mut name = stem.to_owned();
    name.push(".");
    name.push(format.extension);
    name.into()
}

/// Whether a path stands for standard input.
pub fn is_stdin(file: &Path) -> bool {
    file == Path::new("-")
}

fn read_file(file: &Path) -> Result<String, Failure> {
    let bytes = if is_stdin(file) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(file)
    };
    let bytes = bytes.map_err(|e| Failure::Words(format!("{}: {e}", file.display())))?;
    String::from_utf8(bytes).map_err(|_| {
        Failure::Words(format!(
            "{}: not UTF-8; convert it first, for instance with: iconv -f WINDOWS-1252 -t UTF-8 {}",
            file.display(),
            file.display()
        ))
    })
}
