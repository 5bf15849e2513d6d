//! Calendar reckoning: the parts that are written, and the year or month that is not.

use super::knowledge::NEWS;
use super::{Direction, Knowledge, Resolved};
use crate::contract::Code;
use crate::dates::edtf::Time;
use crate::mark::date::{Calendar, Month, Which, Year};
use crate::mark::{Value, reason};
use jiff_core::civil::{Date, Weekday};
use std::cmp::Ordering;

/// A day that is gone for fewer days is meant though the sentence looks forward.
const JUST_GONE: i32 = 60;

/// A day that is fewer days ahead is meant though the sentence looks back: texts are written on after the day that
/// they state, and of what is a year gone the year is said. Of six such days of texts whose days are known all are ahead.
const SOON: i32 = 10;

/// A date in words.
pub(super) fn calendar(known: &Knowledge, date: &Calendar, direction: Direction) -> Resolved {
    let year = match date.year {
        Some(year) => match known.year(year) {
            Ok(year) => Some(year),
            Err(reason) => return Resolved::unknown(reason),
        },
        None => None,
    };
    let basis = match date.year {
        Some(Year::Near(_)) => Code::YearCountedFromPublication,
        Some(Year::Antecedent(_)) => Code::YearCountedFromOneBefore,
        _ => Code::AsWritten,
    };
    match (year, date.month, date.day) {
        (Some(year), Some(Month::Written(month)), Some(day)) => whole(year, month, day, basis),
        (Some(year), Some(Month::Written(month)), None) => {
            Resolved::known(Time::Month { year, month }, basis)
        }
        (Some(year), None, _) => Resolved::known(Time::Year(year), basis),
        (None, Some(Month::Written(month)), Some(day)) => {
            day_of_month(known, date, month, day, direction)
        }
        (None, Some(Month::Written(month)), None) => {
            month_alone(known, month, date.which, direction)
        }
        (_, Some(Month::Near(steps)), Some(day)) => day_of_near_month(known, steps, day),
        (None, None, Some(day)) => day_alone(known, date.weekday, day, direction),
        _ => Resolved::unknown(Code::NothingToReckonWith),
    }
}

fn whole(year: i16, month: i8, day: i8, basis: Code) -> Resolved {
    match Date::new(year, month, day) {
        Ok(date) => Resolved::known(Time::Day(date), basis),
        Err(_) => {
            Resolved::unknown(reason::month_has_no_day(Value::Month(month), year, i16::from(day)))
        }
    }
}

/// Day and month without a year: the year that fits weekday and direction.
fn day_of_month(
    known: &Knowledge,
    date: &Calendar,
    month: i8,
    day: i8,
    direction: Direction,
) -> Resolved {
    let Some(now) = known.published else {
        let time = Time::Yearless { month, day: Some(day) };
        return Resolved::known(time, Code::YearUnwritten);
    };
    if let Some(again) = known.days.iter().rev().find(|d| (d.month(), d.day()) == (month, day)) {
        return Resolved::known(Time::Day(*again), Code::SameDayAsBefore);
    }
    if let Some(anchor) = anchor_date(known)
        && let Ok(date) = Date::new(anchor.year(), month, day)
    {
        return Resolved::known(Time::Day(date), Code::YearTheTextTellsOf);
    }
    let carried = || carried_on(known, direction, now, |year| Date::new(year, month, day).ok());
    if let Some(date) = date.weekday.is_none().then(carried).flatten() {
        return Resolved::known(Time::Day(date), Code::YearTheTextTellsOf);
    }
    let mut years: Vec<Date> = (-9..=9)
        .filter_map(|step| Date::new(now.year().checked_add(step)?, month, day).ok())
        .collect();
    if let Some(weekday) = date.weekday {
        let fitting: Vec<Date> = years
            .iter()
            .copied()
            .filter(|d| d.weekday().to_monday_one_offset() == weekday)
            .collect();
        // A slip of the weekday is likelier than a day years away, or on the wrong side.
        let wanted = |d: &Date| {
            let near = (d.year() - now.year()).abs() <= 1;
            near && !(direction == Direction::Future && *d < now.checked_add(-NEWS).unwrap_or(now))
        };
        if fitting.iter().any(wanted) {
            years = fitting.into_iter().filter(|d| wanted(d)).collect();
        } else if !years.iter().any(wanted) {
            years = fitting;
        }
    }
    let what = Value::Day(month, day);
    pick(now, &years, direction, what, Time::Day, date.weekday.is_some())
}

/// What continues a date just before that states its year: `arrested on 5 May 2019 and charged on 7 June`.
/// `in_year`: the date in a year.
fn carried_on(
    known: &Knowledge,
    direction: Direction,
    now: Date,
    in_year: impl Fn(i16) -> Option<Date>,
) -> Option<Date> {
    let stated =
        known.stated.filter(|day| direction == Direction::Past && day.year() < now.year())?;
    let same = in_year(stated.year())?;
    let date = if same < stated { in_year(stated.year() + 1)? } else { same };
    (date <= now).then_some(date)
}

