//! A name that stands in the text in two spellings: `Schroeder` and `Schroder`, `Sara Jones` and
//! `Sarah Jones`.
//!
//! Two names are one spelled twice if they differ in one letter, in two that changed places, or only
//! in what spelling is free in (accents, doubled letters, `ph` and `f`, `oe` and `ö`), and if something
//! besides the likeness ties them: the other names are the same, or a surname stands alone that
//! nobody in the text has. Not read: short names, which differ in one letter by chance; names that
//! only one ending tells apart (`Clinton`, `the Clintons`); the two genders of a name (`Paul`,
//! `Paula`).

use super::{Check, Remark, Story};
use crate::lexicon::{Folded, List};
use std::collections::HashMap;

pub(super) const CHECK: Check = Check {
    name: "spelled-two-ways",
    about: "a name in two spellings",
    run,
};

/// Shorter names are one letter from too many others.
const SHORTEST: usize = 5;
/// Names that so many others resemble are not compared; no text has more spellings of one.
const MOST_ALIKE: usize = 8;

/// One way in which a person is named.
struct Form {
    words: Vec<String>,
    written: String,
    /// Places of the mentions in this form.
    mentions: Vec<usize>,
}

fn run(story: &Story) -> Vec<Remark> {
    let forms = forms(story);
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    let mut remarks = Vec::new();
    let surnames: HashMap<&str, usize> =
        forms.iter().filter(|f| f.words.len() > 1).fold(HashMap::new(), |mut known, form| {
            *known.entry(last(&form.words)).or_default() += 1;
            known
        });
    for (place, form) in forms.iter().enumerate() {
        if form.words.is_empty() {
            continue;
        }
        let mut keys = keys(last(&form.words));
        if form.words.len() > 1 {
            keys.extend(keys_of_given(&form.words));
        }
        let mut near: Vec<usize> = Vec::new();
        for key in keys {
            let others = alike.entry(key).or_default();
            near.extend(others.iter().copied());
            if others.len() < MOST_ALIKE {
                others.push(place);
            }
        }
        near.sort_unstable();
        near.dedup();
        for other in near {
            if is_one_name(&forms[other], form, &surnames) {
                remarks.push(remark(story, &forms[other], form));
            }
        }
    }
    remarks
}

/// The forms of everyone's name, in the order of the people and of their mentions.
fn forms(story: &Story) -> Vec<Form> {
    let spans = &story.analysis.spans;
    let mut forms: Vec<Form> = Vec::new();
    for person in &story.analysis.people {
        let mut known: HashMap<&str, usize> = HashMap::new();
        for &mention in &person.mentions {
            let place = *known.entry(&spans[mention].text).or_insert_with(|| {
                let written = spans[mention].text.split_whitespace().collect::<Vec<_>>().join(" ");
                forms.push(Form { words: words(&written), written, mentions: Vec::new() });
                forms.len() - 1
            });
            forms[place].mentions.push(mention);
        }
    }
    forms
}

/// The words of a name, folded: without initials, suffixes, nicknames and signs.
fn words(name: &str) -> Vec<String> {
    name.split_whitespace()
        .filter(|word| word.starts_with(char::is_alphabetic) && !word.ends_with('.'))
        .map(|word| {
            word.trim_end_matches(|c: char| !c.is_alphabetic()).to_lowercase().replace('’', "'")
        })
        .filter(|word| word.chars().count() > 1)
        .filter(|word| !Folded::word(word).lists().has(List::NameSuffixes))
        .collect()
}

fn last(words: &[String]) -> &str {
    words.last().map_or("", String::as_str)
}

/// What a word shares with every word that is nearly the same: the word with one letter left out,
/// and its skeleton.
fn keys(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST {
        return Vec::new();
    }
    let mut keys: Vec<String> = (0..letters.len())
        .map(|gone| letters.iter().enumerate().filter(|(n, _)| *n != gone).map(|(_, c)| c).collect())
        .collect();
    keys.push(word.to_owned());
    keys.push(skeleton(word));
    keys.sort();
    keys.dedup();
    keys
}

