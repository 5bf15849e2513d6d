//! What is called after somebody and is nobody: a law, an illness, a prize, a show, a ship.
//!
//! Reads what stands right after a person's name (`Harper's Law`, `Edwards syndrome`, `Goddard
//! Memorial Trophy`) and before it (`the USS Michael Murphy`, `the lifeboat Grace Darling`). Not
//! read: a ship or a law by its name alone.

use super::super::{Class, Name};
use super::things::is_thing_word;
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenKind};

/// Drops the names of people that are in the name of something else.
pub(super) fn drop(document: &Document, found: &mut Vec<Name>) {
    found.retain(|name| {
        let person = name.class == Class::Person;
        !(is_ship(document, name.tokens.start)
            || person
                && (is_law_or_illness(document, name.tokens.end)
                    || is_illness(document, name)
                    || continues(document, name.tokens.end)))
    });
}

/// `Harper's Law`, `Lou Gehrig's disease`, `Edwards syndrome`
fn is_law_or_illness(document: &Document, end: usize) -> bool {
    let noun = if document.possessive(end) { end + 1 } else { end };
    let law = noun > end
        && document.case(noun) == Some(Case::Initial)
        && document.is_any(noun, &["law", "act", "amendment", "rule", "theorem"]);
    law || document.on(noun, List::Illnesses)
}

/// `Crohn's` with nothing after it that somebody could have.
fn is_illness(document: &Document, name: &Name) -> bool {
    let end = name.tokens.end;
    name.tokens.len() == 1
        && document.possessive(end)
        && document.on(name.tokens.start, List::IllnessNames)
        && (document.kind(end + 1) == Some(TokenKind::Sign)
            || document.on(end + 1, List::FunctionWords))
}

/// `Robert H. Goddard` Memorial Trophy, `Jimmy Kimmel` Live!
fn continues(document: &Document, end: usize) -> bool {
    let live = document.is(end, "live") && document.word(end + 1) == "!";
    let memorial = document.is(end, "memorial") && is_thing_word(document, end + 1);
    document.gap(end) == Some(Gap::Space) && document.capital(end) && (live || memorial)
}

/// `USS Michael Murphy`, `the lifeboat Grace Darling`
fn is_ship(document: &Document, start: usize) -> bool {
    let before = start.wrapping_sub(1);
    let prefix =
        document.on(before, List::ShipPrefixes) && document.case(before) == Some(Case::Upper);
    prefix || document.on(before, List::ShipNouns) && document.case(before) == Some(Case::Lower)
}
