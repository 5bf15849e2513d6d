//! Turns the sentences of `src/languages/en/wording/*.tsv` into the codes that the library speaks in.
//!
//! A row is a code and its sentence, in which `{names in braces}` are the code's parameters. Written
//! to `OUT_DIR`: `codes.rs`, the enum `Code` with the name and the parameters of each; `reasons.rs`, a
//! function for each code that has parameters; and `sentences.rs`, the English sentences in the order of
//! the codes.
//!
//! A row that cannot be read fails the build with its file and line.

use crate::column::camel;
use crate::construction::Construction;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const FOLDER: &str = "src/languages/en/wording";

/// One code.
struct Row {
    /// `pronoun-means`.
    code: String,
    /// `the pronoun means {person}`.
    sentence: String,
    /// `person`.
    params: Vec<String>,
    /// The file's name without its ending: `people`.
    stage: String,
}

/// Reads the folder and writes the three files. `constructions`: theirs are codes too.
pub(crate) fn generate(
    out: &Path,
    constructions: &[(String, Vec<Construction>)],
) -> Result<(), String> {
    let mut files = crate::entries_of(Path::new(FOLDER))?;
    files.sort();
    let mut rows = Vec::new();
    for file in &files {
        rows.extend(read(file)?);
    }
    for (stage, constructions) in constructions {
        for Construction { code, sentence, .. } in constructions {
            let (code, sentence, stage) = (code.clone(), sentence.clone(), stage.clone());
            rows.push(Row { code, sentence, params: Vec::new(), stage });
        }
    }
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for row in &rows {
        if let Some(other) = seen.insert(&row.code, &row.stage) {
            let (code, stage) = (&row.code, &row.stage);
            return Err(format!("{FOLDER}: the code {code} is in {other}.tsv and in {stage}.tsv"));
        }
    }
    crate::write(&out.join("codes.rs"), codes(&rows).as_bytes())?;
    crate::write(&out.join("reasons.rs"), reasons(&rows).as_bytes())?;
    crate::write(&out.join("sentences.rs"), sentences(&rows).as_bytes())
}

fn read(file: &Path) -> Result<Vec<Row>, String> {
    let text = fs::read_to_string(file).map_err(|why| format!("{}: {why}", file.display()))?;
    let stage = file.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
    let mut rows = Vec::new();
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#')) {
        let row = row(line, stage).map_err(|why| format!("{}:{number}: {why}", file.display()))?;
        rows.push(row);
    }
    Ok(rows)
}

fn row(line: &str, stage: &str) -> Result<Row, String> {
    let (code, sentence) =
        line.split_once('\t').ok_or("a row is a code, a tab and its sentence")?;
    if code.is_empty() || !code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
        return Err(format!("{code:?} is no code: lower-case words with hyphens"));
    }
    if sentence.is_empty() || sentence.trim() != sentence {
        return Err("the sentence is empty or has spaces around it".to_owned());
    }
    let (code, sentence, params) = (code.to_owned(), sentence.to_owned(), params(sentence)?);
    Ok(Row { code, sentence, params, stage: stage.to_owned() })
}

/// The names in braces, in their order.
fn params(sentence: &str) -> Result<Vec<String>, String> {
    let mut params: Vec<String> = Vec::new();
    let mut rest = sentence;
    while let Some((_, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or("a brace is not closed")?;
        let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase());
        if !plain || matches!(name, "code" | "text") {
            return Err(format!("{{{name}}} cannot be a parameter's name"));
        }
        if params.iter().any(|other| other == name) {
            return Err(format!("{{{name}}} stands twice"));
        }
        params.push(name.to_owned());
        rest = after;
    }
    Ok(params)
}

fn codes(rows: &[Row]) -> String {
    let mut out = String::from(
        "/// Why a mark, a link or a value is what it is, or what a check found; each with its English\n\
         /// sentence. Generated from `src/languages/en/wording/`.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\n#[non_exhaustive]\npub enum Code {\n",
    );
    let mut add = |text: std::fmt::Arguments| out.write_fmt(text).expect("a string takes all");
    for row in rows {
        add(format_args!("    /// {}: `{}`\n    {},\n", row.stage, row.sentence, camel(&row.code)));
    }
    add(format_args!(
        "}}\n\n/// Every code, in the order of the enum.\nconst ALL: [Code; {}] = [\n",
        rows.len()
    ));
    for row in rows {
        add(format_args!("    Code::{},\n", camel(&row.code)));
    }
    add(format_args!(
        "];\n\n/// The name of each code, its parameters, and the file that it stands in.\nconst ROWS: [(&str, &[&str], &str); {}] = [\n",
        rows.len()
    ));
    for row in rows {
        add(format_args!("    ({:?}, &{:?}, {:?}),\n", row.code, row.params, row.stage));
    }
    add(format_args!("];\n"));
    out
}

/// So that a reason cannot be given without its parameters.
fn reasons(rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows.iter().filter(|row| !row.params.is_empty()) {
        let taken: Vec<String> =
            row.params.iter().map(|param| format!("{param}: impl Into<Value>")).collect();
        let given: Vec<String> = row.params.iter().map(|param| format!("{param}.into()")).collect();
        writeln!(
            out,
            "/// `{}`\npub(crate) fn {}({}) -> Reason {{\n    Reason {{ code: Code::{}, values: vec![{}] }}\n}}\n",
            row.sentence,
            row.code.replace('-', "_"),
            taken.join(", "),
            camel(&row.code),
            given.join(", "),
        )
        .expect("a string takes all");
    }
    out
}

fn sentences(rows: &[Row]) -> String {
    let mut out = format!(
        "/// The English sentence of each code.\nconst SENTENCES: [&str; {}] = [\n",
        rows.len()
    );
    for row in rows {
        writeln!(out, "    {:?},", row.sentence).expect("a string takes all");
    }
    out + "];\n"
}
