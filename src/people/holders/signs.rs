//! What speaks for each of those who may hold a role, and for nobody who is named.
//!
//! Not read: how much each sign is worth (`crate::weighing`).

use super::scene::{NamedAt, RoleAt, RoleScene, Setting};
use crate::lexicon::List;
use crate::people::choice::FURTHEST;
use crate::weighing::classes::{self, mixed, step};
use crate::weighing::{Clue, Evidence, of_code};
use std::ops::Range;

impl RoleScene<'_> {
    /// What speaks for nobody who is named.
    pub(super) fn of_nobody(&self, role: &RoleAt, setting: &Setting) -> Evidence {
        let (document, classes) = (self.document, &self.classes);
        let Setting { ruled, ties, distinct: known, .. } = *setting;
        let mut evidence = Evidence::default();
        let mut say = |question, a, b| evidence.say(question, a, b);
        let Range { start, end } = role.tokens;
        let some = u64::from(!ruled.is_empty());
        say(Clue::Always, 3, 0);
        say(Clue::RoleKind, role.kind, 0);
        say(Clue::RoleKind, role.kind, mixed(role.determiner, 1));
        say(Clue::RoleKind, role.determiner, 2 + known);
        say(Clue::RoleKind, role.kind << 2 | known, 9);
        say(Clue::RoleHead, role.head, 0);
        say(Clue::RoleHead, role.head, mixed(role.determiner, 2));
        let has =
            |range: Range<usize>| flag(range.into_iter().any(|n| classes.of(n) == classes::PERSON));
        let from = role.sentence.start.max(start.saturating_sub(classes::FURTHEST_WORD));
        let to = role.sentence.end.min(end + classes::FURTHEST_WORD);
        let around = has(from..start) << 1 | has(end..to);
        say(Clue::Around, around, mixed(role.determiner, 50));
        say(Clue::Length, step(end - start), mixed(role.determiner, 50));
        say(Clue::Rule, some, 50);
        say(Clue::Rule, some << 2 | known, mixed(role.determiner, 51));
        say(Clue::Rule, some, 52 + (role.kind << 8));
        let first = ties.first().map_or(0, |(code, _)| of_code(*code));
        say(Clue::Construction, first, 1);
        say(Clue::Construction, first, mixed(role.determiner, 2));
        // The words before the determiner and after the role: `become president`, `a judge ruled`.
        let key = |number: usize| document.key(number).unwrap_or(0);
        let bare = document.on(start.wrapping_sub(1), List::FunctionWords);
        let word = start.wrapping_sub(1 + usize::from(bare));
        let within = |number: usize| if role.sentence.contains(&number) { key(number) } else { 0 };
        say(Clue::WordBefore, within(word), 50 + flag(bare));
        say(Clue::WordAfter, within(end), 50);
        say(Clue::Label, role.label, 0);
        evidence
    }

    /// What speaks for one person.
    pub(super) fn of_person(&self, role: &RoleAt, setting: &Setting, person: usize) -> Evidence {
        let earlier = self.mentions.get(..setting.first_after).unwrap_or_default();
        let near = earlier.get(earlier.len().saturating_sub(FURTHEST)..).unwrap_or_default();
        let evidence = Evidence::default();
        let mut signs =
            HolderSigns { scene: self, role, setting, person, near, evidence, named: 0, held: 0 };
        signs.of_rules();
        signs.of_labels();
        let before = near.iter().rev().find(|mention| mention.person == person);
        signs.before_it(before);
        signs.after_it(before);
        signs.of_order(before);
        signs.of_other_roles();
        signs.evidence
    }
}

/// What speaks for one person, as it is gathered.
struct HolderSigns<'a> {
    scene: &'a RoleScene<'a>,
    role: &'a RoleAt<'a>,
    setting: &'a Setting<'a>,
    person: usize,
    /// The mentions before the role.
    near: &'a [NamedAt],
    evidence: Evidence,
    /// Where the person is named in its sentence: 1 before it, 2 after it.
    named: u64,
    /// Where the person holds a role of that head: 1 after it, 2 before it.
    held: u64,
}

