//! Four figures: a year, or a count, a label, a time of day.

use super::names::is_part_of_name;
use super::{NEIGHBOURS, ends_phrase, is_counted, is_name_like, is_near, opens_sentence};
use crate::dates::find::subtokens::{Subtoken, Window};
use crate::lexicon::List;
use crate::text::{Case, Document, TokenKind, quotation};

/// How sure four figures are a year. `to` is the subtoken after the year, or after two of them.
pub(in crate::dates::find) fn year(w: &Window, at: usize, to: usize, number: i16) -> Option<f32> {
    if hangs_on(w, to) || is_counted(w, to) || at == 0 && is_part_of_name(w, to) {
        return None;
    }
    if at > 0 {
        // After a connector, a season or a weekday that was read already.
        return Some(0.93);
    }
    let document = w.document;
    let before = w.before();
    if is_part_of_number(w)
        || is_label(document, before)
        || is_torn_off(document, before)
        || !stands_in_text(document, w.first)
    {
        return None;
    }
    let modern = (1900..=2059).contains(&number);
    if is_introduced(document, before) {
        return Some(if modern { 0.96 } else { 0.9 });
    }
    let after = w.at(to);
    if is_more_than(document, before) || is_title_in_quotes(w, after) || ends_a_title(w, to, number)
    {
        return None;
    }
    if is_bracketed(w, document.word(before), after, to, number) {
        return Some(0.95);
    }
    if modern {
        let named = document.is_any(before, &["the", "a", "its", "their"]) || after.is_capital();
        return Some(if named { 0.9 } else { 0.8 });
    }
    let introduced = document.is_any(before, &["the", "an", "a", "to", "till", "than", "and"]);
    ((1500..=1899).contains(&number) && introduced).then_some(0.75)
}

/// Something is joined after it that makes it no year: `2000-seat`, `1930:`, `1960%`.
fn hangs_on(w: &Window, to: usize) -> bool {
    let after = w.at(to);
    let tied = w.at(to + 1).joined;
    after.joined
        && (after.is_any(&["%", "+", "°"])
            || after.is_any(&[":", "/"]) && tied
            || after.is_dash() && !after.is("—") && tied && !leaves_a_year(w.at(to + 1)))
}

/// `2013-era`, `1998-2001`: what may stand after the hyphen of a year.
fn leaves_a_year(after: Subtoken) -> bool {
    after.is_any(&["era", "style", "built", "vintage", "founded"]) || after.year().is_some()
}

/// Something is joined before it that makes it no year: `€2000`, `A1984`, `138-2010`, `32 - 2015`.
fn is_part_of_number(w: &Window) -> bool {
    let document = w.document;
    let before = w.before();
    let sign = document.word(before);
    if !document.joined(w.first) {
        let number = document.tokens.get(before.wrapping_sub(1));
        let after_number = number.is_some_and(|t| t.kind == TokenKind::Number);
        return matches!(sign, "-" | "–") && after_number && !after_year(document, before);
    }
    match sign {
        "(" | "[" | "“" | "\"" | "‘" | "'" | "’" | "—" | "«" => false,
        "-" | "/" | "–" | "." | "," => document.joined(before) && !after_year(document, before),
        _ => true,
    }
}

/// A word that goes before years, or another year: `since`, `born`, `2009 and`.
fn is_introduced(document: &Document, before: usize) -> bool {
    document.on(before, List::DatePrepositions)
        || document
            .is_any(before, &["year", "c.", "ca.", "back", "fiscal", "born", "b.", "died", "d."])
        || after_year(document, before)
}

/// `more than 1900 died`.
fn is_more_than(document: &Document, before: usize) -> bool {
    document.is(before, "than")
        && document.is_any(before.wrapping_sub(1), &["more", "fewer", "less"])
}

/// `“1984”`: a number that is quoted alone names a book or a film.
fn is_title_in_quotes(w: &Window, after: Subtoken) -> bool {
    let opened = w.document.joined(w.first) && quotation::opens(w.document.word(w.before()));
    opened && after.joined && quotation::closes(after.text)
}

/// A year as far ahead as this is said of plans, and after a name it is part of that name.
const FAR_AHEAD: i16 = 2040;

/// How far from a title a word shows that it is one of a film or a game, in tokens.
const TITLE_REACH: usize = 8;

