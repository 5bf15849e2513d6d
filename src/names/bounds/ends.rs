//! What stands before or after a name and is no part of it, and what is.

use super::super::runs::is_post_nominal;
use crate::lexicon::List;
use crate::text::{Case, Document};
use std::ops::Range;

/// Without titles before it and post-nominals after it.
pub(super) fn cut(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.len() > 1 && is_title(document, tokens.start) {
        tokens.start += 1;
    }
    while tokens.len() > 1 && is_post_nominal(document, tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

/// A title, rank, position or word of kinship, and no first name, or a royal title before one:
/// `Prince Mattias`, `Brothers Jordan Price`, `Dad-of-four Terence`.
pub(super) fn is_title(document: &Document, number: usize) -> bool {
    let first_name = document.on(number, List::FirstNames);
    let royal = document.is_any(number, &["prince", "princess", "king", "queen"])
        && (document.on(number + 1, List::FirstNames) || !document.on(number + 1, List::Surnames));
    let acronym = document.on(number, List::RankAcronyms)
        && document.case(number) == Some(Case::Upper)
        && document.tokens.get(number + 1).is_some_and(|t| t.case == Case::Initial);
    let title = document.on(number, List::Honorifics)
        || document.on(number, List::Ranks)
        || document.on(number, List::Kinship)
        || document.word(number).contains("-of-");
    let position = document.on(number, List::Heads) || document.on(number, List::PluralHeads);
    let surname = document.on(number, List::Surnames);
    // `Bishop Karl Meier`, not `Cook James`.
    let precedes_a_name = document.on(number + 1, List::FirstNames)
        && document.on(number + 2, List::Surnames)
        && document.capital(number + 2);
    royal || acronym || !first_name && (title || position && (!surname || precedes_a_name))
}

/// After `Jr.`, `III` or `, Sr.`, if one stands there.
pub(super) fn suffix_end(document: &Document, end: usize) -> usize {
    let suffix = |n: usize| document.on(n, List::NameSuffixes) && document.capital(n);
    let comma = document.word(end) == ","
        && suffix(end + 1)
        && document.is_any(end + 1, &["jr", "jr.", "sr", "sr.", "jnr", "snr"]);
    if suffix(end) {
        end + 1
    } else if comma {
        end + 2
    } else {
        end
    }
}
