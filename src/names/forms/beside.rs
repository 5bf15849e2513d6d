//! What stands beside a name: an age, a slash, a greeting, titles, `née`, a realm.
//!
//! Not read: names that nothing but their own words shows.

use super::shared::{LONGEST_NAME, begin, is_listed};
use crate::lexicon::List;
use crate::names::evidence::is_place;
use crate::names::titles::reigns;
use crate::text::{Case, Document, Gap};
use std::ops::Range;

/// `Jordan London, 23,`, seen from its last word.
pub(super) fn aged(document: &Document, number: usize) -> Option<Range<usize>> {
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

/// `NASA/Keegan Barber`, `Employee of the Year: Cathryne Flores`, up to the end of the line.
pub(super) fn after_slash_or_colon(document: &Document, number: usize) -> Option<Range<usize>> {
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

/// `Hello Nelisa,`: one name after a greeting or what somebody is.
pub(super) fn greeted(document: &Document, number: usize) -> Option<Range<usize>> {
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
pub(super) fn written_to(document: &Document, number: usize) -> Option<Range<usize>> {
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
pub(super) fn after_two_titles(document: &Document, number: usize) -> Option<Range<usize>> {
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
pub(super) fn at_birth(document: &Document, number: usize) -> Option<Range<usize>> {
    let before = number.wrapping_sub(1);
    let born = document.case(before) == Some(Case::Lower)
        && document.is_any(before, &["née", "nee", "né", "geb", "geb."])
        || document.word(before) == "." && document.is(before.wrapping_sub(1), "geb");
    let end = (number + 1..number + LONGEST_NAME).find(|&n| !document.capital(n))?;
    (born && document.capital(number)).then_some(number..end)
}

/// `Princess Anna of Hollenstein`
pub(super) fn reigning(document: &Document, number: usize) -> Option<Range<usize>> {
    let royal = document.case(number) == Some(Case::Initial)
        && document.capital(number + 2)
        && !document.on(number, List::NameSuffixes)
        && reigns(document, number + 1);
    royal.then_some(number..number + 1)
}
