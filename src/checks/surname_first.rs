//! A surname that is used before its bearer is introduced: the full name comes later.
//!
//! Read are people who say or do something in running text: the surname opens a sentence or stands
//! beside a verb of saying. Not read: headlines, bylines and quotations, where a short form is in
//! order; a surname with a title in front (`President Obama`); a name that stands for something
//! else (`the Obama administration`); a surname that several people of the text share.

use super::{Check, Remark, Story};
use crate::analysis::{Detail, Person, Span};
use crate::lexicon::List;
use std::collections::HashMap;

pub(super) const CHECK: Check = Check {
    name: "surname-first",
    about: "a surname that is used before the full name is given",
    run,
};

fn run(story: &Story) -> Vec<Remark> {
    let people = &story.analysis.people;
    let opens_short = |person: &&Person| {
        let first = person.mentions.first().map(|&place| &story.analysis.spans[place].text);
        first.is_some_and(|first| first != &person.name && first == surname(person))
    };
    let mut candidates = people.iter().filter(opens_short).peekable();
    if candidates.peek().is_none() {
        return Vec::new();
    }
    let mut bearers: HashMap<&str, usize> = HashMap::new();
    for person in people {
        *bearers.entry(surname(person)).or_default() += 1;
    }
    let quoted = story.in_quotes();
    let alone = candidates.filter(|person| bearers.get(surname(person)) == Some(&1));
    alone.filter_map(|person| of(story, person, &quoted)).collect()
}

fn surname(person: &Person) -> &str {
    person.name.rsplit(' ').next().unwrap_or(&person.name)
}

fn of(story: &Story, person: &Person, quoted: &[bool]) -> Option<Remark> {
    let spans = &story.analysis.spans;
    let is_told = |place: usize| !quoted[place] && story.is_prose(&spans[place]);
    let introduced = *person.mentions.iter().find(|&&place| spans[place].text == person.name)?;
    let before = person.mentions.iter().copied().take_while(|&place| place < introduced);
    // Any other form in front, wherever it stands, has introduced the person.
    if !is_told(introduced)
        || speaks_of_family(story, &spans[introduced])
        || before.clone().any(|place| spans[place].text != surname(person))
    {
        return None;
    }
    let used = before.into_iter().find(|&place| is_told(place) && acts(story, &spans[place]))?;
    if has_title(story, used) {
        return None;
    }
    let message = format!(
        "“{}” stands here before “{}” is introduced",
        spans[used].text, spans[introduced].text
    );
    Some(Remark::about(story, used, &[introduced], message))
}

/// The name is the subject of its sentence, or of the words behind a quotation.
fn acts(story: &Story, name: &Span) -> bool {
    let document = story.document;
    let number = document.token_at(name.start);
    let sentence = &document.sentences[document.sentence_of(number)];
    let before = document.word(number.wrapping_sub(1));
    let opens = number == sentence.tokens.start || matches!(before, "”" | "\"" | "’");
    let verb = number + 1;
    let acts = document.on(verb, List::SpeechVerbs)
        || document.on(verb, List::PastVerbs)
        || document.is_any(verb, &["has", "had", "was", "is", "will", "would"]);
    opens && !sentence.heading && acts && !document.capital(verb)
}

/// `Bernier was the son of Doris and Gilles Bernier`: another one of that name.
fn speaks_of_family(story: &Story, name: &Span) -> bool {
    let document = story.document;
    let sentence = &document.sentences[document.sentence_of(document.token_at(name.start))];
    sentence.tokens.clone().any(|n| document.on(n, List::Kinship))
}

/// A role directly in front.
fn has_title(story: &Story, place: usize) -> bool {
    let spans = &story.analysis.spans;
    let start = spans[place].start;
    spans[..place].iter().rev().take(3).any(|before| {
        matches!(before.detail, Detail::Role { .. })
            && story.document.text.get(before.end..start).is_some_and(|gap| gap.trim().is_empty())
    })
}
