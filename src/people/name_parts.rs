//! A name taken apart: its words and its suffix, and what parts of names have in common.

use crate::contract::ByteSpan;
use crate::lexicon::{Folded, List, Values, WordGroup, values};
use crate::text::{Document, quotation};

/// A name taken apart; letters folded to lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameParts {
    /// Everything but particles' capitals, suffixes and nicknames: `["khalid", "bin", "hamad", …]`.
    pub(super) words: Vec<String>,
    /// `jr.`, `iii`.
    pub(super) suffix: Option<String>,
}

impl NameParts {
    pub(super) fn read(document: &Document, span: ByteSpan) -> NameParts {
        let mut parts = NameParts { words: Vec::new(), suffix: None };
        let mut quoted = false;
        let tokens = document.tokens_of(span);
        let peerage = tokens
            .clone()
            .skip(1)
            .find(|&n| document.on(n, List::GenitivePrepositions))
            .unwrap_or(tokens.end);
        for number in tokens.start..peerage {
            let word = document.word(number);
            if quotation::is_english(word) {
                quoted = !quoted;
            } else if document.on(number, List::NameSuffixes) && number > tokens.start {
                parts.suffix = Some(fold(word).trim_end_matches('.').to_owned());
            } else if !quoted && word != "," {
                parts.words.push(fold(word));
            }
        }
        parts
    }

    /// Two words or more that are not a surname with its particles.
    pub(super) fn is_full(&self) -> bool {
        self.words.len() > 1 && !self.is_joined_surname()
    }

    /// `Al Suwaidi`, `van der Meer`: all but the last word are particles.
    fn is_joined_surname(&self) -> bool {
        let particles = self.words.len().saturating_sub(1);
        particles > 0
            && self.words.iter().take(particles).all(|w| {
                let lists = Folded::word(w).lists();
                lists.has(List::Particles) && !lists.has(List::FirstNames)
            })
    }

    pub(super) fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    pub(super) fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// The words between the first and the last.
    pub(super) fn middle(&self) -> impl Iterator<Item = &String> {
        self.words.iter().skip(1).take(self.words.len().saturating_sub(2))
    }

    /// Whether `part` is the end of this name: `suwaidi`, `al suwaidi`.
    pub(super) fn ends_with(&self, part: &NameParts) -> bool {
        self.words.ends_with(&part.words)
    }

    /// Whether `part` is the beginning of this longer name: `etta mae`.
    pub(super) fn begins_with(&self, part: &NameParts) -> bool {
        self.words.len() > part.words.len() && self.words.starts_with(&part.words)
    }
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// The letter that stands for a given name: `r` of `r.`
pub(super) fn initial(word: &str) -> Option<char> {
    let mut letters = word.strip_suffix('.')?.chars().filter(|letter| *letter != '.');
    letters.next().filter(|_| letters.next().is_none())
}

static SHORT_FORMS: Values<WordGroup> = values!("short_forms");

/// The given name that a word is a form of.
pub(super) fn given_name(word: &str) -> Option<WordGroup> {
    SHORT_FORMS.get(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_and_a_stop_are_an_initial() {
        assert_eq!(initial("r."), Some('r'));
        assert_eq!(initial("é."), Some('é'));
        assert_eq!([initial("r"), initial("ray."), initial("j.r."), initial(".")], [None; 4]);
    }
}
