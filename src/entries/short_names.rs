//! What a name is short for, where the text has one longer name that it fits: first words, and initials.

use super::distinct_name::DistinctName;
use super::name_key::{NameKey, hash_of};
use crate::lexicon::{AnyOf, Folded, HashIndex, List};
use crate::people::Same;

/// Of two names it is short for neither.
const AMBIGUOUS: usize = usize::MAX;

/// What each short name stands for.
#[derive(Default)]
struct ShortNames(HashIndex);

impl ShortNames {
    /// The number of a longer name that a short one may stand for.
    fn add(&mut self, short: u64, longer: usize, same: &mut Same) {
        let known = self.0.entry(short).or_insert(longer);
        if *known != AMBIGUOUS && same.root(*known) != same.root(longer) {
            *known = AMBIGUOUS;
        }
    }

    fn get(&self, short: u64) -> Option<usize> {
        self.0.get(&short).copied().filter(|&longer| longer != AMBIGUOUS)
    }
}

/// `Goldman` and `Goldman Sachs`, `Waikato` and `University of Waikato`.
pub(super) fn join_beginnings(names: &[DistinctName], same: &mut Same) {
    let mut short_names = ShortNames::default();
    let mut by_length: Vec<usize> = (0..names.len()).collect();
    crate::order::sort(&mut by_length, |&n| {
        [usize::MAX - names.get(n).map_or(0, |name| name.key.words.len()), 0, 0]
    });
    for number in by_length {
        let Some(name) = names.get(number) else { continue };
        let longer = short_names.get(name.key.hash());
        if let Some((longer, of)) = longer.and_then(|longer| Some((longer, names.get(longer)?)))
            && !name.is_apart_from(of)
            && may_be_short(&name.key, &of.key)
        {
            same.join(number, longer);
        }
        let words = name.key.words.as_slice();
        let mut beginning: Option<Folded> = None;
        for word in words.iter().take(words.len().saturating_sub(1)) {
            let hash =
                beginning.map_or_else(|| Folded::word(&word.text), |hash| hash.and(&word.text));
            beginning = Some(hash);
            short_names.add(hash.bits(), number, same);
        }
        if let Some(of) = of_university(&name.key) {
            short_names.add(of, number, same);
        }
    }
}

fn of_university(key: &NameKey) -> Option<u64> {
    match key.words.as_slice() {
        [university, of, rest @ ..]
            if university.text == "university" && of.text == "of" && !rest.is_empty() =>
        {
            Some(hash_of(rest))
        }
        _ => None,
    }
}

/// Whether an organization can be called by these words of its name: not where they are another one by
/// themselves (`Chelsea Foundation`), nor what many are (`Bank`).
fn may_be_short(short: &NameKey, long: &NameKey) -> bool {
    static GENERIC: AnyOf = AnyOf::lists(&[
        List::OrganizationWords,
        List::SubsidiaryWords,
        List::LegalForms,
        List::AmbiguousLegalForms,
    ]);
    static KNOWN: AnyOf = AnyOf::lists(&[List::Organizations, List::KnownOrganizations]);
    let last = short.words.len().saturating_sub(1);
    let [of, own] = [short, long].map(|key| key.words.get(last).is_some_and(|word| word.owns));
    let lists = |word: &str| Folded::word(word).lists();
    let Some(rest) = long.words.get(short.words.len()..) else { return false };
    let is_generic = short.words.iter().all(|word| lists(&word.text).has_any(&GENERIC));
    let of_unit = rest.iter().any(|word| lists(&word.text).has(List::SubsidiaryWords));
    let text = short.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let is_known = lists(&text).has_any(&KNOWN);
    let says_what_it_is = rest.iter().all(|word| lists(&word.text).has(List::OrganizationWords));
    of == own && !short.is_acronym && !is_generic && !of_unit && (!is_known || says_what_it_is)
}

/// `CBN` and `Central Bank of Nigeria`.
pub(super) fn join_initials(names: &[DistinctName], same: &mut Same) {
    let is_short =
        |name: &DistinctName| name.key.is_acronym && !name.is_explained && !name.key.is_grouped();
    if !names.iter().any(is_short) {
        return;
    }
    let mut short_names = ShortNames::default();
    for (number, name) in names.iter().enumerate() {
        for initials in [false, true].into_iter().filter_map(|small| name.key.initials(small)) {
            short_names.add(initials, number, same);
        }
    }
    for (number, name) in names.iter().enumerate().filter(|(_, name)| is_short(name)) {
        if let Some(longer) = short_names.get(hash_of(&name.key.words))
            && names.get(longer).is_some_and(|of| !name.is_apart_from(of))
        {
            same.join(number, longer);
        }
    }
}
