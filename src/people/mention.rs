//! A mention of a person on its way to who that is.

use super::introduction::Introduction;
use super::name_parts::NameParts;
use super::pronouns::{self, Gender};
use super::role_words::{is_courtesy, key};
use crate::contract::{ByteSpan, Kind};
use crate::mark::{Content, Mark, Referent};
use crate::text::Document;

/// A mention on its way to a person.
pub(super) struct Mention {
    /// Index among the settled marks.
    pub(super) mark: usize,
    pub(super) parts: NameParts,
    pub(super) gender: Option<Gender>,
    first_token: usize,
    /// The sentence, by its index.
    pub(super) sentence: usize,
    pub(super) introduction: Introduction,
    /// The keys of the positions that stand beside the name, forms of address left out.
    pub(super) titles: Vec<String>,
    /// One of them stands directly before the name: `President Ash`.
    pub(super) is_titled: bool,
}

/// Of more holders of one position the first are looked at.
const MOST_HOLDERS: usize = 8;

/// More positions beside one name are not kept.
const MOST_TITLES: usize = 4;

/// Every mention, in text order.
pub(super) fn read(document: &Document, marks: &[Mark]) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut before = None;
    for (index, mark) in marks.iter().enumerate().filter(|(_, m)| m.kind() == Kind::Person) {
        let parts = NameParts::read(document, mark.span);
        let lead = lead(document, marks, index);
        let introduction = Introduction::read(document, before, lead, mark.span, &parts);
        before = Some(mark.span);
        let first_token = document.token_at(mark.span.start);
        mentions.push(Mention {
            mark: index,
            gender: pronouns::gender(document, mark.span),
            first_token,
            sentence: document.sentence_of(first_token),
            introduction,
            parts,
            titles: Vec::new(),
            is_titled: false,
        });
    }
    entitle(document, marks, &mut mentions);
    mentions
}

/// So many marks before a name may be the roles that lead to it, or stand in them.
const MOST_LEADING: usize = 6;

/// The first token of the roles that lead to a name: `Rovers` of `his brother, Rovers striker Andy Ash`.
fn lead(document: &Document, marks: &[Mark], name: usize) -> usize {
    let start =
        |index: usize| marks.get(index).map_or(0, |mark| document.token_at(mark.span.start));
    let before = (name.saturating_sub(MOST_LEADING)..name).rev();
    before.fold(start(name), |lead, index| match marks.get(index) {
        Some(mark) if mark.kind() == Kind::Role && document.tokens_of(mark.span).end == lead => {
            start(index)
        }
        _ => lead,
    })
}

/// What positions the marks of roles give to the names beside them.
fn entitle(document: &Document, marks: &[Mark], mentions: &mut [Mention]) {
    let start = |m: &Mention| marks.get(m.mark).map_or(0, |mark| mark.span.start);
    for role in marks.iter().filter(|role| !is_courtesy(role)) {
        let Content::Role(parts) = &role.content else { continue };
        let (title, after) = (key(&parts.title), document.tokens_of(role.span).end);
        for holder in parts.holders.iter().take(MOST_HOLDERS) {
            let Referent::Mention(ByteSpan { start: named, .. }) = holder.who else { continue };
            let position = mentions.partition_point(|m| start(m) < named);
            let Some(mention) = mentions.get_mut(position).filter(|m| start(m) == named) else {
                continue;
            };
            if mention.titles.len() < MOST_TITLES && !mention.titles.contains(&title) {
                mention.titles.push(title.clone());
            }
            mention.is_titled |= after == mention.first_token;
        }
    }
}
