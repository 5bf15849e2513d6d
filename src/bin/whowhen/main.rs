//! The command line. It reads files, standard input and options, and writes what the library says.

mod analyze;
mod arguments;
mod evaluate;
mod ndjson;

use arguments::{Arguments, Command};
use clap::Parser;
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let done = match Arguments::parse().command {
        Command::Analyze(options) if options.ndjson => ndjson::run(&options, &mut out),
        Command::Analyze(options) => analyze::run(&options, &mut out),
        Command::Evaluate(options) => evaluate::run(&options, &mut out),
    };
    match done.and_then(|()| out.flush().map_err(Failure::from)) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads our output has had enough: `whowhen … | head`.
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            // Standard error may be closed as well; there is nobody left to tell then.
            let _ = writeln!(io::stderr(), "whowhen: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Why the command stopped, in words that say what to do.
enum Failure {
    Io(io::Error),
    Words(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Io(error)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failure::Io(error) => write!(f, "{error}"),
            Failure::Words(words) => f.write_str(words),
        }
    }
}
