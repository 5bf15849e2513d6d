//! One person with a man's and a woman's form of one title: `spokesman` here, `spokeswoman` there.
//!
//! Read are titles that end in `man` and `woman` and stand directly beside the name. Not read: forms
//! of address (`Mr`, `Ms`), and pairs of another kind (`actor`, `actress`).

use super::{Check, Remark, Story};
use crate::contract::{Detail, Person, Severity};
use crate::mark::reason;

pub(super) const CHECK: Check = Check {
    name: "man-or-woman",
    about: "spokesman and spokeswoman, chairman and chairwoman, for one person",
    severity: Severity::Warning,
    run,
};

/// Nobody has more titles in one text.
const MOST_TITLES: usize = 32;

fn run(story: &Story) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for person in &story.analysis.people {
        let mut before: Vec<(usize, String, bool)> = Vec::new();
        for place in story.roles_beside(person) {
            let Some((stem, is_woman)) = gendered(story, place) else { continue };
            // The first of each title is kept; none comes in both forms but the one that is found.
            match before.iter().find(|(_, known, _)| *known == stem) {
                Some(&(other, _, woman)) if woman != is_woman => {
                    remarks.push(remark(story, person, place, other));
                    break;
                }
                None if before.len() < MOST_TITLES => before.push((place, stem, is_woman)),
                _ => {}
            }
        }
    }
    remarks
}

fn remark(story: &Story, person: &Person, place: usize, other: usize) -> Remark {
    let (here, before) = (story.words(place), story.words(other));
    let message = reason::two_genders(here, before, person.name.as_str());
    Remark::about(story, place, &[other], message)
}

/// `spokeswoman` → (`spokes`, true)
fn gendered(story: &Story, place: usize) -> Option<(String, bool)> {
    let Detail::Role { title, .. } = &story.mark(place)?.detail else { return None };
    let last = title.rsplit([' ', '-']).next()?.to_lowercase();
    let woman = last.strip_suffix("woman");
    let stem = woman.or_else(|| last.strip_suffix("man")).filter(|stem| !stem.is_empty())?;
    Some((stem.to_owned(), woman.is_some()))
}
