//! Nicknames in quotation marks that a text gives somebody, and the well-known whom one name is enough for.
//!
//! Not read: nicknames without quotation marks.

use super::shared::{LONGEST_NAME, continues_after, continues_before};
use crate::lexicon::List;
use crate::text::{Document, quotation};
use std::ops::Range;

/// `Lady Gaga`, `Zlatan`
pub(super) fn well_known(document: &Document, number: usize) -> Option<Range<usize>> {
    let length = document.phrase(List::WellKnownPeople, number, number + LONGEST_NAME);
    let name = number..number + length;
    let capitals = name.clone().all(|n| document.capital(n));
    // `Shakespeare Road`; several words are the person's wherever they stand.
    let heading = document.sentence_at(number).is_some_and(|sentence| sentence.heading);
    let alone = length > 1
        || !continues_before(document, number) && (heading || !continues_after(document, name.end));
    let thing = [List::PlaceWords, List::OrganizationWords, List::WorkWords]
        .iter()
        .any(|&list| document.on(name.end, list) && document.capital(name.end));
    // `University of Goethe`
    let before = number.wrapping_sub(1);
    let of_organization = document.is(before, "of")
        && document.on(before.wrapping_sub(1), List::OrganizationWords)
        && document.capital(before.wrapping_sub(1));
    (length > 0 && capitals && alone && !thing && !of_organization).then_some(name)
}

/// `a girl nicknamed “Little Sparrow”`, seen from its first word.
pub(super) fn nicknamed(document: &Document, number: usize) -> Option<Range<usize>> {
    const REACH: usize = 8;
    let quote = number.wrapping_sub(1);
    let article = usize::from(document.is(quote.wrapping_sub(1), "the"));
    let naming = quote.wrapping_sub(1 + article);
    let named = document.is_any(naming, &["nicknamed", "dubbed"])
        || document.is(naming, "as") && document.is(naming.wrapping_sub(1), "known");
    if !named || !quotation::opens(document.word(quote)) || !document.capital(number) {
        return None;
    }
    let close = |n: usize| quotation::is_pair(document.word(quote), document.word(n));
    let end = (number + 1..=number + LONGEST_NAME).find(|&n| close(n))?;
    let person = |n: usize| {
        document.on(n, List::Heads)
            || document.on(n, List::Kinship)
            || document.capital(n)
                && (document.on(n, List::FirstNames) || document.on(n, List::Surnames))
            || document.is_any(
                n,
                &["he", "she", "who", "man", "woman", "boy", "girl", "baby", "teenager", "child"],
            )
    };
    let capitals = (number..end).all(|n| document.capital(n));
    let of_person = (naming.saturating_sub(REACH)..naming).any(person);
    (capitals && of_person).then_some(number..end)
}

/// The same nicknames wherever else they stand in quotation marks or among lower-case words.
pub(super) fn add_nicknames(document: &Document, added: &mut Vec<Range<usize>>) {
    const MOST: usize = 8;
    let is_nickname =
        |tokens: &&Range<usize>| nicknamed(document, tokens.start).as_ref() == Some(*tokens);
    let nicknames: Vec<Range<usize>> =
        added.iter().filter(is_nickname).take(MOST).cloned().collect();
    for nickname in nicknames {
        let key = |n: usize| document.key(n);
        for start in 0..document.tokens.len() {
            let there = start..start + nickname.len();
            let same = nickname.len() > 1
                && there.clone().zip(nickname.clone()).all(|(a, b)| key(a) == key(b))
                && there.clone().all(|n| document.capital(n));
            if same && !added.iter().any(|other| other.start < there.end && there.start < other.end)
            {
                added.push(there);
            }
        }
    }
    crate::order::sort(added, |tokens| [tokens.start, 0, 0]);
}
