//! Named days: the rule of each, and the year that is meant.

use super::{Knowledge, Lean, Reading};
use crate::contract::Code;
use crate::dates::edtf::Time;
use crate::lexicon::{self, List};
use crate::mark::date::{Which, Year};
use crate::mark::reason;
use jiff_core::civil::{Date, Weekday};

/// A named day in a sentence with that lean.
pub(super) fn read(
    known: &Knowledge,
    name: &str,
    rule: i32,
    which: Which,
    year: Option<Year>,
    lean: Lean,
) -> Reading {
    let Some(rule) = local_rule(known, name, rule) else {
        return Reading::unknown(reason::named_differs_by_country(name));
    };
    if rule >= 50_000 {
        return Reading::unknown(reason::named_not_fixed(name));
    }
    let Some(year) = year else { return without_year(known, name, rule, which, lean) };
    match known.year(year).ok().and_then(|year| day_in(rule, year)) {
        Some(day) => Reading::known(Time::Day(day), reason::named_in_year(name, day.year())),
        None => Reading::unknown(reason::named_year_unknown(name)),
    }
}

/// The rule in the country that the text is about, where countries differ.
fn local_rule(known: &Knowledge, name: &str, rule: i32) -> Option<i32> {
    let local = known.country.and_then(|country| {
        lexicon::value(List::CountryDays, &format!("{} {country}", singular(name)))
    });
    local.or((rule / 10_000 != 4).then_some(rule))
}

/// `mothers day` as `mother day`, `thanksgiving day` as `thanksgiving`.
fn singular(name: &str) -> &str {
    match name {
        "mothers day" => "mother day",
        "thanksgiving day" => "thanksgiving",
        other => other,
    }
}

fn without_year(known: &Knowledge, name: &str, rule: i32, which: Which, lean: Lean) -> Reading {
    let Some(now) = known.published else {
        return match (rule, day_in(rule, 2000)) {
            (..10_000, Some(day)) => Reading::known(
                Time::Yearless { month: day.month(), day: Some(day.day()) },
                reason::named_yearless(name),
            ),
            _ => Reading::unknown(reason::named_year_unwritten(name)),
        };
    };
    let near = |steps: i16| now.year().checked_add(steps).and_then(|year| day_in(rule, year));
    let before = [0, -1, -2].into_iter().filter_map(near).find(|d| *d <= now);
    let after = [0, 1, 2].into_iter().filter_map(near).find(|d| *d >= now);
    let past = match which {
        Which::Last | Which::Previous => true,
        Which::Next | Which::Coming | Which::Following => false,
        Which::This => near(0).is_some_and(|day| day <= now),
        _ => match (lean, before, after) {
            (Lean::Past, ..) => true,
            (Lean::Future, ..) => false,
            (Lean::Open, Some(before), Some(after)) => before.until(now) <= now.until(after),
            (Lean::Open, ..) => true,
        },
    };
    let (chosen, other) = if past { (before.or(after), after) } else { (after.or(before), before) };
    let Some(day) = chosen else { return Reading::unknown(Code::BeyondTheCalendar) };
    let basis =
        if day <= now { reason::named_last_before(name) } else { reason::named_next_after(name) };
    Reading::known(Time::Day(day), basis)
        .or(other.filter(|_| which == Which::Bare && lean == Lean::Open).map(Time::Day))
}

/// The day in a year; see `named_days.txt` for the rules.
fn day_in(rule: i32, year: i16) -> Option<Date> {
    let part = |number: i32| i8::try_from(number).ok();
    match rule {
        0..=1231 => Date::new(year, part(rule / 100)?, part(rule % 100)?).ok(),
        10_000..=19_999 => {
            let nth = part(rule / 10 % 10)?;
            nth_weekday(
                year,
                part(rule / 100 % 100)?,
                if nth == 5 { -1 } else { nth },
                part(rule % 10)?,
            )
        }
        20_000..=29_999 => easter(year)?.checked_add(rule - 20_500).ok(),
        // Election Day in the United States: the Tuesday after the first Monday of November.
        30_001 => nth_weekday(year, 11, 1, 1)?.checked_add(1).ok(),
        30_002 => nth_weekday(year, 11, 4, 4)?.checked_add(1).ok(),
        30_003 => nth_weekday(year, 11, 4, 4)?.checked_add(4).ok(),
        // Victoria Day in Canada: the last Monday before 25 May.
        30_004 => {
            let last = Date::new(year, 5, 24).ok()?;
            last.checked_sub(i32::from(last.weekday().to_monday_zero_offset())).ok()
        }
        30_005 => nth_weekday(year, 11, 4, 4)?.checked_sub(1).ok(),
        _ => None,
    }
}

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
        for (rule, year, month, day) in [
            (1225, 2003, 12, 25),
            (11_144, 2003, 11, 27),
            (10_551, 2022, 5, 30),
            (10_911, 2021, 9, 6),
            (20_498, 2024, 3, 29),
            (30_001, 2016, 11, 8),
            (30_002, 2016, 11, 25),
            (30_004, 2024, 5, 20),
        ] {
            assert_eq!(day_in(rule, year), Date::new(year, month, day).ok(), "{rule}");
        }
    }

    #[test]
    fn without_a_rule_there_is_no_day() {
        assert_eq!(day_in(50_001, 2020), None);
        assert_eq!(day_in(40_003, 2020), None);
        assert_eq!(day_in(230, 2020), None);
    }
}
