//! So many units from somewhere: `three years ago`, `a week later`, `two days after Christmas`,
//! `a year ago this week`, `in five days`; and weeks and ends of units: `the week of April 10`,
//! `the end of the year`.
//!
//! Such a phrase is opened by its unit (`years`), since numbers and `a` are everywhere; the words
//! before it are read backwards. Bare lengths (`nine years`, `for two weeks`) are no dates.

use super::length::{Length, length};
use super::subtokens::Window;
use super::{Match, guards};
use crate::contract::Code;
use crate::lexicon::List;
use crate::mark::date::{Calendar, Expression, From, Step, Unit, Which};
use crate::text::{Document, TokenKind};

/// What `of` and a unit follow where how many is not said: `thousands of years ago`.
const MULTITUDES: [&str; 5] = ["dozens", "hundreds", "thousands", "millions", "billions"];

/// The token where a phrase begins that the unit at `unit` may close: `a` of `a year ago`.
pub(super) fn opening(document: &Document, unit: usize, floor: usize) -> Option<usize> {
    let business = unit.wrapping_sub(1);
    let business = document.is_any(business, &["business", "working", "trading"]);
    let unit = unit - usize::from(business);
    let mut start = unit;
    while let Some(before) = start.checked_sub(1).filter(|b| *b >= floor) {
        let token = document.tokens.get(before)?;
        let part = token.kind == TokenKind::Number && unit - before <= 3
            || token.lists.has(List::Cardinals)
            || document.is_any(before, &["few", "several", "couple", "many", "half", "an", "a"])
            || document.is_any(before, &MULTITUDES)
            || document.is_any(before, &["of", "and"]) && is_connector(document, before);
        if !part || unit - before > 6 {
            break;
        }
        start = before;
        if document.is_any(before, &["a", "an"]) {
            if let Some(fraction) = fraction_opening(document, before, floor) {
                start = fraction;
                break;
            }
            // `six and a half months`
            let more = before.checked_sub(1).filter(|b| *b >= floor && document.is(*b, "and"));
            match more.and_then(|and| and.checked_sub(1)) {
                Some(number) if number >= floor && document.is(before + 1, "half") => {
                    start = number
                }
                _ => break,
            }
        }
    }
    while document.is_any(start, &["of", "and"]) && start < unit {
        start += 1;
    }
    Some(start)
}

/// The first token of `half a century`, `a quarter of a century`, whose second article is given.
fn fraction_opening(document: &Document, article: usize, floor: usize) -> Option<usize> {
    let of = usize::from(document.is(article.checked_sub(1)?, "of"));
    let fraction = article.checked_sub(1 + of).filter(|part| *part >= floor)?;
    if !document.is_any(fraction, &["half", "quarter"]) {
        return None;
    }
    let before = fraction.checked_sub(1).filter(|b| *b >= floor && document.is(*b, "a"));
    Some(before.unwrap_or(fraction))
}

/// `of` after `couple`, `and` within a number in words.
fn is_connector(document: &Document, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    document.is(at, "of") && (document.is(before, "couple") || document.is_any(before, &MULTITUDES))
        || document.is(at, "and")
            && (document.on(before, List::DateUnits) || document.on(before, List::Cardinals))
}

/// The phrase that begins at `at` with its number.
pub(super) fn read(w: &Window, at: usize) -> Option<Match> {
    if let Some(found) = week_of(w, at).or_else(|| end_of(w, at)).or_else(|| weekend(w, at)) {
        return Some(found);
    }
    if let Some(found) = uncounted(w, at) {
        return Some(found);
    }
    let (length, next) = length(w, at)?;
    // `the day after`, but not `per year from`
    let singled_out =
        at > 0 || w.document.is_any(w.before(), &["the", "that", "this"]) || w.at(at).is("day");
    if !length.numbered && !singled_out {
        return None;
    }
    direction(w, &length, next)
}

/// `weeks ago`, `thousands of years ago`: how many is not said.
fn uncounted(w: &Window, at: usize) -> Option<Match> {
    let thousands = w.at(at).is_any(&MULTITUDES) && w.at(at + 1).is("of");
    let next = at + if thousands { 2 } else { 0 };
    let unit = w.at(next).unit().filter(|unit| !unit.is_day_part())?;
    let many = w.at(next).text.ends_with('s') && w.at(next + 1).is("ago");
    let alone = at > 0 || w.document.kind(w.before()) != Some(TokenKind::Number);
    let steps = vec![Step { count: None, unit }];
    let expression = Expression::Shift { steps, back: true, from: From::Publication };
    (many && alone).then(|| Match::new(expression, next + 2, 0.9, Code::UnitsFromAnotherDay))
}

