//! Roles said of somebody by a verb: `X was named chief executive`, `succeeded Y as chairman`, `The
//! new head is Ruth Calder`.

use super::phrase::Phrase;
use super::view::{View, holder};
use crate::contract::Code;
use crate::lexicon::List;
use crate::mark::{Holder, Referent};
use crate::names::NameTokens;
use crate::text::{Document, TokenKind};

/// `X was named chief executive`, `named X chief executive`, `she served as ambassador`.
pub(super) fn predicate(view: &View, phrase: &Phrase) -> Option<Vec<Holder>> {
    let document = view.document;
    // `made him director`, `elected her president`
    let object = phrase.tokens.start.wrapping_sub(1);
    if document.is_any(object, &["him", "her"]) && is_appointing(document, object.wrapping_sub(1)) {
        let who = Referent::Pronoun(document.span(object..object + 1));
        return Some(vec![Holder { who, because: Code::VerbOfAppointing }]);
    }
    let mut at = view.before_determiner(phrase)?;
    while at > view.sentence.start
        && (document.on(at, List::Statuses)
            || document
                .is_any(at, &["one", "of", "only", "first", "also", "now", "still", "not", "then"]))
        && !document.is(at, "as")
    {
        at -= 1;
    }
    let by_as = document.is(at, "as") && at > view.sentence.start;
    // `X succeeded Y as`, `X joined Y as`: the position is the subject's.
    let succeeding = if by_as { succeeding_verb(view, at) } else { None };
    if let Some(verb) = succeeding {
        return subject(view, verb)
            .map(|who| vec![Holder { who, because: Code::VerbOfComingToIt }]);
    }
    if let Some(person) = view.names.person_until(if by_as { at } else { at + 1 }) {
        let named = appoints(view, person) || by_as;
        return named.then(|| vec![holder(person, Code::VerbOfAppointing)]);
    }
    let verb = verb_until(view, at + 1);
    if verb.is_none() && !by_as {
        return None;
    }
    subject(view, verb.unwrap_or(at)).map(|who| vec![Holder { who, because: Code::SaidByAVerb }])
}

/// Where the appointing verb begins that ends just before token `end`.
fn verb_until(view: &View, end: usize) -> Option<usize> {
    (end.saturating_sub(5).max(view.sentence.start)..end)
        .find(|&start| start + view.document.phrase(List::AppointingVerbs, start, end) == end)
}

/// `The new head of the bank is Ruth Calder.`
pub(super) fn named_by_verb(
    view: &View,
    phrases: &[Phrase],
    phrase: &Phrase,
) -> Option<Vec<Holder>> {
    let document = view.document;
    let verb = phrase.tokens.end;
    let determined = phrase.tokens.start > view.sentence.start
        && (document
            .is_any(phrase.tokens.start - 1, &["the", "his", "her", "its", "their", "new"])
            || document.possessive(phrase.tokens.start - 1));
    let after = if document.is_any(verb, &["will", "would"]) && document.is(verb + 1, "be") {
        verb + 2
    } else if document.is_any(verb, &["is", "was", "remains", "became"]) {
        verb + 1
    } else {
        return None;
    };
    let person = view.name_from(phrases, after).filter(|_| determined && !phrase.head.plural())?;
    let end = person.tokens.end;
    let closed = end >= view.sentence.end
        || document.kind(end) == Some(TokenKind::Sign) && !document.possessive(end)
        || document.is_any(end, &["who", "and", "of"]);
    closed.then(|| vec![holder(person, Code::SentenceSaysWho)])
}

/// A verb of appointing stands before the name: `named X`, `elected Ms X`.
fn appoints(view: &View, person: &NameTokens) -> bool {
    (1..=3).any(|back| {
        person.tokens.start.checked_sub(back).is_some_and(|n| is_appointing(view.document, n))
    })
}

/// A verb that makes its object the holder of a position.
fn is_appointing(document: &Document, number: usize) -> bool {
    const VERBS: [&str; 14] = [
        "named",
        "appointed",
        "elected",
        "made",
        "names",
        "appoints",
        "nominated",
        "picked",
        "hired",
        "chose",
        "promoted",
        "installed",
        "crowned",
        "declared",
    ];
    document.is_any(number, &VERBS)
}

