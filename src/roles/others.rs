//! Words that are written like a position and are none: verbs, things, prizes, works, and what describes another noun.
//!
//! Not read: the names found in the text, but for persons after the word and organizations that it is part of.

use super::phrase::{HeadKind, Phrase};
use super::view::{DETERMINERS, View};
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenKind};
use std::ops::Range;

/// Whether a position that begins here is part of something else: `smart speaker`, `Governor Inn`, `justice ministry`.
pub(super) fn is_part(view: &View, position: Range<usize>) -> bool {
    let (document, Range { start, end }) = (view.document, position);
    is_thing(view, start, end)
        || is_within_organization(view, end)
        || is_service(document, start, view.sentence.end)
        || is_field(document, end)
}

/// Whether the whole of a position is the name or beginning of a firm, a prize or a thing.
pub(super) fn is_name(view: &View, position: Range<usize>) -> bool {
    ends_known_organization(view, position.start, position.end)
        || names_thing(view.document, position.end)
        || is_award(view.document, position.end)
}

/// Whether a phrase describes the noun after it, or is the name of a work.
pub(super) fn is_no_role(view: &View, phrase: &Phrase) -> bool {
    describes_noun(view, phrase) || names_work(view, phrase)
}

/// `to head`, `they coach`: after what only verbs follow.
pub(super) fn is_verb(document: &Document, number: usize) -> bool {
    document.case(number) == Some(Case::Lower)
        && document.is_any(
            number.wrapping_sub(1),
            &[
                "to", "will", "would", "could", "should", "can", "may", "might", "must", "not",
                "i", "we", "they", "you",
            ],
        )
}

/// `smart speaker`, `7:30 PM`: what is written like a position is a thing.
fn is_thing(view: &View, number: usize, end: usize) -> bool {
    let document = view.document;
    let before = number.wrapping_sub(1);
    let speaker = document.is(end - 1, "speaker")
        && document.is_any(before, &["smart", "bluetooth", "wireless", "portable", "stereo"]);
    let hour = document.is_any(number, &["pm", "p.m."])
        && document.kind(before) == Some(TokenKind::Number);
    // `Credit Suisse Group AG`
    let firm = document.word(number) == "AG"
        && document.capital(before)
        && view.names.person_from(end).is_none();
    speaker || hour || firm
}

/// `Burger King`, `Dairy Queen`: a known organization whose name the position ends.
fn ends_known_organization(view: &View, number: usize, end: usize) -> bool {
    number > view.sentence.start
        && view.document.capital(number - 1)
        && view.document.phrase(List::Organizations, number - 1, end) == end - (number - 1)
}

/// `Prime Minister's Water Wise Award`, `the Mayor's Cup`, `Bishop's Arms`: capitalised words after an
/// owner, the last of which names a prize, a contest, a house or a work; also the name of its office.
fn names_thing(document: &Document, ending: usize) -> bool {
    const MOST: usize = 6;
    if !document.possessive(ending) || !document.capital(ending - 1) {
        return false;
    }
    let from = ending + 1;
    let words = (from..from + MOST).take_while(|&n| document.capital(n)).count();
    let Some(last) = (from + words).checked_sub(1).filter(|_| words > 0) else { return false };
    document.on_any(last, &[List::ThingWords, List::VenueWords])
        || document.is_any(
            last,
            &["office", "arms", "gambit", "speech", "message", "note", "club", "plate", "list"],
        )
}

/// `Player of the Year`, `guard of honour`, `a host of friends`: no position, whatever its first word is.
fn is_award(document: &Document, end: usize) -> bool {
    const WHEN: [&str; 7] = ["year", "month", "week", "match", "season", "decade", "tournament"];
    document.is(end, "of")
        && (document.is(end + 1, "the") && document.is_any(end + 2, &WHEN)
            || document.is_any(end + 1, &["honour", "honor"])
            || document.is(end - 1, "host")
                && !document.is(end + 1, "the")
                && !document.capital(end + 1))
}

/// `the justice ministry`, `the police department`: the lower-case word is an organization's field.
fn is_field(document: &Document, end: usize) -> bool {
    let lower = |n: usize| document.case(n) == Some(Case::Lower);
    lower(end - 1)
        && lower(end)
        && document.gap(end) == Some(Gap::Space)
        && document
            .is_any(end, &["ministry", "department", "system", "agency", "union", "association"])
}

/// `retired Marine Col.`: a service that is a position as well, with a rank after it.
fn is_service(document: &Document, number: usize, end: usize) -> bool {
    document.capital(number)
        && document.is_any(number, &["marine", "guard"])
        && document.phrase(List::Ranks, number + 1, end) > 0
}

