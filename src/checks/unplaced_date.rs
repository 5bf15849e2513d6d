//! Dates that count from a day of publication which nobody has stated: `Tuesday`, `last month`.
//!
//! One finding a text, at the first of them. Not read: dates that lack only their year
//! (`November 5`).

use super::{Check, CheckInput, Draft};
use crate::contract::{Action, Code, Detail, Severity};
use crate::mark::reason;

pub(super) const CHECK: Check = Check {
    name: "unplaced-date",
    about: "dates that stay unknown because no publication date is stated",
    severity: Severity::Hint,
    run,
};

fn run(input: &CheckInput) -> Vec<Draft> {
    if input.analysis.published.is_some() {
        return Vec::new();
    }
    let mut unplaced = Vec::new();
    for (index, span) in input.analysis.spans.iter().enumerate() {
        if let Detail::Date { value: None, basis, .. } = &span.detail
            && basis.rests_on(&needs_publication)
        {
            unplaced.push(index);
        }
    }
    let Some((&first, others)) = unplaced.split_first() else { return Vec::new() };
    let message = match others.len() {
        0 => Code::OneDateUnplaced.into(),
        1 => Code::TwoDatesUnplaced.into(),
        more => reason::dates_unplaced(more),
    };
    vec![Draft::about(input, first, others, message).offering(Action::GivePublished)]
}

/// Whether a date is unknown for want of a publication date.
fn needs_publication(code: Code) -> bool {
    matches!(
        code,
        Code::NoPublicationDate
            | Code::NoPublicationDateForYear
            | Code::NoPublicationDateForMonth
            | Code::YearUnwritten
            | Code::MonthAndYearUnwritten
            | Code::NamedYearUnwritten
    )
}
