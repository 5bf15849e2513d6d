//! Whether a sentence looks back or forward at a date.
//!
//! News reports what happened, so a date without more lies in the past; `will`, `to hold`, `due` and the like
//! change that. A date hangs on the nearest verb before it in its clause, else on the first after it; inside
//! `Friday's ruling` it has a time of its own.
//!
//! Not read: other sentences.

mod verbs;

use crate::contract::ByteSpan;
use crate::lexicon::List;
use crate::text::{Document, TokenKind, quotation};
use std::ops::Range;
use verbs::{Verb, VerbTime};

/// The side of the publication date on which a date lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// The sentence is about the past.
    Past,
    /// The sentence looks forward.
    Future,
    /// It does not say.
    Open,
}

/// No word farther from the date than this is a cue for it.
const REACH: usize = 22;

/// So close before a date `until` or `by` belongs to it.
const CLOSE: usize = 3;

/// What a day is called after has no more words: `Saturday's Women's Super League fixture`.
const LONGEST_THING: usize = 6;

/// The direction of the sentence around a date.
pub(super) fn of_sentence(document: &Document, span: ByteSpan) -> Direction {
    let date = document.tokens_of(span);
    let Some(sentence) = document.sentences.get(document.sentence_of(date.start)) else {
        return Direction::Open;
    };
    let around = AroundDate { document, date, sentence: sentence.tokens.clone() };
    around.own(around.direction())
}

/// A date in its sentence.
struct AroundDate<'d> {
    document: &'d Document<'d>,
    date: Range<usize>,
    sentence: Range<usize>,
}

