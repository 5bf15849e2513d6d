//! Weekdays and words for days: a day, or part of a name, a title, a habit.

use super::habits::is_kind;
use super::{NEIGHBOURS, ends_phrase, is_name_like, is_near, opens_sentence};
use crate::dates::find::subtokens::Window;
use crate::lexicon::List;
use crate::text::{Document, quotation};

/// How sure a weekday alone is one. `to` is the subtoken after it.
pub(in crate::dates::find) fn weekday(w: &Window, at: usize, to: usize) -> Option<f32> {
    if w.at(at).is_ambiguous() || is_title(w, to) || is_unlucky_title(w, at) {
        return None;
    }
    if at > 0 {
        return Some(0.9);
    }
    let document = w.document;
    if is_any_such(w, to)
        || is_kind(document, w.first)
        || is_paper_or_epithet(document, w.before())
        || is_club(w, at)
        || is_first_name(w, to)
    {
        return None;
    }
    let before = w.before();
    if document.joined(w.first) && matches!(document.word(before), "#" | "@" | "$") {
        return None;
    }
    let opens = opens_sentence(document, before);
    let named = is_name_like(document, before) && !opens;
    // `Adam Friday saved four`: nobody's first name stands alone before the day.
    let first_name = opens
        && document.on(before, List::FirstNames)
        && !document.on(before, List::AmbiguousFirstNames)
        && !document.on(before, List::FunctionWords)
        && !document.joined(w.first)
        && w.at(to).is_word();
    if first_name && !document.on(before, List::Cities) {
        return None;
    }
    if named && is_surname_like(document, before) {
        return document.on(before, List::Surnames).then_some(0.6);
    }
    Some(match (w.at(at).is_capital(), named) {
        (false, _) => 0.9,
        (true, true) => 0.96,
        // Surer than any name after a title: nobody is called Thursday in `officials Thursday`.
        (true, false) => 0.98,
    })
}

/// `the Sunday Times`, `Saturday Night Live`, `The Wednesday Room`.
fn is_title(w: &Window, to: usize) -> bool {
    let after = w.at(to);
    if !after.is_capital() || after.joined {
        return false;
    }
    let show = after.unit().is_some() && w.at(to + 1).is_capital();
    let the = w.before();
    let titled =
        w.document.is(the, "the") && w.document.capital(the) && !opens_sentence(w.document, the);
    // `Kenyans called the Sunday Nation`
    let called = w.document.is(the, "the")
        && is_name_like(w.document, after.token)
        && after.month().is_none()
        && after.unit().is_none()
        && !w.at(to).is_any(&["mass"]);
    after.on(List::WeekdayTitles) || show || titled && after.month().is_none() || called
}

/// The `Wednesday` of Sheffield, near its full name.
fn is_club(w: &Window, at: usize) -> bool {
    let document = w.document;
    let full = |n: usize| document.is(n, "sheffield") && document.is(n + 1, "wednesday");
    let near = w.first.saturating_sub(NEIGHBOURS)..w.first + NEIGHBOURS;
    w.at(at).is("wednesday")
        && !document.on(w.before(), List::DatePrepositions)
        && !document.is_any(w.before(), &["last", "next", "this"])
        && near.into_iter().any(full)
}

/// `Sunday Okonjo, 34,`: a name that opens its sentence.
fn is_first_name(w: &Window, to: usize) -> bool {
    let document = w.document;
    let surname = w.at(to);
    let name = surname.is_capital()
        && !surname.joined
        && surname.month().is_none()
        && surname.unit().is_none()
        && opens_sentence(document, w.first);
    let age = w.at(to + 1).is(",") && w.at(to + 2).is_number();
    name && (age || w.at(to + 1).on(List::SpeechVerbs))
}

/// `on a Monday`, `most Fridays`: any such day; but `a Monday deadline` is one.
fn is_any_such(w: &Window, to: usize) -> bool {
    let document = w.document;
    let before = w.before();
    let any = document.is(before, "a")
        && (ends_phrase(w, to) || document.is(before.wrapping_sub(1), "on"));
    any || document.is_any(before, &["most", "some"])
}

