//! What is a person once is a person everywhere: surnames and first names of people found in full
//! count wherever they stand alone, at the start of sentences and in headlines too.

use super::{Class, Name};
use crate::lexicon::List;
use crate::text::{Case, Document};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub(super) fn spread(document: &Document, found: &mut Vec<Name>) {
    let known = KnownNames::of(document, found);
    if known.last.is_empty() && known.first.is_empty() {
        return;
    }
    drop_doubtful(document, found, &known);
    let mut taken = vec![false; document.tokens.len()];
    for name in found.iter() {
        let named_here = known.last.contains_key(&document.tokens[name.tokens.start].hash.bits())
            && !document.is_any(name.tokens.start.wrapping_sub(1), PLACE_PREPOSITIONS);
        let stays = name.class == Class::Person
            || name.tokens.len() > 1
            || name.confidence > 0.8 && !named_here;
        taken[name.tokens.clone()].fill(stays);
    }
    let mut added: Vec<Range<usize>> = Vec::new();
    let mut number = 0;
    while number < document.tokens.len() {
        let mention = if taken[number] { None } else { known.mention(document, number, &taken) };
        match mention {
            Some(mention) => {
                number = mention.end;
                added.push(mention);
            }
            None => number += 1,
        }
    }
    let mut replaced = vec![false; document.tokens.len()];
    for mention in &added {
        replaced[mention.clone()].fill(true);
    }
    found.retain(|name| !name.tokens.clone().any(|n| replaced[n]));
    found.extend(added.into_iter().map(|tokens| Name {
        tokens,
        class: Class::Person,
        confidence: 0.93,
        because: Cow::Borrowed("part of a full name elsewhere in the text"),
    }));
}

/// No surname has more joints in front: `de la Fuente`, `bin Abdul Al Saud`.
const MOST_JOINTS: usize = 4;

/// Behind these a word that is both a place and somebody's surname is the place.
const PLACE_PREPOSITIONS: &[&str] = &["in", "at", "from", "to", "near", "of", "outside", "across"];

/// A guess ("two capitalised words on no other list") yields where the text says otherwise: the
/// same words stand elsewhere as a body.
fn drop_doubtful(document: &Document, found: &mut Vec<Name>, known: &KnownNames) {
    let bodies: HashSet<u64> = found
        .iter()
        .filter(|n| n.class != Class::Person)
        .map(|n| document.tokens[n.tokens.start].hash.bits())
        .collect();
    found.retain(|name| {
        name.class != Class::Person
            || name.confidence > 0.6
            || known
                .alone
                .get(&document.tokens[name.tokens.end - 1].hash.bits())
                .is_some_and(|&times| times > 0)
            || !bodies.contains(&document.tokens[name.tokens.start].hash.bits())
    });
}

/// Parts of the full names of a text, by the hash of their folded letters.
struct KnownNames {
    /// Last word of a surname → how many joints and words before it belong to the surname.
    last: HashMap<u64, usize>,
    /// First names.
    first: HashMap<u64, usize>,
    /// How often a last word stands alone and speaks.
    alone: HashMap<u64, usize>,
}

impl KnownNames {
    fn of(document: &Document, found: &[Name]) -> KnownNames {
        let mut known =
            KnownNames { last: HashMap::new(), first: HashMap::new(), alone: HashMap::new() };
        for name in found.iter().filter(|n| n.class == Class::Person) {
            let Some(last) = surname_end(document, name.tokens.clone()) else { continue };
            let hash = document.tokens[last].hash.bits();
            if name.tokens.len() > 1 && last > name.tokens.start {
                known.last.entry(hash).or_insert(0);
                let first = document.tokens[name.tokens.start];
                if document.word(name.tokens.start).chars().count() > 2
                    && !document.word(name.tokens.start).contains('.')
                {
                    known.first.entry(first.hash.bits()).or_insert(0);
                }
            } else {
                *known.alone.entry(hash).or_insert(0) += usize::from(name.confidence > 0.9);
                if name.confidence > 0.9 {
                    known.last.entry(hash).or_insert(0);
                }
            }
        }
        known
    }

    /// A mention by a part of a known name that begins at `number`.
    fn mention(&self, document: &Document, number: usize, taken: &[bool]) -> Option<Range<usize>> {
        let token = &document.tokens[number];
        if !token.is_capital() {
            return None;
        }
        let hash = token.hash.bits();
        let last = self.last.contains_key(&hash);
        let first =
            self.first.contains_key(&hash) && !document.on(number, List::AmbiguousFirstNames);
        if !last && !first {
            return None;
        }
        let neighbour = |n: usize| {
            document.capital(n)
                && !document.joined(n)
                && !taken.get(n).copied().unwrap_or(true)
                && !self.last.contains_key(&document.tokens[n].hash.bits())
        };
        let end = number + 1;
        // `Ford Foundation`, `Lincoln Park`: the next capitalised word makes it something else.
        let body_behind = neighbour(end)
            && document.tokens[end].gap == crate::text::Gap::Space
            && !document.on(end, List::CommonWords)
            && !document.on(end, List::Heads);
        let headline = document.sentences[document.sentence_of(number)].heading;
        if body_behind && !headline
            || document.on(end, List::PlaceWords) && !document.possessive(end)
        {
            return None;
        }
        // A word that is a common one at the start of a sentence is taken for the word.
        let opens = document.sentences[document.sentence_of(number)].tokens.start == number;
        if opens && document.on(number, List::SentenceOpeners) {
            return None;
        }
        if !last
            && document.on(number, List::Cities)
            && document.is_any(number.wrapping_sub(1), &["in", "at", "from", "to"])
        {
            return None;
        }
        let mut start = number;
        // `Al Suwaidi`, `van der Meer`: the joints of a surname come along.
        while last
            && start > number.saturating_sub(MOST_JOINTS)
            && !taken[start - 1]
            && document.on(start - 1, List::Particles)
            && document.tokens[start - 1].case != Case::Lower
        {
            start -= 1;
        }
        let suffix = usize::from(document.on(end, List::NameSuffixes) && document.capital(end));
        Some(start..end + suffix)
    }
}

/// The place of a name's surname: its last word but `Jr.` and the like.
fn surname_end(document: &Document, tokens: Range<usize>) -> Option<usize> {
    tokens.rev().find(|&n| document.capital(n) && !document.on(n, List::NameSuffixes))
}
