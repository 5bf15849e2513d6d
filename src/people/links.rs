//! Role holders and speakers, from words to people.

use super::pronouns::Spoken;
use super::{People, posts};
use crate::corrections::Decisions;
use crate::mark::{Content, Kind, Mark, Reason};
use crate::quotes::Attribution;
use crate::roles::{Holder, Referent};
use crate::text::{ByteSpan, Document};
use std::collections::{HashMap, HashSet};

/// Who stands behind each mark.
pub(crate) struct Links {
    /// For each mark, if it is a role: its holders, each once, in text order of their mentions.
    pub(crate) holders: Vec<Vec<usize>>,
    /// For each mark, if it is a quotation: its speaker.
    pub(crate) speakers: Vec<Option<usize>>,
    /// For each mark: what the link rests on beyond what its stage said.
    pub(crate) because: Vec<Option<Reason>>,
}

/// Ties roles and quotations to people.
pub(crate) fn link(
    document: &Document,
    marks: &[Mark],
    people: &People,
    decisions: &Decisions,
) -> Links {
    let person_at: HashMap<ByteSpan, usize> = marks
        .iter()
        .zip(&people.of_mark)
        .filter_map(|(mark, person)| Some((mark.span, (*person)?)))
        .collect();
    let mut links = Links {
        holders: vec![Vec::new(); marks.len()],
        speakers: vec![None; marks.len()],
        because: vec![None; marks.len()],
    };
    let tie = |links: &mut Links, person: &dyn Fn(Referent) -> Option<usize>| {
        for (place, holder) in holders(marks) {
            let Some(found) = person(holder.who) else { continue };
            if !links.holders[place].contains(&found) {
                links.holders[place].push(found);
            }
            if matches!(holder.who, Referent::Pronoun(_)) {
                links.because[place] =
                    Some(format!("the pronoun means {}", people.cast[found].name).into());
            }
        }
    };
    tie(&mut links, &|who| match who {
        Referent::Mention(span) => person_at.get(&span).copied(),
        Referent::Pronoun(_) => None,
    });
    let spoken = Spoken::new(document, marks, people, &links.holders);
    tie(&mut links, &|who| match who {
        Referent::Pronoun(span) if !is_first_person(document, span) => spoken.meant_by(span),
        _ => None,
    });
    let speaking: HashSet<ByteSpan> = marks
        .iter()
        .filter_map(|mark| match mark.content {
            Content::Quote(Attribution::Post(span)) => Some(span),
            _ => None,
        })
        .collect();
    posts::resolve(document, marks, people, &spoken, &speaking, &mut links);
    holders_by_hand(document, marks, people, decisions, &mut links);
    let spoken = Spoken::new(document, marks, people, &links.holders);
    let person = |who: Referent| match who {
        Referent::Mention(span) => person_at.get(&span).copied(),
        Referent::Pronoun(span) => spoken.meant_by(span),
    };
    speakers(document, marks, people, &spoken, &person, &mut links);
    speakers_by_hand(document, marks, people, decisions, &mut links);
    let quotes: Vec<(ByteSpan, Option<usize>)> = marks
        .iter()
        .zip(&links.speakers)
        .filter(|(mark, _)| mark.kind() == Kind::Quote)
        .map(|(mark, speaker)| (mark.span, *speaker))
        .collect();
    tie(&mut links, &|who| match who {
        Referent::Pronoun(span) if is_first_person(document, span) => {
            let quote = quotes.partition_point(|(quote, _)| quote.start < span.start);
            quote.checked_sub(1).and_then(|q| quotes[q].1)
        }
        _ => None,
    });
    // What a quotation's `I` holds is no more than a rule's word either.
    holders_by_hand(document, marks, people, decisions, &mut links);
    links
}

/// Holders that a person named, in place of those found.
fn holders_by_hand(
    document: &Document,
    marks: &[Mark],
    people: &People,
    decisions: &Decisions,
    links: &mut Links,
) {
    for (place, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.kind() == Kind::Role) {
        let Some(names) = decisions.holders(document, mark.span) else { continue };
        let mut holders: Vec<usize> = names.iter().filter_map(|n| people.called(n)).collect();
        holders.sort_unstable();
        holders.dedup();
        if names.is_empty() || !holders.is_empty() {
            links.holders[place] = holders;
            links.because[place] = Some("held as said by hand".into());
        }
    }
}

