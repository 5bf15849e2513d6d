//! Dates that count from another day: weekdays, weeks and months near publication or near the date
//! mentioned last.

use super::{Direction, Knowledge, Resolved, reckon};
use crate::contract::Code;
use crate::dates::edtf::Time;
use crate::mark::date::{Expression, From, Step, Unit, Which};
use crate::mark::{Reason, Value, reason};
use jiff_core::civil::Date;

const NO_DAY: Code = Code::NoPublicationDate;

/// `yesterday`, `tomorrow night`.
pub(super) fn day_word(known: &Knowledge, days: i8) -> Resolved {
    let day = known.published.and_then(|now| now.checked_add(i32::from(days)).ok());
    let basis = match days {
        -1 => Code::BeforePublication,
        0 => Code::OfPublication,
        _ => Code::AfterPublication,
    };
    day.map_or_else(|| Resolved::unknown(NO_DAY), |day| Resolved::known(Time::Day(day), basis))
}

/// `Tuesday`, `last Friday`, `the following Monday`, `Friday of next week`.
pub(super) fn weekday(
    known: &Knowledge,
    weekday: i8,
    which: Which,
    week: Option<Which>,
    direction: Direction,
) -> Resolved {
    let name = Value::Weekday(weekday);
    if which.refers_to_text() {
        return weekday_in_text(known, weekday, which);
    }
    let Some(now) = known.published else { return Resolved::unknown(NO_DAY) };
    let today = now.weekday().to_monday_one_offset();
    let back = i32::from((today - weekday).rem_euclid(7));
    let ahead = i32::from((weekday - today).rem_euclid(7));
    let day = |days: i32| now.checked_add(days).ok().map(Time::Day);
    let reading = |days: i32, basis: Reason| {
        day(days).map_or_else(
            || Resolved::unknown(Code::BeyondTheCalendar),
            |time| Resolved::known(time, basis),
        )
    };
    if let Some(week) = week {
        let days = i32::from(weekday - today) + 7 * i32::from(week.steps());
        return reading(days, reason::weekday_of_that_week(name));
    }
    match which {
        Which::Last => {
            // Of yesterday nobody says `last Tuesday`.
            let days = if back < 2 { back + 7 } else { back };
            reading(-days, reason::weekday_last_before(name))
        }
        Which::Next => {
            let days = i32::from(weekday - today) + 7;
            let soon = if ahead == 0 { 7 } else { ahead };
            reading(days, reason::weekday_of_week_after(name)).or(day(soon))
        }
        Which::Coming => {
            let days = if ahead == 0 { 7 } else { ahead };
            reading(days, reason::weekday_first_after(name))
        }
        Which::This if direction != Direction::Past => {
            reading(ahead, reason::weekday_on_or_after(name))
        }
        _ if direction == Direction::Future => {
            let basis = reason::weekday_looking_forward(name);
            reading(ahead, basis).or(day(7).filter(|_| ahead == 0))
        }
        _ => {
            let other = day(if ahead == 0 { 7 } else { ahead });
            reading(-back, reason::weekday_on_or_before(name))
                .or(other.filter(|_| direction == Direction::Open))
        }
    }
}

/// `the following Saturday`: the first after the date mentioned before.
fn weekday_in_text(known: &Knowledge, weekday: i8, which: Which) -> Resolved {
    let name = Value::Weekday(weekday);
    let Some((from, basis)) = known.anchor(which) else {
        return Resolved::unknown(Code::NothingToCountFrom);
    };
    let there = from.weekday().to_monday_one_offset();
    let days = match which {
        Which::Following => i32::from((weekday - there - 1).rem_euclid(7)) + 1,
        Which::Previous => -(i32::from((there - weekday - 1).rem_euclid(7)) + 1),
        _ => i32::from(weekday - there),
    };
    match from.checked_add(days) {
        Ok(day) => Resolved::known(Time::Day(day), reason::weekday_counted_from(name, basis)),
        Err(_) => Resolved::unknown(Code::BeyondTheCalendar),
    }
}

impl Knowledge {
    /// The day that `the previous`, `the same` or `the following` counts from, and what it is.
    pub(super) fn anchor(&self, which: Which) -> Option<(Date, Code)> {
        let news = self
            .news_day
            .filter(|_| which == Which::Previous)
            .map(|day| (day, Code::FromTheDayOfTheNews));
        let antecedent = self.antecedent.as_ref();
        let antecedent = if which == Which::Following {
            antecedent.and_then(Time::last_day)
        } else {
            antecedent.and_then(Time::first_day)
        };
        news.or(antecedent.map(|day| (day, Code::FromTheDateBefore)))
            .or(self.published.map(|day| (day, Code::FromPublicationAlone)))
    }
}

