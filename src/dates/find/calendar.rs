//! Calendar dates: `Thursday 2 May`, `Feb. 5, 2013`, `8 and 12 April`, `March 2006`, `the 18th`.
//!
//! A month alone is read here too; whether it may stand is for the guards. Not read here: dates in
//! figures only (`numeric`), years alone (`years`), two dates that make a range (`ranges`).

use super::day_spans::{before_month, between, closing, dated, valid};
use super::subtokens::Window;
use super::{Match, numbers};
use crate::contract::Code;
use crate::mark::date::{Calendar, Expression, Month, Which, Year};

/// How sure a date is that has a day and a month.
const SURE: f32 = 0.97;

/// A list of more days than this is one of numbers.
const MOST_DAYS: usize = 6;

/// The longest calendar date that begins at `at`.
pub(super) fn read(w: &Window, at: usize) -> Option<Match> {
    let (weekday, start) = leading_weekday(w, at);
    let found =
        day_first(w, start).or_else(|| month_first(w, start)).or_else(|| year_first(w, start));
    let Some(mut matched) = found else {
        return weekday.and_then(|weekday| weekday_and_day(w, weekday, start));
    };
    last_or_next_after(w, &mut matched);
    let Some(weekday) = weekday else { return Some(matched) };
    let ends = match &mut matched.expression {
        Expression::Calendar(date) => [Some(date), None],
        Expression::Span(from, _) => match from.as_mut() {
            Expression::Calendar(date) => [Some(date), None],
            _ => [None, None],
        },
        _ => [None, None],
    };
    let first = ends.into_iter().flatten().next()?;
    first.day?;
    first.weekday = Some(weekday);
    matched.reason = Code::WeekdayWithDate;
    matched.confidence = 0.99;
    Some(matched)
}

/// `the 12th of October last`: an older way to say which October.
fn last_or_next_after(w: &Window, found: &mut Match) {
    let which = match w.at(found.end) {
        word if word.is("last") => Which::Last,
        word if word.is_any(&["next", "instant", "inst"]) => Which::Next,
        _ => return,
    };
    if let Expression::Calendar(date @ Calendar { day: Some(_), year: None, .. }) =
        &mut found.expression
        && date.which == Which::Bare
        && matches!(date.month, Some(Month::Written(_)))
        && !w.at(found.end + 1).is_word()
    {
        date.which = which;
        found.end += 1;
    }
}

/// `Thursday`, `Saturday,`, `Tuesday the`, `Friday night,` and the subtoken where the date
/// continues.
fn leading_weekday(w: &Window, at: usize) -> (Option<i8>, usize) {
    let Some(weekday) = w.at(at).weekday() else { return (None, at) };
    let mut next = at + 1;
    next += usize::from(w.at(next).unit().is_some_and(|unit| unit.is_day_part()));
    next += usize::from(w.at(next).is(".") && w.at(next).joined);
    next += usize::from(w.at(next).is_any(&[",", "-"]));
    next += usize::from(w.at(next).is("the") || w.at(next).is("on") && w.at(next - 1).is(","));
    (Some(weekday), next)
}

/// `Friday the 22nd`, `Sunday 13th`.
fn weekday_and_day(w: &Window, weekday: i8, at: usize) -> Option<Match> {
    let plain = || {
        let day = w.at(at).count().filter(|_| w.at(at).is_number())?;
        let score = w.at(at + 1).is_dash() || w.at(at + 1).is_any(&[":", "%", "/", "'"]);
        (!score).then(|| Some((i8::try_from(day).ok()?, at + 1)))?
    };
    let (day, next) =
        numbers::any_ordinal(w, at).or_else(plain).filter(|(day, _)| (1..=31).contains(day))?;
    let title = super::guards::is_unlucky_title(w, at.saturating_sub(2));
    if title || !super::guards::ends_phrase(w, next) || w.at(at - 1).is(",") {
        return None;
    }
    let date = Calendar { weekday: Some(weekday), day: Some(day), ..Calendar::default() };
    let month = of_near_month(w, next);
    let date = Calendar { month: month.map(|(month, _)| month), ..date };
    let to = month.map_or(next, |(_, next)| next);
    Some(Match::new(Expression::Calendar(date), to, 0.9, Code::WeekdayWithDay))
}

