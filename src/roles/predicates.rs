//! Who is the subject of a verb that says a role of somebody: `X, who succeeded Y, was named chief executive`.
//!
//! Not read: which verbs those are; rows of `languages/en/constructions/` say it.

use super::view::View;
use crate::lexicon::List;
use crate::mark::Referent;
use crate::names::NameTokens;
use crate::text::Document;

/// The nearest name or pronoun before a verb, in its sentence; `I` is the speaker of a quotation.
pub(super) fn subject(view: &View, verb: usize) -> Option<Referent> {
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
