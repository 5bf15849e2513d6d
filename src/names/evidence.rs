//! What the words of a run, and the words around it, say about what it names.
//!
//! Every function answers one question about token numbers and looks at nothing but the lists.

use crate::lexicon::{Folded, List};
use crate::text::{Case, Document};
use std::ops::Range;

/// `ex-Ambassador`, `Then-Col.`, `Governor-elect`
pub(super) fn has_title_tail(document: &Document, number: usize) -> bool {
    let Some((head, tail)) = document.word(number).split_once('-') else { return false };
    let title = |part: &str| {
        let lists = Folded::word(part).lists();
        lists.has(List::Heads) || lists.has(List::Ranks) || lists.has(List::PluralHeads)
    };
    title(tail) || title(head)
}

/// Where `Park Sang-woo`, `Kim Jong-un` begins: a surname of one syllable and a given name of two,
/// joined by a hyphen, the second without a capital.
pub(super) fn syllable_name(document: &Document, run: Range<usize>) -> Option<usize> {
    let last = run.end - 1;
    let surname = last.checked_sub(1).filter(|&n| n >= run.start)?;
    let (first, second) = document.word(last).split_once('-')?;
    let syllables = (2..=6).contains(&first.len())
        && (1..=6).contains(&second.len())
        && second.chars().all(char::is_lowercase);
    let listed = document.on(last, List::Modifiers)
        || document.on(last, List::CommonWords)
        || document.on(last, List::Heads)
        || document.on(last, List::Nationalities);
    (syllables && !listed && document.word(surname).len() <= 5 && !has_title_tail(document, last))
        .then_some(surname)
}

/// Words before a person's name inside one run: an organization, a place, a nationality, an
/// office's field; anything but another name's beginning.
pub(super) fn leads_to_name(document: &Document, before: Range<usize>) -> bool {
    before.clone().all(|n| {
        document.on(n, List::CommonWords)
            || document.on(n, List::Nationalities)
            || document.on(n, List::Modifiers)
            || document.on(n, List::Countries)
            || document.on(n, List::Cities)
            || is_organization_word(document, n)
            || document.case(n) == Some(Case::Upper)
    }) || before.is_empty()
}

pub(super) fn skip_origin(document: &Document, run: Range<usize>) -> usize {
    let mut from = run.start;
    while from < run.end {
        let length = document.phrase(List::Nationalities, from, run.end).max(document.phrase(
            List::Countries,
            from,
            run.end,
        ));
        if length == 0 {
            break;
        }
        from += length;
    }
    from
}

pub(super) fn is_initial(word: &str) -> bool {
    word.ends_with('.')
        && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        && word.len() <= 5
        && !matches!(word, "U.S." | "U.N." | "U.K." | "E.U.")
}

/// A form of address, rank or position directly before it.
pub(super) fn is_address(document: &Document, number: usize) -> bool {
    document.on(number, List::Honorifics)
        || document.on(number, List::Ranks)
        || document.on(number, List::PluralHeads)
        || document.on(number, List::Heads)
        || has_title_tail(document, number)
}

/// What somebody does, directly after or before the name: `X said`, `said X`, `X, who`.
pub(super) fn speaks(document: &Document, end: usize) -> bool {
    document.on(end, List::SpeechVerbs)
        || document.word(end) == "," && document.is_any(end + 1, &["who", "whose", "whom"])
}

/// `, 45,` or `, a ` or `, the ` after a name.
pub(super) fn introduced(document: &Document, end: usize) -> bool {
    let age = document.word(end + 1).parse::<u8>().is_ok_and(|age| age > 0)
        && document.word(end + 2) == ",";
    document.word(end) == ","
        && (age || document.on(end + 1, List::Heads) || document.is_any(end + 1, &["a", "an"]))
}

/// `, a bandleader`, `, the Swedish diplomat`: a position after a comma and an article.
pub(super) fn introduced_by_position(document: &Document, end: usize) -> bool {
    if document.word(end) != "," || !document.is_any(end + 1, &["a", "an", "the"]) {
        return false;
    }
    let position = (end + 2..end + 5).find(|&n| {
        !document.on(n, List::Modifiers)
            && !document.on(n, List::Nationalities)
            && !document.on(n, List::Statuses)
    });
    position.is_some_and(|n| document.on(n, List::Heads))
}

pub(super) fn after_position(document: &Document, from: usize) -> bool {
    let before = from.wrapping_sub(1);
    document.on(before, List::SpeechVerbs)
        || document.word(before) == "," && document.on(from.wrapping_sub(2), List::Heads)
}

pub(super) fn kin_before(document: &Document, from: usize) -> bool {
    let before = from.wrapping_sub(1);
    let kin = if document.word(before) == "," { before.wrapping_sub(1) } else { before };
    document.on(kin, List::Kinship)
}

pub(super) fn is_organization_word(document: &Document, number: usize) -> bool {
    document.on(number, List::OrganizationWords)
        || document.on(number, List::PlaceWords)
        || document.on(number, List::WorkWords)
}

/// `Baker Street`, `Lincoln Park`, `Prince Charles Hospital`: the last word makes it an
/// organization or a place. Where that word is a surname too (`Mr Park`), only after what is no
/// title, and only if the words before the run say that a place is meant.
pub(super) fn ends_as_organization(document: &Document, run: Range<usize>) -> bool {
    let last = run.end - 1;
    if run.len() < 2 || !is_organization_word(document, last) {
        return false;
    }
    if document.on(last, List::Surnames) {
        let placed = document.is_any(
            run.start.wrapping_sub(1),
            &["in", "at", "on", "near", "from", "to", "the", "outside", "of", "for"],
        );
        return placed && !is_address(document, last - 1);
    }
    let before = last - 1;
    !is_address(document, before) || document.on(before, List::Surnames)
}

/// `Bank of England`, `University of Leeds`: begins with a word for an organization and continues
/// with `of`.
pub(super) fn is_organization_name(document: &Document, run: Range<usize>) -> bool {
    is_organization_word(document, run.start)
        && run.clone().any(|n| document.is(n, "of") || document.word(n) == "&")
        || run.clone().any(|n| document.word(n) == "&")
}

/// `Charles de Gaulle airport`: the word after it makes it a facility.
pub(super) fn names_facility(document: &Document, run: Range<usize>) -> bool {
    // `the Swiss city`: the capital is a nationality's.
    let described = run.clone().all(|n| document.on(n, List::Nationalities));
    !described
        && !document.possessive(run.end)
        && !document.capital(run.end)
        && (document.on(run.end, List::PlaceWords) || document.on(run.end, List::WorkWords))
        && !document.joined(run.end)
        && !document.on(run.end, List::SpeechVerbs)
}

/// Whether the words as a whole are an organization's name on a list. A single word of the long
/// list is left to the tagger.
pub(super) fn is_known_organization(document: &Document, run: Range<usize>) -> bool {
    let lists = document.listed(run.clone());
    lists.has(List::KnownOrganizations) || run.len() > 1 && lists.has(List::Organizations)
}

pub(super) fn is_place(document: &Document, run: Range<usize>) -> bool {
    let lists = document.listed(run);
    [List::Countries, List::Cities, List::Places].into_iter().any(|list| lists.has(list))
}
