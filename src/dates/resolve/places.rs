//! The country a text is about, as far as two questions need it: on which day its feasts fall, and
//! whether figures state the month first.

use crate::dates::lists::{self, Country};
use crate::lexicon::List;
use crate::text::Document;
use std::collections::BTreeMap;

/// The United States, which state the month first.
const UNITED_STATES: Country = Country(840);
/// The Philippines, which do so too.
const PHILIPPINES: Country = Country(608);

/// The country with most words in the text; none without any.
pub(super) fn country(document: &Document) -> Option<Country> {
    let mut counts: BTreeMap<Country, usize> = BTreeMap::new();
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
        if let Some(country) = lists::COUNTRY_CUES.get(word) {
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
