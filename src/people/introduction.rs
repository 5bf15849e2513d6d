//! How a text brings a name in: as somebody's kin, as the elder of two, by an age, or beside somebody
//! who is therefore another person.
//!
//! Not read: whose kin somebody is.

use super::name_parts::NameParts;
use crate::contract::ByteSpan;
use crate::lexicon::{List, Values, values};
use crate::text::Document;
use std::ops::Range;

/// Of two people of one surname the one or the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Generation {
    Elder,
    Younger,
}

static GENERATIONS: Values<Generation> = values!("generations");

/// Whether a name means somebody else than the name just before.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Apart {
    /// Nothing says so.
    #[default]
    Unsaid,
    /// It does if both given names are written out and not the same: `Ana Lima and Ana Paula Lima`.
    InList,
    /// It does if the names are not the same, word for word: `Ana Lima. Her sister, Ana Paula Lima,`
    Otherwise,
    /// It does: `Karl Ash and his cousin, Karl Ash`
    Always,
}

/// How a name is brought in.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Introduction {
    /// As somebody's kin: `his son, Karl`, `Karl Ash, her son,`
    pub(super) is_kin: bool,
    /// What a word of kinship or a suffix says.
    pub(super) generation: Option<Generation>,
    /// Which of two is asked for: `the elder Mr Ash`.
    pub(super) wanted: Option<Generation>,
    /// In years.
    pub(super) age: Option<u8>,
    pub(super) apart: Apart,
    /// A word of kinship stands between the name before, in the same sentence, and this one.
    pub(super) is_after_kin: bool,
}

/// So many titles stand between a word of kinship and the name: `his cousin, Prince Karl`.
const MOST_TITLES: usize = 3;

/// The owner stands no further before a word of kinship: `her late elder brother`.
const FURTHEST_OWNER: usize = 3;

/// Names no further apart are directly joined: `Ash, and his late twin brother, Mr Ash`.
const WIDEST: usize = 8;

/// Nobody is older.
const OLDEST: u8 = 115;

impl Introduction {
    /// `before` is the name before, if there is one; the roles that lead to the name begin at `lead`.
    pub(super) fn read(
        document: &Document,
        before: Option<ByteSpan>,
        lead: usize,
        span: ByteSpan,
        parts: &NameParts,
    ) -> Introduction {
        let name = document.tokens_of(span);
        let kin_before = kin_before(document, lead);
        let kin = kin_before.or_else(|| kin_after(document, name.end));
        let of_kin = kin.and_then(|kin| document.stated(kin, &GENERATIONS));
        let of_suffix = || parts.suffix.as_deref().and_then(|suffix| GENERATIONS.get(suffix));
        let between = before.map(|before| document.tokens_of(before).end..name.start);
        let is_after_kin = between.clone().is_some_and(|mut between| {
            is_near(document, &between) && between.any(|n| document.on(n, List::Kinship))
        });
        Introduction {
            is_after_kin,
            is_kin: kin.is_some(),
            generation: of_kin.or_else(of_suffix),
            wanted: wanted(document, lead),
            age: age(document, name.end),
            apart: between
                .map_or(Apart::Unsaid, |between| apart(document, between, kin_before, kin)),
        }
    }
}

/// The word of kinship, with an owner, that leads to the name or role from this token on.
fn kin_before(document: &Document, lead: usize) -> Option<usize> {
    let mut kin = before_titles(document, lead);
    if document.word(kin) == "," {
        kin = kin.wrapping_sub(1);
    }
    let owned = |kin: usize| {
        let near = (kin.saturating_sub(FURTHEST_OWNER)..kin).rev();
        near.take_while(|&n| document.word(n) != ",").any(|n| is_determined(document, n))
    };
    (document.on(kin, List::Kinship) && owned(kin)).then_some(kin)
}

fn is_determined(document: &Document, number: usize) -> bool {
    document.possessive(number)
        || document.on_any(
            number,
            &[List::PossessiveDeterminers, List::IndefiniteArticles, List::DefiniteArticles],
        )
}

/// The token before the titles that lead to a name.
fn before_titles(document: &Document, name: usize) -> usize {
    let is_title = |n: &usize| {
        let lists = [List::Honorifics, List::Heads, List::Ranks];
        lists.iter().any(|&list| document.on(*n, list)) && !document.on(*n, List::Kinship)
    };
    let titles = (1..=MOST_TITLES).map(|back| name.wrapping_sub(back)).take_while(is_title);
    name.wrapping_sub(1 + titles.count())
}

