//! Given names that share the surname of the name after them: `Sally and Stephen Ash`.
//!
//! Not read: a given name that the text has with another surname, or as a surname.

use super::mention::Mention;
use super::name_parts::NameParts;
use crate::contract::ByteSpan;
use crate::lexicon::{Folded, List};
use crate::mark::Mark;
use crate::text::Document;
use std::collections::HashSet;

/// Gives the surname to every given name that shares one.
pub(super) fn share(document: &Document, marks: &[Mark], mentions: &mut [Mention]) {
    let full = || mentions.iter().map(|m| &m.parts).filter(|parts| parts.is_full());
    let known: HashSet<&str> = full().flat_map(|parts| [parts.first(), parts.last()]).collect();
    let is_new = |m: &Mention| is_given_name(&m.parts) && !known.contains(m.parts.first());
    let new: Vec<bool> = mentions.iter().map(is_new).collect();
    // The surname that the name after has, and whether it is shared already.
    let mut next: Option<(Vec<String>, bool)> = None;
    let mut start = 0;
    for (mention, new) in mentions.iter_mut().zip(new).rev() {
        let span = marks.get(mention.mark).map_or(ByteSpan { start: 0, end: 0 }, |m| m.span);
        let after = document.tokens_of(span).end;
        let lender = next.filter(|(_, shared)| {
            let joins = document.on(after, List::Conjunctions);
            after + 1 == start && (joins || *shared && document.word(after) == ",")
        });
        start = document.token_at(span.start);
        next = match lender {
            Some((surname, _)) if new => {
                mention.parts.words.extend(surname.iter().cloned());
                mention.gender = mention.gender.or(mention.parts.gender());
                Some((surname, true))
            }
            _ => mention.parts.is_full().then(|| (mention.parts.surname().to_vec(), false)),
        };
    }
}

/// Whether a name is one word that hardly anybody has as a surname.
fn is_given_name(parts: &NameParts) -> bool {
    let [word] = parts.words.as_slice() else { return false };
    let lists = Folded::word(word).lists();
    parts.gender().is_some() || lists.has(List::FirstNames) && !lists.has(List::Surnames)
}
