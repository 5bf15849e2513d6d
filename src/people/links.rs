//! Role holders and speakers, from words to people.

use super::People;
use super::pronouns::Spoken;
use crate::mark::{Content, Mark, Reason};
use crate::quotes::Attribution;
use crate::roles::Referent;
use crate::text::{ByteSpan, Document};
use std::collections::HashMap;

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
pub(crate) fn link(document: &Document, marks: &[Mark], people: &People) -> Links {
    let spoken = Spoken::new(document, marks, people);
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
    let person = |who: Referent| match who {
        Referent::Mention(span) => person_at.get(&span).copied(),
        Referent::Pronoun(span) => spoken.meant_by(span),
    };
    let mut holder_at: HashMap<ByteSpan, usize> = HashMap::new();
    for (place, mark) in marks.iter().enumerate() {
        let Content::Role(parts) = &mark.content else { continue };
        for holder in &parts.holders {
            let Some(found) = person(holder.who) else { continue };
            if !links.holders[place].contains(&found) {
                links.holders[place].push(found);
            }
            if matches!(holder.who, Referent::Pronoun(_)) {
                links.because[place] =
                    Some(format!("the pronoun means {}", people.cast[found].name).into());
            }
        }
        if let [only] = links.holders[place][..] {
            holder_at.insert(mark.span, only);
        }
    }
    later_mentions(document, marks, people, &mut links, &mut holder_at);
    let mut before = None;
    for (place, mark) in marks.iter().enumerate() {
        let Content::Quote(attribution) = &mark.content else { continue };
        let speaker = match attribution {
            Attribution::Said(who) => person(*who),
            Attribution::Post(span) => holder_at.get(span).copied(),
            Attribution::Continued => before,
            Attribution::SpokenOf => spoken.subject_before(mark.span.start, None),
            Attribution::Nobody => None,
        };
        if let (Attribution::Said(Referent::Pronoun(_)), Some(found)) = (attribution, speaker) {
            links.because[place] =
                Some(format!("the pronoun means {}", people.cast[found].name).into());
        }
        links.speakers[place] = speaker;
        before = speaker;
    }
    links
}

/// A post that so many people hold says nothing about who is meant by it.
const MOST_HOLDERS: usize = 50;

/// `the minister said`: a post with `the` in front and nobody near it is held by the only person
/// of whom the text has said so before.
fn later_mentions(
    document: &Document,
    marks: &[Mark],
    people: &People,
    links: &mut Links,
    holder_at: &mut HashMap<ByteSpan, usize>,
) {
    // Posts by their last word, each with each holder once.
    let mut posts: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
    for (place, mark) in marks.iter().enumerate() {
        let Content::Role(parts) = &mark.content else { continue };
        let words = post_words(document.slice(mark.span));
        if let [only] = links.holders[place][..] {
            let title = parts.title.rsplit([' ', '-']).next().unwrap_or_default().to_lowercase();
            let known = posts.entry(title).or_default();
            if known.len() < MOST_HOLDERS && !known.contains(&(words.clone(), only)) {
                known.push((words, only));
            }
            continue;
        }
        let before = document.token_at(mark.span.start).wrapping_sub(1);
        if !document.is(before, "the") || !links.holders[place].is_empty() || parts.scope.is_some()
        {
            continue;
        }
        let title = words.last().cloned().unwrap_or_default();
        let known: Vec<&(Vec<String>, usize)> = posts
            .get(&title)
            .into_iter()
            .flatten()
            .filter(|(known, _)| words.iter().all(|word| known.contains(word)))
            .collect();
        // Several holders: the last one, if it is one and the same post that changed hands.
        let Some(&&(ref post, only)) = known.last() else { continue };
        if known.iter().all(|(other, holder)| *holder == only || other == post) {
            links.holders[place].push(only);
            links.because[place] = Some(
                format!("the text gives this post to {} before", people.cast[only].name).into(),
            );
            holder_at.insert(mark.span, only);
        }
    }
}

/// The folded words of a post, without what only says its time.
fn post_words(role: &str) -> Vec<String> {
    role.split_whitespace()
        .map(|word| word.to_lowercase())
        .map(|word| {
            ["ex-", "then-"]
                .iter()
                .find_map(|p| word.strip_prefix(p).map(str::to_owned))
                .unwrap_or(word)
        })
        .filter(|word| word != "former")
        .collect()
}
