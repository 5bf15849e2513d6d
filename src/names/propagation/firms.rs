//! Firms called by a surname, and storms by a first name.

use super::super::titles::addresses_everybody;
use super::super::{Class, Name};
use crate::lexicon::{Hashes, List};
use crate::text::{Document, Gap};
use std::collections::HashSet;

/// Where a text calls people `Mr` and `Ms`, a founder's surname without it is the company's:
/// `Marlowe Group`, `shares in Marlowe`. The hashes of such words.
pub(super) fn companies(document: &Document) -> Hashes {
    const FORMS: [&str; 20] = [
        "group",
        "plc",
        "inc",
        "inc.",
        "ltd",
        "ltd.",
        "corp",
        "corp.",
        "co.",
        "ag",
        "se",
        "nv",
        "gmbh",
        "llc",
        "llp",
        "holdings",
        "industries",
        "motors",
        "shares",
        "shareholders",
    ];
    let courteous =
        (0..document.tokens.len()).filter(|&n| addresses_everybody(document, n)).nth(1).is_some();
    if !courteous {
        return Hashes::default();
    }
    (1..document.tokens.len())
        .filter(|&n| document.capital(n - 1) && document.is_any(n, &FORMS))
        .filter(|&n| document.gap(n) == Some(Gap::Space))
        .filter_map(|n| document.key(n - 1))
        .chain(
            (2..document.tokens.len())
                .filter(|&n| document.capital(n))
                .filter(|&n| document.is(n - 1, "in") && document.is(n - 2, "shares"))
                .filter_map(|n| document.key(n)),
        )
        .collect()
}

/// Whether the word is a company's name here: it stands without a title or first name.
pub(super) fn is_company(document: &Document, number: usize, companies: &Hashes) -> bool {
    if document.key(number).is_none_or(|key| !companies.contains(&key)) {
        return false;
    }
    let before = number.wrapping_sub(1);
    let titled = document.on_any(before, &[List::Honorifics, List::Ranks, List::Heads])
        || document.capital(before) && document.on(before, List::FirstNames);
    !titled
}

/// `Typhoon Yolanda`: that is the storm, and so are the other occurrences of the word, unless it is
/// in somebody's full name.
pub(super) fn drop_storms(document: &Document, found: &mut Vec<Name>) {
    let word = |number: usize| document.key(number);
    let storms: HashSet<Option<u64>> =
        (0..document.tokens.len()).filter(|&n| is_storm(document, n)).map(word).collect();
    if storms.is_empty() {
        return;
    }
    let in_full: HashSet<Option<u64>> = found
        .iter()
        .filter(|name| name.class == Class::Person && name.tokens.len() > 1)
        .flat_map(|name| [word(name.tokens.start), word(name.tokens.end - 1)])
        .collect();
    found.retain(|name| {
        let first = name.tokens.start;
        let alone = name.class == Class::Person && name.tokens.len() == 1;
        let storm = storms.contains(&word(first)) && !in_full.contains(&word(first));
        !(alone && (storm || is_storm(document, first)))
    });
}

/// Whether the word is a storm's name, by the word before.
pub(super) fn is_storm(document: &Document, number: usize) -> bool {
    let before = number.wrapping_sub(1);
    document.capital(number)
        && document.is_any(before, &["storm", "hurricane", "typhoon", "cyclone"])
}
