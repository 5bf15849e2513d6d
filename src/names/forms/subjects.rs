//! People by what is said of them, whose names are words, cities or nothing that a list is sure of:
//! `Sue was nervous`, `Paris plays a spy`, `Chelsea and Brooklyn, both 12`, `Art Long opened a shop`.
//!
//! Not read: the sentences after.

use super::shared::is_listed;
use crate::lexicon::{List, Values, values};
use crate::names::evidence::introduced_by_position;
use crate::text::{Case, Document, Gap};
use std::ops::Range;

/// `Victoria lives in Vancouver`, `Paris plays a spy`, `Sue was nervous`: a first name that is something
/// else as well, by what people alone do.
pub(super) fn acts(document: &Document, number: usize) -> Option<Range<usize>> {
    const TEAMS_DO: [&str; 9] =
        ["play", "plays", "played", "chased", "runs", "ran", "watched", "looked", "performed"];
    if !document.on(number, List::FirstNames)
        || document.case(number) != Some(Case::Initial)
        || document.capital(number.wrapping_sub(1))
    {
        return None;
    }
    let verb = number + 1;
    let role = || {
        document.is_any(verb, &["plays", "played"])
            && document.is_any(verb + 1, &["a", "an"])
            && document.on(verb + 2, List::Heads)
    };
    let person = document.on(verb, List::PersonalVerbs)
        && (role() || !document.is_any(verb, &TEAMS_DO))
        && !document
            .on_any(number, &[List::CommonWords, List::Months, List::Countries, List::Heads]);
    (person || is_no_subject(document, number) || begins(document, number))
        .then_some(number..number + 1)
}

/// What a first name is as a word of a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NameWord {
    /// `sue`, `frank`: no sentence has it for a subject.
    VerbOrAdjective,
    /// `grant`, `dean`: only with an article, but in headings.
    Thing,
}

static WORDS: Values<NameWord> = values!("ambiguous_first_names");

/// `Sue was nervous`, `Grant has already left`: a word that without an article is the subject of no
/// sentence, unless it is a name.
fn is_no_subject(document: &Document, number: usize) -> bool {
    let Some(word) = document.stated(number, &WORDS) else { return false };
    let verb = number + 1;
    let has = document.is_any(verb, &["has", "had"]);
    let shown = match word {
        NameWord::VerbOrAdjective => has || document.is_any(verb, &["was", "is"]),
        NameWord::Thing => {
            has && document.is_any(verb + 1, &["already", "always", "long", "never", "since"])
        }
    };
    shown && document.opens(number)
}

/// `Greta could knit`: a plain first name that opens a sentence.
fn begins(document: &Document, number: usize) -> bool {
    const OTHERS: [List; 9] = [
        List::AmbiguousFirstNames,
        List::CommonWords,
        List::Surnames,
        List::Cities,
        List::Places,
        List::AmbiguousPlaces,
        List::Organizations,
        List::AmbiguousOrganizations,
        List::Works,
    ];
    document.is_any(number + 1, &["could", "would", "had", "has", "did", "was"])
        && document.opens(number)
        && !document.on_any(number, &OTHERS)
}

/// `Chelsea and Brooklyn, both 12, were given shirts`, seen from either name; `Sydney, 14, and her sister`.
pub(in crate::names) fn are_aged(document: &Document, number: usize) -> Option<Range<usize>> {
    let given = |n: usize| {
        document.case(n) == Some(Case::Initial)
            && document.on(n, List::FirstNames)
            && !document.on(n, List::Months)
            && !document.on(n, List::Nationalities)
    };
    if !given(number) {
        return None;
    }
    let pair = document.is(number + 1, "and") && given(number + 2);
    let comma = number + if pair { 3 } else { 1 };
    if document.word(comma) != "," {
        return None;
    }
    let both = document.is_any(comma + 1, &["both", "aged"]);
    let age = comma + 1 + usize::from(both);
    let aged = document.word(age).parse().is_ok_and(|age: u8| (3..100).contains(&age))
        && matches!(document.word(age + 1), "," | "." | ")" | ";");
    let second = document.is(number.wrapping_sub(1), "and") && given(number.wrapping_sub(2));
    let alone = document.opens(number) || document.on(number.wrapping_sub(1), List::Kinship);
    let shown = if pair || second { both } else { alone && !document.capital(number + 1) };
    (aged && shown).then_some(number..number + 1)
}

/// `Art Long opened a shop`, `Bill Board, a painter`: two words that open a sentence, of which the first is
/// a first name as well, by what follows.
pub(super) fn words_as_name(document: &Document, number: usize) -> Option<Range<usize>> {
    let (surname, end) = (number + 1, number + 2);
    let does = || {
        document.on(end, List::PersonalVerbs)
            || document.on(end, List::SpeechVerbs)
            || document.is_any(end, &["opened", "owns", "joined", "moved", "runs", "started"])
            || introduced_by_position(document, end)
    };
    (document.on(number, List::FirstNames)
        && document.case(surname) == Some(Case::Initial)
        && document.on(surname, List::CommonWords)
        && document.case(number) == Some(Case::Initial)
        && document.gap(surname) == Some(Gap::Space)
        && document.opens(number)
        && !document
            .on_any(number, &[List::Months, List::Nationalities, List::Countries, List::Cities])
        && !document.on_any(
            surname,
            &[List::OrganizationWords, List::WorkWords, List::PluralHeads, List::SentenceOpeners],
        )
        && ![List::Organizations, List::AmbiguousOrganizations, List::Places, List::Works]
            .iter()
            .any(|&list| document.listed(number..end).has(list))
        && does())
    .then_some(number..end)
}

/// `Nelita and Gerrit opened the shop`, seen from the word that is on no list.
pub(super) fn paired(document: &Document, number: usize) -> Option<Range<usize>> {
    const SHORTEST: usize = 4;
    let other = number + 2;
    (document.is(number + 1, "and")
        && document.case(number) == Some(Case::Initial)
        && document.word(number).chars().count() >= SHORTEST
        && document.case(other) == Some(Case::Initial)
        && document.case(other + 1) == Some(Case::Lower)
        && document.on(other, List::FirstNames)
        && !document.on_any(
            other,
            &[List::AmbiguousFirstNames, List::Cities, List::AmbiguousOrganizations],
        )
        && document.opens(number)
        && !is_listed(document, number)
        && !document.on_any(
            number,
            &[List::AmbiguousOrganizations, List::AmbiguousPlaces, List::WorkWords],
        ))
    .then_some(number..number + 1)
}

/// `Ngaio Ap Rhys`: with a particle that no other name has.
pub(super) fn with_particle(document: &Document, number: usize) -> Option<Range<usize>> {
    let name = number..number + 3;
    (document.capital(number + 1)
        && document.capital(number + 2)
        && document.is_any(number + 1, &["ap", "bin", "binti", "bint", "ibn"])
        && name.clone().all(|n| document.case(n) == Some(Case::Initial))
        && !document.capital(number.wrapping_sub(1))
        && !document.capital(name.end)
        && !is_listed(document, number))
    .then_some(name)
}