/// In a history, the day that it has come to.
fn anchor_date(known: &Knowledge) -> Option<Date> {
    known.antecedent.as_ref().filter(|_| known.history)?.first_day()
}

/// Picks among days of different years; with a weekday, only years in which it fits are among them.
fn pick(
    now: Date,
    days: &[Date],
    direction: Direction,
    what: Value,
    time: fn(Date) -> Time,
    fitted: bool,
) -> Resolved {
    let before = days.iter().copied().filter(|d| *d <= now).max();
    let after = days.iter().copied().filter(|d| *d >= now).min();
    let (before, after) = match (before, after) {
        (Some(before), Some(after)) => (before, after),
        (None, None) => return Resolved::unknown(reason::none_near_publication(what)),
        (before, after) => {
            let only = before.or(after).unwrap_or(now);
            return Resolved::known(time(only), reason::only_one_near_publication(what));
        }
    };
    let (back, ahead) = (before.until(now), now.until(after));
    let nearest = back <= ahead;
    let past = match direction {
        Direction::Open => nearest,
        // A weekday that fits only years away outweighs what the sentence seems to say.
        Direction::Past => !(fitted && back > 2 * 366 && ahead < 366),
        Direction::Future => fitted && ahead > 2 * 366 && back < 366 || back < JUST_GONE,
    };
    let past = past && (fitted || ahead == 0 || ahead >= SOON || back < SOON);
    let (chosen, other) = if past { (before, after) } else { (after, before) };
    let basis = match chosen {
        day if day == now => reason::year_of_publication_day(what, chosen.year()),
        _ if past => reason::year_nearest_before(what, chosen.year()),
        _ => reason::year_nearest_after(what, chosen.year()),
    };
    Resolved::known(time(chosen), basis).or((direction == Direction::Open).then(|| time(other)))
}

/// `in November`, `last June`, `the following May`.
fn month_alone(known: &Knowledge, month: i8, which: Which, direction: Direction) -> Resolved {
    if which.refers_to_text() {
        let Some((day, basis)) = known.anchor(which) else {
            return Resolved::unknown(Code::NothingToCountFrom);
        };
        let year = day.year()
            + match which {
                Which::Following => i16::from(month <= day.month()),
                Which::Previous => -i16::from(month >= day.month()),
                _ => 0,
            };
        return Resolved::known(Time::Month { year, month }, reason::counted_from(basis));
    }
    let Some(now) = known.published else {
        let time = Time::Yearless { month, day: None };
        return Resolved::known(time, Code::YearUnwritten);
    };
    if let Some(anchor) = anchor_date(known).filter(|_| which == Which::Bare) {
        let time = Time::Month { year: anchor.year(), month };
        return Resolved::known(time, Code::YearTheTextTellsOf);
    }
    let this = now.month();
    let year = match which {
        Which::Last => now.year() - i16::from(month >= this),
        Which::Next | Which::Coming => now.year() + i16::from(month <= this),
        Which::This => now.year(),
        _ => {
            // Months between the present one and the last and next of that name.
            let back = (this - month).rem_euclid(12);
            let past = match direction {
                Direction::Past => true,
                Direction::Future => back <= 1,
                Direction::Open => back <= 6,
            };
            if past {
                now.year() - i16::from(month > this)
            } else {
                now.year() + i16::from(month < this)
            }
        }
    };
    let chosen = Time::Month { year, month };
    let name = Value::Month(month);
    let basis = match (which, (year, month).cmp(&(now.year(), this))) {
        (Which::Bare, Ordering::Less) => reason::month_nearest_before(name, year),
        (Which::Bare, Ordering::Equal) => reason::month_of_publication(name, year),
        (Which::Bare, Ordering::Greater) => reason::month_nearest_after(name, year),
        _ => reason::month_counted(name, year),
    };
    let other =
        if year < now.year() || year == now.year() && month <= this { year + 1 } else { year - 1 };
    let doubt = (which == Which::Bare && direction == Direction::Open)
        .then_some(Time::Month { year: other, month });
    Resolved::known(chosen, basis).or(doubt)
}

/// `the 20th of next month`.
fn day_of_near_month(known: &Knowledge, steps: i8, day: i8) -> Resolved {
    let Some(now) = known.published else {
        return Resolved::unknown(Code::NoPublicationDateForMonth);
    };
    match add_months(now.first_of_month(), i32::from(steps)) {
        Some(month) => whole(month.year(), month.month(), day, Code::MonthCountedFromPublication),
        None => Resolved::unknown(Code::BeyondTheCalendar),
    }
}

