//! Where a person's name begins and ends, once something has said that one stands there.
//!
//! A title before it and letters of honour after it are cut off; a nickname in quotation marks,
//! `Jr.` and a peer's place are included. Follows what a mark is: the name alone.

mod apart;
mod class;
mod ends;
mod nickname;

use super::classify::peerage_end;
use super::evidence::kin_before;
use super::forms::{are_bare_initials, is_listed};
use super::runs::is_post_nominal;
use super::titles::{addresses_a_person, reigns};
use super::{Class, Name};
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenKind, quotation};
pub(super) use class::MAKERS;
use class::{class, class_by_neighbours};
use ends::{cut, is_of_a_people, is_saint, is_title, suffix_end};
pub(super) use nickname::with_brackets;
use nickname::{is_spouse, with_nickname};
use std::ops::Range;

/// How sure a name is that is written as only people's names are.
const WRITTEN_LIKE_A_PERSON: f32 = 0.9;

/// Sets the bounds of every person among `found`, which stands in text order. Names that a nickname
/// joins to the one before go into it; what ends with a word for an organization or a place is no
/// person, and what a position is for is no organization.
pub(super) fn set(document: &Document, found: &mut Vec<Name>) {
    apart::part(document, found);
    let mut end = 0;
    let bounds: Vec<Range<usize>> = found.iter().map(|n| n.tokens.clone()).collect();
    found.retain_mut(|name| {
        if name.tokens.start < end
            || is_word_alone(document, name)
            || is_field_of_position(document, name)
            || has_figures(document, name)
        {
            return false;
        }
        if let Some(tokens) = person_inside(document, name) {
            name.tokens = tokens;
            name.class = Class::Person;
            name.confidence = name.confidence.max(WRITTEN_LIKE_A_PERSON);
        }
        if name.class == Class::Person {
            name.tokens.end = before_bracket(document, &name.tokens);
            name.tokens = cut(document, name.tokens.clone());
            name.tokens.start = given_name(document, &name.tokens, end);
            name.tokens = with_nickname(document, name.tokens.clone(), &bounds);
            if is_written_like_a_person(document, name.tokens.clone()) {
                name.confidence = name.confidence.max(WRITTEN_LIKE_A_PERSON);
            }
            name.tokens.end = suffix_end(document, name.tokens.clone());
            name.tokens.end = after_spaced_particle(document, name.tokens.end);
            name.tokens.end = peerage_end(document, name.tokens.start, name.tokens.end);
            name.tokens.end = before_realm(document, &name.tokens);
            name.class = class_by_neighbours(document, &name.tokens)
                .unwrap_or_else(|| class(document, name.tokens.clone()));
        }
        end = name.tokens.end;
        true
    });
}

/// A name of several words with a nickname inside, letters of honour or an age after it, or of
/// initials after a position: `nightwatchman, V.K. Rao`, or known names after a title or kin:
/// `Bishop Karl Meier`, `Brothers Jordan Price`; any after `Mr` and the like.
fn is_written_like_a_person(document: &Document, tokens: Range<usize>) -> bool {
    let before = tokens.start.wrapping_sub(1);
    if addresses_a_person(document, before) && !document.is(before, "miss") {
        return true;
    }
    if tokens.len() < 2 {
        return is_post_nominal(document, tokens.end);
    }
    let nickname = (tokens.start + 1..tokens.end - 1).any(|n| quotation::opens(document.word(n)));
    let age = document.word(tokens.end) == ","
        && document.word(tokens.end + 1).parse().is_ok_and(|age: u8| (5..120).contains(&age))
        && matches!(document.word(tokens.end + 2), "," | "." | ";" | ")");
    let position = if document.word(before) == "," { before.wrapping_sub(1) } else { before };
    let initials = document.case(tokens.start) == Some(Case::Upper)
        && document.word(tokens.start).ends_with('.')
        && document.on(position, List::Heads);
    let titled = document.capital(before) && is_title(document, before);
    let full = (titled || kin_before(document, tokens.start))
        && document.on(tokens.start, List::FirstNames)
        && document.on(tokens.end - 1, List::Surnames);
    nickname || age || initials || full || is_post_nominal(document, tokens.end)
}

