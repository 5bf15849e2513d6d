//! Whom a part of a name means: a surname, a first name or one of its forms, standing alone.
//!
//! Of several who share a surname, whom the words beside it say (`Mrs`, `President`, `the elder`); else
//! whom it has meant most; else who was not brought in as somebody's kin; else the one mentioned last.
//!
//! Not read: a part of a name that more than [`MOST`](super::namesakes::MOST) people of the text have,
//! but for the nearest.

use super::groups::{MentionGroup, MentionGroups, NameForm, stem_of};
use super::introduction::{Apart, Generation};
use super::mention::Mention;
use super::name_parts::given_name;
use super::namesakes::Namesakes;
use crate::lexicon::{Folded, List};
use crate::names::short_form_stem;

/// Beside which other mentions a part of a name stands.
pub(super) struct Neighbours<'m> {
    /// The group of the mention before.
    pub(super) before: Option<usize>,
    /// The mention after, and its group if that is a full name.
    pub(super) after: Option<(&'m Mention, Option<usize>)>,
}

/// Whoever was named so many sentences before is still on the reader's mind.
const NEAR: usize = 3;

/// A part of a name at its position.
struct ShortName<'g> {
    groups: &'g MentionGroups,
    mention: &'g Mention,
    position: usize,
    neighbours: Neighbours<'g>,
}

impl MentionGroups {
    /// The group that a part of a name belongs to.
    pub(super) fn of_part(
        &self,
        mention: &Mention,
        position: usize,
        neighbours: Neighbours,
    ) -> Option<usize> {
        ShortName { groups: self, mention, position, neighbours }.group()
    }
}

