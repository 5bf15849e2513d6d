//! The verbs of a sentence, each with its helpers, and when what they tell happened or will.
//!
//! Read are a modal, `have` or `be` with what follows, `to` with a verb, past forms, and the present where it
//! tells of a timetable. Not read: which date hangs on which verb (`super`).

use crate::dates::lists::{self, UsedAs};
use crate::lexicon::{List, Values, values};
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// `should` as `would`.
static VERB_HELPERS: Values<Helper> = values!("verb_helpers");
/// `adjourned`.
static TELLING_VERBS: Values<VerbTime> = values!("telling_verbs");

/// When what a verb tells happens, seen from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VerbTime {
    Past,
    /// What is done or not, as the verb before says: `decided against performing`.
    Either,
    Ahead,
    /// A date right after it is when it was said: `pledged on Friday to plant`; one further on is when it will be
    /// done: `promised a vote in May`.
    Pledged,
    /// `was expected`, `was due`: ahead, unless the sentence continues with what happened.
    WasAhead,
    /// Put off or fixed: a date after `until`, `to` or `for` is ahead, another past.
    Deferred,
}

/// A verb with its helpers.
#[derive(Debug, Clone)]
pub(super) struct Verb {
    pub(super) tokens: Range<usize>,
    pub(super) time: VerbTime,
    /// A participle without a helper, which may describe a noun: `anyone found there after June 30`.
    pub(super) bare: bool,
    /// `to win`
    infinitive: bool,
}

/// The verbs of a stretch of one sentence, in text order.
pub(super) fn among(document: &Document, stretch: Range<usize>) -> Vec<Verb> {
    let mut verbs = Vec::new();
    let mut number = stretch.start;
    while number < stretch.end {
        match verb_at(document, number, stretch.end) {
            Some(mut verb) => {
                number = verb.tokens.end.max(number + 1);
                if verb.infinitive
                    && verbs.last().is_some_and(|before| leads_on(document, before, &verb))
                {
                    verb.time = VerbTime::Past;
                }
                verbs.push(verb);
            }
            None => number += 1,
        }
    }
    verbs
}

/// Whether what a verb with `to` tells is as much gone as the verb before it: `tried to enter`, `scored to lift`;
/// not `agreed to sell`, `released a plan to sell`.
fn leads_on(document: &Document, before: &Verb, verb: &Verb) -> bool {
    let looks_ahead = |number: usize| document.on(number, List::BeforeInfinitives);
    // `mailed ballots to be counted until Friday`
    let apart = before.tokens.end < verb.tokens.start && document.is(verb.tokens.end - 1, "be");
    // `was saving to start classes in January`
    let intends = before.tokens.len() > 1 && document.word(before.tokens.end - 1).ends_with("ing");
    before.time == VerbTime::Past
        && !apart
        && !intends
        && !looks_ahead(before.tokens.end - 1)
        && !looks_ahead(verb.tokens.start.wrapping_sub(1))
}

/// The first verb of a stretch.
pub(super) fn first(document: &Document, stretch: Range<usize>) -> Option<Verb> {
    stretch.clone().find_map(|number| verb_at(document, number, stretch.end))
}

/// The verb whose first word a token is; no word from `limit` on is read.
fn verb_at(document: &Document, number: usize, limit: usize) -> Option<Verb> {
    let token = document.tokens.get(number)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    let word = document.word(number);
    if !may_be_verb(document, number, word) {
        return None;
    }
    let group = Group { document, first: number, limit };
    group.helped().or_else(|| group.alone(word))
}

/// Whether it is worth looking at a word at all; most are not.
fn may_be_verb(document: &Document, number: usize, word: &str) -> bool {
    const LISTS: [List; 5] = [
        List::FunctionWords,
        List::ForwardWords,
        List::PastVerbs,
        List::BaseVerbs,
        List::VerbHelpers,
    ];
    document.on_any(number, &LISTS)
        || word.ends_with("ed")
        || word.ends_with('s')
        || word.ends_with("ing")
        || word.starts_with(['\'', '’'])
}

/// A word that may begin a verb.
struct Group<'g> {
    document: &'g Document<'g>,
    first: usize,
    limit: usize,
}