/// Where the verb stands in `succeeded X as`, `replaced the late Y as`, `joined Z as`, if `as` at
/// `at` ends such a phrase.
fn succeeding_verb(view: &View, at: usize) -> Option<usize> {
    const STEMS: [&str; 7] = ["succeed", "replac", "follow", "oust", "defeat", "join", "unseat"];
    let floor = view.sentence.start.max(at.saturating_sub(8));
    let verb = (floor..at).rev().find(|&n| {
        let word = view.document.word(n);
        word.ends_with("ed") && STEMS.iter().any(|stem| word.starts_with(stem))
    })?;
    let passive = view.document.is(verb + 1, "by");
    let object = (verb + 1..at)
        .all(|n| view.document.kind(n) == Some(TokenKind::Word) || view.names.person(n).is_some());
    (object && !passive).then_some(verb)
}

/// The nearest name or pronoun before a verb, in its sentence; `I` is the speaker of a quotation.
fn subject(view: &View, verb: usize) -> Option<Referent> {
    let document = view.document;
    if let Some(person) = before_parenthesis(view, verb) {
        return Some(Referent::Mention(person.span));
    }
    // `the Premier, who was treasurer`: the position's holder, whom `people` knows.
    let relative_of_position = verb > view.sentence.start + 2
        && document.is(verb - 1, "who")
        && document.word(verb - 2) == ","
        && view.person_before(verb - 2).is_none();
    if relative_of_position {
        return None;
    }
    let floor = view.sentence.start.max(verb.saturating_sub(30));
    let mut number = verb;
    let mut relative = false;
    // `who succeeded Mr. Oakes and was named`: whom the verb before has acted on is no subject.
    let mut coordinated = verb > floor && document.is(verb - 1, "and");
    while number > floor {
        number -= 1;
        if let Some(person) = view.names.person(number) {
            number = person.tokens.start;
            // `X, for Y, was named`: after a preposition stands no subject, but `by Y, who was`.
            // `Barlow's chair will become`: an owner is none either.
            let governed =
                number > floor && document.on(number - 1, List::NamePrepositions) && !relative;
            let acted_on = coordinated && !relative && is_object(document, person.tokens.start);
            if governed || acted_on || document.possessive(person.tokens.end) {
                coordinated = false;
                continue;
            }
            return Some(Referent::Mention(person.span));
        }
        if document.is_any(number, &["he", "she", "i"]) {
            return Some(Referent::Pronoun(document.span(number..number + 1)));
        }
        relative |= document.is(number, "who");
        if matches!(document.word(number), "”" | "\"" | "“" | ";" | ":")
            || document.is_any(number, &["which", "it", "they", "that"])
        {
            return None;
        }
    }
    None
}

/// Whether a verb in the past stands before the name, titles left out: `succeeded Mr. Oakes`.
fn is_object(document: &Document, name: usize) -> bool {
    let title = |n: usize| document.on(n, List::Honorifics) || document.on(n, List::Ranks);
    let before = (0..name).rev().find(|&n| !title(n));
    before.is_some_and(|n| document.word(n).ends_with("ed"))
}

/// `X, who succeeded Y as chairman, will be`: the name that opens the sentence, when the words
/// between it and the verb are set off by commas.
fn before_parenthesis<'v>(view: &'v View, verb: usize) -> Option<&'v NameTokens> {
    const TITLES: usize = 4;
    const HELPERS: [&str; 10] =
        ["will", "would", "has", "had", "is", "was", "be", "been", "also", "later"];
    let document = view.document;
    let start = view.sentence.start;
    let helpers = (start..verb).rev().take_while(|&n| document.is_any(n, &HELPERS)).count();
    let verb = verb - helpers;
    let set_off = verb > start && document.word(verb - 1) == ",";
    let person = (start..start + TITLES).find_map(|n| view.names.person_from(n))?;
    let fits = set_off
        && document.word(person.tokens.end) == ","
        && person.tokens.end + 1 < verb
        && (start..person.tokens.start).all(|n| document.capital(n) || document.is(n, "the"));
    fits.then_some(person)
}