/// `last week`, `this morning`, `the following year`.
pub(super) fn unit(known: &Knowledge, unit: Unit, which: Which, direction: Direction) -> Resolved {
    let in_text = which.refers_to_text();
    let (from, basis) = if in_text {
        match known.anchor(which) {
            Some(found) => found,
            None => return Resolved::unknown(Code::NothingToCountFrom),
        }
    } else {
        match known.published {
            Some(now) => (now, Code::FromPublication),
            None => return Resolved::unknown(NO_DAY),
        }
    };
    let too_coarse =
        in_text && !is_as_fine(known.antecedent.as_ref(), unit) && basis == Code::FromTheDateBefore;
    if too_coarse {
        return Resolved::unknown(Code::DateBeforeNotToTheDay);
    }
    let steps = match (which, unit) {
        (Which::Bare, Unit::Weekend) => match direction {
            Direction::Future => 0,
            _ if from.weekday().to_monday_one_offset() >= 6 => 0,
            _ => -1,
        },
        // Early in a week `this weekend` of a past sentence is the one just over.
        (Which::This, Unit::Weekend)
            if direction == Direction::Past && from.weekday().to_monday_one_offset() <= 2 =>
        {
            -1
        }
        _ => i32::from(which.steps()),
    };
    match stretch(from, unit, steps) {
        Some(time) => Resolved::known(time, reason::counted_from(basis)),
        None => Resolved::unknown(Code::BeyondTheCalendar),
    }
}

/// Whether a date is known as finely as a unit needs it.
fn is_as_fine(time: Option<&Time>, unit: Unit) -> bool {
    let fine = |time: &Time| match time {
        Time::Day(_) => 0,
        Time::Month { .. } => 2,
        Time::Season { .. } => 3,
        _ => 4,
    };
    let grain = match time {
        Some(Time::Span(from, _)) => fine(from),
        Some(time) => fine(time),
        None => 0,
    };
    let needed = match unit {
        Unit::Month => 2,
        Unit::Quarter => 3,
        Unit::Year | Unit::Decade | Unit::Century => 4,
        Unit::Week | Unit::Weekend | Unit::Fortnight => 1,
        _ => 0,
    };
    grain <= needed
}

/// The unit that holds the day, so many units on. Weeks begin on Monday.
pub(super) fn stretch(day: Date, unit: Unit, steps: i32) -> Option<Time> {
    let monday = day.checked_sub(i32::from(day.weekday().to_monday_zero_offset())).ok()?;
    let year = |length: i16| {
        let count = i16::try_from(steps).ok()?.checked_mul(length)?;
        (day.year() / length * length).checked_add(count)
    };
    Some(match unit {
        Unit::Day | Unit::Night | Unit::Morning | Unit::Afternoon | Unit::Evening => {
            Time::Day(day.checked_add(steps).ok()?)
        }
        Unit::BusinessDay => Time::Day(business_days_on(day, steps)?),
        Unit::Week => {
            let first = monday.checked_add(7 * steps).ok()?;
            Time::days(first, first.checked_add(6).ok()?)
        }
        Unit::Fortnight => {
            let first = monday.checked_add(14 * steps).ok()?;
            Time::days(first, first.checked_add(13).ok()?)
        }
        Unit::Weekend => {
            let first = monday.checked_add(7 * steps + 5).ok()?;
            Time::days(first, first.checked_add(1).ok()?)
        }
        Unit::Month => {
            let first = reckon::add_months(day.first_of_month(), steps)?;
            Time::Month { year: first.year(), month: first.month() }
        }
        Unit::Quarter => quarter_on(day, steps)?,
        Unit::Year => Time::Year(year(1)?),
        Unit::Decade => Time::Years { first: year(10)?, count: 10 },
        Unit::Century => Time::Years { first: year(100)?, count: 100 },
    })
}

/// The quarter so many quarters from the one that holds the day.
fn quarter_on(day: Date, steps: i32) -> Option<Time> {
    let first = (day.month() - 1) / 3 * 3 + 1;
    let start = reckon::add_months(Date::new(day.year(), first, 1).ok()?, 3 * steps)?;
    Some(Time::months(start.year(), start.month(), start.month() + 2))
}

/// The day so many days on, Saturdays and Sundays not counted.
fn business_days_on(day: Date, count: i32) -> Option<Date> {
    const WEEK: i32 = 5;
    let way = count.signum();
    if way == 0 {
        return Some(day);
    }
    let weekend = |day: Date| day.weekday().to_monday_one_offset() > 5;
    let mut day = day;
    while weekend(day) {
        day = day.checked_add(-way).ok()?;
    }
    day = day.checked_add(count / WEEK * 7).ok()?;
    for _ in 0..(count % WEEK).abs() {
        day = day.checked_add(way).ok()?;
        while weekend(day) {
            day = day.checked_add(way).ok()?;
        }
    }
    Some(day)
}

