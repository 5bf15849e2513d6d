//! Dates in figures only: `2014-04-18`, `11/3/2015`, `13.5.2015`, `06/2004`, `8/10`.
//!
//! Which number is the day stays open unless the figures show it; `resolve` settles it once a text.
//! Not read: figures in one run (`20170302`), and anything that could as well be a score, a
//! version, a fraction or a telephone number.

use super::subtokens::{Subtoken, Window};
use super::{Match, calendar, guards};
use crate::contract::Code;
use crate::lexicon::List;
use crate::mark::date::{Calendar, Expression, Month, Year};

const SEPARATORS: [&str; 5] = ["/", "-", "–", "‐", "‑"];

/// The date in figures that begins at `at`.
pub(super) fn read(w: &Window, at: usize) -> Option<Match> {
    let (weekday, start) = match w.at(at).weekday() {
        Some(weekday) => (Some(weekday), at + 1 + usize::from(w.at(at + 1).is(","))),
        None => (None, at),
    };
    if !w.at(start).text.starts_with(|c: char| c.is_ascii_digit()) || !stands_free(w, start) {
        return None;
    }
    let found = dotted(w, start)
        .or_else(|| spaced(w, start))
        .or_else(|| three_numbers(w, start, weekday.is_some()))
        .or_else(|| two_numbers(w, start, weekday.is_some()))?;
    let Some(weekday) = weekday else { return Some(found) };
    let expression = match found.expression {
        Expression::Calendar(date) => {
            Expression::Calendar(Calendar { weekday: Some(weekday), ..date })
        }
        other => other,
    };
    Some(Match { expression, ..found })
}

/// No figure or sign hangs on before the first number: `06/-31`, `$5/6`.
fn stands_free(w: &Window, at: usize) -> bool {
    let first = w.at(at);
    if !first.joined {
        return true;
    }
    let before = if at > 0 { w.at(at - 1).text } else { w.document.word(w.before()) };
    matches!(before, "(" | "[" | "'" | "\"" | "“" | "‘" | ":" | "/" | "," | "|" | "—" | "–" | "-")
        && !(at == 0
            && matches!(before, "/" | "-" | "–" | ",")
            && w.document.joined(w.before())
            && w.document.word(w.before().wrapping_sub(1)).ends_with(|c: char| c.is_alphanumeric()))
}

/// The separator at `at`, if it hangs on both sides.
fn separator<'t>(w: &Window<'_, 't>, at: usize) -> Option<&'t str> {
    let sign = w.at(at);
    let ties = sign.joined && w.at(at + 1).joined;
    (ties && SEPARATORS.contains(&sign.text)).then_some(sign.text)
}

/// Nothing follows that would make it a longer number.
fn ends_free(w: &Window, at: usize) -> bool {
    let after = w.at(at);
    !after.joined
        || !(after.is_word() && !after.is("t") && !after.text.starts_with('T'))
            && !(SEPARATORS.contains(&after.text)
                && w.at(at + 1).joined
                && w.at(at + 1).is_number()
                && w.at(at + 1).digits(4).is_none()
                && w.at(at + 1).day().is_none())
            && !after.is("%")
}

fn three_numbers(w: &Window, at: usize, after_weekday: bool) -> Option<Match> {
    let first_sign = separator(w, at + 1)?;
    let second_sign = separator(w, at + 3);
    let comma = w.at(at + 3).is(",") && w.at(at + 4).joined && first_sign == "/";
    if second_sign != Some(first_sign) && !comma {
        return None;
    }
    if !ends_free(w, at + 5) {
        return None;
    }
    let (a, b, c) = (w.at(at), w.at(at + 2), w.at(at + 4));
    if let Some(year) = a.year() {
        let (month, day) = (b.short_number()?, c.short_number()?);
        let date = written(year, month, day)?;
        return Some(Match::new(date, at + 5, 0.98, Code::FiguresYearMonthDay));
    }
    let year = c.year().or_else(|| two_digit_year(first_sign, [a, b, c], after_weekday))?;
    open_order(a.short_number()?, b.short_number()?, Some(year), at + 5)
}

/// `16` in `30-12-16`, `5/6/16`. With hyphens all numbers have two digits, else it is a score.
fn two_digit_year(sign: &str, parts: [Subtoken; 3], after_weekday: bool) -> Option<i16> {
    let year = parts[2].digits(2)?;
    let two = parts.iter().all(|part| part.digits(2).is_some());
    (sign == "/" || two || after_weekday).then(|| calendar::century_of(year))
}

