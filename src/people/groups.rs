//! Groups of mentions on their way to one person each, and where a name or a part of one leads.

use super::full_names::FullNames;
use super::introduction::Generation;
use super::mention::Mention;
use super::name_parts::{NameParts, given_name};
use super::namesakes::{MOST, Namesakes, Nearness};
use super::pronouns::Gender;
use crate::lexicon::{Folded, List, WordGroup};
use std::collections::HashMap;

/// A group of mentions on its way to one person.
pub(super) struct MentionGroup {
    pub(super) parts: NameParts,
    pub(super) gender: Option<Gender>,
    /// Brought in as somebody's kin.
    pub(super) is_kin: bool,
    pub(super) generation: Option<Generation>,
    /// In years.
    pub(super) age: Option<u8>,
    /// The keys of the positions that the text gives beside the name, no more than [`MOST_TITLES`].
    pub(super) titles: Vec<String>,
    /// Index into `mentions` of the last mention with the surname before the one at hand.
    pub(super) last_seen: usize,
    /// The sentence of that, by its index.
    pub(super) last_sentence: usize,
    /// The sentence that last had the full name.
    pub(super) full_sentence: Option<usize>,
    /// How often it has been mentioned so far.
    pub(super) mentioned: usize,
    /// How often the surname alone, without a form of address, has stood for the whole.
    pub(super) short_forms: usize,
    /// A double surname or one at birth that the person is called by as well.
    other_surname: Option<String>,
    /// Those who share the last word, the first, and the other surname, as indices into `namesakes`.
    shared: [Option<usize>; 3],
}

/// More positions of one person are not kept.
const MOST_TITLES: usize = 8;

/// People whose ages differ by more years are two, however old they were in which year.
const SAME_AGE: u8 = 11;

impl MentionGroup {
    /// Whether the words beside a mention allow it to be this person.
    pub(super) fn suits(&self, mention: &Mention) -> bool {
        let differs = |(one, other): (u8, u8)| one.abs_diff(other) > SAME_AGE;
        !self.age.zip(mention.introduction.age).is_some_and(differs)
    }

    /// Whether a part of a name is this person's surname: `suwaidi`, `al suwaidi`.
    pub(super) fn is_called(&self, part: &NameParts) -> bool {
        let other = || self.other_surname.as_slice() == part.words.as_slice();
        self.parts.ends_with(part) || !part.words.is_empty() && other()
    }

    /// Whether the text gives this person a position that stands beside the mention.
    pub(super) fn shares_title(&self, mention: &Mention) -> bool {
        mention.titles.iter().any(|title| self.titles.contains(title))
    }

    fn learn(&mut self, mention: &Mention) {
        self.gender = self.gender.or(mention.gender);
        self.age = self.age.or(mention.introduction.age);
        self.generation = self.generation.or(mention.introduction.generation);
        for title in &mention.titles {
            if self.titles.len() < MOST_TITLES && !self.titles.contains(title) {
                self.titles.push(title.clone());
            }
        }
    }
}

