//! Whether a capitalised run ends with a person's name, and where the name begins.
//!
//! The ways to know are tried from the surest to the weakest guess.

use super::evidence::{
    after_position, ends_as_organization, introduced, introduced_by_position, is_address,
    is_initial, is_known_organization, is_organization_name, is_organization_word, is_place,
    kin_before, leads_to_name, names_facility, skip_origin, speaks, syllable_name,
};
use super::rule::Rule;
use crate::lexicon::List;
use crate::text::{Case, Document};
use std::ops::Range;

/// A person's name at the end of a run.
pub(super) struct PersonPart {
    /// Its first token.
    pub(super) from: usize,
    pub(super) rule: Rule,
}

fn found(from: usize, rule: Rule) -> Option<PersonPart> {
    Some(PersonPart { from, rule })
}

/// The person's name that a run ends with. In a `heading` capitals say nothing, so guesses are left
/// out.
pub(super) fn person_part(
    document: &Document,
    run: Range<usize>,
    heading: bool,
) -> Option<PersonPart> {
    if let Some(from) = syllable_name(document, run.clone()) {
        return found(from, Rule::Syllables);
    }
    if is_something_else(document, run.clone()) {
        return None;
    }
    if run.start > 0 && is_address(document, run.start - 1) {
        return found(run.start, Rule::AfterTitle);
    }
    if let Some(part) = by_given_name(document, run.clone()) {
        return Some(part);
    }
    let from = skip_origin(document, run.clone());
    let plain = (from..run.end).all(|n| {
        !document.on(n, List::CommonWords)
            && !is_organization_word(document, n)
            && document.case(n) != Some(Case::Upper)
    });
    if from >= run.end || is_place(document, run.clone()) || !plain || heading {
        return None;
    }
    match run.end - from {
        1 => alone(document, from),
        2..=4 => by_surroundings(document, from..run.end),
        _ => None,
    }
}

/// An organization, a place, a saint's church, a ship, a nationality.
fn is_something_else(document: &Document, run: Range<usize>) -> bool {
    let before = run.start.wrapping_sub(1);
    let titled = document.on(before, List::Honorifics) || document.on(before, List::Ranks);
    let saint = document.is_any(run.start, &["st", "st.", "saint"]) && !speaks(document, run.end);
    let ship =
        document.on(run.start, List::ShipPrefixes) && document.case(run.start) == Some(Case::Upper);
    ends_as_organization(document, run.clone())
        || is_known_organization(document, run.clone())
        || run.len() > 1 && document.listed(run.clone()).has(List::Works)
        || is_organization_name(document, run.clone())
        || names_facility(document, run.clone())
        || skip_origin(document, run.clone()) >= run.end && !titled
        || saint
        || ship
}

/// A first name or initials with something after them, past nationalities and places before it.
fn by_given_name(document: &Document, run: Range<usize>) -> Option<PersonPart> {
    let last = run.end - 1;
    for from in run.start..last {
        let led_to = leads_to_name(document, run.start..from);
        if document.on(from, List::FirstNames) {
            let known_after = (from + 1..run.end).any(|n| document.on(n, List::Surnames));
            let plain = !document.on(from, List::AmbiguousFirstNames);
            let pair = plain
                && document.on(last, List::Surnames)
                && from + 1 == last
                && !document.on(from.wrapping_sub(1), List::FirstNames);
            let common_after =
                document.on(last, List::CommonWords) && !document.on(last, List::Surnames);
            let otherwise = is_place(document, from..run.end) || common_after;
            if !otherwise && (known_after || plain) && (led_to || pair) {
                let both = plain && known_after;
                return found(from, if both { Rule::KnownNames } else { Rule::KnownFirstName });
            }
        }
        if is_initial(document.word(from)) && led_to {
            let given = from > run.start && document.on(from - 1, List::FirstNames);
            return found(from - usize::from(given), Rule::Initials);
        }
    }
    None
}

/// Two to four words on no other list, where a person would stand.
fn by_surroundings(document: &Document, run: Range<usize>) -> Option<PersonPart> {
    let last = run.end - 1;
    let particle = (run.start + 1..last)
        .any(|n| document.case(n) == Some(Case::Lower) && document.on(n, List::Particles));
    if speaks(document, run.end) {
        return found(run.start, Rule::Speaks);
    }
    if particle && !document.on(run.start, List::Cities) {
        return found(run.start, Rule::Particle);
    }
    if document.on(last, List::Surnames)
        || introduced(document, run.end)
        || after_position(document, run.start)
    {
        return found(run.start, Rule::PersonsPlace);
    }
    let guess = run.len() <= 3
        && !document.is(run.start.wrapping_sub(1), "the")
        && !document.on(run.end, List::PlaceWords);
    if guess { found(run.start, Rule::OnNoOtherList) } else { None }
}

/// One word, where a person would stand.
fn alone(document: &Document, number: usize) -> Option<PersonPart> {
    let word = document.word(number);
    let participle = ["ing", "ed", "ly"].iter().any(|ending| word.ends_with(ending));
    if introduced_by_position(document, number + 1) && !participle {
        return found(number, Rule::ExplainedAfter);
    }
    if kin_before(document, number) {
        return found(number, Rule::Kinship);
    }
    if document.is(number.wrapping_sub(1), "the") {
        return None;
    }
    let first =
        document.on(number, List::FirstNames) && !document.on(number, List::AmbiguousFirstNames);
    if speaks(document, number + 1) && (first || document.on(number, List::Surnames)) {
        return found(number, Rule::Speaks);
    }
    if first && !document.on(number, List::Cities) {
        return found(number, Rule::FirstNameAlone);
    }
    None
}
