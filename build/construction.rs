//! Turns the rows of `src/languages/en/constructions/*.tsv` into the steps by which they are read.
//!
//! `src/languages/en/README.md` says how a pattern is written. It is cut at its anchor (`ROLE`) into the words
//! after it and, turned round, those before it; each half becomes a row of steps. A row that cannot be read fails
//! the build with its file and line.

use crate::column::camel;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The words of a pattern that stand for the mark it is anchored at, and the variant of each.
const ANCHORS: [(&str, &str); 5] = [
    ("ROLE", "Any"),
    ("POST", "One"),
    ("ROLES", "Several"),
    ("LETTERS", "Letters"),
    ("QUOTE", "Any"),
];

/// What is read around a quotation alone, and the variant of each.
const OF_SPEECH: [(&str, &str); 11] = [
    ("SAYS", "Verb"),
    ("FAR", "UpToVerb"),
    ("SPEAKER", "Speaker"),
    ("QUOTED", "QuotationBefore"),
    ("OWNER", "Owner"),
    ("ANY", "Token"),
    ("LINE", "LineAfter"),
    ("STOPPED", "Stopped"),
    ("ASKED", "Asked"),
    ("BARE", "Bare"),
    ("QUIET", "NoVerb"),
];

/// How an example begins that the row must not fit.
const NOT: &str = "not: ";

/// Kinds of words and marks, and the variant of each.
const KINDS: [(&str, &str); 17] = [
    ("NAME", "Name"),
    ("OTHER", "Role"),
    ("HELD", "Held"),
    ("PERSON", "Person"),
    ("SUBJECT", "Subject"),
    ("PRONOUN", "Pronoun"),
    ("DET", "Determiner"),
    ("POSS", "Possessive"),
    ("NUMBER", "Number"),
    ("CAPITAL", "Capital"),
    ("WORD", "Word"),
    ("SIGN", "Sign"),
    ("DONE", "Participle"),
    ("SPACE", "Space"),
    ("OPEN", "Open"),
    ("SHUT", "Shut"),
    ("EDGE", "Edge"),
];

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// One word or mark, as the code that reads it.
    Read(String),
    /// A mark that the pattern is anchored at.
    Anchor(&'static str),
    /// One after the other.
    Row(Vec<Part>),
    /// One of these.
    Either(Vec<Part>),
    /// Perhaps; again and again.
    Maybe(Box<Part>),
    Many(Box<Part>),
    /// Must, or must not, stand there; nothing is read.
    Ahead(bool, Box<Part>),
}

/// A row of a file.
pub(crate) struct Construction {
    pub(crate) code: String,
    pub(crate) sentence: String,
    /// What each anchor is, and the halves before (turned round) and after it.
    patterns: Vec<(&'static str, Part, Part)>,
    pub(crate) examples: Vec<String>,
}

/// The rows of a file. Lines that begin with `=` name a part for later rows.
pub(crate) fn read(file: &Path) -> Result<Vec<Construction>, String> {
    let text = fs::read_to_string(file).map_err(|why| format!("{}: {why}", file.display()))?;
    let mut named: Vec<(String, Part)> = Vec::new();
    let mut rows = Vec::new();
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#')) {
        let failed = |why: String| format!("{}:{number}: {why}", file.display());
        if let Some(definition) = line.strip_prefix('=') {
            let (name, pattern) =
                definition.split_once('\t').ok_or_else(|| failed("a tab is missing".to_owned()))?;
            named.push((name.to_owned(), parse(pattern, &named).map_err(failed)?));
        } else {
            rows.push(row(line, &named).map_err(failed)?);
        }
    }
    Ok(rows)
}