/// `on the 18th`, `until the 21st`: a day of an unwritten month.
pub(super) fn day_alone(w: &Window, at: usize) -> Option<Match> {
    let day = w.at(at).ordinal_figures().and_then(|n| i8::try_from(n).ok()).filter(|d| *d <= 31)?;
    let confidence = super::guards::day_alone(w, at)?;
    let date = Calendar { day: Some(day), ..Calendar::default() };
    Some(Match::new(Expression::Calendar(date), at + 1, confidence, Code::DayOfTheMonth))
}

/// `2 May 2024`, `8 and 12 April`, `26th of March`, `10-August-2012`, `the 20th of next month`.
fn day_first(w: &Window, at: usize) -> Option<Match> {
    let (first, last, next) = days(w, at)?;
    if let Some((month, next)) = of_near_month(w, next) {
        let near = |day| Calendar { day: Some(day), month: Some(month), ..Calendar::default() };
        return Some(Match::new(
            between(near(first), last.map(near)),
            next,
            SURE,
            Code::DayOfAMonth,
        ));
    }
    let sign = w.at(next).is_any(&["-", "/"]) && w.at(next).joined;
    let stop = w.at(next).is(".") && w.at(next).joined;
    let day_of = usize::from(w.at(next).is("day")) * usize::from(w.at(next + 1).is("of"));
    let of = usize::from(w.at(next + day_of).is("of"));
    let next = next + usize::from(sign || stop) + day_of + of;
    let subtoken = w.at(next);
    let month = subtoken.month()?;
    if sign && !subtoken.joined {
        return None;
    }
    let short = w.at(next + 2).digits(2).filter(|_| sign && w.at(next + 1).is("-"));
    let (year, next) = match short.filter(|_| w.at(next + 2).joined) {
        Some(short) => (Some(Year::Written(century_of(short))), next + 3),
        None => year_after(w, next + 1),
    };
    let listed = (at..next).any(|n| w.at(n).is_any(&["and", "or", "&", ","]));
    let opening = match last {
        Some(last) if last < first && !listed => before_month(first, month, year),
        _ => dated(first, month, year),
    };
    let expression = between(opening, last.map(|day| dated(day, month, year)));
    valid(&expression).then(|| Match::new(expression, next, SURE, Code::DayAndMonth))
}

/// `of next month`, `of this month`, `of the month`.
pub(super) fn of_near_month(w: &Window, at: usize) -> Option<(Month, usize)> {
    let at = at + usize::from(w.at(at).is("day"));
    if !w.at(at).is_any(&["of", "in"]) {
        return None;
    }
    let which =
        w.at(at + 1).which().filter(|which| !which.refers_to_text() || *which == Which::Previous);
    let steps = if w.at(at + 1).is("the") { 0 } else { which?.steps() };
    w.at(at + 2).is("month").then_some((Month::Near(steps), at + 3))
}

/// One day or the first and last of several: `8`, `8 and 12`, `3-5`, `2, 4 and 6`.
fn days(w: &Window, at: usize) -> Option<(i8, Option<i8>, usize)> {
    let (first, mut next) = numbers::day(w, at)?;
    let mut last = None;
    for _ in 1..MOST_DAYS {
        let Some((day, after)) = next_day(w, next) else { break };
        last = Some(day);
        next = after;
    }
    Some((first, last, next))
}

/// A connector and one more day: `and 12`, `-5`, `to the 9th`.
fn next_day(w: &Window, at: usize) -> Option<(i8, usize)> {
    let connector = w.at(at);
    let comma = connector.is(",");
    if !(comma || connector.is_dash() || connector.is_any(&CONNECTORS)) {
        return None;
    }
    let mut next = at + 1;
    next += usize::from(comma && w.at(next).is_any(&["and", "or"]));
    next += usize::from(w.at(next).is("the"));
    let (day, after) = numbers::day(w, next)?;
    // A comma joins days only in a list that continues: `2, 4 and 6 June`.
    (!comma || w.at(after).is_any(&["and", "or", ","])).then_some((day, after))
}

