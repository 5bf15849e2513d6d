//! Seasons, quarters, feasts and lengths: a time, or a kind, a match, a duration.

use super::{ends_phrase, is_name_like, is_near};
use crate::dates::find::subtokens::Window;
use crate::lexicon::List;

/// How sure a season stands for a time: `in the spring`, not `spring rolls`, `a spring`.
pub(in crate::dates::find) fn season(w: &Window, at: usize, to: usize) -> Option<f32> {
    let document = w.document;
    let subtoken = w.at(at);
    if at > 0 || subtoken.is_capital() && is_name_like(document, w.before()) {
        return None;
    }
    let modified = document.is_any(w.before(), &["early", "late", "mid", "whole", "entire"]);
    let before = w.before().wrapping_sub(usize::from(modified));
    let the = document.is(before, "the");
    let preposition = before.wrapping_sub(usize::from(the));
    let introduced = document.on(preposition, List::DatePrepositions)
        && !document.is(preposition, "of")
        || the && document.is_any(preposition, &["over", "for", "to"]);
    // `in fall` and `in spring` are rarely said without the article, and often of something else.
    let article = the || subtoken.is_any(&["summer", "winter", "autumn"]);
    let after = w.at(to);
    let of_something = after.is("of") || subtoken.is("fall") && after.is_any(&["from", "in"]);
    (introduced && article && ends_phrase(w, to) && !of_something).then_some(0.8)
}

/// How sure a quarter is one of a year and not of a match. `to` is the subtoken after it.
pub(in crate::dates::find) fn quarter(w: &Window, to: usize, hyphen: bool) -> Option<f32> {
    if hyphen && w.at(to).on(List::BusinessWords) {
        return Some(0.95);
    }
    (is_near(w, List::BusinessWords) && !is_near(w, List::SportsWords)).then_some(0.85)
}

/// A named day as it stands in the text.
pub(in crate::dates::find) struct Feast {
    /// Its first subtoken.
    pub(in crate::dates::find) at: usize,
    /// The subtoken after it, and after its year if it has one.
    pub(in crate::dates::find) end: usize,
    /// The name has several words: `Good Friday`.
    pub(in crate::dates::find) several_words: bool,
    /// A year stands after it.
    pub(in crate::dates::find) has_year: bool,
}

impl Feast {
    /// How sure it is meant as a day, and not as a kind: `at Christmas`, not `Christmas party`,
    /// `Good Friday agreement`, `Black Friday sales`.
    pub(in crate::dates::find) fn confidence(&self, w: &Window) -> Option<f32> {
        if self.has_year {
            return Some(0.97);
        }
        let document = w.document;
        let before = w.before();
        // `Chinese New Year`, `Happy Easter`
        if is_name_like(document, before) && !document.on(before, List::DatePrepositions) {
            return None;
        }
        let after = w.at(self.end);
        let runs_on = after.is_word() && !after.joined && !ends_phrase(w, self.end);
        if runs_on && (after.is_capital() || !self.is_plain_day(w)) {
            return None;
        }
        if self.at > 0 || self.several_words {
            return Some(0.9);
        }
        let words = [
            "at",
            "for",
            "over",
            "this",
            "last",
            "next",
            "previous",
            "every",
            "celebrate",
            "celebrated",
        ];
        let introduced =
            document.on(before, List::DatePrepositions) || document.is_any(before, &words);
        introduced.then_some(0.85)
    }

    /// `the Christmas Eve attack` gives a day; `the Memorial Day holiday` rather a kind.
    fn is_plain_day(&self, w: &Window) -> bool {
        let eve = w.at(self.end.wrapping_sub(1)).is("eve");
        eve || self.several_words && w.at(self.at).is_any(&["christmas", "new", "boxing", "easter"])
    }
}

/// How sure `in five days` says when, and not how long: something must be yet to come.
pub(in crate::dates::find) fn ahead(w: &Window, at: usize, to: usize) -> Option<f32> {
    let document = w.document;
    let counted_from = w.at(to).is_any(&["of", "after", "before", "from", "since"]);
    if !ends_phrase(w, to) || counted_from || at > 0 {
        return None;
    }
    let sentence = document.sentences.get(document.sentence_of(w.first))?.tokens.clone();
    let opens = sentence.start == w.first;
    if opens && w.at(to).is_end() {
        return Some(0.6);
    }
    let looks_forward = |n: usize| {
        document.on(n, List::ForwardWords) || document.is_any(n, &["to", "back", "'ll", "’ll"])
    };
    // `the third in two weeks`, `the worst in ten years`
    let is_record = |n: usize| {
        let word = document.word(n);
        let counting = [
            "first", "second", "third", "fourth", "only", "times", "time", "once", "twice", "most",
            "least", "worst", "best",
        ];
        document.is_any(n, &counting) || word.len() > 5 && word.ends_with("est")
    };
    let back = |reach: usize| w.first.saturating_sub(reach).max(sentence.start)..w.first;
    let reach = if w.at(at).is("within") { 6 } else { 14 };
    let forward = back(reach).any(looks_forward) || opens && sentence.clone().any(looks_forward);
    (forward && !back(14).any(is_record)).then_some(0.7)
}
