//! Names of which a part was seen, since they continue after the end of a line or after small words that
//! are English ones as well: `McKenzie van der⏎Merwe`, `Sjoerd in 't Veld`.
//!
//! Not read: names over the end of a paragraph.

use super::evidence::is_address;
use super::forms::is_listed;
use super::name::put;
use super::{Class, Name};
use crate::lexicon::List;
use crate::text::{Case, Document, Gap};
use std::ops::Range;

/// How sure a name is that was joined.
const CONFIDENCE: f32 = 0.85;
/// No surname has more small words before it.
const MOST_PARTICLES: usize = 3;

/// Makes people's names whole that were found in part.
pub(super) fn join(document: &Document, found: &mut Vec<Name>) {
    let mut whole = Vec::new();
    let mut free_from = 0;
    for name in found.iter() {
        let tokens = name.tokens.clone();
        if tokens.start >= free_from && name.class == Class::Person {
            let from = start(document, &tokens, free_from);
            let joined = from..end(document, from..tokens.end, found);
            free_from = joined.end;
            if joined != tokens {
                let confidence = name.confidence.max(CONFIDENCE);
                whole.push(Name::found(joined, Class::Person, confidence, name.because));
            }
        } else {
            free_from = free_from.max(tokens.end);
        }
    }
    put(document, found, whole);
}

fn is_particle(document: &Document, number: usize) -> bool {
    document.case(number) == Some(Case::Lower) && document.on(number, List::Particles)
}

/// Where a name begins of which the end was seen: `McKenzie van der⏎[Merwe]`. `free_from`: what is
/// before belongs to another name.
fn start(document: &Document, tokens: &Range<usize>, free_from: usize) -> usize {
    let mut from = tokens.start;
    while tokens.start - from < MOST_PARTICLES && is_particle(document, from.wrapping_sub(1)) {
        from -= 1;
    }
    let mut given = from.wrapping_sub(1);
    // `The winner was My Linh Ho`
    let syllable = tokens.len() > 1
        && given >= free_from
        && document.case(given) == Some(Case::Initial)
        && document.is_any(given, &["my", "an", "do"])
        && document.gap(tokens.start) == Some(Gap::Space)
        && !document.opens(given)
        && !document.capital(given.wrapping_sub(1))
        && document.word(given.wrapping_sub(1)) != ":";
    if syllable {
        return given;
    }
    let first_name = |n: usize| document.capital(n) && document.on(n, List::FirstNames);
    let unlisted = from < tokens.start
        && document.capital(given)
        && !is_listed(document, given)
        && !document.opens(given);
    let same_line = from < tokens.start && document.gap(from) == Some(Gap::Space);
    if !(breaks(document, from..tokens.start + 1) && (first_name(given) || unlisted))
        || from < tokens.start && !same_line
        || given < free_from
        || document.sentence_of(given) != document.sentence_of(tokens.start)
    {
        return tokens.start;
    }
    while given > free_from && first_name(given - 1) && document.gap(given) == Some(Gap::Space) {
        given -= 1;
    }
    given
}

/// Where a name ends of which the beginning was seen: `[Lars]⏎Hjelm`, `[Sjoerd] in 't Veld`.
fn end(document: &Document, tokens: Range<usize>, found: &[Name]) -> usize {
    let end = tokens.end;
    let small = usize::from(
        document.is_any(end, &["in", "op", "aan", "uit"])
            && document.is_any(end + 1, &["'t", "den", "der", "het"]),
    );
    let particles =
        (end + small..end + MOST_PARTICLES).take_while(|&n| is_particle(document, n)).count();
    let next = end + small + particles;
    if small == 0 && !breaks(document, end..next + 1) {
        return end;
    }
    let given = tokens.len() == 1
        && (document.on(tokens.start, List::FirstNames)
            || particles > 0
            || is_address(document, tokens.start.wrapping_sub(1)))
        || document.on(end - 1, List::FirstNames);
    let continues = document.capital(next)
        && document.case(next) == document.case(tokens.start)
        && document.sentence_of(next) == document.sentence_of(tokens.start)
        && (document.on(next, List::Surnames) || !is_listed(document, next));
    if !given || !continues {
        return end;
    }
    let rest = found.get(found.partition_point(|name| name.tokens.start < next));
    let rest = rest.filter(|name| name.tokens.start == next && name.class == Class::Person);
    let after = rest.map_or(next + 1, |name| name.tokens.end);
    if document.capital(after) && document.gap(after) == Some(Gap::Space) { end } else { after }
}

/// Whether a line ends before one of these tokens.
fn breaks(document: &Document, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|n| document.gap(n) == Some(Gap::Line))
}
