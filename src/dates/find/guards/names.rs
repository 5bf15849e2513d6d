//! Four figures in an address or in the name of an event, a film or a product.
//!
//! Not read: figures after a label (`flight 1984`: `super::years`).

use super::{is_name_like, opens_sentence};
use crate::dates::find::subtokens::Window;
use crate::lexicon::List;
use crate::text::{Document, TokenKind};

/// No name or street after the figures has more words.
const LONGEST: usize = 6;

/// Whether four figures from before `to` are a house number or part of a name.
pub(super) fn is_part_of_name(w: &Window, to: usize) -> bool {
    let introduced = w.document.is_any(w.before(), &["in", "since", "by", "until", "from"]);
    let named =
        begins_name(w, to) || ends_name(w.document, w.first) || is_games(w.document, w.first);
    named && !introduced || is_title(w, to)
}

/// `1119 Eighth St.`, `1909 Jolinda Drive`; `2026 FIFA World Cup`, `2024 CNBC Disruptor 50 List`, but the `1994 Games`
/// say when.
fn begins_name(w: &Window, to: usize) -> bool {
    let part = |n: &usize| {
        let word = w.at(*n);
        (word.is_word() && word.is_capital() || word.is_number() && *n > to) && !word.joined
    };
    let words = (to..to + LONGEST).take_while(part);
    words.skip(1).any(|n| w.at(n).on(List::StreetWords) || w.at(n).on(List::NamedEvents))
}

/// `Waikato Cello Fest 2016`, `the Litigation Reform Act of 1995`
fn ends_name(document: &Document, number: usize) -> bool {
    let before = number.wrapping_sub(1);
    let last = if document.is(before, "of") { before.wrapping_sub(1) } else { before };
    document.on(last, List::NamedEvents)
        && document.capital(last)
        && document.capital(last.wrapping_sub(1))
        && !document.joined(number)
}

/// `the success of London 2012`
fn is_games(document: &Document, number: usize) -> bool {
    let Some(city) = number.checked_sub(1).filter(|city| document.on(*city, List::Cities)) else {
        return false;
    };
    let before = city.wrapping_sub(1);
    let of = ["of", "the", "since", "after", "for", "with", "at", "than"];
    document.capital(city) && !document.joined(number) && document.is_any(before, &of)
}

/// `movies from 2001: A Space Odyssey`
fn is_title(w: &Window, to: usize) -> bool {
    let document = w.document;
    let words = document.kind(w.before()) == Some(TokenKind::Word);
    words
        && !opens_sentence(document, w.first)
        && w.at(to).is(":")
        && w.at(to).joined
        && w.at(to + 1).is_any(&["a", "the"])
        && w.at(to + 1).is_capital()
        && !is_name_like(document, w.before())
}
