//! Which mentions name the same person.
//!
//! Full names are joined first, throughout the text; then every part of a name goes to the full
//! name that has it: a surname to the one it has meant before, else to the last one mentioned with
//! that surname, a first name only if one person has it. What fits nobody is a person of its own.
//! Two people of one full name cannot be told apart by words alone and are joined unless a
//! correction says otherwise.
//!
//! Not read: a part of a name that more than [`MOST`] people of the text have, but for the nearest.

use super::cast::tidy;
use super::full_names::FullNames;
use super::mention::Mention;
use super::name_parts::{NameParts, given_name};
use super::namesakes::{MOST, Namesakes, Nearness};
use super::pronouns::Gender;
use super::same::Same;
use crate::contract::ByteSpan;
use crate::corrections::Decisions;
use crate::lexicon::{Folded, List, WordGroup};
use crate::mark::Mark;
use crate::names::short_form_stem;
use crate::newsroom::Listed;
use crate::text::Document;
use std::collections::{HashMap, HashSet};

/// A group of mentions on its way to one person.
struct MentionGroup {
    parts: NameParts,
    gender: Option<Gender>,
    /// Index into `mentions` of the last mention with the surname before the one at hand.
    last_seen: usize,
    /// How often the surname alone, without a form of address, has stood for the whole.
    short_forms: usize,
    /// Those who share the last word, and those who share the first, as indices into `namesakes`.
    shared: [usize; 2],
}

/// The groups, and where a name or a part of one leads.
#[derive(Default)]
struct MentionGroups {
    all: Vec<MentionGroup>,
    full_names: FullNames,
    namesakes: Vec<Namesakes>,
    /// Indices into `namesakes`.
    by_last: HashMap<String, usize>,
    by_first: HashMap<String, usize>,
    /// By what else can stand for the name; see [`other_forms`]. No more than [`MOST`] each.
    by_form: HashMap<NameForm, Vec<usize>>,
}

/// What can stand for a name beyond its surname and first name.
#[derive(Debug, PartialEq, Eq, Hash)]
enum NameForm {
    /// Another form of the given name, by the number they share: `Tom` for Thomas.
    Given(WordGroup),
    /// A name in the middle: `Tavares` for Marina Tavares da Costa.
    Middle(String),
    /// The first letters of the given name: `Walt` for Walter, `Augie` for August.
    Stem(String),
}

/// Letters by which short forms are looked up.
const STEM: usize = 3;

/// Names of more words, which can only be marked by hand, have no parts that stand alone.
const LONGEST_NAME: usize = 40;

fn stem_of(word: &str) -> Option<NameForm> {
    let stem: String = word.chars().take(STEM).collect();
    (stem.chars().count() == STEM).then_some(NameForm::Stem(stem))
}

fn other_forms(parts: &NameParts) -> impl Iterator<Item = NameForm> {
    // The first word and the last are no middle, of however few words the name is.
    let middle = parts.middle().map(|word| NameForm::Middle(word.clone()));
    let given = given_name(parts.first()).map(NameForm::Given);
    middle.chain(given).chain(stem_of(parts.first()))
}

impl MentionGroups {
    fn add(&mut self, mention: &Mention, position: usize) -> usize {
        let number = self.all.len();
        let words = [mention.parts.last(), mention.parts.first()];
        let indexes = [&mut self.by_last, &mut self.by_first];
        let mut shared = [0; 2];
        for ((index, word), slot) in indexes.into_iter().zip(words).zip(&mut shared) {
            *slot = *index.entry(word.to_owned()).or_insert_with(|| {
                self.namesakes.push(Namesakes::default());
                self.namesakes.len() - 1
            });
            if let Some(namesakes) = self.namesakes.get_mut(*slot) {
                namesakes.add(number);
            }
        }
        self.full_names.add(number, &mention.parts);
        self.know_forms(number, &mention.parts);
        let (parts, gender) = (mention.parts.clone(), mention.gender);
        self.all.push(MentionGroup { parts, gender, last_seen: position, short_forms: 0, shared });
        number
    }