impl Group<'_> {
    fn verb(&self, to: usize, time: VerbTime) -> Option<Verb> {
        Some(Verb {
            tokens: self.first..to.min(self.limit).max(self.first + 1),
            time,
            bare: false,
            infinitive: false,
        })
    }

    /// A helper with what it helps.
    fn helped(&self) -> Option<Verb> {
        let helper = VERB_HELPERS.get(self.document.word(self.first))?;
        // `May Stone said`
        let name = matches!(helper, Helper::Will | Helper::Would | Helper::Could);
        if name && self.document.capital(self.first) && !self.document.opens(self.first) {
            return None;
        }
        match helper {
            Helper::Will => self.verb(self.past_helpers(), VerbTime::Ahead),
            Helper::Would | Helper::Could => self.modal(helper),
            Helper::Had => self.verb(self.past_helpers(), VerbTime::Past),
            Helper::Have => self.have(),
            Helper::Was => self.was(),
            Helper::Is => self.is(),
        }
    }

    /// `could win`, `could have won`, `could not be reached`.
    fn modal(&self, helper: Helper) -> Option<Verb> {
        let next = self.after_adverbs(self.first + 1);
        let denied = self.document.is(self.first + 1, "not")
            || self.document.word(self.first).ends_with("n't")
            || self.document.word(self.first).ends_with("n’t");
        // `she'd cooked`
        let had = self.document.is_any(self.first, &["'d", "’d"])
            && self.participle(next) == Some(VerbTime::Past);
        let over = self.document.is(next, "have") || denied && helper == Helper::Could || had;
        self.verb(self.past_helpers(), if over { VerbTime::Past } else { VerbTime::Ahead })
    }

    /// `have been sold`, `have to go`; what somebody has says nothing.
    fn have(&self) -> Option<Verb> {
        let next = self.after_adverbs(self.first + 1);
        if self.document.is(next, "to") {
            return self.verb(next + 2, VerbTime::Ahead);
        }
        let main = next + usize::from(self.document.is(next, "been"));
        let main = self.after_adverbs(main);
        match self.participle(main) {
            Some(time) => self.verb(main + 1, time),
            None if main > next => self.verb(main, VerbTime::Past),
            None => None,
        }
    }

    /// `was sold`, `was to open`, `was expected`; `was going home`.
    fn was(&self) -> Option<Verb> {
        let main = self.after_adverbs(self.first + 1);
        if self.document.is(main, "to") {
            return self.verb(main + 2, VerbTime::Ahead);
        }
        let going = self.document.is(main, "going");
        if going {
            let ahead = self.document.is(main + 1, "to");
            return self.verb(main + 1, if ahead { VerbTime::WasAhead } else { VerbTime::Past });
        }
        match self.participle(main) {
            Some(VerbTime::Ahead | VerbTime::Pledged) => self.verb(main + 1, VerbTime::WasAhead),
            Some(time) => self.verb(main + 1, time),
            None if self.document.word(main).ends_with("ing") => {
                self.verb(main + 1, VerbTime::Past)
            }
            None => self.verb(main, VerbTime::Past),
        }
    }

    /// `is due`, `are meeting`, `is on Friday`; of `is held`, `is glad` nothing is said.
    fn is(&self) -> Option<Verb> {
        let document = self.document;
        let main = self.after_adverbs(self.first + 1);
        let word = document.word(main);
        let ahead = word.len() > 4 && word.ends_with("ing") && word != "being"
            || document.is_any(main, &["due", "open", "to"])
            || document.on(main, List::ForwardWords)
            || main + 1 >= self.limit && document.is_any(main, &["on", "at", "in", "this", "next"])
            || main >= self.limit;
        if ahead {
            return self.verb(main + 1, VerbTime::Ahead);
        }
        // What is the case counts for nothing, and nor does its participle: `is held`.
        None
    }

    /// What a participle after a helper tells.
    fn participle(&self, main: usize) -> Option<VerbTime> {
        let document = self.document;
        if let Some(time) = TELLING_VERBS.get(document.word(main)) {
            return Some(time);
        }
        if document.on(main, List::ForwardWords) {
            return Some(VerbTime::Ahead);
        }
        (document.on(main, List::PastVerbs) || is_past_form(document, main))
            .then_some(VerbTime::Past)
    }

    /// A verb without a helper.
    fn alone(&self, word: &str) -> Option<Verb> {
        let (document, first) = (self.document, self.first);
        let opens = document.opens(first);
        if document.capital(first) && !opens {
            return None;
        }
        if document.is(first, "to") {
            let found = self.verb(first + 2, VerbTime::Ahead)?;
            let verb = continues_with_verb(document, first + 1);
            return verb.then_some(Verb { infinitive: true, ..found });
        }
        if governed(document, first) {
            return None;
        }
        let bare = |time| Some(Verb { bare: true, ..self.verb(first + 1, time)? });
        if word.len() > 4 && word.ends_with("ing") {
            let after = |words: &[&str]| document.is_any(first.wrapping_sub(1), words);
            if after(&["for", "after"]) {
                return bare(VerbTime::Past);
            }
            if after(&["against", "about", "of", "from", "without", "on"]) {
                return bare(VerbTime::Either);
            }
        }
        if let Some(time) = TELLING_VERBS.get(word) {
            return bare(time);
        }
        if document.is(first, "set") {
            let ahead = first + 1 >= self.limit
                || document.is_any(first + 1, &["for", "to", "on", "at", "in", "aside"]);
            return bare(if ahead { VerbTime::Ahead } else { VerbTime::Past });
        }
        if document.on(first, List::UnchangingVerbs) {
            return self.unchanging().then(|| bare(VerbTime::Past))?;
        }
        // `the planning committee`
        let attribute = document.is(first, "planning")
            && document.kind(first + 1) == Some(TokenKind::Word)
            && !document.on(first + 1, List::FunctionWords);
        // `played until Thanksgiving`: that it is a limit, `super` reads.
        let limit = document.is_any(first, &["until", "till"]);
        if document.on(first, List::ForwardWords) && !attribute && !limit {
            return bare(VerbTime::Ahead);
        }
        if document.on(first, List::PastVerbs) || is_past_form(document, first) {
            return bare(VerbTime::Past);
        }
        is_scheduled(document, first, self.limit).then(|| self.verb(first + 1, VerbTime::Ahead))?
    }

    /// `cut`, `put`: a verb where somebody does it to something, and past.
    fn unchanging(&self) -> bool {
        let (document, first) = (self.document, self.first);
        let before = first.wrapping_sub(1);
        let subject = document.kind(before) == Some(TokenKind::Word)
            && (!document.on(before, List::FunctionWords)
                || document.is_any(before, &["he", "she", "it", "they", "who", "which", "and"]));
        let object = document.kind(first + 1) == Some(TokenKind::Word)
            && !document.is_any(first + 1, &["in", "on", "of", "at", "for", "to", "by", "from"]);
        subject && object
    }

    /// After the helpers and the verb that follow: `have been sold` of `will have been sold`.
    fn past_helpers(&self) -> usize {
        let mut next = self.after_adverbs(self.first + 1);
        while next < self.limit && self.document.is_any(next, &["have", "be", "been", "being"]) {
            next = self.after_adverbs(next + 1);
        }
        next + 1
    }

    fn after_adverbs(&self, from: usize) -> usize {
        let adverb = |n: &usize| {
            let word = self.document.word(*n);
            word.len() > 4 && word.ends_with("ly")
                || self.document.is_any(
                    *n,
                    &["not", "also", "now", "already", "still", "then", "just", "never", "again"],
                )
        };
        from + (from..self.limit.min(from + 3)).take_while(adverb).count()
    }
}