/// Where a surname's name begins, which may be one word earlier: `the striker Nilo Tamsel`, of which only
/// `Tamsel` was seen. `free_from`: what is before belongs to another name.
fn given_name(document: &Document, tokens: &Range<usize>, free_from: usize) -> usize {
    const OTHERS: [List; 7] = [
        List::Kinship,
        List::WordsBeforeNames,
        List::OrganizationWords,
        List::WorkWords,
        List::Weekdays,
        List::AmbiguousOrganizations,
        List::Modifiers,
    ];
    let start = tokens.start;
    let given = start.wrapping_sub(1);
    let first_name = document.on(given, List::FirstNames)
        && !document.on_any(given, &[List::Heads, List::Ranks])
        && (!document.on(given, List::CommonWords)
            || matches!(document.word(given.wrapping_sub(1)), "," | ":"));
    let unlisted = !is_listed(document, given)
        && !document.on(given, List::Honorifics)
        && !is_saint(document, given)
        && !document.on_any(given, &OTHERS);
    let alone = !document.capital(given.wrapping_sub(1))
        || document.opens(given.wrapping_sub(1))
        || is_title(document, given.wrapping_sub(1));
    let surname =
        tokens.len() == 1 || tokens.len() == 2 && document.on(start + 1, List::NameSuffixes);
    let joined = surname
        && document.case(start) == Some(Case::Initial)
        && given >= free_from
        && document.case(given) == Some(Case::Initial)
        && document.gap(start) == Some(Gap::Space)
        && !document.word(given).ends_with('.')
        && !document.word(given).contains('-')
        && document.word(given).chars().count() > 1
        && !document.capital(tokens.end)
        && !document.sentence_at(given).is_some_and(|sentence| sentence.heading);
    // `KT Rama Rao`
    let initials = given >= free_from
        && are_bare_initials(document, given)
        && document.case(start) == Some(Case::Initial)
        && document.gap(start) == Some(Gap::Space)
        && !document.capital(given.wrapping_sub(1))
        && !document.sentence_at(given).is_some_and(|sentence| sentence.heading);
    if initials || joined && alone && (first_name || unlisted && !document.opens(given)) {
        given
    } else {
        start
    }
}

/// `Ron` of `Peg [Ron) Stiles]`: a name ends with the brackets that it begins in, and before those that hold
/// another person: `Peg` of `[Peg (Ron) Stiles]`.
fn before_bracket(document: &Document, tokens: &Range<usize>) -> usize {
    let bracket = tokens.clone().skip(1).find(|&n| matches!(document.word(n), "(" | ")"));
    let closed = |open: usize| (open..tokens.end).any(|n| document.word(n) == ")");
    bracket
        .filter(|&n| document.word(n) == ")" || is_spouse(document, n) || !closed(n))
        .unwrap_or(tokens.end)
}

/// `Karl` of `Prince [Karl of Orlen]`: without the realm.
fn before_realm(document: &Document, tokens: &Range<usize>) -> usize {
    let of = tokens.start + 1;
    if tokens.len() > 2 && reigns(document, of) { of } else { tokens.end }
}

/// After `al - Sadr`, as texts cut into words have it.
fn after_spaced_particle(document: &Document, end: usize) -> usize {
    let spaced = |n: usize| document.gap(n) == Some(Gap::Space);
    let particle = document.case(end) == Some(Case::Lower)
        && document.word(end + 1) == "-"
        && document.on(end, List::Particles)
        && document.capital(end + 2)
        && (end..end + 3).all(spaced);
    if particle { end + 3 } else { end }
}

/// One word that only looks like a name: `Maj` of `Maj (Rtd) Wario`, `Dean` of `who was Dean of the
/// Faculty`, `Inn` of `the Governor Inn`.
fn is_word_alone(document: &Document, name: &Name) -> bool {
    let word = name.tokens.start;
    let rank = document.on(word, List::Ranks) && document.word(name.tokens.end) == "(";
    let position = document.on(word, List::Heads) && document.is(name.tokens.end, "of");
    let place = document.on(word, List::PlaceWords) && !document.on(word, List::Surnames);
    // `Tan` of `Tan Sri Lim`
    let title = document.listed(word..word + 2).has(List::Honorifics);
    let letters = document.word(word.wrapping_sub(1)) == "," && is_post_nominal(document, word);
    // `Ward winners: …`
    let label = document.word(word + 2) == ":"
        && document.case(word + 1) == Some(Case::Lower)
        && document.word(word + 1).ends_with('s')
        && !document.on(word + 1, List::SpeechVerbs)
        && !document.on(word + 1, List::PersonalVerbs)
        && document.opens(word);
    let of_a_people = is_of_a_people(document, word);
    name.tokens.len() == 1
        && (rank
            || letters
            || title
            || label
            || name.class == Class::Person && (position || place || of_a_people))
}

