//! A name taken apart: its words and its suffix, and what parts of names have in common.

use super::pronouns::Gender;
use crate::contract::ByteSpan;
use crate::lexicon::{Folded, List, Values, WordGroup, values};
use crate::text::{Document, quotation};

/// A name taken apart; letters folded to lower case.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct NameParts {
    /// Everything but particles' capitals, suffixes and nicknames: `["khalid", "bin", "hamad", …]`.
    pub(super) words: Vec<String>,
    /// `jr.`, `iii`; of kings and popes any number.
    pub(super) suffix: Option<String>,
    /// `mattie` of `Martha “Mattie” Greer` and `Martha (Mattie) Greer`.
    pub(super) nickname: Option<String>,
}

/// More names in the middle are not compared.
const MOST_MIDDLES: usize = 8;

impl NameParts {
    pub(super) fn read(document: &Document, span: ByteSpan) -> NameParts {
        let mut parts = NameParts::default();
        let mut quoted = false;
        let tokens = document.tokens_of(span);
        let peerage = tokens
            .clone()
            .skip(1)
            .find(|&n| document.on(n, List::GenitivePrepositions))
            .unwrap_or(tokens.end);
        for number in tokens.start..peerage {
            let word = document.word(number);
            let counts = document.on(number, List::NameSuffixes)
                || is_numeral(word) && number + 1 == tokens.end;
            if quotation::is_english(word) {
                quoted = !quoted;
            } else if matches!(word, "(" | ")") {
                quoted = word == "(";
            } else if quoted {
                parts.nickname.get_or_insert_with(|| fold(word));
            } else if counts && number > tokens.start {
                parts.suffix = Some(fold(word).trim_end_matches('.').to_owned());
            } else if word != "," {
                parts.words.push(fold(word));
            }
        }
        parts
    }

    /// Two words or more that are not a surname with its particles, or a name with a number.
    pub(super) fn is_full(&self) -> bool {
        match self.words.len() {
            0 => false,
            1 => self.suffix.as_deref().is_some_and(is_number),
            _ => !self.is_joined_surname(),
        }
    }

    /// `Al Suwaidi`, `van der Meer`: all but the last word are particles.
    fn is_joined_surname(&self) -> bool {
        let particles = self.words.len().saturating_sub(1);
        particles > 0 && self.words.iter().take(particles).all(|word| is_particle(word))
    }

    /// The last word, with the particles before it.
    pub(super) fn surname(&self) -> &[String] {
        let others = self.words.len().saturating_sub(1);
        let given = self.words.iter().take(others);
        let joins = |word: &&String| Folded::word(word).lists().has(List::Particles);
        let particles = given.skip(1).rev().take_while(joins).count();
        self.words.get(others - particles..).unwrap_or_default()
    }

    /// `Kim Jong Un`, `Kim Jong-un`: a surname and then two syllables that are neither
    /// surnames nor given names of the west.
    pub(super) fn begins_with_surname(&self) -> bool {
        let is_known = |word: &str| {
            let lists = Folded::word(word).lists();
            let known = [List::Surnames, List::FemaleGivenNames, List::MaleGivenNames];
            known.iter().any(|&list| lists.has(list))
        };
        let [surname, given @ ..] = self.words.as_slice() else { return false };
        let mut syllables = given.iter().flat_map(|word| word.split('-'));
        Folded::word(surname).lists().has(List::Surnames)
            && syllables.clone().count() == 2
            && !syllables.any(is_known)
    }

