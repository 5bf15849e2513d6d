//! Whether a sentence looks back or forward at a date.
//!
//! News tells what happened, so a date without more leans to the past; `will`, `to hold`, `due`,
//! `until` and their kin turn it. The word nearest to the date decides, first looking back to the
//! start of the sentence, then ahead.

use crate::contract::ByteSpan;
use crate::lexicon::{self, List};
use crate::text::{Document, Token, TokenKind};
use std::ops::Range;

/// The side of the publication date on which a date lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lean {
    /// The sentence tells of the past.
    Past,
    /// The sentence looks forward.
    Future,
    /// It tells nothing.
    Open,
}

/// No word farther from the date than this tells about it.
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

/// The lean of the sentence around a date.
pub(super) fn lean(document: &Document, span: ByteSpan) -> Lean {
    let tokens = document.tokens_of(span);
    let Some(sentence) = document.sentences.get(document.sentence_of(tokens.start)) else {
        return Lean::Open;
    };
    let sentence = sentence.tokens.clone();
    // `anyone found there after June 30 would be dismissed`: the verb right behind counts first.
    if document.is_any(tokens.end, &MODALS) {
        return Lean::Future;
    }
    let back = looking_back(document, &tokens, &sentence);
    let lean = match back {
        Told::Lean(lean) => lean,
        // `By Sunday the fire had been contained`
        Told::Deadline => looking_ahead(document, &tokens, &sentence).unwrap_or(Lean::Future),
        Told::Nothing => looking_ahead(document, &tokens, &sentence).unwrap_or(Lean::Open),
    };
    // `looking hard at the August inspection`: what the sentence does is not when that was.
    if lean == Lean::Future && is_attribute(document, &tokens) { Lean::Open } else { lean }
}

/// `the August inspection`: the date says which one, not when something is done.
fn is_attribute(document: &Document, date: &Range<usize>) -> bool {
    let behind = document.tokens.get(date.end).is_some_and(|t| t.kind == TokenKind::Word)
        && !document.on(date.end, List::FunctionWords);
    let said_ahead = (1..3).any(|back| {
        document
            .is_any(date.start.wrapping_sub(back), &["upcoming", "planned", "next", "scheduled"])
    });
    behind
        && !said_ahead
        && document
            .is_any(date.start.wrapping_sub(1), &["the", "a", "an", "its", "their", "his", "her"])
}

