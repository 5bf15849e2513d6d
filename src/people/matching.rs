//! Which mentions name the same person.
//!
//! Full names are joined first, throughout the text; then every part of a name goes to the full
//! name that has it: a surname to the one it has meant before, else to the last one spoken of with
//! that surname, a first name only if one person has it. What fits nobody is a person of its own. Two people of one full name cannot
//! be told apart by words alone and are joined unless a correction says otherwise.

use super::pronouns::Gender;
use super::{Mention, tidy};
use crate::corrections::Decisions;
use crate::lexicon::{self, Folded, List, seen};
use crate::mark::Mark;
use crate::names::short_form_stem;
use crate::text::{ByteSpan, Document};
use std::collections::{HashMap, HashSet};

/// A name taken apart; letters folded to lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameParts {
    /// Everything but joints' capitals, suffixes and nicknames: `["khalid", "bin", "hamad", …]`.
    words: Vec<String>,
    /// `jr.`, `iii`.
    suffix: Option<String>,
}

impl NameParts {
    pub(super) fn read(document: &Document, span: ByteSpan) -> NameParts {
        let mut parts = NameParts { words: Vec::new(), suffix: None };
        let mut quoted = false;
        let tokens = document.tokens_of(span);
        let peerage = tokens.clone().skip(1).find(|&n| document.is(n, "of")).unwrap_or(tokens.end);
        for number in tokens.start..peerage {
            let word = document.word(number);
            if matches!(word, "\"" | "“" | "”" | "‘" | "’" | "'") {
                quoted = !quoted;
            } else if document.on(number, List::NameSuffixes) && number > tokens.start {
                parts.suffix = Some(fold(word).trim_end_matches('.').to_owned());
            } else if !quoted && word != "," {
                parts.words.push(fold(word));
            }
        }
        parts
    }

    fn is_full(&self) -> bool {
        self.words.len() > 1 && !self.is_joined_surname()
    }

    /// `Al Suwaidi`, `van der Meer`: all but the last word are joints.
    fn is_joined_surname(&self) -> bool {
        let joints = self.words.len().saturating_sub(1);
        joints > 0
            && self.words.iter().take(joints).all(|w| {
                let lists = Folded::word(w).lists();
                lists.has(List::Particles) && !lists.has(List::FirstNames)
            })
    }

    fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// Whether `part` is the end of this name: `suwaidi`, `al suwaidi`.
    fn ends_with(&self, part: &NameParts) -> bool {
        self.words.ends_with(&part.words)
    }

    /// Whether `part` is the beginning of this longer name: `etta mae`.
    fn begins_with(&self, part: &NameParts) -> bool {
        self.words.len() > part.words.len() && self.words.starts_with(&part.words)
    }

    /// Whether two full names can be one person's: same surname, and first names that are equal,
    /// abbreviate each other or are forms of one name; or the same words with the surname at the
    /// other end (`Szabó Gergely`, `Gergely Szabó`).
    fn agrees(&self, other: &NameParts) -> bool {
        let suffix = self.suffix.is_none() || other.suffix.is_none() || self.suffix == other.suffix;
        let (first, last) = (self.first(), self.last());
        suffix
            && (self.words == other.words
                || last == other.last() && is_one_given_name(first, other.first())
                || self.words.len() == 2
                    && other.words.len() == 2
                    && first == other.last()
                    && last == other.first())
    }
}

/// `Raymond`, `R.` and `Ray`.
fn is_one_given_name(one: &str, other: &str) -> bool {
    one == other
        || abbreviates(one, other)
        || abbreviates(other, one)
        || given_name(one).is_some_and(|name| given_name(other) == Some(name))
}

fn fold(word: &str) -> String {
    seen(word).to_lowercase().replace('’', "'")
}

fn abbreviates(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| *c != '.').collect();
    short.ends_with('.') && letters.len() == 1 && long.starts_with(letters[0])
}

