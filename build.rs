//! Turns the word lists under `src/` into one table.
//!
//! Every `src/*/*.txt` is a list; its file name is its name in the code (`first_names.txt` →
//! `List::FirstNames`). A list says where it comes from (`# source:`) and under which licence
//! (`# licence:`), then has one entry a line: lower case, straight apostrophes, single spaces,
//! sorted by bytes. An entry may carry a whole number behind a tab (`march⇥3`). Any row that is
//! not so fails the build with its file and line, so that a typing slip never becomes a silent
//! miss in somebody's article.
//!
//! It also lists the folders in which a file is a whole feature: every `src/checks/*.rs` offers a
//! `CHECK`, every `src/export/*.rs` a `FORMAT`, and nobody registers them.
//!
//! The tagger's word clusters (`src/names/tagger/clusters.txt`) are checked by the same rules and
//! packed into a table of their own, since every word has a number there.
//!
//! The tagger's weights are `src/names/tagger/weights.bin`, or the file that `WHOWHEN_WEIGHTS` names
//! (`none`: no weights, for a build that is to train some). Weights that were learnt with other features
//! or clusters than the source has fail the build: they would take every name for something else.
//!
//! Written to `OUT_DIR`: `checks.rs`, `formats.rs`, `clusters.bin`, `weights.bin` (without its head),
//! `learnt_with.rs` (what weights that fit were learnt with), `lists.rs` (the enum and the values) and
//! `lexicon.bin` (all entries, as keys, and the number of the set of lists that each is on).

#[path = "src/names/tagger/fingerprint.rs"]
mod fingerprint;
#[path = "src/lexicon/key.rs"]
mod key;
#[allow(dead_code)]
#[path = "src/packing.rs"]
mod packing;
#[allow(dead_code, unused_imports)]
#[path = "src/names/tagger/schema.rs"]
mod schema;
#[path = "build/wording.rs"]
mod wording;

use fingerprint::Fingerprint;
use key::Shortening;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The bit that marks a first word of longer entries; see `src/lexicon/mod.rs`.
const OPENS_PHRASE: u128 = 1 << 127;

/// Bits of a key of the lists and of the clusters: what the doc comment of `src/lexicon/mod.rs` says
/// of mistakes follows from these.
const LIST_BITS: u8 = 32;
const CLUSTER_BITS: u8 = 28;

struct WordList {
    name: String,
    path: PathBuf,
    rows: Vec<(String, Option<i32>)>,
}

fn main() {
    println!("cargo:rerun-if-changed=src");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    wording::generate(&out);
    let lists: Vec<WordList> = list_files(Path::new("src")).iter().map(|p| read_list(p)).collect();
    assert!(lists.len() < 127, "more than 126 word lists: a set of lists no longer fits 128 bits");
    for pair in lists.windows(2) {
        assert!(pair[0].name != pair[1].name, "two lists are called {}", pair[0].name);
    }

    let mut entries: BTreeMap<&str, u128> = BTreeMap::new();
    for (index, list) in lists.iter().enumerate() {
        for (word, _) in &list.rows {
            *entries.entry(word).or_default() |= 1 << index;
            if let Some((first, _)) = word.split_once(' ') {
                *entries.entry(first).or_default() |= OPENS_PHRASE;
            }
        }
    }

    let clusters = read_list(Path::new("src/names/tagger/clusters.txt"));
    copy_weights(&out, learnt_with(&clusters, &lists));
    let clustered: Vec<(&str, u16)> = clusters
        .rows
        .iter()
        .map(|(word, cluster)| {
            let cluster = cluster.and_then(|c| u16::try_from(c).ok());
            (word.as_str(), cluster.expect("a cluster has a small number"))
        })
        .collect();
    fs::write(out.join("clusters.bin"), pack(&clustered, &[], CLUSTER_BITS))
        .expect("OUT_DIR can be written");

    let (sets, numbered) = number_sets(&entries);
    let blob = pack(&numbered, &clustered, LIST_BITS);
    fs::write(out.join("checks.rs"), register("src/checks", "CHECK", "Check"))
        .expect("OUT_DIR can be written");
    fs::write(out.join("formats.rs"), register("src/export", "FORMAT", "Format"))
        .expect("OUT_DIR can be written");
    fs::write(out.join("lexicon.bin"), blob).expect("OUT_DIR can be written");
    fs::write(out.join("lists.rs"), code(&lists, &sets)).expect("OUT_DIR can be written");
}

