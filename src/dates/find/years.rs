//! Years, decades and centuries: `1941`, `c. 347`, `2025-26`, `the 1970s`, `the '70s`,
//! `the 19th century`.
//!
//! Four figures are a year only where something says so; the guards hold what.

use super::subtokens::Window;
use super::{Match, calendar, guards, numbers};
use crate::contract::Code;
use crate::lexicon::List;
use crate::mark::date::{Calendar, Expression, Year};

/// The year, decade or century that begins at `at`.
pub(super) fn read(w: &Window, at: usize) -> Option<Match> {
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

fn bare(w: &Window, at: usize) -> Option<Match> {
    let number = w.at(at).year()?;
    let confidence = guards::year(w, at, at + 1, number)?;
    Some(Match::new(year(number), at + 1, confidence, Code::FourFigures))
}

/// `2025-26`, `1966–70`, `1890 – 91`: the second year in two figures.
fn year_pair(w: &Window, at: usize) -> Option<Match> {
    let first = w.at(at).year()?;
    let connector = w.at(at + 1);
    let slash = connector.is("/") && connector.joined;
    if !(connector.is_dash() || slash) || connector.joined != w.at(at + 2).joined {
        return None;
    }
    let last = match w.at(at + 2).digits(2) {
        Some(second) => {
            let last = first - first % 100 + second;
            if last > first { last } else { last + 100 }
        }
        // `2016/2017`: a season, a school year
        None => w.at(at + 2).year().filter(|second| slash && *second == first + 1)?,
    };
    let after = w.at(at + 3);
    let longer = after.joined
        && (after.is_dash() || after.is_any(&["/", ":", ".", "%"]))
        && w.at(at + 4).joined;
    if last - first > 60 || last - first > 1 && slash || longer {
        return None;
    }
    // `Round 9, 2011/12`: two years with a slash are nothing else.
    let confidence = if slash && (at > 0 || !w.at(at).joined) {
        0.9
    } else {
        guards::year(w, at, at + 3, first)?
    };
    let expression = Expression::Span(Box::new(year(first)), Box::new(year(last)));
    let school = w.at(at + 3).is_any(&["financial", "academic", "fiscal", "school", "tax"])
        && w.at(at + 4).is("year");
    let to = at + 3 + if school { 2 } else { 0 };
    Some(Match::new(expression, to, confidence, Code::TwoYears))
}

/// `in ’52`: a year without its century, after a preposition.
fn shortened(w: &Window, at: usize) -> Option<Match> {
    let apostrophe = w.at(at).is_any(&["'", "’", "‘"]) && w.at(at + 1).joined;
    let number = w.at(at + 1).digits(2).filter(|_| apostrophe && guards::ends_phrase(w, at + 2))?;
    let introduced =
        at == 0 && w.document.is_any(w.before(), &["in", "since", "of", "until", "from"]);
    let expression = year(calendar::century_of(number));
    introduced.then(|| Match::new(expression, at + 2, 0.85, Code::YearWithoutCentury))
}

/// `347 AD`, `AD 79`, `234 BC`, `c. 347`.
fn era(w: &Window, at: usize) -> Option<Match> {
    let found = |number: i16, to| Some(Match::new(year(number), to, 0.98, Code::YearWithEra));
    if w.at(at).is_any(&["ad", "a.d."]) && w.at(at).is_capital() {
        return found(era_number(w, at + 1)?, at + 2);
    }
    let number = era_number(w, at)?;
    let after = w.at(at + 1);
    if after.is_any(&["bc", "bce", "b.c."]) {
        return found(1 - number, at + 2);
    }
    if after.is_any(&["ad", "ce", "a.d."]) && after.is_capital() {
        return found(number, at + 2);
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
            let expression = Expression::Span(Box::new(year(number)), Box::new(year(last)));
            Some(Match::new(expression, at + 3, 0.95, Code::TwoYearsAbout))
        }
        None => found(number, at + 1),
    }
}

/// A number that can be a year beside its era.
fn era_number(w: &Window, at: usize) -> Option<i16> {
    w.at(at).count().and_then(|n| i16::try_from(n).ok()).filter(|n| (1..=9999).contains(n))
}

