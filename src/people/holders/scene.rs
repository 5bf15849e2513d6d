//! A text with its people and what roles the rules give them, and who may hold one role.
//!
//! Not read: what speaks for each (`super::signs`).

use crate::contract::{ByteSpan, Code, Kind, RoleStatus};
use crate::lexicon::{HashOf, List, key as hash};
use crate::mark::{Content, RoleParts};
use crate::people::choice::{Candidates, FURTHEST, LinkContext, PeopleNear, PossiblePerson};
use crate::people::link_table::Links;
use crate::people::pronouns::MentionIndex;
use crate::people::role_words::{key, last_word};
use crate::text::{Document, TokenKind};
use crate::weighing::classes::{self, Classes, WordClass};
use std::ops::Range;

/// Somebody named whom the rules do not take holds it who is so many times as likely to as nobody who is.
const OVER_NOBODY: f32 = 2.0;

/// Whom they take must be likelier than nobody.
const OVER_NOBODY_BY_RULE: f32 = 1.0;

/// The kind of the word before a role that somebody owns: a number that no kind of word has.
const POSSESSIVE: WordClass = 14;

/// Of those who hold roles of one head so many are known; of somebody's roles so many words.
const MOST_KNOWN: usize = 50;
const MOST_WORDS: usize = 50;

/// Where a person is named.
pub(super) struct NamedAt {
    pub(super) tokens: Range<usize>,
    pub(super) person: usize,
}

/// One role with what is asked of it.
pub(super) struct RoleAt<'r> {
    pub(super) index: usize,
    pub(super) tokens: Range<usize>,
    pub(super) sentence: Range<usize>,
    pub(super) parts: &'r RoleParts,
    /// A hash of the last word of its title.
    pub(super) head: u64,
    /// Its kind, and whether it stands in a quotation or heading.
    pub(super) kind: u64,
    /// The kind of the word before it.
    pub(super) determiner: WordClass,
    /// Its words but for the last of its title, small ones left out.
    pub(super) words: Vec<u64>,
    /// Whether it stands before a colon and what it says, as in transcripts: 1; or is addressed: 2.
    pub(super) label: u64,
    /// Who speaks the paragraph of a transcript that it stands in: not whom they call `sir`.
    pub(super) turn: Option<usize>,
}

/// What is asked of every candidate for a role.
#[derive(Clone, Copy)]
pub(super) struct Setting<'s> {
    /// Whom the rules give it.
    pub(super) ruled: &'s [usize],
    /// Whom each construction gives it.
    pub(super) ties: &'s [(Code, usize)],
    /// The first name after it, by index.
    pub(super) first_after: usize,
    /// The subject before it.
    pub(super) subject: Option<usize>,
    /// How many people hold such a role elsewhere.
    pub(super) distinct: u64,
    /// They, with the index of that role.
    pub(super) known: &'s [(usize, usize)],
}

pub(super) struct RoleScene<'s> {
    pub(super) document: &'s Document<'s>,
    pub(super) mention_index: &'s MentionIndex<'s>,
    pub(super) classes: Classes,
    pub(super) mentions: Vec<NamedAt>,
    /// Whom the rules give roles of each head: person and index of the role.
    pub(super) known: HashOf<Vec<(usize, usize)>>,
    /// Words of the roles that the rules give each person.
    pub(super) words: Vec<Vec<u64>>,
    /// Who speaks after a name and a colon.
    pub(super) labelled: Vec<bool>,
    /// Who is addressed by name: `Thanks, Ida.`
    pub(super) addressed: Vec<bool>,
}

impl<'s> RoleScene<'s> {
    /// The text with whom the rules give its roles.
    pub(super) fn new(context: &LinkContext<'s>, links: &Links) -> RoleScene<'s> {
        let LinkContext { document, marks, people, mention_index, .. } = *context;
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
        scene
    }

    pub(super) fn role<'r>(
        &self,
        index: usize,
        span: ByteSpan,
        parts: &'r RoleParts,
    ) -> Option<RoleAt<'r>> {
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
        let turn = self.turn(tokens.start);
        Some(RoleAt { index, tokens, sentence, parts, head, kind, determiner, words, label, turn })
    }

    /// Whose name and a colon open the paragraph of a token after them.
    pub(super) fn turn(&self, number: usize) -> Option<usize> {
        let start = self.document.paragraph_at(number)?.tokens.start;
        let first = self.mentions.partition_point(|mention| mention.tokens.start < start);
        let opens = self.mentions.get(first).filter(|mention| mention.tokens.end <= number)?;
        is_label(self.document, &opens.tokens).then_some(opens.person)
    }

    pub(super) fn choice(
        &self,
        role: &RoleAt,
        ruled: &[usize],
        ties: &[(Code, usize)],
    ) -> Candidates {
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
        // `MS. REED: Thank you, Mr. President.`
        let is_address = role.label == 2 || role.parts.status == RoleStatus::Honorific;
        let caller = role.turn.filter(|_| is_address);
        near.0.retain(|person| Some(*person) != caller || ruled.contains(person));
        let mut distinct: Vec<usize> = elsewhere().map(|(person, _)| *person).collect();
        crate::order::sort(&mut distinct, |&person| [person, 0, 0]);
        distinct.dedup();
        let count = distinct.len().min(2) as u64;
        let setting = Setting { ruled, ties, first_after, subject, distinct: count, known };
        let person = |person| PossiblePerson {
            person: Some(person),
            evidence: self.of_person(role, &setting, person),
            over_nobody: if ruled.contains(&person) { OVER_NOBODY_BY_RULE } else { OVER_NOBODY },
        };
        let nobody = PossiblePerson::nobody(self.of_nobody(role, &setting));
        [nobody].into_iter().chain(near.0.into_iter().map(person)).collect()
    }
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
