//! What a text says of its people: which posts each holds, by the post, by its words, by the person.
//!
//! Not read: whom a post without a name means; that is for `posts`.

use super::post_words::{is_below_the_top, is_courtesy, key, last_word, same_post, words_of};
use crate::contract::RoleStatus;
use crate::lexicon::List;
use crate::mark::{Mark, RoleParts};
use crate::roles::initials;
use crate::text::Document;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A post that so many people hold says nothing about who is meant by it; no list is longer.
const MOST_HOLDERS: usize = 50;

/// Heads that can stand for any post at the top of a body: `police boss`, `ECB chief`.
pub(super) const TOPS: [&str; 4] = ["boss", "chief", "head", "leader"];

/// Something that the text says of one person.
#[derive(Debug)]
pub(super) struct Known {
    /// The folded words of the whole role.
    pub(super) words: Vec<String>,
    pub(super) person: usize,
    /// Place of the role among the marks.
    pub(super) mark: usize,
    /// Held once: `former`, `then`.
    pub(super) past: bool,
    /// A form of address.
    courtesy: bool,
}

/// Everything that the text says so far.
#[derive(Default)]
pub(super) struct KnownPosts {
    by_key: HashMap<String, Vec<Rc<Known>>>,
    by_word: HashMap<String, Vec<Rc<Known>>>,
    of_person: HashMap<usize, Vec<Rc<Known>>>,
    /// Who holds an office rather than a trade.
    officers: HashSet<usize>,
}

impl KnownPosts {
    /// Keeps that a person holds the post of a mark.
    pub(super) fn learn(
        &mut self,
        document: &Document,
        (place, mark): (usize, &Mark),
        parts: &RoleParts,
        person: usize,
    ) {
        let span = mark.span;
        if document.on(document.tokens_of(span).end.wrapping_sub(1), List::Offices) {
            self.officers.insert(person);
        }
        let whole = document.slice(span);
        let mut keys = vec![key(&parts.title)];
        // `Agriculture Cabinet Secretary`, of which the first two words may be read as a body.
        let titled = whole.find(&parts.title).and_then(|at| whole.get(..at + parts.title.len()));
        let post = titled.unwrap_or(whole);
        keys.extend(initials(post));
        // `Det. Sgt.`: a detective as well as a sergeant.
        let abbreviated = parts.title.split_whitespace().filter(|word| word.ends_with('.'));
        keys.extend(abbreviated.map(key));
        keys.sort();
        keys.dedup();
        let known = Rc::new(Known {
            words: words_of(whole),
            person,
            mark: place,
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

    /// Who holds a post of this key.
    pub(super) fn holders(&self, key: &str) -> impl Iterator<Item = &Known> {
        self.by_key.get(key).into_iter().flatten().map(Rc::as_ref)
    }

    /// Whose post has the word in it.
    pub(super) fn with_word(&self, word: &str) -> impl Iterator<Item = &Known> {
        self.by_word.get(word).into_iter().flatten().map(Rc::as_ref)
    }

    fn of(&self, person: usize) -> &[Rc<Known>] {
        self.of_person.get(&person).map_or(&[], Vec::as_slice)
    }

    /// Whether a person holds an office rather than a trade.
    pub(super) fn is_officer(&self, person: usize) -> bool {
        self.officers.contains(&person)
    }

    /// Whether the text gives a person any post.
    pub(super) fn has_post(&self, person: usize) -> bool {
        self.of(person).iter().any(|known| !known.courtesy)
    }

    /// Whether the text gives a person a post of this kind, by whatever words: `the Labor leader` of
    /// the opposition leader, `the Albion boss` of the manager.
    pub(super) fn holds_such(&self, person: usize, parts: &RoleParts) -> bool {
        const AT_THE_TOP: [&str; 8] =
            ["manager", "coach", "leader", "president", "executive", "director", "chief", "head"];
        let head = last_word(&parts.title);
        if TOPS.contains(&head.as_str()) {
            return self.of(person).iter().any(|known| {
                known.words.iter().any(|word| AT_THE_TOP.contains(&word.as_str()))
                    && !known.words.iter().any(|word| is_below_the_top(word))
            });
        }
        let key = key(&parts.title);
        let such = |word: &String| *word == head || same_post(word, &key);
        self.of(person).iter().any(|known| known.words.iter().any(such))
    }
}

fn keep(list: &mut Vec<Rc<Known>>, known: &Rc<Known>) {
    if list.len() < MOST_HOLDERS {
        list.push(Rc::clone(known));
    }
}

/// The one person of all of these, if it is one.
pub(super) fn only_person<'k>(mut known: impl Iterator<Item = &'k Known>) -> Option<usize> {
    let first = known.next()?.person;
    known.all(|k| k.person == first).then_some(first)
}
