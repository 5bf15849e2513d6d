//! Nicknames inside a name: `Martha “Mattie” Greer`, `Robert (Bob) Crane`.

use super::ends::cut;
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, quotation};
use std::ops::Range;

/// Most words of a nickname.
const LONGEST_NICKNAME: usize = 3;

/// `Martha “Mattie” Greer`: the name with the nickname that follows it, or opens in it, and the
/// surname after it. `bounds`: of all names; a surname that is none of them is one word.
pub(super) fn with_nickname(
    document: &Document,
    tokens: Range<usize>,
    bounds: &[Range<usize>],
) -> Range<usize> {
    let surname =
        (tokens.start + 1..=tokens.end).find_map(|quote| surname_after_nickname(document, quote));
    let Some(surname) = surname.filter(|&surname| surname >= tokens.end) else { return tokens };
    let at = bounds.partition_point(|b| b.start < surname);
    let end = bounds.get(at).filter(|b| b.start == surname).map_or(surname + 1, |b| b.end);
    cut(document, tokens.start..end)
}

/// The first word after a nickname whose quotation mark opens at `quote`.
fn surname_after_nickname(document: &Document, quote: usize) -> Option<usize> {
    let opening = document.word(quote);
    let bracket = opening == "(" && is_nickname_in_brackets(document, quote);
    if !quotation::opens(opening) && !bracket {
        return None;
    }
    let closing = |n: usize| {
        quotation::is_pair(opening, document.word(n)) || bracket && document.word(n) == ")"
    };
    let close = (quote + 2..quote + 2 + LONGEST_NICKNAME).find(|&n| closing(n))?;
    let surname = close + 1;
    let named = (quote + 1..close).all(|n| document.capital(n) || document.is(n, "the"));
    let one_line = |n: usize| document.tokens.get(n).is_some_and(|t| t.gap != Gap::Paragraph);
    let joined = document.capital(surname)
        && (quote + 1..=surname).all(one_line)
        && document.gap(surname) != Some(Gap::None)
        && !document.on(surname, List::SpeechVerbs)
        && !document.on(surname, List::SentenceOpeners);
    (named && joined).then_some(surname)
}

/// `Robert (Bob) Crane`: after a first name one or two words, and no party, country or wife.
fn is_nickname_in_brackets(document: &Document, bracket: usize) -> bool {
    const OTHERS: [List; 5] = [
        List::Nationalities,
        List::Countries,
        List::Cities,
        List::OrganizationWords,
        List::PostNominals,
    ];
    let inside = bracket + 1;
    let before = bracket.wrapping_sub(1);
    let close = inside + if document.word(inside + 1) == ")" { 1 } else { 2 };
    document.capital(before)
        && document.on(before, List::FirstNames)
        && document.word(close) == ")"
        && (inside..close).all(|n| document.case(n) == Some(Case::Initial))
        && !document.on_any(inside, &OTHERS)
        && !is_spouse(document, bracket)
}

/// `a son, Dale (Trish) Lowe`: whether the brackets hold a husband or a wife: a man's name after a
/// woman's or the other way round, or among kin any that is not known to be of the same kind.
pub(super) fn is_spouse(document: &Document, bracket: usize) -> bool {
    /// So far before the brackets words of kinship are looked for.
    const REACH: usize = 40;
    let (one, other) = (bracket.wrapping_sub(1), bracket + 1);
    if document.word(other + 1) != ")"
        || ![one, other].iter().all(|&n| document.capital(n) && document.on(n, List::FirstNames))
    {
        return false;
    }
    let [woman, man] = [List::FemaleGivenNames, List::MaleGivenNames];
    let both = |list| document.on(one, list) && document.on(other, list);
    let opposite = document.on(one, woman) && document.on(other, man)
        || document.on(one, man) && document.on(other, woman);
    let survivors = |n: usize| {
        document.on(n, List::Kinship)
            || document.is_any(n, &["survived", "survivors", "surviving", "leaves", "children"])
    };
    let sentence = document.sentence_at(bracket).map_or(bracket, |s| s.tokens.start);
    let kin = || (sentence.max(bracket.saturating_sub(REACH))..bracket).any(survivors);
    opposite || !both(woman) && !both(man) && kin()
}

/// The name that begins here and has brackets in it, or whoever stands in brackets after somebody:
/// `Dwight (Doc) Gooding`, `Peg` and `Ron` of `Peg (Ron) Stiles`.
pub(in super::super) fn with_brackets(document: &Document, number: usize) -> Option<Range<usize>> {
    let one = number..number + 1;
    if document.word(number + 1) == "(" && document.on(number, List::FirstNames) {
        let surname = surname_after_nickname(document, number + 1);
        return match surname {
            Some(surname) if document.gap(surname) == Some(Gap::Space) => Some(number..surname + 1),
            _ => (surname.is_none() && is_spouse(document, number + 1)).then_some(one),
        };
    }
    let bracket = number.wrapping_sub(1);
    let name = document.word(bracket) == "("
        && document.word(number + 1) == ")"
        && document.case(number) == Some(Case::Initial)
        && document.on(number, List::FirstNames)
        && document.on(bracket.wrapping_sub(1), List::FirstNames)
        && document.capital(bracket.wrapping_sub(1));
    (name && (!document.on(number, List::AmbiguousFirstNames) || is_spouse(document, bracket)))
        .then_some(one)
}
