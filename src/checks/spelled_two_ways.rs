//! A name that stands in the text in two spellings: `Schroeder` and `Schroder`, `Sara Jones` and
//! `Sarah Jones`.
//!
//! Two names are one spelled twice if they differ in one letter, in two that changed places, or only
//! in what spelling is free in (accents, doubled letters, `ph` and `f`, `oe` and `ö`), and if something
//! besides the likeness ties them: the other names are the same, or a surname stands alone that
//! nobody in the text has. Not read: short names, which differ in one letter by chance; names that
//! only a final `s` tells apart (`Clinton`, `the Clintons`); the two genders of a name (`Marian`,
//! `Marion`); names in capitals, which go without accents.

use super::{Check, Remark, Story};
use crate::lexicon::{Folded, List};
use std::collections::HashMap;

pub(super) const CHECK: Check =
    Check { name: "spelled-two-ways", about: "a name in two spellings", run };

/// Shorter names are one letter from too many others.
const SHORTEST: usize = 5;
/// Of the forms and the words that resemble each other so many are compared; no more is a slip.
const MOST_ALIKE: usize = 8;

/// A way in which somebody is named.
struct Form<'s> {
    /// Place in `Analysis::people`.
    person: usize,
    written: &'s str,
    /// The first word, folded, if there are several.
    given: Option<String>,
}

/// A last word of names, folded, with the forms that end in it.
struct Surname<'s> {
    word: String,
    forms: Vec<Form<'s>>,
}

fn run(story: &Story) -> Vec<Remark> {
    let surnames = surnames(story);
    let mut remarks = Vec::new();
    for surname in &surnames {
        if let Some((one, other)) = given_spelled_twice(surname) {
            remarks.extend(remark(story, (one, &surname.word), (other, &surname.word)));
        }
    }
    for (a, b) in alike(&surnames) {
        let (a, b) = (&surnames[a], &surnames[b]);
        if let Some((one, other)) = surname_spelled_twice(a, b) {
            remarks.extend(remark(story, (one, &a.word), (other, &b.word)));
        }
    }
    remarks
}

/// The last words of all names, in the order of the people.
fn surnames<'s>(story: &'s Story) -> Vec<Surname<'s>> {
    let mut surnames: Vec<Surname> = Vec::new();
    let mut place_of: HashMap<String, usize> = HashMap::new();
    for person in &story.analysis.people {
        for written in std::iter::once(&person.name).chain(&person.aliases) {
            let mut words = words(written);
            let Some(last) = words.next_back() else { continue };
            if is_shouted(written) {
                continue;
            }
            let word = folded(last);
            let place = *place_of.entry(word.clone()).or_insert(surnames.len());
            if place == surnames.len() {
                surnames.push(Surname { word, forms: Vec::new() });
            }
            let given = words.next().map(folded);
            surnames[place].forms.push(Form { person: person.id, written, given });
        }
    }
    surnames
}

/// The words of a name, without initials, suffixes, nicknames and the signs behind them.
fn words(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split_whitespace()
        .filter(|word| word.starts_with(char::is_alphabetic) && !word.ends_with('.'))
        .map(|word| word.trim_end_matches(|c: char| !c.is_alphabetic()))
        .filter(|word| word.chars().nth(1).is_some())
        .filter(|word| !Folded::word(word).lists().has(List::NameSuffixes))
}

fn folded(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// Capitals throughout are a headline's.
fn is_shouted(name: &str) -> bool {
    !name.contains(char::is_lowercase)
}

/// `Sara Jones`, `Sarah Jones`
fn given_spelled_twice<'f>(surname: &'f Surname) -> Option<(&'f Form<'f>, &'f Form<'f>)> {
    let forms = &surname.forms[..surname.forms.len().min(MOST_ALIKE)];
    forms.iter().enumerate().find_map(|(place, other)| {
        let is_same = |one: &&Form| match (&one.given, &other.given) {
            (Some(one), Some(other)) => is_given_spelling(one, other),
            _ => false,
        };
        forms[..place].iter().find(is_same).map(|one| (one, other))
    })
}

/// `Gerhard Schroeder`, `Gerhard Schroder`; or the surname alone, of nobody else.
fn surname_spelled_twice<'f>(
    a: &'f Surname,
    b: &'f Surname,
) -> Option<(&'f Form<'f>, &'f Form<'f>)> {
    let (forms, others) =
        (&a.forms[..a.forms.len().min(MOST_ALIKE)], &b.forms[..b.forms.len().min(MOST_ALIKE)]);
    let nobodys = |surname: &Surname| surname.forms.iter().all(|form| form.given.is_none());
    let (a_alone, b_alone) = (nobodys(a), nobodys(b));
    // `Hetch` of Hetch Hetchy is no slip.
    let other_part = |single: &str, full: &Form| words(full.written).any(|w| folded(w) == single);
    forms.iter().find_map(|one| {
        let is_same = |other: &&Form| match (&one.given, &other.given) {
            (None, Some(_)) => a_alone && !other_part(&a.word, other),
            (Some(_), None) => b_alone && !other_part(&b.word, one),
            (Some(given), Some(same)) => given == same,
            (None, None) => false,
        };
        others.iter().find(is_same).map(|other| (one, other))
    })
}

