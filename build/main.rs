//! Turns what is written under `src/languages/` into tables for the compiler.
//!
//! How a list is written stands in `src/languages/en/README.md`; [`list`] reads it, [`column`] knows
//! what may stand in its columns. A row that is not so fails the build with its file and line, so
//! that a typing slip never becomes a silent miss in somebody's article.
//!
//! The tagger's word clusters (`clusters.tsv`) are written and checked as lists are, and packed into a
//! table of their own. The tagger's weights are `src/names/tagger/weights.bin`, or the file that
//! `WHOWHEN_WEIGHTS` names (`none`: no weights, for a build that is to train some). Weights that were
//! learnt with other features or clusters than the source has fail the build: they would take every
//! name for something else. The sentences of reasons are turned into codes by [`wording`].
//!
//! Written to `OUT_DIR`: `lists.rs` (the enum of the lists and their sets), `lexicon.bin` (all entries,
//! as keys, and the number of the set of lists that each is on), `values/` (what lists state of their
//! entries, a file a list), `clusters.bin`, `weights.bin` (without its head), `learnt_with.rs` (what
//! weights that fit were learnt with), `constructions_*.rs` (the steps of [`construction`]), and what [`wording`]
//! writes.

#![allow(clippy::print_stdout)] // So a build script speaks to cargo.

#[path = "../src/languages/en/calendar.rs"]
mod calendar;
mod code;
mod column;
mod construction;
#[path = "../src/languages/en/date_rule.rs"]
mod date_rule;
#[path = "../src/names/tagger/fingerprint.rs"]
mod fingerprint;
#[path = "../src/lexicon/key.rs"]
mod key;
mod list;
mod mark;
#[allow(dead_code)]
#[path = "../src/lexicon/packing.rs"]
mod packing;
#[allow(dead_code, unused_imports)]
#[path = "../src/names/tagger/schema.rs"]
mod schema;
mod table;
mod wording;

use fingerprint::Fingerprint;
use list::WordList;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};
use table::Sets;

/// What is English.
const ENGLISH: &str = "src/languages/en";

/// Bits of a key of the lists and of the clusters: what the doc comment of `src/lexicon/mod.rs` says
/// of mistakes follows from these.
const LIST_BITS: u8 = 30;
const CLUSTER_BITS: u8 = 27;

/// Where the search for a salt of the lists' keys begins: one that fitted. If none of the next ones fits at once,
/// the build takes a few seconds more.
const LIST_SALT: u16 = 0;

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            println!("cargo::error={why}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    println!("cargo::rerun-if-changed={ENGLISH}");
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or("cargo sets OUT_DIR")?;
    let lists = read_lists(&Path::new(ENGLISH).join("lists"))?;
    let names: Vec<String> = lists.iter().map(|list| list.name.clone()).collect();
    let constructions = constructions(&out, &names)?;
    wording::generate(&out, &constructions)?;
    let clusters = list::read(&Path::new(ENGLISH).join("clusters.tsv"))?;
    let clustered = cluster_numbers(&clusters)?;
    write(&out.join("clusters.bin"), &table::pack(&clustered, &[], CLUSTER_BITS, 0)?)?;

    copy_weights(&out, learnt_with(&clustered, &lists)?)?;
    let sets = Sets::of(&lists)?;
    let packed = table::pack(&sets.numbers, &clustered, LIST_BITS, LIST_SALT)?;
    write(&out.join("lexicon.bin"), &packed)?;
    write(&out.join("lists.rs"), code::lists(&lists, &sets).as_bytes())?;
    fs::create_dir_all(out.join("values")).map_err(|why| why.to_string())?;
    for list in lists.iter().filter(|list| !list.columns.is_empty()) {
        let file = out.join("values").join(&list.name).with_extension("rs");
        write(&file, code::values(list).as_bytes())?;
    }
    Ok(())
}

/// The constructions of every file, by its name; written as Rust. `lists`: the names of the lists.
fn constructions(
    out: &Path,
    lists: &[String],
) -> Result<Vec<(String, Vec<construction::Construction>)>, String> {
    let mut files = entries_of(&Path::new(ENGLISH).join("constructions"))?;
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let rows = construction::read(&file, lists)?;
        let code = construction::code(&name.to_uppercase(), &rows);
        write(&out.join(format!("constructions_{name}.rs")), code.as_bytes())?;
        all.push((name, rows));
    }
    Ok(all)
}

/// What weights that fit this source are learnt with.
fn learnt_with(clusters: &[(&str, u16)], lists: &[WordList]) -> Result<Fingerprint, String> {
    let clusters: Vec<String> =
        clusters.iter().map(|(word, cluster)| format!("{word} {cluster}")).collect();
    let mut features = Vec::new();
    for name in schema::LISTS {
        let list = lists
            .iter()
            .find(|list| column::camel(&list.name) == *name)
            .ok_or_else(|| format!("schema.rs names a list {name}, and there is none"))?;
        features.extend(list.rows.iter().map(|row| format!("{name} {}", row.entry)));
    }
    Ok(Fingerprint::of(&schema::lines(), &clusters, &features))
}

/// Puts the weights where the code takes them from, if they fit. Others than the committed ones are for
/// who wants a build that learnt from other texts; the model card says how to make some.
fn copy_weights(out: &Path, learnt_with: Fingerprint) -> Result<(), String> {
    const CHOICE: &str = "WHOWHEN_WEIGHTS";
    println!("cargo::rerun-if-env-changed={CHOICE}");
    write(&out.join("learnt_with.rs"), format!("{learnt_with:?}").as_bytes())?;
    let chosen = env::var_os(CHOICE).filter(|path| !path.is_empty());
    if chosen.as_ref().is_some_and(|path| path == "none") {
        println!("cargo::warning=built without weights: no name will be found");
        return write(&out.join("weights.bin"), &[]);
    }
    let path = chosen.map_or_else(|| "src/names/tagger/weights.bin".into(), PathBuf::from);
    println!("cargo::rerun-if-changed={}", path.display());
    let failed = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let file = fs::read(&path).map_err(|why| failed(&format!("the tagger's weights: {why}")))?;
    let weights = learnt_with.take(&file).map_err(|why| failed(&why))?;
    write(&out.join("weights.bin"), weights)
}

/// Every list of every stage's folder, by name, so that the numbering is the same everywhere.
fn read_lists(folder: &Path) -> Result<Vec<WordList>, String> {
    let mut files = Vec::new();
    for stage in entries_of(folder)? {
        files.extend(entries_of(&stage)?);
    }
    files.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
    let lists = files.iter().map(|path| list::read(path)).collect::<Result<Vec<_>, _>>()?;
    for pair in lists.windows(2) {
        if pair[0].name == pair[1].name {
            return Err(format!("two lists are called {}", pair[0].name));
        }
    }
    Ok(lists)
}

fn entries_of(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |why: std::io::Error| format!("{}: {why}", folder.display());
    let entries = fs::read_dir(folder).map_err(failed)?;
    entries.map(|entry| entry.map(|entry| entry.path()).map_err(failed)).collect()
}

/// Each word with the number of its cluster.
fn cluster_numbers(clusters: &WordList) -> Result<Vec<(&str, u16)>, String> {
    let number = |row: &list::Row| row.values.first()?.as_ref()?.parse().ok();
    let rows = clusters.rows.iter().map(|row| Some((row.entry.as_str(), number(row)?)));
    rows.collect::<Option<_>>()
        .ok_or_else(|| format!("{}: a word has no cluster", clusters.path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|why| format!("{}: {why}", path.display()))
}
