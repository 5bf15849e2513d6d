//! Dates of the newsroom's lists: days with a name whose rule or value a list has, and what its patterns
//! find. A year or a weekend after a day with a rule belongs to it: `Derby Day 2019`.

use super::subtokens::Window;
use super::{compose, mark, named};
use crate::contract::{ByteSpan, Kind};
use crate::mark::date::{DateRule, Expression, Which};
use crate::mark::{Content, MOST_SURE, Mark};
use crate::newsroom::{Listed, NamedDate, RowMatch};
use crate::order;
use crate::text::Document;

/// Puts them among the proposals, in place of what they overlap.
pub(in crate::dates) fn put(document: &Document, listed: &Listed, proposals: &mut Vec<Mark>) {
    let mut made: Vec<Mark> = Vec::new();
    for (found, date) in listed.dates() {
        let because = listed.reason(found).into_iter().collect();
        let (span, content) = match date {
            NamedDate::Rule(rule) => with_rule(document, found, *rule),
            // What its value is, the list says.
            NamedDate::Value(_) | NamedDate::Unknown => (found.span, Content::ByHand(Kind::Date)),
        };
        made.push(Mark { span, confidence: MOST_SURE, because, content });
    }
    if made.is_empty() {
        return;
    }
    // Neither those found nor those made overlap each other, and both stand in text order.
    let mut at = 0;
    proposals.retain(|proposal| {
        while made.get(at).is_some_and(|mark| mark.span.end <= proposal.span.start) {
            at += 1;
        }
        made.get(at).is_none_or(|mark| mark.span.start >= proposal.span.end)
    });
    proposals.append(&mut made);
    order::sort(proposals, |mark| [mark.span.start, 0, 0]);
}

/// The phrase around a day whose rule is known.
fn with_rule(document: &Document, found: &RowMatch, rule: DateRule) -> (ByteSpan, Content) {
    let first = found.tokens.start;
    let name = || document.slice(found.span).to_owned();
    let end = document.sentence_at(first).map_or(found.tokens.end, |sentence| sentence.tokens.end);
    let w = Window::new(document, first, end, compose::simple);
    let after = named::after(&w, 0, found.tokens.end - 1);
    let phrase = named::with_year(&w, after, name(), rule, |_, _| Some(MOST_SURE));
    match phrase.and_then(|phrase| mark(&w, 0, phrase)) {
        Some((mark, _)) => (mark.span, mark.content),
        // `the Derby Day parade`: what is no date elsewhere is one because the list says so.
        None => {
            let day = Expression::Named { name: name(), rule, which: Which::Bare, year: None };
            (found.span, Content::Date(Box::new(day)))
        }
    }
}
