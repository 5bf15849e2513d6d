//! Which mentions name the same person.
//!
//! Full names are joined first, throughout the text; then every part of a name goes to the full
//! name that has it; see [`short_names`](super::short_names). What fits nobody is a person of its own.
//! Two people of one full name cannot be told apart by words alone and are joined unless a
//! correction says otherwise, or the words beside the names do (`his son`, an age).

use super::cast::tidy;
use super::groups::{MentionGroup, MentionGroups};
use super::introduction::Apart;
use super::mention::Mention;
use super::name_parts::{NameParts, initial};
use super::other_names;
use super::same::Same;
use super::short_names::{Neighbours, only};
use crate::contract::ByteSpan;
use crate::corrections::Decisions;
use crate::lexicon::List;
use crate::mark::Mark;
use crate::newsroom::Listed;
use crate::text::Document;
use std::collections::{HashMap, HashSet};

/// Names of more words, which can only be marked by hand, have no parts that stand alone.
const LONGEST_NAME: usize = 40;

/// For each mention the number of its group.
pub(super) fn group(
    document: &Document,
    marks: &[Mark],
    mentions: &[Mention],
    listed: &Listed,
    decisions: &Decisions,
) -> Vec<usize> {
    let mut groups = MentionGroups::default();
    let group_of = full_names(document, marks, mentions, decisions, &mut groups);
    let mut numbers: Vec<usize> = Vec::with_capacity(mentions.len());
    for (position, (mention, &known)) in mentions.iter().zip(&group_of).enumerate() {
        let found = known.or_else(|| {
            let alone = decisions.is_alone(span(marks, mention));
            let after = mentions.get(position + 1).zip(group_of.get(position + 1).copied());
            let neighbours = Neighbours { before: numbers.last().copied(), after };
            if alone { None } else { groups.of_part(mention, position, neighbours) }
        });
        let number = found.unwrap_or_else(|| groups.add(mention, position));
        groups.speak_of(number, mention, position, known.is_some());
        numbers.push(number);
    }
    let mut same = Same::of(groups.all.len());
    other_names::join(document, marks, mentions, &numbers, &mut groups, &mut same);
    if decisions.is_empty() && listed.is_empty() {
        return numbers.into_iter().map(|number| same.root(number)).collect();
    }
    corrected(document, marks, mentions, &numbers, same, listed, decisions)
}

/// The group of each mention that is a full name.
fn full_names(
    document: &Document,
    marks: &[Mark],
    mentions: &[Mention],
    decisions: &Decisions,
    groups: &mut MentionGroups,
) -> Vec<Option<usize>> {
    let mut group_of: Vec<Option<usize>> = Vec::with_capacity(mentions.len());
    let mut before: Option<&Mention> = None;
    for (position, (mention, full)) in mentions.iter().zip(are_full(mentions)).enumerate() {
        let number = full.then(|| {
            let span = span(marks, mention);
            let other = group_of.last().copied().flatten().filter(|_| is_apart(before, mention));
            // `Ash’s son, Karl Ash Jr.`: not the Karl Ash who may be meant by the surname.
            let owner = before.filter(|owner| {
                mention.introduction.apart == Apart::Always && !owner.parts.is_full()
            });
            let is_owner = |group: &MentionGroup| {
                group.parts != mention.parts
                    && owner.is_some_and(|owner| group.is_called(&owner.parts))
            };
            let suits = |number, group: &MentionGroup| {
                other != Some(number) && group.suits(mention) && !is_owner(group)
            };
            let known = if decisions.is_alone(span) {
                None
            } else {
                groups
                    .of_full_name(&mention.parts, suits)
                    .or_else(|| groups.of_name_at_birth(document, span, mention))
                    .or_else(|| groups.of_shortened_surname(&mention.parts))
            };
            let number = known.unwrap_or_else(|| groups.add(mention, position));
            groups.insert(number, mention);
            number
        });
        group_of.push(number);
        before = Some(mention);
    }
    // `Ash and his brother Ted`: whoever the surname means, it is not Ted.
    for two in mentions.windows(2) {
        let [owner, kin] = two else { continue };
        if kin.introduction.apart == Apart::Always
            && !owner.parts.is_full()
            && let Some(number) =
                only(groups.with_first(kin.parts.first()).into_iter().flat_map(|n| n.all()))
            && let Some(group) = groups.all.get_mut(number)
        {
            group.is_kin = true;
        }
    }
    group_of
}

