//! The command line. It reads files, standard input and options, and writes what the library says.

mod analyze;
mod arguments;
mod evaluate;
mod lists;
mod messages;
mod ndjson;
mod output;
mod results;
mod same_file;

use arguments::{Arguments, Command};
use clap::Parser;
use messages::say;
use output::Output;
use std::io::{self, Write};
use std::process::ExitCode;

/// What was asked could not be done, or not for every input.
const FAILED: u8 = 1;
/// The command was not called as it can be.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(answer) => return report_usage(&answer),
    };
    #[cfg(feature = "train")]
    if let Err(words) = try_weights() {
        return failed(&words, USAGE);
    }
    let mut out = Output::new();
    let done = match arguments.command {
        Command::Analyze(options) if options.ndjson => ndjson::run(&options, &mut out),
        Command::Analyze(options) => analyze::run(&options, &mut out),
        Command::Evaluate(options) => evaluate::run(&options, &mut out),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads our output has had enough: `whowhen … | head`.
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Reported) => ExitCode::from(FAILED),
        Err(Failure::Io(error)) => failed(&error.to_string(), FAILED),
        Err(Failure::Words(words)) => failed(&words, FAILED),
        Err(Failure::Usage(words)) => failed(&words, USAGE),
    }
}

/// Weights that have just been learnt, read by the whole program; for whoever trains them.
#[cfg(feature = "train")]
fn try_weights() -> Result<(), String> {
    let Some(path) = std::env::var_os("WHOWHEN_TRY_WEIGHTS") else { return Ok(()) };
    let failed = |why: String| format!("WHOWHEN_TRY_WEIGHTS, {}: {why}", path.display());
    let file = std::fs::read(&path).map_err(|why| failed(why.to_string()))?;
    whowhen::training::try_weights(&file).map_err(failed)
}

fn failed(words: &str, code: u8) -> ExitCode {
    say(words);
    ExitCode::from(code)
}

/// Help, or what is wrong with the arguments.
fn report_usage(answer: &clap::Error) -> ExitCode {
    if answer.use_stderr() {
        let words = answer.render().to_string();
        let _ = write!(io::stderr(), "{}", whowhen::export::visible(&words));
        return ExitCode::from(USAGE);
    }
    match answer.print().and_then(|()| io::stdout().flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            failed(&format!("standard output: {error}"), FAILED)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Why the command stopped, in words that say what to do.
enum Failure {
    Io(io::Error),
    Words(String),
    /// The command was called with what does not go together.
    Usage(String),
    /// Some input could not be read, and that was reported.
    Reported,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Io(error)
    }
}
