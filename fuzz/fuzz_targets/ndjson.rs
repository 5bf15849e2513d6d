//! NDJSON of any bytes, by the program's own modules.
#![no_main]
#![allow(dead_code)]

use clap::Parser;
use std::io;
use std::path::Path;

#[path = "../../src/bin/whowhen/arguments.rs"]
mod arguments;
#[path = "../../src/bin/whowhen/lists.rs"]
mod lists;
#[path = "../../src/bin/whowhen/messages.rs"]
mod messages;
#[path = "../../src/bin/whowhen/ndjson/mod.rs"]
mod ndjson;
#[path = "../../src/bin/whowhen/output.rs"]
mod output;
#[path = "../../src/bin/whowhen/same_file.rs"]
mod same_file;

/// As in the program.
mod analyze {
    pub fn is_stdin(file: &super::Path) -> bool {
        file == super::Path::new("-")
    }
}

/// As in the program.
enum Failure {
    Io(io::Error),
    Words(String),
    Usage(String),
    Reported,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Io(error)
    }
}

/// Memory in the place of standard output.
struct Written(Vec<u8>);

impl output::Pieces for Written {
    fn piece(&mut self, piece: &[u8]) -> Result<(), Failure> {
        self.0.extend_from_slice(piece);
        Ok(())
    }

    fn send(&mut self) -> Result<(), Failure> {
        Ok(())
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let given = ["whowhen", "analyze", "--ndjson", "--published", "2013-11-05"];
    let arguments::Command::Analyze(options) = arguments::Arguments::parse_from(given).command
    else {
        return;
    };
    let mut written = Written(Vec::new());
    let mut analyzer = ndjson::LineAnalyzer::new(&options, Vec::new(), whowhen::NewsroomLists::NONE);
    assert!(analyzer.lines(data, &mut written).is_ok(), "the run stopped");
    fuzzing::ndjson::check(data, options.max_line, &written.0);
});