fn row(line: &str, named: &[(String, Part)]) -> Result<Construction, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [code, pattern, sentence, examples] = cells.as_slice() else {
        return Err("a row is a code, a pattern, a sentence and examples, with tabs between".into());
    };
    let patterns = pattern
        .split(" || ")
        .map(|one| halves(parse(one, named)?))
        .collect::<Result<_, String>>()?;
    let examples: Vec<String> = examples.split(" || ").map(str::to_owned).collect();
    let marked = |example: &String| {
        example.contains('[') && (example.contains('{') || example.starts_with(NOT))
    };
    if !examples.iter().all(marked) {
        return Err("each example marks a [role or quotation] and a {person}".into());
    }
    Ok(Construction {
        code: (*code).to_owned(),
        sentence: (*sentence).to_owned(),
        patterns,
        examples,
    })
}

/// Cuts a pattern at its anchor.
fn halves(pattern: Part) -> Result<(&'static str, Part, Part), String> {
    let Part::Row(parts) = pattern else { return Err("the pattern is empty".into()) };
    let anchors: Vec<usize> =
        (0..parts.len()).filter(|&n| matches!(parts[n], Part::Anchor(_))).collect();
    let [at] = anchors.as_slice() else {
        return Err("a pattern has one of ROLE, ROLES, POST, LETTERS, QUOTE, in no brackets".into());
    };
    let Part::Anchor(anchor) = parts[*at] else { unreachable!() };
    let (before, after) = (parts[..*at].to_vec(), parts[*at + 1..].to_vec());
    Ok((anchor, turned(Part::Row(before)), Part::Row(after)))
}

/// A part read from its end.
fn turned(part: Part) -> Part {
    let all = |parts: Vec<Part>| parts.into_iter().map(turned).collect::<Vec<_>>();
    match part {
        Part::Row(parts) => Part::Row(all(parts).into_iter().rev().collect()),
        Part::Either(parts) => Part::Either(all(parts)),
        Part::Maybe(part) => Part::Maybe(Box::new(turned(*part))),
        Part::Many(part) => Part::Many(Box::new(turned(*part))),
        Part::Ahead(wanted, part) => Part::Ahead(wanted, Box::new(turned(*part))),
        other => other,
    }
}

/// Reads a pattern: words with spaces between, `( … | … )`, after a word or bracket `?`, `*` or `+`, before a bracket
/// `!` or `&`.
fn parse(pattern: &str, named: &[(String, Part)]) -> Result<Part, String> {
    let words = pattern.split(' ').filter(|word| !word.is_empty()).collect();
    let mut reader = Reader { words, at: 0, named };
    let part = reader.alternatives()?;
    match reader.words.get(reader.at) {
        None => Ok(part),
        Some(word) => Err(format!("{word:?} closes no bracket")),
    }
}

/// The words of a pattern, and which is next.
struct Reader<'r> {
    words: Vec<&'r str>,
    at: usize,
    named: &'r [(String, Part)],
}

impl Reader<'_> {
    /// Up to a closing bracket or the end.
    fn alternatives(&mut self) -> Result<Part, String> {
        let mut rows = Vec::new();
        let mut row = Vec::new();
        while let Some(&word) = self.words.get(self.at).filter(|word| !word.starts_with(')')) {
            self.at += 1;
            match word {
                "|" => rows.push(Part::Row(std::mem::take(&mut row))),
                "(" | "!(" | "&(" => row.push(self.bracket(word)?),
                _ => {
                    let (bare, repeats) = repeated(word);
                    row.push(repeat(single(bare, self.named)?, repeats));
                }
            }
        }
        if rows.is_empty() {
            return Ok(Part::Row(row));
        }
        rows.push(Part::Row(row));
        Ok(Part::Either(rows))
    }

    /// After an opening bracket.
    fn bracket(&mut self, opening: &str) -> Result<Part, String> {
        let inner = self.alternatives()?;
        let closing = self.words.get(self.at).ok_or("a bracket is not closed")?;
        self.at += 1;
        let repeats = closing.chars().nth(1);
        Ok(match opening {
            "(" => repeat(inner, repeats),
            _ => Part::Ahead(opening == "&(", Box::new(inner)),
        })
    }
}

/// A word without the sign after it that repeats it.
fn repeated(word: &str) -> (&str, Option<char>) {
    match word.char_indices().last() {
        Some((at, mark @ ('?' | '*' | '+'))) if at > 0 => (&word[..at], Some(mark)),
        _ => (word, None),
    }
}

