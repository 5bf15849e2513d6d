//! A date phrase in English words, for whoever asks how it was read.

use super::wording::{month_name, season_name, weekday_name};
use crate::mark::date::{Calendar, Division, Expression, From, Month, Step, Unit, Which, Year};
use std::fmt;

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expression::Calendar(date) => date.fmt(f),
            Expression::Numeric { first, second, year: None } => write!(f, "{first} and {second}"),
            Expression::Numeric { first, second, year: Some(year) } => {
                write!(f, "{first} and {second} of {year}")
            }
            Expression::Years { first, count } => write!(f, "the {count} years from {first}"),
            Expression::ShortDecade(digits) => write!(f, "the {digits:02}s"),
            Expression::Season { season, which, year } => {
                write!(f, "{which}{}{}", season_name(*season), Of(*year))
            }
            Expression::Division { division, number, year } => {
                let name = if *division == Division::Half { "half" } else { "quarter" };
                write!(f, "{name} {number}{}", Of(*year))
            }
            Expression::Fiscal(year) => write!(f, "fiscal {year}"),
            Expression::Named { name, which, year, .. } => write!(f, "{which}{name}{}", Of(*year)),
            Expression::Weekday { weekday, which, week } => {
                write!(f, "{which}{}", weekday_name(*weekday))?;
                week.map_or(Ok(()), |week| write!(f, " of {week}week"))
            }
            Expression::NthWeekday { nth, weekday, of } => {
                write!(f, "{} number {nth} of {of}", weekday_name(*weekday))
            }
            Expression::NthWeek { nth, of } => write!(f, "week number {nth} of {of}"),
            Expression::NthWeekend { nth, of } => write!(f, "weekend number {nth} of {of}"),
            Expression::WeekdayBeside { weekday, back, of } => {
                let side = if *back { "before" } else { "after" };
                write!(f, "{} {side} {of}", weekday_name(*weekday))
            }
            Expression::Unit { unit, which } => write!(f, "{which}{}", unit_name(*unit)),
            Expression::DayWord(days) => write!(f, "{days:+} days"),
            Expression::Shift { steps, back, from } => {
                let steps: Vec<String> = steps.iter().map(Step::to_string).collect();
                let side = if *back { "before" } else { "after" };
                write!(f, "{} {side} {from}", steps.join(" and "))
            }
            Expression::WeekOf(day) => write!(f, "the week of {day}"),
            Expression::WeekendOf(day) => write!(f, "the weekend of {day}"),
            Expression::Span(from, to) => write!(f, "{from} to {to}"),
        }
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(self.weekday.map(|w| weekday_name(w).to_owned()));
        parts.extend(self.day.map(|d| format!("day {d}")));
        parts.extend(self.month.map(|m| match m {
            Month::Written(month) => month_name(month).to_owned(),
            Month::Near(steps) => format!("month {steps:+}"),
        }));
        parts.extend(self.year.map(|y| y.to_string()));
        write!(f, "{}{}", self.which, parts.join(" "))
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Year::Written(year) => write!(f, "{year}"),
            Year::Near(steps) => write!(f, "year {steps:+}"),
            Year::Antecedent(steps) => write!(f, "the year mentioned {steps:+}"),
        }
    }
}

/// ` of 1998`, or nothing.
struct Of(Option<Year>);

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |year| write!(f, " of {year}"))
    }
}

impl fmt::Display for Which {
    /// With a space after it, unless there is nothing to say.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Which::Bare => "",
            Which::Last => "last ",
            Which::This => "this ",
            Which::Next => "next ",
            Which::Coming => "the coming ",
            Which::Previous => "the previous ",
            Which::Following => "the following ",
            Which::Same => "the same ",
        })
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.count {
            Some(1) => write!(f, "1 {}", unit_name(self.unit)),
            Some(count) => write!(f, "{count} {}s", unit_name(self.unit)),
            None => write!(f, "some {}s", unit_name(self.unit)),
        }
    }
}

impl fmt::Display for From {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            From::Publication => write!(f, "now"),
            From::Mentioned => write!(f, "the date mentioned"),
            From::Of(date) => write!(f, "{date}"),
            From::Finer(date) => write!(f, "now, {date}"),
        }
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::BusinessDay => "business day",
        Unit::Week => "week",
        Unit::Fortnight => "fortnight",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "century",
        Unit::Weekend => "weekend",
        Unit::Night => "night",
        Unit::Morning => "morning",
        Unit::Afternoon => "afternoon",
        Unit::Evening => "evening",
    }
}
