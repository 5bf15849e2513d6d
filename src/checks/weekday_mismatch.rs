//! A weekday and a calendar day that disagree: `Tuesday, 6 November 2013`, a Wednesday.
//!
//! Read are marks that hold both and have a full date as their value. Not read: a weekday in one
//! place and its date in another.

use super::{Check, Remark, Story};
use crate::analysis::Detail;
use crate::options::Day;
use jiff_core::civil::Weekday;

pub(super) const CHECK: Check = Check {
    name: "weekday-mismatch",
    about: "a date that did not fall on the weekday beside it",
    run,
};

const NAMES: [(&str, &str, Weekday); 7] = [
    ("monday", "Monday", Weekday::Monday),
    ("tuesday", "Tuesday", Weekday::Tuesday),
    ("wednesday", "Wednesday", Weekday::Wednesday),
    ("thursday", "Thursday", Weekday::Thursday),
    ("friday", "Friday", Weekday::Friday),
    ("saturday", "Saturday", Weekday::Saturday),
    ("sunday", "Sunday", Weekday::Sunday),
];

fn run(story: &Story) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (place, span) in story.analysis.spans.iter().enumerate() {
        let Detail::Date { value: Some(value), .. } = &span.detail else { continue };
        let Ok(day) = value.parse::<Day>() else { continue };
        let words = span.text.to_lowercase();
        let written = NAMES.iter().find(|(name, ..)| words.contains(name));
        let has_day = words.bytes().any(|b| b.is_ascii_digit());
        let Some((_, written, weekday)) = written.filter(|_| has_day) else { continue };
        let real = day.0.weekday();
        if real != *weekday {
            let real = NAMES.iter().find(|(.., w)| *w == real).map_or("", |(_, name, _)| name);
            let message = format!("{value} was a {real}, not a {written}");
            remarks.push(Remark::about(story, place, &[], message));
        }
    }
    remarks
}
