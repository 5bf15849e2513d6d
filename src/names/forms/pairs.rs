//! First names beside first names and surnames: `Sally and Stephen Johnson`, `Paris Wexler`.
//!
//! Not read: pairs of surnames.

use super::shared::{continues_after, continues_before, is_listed};
use crate::lexicon::List;
use crate::names::{Class, Name};
use crate::text::{Case, Document, Gap};
use std::ops::Range;

/// `Paris Wexler`: a first name that is something else as well, and a surname.
pub(super) fn given_and_surname(document: &Document, number: usize) -> Option<Range<usize>> {
    let surname = number + 1;
    let name = number..surname + 1;
    (document.on(number, List::FirstNames)
        && document.on(surname, List::Surnames)
        && document.case(number) == Some(Case::Initial)
        && document.case(surname) == Some(Case::Initial)
        && document.gap(surname) == Some(Gap::Space)
        && !document.capital(number.wrapping_sub(1))
        && !document.capital(surname + 1)
        && !is_listed(document, surname)
        && !document.sentence_at(number).is_some_and(|sentence| sentence.heading)
        && !document.is(number.wrapping_sub(1), "the")
        && !document.possessive(number.wrapping_sub(1))
        && !document.on(number, List::CommonWords)
        && !document.on(number, List::Seasons)
        && ![List::PlaceWords, List::WorkWords, List::OrganizationWords]
            .iter()
            .any(|&list| document.on(surname + 1, list) || document.on(surname, list))
        && ![List::Organizations, List::AmbiguousOrganizations, List::Places, List::Works]
            .iter()
            .any(|&list| document.listed(name.clone()).has(list)))
    .then_some(name)
}

/// `Sally and Stephen Johnson`: a first name beside a person's first name.
pub(super) fn in_pairs(document: &Document, found: &[Name]) -> Vec<Range<usize>> {
    let given = |n: usize| document.capital(n) && document.on(n, List::FirstNames);
    let plain = |n: usize| given(n) && !document.on(n, List::AmbiguousFirstNames);
    let mut pairs = Vec::new();
    for name in found.iter().filter(|name| name.class == Class::Person) {
        let and = name.tokens.start.wrapping_sub(1);
        let first = and.wrapping_sub(1);
        let before = document.is_any(and, &["and", "&"])
            && given(name.tokens.start)
            && plain(first)
            && !continues_before(document, first)
            && !document.on(first, List::Cities);
        let second = name.tokens.end + 1;
        let after = document.is_any(name.tokens.end, &["and", "&"])
            && given(name.tokens.start)
            && plain(second)
            && !continues_after(document, second + 1)
            && !document.on(second, List::Cities);
        if before {
            pairs.push(first..and);
        }
        if after {
            pairs.push(second..second + 1);
        }
    }
    pairs
}