/// The groups, and where a name or a part of one leads.
#[derive(Default)]
pub(super) struct MentionGroups {
    pub(super) all: Vec<MentionGroup>,
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
pub(super) enum NameForm {
    /// Another form of the given name, by the number they share: `Tom` for Thomas.
    Given(WordGroup),
    /// A name in the middle: `Tavares` for Marina Tavares da Costa; a nickname.
    Middle(String),
    /// The first letters of the given name: `Walt` for Walter, `Augie` for August.
    Stem(String),
}

/// Letters by which short forms are looked up.
const STEM: usize = 3;

pub(super) fn stem_of(word: &str) -> Option<NameForm> {
    let stem: String = word.chars().take(STEM).collect();
    (stem.chars().count() == STEM).then_some(NameForm::Stem(stem))
}

fn other_forms(parts: &NameParts) -> impl Iterator<Item = NameForm> {
    // The first word and the last are no middle, of however few words the name is.
    let middle = parts.middle().chain(&parts.nickname);
    let middle = middle.map(|word| NameForm::Middle(word.clone()));
    let given = given_name(parts.first()).map(NameForm::Given);
    middle.chain(given).chain(stem_of(parts.first()))
}

impl MentionGroups {
    pub(super) fn add(&mut self, mention: &Mention, position: usize) -> usize {
        let number = self.all.len();
        let words = [mention.parts.last(), mention.parts.first()];
        let indexes = [&mut self.by_last, &mut self.by_first];
        let mut shared = [None; 3];
        for ((index, word), slot) in indexes.into_iter().zip(words).zip(&mut shared) {
            *slot = Some(slot_of(index, &mut self.namesakes, word, number));
        }
        self.full_names.add(number, &mention.parts);
        self.know_forms(number, &mention.parts);
        let mut group = MentionGroup {
            parts: mention.parts.clone(),
            gender: None,
            is_kin: mention.introduction.is_kin,
            generation: None,
            age: None,
            titles: Vec::new(),
            last_seen: position,
            last_sentence: mention.sentence,
            full_sentence: None,
            mentioned: 0,
            short_forms: 0,
            other_surname: None,
            shared,
        };
        group.learn(mention);
        self.all.push(group);
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

    /// What a full name adds to what is known of a group: more words, a nickname, a suffix, another
    /// surname.
    pub(super) fn insert(&mut self, number: usize, mention: &Mention) {
        let Some(group) = self.all.get_mut(number) else { return };
        group.learn(mention);
        let parts = &mention.parts;
        let mut fuller = group.parts.clone();
        if fuller.last() == parts.last() {
            if fuller.words.len() < parts.words.len() {
                fuller.words.clone_from(&parts.words);
            }
        } else if group.other_surname.is_none() {
            group.other_surname = Some(parts.last().to_owned());
            let slot = slot_of(&mut self.by_last, &mut self.namesakes, parts.last(), number);
            let [_, _, other] = &mut group.shared;
            *other = Some(slot);
        }
        fuller.nickname = fuller.nickname.or_else(|| parts.nickname.clone());
        fuller.suffix = fuller.suffix.or_else(|| parts.suffix.clone());
        if fuller != group.parts {
            self.full_names.change(number, &fuller);
            group.parts = fuller.clone();
            self.know_forms(number, &fuller);
        }
    }

    /// A group is mentioned at a position, by its full name or not.
    pub(super) fn speak_of(
        &mut self,
        number: usize,
        mention: &Mention,
        position: usize,
        in_full: bool,
    ) {
        let Some(group) = self.all.get_mut(number) else { return };
        let word = mention.parts.first();
        let surname_first = group.parts.first() == word
            && mention.parts.words.len() == 1
            && !Folded::word(word).lists().has(List::FirstNames);
        let by_surname = group.is_called(&mention.parts) || surname_first;
        // A son who has only been called by his first name is not yet who the surname means.
        if group.parts.last() == mention.parts.last() || surname_first || group.last_seen < position
        {
            group.last_seen = position;
            group.last_sentence = mention.sentence;
        }
        if in_full {
            group.full_sentence = Some(mention.sentence);
        }
        // `her twin sister Jessica`, before Jessica Ash is named in full.
        group.is_kin |= mention.introduction.is_kin && group.mentioned == 0;
        group.mentioned += 1;
        group.short_forms += usize::from(!in_full && mention.gender.is_none() && by_surname);
        group.learn(mention);
        if group.last_seen > position {
            return;
        }
        let shared = group.shared;
        let nearness = |number| nearness(&self.all, number, position);
        for shared in shared.into_iter().flatten() {
            if let Some(namesakes) = self.namesakes.get_mut(shared) {
                namesakes.speak_of(number, nearness);
            }
        }
    }

    /// How near a group is at a position, if it has been mentioned before.
    pub(super) fn nearness(&self, number: usize, position: usize) -> Option<Nearness> {
        nearness(&self.all, number, position)
    }

    pub(super) fn parts(&self, number: usize) -> Option<&NameParts> {
        self.all.get(number).map(|group| &group.parts)
    }

    pub(super) fn in_form(&self, form: NameForm) -> impl Iterator<Item = usize> {
        self.by_form.get(&form).into_iter().flatten().copied()
    }

    /// Everybody with this last word.
    pub(super) fn with_last(&self, word: &str) -> Option<&Namesakes> {
        self.namesakes.get(*self.by_last.get(word)?)
    }

    /// Everybody with this first word.
    pub(super) fn with_first(&self, word: &str) -> Option<&Namesakes> {
        self.namesakes.get(*self.by_first.get(word)?)
    }

    /// The group of a full name, if the group suits.
    pub(super) fn of_full_name(
        &mut self,
        parts: &NameParts,
        suits: impl Fn(usize, &MentionGroup) -> bool,
    ) -> Option<usize> {
        let MentionGroups { all, full_names, .. } = self;
        full_names.of(parts, |number| {
            all.get(number).filter(|group| suits(number, group)).map(|group| &group.parts)
        })
    }
}

/// The index of those who share a word, with one more of them.
fn slot_of(
    index: &mut HashMap<String, usize>,
    namesakes: &mut Vec<Namesakes>,
    word: &str,
    number: usize,
) -> usize {
    let slot = *index.entry(word.to_owned()).or_insert_with(|| {
        namesakes.push(Namesakes::default());
        namesakes.len() - 1
    });
    if let Some(namesakes) = namesakes.get_mut(slot) {
        namesakes.add(number);
    }
    slot
}

fn nearness(groups: &[MentionGroup], number: usize, position: usize) -> Option<Nearness> {
    let group = groups.get(number).filter(|group| group.last_seen <= position)?;
    Some((group.short_forms, group.last_seen))
}
