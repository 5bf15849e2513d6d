//! Words that are matched are rows of lists and words that are shown are rows of tables, not
//! literals: the stages named in [`READ`] hold no English word in their code.
//!
//! Every string literal with a letter in it counts as one, unless a row of [`EXCEPTIONS`] says why it
//! may stand. Not read: letters (`'s'`), comments, attributes, tests.

#[path = "support/source.rs"]
mod source;
mod support;

use proc_macro2::TokenTree;
use source::{is_sign, shipped, string, tokens, word};
use support::files;

/// What is read, as beginnings of paths in `src/`.
const READ: [&str; 7] =
    ["text/", "lexicon/", "people/", "corrections/", "export/", "pipeline.rs", "arbitration.rs"];

/// A string literal, and what stands around it.
#[derive(Debug)]
struct Literal {
    line: usize,
    /// What it says.
    says: String,
    /// The function or macro (`concat!`) that it is an argument of.
    of: String,
    /// The field that it is the value of.
    field: String,
}

impl Literal {
    fn is_one_word(&self) -> bool {
        !self.says.contains(' ')
    }

    fn is_capital(&self) -> bool {
        !self.says.contains(char::is_lowercase)
    }
}

/// Literals that may stand, and why.
struct Exception {
    /// Beginnings of paths in `src/`.
    files: &'static [&'static str],
    why: &'static str,
    is: fn(&Literal) -> bool,
}

const EXCEPTIONS: &[Exception] = &[
    Exception {
        files: &[
            "lexicon/mod.rs",
            "lexicon/values.rs",
            "export/parts/wording.rs",
            "export/icalendar.rs",
        ],
        why: "names of files and of the build's variables",
        is: |l| matches!(&l.of[..], "env!" | "concat!" | "include_str!"),
    },
    Exception {
        files: &["export/"],
        why: "names of rows of src/languages/en/exports.tsv",
        is: |l| l.of == "wording!",
    },
    Exception { files: &["export/"], why: "what stops the build", is: |l| l.of == "assert!" },
    Exception {
        files: &["export/"],
        why: "what a format is called, and what the command line's help says of it",
        is: |l| matches!(&l.field[..], "name" | "about" | "extension" | "media_type"),
    },
    Exception {
        files: &[
            "export/annotation.rs",
            "export/jsonld.rs",
            "export/ndjson.rs",
            "export/ninjs.rs",
            "export/parts/identity.rs",
        ],
        why: "keys, types, languages and identifiers of formats in JSON",
        is: Literal::is_one_word,
    },
    Exception {
        files: &["export/html.rs"],
        why: "HTML and CSS",
        is: |l| l.says.contains(['<', '{']) || l.says.ends_with(['"', ';']),
    },
    Exception {
        files: &["export/icalendar.rs", "export/html.rs"],
        why: "properties and values of iCalendar, dates of EDTF",
        is: |l| l.is_one_word() && l.is_capital() || l.says == "\\n",
    },
    Exception {
        files: &["export/conll.rs"],
        why: "tags, attributes and comments of CoNLL-U",
        is: |l| l.is_capital() || l.says.contains('='),
    },
    Exception {
        files: &["export/csv.rs"],
        why: "fields of the contract, as a header",
        is: |l| l.says.starts_with("kind,text,"),
    },
    Exception { files: &["people/"], why: "names of lists", is: |l| l.of == "values!" },
    Exception {
        files: &["export/mod.rs"],
        why: "what an error calls a name that there is not",
        is: |l| l.says == "format",
    },
    Exception {
        files: &["corrections/row.rs"],
        why: "fields and decisions of the contract",
        is: Literal::is_one_word,
    },
    Exception {
        files: &["corrections/row.rs"],
        why: "what an error says that a field takes",
        is: |l| {
            l.says.contains("string")
                || l.says.starts_with("one of ")
                || l.says.starts_with("a list ")
        },
    },
    Exception {
        files: &["text/canonical.rs"],
        why: "the letters of ligatures",
        is: |l| matches!(&l.says[..], "ff" | "fi" | "fl" | "ffi" | "ffl" | "st"),
    },
    Exception {
        files: &["text/addresses.rs"],
        why: "beginnings of web addresses",
        is: |l| matches!(&l.says[..], "http://" | "https://" | "www."),
    },
];

/// The string literals of a source file that have letters.
fn literals(source: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    gather(&tokens(source), "", &mut found);
    found
}