impl HolderSigns<'_> {
    fn say(&mut self, clue: Clue, a: u64, b: u64) {
        self.evidence.say(clue, a, b);
    }

    /// What the rules and each construction say.
    fn of_rules(&mut self) {
        let RoleAt { determiner, kind, .. } = *self.role;
        let Setting { ruled, ties, .. } = *self.setting;
        let person = self.person;
        let is_ruled = ruled.contains(&person);
        let ruling = if is_ruled { 1 } else { 2 + flag(ruled.is_empty()) };
        self.say(Clue::Always, 4, 0);
        self.say(Clue::Rule, ruling, 60);
        self.say(Clue::Rule, ruling, mixed(determiner, 61));
        self.say(Clue::Rule, ruling, 62 + (kind << 8));
        for (code, _) in ties.iter().filter(|(_, tied)| *tied == person) {
            self.say(Clue::Construction, of_code(*code), 10);
            self.say(Clue::Construction, of_code(*code), mixed(determiner, 11));
        }
        // By which construction somebody else would hold it.
        if let Some((code, _)) = ties.first().filter(|(_, tied)| *tied != person) {
            self.say(Clue::Construction, of_code(*code), 12 + flag(is_ruled));
        }
    }

    fn of_labels(&mut self) {
        let (label, person) = (self.role.label, self.person);
        let is = |of: &[bool]| flag(of.get(person) == Some(&true));
        let labelled = is(&self.scene.labelled);
        self.say(Clue::Label, label, 1 + labelled);
        self.say(Clue::Label, label, 3 + (labelled << 1 | is(&self.scene.addressed)));
    }

    /// Where the person is last named before it, in its sentence.
    fn before_it(&mut self, before: Option<&NamedAt>) {
        let (role, classes) = (self.role, &self.scene.classes);
        let Some(name) = before.filter(|m| m.tokens.start >= role.sentence.start) else { return };
        self.named |= 1;
        let Range { start, end } = role.tokens;
        let name = &name.tokens;
        let others =
            self.near.iter().filter(|m| m.tokens.start >= name.end && m.person != self.person);
        let (others, gap) = (others.count(), start.saturating_sub(name.end));
        let owner = flag(self.scene.document.possessive(name.end));
        let pattern = classes.pattern(name.end..start, 6);
        let after = classes.pattern(end..role.sentence.end, 1);
        self.say(Clue::NameThenRole, pattern, 0);
        self.say(Clue::NameThenRole, pattern, mixed(after, 1));
        self.say(Clue::NameThenRole, classes.pattern(name.end..start, 2), 2);
        self.say(Clue::NameThenRole, classes.pattern_back(name.end..start, 2), 3);
        self.say(Clue::DistanceBefore, step(gap), 50 + step(others));
        self.say(Clue::DistanceBefore, step(gap), 60 + owner);
        self.say(Clue::DistanceBefore, step(gap) << 8 | role.kind, 70);
    }

    /// Where the person is next named after it: in its sentence, or, named only later, in another.
    fn after_it(&mut self, before: Option<&NamedAt>) {
        let (role, person) = (self.role, self.person);
        let (document, classes) = (self.scene.document, &self.scene.classes);
        let after = self.scene.mentions.get(self.setting.first_after..).unwrap_or_default();
        let found = after.iter().take(6).position(|mention| mention.person == person);
        let Some((others, mention)) = found.and_then(|at| Some((at, after.get(at)?))) else {
            return;
        };
        let Range { start, end } = role.tokens;
        let name = &mention.tokens;
        if name.start < role.sentence.end && name.start >= end {
            self.named |= 2;
            let pattern = classes.pattern(end..name.start, 6);
            let next = classes.pattern(name.end..role.sentence.end, 1);
            self.say(Clue::RoleThenName, pattern, 0);
            self.say(Clue::RoleThenName, pattern, mixed(role.determiner, 1));
            self.say(Clue::RoleThenName, pattern, 2 + (role.kind << 8));
            self.say(Clue::RoleThenName, next, 3);
            self.say(Clue::DistanceAfter, step(name.start - end), 50 + step(others));
        }
        // `A violinist sued`, and in the next sentence who that is.
        if before.is_none() {
            let from = document.sentence_of(start);
            let away = step(document.sentence_of(name.start).saturating_sub(from));
            self.say(Clue::Sentences, away, 100 + step(others));
            self.say(Clue::Sentences, away, mixed(role.determiner, 101 + flag(from < 3)));
        }
    }

    /// How many sentences ago the person was named, and whether last or as a subject.
    fn of_order(&mut self, before: Option<&NamedAt>) {
        let (document, determiner) = (self.scene.document, self.role.determiner);
        let of = |token: usize| document.sentence_of(token);
        let sentence = of(self.role.tokens.start);
        let away = before.map_or(7, |m| step(sentence.saturating_sub(of(m.tokens.start))));
        self.say(Clue::Sentences, away, 50 + self.named);
        self.say(Clue::Sentences, away, mixed(determiner, 55));
        let is_subject = flag(self.setting.subject == Some(self.person));
        self.say(Clue::SubjectBefore, is_subject << 2 | self.named, 50);
        self.say(Clue::SubjectBefore, is_subject << 2 | self.named, mixed(determiner, 51));
        let last = flag(self.near.last().is_some_and(|m| m.person == self.person));
        self.say(Clue::NamedLast, last << 2 | self.named, mixed(determiner, 50));
    }

    /// What other roles the person holds by rule: of that head, of the same words (`the Turkish president`).
    fn of_other_roles(&mut self) {
        let (role, Setting { known, distinct, .. }) = (self.role, *self.setting);
        for (holder, index) in known {
            if *holder == self.person && *index != role.index {
                self.held |= if *index < role.index { 2 } else { 1 };
            }
        }
        let held = self.held;
        self.say(Clue::HoldsSuch, held, distinct);
        self.say(Clue::HoldsSuch, held << 2 | distinct, mixed(role.determiner, 1));
        self.say(Clue::HoldsSuch, held << 2 | self.named, 10 + distinct);
        self.say(Clue::HoldsSuch, held << 2 | distinct, 20 + role.kind);
        let words = self.scene.words.get(self.person).map_or(&[][..], Vec::as_slice);
        let shared = role.words.iter().filter(|word| words.contains(word)).count().min(2) as u64;
        let wanted = role.words.len().min(2) as u64;
        self.say(Clue::WordsShared, shared << 2 | wanted, held);
        self.say(Clue::WordsShared, shared << 2 | wanted, mixed(role.determiner, 10));
        let parts = role.parts;
        let words = flag(parts.organization.is_some()) << 1 | flag(parts.scope.is_some());
        self.say(Clue::HoldsSuch, held << 2 | words, 200 + distinct);
        let (document, start) = (self.scene.document, role.tokens.start);
        if self.scene.classes.quote(start).is_some()
            && document.on(start.wrapping_sub(1), List::PossessiveDeterminers)
        {
            self.say(Clue::Inside, 2, self.named);
        }
    }
}

fn flag(is: bool) -> u64 {
    u64::from(is)
}
