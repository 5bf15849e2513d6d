//! Years, decades and centuries: `1941`, `c. 347`, `2025-26`, `the 1970s`, `the '70s`,
//! `the 19th century`.
//!
//! Four figures are a year only where something says so; the guards hold what.

use super::atoms::Window;
use super::{Piece, calendar, guards, numbers};
use crate::contract::Code;
use crate::lexicon::List;
use crate::mark::date::{Calendar, Expression, Year};

/// The year, decade or century that begins at `at`.
pub(super) fn read(w: &Window, at: usize) -> Option<Piece> {
    decade(w, at)
        .or_else(|| century(w, at))
        .or_else(|| era(w, at))
        .or_else(|| shortened(w, at))
        .or_else(|| year_pair(w, at))
        .or_else(|| bare(w, at))
        .or_else(|| in_words(w, at))
}

/// A calendar year as an expression.
pub(super) fn year(year: i16) -> Expression {
    Expression::Calendar(Calendar { year: Some(Year::Written(year)), ..Calendar::default() })
}

fn bare(w: &Window, at: usize) -> Option<Piece> {
    let number = w.at(at).year()?;
    let sure = guards::year(w, at, at + 1, number)?;
    Some(Piece::new(year(number), at + 1, sure, Code::FourFigures))
}

/// `2025-26`, `1966–70`, `1890 – 91`: the second year in two figures.
fn year_pair(w: &Window, at: usize) -> Option<Piece> {
    let first = w.at(at).year()?;
    let joint = w.at(at + 1);
    let slash = joint.is("/") && joint.joined;
    if !(joint.is_dash() || slash) || joint.joined != w.at(at + 2).joined {
        return None;
    }
    let second = w.at(at + 2).digits(2)?;
    let last = first - first % 100 + second;
    let last = if last > first { last } else { last + 100 };
    let behind = w.at(at + 3);
    let longer = behind.joined
        && (behind.is_dash() || behind.is_any(&["/", ":", ".", "%"]))
        && w.at(at + 4).joined;
    if last - first > 60 || last - first > 1 && slash || longer {
        return None;
    }
    let sure = guards::year(w, at, at + 3, first)?;
    let said = Expression::Span(Box::new(year(first)), Box::new(year(last)));
    Some(Piece::new(said, at + 3, sure, Code::TwoYears))
}

/// `in ’52`: a year without its century, behind a preposition.
fn shortened(w: &Window, at: usize) -> Option<Piece> {
    let apostrophe = w.at(at).is_any(&["'", "’", "‘"]) && w.at(at + 1).joined;
    let number = w.at(at + 1).digits(2).filter(|_| apostrophe && guards::ends_phrase(w, at + 2))?;
    let introduced =
        at == 0 && w.document.is_any(w.before(), &["in", "since", "of", "until", "from"]);
    let said = year(calendar::century_of(number));
    introduced.then(|| Piece::new(said, at + 2, 0.85, Code::YearWithoutCentury))
}

/// `347 AD`, `AD 79`, `234 BC`, `c. 347`.
fn era(w: &Window, at: usize) -> Option<Piece> {
    let piece = |number: i16, to| Some(Piece::new(year(number), to, 0.98, Code::YearWithEra));
    if w.at(at).is_any(&["ad", "a.d."]) && w.at(at).is_capital() {
        return piece(era_number(w, at + 1)?, at + 2);
    }
    let number = era_number(w, at)?;
    let behind = w.at(at + 1);
    if behind.is_any(&["bc", "bce", "b.c."]) {
        return piece(1 - number, at + 2);
    }
    if behind.is_any(&["ad", "ce", "a.d."]) && behind.is_capital() {
        return piece(number, at + 2);
    }
    let about = w.document.is_any(w.before(), &["c.", "ca.", "circa"])
        || w.document.is(w.before(), ".")
            && w.document.is_any(w.before().wrapping_sub(1), &["c", "ca"]);
    if !about || at > 0 || !(3..=4).contains(&w.at(at).text.len()) {
        return None;
    }
    // `c. 314 – 368`
    let last = w.at(at + 2).digits(3).filter(|last| w.at(at + 1).is_dash() && *last > number);
    match last {
        Some(last) => {
            let said = Expression::Span(Box::new(year(number)), Box::new(year(last)));
            Some(Piece::new(said, at + 3, 0.95, Code::TwoYearsAbout))
        }
        None => piece(number, at + 1),
    }
}

/// A number that can be a year beside its era.
fn era_number(w: &Window, at: usize) -> Option<i16> {
    w.at(at).count().and_then(|n| i16::try_from(n).ok()).filter(|n| (1..=9999).contains(n))
}

