//! What speaks for each of those who may speak a quotation, and for nobody who is named.
//!
//! Not read: how much each sign is worth (`crate::weighing`).

use super::around::{AroundQuote, AroundSpeech};
use super::scene::{NearMention, Scene};
use crate::lexicon::List;
use crate::people::choice::FURTHEST;
use crate::weighing::classes::{self, step};
use crate::weighing::{Clue, Evidence, of_code};

impl Scene<'_> {
    /// What speaks for nobody who is named.
    pub(super) fn of_nobody(&self, around: &AroundSpeech) -> Evidence {
        let (document, classes) = (self.document, &self.classes);
        let AroundQuote { quote, from, to, verb_before, verb_after, previous, .. } = &around.window;
        let mut evidence = Evidence::default();
        let mut say = |question, a, b| evidence.say(question, a, b);
        let situation = around.situation();
        say(Clue::Always, 1, 0);
        say(Clue::Always, 1, 1 + situation);
        say(Clue::Rule, around.rule_code(), 1);
        say(Clue::Rule, around.rule_code(), 2 + u64::from(around.rule.is_some()));
        for (index, (code, person)) in around.ties.iter().enumerate() {
            let named = u64::from(person.is_some());
            say(Clue::Construction, of_code(*code), 20 + (u64::from(index == 0) << 1 | named));
        }
        let key = |n: usize| document.key(n).unwrap_or(0);
        let at = |verb: &Option<usize>| verb.map_or(0, key);
        say(Clue::VerbBefore, at(verb_before), 100);
        say(Clue::VerbAfter, at(verb_after), 100);
        for (side, range) in [(1, *from..quote.start), (2, quote.end..*to)] {
            let has = |class| range.clone().any(|n| classes.of(n) == class);
            let kinds = u64::from(has(classes::PERSON))
                | u64::from(has(classes::ORGANIZATION)) << 1
                | u64::from(has(classes::ROLE)) << 2
                | u64::from(has(classes::PLACE)) << 3;
            say(Clue::Around, side << 8 | kinds, situation);
            // The words of somebody without a name: `police`, `the report`, `one neighbour`.
            for number in range.clone() {
                let is_subject = matches!(classes.of(number + 1), classes::SPEECH_VERB)
                    || matches!(classes.of(number.wrapping_sub(1)), classes::SPEECH_VERB);
                if is_subject && classes.of(number) != classes::PERSON {
                    say(Clue::Source, key(number), side);
                    say(Clue::Source, classes.of(number), 10 + side);
                }
            }
        }
        if let Some(verb) = verb_after {
            say(Clue::NameAndVerb, classes.pattern(quote.end..*verb, 6), 100);
            say(Clue::NameAndVerb, classes.pattern(*verb..*to, 4), 101);
        }
        if let Some(verb) = verb_before {
            say(Clue::NameAndVerb, classes.pattern_back(*from..*verb, 4), 102);
            say(Clue::NameAndVerb, classes.pattern(*verb..quote.start, 4), 103);
        }
        for number in (*from..quote.start).chain(quote.end..*to) {
            if document.on(number, List::GenderedPronouns) {
                say(Clue::Pronoun, key(number), 100);
            }
        }
        say(Clue::SpeakerBefore, around.previous_named(), 100 + situation);
        if let Some(previous) = previous.and_then(|p| self.spoken.get(p)) {
            let between = classes.pattern(previous.end..quote.start, 3);
            say(Clue::Between, between, 100 + around.previous_named());
        }
        let words = step(quote.len());
        say(Clue::Length, words, 100);
        say(Clue::Length, words, 101 + situation);
        let heading = document.sentence_at(quote.start).is_some_and(|s| s.heading);
        say(Clue::Position, u64::from(heading), 100);
        evidence
    }

    /// What speaks for one person.
    pub(super) fn of_person(&self, around: &AroundSpeech, person: usize) -> Evidence {
        let earlier = self.mentions.get(..around.first_after).unwrap_or_default();
        let near = earlier.get(earlier.len().saturating_sub(FURTHEST)..).unwrap_or_default();
        let (evidence, situation) = (Evidence::default(), around.situation());
        let mut signs =
            PersonSigns { scene: self, around, person, near, situation, evidence, named: 0 };
        signs.of_rule();
        signs.of_speaker_before();
        signs.before_it();
        signs.in_sentence_before();
        signs.after_it();
        signs.of_order();
        signs.of_pronouns();
        signs.elsewhere();
        signs.evidence
    }
}

