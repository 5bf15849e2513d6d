//! The program as a user calls it.

#![allow(dead_code)]

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_whowhen");

/// Runs the program.
pub fn whowhen(arguments: &[&str], input: &str) -> Output {
    whowhen_bytes(arguments, input.as_bytes())
}

/// Runs the program on any input.
pub fn whowhen_bytes(arguments: &[&str], input: &[u8]) -> Output {
    run(Command::new(PROGRAM).args(arguments), input)
}

/// Runs a line of the shell in which `$whowhen` is the program.
pub fn shell(line: &str, input: &[u8]) -> Output {
    run(Command::new("sh").args(["-c", line]).env("whowhen", PROGRAM), input)
}

fn run(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input is ours");
    let input = input.to_vec();
    // A program that refuses its arguments closes its input unread.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input is written or refused");
    output
}

/// What it wrote, if all went well.
pub fn out(output: &Output) -> String {
    assert!(output.status.success(), "{}", said(output));
    written(output)
}

/// What it wrote, however it went.
pub fn written(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// What it said on standard error.
pub fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// Its exit status.
pub fn status(output: &Output) -> i32 {
    output.status.code().expect("it ended by itself")
}

/// The documents it wrote, one a line, however it went.
pub fn documents(output: &Output) -> Vec<Value> {
    let lines = written(output);
    assert!(lines.is_empty() || lines.ends_with('\n'), "a line is cut short: {lines}");
    lines.lines().map(|l| serde_json::from_str(l).expect("a JSON document a line")).collect()
}

/// Says why a test had nothing to test here.
#[allow(clippy::print_stderr)]
pub fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

/// A folder of a test's own that goes with it.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("whowhen-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("the temporary folder can be written");
        Folder(path)
    }

    pub fn path(&self) -> &str {
        self.0.to_str().expect("a plain path")
    }

    /// The path of a file in it.
    pub fn at(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("a plain path").to_owned()
    }

    /// Writes a file and gives its path.
    pub fn file(&self, name: &str, text: &str) -> String {
        fs::write(self.0.join(name), text).expect("the temporary folder can be written");
        self.at(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("the file is there")
    }

    /// The names of all that is in it, or in a folder in it.
    pub fn names(&self, inner: &str) -> Vec<String> {
        let entries = fs::read_dir(Path::new(&self.0).join(inner)).expect("the folder is there");
        let mut names: Vec<String> = entries
            .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
