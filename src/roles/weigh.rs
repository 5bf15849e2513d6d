//! Which of the phrases that the rules propose are roles, and where each begins and ends.
//!
//! A phrase of the rules is one candidate beside others that are cut or grown at either end, and beside none at
//! all; the weights of real texts decide (`crate::weighing`).
//!
//! Not read: phrases without a head that a list or an ending knows.

use super::phrase::{HeadKind, Phrase};
use super::view::View;
use crate::lexicon::List;
use crate::mark::Holder;
use crate::text::Document;
use crate::weighing::classes::{self, Classes, mixed, step};
use crate::weighing::{Clue, Evidence, of_code};
use std::ops::Range;

/// So many words before the rules' beginning and after their end may belong to it.
const MORE: usize = 2;

/// Candidates at either end.
const MOST_ENDS: usize = 8;

/// The first is none; then the rules' own tokens, then others.
pub(super) struct Extents {
    pub(super) tokens: Vec<Option<Range<usize>>>,
    pub(super) evidence: Vec<Evidence>,
}

/// The extents that a phrase may have. `stands`: whether the rules take it for a role.
pub(super) fn extents(
    view: &View,
    classes: &Classes,
    phrase: &Phrase,
    holders: &[Holder],
    stands: bool,
) -> Extents {
    let (document, sentence) = (view.document, &view.sentence);
    let (rule, head) = (&phrase.tokens, &phrase.head.tokens);
    let may = |n: usize| {
        sentence.contains(&n)
            && document.kind(n) == Some(crate::text::TokenKind::Word)
            && classes.of(n) != classes::PERSON
    };
    // The rules' own end first, then what is grown, and as many cuts as there is room for.
    let mut starts = vec![rule.start];
    starts.extend((sentence.start..rule.start).rev().take_while(|&n| may(n)).take(MORE));
    // Of a long phrase the words at either end: `Shot Dead … Rookie | Police | Officer`.
    let inside = rule.start + 1..=head.start;
    let near = head.start.saturating_sub(MORE);
    let far = rule.start + MOST_ENDS - 2 * MORE - 1;
    starts.extend(inside.filter(|&n| n < far || n >= near));
    let mut ends = vec![rule.end];
    ends.extend((rule.end..).take_while(|&n| may(n)).take(MORE).map(|n| n + 1));
    ends.extend((head.end..rule.end).filter(|&n| n == head.end || is_preposition(document, n)));
    starts.truncate(MOST_ENDS);
    ends.truncate(MOST_ENDS);
    let kind = match phrase.head.kind {
        HeadKind::Honorific => 0,
        HeadKind::Rank { plural } => 1 + u64::from(plural),
        HeadKind::Position { plural } => 3 + u64::from(plural),
    };
    let code = holders.first().map_or(0, |holder| of_code(holder.because));
    let around = PhraseContext { document, classes, sentence, phrase, kind, code, stands };
    let mut extents = Extents { tokens: vec![None], evidence: vec![around.of_none()] };
    for &start in &starts {
        for &end in &ends {
            if start < end {
                extents.tokens.push(Some(start..end));
                extents.evidence.push(around.of_tokens(start..end));
            }
        }
    }
    extents
}

fn is_preposition(document: &Document, number: usize) -> bool {
    document.on(number, List::NamePrepositions) || document.possessive(number)
}

struct PhraseContext<'a> {
    document: &'a Document<'a>,
    classes: &'a Classes,
    sentence: &'a Range<usize>,
    phrase: &'a Phrase,
    kind: u64,
    /// The construction that names a holder, 0 for none.
    code: u64,
    stands: bool,
}

