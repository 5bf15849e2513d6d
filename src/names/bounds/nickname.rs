//! Nicknames inside a name: `Martha “Mattie” Greer`, `Robert (Bob) Crane`.

use super::super::evidence::kin_before;
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

/// `Robert (Bob) Crane`: after a first name one name, and no party, country or wife: `a son, Dale
/// (Trish) Lowe`.
fn is_nickname_in_brackets(document: &Document, bracket: usize) -> bool {
    const OTHERS: [List; 6] = [
        List::CommonWords,
        List::Nationalities,
        List::Countries,
        List::Cities,
        List::OrganizationWords,
        List::PostNominals,
    ];
    let inside = bracket + 1;
    let given = |n: usize| document.capital(n) && document.on(n, List::FirstNames);
    let before = bracket.wrapping_sub(1);
    let first = if given(before.wrapping_sub(1)) { before.wrapping_sub(1) } else { before };
    given(before)
        && !kin_before(document, first)
        && document.word(inside + 1) == ")"
        && document.case(inside) == Some(Case::Initial)
        && OTHERS.iter().all(|&list| !document.on(inside, list))
}
