//! What is a person once is a person everywhere: surnames and first names of people found in full
//! count wherever they stand alone, at the start of sentences and in headlines too.

use super::titles::addresses_everybody;
use super::{Class, Name, initials};
use crate::contract::Code;
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenSet};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub(super) fn propagate(document: &Document, found: &mut Vec<Name>) {
    drop_storms(document, found);
    let companies = companies(document);
    found.retain(|name| {
        let alone = name.class == Class::Person && name.tokens.len() == 1;
        !(alone && is_company(document, name.tokens.start, &companies))
    });
    let known = KnownNames::of(document, found);
    drop_doubtful(document, found, &known);
    known.extend_over_particles(document, found);
    let mut taken = TokenSet::none_of(document);
    for name in found.iter() {
        let place = name.class == Class::Place
            && name.confidence > 0.5
            && document.is_any(name.tokens.start.wrapping_sub(1), PLACE_PREPOSITIONS);
        let sure = name.confidence >= name.class.threshold();
        let whole = name.class == Class::Person
            || name.tokens.len() > 1 && !known.is_joined_surname(document, name);
        let stays = sure && whole || place;
        taken.set(name.tokens.clone(), stays);
    }
    let mut added: Vec<(Range<usize>, Code)> = Vec::new();
    let mut number = 0;
    while number < document.tokens.len() {
        let mention = if taken.has(number) || is_company(document, number, &companies) {
            None
        } else {
            let free = |n: usize| taken.lacks(n);
            let surname = |n: usize| known.is_surname(document, n);
            let initials = || initials::person(document, number, free, surname);
            known
                .mention(document, number, &taken)
                .map(|mention| (mention, PART))
                .or_else(|| initials().map(|mention| (mention, initials::BECAUSE)))
        };
        match mention {
            Some((tokens, because)) => {
                number = tokens.end;
                added.push((tokens, because));
            }
            None => number += 1,
        }
    }
    let mut replaced = TokenSet::none_of(document);
    for (mention, _) in &added {
        replaced.add(mention.clone());
    }
    found.retain(|name| !name.tokens.clone().any(|n| replaced.has(n)));
    found.extend(added.into_iter().map(|(tokens, because)| Name {
        tokens,
        class: Class::Person,
        confidence: 0.93,
        because,
        rule: None,
        listed: None,
    }));
}

/// Why a mention counts that [`KnownNames::mention`] adds.
const PART: Code = Code::PartOfAFullName;

/// A name less sure than this teaches nothing about the rest of the text.
const LEAST_TO_PROPAGATE: f32 = 0.6;

/// Only so many first names are looked through for short forms.
const MOST_FIRST_NAMES: usize = 40;

/// No surname has more particles before it: `de la Fuente`, `bin Abdul Al Saud`.
const MOST_PARTICLES: usize = 4;

/// After these a word that is both a place and somebody's surname is the place.
const PLACE_PREPOSITIONS: &[&str] = &["in", "at", "from", "to", "near", "of", "outside", "across"];

/// A guess ("two capitalised words on no other list") yields where the text says otherwise: the
/// same words stand elsewhere as an organization.
fn drop_doubtful(document: &Document, found: &mut Vec<Name>, known: &KnownNames) {
    let organizations: HashSet<u64> = found
        .iter()
        .filter(|n| n.class != Class::Person)
        .filter_map(|n| document.key(n.tokens.start))
        .collect();
    let speaks_alone = |n: usize| {
        document.key(n).and_then(|key| known.alone.get(&key)).is_some_and(|&times| times > 0)
    };
    found.retain(|name| {
        name.class != Class::Person
            || name.confidence > 0.6
            || speaks_alone(name.tokens.end - 1)
            || document.key(name.tokens.start).is_none_or(|key| !organizations.contains(&key))
    });
}

