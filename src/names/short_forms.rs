//! An organization by the first word of its name, where the full name stands in the text: `Imperial`
//! of `Imperial College London`, `Waikato` of `University of Waikato`. Where the tagger is in doubt
//! whether it is a person, a place or nothing, what stands around the word decides, and else whether it
//! is a word that nothing else is known of: `Symbotic` of `Symbotic Inc.`
//!
//! Not read: short forms of two organizations of the text, those of more than one word or in capitals,
//! and towns by their police or council.

use super::name::in_text_order;
use super::{Class, Name};
use crate::contract::Code;
use crate::lexicon::{AnyOf, HashIndex, List};
use crate::text::{Case, Document, TokenSet};
use std::ops::Range;

/// Of two organizations with one short form it is neither's; nor if it stands in lower case too.
const AMBIGUOUS: usize = usize::MAX;

/// A person or place as sure as this stays one.
const SURE: f32 = 0.85;

/// How sure a short form is that the tagger did not see.
const UNSEEN: f32 = 0.7;

/// Why a short form is what its organization is.
const BECAUSE: Code = Code::ShortForm;

/// Makes the short forms of organizations organizations. `found` is in text order.
pub(super) fn decide(document: &Document, found: &mut Vec<Name>) {
    let organizations = organizations(document, found);
    if organizations.is_empty() {
        return;
    }
    let is_short = |number: usize| {
        let key = document.key(number).filter(|_| document.capital(number));
        key.and_then(|key| organizations.get(&key))
            .is_some_and(|organization| *organization != AMBIGUOUS)
    };
    let mut taken = TokenSet::none_of(document);
    for name in found.iter_mut() {
        taken.add(name.tokens.clone());
        let word = name.tokens.start;
        let doubted = name.class != Class::Organization && name.confidence < SURE;
        if name.tokens.len() == 1
            && doubted
            && is_short(word)
            && (is_organization_here(document, word)
                || is_unlisted(document, word)
                    && !(name.class == Class::Person && document.on(word, List::Surnames)))
        {
            (name.class, name.because) = (Class::Organization, BECAUSE);
        }
        if name.class == Class::Organization
            && name.tokens.len() == 1
            && is_short(word)
            && is_town(document, word)
        {
            (name.class, name.because) = (Class::Place, Code::KnownPlace);
        }
    }
    for word in (0..document.tokens.len()).filter(|&n| taken.lacks(n) && is_short(n)) {
        let alone = !document.capital(word + 1) && !document.capital(word.wrapping_sub(1));
        if alone && is_unlisted(document, word) && !document.on(word, List::Surnames) {
            found.push(Name::found(word..word + 1, Class::Organization, UNSEEN, BECAUSE));
        }
    }
    in_text_order(found);
}

/// By the words that can stand for an organization: a number that is the organization's alone.
fn organizations(document: &Document, found: &[Name]) -> HashIndex {
    let mut organizations = HashIndex::default();
    let sure = |name: &&Name| name.confidence >= Class::Organization.threshold();
    for name in found.iter().filter(|name| name.class == Class::Organization).filter(sure) {
        let short = short_form(document, name.tokens.clone());
        let Some(key) = short.and_then(|short| document.key(short)) else { continue };
        let words = document.tokens.get(name.tokens.clone()).unwrap_or_default();
        let organization = words.iter().fold(0, |organization: usize, word| {
            (organization ^ word.hash.bits() as usize).wrapping_mul(0x9e37_79b1)
        });
        let known = organizations.entry(key).or_insert(organization);
        if *known != organization {
            *known = AMBIGUOUS;
        }
    }
    if organizations.is_empty() {
        return organizations;
    }
    // A bit for each key: most words are passed over without a look into the table.
    let bits = organizations.keys().fold(0_u64, |bits, key| bits | 1 << (key % 64));
    for word in (0..document.tokens.len()).filter(|&n| !document.capital(n)) {
        let key = document.key(word).filter(|key| bits >> (key % 64) & 1 != 0);
        if let Some(known) = key.and_then(|key| organizations.get_mut(&key)) {
            *known = AMBIGUOUS;
        }
    }
    organizations
}

/// The word that may stand for an organization.
fn short_form(document: &Document, tokens: Range<usize>) -> Option<usize> {
    static GENERIC: AnyOf = AnyOf::lists(&[
        List::OrganizationWords,
        List::PlaceWords,
        List::Nationalities,
        List::Countries,
    ]);
    let Range { start, end } = tokens;
    let university = document.is(start, "university") && document.is(start + 1, "of");
    let short = if university && end - start == 3 { end - 1 } else { start };
    let lists = document.tokens.get(short)?.lists;
    let common = lists.has(List::Modifiers) && !lists.has(List::AmbiguousOrganizations);
    let unit = (start + 1..end).any(|n| document.on(n, List::SubsidiaryWords));
    let fits = end - start > 1
        && document.case(short) == Some(Case::Initial)
        && document.word(short).len() > 3
        && !lists.has_any(&GENERIC);
    (fits && !common && !unit).then_some(short)
}

/// `at Imperial`, `Imperial students`
fn is_organization_here(document: &Document, word: usize) -> bool {
    document.is(word.wrapping_sub(1), "at") || document.on(word + 1, List::OrganizationMembers)
}

/// `to Leeds`, `in Leeds`: where one goes and where something is, is the town of that name.
fn is_town(document: &Document, word: usize) -> bool {
    document.on(word, List::Cities)
        && document.is_any(word.wrapping_sub(1), &["in", "to", "near"])
        && !document.on(word + 1, List::OrganizationMembers)
}

/// Whether a word is no place, first name or word of the language.
fn is_unlisted(document: &Document, word: usize) -> bool {
    static LISTED: AnyOf = AnyOf::lists(&[
        List::Places,
        List::Cities,
        List::AmbiguousPlaces,
        List::FirstNames,
        List::CommonWords,
        List::Heads,
        List::Months,
    ]);
    document.tokens.get(word).is_some_and(|token| !token.lists.has_any(&LISTED))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    /// What the last word is, of which the tagger says this.
    fn decided(
        text: &str,
        organization: Range<usize>,
        class: Class,
        confidence: f32,
    ) -> Option<Class> {
        let document = text::read(text);
        let last = document.tokens.len() - 1;
        let name = |tokens, class, confidence| {
            Name::found(tokens, class, confidence, Code::LooksLikeAName)
        };
        let mut found = vec![
            name(organization, Class::Organization, 0.9),
            name(last..last + 1, class, confidence),
        ];
        decide(&document, &mut found);
        found.iter().find(|name| name.tokens.start == last).map(|name| name.class)
    }

    #[test]
    fn a_place_as_sure_as_0_85_stays_one() {
        let text = "Leeds Trinity University is older. They met at Leeds";
        assert_eq!(decided(text, 0..3, Class::Place, 0.84), Some(Class::Organization));
        assert_eq!(decided(text, 0..3, Class::Place, 0.85), Some(Class::Place));
    }

    #[test]
    fn a_town_is_not_its_police_nor_where_something_is_in_it() {
        let text = "Leeds City Police were called. They met at Leeds";
        assert_eq!(decided(text, 0..3, Class::Place, 0.5), Some(Class::Place));
        let text = "Leeds Trinity University is older. They met in Leeds";
        assert_eq!(decided(text, 0..3, Class::Place, 0.5), Some(Class::Place));
    }
}
