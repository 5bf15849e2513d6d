//! One person in two positions that nobody holds together: `Finance Minister` here,
//! `Foreign Minister` there; a spokesman for two organizations.
//!
//! Read are current positions directly beside the name: ministers and secretaries by their
//! department, spokespeople by their organization. Not read: positions that were or will be held,
//! and all others, of which one person may well have two (a minister is a member of parliament, a
//! chairman a professor).

use super::{Check, CheckInput, Draft};
use crate::contract::{Detail, Person, RoleStatus, Severity};
use crate::mark::reason;

pub(super) const CHECK: Check = Check {
    name: "two-posts",
    about: "two posts for one person that cannot both be right",
    severity: Severity::Warning,
    run,
};

/// Departments; the words of a line are one.
const DEPARTMENTS: [&str; 12] = [
    "finance treasury economy economic",
    "foreign external",
    "defence defense",
    "interior home internal",
    "justice",
    "health",
    "education",
    "agriculture farm",
    "transport transportation",
    "labour labor employment",
    "environment climate",
    "culture",
];

/// Nobody has more positions in one text.
const MOST_POSITIONS: usize = 32;

/// What a position is of.
struct HeldPosition {
    index: usize,
    /// Whether it is a spokesperson's.
    speaks: bool,
    /// Departments, or the words for the organization that is spoken for, folded.
    of: Vec<String>,
}

fn run(input: &CheckInput) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for person in &input.analysis.people {
        let mut before: Vec<HeldPosition> = Vec::new();
        for index in input.roles_beside(person) {
            let Some(position) = position(input, index) else { continue };
            if let Some(other) = before.iter().find(|other| contradicts(&position, other)) {
                drafts.push(draft(input, person, index, other.index));
                break;
            }
            // Said again it contradicts nothing that it did not before.
            let again = before.iter().any(|p| p.speaks == position.speaks && p.of == position.of);
            if !again && before.len() < MOST_POSITIONS {
                before.push(position);
            }
        }
    }
    drafts
}

fn draft(input: &CheckInput, person: &Person, index: usize, other: usize) -> Draft {
    let (here, before) = (input.words(index), input.words(other));
    let message = reason::titles_at_odds(person.name.as_str(), here, before);
    Draft::about(input, index, &[other], message)
}

fn contradicts(one: &HeldPosition, other: &HeldPosition) -> bool {
    one.speaks == other.speaks && !one.of.iter().any(|word| other.of.contains(word))
}

fn position(input: &CheckInput, index: usize) -> Option<HeldPosition> {
    let span = input.mark(index)?;
    let Detail::Role { title, organization, status: RoleStatus::Current, .. } = &span.detail else {
        return None;
    };
    let head = title.rsplit(' ').next()?.to_lowercase();
    let speaks = head.starts_with("spokes");
    let mut of = Vec::new();
    if speaks {
        words(organization.as_deref()?, &mut of);
    } else if matches!(head.as_str(), "minister" | "secretary") {
        words(&span.text, &mut of);
        of.retain_mut(|word| {
            let department = DEPARTMENTS.iter().find(|names| names.split(' ').any(|n| n == word));
            department.is_some_and(|&names| {
                *word = names.to_owned();
                true
            })
        });
    }
    (!of.is_empty()).then_some(HeldPosition { index, speaks, of })
}

fn words(phrase: &str, into: &mut Vec<String>) {
    for word in phrase.split([' ', '-', '\'', '’', ',']) {
        if word.len() > 1 {
            into.push(word.to_lowercase());
        }
    }
}