/// `Roland TR-707`: nobody is called by figures but Malik 2nd.
fn has_figures(document: &Document, name: &Name) -> bool {
    let figures = |n: usize| {
        document.word(n).contains(|sign: char| sign.is_ascii_digit())
            && !document.on(n, List::NameSuffixes)
    };
    // `330 W. Broadway`: a number, a side of the sky and a street.
    let street = document.kind(name.tokens.start.wrapping_sub(1)) == Some(TokenKind::Number)
        && document.is_any(name.tokens.start, &["n.", "s.", "e.", "w."])
        && document.gap(name.tokens.start) == Some(Gap::Space);
    name.class == Class::Person && (street || name.tokens.clone().any(figures))
}

/// `Secretary of State for Political Affairs`, `Minister of Justice`: what a position is for is no
/// organization.
fn is_field_of_position(document: &Document, name: &Name) -> bool {
    const POSITIONS: [&str; 6] =
        ["secretary", "secretaries", "undersecretary", "under-secretary", "minister", "ministers"];
    let of = name.tokens.start.wrapping_sub(1);
    name.class == Class::Organization
        && document.is(of, "of")
        && document.is_any(of.wrapping_sub(1), &POSITIONS)
        && !name.tokens.clone().any(|n| document.on(n, List::OrganizationWords))
}

/// The person in what was taken for a place or an organization: after a rank (`Sgt Paris
/// Washington`), or after what a position is for (`Chancellor of the Exchequer Imogen Harcourt`).
fn person_inside(document: &Document, name: &Name) -> Option<Range<usize>> {
    let Range { start, end } = name.tokens;
    let last = end - 1;
    if name.class == Class::Person || name.tokens.len() < 3 {
        return None;
    }
    let ranked = document.on(start, List::Ranks) || addresses_a_person(document, start);
    let names_a_thing = [List::PlaceWords, List::OrganizationWords, List::WorkWords]
        .into_iter()
        .chain([List::Cities, List::Countries])
        .any(|list| document.on(last, list))
        && !(ranked && document.on(last, List::Surnames));
    let is_name = |n: usize| document.capital(n) && document.case(n) != Some(Case::Upper);
    let full_name = (start + 1..last)
        .rev()
        .find(|&n| document.on(n, List::FirstNames) && (n..end).all(is_name))?;
    let article = usize::from(document.is(start.wrapping_sub(1), "the"));
    let of = start.wrapping_sub(1 + article);
    let of_a_position = document.is(of, "of") && document.on(of.wrapping_sub(1), List::Heads);
    let whole = document.listed(start..end);
    let listed = whole.has(List::Organizations) || whole.has(List::Places);
    (!listed && !names_a_thing && (ranked && full_name == start + 1 || of_a_position))
        .then_some(full_name..end)
}

#[cfg(test)]
mod tests {
    use super::super::rule::Rule;
    use super::*;
    use crate::text;

    /// How sure a person is of which the tagger was as sure as `before`.
    fn confidence(text: &str, tokens: Range<usize>, before: f32) -> f32 {
        let name = Name::by(Rule::KnownOrganization, tokens);
        let mut found = vec![Name { class: Class::Person, confidence: before, ..name }];
        set(&text::read(text), &mut found);
        found.first().map_or(0.0, |name| name.confidence)
    }

    #[test]
    fn a_name_written_as_only_peoples_are_is_sure() {
        let aged = "The court heard Obo Tunk, 58, on Monday.";
        assert_eq!(confidence(aged, 3..5, 0.5), 0.9);
        assert_eq!(confidence(aged, 3..5, 0.95), 0.95);
        let bare = "The court heard Obo Tunk on Monday.";
        assert_eq!(confidence(bare, 3..5, 0.5), 0.5);
    }
}
