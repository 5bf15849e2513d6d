//! NDJSON of any bytes, by the program's own modules.
#![no_main]
#![allow(dead_code)]

use clap::Parser;
use std::io;

#[path = "../../src/bin/whowhen/analyze.rs"]
mod analyze;
#[path = "../../src/bin/whowhen/arguments.rs"]
mod arguments;
#[path = "../../src/bin/whowhen/messages.rs"]
mod messages;
#[path = "../../src/bin/whowhen/ndjson/mod.rs"]
mod ndjson;
#[path = "../../src/bin/whowhen/output.rs"]
mod output;
#[path = "../../src/bin/whowhen/results.rs"]
mod results;
#[path = "../../src/bin/whowhen/same_file.rs"]
mod same_file;

/// As in the program.
enum Failure {
    Io(io::Error),
    Words(String),
    Usage(String),
    Told,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Io(error)
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    // A bound that inputs of libFuzzer's go beyond.
    let given = ["whowhen", "analyze", "--ndjson", "--published", "2013-11-05", "--max-line", "2000"];
    let arguments::Command::Analyze(options) = arguments::Arguments::parse_from(given).command
    else {
        return;
    };
    let answers = ndjson::answers(&options, data);
    fuzzing::ndjson::check(data, options.max_line, &answers);
});
