//! The full names of a text and who has each, found without a look at everybody of one surname.
//!
//! Two full names can be one person's if they have one surname, first names that are equal,
//! abbreviate each other (`R.`) or are forms of one name (`Ray`), and no suffixes and no names in the
//! middle that differ; or if they are two words with the surname at the other end (`Szabó Gergely`,
//! `Gergely Szabó`). A double surname is either half as well, and a nickname a first name. Each of
//! these ways to agree is a key of its own, so that looking somebody up takes a few of them however
//! many people share the surname.

use super::name_parts::{NameParts, given_name, initial};
use crate::lexicon::{HashOf, WordGroup};
use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};

/// So many people of one first name and surname, told apart by other names or by hand, are looked
/// through for the one who is meant.
const MOST_ALIKE: usize = 16;

/// The ways to look up somebody who is introduced: by the first name, its first letter, the nickname,
/// the halves of the surname.
const WAYS: usize = 5;

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
    by_key: HashOf<VecDeque<usize>>,
    /// The keys that each person stands under; 0 for none.
    keys: Vec<[u64; WAYS]>,
    /// Every suffix in the text; most texts know only that there is none.
    suffixes: Vec<Option<String>>,
    hasher: RandomState,
}

impl FullNames {
    /// Keeps the name of the next person, `number`.
    pub(super) fn add(&mut self, number: usize, name: &NameParts) {
        let keys = self.keys_of(name);
        self.keys.push(keys);
        for key in keys.into_iter().filter(|&key| key != 0) {
            let list = self.by_key.entry(key).or_default();
            if list.back() != Some(&number) {
                list.push_back(number);
            }
        }
    }

    /// A person is known by a fuller name from now on.
    pub(super) fn change(&mut self, number: usize, name: &NameParts) {
        let now = self.keys_of(name);
        let Some(keys) = self.keys.get_mut(number) else { return };
        let old = std::mem::replace(keys, now);
        for key in now.into_iter().filter(|key| *key != 0 && !old.contains(key)) {
            let list = self.by_key.entry(key).or_default();
            let index = list.partition_point(|&other| other < number);
            if list.get(index) != Some(&number) {
                list.insert(index, number);
            }
        }
    }

    fn keys_of(&mut self, name: &NameParts) -> [u64; WAYS] {
        if !self.suffixes.contains(&name.suffix) {
            self.suffixes.push(name.suffix.clone());
        }
        let key = |surname: &str, given: &GivenName| self.key(surname, given, &name.suffix);
        let letter = GivenName::Initial(name.first().chars().next().unwrap_or_default());
        let given = GivenName::of(name.first());
        let nickname = name.nickname.as_deref().map(GivenName::of);
        let [first, second] = halves(name.last()).unwrap_or_default();
        let half = |half: &str| if half.is_empty() { 0 } else { key(half, &given) };
        [
            key(name.last(), &given),
            key(name.last(), &letter),
            nickname.map_or(0, |nickname| key(name.last(), &nickname)),
            half(first),
            half(second),
        ]
    }

    /// Never 0, under which nobody stands.
    fn key(&self, surname: &str, given: &GivenName, suffix: &Option<String>) -> u64 {
        self.hasher.hash_one((surname, given, suffix)).max(1)
    }

    /// The suffixes that a name with this one agrees with: its own, then none; without one any.
    fn compatible(&self, suffix: &Option<String>) -> Vec<Option<String>> {
        let others = self.suffixes.iter().filter(|other| *other != suffix);
        let others = others.filter(|other| suffix.is_none() || other.is_none());
        std::iter::once(suffix).chain(others).cloned().collect()
    }

    /// The first person whose name agrees with this one, of those with the same suffix if there are
    /// any; `names` are everybody's who may be meant.
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
        let mut ways = vec![(name.last(), GivenName::of(first)), (name.last(), other_way)];
        ways.extend(name.nickname.as_deref().map(|short| (name.last(), GivenName::of(short))));
        let halves = halves(name.last()).into_iter().flatten();
        ways.extend(halves.map(|half| (half, GivenName::of(first))));
        let mut found: Option<usize> = None;
        for suffix in &self.compatible(&name.suffix) {
            for (surname, given) in &ways {
                let key = self.key(surname, given, suffix);
                let under = self.first_under(key, |number| {
                    names(number).is_some_and(|other| agree(name, other))
                });
                found = [found, under].into_iter().flatten().min();
            }
            let turned = || self.surname_first(name, suffix, &names);
            found = found.or_else(turned);
            if found.is_some() {
                break;
            }
        }
        found
    }

    /// The first person under a key who suits; who has left it is forgotten on the way.
    fn first_under(&mut self, key: u64, suits: impl Fn(usize) -> bool) -> Option<usize> {
        let list = self.by_key.get_mut(&key)?;
        let stands = |number: usize| self.keys.get(number).is_some_and(|keys| keys.contains(&key));
        while list.front().is_some_and(|&number| !stands(number)) {
            list.pop_front();
        }
        let mut alike = list.iter().take(MOST_ALIKE).copied();
        alike.find(|&number| stands(number) && suits(number))
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

/// `riley` and `applewhite` of `riley-applewhite`.
fn halves(surname: &str) -> Option<[&str; 2]> {
    let (first, second) = surname.split_once('-')?;
    (!first.is_empty() && !second.is_empty()).then_some([first, second])
}

/// Whether names that share a key can be one person's.
fn agree(name: &NameParts, other: &NameParts) -> bool {
    let is_half = |half: &str, of: &str| halves(of).is_some_and(|halves| halves.contains(&half));
    let (one, two) = (name.last(), other.last());
    (one == two || is_half(one, two) || is_half(two, one)) && name.middles_agree(other)
}
