//! The same words name the same thing throughout a text: where the tagger is in doubt about one
//! place, what it says of the others decides.
//!
//! Works on whole names as they are written; parts of names are for `spread`. Where the tagger is
//! sure, a Washington that is a person and one that is a city stay apart.

use super::Class;
use super::tagger::{Shares, Tagged};
use crate::text::{Document, Gap};
use std::collections::HashMap;
use std::ops::Range;

/// Longer names are left as they are.
const LONGEST: usize = 6;
/// A place of which the tagger is as sure as this keeps what it says.
const SURE: f32 = 0.9;
/// How much the other places of a name count against the place itself.
const OTHERS: f32 = 2.0;

/// What a name's places say together.
#[derive(Default)]
struct Group {
    places: f32,
    sum: Shares,
}

/// Settles doubtful names by their other places, and adds places that were not seen as names.
pub(super) fn agree(document: &Document, shares: &[Shares], names: &mut Vec<Tagged>) {
    let mut taken = vec![false; document.tokens.len()];
    let mut groups: HashMap<u64, Group> = HashMap::new();
    for name in names.iter() {
        taken[name.tokens.clone()].fill(true);
        if name.tokens.len() <= LONGEST {
            groups.entry(key(document, name.tokens.clone())).or_default();
        }
    }
    let unseen = unseen(document, &taken, &groups);
    let seen = names.iter().map(|n| n.tokens.clone()).filter(|t| t.len() <= LONGEST);
    for tokens in seen.chain(unseen.iter().cloned()) {
        let share = mean(&shares[tokens.clone()]);
        if let Some(group) = groups.get_mut(&key(document, tokens)) {
            group.places += 1.0;
            group.sum = std::array::from_fn(|class| group.sum[class] + share[class]);
        }
    }
    let settled = |tokens: Range<usize>| -> Option<(usize, f32)> {
        let own = mean(&shares[tokens.clone()]);
        let group = groups.get(&key(document, tokens)).filter(|g| g.places > 1.0)?;
        if largest(&own).1 >= SURE {
            return None;
        }
        let others: Shares =
            std::array::from_fn(|class| (group.sum[class] - own[class]) / (group.places - 1.0));
        let both =
            std::array::from_fn(|class| (own[class] + OTHERS * others[class]) / (1.0 + OTHERS));
        Some(largest(&both))
    };
    names.retain_mut(|name| match settled(name.tokens.clone()) {
        Some((place, share)) => {
            let Some(class) = Class::at(place) else { return false };
            let same = class == name.class;
            name.probability = if same { name.probability.max(share) } else { share };
            name.class = class;
            true
        }
        None => true,
    });
    for tokens in unseen {
        if let Some((place, probability)) = settled(tokens.clone())
            && let Some(class) = Class::at(place)
        {
            names.push(Tagged { tokens, class, probability });
        }
    }
    names.sort_by_key(|name| name.tokens.start);
}

/// Places with the words of a name where the tagger saw none.
fn unseen(document: &Document, taken: &[bool], groups: &HashMap<u64, Group>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut number = 0;
    while number < taken.len() {
        if !document.capital(number) {
            number += 1;
            continue;
        }
        let longest = (1..=LONGEST)
            .take_while(|length| {
                let last = number + length - 1;
                last < taken.len()
                    && !taken[last]
                    && (*length == 1 || document.tokens[last].gap != Gap::Paragraph)
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
    document.tokens[tokens].iter().fold(0, |key, token| {
        (key ^ token.hash.bits()).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    })
}

fn mean(shares: &[Shares]) -> Shares {
    let count = shares.len().max(1) as f32;
    std::array::from_fn(|class| shares.iter().map(|s| s[class]).sum::<f32>() / count)
}

fn largest(shares: &Shares) -> (usize, f32) {
    shares.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, 0.0))
}