/// Whether a full name is somebody else's than the name before.
fn is_apart(before: Option<&Mention>, mention: &Mention) -> bool {
    let Some(before) = before.map(|before| &before.parts) else { return false };
    let is_written_out = |of: &NameParts| initial(of.first()).is_none();
    match mention.introduction.apart {
        Apart::Unsaid => false,
        Apart::InList => {
            *before != mention.parts && is_written_out(before) && is_written_out(&mention.parts)
        }
        Apart::Otherwise => *before != mention.parts,
        Apart::Always => true,
    }
}

impl MentionGroups {
    /// `Born Dorothea Birkett in Barrow` of Dorothea Penhallow: the only one with the first name.
    fn of_name_at_birth(
        &self,
        document: &Document,
        span: ByteSpan,
        mention: &Mention,
    ) -> Option<usize> {
        let before = document.token_at(span.start).wrapping_sub(1);
        let born = document.on(before, List::BirthNameWords);
        only(self.with_first(mention.parts.first()).filter(|_| born)?.all())
    }

    /// `John D.` of John Dohring: the only one with the first name.
    fn of_shortened_surname(&self, parts: &NameParts) -> Option<usize> {
        let [first, last] = parts.words.as_slice() else { return None };
        let mut letters = last.trim_end_matches('.').chars();
        let letter = letters.next().filter(|_| letters.next().is_none())?;
        let number = only(self.with_first(first)?.all())?;
        self.parts(number).filter(|of| of.last().starts_with(letter)).map(|_| number)
    }
}

fn span(marks: &[Mark], mention: &Mention) -> ByteSpan {
    marks.get(mention.mark).map_or(ByteSpan { start: 0, end: 0 }, |mark| mark.span)
}

/// Which mentions are full names: two words or more, and not the beginning (`Etta Mae`) or end (`Al
/// Suwaidi`, `Lan Anh`) of a longer name in the text.
fn are_full(mentions: &[Mention]) -> Vec<bool> {
    let longer = mentions.iter().map(|m| &m.parts.words);
    let longer = longer.filter(|words| (3..=LONGEST_NAME).contains(&words.len()));
    let mut parts: HashSet<&[String]> = HashSet::new();
    for words in longer {
        for cut in 1..words.len() {
            let (beginning, end) = words.split_at(cut);
            parts.extend([beginning, end].into_iter().filter(|part| part.len() > 1));
        }
    }
    mentions
        .iter()
        .map(|m| m.parts.is_full() && !parts.contains(m.parts.words.as_slice()))
        .collect()
}

/// The groups as a person corrected them: names that mean one person joined, then single mentions
/// moved to the group of another name.
fn corrected(
    document: &Document,
    marks: &[Mark],
    mentions: &[Mention],
    numbers: &[usize],
    mut same: Same,
    listed: &Listed,
    decisions: &Decisions,
) -> Vec<usize> {
    // The indices of each name among the mentions.
    let mut indices: HashMap<String, Vec<usize>> = HashMap::new();
    for (position, mention) in mentions.iter().enumerate() {
        indices.entry(tidy(document.slice(span(marks, mention)))).or_default().push(position);
    }
    let mut merged: HashMap<String, usize> = HashMap::new();
    for names in listed.same_people().chain(decisions.same_people()) {
        let mut chosen: Vec<usize> = Vec::new();
        for name in names.iter().map(|name| tidy(name)) {
            match merged.get(&name) {
                Some(&number) => chosen.push(same.root(number)),
                // All who are called so are one person from now on.
                None => {
                    let called = indices.get(&name).into_iter().flatten();
                    let called = called.filter_map(|&position| numbers.get(position));
                    let before = chosen.len();
                    chosen.extend(called.map(|&number| same.root(number)));
                    if let Some(&number) = chosen.get(before) {
                        merged.insert(name, number);
                    }
                }
            }
        }
        let Some(&target) = chosen.iter().min() else { continue };
        for number in chosen {
            same.join(number, target);
        }
    }
    let joined: Vec<usize> = numbers.iter().map(|&number| same.root(number)).collect();
    let mut moved = joined.clone();
    for ((position, mention), number) in mentions.iter().enumerate().zip(&mut moved) {
        let Some(name) = decisions.person(span(marks, mention)) else { continue };
        let called = indices.get(&tidy(name)).into_iter().flatten();
        let other = called.copied().find(|&other| other != position);
        if let Some(&meant) = other.and_then(|other| joined.get(other)) {
            *number = meant;
        }
    }
    moved
}