impl PhraseContext<'_> {
    fn key(&self, number: usize) -> u64 {
        self.document.key(number).unwrap_or(0)
    }

    fn of_none(&self) -> Evidence {
        let (classes, Range { start, end }) = (self.classes, self.phrase.tokens.clone());
        let mut evidence = Evidence::default();
        let mut say = |clue, a, b| evidence.say(clue, a, b);
        let head = self.key(self.phrase.head.tokens.end - 1);
        let held = u64::from(self.code > 0);
        let rule = u64::from(self.stands) << 1 | held;
        let before =
            if start > self.sentence.start { classes.of(start - 1) } else { classes::EDGE };
        let after = if end < self.sentence.end { classes.of(end) } else { classes::EDGE };
        let heading = self.document.sentence_at(start).is_some_and(|s| s.heading);
        let capital = u64::from(self.document.capital(start));
        say(Clue::Always, 5, 0);
        say(Clue::Rule, rule, 70);
        say(Clue::Rule, self.code, 71);
        say(Clue::Rule, rule, 72 + (self.kind << 8));
        say(Clue::RoleHead, head, 50);
        say(Clue::RoleHead, head, 51 + held);
        say(Clue::RoleKind, self.kind << 2 | capital << 1 | u64::from(heading), 50 + rule);
        say(Clue::Before, before, 70 + held);
        say(Clue::After, after, 70 + held);
        say(Clue::Before, mixed(before, after), 72 + held);
        let earlier = if start > self.sentence.start { self.key(start - 1) } else { 0 };
        say(Clue::WordBefore, earlier, 70 + held);
        say(Clue::WordAfter, self.key(end), 70 + held);
        if self.document.possessive(end) {
            say(Clue::WordAfter, self.key(end + 1), 76);
        }
        if start > self.sentence.start {
            say(Clue::WordBefore, mixed(self.key(start - 1), head), 76);
        }
        say(Clue::WordAfter, mixed(self.key(end), head), 78);
        say(Clue::Length, step(end - start), 70 + (self.kind << 8) + held);
        evidence
    }

    fn of_tokens(&self, tokens: Range<usize>) -> Evidence {
        let (classes, Range { start, end }) = (self.classes, tokens.clone());
        let (rule, head) = (&self.phrase.tokens, &self.phrase.head.tokens);
        let mut evidence = Evidence::default();
        let mut say = |clue, a, b| evidence.say(clue, a, b);
        let flag = u64::from;
        let before =
            if start > self.sentence.start { classes.of(start - 1) } else { classes::EDGE };
        let after = if end < self.sentence.end { classes.of(end) } else { classes::EDGE };
        let held = flag(self.code > 0);
        let at_start = flag(start == rule.start) << 1 | flag(start == head.start);
        let at_end = flag(end == rule.end) << 1 | flag(end == head.end);
        let change = |own: usize, rule: usize| (8 + own.min(rule + 4)).saturating_sub(rule) as u64;
        say(Clue::Rule, flag(tokens == *rule), 80);
        say(Clue::Start, at_start, change(start, rule.start));
        say(Clue::End, at_end, change(end, rule.end));
        say(Clue::Start, mixed(before, classes.of(start)), at_start);
        say(Clue::End, mixed(classes.of(end - 1), after), at_end);
        say(Clue::Start, self.key(start), 10 + at_start);
        say(Clue::End, self.key(end - 1), 10 + at_end);
        let earlier = if start > self.sentence.start { self.key(start - 1) } else { 0 };
        say(Clue::Start, earlier, 20 + at_start);
        say(Clue::End, self.key(end), 20 + at_end);
        say(Clue::End, after, 30 + (held << 2 | at_end));
        say(Clue::Start, classes.pattern(start..head.start, 5), 40);
        say(Clue::End, classes.pattern(head.end..end, 5), 40);
        say(Clue::End, classes.pattern(head.end..end, 5), mixed(after, 41));
        say(Clue::End, classes.pattern(end..self.sentence.end, 2), 50 + at_end);
        if start < rule.start {
            say(Clue::Start, classes.pattern(start..rule.start, 4), 60);
        }
        if end < rule.end {
            say(Clue::End, classes.pattern(end..rule.end, 4), 60);
            say(Clue::End, self.key(end), mixed(self.key(head.end - 1), 61));
        }
        if end > rule.end {
            say(Clue::End, classes.pattern(rule.end..end, 4), 70);
        }
        let lists = |n: usize| {
            flag(self.document.on(n, List::PlainAdjectives)) << 3
                | flag(self.document.on(n, List::Statuses)) << 2
                | flag(self.document.on(n, List::Modifiers)) << 1
                | flag(self.document.on(n, List::Nationalities))
        };
        if start < head.start {
            say(Clue::Start, lists(start), 80 + at_start);
        }
        if start > rule.start {
            say(Clue::Start, lists(start - 1), 90 + at_start);
        }
        evidence
    }
}
