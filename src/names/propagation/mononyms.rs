//! People called by one name that nothing introduces: `Oduya caught it`, `Tamsel (3/10)`.
//!
//! The tagger is asked how much each occurrence of a word looks like a person, and what stands around
//! them is counted: what people alone do, a kinsman, figures in brackets, `himself`; against it an
//! article, `in`, `it`, a word for a thing. All occurrences of a word decide together. Words that are
//! on a list of something else are left alone.

use super::super::bounds::MAKERS;
use super::super::byline::put_people;
use super::super::runs::is_post_nominal;
use super::super::tagger::Marginals;
use super::super::titles::reigns;
use super::super::{Class, Name};
use crate::contract::Code;
use crate::lexicon::{HashIndex, List};
use crate::text::{Case, Document, Gap, TokenKind, TokenSet, quotation};

/// How sure such a name is.
const CONFIDENCE: f32 = 0.75;
/// No shorter word is taken.
const LEAST_LETTERS: usize = 3;
/// With so much evidence, the tagger need not see a person, only not deny one.
const EVIDENCE: i32 = 2;
/// As much of a person as the tagger has to see where there is evidence.
const LIKELY_WITH_EVIDENCE: f32 = 0.1;
/// As much where there is none.
const LIKELY: f32 = 0.3;
/// A name of another class that is as sure as this stays.
const SURE_OTHERWISE: f32 = 0.9;
/// A pronoun is looked for among so many words after.
const REACH: usize = 14;

/// After `was` these are said of people.
const DONE_TO_PEOPLE: [&str; 8] =
    ["appointed", "born", "educated", "elected", "jailed", "knighted", "re-elected", "reelected"];

/// What all occurrences of a word say together.
#[derive(Default)]
struct LoneWord {
    occurrences: usize,
    /// How much the tagger takes them for a person, an organization, a place.
    likely: Marginals,
    evidence: i32,
    /// Those that stand among other capitalised words, so may be part of another name.
    among_capitals: usize,
    /// Those that do not have their capital from their position.
    within_sentence: usize,
    in_lower_case: usize,
}

impl LoneWord {
    fn is_person(&self) -> bool {
        let [_, person, organization, place] = self.likely.map(|sum| sum / self.count());
        let shown = self.evidence >= EVIDENCE && person >= LIKELY_WITH_EVIDENCE;
        let seen = person >= LIKELY
            && person > organization
            && person > place
            && self.in_lower_case == 0
            && self.evidence >= 0
            && self.among_capitals == 0;
        let shown_well = self.evidence >= EVIDENCE && person >= LIKELY;
        (self.within_sentence > 0 || shown_well)
            && self.in_lower_case < self.occurrences
            && self.among_capitals * 4 <= self.occurrences
            && (shown || seen)
    }

    fn count(&self) -> f32 {
        self.occurrences.max(1) as f32
    }
}