/// The nearest telling word before the date, within its sentence and its quotation.
fn looking_back(document: &Document, date: &Range<usize>, sentence: &Range<usize>) -> Told {
    let from = sentence.start.max(date.start.saturating_sub(REACH));
    let mut limit = false;
    for number in (from..date.start).rev() {
        if is_quote_mark(document, number) {
            // `“Ask me again after Wednesday”`: a request.
            let asked = document.capital(number + 1) && document.on(number + 1, List::BaseVerbs);
            return if asked { Told::Lean(Lean::Future) } else { Told::Nothing };
        }
        // `to face the judge who on Monday freed him`: a clause of its own begins.
        let clause = date.start - number <= 2 && document.is_any(number, &["who", "which", "that"]);
        if clause || document.is(number, ";") {
            break;
        }
        match tells(document, number, date.start) {
            Some(Sign::Deadline) if is_deadline(document, number, date, sentence) => {
                return Told::Lean(Lean::Future);
            }
            Some(Sign::Deadline) => limit = true,
            Some(Sign::Past) if limit && document.is_any(number, &DEFERRING) => {
                return Told::Lean(Lean::Future);
            }
            // `played every day until Thanksgiving`: what lasted until then is over.
            Some(Sign::Past | Sign::Since) => return Told::Lean(Lean::Past),
            Some(Sign::Future) => return Told::Lean(Lean::Future),
            None => {}
        }
    }
    if limit { Told::Deadline } else { Told::Nothing }
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

/// The first telling word behind the date.
fn looking_ahead(
    document: &Document,
    date: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Lean> {
    let to = sentence.end.min(date.end + REACH);
    for number in date.end..to {
        if is_quote_mark(document, number) || document.is(number, ";") {
            return None;
        }
        match tells(document, number, number) {
            Some(Sign::Past) => return Some(Lean::Past),
            Some(Sign::Future) => return Some(Lean::Future),
            _ => {}
        }
    }
    None
}

fn is_quote_mark(document: &Document, number: usize) -> bool {
    matches!(document.word(number), "\"" | "“" | "”" | "‘")
}

/// What the words before a date tell.
enum Told {
    Lean(Lean),
    /// Only that the date is a limit.
    Deadline,
    Nothing,
}

enum Sign {
    Past,
    Future,
    /// Right before the date: `until`, `by`.
    Deadline,
    /// Right before the date: `since`.
    Since,
}

/// What one word tells; `date` is the first token of the date.
fn tells(document: &Document, number: usize, date: usize) -> Option<Sign> {
    let token = document.tokens.get(number)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    let word = document.word(number);
    if !may_tell(token, word) {
        return None;
    }
    let close = date.saturating_sub(number) <= 3 && date != number;
    if close && document.is_any(number, &["until", "till", "by"]) {
        return Some(Sign::Deadline);
    }
    if close && document.is(number, "since") {
        return Some(Sign::Since);
    }
    if document.is_any(number, &["until", "till", "may", "coming", "tomorrow", "to"]) {
        let verb = document.is(number, "may") && !token.is_capital()
            || document.is(number, "to") && goes_on_with_verb(document, number + 1);
        return verb.then_some(Sign::Future);
    }
    // `the planning committee`
    let attribute = document.is(number, "planning")
        && document.tokens.get(number + 1).is_some_and(|t| t.kind == TokenKind::Word)
        && !document.on(number + 1, List::FunctionWords);
    if attribute {
        return None;
    }
    if token.lists.has(List::ForwardWords) || document.is_any(number, &["'ll", "’ll"]) {
        return Some(Sign::Future);
    }
    if governed(document, number) {
        return None;
    }
    if token.lists.has(List::PastVerbs)
        && !(document.is(number, "was") || document.is(number, "were"))
    {
        return Some(Sign::Past);
    }
    if document.is_any(number, &["was", "were"]) {
        return Some(if document.is(number + 1, "to") { Sign::Future } else { Sign::Past });
    }
    if document.is_any(number, &["is", "are", "am", "'re", "’re", "'m", "’m"]) {
        return progressive(document, number).then_some(Sign::Future);
    }
    if is_past_form(token, word) {
        return Some(Sign::Past);
    }
    is_scheduled(document, number, number != date).then_some(Sign::Future)
}

/// Whether it is worth looking at a word at all; most are not.
fn may_tell(token: &Token, word: &str) -> bool {
    const LISTS: [List; 4] =
        [List::FunctionWords, List::ForwardWords, List::PastVerbs, List::BaseVerbs];
    LISTS.into_iter().any(|list| token.lists.has(list))
        || word.ends_with("ed")
        || word.ends_with('s')
        || word.starts_with(['\'', '’'])
}

/// `published` of `will be published`, `held` of `is held`: the verb before it tells.
fn governed(document: &Document, number: usize) -> bool {
    let mut before = number.wrapping_sub(1);
    if document.word(before).ends_with("ly") {
        before = before.wrapping_sub(1);
    }
    document.is_any(before, &["be", "is", "are", "being", "get", "gets", "not", "only", "to"])
        || document.is_any(before, &MODALS)
}

/// `to` and a verb, or `committed to holding`.
fn goes_on_with_verb(document: &Document, number: usize) -> bool {
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
/// Behind the date the plural form is not trusted: it is as often something else.
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
    lexicon::value(List::BaseVerbs, word) == Some(0)
}
