//! Names and comments use the words of `docs/glossary.md`.
//!
//! `tests/vocabulary.tsv` lists the words that they do not use, where, and what to write. Besides, no
//! type of the library or the program has the name of another, and what counts a list is no `place`,
//! which is a town or a country here. Not read: strings, and samples between backticks or quotation
//! marks, which hold the words of texts.

mod lexing;
mod support;

use lexing::{Part, stretches};
use std::collections::BTreeMap;
use std::path::Path;

/// What is looked at: folders, and the files beside them.
const FOLDERS: [&str; 8] = ["src", "build", "www", "tests", "benches", "tools", "docs", "examples"];
const FILES: [&str; 4] = ["build.sh", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"];

/// Files of a folder that are not: the tests in a browser have the words of their pages, the glossary
/// has the words that are not used, and the list of codes has the sentences of reasons.
const LEFT_OUT: [&str; 10] = [
    "docs/codes.md",
    "docs/glossary.md",
    "tests/articles/",
    "tests/browser/",
    "tests/cases/",
    "tests/checks/",
    "tests/exports/",
    "tests/npm/",
    "tests/products/",
    "tests/vocabulary.rs",
];

#[test]
fn names_and_comments_use_the_words_of_the_glossary() {
    let rows = rows(include_str!("vocabulary.tsv"));
    let mut found = Vec::new();
    for (path, text) in sources() {
        found.extend(banned_words(&path, &text, &rows));
        found.extend(places_as_indices(&path, &text));
    }
    assert!(found.is_empty(), "{} words:\n{}", found.len(), found.join("\n"));
}

#[test]
fn no_type_is_defined_twice() {
    let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in sources() {
        for (name, line) in defined_types(&path, &text) {
            types.entry(name).or_default().push(format!("{path}:{line}"));
        }
    }
    let twice: Vec<String> = types
        .iter()
        .filter(|(_, places)| places.len() > 1)
        .map(|(name, lines)| format!("{name}: {}; give each a name of its own", lines.join(", ")))
        .collect();
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

#[test]
fn every_row_says_what_to_write() {
    for row in rows(include_str!("vocabulary.tsv")) {
        assert!(!row.instead.is_empty(), "{}: nothing to write instead", row.words.join(" "));
        assert!(
            ["comments", "names", "all"].contains(&row.place),
            "{}: {}",
            row.words[0],
            row.place
        );
    }
}

#[test]
fn a_planted_word_is_found() {
    let rows =
        rows("behind\tall\t*\tafter\tlag behind\ngoes on\tall\tsrc/\tcontinues\tgoes_on_air\n");
    let of = |path: &str, text: &str| -> Vec<String> {
        let mut found = banned_words(path, text, &rows);
        found.extend(places_as_indices(path, text));
        found
    };
    let rust = "/// The word behind it, which goes\n/// on: `behind`, “behind”.\nfn goes_on(text: &str) {\n    \
                let week_behind = \"behind\"; // may lag behind\n    let goes_on_air = 'b';\n    \
                for (place, mark) in marks.iter().enumerate() {}\n}\n";
    assert_eq!(
        of("src/a.rs", rust),
        [
            "src/a.rs:1: “behind”: write after",
            "src/a.rs:1: “goes on”: write continues",
            "src/a.rs:3: “goes_on”: write continues",
            "src/a.rs:4: “week_behind”: write after",
            "src/a.rs:6: “place” for what counts a list: write index",
        ]
    );
    let script = "const BehindIt = `behind ${isBehind} behind`; /* Behind. */ x = /behind/;\n";
    assert_eq!(
        of("www/a.js", script),
        [
            "www/a.js:1: “BehindIt”: write after",
            "www/a.js:1: “isBehind”: write after",
            "www/a.js:1: “Behind”: write after",
        ]
    );
    assert_eq!(
        of("docs/a.md", "Not `behind`, but\nbehind.\n"),
        ["docs/a.md:2: “behind”: write after"]
    );
    assert_eq!(of("build.sh", "behind=1 # behind\n"), ["build.sh:1: “behind”: write after"]);
    let types = "struct Row;\n// struct Line;\nimpl A for Row { type Value = u8; }\npub(crate) enum Line {}\n";
    let names = |path| defined_types(path, types).into_iter().map(|(name, _)| name);
    assert_eq!(names("src/a.rs").collect::<Vec<_>>(), ["Row", "Line"]);
    assert_eq!(names("tests/a.rs").count(), 0);
}

/// A row of the list.
struct Row<'r> {
    words: Vec<&'r str>,
    place: &'r str,
    paths: Vec<&'r str>,
    instead: &'r str,
    except: Vec<&'r str>,
}

fn rows(list: &str) -> Vec<Row<'_>> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [words, place, paths, instead, except] = cells[..] else {
                panic!("tests/vocabulary.tsv: five cells are needed: {line:?}")
            };
            let except = if except == "-" { Vec::new() } else { except.split(" | ").collect() };
            let (words, paths) = (words.split(' ').collect(), paths.split(' ').collect());
            Row { words, place, paths, instead, except }
        })
        .collect()
}

