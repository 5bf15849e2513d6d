//! A name that stands in the text in two spellings: `Schroeder` and `Schroder`, `Sara Jones` and
//! `Sarah Jones`.
//!
//! Two names are one spelled twice if they differ in one letter, in two that changed places, or only
//! in what spelling is free in (accents, doubled letters, `ph` and `f`, `oe` and `ö`), and if something
//! besides the likeness ties them: the other names are the same, or a surname stands alone that
//! nobody in the text has. Not read: short names, which differ in one letter by chance; names that
//! only a final `s` tells apart (`Clinton`, `the Clintons`); the two genders of a name (`Marian`,
//! `Marion`); names in capitals, which go without accents.

use super::{Check, CheckInput, Draft, HashIndex};
use crate::contract::{Action, ByteSpan, Kind, Person, PersonId, Severity};
use crate::lexicon::{Folded, List, Lists, and_letter, key, one_letter};
use crate::mark::reason;
use crate::newsroom::Row;

pub(super) const CHECK: Check = Check {
    name: "spelled-two-ways",
    about: "a name in two spellings",
    severity: Severity::Warning,
    run,
};

/// Shorter names are one letter from too many others.
const SHORTEST: usize = 5;
/// So many of a person's forms are compared; a slip is one of few.
const MOST_ALIASES: usize = 40;
/// So many forms with one surname are compared; no more is a slip.
const MOST_FORMS: usize = 8;

/// A way in which somebody is named.
struct Spelling<'s> {
    person: PersonId,
    written: &'s str,
    /// Folded; see [`words`].
    words: Vec<String>,
}

impl Spelling<'_> {
    fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// The first of several words.
    fn given(&self) -> Option<&str> {
        self.words.first().filter(|_| self.words.len() > 1).map(String::as_str)
    }
}

/// The forms that end in one word.
type Surname<'s> = Vec<Spelling<'s>>;

/// The word that they end in.
fn last<'f>(forms: &'f [Spelling]) -> &'f str {
    forms.first().map_or("", Spelling::last)
}

fn run(input: &CheckInput) -> Vec<Draft> {
    let surnames = surnames(input);
    let mut drafts = Vec::new();
    let mut seen = HashIndex::default();
    for (index, surname) in surnames.iter().enumerate() {
        drafts.extend(spelled_twice(input, surname, surname));
        let others = alike(&mut seen, last(surname), index);
        for other in others.into_iter().filter_map(|other| surnames.get(other)) {
            if is_spelling(last(other), last(surname)) {
                drafts.extend(spelled_twice(input, other, surname));
            }
        }
    }
    drafts
}

/// All names by their last words, in the order of the people.
fn surnames<'s>(input: &'s CheckInput) -> Vec<Surname<'s>> {
    let mut surnames: Vec<Surname> = Vec::new();
    let mut indices = HashIndex::default();
    for person in &input.analysis.people {
        let mut add = |written: &'s str| {
            let form = Spelling { person: person.id, written, words: words(written) };
            // Capitals throughout are a headline's.
            if form.words.is_empty() || is_in_capitals(input, person, written) {
                return;
            }
            let hash = Folded::word(form.last()).bits();
            let index = *indices.entry(hash).or_insert(surnames.len());
            if index == surnames.len() {
                surnames.push(Vec::new());
            }
            if let Some(forms) = surnames.get_mut(index).filter(|f| f.len() < MOST_FORMS) {
                forms.push(form);
            }
        };
        add(&person.name);
        for alias in person.aliases.iter().take(MOST_ALIASES) {
            add(alias);
        }
    }
    surnames
}

/// Whether a form of a name is one of capitals wherever it stands.
fn is_in_capitals(input: &CheckInput, person: &Person, form: &str) -> bool {
    if !input.has_lines_in_capitals() {
        return !form.contains(char::is_lowercase);
    }
    let mut mentions =
        person.mentions.iter().map(|m| m.index()).filter(|&m| input.words(m) == form);
    !mentions.any(|mention| input.as_written(mention).contains(char::is_lowercase))
}

/// The words of a name, folded, without initials, suffixes, nicknames and the signs after them.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in name.split(' ') {
        if word.ends_with('.') || !word.starts_with(char::is_alphabetic) {
            continue;
        }
        let word = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if word.chars().count() > 1 && !lists(word).has(List::NameSuffixes) {
            words.push(word.to_lowercase().replace('’', "'"));
        }
    }
    words
}

fn lists(word: &str) -> Lists {
    Folded::word(word).lists()
}

/// The first pair of forms that are one name in two spellings.
fn spelled_twice(input: &CheckInput, ones: &[Spelling], others: &[Spelling]) -> Option<Draft> {
    let a_alone = ones.iter().all(|form| form.given().is_none());
    let b_alone = others.iter().all(|form| form.given().is_none());
    let same_surname = last(ones) == last(others);
    let has_word =
        |form: &Spelling, of: &Spelling| of.words.first().is_some_and(|w| form.words.contains(w));
    for one in ones {
        for other in others {
            // `Hetch` of Hetch Hetchy is no slip.
            let is_one_name = match (one.given(), other.given()) {
                (None, Some(_)) => a_alone && !has_word(other, one),
                (Some(_), None) => b_alone && !has_word(one, other),
                (Some(a), Some(b)) if same_surname => is_given_spelling(a, b),
                (Some(a), Some(b)) => a == b,
                (None, None) => false,
            };
            if is_one_name {
                return draft(input, one, other);
            }
        }
    }
    None
}

