//! Whether a sentence looks back or forward at a date.
//!
//! News reports what happened, so a date without more lies in the past; `will`, `to hold`, `due`,
//! `until` and the like change that. The word nearest to the date decides, first looking back to
//! the start of the sentence, then ahead.

use crate::contract::ByteSpan;
use crate::dates::lists::{self, UsedAs};
use crate::lexicon::List;
use crate::text::{Document, Token, TokenKind, quotation};
use std::ops::Range;

/// The side of the publication date on which a date lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// The sentence is about the past.
    Past,
    /// The sentence looks forward.
    Future,
    /// It does not say.
    Open,
}

/// No word farther from the date than this is a cue for it.
const REACH: usize = 22;

const MODALS: [&str; 8] = ["will", "would", "shall", "could", "should", "must", "may", "might"];

/// What was done so that something happens later: `adjourned until Monday`.
const DEFERRING: [&str; 10] = [
    "adjourned",
    "postponed",
    "delayed",
    "suspended",
    "extended",
    "deferred",
    "rescheduled",
    "remanded",
    "closed",
    "promised",
];

/// The direction of the sentence around a date.
pub(super) fn of_sentence(document: &Document, span: ByteSpan) -> Direction {
    let tokens = document.tokens_of(span);
    let Some(sentence) = document.sentences.get(document.sentence_of(tokens.start)) else {
        return Direction::Open;
    };
    let sentence = sentence.tokens.clone();
    // `anyone found there after June 30 would be dismissed`: the verb right after it counts first.
    if document.is_any(tokens.end, &MODALS) {
        return Direction::Future;
    }
    let back = looking_back(document, &tokens, &sentence);
    let direction = match back {
        LookBack::Direction(direction) => direction,
        // `By Sunday the fire had been contained`
        LookBack::Deadline => {
            looking_ahead(document, &tokens, &sentence).unwrap_or(Direction::Future)
        }
        LookBack::Nothing => looking_ahead(document, &tokens, &sentence).unwrap_or(Direction::Open),
    };
    // `looking hard at the August inspection`: what the sentence does is not when that was.
    if direction == Direction::Future && is_attribute(document, &tokens) {
        Direction::Open
    } else {
        direction
    }
}

/// `the August inspection`: the date says which one, not when something is done.
fn is_attribute(document: &Document, date: &Range<usize>) -> bool {
    let after = document.tokens.get(date.end).is_some_and(|t| t.kind == TokenKind::Word)
        && !document.on(date.end, List::FunctionWords);
    let called_upcoming = (1..3).any(|back| {
        document
            .is_any(date.start.wrapping_sub(back), &["upcoming", "planned", "next", "scheduled"])
    });
    after
        && !called_upcoming
        && document
            .is_any(date.start.wrapping_sub(1), &["the", "a", "an", "its", "their", "his", "her"])
}

/// The nearest cue before the date, within its sentence and its quotation.
fn looking_back(document: &Document, date: &Range<usize>, sentence: &Range<usize>) -> LookBack {
    let from = sentence.start.max(date.start.saturating_sub(REACH));
    let mut limit = false;
    for number in (from..date.start).rev() {
        if is_quote_mark(document, number) {
            // `“Ask me again after Wednesday”`: a request.
            let asked = document.capital(number + 1) && document.on(number + 1, List::BaseVerbs);
            return if asked { LookBack::Direction(Direction::Future) } else { LookBack::Nothing };
        }
        // `to face the judge who on Monday freed him`: a clause of its own begins.
        let clause = date.start - number <= 2 && document.is_any(number, &["who", "which", "that"]);
        if clause || document.is(number, ";") {
            break;
        }
        match cue_of(document, number, date.start) {
            Some(Cue::Deadline) if is_deadline(document, number, date, sentence) => {
                return LookBack::Direction(Direction::Future);
            }
            Some(Cue::Deadline) => limit = true,
            Some(Cue::Past) if limit && document.is_any(number, &DEFERRING) => {
                return LookBack::Direction(Direction::Future);
            }
            // `played every day until Thanksgiving`: what lasted until then is over.
            Some(Cue::Past | Cue::Since) => return LookBack::Direction(Direction::Past),
            Some(Cue::Future) => return LookBack::Direction(Direction::Future),
            None => {}
        }
    }
    if limit { LookBack::Deadline } else { LookBack::Nothing }
}

/// `by September 27`: to be done until then, unless something had been done by then.
fn is_deadline(
    document: &Document,
    by: usize,
    date: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    let day = document.on(date.start, List::Months)
        || document.tokens.get(date.start).is_some_and(|t| t.kind == TokenKind::Number);
    let from = sentence.start.max(by.saturating_sub(REACH));
    let over =
        (from..sentence.end.min(by + REACH)).any(|n| document.is_any(n, &["had", "was", "were"]));
    document.is(by, "by") && day && by > sentence.start && !over
}