impl Row<'_> {
    fn holds_for(&self, path: &str, place: &str) -> bool {
        (self.place == "all" || self.place == place)
            && self.paths.iter().any(|start| *start == "*" || path.starts_with(start))
            && !self.except.iter().any(|e| e.strip_prefix("file:") == Some(path))
    }
}

/// Every file that is looked at, by its path.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let endings = ["rs", "js", "mjs", "ts", "css", "html", "md", "sh", "py", "toml"];
    let mut paths: Vec<_> = FILES.iter().map(|file| root.join(file)).collect();
    for folder in FOLDERS {
        paths.extend(endings.iter().flat_map(|ending| support::files(folder, ending)));
    }
    let mut out = Vec::new();
    for path in &paths {
        let name = path.strip_prefix(root).expect("it lies in the project").to_string_lossy();
        let name = name.replace('\\', "/");
        if !LEFT_OUT.iter().any(|start| name.starts_with(start)) {
            out.push((name, std::fs::read_to_string(path).expect("a source is UTF-8")));
        }
    }
    out
}

/// A word of a comment or a name, as it is written, and its line.
struct Word {
    written: String,
    parts: Vec<String>,
    line: usize,
}

fn banned_words(path: &str, text: &str, rows: &[Row]) -> Vec<String> {
    let mut found = Vec::new();
    let mut comment: Vec<Word> = Vec::new();
    let mut samples = 0;
    for (part, at, piece) in stretches(text, ending(path)) {
        let line = 1 + text[..at].matches('\n').count();
        match part {
            Part::Comment => read_comment(piece, line, &mut comment, &mut samples),
            Part::Code if piece.trim().is_empty() => {}
            Part::Code => {
                found.extend(in_comment(path, &comment, rows));
                comment.clear();
                samples = 0;
                if matches!(ending(path), "rs" | "js" | "mjs" | "ts") {
                    let names = names(piece, line);
                    found.extend(names.iter().flat_map(|name| in_name(path, name, rows)));
                }
            }
            Part::String => {}
        }
    }
    found.extend(in_comment(path, &comment, rows));
    found
}

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Adds the words of a comment. An end of a sentence is a word of its own, so that no phrase goes
/// over it. `ticks`: how many backticks there have been in comments that follow each other.
fn read_comment(comment: &str, mut line: usize, words: &mut Vec<Word>, ticks: &mut usize) {
    let mut quoted = false;
    let mut word = String::new();
    for letter in comment.chars().chain([' ']) {
        let inside = *ticks % 2 == 1 || quoted;
        if !inside && (letter.is_alphanumeric() || "-_'’".contains(letter)) {
            word.push(letter);
        } else {
            let written = std::mem::take(&mut word);
            let bare = written.trim_matches(['\'', '’', '-']).to_owned();
            if !bare.is_empty() {
                let lower = bare.to_lowercase().replace('’', "'");
                let part = lower.strip_suffix("'s").unwrap_or(&lower).to_owned();
                words.push(Word { written: bare, parts: vec![part], line });
            }
            if !inside && ".;:!?".contains(letter) {
                words.push(Word { written: letter.to_string(), parts: vec![String::new()], line });
            }
        }
        *ticks += usize::from(letter == '`');
        quoted = if quoted { letter != '”' } else { letter == '“' };
        line += usize::from(letter == '\n');
    }
}

