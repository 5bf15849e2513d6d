//! `K.P. Nair`: initials before a surname name a person, unless they are part of another name.
//!
//! Reads two or more initials written as one word; single ones, `J. D. Greear`, are left to the tagger.

use crate::contract::Code;
use crate::lexicon::List;
use crate::text::{Case, Document, Gap};
use std::ops::Range;

/// Why such a mention counts.
pub(super) const BECAUSE: Code = Code::InitialsBeforeSurname;

/// The person whose initials stand at `number`. `free`: whether a word is in no other name; `known`:
/// whether it is somebody's surname in this text.
pub(super) fn person(
    document: &Document,
    number: usize,
    free: impl Fn(usize) -> bool,
    known: impl Fn(usize) -> bool,
) -> Option<Range<usize>> {
    let surname = number + 1;
    if !is_initials(document.word(number)) || !document.capital(surname) || !free(surname) {
        return None;
    }
    let is_surname = document.on(surname, List::Surnames) || known(surname);
    let alone = document.gap(surname) == Some(Gap::Space)
        && document.case(surname) != Some(Case::Upper)
        && !document.capital(surname + 1);
    let other = is_listed(document, number..surname) || is_listed(document, number..surname + 1);
    (is_surname && alone && !other).then_some(number..surname + 1)
}

/// Two or more initials in one: `K.P.`; unlike `evidence::is_initial` neither one alone nor `KP.`
fn is_initials(word: &str) -> bool {
    word.len() > 2
        && word.ends_with('.')
        && word
            .split_terminator('.')
            .all(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_uppercase))
}

/// `U.S.`, `J.P. Morgan`: a run that is an organization or a place.
fn is_listed(document: &Document, run: Range<usize>) -> bool {
    const LISTS: [List; 5] = [
        List::Countries,
        List::Places,
        List::KnownOrganizations,
        List::Organizations,
        List::AmbiguousOrganizations,
    ];
    let lists = document.listed(run);
    LISTS.iter().any(|&list| lists.has(list))
}