/// `the 18th`, `Friday the 22nd`: the nearest month in the direction in which it fits.
fn day_alone(known: &Knowledge, weekday: Option<i8>, day: i8, direction: Direction) -> Resolved {
    let Some(now) = known.published else {
        return Resolved::unknown(Code::MonthAndYearUnwritten);
    };
    let fits = |date: &Date| weekday.is_none_or(|w| date.weekday().to_monday_one_offset() == w);
    let month = |steps| {
        let first = add_months(now.first_of_month(), steps)?;
        Date::new(first.year(), first.month(), day).ok()
    };
    let before = (0..=14).filter_map(|back| month(-back)).find(|d| *d <= now && fits(d));
    let after = (0..=14).filter_map(month).find(|d| *d >= now && fits(d));
    let nearer_back = match (before, after) {
        (Some(before), Some(after)) => match direction {
            Direction::Past => true,
            Direction::Future => false,
            Direction::Open => before.until(now) <= now.until(after),
        },
        (before, _) => before.is_some(),
    };
    let (chosen, other) = if nearer_back { (before, after) } else { (after, before) };
    match chosen {
        Some(day) => {
            let basis = reason::month_and_year_nearest(Value::Month(day.month()), day.year());
            Resolved::known(Time::Day(day), basis).or(other.map(Time::Day))
        }
        None => Resolved::unknown(weekday.map_or(Code::NoSuchDay.into(), |weekday| {
            reason::no_such_weekday(Value::Weekday(weekday))
        })),
    }
}

/// `5/6/2013`.
pub(super) fn numeric(
    known: &Knowledge,
    (first, second): (i8, i8),
    year: Option<i16>,
    direction: Direction,
) -> Resolved {
    let month_first = known.month_first.month_first;
    let in_order = |month_first: bool| {
        let (month, day) = if month_first { (first, second) } else { (second, first) };
        let date = Calendar {
            day: Some(day),
            month: Some(Month::Written(month)),
            year: year.map(Year::Written),
            ..Calendar::default()
        };
        calendar(known, &date, direction)
    };
    let chosen = in_order(month_first.unwrap_or(true));
    let other = in_order(!month_first.unwrap_or(true)).time;
    let basis = match known.month_first.basis {
        Some(order) if chosen.basis.code == Code::AsWritten => order.into(),
        Some(order) => reason::in_that_order(order, chosen.basis),
        None => chosen.basis,
    };
    Resolved { basis, ..chosen }.or(other.filter(|_| month_first.is_none()))
}

/// `the '70s`: of the century in which they are the latest not to lie ahead of publication.
pub(super) fn short_decade(known: &Knowledge, digits: i8) -> Resolved {
    let digits = i16::from(digits);
    let first = match known.published {
        Some(now) => {
            let decade = now.year() / 100 * 100 + digits;
            if decade > now.year() { decade - 100 } else { decade }
        }
        None => 1900 + digits,
    };
    Resolved::known(Time::Years { first, count: 10 }, Code::DecadeLatest)
}

/// `fiscal 2021`: whose it is decides the months.
pub(super) fn fiscal(known: &Knowledge, year: Year) -> Resolved {
    let date = Calendar { year: Some(year), ..Calendar::default() };
    let reading = calendar(known, &date, Direction::Past);
    let Some(Time::Year(year)) = reading.time else { return reading };
    let span = |(y, m): (i16, i8), (z, n): (i16, i8)| {
        Time::Span(
            Box::new(Time::Month { year: y, month: m }),
            Box::new(Time::Month { year: z, month: n }),
        )
    };
    Resolved::known(Time::Year(year), Code::FiscalMonthsUnknown)
        .or(Some(span((year - 1, 10), (year, 9))))
        .or(Some(span((year - 1, 4), (year, 3))))
}

/// `the first Friday of July`, once the month is known.
pub(super) fn nth_weekday(month: Resolved, nth: i8, weekday: i8) -> Resolved {
    let (Some(Time::Month { year, month: number }), Ok(weekday)) =
        (&month.time, Weekday::from_monday_one_offset(weekday))
    else {
        return Resolved::unknown(month.basis);
    };
    let nth = if nth == 5 { -1 } else { nth };
    let day = Date::new(*year, *number, 1)
        .ok()
        .and_then(|first| first.nth_weekday_of_month(nth, weekday).ok());
    match day {
        Some(day) => Resolved::known(Time::Day(day), month.basis),
        None => Resolved::unknown(Code::MonthHasNoSuchWeekday),
    }
}

/// The same day some months on, or the last day of a shorter month.
pub(super) fn add_months(date: Date, months: i32) -> Option<Date> {
    let count = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + months;
    let year = i16::try_from(count.div_euclid(12)).ok()?;
    let month = i8::try_from(count.rem_euclid(12)).ok()? + 1;
    (-9999..=9999)
        .contains(&year)
        .then(|| Date::new_constrain(year, month, date.day()).ok())
        .flatten()
}