fn in_comment(path: &str, comment: &[Word], rows: &[Row]) -> Vec<String> {
    let words: Vec<&str> = comment.iter().map(|word| word.parts[0].as_str()).collect();
    let at = |start: usize, phrase: &[&str]| words.get(start..start + phrase.len()) == Some(phrase);
    let mut found = Vec::new();
    for (start, word) in comment.iter().enumerate() {
        for row in
            rows.iter().filter(|row| row.holds_for(path, "comments") && at(start, &row.words))
        {
            let excepted = row.except.iter().any(|phrase| {
                let phrase: Vec<&str> = phrase.split(' ').collect();
                (start.saturating_sub(phrase.len())..=start)
                    .any(|from| at(from, &phrase) && start + row.words.len() <= from + phrase.len())
            });
            if !excepted {
                let written: Vec<&str> = comment[start..start + row.words.len()]
                    .iter()
                    .map(|word| word.written.as_str())
                    .collect();
                found.push(message(path, word.line, &written.join(" "), row.instead));
            }
        }
    }
    found
}

fn message(path: &str, line: usize, word: &str, instead: &str) -> String {
    format!("{path}:{line}: “{word}”: write {instead}")
}

/// The names in a stretch of code, each with its parts: `week_behind`, `isBehind`.
fn names(code: &str, first_line: usize) -> Vec<Word> {
    let mut names = Vec::new();
    let mut line = first_line;
    let mut name = String::new();
    for letter in code.chars().chain([' ']) {
        if letter.is_alphanumeric() || letter == '_' {
            name.push(letter);
            continue;
        }
        if !name.is_empty() {
            let written = std::mem::take(&mut name);
            names.push(Word { parts: parts(&written), written, line });
        }
        line += usize::from(letter == '\n');
    }
    names
}

fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut small_before = false;
    for letter in name.chars() {
        if letter == '_' || letter.is_uppercase() && small_before {
            parts.push(String::new());
        }
        if letter != '_' {
            parts.last_mut().expect("there is one").extend(letter.to_lowercase());
        }
        small_before = letter.is_lowercase() || letter.is_numeric();
    }
    parts
}

fn in_name(path: &str, name: &Word, rows: &[Row]) -> Vec<String> {
    let has = |words: &[&str]| name.parts.windows(words.len()).any(|part| part == words);
    rows.iter()
        .filter(|row| row.holds_for(path, "names") && has(&row.words))
        .filter(|row| !row.except.iter().any(|e| e.split(' ').any(|e| e == name.written)))
        .map(|row| message(path, name.line, &name.written, row.instead))
        .collect()
}

/// `for (place, mark) in marks.iter().enumerate()`, `|&place|`: an index called a place.
fn places_as_indices(path: &str, text: &str) -> Vec<String> {
    if ending(path) != "rs" {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (part, at, code) in stretches(text, "rs") {
        for (offset, _) in code.match_indices("place").filter(|_| part == Part::Code) {
            let before = code[..offset].trim_end_matches(['&', '(']);
            let counts =
                before.ends_with("for ") || before.ends_with('|') && !before.ends_with("||");
            let whole = code[offset + "place".len()..].starts_with([',', ' ', ')', '|']);
            if counts && whole {
                let line = 1 + text[..at + offset].matches('\n').count();
                found.push(format!("{path}:{line}: “place” for what counts a list: write index"));
            }
        }
    }
    found
}

/// The types that a file of the library or the program defines, and their lines. A type inside an
/// `impl` has its name from the trait.
fn defined_types(path: &str, text: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    if !path.starts_with("src/") || ending(path) != "rs" {
        return found;
    }
    let code: String = stretches(text, "rs")
        .iter()
        .map(|(part, _, piece)| match part {
            Part::Code => (*piece).to_owned(),
            _ => piece.chars().filter(|c| *c == '\n').collect(),
        })
        .collect();
    for (number, line) in code.lines().enumerate() {
        let inside = line.starts_with(' ');
        let mut words =
            line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty());
        while let Some(word) = words.next() {
            let defines = matches!(word, "struct" | "enum" | "union" | "trait");
            if defines || word == "type" && !inside {
                found.extend(words.next().map(|name| (name.to_owned(), number + 1)));
            }
            if !matches!(word, "pub" | "crate" | "super" | "in" | "self") {
                break;
            }
        }
    }
    found
}
