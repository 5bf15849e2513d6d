//! What stands before the weights of roles, holders, speakers and speech: what the rules say alone, and what is asked
//! of each candidate. Whoever changes either trains the weights anew; this says that it has changed.
//!
//! By rules alone, articles and cases are compared with their annotation, and what is read wrongly stands in
//! `tests/structure/rules-alone.txt`. Weights hide what a rule does: with them a broken rule may go unnoticed until
//! they are learnt again, from what it says then.
//!
//! Cases of `tests/structure/cases` are read by rules alone too, and must be read as they are marked, whatever the weights
//! say.
//!
//! What is asked of the texts of `tests/structure/evidence.txt` stands in `tests/structure/evidence.tsv`, a hash for each
//! question.
//!
//! `WHOWHEN_ACCEPT=1 cargo test --features train --test structure` writes both anew.
#![cfg(feature = "train")]

mod support;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::Path;
use support::{Mark, Marked, blocks, files, label, letter, parse, render};
use whowhen::training_of_structure::{self as training, DecisionKind, Instance, TextDecisions};

const RULES_ALONE: &str = "tests/structure/rules-alone.txt";
const EVIDENCE: &str = "tests/structure/evidence.tsv";
/// The kinds that rules and weights decide: roles with their holders, quotations with their speakers, sources.
const KINDS: [char; 3] = ['R', 'Q', 'S'];

/// The texts of which the annotation says enough, by name, each with the kinds that count.
fn texts() -> Vec<(String, Vec<char>, Marked)> {
    let mut texts = Vec::new();
    for path in files("tests/articles", "txt") {
        let source = std::fs::read_to_string(&path).expect("an article is UTF-8");
        if let Some((_, body)) = source.split_once("---\n") {
            texts.push((blocks::name("tests", &path), vec!['R', 'Q'], parse(body)));
        }
    }
    for path in files("tests/cases", "txt") {
        let (head, cases) = blocks::read("tests", &path);
        let kinds = head.lines().find_map(|line| line.strip_prefix("kinds:")).unwrap_or_default();
        let kinds: Vec<char> =
            kinds.split_whitespace().map(letter).filter(|kind| KINDS.contains(kind)).collect();
        if kinds.is_empty() || head.contains("correction:") {
            continue;
        }
        texts.extend(cases.into_iter().map(|case| (case.id, kinds.clone(), parse(&case.body))));
    }
    texts
}

/// What the rules say of a text, in the terms of its annotation: people are called as there, others by their names.
fn by_rules(expected: &Marked) -> Vec<Mark> {
    let reading = training::read(&expected.text, &[]);
    let names = names(&reading, expected);
    let called = |person: &usize| names.get(person).cloned().unwrap_or_else(|| "?".to_owned());
    let mut marks = Vec::new();
    for (span, holders) in &reading.roles {
        let mut holders: Vec<String> = holders.iter().map(called).collect();
        holders.sort();
        let says = holders.join(",");
        marks.push(Mark { start: span.start, end: span.end, kind: 'R', says });
    }
    for quotation in &reading.quotations {
        let (start, end) = (quotation.span.start, quotation.span.end);
        let says = quotation.speaker.as_ref().map(called).unwrap_or_default();
        let mark = Mark { start, end, kind: 'Q', says };
        // Here all words between quotation marks are quotations.
        if !mark.says.is_empty() || expected.marks.contains(&mark) {
            marks.push(mark);
        }
        let source = quotation.source.as_ref();
        marks.extend(source.map(|source| Mark {
            start: source.start,
            end: source.end,
            kind: 'S',
            says: String::new(),
        }));
    }
    marks.sort();
    marks.dedup();
    marks
}

/// How the annotation calls each person, by the first mention that it has too.
fn names(reading: &TextDecisions, expected: &Marked) -> HashMap<usize, String> {
    let mut names = HashMap::new();
    for (span, person) in &reading.people {
        let same = |m: &&Mark| m.kind == 'P' && m.start < span.end && span.start < m.end;
        if let Some(mark) = expected.marks.iter().find(same) {
            names.entry(*person).or_insert_with(|| mark.says.clone());
        }
    }
    names
}

fn ledger() -> String {
    let mut ledger = String::from(
        "# What rules alone read wrongly in articles and cases: - is missing, + is too much; a wrong link counts as\n\
         # both. Written by `WHOWHEN_ACCEPT=1 cargo test --features train --test structure`.\n",
    );
    for (name, kinds, expected) in texts() {
        let counts = |mark: &&Mark| kinds.contains(&mark.kind);
        let found = by_rules(&expected);
        let missing = expected.marks.iter().filter(|mark| !found.contains(mark)).map(|m| ('-', m));
        let too_much = found.iter().filter(|m| !expected.marks.contains(m)).map(|m| ('+', m));
        for (sign, mark) in missing.chain(too_much).filter(|(_, mark)| counts(mark)) {
            let words = expected.text[mark.start..mark.end].replace('\n', " ");
            writeln!(ledger, "{name} {sign} {}{words}]", label(mark)).unwrap();
        }
    }
    ledger
}