/// What speaks for one person, as it is gathered.
struct PersonSigns<'a> {
    scene: &'a Scene<'a>,
    around: &'a AroundSpeech<'a>,
    person: usize,
    /// The mentions before the quotation.
    near: &'a [NearMention],
    situation: u64,
    evidence: Evidence,
    /// Where the person is named: 1 in the sentence before the quotation, 2 after it, 4 in the sentence before that.
    named: u64,
}

impl<'a> PersonSigns<'a> {
    fn say(&mut self, clue: Clue, a: u64, b: u64) {
        self.evidence.say(clue, a, b);
    }

    fn is(&self, who: Option<usize>) -> bool {
        who == Some(self.person)
    }

    fn is_mine(&self, mention: &NearMention) -> bool {
        mention.person == self.person
    }

    /// Whether the first who is named from a token on is the person.
    fn is_first(&self, from: usize) -> u64 {
        let first = self.near.iter().find(|mention| mention.tokens.start >= from);
        flag(first.is_some_and(|first| self.is_mine(first)))
    }

    fn owns(&self, mention: &NearMention) -> u64 {
        flag(self.scene.document.possessive(mention.tokens.end))
    }

    /// What the rules say, and who spoke before.
    fn of_rule(&mut self) {
        let (around, situation) = (self.around, self.situation);
        self.say(Clue::Always, 2, 0);
        let ruled = match around.rule {
            Some(rule) if rule == self.person => 1,
            Some(_) => 2,
            None => 3,
        };
        self.say(Clue::Rule, around.rule_code(), 10 + ruled);
        self.say(Clue::Rule, around.rule_code() << 8 | situation, 20 + ruled);
        for (index, (code, tied)) in around.ties.iter().enumerate() {
            let mine = flag(self.is(*tied));
            self.say(Clue::Construction, of_code(*code), 24 + (flag(index == 0) << 1 | mine));
        }
        let (is_before, is_subject) = (flag(self.is(around.before)), flag(self.is(around.subject)));
        self.say(Clue::SpeakerBefore, is_before, situation);
        self.say(Clue::SubjectBefore, is_subject, situation);
        self.say(Clue::SubjectBefore, is_subject << 1 | is_before, 10 + around.rule_code());
    }

    fn of_speaker_before(&mut self) {
        let (around, classes) = (self.around, &self.scene.classes);
        let AroundQuote { quote, paragraph, previous, .. } = &around.window;
        let is_before = self.is(around.before);
        if is_before && let Some(previous) = previous.and_then(|p| self.scene.spoken.get(p)) {
            self.say(Clue::Between, classes.pattern(previous.end..quote.start, 4), 1);
            self.say(Clue::Between, classes.pattern(previous.end..quote.start, 2), 2);
        }
        let opens = quote.start == paragraph.start;
        let answers = flag(around.answers && opens) << 1 | flag(is_before);
        self.say(Clue::Answer, answers, 0);
        self.say(Clue::Answer, answers, 1 + around.rule_code());
        if is_before {
            self.say(Clue::SpeakerBefore, 10 | flag(opens), flag(previous.is_some()));
        }
    }

    /// Where the person is named before it, in its sentence.
    fn before_it(&mut self) {
        let (window, scene) = (&self.around.window, self.scene);
        let Some(mention) = self.last().filter(|m| m.tokens.start >= window.from) else { return };
        self.named |= 1;
        let (near, end) = (self.near, mention.tokens.end);
        let others = near.iter().filter(|m| m.tokens.start >= end && !self.is_mine(m)).count();
        let (is_first, owner) = (self.is_first(window.from), self.owns(mention));
        let gap = window.quote.start.saturating_sub(end);
        self.say(Clue::DistanceBefore, step(gap), step(others));
        self.say(Clue::FirstOfSentence, is_first, step(others));
        self.say(Clue::Owner, owner, 1);
        self.say(Clue::Role, flag(mention.role), 1);
        if let Some(verb) = window.verb_before {
            let side = flag(verb >= end);
            let order = scene.classes.pattern(end..verb.max(end), 5);
            self.say(Clue::NameAndVerb, order, 2 + side);
            self.say(Clue::NameAndVerb, scene.document.key(verb).unwrap_or(0), 10 + side);
            self.say(Clue::NameAndVerb, side << 8 | step(others) << 4 | is_first, 20 + owner);
        }
    }

    fn in_sentence_before(&mut self) {
        let AroundQuote { from, before_that, .. } = self.around.window;
        let mut mine = self.near.iter().rev().filter(|mention| self.is_mine(mention));
        let found = mine.find(|m| m.tokens.start >= before_that && m.tokens.start < from);
        let Some(mention) = found else { return };
        self.named |= 4;
        let (is_first, owner) = (self.is_first(before_that), self.owns(mention));
        let pattern = self.scene.classes.pattern(mention.tokens.end..from, 3);
        self.say(Clue::SentenceBefore, is_first << 1 | owner, self.situation);
        self.say(Clue::SentenceBefore, pattern, 100);
    }

