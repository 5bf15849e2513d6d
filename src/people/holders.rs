//! Who holds a role: one of the people around it, or nobody whose name is in the text.
//!
//! What the constructions of `roles` and the rules of `super::unnamed_roles` found is one sign among others; the
//! weights of real texts decide (`crate::weighing`). Of roles in the plural the rules decide alone.
//!
//! Not read: where a role begins and ends.

use super::choice::{Candidates, Choice, FURTHEST, LinkContext, PeopleNear, Weighing, chosen};
use super::link_table::Links;
use super::pronouns::MentionIndex;
use super::role_words::{key, last_word};
use crate::contract::{ByteSpan, Code, Kind, RoleStatus};
use crate::lexicon::{HashOf, List, key as hash};
use crate::mark::{Content, RoleParts};
use crate::text::{Document, TokenKind};
use crate::weighing::classes::{self, Classes, WordClass, mixed, step};
use crate::weighing::{Clue, Decided, Evidence, Models, of_code};
use std::ops::Range;

/// Somebody named whom the rules do not take holds it who is so many times as likely to as nobody who is; whom
/// they take must be likelier than nobody.
pub(crate) const OVER_NOBODY: f32 = 2.0;

/// The kind of the word before a role that somebody owns: a number that no kind of word has.
const POSSESSIVE: WordClass = 14;

/// Of those who hold roles of one head so many are known; of somebody's roles so many words.
const MOST_KNOWN: usize = 50;
const MOST_WORDS: usize = 50;

/// Where a person is named.
struct NamedAt {
    tokens: Range<usize>,
    person: usize,
}

/// One role with what is asked of it.
struct RoleAt<'r> {
    index: usize,
    tokens: Range<usize>,
    sentence: Range<usize>,
    parts: &'r RoleParts,
    /// A hash of the last word of its title.
    head: u64,
    /// Its kind, and whether it stands in a quotation or heading.
    kind: u64,
    /// The kind of the word before it.
    determiner: WordClass,
    /// Its words but for the last of its title, small ones left out.
    words: Vec<u64>,
    /// Whether it stands before a colon and what it says, as in transcripts: 1; or is addressed: 2.
    label: u64,
}

/// What is asked of every candidate for a role.
#[derive(Clone, Copy)]
struct Setting<'s> {
    /// Whom the rules give it.
    ruled: &'s [usize],
    /// Whom each construction gives it.
    ties: &'s [(Code, usize)],
    /// The first name after it, by index.
    first_after: usize,
    /// The subject before it.
    subject: Option<usize>,
    /// How many people hold such a role elsewhere.
    distinct: u64,
    /// They, with the index of that role.
    known: &'s [(usize, usize)],
}

struct RoleScene<'s> {
    document: &'s Document<'s>,
    mention_index: &'s MentionIndex<'s>,
    classes: Classes,
    mentions: Vec<NamedAt>,
    /// Whom the rules give roles of each head: person and index of the role.
    known: HashOf<Vec<(usize, usize)>>,
    /// Words of the roles that the rules give each person.
    words: Vec<Vec<u64>>,
    /// Who speaks after a name and a colon.
    labelled: Vec<bool>,
    /// Who is addressed by name: `Thanks, Ida.`
    addressed: Vec<bool>,
}

