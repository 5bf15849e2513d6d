//! What is a person once is a person everywhere: surnames and first names of people found in full
//! count wherever they stand alone, at the start of sentences and in headlines too.

mod firms;
mod known;
mod mononyms;
mod others;
mod teams;

use super::tagger::Marginals;
use super::{Class, Name, initials};
use crate::contract::Code;
use crate::lexicon::{Hashes, List};
use crate::text::{Case, Document, Gap, TokenSet};
use firms::{companies, drop_storms, is_company};
use known::KnownNames;
pub(crate) use known::short_form_stem;
use std::ops::Range;

/// `marginals`: how the tagger takes each token; none where there are none.
pub(super) fn propagate(document: &Document, marginals: &[Marginals], found: &mut Vec<Name>) {
    drop_storms(document, found);
    let companies = companies(document);
    found.retain(|name| {
        let alone = name.class == Class::Person && name.tokens.len() == 1;
        !(alone && is_company(document, name.tokens.start, &companies))
    });
    let mut blocked = others::settle(document, found);
    if !companies.is_empty() {
        for number in (0..document.tokens.len()).filter(|&n| is_company(document, n, &companies)) {
            blocked.add(number..number + 1);
        }
    }
    mononyms::add(document, marginals, &blocked, found);
    let known = KnownNames::of(document, found);
    shorten_in_capitals(document, found, &known);
    drop_doubtful(document, found, &known);
    known.extend(document, found);
    let mut taken = TokenSet::none_of(document);
    for name in found.iter() {
        let place = name.class == Class::Place
            && name.confidence > 0.5
            && document.is_any(name.tokens.start.wrapping_sub(1), PLACE_PREPOSITIONS);
        let sure = name.confidence >= name.class.threshold();
        let whole = name.class == Class::Person
            || name.tokens.len() > 1 && !known.is_joined_surname(document, name);
        let stays = sure && whole || place;
        taken.set(name.tokens.clone(), stays);
    }
    let mut added: Vec<(Range<usize>, Code)> = Vec::new();
    let mut number = 0;
    while number < document.tokens.len() {
        let mention = if taken.has(number) || blocked.has(number) {
            None
        } else {
            let free = |n: usize| taken.lacks(n);
            let surname = |n: usize| known.is_surname(document, n);
            let initials = || initials::person(document, number, free, surname);
            known
                .mention(document, number, &taken)
                .map(|mention| (mention, PART))
                .or_else(|| initials().map(|mention| (mention, initials::BECAUSE)))
        };
        match mention {
            Some((tokens, because)) => {
                number = tokens.end;
                added.push((tokens, because));
            }
            None => number += 1,
        }
    }
    let mut replaced = TokenSet::none_of(document);
    for (mention, _) in &added {
        replaced.add(mention.clone());
    }
    found.retain(|name| !name.tokens.clone().any(|n| replaced.has(n)));
    found.extend(
        added
            .into_iter()
            .map(|(tokens, because)| Name::found(tokens, Class::Person, 0.93, because)),
    );
    join_parts(document, found);
}

/// `André Ayew`, of which the one word was found by the first name and the other by the surname.
fn join_parts(document: &Document, found: &mut Vec<Name>) {
    crate::order::sort(found, |name| [name.tokens.start, name.tokens.end, 0]);
    for index in 1..found.len() {
        let (Some(first), Some(second)) = (found.get(index - 1), found.get(index)) else { break };
        let parts = [first, second].iter().all(|name| {
            name.class == Class::Person && name.tokens.len() == 1 && name.listed.is_none()
        });
        let one = parts
            && first.tokens.end == second.tokens.start
            && document.gap(second.tokens.start) == Some(Gap::Space)
            && document.on(first.tokens.start, List::FirstNames)
            && !document.capital(second.tokens.end);
        if one {
            let end = second.tokens.end;
            if let Some(first) = found.get_mut(index - 1) {
                first.tokens.end = end;
            }
            if let Some(second) = found.get_mut(index) {
                second.tokens.start = end;
            }
        }
    }
    found.retain(|name| !name.tokens.is_empty());
}

