//! How likely words between quotation marks are somebody's speech or writing: attributed words however few, of
//! people, papers and firms, and no titles, terms and nicknames.
//!
//! What stands between the marks and around them is asked for, and what the rules say of it; the weights are learnt
//! from real texts (`crate::weighing`).
//!
//! Not read: who says it.

use super::rules::{Quoted, is_title};
use super::sentence::sentence_around;
use crate::lexicon::{HashIndex, List, key};
use crate::mark::{Attribution, Mark};
use crate::text::{Document, TokenKind};
use crate::weighing::classes::{self, Classes};
use crate::weighing::{Clue, Decided, Evidence, Models, of_code};
use std::ops::Range;

/// Words that are less likely speech are no quotation.
pub(super) const LEAST: f32 = 0.5;

/// How sure a quotation is where there are no weights.
pub(super) const BY_RULE: f32 = 0.95;

/// No verb of speech is looked for further away.
const REACH: usize = 40;

/// How likely each is speech; none where no weights are known.
pub(super) fn shares(document: &Document, marks: &[Mark], quoted: &[Quoted]) -> Option<Vec<f32>> {
    let models = Models::built_in();
    let speech = |evidence: Evidence| {
        let candidates = [&Evidence::default(), &evidence];
        models.probabilities(Decided::Speech, &candidates)?.last().copied()
    };
    evidence(document, marks, quoted).into_iter().map(speech).collect()
}

/// The words between quotation marks with what is asked of them, for training.
#[cfg(feature = "train")]
pub(crate) fn instances(document: &Document, marks: &[Mark]) -> Vec<(Range<usize>, Evidence)> {
    let quoted = super::rules::read(document, marks);
    let evidence = evidence(document, marks, &quoted);
    quoted.into_iter().map(|quoted| quoted.pair.tokens).zip(evidence).collect()
}

fn evidence(document: &Document, marks: &[Mark], quoted: &[Quoted]) -> Vec<Evidence> {
    let tokens: Vec<Range<usize>> =
        quoted.iter().map(|quoted| quoted.pair.tokens.clone()).collect();
    let classes = Classes::new(document, marks, &tokens);
    let mut times = HashIndex::default();
    for quoted in quoted {
        *times.entry(words_between(document, quoted)).or_default() += 1;
    }
    let around = |index: usize| {
        let same = |other: &&Quoted, of: &Quoted| other.paragraph == of.paragraph;
        let of = quoted.get(index)?;
        let before = index.checked_sub(1).and_then(|before| quoted.get(before));
        let after = quoted.get(index + 1).filter(|other| same(other, of));
        Some((of, before.filter(|other| same(other, of)), after))
    };
    (0..quoted.len())
        .filter_map(around)
        .map(|(of, before, after)| {
            let repeated = times.get(&words_between(document, of)).is_some_and(|&times| times > 1);
            one(document, &classes, of, before, after, repeated)
        })
        .collect()
}

/// A hash of the words between the marks.
fn words_between(document: &Document, quoted: &Quoted) -> u64 {
    let words = quoted.pair.tokens.clone().filter(|&n| document.kind(n) != Some(TokenKind::Sign));
    words.filter_map(|n| document.key(n)).fold(key::EMPTY, classes::mixed)
}

