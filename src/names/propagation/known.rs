//! The parts of the full names of a text.

use super::super::{Class, Name};
use super::firms::is_storm;
use crate::lexicon::{HashIndex, Hashes, List};
use crate::text::{Case, Document, Gap, TokenSet};
use std::ops::Range;

/// A name less sure than this teaches nothing about the rest of the text.
const LEAST_TO_PROPAGATE: f32 = 0.6;

/// Only so many first names are looked through for short forms.
const MOST_FIRST_NAMES: usize = 40;

/// No surname has more particles before it: `de la Fuente`, `bin Abdul Al Saud`.
const MOST_PARTICLES: usize = 4;

/// Parts of the full names of a text, by the hash of their folded letters.
pub(super) struct KnownNames {
    /// Last word of a surname → how many particles before it belong to the surname.
    last: HashIndex,
    /// First names.
    first: Hashes,
    /// First names and the surnames right after them, and particles and what follows them, in one.
    pairs: Hashes,
    /// First names of more than four letters, folded, for their short forms.
    long_first: Vec<String>,
    /// How often a last word stands alone and speaks.
    pub(super) alone: HashIndex,
}

impl KnownNames {
    pub(super) fn of(document: &Document, found: &[Name]) -> KnownNames {
        let mut known = KnownNames {
            last: HashIndex::default(),
            first: Hashes::default(),
            pairs: Hashes::default(),
            long_first: Vec::new(),
            alone: HashIndex::default(),
        };
        let people = found.iter().filter(|n| n.class == Class::Person);
        for name in people.filter(|n| n.confidence >= LEAST_TO_PROPAGATE) {
            let surname = surname_end(document, name.tokens.clone());
            let Some((last, hash)) = surname.and_then(|last| Some((last, document.key(last)?)))
            else {
                continue;
            };
            if name.tokens.len() > 1 && last > name.tokens.start {
                let particles = particles_before(document, name.tokens.start, last);
                known.last.entry(hash).or_insert(particles);
                let joined = (name.tokens.start + 1..=last).filter(|&n| {
                    n == name.tokens.start + 1 && n == last || document.on(n - 1, List::Particles)
                });
                known.pairs.extend(joined.filter_map(|n| pair(document, n)));
                let word = document.word(name.tokens.start);
                let article = document.on(name.tokens.start, List::SentenceOpeners)
                    && !document.on(name.tokens.start, List::FirstNames);
                if word.chars().count() > 2 && !word.contains('.') && !article {
                    let first = document.key(name.tokens.start);
                    let new = first.is_some_and(|first| known.first.insert(first));
                    if new && word.chars().count() > 4 && known.long_first.len() < MOST_FIRST_NAMES
                    {
                        known.long_first.push(word.to_lowercase());
                    }
                }
            } else {
                *known.alone.entry(hash).or_insert(0) += usize::from(name.confidence > 0.9);
                if name.confidence > 0.9 {
                    known.last.entry(hash).or_insert(0);
                }
            }
        }
        known
    }

    /// `Von der Heide`, where `Heide` alone was found, `dos Santos Lima`, where `Santos Lima` was, and `Summer
    /// Stephan`, where only the surname was, if the full name stands elsewhere.
    pub(super) fn extend(&self, document: &Document, found: &mut [Name]) {
        let mut free_from = 0;
        for name in found.iter_mut() {
            let end = name.tokens.end;
            if name.class != Class::Person {
                free_from = end;
                continue;
            }
            let start = name.tokens.start;
            let particles = self.particles(document, start).filter(|_| name.tokens.len() == 1);
            let known = pair(document, start).is_some_and(|pair| self.pairs.contains(&pair));
            let start = match particles {
                Some(particles @ 1..) => with_particles(document, start, particles, |_| true),
                _ if known => start - 1,
                Some(_) => with_particles(document, start, 0, |_| true),
                None => start,
            };
            name.tokens.start = start.max(free_from);
            free_from = end;
        }
    }

    /// Whether a name is the surname of somebody with its particles: `Von der Heide`.
    pub(super) fn is_joined_surname(&self, document: &Document, name: &Name) -> bool {
        let last = name.tokens.end - 1;
        self.is_surname(document, last)
            && (name.tokens.start..last).all(|n| document.on(n, List::Particles))
    }

