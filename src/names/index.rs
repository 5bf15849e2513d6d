//! Names by token, for the stages that read what stands around them.

use crate::contract::{ByteSpan, Kind};
use crate::mark::Mark;
use crate::text::Document;
use std::ops::Range;

/// Which name stands on which token.
pub(crate) struct NamesAt {
    /// For each token: 0 for none, else one more than the index in `names`.
    at: Vec<u32>,
    names: Vec<NameTokens>,
}

/// One name in token numbers and bytes.
pub(crate) struct NameTokens {
    /// Token numbers.
    pub(crate) tokens: Range<usize>,
    /// Its mark's span.
    pub(crate) span: ByteSpan,
    /// Whether it names a person.
    pub(crate) person: bool,
}

impl NamesAt {
    /// Reads the name marks among `marks`.
    pub(crate) fn new(document: &Document, marks: &[Mark]) -> NamesAt {
        let mut names = NamesAt { at: vec![0; document.tokens.len()], names: Vec::new() };
        for mark in marks {
            if !matches!(mark.kind(), Kind::Person | Kind::Organization | Kind::Place) {
                continue;
            }
            let tokens = document.tokens_of(mark.span);
            let person = mark.kind() == Kind::Person;
            names.names.push(NameTokens { tokens: tokens.clone(), span: mark.span, person });
            if let Some(slots) = names.at.get_mut(tokens) {
                slots.fill(names.names.len() as u32);
            }
        }
        names
    }

    /// The name on this token.
    pub(crate) fn get(&self, number: usize) -> Option<&NameTokens> {
        let index = *self.at.get(number)? as usize;
        self.names.get(index.checked_sub(1)?)
    }

    /// The person whose name stands on this token.
    pub(crate) fn person(&self, number: usize) -> Option<&NameTokens> {
        self.get(number).filter(|name| name.person)
    }

    /// The person whose name begins at this token.
    pub(crate) fn person_from(&self, number: usize) -> Option<&NameTokens> {
        self.person(number).filter(|name| name.tokens.start == number)
    }

    /// The person whose name ends just before this token.
    pub(crate) fn person_until(&self, number: usize) -> Option<&NameTokens> {
        self.person(number.checked_sub(1)?).filter(|name| name.tokens.end == number)
    }

    /// The organization or place on this token.
    pub(crate) fn organization(&self, number: usize) -> Option<&NameTokens> {
        self.get(number).filter(|name| !name.person)
    }
}
