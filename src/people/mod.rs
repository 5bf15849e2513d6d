//! Who is who: mentions of one person joined, role holders and speakers tied to people.
//!
//! Not read: who a pronoun means beyond the speaker of a quotation and the holder of a role.

mod cast;
mod full_names;
mod groups;
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
mod unnamed_roles;

pub(crate) use cast::{CastMember, People};
pub(crate) use link_table::Links;
pub(crate) use links::link;

use crate::corrections::Decisions;
use crate::mark::Mark;
use crate::newsroom::Listed;
use crate::text::Document;
use cast::tidy;
use std::collections::HashMap;

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
        choose_name(document, marks, member);
    }
    people
}

/// The longest form becomes the name, the others aliases.
fn choose_name(document: &Document, marks: &[Mark], member: &mut CastMember) {
    let mut forms: Vec<String> = Vec::new();
    // How often the text has each, and the index of each into `forms`.
    let (mut counts, mut known): (Vec<usize>, HashMap<String, usize>) = Default::default();
    for mark in member.mentions.iter().filter_map(|&mark| marks.get(mark)) {
        let form = tidy(document.slice(mark.span));
        let index = *known.entry(form.clone()).or_insert(forms.len());
        match counts.get_mut(index) {
            Some(count) => *count += 1,
            None => {
                forms.push(form);
                counts.push(1);
            }
        }
    }
    // Of equally long forms the most frequent, of these the first in the text; capitals throughout are
    // a headline's.
    let rank = |(index, form): (usize, &String)| {
        let shouted = form.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
            && form.chars().count() > 3;
        (form.split_whitespace().count(), !shouted, counts.get(index).copied())
    };
    // The last of the greatest, and so from the end the first.
    let fullest = forms.iter().enumerate().rev().max_by_key(|&form| rank(form));
    if let Some(index) = fullest.map(|(index, _)| index) {
        member.name = forms.remove(index);
    }
    member.aliases = forms;
}
