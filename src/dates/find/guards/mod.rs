//! What looks like a date and is none.
//!
//! The verb `may`, Theresa May, a march, the Sunday Times, flight 1984, 2000 jobs, winter coats. A
//! guard answers how sure the date is, or that there is none; one file a kind of date. The words
//! it goes by are in the lists of this stage.

mod days;
mod habits;
mod months;
mod names;
mod periods;
mod years;

pub(super) use days::{day_alone, day_word, is_unlucky_title, weekday};
pub(super) use habits::is_habit;
pub(super) use months::{follows_day, month};
pub(super) use periods::{Feast, ahead, quarter, season};
pub(super) use years::{decade_in_short, is_label, is_measured, year};

use super::subtokens::Window;
use crate::lexicon::List;
use crate::text::Document;

/// How far around a date a word shows what it is about, in tokens.
const NEIGHBOURS: usize = 40;

/// Whether a date phrase can be over before the subtoken: a sign, the end, or a word of grammar.
pub(super) fn ends_phrase(w: &Window, at: usize) -> bool {
    let subtoken = w.at(at);
    let possessive = subtoken.is_any(&["'s", "’s"]);
    let hangs_on = subtoken.joined && subtoken.is_any(&["-", "/"]);
    let sign = !subtoken.is_word() && !subtoken.is_number() && !hangs_on;
    let when = !subtoken.joined && (subtoken.weekday().is_some() || subtoken.is("night"));
    subtoken.is_end()
        || subtoken.on(List::FunctionWords)
        || subtoken.on(List::SpeechVerbs)
        || when
        || sign
        || possessive
        || subtoken.text.ends_with("ly")
}

/// Whether a number before the subtoken counts something: `2000 people`, `5 percent`.
pub(super) fn is_counted(w: &Window, at: usize) -> bool {
    let subtoken = w.at(at);
    let unit = subtoken.unit().is_some() && !subtoken.joined;
    let hyphened_unit = subtoken.is_dash() && subtoken.joined && w.at(at + 1).unit().is_some();
    subtoken.on(List::CountedThings) || unit || hyphened_unit
}

/// A sign of money stands before the number.
pub(super) fn is_money(document: &Document, number: usize) -> bool {
    matches!(
        document.word(number.wrapping_sub(1)),
        "$" | "£" | "€" | "¥" | "₹" | "US$" | "A$" | "Rs" | "Rs."
    )
}

/// Whether the token opens its sentence.
fn opens_sentence(document: &Document, token: usize) -> bool {
    let sentence = document.sentences.get(document.sentence_of(token));
    sentence.is_some_and(|s| s.tokens.start == token)
}

/// A capitalised word that is no word of grammar, and so part of a name or a title.
fn is_name_like(document: &Document, token: usize) -> bool {
    document.capital(token) && !document.on(token, List::FunctionWords)
}

/// Whether a word of that list stands near the window's first token.
fn is_near(w: &Window, list: List) -> bool {
    let from = w.first.saturating_sub(NEIGHBOURS);
    (from..w.first + NEIGHBOURS).any(|n| w.document.on(n, list))
}
