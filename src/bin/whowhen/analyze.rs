//! Files in, a readable or exported result out.

use crate::Failure;
use crate::arguments::AnalyzeOptions;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use whowhen::Correction;

pub fn run(options: &AnalyzeOptions, out: &mut impl Write) -> Result<(), Failure> {
    let corrections = options.read_corrections()?;
    let stdin = [PathBuf::from("-")];
    let files = if options.files.is_empty() { &stdin[..] } else { &options.files };
    for (place, file) in files.iter().enumerate() {
        let text = read(file)?;
        if files.len() > 1 && options.format == "text" {
            writeln!(out, "{}== {} ==\n", if place > 0 { "\n" } else { "" }, file.display())?;
        }
        out.write_all(result(options, &corrections, &text).as_bytes())?;
    }
    Ok(())
}

fn result(options: &AnalyzeOptions, corrections: &[Correction], text: &str) -> String {
    if options.explain {
        return whowhen::explain::explain(text, &options.reading(), corrections);
    }
    let analysis =
        whowhen::analyze(text, &options.reading(), corrections).counted_in(options.unit(), text);
    whowhen::export::format(&options.format)
        .map_or_else(String::new, |f| (f.write)(&analysis, text))
}

fn read(file: &Path) -> Result<String, Failure> {
    let bytes = if file == Path::new("-") {
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
