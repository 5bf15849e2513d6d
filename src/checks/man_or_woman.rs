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
    let mut remarks = Vec::new();
    for person in &story.analysis.people {
        let mut before: Vec<(usize, String, bool)> = Vec::new();
        for place in story.roles_beside(person) {
            let Some((stem, is_woman)) = gendered(story, place) else { continue };
            let other =
                before.iter().find(|(_, known, woman)| *known == stem && *woman != is_woman);
            if let Some(&(other, ..)) = other {
                remarks.push(remark(story, person, place, other));
                break;
            }
            before.push((place, stem, is_woman));
        }
    }
    remarks
}

fn remark(story: &Story, person: &Person, place: usize, other: usize) -> Remark {
    let (here, before) = (story.words(place), story.words(other));
    let message =
        format!("“{here}” here and “{before}” before, both {}: which is right?", person.name);
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
