//! The full names of a text and who has each, found without a look at everybody of one surname.
//!
//! Two full names can be one person's if they have one surname, first names that are equal,
//! abbreviate each other (`R.`) or are forms of one name (`Ray`), and no suffixes that differ; or if
//! they are two words with the surname at the other end (`Szabó Gergely`, `Gergely Szabó`). Each of
//! these ways to agree is a key of its own, so that looking somebody up takes a few of them however
//! many people share the surname.

use super::name_parts::{NameParts, given_name, initial};
use crate::lexicon::WordGroup;
use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};

/// So many people of one full name, told apart by hand, are looked through for a name turned round.
const MOST_ALIKE: usize = 64;

/// By what a given name is known.
#[derive(Hash)]
enum GivenName<'n> {
    /// The word as it is written.
    Word(&'n str),
    /// The name that it is a form of.
    Form(WordGroup),
    /// The letter that stands for it: `R.`
    Letter(char),
    /// The letter that it begins with, be it abbreviated or not.
    Initial(char),
}

impl GivenName<'_> {
    fn of(word: &str) -> GivenName<'_> {
        if let Some(letter) = initial(word) {
            GivenName::Letter(letter)
        } else if let Some(form) = given_name(word) {
            GivenName::Form(form)
        } else {
            GivenName::Word(word)
        }
    }
}

/// Full names by all that they are looked up by. People are numbers, given in rising order.
#[derive(Default)]
pub(super) struct FullNames {
    /// Who stands under each key, in the order of their numbers; some of them no more.
    by_key: HashMap<u64, VecDeque<usize>>,
    /// The two keys that each person stands under.
    keys: Vec<[u64; 2]>,
    /// Every suffix in the text; most texts know only that there is none.
    suffixes: Vec<Option<String>>,
    hasher: RandomState,
}

impl FullNames {
    /// Keeps the name of the next person, `number`.
    pub(super) fn add(&mut self, number: usize, name: &NameParts) {
        let keys = self.keys_of(name);
        self.keys.push(keys);
        for key in keys {
            self.by_key.entry(key).or_default().push_back(number);
        }
    }

    /// A person is known by a longer name from now on.
    pub(super) fn change(&mut self, number: usize, before: &NameParts, after: &NameParts) {
        // Another surname is a name at birth, by which nobody is looked up.
        let now = if before.last() == after.last() { self.keys_of(after) } else { [0; 2] };
        let Some(keys) = self.keys.get_mut(number) else { return };
        let old = std::mem::replace(keys, now);
        for key in now.into_iter().filter(|key| !old.contains(key)) {
            let list = self.by_key.entry(key).or_default();
            list.insert(list.partition_point(|&other| other < number), number);
        }
    }

    fn keys_of(&mut self, name: &NameParts) -> [u64; 2] {
        if !self.suffixes.contains(&name.suffix) {
            self.suffixes.push(name.suffix.clone());
        }
        let letter = GivenName::Initial(name.first().chars().next().unwrap_or_default());
        [GivenName::of(name.first()), letter]
            .map(|given| self.key(name.last(), &given, &name.suffix))
    }

    /// Never 0, under which nobody stands.
    fn key(&self, surname: &str, given: &GivenName, suffix: &Option<String>) -> u64 {
        self.hasher.hash_one((surname, given, suffix)).max(1)
    }

    /// The suffixes that a name with this one agrees with: its own and none; without one any.
    fn compatible(&self, suffix: &Option<String>) -> Vec<Option<String>> {
        match suffix {
            Some(_) => vec![None, suffix.clone()],
            None => self.suffixes.clone(),
        }
    }

    /// The first person whose name agrees with this one; `names` are everybody's.
    pub(super) fn of<'n>(
        &mut self,
        name: &NameParts,
        names: impl Fn(usize) -> Option<&'n NameParts>,
    ) -> Option<usize> {
        let first = name.first();
        let other_way = match (initial(first), first.chars().next()) {
            (Some(letter), _) => GivenName::Initial(letter),
            (None, letter) => GivenName::Letter(letter.unwrap_or_default()),
        };
        let ways = [GivenName::of(first), other_way];
        let suffixes = self.compatible(&name.suffix);
        let mut found: Option<usize> = None;
        for suffix in &suffixes {
            for given in &ways {
                let key = self.key(name.last(), given, suffix);
                found = [found, self.first_under(key)].into_iter().flatten().min();
            }
        }
        found.or_else(|| {
            let turned =
                suffixes.iter().filter_map(|suffix| self.surname_first(name, suffix, &names));
            turned.min()
        })
    }

    /// The first person under a key; who has left it is forgotten on the way.
    fn first_under(&mut self, key: u64) -> Option<usize> {
        let list = self.by_key.get_mut(&key)?;
        while let Some(&number) = list.front() {
            if self.keys.get(number).is_some_and(|keys| keys.contains(&key)) {
                return Some(number);
            }
            list.pop_front();
        }
        None
    }

    /// `Szabó Gergely` for Gergely Szabó.
    fn surname_first<'n>(
        &self,
        name: &NameParts,
        suffix: &Option<String>,
        names: impl Fn(usize) -> Option<&'n NameParts>,
    ) -> Option<usize> {
        let [surname, given] = name.words.as_slice() else { return None };
        let key = self.key(surname, &GivenName::of(given), suffix);
        let is_turned = |number: &usize| {
            names(*number).is_some_and(
                |other| matches!(&other.words[..], [a, b] if a == given && b == surname),
            )
        };
        self.by_key.get(&key)?.iter().take(MOST_ALIKE).copied().find(is_turned)
    }
}