/// Speakers that a person named, in place of those found.
fn speakers_by_hand(
    document: &Document,
    marks: &[Mark],
    people: &People,
    decisions: &Decisions,
    links: &mut Links,
) {
    for (place, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.kind() == Kind::Quote) {
        let Some(name) = decisions.speaker(document, mark.span) else { continue };
        let speaker = name.and_then(|n| people.called(n));
        if name.is_none() || speaker.is_some() {
            links.speakers[place] = speaker;
            links.because[place] = Some("spoken as said by hand".into());
        }
    }
}

/// Every holder that a role's own sentence names, with the role's place.
fn holders(marks: &[Mark]) -> impl Iterator<Item = (usize, &Holder)> {
    marks.iter().enumerate().flat_map(|(place, mark)| {
        let holders: &[Holder] =
            if let Content::Role(parts) = &mark.content { &parts.holders } else { &[] };
        holders.iter().map(move |holder| (place, holder))
    })
}

/// `I`, of whoever speaks.
fn is_first_person(document: &Document, pronoun: ByteSpan) -> bool {
    document.slice(pronoun) == "I"
}

/// Finds the speaker of every quotation.
fn speakers(
    document: &Document,
    marks: &[Mark],
    people: &People,
    spoken: &Spoken,
    person: &dyn Fn(Referent) -> Option<usize>,
    links: &mut Links,
) {
    let holder_at: HashMap<ByteSpan, usize> = marks
        .iter()
        .zip(&links.holders)
        .filter_map(|(mark, holders)| match (&mark.content, &holders[..]) {
            (Content::Role(_), [only]) => Some((mark.span, *only)),
            _ => None,
        })
        .collect();
    let quotes: Vec<(usize, &Attribution)> = marks
        .iter()
        .enumerate()
        .filter_map(|(place, mark)| match &mark.content {
            Content::Quote(attribution) => Some((place, attribution)),
            _ => None,
        })
        .collect();
    let (mut before, mut previous) = (None, 0);
    for (number, &(place, attribution)) in quotes.iter().enumerate() {
        let speaker = match attribution {
            // `…,” the envoy said. She added: “…`: nobody else was named in between.
            Attribution::Said(Referent::Pronoun(span))
                if before.is_some()
                    && spoken.is_silent(marks[previous].span.end, span.start)
                    && spoken.may_mean(*span, before) =>
            {
                before
            }
            Attribution::Said(who) => person(*who),
            Attribution::Post(span) => holder_at.get(span).copied(),
            Attribution::Continued => before,
            Attribution::Turn if asks(document.slice(marks[previous].span)) => {
                spoken.last_named_but(before, marks[place].span.start)
            }
            Attribution::Turn => before,
            Attribution::Goes => match quotes.get(number + 1) {
                Some((_, Attribution::Said(who))) => person(*who),
                Some((_, Attribution::Post(span))) => holder_at.get(span).copied(),
                _ => spoken.subject_before(marks[place].span.start, None),
            },
            Attribution::SpokenOf => spoken.subject_before(marks[place].span.start, None),
            Attribution::Repeats(_) | Attribution::Unnamed | Attribution::Nobody => None,
        };
        if let (Attribution::Said(Referent::Pronoun(_)), Some(found)) = (attribution, speaker) {
            links.because[place] =
                Some(format!("the pronoun means {}", people.cast[found].name).into());
        }
        links.speakers[place] = speaker;
        (before, previous) = (speaker, place);
    }
    let speaker_at: HashMap<ByteSpan, usize> = quotes
        .iter()
        .filter_map(|&(place, _)| Some((marks[place].span, links.speakers[place]?)))
        .collect();
    for &(place, attribution) in &quotes {
        if let Attribution::Repeats(span) = attribution {
            links.speakers[place] = speaker_at.get(span).copied();
        }
    }
}

/// Whether a quotation ends with a question.
fn asks(quote: &str) -> bool {
    quote.trim_end_matches(['”', '"', '’', '\'', '»']).ends_with('?')
}
