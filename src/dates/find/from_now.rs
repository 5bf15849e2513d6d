//! Weekdays counted from now or from a feast: `two Sundays from now`, `three Fridays ago`, `the Friday
//! before last`, `the Monday after next`, `the Friday after Thanksgiving`.
//!
//! Not read: weekdays counted from another day than that of publication (`two Mondays later`).

use super::subtokens::Window;
use super::{Match, named, numbers, shift};
use crate::contract::Code;
use crate::dates::lists;
use crate::mark::date::{Expression, From, Step, Unit, Which};

/// The weekday counted from now that begins at `at`.
pub(super) fn read(w: &Window, at: usize) -> Option<Match> {
    several(w, at).or_else(|| second_next(w, at)).or_else(|| beside(w, at))
}

/// `two Sundays from now`, `three Fridays ago`.
fn several(w: &Window, at: usize) -> Option<Match> {
    let figures = w.at(at).short_number().map(|count| (i16::from(count), at + 1));
    let (count, next) = figures.or_else(|| numbers::small_cardinal(w, at))?;
    let single = w.at(next).text.strip_suffix(['s', 'S'])?;
    let weekday = lists::WEEKDAYS.get(single).filter(|_| single.to_lowercase().ends_with("day"))?;
    let back = w.at(next + 1).is("ago");
    let ahead = w.at(next + 1).is("from") && w.at(next + 2).is("now");
    let weeks = u16::try_from(count).ok()?.checked_sub(1)?;
    (back || ahead).then(|| found(weekday, weeks, back, next + if back { 2 } else { 3 }))
}

/// `Friday before last`, `Monday after next`.
fn second_next(w: &Window, at: usize) -> Option<Match> {
    let weekday = w.at(at).weekday().filter(|_| !w.at(at).is_ambiguous())?;
    let (ahead, to) = shift::second_next(w, at + 1)?;
    Some(found(weekday, 1, !ahead, to))
}

/// `Friday after Thanksgiving`, `Monday before Christmas` after `the`.
fn beside(w: &Window, at: usize) -> Option<Match> {
    let weekday = w.at(at).weekday().filter(|_| !w.at(at).is_ambiguous())?;
    let side = w.at(at + 1);
    let the = if at > 0 { w.at(at - 1).is("the") } else { w.document.is(w.before(), "the") };
    if !(the && side.is_any(&["before", "after"])) {
        return None;
    }
    let of = named::read(w, at + 2)?;
    let expression =
        Expression::WeekdayBeside { weekday, back: side.is("before"), of: Box::new(of.expression) };
    Some(Match::new(expression, of.end, 0.95, Code::WeekdayBesideNamedDay))
}

/// The first such weekday before or after publication, and so many weeks beyond.
fn found(weekday: i8, weeks: u16, back: bool, to: usize) -> Match {
    let which = if back { Which::Last } else { Which::Coming };
    let nearest = Expression::Weekday { weekday, which, week: None };
    let steps = vec![Step { count: Some(weeks), unit: Unit::Week }];
    let expression = Expression::Shift { steps, back, from: From::Of(Box::new(nearest)) };
    Match::new(expression, to, 0.95, Code::WeekdayFromNow)
}
