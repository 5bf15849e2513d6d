//! Files in, a readable or exported result out.

use crate::Failure;
use crate::arguments::AnalyzeOptions;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use whowhen::Correction;
use whowhen::export::{Format, Reading};

pub fn run(options: &AnalyzeOptions, out: &mut impl Write) -> Result<(), Failure> {
    let corrections = options.read_corrections()?;
    let stdin = [PathBuf::from("-")];
    let files = if options.files.is_empty() { &stdin[..] } else { &options.files };
    let format =
        whowhen::export::format(&options.format).map_err(|e| Failure::Words(e.to_string()))?;
    if options.id.is_some() && files.len() > 1 {
        return Err(Failure::Words("--id names one text; give one file with it".to_owned()));
    }
    if let Some(folder) = &options.into {
        return write_files(options, format, &corrections, files, folder);
    }
    if files.len() > 1 && !format.joins && !options.explain {
        return Err(Failure::Words(format!(
            "{} holds one text; write several to files of their own with --into FOLDER",
            format.name
        )));
    }
    for (place, file) in files.iter().enumerate() {
        let text = read(file)?;
        if files.len() > 1 && options.format == "text" {
            writeln!(out, "{}== {} ==\n", if place > 0 { "\n" } else { "" }, file.display())?;
        }
        if options.explain {
            let explained = whowhen::explain::explain(&text, &options.reading(), &corrections);
            out.write_all(explained.as_bytes())?;
        } else {
            out.write_all(result(options, format, &corrections, file, &text).as_bytes())?;
        }
    }
    Ok(())
}

fn result(
    options: &AnalyzeOptions,
    format: &Format,
    corrections: &[Correction],
    file: &Path,
    text: &str,
) -> String {
    let analysis = whowhen::analyze(text, &options.reading(), corrections);
    let title = file.file_stem().filter(|_| !is_stdin(file)).map(|stem| stem.to_string_lossy());
    (format.write)(Reading {
        text,
        analysis,
        offsets: options.unit(),
        id: options.id.as_deref(),
        title: title.as_deref(),
    })
}

/// A result a file, each in a file of its own. Nothing is written before all names are known to
/// be free of each other and of the texts.
fn write_files(
    options: &AnalyzeOptions,
    format: &Format,
    corrections: &[Correction],
    files: &[PathBuf],
    folder: &Path,
) -> Result<(), Failure> {
    let fail = |path: &Path, why: &dyn std::fmt::Display| {
        Failure::Words(format!("{}: {why}", path.display()))
    };
    let targets: Vec<PathBuf> = files.iter().map(|file| target(folder, file, format)).collect();
    let texts: BTreeSet<PathBuf> = files.iter().filter_map(|f| f.canonicalize().ok()).collect();
    let mut taken = BTreeSet::new();
    for target in &targets {
        if target.canonicalize().is_ok_and(|path| texts.contains(&path)) {
            return Err(fail(target, &"this is a text to be read; name another folder"));
        }
        if !taken.insert(target) {
            return Err(fail(target, &"two results would have this name; write them apart"));
        }
    }
    fs::create_dir_all(folder).map_err(|e| fail(folder, &e))?;
    for (file, target) in files.iter().zip(&targets) {
        let text = read(file)?;
        fs::write(target, result(options, format, corrections, file, &text))
            .map_err(|e| fail(target, &e))?;
    }
    Ok(())
}

fn target(folder: &Path, file: &Path, format: &Format) -> PathBuf {
    let stem = file.file_stem().filter(|_| !is_stdin(file)).unwrap_or("text".as_ref());
    let mut name = stem.to_owned();
    name.push(".");
    name.push(format.extension);
    folder.join(name)
}

fn is_stdin(file: &Path) -> bool {
    file == Path::new("-")
}

fn read(file: &Path) -> Result<String, Failure> {
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