/// `13.5.2015`, `2014.12.28`, which are one token.
fn dotted(w: &Window, at: usize) -> Option<Match> {
    let mut parts = w.at(at).text.split('.');
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || w.at(at + 1).joined && w.at(at + 1).is_any(&["-", "/", "%"]) {
        return None;
    }
    // `version 2.11.2013`
    if at == 0 && guards::is_label(w.document, w.before()) {
        return None;
    }
    let number = |text: &str| text.parse::<i16>().ok();
    let small = |text: &str| i8::try_from(number(text)?).ok().filter(|n| *n > 0);
    if a.len() == 4 {
        let date = written(number(a).filter(|y| *y >= 1000)?, small(b)?, small(c)?)?;
        return Some(Match::new(date, at + 1, 0.95, Code::FiguresYearMonthDay));
    }
    let full = number(c).filter(|y| c.len() == 4 && (1000..=2999).contains(y));
    // `on 04.03.23`, which elsewhere may be a version.
    let two = [a, b, c].iter().all(|part| part.len() == 2) && at == 0;
    let introduced = two && w.document.is_any(w.before(), &["on", "since", "until", "dated"]);
    let short = || number(c).filter(|_| introduced).map(calendar::century_of);
    open_order(small(a)?, small(b)?, Some(full.or_else(short)?), at + 1)
}

/// `2014 12 28`.
fn spaced(w: &Window, at: usize) -> Option<Match> {
    let year = w.at(at).year()?;
    let small = |n: usize| w.at(n).digits(2).and_then(|n| i8::try_from(n).ok());
    let date = written(year, small(at + 1)?, small(at + 2)?)?;
    let free = !w.at(at + 3).is_number() && !w.at(at + 3).is_word();
    free.then(|| Match::new(date, at + 3, 0.8, Code::FiguresYearMonthDay))
}

/// `06/2004`, `2016-11`, `8/10`.
fn two_numbers(w: &Window, at: usize, after_weekday: bool) -> Option<Match> {
    let sign = separator(w, at + 1)?;
    if !ends_free(w, at + 3) {
        return None;
    }
    let (a, b) = (w.at(at), w.at(at + 2));
    let month = |n: Option<i8>| n.filter(|m| (1..=12).contains(m));
    let found = |year: i16, month: i8| {
        let date = Calendar {
            month: Some(Month::Written(month)),
            year: Some(Year::Written(year)),
            ..Calendar::default()
        };
        Some(Match::new(Expression::Calendar(date), at + 3, 0.9, Code::FiguresMonthYear))
    };
    if let (Some(year), Some(month)) = (a.year(), month(b.short_number())) {
        // `2009-10` and `2011/12` are two years, `2016-11` can only be a month.
        let more = i16::from(month) - year % 100;
        let two_years = if sign == "/" { more == 1 } else { more > 0 };
        return if two_years || b.digits(2).is_none() { None } else { found(year, month) };
    }
    if let (Some(month), Some(year)) = (month(a.short_number()), b.year()) {
        return found(year, month);
    }
    let (first, second) = (a.short_number()?, b.short_number()?);
    (sign == "/" && is_dated(w, at, after_weekday) && !is_fraction(first, second))
        .then(|| open_order(first, second, None, at + 3))
        .flatten()
}

/// Whether two numbers are introduced as a date: `on 4/22`, or all there is.
fn is_dated(w: &Window, at: usize, after_weekday: bool) -> bool {
    let before = w.before();
    // `a spell of 4/1 off five overs`
    let of_cricket = w.at(at + 3).is("off")
        || w.document.is_any(before.wrapping_sub(1), &["figures", "spell", "score"]);
    after_weekday
        || at > 0
        || w.document.on(before, List::DatePrepositions) && !of_cricket
        || w.document.tokens.len() <= at + 4 && w.first == 0
}

fn is_fraction(first: i8, second: i8) -> bool {
    matches!(
        (first, second),
        (24, 7) | (9, 11) | (7, 7) | (50, 50) | (1, 2) | (1, 3) | (2, 3) | (1, 4) | (3, 4)
    )
}

/// A date whose order the figures may or may not show.
fn open_order(first: i8, second: i8, year: Option<i16>, to: usize) -> Option<Match> {
    let sample = year.unwrap_or(2000);
    let month_first = jiff_core::civil::Date::new(sample, first, second).is_ok();
    let day_first = jiff_core::civil::Date::new(sample, second, first).is_ok();
    let expression = match (month_first, day_first) {
        (true, true) if first != second => Expression::Numeric { first, second, year },
        (true, _) => plain(year, first, second),
        (false, true) => plain(year, second, first),
        (false, false) => return None,
    };
    let confidence = if year.is_some() { 0.95 } else { 0.75 };
    Some(Match::new(expression, to, confidence, Code::FiguresDayMonthYear))
}

fn written(year: i16, month: i8, day: i8) -> Option<Expression> {
    jiff_core::civil::Date::new(year, month, day).is_ok().then(|| plain(Some(year), month, day))
}

fn plain(year: Option<i16>, month: i8, day: i8) -> Expression {
    Expression::Calendar(Calendar {
        day: Some(day),
        month: Some(Month::Written(month)),
        year: year.map(Year::Written),
        ..Calendar::default()
    })
}