fn gather(tokens: &[TokenTree], of: &str, found: &mut Vec<Literal>) {
    for (index, token) in tokens.iter().enumerate() {
        let before = |steps: usize| index.checked_sub(steps).and_then(|index| tokens.get(index));
        match token {
            TokenTree::Group(group) => {
                let name = match (word(before(1)), word(before(2))) {
                    (Some(function), _) => function.to_string(),
                    (None, Some(called)) if before(1).is_some_and(|t| is_sign(t, '!')) => {
                        format!("{called}!")
                    }
                    _ => String::new(),
                };
                gather(&shipped(group.stream()), &name, found);
            }
            TokenTree::Literal(literal) => {
                let field = word(before(2)).filter(|_| before(1).is_some_and(|t| is_sign(t, ':')));
                let field = field.map(ToString::to_string).unwrap_or_default();
                if let Some(says) = string(literal).filter(|says| has_words(says)) {
                    let line = literal.span().start().line;
                    found.push(Literal { line, says, of: of.to_owned(), field });
                }
            }
            _ => {}
        }
    }
}

/// Whether letters stand outside of the braces that something is filled into.
fn has_words(says: &str) -> bool {
    let inside =
        |part: &str| part.split_once('}').map_or(part.to_owned(), |(_, rest)| rest.to_owned());
    let mut parts = says.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.map(inside).chain([first]).any(|part| part.contains(char::is_alphabetic))
}

/// The files that are read: path in `src/`, and source.
fn sources() -> Vec<(String, String)> {
    let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let path = |file: &std::path::Path| {
        let path = file.strip_prefix(&src).expect("a file of src").to_string_lossy();
        path.replace('\\', "/")
    };
    let all = files("src", "rs").into_iter();
    let read = all.map(|file| (path(&file), std::fs::read_to_string(&file).expect("readable")));
    read.filter(|(path, _)| READ.iter().any(|part| path.starts_with(part))).collect()
}

fn exceptions<'l>(path: &'l str, literal: &'l Literal) -> impl Iterator<Item = usize> + 'l {
    let fits = move |exception: &Exception| {
        exception.files.iter().any(|file| path.starts_with(file)) && (exception.is)(literal)
    };
    EXCEPTIONS
        .iter()
        .enumerate()
        .filter(move |(_, exception)| fits(exception))
        .map(|(index, _)| index)
}

/// Where words stand that no exception allows.
fn words_in(path: &str, source: &str) -> Vec<String> {
    let found = literals(source).into_iter();
    let found = found.filter(|literal| exceptions(path, literal).next().is_none());
    found.map(|literal| format!("src/{path}:{}: {:?}", literal.line, literal.says)).collect()
}

#[test]
fn words_are_rows_of_lists_and_not_literals() {
    let sources = sources();
    assert!(sources.len() > 50, "the folders are not where they were");
    let found: Vec<String> =
        sources.iter().flat_map(|(path, source)| words_in(path, source)).collect();
    assert!(
        found.is_empty(),
        "words that belong in a list (see src/languages/en/README.md) or a table of wording:\n{}",
        found.join("\n")
    );
}

#[test]
fn every_exception_is_needed() {
    let mut needed = vec![false; EXCEPTIONS.len()];
    for (path, source) in sources() {
        for literal in literals(&source) {
            exceptions(&path, &literal).for_each(|index| needed[index] = true);
        }
    }
    for (exception, needed) in EXCEPTIONS.iter().zip(needed) {
        assert!(needed, "nothing needs this exception any more: {}", exception.why);
    }
}

#[test]
fn a_word_is_found_wherever_it_is_planted() {
    let planted = "\nfn planted(word: &str) -> bool { matches!(word, \"a minister\" | \"to\") }\n";
    for (path, source) in sources() {
        let line = source.lines().count() + 2;
        let source = source + planted;
        let found = words_in(&path, &source).pop().unwrap_or_default();
        assert!(found.starts_with(&format!("src/{path}:")), "{path}: {found}");
        assert!(found.contains(&line.to_string()), "{path}: {found}, planted in line {line}");
    }
}

#[test]
fn only_words_that_ship_are_found() {
    let source = r##"
        //! "a comment" /* "another" */
        #[serde(rename = "attribute")]
        fn one() -> bool { is("of") || is_any(&["it's", r#"raw "will""#]) || b"\x41 byte\n" == [] }
        fn signs() { [",", "\n\t", "\u{2019}", "{name}: {}", "日本"] }
        #[cfg(test)]
        fn two() { "test" }
        #[cfg(any(test, fuzzing))]
        use that::{one, other};
        #[cfg(not(test))]
        const LAST: [&str; 1] = ["ships"];
        #[cfg(test)]
        mod tests { const WORD: &str = "test"; }
    "##;
    let found: Vec<(usize, String)> =
        literals(source).into_iter().map(|l| (l.line, l.says)).collect();
    let want =
        [(4, "of"), (4, "it's"), (4, r#"raw "will"#), (4, " byte "), (5, "日本"), (11, "ships")];
    assert_eq!(found, want.map(|(line, says)| (line, says.to_owned())));
}
