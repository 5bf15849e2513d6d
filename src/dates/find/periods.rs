//! Parts of a year: `the summer of 1948`, `winter 2006-07`, `the second quarter of 1998`, `Q3`,
//! `the first half of next year`, `fiscal 2021`.

use super::subtokens::Window;
use super::{Match, calendar, guards, numbers, years};
use crate::contract::Code;
use crate::mark::date::{Division, Expression, Which, Year};

/// The part of a year that begins at `at`.
pub(super) fn read(w: &Window, at: usize) -> Option<Match> {
    fiscal(w, at)
        .or_else(|| division(w, at))
        .or_else(|| season(w, at))
        .or_else(|| possessive_year(w, at))
}

/// `summer of 1948`, `spring 2005`, `winter of 2006-07`, `the autumn`.
pub(super) fn season(w: &Window, at: usize) -> Option<Match> {
    let season = w.at(at).season()?;
    // `Costs will fall in 2025`
    if w.at(at).is("fall") && w.at(at + 1).is("in") {
        return None;
    }
    let (year, to) = year_of(w, at + 1);
    let expression = Expression::Season { season, which: Which::Bare, year };
    if year.is_some() {
        return Some(Match::new(expression, to, 0.96, Code::SeasonAndYear));
    }
    let confidence = guards::season(w, at, at + 1)?;
    Some(Match::new(expression, at + 1, confidence, Code::Season))
}

/// `of 1948`, `2006-07`, `of last year`, `1948` after a season or a quarter.
pub(super) fn year_of(w: &Window, at: usize) -> (Option<Year>, usize) {
    let next = at + usize::from(w.at(at).is_any(&["of", ",", "in"]));
    let next = next + usize::from(w.at(at).is_any(&["of", "in"]) && w.at(next).is("fiscal"));
    if let Some(year) = w.at(next).year().filter(|_| !guards::is_counted(w, next + 1)) {
        let pair = w.at(next + 1).is_any(&["-", "–", "/"])
            && w.at(next + 1).joined
            && w.at(next + 2).digits(2) == Some((year + 1) % 100);
        return (Some(Year::Written(year)), next + 1 + if pair { 2 } else { 0 });
    }
    if let Some((year, next)) = numbers::year_in_words(w, next).filter(|_| w.at(at).is("of")) {
        return (Some(Year::Written(year)), next);
    }
    let short = w.at(next).is_any(&["'", "’", "‘"]) && w.at(next + 1).joined;
    if let Some(year) = w.at(next + 1).digits(2).filter(|_| short) {
        return (Some(Year::Written(calendar::century_of(year))), next + 2);
    }
    if w.at(at).is_any(&["of", "in"]) && w.at(next).is("the") && w.at(next + 1).is("year") {
        return (Some(Year::Near(0)), next + 2);
    }
    calendar::near_year(w, at).map_or((None, at), |(year, next)| (Some(year), next))
}

/// `second quarter`, `second-quarter`, `Q3 2019`, `2019 Q1`, `first half of 2020`.
fn division(w: &Window, at: usize) -> Option<Match> {
    if let Some(year) = w.at(at).year() {
        let next = at + 1 + usize::from(w.at(at + 1).is("-"));
        let (division, number) = letter_and_number(w.at(next).text)?;
        let expression = Expression::Division { division, number, year: Some(Year::Written(year)) };
        return Some(Match::new(expression, next + 1, 0.95, Code::PartAndYear));
    }
    if let Some((division, number)) = letter_and_number(w.at(at).text) {
        let dash = usize::from(w.at(at + 1).is("-") && w.at(at + 1).joined);
        let (year, to) = year_of(w, at + 1 + dash);
        let known = year.is_some() || division == Division::Quarter;
        let expression = Expression::Division { division, number, year };
        return known.then(|| {
            Match::new(expression, to, if year.is_some() { 0.95 } else { 0.85 }, Code::Quarter)
        });
    }
    in_words(w, at)
}

