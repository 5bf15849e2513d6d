//! The markup of `tests/articles` and `tests/cases`, read and compared.
//!
//! `[P#id:name]` a person mention, `[R#id,id:role]` a role and its holders (`[R#:role]` nobody
//! named), `[D=EDTF:phrase]` a date with its value (empty: none), `[Q#id:quotation]` a quotation
//! and its speaker, `[O#id:name]` and `[L#id:name]` an organization or place and which it is (empty:
//! whichever), `[S#:words]` the words that say who speaks quotations of nobody named. Marks nest: a quotation may hold others.

#![allow(dead_code)]

pub mod blocks;
pub mod floors;
pub mod harness;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use whowhen::{Analysis, Detail, EntryId, Kind, PersonId, Span, SpanId};

/// A text and the marks that it should have.
#[derive(Debug)]
pub struct Marked {
    pub text: String,
    pub marks: Vec<Mark>,
}

/// A mark: bytes, kind, and what it says: an entity, entities or a date value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    pub start: usize,
    pub end: usize,
    pub kind: char,
    pub says: String,
}

/// Reads marked-up text.
pub fn parse(source: &str) -> Marked {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut open: Vec<Mark> = Vec::new();
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        if let Some((kind, says, length)) = opening(rest) {
            open.push(Mark { start: text.len(), end: 0, kind, says: sorted(says) });
            rest = &rest[length..];
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        match (letter, open.pop()) {
            (']', Some(mark)) => marks.push(Mark { end: text.len(), ..mark }),
            (letter, mark) => {
                open.extend(mark);
                text.push(letter);
            }
        }
    }
    assert!(open.is_empty(), "a mark is left open in {source:?}");
    marks.sort();
    Marked { text, marks }
}

/// `[P#id:` or `[D=value:` at the start of `rest`: its letter, what it says, its length.
fn opening(rest: &str) -> Option<(char, &str, usize)> {
    let inner = rest.strip_prefix('[')?;
    let kind = inner.chars().next().filter(|k| "PRDQOLS".contains(*k))?;
    let sign = if kind == 'D' { '=' } else { '#' };
    let says = inner[1..].strip_prefix(sign)?;
    let end = says.find(':')?;
    let says = &says[..end];
    says.chars().all(|c| c.is_alphanumeric() || ",-/.~?%_".contains(c)).then_some((
        kind,
        says,
        end + 4,
    ))
}

fn sorted(says: &str) -> String {
    let mut parts: Vec<&str> = says.split(',').collect();
    parts.sort_unstable();
    parts.join(",")
}

/// The marks of an analysis in the terms of the expected ones: people are called as the mentions
/// they share are called there, others `?3`.
pub fn found(analysis: &Analysis, expected: &Marked) -> Vec<Mark> {
    let people = analysis.people.iter().map(|person| person.mentions.as_slice());
    let people = entities(analysis, expected, 'P', people);
    let [organizations, places] =
        [('O', &analysis.organizations), ('L', &analysis.places)].map(|(kind, all)| {
            entities(analysis, expected, kind, all.iter().map(|e| e.mentions.as_slice()))
        });
    let name = |names: &HashMap<usize, String>, id: usize| {
        names.get(&id).cloned().unwrap_or_else(|| format!("?{id}"))
    };
    let called = |person: PersonId| name(&people, person.index());
    let entry = |span: &Span, kind: char, names: &HashMap<usize, String>, entry: EntryId| {
        let is_it = |m: &&Mark| m.kind == kind && m.start == span.start && m.end == span.end;
        let any = expected.marks.iter().find(is_it).is_some_and(|mark| mark.says.is_empty());
        if any { String::new() } else { name(names, entry.index()) }
    };
    let mut marks: Vec<Mark> = analysis
        .spans
        .iter()
        .map(|span| {
            let (kind, says) = match &span.detail {
                Detail::Person { person } => ('P', called(*person)),
                Detail::Role { people, .. } => {
                    let names: Vec<String> = people.iter().map(|&p| called(p)).collect();
                    ('R', sorted(&names.join(",")))
                }
                Detail::Date { value, .. } => ('D', value.clone().unwrap_or_default()),
                Detail::Quote { speaker, .. } => ('Q', speaker.map(called).unwrap_or_default()),
                Detail::Organization { entry: id } => ('O', entry(span, 'O', &organizations, *id)),
                Detail::Place { entry: id } => ('L', entry(span, 'L', &places, *id)),
                other => unreachable!("{other:?} has no sign here"),
            };
            Mark { start: span.start, end: span.end, kind, says }
        })
        .collect();
    marks.sort();
    marks
}