/// `Governor Inn`, `Officer Training Corps`: the word is the beginning or middle of an
/// organization's name.
fn is_within_organization(view: &View, end: usize) -> bool {
    end.checked_sub(1)
        .and_then(|last| view.names.organization(last))
        .is_some_and(|organization| organization.tokens.end > end)
}

/// `Sheikh Zayed Road`, `Captain Jack's Pies`: a capitalised position before capitalised words that
/// are nobody's name and end in a word for a place or organization.
pub(super) fn names_facility(view: &View, phrase: &Phrase) -> bool {
    let document = view.document;
    let end = phrase.tokens.end;
    document.capital(phrase.head.tokens.start)
        && (end..end + 4)
            .take_while(|&n| document.capital(n) || document.possessive(n) || n == end)
            .any(|n| document.on(n, List::PlaceWords) || document.on(n, List::OrganizationWords))
}

/// `a teacher pay commission`, `other teacher protests`, `an executive order`: a word in lower case that says of what
/// kind the noun after it is, and is nobody. After an article what ends like a verb or a plural is none of these nouns.
fn describes_noun(view: &View, phrase: &Phrase) -> bool {
    let document = view.document;
    let noun = phrase.tokens.end;
    let word = document.word(noun);
    let lower = |n: usize| document.case(n) == Some(Case::Lower);
    noun == phrase.head.tokens.end
        && phrase.head.kind == HeadKind::Position { plural: false }
        && (lower(noun - 1) || document.case(noun - 1) == Some(Case::Upper))
        && lower(noun)
        && document.gap(noun) == Some(Gap::Space)
        && word.len() > 2
        && (!["s", "ed", "ing"].iter().any(|ending| word.ends_with(ending))
            || !word.ends_with("ed")
                && (is_bare(view, phrase)
                    || document.is_any(noun - 1, &["official", "executive", "undergraduate"])))
        && !["ly", "self", "n't", "n’t"].iter().any(|ending| word.ends_with(ending))
        && !document.is_any(noun, &NO_NOUNS)
        && !document.on_any(
            noun,
            &[
                List::FunctionWords,
                List::NamePrepositions,
                List::SpeechVerbs,
                List::PastVerbs,
                List::PersonalVerbs,
                List::AppointingVerbs,
                List::NamingVerbs,
                List::Kinship,
                List::PlainAdjectives,
            ],
        )
}

/// Adjectives and adverbs that stand after a position, and nouns that are the position.
const NO_NOUNS: [&str; 12] = [
    "able",
    "accountable",
    "active",
    "did",
    "due",
    "had",
    "job",
    "position",
    "post",
    "prior",
    "responsible",
    "role",
];

/// Whether nothing determines a position inside a sentence, or it is one of several: `boost average teacher pay`, `two
/// TD passes`, `some of the other pilot events`. A singular there is no noun by itself.
fn is_bare(view: &View, phrase: &Phrase) -> bool {
    const SEVERAL: [&str; 8] = ["many", "several", "few", "most", "all", "some", "these", "those"];
    let document = view.document;
    let several = |n: usize| document.is_any(n, &SEVERAL) || document.on(n, List::Cardinals);
    let before = phrase.tokens.start.wrapping_sub(1);
    let other = usize::from(document.is(before, "other"));
    let article = before.wrapping_sub(other);
    if document.is_any(article, DETERMINERS) {
        return document.is(article.wrapping_sub(1), "of") && several(article.wrapping_sub(2));
    }
    if other > 0 || several(before) && !document.is_any(before, &["one", "some"]) {
        return true;
    }
    phrase.tokens.start > view.sentence.start
        && document.case(before) == Some(Case::Lower)
        && !document.possessive(before)
        && !document.on_any(before, &[List::FunctionWords, List::PlainAdjectives, List::Heads])
        && document.sentence_at(before).is_some_and(|sentence| !sentence.heading)
}

/// `The Salesman follows her`, `An Inspector Calls`: a capitalised position after a capitalised article inside a
/// sentence, the name of a work or paper.
fn names_work(view: &View, phrase: &Phrase) -> bool {
    let document = view.document;
    let Some(article) = phrase.tokens.start.checked_sub(1) else { return false };
    article > view.sentence.start
        && document.capital(article)
        && document.is_any(article, &["the", "a", "an"])
        && document.capital(phrase.head.tokens.start)
        && document.kind(article - 1) == Some(TokenKind::Word)
        && document.case(phrase.head.tokens.start) != Some(Case::Upper)
        && document.sentence_at(article).is_some_and(|sentence| !sentence.heading)
        && view.names.person_from(phrase.tokens.end).is_none()
}