/// A group of mentions on its way to one person.
struct Group {
    parts: NameParts,
    gender: Option<Gender>,
    /// Place in `mentions` of the last mention with the surname before the one at hand.
    last_seen: usize,
    /// How often the surname alone, without a form of address, has stood for the whole.
    short_forms: usize,
}

/// The groups, and where a surname or first name leads.
#[derive(Default)]
struct Groups {
    all: Vec<Group>,
    by_last: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, Vec<usize>>,
    /// By what else can stand for the name; see [`other_forms`].
    by_form: HashMap<Form, Vec<usize>>,
}

/// What can stand for a name beyond its surname and first name.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Form {
    /// Another form of the given name, by the number they share: `Tom` for Thomas.
    Given(i32),
    /// A name in the middle: `Tavares` for Marina Tavares da Costa.
    Middle(String),
    /// The first letters of the given name: `Walt` for Walter, `Augie` for August.
    Stem(String),
}

/// Letters by which short forms are looked up.
const STEM: usize = 3;

fn stem_of(word: &str) -> Option<Form> {
    let stem: String = word.chars().take(STEM).collect();
    (stem.chars().count() == STEM).then_some(Form::Stem(stem))
}

fn other_forms(parts: &NameParts) -> Vec<Form> {
    // The first word and the last are no middle, of however few words the name is.
    let middle = parts.words.iter().skip(1).take(parts.words.len().saturating_sub(2));
    let mut forms: Vec<Form> = middle.map(|word| Form::Middle(word.clone())).collect();
    forms.extend(given_name(parts.first()).map(Form::Given));
    forms.extend(stem_of(parts.first()));
    forms
}

impl Groups {
    fn add(&mut self, mention: &Mention, place: usize) -> usize {
        let number = self.all.len();
        self.by_last.entry(mention.parts.last().to_owned()).or_default().push(number);
        self.by_first.entry(mention.parts.first().to_owned()).or_default().push(number);
        let parts = mention.parts.clone();
        self.all.push(Group { parts, gender: mention.gender, last_seen: place, short_forms: 0 });
        self.know_forms(number);
        number
    }

    fn know_forms(&mut self, number: usize) {
        for form in other_forms(&self.all[number].parts) {
            let groups = self.by_form.entry(form).or_default();
            if !groups.contains(&number) {
                groups.push(number);
            }
        }
    }

    fn in_form(&self, form: Form) -> impl Iterator<Item = usize> {
        self.by_form.get(&form).into_iter().flatten().copied()
    }

