//! One person with a man's and a woman's form of one title: `spokesman` here, `spokeswoman` there.
//!
//! Read are titles that end in `man` and `woman` and stand directly beside the name. Not read: forms
//! of address (`Mr`, `Ms`), and pairs of another kind (`actor`, `actress`).

use super::{Check, Remark, Story};
use crate::analysis::{Detail, Person};

pub(super) const CHECK: Check = Check {
    name: "man-or-woman",
    about: "spokesman and spokeswoman, chairman and chairwoman, for one person",
    run,
};

fn run(story: &Story) -> Vec<Remark> {
    let several = story.analysis.people.iter().filter(|person| person.roles.len() > 1);
    several.filter_map(|person| of(story, person)).collect()
}

/// The first title that contradicts one before it.
fn of(story: &Story, person: &Person) -> Option<Remark> {
    let titles = || {
        let beside = person.roles.iter().filter(|&&place| story.is_beside(place, person.id));
        beside.filter_map(|&place| Some((place, gendered(story, place)?)))
    };
    titles().find_map(|(place, (stem, is_woman))| {
        let (before, _) = titles()
            .take_while(|(earlier, _)| *earlier < place)
            .find(|(_, (other, was_woman))| *other == stem && *was_woman != is_woman)?;
        let message = format!(
            "“{}” here and “{}” before, both {}: which is right?",
            story.analysis.spans[place].text, story.analysis.spans[before].text, person.name
        );
        Some(Remark::about(story, place, &[before], message))
    })
}

/// `spokeswoman` → (`spokes`, true)
fn gendered(story: &Story, place: usize) -> Option<(String, bool)> {
    let Detail::Role { title, .. } = &story.analysis.spans[place].detail else { return None };
    let last = title.rsplit([' ', '-']).next()?.to_lowercase();
    let woman = last.strip_suffix("woman");
    let stem = woman.or_else(|| last.strip_suffix("man")).filter(|stem| !stem.is_empty())?;
    Some((stem.to_owned(), woman.is_some()))
}