/// What weights that fit this source are learnt with.
fn learnt_with(clusters: &WordList, lists: &[WordList]) -> Fingerprint {
    let rows = |list: &WordList| -> Vec<String> {
        list.rows.iter().map(|(word, value)| format!("{word} {}", value.unwrap_or(0))).collect()
    };
    let words = |name: &&str| -> Vec<String> {
        let list = lists.iter().find(|list| list.name == *name);
        let list =
            list.unwrap_or_else(|| panic!("schema.rs names a list {name}, and there is none"));
        list.rows.iter().map(|(word, _)| format!("{name} {word}")).collect()
    };
    let features: Vec<String> = schema::LISTS.iter().flat_map(words).collect();
    Fingerprint::of(&schema::lines(), &rows(clusters), &features)
}

/// Puts the weights where the code takes them from, if they fit. Others than the committed ones are for
/// who wants a build that learnt from other texts; the model card says how to make some.
fn copy_weights(out: &Path, learnt_with: Fingerprint) {
    const CHOICE: &str = "WHOWHEN_WEIGHTS";
    println!("cargo:rerun-if-env-changed={CHOICE}");
    let write =
        |name, bytes: &[u8]| fs::write(out.join(name), bytes).expect("OUT_DIR can be written");
    write("learnt_with.rs", format!("{learnt_with:?}").as_bytes());
    let chosen = env::var_os(CHOICE).filter(|path| !path.is_empty());
    if chosen.as_ref().is_some_and(|path| path == "none") {
        println!("cargo:warning=built without weights: no name will be found");
        return write("weights.bin", &[]);
    }
    let path = chosen.map_or_else(|| "src/names/tagger/weights.bin".into(), PathBuf::from);
    println!("cargo:rerun-if-changed={}", path.display());
    let file = fs::read(&path)
        .unwrap_or_else(|why| panic!("{}, the tagger's weights: {why}", path.display()));
    let weights = learnt_with.take(&file).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    write("weights.bin", weights);
}

/// Code that declares every file of a folder as a module and gathers what each offers.
fn register(folder: &str, item: &str, of_type: &str) -> String {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder is readable")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .filter(|name| name != "mod")
        .collect();
    names.sort();
    let mut code = String::new();
    for name in &names {
        writeln!(code, "#[path = {:?}]\nmod {name};", format!("{root}/{folder}/{name}.rs"))
            .unwrap();
    }
    let items: Vec<String> = names.iter().map(|name| format!("{name}::{item}")).collect();
    writeln!(code, "static ALL: &[{of_type}] = &[{}];", items.join(", ")).unwrap();
    code
}

/// Every `*.txt` of every stage's folder, by name, so that the numbering is the same everywhere.
fn list_files(src: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(src)
        .expect("src is readable")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .flat_map(|folder| fs::read_dir(folder).expect("a stage's folder is readable"))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
    files
}

fn read_list(path: &Path) -> WordList {
    let text = fs::read_to_string(path).expect("a word list is UTF-8");
    let stem = path.file_stem().and_then(|s| s.to_str()).expect("a list has a plain name");
    let mut list = WordList { name: camel(stem), path: path.to_owned(), rows: Vec::new() };
    for required in ["# source:", "# licence:"] {
        assert!(
            text.lines().any(|l| l.starts_with(required)),
            "{}: a line that starts with '{required}' is missing",
            path.display()
        );
    }
    for (number, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let row = check_row(line, list.rows.last().map(|(word, _)| word.as_str()))
            .unwrap_or_else(|why| panic!("{}:{}: {why}: {line:?}", path.display(), number + 1));
        list.rows.push(row);
    }
    list
}