    fn know_forms(&mut self, number: usize, parts: &NameParts) {
        for form in other_forms(parts) {
            let groups = self.by_form.entry(form).or_default();
            if groups.len() < MOST && !groups.contains(&number) {
                groups.push(number);
            }
        }
    }

    /// A fuller name than the one known of a group counts from now on.
    fn insert(&mut self, number: usize, mention: &Mention) {
        let Some(group) = self.all.get_mut(number) else { return };
        group.gender = group.gender.or(mention.gender);
        if group.parts.words.len() < mention.parts.words.len() {
            let before = std::mem::replace(&mut group.parts, mention.parts.clone());
            self.full_names.change(number, &before, &mention.parts);
            self.know_forms(number, &mention.parts);
        }
    }

    /// A group is mentioned at a position, by its full name or not.
    fn speak_of(&mut self, number: usize, mention: &Mention, position: usize, in_full: bool) {
        let Some(group) = self.all.get_mut(number) else { return };
        // A son who has only been called by his first name is not yet who the surname means.
        let word = mention.parts.first();
        let surname_first = group.parts.first() == word
            && mention.parts.words.len() == 1
            && !Folded::word(word).lists().has(List::FirstNames);
        if group.parts.last() == mention.parts.last() || surname_first {
            group.last_seen = position;
        }
        let surname_alone = !in_full && mention.gender.is_none();
        group.short_forms += usize::from(surname_alone && group.parts.ends_with(&mention.parts));
        group.gender = group.gender.or(mention.gender);
        if group.last_seen > position {
            return;
        }
        let [last, first] = group.shared;
        let nearness = |number| nearness(&self.all, number, position);
        for shared in [last, first] {
            if let Some(namesakes) = self.namesakes.get_mut(shared) {
                namesakes.speak_of(number, nearness);
            }
        }
    }

    fn parts(&self, number: usize) -> Option<&NameParts> {
        self.all.get(number).map(|group| &group.parts)
    }

    fn in_form(&self, form: NameForm) -> impl Iterator<Item = usize> {
        self.by_form.get(&form).into_iter().flatten().copied()
    }

    fn sharing(&self, index: &HashMap<String, usize>, word: &str) -> Option<&Namesakes> {
        self.namesakes.get(*index.get(word)?)
    }

    /// The group of a full name.
    fn of_full_name(&mut self, parts: &NameParts) -> Option<usize> {
        let MentionGroups { all, full_names, .. } = self;
        full_names.of(parts, |number| all.get(number).map(|group| &group.parts))
    }

    /// `Born Dorothea Birkett in Barrow` of Dorothea Penhallow: the only one with the first name.
    fn of_name_at_birth(
        &self,
        document: &Document,
        span: ByteSpan,
        mention: &Mention,
    ) -> Option<usize> {
        let before = document.token_at(span.start).wrapping_sub(1);
        let born = document.on(before, List::BirthNameWords);
        only(self.sharing(&self.by_first, mention.parts.first()).filter(|_| born)?.all())
    }