/// Adds the people who are called by one name alone to those that were found.
/// `blocked`: what is nobody's name.
pub(super) fn add(
    document: &Document,
    marginals: &[Marginals],
    blocked: &TokenSet,
    found: &mut Vec<Name>,
) {
    let (mut taken, mut called) = (TokenSet::none_of(document), TokenSet::none_of(document));
    for name in found.iter() {
        let stays = name.class == Class::Person
            || name.tokens.len() > 1
            || name.listed.is_some()
            || name.confidence >= SURE_OTHERWISE;
        if stays {
            taken.add(name.tokens.clone());
        }
        if name.class == Class::Person && name.tokens.len() == 1 {
            called.add(name.tokens.clone());
        }
    }
    let mut index = HashIndex::default();
    let mut words: Vec<LoneWord> = Vec::new();
    let mut places = Vec::new();
    for number in (0..document.tokens.len())
        .filter(|&n| taken.lacks(n) && blocked.lacks(n) && may_be(document, n))
    {
        if let (Some(key), Some(marginal)) = (document.key(number), marginals.get(number)) {
            let at = *index.entry(key).or_insert(words.len());
            if at == words.len() {
                words.push(LoneWord::default());
            }
            let Some(word) = words.get_mut(at) else { break };
            word.occurrences += 1;
            word.likely.iter_mut().zip(marginal).for_each(|(sum, one)| *sum += one);
            word.evidence += evidence(document, number, &called);
            word.among_capitals += usize::from(is_among_capitals(document, number));
            word.within_sentence += usize::from(
                !document.opens(number)
                    && !quotation::opens(document.word(number.wrapping_sub(1)))
                    && !quotation::closes(document.word(number + 1))
                    && !quotation::closes(document.word(number + 2))
                    && !is_in_another_language(document, number)
                    && !document.sentence_at(number).is_some_and(|s| s.heading),
            );
            places.push((number, at));
        }
    }
    if words.is_empty() {
        return;
    }
    for number in (0..document.tokens.len()).filter(|&n| document.case(n) == Some(Case::Lower)) {
        let at = document.key(number).and_then(|key| index.get(&key).copied());
        if let Some(word) = at.and_then(|at| words.get_mut(at)) {
            word.in_lower_case += 1;
        }
    }
    places.retain(|&(number, at)| {
        words.get(at).is_some_and(LoneWord::is_person) && !is_among_capitals(document, number)
    });
    for name in found.iter_mut().filter(|name| name.class == Class::Person) {
        let at = document.key(name.tokens.start).and_then(|key| index.get(&key).copied());
        let same = name.tokens.len() == 1 && at.is_some();
        if same && at.and_then(|at| words.get(at)).is_some_and(LoneWord::is_person) {
            name.confidence = name.confidence.max(CONFIDENCE);
        }
    }
    let people = places.into_iter().map(|(number, _)| number..number + 1).collect();
    put_people(found, people, Code::InAPersonsPlace, CONFIDENCE, SURE_OTHERWISE);
}

/// A capitalised word on no list of something else.
fn may_be(document: &Document, number: usize) -> bool {
    const OTHERS: [List; 19] = [
        List::CommonWords,
        List::SentenceOpeners,
        List::WordsBeforeNames,
        List::Honorifics,
        List::Ranks,
        List::Heads,
        List::PluralHeads,
        List::Kinship,
        List::Nationalities,
        List::Countries,
        List::Cities,
        List::Places,
        List::Months,
        List::Weekdays,
        List::KnownOrganizations,
        List::Organizations,
        List::OrganizationWords,
        List::WorkWords,
        List::Works,
    ];
    document.capital(number)
        && document.case(number) != Some(Case::Upper)
        && document.word(number).chars().count() >= LEAST_LETTERS
        && !document.word(number).ends_with('.')
        && !is_post_nominal(document, number)
        // `Helena IV of Aragon`
        && !reigns(document, number.wrapping_sub(1))
        // `D-Ohio`
        && document.word(number).find('-') != Some(1)
        && !document.on_any(number, &OTHERS)
}

/// `„Wir gehen nach Hause,“`: quoted as English is not, and with the capitals of another language.
fn is_in_another_language(document: &Document, number: usize) -> bool {
    document.sentence_at(number).is_some_and(|sentence| {
        let first = document.word(sentence.tokens.start);
        quotation::is_around_speech(first) && !quotation::is_english(first)
    })
}

/// Whether another capitalised word stands beside it; one that opens the sentence does not count.
fn is_among_capitals(document: &Document, number: usize) -> bool {
    let before = number.wrapping_sub(1);
    let spaced = |n: usize| document.gap(n) == Some(Gap::Space);
    document.capital(before) && spaced(number) && !document.opens(before)
        || document.capital(number + 1) && spaced(number + 1)
}

