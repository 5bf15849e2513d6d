//! Whose roles and quotations are, against whose they are known to be.
//!
//! A person as read is the known one that most of their mentions are. Compared are roles and quotations that are
//! exactly right as marks; those of nobody are right if nobody who is known has a mention.

use super::gold::GoldDocument;
use super::score::Compared;
use std::collections::{HashMap, HashSet};
use whowhen::{Analysis, Detail, PersonId};

/// What is said of whose a role is, and of whose a quotation.
const LABELS: [(&str, &str); 2] = [("HOLDER", "ROLE"), ("SPEAKER", "QUOTE")];

/// The links of a document, by their label; none where it does not say whose anything is.
pub fn compare(document: &GoldDocument, analysis: &Analysis) -> Vec<(&'static str, Vec<Compared>)> {
    let known: HashMap<(usize, usize), &str> = document
        .spans
        .iter()
        .filter(|span| span.label == "PERSON")
        .filter_map(|span| Some(((span.start, span.end), span.who.first()?.as_str())))
        .collect();
    if known.is_empty() {
        return Vec::new();
    }
    let mentioned: HashSet<&str> = known.values().copied().collect();
    let compared = |&(link_label, label): &(&'static str, &str)| {
        let gold: HashMap<(usize, usize), HashSet<&str>> = document
            .spans
            .iter()
            .filter(|span| span.label == label && !span.optional)
            .map(|span| {
                let who = span.who.iter().map(String::as_str).filter(|who| mentioned.contains(who));
                ((span.start, span.end), who.collect())
            })
            .collect();
        let links = analysis.spans.iter().filter_map(|span| {
            let (people, link): (&[PersonId], _) = match (&span.detail, label) {
                (Detail::Role { people, link, .. }, "ROLE") => (people, link),
                (Detail::Quote { speaker, link, .. }, "QUOTE") => (speaker.as_slice(), link),
                _ => return None,
            };
            let whose = gold.get(&(span.start, span.end))?;
            let read: HashSet<&str> =
                people.iter().map(|&person| called(analysis, person, &known)).collect();
            Some(Compared { confidence: link.as_ref()?.confidence, right: read == *whose })
        });
        (link_label, links.collect())
    };
    LABELS.iter().map(compared).collect()
}

/// Who a person is known to be; nobody's name where none of the mentions is known.
fn called<'k>(
    analysis: &Analysis,
    person: PersonId,
    known: &HashMap<(usize, usize), &'k str>,
) -> &'k str {
    let mut votes: Vec<(&str, usize)> = Vec::new();
    let mentions = analysis.person(person).map_or(&[][..], |person| &person.mentions);
    for span in mentions.iter().filter_map(|&mention| analysis.span(mention)) {
        let Some(&who) = known.get(&(span.start, span.end)) else { continue };
        match votes.iter_mut().find(|(name, _)| *name == who) {
            Some((_, times)) => *times += 1,
            None => votes.push((who, 1)),
        }
    }
    let most = votes.into_iter().reduce(|most, next| if next.1 > most.1 { next } else { most });
    most.map_or("", |(who, _)| who)
}