/// `ago`, `later`, `earlier`, `before` and `after` a date, `from now`.
fn direction(w: &Window, length: &Length, at: usize) -> Option<Match> {
    let shift = |back, from, to, confidence| {
        let expression = Expression::Shift { steps: length.steps.clone(), back, from };
        Some(Match::new(expression, to, confidence, Code::UnitsFromAnotherDay))
    };
    let word = w.at(at);
    let counted = length.steps.iter().all(|s| s.count.is_some());
    let long = length.steps.iter().all(|s| !s.unit.is_day_part());
    if word.is("ago") && long && length.numbered {
        return match finer(w, at + 1) {
            Some((date, to)) => shift(true, From::Finer(Box::new(date)), to, 0.95),
            None => shift(true, From::Publication, at + 1, 0.95),
        };
    }
    if word.is("back") && long && guards::ends_phrase(w, at + 1) && w.at(0).is("a") {
        return shift(true, From::Publication, at + 1, 0.8);
    }
    if word.is("from") && w.at(at + 1).is("now") {
        return shift(false, From::Publication, at + 2, 0.95);
    }
    if let Some((ahead, to)) = second_next(w, at) {
        let unit = length.steps.last()?.unit;
        let which = if ahead { Which::Next } else { Which::Last };
        let from = From::Finer(Box::new(Expression::Unit { unit, which }));
        return shift(!ahead, from, to, 0.9);
    }
    if word.is_any(&["from", "before", "after"])
        && let Some((date, to)) = anchor(w, at + 1)
    {
        return shift(word.is("before"), From::Of(Box::new(date)), to, 0.93);
    }
    if word.is_any(&["later", "earlier"]) && counted && long && length.numbered {
        let loose = w.at(at + 1).is_any(&["than", "this", "that"]) || opens_in_quotation(w);
        return if loose { None } else { shift(word.is("earlier"), From::Mentioned, at + 1, 0.85) };
    }
    if word.is_any(&["before", "after"])
        && counted
        && guards::ends_phrase(w, at + 1)
        && over(w, at + 1)
    {
        return shift(word.is("before"), From::Mentioned, at + 1, 0.75);
    }
    None
}

/// `after next`, `before last` of `the month after next`: whether it lies ahead, and the subtoken
/// after it.
pub(super) fn second_next(w: &Window, at: usize) -> Option<(bool, usize)> {
    // `Friday After Next` is a title.
    let ahead = w.at(at).text == "after" && w.at(at + 1).is("next");
    let back = w.at(at).text == "before" && w.at(at + 1).is("last");
    let over = guards::ends_phrase(w, at + 2) && w.at(at + 2).weekday().is_none();
    ((ahead || back) && over).then_some((ahead, at + 2))
}

/// The phrase stands in a quotation that names no date before it: the speaker counts from
/// something that is not said.
fn opens_in_quotation(w: &Window) -> bool {
    for number in (w.first.saturating_sub(40)..w.first).rev() {
        if matches!(w.document.word(number), "“" | "‘" | "\"") {
            return true;
        }
        let dated = w.document.on(number, List::Months)
            || w.document.on(number, List::Weekdays)
            || w.document.word(number).len() == 4 && w.document.word(number).parse::<u16>().is_ok();
        if dated || w.document.word(number) == "”" {
            return false;
        }
    }
    false
}

/// Nothing that `before` or `after` could govern follows.
fn over(w: &Window, at: usize) -> bool {
    let subtoken = w.at(at);
    subtoken.is_end() || !subtoken.is_word() && !subtoken.is_any(&["(", "“", "\"", "‘"])
}

/// `this week`, `today`, `Tuesday`, `on Tuesday` after `ago`.
fn finer(w: &Window, at: usize) -> Option<(Expression, usize)> {
    let next = at + usize::from(w.at(at).is("on") && w.at(at + 1).weekday().is_some());
    let found = super::relative::read(w, next)?;
    let near = match &found.expression {
        Expression::DayWord(_) | Expression::Weekday { week: None, .. } => true,
        Expression::Unit { which, .. } => *which == Which::This,
        _ => false,
    };
    near.then_some((found.expression, found.end))
}

/// The date that a shift counts from.
fn anchor(w: &Window, at: usize) -> Option<(Expression, usize)> {
    let next = at + usize::from(w.at(at).is("the"));
    let found = w.nested(next)?;
    let day = !matches!(found.expression, Expression::Span(..));
    day.then_some((found.expression, found.end))
}