    fn named<'g>(&self, index: &'g HashMap<String, Vec<usize>>, word: &str) -> &'g [usize] {
        index.get(word).map_or(&[], Vec::as_slice)
    }

    /// The group of a full name.
    fn of_full_name(&self, parts: &NameParts) -> Option<usize> {
        let same_last = self.named(&self.by_last, parts.last());
        let turned_round = self.named(&self.by_first, parts.last());
        same_last.iter().chain(turned_round).copied().find(|&g| self.all[g].parts.agrees(parts))
    }

    /// `Born Dorothea Birkett in Barrow` of Dorothea Penhallow: the only one with the first name.
    fn of_name_at_birth(
        &self,
        document: &Document,
        span: ByteSpan,
        mention: &Mention,
    ) -> Option<usize> {
        let before = document.token_at(span.start).wrapping_sub(1);
        let born = document.is_any(before, &["born", "née", "nee"]);
        born.then(|| only(self.named(&self.by_first, mention.parts.first()).iter().copied()))?
    }

    /// The group that a part of a name belongs to.
    fn of_part(&self, mention: &Mention, place: usize) -> Option<usize> {
        let suits = |&group: &usize| match (self.all[group].gender, mention.gender) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        // Whom the surname alone has meant most so far: a family's others are named in full. Else
        // the one spoken of last, else the first who will be.
        let nearness = |&group: &usize| {
            let Group { short_forms, last_seen, gender, .. } = self.all[group];
            let seen = last_seen <= place;
            let addressed = gender.is_some() && gender == mention.gender;
            (seen, addressed, short_forms, if seen { last_seen } else { usize::MAX - last_seen })
        };
        let same_last = self.named(&self.by_last, mention.parts.last()).iter().copied();
        let by_last = same_last
            .filter(|&g| self.all[g].parts.ends_with(&mention.parts))
            .filter(suits)
            .max_by_key(nearness);
        // A surname that nobody has been introduced with yet gives way to a first name that
        // somebody has: `Sheikh Salman` for Salman bin Rashid, before Rashid bin Salman comes.
        let known_first = |group: &usize| {
            self.all[*group].last_seen <= place && self.all[*group].parts.words.len() > 1
        };
        let unseen = by_last.is_some_and(|group| self.all[group].last_seen > place);
        let first_names = self.named(&self.by_first, mention.parts.first());
        let introduced =
            only(first_names.iter().copied().filter(suits).filter(known_first)).filter(|_| unseen);
        if introduced.is_some() || by_last.is_some() {
            return introduced.or(by_last);
        }
        if mention.parts.words.len() > 1 {
            // `Etta Mae` for Etta Mae Whitlow.
            let same_first = self.named(&self.by_first, mention.parts.first()).iter().copied();
            return only(same_first.filter(|&g| self.all[g].parts.begins_with(&mention.parts)));
        }
        let word = mention.parts.first();
        let first_names = self.named(&self.by_first, word).iter().copied().filter(suits);
        // Where the surname comes first (`Shen Boyuan`), several are told apart by nearness.
        let by_first = if Folded::word(word).lists().has(List::FirstNames) {
            only(first_names)
        } else {
            first_names.max_by_key(nearness)
        };
        let given = || only(self.in_form(Form::Given(given_name(word)?)).filter(suits));
        let middle = || only(self.in_form(Form::Middle(word.to_owned())).filter(suits));
        let short = || {
            let stem = short_form_stem(word);
            let begins = |group: &usize| self.all[*group].parts.first().starts_with(stem);
            only(self.in_form(stem_of(stem)?).filter(begins).filter(suits))
        };
        by_first.or_else(given).or_else(middle).or_else(short)
    }
}

/// The one number, if it is one.
fn only(mut groups: impl Iterator<Item = usize>) -> Option<usize> {
    groups.next().filter(|_| groups.next().is_none())
}

/// The number of the given name that a short form belongs to, on the list of short forms.
fn given_name(word: &str) -> Option<i32> {
    lexicon::value(List::ShortForms, word)
}

