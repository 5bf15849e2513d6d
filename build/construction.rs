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

/// The same for people who read an error.
const ANCHOR_WORDS: &str = "one of ROLE, ROLES, POST, LETTERS, QUOTE";

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

/// How the code of such begins.
const SPEECH: &str = "WordRead::Speech";

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

/// What reads no word, only what stands or does not stand between words.
const SPACE: &str = "WordRead::Kind(WordKind::Space)";
const EDGE: &str = "WordRead::Kind(WordKind::Edge)";

/// How an example begins that the row must not fit.
const NOT: &str = "not: ";

/// Half a pattern has no more steps: distances between them are kept in a byte.
const MOST_STEPS: usize = 255;

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// One of these words, in lower case.
    Letters(Vec<String>),
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

/// The rows of a file. Lines that begin with `=` name a part for later rows. `lists`: the names of the lists.
pub(crate) fn read(file: &Path, lists: &[String]) -> Result<Vec<Construction>, String> {
    let text = fs::read_to_string(file).map_err(|why| format!("{}: {why}", file.display()))?;
    rows_of(file, &text, lists)
}

/// The rows of a file's text.
pub(crate) fn rows_of(
    file: &Path,
    text: &str,
    lists: &[String],
) -> Result<Vec<Construction>, String> {
    let mut known = Known { parts: Vec::new(), lists };
    let mut rows = Vec::new();
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#')) {
        let failed = |why: String| format!("{}:{number}: {why}", file.display());
        if let Some(definition) = line.strip_prefix('=') {
            let part = named_part(definition, &known).map_err(failed)?;
            known.parts.push(part);
        } else {
            rows.push(row(line, &known).map_err(failed)?);
        }
    }
    Ok(rows)
}

/// What the words of a pattern may name.
struct Known<'k> {
    /// Parts of the lines above.
    parts: Vec<(String, Part)>,
    /// Lists.
    lists: &'k [String],
}

fn named_part(definition: &str, known: &Known) -> Result<(String, Part), String> {
    let (name, pattern) = definition.split_once('\t').ok_or("a tab is missing")?;
    let part = parse(pattern, known)?;
    if part.has_anchor() {
        return Err(format!("{name} names {ANCHOR_WORDS}, which stand in rows alone"));
    }
    Ok((name.to_owned(), part))
}

fn row(line: &str, known: &Known) -> Result<Construction, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [code, pattern, sentence, examples] = cells.as_slice() else {
        return Err("a row is a code, a pattern, a sentence and examples, with tabs between".into());
    };
    let patterns = pattern
        .split(" || ")
        .map(|one| halves(parse(one, known)?))
        .collect::<Result<_, String>>()?;
    let examples: Vec<String> = examples.split(" || ").map(str::to_owned).collect();
    let marked = |example: &String| {
        example.contains('[') && (example.contains('{') || example.starts_with(NOT))
    };
    if !examples.iter().all(marked) {
        return Err("each example marks a [role or quotation] and a {person}".into());
    }
    if examples.iter().all(|example| example.starts_with(NOT)) {
        return Err("one example at least is of what the row reads".into());
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
    let Part::Row(parts) = pattern else {
        return Err("alternatives stand in brackets; patterns of one row have || between".into());
    };
    let anchors: Vec<usize> =
        (0..parts.len()).filter(|&n| matches!(parts[n], Part::Anchor(_))).collect();
    let [at] = anchors.as_slice() else {
        return Err(format!("a pattern has {ANCHOR_WORDS}, once and in no brackets"));
    };
    let Part::Anchor(anchor) = parts[*at] else { unreachable!() };
    let before = turned(Part::Row(parts[..*at].to_vec()));
    let after = Part::Row(parts[*at + 1..].to_vec());
    for half in [&before, &after] {
        if half.has_anchor() {
            return Err(format!("a pattern has {ANCHOR_WORDS}, once and in no brackets"));
        }
        let count = steps(half).len();
        if count > MOST_STEPS {
            return Err(format!(
                "half the pattern has {count} steps, and {MOST_STEPS} is the most"
            ));
        }
    }
    Ok((anchor, before, after))
}

impl Part {
    fn has_anchor(&self) -> bool {
        match self {
            Part::Anchor(_) => true,
            Part::Letters(_) | Part::Read(_) => false,
            Part::Row(parts) | Part::Either(parts) => parts.iter().any(Part::has_anchor),
            Part::Maybe(part) | Part::Many(part) | Part::Ahead(_, part) => part.has_anchor(),
        }
    }

    /// Whether it can be passed without reading a word: again and again, for ever.
    fn may_read_nothing(&self) -> bool {
        match self {
            Part::Letters(_) => false,
            Part::Read(read) => read == SPACE || read == EDGE,
            Part::Row(parts) => parts.iter().all(Part::may_read_nothing),
            Part::Either(parts) => parts.iter().any(Part::may_read_nothing),
            Part::Anchor(_) | Part::Maybe(_) | Part::Many(_) | Part::Ahead(..) => true,
        }
    }
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
fn parse(pattern: &str, known: &Known) -> Result<Part, String> {
    let words = pattern.split(' ').filter(|word| !word.is_empty()).collect();
    let mut reader = Reader { words, at: 0, known };
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
    known: &'r Known<'r>,
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
                    row.push(repeat(single(bare, self.known)?, repeats)?);
                }
            }
        }
        if rows.is_empty() {
            return Ok(Part::Row(row));
        }
        rows.push(Part::Row(row));
        Ok(either(rows))
    }

    /// After an opening bracket.
    fn bracket(&mut self, opening: &str) -> Result<Part, String> {
        let inner = self.alternatives()?;
        let closing = self.words.get(self.at).ok_or("a bracket is not closed")?;
        self.at += 1;
        let repeats = match *closing {
            ")" => None,
            ")?" => Some('?'),
            ")*" => Some('*'),
            ")+" => Some('+'),
            _ => return Err(format!("{closing:?}: after a bracket stands ?, *, + or a space")),
        };
        match opening {
            "(" => repeat(inner, repeats),
            _ if repeats.is_some() => {
                Err(format!("what {opening:?} asks for is asked once: no ?, * or + after it"))
            }
            _ => Ok(Part::Ahead(opening == "&(", Box::new(inner))),
        }
    }
}