fn repeat(part: Part, repeats: Option<char>) -> Part {
    match repeats {
        Some('?') => Part::Maybe(Box::new(part)),
        Some('*') => Part::Many(Box::new(part)),
        Some(_) => Part::Row(vec![part.clone(), Part::Many(Box::new(part))]),
        None => part,
    }
}

fn single(word: &str, named: &[(String, Part)]) -> Result<Part, String> {
    if let Some((_, part)) = named.iter().find(|(name, _)| name == word) {
        return Ok(part.clone());
    }
    if let Some((_, anchor)) = ANCHORS.iter().find(|(name, _)| *name == word) {
        return Ok(Part::Anchor(anchor));
    }
    if let Some((_, kind)) = KINDS.iter().find(|(name, _)| *name == word) {
        return Ok(Part::Read(format!("WordRead::Kind(WordKind::{kind})")));
    }
    if let Some((_, read)) = OF_SPEECH.iter().find(|(name, _)| *name == word) {
        return Ok(Part::Read(format!("WordRead::Speech(SpeechRead::{read})")));
    }
    if let Some(list) = word.strip_prefix('@') {
        return Ok(Part::Read(format!("WordRead::On(List::{})", camel(list))));
    }
    if word.chars().any(char::is_uppercase) {
        return Err(format!("{word} is no kind of word and names no part above"));
    }
    Ok(Part::Read(format!("WordRead::Letters({word:?})")))
}

/// The rows of a file as Rust: a constant with its name.
pub(crate) fn code(name: &str, rows: &[Construction]) -> String {
    let mut out = String::new();
    let mut add = |text: std::fmt::Arguments| out.write_fmt(text).expect("a string takes all");
    add(format_args!("pub(crate) static {name}: &[Construction] = &[\n"));
    for row in rows {
        for (anchor, before, after) in &row.patterns {
            add(format_args!(
                "    Construction {{ code: Code::{}, anchor: AnchorKind::{anchor}, before: &[{}], after: &[{}] }},\n",
                camel(&row.code),
                steps(before).join(", "),
                steps(after).join(", "),
            ));
        }
    }
    add(format_args!("];\n\n#[cfg(test)]\nconst EXAMPLES_OF_{name}: &[(Code, &str)] = &[\n"));
    for row in rows {
        for example in &row.examples {
            add(format_args!("    (Code::{}, {example:?}),\n", camel(&row.code)));
        }
    }
    add(format_args!("];\n"));
    out
}

/// The steps of a part. Distances are counted from the step after.
fn steps(part: &Part) -> Vec<String> {
    match part {
        Part::Anchor(_) => Vec::new(),
        Part::Read(read) => vec![format!("PatternStep::Take({read})")],
        Part::Row(parts) => parts.iter().flat_map(steps).collect(),
        Part::Either(parts) => {
            let Some((first, rest)) = parts.split_first() else { return Vec::new() };
            if rest.is_empty() {
                return steps(first);
            }
            let (first, rest) = (steps(first), steps(&Part::Either(rest.to_vec())));
            let mut out = vec![format!("PatternStep::Or({})", first.len() + 1)];
            out.extend(first);
            out.push(format!("PatternStep::Skip({})", rest.len()));
            out.extend(rest);
            out
        }
        Part::Maybe(part) => {
            let inner = steps(part);
            let mut out = vec![format!("PatternStep::Or({})", inner.len())];
            out.extend(inner);
            out
        }
        Part::Many(part) => {
            let inner = steps(part);
            let mut out = vec![format!("PatternStep::Or({})", inner.len() + 1)];
            let again = inner.len() + 2;
            out.extend(inner);
            out.push(format!("PatternStep::Again({again})"));
            out
        }
        Part::Ahead(wanted, part) => {
            let inner = steps(part);
            let mut out = vec![format!("PatternStep::Ahead({wanted}, {})", inner.len())];
            out.extend(inner);
            out
        }
    }
}