/// The words before this one that may be the same in another spelling: for each way to leave out a
/// letter, and for the skeleton, the last that shares it.
fn alike(seen: &mut HashIndex, word: &str, index: usize) -> Vec<usize> {
    let mut found = Vec::new();
    if !(SHORTEST..=one_letter::LONGEST).contains(&word.chars().count()) {
        return found;
    }
    let mut meet = |key: u64| {
        if let Some(other) = seen.insert(key, index)
            && other != index
            && !found.contains(&other)
        {
            found.push(other);
        }
    };
    meet(skeleton(word));
    one_letter::rests(word, &mut meet);
    found
}

fn is_spelling(one: &str, other: &str) -> bool {
    let plural = one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one);
    one != other
        && !plural
        && (one_letter::is_one_edit(one, other) || skeleton(one) == skeleton(other))
}

fn is_given_spelling(one: &str, other: &str) -> bool {
    let (a, b) = (lists(one), lists(other));
    let opposed = a.has(List::FemaleGivenNames) && b.has(List::MaleGivenNames)
        || a.has(List::MaleGivenNames) && b.has(List::FemaleGivenNames);
    one != other && !opposed && skeleton(one) == skeleton(other)
}

/// The hash of a word without what spelling is free in.
fn skeleton(word: &str) -> u64 {
    let letters: Vec<char> = word.chars().map(unaccented).collect();
    let (mut hash, mut last, mut number) = (key::EMPTY, SILENT, 0);
    while let Some(&letter) = letters.get(number) {
        let next = letters.get(number + 1).copied().unwrap_or(SILENT);
        let (sound, length) = sound(letter, next);
        if sound != SILENT && sound != last {
            hash = and_letter(hash, sound);
            last = sound;
        }
        number += length;
    }
    hash
}

const SILENT: char = '-';

/// What one letter, or two, may sound as, and how many it takes.
fn sound(letter: char, next: char) -> (char, usize) {
    match (letter, next) {
        ('o' | 'a' | 'u' | 'i', 'e') => (letter, 2),
        ('p', 'h') => ('f', 2),
        ('c', 'k') | ('k', 'h') => ('k', 2),
        ('o', 'u') => ('u', 2),
        ('c' | 'q', _) => ('k', 1),
        ('y' | 'j', _) => ('i', 1),
        ('z', _) => ('s', 1),
        ('w', _) => ('v', 1),
        ('h' | '\'', _) => (SILENT, 1),
        _ => (letter, 1),
    }
}

/// Letters, each with the accented ones that go without their accent elsewhere.
const ACCENTED: [&str; 15] = [
    "aàáâãäåāăą",
    "cçćč",
    "dďđ",
    "eèéêëēėęě",
    "gğ",
    "iìíîïīı",
    "lł",
    "nñńň",
    "oòóôõöøōő",
    "rř",
    "sśšşș",
    "tţťț",
    "uùúûüūůű",
    "yýÿ",
    "zźżž",
];

fn unaccented(letter: char) -> char {
    if ('\u{300}'..='\u{36f}').contains(&letter) {
        return SILENT;
    }
    let known = |row: &&&str| !letter.is_ascii() && row.chars().any(|c| c == letter);
    let row = ACCENTED.iter().find(known);
    row.and_then(|row| row.chars().next()).unwrap_or(letter)
}

/// The row of the newsroom's lists that has the name of a mark.
fn listed<'i>(input: &'i CheckInput, mark: usize) -> Option<&'i Row> {
    let span = input.mark(mark)?;
    input.listed.of_mark(Kind::Person, ByteSpan { start: span.start, end: span.end })
}

/// At the spelling that is rarer, or, if both are as frequent, comes later.
fn draft(input: &CheckInput, one: &Spelling, other: &Spelling) -> Option<Draft> {
    // A surname alone is compared with the surname, a full name with the full name.
    let single = one.given().is_none() || other.given().is_none();
    let [a, b] = [one, other].map(|form| {
        let shown = if single { form.written.rsplit(' ').next()? } else { form.written };
        let spelled = |&m: &usize| input.words(m).ends_with(shown);
        let mentions = &input.analysis.person(form.person)?.mentions;
        let mut spelled = mentions.iter().map(|m| m.index()).filter(spelled);
        let first = spelled.next()?;
        Some((shown, first, 1 + spelled.count()))
    });
    let (a, b) = (a?, b?);
    let (row_a, row_b) = (listed(input, a.1), listed(input, b.1));
    let is_rarer = (a.2, b.1) < (b.2, a.1);
    // Where a list of the newsroom has one of the two, that is the right one.
    let a_is_wrong = if row_a.is_some() == row_b.is_some() { is_rarer } else { row_b.is_some() };
    let (rare, usual) = if a_is_wrong { (a, b) } else { (b, a) };
    let right = row_a.xor(row_b);
    let message = match usual.2 {
        _ if right.is_some() => {
            let row = right?;
            reason::spelled_unlike_the_list(rare.0, usual.0, input.list_name(row), input.label(row))
        }
        1 => reason::spelled_once(rare.0, usual.0),
        2 => reason::spelled_twice(rare.0, usual.0),
        count => reason::spelled_often(rare.0, usual.0, count),
    };
    let end = input.mark(rare.1)?.end;
    let like_the_others =
        Action::Replace { start: end.checked_sub(rare.0.len())?, end, with: usual.0.to_owned() };
    Some(Draft::about(input, rare.1, &[usual.1], message).offering(like_the_others))
}