/// The cases that rules alone read otherwise than they are marked.
#[test]
fn rules_alone_read_their_cases() {
    let mut wrong = String::new();
    for path in files("tests/structure/cases", "txt") {
        let (head, cases) = blocks::read("tests/structure/cases", &path);
        let kinds = head.lines().find_map(|line| line.strip_prefix("kinds:")).expect("the kinds");
        let kinds: Vec<char> = kinds.split_whitespace().map(letter).collect();
        for case in cases {
            let expected = parse(&case.body);
            let counts = |mark: &Mark| kinds.contains(&mark.kind);
            let want: Vec<Mark> = expected.marks.iter().filter(|m| counts(m)).cloned().collect();
            let got: Vec<Mark> = by_rules(&expected).into_iter().filter(counts).collect();
            if want != got {
                let [want, got] = [want, got].map(|marks| render(&expected.text, &marks));
                writeln!(wrong, "{}\n  want {want}\n  got  {got}", case.id).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The questions by name: those that weights may be learnt without.
const QUESTIONS: &str = include_str!("../src/weighing/schema.rs");

fn questions() -> Vec<&'static str> {
    let (_, rows) = QUESTIONS.split_once("questions! {\n").expect("a list of questions");
    let (rows, _) = rows.split_once("\n}").expect("its end");
    rows.lines().filter_map(|row| row.trim().split_once(" = ")).map(|(name, _)| name).collect()
}

/// For every kind of decision and question a hash of all that is asked.
fn asked() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/structure/evidence.txt");
    let (_, cases) = blocks::read("tests", &path);
    let questions = questions();
    let mut hashes: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for case in cases {
        // A text is read once with all questions, and once without each half of them: those whose numbers have a
        // bit. So each answer tells by where it is missing which question it belongs to.
        let bits = usize::BITS - questions.len().leading_zeros();
        let halves = (0..bits).map(|bit| (1..=questions.len()).filter(move |n| n >> bit & 1 == 1));
        let read_without = |left_out: &[&'static str]| {
            assert!(training::leave_out(left_out).is_empty());
            training::read(&case.body, &[]).instances
        };
        let without: Vec<Vec<Instance>> = halves
            .map(|half| read_without(&half.map(|n| questions[n - 1]).collect::<Vec<_>>()))
            .collect();
        for (number, instance) in read_without(&[]).iter().enumerate() {
            for (which, candidate) in instance.candidates.iter().enumerate() {
                for feature in &candidate.features {
                    let is_missing = |half: &Vec<Instance>| {
                        !half[number].candidates[which].features.contains(feature)
                    };
                    let bits = without.iter().enumerate().filter(|(_, half)| is_missing(half));
                    let question = bits.map(|(bit, _)| 1 << bit).sum::<usize>();
                    let question = question.checked_sub(1).and_then(|n| questions.get(n).copied());
                    let key = (instance.kind.name(), question.unwrap_or("several"));
                    let hash = hashes.entry(key).or_insert(0);
                    *hash = mixed(*hash, which as u64);
                    *hash = mixed(*hash, u64::from(*feature));
                }
            }
        }
    }
    let mut rows =
        String::from("# kind\tquestion\thash of all that is asked of the texts of evidence.txt\n");
    for ((kind, question), hash) in hashes {
        writeln!(rows, "{kind}\t{question}\t{hash:016x}").unwrap();
    }
    rows
}

fn mixed(hash: u64, number: u64) -> u64 {
    (hash.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The lines that one has and the other has not.
fn compare(file: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("WHOWHEN_ACCEPT").is_some() {
        std::fs::write(&path, now).expect("the file can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    let only = |one: &str, other: &str, sign: &str| {
        let others: std::collections::HashSet<&str> = other.lines().collect();
        let lines = one.lines().filter(|line| !others.contains(line));
        lines.map(|line| format!("{sign}{line}\n")).collect::<String>()
    };
    let changed = only(&written, now, "gone: ") + &only(now, &written, "new:  ");
    assert!(changed.is_empty() && written == now, "{file} is of another reading:\n{changed}");
}

#[test]
fn rules_alone_read_as_they_did() {
    compare(RULES_ALONE, &ledger());
}

/// If this fails, the weights no longer fit: train them again, and only then accept the new hashes.
#[test]
fn what_is_asked_is_what_the_weights_were_learnt_with() {
    let asked = asked();
    for kind in DecisionKind::ALL {
        let is_asked = asked.lines().any(|row| row.split('\t').next() == Some(kind.name()));
        assert!(is_asked, "{}", kind.name());
    }
    compare(EVIDENCE, &asked);
}
