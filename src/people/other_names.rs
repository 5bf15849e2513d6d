//! Other names that a text says somebody has: `Maria Lopez, better known as La Tuta`, `Barbara Lowe
//! (née Coxon)`, `Boots, whose real name was Joseph Bassolino`.
//!
//! Not read: another name that stands in another sentence than the name, or before it.

use super::groups::MentionGroups;
use super::mention::Mention;
use super::name_parts::NameParts;
use super::same::Same;
use crate::contract::ByteSpan;
use crate::lexicon::List;
use crate::mark::Mark;
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// So many words at most say that a name is another name: `whom everybody calls`.
const LONGEST_PHRASE: usize = 5;

/// Joins whoever the text says is one person by two names; `numbers` are the mentions' groups.
pub(super) fn join(
    document: &Document,
    marks: &[Mark],
    mentions: &[Mention],
    numbers: &[usize],
    groups: &mut MentionGroups,
    same: &mut Same,
) {
    let span = |m: &Mention| marks.get(m.mark).map_or(ByteSpan { start: 0, end: 0 }, |m| m.span);
    for (two, known) in mentions.windows(2).zip(numbers.windows(2)) {
        let ([before, mention], [known, other]) = (two, known) else { continue };
        let between = document.tokens_of(span(before)).end..document.token_at(span(mention).start);
        if before.sentence != mention.sentence || !leads_to_other_name(document, between) {
            continue;
        }
        same.join(*other, *known);
        // `Margaret Tanner, whom everybody calls Peg`: and so Peg Tanner.
        let called = groups.parts(*known).and_then(|of| of.with_first(&mention.parts));
        if let Some(in_full) = called.and_then(|name| groups.of_full_name(&name, |_, _| true)) {
            same.join(in_full, *known);
        }
    }
}

/// Whether the words between two names say that the second is another name of who has the first.
fn leads_to_other_name(document: &Document, between: Range<usize>) -> bool {
    let is_opening = |n: usize| {
        document.kind(n) == Some(TokenKind::Sign) && document.word(n) != ","
            || document.on(n, List::DefiniteArticles)
    };
    let mut end = between.end;
    while between.contains(&end.wrapping_sub(1)) && is_opening(end - 1) {
        end -= 1;
    }
    let between = between.start..end;
    let (one, two) = (end.wrapping_sub(1), end.wrapping_sub(2));
    // Directly after the name, not `who leads the jury, called Quigley`.
    let is_set_off = |n: usize| n == between.start && document.kind(n) == Some(TokenKind::Sign);
    document.on(one, List::NamingParticiples)
        && (document.on(two, List::Copulas)
            || document.on(two, List::NamingAdverbs)
            || is_set_off(two) && !document.on(one, List::NamingVerbs))
        || document.on(one, List::BirthNameWords) && is_set_off(two)
        || (1..=LONGEST_PHRASE.min(between.len()))
            .any(|length| document.listed(end - length..end).has(List::AliasWords))
}

impl NameParts {
    /// This name with another given name, if that is one word and this has a surname.
    fn with_first(&self, given: &NameParts) -> Option<NameParts> {
        let [given] = given.words.as_slice() else { return None };
        let mut words = vec![given.clone()];
        words.extend(self.is_full().then(|| self.surname())?.iter().cloned());
        Some(NameParts { words, ..NameParts::default() })
    }
}