/// Words between two days of one month.
const CONNECTORS: [&str; 9] = ["and", "or", "&", "to", "through", "thru", "until", "till", "til"];

/// `Feb. 5`, `May 2010`, `October 1st, 2013`, `June 12 and 19, 2009`, `March`.
fn month_first(w: &Window, at: usize) -> Option<Match> {
    let month = w.at(at).month()?;
    let mut next = at + 1;
    next += usize::from(w.at(next).is(".") && w.at(next).joined);
    if let Some(found) = month_and_day(w, month, next) {
        return Some(found);
    }
    if let (Some(year), next) = year_after(w, at + 1) {
        let date = Calendar {
            month: Some(Month::Written(month)),
            year: Some(year),
            ..Calendar::default()
        };
        return Some(Match::new(Expression::Calendar(date), next, 0.96, Code::MonthAndYear));
    }
    let date = Calendar { month: Some(Month::Written(month)), ..Calendar::default() };
    Some(Match::new(Expression::Calendar(date), at + 1, 0.9, Code::Month))
}

fn month_and_day(w: &Window, month: i8, at: usize) -> Option<Match> {
    let mut next = at;
    let sign = w.at(next).is_any(&["-", "/"]) && w.at(next).joined;
    next += usize::from(sign);
    // `October, 1st` and `March, 6th 2016`, but not `in March, 6 people`.
    let comma = w.at(next).is(",") && w.at(next + 1).ordinal_figures().is_some();
    next += usize::from(comma);
    next += usize::from(w.at(next).is("the") && numbers::day(w, next + 1).is_some());
    let (first, last, after) = match days(w, next) {
        Some(found) => found,
        None => small_day_in_words(w, next)?,
    };
    if last.is_none() && !sign && counts_something(w, next, after) {
        return None;
    }
    let (last, after) = if last.is_some() && counts_something(w, next, after) {
        (None, numbers::day(w, next)?.1)
    } else {
        (last, after)
    };
    let (year, after) = year_after(w, after);
    let year = year.or_else(|| year_of_event(w, month, first, after));
    let date = |day| dated(day, month, year);
    let expression = between(date(first), last.map(|last| closing(first, last, month, year)));
    valid(&expression).then(|| Match::new(expression, after, SURE, Code::MonthAndDay))
}

/// `the September 11 attacks` are those of 2001, whenever they are written of.
fn year_of_event(w: &Window, month: i8, day: i8, at: usize) -> Option<Year> {
    let attacks =
        (at..at + 2).any(|n| w.at(n).is_any(&["attack", "attacks", "hijackings", "hijackers"]));
    ((month, day) == (9, 11) && attacks).then_some(Year::Written(2001))
}

/// `May twenty one`; figures and ordinals are read elsewhere.
fn small_day_in_words(w: &Window, at: usize) -> Option<(i8, Option<i8>, usize)> {
    if numbers::year_in_words(w, at).is_some() {
        return None;
    }
    let (day, next) = numbers::small_cardinal(w, at).filter(|(day, _)| (1..=31).contains(day))?;
    // `In March three men`: a number word is a day only where nothing is counted.
    let free = !w.at(next).is_word() || w.at(next).cardinal_word().is_some();
    free.then_some((i8::try_from(day).ok()?, None, next))
}

/// `In March 20 people were hurt`: a plain number that counts what follows it.
fn counts_something(w: &Window, at: usize, after: usize) -> bool {
    let plain = w.at(after - 1).count().is_some() && w.at(at).count().is_some();
    plain && super::guards::is_counted(w, after)
}

/// `2018 March 18`, `2024-August`, `2012/Aug/10`.
fn year_first(w: &Window, at: usize) -> Option<Match> {
    let year = w.at(at).year()?;
    let sign = w.at(at + 1).is_any(&["-", "/"]) && w.at(at + 1).joined;
    let next = at + 1 + usize::from(sign);
    let month = w.at(next).month()?;
    if w.at(next).joined != sign {
        return None;
    }
    let mut date = Calendar {
        month: Some(Month::Written(month)),
        year: Some(Year::Written(year)),
        ..Calendar::default()
    };
    let again = w.at(next + 1).is_any(&["-", "/"]) && w.at(next + 1).joined && sign;
    let after = next + 1 + usize::from(again);
    if let Some((day, after)) = numbers::day(w, after).filter(|_| again == sign) {
        date.day = Some(day);
        let expression = Expression::Calendar(date);
        return valid(&expression).then(|| Match::new(expression, after, SURE, Code::YearMonthDay));
    }
    let alone = sign || !w.at(next + 1).is_word();
    alone.then(|| Match::new(Expression::Calendar(date), next + 1, 0.9, Code::YearAndMonth))
}

