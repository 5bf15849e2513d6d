//! Whom `he` or `she` means, where a quotation's speaker or a role's holder hangs on it.
//!
//! The subject of a news sentence is, as a rule, its first name; a pronoun behind it means the same
//! person. So the sentences are read backwards from the pronoun, names inside quotations left out,
//! and the first name of the nearest sentence that has one is taken. A form of address (`Ms`,
//! `Sir`) excludes the pronoun that contradicts it.

use super::People;
use crate::lexicon::{self, List};
use crate::mark::{Kind, Mark};
use crate::text::{ByteSpan, Document};

/// No pronoun reaches further back than this many names.
const FURTHEST: usize = 30;

/// What a form of address or a pronoun says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Female,
    Male,
}

/// What the words directly in front of a name say.
pub(super) fn address_gender(document: &Document, span: ByteSpan) -> Option<Gender> {
    let number = document.token_at(span.start).checked_sub(1)?;
    // `his wife, Marjorie`
    let kin = if document.word(number) == "," { number.wrapping_sub(1) } else { number };
    if document.on(kin, List::Kinship) {
        return match lexicon::value(List::Kinship, document.word(kin)) {
            Some(1) => Some(Gender::Female),
            Some(2) => Some(Gender::Male),
            _ => None,
        };
    }
    if !document.on(number, List::Honorifics) && !document.on(number, List::Heads) {
        return None;
    }
    let is = |words: &[&str]| document.is_any(number, words);
    if is(&[
        "mr",
        "mr.",
        "sir",
        "lord",
        "herr",
        "monsieur",
        "king",
        "prince",
        "duke",
        "spokesman",
        "chairman",
        "congressman",
        "councilman",
        "actor",
        "fr",
        "fr.",
    ]) {
        Some(Gender::Male)
    } else if is(&[
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dame",
        "lady",
        "baroness",
        "frau",
        "madame",
        "queen",
        "princess",
        "duchess",
        "spokeswoman",
        "chairwoman",
        "congresswoman",
        "councilwoman",
        "actress",
    ]) {
        Some(Gender::Female)
    } else {
        None
    }
}

/// The names of a text that stand outside quotations, and who they are.
pub(super) struct Spoken<'s> {
    document: &'s Document<'s>,
    /// Span, person and what is known of the person, in text order.
    names: Vec<(ByteSpan, usize)>,
    genders: Vec<Option<Gender>>,
}

impl<'s> Spoken<'s> {
    pub(super) fn new(document: &'s Document<'s>, marks: &[Mark], people: &People) -> Spoken<'s> {
        let quotes: Vec<ByteSpan> =
            marks.iter().filter(|m| m.kind() == Kind::Quote).map(|m| m.span).collect();
        let quoted = |span: ByteSpan| {
            quotes
                .partition_point(|q| q.start <= span.start)
                .checked_sub(1)
                .is_some_and(|q| quotes[q].end >= span.end)
        };
        let mut genders = vec![None; people.cast.len()];
        let mut names = Vec::new();
        for (mark, person) in marks.iter().zip(&people.of_mark) {
            let Some(person) = *person else { continue };
            genders[person] = genders[person].or_else(|| address_gender(document, mark.span));
            if !quoted(mark.span) {
                names.push((mark.span, person));
            }
        }
        Spoken { document, names, genders }
    }

    /// Whom the pronoun at this place means.
    pub(super) fn meant_by(&self, pronoun: ByteSpan) -> Option<usize> {
        let word = self.document.slice(pronoun);
        let gender = match word.to_ascii_lowercase().as_str() {
            "he" => Some(Gender::Male),
            "she" => Some(Gender::Female),
            _ => None,
        };
        self.subject_before(pronoun.start, gender)
    }

    /// The last person spoken of before a byte: the first name of the nearest sentence with one.
    pub(super) fn subject_before(&self, byte: usize, gender: Option<Gender>) -> Option<usize> {
        let behind = self.names.partition_point(|(span, _)| span.start < byte);
        let suits = |person: usize| match (self.genders[person], gender) {
            (Some(known), Some(wanted)) => known == wanted,
            _ => true,
        };
        let mut number = behind;
        let floor = behind.saturating_sub(FURTHEST);
        while number > floor {
            let sentence = self.sentence(number - 1);
            let first = (floor..number)
                .rev()
                .take_while(|&n| self.sentence(n) == sentence)
                .last()
                .unwrap_or(number - 1);
            if let Some(subject) = (first..number).map(|n| self.names[n].1).find(|&p| suits(p)) {
                return Some(subject);
            }
            number = first;
        }
        None
    }

    fn sentence(&self, name: usize) -> usize {
        self.document.sentence_of(self.document.token_at(self.names[name].0.start))
    }
}