    /// The group that a part of a name belongs to.
    fn of_part(&self, mention: &Mention, position: usize) -> Option<usize> {
        let gender = |number: usize| self.all.get(number).and_then(|group| group.gender);
        let suits = |&number: &usize| match (gender(number), mention.gender) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        let was_mentioned = |number: usize| nearness(&self.all, number, position).is_some();
        let sharing = |index, word| {
            let namesakes = self.sharing(index, word);
            namesakes.into_iter().flat_map(|n| n.candidates(was_mentioned)).filter(suits)
        };
        // Whom the surname alone has meant most so far: a family's others are named in full. Else
        // the one mentioned last, else the first who will be.
        let nearest = |&number: &usize| {
            let addressed = mention.gender.is_some() && gender(number) == mention.gender;
            let last_seen = self.all.get(number).map_or(0, |group| group.last_seen);
            match nearness(&self.all, number, position) {
                Some((short_forms, last_seen)) => (true, addressed, short_forms, last_seen),
                None => (false, addressed, 0, usize::MAX - last_seen),
            }
        };
        let ends =
            |&number: &usize| self.parts(number).is_some_and(|p| p.ends_with(&mention.parts));
        let by_last = sharing(&self.by_last, mention.parts.last()).filter(ends).max_by_key(nearest);
        // A surname that nobody has been introduced with yet gives way to a first name that
        // somebody has: `Sheikh Salman` for Salman bin Rashid, before Rashid bin Salman comes.
        let word = mention.parts.first();
        if by_last.is_some_and(|number| !was_mentioned(number)) {
            let known_first = |&number: &usize| {
                was_mentioned(number) && self.parts(number).is_some_and(|p| p.words.len() > 1)
            };
            let introduced = only(sharing(&self.by_first, word).filter(known_first));
            return introduced.or(by_last);
        }
        if by_last.is_some() {
            return by_last;
        }
        if mention.parts.words.len() > 1 {
            // `Etta Mae` for Etta Mae Whitlow.
            let begins = |&n: &usize| self.parts(n).is_some_and(|p| p.begins_with(&mention.parts));
            let namesakes = self.sharing(&self.by_first, word)?;
            return only(namesakes.candidates(was_mentioned).filter(begins));
        }
        // Where the surname comes first (`Shen Boyuan`), several are told apart by nearness.
        let by_first = if Folded::word(word).lists().has(List::FirstNames) {
            only(sharing(&self.by_first, word))
        } else {
            sharing(&self.by_first, word).max_by_key(nearest)
        };
        let given = || only(self.in_form(NameForm::Given(given_name(word)?)).filter(suits));
        let middle = || only(self.in_form(NameForm::Middle(word.to_owned())).filter(suits));
        let short = || {
            let stem = short_form_stem(word);
            let begins = |&n: &usize| self.parts(n).is_some_and(|p| p.first().starts_with(stem));
            only(self.in_form(stem_of(stem)?).filter(begins).filter(suits))
        };
        by_first.or_else(given).or_else(middle).or_else(short)
    }
}

/// How near a group is at a position, if it has been mentioned before.
fn nearness(groups: &[MentionGroup], number: usize, position: usize) -> Option<Nearness> {
    let group = groups.get(number).filter(|group| group.last_seen <= position)?;
    Some((group.short_forms, group.last_seen))
}

/// The one number, if it is one.
fn only(mut groups: impl Iterator<Item = usize>) -> Option<usize> {
    groups.next().filter(|_| groups.next().is_none())
}

/// For each mention the number of its group.
pub(super) fn group(
    document: &Document,
    marks: &[Mark],
    mentions: &[Mention],
    listed: &Listed,
    decisions: &Decisions,
) -> Vec<usize> {
    let mut groups = MentionGroups::default();
    let mut group_of: Vec<Option<usize>> = Vec::with_capacity(mentions.len());
    let full = are_full(mentions);
    for (position, (mention, full)) in mentions.iter().zip(&full).enumerate() {
        if !full {
            group_of.push(None);
            continue;
        }
        let span = span(marks, mention);
        let known = if decisions.is_alone(span) {
            None
        } else {
            groups
                .of_full_name(&mention.parts)
                .or_else(|| groups.of_name_at_birth(document, span, mention))
        };
        let number = known.unwrap_or_else(|| groups.add(mention, position));
        groups.insert(number, mention);
        group_of.push(Some(number));
    }
    let mut numbers = Vec::with_capacity(mentions.len());
    for (position, (mention, known)) in mentions.iter().zip(group_of).enumerate() {
        let found = known.or_else(|| {
            let alone = decisions.is_alone(span(marks, mention));
            if alone { None } else { groups.of_part(mention, position) }
        });
        let number = found.unwrap_or_else(|| groups.add(mention, position));
        groups.speak_of(number, mention, position, known.is_some());
        numbers.push(number);
    }
    let mut same = Same::of(groups.all.len());
    join_other_names(document, marks, mentions, &numbers, &mut same);
    if decisions.is_empty() && listed.is_empty() {
        return numbers.into_iter().map(|number| same.root(number)).collect();
    }
    corrected(document, marks, mentions, &numbers, same, listed, decisions)
}