/// One of these rows. Words by themselves next to each other are read in one step.
fn either(rows: Vec<Part>) -> Part {
    let mut parts: Vec<Part> = Vec::new();
    for row in rows {
        let alternatives = match bare(row) {
            Part::Either(parts) => parts,
            other => vec![other],
        };
        for part in alternatives {
            match (parts.last_mut(), part) {
                (Some(Part::Letters(words)), Part::Letters(more)) => words.extend(more),
                (_, part) => parts.push(part),
            }
        }
    }
    if parts.len() == 1 { parts.remove(0) } else { Part::Either(parts) }
}

/// What a row of one part is.
fn bare(part: Part) -> Part {
    match part {
        Part::Row(mut parts) if parts.len() == 1 => bare(parts.remove(0)),
        other => other,
    }
}

/// A word without the sign after it that repeats it.
fn repeated(word: &str) -> (&str, Option<char>) {
    match word.char_indices().last() {
        Some((at, mark @ ('?' | '*' | '+'))) if at > 0 => (&word[..at], Some(mark)),
        _ => (word, None),
    }
}

fn repeat(part: Part, repeats: Option<char>) -> Result<Part, String> {
    if matches!(repeats, Some('*' | '+')) && part.may_read_nothing() {
        return Err("what may read no word at all is not repeated".into());
    }
    Ok(match repeats {
        Some('?') => Part::Maybe(Box::new(part)),
        Some('*') => Part::Many(Box::new(part)),
        Some(_) => Part::Row(vec![part.clone(), Part::Many(Box::new(part))]),
        None => part,
    })
}

fn single(word: &str, known: &Known) -> Result<Part, String> {
    if let Some((_, part)) = known.parts.iter().find(|(name, _)| name == word) {
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
        if !known.lists.iter().any(|name| camel(name) == camel(list)) {
            return Err(format!("there is no list {list}"));
        }
        return Ok(Part::Read(format!("WordRead::On(List::{})", camel(list))));
    }
    if word.contains(['(', ')', '|']) {
        return Err(format!("{word:?}: a space stands on either side of a bracket or |"));
    }
    if word.chars().any(char::is_uppercase) {
        return Err(format!("{word} is no kind of word and names no part above"));
    }
    Ok(Part::Letters(vec![word.to_owned()]))
}

/// The rows of a file as Rust: a constant with its name.
pub(crate) fn code(name: &str, rows: &[Construction]) -> String {
    let mut out = String::new();
    let mut add = |text: std::fmt::Arguments| out.write_fmt(text).expect("a string takes all");
    add(format_args!("pub(crate) static {name}: &[Construction] = &[\n"));
    for row in rows {
        for (anchor, before, after) in &row.patterns {
            add(format_args!(
                "    Construction {{ code: Code::{}, anchor: AnchorKind::{anchor}, before: &[{}], after: &[{}], first: [{}, {}] }},\n",
                camel(&row.code),
                steps(before).join(", "),
                steps(after).join(", "),
                first_reads(before),
                first_reads(after),
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

fn letters(words: &[String]) -> String {
    format!("WordRead::Letters(&{words:?})")
}

/// The set of what a half can read first.
fn first_reads(half: &Part) -> String {
    let mut reads = Vec::new();
    if add_first_reads(half, &mut reads) {
        return "FirstReads::ANY".to_owned();
    }
    reads.sort();
    reads.dedup();
    format!("FirstReads::of(&[{}])", reads.join(", "))
}

/// Adds what a part can read first; whether it can be passed without reading anything.
fn add_first_reads(part: &Part, reads: &mut Vec<String>) -> bool {
    match part {
        Part::Letters(words) => {
            reads.push(letters(words));
            false
        }
        // What is read around a quotation may read nothing.
        Part::Read(read) if read == SPACE || read.starts_with(SPEECH) => true,
        Part::Read(read) => {
            reads.push(read.clone());
            false
        }
        Part::Row(parts) => parts.iter().all(|part| add_first_reads(part, reads)),
        Part::Either(parts) => {
            parts.iter().fold(false, |passed, part| add_first_reads(part, reads) | passed)
        }
        Part::Maybe(part) | Part::Many(part) => {
            add_first_reads(part, reads);
            true
        }
        // What must stand there is what is read first; after it other parts read the same word.
        Part::Ahead(true, part) => add_first_reads(part, reads),
        Part::Ahead(false, _) | Part::Anchor(_) => true,
    }
}

/// The steps of a part. Distances are counted from the step after.
fn steps(part: &Part) -> Vec<String> {
    match part {
        Part::Anchor(_) => Vec::new(),
        Part::Letters(words) => vec![format!("PatternStep::Take({})", letters(words))],
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