/// `Typhoon Yolanda`: that is the storm, and so are the other occurrences of the word, unless it is
/// in somebody's full name.
fn drop_storms(document: &Document, found: &mut Vec<Name>) {
    let word = |number: usize| document.key(number);
    let storms: HashSet<Option<u64>> =
        (0..document.tokens.len()).filter(|&n| is_storm(document, n)).map(word).collect();
    if storms.is_empty() {
        return;
    }
    let in_full: HashSet<Option<u64>> = found
        .iter()
        .filter(|name| name.class == Class::Person && name.tokens.len() > 1)
        .flat_map(|name| [word(name.tokens.start), word(name.tokens.end - 1)])
        .collect();
    found.retain(|name| {
        let first = name.tokens.start;
        let alone = name.class == Class::Person && name.tokens.len() == 1;
        let storm = storms.contains(&word(first)) && !in_full.contains(&word(first));
        !(alone && (storm || is_storm(document, first)))
    });
}

/// Where a text calls people `Mr` and `Ms`, a founder's surname without it is the company's:
/// `Marlowe Group`, `shares in Marlowe`. The hashes of such words.
fn companies(document: &Document) -> HashSet<u64> {
    const FORMS: [&str; 20] = [
        "group",
        "plc",
        "inc",
        "inc.",
        "ltd",
        "ltd.",
        "corp",
        "corp.",
        "co.",
        "ag",
        "se",
        "nv",
        "gmbh",
        "llc",
        "llp",
        "holdings",
        "industries",
        "motors",
        "shares",
        "shareholders",
    ];
    let courteous =
        (0..document.tokens.len()).filter(|&n| addresses_everybody(document, n)).nth(1).is_some();
    if !courteous {
        return HashSet::new();
    }
    (1..document.tokens.len())
        .filter(|&n| document.capital(n - 1) && document.is_any(n, &FORMS))
        .filter(|&n| document.gap(n) == Some(Gap::Space))
        .filter_map(|n| document.key(n - 1))
        .chain(
            (2..document.tokens.len())
                .filter(|&n| document.capital(n))
                .filter(|&n| document.is(n - 1, "in") && document.is(n - 2, "shares"))
                .filter_map(|n| document.key(n)),
        )
        .collect()
}

/// Whether the word is a company's name here: it stands without a title or first name.
fn is_company(document: &Document, number: usize, companies: &HashSet<u64>) -> bool {
    if document.key(number).is_none_or(|key| !companies.contains(&key)) {
        return false;
    }
    let before = number.wrapping_sub(1);
    let titled =
        [List::Honorifics, List::Ranks, List::Heads].iter().any(|&list| document.on(before, list))
            || document.capital(before) && document.on(before, List::FirstNames);
    !titled
}

/// Whether the word is a storm's name, by the word before.
fn is_storm(document: &Document, number: usize) -> bool {
    let before = number.wrapping_sub(1);
    document.capital(number)
        && document.is_any(before, &["storm", "hurricane", "typhoon", "cyclone"])
}

/// Parts of the full names of a text, by the hash of their folded letters.
struct KnownNames {
    /// Last word of a surname → how many particles before it belong to the surname.
    last: HashMap<u64, usize>,
    /// First names.
    first: HashSet<u64>,
    /// First names of more than four letters, folded, for their short forms.
    long_first: Vec<String>,
    /// How often a last word stands alone and speaks.
    alone: HashMap<u64, usize>,
}