/// For each mention the number of its group.
pub(super) fn group(
    document: &Document,
    marks: &[Mark],
    mentions: &[Mention],
    decisions: &Decisions,
) -> Vec<usize> {
    let mut groups = Groups::default();
    let mut group_of: Vec<Option<usize>> = vec![None; mentions.len()];
    let full = are_full(mentions);
    for (place, mention) in mentions.iter().enumerate().filter(|(place, _)| full[*place]) {
        let known = if decisions.is_alone(document, marks[mention.mark].span) {
            None
        } else {
            groups
                .of_full_name(&mention.parts)
                .or_else(|| groups.of_name_at_birth(document, marks[mention.mark].span, mention))
        };
        let number = known.unwrap_or_else(|| groups.add(mention, place));
        let group = &mut groups.all[number];
        group.gender = group.gender.or(mention.gender);
        if group.parts.words.len() < mention.parts.words.len() {
            group.parts = mention.parts.clone();
            groups.know_forms(number);
        }
        group_of[place] = Some(number);
    }
    for (place, mention) in mentions.iter().enumerate() {
        let known = group_of[place].or_else(|| {
            let alone = decisions.is_alone(document, marks[mention.mark].span);
            if alone { None } else { groups.of_part(mention, place) }
        });
        let number = known.unwrap_or_else(|| groups.add(mention, place));
        let group = &mut groups.all[number];
        // A son who has only been called by his first name is not yet who the surname means.
        let word = mention.parts.first();
        let surname_first = group.parts.first() == word
            && mention.parts.words.len() == 1
            && !Folded::word(word).lists().has(List::FirstNames);
        if group.parts.last() == mention.parts.last() || surname_first {
            group.last_seen = place;
        }
        let surname_alone = !full[place] && mention.gender.is_none();
        group.short_forms += usize::from(surname_alone && group.parts.ends_with(&mention.parts));
        group.gender = group.gender.or(mention.gender);
        group_of[place] = Some(number);
    }
    let mut numbers: Vec<usize> = group_of.into_iter().map(|g| g.unwrap_or(0)).collect();
    join_other_names(document, marks, mentions, &mut numbers);
    let names: Vec<String> =
        mentions.iter().map(|m| tidy(document.slice(marks[m.mark].span))).collect();
    merge_corrected(&mut numbers, &names, decisions);
    let before = numbers.clone();
    for (place, mention) in mentions.iter().enumerate() {
        let Some(name) = decisions.person(document, marks[mention.mark].span) else { continue };
        let other = (0..names.len()).find(|&o| o != place && names[o] == tidy(name));
        if let Some(other) = other {
            numbers[place] = before[other];
        }
    }
    numbers
}

/// Which mentions are full names: two words or more, and not the beginning (`Etta Mae`) or end (`Al
/// Suwaidi`, `Lan Anh`) of a longer name in the text.
fn are_full(mentions: &[Mention]) -> Vec<bool> {
    let longer: Vec<&NameParts> =
        mentions.iter().map(|m| &m.parts).filter(|p| p.words.len() > 2).collect();
    let mut beginnings: HashSet<&[String]> = HashSet::new();
    let mut ends: HashSet<&[String]> = HashSet::new();
    for parts in longer {
        for cut in 2..parts.words.len() {
            beginnings.insert(&parts.words[..cut]);
            ends.insert(&parts.words[parts.words.len() - cut..]);
        }
    }
    let part = |words: &[String]| beginnings.contains(words) || ends.contains(words);
    mentions.iter().map(|m| m.parts.is_full() && !part(&m.parts.words)).collect()
}

/// `Al-Mutlaqi is called Abu Sakhr`, `Maria Lopez, better known as La Tuta`: two names of whoever is
/// named just before.
fn join_other_names(
    document: &Document,
    marks: &[Mark],
    mentions: &[Mention],
    numbers: &mut [usize],
) {
    for place in 1..mentions.len() {
        let token = |m: usize| document.token_at(marks[mentions[m].mark].span.start);
        let (start, from) = (token(place), token(place - 1));
        let (one, two) = (start.wrapping_sub(1), start.wrapping_sub(2));
        let called = document.is_any(one, &["called", "nicknamed", "dubbed"])
            && document.is_any(two, &["is", "was", "been", "also", "often", "sometimes"])
            || document.is(one, "as") && document.is(two, "known")
            || document.is_any(one, &["aka", "alias"]);
        let (known, other) = (numbers[place - 1], numbers[place]);
        if called && known != other && document.sentence_of(from) == document.sentence_of(start) {
            for number in numbers.iter_mut().filter(|number| **number == other) {
                *number = known;
            }
        }
    }
}

/// Merges the groups of names that a correction calls one person.
fn merge_corrected(numbers: &mut [usize], names: &[String], decisions: &Decisions) {
    for same in decisions.same_people() {
        let chosen: Vec<usize> = (0..names.len())
            .filter(|&m| same.iter().any(|name| tidy(name) == names[m]))
            .map(|m| numbers[m])
            .collect();
        let Some(&target) = chosen.iter().min() else { continue };
        for number in numbers.iter_mut() {
            if chosen.contains(number) {
                *number = target;
            }
        }
    }
}
