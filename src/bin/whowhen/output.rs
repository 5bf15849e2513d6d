//! Standard output, written in whole pieces: a line of NDJSON, a result.
//!
//! Where a disk is full, a regular file is cut back to its last whole piece, and the error says how
//! many there are; a pipe or a device cannot be cut back, and the error says that too. What people
//! read (`for_people`), and everything that goes to a terminal, goes without control characters.

use crate::Failure;
use std::fs::File;
use std::io::{self, IsTerminal, Seek, SeekFrom, Write};
use whowhen::export::visible;

/// Pieces are kept together until they are so many bytes.
const TOGETHER: usize = 1 << 16;

/// Standard output.
pub struct Output {
    sink: Sink,
    shows_controls: bool,
    /// Pieces that are not yet written, and the beginning of one more.
    waiting: Vec<u8>,
    /// Where in `waiting` each piece ends.
    ends: Vec<usize>,
    /// So many pieces are written.
    written: usize,
}

/// Where bytes go. The standard library's own buffer would hide how many of them were taken.
enum Sink {
    #[cfg(unix)]
    File(File),
    Standard(io::Stdout),
}

impl Output {
    /// Nothing is written yet.
    pub fn new() -> Output {
        Output {
            sink: Sink::open(),
            shows_controls: io::stdout().is_terminal(),
            waiting: Vec::new(),
            ends: Vec::new(),
            written: 0,
        }
    }

    /// What comes is to be read by people, wherever it goes.
    pub fn for_people(&mut self) {
        self.shows_controls = true;
    }

    /// What was written since the last piece is one.
    pub fn end_piece(&mut self) -> Result<(), Failure> {
        let begun = self.ends.last().copied().unwrap_or_default();
        if self.shows_controls
            && let Some(piece) = self.waiting.get(begun..)
        {
            let piece = visible(&String::from_utf8_lossy(piece)).into_owned();
            self.waiting.truncate(begun);
            self.waiting.extend_from_slice(piece.as_bytes());
        }
        if self.waiting.len() > begun {
            self.ends.push(self.waiting.len());
        }
        if self.waiting.len() >= TOGETHER { self.send() } else { Ok(()) }
    }

    /// Writes every whole piece that waits.
    pub fn send(&mut self) -> Result<(), Failure> {
        let whole = self.ends.last().copied().unwrap_or_default();
        let mut rest = self.waiting.get(..whole).unwrap_or_default();
        while !rest.is_empty() {
            match self.sink.write(rest) {
                Ok(taken) if taken > 0 => rest = rest.get(taken..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                    return Err(Failure::Io(error));
                }
                stopped => {
                    let why = stopped.err().unwrap_or(io::ErrorKind::WriteZero.into());
                    return Err(self.stopped(whole - rest.len(), &why));
                }
            }
        }
        self.written += self.ends.len();
        self.waiting.drain(..whole);
        self.ends.clear();
        Ok(())
    }

    /// Writing stopped after so many bytes of what waited. Takes back what was begun.
    fn stopped(&mut self, taken: usize, why: &io::Error) -> Failure {
        let whole = self.ends.iter().take_while(|&&end| end <= taken).count();
        let kept = whole.checked_sub(1).and_then(|last| self.ends.get(last)).copied();
        let begun = taken - kept.unwrap_or_default();
        let pieces = match self.written + whole {
            1 => "1 whole result is".to_owned(),
            many => format!("{many} whole results are"),
        };
        let cut = if begun == 0 || self.sink.take_back(begun).is_ok() {
            ""
        } else {
            ", and the beginning of another, which cannot be taken back"
        };
        Failure::Words(format!(
            "standard output: {why}; {pieces} there{cut}; make room and run the rest again"
        ))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.waiting.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink {
    #[cfg(unix)]
    fn open() -> Sink {
        match standard_output() {
            Some(file) => Sink::File(file),
            None => Sink::Standard(io::stdout()),
        }
    }

    #[cfg(not(unix))]
    fn open() -> Sink {
        Sink::Standard(io::stdout())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            #[cfg(unix)]
            Sink::File(file) => file.write(bytes),
            Sink::Standard(out) => {
                out.write_all(bytes)?;
                out.flush()?;
                Ok(bytes.len())
            }
        }
    }

    /// Shortens a regular file by the bytes that were written to its end last.
    fn take_back(&mut self, bytes: usize) -> io::Result<()> {
        match self {
            #[cfg(unix)]
            Sink::File(file) => shorten(file, bytes),
            Sink::Standard(_) => Err(io::ErrorKind::Unsupported.into()),
        }
    }
}

/// Standard output as a file without a buffer.
#[cfg(unix)]
pub fn standard_output() -> Option<File> {
    use std::os::fd::AsFd;
    io::stdout().as_fd().try_clone_to_owned().ok().map(File::from)
}

#[cfg_attr(not(unix), allow(dead_code))]
fn shorten(file: &mut File, bytes: usize) -> io::Result<()> {
    let at = file.stream_position()?;
    let about = file.metadata()?;
    let Some(end) = at.checked_sub(bytes as u64).filter(|_| about.is_file() && about.len() == at)
    else {
        return Err(io::ErrorKind::Unsupported.into());
    };
    file.set_len(end)?;
    file.seek(SeekFrom::Start(end))?;
    Ok(())
}