    /// What the given name says of who bears it.
    pub(super) fn gender(&self) -> Option<Gender> {
        let lists = Folded::word(self.first()).lists();
        if lists.has(List::FemaleGivenNames) {
            Some(Gender::Female)
        } else if lists.has(List::MaleGivenNames) {
            Some(Gender::Male)
        } else {
            None
        }
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

    /// Whether one person can have both names in the middle: `John Fitzgerald`, `John F.`, `John`.
    pub(super) fn middles_agree(&self, other: &NameParts) -> bool {
        // A form of the given name is a nickname: `Edith Edie Windsor`.
        let is_own = |of: &NameParts, word: &str| {
            !is_particle(word) && given_name(word).is_none_or(|n| given_name(of.first()) != Some(n))
        };
        let middle = |of: &NameParts| -> Vec<String> {
            of.middle().filter(|word| is_own(of, word)).take(MOST_MIDDLES).cloned().collect()
        };
        let (mut few, mut many) = (middle(self), middle(other));
        if few.len() > many.len() {
            std::mem::swap(&mut few, &mut many);
        }
        few.iter().all(|word| many.iter().any(|other| is_short_for(word, other)))
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

/// `van`, `bin`, `al`, if that is no given name.
fn is_particle(word: &str) -> bool {
    let lists = Folded::word(word).lists();
    lists.has(List::Particles) && !lists.has(List::FirstNames)
}

/// `V`: a number that [`List::NameSuffixes`] leaves out, since it is a letter too.
fn is_numeral(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|letter| matches!(letter, 'I' | 'V' | 'X'))
        && letters.next().is_none()
}

/// Whether a suffix is a number: `ii`, `xvi`.
fn is_number(suffix: &str) -> bool {
    suffix.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x'))
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// The letter that stands for a given name: `r` of `r.`
pub(super) fn initial(word: &str) -> Option<char> {
    let mut letters = word.strip_suffix('.')?.chars().filter(|letter| *letter != '.');
    letters.next().filter(|_| letters.next().is_none())
}

/// Whether the words are one given name, or one the first letter of the other.
fn is_short_for(word: &str, other: &str) -> bool {
    let begins = |letter: &str, word: &str| initial(letter).is_some_and(|l| word.starts_with(l));
    word == other
        || begins(word, other)
        || begins(other, word)
        || given_name(word).is_some() && given_name(word) == given_name(other)
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

    fn parts(name: &str) -> NameParts {
        let document = crate::text::read(name);
        NameParts::read(&document, ByteSpan { start: 0, end: name.len() })
    }

    #[test]
    fn a_number_makes_one_word_a_full_name() {
        for name in ["Oskar II", "Oskar I", "Clement XIV"] {
            assert!(parts(name).is_full(), "{name}");
        }
        for name in ["Oskar", "Griffey Jr.", "Von Suwaidi"] {
            assert!(!parts(name).is_full(), "{name}");
        }
        assert_eq!(parts("Malcolm X. Little").suffix, None);
    }

    #[test]
    fn a_nickname_stands_in_quotation_marks_or_brackets() {
        for name in ["Martha “Mattie” Greer", "Martha (Mattie) Greer"] {
            assert_eq!(parts(name).words, ["martha", "greer"], "{name}");
            assert_eq!(parts(name).nickname.as_deref(), Some("mattie"), "{name}");
        }
    }

    #[test]
    fn middles_agree_if_one_has_no_more_than_the_other() {
        let agree = |one, other| parts(one).middles_agree(&parts(other));
        assert!(agree("John Fitzgerald Mann", "John F. Mann"));
        assert!(agree("John Fitzgerald Karl Mann", "John Karl Mann"));
        assert!(agree("Marina Tavares da Costa", "Marina da Costa"));
        assert!(!agree("John F. Mann", "John K. Mann"));
        assert!(!agree("Mary Ann Mann", "Mary Jo Mann"));
    }

    #[test]
    fn a_surname_takes_its_particles_along_and_no_given_name() {
        assert_eq!(parts("Jan van der Meer").surname(), ["van", "der", "meer"]);
        assert_eq!(parts("Sally Ash").surname(), ["ash"]);
        assert_eq!(parts("Ash").surname(), ["ash"]);
    }

    #[test]
    fn a_surname_comes_first_before_two_syllables_that_are_no_names_of_the_west() {
        for name in ["Kim Jong Un", "Kim Jong-un"] {
            assert!(parts(name).begins_with_surname(), "{name}");
        }
        for name in ["Kim Jong", "Kim Mary Un", "Kim Un Mary", "Kim Jong Un Sol", "Zorin Jong Un"] {
            assert!(!parts(name).begins_with_surname(), "{name}");
        }
    }
}
