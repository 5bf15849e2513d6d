//! Whether two paths, or standard input or output, are one file: by its place in the file system,
//! which hard and symbolic links share, or, where the system has no such identity, by the path.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// What makes a file this file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    path: Option<PathBuf>,
    index: Option<(u64, u64)>,
}

impl Identity {
    /// That of the file which a path leads to, if there is one.
    pub fn of_path(path: &Path) -> Option<Identity> {
        let about = fs::metadata(path).ok()?;
        Some(Identity { path: path.canonicalize().ok(), index: index(&about) })
    }

    /// That of standard input, if it is a regular file.
    pub fn of_input() -> Option<Identity> {
        of_open(&standard_input()?)
    }

    /// That of standard output, if it is a regular file.
    pub fn of_output() -> Option<Identity> {
        #[cfg(unix)]
        return of_open(&crate::output::standard_output()?);
        #[cfg(not(unix))]
        None
    }

    /// Whether both are one file.
    pub fn is(&self, other: &Identity) -> bool {
        self.index.is_some() && self.index == other.index
            || self.path.is_some() && self.path == other.path
    }
}

fn of_open(file: &File) -> Option<Identity> {
    let about = file.metadata().ok().filter(Metadata::is_file)?;
    Some(Identity { path: None, index: index(&about) })
}

#[cfg(unix)]
fn standard_input() -> Option<File> {
    use std::os::fd::AsFd;
    io::stdin().as_fd().try_clone_to_owned().ok().map(File::from)
}

#[cfg(not(unix))]
fn standard_input() -> Option<File> {
    None
}

#[cfg(unix)]
fn index(about: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((about.dev(), about.ino()))
}

#[cfg(not(unix))]
fn index(_about: &Metadata) -> Option<(u64, u64)> {
    None
}
