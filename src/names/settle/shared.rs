//! What the modules of this folder ask of names and words, and how they put names in others' place.

use crate::contract::Code;
use crate::lexicon::List;
use crate::names::{Class, Name};
use crate::text::{Document, Gap};
use std::ops::Range;

/// How sure a name is that is written as only organizations or places are.
pub(super) const WRITTEN_SO: f32 = 0.7;

/// A name that its words give away.
pub(super) fn made(tokens: Range<usize>, class: Class) -> Name {
    let because = match class {
        Class::Place => Code::HasPlaceWord,
        _ => Code::HasOrganizationWord,
    };
    Name::found(tokens, class, WRITTEN_SO, because)
}

/// The same name with other bounds, as this class, at least as sure.
pub(super) fn remade(name: &Name, tokens: Range<usize>, class: Class) -> Name {
    let Name { confidence, .. } = made(0..0, class);
    let because = if name.class == class { name.because } else { made(0..0, class).because };
    Name { tokens, class, because, confidence: name.confidence.max(confidence), ..name.clone() }
}

/// The name that covers a token, of names in text order.
pub(super) fn at(names: &[Name], number: usize) -> Option<&Name> {
    let index = names.partition_point(|name| name.tokens.end <= number);
    names.get(index).filter(|name| name.tokens.start <= number)
}

/// Lets each name grow; what a name that has grown covers goes into it.
pub(super) fn widen(found: &mut Vec<Name>, wider: &dyn Fn(&Name, &[Name]) -> Option<Name>) {
    let grown: Vec<Option<Name>> = found.iter().map(|name| wider(name, found)).collect();
    if grown.iter().all(Option::is_none) {
        return;
    }
    for (name, grown) in std::mem::take(found).into_iter().zip(grown) {
        let name = grown.unwrap_or(name);
        if found.last().is_some_and(|last| name.tokens.start < last.tokens.end)
            && found.last().is_some_and(|last| name.tokens.len() <= last.tokens.len())
        {
            continue;
        }
        while found.last().is_some_and(|last| name.tokens.start < last.tokens.end) {
            found.pop();
        }
        found.push(name);
    }
}

/// Whether the words as a whole are on a list of organizations or places.
pub(super) fn is_listed(document: &Document, tokens: Range<usize>) -> bool {
    let lists = document.listed(tokens);
    [List::Organizations, List::KnownOrganizations, List::Places, List::Cities, List::Countries]
        .into_iter()
        .any(|list| lists.has(list))
}

/// Whether the token stands on the same line as the one before, a blank between them.
pub(super) fn spaced(document: &Document, number: usize) -> bool {
    document.gap(number) == Some(Gap::Space)
}

/// Where the run of capitalised words begins that ends before `end`, articles left out.
pub(super) fn run_start(document: &Document, end: usize) -> usize {
    let mut start = end;
    while let Some(before) = start.checked_sub(1)
        && document.capital(before)
        && !document.possessive(before)
        && !document.is(before, "the")
        && (start == end || spaced(document, start))
        && end - before <= LONGEST_RUN
    {
        start = before;
    }
    start
}

/// Where the run of capitalised words ends that begins at `start`.
pub(super) fn run_end(document: &Document, start: usize) -> usize {
    let mut end = start;
    while document.capital(end)
        && !document.possessive(end)
        && (end == start || spaced(document, end))
        && end - start < LONGEST_RUN
    {
        end += 1;
    }
    end
}

/// No run is read further.
pub(super) const LONGEST_RUN: usize = 10;

// What every rule here asks of a token, each as one function: inlined a hundred times over, the three are
// kilobytes of code.

/// Whether the token is on that word list.
#[inline(never)]
pub(super) fn on(document: &Document, number: usize, list: List) -> bool {
    document.on(number, list)
}

/// Whether the token is this word, in whatever case.
#[inline(never)]
pub(super) fn is(document: &Document, number: usize, word: &str) -> bool {
    document.is(number, word)
}

/// Whether the token is a word that begins with a capital letter.
#[inline(never)]
pub(super) fn is_capital(document: &Document, number: usize) -> bool {
    document.capital(number)
}