/// What stands around one occurrence, for a person and against one.
/// `people`: who is called by one word.
fn evidence(document: &Document, number: usize, people: &TokenSet) -> i32 {
    let before = number.wrapping_sub(1);
    let owned = number + 1 + usize::from(document.possessive(number + 1));
    let comma = document.word(number + 1) == ",";
    let sentence = (number + 1..number + 1 + REACH).take_while(|&n| document.word(n) != ".");
    let says = |words: &[&str]| sentence.clone().any(|n| document.is_any(n, words));
    // `Tudjman and Milosevic had agreed`
    let first_of_two =
        document.is(number + 1, "and") && people.has(number + 2) && document.opens(number);
    let second_of_two = document.is(before, "and")
        && people.has(before.wrapping_sub(1))
        && document.opens(before.wrapping_sub(1));
    let strong = [
        first_of_two || second_of_two,
        document.on(number + 1, List::PersonalVerbs),
        document.is(number + 1, "was") && document.is_any(number + 2, &DONE_TO_PEOPLE),
        document.word(number + 1) == "(" && document.kind(number + 2) == Some(TokenKind::Number),
        owned > number + 1 && document.on(owned, List::Kinship),
        comma && document.is_any(number + 2, &["who", "whose", "whom"]),
        document.is_any(owned, &["himself", "herself"]),
    ];
    let weak = [
        says(&["he", "she", "his", "her", "him"]),
        document.on(number + 1, List::SpeechVerbs),
        document.on(before, List::SpeechVerbs),
    ];
    let against = [
        document.is_any(before, &["the", "a", "an"]),
        document.is_any(before, &["in", "at", "near", "into"]) || document.is_any(before, &MAKERS),
        document.is_any(number + 1, &["are", "were", "have"]),
        comma && document.is(number + 2, "which"),
        document.on_any(owned, &[List::PlaceWords, List::OrganizationWords, List::WorkWords]),
    ];
    let count = |signs: &[bool]| signs.iter().filter(|&&sign| sign).count() as i32;
    2 * count(&strong) + count(&weak)
        - 2 * count(&against)
        - i32::from(says(&["it", "its", "they", "their"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word that stands once within a sentence, as likely a person as said.
    fn word(person: f32, evidence: i32) -> LoneWord {
        LoneWord {
            occurrences: 1,
            likely: [1.0 - person, person, 0.0, 0.0],
            evidence,
            within_sentence: 1,
            ..LoneWord::default()
        }
    }

    #[test]
    fn what_the_tagger_has_to_see_depends_on_the_evidence() {
        assert!(word(LIKELY, 0).is_person() && !word(LIKELY - 0.01, 0).is_person());
        assert!(word(LIKELY_WITH_EVIDENCE, EVIDENCE).is_person());
        assert!(!word(LIKELY_WITH_EVIDENCE - 0.01, EVIDENCE).is_person());
        assert!(!word(LIKELY_WITH_EVIDENCE, EVIDENCE - 1).is_person());
        assert!(!word(LIKELY, -1).is_person(), "something speaks against it");
    }

    #[test]
    fn all_occurrences_count_together() {
        let among = |count| LoneWord {
            occurrences: 4,
            likely: [0.0, 4.0, 0.0, 0.0],
            evidence: EVIDENCE,
            among_capitals: count,
            within_sentence: 4,
            ..LoneWord::default()
        };
        assert!(among(1).is_person() && !among(2).is_person(), "a quarter among capitals");
        let lower = |count| LoneWord { in_lower_case: count, ..among(0) };
        assert!(lower(3).is_person() && !lower(4).is_person());
        let place = LoneWord { likely: [0.0, 1.6, 0.0, 1.7], evidence: 0, ..among(0) };
        assert!(!place.is_person(), "more likely a place");
        let opening = |evidence| LoneWord { within_sentence: 0, evidence, ..among(0) };
        assert!(opening(EVIDENCE).is_person() && !opening(EVIDENCE - 1).is_person());
    }
}