/// The first cue after the date.
fn looking_ahead(
    document: &Document,
    date: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Direction> {
    let to = sentence.end.min(date.end + REACH);
    for number in date.end..to {
        if is_quote_mark(document, number) || document.is(number, ";") {
            return None;
        }
        match cue_of(document, number, number) {
            Some(Cue::Past) => return Some(Direction::Past),
            Some(Cue::Future) => return Some(Direction::Future),
            _ => {}
        }
    }
    None
}

fn is_quote_mark(document: &Document, number: usize) -> bool {
    quotation::is_no_apostrophe(document.word(number))
}

/// What the words before a date say about it.
enum LookBack {
    Direction(Direction),
    /// Only that the date is a limit.
    Deadline,
    Nothing,
}

enum Cue {
    Past,
    Future,
    /// Right before the date: `until`, `by`.
    Deadline,
    /// Right before the date: `since`.
    Since,
}

/// What one word says about the direction; `date` is the first token of the date.
fn cue_of(document: &Document, number: usize, date: usize) -> Option<Cue> {
    let token = document.tokens.get(number)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    let word = document.word(number);
    if !may_be_cue(token, word) {
        return None;
    }
    let close = date.saturating_sub(number) <= 3 && date != number;
    if close && document.is_any(number, &["until", "till", "by"]) {
        return Some(Cue::Deadline);
    }
    if close && document.is(number, "since") {
        return Some(Cue::Since);
    }
    if document.is_any(number, &["until", "till", "may", "coming", "tomorrow", "to"]) {
        let verb = document.is(number, "may") && !token.is_capital()
            || document.is(number, "to") && continues_with_verb(document, number + 1);
        return verb.then_some(Cue::Future);
    }
    // `the planning committee`
    let attribute = document.is(number, "planning")
        && document.tokens.get(number + 1).is_some_and(|t| t.kind == TokenKind::Word)
        && !document.on(number + 1, List::FunctionWords);
    if attribute {
        return None;
    }
    if token.lists.has(List::ForwardWords) || document.is_any(number, &["'ll", "’ll"]) {
        return Some(Cue::Future);
    }
    if governed(document, number) {
        return None;
    }
    if token.lists.has(List::PastVerbs)
        && !(document.is(number, "was") || document.is(number, "were"))
    {
        return Some(Cue::Past);
    }
    if document.is_any(number, &["was", "were"]) {
        return Some(if document.is(number + 1, "to") { Cue::Future } else { Cue::Past });
    }
    if document.is_any(number, &["is", "are", "am", "'re", "’re", "'m", "’m"]) {
        return progressive(document, number).then_some(Cue::Future);
    }
    if is_past_form(token, word) {
        return Some(Cue::Past);
    }
    is_scheduled(document, number, number != date).then_some(Cue::Future)
}

/// Whether it is worth looking at a word at all; most are not.
fn may_be_cue(token: &Token, word: &str) -> bool {
    const LISTS: [List; 4] =
        [List::FunctionWords, List::ForwardWords, List::PastVerbs, List::BaseVerbs];
    LISTS.into_iter().any(|list| token.lists.has(list))
        || word.ends_with("ed")
        || word.ends_with('s')
        || word.starts_with(['\'', '’'])
}

/// `published` of `will be published`, `held` of `is held`: the verb before it decides.
fn governed(document: &Document, number: usize) -> bool {
    let mut before = number.wrapping_sub(1);
    if document.word(before).ends_with("ly") {
        before = before.wrapping_sub(1);
    }
    document.is_any(before, &["be", "is", "are", "being", "get", "gets", "not", "only", "to"])
        || document.is_any(before, &MODALS)
}

/// `to` and a verb, or `committed to holding`.
fn continues_with_verb(document: &Document, number: usize) -> bool {
    let verb = document.on(number, List::BaseVerbs) && !document.capital(number);
    verb || document.is_any(number, &["formally", "officially", "again"])
        && document.on(number + 1, List::BaseVerbs)
}

/// `is organising`, `are meeting`: with a date ahead, an arrangement.
fn progressive(document: &Document, number: usize) -> bool {
    let next = number + 1 + usize::from(document.is_any(number + 1, &["not", "also", "now"]));
    let word = document.word(next);
    word.len() > 4 && word.ends_with("ing") || document.is_any(next, &["due", "open", "to"])
}

/// A regular past form; `hundred` and `indeed` are none.
fn is_past_form(token: &Token, word: &str) -> bool {
    !token.is_capital()
        && word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !matches!(word, "hundred" | "sacred" | "united" | "naked" | "wicked" | "united's")
        && !word.contains('-')
}

/// `the hearing resumes Thursday`, `Rovers travel to Hull on Tuesday`: the present of timetables.
///
/// After the date the plural form is not trusted: it is as often something else.
fn is_scheduled(document: &Document, number: usize, before_date: bool) -> bool {
    let word = document.word(number);
    if document.capital(number) || number == 0 {
        return false;
    }
    let before = number - 1;
    let subject = document.tokens.get(before).is_some_and(|t| t.kind == TokenKind::Word)
        && !document.on(before, List::FunctionWords)
        && !document.word(before).ends_with("ly");
    if is_plain_verb(word) {
        let many = document.capital(before) || document.word(before).ends_with('s');
        return before_date && subject && many && !document.possessive(before);
    }
    let stem = word
        .strip_suffix("es")
        .filter(|s| s.ends_with(['s', 'h', 'x']))
        .or_else(|| word.strip_suffix('s'));
    let singular = document.capital(before) || !document.word(before).ends_with('s');
    let pronoun = document.is_any(before, &["he", "she", "it", "which", "that", "who", "and"]);
    stem.is_some_and(is_plain_verb) && (subject && singular || pronoun)
}

/// A verb in its base form that is not as often a noun.
fn is_plain_verb(word: &str) -> bool {
    lists::BASE_VERBS.get(word) == Some(UsedAs::Verb)
}