impl ShortName<'_> {
    fn group(&self) -> Option<usize> {
        let word = self.mention.parts.first();
        let is_first_name = Folded::word(word).lists().has(List::FirstNames);
        let ends = |n: &usize| self.of(*n).is_some_and(|g| g.is_called(&self.mention.parts));
        let with_last = self.groups.with_last(self.mention.parts.last());
        let by_last = self.sharing(with_last).filter(ends).max_by_key(|n| self.nearest(*n));
        let with_first = || self.sharing(self.groups.with_first(word));
        // A surname that nobody has been introduced with yet gives way to a first name that
        // somebody has: `Sheikh Salman` for Salman bin Rashid, before Rashid bin Salman comes.
        if let Some(by_last) = by_last.filter(|&number| !self.was_mentioned(number)) {
            let is_full = |n: &usize| self.of(*n).is_some_and(|group| group.parts.words.len() > 1);
            let introduced = with_first().filter(|n| self.was_mentioned(*n) && is_full(n));
            // Of two who come later the first, if the word is as good as the surname of both.
            let sooner = |n: &usize| {
                let [one, other] = [*n, by_last].map(|n| self.of(n).map(|group| group.last_seen));
                one < other && is_full(n) && (!is_first_name || self.begins_with_surname(*n))
            };
            return only(introduced)
                .or_else(|| with_first().filter(sooner).max_by_key(|n| self.nearest(*n)))
                .or(Some(by_last));
        }
        if by_last.is_some() {
            return by_last;
        }
        if self.mention.parts.words.len() > 1 {
            // `Etta Mae` for Etta Mae Whitlow.
            let begins =
                |n: &usize| self.of(*n).is_some_and(|g| g.parts.begins_with(&self.mention.parts));
            return only(with_first().filter(begins));
        }
        // Where the surname comes first (`Shen Boyuan`), several are told apart by nearness.
        let by_first = if is_first_name {
            self.only(with_first())
                .or_else(|| only(with_first().filter(|n| self.begins_with_surname(*n))))
        } else {
            with_first().max_by_key(|n| self.nearest(*n))
        };
        let in_form = |form| self.groups.in_form(form).filter(|n| self.suits(*n));
        let given = || self.only(in_form(NameForm::Given(given_name(word)?)));
        let middle = || self.only(in_form(NameForm::Middle(word.to_owned())));
        let short = || {
            let stem = short_form_stem(word);
            let begins = |n: &usize| self.of(*n).is_some_and(|g| g.parts.first().starts_with(stem));
            self.only(in_form(stem_of(stem)?).filter(begins))
        };
        by_first.or_else(given).or_else(middle).or_else(short)
    }

    fn of(&self, number: usize) -> Option<&MentionGroup> {
        self.groups.all.get(number)
    }

    fn begins_with_surname(&self, number: usize) -> bool {
        self.of(number).is_some_and(|group| group.parts.begins_with_surname())
    }

    fn was_mentioned(&self, number: usize) -> bool {
        self.groups.nearness(number, self.position).is_some()
    }

    /// Those of one surname or first name whom nothing speaks against.
    fn sharing(&self, namesakes: Option<&Namesakes>) -> impl Iterator<Item = usize> {
        let candidates = namesakes.into_iter();
        let candidates = candidates.flat_map(|n| n.candidates(|n| self.was_mentioned(n)));
        candidates.filter(|number| self.suits(*number))
    }

    /// Whether nothing in the words beside the name speaks against a person.
    fn suits(&self, number: usize) -> bool {
        let Some(group) = self.of(number) else { return false };
        let (known, here) = (&group.parts.suffix, &self.mention.parts.suffix);
        group.gender.zip(self.mention.gender).is_none_or(|(known, here)| known == here)
            && (known == here || known.is_none() || here.is_none())
            && group.suits(self.mention)
            && !self.is_other_than_before(number)
            && !self.is_other_than_after(number, group)
            && !self.is_named_in_full(group)
    }

    /// `Ash’s brother, Ted`: not who Ash is.
    fn is_other_than_before(&self, number: usize) -> bool {
        self.mention.introduction.apart == Apart::Always && self.neighbours.before == Some(number)
    }

    /// `Ash and his brother, Ted`: not Ted Ash.
    fn is_other_than_after(&self, number: usize, group: &MentionGroup) -> bool {
        let Some((after, known)) = self.neighbours.after else { return false };
        let is_after = match known {
            Some(known) => known == number,
            None => group.parts.first() == after.parts.first(),
        };
        after.introduction.apart == Apart::Always && is_after
    }

    /// `Mary Ash, wife of President Ash`: whom a sentence names in full, without a title as often
    /// before, it does not introduce again.
    fn is_named_in_full(&self, group: &MentionGroup) -> bool {
        self.mention.is_titled
            && group.full_sentence == Some(self.mention.sentence)
            && group.titles.is_empty()
            && (group.mentioned > 1 || self.mention.introduction.is_after_kin)
    }

    /// The greater, the more likely the person is meant by the surname.
    fn nearest(&self, number: usize) -> impl Ord + use<> {
        let Some(group) = self.of(number) else { return Default::default() };
        let introduction = &self.mention.introduction;
        let addressed = self.mention.gender.is_some() && group.gender == self.mention.gender;
        let same_suffix =
            self.mention.parts.suffix.is_some() && group.parts.suffix == self.mention.parts.suffix;
        // Who is nobody's son may well be the elder.
        let wanted = match introduction.wanted {
            Some(wanted) if group.generation == Some(wanted) => 2,
            Some(Generation::Elder) => u8::from(group.generation.is_none() && !group.is_kin),
            _ => 0,
        };
        let said = (wanted, same_suffix, group.shares_title(self.mention), addressed);
        let is_near = group.last_sentence + NEAR >= self.mention.sentence;
        let first = usize::MAX - number;
        // Whom the surname alone has meant most so far: a family's others are named in full. Else
        // the one mentioned a little before, else whom the text is about, else the first who will be.
        match self.groups.nearness(number, self.position) {
            Some((short_forms, last_seen)) => {
                let rank = if is_near { (1, last_seen, 0) } else { (0, group.mentioned, first) };
                (true, said, short_forms, !group.is_kin, rank)
            }
            None => (false, said, 0, !group.is_kin, (0, usize::MAX - group.last_seen, 0)),
        }
    }

    /// The one of these, or the one that is nobody's kin in a family.
    fn only(&self, numbers: impl Iterator<Item = usize>) -> Option<usize> {
        let numbers: Vec<usize> = numbers.collect();
        let of_family = |n: usize| self.of(n).map(|group| (group.is_kin, group.parts.last()));
        let [first, others @ ..] = numbers.as_slice() else { return None };
        let surname = of_family(*first)?.1;
        if others.iter().any(|n| of_family(*n).is_none_or(|(_, other)| other != surname)) {
            return None;
        }
        let is_main = |n: &usize| of_family(*n).is_some_and(|(is_kin, _)| !is_kin);
        only(numbers.iter().copied().filter(is_main)).or(only(numbers.into_iter()))
    }
}

/// The one number, if it is one.
pub(super) fn only(mut groups: impl Iterator<Item = usize>) -> Option<usize> {
    groups.next().filter(|_| groups.next().is_none())
}