impl KnownNames {
    fn of(document: &Document, found: &[Name]) -> KnownNames {
        let mut known = KnownNames {
            last: HashMap::new(),
            first: HashSet::new(),
            long_first: Vec::new(),
            alone: HashMap::new(),
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
                let word = document.word(name.tokens.start);
                if word.chars().count() > 2 && !word.contains('.') {
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

    /// `Von der Heide`, where `Heide` alone was found.
    fn extend_over_particles(&self, document: &Document, found: &mut [Name]) {
        let mut free_from = 0;
        for name in found.iter_mut() {
            if name.class == Class::Person
                && name.tokens.len() == 1
                && let Some(particles) = self.particles(document, name.tokens.start)
            {
                let start = with_particles(document, name.tokens.start, particles, |_| true);
                name.tokens.start = start.max(free_from);
            }
            free_from = name.tokens.end;
        }
    }

    /// Whether a name is the surname of somebody with its particles: `Von der Heide`.
    fn is_joined_surname(&self, document: &Document, name: &Name) -> bool {
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
            || LISTS.iter().any(|&list| document.on(number, list))
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
    fn is_surname(&self, document: &Document, number: usize) -> bool {
        self.particles(document, number).is_some()
    }

    /// How many particles belong to the surname that a word ends, if it ends one.
    fn particles(&self, document: &Document, number: usize) -> Option<usize> {
        self.last.get(&document.key(number)?).copied()
    }

    /// A mention by a part of a known name that begins at `number`.
    fn mention(
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
        let first = self.first.contains(&document.key(number)?)
            && !document.on(number, List::AmbiguousFirstNames);
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
        && (document.case(start - 1) != Some(Case::Lower) || number - start < particles)
    {
        start -= 1;
    }
    start
}

/// How many particles stand before the last word of a full name, its first word left out.
fn particles_before(document: &Document, first: usize, last: usize) -> usize {
    (first + 1..last).rev().take_while(|&n| document.on(n, List::Particles)).count()
}

/// The index of a name's surname: its last word but `Jr.` and the like.
fn surname_end(document: &Document, tokens: Range<usize>) -> Option<usize> {
    tokens.rev().find(|&n| document.capital(n) && !document.on(n, List::NameSuffixes))
}

#[cfg(test)]
mod tests {
    use super::super::rule::Rule;
    use super::*;
    use crate::text;

    fn name(tokens: Range<usize>, class: Class, confidence: f32) -> Name {
        Name { class, confidence, ..Name::by(Rule::KnownOrganization, tokens) }
    }

    /// Which tokens are people, how sure, once the names found are propagated over the text.
    fn people(text: &str, mut found: Vec<Name>) -> Vec<(Range<usize>, f32)> {
        propagate(&text::read(text), &mut found);
        found.sort_by_key(|name| name.tokens.start);
        let people = found.into_iter().filter(|name| name.class == Class::Person);
        people.map(|name| (name.tokens, name.confidence)).collect()
    }

    const TWICE: &str = "Ann Marsh left the hall. The clerk praised Marsh.";

    #[test]
    fn a_name_as_sure_as_0_6_is_found_elsewhere_by_its_surname() {
        let found = people(TWICE, vec![name(0..2, Class::Person, 0.6)]);
        assert_eq!(found, [(0..2, 0.6), (9..10, 0.93)]);
        let found = people(TWICE, vec![name(0..2, Class::Person, 0.59)]);
        assert_eq!(found, [(0..2, 0.59)]);
    }

    #[test]
    fn a_place_surer_than_0_5_stays_one_after_its_preposition() {
        let text = "Ann Marsh left the hall. They met in Marsh.";
        let of = |sure| {
            people(text, vec![name(0..2, Class::Person, 0.9), name(9..10, Class::Place, sure)])
        };
        assert_eq!(of(0.51), [(0..2, 0.9)]);
        assert_eq!(of(0.5), [(0..2, 0.9), (9..10, 0.93)]);
    }

    #[test]
    fn a_surname_alone_surer_than_0_9_is_found_elsewhere() {
        let text = "Marsh left the hall. The clerk praised Marsh.";
        let of = |sure| people(text, vec![name(0..1, Class::Person, sure)]);
        assert_eq!(of(0.91), [(0..1, 0.91), (8..9, 0.93)]);
        assert_eq!(of(0.9), [(0..1, 0.9)]);
    }

    #[test]
    fn the_short_forms_of_forty_first_names_are_found() {
        let is_found = |others: u8| {
            let first =
                |n: u8| format!("{}{}oboro", char::from(b'A' + n % 8), char::from(b'a' + n / 8));
            let mut text: String =
                (0..others).map(|n| format!("{} Lind left. ", first(n))).collect();
            text.push_str("Walter Stroud left. They praised Walt.");
            let sentences = usize::from(others) + 1;
            let named = |n: usize| name(4 * n..4 * n + 2, Class::Person, 0.9);
            let found = people(&text, (0..sentences).map(named).collect());
            found
                .last()
                .is_some_and(|(tokens, _)| *tokens == (4 * sentences + 2..4 * sentences + 3))
        };
        assert!(is_found(39));
        assert!(!is_found(40));
    }
}
