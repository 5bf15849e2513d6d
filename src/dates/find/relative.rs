//! Dates that need another day to count from: `yesterday`, `last week`, `the following Monday`,
//! `Monday of next week`.
//!
//! Not read here: what counts units from somewhere (`three years ago`: `shift`), and what is counted
//! within its month or year (`the first Friday of July`: `counted_within`). A stretch of time is no date: `the
//! past 30 days`, `over the next year`.

use super::subtokens::Window;
use super::{Match, calendar, guards, named, numeric, periods};
use crate::contract::Code;
use crate::mark::date::{Calendar, Expression, Unit, Which, Year};

/// The relative date that begins at `at`.
pub(super) fn read(w: &Window, at: usize) -> Option<Match> {
    day_word(w, at).or_else(|| which(w, at)).or_else(|| weekday(w, at))
}

/// `last fiscal year`, `the next school year`.
fn business_year(w: &Window, which: Which, at: usize) -> Option<Match> {
    let kind = w.at(at).is_any(&["fiscal", "financial", "school", "academic", "tax"]);
    if !kind || !w.at(at + 1).is("year") || which.refers_to_text() {
        return None;
    }
    let expression = Expression::Fiscal(Year::Near(which.steps()));
    Some(Match::new(expression, at + 2, 0.9, Code::BusinessYear))
}

/// The subtoken after a part of the day, if one stands at `at`: `night` of `Tuesday night`.
fn skip_day_part(w: &Window, at: usize) -> usize {
    let part = w.at(at).unit().is_some_and(|unit| unit.is_day_part()) && !w.at(at).is_capital();
    let lunch = w.at(at).is_any(&["lunchtime", "evening", "midday"]);
    at + usize::from((part || lunch) && !w.at(at).joined)
}

fn day_word(w: &Window, at: usize) -> Option<Match> {
    let days = w.at(at).day_word()?;
    let to = if w.at(at).is("tonight") { at + 1 } else { skip_day_part(w, at + 1) };
    let confidence = guards::day_word(w, at, to)?;
    Some(Match::new(Expression::DayWord(days), to, confidence, Code::WordForADay))
}

/// `Tuesday`, `Tuesday night`, `Monday of next week`, `Friday this week`.
fn weekday(w: &Window, at: usize) -> Option<Match> {
    let weekday = w.at(at).weekday()?;
    let to = skip_day_part(w, at + 1);
    let (week, to) = match week_after(w, to) {
        Some((week, to)) => (Some(week), to),
        None => (None, to),
    };
    let confidence = guards::weekday(w, at, to)?;
    let expression = Expression::Weekday { weekday, which: Which::Bare, week };
    Some(Match::new(expression, to, confidence, Code::Weekday))
}

/// `of next week`, `last week`, `, next week` after a weekday.
fn week_after(w: &Window, at: usize) -> Option<(Which, usize)> {
    let mut next = at + usize::from(w.at(at).is_any(&["of", ",", "in"]));
    next += usize::from(w.at(next).is("the"));
    let which = w.at(next).which()?;
    let bare = next == at || w.at(at).is_any(&["of", ","]);
    (bare && w.at(next + 1).is("week")).then_some((which, next + 2))
}

/// What begins with `last`, `this`, `next`, `the following` …
pub(super) fn which(w: &Window, at: usize) -> Option<Match> {
    let mut which = w.at(at).which()?;
    let mut next = at + 1;
    // `this past Saturday`, `this coming Friday`
    let finer =
        w.at(next).which().filter(|f| matches!(f, Which::Last | Which::Next | Which::Coming));
    if let Some(finer) = finer.filter(|_| which == Which::This) {
        which = finer;
        next += 1;
    }
    if !may_open(w, at, which) {
        return None;
    }
    if is_stretch(w, at, next) {
        return None;
    }
    business_year(w, which, next)
        .or_else(|| unit(w, at, which, next))
        .or_else(|| weekday_of(w, at, which, next))
        .or_else(|| month_of(w, at, which, next))
        .or_else(|| season_of(w, at, which, next))
        .or_else(|| feast_of(w, which, next))
}

/// `following` and `that` are more often something else; articles and possessives decide.
fn may_open(w: &Window, at: usize, which: Which) -> bool {
    let word = w.at(at);
    let before = if at > 0 { w.at(at - 1).text } else { w.document.word(w.before()) };
    let determined = ["the", "a", "an", "its", "their", "his", "her"]
        .iter()
        .any(|d| before.eq_ignore_ascii_case(d));
    match which {
        Which::Following => determined || before.eq_ignore_ascii_case("on"),
        Which::Same if word.is("same") => determined || before.eq_ignore_ascii_case("that"),
        _ => true,
    }
}

/// `the past year`, `this past week`, `over the last month`, `within the next week`: a length, no unit of the calendar.
fn is_stretch(w: &Window, at: usize, next: usize) -> bool {
    let Some(unit) = w.at(next).unit().filter(|unit| !unit.is_day_part()) else { return false };
    let past = |at: usize| w.at(at).is("past") && unit != Unit::Day && unit != Unit::Weekend;
    if past(at) || w.at(at).is("this") && past(next - 1) {
        return true;
    }
    let document = w.document;
    let before = |back: usize| w.before().wrapping_sub(back);
    let the = at == 0 && document.is(before(0), "the");
    // `in the coming year` is the year that comes.
    let lengthy = ["over", "within", "during", "for", "throughout", "of", "in"];
    let lengthy = if w.at(at).is("coming") { &lengthy[..5] } else { &lengthy[..] };
    the && document.is_any(before(1), lengthy) && w.at(at).is_any(&["last", "next", "coming"])
}