/// `week of April 10`, `week beginning Monday`, `weekend of 4 May`.
fn week_of(w: &Window, at: usize) -> Option<Match> {
    let weekend = w.at(at).is("weekend") && w.at(at + 1).is("of");
    if !(w.at(at).is("week") || weekend) {
        return None;
    }
    let next = at + 1;
    let verb = w.at(next).is_any(&["beginning", "starting", "commencing"]);
    if !(verb || w.at(next).is("of")) {
        return None;
    }
    let start = next + 1;
    let start = start + usize::from(w.at(start).is_any(&["on", "the"]));
    let found = w.nested(start)?;
    let dated = match &found.expression {
        Expression::Calendar(date) => date.day.is_some(),
        Expression::Numeric { .. } => true,
        Expression::Weekday { .. } => verb,
        Expression::Span(first, _) => {
            weekend && matches!(**first, Expression::Calendar(Calendar { day: Some(_), .. }))
        }
        Expression::Named { .. } => weekend,
        _ => false,
    };
    let day = Box::new(found.expression);
    let expression = if weekend { Expression::WeekendOf(day) } else { Expression::WeekOf(day) };
    let reason = if weekend { Code::WeekendOfADay } else { Code::WeekOfADay };
    dated.then(|| Match::new(expression, found.end, 0.9, reason))
}

/// `over the weekend`, `at the weekend`: the nearest one.
fn weekend(w: &Window, at: usize) -> Option<Match> {
    let the = w.before();
    let introduced = at == 0
        && w.document.is(the, "the")
        && w.document.is_any(
            the.wrapping_sub(1),
            &[
                "over", "at", "during", "for", "by", "of", "since", "into", "on", "before",
                "after", "spend", "spent", "spending",
            ],
        );
    let nearest = w.at(at).is("weekend") && introduced && guards::ends_phrase(w, at + 1);
    let expression = Expression::Unit { unit: Unit::Weekend, which: Which::Bare };
    nearest.then(|| Match::new(expression, at + 1, 0.8, Code::NearestWeekend))
}

/// `end of the year`, `later in the week`: read from the word before `of`.
fn end_of(w: &Window, at: usize) -> Option<Match> {
    let part = w.at(at).is_any(&["end", "start", "beginning", "middle", "rest", "remainder"])
        && w.at(at + 1).is("of");
    let later = w.at(at).is_any(&["later", "earlier", "late", "early"]) && w.at(at + 1).is("in");
    if !(part || later) || !w.at(at + 2).is_any(&["the", "this"]) {
        return None;
    }
    let unit = w.at(at + 3).unit().filter(|unit| {
        matches!(
            unit,
            Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century
        ) || later && *unit == Unit::Day
    })?;
    if w.at(at + 4).is("of") || w.at(at + 3).text.ends_with('s') {
        return None;
    }
    let which = if unit == Unit::Day { Which::Same } else { Which::This };
    Some(Match::new(Expression::Unit { unit, which }, at + 4, 0.85, Code::PartOfAUnit))
}

/// The token of `end` in `end of the year`, if the unit at `unit` closes such a phrase.
pub(super) fn part_opening(document: &Document, unit: usize, floor: usize) -> Option<usize> {
    let start = unit.checked_sub(3).filter(|s| *s >= floor)?;
    let joined =
        document.is_any(start + 1, &["of", "in"]) && document.is_any(start + 2, &["the", "this"]);
    let part = document.is_any(
        start,
        &[
            "end",
            "start",
            "beginning",
            "middle",
            "rest",
            "remainder",
            "later",
            "earlier",
            "late",
            "early",
        ],
    );
    (joined && part).then_some(start)
}

/// `in five days`, `within two weeks`: a length that is a date where something is yet to come.
pub(super) fn ahead(w: &Window, at: usize) -> Option<Match> {
    if !w.at(at).is_any(&["in", "within"]) {
        return None;
    }
    let start = at + 1 + usize::from(w.at(at + 1).is_any(&["about", "around", "roughly", "just"]));
    let (length, next) = length(w, start)?;
    if !length.numbered || length.steps.iter().any(|s| s.unit.is_day_part()) {
        return None;
    }
    let time = w.at(next).is_any(&["'", "’", "'s", "’s"]) && w.at(next + 1).is("time")
        || w.at(next).is("time");
    let to = if time { next + 1 + usize::from(!w.at(next).is("time")) } else { next };
    let confidence = if time { 0.95 } else { guards::ahead(w, at, next)? };
    let expression =
        Expression::Shift { steps: length.steps, back: false, from: From::Publication };
    Some(Match::new(expression, to, confidence, Code::UnitsFromNow))
}
