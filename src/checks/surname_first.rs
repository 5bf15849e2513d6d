//! A surname that is used before its bearer is introduced: the full name comes later.
//!
//! Read are people who say or do something in running text: the surname opens a sentence, or the
//! words behind a quotation, and a verb follows. Not read: headlines, bylines and quotations, where a
//! short form is in order; a surname with a title in front (`President Obama`) or that stands for
//! something else (`the Obama administration`); a surname that several people of the text share.

use super::{Check, Places, Remark, Story};
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

fn run(story: &Story) -> Vec<Remark> {
    let people = &story.analysis.people;
    let mut candidates: Vec<&Person> = Vec::new();
    for person in people {
        let first = person.mentions.first().map(|mention| story.words(mention.index()));
        if first.is_some_and(|first| first != person.name && first == surname(person)) {
            candidates.push(person);
        }
    }
    if candidates.is_empty() { Vec::new() } else { among(story, &candidates) }
}

fn among(story: &Story, candidates: &[&Person]) -> Vec<Remark> {
    let people = &story.analysis.people;
    let key = |person: &Person| Folded::word(surname(person)).bits();
    let mut bearers = Places::new();
    for person in people {
        *bearers.entry(key(person)).or_default() += 1;
    }
    let told = Told { quoted: story.in_quotes(), family: families(story) };
    let mut remarks = Vec::new();
    for &person in candidates {
        if bearers.get(&key(person)) == Some(&1) {
            remarks.extend(of(story, person, &told));
        }
    }
    remarks
}

fn surname(person: &Person) -> &str {
    person.name.rsplit(' ').next().unwrap_or(&person.name)
}

/// What is asked of every name.
struct Told {
    /// For each mark: whether it stands in a quotation.
    quoted: Vec<bool>,
    /// For each sentence: whether it speaks of a family. `Bernier was the son of Doris and Gilles
    /// Bernier`: another one of that name.
    family: Vec<bool>,
}

fn families(story: &Story) -> Vec<bool> {
    let document = story.document;
    let of_kin = |tokens: Range<usize>| tokens.into_iter().any(|n| document.on(n, List::Kinship));
    document.sentences.iter().map(|sentence| of_kin(sentence.tokens.clone())).collect()
}

fn of(story: &Story, person: &Person, told: &Told) -> Option<Remark> {
    let is_quoted = |place: usize| told.quoted.get(place) == Some(&true);
    let is_told = |place: usize| {
        !is_quoted(place) && story.mark(place).is_some_and(|span| story.is_prose(span))
    };
    let speaks_of_family = |name: &Span| {
        let sentence = story.document.sentence_of(story.document.token_at(name.start));
        told.family.get(sentence) == Some(&true)
    };
    let mut used: Option<usize> = None;
    for place in person.mentions.iter().map(|mention| mention.index()) {
        let span = story.mark(place)?;
        if span.text == person.name {
            let used = used.filter(|_| is_told(place) && !speaks_of_family(span))?;
            let (short, full) = (story.words(used), &span.text);
            let message = reason::before_the_full_name(short, full.as_str());
            return Some(Remark::about(story, used, &[place], message));
        }
        // Any other form in front, wherever it stands, has introduced the person.
        if span.text != surname(person) {
            return None;
        }
        if used.is_none() && is_told(place) && acts(story, span) {
            used = Some(place);
        }
    }
    None
}

/// The name is the subject of its sentence, or of the words behind a quotation.
fn acts(story: &Story, name: &Span) -> bool {
    let document = story.document;
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