/// The surname, and the skeleton of the given name.
fn keys_of_given(words: &[String]) -> Vec<String> {
    let given = words.first().map_or("", String::as_str);
    vec![format!("{} {}", skeleton(given), last(words))]
}

/// A word without what spelling is free in.
fn skeleton(word: &str) -> String {
    let plain: String = word.chars().filter_map(unaccented).collect();
    let mut skeleton = String::new();
    let mut rest = plain.as_str();
    while let Some(letter) = rest.chars().next() {
        let (sound, length) = ["oe", "ae", "ue", "ph", "ck", "ie", "ou", "kh"]
            .iter()
            .zip(["o", "a", "u", "f", "k", "i", "u", "k"])
            .find(|(pair, _)| rest.starts_with(**pair))
            .map_or((single(letter), letter.len_utf8()), |(pair, sound)| {
                (sound.chars().next(), pair.len())
            });
        if let Some(sound) = sound.filter(|sound| !skeleton.ends_with(*sound)) {
            skeleton.push(sound);
        }
        rest = &rest[length..];
    }
    skeleton
}

/// `c` sounds as `k`, `y` as `i`; `h` is often silent.
fn single(letter: char) -> Option<char> {
    match letter {
        'h' | '\'' | '-' => None,
        'c' | 'q' => Some('k'),
        'y' | 'j' => Some('i'),
        'z' => Some('s'),
        'w' => Some('v'),
        other => Some(other),
    }
}

fn unaccented(letter: char) -> Option<char> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ź' | 'ż' | 'ž' => 'z',
        'ğ' => 'g',
        'ł' => 'l',
        'ř' => 'r',
        'ţ' | 'ț' => 't',
        '\u{300}'..='\u{36f}' => return None,
        other => other,
    })
}

fn is_one_name(one: &Form, other: &Form, surnames: &HashMap<&str, usize>) -> bool {
    let (a, b) = (last(&one.words), last(&other.words));
    match (one.words.len(), other.words.len()) {
        (0 | 1, 0 | 1) => false,
        _ if is_shouted(&one.written) || is_shouted(&other.written) => false,
        (1, _) => stands_alone(one, other, surnames) && is_spelling(a, b),
        (_, 1) => stands_alone(other, one, surnames) && is_spelling(a, b),
        _ => {
            let (given, given_too) = (&one.words[0], &other.words[0]);
            a != b && given == given_too && is_spelling(a, b)
                || a == b && given != given_too && is_given_spelling(given, given_too)
        }
    }
}

/// A single name that is nobody's surname in the text, and no other part of the name it resembles.
fn stands_alone(single: &Form, full: &Form, surnames: &HashMap<&str, usize>) -> bool {
    !surnames.contains_key(last(&single.words)) && !full.words.contains(&single.words[0])
}

/// Capitals throughout go without accents, and a headline is no place for a name to be corrected.
fn is_shouted(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

fn is_spelling(one: &str, other: &str) -> bool {
    let long = |word: &str| word.chars().count() >= SHORTEST;
    let ending = one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one);
    one != other
        && long(one)
        && long(other)
        && !ending
        && (skeleton(one) == skeleton(other) || is_one_edit(one, other))
}

fn is_given_spelling(one: &str, other: &str) -> bool {
    let gender = |word: &str| {
        let lists = Folded::word(word).lists();
        (lists.has(List::FemaleGivenNames), lists.has(List::MaleGivenNames))
    };
    let opposed = matches!(
        (gender(one), gender(other)),
        ((true, false), (false, true)) | ((false, true), (true, false))
    );
    !opposed && skeleton(one) == skeleton(other)
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

/// At the spelling that is rarer, or, if both are as frequent, comes later.
fn remark(story: &Story, one: &Form, other: &Form) -> Remark {
    let (rare, usual) =
        if one.mentions.len() < other.mentions.len() { (one, other) } else { (other, one) };
    let times = match usual.mentions.len() {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    };
    let message =
        format!("“{}” here, “{}” {times} in the text: one person?", rare.written, usual.written);
    Remark::about(story, rare.mentions[0], &[usual.mentions[0]], message)
}