/// `LARA ENDURES ANOTHER BAD DAY` over a text about Brian Lara: in capitals only his name is.
fn shorten_in_capitals(document: &Document, found: &mut [Name], known: &KnownNames) {
    let upper = |n: usize| document.case(n) == Some(Case::Upper);
    for name in found.iter_mut().filter(|name| name.class == Class::Person) {
        let Range { start, end } = name.tokens;
        let last = end - 1;
        let words = end - start == 2
            && upper(start)
            && upper(last)
            && known.is_surname(document, start)
            && !known.is_surname(document, last)
            && !document.on_any(last, &[List::FirstNames, List::Surnames, List::NameSuffixes]);
        if words {
            name.tokens.end = last;
        }
    }
}

/// Why a mention counts that [`KnownNames::mention`] adds.
const PART: Code = Code::PartOfAFullName;

/// After these a word that is both a place and somebody's surname is the place.
const PLACE_PREPOSITIONS: &[&str] = &["in", "at", "from", "to", "near", "of", "outside", "across"];

/// A guess ("two capitalised words on no other list") yields where the text says otherwise: the
/// same words stand elsewhere as an organization.
fn drop_doubtful(document: &Document, found: &mut Vec<Name>, known: &KnownNames) {
    let organizations: Hashes = found
        .iter()
        .filter(|n| n.class != Class::Person)
        .filter_map(|n| document.key(n.tokens.start))
        .collect();
    let speaks_alone = |n: usize| {
        document.key(n).and_then(|key| known.alone.get(&key)).is_some_and(|&times| times > 0)
    };
    found.retain(|name| {
        name.class != Class::Person
            || name.confidence > 0.6
            || speaks_alone(name.tokens.end - 1)
            || document.key(name.tokens.start).is_none_or(|key| !organizations.contains(&key))
    });
}

#[cfg(test)]
mod tests {
    use super::super::rule::Rule;
    use super::*;
    use crate::text;

    fn name(tokens: Range<usize>, class: Class, confidence: f32) -> Name {
        Name { class, confidence, ..Name::by(Rule::KnownOrganization, tokens) }
    }

    /// Which tokens are people, how sure, once the names found are propagated over the text.
    fn people(text: &str, mut found: Vec<Name>) -> Vec<(Range<usize>, f32)> {
        propagate(&text::read(text), &[], &mut found);
        found.sort_by_key(|name| name.tokens.start);
        let people = found.into_iter().filter(|name| name.class == Class::Person);
        people.map(|name| (name.tokens, name.confidence)).collect()
    }

    const TWICE: &str = "Ann Marsh left the hall. The clerk praised Marsh.";

    #[test]
    fn a_name_as_sure_as_0_6_is_found_elsewhere_by_its_surname() {
        let found = people(TWICE, vec![name(0..2, Class::Person, 0.6)]);
        assert_eq!(found, [(0..2, 0.6), (9..10, 0.93)]);
        let found = people(TWICE, vec![name(0..2, Class::Person, 0.59)]);
        assert_eq!(found, [(0..2, 0.59)]);
    }

    #[test]
    fn a_place_surer_than_0_5_stays_one_after_its_preposition() {
        let text = "Ann Marsh left the hall. They met in Marsh.";
        let of = |sure| {
            people(text, vec![name(0..2, Class::Person, 0.9), name(9..10, Class::Place, sure)])
        };
        assert_eq!(of(0.51), [(0..2, 0.9)]);
        assert_eq!(of(0.5), [(0..2, 0.9), (9..10, 0.93)]);
    }

    #[test]
    fn a_surname_alone_surer_than_0_9_is_found_elsewhere() {
        let text = "Marsh left the hall. The clerk praised Marsh.";
        let of = |sure| people(text, vec![name(0..1, Class::Person, sure)]);
        assert_eq!(of(0.91), [(0..1, 0.91), (8..9, 0.93)]);
        assert_eq!(of(0.9), [(0..1, 0.9)]);
    }

    #[test]
    fn the_short_forms_of_forty_first_names_are_found() {
        let is_found = |others: u8| {
            let first =
                |n: u8| format!("{}{}oboro", char::from(b'A' + n % 8), char::from(b'a' + n / 8));
            let mut text: String =
                (0..others).map(|n| format!("{} Lind left. ", first(n))).collect();
            text.push_str("Walter Stroud left. They praised Walt.");
            let sentences = usize::from(others) + 1;
            let named = |n: usize| name(4 * n..4 * n + 2, Class::Person, 0.9);
            let found = people(&text, (0..sentences).map(named).collect());
            found
                .last()
                .is_some_and(|(tokens, _)| *tokens == (4 * sentences + 2..4 * sentences + 3))
        };
        assert!(is_found(39));
        assert!(!is_found(40));
    }
}
