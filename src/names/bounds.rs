//! Where a person's name begins and ends, once something has said that one stands there.
//!
//! A title before it and letters of honour after it are cut off; a nickname in quotation marks,
//! `Jr.` and a peer's place are included. Follows what a mark is: the name alone.

use super::classify::peerage_end;
use super::evidence::{kin_before, names_facility};
use super::runs::is_post_nominal;
use super::titles::addresses_a_person;
use super::{Class, Name};
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenKind, quotation};
use std::ops::Range;

/// Lower-case words for a company; a name right after one is the company's.
const MAKERS: [&str; 16] = [
    "airline",
    "automaker",
    "bank",
    "brewer",
    "carmaker",
    "charity",
    "chipmaker",
    "company",
    "firm",
    "insurer",
    "lender",
    "maker",
    "manufacturer",
    "retailer",
    "startup",
    "supermarket",
];

/// Most words of a nickname.
const LONGEST_NICKNAME: usize = 3;

/// How sure a name is that is written as only people's names are.
const WRITTEN_LIKE_A_PERSON: f32 = 0.9;

/// Sets the bounds of every person among `found`, which stands in text order. Names that a nickname
/// joins to the one before go into it; what ends with a word for an organization or a place is no
/// person, and what a position is for is no organization.
pub(super) fn set(document: &Document, found: &mut Vec<Name>) {
    let mut end = 0;
    let bounds: Vec<Range<usize>> = found.iter().map(|n| n.tokens.clone()).collect();
    found.retain_mut(|name| {
        if name.tokens.start < end
            || is_word_alone(document, name)
            || is_field_of_position(document, name)
        {
            return false;
        }
        if let Some(tokens) = person_inside(document, name) {
            name.tokens = tokens;
            name.class = Class::Person;
            name.confidence = name.confidence.max(WRITTEN_LIKE_A_PERSON);
        }
        if name.class == Class::Person {
            name.tokens = cut(document, name.tokens.clone());
            name.tokens = with_nickname(document, name.tokens.clone(), &bounds);
            if is_written_like_a_person(document, name.tokens.clone()) {
                name.confidence = name.confidence.max(WRITTEN_LIKE_A_PERSON);
            }
            name.tokens.end = suffix_end(document, name.tokens.end);
            name.tokens.end = peerage_end(document, name.tokens.start, name.tokens.end);
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

/// One word that only looks like a name: `Maj` of `Maj (Rtd) Wario`, `Dean` of `who was Dean of the
/// Faculty`, `Inn` of `the Governor Inn`.
fn is_word_alone(document: &Document, name: &Name) -> bool {
    let word = name.tokens.start;
    let rank = document.on(word, List::Ranks) && document.word(name.tokens.end) == "(";
    let position = document.on(word, List::Heads) && document.is(name.tokens.end, "of");
    let place = document.on(word, List::PlaceWords) && !document.on(word, List::Surnames);
    name.tokens.len() == 1 && (rank || name.class == Class::Person && (position || place))
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

/// What a name of two words or more names by its last word or the one after it:
/// `Lloyd George Hotel`, `Charles de Gaulle airport`, `Jack Daniel`.
fn class(document: &Document, tokens: Range<usize>) -> Class {
    let last = tokens.end - 1;
    let before = tokens.start.wrapping_sub(1);
    // `Cllr Pamela Orchard`
    let addressed = addresses_a_person(document, before);
    let plain = tokens.len() > 1 && !addressed && !document.on(last, List::Surnames);
    if document.listed(tokens.clone()).has(List::KnownOrganizations)
        || plain && document.on(last, List::OrganizationWords)
    {
        Class::Organization
    } else if plain && document.on(last, List::PlaceWords)
        || tokens.len() > 1
            && names_facility(document, tokens.clone())
            && document.on(tokens.end, List::PlaceWords)
    {
        Class::Place
    } else {
        Class::Person
    }
}

/// What the words around a name make of it: positions (`mayor of Kent Mills`, `analyst at Edward
/// Jones`, `a former Fianna Fáil councillor`), and others: a dateline's name is a place, a name
/// with an article a ship, one beside `&` or before `Award` an organization.
fn class_by_neighbours(document: &Document, tokens: &Range<usize>) -> Option<Class> {
    const OF_PLACES: [&str; 14] = [
        "mayor",
        "governor",
        "emir",
        "bishop",
        "archbishop",
        "king",
        "queen",
        "duke",
        "duchess",
        "sheriff",
        "mp",
        "member",
        "sultan",
        "reeve",
    ];
    let before = tokens.start.wrapping_sub(1);
    let position = before.wrapping_sub(1);
    if document.dateline_at(tokens.start).is_some_and(|dateline| dateline.start == tokens.start) {
        return Some(Class::Place);
    }
    if document.is_any(before, &["of", "for"]) && document.is_any(position, &OF_PLACES) {
        return Some(Class::Place);
    }
    let workplace = document.is(before, "at") && document.on(position, List::Heads);
    let party = tokens.len() > 1
        && document.is_any(before, &["a", "an", "former"])
        && document.on(tokens.end, List::Heads)
        && !document.capital(tokens.end)
        && !document.on(tokens.start, List::FirstNames);
    let ship = tokens.len() > 1
        && document.word(before) == "the"
        && !document.possessive(tokens.end)
        && !document
            .tokens
            .get(tokens.end)
            .is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
    let partners = tokens.len() == 1
        && (document.word(before) == "&" && document.capital(position)
            || document.word(tokens.end) == "&" && document.capital(tokens.end + 1));
    let award = tokens.len() > 1
        && document.capital(tokens.end)
        && document.gap(tokens.end) == Some(Gap::Space)
        && document.on(tokens.end, List::WorkWords)
        && !document.on(tokens.end, List::Surnames);
    // `the equipment maker Kanto Seiki`
    let maker = document.is_any(before, &MAKERS) && !document.on(tokens.start, List::FirstNames);
    (workplace || party || ship || partners || award || maker).then_some(Class::Organization)
}

/// Without titles before it and post-nominals after it.
fn cut(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.len() > 1 && is_title(document, tokens.start) {
        tokens.start += 1;
    }
    while tokens.len() > 1 && is_post_nominal(document, tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

/// A title, rank, position or word of kinship, and no first name, or a royal title before one:
/// `Prince Mattias`, `Brothers Jordan Price`, `Dad-of-four Terence`.
fn is_title(document: &Document, number: usize) -> bool {
    let first_name = document.on(number, List::FirstNames);
    let royal = document.is_any(number, &["prince", "princess", "king", "queen"])
        && (document.on(number + 1, List::FirstNames) || !document.on(number + 1, List::Surnames));
    let acronym = document.on(number, List::RankAcronyms)
        && document.case(number) == Some(Case::Upper)
        && document.tokens.get(number + 1).is_some_and(|t| t.case == Case::Initial);
    let title = document.on(number, List::Honorifics)
        || document.on(number, List::Ranks)
        || document.on(number, List::Kinship)
        || document.word(number).contains("-of-");
    let position = document.on(number, List::Heads) || document.on(number, List::PluralHeads);
    let surname = document.on(number, List::Surnames);
    // `Bishop Karl Meier`, not `Cook James`.
    let precedes_a_name = document.on(number + 1, List::FirstNames)
        && document.on(number + 2, List::Surnames)
        && document.capital(number + 2);
    royal || acronym || !first_name && (title || position && (!surname || precedes_a_name))
}

/// `Martha “Mattie” Greer`: the name with the nickname that follows it, or opens in it, and the
/// surname after it. `bounds`: of all names; a surname that is none of them is one word.
fn with_nickname(
    document: &Document,
    tokens: Range<usize>,
    bounds: &[Range<usize>],
) -> Range<usize> {
    let surname =
        (tokens.start + 1..=tokens.end).find_map(|quote| surname_after_nickname(document, quote));
    let Some(surname) = surname.filter(|&surname| surname >= tokens.end) else { return tokens };
    let at = bounds.partition_point(|b| b.start < surname);
    let end = bounds.get(at).filter(|b| b.start == surname).map_or(surname + 1, |b| b.end);
    cut(document, tokens.start..end)
}

/// The first word after a nickname whose quotation mark opens at `quote`.
fn surname_after_nickname(document: &Document, quote: usize) -> Option<usize> {
    let opening = document.word(quote);
    if !quotation::opens(opening) {
        return None;
    }
    let closing = |n: usize| quotation::is_pair(opening, document.word(n));
    let close = (quote + 2..quote + 2 + LONGEST_NICKNAME).find(|&n| closing(n))?;
    let surname = close + 1;
    let named = (quote + 1..close).all(|n| document.capital(n) || document.is(n, "the"));
    let one_line = |n: usize| document.tokens.get(n).is_some_and(|t| t.gap != Gap::Paragraph);
    let joined = document.capital(surname)
        && (quote + 1..=surname).all(one_line)
        && document.gap(surname) != Some(Gap::None)
        && !document.on(surname, List::SpeechVerbs)
        && !document.on(surname, List::SentenceOpeners);
    (named && joined).then_some(surname)
}

/// After `Jr.`, `III` or `, Sr.`, if one stands there.
fn suffix_end(document: &Document, end: usize) -> usize {
    let suffix = |n: usize| document.on(n, List::NameSuffixes) && document.capital(n);
    let comma = document.word(end) == ","
        && suffix(end + 1)
        && document.is_any(end + 1, &["jr", "jr.", "sr", "sr.", "jnr", "snr"]);
    if suffix(end) {
        end + 1
    } else if comma {
        end + 2
    } else {
        end
    }
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
