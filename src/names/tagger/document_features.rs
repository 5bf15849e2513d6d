//! What a word is elsewhere in a text: in lower case, after a title or a first name, next
//! to a verb of speech, part of a listed name, called a village, a band or a chief.
//!
//! Not read: which occurrence is which; what a word is anywhere counts everywhere.

use super::schema::Occurrence;
use super::token_features::{TokenFeatures, in_entry};
use crate::lexicon::{HashOf, List};
use crate::names::Class;
use crate::names::rule::RuleFeature;
use crate::text::{Case, Document, Gap, TokenKind};

/// How a word occurs elsewhere in the text, a bit for each [`Occurrence`].
#[derive(Clone, Copy, Default)]
pub(super) struct DocumentFeatures(u32);

/// What each word of a text is elsewhere.
pub(super) struct DocumentFeatureTable(HashOf<DocumentFeatures>);

impl DocumentFeatures {
    /// One bit for each occurrence.
    pub(super) fn bits(self) -> u32 {
        self.0
    }

    fn and(self, more: DocumentFeatures) -> DocumentFeatures {
        DocumentFeatures(self.0 | more.0)
    }

    fn add(&mut self, occurrence: Occurrence) {
        self.0 |= 1 << occurrence as u32;
    }
}

impl From<Option<Occurrence>> for DocumentFeatures {
    fn from(occurrence: Option<Occurrence>) -> DocumentFeatures {
        DocumentFeatures(occurrence.map_or(0, |one| 1 << one as u32))
    }
}

impl DocumentFeatureTable {
    /// All that a word is in the text.
    pub(super) fn of(&self, features: &TokenFeatures) -> DocumentFeatures {
        let of_word = self.0.get(&features.word).copied().unwrap_or_default();
        let of_folded = self.0.get(&!features.folded).copied().unwrap_or_default();
        of_word.and(of_folded)
    }
}

/// One pass over the text: where each word stands. Words with a capital are keyed by their letters,
/// lower-case ones by the complement of their folded hash.
pub(super) fn collect(
    document: &Document,
    token_features: &[TokenFeatures],
) -> DocumentFeatureTable {
    let mut table: HashOf<DocumentFeatures> = Default::default();
    for sentence in &document.sentences {
        let mut first = true;
        let (mut run_end, mut explanation) = (sentence.tokens.start, DocumentFeatures::default());
        for number in sentence.tokens.clone() {
            if number >= run_end {
                run_end = end_of_run(token_features, number, sentence.tokens.end);
                explanation = DocumentFeatures::default();
                if run_end > number {
                    explanation = explained(document, number, run_end);
                }
                run_end = run_end.max(number + 1);
            }
            let (Some(token), Some(features)) =
                (document.tokens.get(number), token_features.get(number))
            else {
                break;
            };
            if token.kind != TokenKind::Word {
                continue;
            }
            if token.case == Case::Lower {
                table.entry(!features.folded).or_default().add(Occurrence::LowerCase);
                first = false;
                continue;
            }
            if !sentence.heading {
                let known = table.entry(features.word).or_default();
                *known = known
                    .and(around(document, number))
                    .and(ruled(features.rule_feature).into())
                    .and(listed(features))
                    .and(explanation);
                if !first {
                    known.add(Occurrence::MidSentence);
                }
            }
            first = false;
        }
    }
    DocumentFeatureTable(table)
}

/// Where the capitalised words that begin at `number` end; `number` itself if it has none.
fn end_of_run(token_features: &[TokenFeatures], number: usize, limit: usize) -> usize {
    let limit = limit.min(number + 8);
    (number..limit)
        .find(|&n| !token_features.get(n).is_some_and(|features| features.capital))
        .unwrap_or(limit)
}

/// What the words around a run call it: `Lindental is a municipality`, `Norsa, a Danish chain of
/// shops`, `the band Kestrel`, `the village of Ashby`.
fn explained(document: &Document, start: usize, end: usize) -> DocumentFeatures {
    let mut explanation = DocumentFeatures::default();
    let of = usize::from(document.is(start.wrapping_sub(1), "of"));
    let before = start.wrapping_sub(1 + of);
    if !document.capital(before) {
        for (list, occurrence) in [
            (List::OrganizationWords, Occurrence::AfterOrganizationWord),
            (List::PlaceWords, Occurrence::AfterPlaceWord),
            (List::WorkWords, Occurrence::AfterWorkWord),
        ] {
            if document.on(before, list) {
                explanation.add(occurrence);
            }
        }
    }
    let defined = document.is_any(end, &["is", "was", "are", "were", ","])
        && document.is_any(end + 1, &["a", "an", "the", "one"]);
    if defined {
        explanation = explanation.and(definition(document, end + 2).into());
    }
    explanation
}

