//! One JSON document a line in, one a line out, in the same order.
//!
//! In: `{"id", "text", "published"?, …}`. Out: the same fields without `text`, and the analysis'.
//! A line that cannot be read gives `{"id", "error"}`, and the run goes on.

use crate::Failure;
use crate::arguments::AnalyzeOptions;
use serde_json::{Map, Value};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use whowhen::{Correction, Options};

pub fn run(options: &AnalyzeOptions, out: &mut impl Write) -> Result<(), Failure> {
    let corrections = options.read_corrections()?;
    if options.files.is_empty() {
        return lines(options, &corrections, io::stdin().lock(), out);
    }
    for file in &options.files {
        if file == Path::new("-") {
            lines(options, &corrections, io::stdin().lock(), out)?;
        } else {
            let open =
                File::open(file).map_err(|e| Failure::Words(format!("{}: {e}", file.display())))?;
            lines(options, &corrections, BufReader::new(open), out)?;
        }
    }
    Ok(())
}

pub fn lines(
    options: &AnalyzeOptions,
    corrections: &[Correction],
    mut input: impl BufRead,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            serde_json::to_writer(&mut *out, &answer(options, corrections, &line))
                .map_err(io::Error::from)?;
            out.write_all(b"\n")?;
            out.flush()?;
        }
        line.clear();
    }
    Ok(())
}

fn answer(options: &AnalyzeOptions, corrections: &[Correction], line: &[u8]) -> Value {
    let mut document: Map<String, Value> = match serde_json::from_slice(line) {
        Ok(document) => document,
        Err(error) => return failed(None, &format!("no JSON object on this line: {error}")),
    };
    let id = document.get("id").cloned();
    let Some(Value::String(text)) = document.remove("text") else {
        return failed(id, "\"text\" is missing or no string");
    };
    let reading = match document.remove("published") {
        None | Some(Value::Null) => options.reading(),
        Some(Value::String(date)) => match Options::published(&date) {
            Ok(reading) => Options { published: reading.published, ..options.reading() },
            Err(error) => return failed(id, &error.to_string()),
        },
        Some(other) => return failed(id, &format!("\"published\" is no string: {other}")),
    };
    let analysis = whowhen::analyze(&text, &reading, corrections).counted_in(options.unit(), &text);
    match serde_json::to_value(&analysis) {
        Ok(Value::Object(fields)) => document.extend(fields),
        _ => return failed(id, "the analysis could not be written"),
    }
    Value::Object(document)
}

fn failed(id: Option<Value>, error: &str) -> Value {
    let mut answer = Map::new();
    answer.insert("id".to_owned(), id.unwrap_or(Value::Null));
    answer.insert("error".to_owned(), Value::String(error.to_owned()));
    Value::Object(answer)
}