/// `his cousin` of `Karl Ash, his cousin, left`.
fn kin_after(document: &Document, after: usize) -> Option<usize> {
    let kin = (after + 2..after + 2 + FURTHEST_OWNER).find(|&n| document.on(n, List::Kinship))?;
    let closed = matches!(document.word(kin + 1), "," | "." | ";" | "");
    let owned = (after + 1..kin)
        .any(|n| document.on(n, List::PossessiveDeterminers) || document.possessive(n));
    (document.word(after) == "," && closed && owned).then_some(kin)
}

/// `The elder Ash`, `the younger Mr Ash`.
fn wanted(document: &Document, lead: usize) -> Option<Generation> {
    let adjective = before_titles(document, lead);
    let is_adjective = !document.on(adjective, List::Kinship);
    document.stated(adjective, &GENERATIONS).filter(|_| is_adjective)
}

/// `45` of `Ash, 45, of Leeds`.
fn age(document: &Document, after: usize) -> Option<u8> {
    let set_off = document.word(after) == "," && document.word(after + 2) == ",";
    let age = document.word(after + 1).parse().ok().filter(|_| set_off)?;
    (1..=OLDEST).contains(&age).then_some(age)
}

/// Whether two names, with these words between them, are near each other in one sentence.
fn is_near(document: &Document, between: &Range<usize>) -> bool {
    between.len() <= WIDEST
        && document.sentence_of(between.start) == document.sentence_of(between.end)
}

/// What the words between two names say of whether these are two people.
fn apart(
    document: &Document,
    between: Range<usize>,
    kin_before: Option<usize>,
    kin: Option<usize>,
) -> Apart {
    let joins = |n: usize| document.on(n, List::Conjunctions);
    let first = between.start;
    let owned_here = |kin: usize| {
        between.contains(&kin) && (document.possessive(first) || (first..kin).any(joins))
    };
    if is_near(document, &between) && kin_before.is_some_and(owned_here) {
        Apart::Always
    } else if kin.is_some() {
        Apart::Otherwise
    } else if between.len() == 1 && joins(first) {
        Apart::InList
    } else {
        Apart::Unsaid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How the last word of a text is brought in, after its first.
    fn last(text: &str) -> Introduction {
        let document = crate::text::read(text);
        let spans: Vec<ByteSpan> = document
            .tokens
            .iter()
            .filter(|token| token.is_capital())
            .map(|token| ByteSpan { start: token.start, end: token.end })
            .collect();
        let (&before, &name) = (spans.first().expect("a name"), spans.last().expect("a name"));
        let lead = document.token_at(name.start);
        Introduction::read(&document, Some(before), lead, name, &NameParts::default())
    }

    #[test]
    fn an_age_is_one_that_somebody_can_have() {
        let ages =
            ["0", "1", "115", "116", "300"].map(|age| last(&format!("Karl, {age}, left")).age);
        assert_eq!(ages, [None, Some(1), Some(115), None, None]);
        assert_eq!(last("Karl, 45 of them").age, None);
    }

    #[test]
    fn kin_need_an_owner() {
        for (text, apart) in [
            ("Ash and his late twin brother, Karl", Apart::Always),
            ("Ash’s brother, Karl", Apart::Always),
            ("Ash left. Now his brother, Karl", Apart::Otherwise),
            // Eight words between the names, and nine.
            ("Ash of the old house and his brother, Karl", Apart::Always),
            ("Ash of the big old house and his brother, Karl", Apart::Otherwise),
            ("Ash and Karl", Apart::InList),
            ("Ash brought brother Karl", Apart::Unsaid),
            ("Ash met Karl", Apart::Unsaid),
        ] {
            assert_eq!(last(text).apart, apart, "{text}");
        }
    }

    #[test]
    fn the_elder_is_asked_for() {
        assert_eq!(last("here the elder Mr Ash").wanted, Some(Generation::Elder));
        assert_eq!(last("here the elder Ash").wanted, Some(Generation::Elder));
        assert_eq!(last("here the younger Ash").wanted, Some(Generation::Younger));
        assert_eq!(last("here his father Ash").wanted, None);
    }

    #[test]
    fn kin_stand_after_a_name_too() {
        for (text, is_kin) in [
            ("Ash met Karl, his brother, here", true),
            ("Ash met Karl, the clerk’s brother, here", true),
            ("Ash met Karl, his late elder brother, here", true),
            ("Ash met Karl, his late and elder brother, here", false),
            ("Ash met Karl, his brother who left", false),
            ("Ash met Karl, the brother, here", false),
            ("Ash met Karl and his brother, here", false),
        ] {
            assert_eq!(last(text).is_kin, is_kin, "{text}");
        }
    }
}