/// What helps a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Helper {
    Will,
    /// `would`, `should`, `may`
    Would,
    /// `could`, `can`: denied, it tells what did not happen.
    Could,
    Had,
    Have,
    Was,
    Is,
}

/// `published` of `will be published`, `held` of `is held`: the verb before it decides.
fn governed(document: &Document, number: usize) -> bool {
    let mut before = number.wrapping_sub(1);
    if document.word(before).ends_with("ly") {
        before = before.wrapping_sub(1);
    }
    document.is_any(before, &["be", "is", "are", "being", "get", "gets", "not", "only", "to"])
}

/// A verb in its base form, `formally` before it or not.
fn continues_with_verb(document: &Document, number: usize) -> bool {
    let verb = document.on(number, List::BaseVerbs) && !document.capital(number);
    verb || document.is_any(number, &["formally", "officially", "again"])
        && document.on(number + 1, List::BaseVerbs)
}

/// A regular past form; `hundred` and `indeed` are none.
fn is_past_form(document: &Document, number: usize) -> bool {
    let word = document.word(number);
    (!document.capital(number) || document.opens(number))
        && word.len() > 3
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !matches!(word, "hundred" | "sacred" | "united" | "naked" | "wicked" | "shed" | "aged")
        && !word.contains('-')
}

/// `the hearing resumes Thursday`, `Rovers travel to Hull on Tuesday`: the present of timetables.
fn is_scheduled(document: &Document, number: usize, limit: usize) -> bool {
    let word = document.word(number);
    let Some(before) = subject_before(document, number).filter(|_| !document.capital(number))
    else {
        return false;
    };
    let subject = document.kind(before) == Some(TokenKind::Word)
        && !document.on(before, List::FunctionWords)
        && !document.word(before).ends_with("ly");
    if is_plain_verb(word) {
        let many = document.capital(before) || document.word(before).ends_with('s');
        let pronoun = document.is_any(before, &["we", "they", "i"]);
        return subject && many && !document.possessive(before) || pronoun && limit - number <= 3;
    }
    let stem = |ending: &str| word.strip_suffix(ending).is_some_and(is_plain_verb);
    let singular = document.capital(before) || !document.word(before).ends_with('s');
    let pronoun = document.is_any(before, &["he", "she", "it", "which", "that", "who", "and"]);
    // `the same goes for his claim`
    let idiom = document.is(number, "goes") && document.is(number + 1, "for");
    (stem("es") || stem("s")) && (subject && singular || pronoun) && !idiom
}

/// The last word before a verb, what stands in brackets left out: `The Gophers (9-1) play`.
fn subject_before(document: &Document, verb: usize) -> Option<usize> {
    let before = verb.checked_sub(1)?;
    if document.word(before) != ")" {
        return Some(before);
    }
    let from = before.saturating_sub(8);
    (from..before).rev().find(|&n| document.word(n) == "(")?.checked_sub(1)
}

/// A verb in its base form that is not as often a noun.
fn is_plain_verb(word: &str) -> bool {
    lists::BASE_VERBS.get(word) == Some(UsedAs::Verb)
}