    /// `Walt` for Walter, `Augie` for August: in a quotation's or sentence's flow a word on no list of
    /// common words that begins somebody's first name.
    fn is_short_form(&self, document: &Document, number: usize) -> bool {
        const LISTS: [List; 8] = [
            List::CommonWords,
            List::SentenceOpeners,
            List::Heads,
            List::OrganizationWords,
            List::PlaceWords,
            List::Cities,
            List::Countries,
            List::Months,
        ];
        if document.case(number) == Some(Case::Upper)
            || document.on_any(number, &LISTS)
            || document.capital(number + 1)
            || document.capital(number.wrapping_sub(1))
        {
            return false;
        }
        let word = document.word(number).to_lowercase();
        let stem = short_form_stem(&word);
        let begins = |name: &String| {
            name.starts_with(stem) && name.len() > word.len() || name.starts_with(&word)
        };
        stem.len() > 2 && self.long_first.iter().filter(|name| begins(name)).count() == 1
    }

    /// Whether a word is somebody's surname in this text.
    pub(super) fn is_surname(&self, document: &Document, number: usize) -> bool {
        self.particles(document, number).is_some()
    }

    /// How many particles belong to the surname that a word ends, if it ends one.
    fn particles(&self, document: &Document, number: usize) -> Option<usize> {
        self.last.get(&document.key(number)?).copied()
    }

    /// A mention by a part of a known name that begins at `number`.
    pub(super) fn mention(
        &self,
        document: &Document,
        number: usize,
        taken: &TokenSet,
    ) -> Option<Range<usize>> {
        let letters = document.word(number).chars().count();
        if !document.capital(number) || letters < 2 || is_storm(document, number) {
            return None;
        }
        let particles = self.particles(document, number);
        let last = particles.is_some();
        // `Paris plays a spy in Paris.`
        let acts = document.on(number + 1, List::PersonalVerbs)
            || document.on(number + 1, List::SpeechVerbs);
        let first = self.first.contains(&document.key(number)?)
            && (acts || !document.on(number, List::AmbiguousFirstNames));
        if !last && !first && !self.is_short_form(document, number) {
            return None;
        }
        let neighbour = |n: usize| {
            document.capital(n)
                && !document.joined(n)
                && taken.lacks(n)
                && !self.is_surname(document, n)
        };
        let end = number + 1;
        // `Ford Foundation`, `Lincoln Park`: the next capitalised word makes it something else.
        let organization_after = neighbour(end)
            && document.gap(end) == Some(Gap::Space)
            && !document.on(end, List::CommonWords)
            && !document.on(end, List::Heads);
        let sentence = document.sentence_at(number)?;
        if organization_after && !sentence.heading
            || document.on(end, List::PlaceWords) && !document.possessive(end)
        {
            return None;
        }
        // A word that is a common one at the start of a sentence is taken for the word.
        if sentence.tokens.start == number && document.on(number, List::SentenceOpeners) {
            return None;
        }
        if !last
            && document.on(number, List::Cities)
            && document.is_any(number.wrapping_sub(1), &["in", "at", "from", "to"])
        {
            return None;
        }
        let mut start = number;
        if let Some(particles) = particles {
            start = with_particles(document, number, particles, |n| taken.lacks(n));
        }
        let suffix = usize::from(document.on(end, List::NameSuffixes) && document.capital(end));
        Some(start..end + suffix)
    }
}

/// What a short form shares with its given name: `aug` of `augie`, `walt` of `walt`.
pub(crate) fn short_form_stem(word: &str) -> &str {
    word.strip_suffix("ie").or_else(|| word.strip_suffix('y')).unwrap_or(word)
}

/// `Al Suwaidi`, `Van der Meer`: the particles of a surname come along, those of the full name as
/// they stand, others only with a capital.
fn with_particles(
    document: &Document,
    number: usize,
    particles: usize,
    free: impl Fn(usize) -> bool,
) -> usize {
    let mut start = number;
    while start > number.saturating_sub(MOST_PARTICLES)
        && free(start - 1)
        && document.on(start - 1, List::Particles)
        && match document.case(start - 1) {
            Some(Case::Lower) => number - start < particles,
            // `DA Stephan` is the district attorney.
            Some(Case::Upper) => document.case(number) == Some(Case::Upper),
            _ => true,
        }
    {
        start -= 1;
    }
    start
}

/// A word and the one before it on the line, as one number.
fn pair(document: &Document, number: usize) -> Option<u64> {
    let before = number.checked_sub(1)?;
    let (first, last) = (document.key(before)?, document.key(number)?);
    (document.gap(number) == Some(Gap::Space)).then_some(first.rotate_left(1) ^ last)
}

/// How many particles stand before the last word of a full name, its first word left out.
fn particles_before(document: &Document, first: usize, last: usize) -> usize {
    (first + 1..last).rev().take_while(|&n| document.on(n, List::Particles)).count()
}

/// The index of a name's surname: its last word but `Jr.` and the like.
fn surname_end(document: &Document, tokens: Range<usize>) -> Option<usize> {
    tokens.rev().find(|&n| document.capital(n) && !document.on(n, List::NameSuffixes))
}