    /// Where the person is first named after it, in its sentence and paragraph.
    fn after_it(&mut self) {
        let AroundQuote { quote, paragraph, to, .. } = &self.around.window;
        let after = self.scene.mentions.get(self.around.first_after..).unwrap_or_default();
        let after = after.iter().take_while(|m| m.tokens.start < paragraph.end).take(8);
        let mut after = after.skip_while(|m| m.tokens.start < quote.end);
        let mut others = 0;
        let found = after.find(|mention| {
            others += usize::from(!self.is_mine(mention));
            self.is_mine(mention)
        });
        if let Some(mention) = found.filter(|mention| mention.tokens.start < *to) {
            self.named |= 2;
            self.named_after(mention, others);
        }
        self.say(Clue::NamedNext, flag(found.is_some()), self.named << 8 | self.situation);
    }

    fn named_after(&mut self, mention: &NearMention, others: usize) {
        let (window, scene) = (&self.around.window, self.scene);
        let (owner, gap) = (self.owns(mention), mention.tokens.start - window.quote.end);
        self.say(Clue::DistanceAfter, step(gap), step(others));
        self.say(Clue::Owner, owner, 2);
        self.say(Clue::Role, flag(mention.role), 2);
        let Some(verb) = window.verb_after else {
            self.say(Clue::NameAndVerb, step(others), 40 + owner);
            return;
        };
        let side = flag(verb >= mention.tokens.end);
        let between = if side == 1 {
            mention.tokens.end..verb
        } else {
            verb + 1..mention.tokens.start.max(verb + 1)
        };
        self.say(Clue::NameAndVerb, scene.classes.pattern(between, 5), 4 + side);
        self.say(Clue::NameAndVerb, scene.document.key(verb).unwrap_or(0), 12 + side);
        self.say(Clue::NameAndVerb, side << 8 | step(others) << 4, 30 + owner);
    }

    /// Whether the person is the last who is named, and how many sentences ago.
    fn of_order(&mut self) {
        let start = self.around.window.quote.start;
        self.say(Clue::NamedLast, flag(self.is_named_last()) << 4 | self.named, self.situation);
        let sentence = self.scene.document.sentence_of(start);
        let of = |mention: &NearMention| self.scene.document.sentence_of(mention.tokens.start);
        let away = self.last().map_or(7, |mention| step(sentence.saturating_sub(of(mention))));
        self.say(Clue::Sentences, away, self.named);
        self.say(Clue::Sentences, away, 16 + self.situation);
    }

    /// Whether the pronouns of its sentence may mean the person.
    fn of_pronouns(&mut self) {
        let (document, around) = (self.scene.document, self.around);
        let AroundQuote { quote, from, to, .. } = &around.window;
        let is = flag(self.is(around.subject)) << 2
            | flag(self.is(around.before)) << 1
            | flag(self.is_named_last());
        for number in (*from..quote.start).chain(quote.end..*to) {
            if !document.on(number, List::GenderedPronouns)
                || self.scene.classes.quote(number).is_some()
            {
                continue;
            }
            let pronoun = document.span(number..number + 1);
            let may = flag(self.scene.mention_index.may_mean(pronoun, Some(self.person)));
            let side = flag(number >= quote.end);
            let word = document.key(number).unwrap_or(0);
            self.say(Clue::Pronoun, may << 4 | is, side);
            self.say(Clue::Pronoun, word, may << 8 | side << 4 | self.named);
        }
    }

    /// Whether the person is named inside it, and in bylines alone.
    fn elsewhere(&mut self) {
        let (scene, number) = (self.scene, self.around.number);
        let first = scene.inside.partition_point(|&(other, _)| other < number);
        let mut inside = scene.inside.iter().skip(first).take_while(|(other, _)| *other == number);
        if inside.any(|&(_, who)| who == self.person) {
            self.say(Clue::Inside, 1, self.named);
        }
        if scene.in_byline.get(self.person) == Some(&true) {
            self.say(Clue::Byline, 1, self.situation);
        }
    }

    fn last(&self) -> Option<&'a NearMention> {
        self.near.iter().rev().find(|mention| self.is_mine(mention))
    }

    fn is_named_last(&self) -> bool {
        let from = self.around.window.from;
        let last = self.near.iter().rev().find(|mention| mention.tokens.start < from);
        last.is_some_and(|mention| self.is_mine(mention))
    }
}

fn flag(is: bool) -> u64 {
    u64::from(is)
}