/// Weighs who holds each role, and takes the likeliest where the rules have another, several or nobody.
pub(super) fn find(context: &LinkContext, links: &mut Links, weighing: &mut Weighing) {
    let LinkContext { document, marks, people, mention_index, person } = *context;
    let quotes: Vec<Range<usize>> = marks
        .iter()
        .filter(|mark| mark.kind() == Kind::Quote)
        .map(|mark| document.tokens_of(mark.span))
        .collect();
    let mentions = marks.iter().enumerate().filter_map(|(index, mark)| {
        let person = people.of(index)?;
        Some(NamedAt { tokens: document.tokens_of(mark.span), person })
    });
    let mut scene = RoleScene {
        document,
        mention_index,
        classes: Classes::new(document, marks, &quotes),
        mentions: mentions.collect(),
        known: HashOf::default(),
        words: vec![Vec::new(); people.cast.len()],
        labelled: vec![false; people.cast.len()],
        addressed: vec![false; people.cast.len()],
    };
    for mention in &scene.mentions {
        let set = |of: &mut Vec<bool>, is: bool| {
            if let Some(slot) = of.get_mut(mention.person) {
                *slot |= is;
            }
        };
        set(&mut scene.labelled, is_label(document, &mention.tokens));
        set(&mut scene.addressed, is_addressed(document, &mention.tokens));
    }
    for (index, mark) in marks.iter().enumerate() {
        let Content::Role(parts) = &mark.content else { continue };
        let holders = links.holders(index);
        if holders.is_empty() {
            continue;
        }
        let head = head_of(parts);
        for &holder in holders {
            let words = scene.words.get_mut(holder).filter(|words| words.len() < MOST_WORDS);
            if let Some(words) = words {
                words.extend(words_of(document, mark.span, head));
            }
            let known = scene.known.entry(head).or_default();
            if known.len() < MOST_KNOWN {
                known.push((holder, index));
            }
        }
    }
    for (index, mark) in marks.iter().enumerate() {
        let Content::Role(parts) = &mark.content else { continue };
        if parts.plural {
            continue;
        }
        let Some(role) = scene.role(index, mark.span, parts) else { continue };
        let ruled = links.holders(index).to_vec();
        let ties = parts.ties.iter().filter_map(|tie| Some((tie.because, person(tie.who)?)));
        let ties: Vec<(Code, usize)> = ties.collect();
        let choice = scene.choice(&role, &ruled, &ties);
        if let Some(shares) = weighing.shares(Decided::Holder, &choice) {
            links.weigh(index, &choice, &shares);
            let by_rule = |person| if ruled.contains(&person) { 1.0 } else { OVER_NOBODY };
            let holder = chosen(&choice, &shares, by_rule);
            let is_ruled = holder.is_some_and(|holder| ruled.contains(&holder));
            if !is_ruled && (holder.is_some() || !ruled.is_empty()) {
                links.set_holder(index, holder);
                links.explain(index, reason_for(holder, &ties, weighing.models));
            } else if ruled.len() > 1 {
                links.set_holder(index, holder);
            }
        }
        (weighing.weighed)(Choice {
            decided: Decided::Holder,
            span: mark.span,
            candidates: choice,
        });
    }
}

/// Why somebody holds a role whom the rules do not take: the construction that weighs most of those that say so.
fn reason_for(holder: Option<usize>, ties: &[(Code, usize)], models: &Models) -> Code {
    let Some(holder) = holder else { return Code::NobodyNamedHolds };
    let weight = |code: Code| {
        let mut evidence = Evidence::default();
        evidence.say(Clue::Construction, of_code(code), 10);
        models.score(Decided::Holder, &evidence)
    };
    let mut most = (Code::LikeliestOfThoseAround, 0.0);
    for (code, _) in ties.iter().filter(|(_, tied)| *tied == holder) {
        let weight = weight(*code);
        if weight > most.1 {
            most = (*code, weight);
        }
    }
    most.0
}

/// Whether words and a colon open their paragraph: `PRIME MINISTER:`.
fn is_label(document: &Document, tokens: &Range<usize>) -> bool {
    document.word(tokens.end) == ":"
        && document.paragraph_at(tokens.start).is_some_and(|paragraph| {
            let first = paragraph.tokens.start;
            (first..tokens.start)
                .all(|number| document.on_any(number, &[List::Honorifics, List::DefiniteArticles]))
        })
}

/// Whether words are set off as those of an address are: `Thanks, Ida.`, `Ida, welcome`.
fn is_addressed(document: &Document, tokens: &Range<usize>) -> bool {
    let before = tokens.start.wrapping_sub(1);
    let opens = document.opens(tokens.start);
    let ends = matches!(document.word(tokens.end), "." | "?" | "!");
    opens && document.word(tokens.end) == ","
        || document.word(before) == "," && (ends || document.word(tokens.end) == ",")
}

/// The words of a role but for the last of its title, small ones left out.
fn words_of(document: &Document, span: ByteSpan, head: u64) -> Vec<u64> {
    let words = document.tokens_of(span).filter(|&number| {
        document.kind(number) == Some(TokenKind::Word) && !document.on(number, List::FunctionWords)
    });
    words
        .filter_map(|number| document.key(number))
        .filter(|key| *key != head)
        .take(MOST_WORDS)
        .collect()
}

fn head_of(parts: &RoleParts) -> u64 {
    hash::of_bytes(last_word(&key(&parts.title)).as_bytes())
}

