//! People by the form in which a name is written: an age after it, a surname in capitals before the
//! given names, initials before a party, a credit's slash, a greeting, a pair of first names; and people who are
//! so well known that one name is enough.
//!
//! Not read: what the words between names say; that is for the tagger.

use super::bounds::with_brackets;
use super::byline::put_people;
use super::evidence::is_place;
use super::subjects::{acts, are_aged, paired, with_particle, words_as_name};
use super::titles::reigns;
use super::{Class, Name};
use crate::contract::Code;
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenKind, quotation};
use std::ops::Range;

/// How sure such a name is.
const CONFIDENCE: f32 = 0.85;
/// A name of another class that is as sure as this stays.
const SURE_OTHERWISE: f32 = 0.97;
/// The most words of one name.
const LONGEST_NAME: usize = 4;

/// Adds the people whom the form of their names shows.
pub(super) fn add_names(document: &Document, found: &mut Vec<Name>) {
    let mut added: Vec<Range<usize>> = Vec::new();
    let mut free_from = 0;
    for number in (0..document.tokens.len()).filter(|&n| document.capital(n)) {
        let shown = well_known(document, number)
            .or_else(|| aged(document, number))
            .or_else(|| surname_first(document, number))
            .or_else(|| after_slash_or_colon(document, number))
            .or_else(|| initial_and_surname(document, number))
            .or_else(|| bare_initials(document, number))
            .or_else(|| caught_or_bowled(document, number))
            .or_else(|| greeted(document, number))
            .or_else(|| with_brackets(document, number))
            .or_else(|| written_to(document, number))
            .or_else(|| after_two_titles(document, number))
            .or_else(|| at_birth(document, number))
            .or_else(|| reigning(document, number))
            .or_else(|| acts(document, number))
            .or_else(|| are_aged(document, number))
            .or_else(|| words_as_name(document, number))
            .or_else(|| paired(document, number))
            .or_else(|| with_particle(document, number))
            .or_else(|| nicknamed(document, number))
            .or_else(|| given_and_surname(document, number))
            .filter(|tokens| tokens.start >= free_from);
        if let Some(tokens) = shown {
            free_from = tokens.end;
            added.push(tokens);
        }
    }
    add_nicknames(document, &mut added);
    put_people(found, added, Code::InAPersonsPlace, CONFIDENCE, SURE_OTHERWISE);
    let pairs = in_pairs(document, found);
    put_people(found, pairs, Code::InAPersonsPlace, CONFIDENCE, SURE_OTHERWISE);
}

/// Whether a capitalised word stands directly before `start`, other than a sentence's first one or a
/// title.
fn continues_before(document: &Document, start: usize) -> bool {
    const TITLES: [List; 7] = [
        List::Honorifics,
        List::Ranks,
        List::Heads,
        List::PluralHeads,
        List::Nationalities,
        List::CommonWords,
        List::WordsBeforeNames,
    ];
    let before = start.wrapping_sub(1);
    document.capital(before)
        && document.gap(start) == Some(Gap::Space)
        && !document.opens(before)
        && !TITLES.iter().any(|&list| document.on(before, list))
}

/// Whether a capitalised word continues a name after it.
fn continues_after(document: &Document, end: usize) -> bool {
    document.capital(end)
        && document.gap(end) == Some(Gap::Space)
        && !document.on(end, List::CommonWords)
}

