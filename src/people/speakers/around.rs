//! What stands around one quotation, and who may speak it.
//!
//! Not read: anything beyond the paragraph, but for names before it.

use super::scene::{Scene, asks};
use crate::contract::Code;
use crate::mark::{Attribution, Referent};
use crate::people::choice::{Candidates, FURTHEST, PeopleNear, PossiblePerson};
use crate::quotes::{sentence_around, stops};
use crate::weighing::classes;
use std::ops::Range;

/// Somebody named speaks who is so many times as likely to as nobody who is. Chosen by halves of real texts: there
/// 8 % of the quotations of nobody named are given to somebody; with 1 it were 15 %, with 3 two more in a hundred
/// of the others were left to nobody.
const OVER_NOBODY: f32 = 2.0;

/// The same of whomever the rules take: on development sets no quotation of nobody named goes to somebody for it.
const OVER_NOBODY_BY_RULE: f32 = 1.3;

/// No word is looked for further from the quotation, in tokens.
const REACH: usize = 40;

/// What stands around one quotation.
pub(super) struct AroundQuote {
    pub(super) quote: Range<usize>,
    pub(super) paragraph: Range<usize>,
    /// The sentence before the quotation, from its start.
    pub(super) from: usize,
    /// Where the sentence ends after it.
    pub(super) to: usize,
    /// Where the sentence before that begins, within the paragraph.
    pub(super) before_that: usize,
    pub(super) verb_before: Option<usize>,
    pub(super) verb_after: Option<usize>,
    /// The quotation before in the paragraph, by number.
    pub(super) previous: Option<usize>,
}

impl Scene<'_> {
    fn window(&self, number: usize) -> Option<AroundQuote> {
        let document = self.document;
        let quote = self.spoken.get(number)?.clone();
        let paragraph = document.paragraph_at(quote.start)?.tokens.clone();
        let here = |other: usize| {
            self.spoken.get(other).filter(|other| paragraph.contains(&other.start)).map(|_| other)
        };
        let previous = number.checked_sub(1).and_then(here);
        let next = here(number + 1);
        let floor = previous.and_then(|p| self.spoken.get(p)).map_or(paragraph.start, |p| p.end);
        let limit = next.and_then(|n| self.spoken.get(n)).map_or(paragraph.end, |n| n.start);
        let floor = floor.max(quote.start.saturating_sub(REACH));
        let bounds = floor..limit.min(quote.end + REACH);
        let Range { start: from, end: to } = sentence_around(document, &quote, bounds);
        let further = floor.max(from.saturating_sub(REACH));
        let before_that = (further..from.saturating_sub(1))
            .rev()
            .find(|&n| stops(document, n))
            .map_or(further, |stop| stop + 1);
        let is_verb = |n: &usize| self.classes.of(*n) == classes::SPEECH_VERB;
        let names_it = |n: &usize| is_verb(n) || self.classes.of(*n) == classes::NAMING_VERB;
        Some(AroundQuote {
            verb_before: (from..quote.start).rev().find(names_it),
            verb_after: (quote.end..to).find(is_verb),
            quote,
            paragraph,
            from,
            to,
            before_that,
            previous,
        })
    }

    /// Everybody who may speak the quotation of this number, nobody first, with what speaks for each.
    pub(super) fn choice(
        &self,
        number: usize,
        rule: Option<usize>,
        before: Option<usize>,
        ties: &[(Code, Option<usize>)],
    ) -> Candidates {
        let Some(window) = self.window(number) else { return Vec::new() };
        let start = self.document.span(window.quote.clone()).start;
        let subject = self.mention_index.subject_before(start, None);
        let first_after = self.mentions.partition_point(|m| m.tokens.start < window.quote.start);
        let mut near = PeopleNear::default();
        let mut add = |person: usize| near.add(person);
        let tied = ties.iter().filter_map(|(_, person)| *person);
        rule.into_iter().chain(before).chain(subject).chain(tied).for_each(&mut add);
        let after = self.mentions.get(first_after..).unwrap_or_default();
        after
            .iter()
            .take_while(|m| m.tokens.start < window.paragraph.end)
            .take(4)
            .for_each(|m| add(m.person));
        let earlier = self.mentions.get(..first_after).unwrap_or_default();
        earlier.iter().rev().take(FURTHEST).for_each(|m| add(m.person));
        let attribution = self.quotes.get(number).map(|(_, _, attribution)| *attribution);
        let previous = number.checked_sub(1).and_then(|previous| self.quotes.get(previous));
        let answers = previous.is_some_and(|(_, previous, _)| asks(self.document.slice(*previous)));
        let around = AroundSpeech {
            number,
            window,
            rule,
            ties,
            before,
            subject,
            attribution,
            answers,
            first_after,
        };
        let person = |person| PossiblePerson {
            person: Some(person),
            evidence: self.of_person(&around, person),
            over_nobody: if rule == Some(person) { OVER_NOBODY_BY_RULE } else { OVER_NOBODY },
        };
        let nobody = PossiblePerson::nobody(self.of_nobody(&around));
        [nobody].into_iter().chain(near.0.into_iter().map(person)).collect()
    }
}

/// One quotation with what the rules say of it.
pub(super) struct AroundSpeech<'a> {
    pub(super) number: usize,
    pub(super) window: AroundQuote,
    pub(super) rule: Option<usize>,
    /// Whom each construction makes the speaker.
    pub(super) ties: &'a [(Code, Option<usize>)],
    /// Who speaks the quotation before.
    pub(super) before: Option<usize>,
    /// Of whom the sentences before are.
    pub(super) subject: Option<usize>,
    pub(super) attribution: Option<&'a Attribution>,
    /// Whether the quotation before is a question.
    pub(super) answers: bool,
    /// The first mention after the quotation's start.
    pub(super) first_after: usize,
}

impl AroundSpeech<'_> {
    /// Whether there are verbs of speech before and after, and a quotation before in the paragraph.
    pub(super) fn situation(&self) -> u64 {
        u64::from(self.window.verb_before.is_some()) << 2
            | u64::from(self.window.verb_after.is_some()) << 1
            | u64::from(self.window.previous.is_some())
    }

    pub(super) fn previous_named(&self) -> u64 {
        u64::from(self.before.is_some())
    }

    /// Which way of attribution the rules see.
    pub(super) fn rule_code(&self) -> u64 {
        match self.attribution {
            None => 0,
            Some(Attribution::Said(Referent::Mention(_))) => 1,
            Some(Attribution::Said(Referent::Pronoun(_))) => 2,
            Some(Attribution::Role(_)) => 3,
            Some(Attribution::Continued) => 4,
            Some(Attribution::ContinuesNext) => 5,
            Some(Attribution::Dialogue) if self.answers => 11,
            Some(Attribution::Dialogue) => 6,
            Some(Attribution::Repeats(_)) => 7,
            Some(Attribution::Antecedent) => 8,
            Some(Attribution::Unnamed) => 9,
            Some(Attribution::Nobody) => 10,
        }
    }
}