/// The words that say who speaks quotations of nobody named, as marks.
pub fn sources(analysis: &Analysis) -> Vec<Mark> {
    let of_span = |span: &Span| match &span.detail {
        Detail::Quote { source: Some(source), .. } => {
            Some(Mark { start: source.start, end: source.end, kind: 'S', says: String::new() })
        }
        _ => None,
    };
    let mut marks: Vec<Mark> = analysis.spans.iter().filter_map(of_span).collect();
    marks.sort();
    marks.dedup();
    marks
}

/// The best one-to-one naming of people, or of entries of a kind, by the mentions they share with expected
/// entities.
fn entities<'a>(
    analysis: &'a Analysis,
    expected: &Marked,
    kind: char,
    mentions: impl Iterator<Item = &'a [SpanId]>,
) -> HashMap<usize, String> {
    let mut votes: HashMap<(usize, &str), usize> = HashMap::new();
    for (id, mentions) in mentions.enumerate() {
        for span in mentions.iter().map(|m| &analysis.spans[m.index()]) {
            let same = expected
                .marks
                .iter()
                .find(|m| m.kind == kind && m.start < span.end && span.start < m.end);
            if let Some(mark) = same.filter(|mark| kind == 'P' || !mark.says.is_empty()) {
                *votes.entry((id, mark.says.as_str())).or_default() += 1;
            }
        }
    }
    let mut votes: Vec<_> = votes.into_iter().collect();
    votes.sort_by_key(|((id, name), times)| (std::cmp::Reverse(*times), *id, *name));
    let mut entity: HashMap<usize, String> = HashMap::new();
    for ((id, name), _) in votes {
        if !entity.contains_key(&id) && !entity.values().any(|n| n == name) {
            entity.insert(id, name.to_owned());
        }
    }
    entity
}

/// Marks written into their text again, for messages.
pub fn render(text: &str, marks: &[Mark]) -> String {
    let mut out = String::new();
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        for _ in marks.iter().filter(|m| m.end == at) {
            out.push(']');
        }
        let mut opening: Vec<&Mark> = marks.iter().filter(|m| m.start == at).collect();
        opening.sort_by_key(|m| std::cmp::Reverse(m.end));
        for mark in opening {
            out.push_str(&label(mark));
        }
        out.push(letter);
    }
    out.trim_end().to_owned()
}

/// `[P#brahimi:`
pub fn label(mark: &Mark) -> String {
    let sign = if mark.kind == 'D' { '=' } else { '#' };
    format!("[{}{sign}{}:", mark.kind, mark.says)
}

/// The letter of a kind's marks.
pub fn letter(kind: &str) -> char {
    match kind {
        "person" => 'P',
        "role" => 'R',
        "date" => 'D',
        "quote" => 'Q',
        "organization" => 'O',
        "place" => 'L',
        "source" => 'S',
        other => panic!("no such kind of mark: {other} (of {:?})", Kind::ALL.map(Kind::as_str)),
    }
}

/// All files with this ending below a folder, sorted.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder is readable") {
            let path = entry.expect("its entries are readable").path();
            if path.is_dir() {
                // What was installed beside the project is none of it.
                if path.file_name().is_none_or(|name| name != "node_modules") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
