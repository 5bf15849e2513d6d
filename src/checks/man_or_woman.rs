//! One person with a man's and a woman's form of one title: `spokesman` here, `spokeswoman` there.
//!
//! Read are titles that end in `man` and `woman` and stand directly beside the name. Not read: forms
//! of address (`Mr`, `Ms`), and pairs of another kind (`actor`, `actress`).

use super::{Check, CheckInput, Draft};
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

fn run(input: &CheckInput) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for person in &input.analysis.people {
        let mut before: Vec<(usize, String, bool)> = Vec::new();
        for index in input.roles_beside(person) {
            let Some((stem, is_woman)) = gendered(input, index) else { continue };
            // The first of each title is kept; none comes in both forms but the one that is found.
            match before.iter().find(|(_, known, _)| *known == stem) {
                Some(&(other, _, woman)) if woman != is_woman => {
                    drafts.push(draft(input, person, index, other));
                    break;
                }
                None if before.len() < MOST_TITLES => before.push((index, stem, is_woman)),
                _ => {}
            }
        }
    }
    drafts
}

fn draft(input: &CheckInput, person: &Person, index: usize, other: usize) -> Draft {
    let (here, before) = (input.words(index), input.words(other));
    let message = reason::two_genders(here, before, person.name.as_str());
    Draft::about(input, index, &[other], message)
}

/// `spokeswoman` → (`spokes`, true)
fn gendered(input: &CheckInput, index: usize) -> Option<(String, bool)> {
    let Detail::Role { title, .. } = &input.mark(index)?.detail else { return None };
    let last = title.rsplit([' ', '-']).next()?.to_lowercase();
    let woman = last.strip_suffix("woman");
    let stem = woman.or_else(|| last.strip_suffix("man")).filter(|stem| !stem.is_empty())?;
    Some((stem.to_owned(), woman.is_some()))
}
