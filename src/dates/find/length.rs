//! Lengths that a date is shifted by: `2 years`, `1 month 21 days`, `half a century`, `two and a half
//! years`, `four business days`.
//!
//! A half of a year or of more is written as months or years; a half of anything shorter is left
//! out, since nobody counts it to the day.

use super::numbers;
use super::subtokens::Window;
use crate::mark::date::{Step, Unit};

/// So many units, and whether a number says how many.
pub(super) struct Length {
    pub(super) steps: Vec<Step>,
    pub(super) numbered: bool,
}

/// No length has more parts.
const MOST_STEPS: usize = 4;

/// The length that begins at `at`, `day` of `the day after` included, and the subtoken after it.
pub(super) fn length(w: &Window, at: usize) -> Option<(Length, usize)> {
    if let Some((step, next)) = fraction(w, at) {
        return Some((Length { steps: vec![step], numbered: true }, next));
    }
    let (first, mut next) = step(w, at)?;
    let mut length = Length { steps: first, numbered: count(w, at).is_some() };
    while length.steps.len() < MOST_STEPS {
        let connector = next + usize::from(w.at(next).is_any(&["and", ","]));
        let numbered = w.at(connector).is_number() || w.at(connector).cardinal_word().is_some();
        let Some((more, after)) = step(w, connector).filter(|_| numbered) else { break };
        length.steps.extend(more);
        next = after;
    }
    Some((length, next))
}

/// `half a century`, `a quarter of a century`, `a half century`.
fn fraction(w: &Window, at: usize) -> Option<(Step, usize)> {
    let part = at + usize::from(w.at(at).is("a"));
    let parts = match w.at(part) {
        word if word.is("half") => 2,
        word if word.is("quarter") => 4,
        _ => return None,
    };
    let next = part + 1 + usize::from(w.at(part + 1).is("of"));
    let next = next + usize::from(w.at(next).is("a"));
    let (count, unit) = match (w.at(next).unit()?, parts) {
        (Unit::Century, parts) => (100 / parts, Unit::Year),
        (Unit::Decade, 2) => (5, Unit::Year),
        (Unit::Year, parts) => (12 / parts, Unit::Month),
        _ => return None,
    };
    (!w.at(next).text.ends_with('s')).then_some((Step { count: Some(count), unit }, next + 1))
}

/// One number and its unit. Without a number the unit must be single: `day` of `the day after`.
fn step(w: &Window, at: usize) -> Option<(Vec<Step>, usize)> {
    let (counted, next) = match count(w, at) {
        Some((count, next)) => (Some(count), next),
        None => (None, at),
    };
    let half_before = counted.is_some() && and_a_half(w, next);
    let next = next + if half_before { HALF } else { 0 };
    let next = next + usize::from(w.at(next).is("-") && w.at(next).joined);
    let next = next + usize::from(w.at(next).is_any(&["full", "calendar", "long"]));
    let business = counted.is_some() && w.at(next).is_any(&["business", "working", "trading"]);
    let next = next + usize::from(business);
    let unit = w.at(next).unit().filter(|unit| !matches!(unit, Unit::Afternoon | Unit::Evening))?;
    let unit = match unit {
        Unit::Day if business => Unit::BusinessDay,
        _ if business => return None,
        unit => unit,
    };
    let count = match counted {
        Some(count) => count,
        None if w.at(next).text.ends_with(['s', 'S']) => return None,
        None => Some(1),
    };
    let half_after = counted.is_some() && and_a_half(w, next + 1);
    let to = next + 1 + if half_after { HALF } else { 0 };
    let mut steps = vec![Step { count, unit }];
    if half_before || half_after {
        steps.extend(half_of(unit));
    }
    Some((steps, to))
}

/// The subtokens of `and a half`.
pub(super) const HALF: usize = 3;

/// Whether `and a half` stands there.
pub(super) fn and_a_half(w: &Window, at: usize) -> bool {
    w.at(at).is("and") && w.at(at + 1).is("a") && w.at(at + 2).is("half")
}

/// Half a unit, if it is one that is counted in whole months or years.
pub(super) fn half_of(unit: Unit) -> Option<Step> {
    let (count, unit) = match unit {
        Unit::Year => (6, Unit::Month),
        Unit::Decade => (5, Unit::Year),
        Unit::Century => (50, Unit::Year),
        _ => return None,
    };
    Some(Step { count: Some(count), unit })
}

/// The number before a unit, if it is written, and the subtoken after it.
fn count(w: &Window, at: usize) -> Option<(Option<u16>, usize)> {
    let subtoken = w.at(at);
    if let Some(count) = subtoken.count() {
        return Some((Some(count), at + 1));
    }
    let article = subtoken.is_any(&["a", "an"]);
    let word = at + usize::from(article);
    if w.at(word).is("couple") {
        return Some((None, word + 1 + usize::from(w.at(word + 1).is("of"))));
    }
    if w.at(word).is_any(&["few", "several", "many"]) {
        return Some((None, word + 1));
    }
    if article && w.at(word).is_any(&["hundred", "thousand"]) {
        return Some((w.at(word).cardinal_word().and_then(|n| u16::try_from(n).ok()), word + 1));
    }
    if article {
        return Some((Some(1), at + 1));
    }
    let (count, next) = numbers::small_cardinal(w, at)?;
    Some((u16::try_from(count).ok(), next))
}