/// The pairs of surnames that may be spellings of one, the earlier first.
fn alike(surnames: &[Surname]) -> Vec<(usize, usize)> {
    let mut keys: Vec<(u64, usize)> = Vec::new();
    for (place, surname) in surnames.iter().enumerate() {
        keys.extend(self::keys(&surname.word).into_iter().map(|key| (key, place)));
    }
    keys.sort_unstable();
    keys.dedup();
    let mut pairs = Vec::new();
    for same in keys.chunk_by(|(one, _), (other, _)| one == other) {
        for (number, &(_, b)) in same.iter().enumerate().take(MOST_ALIKE) {
            pairs.extend(same[..number].iter().map(|&(_, a)| (a, b)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|&(a, b)| is_spelling(&surnames[a].word, &surnames[b].word));
    pairs
}

/// What a word shares with every word that is nearly the same, hashed: the word, the word with one
/// letter left out, and its skeleton.
fn keys(word: &str) -> Vec<u64> {
    if word.chars().nth(SHORTEST - 1).is_none() {
        return Vec::new();
    }
    let hash = |letters: &mut dyn Iterator<Item = char>| {
        letters.fold(0xcbf2_9ce4_8422_2325, |hash: u64, letter| {
            (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    let mut keys = vec![hash(&mut word.chars()), hash(&mut skeleton(word).chars())];
    for (gone, letter) in word.char_indices() {
        let behind = &word[gone + letter.len_utf8()..];
        keys.push(hash(&mut word[..gone].chars().chain(behind.chars())));
    }
    keys
}

fn is_spelling(one: &str, other: &str) -> bool {
    let plural = one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one);
    one != other && !plural && (is_one_edit(one, other) || skeleton(one) == skeleton(other))
}

fn is_given_spelling(one: &str, other: &str) -> bool {
    let gender = |word: &str| {
        let lists = Folded::word(word).lists();
        (lists.has(List::FemaleGivenNames), lists.has(List::MaleGivenNames))
    };
    let (female, male) = gender(one);
    let (female_too, male_too) = gender(other);
    let opposed = female && male_too || male && female_too;
    one != other && !opposed && skeleton(one) == skeleton(other)
}

/// One letter more, less or other, or two that changed places.
fn is_one_edit(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    match (&a[..a.len() - back], &b[..b.len() - back]) {
        ([], [_]) | ([_], []) | ([_], [_]) => true,
        ([w, x], [y, z]) => w == z && x == y,
        _ => false,
    }
}

/// Two letters for one sound.
const PAIRS: [(&str, char); 8] = [
    ("oe", 'o'),
    ("ae", 'a'),
    ("ue", 'u'),
    ("ph", 'f'),
    ("ck", 'k'),
    ("ie", 'i'),
    ("ou", 'u'),
    ("kh", 'k'),
];

/// A word without what spelling is free in.
fn skeleton(word: &str) -> String {
    let plain: String = word.chars().filter_map(unaccented).collect();
    let mut skeleton = String::new();
    let mut rest = plain.as_str();
    while let Some(letter) = rest.chars().next() {
        let pair = PAIRS.iter().find(|(pair, _)| rest.starts_with(pair));
        let (sound, length) = match pair {
            Some((pair, sound)) => (Some(*sound), pair.len()),
            None => (sound(letter), letter.len_utf8()),
        };
        skeleton.extend(sound.filter(|&sound| !skeleton.ends_with(sound)));
        rest = &rest[length..];
    }
    skeleton
}

/// `c` sounds as `k`, `y` as `i`; `h` is often silent.
fn sound(letter: char) -> Option<char> {
    match letter {
        'h' | '\'' | '-' => None,
        'c' | 'q' => Some('k'),
        'y' | 'j' => Some('i'),
        'z' => Some('s'),
        'w' => Some('v'),
        other => Some(other),
    }
}

/// Letters and the accented ones that go without their accent elsewhere.
const ACCENTED: [(char, &str); 15] = [
    ('a', "àáâãäåāăą"),
    ('c', "çćč"),
    ('d', "ďđ"),
    ('e', "èéêëēėęě"),
    ('g', "ğ"),
    ('i', "ìíîïīı"),
    ('l', "ł"),
    ('n', "ñńň"),
    ('o', "òóôõöøōő"),
    ('r', "ř"),
    ('s', "śšşș"),
    ('t', "ţțť"),
    ('u', "ùúûüūůű"),
    ('y', "ýÿ"),
    ('z', "źżž"),
];

fn unaccented(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return Some(letter);
    }
    let combining = ('\u{300}'..='\u{36f}').contains(&letter);
    let base = ACCENTED.iter().find(|(_, accented)| accented.contains(letter));
    (!combining).then_some(base.map_or(letter, |(base, _)| *base))
}

/// At the spelling that is rarer, or, if both are as frequent, comes later.
fn remark(
    story: &Story,
    (one, one_word): (&Form, &str),
    (other, other_word): (&Form, &str),
) -> Option<Remark> {
    // A surname alone is compared with the surname, a full name with the full name.
    let single = one.given.is_none() || other.given.is_none();
    let mentions = |form: &Form, word: &str| -> Vec<usize> {
        let spelled = |name: &str| {
            if single {
                words(name).next_back().is_some_and(|last| folded(last) == word)
            } else {
                name == form.written
            }
        };
        let mentions = story.analysis.people[form.person].mentions.iter();
        mentions.copied().filter(|&m| spelled(&tidy(&story.analysis.spans[m].text))).collect()
    };
    let shown = |form: &Form| {
        let surname = words(form.written).next_back().filter(|_| single);
        surname.unwrap_or(form.written).to_owned()
    };
    let (a, b) = (mentions(one, one_word), mentions(other, other_word));
    let one_is_rare = (a.len(), b.first()) < (b.len(), a.first());
    let (rare, form, usual, usual_form) =
        if one_is_rare { (a, one, b, other) } else { (b, other, a, one) };
    let often = match usual.len() {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    };
    let message =
        format!("“{}” here, “{}” {often} in the text: one person?", shown(form), shown(usual_form));
    Some(Remark::about(story, *rare.first()?, &[*usual.first()?], message))
}

/// A name on one line.
fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
