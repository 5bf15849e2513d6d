//! Names and words that stand side by side with nothing between them: rows of results, signatures,
//! whatever lost its line breaks.
//!
//! Not read: three names or more of which the second is known by no list.

use super::super::name::in_text_order;
use super::super::{Class, Name};
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenKind};
use std::ops::Range;

/// Cuts what was taken for one person into the people it names.
pub(super) fn part(document: &Document, found: &mut Vec<Name>) {
    let mut others: Vec<Name> = Vec::new();
    for name in found.iter_mut().filter(|name| name.class == Class::Person) {
        name.tokens.end = before_a_sentence(document, &name.tokens);
        let Range { mut start, end } = name.tokens;
        while let Some(next) = (start + 1..end).find(|&n| begins_another(document, start, n)) {
            let first = start..next;
            if start == name.tokens.start {
                name.tokens = if is_heading(document, &first) { start..start } else { first };
            } else if let Some(last) = others.last_mut() {
                last.tokens.end = next;
            }
            start = next;
            others.push(Name { tokens: start..end, ..name.clone() });
        }
    }
    if !others.is_empty() {
        found.retain(|name| !name.tokens.is_empty());
        found.extend(others);
        in_text_order(found);
    }
}

/// Whether another name begins at `number` than the one that begins at `start`: on a line of its own,
/// with the same word again (`Ann Marsh Ann Marsh writes`), or with a first name after a whole name.
fn begins_another(document: &Document, start: usize, number: usize) -> bool {
    let begins_line = |n| n == 0 || matches!(document.gap(n), Some(Gap::Line | Gap::Paragraph));
    let given = |n| document.on(n, List::FirstNames);
    let surname = |n| document.on(n, List::Surnames);
    let again = number - start > 1 && document.key(number) == document.key(start);
    let whole = number - start == 2
        && given(start)
        && surname(number - 1)
        && !given(number - 1)
        && given(number)
        && !surname(number)
        && document.capital(number + 1)
        && document.gap(number + 1) == Some(Gap::Space);
    begins_line(number) && begins_line(start) || again || whole
}

/// `Doubles` on a line above names.
fn is_heading(document: &Document, tokens: &Range<usize>) -> bool {
    const OF_PEOPLE: [List; 2] = [List::FirstNames, List::Surnames];
    tokens.len() == 1 && !document.on_any(tokens.start, &OF_PEOPLE)
}

/// Where a name ends whose last word begins a sentence: `Thanks, Mike The contract is here.`
fn before_a_sentence(document: &Document, tokens: &Range<usize>) -> usize {
    const OPENERS: [List; 3] = [List::SentenceOpeners, List::FunctionWords, List::WordsBeforeNames];
    const OF_PEOPLE: [List; 2] = [List::FirstNames, List::Surnames];
    // `Lou Ford I would ask again`, but `Charles I tried to arrest them`
    const I_MAY: [&str; 8] = ["am", "can", "do", "have", "hope", "think", "will", "would"];
    let last = tokens.end - 1;
    let reigns = document.word(last) == "I" && !document.is_any(last + 1, &I_MAY);
    let opens = tokens.len() > 1
        && document.case(last + 1) == Some(Case::Lower)
        && document.gap(last + 1) == Some(Gap::Space)
        && document.kind(last) == Some(TokenKind::Word)
        && !document.word(last).ends_with('.')
        && document.on_any(last, &OPENERS)
        && !document.on_any(last, &OF_PEOPLE)
        && !reigns
        // `Kirui arap Too`
        && document.case(last - 1) != Some(Case::Lower)
        // `Dr. Yo-Yo Do`
        && ![tokens.start, tokens.start.wrapping_sub(1)]
            .iter()
            .any(|&title| document.on(title, List::Honorifics))
        && !document.listed(tokens.clone()).has(List::WellKnownPeople);
    if opens { last } else { tokens.end }
}