/// `Blade Runner 2049`, `Wonder Woman 1984`: after a name that nothing follows, near a word for a
/// film or a game, or far ahead. Places and months are no such names.
fn ends_a_title(w: &Window, to: usize, number: i16) -> bool {
    let document = w.document;
    let before = w.before();
    let name = is_name_like(document, before)
        && document.tokens.get(before).is_some_and(|t| t.kind == TokenKind::Word)
        && !document.joined(w.first)
        && (!opens_sentence(document, before) || number >= FAR_AHEAD);
    let time_or_place = [List::Months, List::Weekdays, List::Countries, List::Cities]
        .into_iter()
        .any(|list| document.on(before, list));
    let after = w.at(to);
    let over = ends_phrase(w, to) || after.on(List::PastVerbs) || after.on(List::TitleWords);
    let about_works = || {
        (w.first.saturating_sub(TITLE_REACH)..w.first + TITLE_REACH)
            .any(|n| document.on(n, List::TitleWords) && !document.capital(n))
    };
    name && !time_or_place && over && (number >= FAR_AHEAD || about_works())
}

/// `(1941)`, `(2000,`, `1682 - 1725`.
fn is_bracketed(w: &Window, sign: &str, after: Subtoken, to: usize, number: i16) -> bool {
    let lasting = after.is_dash() && w.at(to + 1).year().is_some_and(|last| last > number);
    let closes = after.is_dash() || matches!(after.text, ")" | "]" | "," | ";");
    lasting || matches!(sign, "(" | "[") && closes
}

/// Another year and a comma or an `and` stand before: `2009, 2010 and 2011`.
fn after_year(document: &Document, connector: usize) -> bool {
    let other = connector.wrapping_sub(1);
    let chained =
        document.joined(other) && matches!(document.word(other.wrapping_sub(1)), "-" | "–" | "/");
    let joins = document.is_any(connector, &[",", "and", "or", "-", "–", "to", "&"]);
    let year = document.word(other);
    let is_year = year.len() == 4 && year.parse().is_ok_and(|y: u16| (1000..=2999).contains(&y));
    joins && is_year && !chained
}

/// `August 32, 2014`, `29 February 2014`: the year of a date that can't be.
fn is_torn_off(document: &Document, before: usize) -> bool {
    let short_number = |n: usize| {
        let token = document.tokens.get(n);
        token.is_some_and(|t| t.kind == TokenKind::Number && t.end - t.start <= 2)
    };
    let month = |n: usize| document.on(n, List::Months);
    let day = before.wrapping_sub(1);
    if document.is(before, ",") {
        let dated = month(day.wrapping_sub(1)) || document.is_any(day.wrapping_sub(1), &["-", "–"]);
        return short_number(day) && dated;
    }
    month(before) && short_number(day)
}

/// `flight`, `No.`, `AF`, `at`: what follows is a label or a time of day.
pub(in crate::dates::find) fn is_label(document: &Document, before: usize) -> bool {
    let code = document.tokens.get(before).is_some_and(|t| {
        t.case == Case::Upper && t.kind == TokenKind::Word && t.end - t.start <= 3
    });
    let known = document.on(before, List::Countries) || document.on(before, List::DatePrepositions);
    document.on(before, List::NumberLabels)
        || document.on(before, List::TitleWords) && !document.capital(before)
        || document.on(before, List::Makers) && document.capital(before)
        || code && !known
        || document.is(before, "at")
        || matches!(document.word(before), "#" | "№" | "+" | "=")
}

/// Whether any word stands around the number, apart from what joins two of them: a number that is
/// all there is says nothing about what it counts.
fn stands_in_text(document: &Document, token: usize) -> bool {
    let around = token.saturating_sub(NEIGHBOURS)..(token + NEIGHBOURS).min(document.tokens.len());
    around.into_iter().any(|n| {
        document.tokens.get(n).is_some_and(|t| t.kind == TokenKind::Word)
            && !document.is_any(n, &["to", "and", "or", "through"])
    })
}

/// `the 60s`, `the early 60s`, `the 1970s and 80s`, but not `in his 60s` or a temperature.
pub(in crate::dates::find) fn decade_in_short(w: &Window) -> bool {
    let document = w.document;
    let modified = document.is_any(w.before(), &["early", "late", "mid"]);
    let before = w.before().wrapping_sub(usize::from(modified));
    let second = document.is_any(before, &["and", "or"])
        && document.word(before.wrapping_sub(1)).ends_with("0s");
    (document.is(before, "the") || second) && !is_measured(w)
}

/// Whether temperatures or ages are mentioned near by.
pub(in crate::dates::find) fn is_measured(w: &Window) -> bool {
    is_near(w, List::MeasureWords)
}