/// The day so many units on.
fn moved(day: Date, count: i32, unit: Unit) -> Option<Date> {
    match unit {
        Unit::BusinessDay => business_days_on(day, count),
        Unit::Week | Unit::Weekend => day.checked_add(count.checked_mul(7)?).ok(),
        Unit::Fortnight => day.checked_add(count.checked_mul(14)?).ok(),
        Unit::Month => reckon::add_months(day, count),
        Unit::Quarter => reckon::add_months(day, count.checked_mul(3)?),
        Unit::Year => reckon::add_months(day, count.checked_mul(12)?),
        Unit::Decade => reckon::add_months(day, count.checked_mul(120)?),
        Unit::Century => reckon::add_months(day, count.checked_mul(1200)?),
        _ => day.checked_add(count).ok(),
    }
}

/// `three years ago`, `two weeks later`, `the day before yesterday`, `a year ago this week`.
pub(super) fn shift(
    known: &Knowledge,
    steps: &[Step],
    back: bool,
    from: &From,
    direction: Direction,
) -> Resolved {
    let sign = if back { -1 } else { 1 };
    let go = |day: Date| {
        steps.iter().try_fold(day, |day, step| moved(day, sign * i32::from(step.count?), step.unit))
    };
    if steps.iter().any(|step| step.count.is_none()) {
        return Resolved::unknown(Code::CountUnsaid);
    }
    let beyond = || Resolved::unknown(Code::BeyondTheCalendar);
    match from {
        From::Publication => {
            let Some(now) = known.published else { return Resolved::unknown(NO_DAY) };
            let basis = if back {
                Code::CountedBackFromPublication.into()
            } else {
                reason::counted_from(Code::FromPublication)
            };
            if back && steps.iter().any(|s| matches!(s.unit, Unit::Decade | Unit::Century)) {
                return Resolved::unknown(Code::CountedRoughly);
            }
            let weeks = |step: &Step| matches!(step.unit, Unit::Week | Unit::Fortnight);
            let time = |day: Date| match steps {
                // `two weeks ago` is a week, not a day.
                [only] if back && weeks(only) => stretch(day, Unit::Week, 0),
                _ => Some(coarse(day, steps)),
            };
            go(now).and_then(time).map_or_else(beyond, |time| Resolved::known(time, basis))
        }
        From::Finer(date) => {
            let Some(now) = known.published else { return Resolved::unknown(NO_DAY) };
            finer(known, date, now, &go)
        }
        From::Mentioned => {
            let Some((day, basis)) = known.anchor(Which::Same) else {
                return Resolved::unknown(Code::NothingToCountFrom);
            };
            let finest = steps.last().map_or(Unit::Day, |step| step.unit);
            if basis == Code::FromTheDateBefore && !is_as_fine(known.antecedent.as_ref(), finest) {
                return Resolved::unknown(Code::DateBeforeNotSoFine);
            }
            go(day).map_or_else(beyond, |day| {
                Resolved::known(coarse(day, steps), reason::counted_from(basis))
            })
        }
        From::Of(date) => {
            let base = nearest(known, date).unwrap_or_else(|| known.read(date, direction));
            match base.time {
                Some(Time::Day(day)) => go(day).map_or_else(beyond, |day| {
                    Resolved::known(
                        Time::Day(day),
                        reason::counted_from(Time::Day(day).to_string()),
                    )
                }),
                Some(time) => match time.first_day().and_then(go) {
                    Some(day) => Resolved::known(coarse(day, steps), Code::CountedFromTheDateNamed),
                    None => Resolved::unknown(Code::DateNamedWithoutYear),
                },
                None => Resolved::unknown(base.basis),
            }
        }
    }
}

/// The weekday that is counted from in `two Fridays ago`: the first before publication, were it yesterday.
fn nearest(known: &Knowledge, date: &Expression) -> Option<Resolved> {
    let Expression::Weekday { weekday: day, which: Which::Last, week: None } = date else {
        return None;
    };
    let now = known.published?.checked_sub(1).ok();
    Some(weekday(&known.at(now), *day, Which::Bare, None, Direction::Past))
}

/// `a year ago this week`: the present week, a year back; `a week ago Tuesday`: Tuesday, a week back.
fn finer(
    known: &Knowledge,
    date: &Expression,
    now: Date,
    go: &dyn Fn(Date) -> Option<Date>,
) -> Resolved {
    let basis = reason::counted_from(Code::FromPublication);
    let time = match date {
        Expression::Unit { .. } => {
            go(now).and_then(|then| known.at(Some(then)).read(date, Direction::Past).time)
        }
        _ => match known.read(date, Direction::Past).time {
            Some(Time::Day(day)) => go(day).map(Time::Day),
            _ => None,
        },
    };
    time.map_or_else(
        || Resolved::unknown(Code::BeyondTheCalendar),
        |time| Resolved::known(time, basis),
    )
}

/// A shift by years is known to the year, one by months to the month.
fn coarse(day: Date, steps: &[Step]) -> Time {
    let finest = steps.iter().map(|step| match step.unit {
        Unit::Year | Unit::Decade | Unit::Century => 2,
        Unit::Month | Unit::Quarter => 1,
        _ => 0,
    });
    match finest.min() {
        Some(2) => Time::Year(day.year()),
        Some(1) => Time::Month { year: day.year(), month: day.month() },
        _ => Time::Day(day),
    }
}
