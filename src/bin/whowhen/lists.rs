//! The newsroom's lists that a command is given.

use crate::Failure;
use crate::messages::say;
use clap::Args;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use whowhen::{LeftOut, ListSource, ListUsed, NewsroomLists};

/// Files of lists.
#[derive(Args)]
pub struct ListFiles {
    /// A newsroom's list, JSON or CSV with a header: its people, organizations, places, roles, days,
    /// patterns and house style. Give it again for each further list; a later one wins. A row that
    /// cannot be used is reported and left out.
    #[arg(id = "lists", long, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

impl ListFiles {
    /// The lists of the files. What is left out of them is reported.
    pub fn read(&self) -> Result<NewsroomLists, Failure> {
        let sources: Result<Vec<ListSource>, Failure> =
            self.files.iter().map(|path| source(path)).collect();
        let lists = NewsroomLists::read(&sources?);
        for (path, list) in self.files.iter().zip(lists.used()) {
            report(path, list)?;
        }
        Ok(lists)
    }
}

fn source(path: &Path) -> Result<ListSource, Failure> {
    let fail = |why: String| Failure::Words(format!("{}: {why}", path.display()));
    let mut bytes = Vec::new();
    // Of a longer one no more is needed to say so.
    let most = NewsroomLists::MOST_BYTES as u64 + 1;
    let read = File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    read.map_err(|e| fail(e.to_string()))?;
    if bytes.len() > NewsroomLists::MOST_BYTES {
        let most = NewsroomLists::MOST_BYTES;
        return Err(fail(format!("a list has {most} bytes at most; part it into several files")));
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        let convert = "iconv -f WINDOWS-1252 -t UTF-8";
        fail(format!(
            "not UTF-8; convert it first, for instance with: {convert} {}",
            path.display()
        ))
    })?;
    Ok(ListSource { file: path.display().to_string(), text })
}

/// Says what of a list is not used.
fn report(path: &Path, list: &ListUsed) -> Result<(), Failure> {
    let name = path.display();
    for LeftOut { row, column, message, .. } in &list.left_out {
        match (row.as_str(), column.as_str(), list.rows) {
            ("", "", 0) if list.left_out.len() == 1 => {
                return Err(Failure::Words(format!("{name}: {message}")));
            }
            ("", ..) => say(&format!("{name}: {message}")),
            (row, ..) => say(&format!("{name}: {row}: {message}")),
        }
    }
    Ok(())
}
