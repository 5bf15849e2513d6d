//! Named days: the rule of each, and the year that is meant.

use super::{Direction, Knowledge, Resolved};
use crate::contract::Code;
use crate::dates::edtf::Time;
use crate::dates::lists::COUNTRY_DAYS;
use crate::mark::date::{DateRule, Which, Year};
use crate::mark::reason;
use jiff_core::civil::{Date, Weekday};

/// A named day in a sentence with that direction.
pub(super) fn read(
    known: &Knowledge,
    name: &str,
    rule: DateRule,
    which: Which,
    year: Option<Year>,
    direction: Direction,
) -> Resolved {
    let rule = local_rule(known, name).unwrap_or(rule);
    match rule {
        DateRule::DiffersByCountry => {
            return Resolved::unknown(reason::named_differs_by_country(name));
        }
        DateRule::AnotherCalendar => return Resolved::unknown(reason::named_not_fixed(name)),
        _ => {}
    }
    let Some(year) = year else { return without_year(known, name, rule, which, direction) };
    match known.year(year).ok().and_then(|year| day_in(rule, year)) {
        Some(day) => Resolved::known(Time::Day(day), reason::named_in_year(name, day.year())),
        None => Resolved::unknown(reason::named_year_unknown(name)),
    }
}

/// The rule in the country that the text is about, if that country has one of its own.
fn local_rule(known: &Knowledge, name: &str) -> Option<DateRule> {
    let here = known.country?;
    let by_country = COUNTRY_DAYS.all(singular(name)).iter();
    by_country.filter(|(country, _)| *country == here).map(|(_, rule)| *rule).next()
}

/// `mothers day` as `mother day`, `thanksgiving day` as `thanksgiving`.
fn singular(name: &str) -> &str {
    match name {
        "mothers day" => "mother day",
        "thanksgiving day" => "thanksgiving",
        other => other,
    }
}

/// A named day that is fewer days ahead is meant whatever the sentence does: `the New Year address` of December 31.
const SOON: i32 = 15;

fn without_year(
    known: &Knowledge,
    name: &str,
    rule: DateRule,
    which: Which,
    direction: Direction,
) -> Resolved {
    let Some(now) = known.published else {
        return match rule {
            DateRule::Fixed { month, day } => Resolved::known(
                Time::Yearless { month, day: Some(day) },
                reason::named_yearless(name),
            ),
            _ => Resolved::unknown(reason::named_year_unwritten(name)),
        };
    };
    let near = |steps: i16| now.year().checked_add(steps).and_then(|year| day_in(rule, year));
    let before = [0, -1, -2].into_iter().filter_map(near).find(|d| *d <= now);
    let after = [0, 1, 2].into_iter().filter_map(near).find(|d| *d >= now);
    let past = match which {
        Which::Last | Which::Previous => true,
        Which::Next | Which::Coming | Which::Following => false,
        Which::This => near(0).is_some_and(|day| day <= now),
        _ => match (direction, before, after) {
            // `the New Year address`, of a day or two ahead
            (_, _, Some(after)) if (1..SOON).contains(&now.until(after)) => false,
            (Direction::Past, ..) => true,
            (Direction::Future, ..) => false,
            (Direction::Open, Some(before), Some(after)) => before.until(now) <= now.until(after),
            (Direction::Open, ..) => true,
        },
    };
    let (chosen, other) = if past { (before.or(after), after) } else { (after.or(before), before) };
    let Some(day) = chosen else { return Resolved::unknown(Code::BeyondTheCalendar) };
    let basis =
        if day <= now { reason::named_last_before(name) } else { reason::named_next_after(name) };
    Resolved::known(Time::Day(day), basis)
        .or(other.filter(|_| which == Which::Bare && direction == Direction::Open).map(Time::Day))
}

/// The day in a year; none without a rule of this calendar.
fn day_in(rule: DateRule, year: i16) -> Option<Date> {
    match rule {
        DateRule::Fixed { month, day } => Date::new(year, month, day).ok(),
        DateRule::Weekday { nth, weekday, month, shift } => {
            nth_weekday(year, month, nth, weekday)?.checked_add(i32::from(shift)).ok()
        }
        DateRule::WeekdayBefore { weekday, month, day } => {
            let eve = Date::new(year, month, day).ok()?.checked_sub(1).ok()?;
            let beyond = eve.weekday().to_monday_one_offset() - weekday;
            eve.checked_sub(i32::from(beyond.rem_euclid(7))).ok()
        }
        DateRule::Easter { days } => easter(year)?.checked_add(i32::from(days)).ok(),
        DateRule::DiffersByCountry | DateRule::AnotherCalendar => None,
    }
}

/// The last is -1.
fn nth_weekday(year: i16, month: i8, nth: i8, weekday: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// Easter Sunday of the western churches, by the anonymous Gregorian reckoning (Meeus).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let golden = year_number.rem_euclid(19);
    let (century, of_century) = (year_number.div_euclid(100), year_number.rem_euclid(100));
    let shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - shift + 15).rem_euclid(30);
    let weekday =
        (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * correction + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31).ok()? + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::lists::{Country, NAMED_DAYS};

    #[test]
    fn easter_falls_where_the_almanacs_have_it() {
        for (year, month, day) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (2000, 4, 23),
            (2012, 4, 8),
            (2016, 3, 27),
            (2024, 3, 31),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), Date::new(year, month, day).ok(), "{year}");
        }
    }

    #[test]
    fn rules_give_the_known_days() {
        for (name, year, month, day) in [
            ("christmas", 2003, 12, 25),
            ("thanksgiving", 2003, 11, 27),
            ("memorial day", 2022, 5, 30),
            ("labor day", 2021, 9, 6),
            ("good friday", 2024, 3, 29),
            ("election day", 2016, 11, 8),
            ("black friday", 2016, 11, 25),
            ("cyber monday", 2016, 11, 28),
            ("thanksgiving eve", 2016, 11, 23),
            ("victoria day", 2024, 5, 20),
            // The 25th is a Monday itself.
            ("victoria day", 2020, 5, 18),
        ] {
            let rule = NAMED_DAYS.get(name).unwrap();
            assert_eq!(day_in(rule, year), Date::new(year, month, day).ok(), "{name}");
        }
    }

    #[test]
    fn without_a_rule_of_this_calendar_there_is_no_day() {
        for name in ["ramadan", "independence day"] {
            assert_eq!(day_in(NAMED_DAYS.get(name).unwrap(), 2020), None, "{name}");
        }
        assert_eq!(day_in(DateRule::Fixed { month: 2, day: 29 }, 2023), None);
    }

    #[test]
    fn a_country_has_its_own_rule() {
        let of = |name, number| {
            let rules = COUNTRY_DAYS.all(name).iter();
            rules.filter(|(country, _)| *country == Country(number)).map(|(_, rule)| *rule).next()
        };
        assert_eq!(of("independence day", 840), Some(DateRule::Fixed { month: 7, day: 4 }));
        assert_eq!(of("mother day", 826), Some(DateRule::Easter { days: -21 }));
        assert_eq!(of("mother day", 4), None);
        assert!(COUNTRY_DAYS.all("christmas").is_empty());
    }
}
