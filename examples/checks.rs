//! What an editor may want to look at in the texts of a folder, as a compiler would say it:
//! `file:line: severity: message (check)`. It exits with 1 if there is anything.
//!
//! ```sh
//! cargo run --example checks -- FOLDER
//! ```

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use whowhen::{NewsroomLists, Options, analyze};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder of .txt files")?;
    let found = checks(Path::new(&folder))?;
    std::io::stdout().write_all(found.as_bytes())?;
    Ok(if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A line for each finding in each `.txt` file of a folder.
///
/// # Errors
/// If the folder or one of the files cannot be read.
pub fn checks(folder: &Path) -> std::io::Result<String> {
    let entries = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut lines = String::new();
    for path in paths {
        let text = std::fs::read_to_string(&path)?;
        for finding in analyze(&text, &Options::default(), &[], &NewsroomLists::NONE).checks {
            // Offsets count bytes, unless they are converted with `Analysis::counted_in`.
            let line = text[..finding.start].matches('\n').count() + 1;
            // Writing to a string cannot fail.
            let _ = writeln!(
                lines,
                "{}:{line}: {}: {} ({})",
                path.display(),
                finding.severity,
                finding.message,
                finding.check,
            );
        }
    }
    Ok(lines)
}
