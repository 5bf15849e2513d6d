//! What the command line says on standard error: a sentence a line, without control characters.

use std::io::{self, Write};
use whowhen::export::visible;

/// Says a sentence. A line break in a file's name begins no line.
pub fn say(sentence: &str) {
    let sentence = sentence.replace('\n', "␊").replace('\t', "␉");
    // Standard error may be closed; there is nobody left to tell then.
    let _ = writeln!(io::stderr(), "whowhen: {}", visible(&sentence));
}

/// How a run of many went.
#[derive(Debug, Default, Clone, Copy)]
pub struct Summary {
    /// So many were read and answered.
    pub read: usize,
    /// So many were not.
    pub failed: usize,
}

impl Summary {
    /// Counts one more.
    pub fn count(&mut self, went_well: bool) {
        if went_well {
            self.read += 1;
        } else {
            self.failed += 1;
        }
    }

    /// Says it.
    pub fn say(self, what: &str) {
        say(&format!("{what}: {} read, {} failed", self.read, self.failed));
    }
}