/// A row as (entry, value), or what is wrong with it.
fn check_row(line: &str, before: Option<&str>) -> Result<(String, Option<i32>), &'static str> {
    let (word, value) = match line.split_once('\t') {
        Some((word, value)) => {
            (word, Some(value.parse().map_err(|_| "the part behind the tab is no whole number")?))
        }
        None => (line, None),
    };
    if word.is_empty() {
        return Err("an empty row");
    }
    if word.split(' ').any(str::is_empty) {
        return Err("a space too many");
    }
    if word.contains('’') {
        return Err("a curly apostrophe (write it straight)");
    }
    if word != word.to_lowercase() {
        return Err("not in lower case");
    }
    match before {
        Some(before) if before == word => Err("the same entry twice"),
        Some(before) if before > word => Err("not sorted (LC_ALL=C sort)"),
        _ => Ok((word.to_owned(), value)),
    }
}

/// The different sets of lists, the most frequent first, and each entry with the number of its set.
fn number_sets<'e>(entries: &BTreeMap<&'e str, u128>) -> (Vec<u128>, Vec<(&'e str, u16)>) {
    let mut times: BTreeMap<u128, usize> = BTreeMap::new();
    for set in entries.values() {
        *times.entry(*set).or_default() += 1;
    }
    let mut sets: Vec<u128> = times.keys().copied().collect();
    sets.sort_by_key(|set| std::cmp::Reverse(times[set]));
    let numbers: HashMap<u128, u16> =
        sets.iter().zip(0..).map(|(set, number)| (*set, number)).collect();
    let numbered = entries.iter().map(|(word, set)| (*word, numbers[set])).collect();
    (sets, numbered)
}

/// A table of words with a number each, as `src/lexicon/mod.rs` reads it. Every word has a key of its
/// own that none of `others` has.
fn pack(rows: &[(&str, u16)], others: &[(&str, u16)], bits: u8) -> Vec<u8> {
    let hash = |word: &str| key::of_bytes(word.as_bytes());
    let hashed: HashMap<u64, u16> = rows.iter().map(|(word, n)| (hash(word), *n)).collect();
    assert!(hashed.len() == rows.len(), "two words have the same hash");
    let other: Vec<u64> =
        others.iter().map(|(w, _)| hash(w)).filter(|h| !hashed.contains_key(h)).collect();
    let (shortening, keyed) = (0..=u8::MAX)
        .find_map(|salt| {
            let shortening = Shortening { bits, salt };
            let keyed: BTreeMap<u32, u16> =
                hashed.iter().map(|(hash, n)| (shortening.key(*hash), *n)).collect();
            let apart = keyed.len() == hashed.len()
                && other.iter().all(|hash| !keyed.contains_key(&shortening.key(*hash)));
            apart.then_some((shortening, keyed))
        })
        .expect("some salt keeps the words apart; if none does, the keys need more bits");
    let mut blob = vec![shortening.bits, shortening.salt];
    blob.extend(packing::pack(&keyed.keys().copied().collect::<Vec<u32>>()));
    blob.extend(keyed.values().map(|number| number.to_le_bytes()[0]));
    blob.extend(keyed.values().map(|number| number.to_le_bytes()[1]));
    blob
}

fn code(lists: &[WordList], sets: &[u128]) -> String {
    let mut code = String::new();
    code.push_str("/// The word lists, one variant a file `src/*/*.txt`.\n");
    code.push_str("#[derive(Debug, Clone, Copy, PartialEq, Eq)]\n#[repr(u8)]\n#[allow(dead_code)]\npub(crate) enum List {\n");
    for list in lists {
        writeln!(code, "    /// `{}`\n    {},", list.path.display(), list.name).unwrap();
    }
    code.push_str("}\n\n");
    writeln!(code, "pub(super) static SETS: [u128; {}] = {sets:?};", sets.len()).unwrap();
    code.push_str(
        "pub(super) fn values(list: List) -> &'static [(&'static str, i32)] {\n    match list {\n",
    );
    for list in lists {
        let rows: Vec<(&str, i32)> =
            list.rows.iter().filter_map(|(word, value)| Some((word.as_str(), (*value)?))).collect();
        if !rows.is_empty() {
            writeln!(code, "        List::{} => &{rows:?},", list.name).unwrap();
        }
    }
    code.push_str("        #[allow(unreachable_patterns)]\n        _ => &[],\n    }\n}\n");
    code
}

fn camel(stem: &str) -> String {
    stem.split('_')
        .map(|part| {
            let mut letters = part.chars();
            letters
                .next()
                .map(|c| c.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
                .collect::<String>()
        })
        .collect()
}
