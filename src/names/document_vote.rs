//! The same words name the same thing throughout a text: where the tagger is in
//! doubt about one occurrence, what it says of the others decides.
//!
//! Works on whole names as they are written; parts of names are for `propagation`. Where the tagger
//! is sure, a Washington that is a person and one that is a city stay apart.

use super::Class;
use super::tagger::{Marginals, Tagged};
use crate::lexicon::HashOf;
use crate::text::{Document, Gap, TokenSet};
use std::ops::Range;

/// Longer names are left as they are.
const LONGEST: usize = 6;
/// An occurrence of which the tagger is as sure as this keeps what it says.
const SURE: f32 = 0.9;
/// How much the other occurrences of a name count against the one at hand.
const OTHERS: f32 = 2.0;

/// What the occurrences of a name say together.
#[derive(Default)]
struct Votes {
    occurrences: f32,
    sum: Marginals,
}

/// Settles doubtful names by their other occurrences, and adds occurrences that were not seen as
/// names.
pub(super) fn vote(document: &Document, marginals: &[Marginals], names: &mut Vec<Tagged>) {
    let mut taken = TokenSet::none_of(document);
    let mut groups: HashOf<Votes> = Default::default();
    for name in names.iter() {
        taken.add(name.tokens.clone());
        if name.tokens.len() <= LONGEST {
            groups.entry(key(document, name.tokens.clone())).or_default();
        }
    }
    let unseen = unseen(document, &taken, &groups);
    let seen = names.iter().map(|n| n.tokens.clone()).filter(|t| t.len() <= LONGEST);
    for tokens in seen.chain(unseen.iter().cloned()) {
        let marginal = mean(marginals, &tokens);
        if let Some(group) = groups.get_mut(&key(document, tokens)) {
            group.occurrences += 1.0;
            group.sum = each_class(group.sum, marginal, |sum, marginal| sum + marginal);
        }
    }
    let settled = |tokens: Range<usize>| -> Option<(usize, f32)> {
        let own = mean(marginals, &tokens);
        let group = groups.get(&key(document, tokens)).filter(|g| g.occurrences > 1.0)?;
        if largest(&own).1 >= SURE {
            return None;
        }
        let others = each_class(group.sum, own, |sum, own| (sum - own) / (group.occurrences - 1.0));
        let both = each_class(own, others, |own, others| (own + OTHERS * others) / (1.0 + OTHERS));
        Some(largest(&both))
    };
    names.retain_mut(|name| match settled(name.tokens.clone()) {
        Some((index, marginal)) => {
            let Some(class) = Class::at(index) else { return false };
            let same = class == name.class;
            name.probability = if same { name.probability.max(marginal) } else { marginal };
            name.class = class;
            true
        }
        None => true,
    });
    for tokens in unseen {
        if let Some((index, probability)) = settled(tokens.clone())
            && let Some(class) = Class::at(index)
        {
            names.push(Tagged { tokens, class, probability });
        }
    }
    crate::order::sort(names, |name| [name.tokens.start, 0, 0]);
}

/// Occurrences of the words of a name where the tagger saw none.
fn unseen(document: &Document, taken: &TokenSet, groups: &HashOf<Votes>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut number = 0;
    while number < document.tokens.len() {
        if !document.capital(number) {
            number += 1;
            continue;
        }
        let longest = (1..=LONGEST)
            .take_while(|length| {
                let last = number + length - 1;
                taken.lacks(last) && (*length == 1 || document.gap(last) != Some(Gap::Paragraph))
            })
            .filter(|length| groups.contains_key(&key(document, number..number + length)))
            .last();
        match longest {
            Some(length) => {
                found.push(number..number + length);
                number += length;
            }
            None => number += 1,
        }
    }
    found
}

/// The words of a name as one number.
fn key(document: &Document, tokens: Range<usize>) -> u64 {
    let tokens = document.tokens.get(tokens).unwrap_or_default();
    tokens.iter().fold(0, |key, token| {
        (key ^ token.hash.bits()).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    })
}

/// The mean class marginals of these tokens.
fn mean(marginals: &[Marginals], tokens: &Range<usize>) -> Marginals {
    let marginals = marginals.get(tokens.clone()).unwrap_or_default();
    let count = marginals.len().max(1) as f32;
    let sum = marginals
        .iter()
        .fold(Marginals::default(), |sum, &marginal| each_class(sum, marginal, |a, b| a + b));
    sum.map(|sum| sum / count)
}

/// Combines two sets of marginals, class by class.
fn each_class(mut a: Marginals, b: Marginals, both: impl Fn(f32, f32) -> f32) -> Marginals {
    for (a, b) in a.iter_mut().zip(b) {
        *a = both(*a, b);
    }
    a
}

fn largest(marginals: &Marginals) -> (usize, f32) {
    marginals.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    /// What the first Norsa of two is, by its own shares and by those of the other.
    fn settled(own: Marginals, other: Marginals) -> Option<Class> {
        let document = text::read("Norsa grew. They praised Norsa.");
        let mut marginals = vec![[1.0, 0.0, 0.0, 0.0]; document.tokens.len()];
        (marginals[0], marginals[5]) = (own, other);
        let name =
            |number: usize, class| Tagged { tokens: number..number + 1, class, probability: 0.5 };
        let class = |marginals: &Marginals| Class::at(largest(marginals).0);
        let mut names: Vec<Tagged> = [(0, &own), (5, &other)]
            .into_iter()
            .filter_map(|(number, marginals)| Some(name(number, class(marginals)?)))
            .collect();
        vote(&document, &marginals, &mut names);
        names.iter().find(|name| name.tokens.start == 0).map(|name| name.class)
    }

    #[test]
    fn the_other_places_of_a_name_count_twice() {
        // 0.75 for a person here and 0.65 for a place there: (0.75 + 2 · 0.35) / 3 < 1.3 / 3 + 0.25 / 3.
        let own = [0.0, 0.75, 0.0, 0.25];
        assert_eq!(settled(own, [0.0, 0.35, 0.0, 0.65]), Some(Class::Place));
        assert_eq!(settled(own, [0.0, 0.40, 0.0, 0.60]), Some(Class::Person));
    }

    #[test]
    fn where_the_tagger_is_as_sure_as_0_9_it_is_left_alone() {
        let other = [0.0, 0.0, 0.0, 1.0];
        assert_eq!(settled([0.1, 0.9, 0.0, 0.0], other), Some(Class::Person));
        assert_eq!(settled([0.11, 0.89, 0.0, 0.0], other), Some(Class::Place));
    }
}