impl RoleScene<'_> {
    fn role<'r>(&self, index: usize, span: ByteSpan, parts: &'r RoleParts) -> Option<RoleAt<'r>> {
        let document = self.document;
        let tokens = document.tokens_of(span);
        let sentence = document.sentence_at(tokens.start)?;
        let last = tokens.end.wrapping_sub(1);
        let kind = match parts.status {
            RoleStatus::Honorific => 0,
            _ if document.on(last, List::Ranks) => 1,
            RoleStatus::Former => 2,
            _ if document.capital(tokens.start) => 3,
            _ if document.on(last, List::Offices) => 4,
            _ => 5,
        };
        let before = tokens.start.wrapping_sub(1);
        let determiner = if tokens.start == sentence.tokens.start {
            classes::EDGE
        } else if document.possessive(before) {
            POSSESSIVE
        } else {
            self.classes.of(before)
        };
        let quoted = u64::from(self.classes.quote(tokens.start).is_some());
        let kind = kind << 2 | quoted << 1 | u64::from(sentence.heading);
        let sentence = sentence.tokens.clone();
        let head = head_of(parts);
        let words = words_of(document, span, head);
        let label = if is_label(document, &tokens) {
            1
        } else {
            2 * u64::from(is_addressed(document, &tokens))
        };
        Some(RoleAt { index, tokens, sentence, parts, head, kind, determiner, words, label })
    }

    fn choice(&self, role: &RoleAt, ruled: &[usize], ties: &[(Code, usize)]) -> Candidates {
        let first_after = self.mentions.partition_point(|m| m.tokens.start < role.tokens.start);
        let start = self.document.span(role.tokens.clone()).start;
        let subject = self.mention_index.subject_before(start, None);
        let mut near = PeopleNear::default();
        let mut add = |person: usize| near.add(person);
        ruled.iter().for_each(|&person| add(person));
        ties.iter().for_each(|&(_, person)| add(person));
        let known = self.known.get(&role.head).map_or(&[][..], Vec::as_slice);
        let elsewhere = || known.iter().filter(|(_, index)| *index != role.index);
        elsewhere().take(3).for_each(|(person, _)| add(*person));
        let after = self.mentions.get(first_after..).unwrap_or_default();
        after.iter().take(4).for_each(|m| add(m.person));
        subject.into_iter().for_each(&mut add);
        let earlier = self.mentions.get(..first_after).unwrap_or_default();
        earlier.iter().rev().take(FURTHEST).for_each(|m| add(m.person));
        let mut distinct: Vec<usize> = elsewhere().map(|(person, _)| *person).collect();
        crate::order::sort(&mut distinct, |&person| [person, 0, 0]);
        distinct.dedup();
        let count = distinct.len().min(2) as u64;
        let setting = Setting { ruled, ties, first_after, subject, distinct: count, known };
        let mut choice = vec![(None, self.of_nobody(role, &setting))];
        for person in near.0 {
            let evidence = self.of_person(role, &setting, person);
            choice.push((Some(person), evidence));
        }
        choice
    }

    fn of_nobody(&self, role: &RoleAt, setting: &Setting) -> Evidence {
        let (document, classes) = (self.document, &self.classes);
        let Setting { ruled, ties, distinct: known, .. } = *setting;
        let mut evidence = Evidence::default();
        let mut say = |question, a, b| evidence.say(question, a, b);
        let flag = u64::from;
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

    fn of_person(&self, role: &RoleAt, setting: &Setting, person: usize) -> Evidence {
        let (document, classes) = (self.document, &self.classes);
        let Setting { ruled, ties, first_after, subject, distinct, known } = *setting;
        let mut evidence = Evidence::default();
        let mut say = |question, a, b| evidence.say(question, a, b);
        let flag = u64::from;
        let Range { start, end } = role.tokens;
        let is_ruled = ruled.contains(&person);
        let ruling = if is_ruled { 1 } else { 2 + flag(ruled.is_empty()) };
        say(Clue::Always, 4, 0);
        say(Clue::Rule, ruling, 60);
        say(Clue::Rule, ruling, mixed(role.determiner, 61));
        say(Clue::Rule, ruling, 62 + (role.kind << 8));
        for (code, _) in ties.iter().filter(|(_, tied)| *tied == person) {
            say(Clue::Construction, of_code(*code), 10);
            say(Clue::Construction, of_code(*code), mixed(role.determiner, 11));
        }
        // By which construction somebody else would hold it.
        if let Some((code, _)) = ties.first().filter(|(_, tied)| *tied != person) {
            say(Clue::Construction, of_code(*code), 12 + flag(is_ruled));
        }
        let is = |of: &[bool]| flag(of.get(person) == Some(&true));
        let labelled = is(&self.labelled);
        say(Clue::Label, role.label, 1 + labelled);
        say(Clue::Label, role.label, 3 + (labelled << 1 | is(&self.addressed)));
        let earlier = self.mentions.get(..first_after).unwrap_or_default();
        let near = earlier.get(earlier.len().saturating_sub(FURTHEST)..).unwrap_or_default();
        let before = near.iter().rev().find(|m| m.person == person);
        let mut here = 0u64;
        if let Some(mention) = before.filter(|m| m.tokens.start >= role.sentence.start) {
            here |= 1;
            let others = near
                .iter()
                .filter(|m| m.tokens.start >= mention.tokens.end && m.person != person)
                .count();
            let gap = start.saturating_sub(mention.tokens.end);
            let owner = flag(document.possessive(mention.tokens.end));
            let pattern = classes.pattern(mention.tokens.end..start, 6);
            say(Clue::NameThenRole, pattern, 0);
            say(Clue::NameThenRole, pattern, mixed(classes.pattern(end..role.sentence.end, 1), 1));
            say(Clue::NameThenRole, classes.pattern(mention.tokens.end..start, 2), 2);
            say(Clue::NameThenRole, classes.pattern_back(mention.tokens.end..start, 2), 3);
            say(Clue::DistanceBefore, step(gap), 50 + step(others));
            say(Clue::DistanceBefore, step(gap), 60 + owner);
            say(Clue::DistanceBefore, step(gap) << 8 | role.kind, 70);
        }
        let after = self.mentions.get(first_after..).unwrap_or_default();
        let found = after.iter().take(6).position(|m| m.person == person);
        if let Some(mention) = found
            .and_then(|index| after.get(index))
            .filter(|m| m.tokens.start < role.sentence.end && m.tokens.start >= end)
        {
            here |= 2;
            let others = found.unwrap_or(0);
            let gap = mention.tokens.start - end;
            let pattern = classes.pattern(end..mention.tokens.start, 6);
            say(Clue::RoleThenName, pattern, 0);
            say(Clue::RoleThenName, pattern, mixed(role.determiner, 1));
            say(Clue::RoleThenName, pattern, 2 + (role.kind << 8));
            say(Clue::RoleThenName, classes.pattern(mention.tokens.end..role.sentence.end, 1), 3);
            say(Clue::DistanceAfter, step(gap), 50 + step(others));
        }
        // `A violinist sued`, and in the next sentence who that is.
        if before.is_none()
            && let Some(mention) = found.and_then(|index| after.get(index))
        {
            let sentences = document.sentence_of(start)
                ..document.sentence_of(document.span(mention.tokens.clone()).start);
            say(Clue::Sentences, step(sentences.len()), 100 + step(found.unwrap_or(0)));
            say(
                Clue::Sentences,
                step(sentences.len()),
                mixed(role.determiner, 101 + flag(sentences.start < 3)),
            );
        }
        let sentence = document.sentence_of(start);
        let away = before
            .map_or(7, |m| step(sentence.saturating_sub(document.sentence_of(m.tokens.start))));
        say(Clue::Sentences, away, 50 + here);
        say(Clue::Sentences, away, mixed(role.determiner, 55));
        let is_subject = flag(subject == Some(person));
        say(Clue::SubjectBefore, is_subject << 2 | here, 50);
        say(Clue::SubjectBefore, is_subject << 2 | here, mixed(role.determiner, 51));
        let last = near.last().is_some_and(|m| m.person == person);
        say(Clue::NamedLast, flag(last) << 2 | here, mixed(role.determiner, 50));
        let holds =
            known.iter().filter(|(holder, index)| *holder == person && *index != role.index);
        let (mut earlier_role, mut later_role) = (0, 0);
        for (_, index) in holds {
            if *index < role.index { earlier_role = 1 } else { later_role = 1 }
        }
        let held = earlier_role << 1 | later_role;
        say(Clue::HoldsSuch, held, distinct);
        say(Clue::HoldsSuch, held << 2 | distinct, mixed(role.determiner, 1));
        say(Clue::HoldsSuch, held << 2 | here, 10 + distinct);
        say(Clue::HoldsSuch, held << 2 | distinct, 20 + role.kind);
        // Words of the role that somebody's other roles have too: `the Turkish president`.
        let words = self.words.get(person).map_or(&[][..], Vec::as_slice);
        let shared = role.words.iter().filter(|word| words.contains(word)).count().min(2) as u64;
        let wanted = role.words.len().min(2) as u64;
        say(Clue::WordsShared, shared << 2 | wanted, held);
        say(Clue::WordsShared, shared << 2 | wanted, mixed(role.determiner, 10));
        let words = flag(role.parts.organization.is_some()) << 1 | flag(role.parts.scope.is_some());
        say(Clue::HoldsSuch, held << 2 | words, 200 + distinct);
        if classes.quote(start).is_some()
            && document.on(start.wrapping_sub(1), List::PossessiveDeterminers)
        {
            say(Clue::Inside, 2, here);
        }
        evidence
    }
}