impl AroundDate<'_> {
    fn direction(&self) -> Direction {
        let verbs = verbs::among(self.document, self.clause());
        let after = || verbs::first(self.document, self.after());
        let Some(verb) = verbs.last() else {
            return self.without_verb_before(after());
        };
        // `anyone found there after June 30 would be dismissed`
        if verb.bare
            && verb.time == VerbTime::Past
            && let Some(next) = after().filter(|next| next.tokens.start == self.date.end)
            && next.time == VerbTime::Ahead
            && !self.document.is(self.date.end, "to")
        {
            return Direction::Future;
        }
        self.hangs_on(verb, after)
    }

    /// The side of a date that hangs on a verb before it.
    fn hangs_on(&self, verb: &Verb, after: impl Fn() -> Option<Verb>) -> Direction {
        let document = self.document;
        let near = |words: &[&str]| {
            (1..=CLOSE).any(|back| {
                let number = self.date.start.wrapping_sub(back);
                number >= verb.tokens.end && document.is_any(number, words)
            })
        };
        match verb.time {
            VerbTime::Ahead => Direction::Future,
            VerbTime::Either => Direction::Open,
            VerbTime::WasAhead if after().is_some_and(|next| next.time == VerbTime::Past) => {
                Direction::Past
            }
            VerbTime::WasAhead => Direction::Future,
            // `promised on Thursday to keep talking`, `promised a vote in May`
            VerbTime::Pledged if self.date.start - verb.tokens.end <= 1 => Direction::Past,
            VerbTime::Pledged => Direction::Future,
            VerbTime::Deferred if near(&["until", "till", "to", "for", "by"]) => Direction::Future,
            VerbTime::Past if near(&["by"]) && self.is_deadline() => Direction::Future,
            VerbTime::Past | VerbTime::Deferred => Direction::Past,
        }
    }

    /// `by September 27`: to be done until then, unless something had been done by then.
    fn is_deadline(&self) -> bool {
        let (document, by) = (self.document, self.date.start.wrapping_sub(1));
        let day = document.on(self.date.start, List::Months)
            || document.kind(self.date.start) == Some(TokenKind::Number);
        let from = self.sentence.start.max(by.saturating_sub(REACH));
        let to = self.sentence.end.min(by + REACH);
        let over = (from..to).any(|n| document.is_any(n, &["had", "was", "were"]));
        document.is(by, "by") && day && !over
    }

    /// Of a date that no verb stands before: `By Sunday the fire had been contained`.
    fn without_verb_before(&self, after: Option<Verb>) -> Direction {
        let document = self.document;
        let before = self.date.start.wrapping_sub(1);
        let limit = document.is_any(before, &["until", "till", "by"]);
        // `a trial date of 7 October was fixed`
        let fixed =
            document.is_any(before, &["of", "for"]) && document.is(before.wrapping_sub(1), "date");
        match after.map(|verb| verb.time) {
            Some(VerbTime::Ahead | VerbTime::WasAhead) => Direction::Future,
            Some(VerbTime::Either) => Direction::Open,
            Some(VerbTime::Deferred) if fixed => Direction::Future,
            Some(_) => Direction::Past,
            None if limit || self.is_asked() || self.is_fixture() => Direction::Future,
            None if document.is(before, "since") => Direction::Past,
            None => Direction::Open,
        }
    }

    /// `“Ask me again after Wednesday”`: a request.
    fn is_asked(&self) -> bool {
        let first = self.clause().start;
        let document = self.document;
        first > self.sentence.start
            && is_quote_mark(document, first - 1)
            && document.capital(first)
            && document.on(first, List::BaseVerbs)
    }

    /// `Hale v Wrexley, Saturday, 3pm`
    fn is_fixture(&self) -> bool {
        let teams = |n: usize| self.document.capital(n - 1) && self.document.capital(n + 1);
        let from = self.date.start.saturating_sub(REACH).max(self.sentence.start + 1);
        (from..self.date.start)
            .any(|n| self.document.is_any(n, &["v", "vs", "v.", "vs."]) && teams(n))
    }

    /// The words before it that may say when it is: of its sentence, its quotation and its clause.
    fn clause(&self) -> Range<usize> {
        let from = self.sentence.start.max(self.date.start.saturating_sub(REACH));
        // `to face the judge who on Monday freed him`: a clause of its own begins.
        let parts = |&n: &usize| {
            is_quote_mark(self.document, n)
                || self.document.is(n, ";")
                || self.date.start - n <= 2 && self.document.is_any(n, &["who", "which", "that"])
        };
        let start = (from..self.date.start).rev().find(parts).map_or(from, |n| n + 1);
        start..self.date.start
    }

    /// The words after it, up to where its quotation or part of the sentence ends.
    fn after(&self) -> Range<usize> {
        let to = self.sentence.end.min(self.date.end + REACH);
        let parts = |&n: &usize| is_quote_mark(self.document, n) || self.document.is(n, ";");
        self.date.end..(self.date.end..to).find(parts).unwrap_or(to)
    }

    /// The side of a date that says which thing is meant: `looking hard at the August inspection`, `appeal against
    /// Friday's ruling`. What the sentence does is not when that was, unless it is of a kind that is announced.
    fn own(&self, of_sentence: Direction) -> Direction {
        let document = self.document;
        let owner = document.possessive(self.date.end);
        let thing = self.date.end + usize::from(owner);
        let word = document.kind(thing) == Some(TokenKind::Word)
            && !document.on(thing, List::FunctionWords);
        let before = self.date.start.wrapping_sub(1);
        let introduced = document.possessive(before)
            || document.is_any(before, &["the", "a", "an", "its", "their", "his", "her"]);
        let called_upcoming = (1..3).any(|back| {
            document.is_any(
                self.date.start.wrapping_sub(back),
                &["upcoming", "planned", "next", "scheduled"],
            )
        });
        if !word || !(owner || introduced) || called_upcoming {
            return of_sentence;
        }
        let words = thing..self.sentence.end.min(thing + LONGEST_THING);
        let announced = words.clone().any(|n| document.on(n, List::AnnouncedThings));
        // `announced a March 25th launch date`
        if words.clone().any(|n| document.is(n, "date")) {
            return Direction::Future;
        }
        let the = document.is(before, "the");
        let ahead = of_sentence == Direction::Future && !(announced && (owner || !the));
        if ahead { Direction::Open } else { of_sentence }
    }
}

fn is_quote_mark(document: &Document, number: usize) -> bool {
    quotation::is_no_apostrophe(document.word(number))
}