/// `1970s`, `1970's`, `the '70s`, `the seventies`.
fn decade(w: &Window, at: usize) -> Option<Match> {
    let found =
        |expression, to, confidence| Some(Match::new(expression, to, confidence, Code::Decade));
    // `the 1800s` are a century, `the 1900s` and `the 2000s` as often its first decade.
    let full = |first: i16| {
        let count = if first % 100 == 0 && first < 1900 { 100 } else { 10 };
        Expression::Years { first, count }
    };
    if let Some((first, 4)) = w.at(at).plural_figures() {
        // `1000s of readers`
        let counts = first == 1000 && w.at(at + 1).is("of");
        return if first % 10 == 0 && first >= 1000 && !counts {
            found(full(first), at + 1, 0.97)
        } else {
            None
        };
    }
    let possessive = |n: usize| w.at(n).is_any(&["'s", "’s"]) && w.at(n).joined;
    if let Some(first) = w.at(at).year().filter(|y| y % 10 == 0 && possessive(at + 1)) {
        let the = w.document.is_any(w.before(), &["the", "early", "late", "mid"]);
        let of_the = the && (ends_decade(w, at + 2) || first < 2000);
        return if of_the { found(full(first), at + 2, 0.85) } else { None };
    }
    // `in the 80's`
    let short = w.at(at).digits(2).filter(|digits| digits % 10 == 0 && possessive(at + 1));
    if let Some(digits) = short.filter(|_| guards::decade_in_short(w) && ends_decade(w, at + 2)) {
        let digits = i8::try_from(digits).ok()?;
        return found(Expression::ShortDecade(digits), at + 2, 0.85);
    }
    let apostrophe = w.at(at).is_any(&["'", "’", "‘"]) && w.at(at + 1).joined;
    let number = at + usize::from(apostrophe);
    if let Some((digits, 2)) = w.at(number).plural_figures() {
        let introduced = apostrophe || guards::decade_in_short(w);
        let short = i8::try_from(digits).ok().filter(|d| d % 10 == 0 && introduced)?;
        return found(Expression::ShortDecade(short), number + 1, 0.85);
    }
    let short = w.at(at).decade_word()?;
    // `in his mid-thirties`, `temperatures in the mid-twenties`
    let owned = w.document.on(w.before(), List::PossessiveDeterminers)
        || w.document.on(w.before().wrapping_sub(1), List::PossessiveDeterminers);
    if owned || guards::is_measured(w) {
        return None;
    }
    let introduced = at > 0 || w.document.is_any(w.before(), &["the", "early", "late", "mid"]);
    introduced.then(|| found(Expression::ShortDecade(short), at + 1, 0.8)).flatten()
}

/// Nothing follows that a possessive could own.
fn ends_decade(w: &Window, at: usize) -> bool {
    !w.at(at).is_word() || guards::ends_phrase(w, at) || w.at(at).text == "I"
}

/// `19th century`, `nineteenth-century`, `18th and 19th centuries`, `third century BC`.
fn century(w: &Window, at: usize) -> Option<Match> {
    let (number, next) = numbers::any_ordinal(w, at)?;
    if let Some((last, after)) = second_century(w, next) {
        let expression =
            Expression::Span(Box::new(hundred(number, false)?), Box::new(hundred(last, false)?));
        return Some(Match::new(expression, after, 0.95, Code::TwoCenturies));
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
    let expression = hundred(number, before_christ).filter(|_| !scored)?;
    Some(Match::new(expression, next + 1 + usize::from(era), 0.96, Code::Century))
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

/// `nineteen seventy eight` after `in` or `of`, `year two thousand`.
fn in_words(w: &Window, at: usize) -> Option<Match> {
    let (number, next) = numbers::year_in_words(w, at)?;
    let introduced = w.document.is_any(w.before(), &["in", "of", "since", "until", "year"]);
    // `In two thousand homes` counts; `in nineteen eighty four` hardly can.
    let counted =
        w.at(at + 1).is("thousand") && w.at(next).is_word() && !guards::ends_phrase(w, next);
    (introduced && !counted).then(|| Match::new(year(number), next, 0.8, Code::YearInWords))
}
