//! Days with a name: `Christmas Eve 1944`, `St Andrew's Day`, `Thanksgiving`, `Ramadan`.
//!
//! A name and a date that stand together are one phrase: `National Day, June 6, 1984`; so are a
//! name and its weekend: `Labor Day weekend`.

use super::guards::{self, Feast};
use super::subtokens::Window;
use super::{Match, calendar};
use crate::contract::Code;
use crate::dates::lists;
use crate::lexicon::{Folded, List};
use crate::mark::date::{Calendar, DateRule, Expression, Month, Unit, Which, Year};

/// No name has more words.
const LONGEST: usize = 5;

/// The named day that begins at `at`.
pub(super) fn read(w: &Window, at: usize) -> Option<Match> {
    let (name, last_token) = name_at(w, w.at(at).token)?;
    let rule = lists::NAMED_DAYS.get(&name)?;
    let to = after(w, at, last_token);
    if let Some(found) = coming_year(w, at, &name, to) {
        return Some(found);
    }
    let several_words = name.contains(' ');
    if year_of(w, to).0.is_none()
        && let Some(found) = with_date(w, to)
    {
        return Some(found);
    }
    with_year(w, to, name, rule, |end, has_year| {
        Feast { at, end, several_words, has_year }.confidence(w)
    })
}

/// `in the new year`: not its first day.
fn coming_year(w: &Window, at: usize, name: &str, to: usize) -> Option<Match> {
    let the = w.before();
    let into = ["in", "into", "of", "during", "through"];
    let year = name == "new year"
        && at == 0
        && w.document.is(the, "the")
        && w.document.is_any(the.wrapping_sub(1), &into)
        && guards::ends_phrase(w, to);
    let expression = Expression::Unit { unit: Unit::Year, which: Which::Next };
    year.then(|| Match::new(expression, to, 0.9, Code::UnitNearAnotherDay))
}

/// The subtoken after a token.
pub(super) fn after(w: &Window, at: usize, token: usize) -> usize {
    let mut to = at;
    while !w.at(to).is_end() && w.at(to).token <= token {
        to += 1;
    }
    to
}

/// The day whose name ends before the subtoken `to`, with its year, its weekend or the part of it that
/// stands there.
pub(super) fn with_year(
    w: &Window,
    to: usize,
    name: String,
    rule: DateRule,
    confidence: impl FnOnce(usize, bool) -> Option<f32>,
) -> Option<Match> {
    let (mut year, mut end) = year_of(w, to);
    let weekend = year.is_none() && w.at(to).is("weekend") && !w.at(to).joined;
    if weekend {
        (year, end) = year_of(w, to + 1);
    }
    let confidence = confidence(end, year.is_some())?;
    let day = Expression::Named { name, rule, which: Which::Bare, year };
    if weekend {
        let expression = Expression::WeekendOf(Box::new(day));
        return Some(Match::new(expression, end, confidence, Code::WeekendOfNamedDay));
    }
    end += usize::from(w.at(end).unit().is_some_and(|unit| unit.is_day_part()));
    Some(Match::new(day, end, confidence, Code::NamedDay))
}

/// The longest name that begins with the token, possessive endings left out, and its last token.
fn name_at(w: &Window, first: usize) -> Option<(String, usize)> {
    let document = w.document;
    document.tokens.get(first)?;
    let mut hash = Folded::word(document.word(first));
    let mut last = hash.lists().has(List::NamedDays).then_some(first);
    let mut words = 1;
    let mut token = first + 1;
    while words < LONGEST && hash.lists().opens_phrase() | (words > 1) {
        if document.possessive(token) {
            token += 1;
            continue;
        }
        if token >= w.limit || !document.word(token).starts_with(char::is_alphanumeric) {
            break;
        }
        hash = hash.and(document.word(token));
        if hash.lists().has(List::NamedDays) {
            last = Some(token);
        }
        words += 1;
        token += 1;
    }
    let last = last?;
    let parts = (first..=last).filter(|&n| n == first || !document.possessive(n));
    let name: Vec<String> = parts.map(|n| fold(document.word(n))).collect();
    Some((name.join(" "), last))
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// `2019`, `of 2016`, `in 1944`, `last year` after the name.
fn year_of(w: &Window, at: usize) -> (Option<Year>, usize) {
    let comma = w.at(at).is(",");
    let next = at + usize::from(comma || w.at(at).is_any(&["of", "in"]));
    if let Some(year) = w.at(next).year().filter(|_| !guards::is_counted(w, next + 1)) {
        return (Some(Year::Written(year)), next + 1);
    }
    calendar::near_year(w, at).map_or((None, at), |(year, next)| (Some(year), next))
}

/// `, June 6, 1984` after the name: the date gives the day.
fn with_date(w: &Window, at: usize) -> Option<Match> {
    if !w.at(at).is(",") {
        return None;
    }
    let found = calendar::read(w, at + 1)?;
    let day = match &found.expression {
        Expression::Calendar(Calendar { day, month: Some(Month::Written(_)), .. }) => *day,
        _ => None,
    };
    day?;
    Some(Match { reason: Code::NamedDayWithDate, confidence: 0.98, ..found })
}
