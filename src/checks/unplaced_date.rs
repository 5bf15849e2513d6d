//! Dates that count from a day of publication which nobody has stated: `Tuesday`, `last month`.
//!
//! One finding a text, at the first of them. Not read: dates that lack only their year
//! (`November 5`).

use super::{Check, Remark, Story};
use crate::analysis::Detail;

pub(super) const CHECK: Check = Check {
    name: "unplaced-date",
    about: "dates that stay unknown because no publication date is stated",
    run,
};

fn run(story: &Story) -> Vec<Remark> {
    if story.analysis.published.is_some() {
        return Vec::new();
    }
    let mut unplaced = Vec::new();
    for (place, span) in story.analysis.spans.iter().enumerate() {
        if let Detail::Date { value: None, basis, .. } = &span.detail
            && basis.contains("publication")
        {
            unplaced.push(place);
        }
    }
    let Some((&first, others)) = unplaced.split_first() else { return Vec::new() };
    let rest = match others.len() {
        0 => "this date stays unknown".to_owned(),
        1 => "this date and one more stay unknown".to_owned(),
        more => format!("this date and {more} more stay unknown"),
    };
    let message = format!("no publication date is stated: {rest}");
    vec![Remark::about(story, first, others, message)]
}
