//! Results in files of their own, in a folder.
//!
//! A result is written beside its place and then moved there, so that whatever goes wrong leaves
//! the old file or none, never half of one. A file that the command reads is never replaced, any
//! other only by `--force`; all of that is asked before the first result is written.

use crate::Failure;
use crate::same_file::Identity;
use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Places for results that are known to be free.
pub struct OutputPaths {
    folder: PathBuf,
    force: bool,
    /// The files, in the order of the texts.
    pub files: Vec<PathBuf>,
}

impl OutputPaths {
    /// Checks that results may be written there. `reads` are the files that the command reads.
    pub fn new(
        folder: &Path,
        names: Vec<PathBuf>,
        reads: &[Identity],
        force: bool,
    ) -> Result<OutputPaths, Failure> {
        let files: Vec<PathBuf> = names.into_iter().map(|name| folder.join(name)).collect();
        let mut taken = HashSet::new();
        let mut conflicts = files.iter().filter_map(|file| {
            let why = conflict(file, !taken.insert(file), reads, force)?;
            Some(format!("{}: {why}", file.display()))
        });
        if let Some(first) = conflicts.next() {
            let more = match conflicts.count() {
                0 => String::new(),
                more => format!(" (and {more} more like it)"),
            };
            return Err(Failure::Words(format!("{first}{more}; nothing was written")));
        }
        Ok(OutputPaths { folder: folder.to_owned(), force, files })
    }

    /// Makes the folder, if it is not there.
    pub fn prepare(&self) -> Result<(), Failure> {
        fs::create_dir_all(&self.folder).map_err(|e| failed(&self.folder, &e))
    }

    /// Writes a whole result, or nothing.
    pub fn write(&self, file: &Path, result: &str) -> Result<(), Failure> {
        self.try_write(file, result).map_err(|e| match e.kind() {
            io::ErrorKind::AlreadyExists => {
                failed(file, &"a file of this name has appeared meanwhile")
            }
            _ => failed(file, &e),
        })
    }

    fn try_write(&self, file: &Path, result: &str) -> io::Result<()> {
        let old = fs::symlink_metadata(file).ok();
        let mut beside = beside(&self.folder)?;
        beside.as_file_mut().write_all(result.as_bytes())?;
        match old.filter(|_| self.force) {
            Some(old) => {
                if old.is_file() {
                    beside.as_file().set_permissions(old.permissions())?;
                }
                // What is replaced must not be gone before its successor is on the disk.
                beside.as_file().sync_all()?;
                beside.persist(file)?;
            }
            None => {
                beside.persist_noclobber(file)?;
            }
        }
        Ok(())
    }
}

/// A file in the same folder that goes when it is not moved to its place.
fn beside(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".whowhen-").suffix(".part");
    // As any new file: the user's own mask takes from it what it takes.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn failed(path: &Path, why: &dyn std::fmt::Display) -> Failure {
    Failure::Words(format!("{}: {why}", path.display()))
}

/// Why nothing may be written there.
fn conflict(file: &Path, twice: bool, reads: &[Identity], force: bool) -> Option<&'static str> {
    if twice {
        return Some("two results would have this name; write them to two folders");
    }
    let there = fs::symlink_metadata(file).ok()?;
    if Identity::of_path(file).is_some_and(|identity| reads.iter().any(|r| r.is(&identity))) {
        return Some("this file is to be read; name another folder");
    }
    if !there.is_file() && !there.is_symlink() {
        return Some("something other than a plain file is there; name another folder");
    }
    (!force)
        .then_some("this file is already there; name another folder, or replace it with --force")
}