/// `Black Friday`, `the Mail on Sunday`.
fn is_paper_or_epithet(document: &Document, before: usize) -> bool {
    let epithet = document.on(before, List::WeekdayEpithets)
        && (document.capital(before) || document.is_any(before, &["black", "cyber"]));
    let paper = before.wrapping_sub(1);
    let on_sunday = document.is(before, "on")
        && document.capital(paper)
        && document.is_any(paper, &["mail", "independent", "scotland", "wales", "mirror"]);
    epithet || on_sunday
}

/// `Adam Friday`, but not `told Barack Obama Friday` or `in Paris Friday`.
fn is_surname_like(document: &Document, before: usize) -> bool {
    let farther = before.wrapping_sub(1);
    let place =
        document.is_any(farther, &["in", "at", "near", "from", "to", "for", "of", "outside"]);
    document.on(before, List::FirstNames) && !place && !document.capital(farther)
}

/// How sure `today`, `tomorrow` and the like are about a day.
pub(in crate::dates::find) fn day_word(w: &Window, at: usize, to: usize) -> Option<f32> {
    if at > 0 {
        return Some(0.9);
    }
    let subtoken = w.at(at);
    let after = w.at(to);
    let document = w.document;
    let before = w.before();
    let show =
        after.is_any(&["programme", "program", "show", "newspaper"]) && subtoken.is_capital();
    let inside_name = document.capital(before)
        || document.possessive(before)
        || document.is(before, "the")
        || after.is_capital();
    let named = subtoken.is_capital() && inside_name && !opens_sentence(document, w.first);
    // `“Yesterday”`, `Tomorrow Never Dies`: titles.
    let quoted = |n: usize| quotation::opens(document.word(n));
    let closed = quotation::closes(after.text) && after.joined;
    let title = subtoken.is_capital()
        && (quoted(before) && closed || after.is_capital() && after.on(List::FunctionWords));
    // `the leaders of tomorrow`
    let ideal = document.is(before, "of")
        && subtoken.is("tomorrow")
        && to == at + 1
        && !after.is_any(&["'s", "’s"]);
    (!show && !named && !ideal && !title && !is_nowadays(w, at, to)).then_some(0.95)
}

/// `known today as`, `still used today`: these days, no day.
fn is_nowadays(w: &Window, at: usize, to: usize) -> bool {
    const USES: [&str; 9] =
        ["known", "used", "use", "exist", "exists", "survive", "survives", "called", "visible"];
    let document = w.document;
    let before = w.before();
    w.at(at).is("today")
        && to == at + 1
        && (document.is_any(before, &USES) && !document.is_any(before.wrapping_sub(1), &["not"])
            || w.at(to).is("as") && document.is_any(before, &["famous", "celebrated"]))
}

/// `Friday the 13th`, a film and a superstition, unless a word that goes before days stands there.
pub(in crate::dates::find) fn is_unlucky_title(w: &Window, at: usize) -> bool {
    const BEFORE_DAYS: [&str; 17] = [
        "on", "by", "until", "till", "since", "before", "after", "from", "this", "last", "next",
        "was", "is", "coming", "it's", "'s", "’s",
    ];
    let written = w.at(at).is("friday")
        && w.at(at + 1).is("the")
        && (w.at(at + 2).ordinal_figures() == Some(13) || w.at(at + 2).is("thirteenth"));
    let before = if at > 0 { w.at(at - 1).text } else { w.document.word(w.before()) };
    let day = BEFORE_DAYS.iter().any(|word| before.eq_ignore_ascii_case(word));
    written && (!day || is_near(w, List::TitleWords))
}

/// How sure `the 18th` is a day of the month: after a preposition, with nothing it could count.
pub(in crate::dates::find) fn day_alone(w: &Window, at: usize) -> Option<f32> {
    let after = w.at(at + 1);
    if at > 0 || !ends_phrase(w, at + 1) || after.is("of") || after.is_dash() {
        return None;
    }
    let the = w.before();
    let prepositions = ["on", "by", "until", "till", "since", "before", "after", "from"];
    let introduced =
        w.document.is(the, "the") && w.document.is_any(the.wrapping_sub(1), &prepositions);
    (introduced && !is_near(w, List::SportsWords)).then_some(0.6)
}