/// `Lady Gaga`, `Zlatan`
fn well_known(document: &Document, number: usize) -> Option<Range<usize>> {
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

/// `Jordan London, 23,`, seen from its last word.
fn aged(document: &Document, number: usize) -> Option<Range<usize>> {
    let end = number + 1;
    let age = document.word(end) == ","
        && document.word(end + 1).parse().is_ok_and(|age: u8| (5..120).contains(&age))
        && matches!(document.word(end + 2), "," | "." | ";" | ")");
    if !age || !document.capital(number) {
        return None;
    }
    let start = begin(document, number)?;
    let given = document.on(start, List::FirstNames);
    let month = document.on(number, List::Months);
    (given && !month && end - start > 1).then_some(start..end)
}

/// Where the capitalised words begin that end at this token, if they are not too many for a name.
fn begin(document: &Document, last: usize) -> Option<usize> {
    let mut start = last;
    while document.capital(start.wrapping_sub(1)) && document.gap(start) == Some(Gap::Space) {
        start = start.checked_sub(1)?;
        if last - start >= LONGEST_NAME {
            return None;
        }
    }
    Some(start)
}

/// `SMITHSON, Gary Paul, 34,`: one name, turned round.
fn surname_first(document: &Document, number: usize) -> Option<Range<usize>> {
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

/// `NASA/Keegan Barber`, `Employee of the Year: Cathryne Flores`, up to the end of the line.
fn after_slash_or_colon(document: &Document, number: usize) -> Option<Range<usize>> {
    let slash = document.word(number.wrapping_sub(1)) == "/";
    let colon = document.word(number.wrapping_sub(1)) == ":";
    if !(slash || colon) || !document.capital(number) {
        return None;
    }
    let words = (number..number + LONGEST_NAME)
        .take_while(|&n| {
            document.capital(n) && (n == number || document.gap(n) == Some(Gap::Space))
        })
        .count();
    let name = number..number + words;
    let last = name.end.checked_sub(1)?;
    let ends = document.tokens.len() == name.end
        || matches!(document.gap(name.end), Some(Gap::Line | Gap::Paragraph))
        || slash && matches!(document.word(name.end), "." | ")" | "/" | "|" | "]");
    let given =
        document.on(number, List::FirstNames) && !document.on(number, List::AmbiguousFirstNames);
    let known = if slash { given } else { given && document.on(last, List::Surnames) }
        || !is_listed(document, number) && document.on(last, List::Surnames);
    let other = is_place(document, name.clone())
        || name.clone().any(|n| {
            document.on(n, List::OrganizationWords)
                || document.on(n, List::CommonWords)
                || document.on(n, List::WorkWords)
                || document.case(n) == Some(Case::Upper)
        });
    ((2..LONGEST_NAME).contains(&words) && ends && known && !other).then_some(name)
}

/// Whether the word is on a list of something that is nobody's given name.
pub(super) fn is_listed(document: &Document, number: usize) -> bool {
    const OTHERS: [List; 12] = [
        List::CommonWords,
        List::SentenceOpeners,
        List::Heads,
        List::PluralHeads,
        List::Ranks,
        List::Nationalities,
        List::Countries,
        List::Cities,
        List::Places,
        List::Organizations,
        List::PlaceWords,
        List::Months,
    ];
    OTHERS.iter().any(|&list| document.on(number, list))
}

/// `P. Hartnell (Lab)`: one initial, a surname, and a stop to it.
fn initial_and_surname(document: &Document, number: usize) -> Option<Range<usize>> {
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
fn bare_initials(document: &Document, number: usize) -> Option<Range<usize>> {
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
pub(super) fn are_bare_initials(document: &Document, number: usize) -> bool {
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
        && OTHERS.iter().all(|&list| !document.on(number, list))
}

/// `Fiske c Oduya b Roe 52`, `lbw b Roe 12`, `c A. Oduya b Roe`: cricket's rows.
fn caught_or_bowled(document: &Document, number: usize) -> Option<Range<usize>> {
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

/// `Hello Nelisa,`: one name after a greeting or what somebody is.
fn greeted(document: &Document, number: usize) -> Option<Range<usize>> {
    let before = number.wrapping_sub(1);
    let end = number + 1;
    let stop = matches!(document.word(end), "," | "." | "!" | "?" | ";" | ":");
    let name = document.on(number, List::FirstNames) || stop && !is_listed(document, number);
    (document.capital(before)
        && document.on(before, List::WordsBeforeNames)
        && document.opens(before)
        && document.gap(number) == Some(Gap::Space)
        && document.case(number) == Some(Case::Initial)
        && !document.on(number, List::Honorifics)
        && !document.on(number, List::Kinship)
        && !document.capital(end)
        && name)
        .then_some(number..end)
}

/// `Ann, I have read it`, `Ann,` on a line of its own: whoever a letter is to.
fn written_to(document: &Document, number: usize) -> Option<Range<usize>> {
    let after = number + 2;
    (document.word(number + 1) == ","
        && document.case(number) == Some(Case::Initial)
        && document.on(number, List::FirstNames)
        && !document.on(number, List::AmbiguousFirstNames)
        && !is_listed(document, number)
        && (matches!(document.gap(after), Some(Gap::Line | Gap::Paragraph))
            || document.capital(after) && document.on(after, List::FunctionWords))
        && document.opens(number))
    .then_some(number..number + 1)
}

/// `Mr Justice Pym`, `Lady Justice Orme`
fn after_two_titles(document: &Document, number: usize) -> Option<Range<usize>> {
    let title = number.wrapping_sub(1);
    (document.on(title.wrapping_sub(1), List::Honorifics)
        && document.capital(title.wrapping_sub(1))
        && document.on(title, List::Heads)
        && document.capital(title)
        && document.case(number) == Some(Case::Initial)
        && document.gap(number) == Some(Gap::Space)
        && document.gap(title) == Some(Gap::Space)
        && !document.capital(number + 1)
        && !is_listed(document, number))
    .then_some(number..number + 1)
}

/// `née Birkett`, `geb. Schmied`
fn at_birth(document: &Document, number: usize) -> Option<Range<usize>> {
    let before = number.wrapping_sub(1);
    let born = document.case(before) == Some(Case::Lower)
        && document.is_any(before, &["née", "nee", "né", "geb", "geb."])
        || document.word(before) == "." && document.is(before.wrapping_sub(1), "geb");
    let end = (number + 1..number + LONGEST_NAME).find(|&n| !document.capital(n))?;
    (born && document.capital(number)).then_some(number..end)
}

/// `Princess Anna of Hollenstein`
fn reigning(document: &Document, number: usize) -> Option<Range<usize>> {
    let royal = document.case(number) == Some(Case::Initial)
        && document.capital(number + 2)
        && !document.on(number, List::NameSuffixes)
        && reigns(document, number + 1);
    royal.then_some(number..number + 1)
}

/// `a girl nicknamed “Little Sparrow”`, seen from its first word.
fn nicknamed(document: &Document, number: usize) -> Option<Range<usize>> {
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
fn add_nicknames(document: &Document, added: &mut Vec<Range<usize>>) {
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

/// `Paris Wexler`: a first name that is something else as well, and a surname.
fn given_and_surname(document: &Document, number: usize) -> Option<Range<usize>> {
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
fn in_pairs(document: &Document, found: &[Name]) -> Vec<Range<usize>> {
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
