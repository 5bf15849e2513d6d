//! Capitalised runs: where a name could stand.

use crate::lexicon::List;
use crate::text::{Case, Document, TokenKind, quotation};
use std::ops::Range;

/// A longer run is cut: no name is that long, and a text of capitals stays linear to read.
const LONGEST_RUN: usize = 16;

/// Every maximal run of capitalised words of a sentence, with the particles inside it. Runs begin
/// and end with a capitalised word and hold no possessive ending.
pub(super) fn in_sentence(document: &Document, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = sentence.start;
    while start < sentence.end {
        if !opens(document, start) {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        while let Some(next) = extend_run(document, start, end, sentence.end) {
            end = next;
            if end - start >= LONGEST_RUN {
                break;
            }
        }
        runs.push(start..end);
        start = end;
    }
    runs
}

fn opens(document: &Document, number: usize) -> bool {
    let Some(token) = document.tokens.get(number) else { return false };
    token.is_capital() && !document.possessive(number) && !is_calendar(document, number)
}

/// `QC`, `MP`, `PhD`, `Esq.` after a name: no part of it. In other letters they are words and names.
pub(super) fn is_post_nominal(document: &Document, number: usize) -> bool {
    let word = document.word(number);
    let capitals = || word.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    document.on(number, List::PostNominals) && (capitals() || word.starts_with("Esq"))
}

/// Months and weekdays open no name, unless they are first names with a name after them.
fn is_calendar(document: &Document, number: usize) -> bool {
    let calendar = document.on(number, List::Months) || document.on(number, List::Weekdays);
    if !calendar {
        return false;
    }
    // `In June Joe Smithe left.`
    if document.is_any(number.wrapping_sub(1), &["in", "since", "until", "last", "this", "next"]) {
        return true;
    }
    let first_name = document.on(number, List::FirstNames);
    let name_follows = document.capital(number + 1)
        && !document.joined(number + 1)
        && !document.on(number + 1, List::Weekdays)
        && document.on(number + 1, List::Surnames);
    let names_somebody = document.on(number + 1, List::SpeechVerbs)
        || document.on(number.wrapping_sub(1), List::Honorifics)
        || document.capital(number.wrapping_sub(1))
            && document.on(number.wrapping_sub(1), List::FirstNames);
    !(names_somebody || first_name && name_follows)
}

/// The end of the run with one more capitalised word, particles included, or none.
fn extend_run(document: &Document, start: usize, end: usize, limit: usize) -> Option<usize> {
    if end >= limit {
        return None;
    }
    let capital = |n: usize| {
        n < limit && document.capital(n) && !document.possessive(n) && !is_post_nominal(document, n)
    };
    if capital(end) {
        return (!is_calendar(document, end) && !document.joined(end)
            || document.word(end - 1).ends_with('.') && document.joined(end))
        .then_some(end + 1);
    }
    // `Martha “Mattie” Greer`, `Hassan "Sonko" Ali`
    if quotation::opens(document.word(end))
        && capital(end + 1)
        && quotation::closes(document.word(end + 2))
        && capital(end + 3)
        && document.on(start, List::FirstNames)
    {
        return Some(end + 4);
    }
    // Particles: `bin`, `van der`, and `of` within what may be an organization.
    let particles = (end..limit.min(end + 3))
        .take_while(|&n| document.on(n, List::Particles) && document.case(n) == Some(Case::Lower))
        .count();
    if particles > 0 && capital(end + particles) {
        return Some(end + particles + 1);
    }
    // `Jr.` and `III` after a comma.
    if document.word(end) == "," && document.on(end + 1, List::NameSuffixes) && capital(end + 1) {
        return Some(end + 2);
    }
    if matches!(document.word(end), "&" | "and" | "of")
        && document.kind(end) != Some(TokenKind::Number)
        && names_organization(document, start, end, end + 1, limit)
    {
        let skip = usize::from(document.is(end + 1, "the"));
        return capital(end + 1 + skip).then_some(end + 2 + skip);
    }
    None
}

/// Whether `of`, `and` or `&` at `connector` joins two parts of one organization's name:
/// `Bank of England`, `Ministry of Trade and Industry`, `Procter & Gamble`.
fn names_organization(
    document: &Document,
    start: usize,
    connector: usize,
    next: usize,
    limit: usize,
) -> bool {
    let organization = (start..connector).any(|n| document.on(n, List::OrganizationWords));
    match document.word(connector) {
        "&" => next < limit && document.capital(next),
        "of" => {
            document.on(connector - 1, List::OrganizationWords)
                || organization && document.on(connector - 1, List::PlaceWords)
        }
        // Only once an `of` has opened the second part: `Ministry of Trade and Industry`.
        _ => {
            organization
                && (start..connector).any(|n| document.is(n, "of"))
                && !document.on(next, List::FirstNames)
                && !document.on(connector - 1, List::Countries)
                && !document.on(next, List::OrganizationWords)
        }
    }
}
