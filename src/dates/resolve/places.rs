//! The country a text is about, as far as two questions need it: on which day its feasts fall, and
//! whether figures state the month first.

use crate::lexicon::{self, List};
use crate::text::Document;
use std::collections::BTreeMap;

/// The United States, which state the month first.
const UNITED_STATES: i16 = 840;
/// The Philippines, which do so too.
const PHILIPPINES: i16 = 608;

/// ISO 3166-1 number of the country with most words in the text; none without any.
pub(super) fn country(document: &Document) -> Option<i16> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for (number, token) in document.tokens.iter().enumerate() {
        if !token.lists.has(List::CountryCues) || !token.is_capital() {
            continue;
        }
        let word = document.word(number);
        // `us` and `rs` are words as well.
        let abbreviated = word.len() == 2;
        if abbreviated && word != "US" && word != "UK" && word != "Rs" {
            continue;
        }
        if let Some(country) =
            lexicon::value(List::CountryCues, word).and_then(|v| i16::try_from(v).ok())
        {
            *counts.entry(country).or_default() += 1;
        }
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(country, _)| country)
}

/// Whether the text's figures state the month first, by where it comes from.
pub(super) fn month_first(document: &Document) -> Option<bool> {
    country(document).map(|country| matches!(country, UNITED_STATES | PHILIPPINES))
}