fn span(marks: &[Mark], mention: &Mention) -> ByteSpan {
    marks.get(mention.mark).map_or(ByteSpan { start: 0, end: 0 }, |mark| mark.span)
}

/// Which mentions are full names: two words or more, and not the beginning (`Etta Mae`) or end (`Al
/// Suwaidi`, `Lan Anh`) of a longer name in the text.
fn are_full(mentions: &[Mention]) -> Vec<bool> {
    let longer = mentions.iter().map(|m| &m.parts.words);
    let longer = longer.filter(|words| (3..=LONGEST_NAME).contains(&words.len()));
    let mut parts: HashSet<&[String]> = HashSet::new();
    for words in longer {
        for cut in 1..words.len() {
            let (beginning, end) = words.split_at(cut);
            parts.extend([beginning, end].into_iter().filter(|part| part.len() > 1));
        }
    }
    mentions
        .iter()
        .map(|m| m.parts.is_full() && !parts.contains(m.parts.words.as_slice()))
        .collect()
}

/// `Al-Mutlaqi is called Abu Sakhr`, `Maria Lopez, better known as La Tuta`: two names of whoever is
/// named just before.
fn join_other_names(
    document: &Document,
    marks: &[Mark],
    mentions: &[Mention],
    numbers: &[usize],
    same: &mut Same,
) {
    let token = |mention| document.token_at(span(marks, mention).start);
    for (two, known) in mentions.windows(2).zip(numbers.windows(2)) {
        let ([before, mention], [known, other]) = (two, known) else { continue };
        let start = token(mention);
        if is_called(document, start)
            && document.sentence_of(token(before)) == document.sentence_of(start)
        {
            same.join(*other, *known);
        }
    }
}

/// Whether the words before a name say that it is another name of somebody's.
fn is_called(document: &Document, name: usize) -> bool {
    let (one, two) = (name.wrapping_sub(1), name.wrapping_sub(2));
    document.on(one, List::NamingParticiples)
        && (document.on(two, List::Copulas) || document.on(two, List::NamingAdverbs))
        || document.on(one, List::AliasWords)
        || document.listed(two..name).has(List::AliasWords)
}

/// The groups as a person corrected them: names that mean one person joined, then single mentions
/// moved to the group of another name.
fn corrected(
    document: &Document,
    marks: &[Mark],
    mentions: &[Mention],
    numbers: &[usize],
    mut same: Same,
    listed: &Listed,
    decisions: &Decisions,
) -> Vec<usize> {
    // The indices of each name among the mentions.
    let mut indices: HashMap<String, Vec<usize>> = HashMap::new();
    for (position, mention) in mentions.iter().enumerate() {
        indices.entry(tidy(document.slice(span(marks, mention)))).or_default().push(position);
    }
    let mut merged: HashMap<String, usize> = HashMap::new();
    for names in listed.same_people().chain(decisions.same_people()) {
        let mut chosen: Vec<usize> = Vec::new();
        for name in names.iter().map(|name| tidy(name)) {
            match merged.get(&name) {
                Some(&number) => chosen.push(same.root(number)),
                // All who are called so are one person from now on.
                None => {
                    let called = indices.get(&name).into_iter().flatten();
                    let called = called.filter_map(|&position| numbers.get(position));
                    let before = chosen.len();
                    chosen.extend(called.map(|&number| same.root(number)));
                    if let Some(&number) = chosen.get(before) {
                        merged.insert(name, number);
                    }
                }
            }
        }
        let Some(&target) = chosen.iter().min() else { continue };
        for number in chosen {
            same.join(number, target);
        }
    }
    let joined: Vec<usize> = numbers.iter().map(|&number| same.root(number)).collect();
    let mut moved = joined.clone();
    for ((position, mention), number) in mentions.iter().enumerate().zip(&mut moved) {
        let Some(name) = decisions.person(span(marks, mention)) else { continue };
        let called = indices.get(&tidy(name)).into_iter().flatten();
        let other = called.copied().find(|&other| other != position);
        if let Some(&meant) = other.and_then(|other| joined.get(other)) {
            *number = meant;
        }
    }
    moved
}
