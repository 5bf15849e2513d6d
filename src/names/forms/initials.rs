//! Names by initials and capitals: `P. Hartnell (Lab)`, `RG Hartnell`, `SMITHSON, Gary Paul, 34,`, cricket's rows.
//!
//! Not read: initials whose surname is on no list, but in brackets of a party.

use super::shared::{LONGEST_NAME, is_listed};
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenKind};
use std::ops::Range;

/// `P. Hartnell (Lab)`: one initial, a surname, and a stop to it.
pub(super) fn initial_and_surname(document: &Document, number: usize) -> Option<Range<usize>> {
    let word = document.word(number);
    let surname = number + 1;
    let one_letter = word.len() == 2 && word.ends_with('.') && document.capital(number);
    let begins_line = matches!(document.gap(number), Some(Gap::Line | Gap::Paragraph));
    let bracket = document.word(surname + 1) == "(" && document.capital(surname + 2);
    (one_letter
        && !begins_line
        && document.kind(number.wrapping_sub(1)) != Some(TokenKind::Number)
        && !document.on(surname, List::AmbiguousPlaces)
        && !document.capital(number.wrapping_sub(1))
        && document.case(surname) == Some(Case::Initial)
        && document.gap(surname) == Some(Gap::Space)
        && document.word(surname).len() > 2
        && !document.capital(surname + 1)
        && (bracket || document.on(surname, List::Surnames)))
    .then_some(number..surname + 1)
}

/// `RG Hartnell`: two letters without stops, and a surname.
pub(super) fn bare_initials(document: &Document, number: usize) -> Option<Range<usize>> {
    let surname = number + 1;
    (are_bare_initials(document, number)
        && document.on(surname, List::Surnames)
        && document.case(surname) == Some(Case::Initial)
        && document.gap(surname) == Some(Gap::Space)
        && !document.capital(surname + 1)
        && !document.capital(number.wrapping_sub(1))
        && !is_listed(document, surname))
    .then_some(number..surname + 1)
}

/// Two capital letters without stops that stand for nothing else.
pub(in crate::names) fn are_bare_initials(document: &Document, number: usize) -> bool {
    const OTHERS: [List; 8] = [
        List::StateCodes,
        List::RankAcronyms,
        List::PostNominals,
        List::Honorifics,
        List::OrganizationWords,
        List::AmbiguousOrganizations,
        List::ThingAbbreviations,
        List::PartyTags,
    ];
    document.case(number) == Some(Case::Upper)
        && document.word(number).len() == 2
        && !document.word(number).ends_with('.')
        && !is_listed(document, number)
        && !document.on_any(number, &OTHERS)
}

/// `Fiske c Oduya b Roe 52`, `lbw b Roe 12`, `c A. Oduya b Roe`: cricket's rows.
pub(super) fn caught_or_bowled(document: &Document, number: usize) -> Option<Range<usize>> {
    if !matches!(document.word(number.wrapping_sub(1)), "b" | "c" | "st") {
        return None;
    }
    let joined = |n: usize| n == number || document.gap(n) == Some(Gap::Space);
    let words =
        (number..number + LONGEST_NAME).take_while(|&n| document.capital(n) && joined(n)).count();
    let end = number + words;
    let out = document.word(end) == "b" || document.kind(end) == Some(TokenKind::Number);
    (words < LONGEST_NAME && out).then_some(number..end)
}

/// `SMITHSON, Gary Paul, 34,`: one name, turned round.
pub(super) fn surname_first(document: &Document, number: usize) -> Option<Range<usize>> {
    const SHORTEST: usize = 3;
    let surname = document.case(number) == Some(Case::Upper)
        && document.word(number).chars().count() >= SHORTEST
        && document.word(number + 1) == ","
        && document.kind(number) == Some(TokenKind::Word);
    let given = number + 2;
    if !surname
        || document.case(given) != Some(Case::Initial)
        || !document.on(given, List::FirstNames)
    {
        return None;
    }
    let end = (given + 1..given + LONGEST_NAME).find(|&n| !document.capital(n))?;
    let aged = document.word(end) == "," && document.kind(end + 1) == Some(TokenKind::Number);
    let mut start = number;
    while document.case(start.wrapping_sub(1)) == Some(Case::Upper)
        && document.on(start.wrapping_sub(1), List::Particles)
    {
        start -= 1;
    }
    aged.then_some(start..end)
}