/// `1970s`, `1970's`, `the '70s`, `the seventies`.
fn decade(w: &Window, at: usize) -> Option<Piece> {
    let piece = |said, to, sure| Some(Piece::new(said, to, sure, Code::Decade));
    // `the 1800s` are a century, `the 1900s` and `the 2000s` as often its first decade.
    let full = |first: i16| {
        let count = if first % 100 == 0 && first < 1900 { 100 } else { 10 };
        Expression::Years { first, count }
    };
    if let Some((first, 4)) = w.at(at).plural_figures() {
        // `1000s of readers`
        let counts = first == 1000 && w.at(at + 1).is("of");
        return if first % 10 == 0 && first >= 1000 && !counts {
            piece(full(first), at + 1, 0.97)
        } else {
            None
        };
    }
    let possessive = |n: usize| w.at(n).is_any(&["'s", "’s"]) && w.at(n).joined;
    if let Some(first) = w.at(at).year().filter(|y| y % 10 == 0 && possessive(at + 1)) {
        let of_the = w.document.is(w.before(), "the") && (!w.at(at + 2).is_word() || first < 2000);
        return if of_the { piece(full(first), at + 2, 0.85) } else { None };
    }
    let apostrophe = w.at(at).is_any(&["'", "’", "‘"]) && w.at(at + 1).joined;
    let number = at + usize::from(apostrophe);
    if let Some((digits, 2)) = w.at(number).plural_figures() {
        let introduced = apostrophe || guards::decade_in_short(w);
        let short = i8::try_from(digits).ok().filter(|d| d % 10 == 0 && introduced)?;
        return piece(Expression::ShortDecade(short), number + 1, 0.85);
    }
    let short = w.at(at).value_in(List::DecadeWords)?;
    let introduced = at > 0 || w.document.is_any(w.before(), &["the", "early", "late", "mid"]);
    introduced.then(|| piece(Expression::ShortDecade(short), at + 1, 0.8)).flatten()
}

/// `19th century`, `nineteenth-century`, `18th and 19th centuries`, `third century BC`.
fn century(w: &Window, at: usize) -> Option<Piece> {
    let (number, next) = numbers::any_ordinal(w, at)?;
    if let Some((last, behind)) = second_century(w, next) {
        let said =
            Expression::Span(Box::new(hundred(number, false)?), Box::new(hundred(last, false)?));
        return Some(Piece::new(said, behind, 0.95, Code::TwoCenturies));
    }
    let next = next + usize::from(w.at(next).is_dash() && w.at(next).joined);
    if !w.at(next).is("century") {
        return None;
    }
    let before_christ = w.at(next + 1).is_any(&["bc", "bce", "b.c."]);
    let era = before_christ
        || w.at(next + 1).is_any(&["ad", "ce", "a.d."]) && w.at(next + 1).is_capital();
    // `his first century`, of runs
    let scored =
        w.document.is_any(w.before(), &["his", "her", "their", "test", "maiden"]) && number < 10;
    let said = hundred(number, before_christ).filter(|_| !scored)?;
    Some(Piece::new(said, next + 1 + usize::from(era), 0.96, Code::Century))
}

fn second_century(w: &Window, at: usize) -> Option<(i8, usize)> {
    if !w.at(at).is_any(&["and", "or", "to"]) && !w.at(at).is_dash() {
        return None;
    }
    let next = at + 1 + usize::from(w.at(at + 1).is("the"));
    let (number, next) = numbers::any_ordinal(w, next)?;
    let next = next + usize::from(w.at(next).is_dash() && w.at(next).joined);
    w.at(next).is_any(&["centuries", "century"]).then_some((number, next + 1))
}

fn hundred(number: i8, before_christ: bool) -> Option<Expression> {
    if !(1..=30).contains(&number) {
        return None;
    }
    let first =
        if before_christ { -100 * i16::from(number) } else { 100 * (i16::from(number) - 1) };
    Some(Expression::Years { first, count: 100 })
}

/// `nineteen seventy eight` behind `in` or `of`, `year two thousand`.
fn in_words(w: &Window, at: usize) -> Option<Piece> {
    let (number, next) = numbers::year_in_words(w, at)?;
    let introduced = w.document.is_any(w.before(), &["in", "of", "since", "until", "year"]);
    // `In two thousand homes` counts; `in nineteen eighty four` hardly can.
    let counted =
        w.at(at + 1).is("thousand") && w.at(next).is_word() && !guards::ends_phrase(w, next);
    (introduced && !counted).then(|| Piece::new(year(number), next, 0.8, Code::YearInWords))
}