fn one(
    document: &Document,
    classes: &Classes,
    quoted: &Quoted,
    before: Option<&Quoted>,
    after: Option<&Quoted>,
    repeated: bool,
) -> Evidence {
    let mut evidence = Evidence::default();
    let mut say = |question, a, b| evidence.say(question, a, b);
    let Range { start, end } = quoted.pair.tokens;
    let inside = quoted.pair.inside();
    let words = inside.clone().filter(|&n| document.kind(n) != Some(TokenKind::Sign));
    let count = words.clone().count();
    let long = match count {
        0..=2 => count as u64,
        3..=4 => 3,
        5..=8 => 4,
        _ => 5,
    };
    let last = quoted.pair.last(document);
    let stop = match last {
        "," | "." | "?" | "!" | "…" | "..." => key::of_bytes(last.as_bytes()),
        _ if matches!(document.word(end), "." | ",") => 1,
        _ => 0,
    };
    let capital = u64::from(words.clone().next().is_some_and(|n| document.capital(n)));
    let title = u64::from(is_title(document, &quoted.pair.tokens));
    let floor = before.map_or(quoted.paragraph.start, |before| before.pair.tokens.end);
    let next = after.map_or(quoted.paragraph.end, |after| after.pair.tokens.start);
    let bounds = floor.max(start.saturating_sub(REACH))..next.min(end + REACH);
    let Range { start: from, end: to } = sentence_around(document, &quoted.pair.tokens, bounds);
    let is_verb = |n: &usize| classes.of(*n) == classes::SPEECH_VERB;
    let names_it = |n: &usize| is_verb(n) || classes.of(*n) == classes::NAMING_VERB;
    let verb_before = (from..start).rev().find(names_it);
    let verb_after = (end..to).find(is_verb);
    let verbs = u64::from(verb_before.is_some()) << 1 | u64::from(verb_after.is_some());
    let opens = u64::from(start == quoted.paragraph.start);

    say(Clue::Always, 0, 0);
    say(Clue::Length, long, stop);
    say(Clue::Length, long, 100 + title * 2 + capital);
    say(Clue::Length, long << 8 | capital, stop);
    say(Clue::OpeningMark, document.key(start).unwrap_or(0), long);
    say(Clue::Title, title, capital);
    say(Clue::Verbs, verbs, long << 8 | title);
    say(Clue::Verbs, verbs << 4 | opens, stop);
    let first = classes.pattern_back(from..start, 1);
    say(Clue::Before, first, classes.pattern(end..to, 1));
    say(Clue::Before, first, long << 8);
    say(Clue::After, classes.pattern(end..to, 1), long << 8);
    let word = |n: usize, holds: bool| if holds { document.key(n).unwrap_or(0) } else { 0 };
    let before_word = word(start.wrapping_sub(1), start > from);
    say(Clue::WordBefore, before_word, 0);
    say(Clue::WordBefore, before_word, 1 + long);
    say(Clue::WordBefore, before_word, word(start.wrapping_sub(2), start > from + 1));
    let after_word = word(end, end < to || next > end && to == end);
    say(Clue::WordAfter, after_word, 0);
    say(Clue::WordAfter, after_word, 1 + long);
    if let Some(verb) = verb_before {
        say(Clue::VerbBefore, document.key(verb).unwrap_or(0), 0);
        say(Clue::VerbBefore, classes::step(start - verb), 1 + long);
        say(Clue::VerbBefore, classes.pattern(verb..start, 4), 9);
    }
    if let Some(verb) = verb_after {
        say(Clue::VerbAfter, document.key(verb).unwrap_or(0), 0);
        say(Clue::VerbAfter, classes::step(verb - end), long << 40 ^ stop);
    }
    let heading = document.sentence_at(start).is_some_and(|sentence| sentence.heading);
    say(Clue::Position, opens << 2 | u64::from(heading), long);
    say(Clue::Position, 8 | u64::from(end == quoted.paragraph.end), long << 1 | opens);
    say(Clue::Position, 16 | u64::from(quoted.pair.carried_over), 0);
    for number in from..start {
        if document.on(number, List::WorkWords) || document.on(number, List::QuotedThings) {
            let near = u64::from(start - number < 4);
            say(Clue::Cue, document.key(number).unwrap_or(0), near);
        }
    }
    if document.on(end, List::WorkWords) || document.on(end, List::QuotedThings) {
        say(Clue::Cue, document.key(end).unwrap_or(0), 2);
    }
    if let Some(before) = before {
        say(Clue::Between, classes.pattern(before.pair.tokens.end..start, 3), 0);
        say(Clue::Between, u64::from(before.rule.is_some()), 1 + long);
    }
    if let Some(after) = after {
        say(Clue::Between, classes.pattern(end..after.pair.tokens.start, 3), 100);
    }
    let people = |range: Range<usize>| {
        u64::from(range.clone().any(|n| classes.of(n) == classes::PERSON)) << 1
            | u64::from(range.clone().any(|n| classes.of(n) == classes::ORGANIZATION))
    };
    say(Clue::Around, people(from..start) << 2 | people(end..to), long);
    say(Clue::Repeated, u64::from(repeated) << 1 | u64::from(heading), long);
    let rule = quoted.rule.as_ref().map_or(0, |(_, code)| of_code(*code));
    say(Clue::Rule, rule, 0);
    say(Clue::Rule, rule, 1 + long);
    say(Clue::Rule, u64::from(rule > 0), stop << 3 ^ title << 1 ^ verbs << 8);
    for tie in &quoted.ties {
        say(Clue::Construction, of_code(tie.because), 0);
        say(
            Clue::Construction,
            of_code(tie.because),
            1 + u64::from(tie.said == Attribution::Unnamed),
        );
    }
    evidence
}
