//! A month alone: a month, or a verb, a march, a person called May.

use super::{ends_phrase, is_name_like, opens_sentence};
use crate::dates::find::subtokens::{Subtoken, Window};
use crate::lexicon::List;
use crate::text::Document;

/// How far back a person with a month's name makes the bare month doubtful, in tokens.
const MEMORY: usize = 600;

/// How sure a month alone is one. `to` is the subtoken after it.
pub(in crate::dates::find) fn month(w: &Window, at: usize, to: usize) -> Option<f32> {
    if at > 0 {
        return Some(0.9);
    }
    if hangs_on(w, to) || is_impossible_date(w, to) {
        return None;
    }
    let subtoken = w.at(at);
    let introduced = is_introduced(w.document, w.before());
    let abbreviated = subtoken.text.len() <= 3 && !subtoken.is("may") || subtoken.is("sept");
    if abbreviated || !subtoken.is_capital() {
        let preposition = w.document.on(w.before(), List::DatePrepositions);
        let plain = !is_word_too(subtoken) || ends_phrase(w, to) && preposition;
        return (introduced && plain).then_some(0.8);
    }
    if introduced {
        return introduced_month(w, subtoken);
    }
    free_month(w, subtoken, to)
}

/// `$DEC`, `May'll`: something is joined that makes it another word.
fn hangs_on(w: &Window, to: usize) -> bool {
    let joined = w.document.joined(w.first)
        && matches!(w.document.word(w.before()), "$" | "#" | "@" | "." | "-" | "/");
    let after = w.at(to);
    joined || after.joined && after.is_any(&["'", "’"])
}

/// `August 32`, `29 February 2014`: a date that can't be is no month either.
fn is_impossible_date(w: &Window, to: usize) -> bool {
    let after = w.at(to).text;
    let number = after.starts_with(|c: char| c.is_ascii_digit()) && !after.contains(',');
    number && !w.at(to + 1).is_word() || follows_day(w)
}

/// A number that could be a day stands before the window, and was not read as one.
pub(in crate::dates::find) fn follows_day(w: &Window) -> bool {
    let word = w.document.word(w.before());
    let day = word.len() <= 2 && word.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    day && !w.document.joined(w.first)
}

/// A word that goes before months, or another month: `in`, `last`, `April and`.
fn is_introduced(document: &Document, before: usize) -> bool {
    let joined = document.is_any(before, &["and", "or", "to", ",", "-", "–"])
        && document.on(before.wrapping_sub(1), List::Months);
    // `compared with June`, `as early as March`, `most of March`
    let farther = before.wrapping_sub(1);
    let compared = document.is(before, "with")
        && document.is_any(farther, &["compared", "starting"])
        || document.is(before, "as") && document.is_any(farther, &["early", "late", "soon"]);
    document.on(before, List::DatePrepositions)
        || document.is_any(before, &["last", "next"])
        || joined
        || compared
}

/// After a preposition: a month, unless it is one that goes before people as well.
fn introduced_month(w: &Window, subtoken: Subtoken) -> Option<f32> {
    let document = w.document;
    let before = w.before();
    // `Mark of June`
    let title = document.is(before, "of") && document.capital(before.wrapping_sub(1));
    let of_people = ["by", "from", "of", "after", "before", "on", "about", "around"];
    let person = document.is_any(before, &of_people) && has_namesake(document, w.first);
    let part = document.is_any(
        before.wrapping_sub(1),
        &["most", "much", "part", "half", "all", "end", "rest", "start"],
    );
    let doubtful = is_word_too(subtoken) && (title && !part || person);
    (!doubtful).then_some(0.95)
}

/// Without a preposition: `July was a mistake`, `the March elections`, `the planned May trip`.
fn free_month(w: &Window, subtoken: Subtoken, to: usize) -> Option<f32> {
    let document = w.document;
    let before = w.before();
    let after = w.at(to);
    let name_before = is_name_like(document, before)
        && !document.on(before, List::Months)
        && !opens_sentence(document, w.first);
    if name_before {
        return None;
    }
    let name_after = after.is_capital() && !after.joined && after.month().is_none();
    let determined = is_determined(document, before);
    if !is_word_too(subtoken) {
        let confidence = if determined { 0.9 } else { 0.85 };
        return (!name_after || determined).then_some(confidence);
    }
    // `March for Life`, `the 2018 Women's March`
    let deed = after.is_any(&["for", "on", "of", "against"]) && w.at(to + 1).is_capital();
    let titled = document.possessive(before) && ends_phrase(w, to);
    let described = is_described(w, to);
    if name_after || deed || titled || !(determined || described) || has_namesake(document, w.first)
    {
        return None;
    }
    Some(if described { 0.75 } else { 0.7 })
}

fn is_determined(document: &Document, before: usize) -> bool {
    let words = [
        "the", "a", "an", "its", "their", "this", "each", "every", "his", "her", "our", "and",
        "or", "to", "–", "-", "than", "for",
    ];
    document.is_any(before, &words) || document.possessive(before)
}

/// `the planned May trip`: an adjective before the month and a thing after it.
fn is_described(w: &Window, to: usize) -> bool {
    const ENDINGS: [&str; 8] = ["ed", "ve", "al", "ous", "ng", "nt", "ary", "ic"];
    let document = w.document;
    let before = w.before();
    let word = document.word(before);
    let adjective = ENDINGS.iter().any(|ending| word.ends_with(ending))
        && word.starts_with(char::is_lowercase)
        && ![List::Heads, List::PluralHeads, List::PastVerbs, List::SpeechVerbs]
            .into_iter()
            .any(|list| document.on(before, list));
    let thing = w.at(to);
    adjective && thing.is_word() && !thing.is_capital() && !ends_phrase(w, to)
}

/// Months that are words or names as well.
fn is_word_too(subtoken: Subtoken) -> bool {
    subtoken.is_any(&["march", "may", "august", "april", "june", "mar", "jan", "dec"])
}

/// Whether somebody with this name is named near by: `Theresa May`, `Mrs May`.
fn has_namesake(document: &Document, token: usize) -> bool {
    let Some(name) = document.tokens.get(token).map(|t| t.hash) else { return false };
    let from = token.saturating_sub(MEMORY);
    let to = (token + MEMORY / 4).min(document.tokens.len());
    (from..to).any(|n| {
        let before = n.wrapping_sub(1);
        document.tokens.get(n).is_some_and(|t| t.hash == name)
            && document.capital(n)
            && document.capital(before)
            && (document.on(before, List::FirstNames) || document.on(before, List::Honorifics))
    })
}
