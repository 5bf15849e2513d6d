//! NDJSON of any bytes, by the program's own module.
#![no_main]
#![allow(dead_code)]

use clap::Parser;
use std::io;

#[path = "../../src/bin/whowhen/arguments.rs"]
mod arguments;
#[path = "../../src/bin/whowhen/ndjson.rs"]
mod ndjson;

/// As in the program.
enum Failure {
    Io(io::Error),
    Words(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Io(error)
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let given = ["whowhen", "analyze", "--ndjson", "--published", "2013-11-05"];
    let arguments::Command::Analyze(options) = arguments::Arguments::parse_from(given).command
    else {
        return;
    };
    let mut written = Vec::new();
    assert!(ndjson::lines(&options, &[], data, &mut written).is_ok(), "the run stopped");
    fuzzing::ndjson::check(data, usize::MAX, &written);
});