/// A year after a day or a month: `2013`, `, 2013`, `of 1995`, `'97`, `-2012`, `last year`,
/// `234 BC`; else none and `at` itself.
fn year_after(w: &Window, at: usize) -> (Option<Year>, usize) {
    let sign = w.at(at).is_any(&["-", "/"]) && w.at(at).joined && w.at(at + 1).joined;
    let comma = w.at(at).is(",");
    let of = w.at(at).is_any(&["of", "in"]);
    let next = at + usize::from(sign || comma || of);
    if let Some((year, after)) = era_year(w, next).filter(|_| !w.at(at).is("in")) {
        return (Some(Year::Written(year)), after);
    }
    if let Some(year) = w.at(next).year().filter(|_| !counted_year(w, next, comma)) {
        return (Some(Year::Written(year)), next + 1);
    }
    if let Some((year, after)) = short_year(w, next).filter(|_| !w.at(at).is("in")) {
        return (Some(Year::Written(year)), after);
    }
    if let Some((year, after)) = near_year(w, at) {
        return (Some(year), after);
    }
    match numbers::year_in_words(w, next) {
        Some((year, after)) if !w.at(after).is_word() || of => (Some(Year::Written(year)), after),
        _ => (None, at),
    }
}

/// `On May 5, 2000 people`: after the comma stands a count.
fn counted_year(w: &Window, at: usize, comma: bool) -> bool {
    comma && super::guards::is_counted(w, at + 1)
}

/// `234 BC`, `88 AD`, `384`: years of fewer than four digits, after a month.
fn era_year(w: &Window, at: usize) -> Option<(i16, usize)> {
    let number = i16::try_from(w.at(at).count()?).ok().filter(|n| (1..=9999).contains(n))?;
    let era = w.at(at + 1);
    if era.is_any(&["bc", "bce", "b.c."]) {
        return Some((1 - number, at + 2));
    }
    if era.is_any(&["ad", "ce", "a.d."]) && era.is_capital() {
        return Some((number, at + 2));
    }
    let three =
        w.at(at).digits(3).filter(|_| w.at(at - 1).is("of") || w.at(at - 1).month().is_some());
    three.filter(|_| !w.at(at + 1).is_word()).map(|year| (year, at + 1))
}

/// `'97`, and `96` or `82` where it can't be a day or a count.
fn short_year(w: &Window, at: usize) -> Option<(i16, usize)> {
    let apostrophe = w.at(at).is_any(&["'", "’", "‘"]) && w.at(at + 1).joined;
    let number = w.at(at + usize::from(apostrophe)).digits(2)?;
    let free = !w.at(at + 1).is_word() && !w.at(at + 1).is_any(&["%", ":"]);
    match number {
        _ if apostrophe => Some((century_of(number), at + 2)),
        40..=99 if free => Some((1900 + number, at + 1)),
        _ => None,
    }
}

/// The year of a two-digit number: 1930 to 2029.
pub(super) fn century_of(number: i16) -> i16 {
    if number < 30 { 2000 + number } else { 1900 + number }
}

/// `last year`, `of next year`, `of the same year`, `that year`.
pub(super) fn near_year(w: &Window, at: usize) -> Option<(Year, usize)> {
    let mut next = at + usize::from(w.at(at).is_any(&["of", "in"]));
    next += usize::from(w.at(next).is("the"));
    let which = w.at(next).which()?;
    if !w.at(next + 1).is("year") || w.at(next + 2).is_dash() && w.at(next + 2).joined {
        return None;
    }
    let year = match which.refers_to_text() {
        true => Year::Antecedent(which.steps()),
        false => Year::Near(which.steps()),
    };
    Some((year, next + 2))
}