/// `last week`, `this morning`, `the same day`, `next year`.
fn unit(w: &Window, at: usize, which: Which, next: usize) -> Option<Match> {
    let subtoken = w.at(next);
    let unit = subtoken.unit()?;
    let plural = subtoken.text.ends_with(['s', 'S']);
    let after = w.at(next + 1);
    // `this years festival`, without its apostrophe
    let slip = which == Which::This && unit == Unit::Year && w.at(at).is("this") && after.is_word();
    if plural && !slip || subtoken.joined || after.is_dash() && after.joined {
        return None;
    }
    let the = if at > 0 { w.at(at - 1).is("the") } else { w.document.is(w.before(), "the") };
    let which = match (which, unit) {
        (
            Which::Next,
            Unit::Day | Unit::Morning | Unit::Night | Unit::Evening | Unit::Afternoon,
        ) => Which::Following,
        (Which::Next, Unit::Year | Unit::Month | Unit::Week) if the => Which::Following,
        (which, _) => which,
    };
    // `the last day of term`, `the last week of October`
    let whose = w.document.is_any(w.before(), &["my", "our", "your", "his", "her", "its", "their"]);
    let of_date = after.is("of") && (the || is_dated(w, next + 2));
    if which == Which::Last && (whose || of_date || the && unit == Unit::Day) {
        return None;
    }
    if which == Which::This && unit == Unit::Day {
        return None;
    }
    if w.at(at).is("that")
        && !(matches!(unit, Unit::Day | Unit::Year) || guards::ends_phrase(w, next + 1))
    {
        return None;
    }
    let to = if unit == Unit::Day { skip_day_part(w, next + 1) } else { next + 1 };
    if unit == Unit::Week
        && let Some(found) = weekday_in_week(w, which, to)
    {
        return Some(found);
    }
    let expression = Expression::Unit { unit, which };
    Some(Match::new(expression, to, 0.93, Code::UnitNearAnotherDay))
}

/// A month, a year or the like stands there: `last week of December`.
fn is_dated(w: &Window, at: usize) -> bool {
    let subtoken = w.at(at);
    let the_year = subtoken.is("the") && w.at(at + 1).unit().is_some();
    subtoken.month().is_some()
        || subtoken.year().is_some()
        || subtoken.which().is_some()
        || the_year
}

/// `next week Monday`, `next week on Friday`.
fn weekday_in_week(w: &Window, week: Which, at: usize) -> Option<Match> {
    let next = at + usize::from(w.at(at).is("on"));
    let weekday = w.at(next).weekday()?;
    if w.at(next + 1).is_number() || w.at(next + 1).month().is_some() {
        return None;
    }
    let expression = Expression::Weekday { weekday, which: Which::Bare, week: Some(week) };
    Some(Match::new(expression, skip_day_part(w, next + 1), 0.95, Code::WeekdayOfAWeek))
}

/// `last Friday`, `the following Monday`, `this Wednesday night`.
fn weekday_of(w: &Window, at: usize, which: Which, next: usize) -> Option<Match> {
    let weekday = w.at(next).weekday()?;
    if w.at(next).is_ambiguous() || w.at(at).is("that") {
        return None;
    }
    let dated = calendar::read(w, next).or_else(|| numeric::read(w, next));
    if let Some(found) = dated.filter(|found| found.end > next + 1) {
        return Some(found);
    }
    let to = skip_day_part(w, next + 1);
    guards::weekday(w, next, to)?;
    let expression = Expression::Weekday { weekday, which, week: None };
    Some(Match::new(expression, to, 0.97, Code::WeekdayNearAnotherDay))
}

/// `last June`, `this September`, `next May`.
fn month_of(w: &Window, at: usize, which: Which, next: usize) -> Option<Match> {
    w.at(next).month()?;
    if w.at(at).is_any(&["that", "same"]) || w.at(next).weekday().is_some() {
        return None;
    }
    let found = calendar::read(w, next)?;
    // `extended past July 31`, `purchases past March`
    if w.at(at).is("past") {
        return None;
    }
    let verb = w.at(next).is_any(&["may", "march", "august"])
        && !w.at(next).is_capital()
        && found.end == next + 1;
    if verb && (which == Which::This || !guards::ends_phrase(w, found.end)) {
        return None;
    }
    match found.expression {
        Expression::Calendar(date) if date.day.is_none() && date.year.is_none() => {
            let expression = Expression::Calendar(Calendar { which, ..date });
            Some(Match::new(expression, found.end, 0.95, Code::MonthNearAnotherDay))
        }
        _ => Some(found),
    }
}

/// `last winter`, `this summer`, `next spring`.
fn season_of(w: &Window, at: usize, which: Which, next: usize) -> Option<Match> {
    let season = w.at(next).season()?;
    let dated = periods::season(w, next).filter(|found| found.end > next + 1);
    if dated.is_some() {
        return dated;
    }
    let doubtful = w.at(at).is("that") && !guards::ends_phrase(w, next + 1);
    let expression = Expression::Season { season, which, year: None };
    (!doubtful).then(|| Match::new(expression, next + 1, 0.92, Code::SeasonNearAnotherDay))
}

/// `last Christmas`, `next Easter Monday`.
fn feast_of(w: &Window, which: Which, next: usize) -> Option<Match> {
    let found = named::read(w, next)?;
    let expression = match found.expression {
        Expression::Named { name, rule, year: None, .. } => {
            Expression::Named { name, rule, which, year: None }
        }
        Expression::WeekendOf(day) => match *day {
            Expression::Named { name, rule, year: None, .. } => {
                Expression::WeekendOf(Box::new(Expression::Named { name, rule, which, year: None }))
            }
            other => Expression::WeekendOf(Box::new(other)),
        },
        other => other,
    };
    Some(Match { expression, ..found })
}
