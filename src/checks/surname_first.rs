//! A surname that is used before its bearer is introduced: the full name comes later.
//!
//! Read are people who say or do something in running text: the surname opens a sentence, or the
//! words after a quotation, and a verb follows. Not read: headlines, bylines and quotations, where
//! a short form is in order; a surname with a title before it (`President Obama`) or that stands
//! for something else (`the Obama administration`); a surname that several people of the text
//! share.

use super::{Check, CheckInput, Draft, HashIndex};
use crate::contract::{Person, Severity, Span};
use crate::lexicon::{Folded, List};
use crate::mark::reason;
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    name: "surname-first",
    about: "a surname that is used before the full name is given",
    severity: Severity::Hint,
    run,
};

fn run(input: &CheckInput) -> Vec<Draft> {
    let people = &input.analysis.people;
    let mut candidates: Vec<&Person> = Vec::new();
    for person in people {
        let first = person.mentions.first().map(|mention| input.words(mention.index()));
        if first.is_some_and(|first| first != person.name && first == surname(person)) {
            candidates.push(person);
        }
    }
    if candidates.is_empty() { Vec::new() } else { among(input, &candidates) }
}

fn among(input: &CheckInput, candidates: &[&Person]) -> Vec<Draft> {
    let people = &input.analysis.people;
    let key = |person: &Person| Folded::word(surname(person)).bits();
    let mut bearers = HashIndex::default();
    for person in people {
        *bearers.entry(key(person)).or_default() += 1;
    }
    let mentioned = Mentioned { quoted: input.in_quotes(), family: families(input) };
    let mut drafts = Vec::new();
    for &person in candidates {
        if bearers.get(&key(person)) == Some(&1) {
            drafts.extend(finding_for(input, person, &mentioned));
        }
    }
    drafts
}

fn surname(person: &Person) -> &str {
    person.name.rsplit(' ').next().unwrap_or(&person.name)
}

/// What is asked of every name.
struct Mentioned {
    /// For each mark: whether it stands in a quotation.
    quoted: Vec<bool>,
    /// For each sentence: whether it speaks of a family. `Bernier was the son of Doris and Gilles
    /// Bernier`: another one of that name.
    family: Vec<bool>,
}

fn families(input: &CheckInput) -> Vec<bool> {
    let document = input.document;
    let of_kin = |tokens: Range<usize>| tokens.into_iter().any(|n| document.on(n, List::Kinship));
    document.sentences.iter().map(|sentence| of_kin(sentence.tokens.clone())).collect()
}

fn finding_for(input: &CheckInput, person: &Person, mentioned: &Mentioned) -> Option<Draft> {
    let is_quoted = |index: usize| mentioned.quoted.get(index) == Some(&true);
    let is_running_text = |index: usize| {
        !is_quoted(index) && input.mark(index).is_some_and(|span| input.is_prose(span))
    };
    let speaks_of_family = |name: &Span| {
        let sentence = input.document.sentence_of(input.document.token_at(name.start));
        mentioned.family.get(sentence) == Some(&true)
    };
    let mut used: Option<usize> = None;
    for index in person.mentions.iter().map(|mention| mention.index()) {
        let span = input.mark(index)?;
        if span.text == person.name {
            let used = used.filter(|_| is_running_text(index) && !speaks_of_family(span))?;
            let (short, full) = (input.words(used), &span.text);
            let message = reason::before_the_full_name(short, full.as_str());
            return Some(Draft::about(input, used, &[index], message));
        }
        // Any other form before it, wherever it stands, has introduced the person.
        if span.text != surname(person) {
            return None;
        }
        if used.is_none() && is_running_text(index) && acts(input, span) {
            used = Some(index);
        }
    }
    None
}

/// The name is the subject of its sentence, or of the words after a quotation.
fn acts(input: &CheckInput, name: &Span) -> bool {
    let document = input.document;
    let number = document.token_at(name.start);
    let Some(sentence) = document.sentence_at(number) else { return false };
    let before = document.word(number.wrapping_sub(1));
    let opens = number == sentence.tokens.start || matches!(before, "”" | "\"" | "’");
    let verb = number + 1;
    let acts = document.on(verb, List::SpeechVerbs)
        || document.on(verb, List::PastVerbs)
        || document.is_any(verb, &["has", "had", "was", "is", "will", "would"]);
    opens && !sentence.heading && acts && !document.capital(verb)
}