/// `last year's fourth quarter`, `2019's first half`, `the year's third quarter`.
fn possessive_year(w: &Window, at: usize) -> Option<Match> {
    let written = || Some((Year::Written(w.at(at).year()?), at + 1));
    let the_year = at == 0 && w.at(at).is("year") && w.document.is(w.before(), "the");
    let (year, next) = written()
        .or_else(|| the_year.then_some((Year::Near(0), at + 1)))
        .or_else(|| calendar::near_year(w, at).filter(|_| w.at(at).which().is_some()))?;
    if !(w.at(next).is_any(&["'s", "’s"]) && w.at(next).joined) {
        return None;
    }
    let (division, number, to) = match letter_and_number(w.at(next + 1).text) {
        Some((division, number)) => (division, number, next + 2),
        None => ordinal_division(w, next + 1)?,
    };
    let expression = Expression::Division { division, number, year: Some(year) };
    Some(Match::new(expression, to, 0.95, Code::PartAndYear))
}

/// `Q3` or `H1`.
fn letter_and_number(text: &str) -> Option<(Division, i8)> {
    match text.as_bytes() {
        [b'Q' | b'q', digit @ b'1'..=b'4'] => {
            Some((Division::Quarter, i8::try_from(digit - b'0').ok()?))
        }
        [b'H', digit @ b'1'..=b'2'] => Some((Division::Half, i8::try_from(digit - b'0').ok()?)),
        _ => None,
    }
}

fn in_words(w: &Window, at: usize) -> Option<Match> {
    let last = w.at(at).is_any(&["last", "final"]);
    let (division, number, next) = ordinal_division(w, at)?;
    let hyphen = w.at(next - 2).is_dash();
    let (year, to) = year_of(w, next);
    if last && !matches!(year, Some(Year::Written(_))) {
        return None;
    }
    let expression = Expression::Division { division, number, year };
    if year.is_some() {
        return Some(Match::new(expression, to, 0.95, Code::PartAndYear));
    }
    // Without a year a half is one of a match, and a quarter may be.
    let confidence = guards::quarter(w, next, hyphen).filter(|_| division == Division::Quarter)?;
    Some(Match::new(expression, next, confidence, Code::BusinessQuarter))
}

/// `second quarter`, `second-quarter`, `final half`: which part, and the subtoken after it.
fn ordinal_division(w: &Window, at: usize) -> Option<(Division, i8, usize)> {
    let last = w.at(at).is_any(&["last", "final"]);
    let (number, next) = if last { (4, at + 1) } else { numbers::any_ordinal(w, at)? };
    let next = next + usize::from(w.at(next).is_dash() && w.at(next).joined);
    let next = next + usize::from(w.at(next).is_any(&["fiscal", "financial"]));
    let (division, parts) = match w.at(next) {
        word if word.is("quarter") => (Division::Quarter, 4),
        word if word.is("half") => (Division::Half, 2),
        _ => return None,
    };
    let number = if last { parts } else { number };
    (number <= parts).then_some((division, number, next + 1))
}

/// `fiscal 2021`, `fiscal year 2021-22`, `FY2021`, `FY 2021`, `financial year 2020/21`.
fn fiscal(w: &Window, at: usize) -> Option<Match> {
    let word = w.at(at);
    let found = |year: i16, last: Option<i16>, to| {
        let expression = match last {
            None => Expression::Fiscal(Year::Written(year)),
            Some(last) => {
                Expression::Span(Box::new(years::year(year)), Box::new(years::year(last)))
            }
        };
        Some(Match::new(expression, to, 0.95, Code::FiscalYear))
    };
    if word.text.len() > 2 && word.text.get(..2).is_some_and(|fy| fy == "FY") {
        let number: i16 = word.text.get(2..)?.parse().ok()?;
        let year = if number < 100 { 2000 + number } else { number };
        let tied = w.at(at + 1).is_any(&["-", "–", "/"]) && w.at(at + 1).joined;
        let last = w.at(at + 2).digits(2).filter(|last| tied && *last == (year + 1) % 100);
        return match last {
            Some(_) => found(year, Some(year + 1), at + 3),
            None => found(year, None, at + 1),
        };
    }
    let next = match word.text {
        "FY" => at + 1,
        t if t.eq_ignore_ascii_case("fiscal") => at + 1 + usize::from(w.at(at + 1).is("year")),
        t if t.eq_ignore_ascii_case("financial") && w.at(at + 1).is("year") => at + 2,
        _ => return None,
    };
    let year = w.at(next).year()?;
    let last = w.at(next + 2).digits(2).filter(|_| w.at(next + 1).is_any(&["-", "–", "/"]));
    match last {
        Some(last) if last == (year + 1) % 100 => found(year, Some(year + 1), next + 3),
        _ => found(year, None, next + 1),
    }
}
