//! Surnames that a text spells otherwise once or twice: `Francis Dalton` for Francis Galton, `Zelensky`
//! for Volodymyr Zelenskiy. They are read as the surname that they stand for.
//!
//! Two full names need one first name, a surname alone the first letter; the surnames are one letter
//! apart. Not read: other slips, and surnames alone that are known or given names.

use super::introduction::Apart;
use super::mention::Mention;
use super::name_parts::NameParts;
use crate::lexicon::{Folded, HashOf, List};
use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};

/// A name that stands more often is no slip.
const MOST_SLIPS: usize = 2;

/// Shorter surnames have too many that are one letter apart.
const SHORTEST: usize = 5;

/// The same for surnames that stand alone.
const SHORTEST_ALONE: usize = 6;

/// Longer surnames, which can only be marked by hand, are left as they are.
const LONGEST: usize = 30;

/// So many surnames one letter apart are compared.
const MOST_ALIKE: usize = 4;

/// A first name or none, with a surname.
type SplitName<'m> = (Option<&'m str>, &'m str);

/// Mends the surnames of the mentions.
pub(super) fn mend(mentions: &mut [Mention]) {
    let mended: Vec<(usize, String)> = Spellings::of(mentions).slips().collect();
    for (position, surname) in mended {
        let words = mentions.get_mut(position).and_then(|m| m.parts.words.last_mut());
        if let Some(word) = words {
            *word = surname;
        }
    }
}

/// How a text spells its names.
struct Spellings<'m> {
    mentions: &'m [Mention],
    hasher: RandomState,
    /// The mentions of each name, by a hash of it; surnames alone as they are.
    of_name: HashOf<VecDeque<usize>>,
    /// The first mention of each full name, by hashes of what is left of the surname without one of its
    /// letters, with the first name and without.
    by_rest: HashOf<VecDeque<usize>>,
}

impl<'m> Spellings<'m> {
    fn of(mentions: &'m [Mention]) -> Spellings<'m> {
        let (of_name, by_rest) = (HashOf::default(), HashOf::default());
        let mut spellings = Spellings { mentions, hasher: RandomState::new(), of_name, by_rest };
        for (position, mention) in mentions.iter().enumerate() {
            let Some((first, surname)) = name(&mention.parts) else { continue };
            let key = spellings.hasher.hash_one((first, surname));
            let same = spellings.of_name.entry(key).or_default();
            same.push_back(position);
            if first.is_none() || same.len() > 1 {
                continue;
            }
            for first in [first, None] {
                for rest in rests(surname) {
                    let key = spellings.hasher.hash_one((first, rest));
                    let alike = spellings.by_rest.entry(key).or_default();
                    if alike.len() < MOST_ALIKE {
                        alike.push_back(position);
                    }
                }
            }
        }
        spellings
    }

    /// How often a name or its surname alone stands in the text.
    fn count(&self, (first, surname): SplitName) -> usize {
        let names = [(first, surname), (None, surname)].map(|name| self.hasher.hash_one(name));
        names.iter().filter_map(|key| self.of_name.get(key)).map(VecDeque::len).sum()
    }

    /// The mentions whose surname is a slip, and the surname that is meant.
    fn slips(&self) -> impl Iterator<Item = (usize, String)> {
        self.mentions.iter().enumerate().filter_map(|(position, mention)| {
            let (first, surname) = name(&mention.parts)?;
            let meant = match first {
                Some(_) => self.meant_in_full(mention, (first, surname)),
                None => self.meant_alone(mention, surname),
            };
            Some((position, meant?.to_owned()))
        })
    }

    fn meant_in_full(&self, mention: &Mention, name: SplitName<'m>) -> Option<&'m str> {
        let count = self.count(name);
        let is_slip = count <= MOST_SLIPS
            && name.1.chars().count() >= SHORTEST
            && !mention.introduction.is_kin
            && mention.introduction.apart == Apart::Unsaid;
        if !is_slip {
            return None;
        }
        self.alike(name)
            .find(|other| {
                other.last() != name.1
                    && self.count((name.0, other.last())) > count
                    && other.middles_agree(&mention.parts)
            })
            .map(NameParts::last)
    }

    fn meant_alone(&self, mention: &Mention, surname: &'m str) -> Option<&'m str> {
        let lists = Folded::word(surname).lists();
        let is_known = [List::Surnames, List::FirstNames].iter().any(|&list| lists.has(list));
        let is_described = mention.gender.is_some() || mention.introduction.is_kin;
        if is_known || is_described || surname.chars().count() < SHORTEST_ALONE {
            return None;
        }
        // Nobody has the surname as it is, and all who have one like it have the same.
        let mut others = self.alike((None, surname)).map(NameParts::last);
        let meant = others.next().filter(|&other| other != surname)?;
        let is_one = others.all(|other| other == meant);
        (is_one && meant.chars().next() == surname.chars().next()).then_some(meant)
    }

    /// Full names whose surname is the same or one letter apart.
    fn alike(&self, (first, surname): SplitName<'m>) -> impl Iterator<Item = &'m NameParts> {
        let keys = rests(surname).map(move |rest| self.hasher.hash_one((first, rest)));
        let positions = keys.filter_map(|key| self.by_rest.get(&key)).flatten();
        positions.filter_map(|&position| self.mentions.get(position)).map(|m| &m.parts)
    }
}

/// The first name, if it is written out, and the surname.
fn name(parts: &NameParts) -> Option<SplitName<'_>> {
    let surname = parts.last();
    if parts.words.is_empty() || surname.len() > LONGEST {
        return None;
    }
    match parts.words.len() {
        1 => Some((None, surname)),
        _ if parts.is_full() => Some((Some(parts.first()), surname)),
        _ => None,
    }
}

/// A word, and what is left of it without one of its letters.
fn rests(word: &str) -> impl Iterator<Item = String> {
    let without = word.char_indices().map(|(at, letter)| {
        let (before, after) = word.split_at_checked(at).unwrap_or_default();
        [before, after.strip_prefix(letter).unwrap_or_default()].concat()
    });
    std::iter::once(word.to_owned()).chain(without)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_one_letter_apart_share_a_rest_and_others_do_not() {
        let share = |one, other| rests(one).any(|rest| rests(other).any(|other| other == rest));
        for (one, other) in [("galton", "dalton"), ("meadow", "meadows"), ("matoo", "mattoo")] {
            assert!(share(one, other) && share(other, one), "{one}, {other}");
        }
        for (one, other) in [("taylor", "tyler"), ("ash", "oak")] {
            assert!(!share(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn a_surname_of_thirty_letters_is_the_longest() {
        let is_read = |length: usize| {
            let words = vec!["karl".to_owned(), "a".repeat(length)];
            name(&NameParts { words, ..NameParts::default() }).is_some()
        };
        assert!(is_read(30) && !is_read(31));
        assert!(name(&NameParts::default()).is_none());
    }
}
