//! Role holders and speakers, from words to people.

use super::cast::{People, tidy};
use super::choice::{LinkContext, Weighing};
use super::holders;
use super::link_table::Links;
use super::pronouns::MentionIndex;
use super::speakers;
use super::unnamed_roles;
use crate::contract::{ByteSpan, Code, Kind};
use crate::corrections::{Decisions, MOST_HOLDERS};
use crate::lexicon::List;
use crate::mark::{Attribution, Content, Holder, Mark, Referent, reason};
use crate::text::Document;
use std::collections::{HashMap, HashSet};

/// Ties roles and quotations to people. `weighing`: by which weights.
pub(crate) fn link(
    document: &Document,
    marks: &[Mark],
    people: &People,
    decisions: &Decisions,
    weighing: &mut Weighing,
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
        weighed: vec![Vec::new(); marks.len()],
    };
    let tie = |links: &mut Links, person: &dyn Fn(Referent) -> Option<usize>| {
        for (index, holder) in holders(marks) {
            let Some(found) = person(holder.who) else { continue };
            links.add_holder(index, found);
            if matches!(holder.who, Referent::Pronoun(_)) {
                links.explain(index, reason::pronoun_means(people.name(found)));
            }
        }
    };
    tie(&mut links, &|who| match who {
        Referent::Mention(span) => person_at.get(&span).copied(),
        Referent::Pronoun(_) => None,
    });
    let mention_index = MentionIndex::new(document, marks, people, &links.holders);
    tie(&mut links, &|who| match who {
        Referent::Pronoun(span) if !is_first_person(document, span) => {
            mention_index.resolve_pronoun(span)
        }
        _ => None,
    });
    let speaking: HashSet<ByteSpan> = marks
        .iter()
        .filter_map(|mark| match mark.content {
            Content::Quote(Attribution::Role(span), _) => Some(span),
            _ => None,
        })
        .collect();
    unnamed_roles::resolve(document, marks, people, &mention_index, &speaking, &mut links);
    let meant = |who: Referent, mention_index: &MentionIndex| match who {
        Referent::Mention(span) => person_at.get(&span).copied(),
        Referent::Pronoun(span) => mention_index.resolve_pronoun(span),
    };
    // Whom `I` means, who speaks must be known for.
    let person = |who: Referent| match who {
        Referent::Pronoun(span) if is_first_person(document, span) => None,
        _ => meant(who, &mention_index),
    };
    let context =
        LinkContext { document, marks, people, mention_index: &mention_index, person: &person };
    holders::find(&context, &mut links, weighing);
    holders_by_hand(marks, people, decisions, &mut links);
    let mention_index = MentionIndex::new(document, marks, people, &links.holders);
    let person = |who: Referent| meant(who, &mention_index);
    let context =
        LinkContext { document, marks, people, mention_index: &mention_index, person: &person };
    speakers::find(&context, &mut links, weighing);
    speakers_by_hand(marks, people, decisions, &mut links);
    let quotes: Vec<(ByteSpan, Option<usize>)> = marks
        .iter()
        .zip(&links.speakers)
        .filter(|(mark, _)| mark.kind() == Kind::Quote)
        .map(|(mark, speaker)| (mark.span, *speaker))
        .collect();
    let speaks = |who: Referent| match who {
        Referent::Pronoun(span) if is_first_person(document, span) => {
            let quote = quotes.partition_point(|(quote, _)| quote.start < span.start);
            quotes.get(quote.checked_sub(1)?)?.1
        }
        _ => None,
    };
    for (index, holder) in holders(marks) {
        if let Some(speaker) = speaks(holder.who) {
            // Whoever else weights have found holds it no more: what they say counts for nothing here.
            links.set_holder(index, Some(speaker));
            links.weigh(index, &Vec::new(), &[]);
            links.explain(index, reason::pronoun_means(people.name(speaker)));
        }
    }
    // What a person said of a role that a quotation's `I` holds stands above that too.
    holders_by_hand(marks, people, decisions, &mut links);
    links
}

/// Holders that a person named, in place of those found.
fn holders_by_hand(marks: &[Mark], people: &People, decisions: &Decisions, links: &mut Links) {
    if decisions.is_empty() {
        return;
    }
    let by_name = people.by_name();
    let called = |name: &String| by_name.get(tidy(name).as_str()).copied();
    // One correction may speak of every role there is; its names are looked up once.
    let mut of_list: HashMap<*const String, Vec<usize>> = HashMap::new();
    for (index, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.kind() == Kind::Role) {
        let Some(names) = decisions.holders(mark.span) else { continue };
        let holders = of_list.entry(names.as_ptr()).or_insert_with(|| {
            let mut holders: Vec<usize> =
                names.iter().take(MOST_HOLDERS).filter_map(called).collect();
            crate::order::sort(&mut holders, |&holder| [holder, 0, 0]);
            holders.dedup();
            holders
        });
        if names.is_empty() || !holders.is_empty() {
            if let Some(known) = links.holders.get_mut(index) {
                known.clone_from(holders);
            }
            links.explain(index, Code::HeldByHand);
        }
    }
}

/// Speakers that a person named, in place of those found.
fn speakers_by_hand(marks: &[Mark], people: &People, decisions: &Decisions, links: &mut Links) {
    if decisions.is_empty() {
        return;
    }
    let by_name = people.by_name();
    for (index, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.kind() == Kind::Quote) {
        let Some(name) = decisions.speaker(mark.span) else { continue };
        let speaker = name.and_then(|name| by_name.get(tidy(name).as_str()).copied());
        if name.is_none() || speaker.is_some() {
            links.set_speaker(index, speaker);
            links.explain(index, Code::SpokenByHand);
        }
    }
}

/// Every holder that a role's own sentence names, with the role's index.
fn holders(marks: &[Mark]) -> impl Iterator<Item = (usize, &Holder)> {
    marks.iter().enumerate().flat_map(|(index, mark)| {
        let holders: &[Holder] =
            if let Content::Role(parts) = &mark.content { &parts.holders } else { &[] };
        holders.iter().map(move |holder| (index, holder))
    })
}

/// `I`, of whoever speaks.
fn is_first_person(document: &Document, pronoun: ByteSpan) -> bool {
    let token = document.token_at(pronoun.start);
    document.on(token, List::FirstPersonPronouns) && document.capital(token)
}