/// What the noun phrase from `start` on names, by its last listed word before a preposition or a
/// comma.
fn definition(document: &Document, start: usize) -> Option<Occurrence> {
    /// Words of a phrase that are looked at.
    const LOOKED_AT: usize = 8;
    let mut defined = None;
    for number in start..(start + LOOKED_AT).min(document.tokens.len()) {
        let Some(token) = document.tokens.get(number) else { break };
        let ends = document
            .is_any(number, &["of", "in", "for", "by", "that", "who", "which", "at", "on", "from"]);
        if token.kind != TokenKind::Word || ends {
            break;
        }
        if token.case != Case::Lower {
            continue;
        }
        for (list, as_one) in [
            (List::WorkWords, Occurrence::DefinedWork),
            (List::PlaceWords, Occurrence::DefinedPlace),
            (List::OrganizationWords, Occurrence::DefinedOrganization),
            (List::Heads, Occurrence::DefinedPerson),
        ] {
            if document.on(number, list) {
                defined = Some(as_one);
            }
        }
    }
    defined
}

/// The lists that have a name that a word is part of.
fn listed(features: &TokenFeatures) -> DocumentFeatures {
    let mut on = DocumentFeatures::default();
    for (list, occurrence) in [
        (List::Organizations, Occurrence::InListedOrganization),
        (List::Places, Occurrence::InListedPlace),
        (List::Works, Occurrence::InListedWork),
    ] {
        if in_entry(features.lists, list) {
            on.add(occurrence);
        }
    }
    on
}

/// What a sure rule says of a word.
fn ruled(rule_feature: RuleFeature) -> Option<Occurrence> {
    rule_feature.sure_class().map(|class| match class {
        Class::Person => Occurrence::RuledPerson,
        Class::Organization => Occurrence::RuledOrganization,
        Class::Place => Occurrence::RuledPlace,
    })
}

/// What the words right before and after a word say of it.
fn around(document: &Document, number: usize) -> DocumentFeatures {
    let (before, after) = (number.wrapping_sub(1), number + 1);
    let near = |n: usize| document.tokens.get(n).is_some_and(|t| t.gap != Gap::Paragraph);
    let capital_on = |n: usize, list: List| document.capital(n) && document.on(n, list);
    let mut seen = DocumentFeatures::default();
    let mut see = |holds: bool, occurrence| {
        if holds {
            seen.add(occurrence);
        }
    };
    if near(number) {
        see(document.on(before, List::Honorifics), Occurrence::Addressed);
        see(
            document.on(before, List::Heads) || document.on(before, List::Ranks),
            Occurrence::AfterTitle,
        );
        see(capital_on(before, List::FirstNames), Occurrence::AfterFirstName);
        see(
            document.is_any(before, &["in", "at", "near", "from", "outside", "across"]),
            Occurrence::Located,
        );
        see(document.is(before, "the"), Occurrence::AfterArticle);
        see(capital_on(before, List::OrganizationWords), Occurrence::BesideOrganizationWord);
        see(document.on(before, List::SpeechVerbs) && !document.capital(before), Occurrence::Who);
    }
    if near(after) {
        see(document.on(after, List::SpeechVerbs), Occurrence::Speaks);
        see(document.is_any(after, &["who", "whose"]), Occurrence::Who);
        see(capital_on(after, List::OrganizationWords), Occurrence::BesideOrganizationWord);
        see(
            document.capital(after) && document.on(number, List::FirstNames),
            Occurrence::FirstName,
        );
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn a_definition_is_looked_for_in_eight_words() {
        let defined = |text: &str| definition(&text::read(text), 0);
        let after = |words: usize| defined(&format!("{}river.", "zig ".repeat(words)));
        let (place, nothing) = (defined("river."), defined("zig."));
        assert!(place != nothing);
        assert!(after(7) == place);
        assert!(after(8) == nothing);
    }
}
