//! The names in a byline: `By Fung Lai-kuen and Rei Shimada`.
//!
//! Between `By`, commas and `and` stand reporters, whatever their names look like; what they are and
//! where they work comes after a comma, and is recognised by its words.
//!
//! Not read: credits at the end of a story, which the tagger knows.

use super::name::in_text_order;
use super::{Class, Name};
use crate::contract::Code;
use crate::lexicon::List;
use crate::text::{Document, ParagraphKind, TokenKind};
use std::collections::HashSet;
use std::ops::Range;

/// How sure such a name is.
const IN_A_BYLINE: f32 = 0.9;
/// The most words of one reporter's name.
const LONGEST_NAME: usize = 5;

/// Adds the names of every byline that the tagger did not find.
pub(super) fn add_names(document: &Document, found: &mut Vec<Name>) {
    let mut added = Vec::new();
    for paragraph in &document.paragraphs {
        if paragraph.kind == ParagraphKind::Byline {
            let mut from = paragraph.tokens.start + 1;
            while let Some(name) = name_at(document, from, paragraph.tokens.end) {
                from = name.end + 1;
                let joined = document.is_any(name.end, &["and", "&"]);
                added.push(name);
                if !joined {
                    break;
                }
            }
        }
    }
    put_people(found, added, Code::InByline, IN_A_BYLINE, f32::INFINITY);
    found.retain(|name| !is_staff(document, name));
}

/// Puts people among the names that were found, in place of what they overlap: a person who stands there
/// is made as sure as `confidence`, and another name that is as sure as `sure_otherwise` stays.
pub(super) fn put_people(
    found: &mut Vec<Name>,
    added: Vec<Range<usize>>,
    because: Code,
    confidence: f32,
    sure_otherwise: f32,
) {
    // Both stand in text order, and neither names nor people overlap each other.
    let mut replaced = HashSet::new();
    let mut made = Vec::new();
    for tokens in added {
        let first = found.partition_point(|name| name.tokens.end <= tokens.start);
        match found.get_mut(first).filter(|name| name.tokens.start < tokens.end) {
            Some(name)
                if name.class == Class::Person
                    && (because == Code::InByline || !is_part(&name.tokens, &tokens)) =>
            {
                // `By Ann Marsh View more stories`
                if because == Code::InByline && is_part(&tokens, &name.tokens) {
                    name.tokens = tokens;
                }
                name.confidence = name.confidence.max(confidence);
            }
            Some(name) if name.confidence >= sure_otherwise => {}
            _ => {
                let rest = found.get(first..).unwrap_or_default();
                let overlaps = |name: &&Name| name.tokens.start < tokens.end;
                replaced.extend(rest.iter().take_while(overlaps).map(|name| name.tokens.start));
                made.push(Name::found(tokens, Class::Person, confidence, because));
            }
        }
    }
    if made.is_empty() {
        return;
    }
    found.retain(|name| !replaced.contains(&name.tokens.start));
    found.extend(made);
    in_text_order(found);
}

/// `By Our Foreign Staff`
fn is_staff(document: &Document, name: &Name) -> bool {
    let byline =
        |number| document.paragraph_at(number).is_some_and(|of| of.kind == ParagraphKind::Byline);
    name.class == Class::Person
        && (name.tokens.start..name.tokens.end + 1)
            .any(|n| document.is_any(n, &["staff", "correspondents", "reporters"]))
        && byline(name.tokens.start)
}

/// Whether one name is a part of another and not the whole.
fn is_part(part: &Range<usize>, whole: &Range<usize>) -> bool {
    whole.start <= part.start && part.end <= whole.end && part.len() < whole.len()
}

/// After two words of a name: `View`, `March`, `Kano State`, `Guaranty Trust Bank`.
fn ends_a_name(document: &Document, number: usize, end: usize) -> bool {
    [List::CommonWords, List::Months, List::Weekdays, List::Cities]
        .iter()
        .any(|&list| document.on(number, list) && !document.on(number, List::Surnames))
        || document.phrase(List::Organizations, number, end) > 1
}

/// A reporter's name that begins here: two to five capitalised words, particles of surnames among
/// them.
fn name_at(document: &Document, from: usize, end: usize) -> Option<Range<usize>> {
    let words = (from..end)
        .take_while(|&n| {
            document.tokens.get(n).is_some_and(|token| token.kind == TokenKind::Word)
                && (document.capital(n) || document.on(n, List::Particles))
                && !document.is_any(n, &["and", "for", "in", "of"])
                && !(n > from + 1 && ends_a_name(document, n, end))
        })
        .count();
    let organization = |n: usize| {
        document.on(n, List::OrganizationWords)
            || document.on(n, List::Heads)
            || document.on(n, List::Countries)
            || document.on(n, List::WorkWords)
            || document.on(n, List::Honorifics)
    };
    ((2..=LONGEST_NAME).contains(&words) && !(from..from + words).any(organization))
        .then_some(from..from + words)
}
