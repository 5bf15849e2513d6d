//! What a text says of its people: which positions each holds, by the position, by its words, by
//! the person.
//!
//! Not read: whom a position without a name means; that is for `unnamed_roles`.

use super::role_words::{
    is_below_the_top, is_courtesy, is_on, key, last_word, same_position, words_of,
};
use crate::contract::RoleStatus;
use crate::lexicon::List;
use crate::mark::{Mark, RoleParts};
use crate::roles::initials;
use crate::text::Document;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A position that so many people hold says nothing about who is meant by it; no list is longer.
const MOST_HOLDERS: usize = 50;

/// Something that the text says of one person.
#[derive(Debug)]
pub(super) struct KnownRole {
    /// The folded words of the whole role.
    pub(super) words: Vec<String>,
    pub(super) person: usize,
    /// Index of the role among the marks.
    pub(super) mark: usize,
    /// Held once: `former`, `then`.
    pub(super) past: bool,
    /// A form of address.
    courtesy: bool,
}

/// Everything that the text says so far.
#[derive(Default)]
pub(super) struct RoleIndex {
    by_key: HashMap<String, Vec<Rc<KnownRole>>>,
    by_word: HashMap<String, Vec<Rc<KnownRole>>>,
    of_person: HashMap<usize, Vec<Rc<KnownRole>>>,
    /// Who holds an office rather than a trade.
    officers: HashSet<usize>,
}

impl RoleIndex {
    /// Keeps that a person holds the position of a mark.
    pub(super) fn insert(
        &mut self,
        document: &Document,
        (index, mark): (usize, &Mark),
        parts: &RoleParts,
        person: usize,
    ) {
        let span = mark.span;
        if document.on(document.tokens_of(span).end.wrapping_sub(1), List::Offices) {
            self.officers.insert(person);
        }
        let whole = document.slice(span);
        let mut keys = vec![key(&parts.title)];
        // `Agriculture Cabinet Secretary`, of which the first two words may be read as an
        // organization.
        let titled = whole.find(&parts.title).and_then(|at| whole.get(..at + parts.title.len()));
        let position = titled.unwrap_or(whole);
        keys.extend(initials(position));
        // `Det. Sgt.`: a detective as well as a sergeant.
        let abbreviated = parts.title.split_whitespace().filter(|word| word.ends_with('.'));
        keys.extend(abbreviated.map(key));
        keys.sort();
        keys.dedup();
        let known = Rc::new(KnownRole {
            words: words_of(whole),
            person,
            mark: index,
            past: parts.status == RoleStatus::Former,
            courtesy: is_courtesy(mark),
        });
        for key in keys {
            keep(self.by_key.entry(key).or_default(), &known);
        }
        for word in &known.words {
            keep(self.by_word.entry(word.clone()).or_default(), &known);
        }
        keep(self.of_person.entry(person).or_default(), &known);
    }

    /// Who holds a position of this key.
    pub(super) fn holders(&self, key: &str) -> impl Iterator<Item = &KnownRole> {
        self.by_key.get(key).into_iter().flatten().map(Rc::as_ref)
    }

    /// Whose position has the word in it.
    pub(super) fn with_word(&self, word: &str) -> impl Iterator<Item = &KnownRole> {
        self.by_word.get(word).into_iter().flatten().map(Rc::as_ref)
    }

    fn of(&self, person: usize) -> &[Rc<KnownRole>] {
        self.of_person.get(&person).map_or(&[], Vec::as_slice)
    }

    /// Whether a person holds an office rather than a trade.
    pub(super) fn is_officer(&self, person: usize) -> bool {
        self.officers.contains(&person)
    }

    /// Whether the text gives a person any position.
    pub(super) fn has_position(&self, person: usize) -> bool {
        self.of(person).iter().any(|known| !known.courtesy)
    }

    /// Whether the text gives a person a position of this kind, by whatever words:
    /// `the Labor leader` of the opposition leader, `the Albion boss` of the manager.
    pub(super) fn holds_such(&self, person: usize, parts: &RoleParts) -> bool {
        let head = last_word(&parts.title);
        if is_on(&head, List::HeadsForAnyLeader) {
            return self.of(person).iter().any(|known| {
                known.words.iter().any(|word| is_on(word, List::LeadingRoles))
                    && !known.words.iter().any(|word| is_below_the_top(word))
            });
        }
        let key = key(&parts.title);
        let such = |word: &String| *word == head || same_position(word, &key);
        self.of(person).iter().any(|known| known.words.iter().any(such))
    }
}

fn keep(list: &mut Vec<Rc<KnownRole>>, known: &Rc<KnownRole>) {
    if list.len() < MOST_HOLDERS {
        list.push(Rc::clone(known));
    }
}

/// The one person of all of these, if it is one.
pub(super) fn only_person<'k>(mut known: impl Iterator<Item = &'k KnownRole>) -> Option<usize> {
    let first = known.next()?.person;
    known.all(|k| k.person == first).then_some(first)
}
