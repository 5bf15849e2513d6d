//! Who is who: mentions of one person joined, role holders and speakers tied to people.
//!
//! Not read: who a pronoun means beyond the speaker of a quotation and the holder of a role.

mod cast;
mod choice;
mod full_names;
mod groups;
mod holders;
mod introduction;
mod link_table;
mod links;
mod matching;
mod mention;
mod misspelt;
mod name_parts;
mod namesakes;
mod other_names;
mod pronouns;
mod role_index;
mod role_words;
mod same;
mod shared_surnames;
mod short_names;
mod speakers;
mod unnamed_roles;

pub(crate) use cast::{CastMember, People};
pub(crate) use choice::Weighing;
#[cfg(feature = "train")]
pub(crate) use choice::{Choice, PossiblePerson};
pub(crate) use link_table::Links;
pub(crate) use links::link;
pub(crate) use same::Same;

use crate::corrections::Decisions;
use crate::mark::Mark;
use crate::newsroom::Listed;
use crate::text::Document;
use cast::tidy;
use std::collections::{HashMap, HashSet};

/// Joins the mentions of each person.
pub(crate) fn join(
    document: &Document,
    marks: &[Mark],
    listed: &Listed,
    decisions: &Decisions,
) -> People {
    let mut mentions = mention::read(document, marks);
    shared_surnames::share(document, marks, &mut mentions);
    misspelt::mend(&mut mentions);
    let groups = matching::group(document, marks, &mentions, listed, decisions);
    let mut people = People { of_mark: vec![None; marks.len()], cast: Vec::new() };
    let mut member_of_group: HashMap<usize, usize> = HashMap::new();
    for (mention, group) in mentions.iter().zip(groups) {
        let member = *member_of_group.entry(group).or_insert(people.cast.len());
        if member == people.cast.len() {
            people.cast.push(CastMember::default());
        }
        if let Some(known) = people.cast.get_mut(member) {
            known.mentions.push(mention.mark);
        }
        if let Some(of_mark) = people.of_mark.get_mut(mention.mark) {
            *of_mark = Some(member);
        }
    }
    for member in &mut people.cast {
        choose_name(document, marks, member, |_| true);
    }
    people
}

/// The longest form becomes the name, the others aliases. Of those with as many words one that `is_full`.
pub(crate) fn choose_name(
    document: &Document,
    marks: &[Mark],
    member: &mut CastMember,
    is_full: fn(&str) -> bool,
) {
    let mut forms: Vec<String> = Vec::new();
    let (mut written, mut known) = (HashSet::new(), HashSet::new());
    let mut surnames: HashMap<String, usize> = HashMap::new();
    for mark in member.mentions.iter().filter_map(|&mark| marks.get(mark)) {
        let words = document.slice(mark.span);
        *surnames.entry(last_word(words).to_owned()).or_default() += 1;
        if written.insert(words) {
            let form = tidy(words);
            if known.insert(form.clone()) {
                forms.push(form);
            }
        }
    }
    // Of equally long forms the first in the text; capitals throughout are a headline's.
    let rank = |form: &String| {
        let shouted = form.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
            && form.chars().count() > 3;
        (form.split_whitespace().count(), !shouted, is_full(form))
    };
    // The last of the greatest, and so from the end the first.
    let fullest = forms.iter().rev().max_by_key(|form| rank(form));
    // Where the same name is spelt in two ways, the surname that the text has more often.
    let spelt = fullest.and_then(|fullest| {
        let given = fullest.split(' ').next();
        let alike = forms
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, form)| rank(form) == rank(fullest) && form.split(' ').next() == given);
        alike.max_by_key(|(_, form)| surnames.get(last_word(form)).copied())
    });
    if let Some(index) = spelt.map(|(index, _)| index) {
        member.name = forms.remove(index);
    }
    member.aliases = forms;
}

fn last_word(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or_default()
}
