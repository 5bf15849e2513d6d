//! A name that is one letter off a name of the newsroom's lists: `Ruth Caldar`, where a list has `Ruth
//! Calder`.
//!
//! Read are full names, in any of the forms that a text has of one person. Not read: a name that stands
//! in the text beside the listed one, which is another spelling of it or another person
//! ([`super::spelled_two_ways`] knows); surnames alone.

use super::{Check, CheckInput, Draft};
use crate::contract::{Action, Person, Severity};
use crate::mark::reason;

pub(super) const CHECK: Check = Check {
    name: "near-listed-name",
    about: "a name one letter off a name of the newsroom's own lists",
    severity: Severity::Warning,
    run,
};

/// So many of a person's forms are compared; a slip is one of few.
const MOST_FORMS: usize = 8;

fn run(input: &CheckInput) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for person in &input.analysis.people {
        if input.row_of(person).is_none() {
            drafts.extend(near(input, person));
        }
    }
    drafts
}

fn near(input: &CheckInput, person: &Person) -> Option<Draft> {
    let lists = input.listed.lists();
    for form in [&person.name].into_iter().chain(&person.aliases).take(MOST_FORMS) {
        let folded = form.to_lowercase();
        let Some((row, name)) = lists.near_name(&folded) else { continue };
        let named = |other: &Person| input.row_of(other).is_some_and(|of| std::ptr::eq(of, row));
        if input.analysis.people.iter().any(named) {
            continue;
        }
        let mut mentions = person.mentions.iter().map(|mention| mention.index());
        let Some(mention) = mentions.find(|&mention| input.words(mention) == form) else {
            continue;
        };
        let message =
            reason::near_listed_name(form.as_str(), name, input.list_name(row), input.label(row));
        let draft = Draft::about(input, mention, &[], message);
        let (start, end) = (draft.start, draft.end);
        return Some(draft.offering(Action::Replace { start, end, with: name.to_owned() }));
    }
    None
}
