//! Who speaks a quotation: one of the people around it, or nobody whose name is in the text.
//!
//! The construction that `quotes` found says whom the rules take (`Said`, `Role`, `Continued`, …). It is one
//! sign among others of what stands between each person and the quotation; the weights of real texts decide
//! (`crate::weighing`). Somebody named is given only where that is likelier than not: an editor prefers nobody to
//! somebody wrong.
//!
//! Not read: who is meant by a pronoun anywhere else (`super::pronouns`).

use super::choice::{Candidates, Choice, FURTHEST, LinkContext, PeopleNear, Weighing, chosen};
use super::link_table::Links;
use super::pronouns::MentionIndex;
use crate::contract::{ByteSpan, Code, Kind};
use crate::lexicon::List;
use crate::mark::{Attribution, Content, Referent, SpeakerTie, reason};
use crate::quotes::{sentence_around, stops};
use crate::text::{Document, quotation};
use crate::weighing::classes::{self, Classes, step};
use crate::weighing::{Clue, Decided, Evidence, of_code};
use std::collections::HashMap;
use std::ops::Range;

/// Somebody named speaks who is so many times as likely to as nobody who is. Chosen by halves of real texts: there
/// 8 % of the quotations of nobody named are given to somebody; with 1 it were 15 %, with 3 two more in a hundred
/// of the others were left to nobody.
pub(crate) const OVER_NOBODY: f32 = 2.0;

/// The same of whomever the rules take: on development sets no quotation of nobody named goes to somebody for it.
const OVER_NOBODY_BY_RULE: f32 = 1.3;

/// No word is looked for further from the quotation, in tokens.
const REACH: usize = 40;

/// Finds the speaker of every quotation.
pub(super) fn find(context: &LinkContext, links: &mut Links, weighing: &mut Weighing) {
    let LinkContext { document, marks, people, .. } = *context;
    let scene = Scene::new(context, links);
    let (mut before, mut previous) = (None, ByteSpan { start: 0, end: 0 });
    for (number, &(index, span, attribution)) in scene.quotes.iter().enumerate() {
        let rule = scene.by_rule(number, attribution, before, previous, context.person);
        let ties = scene.ties(number, before, previous, context.person);
        let choice = scene.choice(number, rule, before, &ties);
        let shares = weighing.shares(Decided::Speaker, &choice);
        // `“Did you meet him?” Owens asked.` and in the next paragraph whoever answers: the construction decides.
        let answers = *attribution == Attribution::Dialogue && asks(document.slice(previous));
        // A credit is there to say whose the words are.
        let credited = marks.get(index).is_some_and(|mark| {
            mark.because.iter().any(|reason| reason.code == Code::CreditAfterQuotation)
        });
        let shares = shares.filter(|_| !((answers || credited) && rule.is_some()));
        links.weigh(index, &choice, shares.as_deref().unwrap_or_default());
        let speaker = shares.map_or(rule, |shares| {
            let by_rule =
                |person| if Some(person) == rule { OVER_NOBODY_BY_RULE } else { OVER_NOBODY };
            chosen(&choice, &shares, by_rule)
        });
        match (attribution, speaker) {
            (Attribution::Said(Referent::Pronoun(_)), Some(found)) if speaker == rule => {
                links.explain(index, reason::pronoun_means(people.name(found)));
            }
            _ if speaker == rule => {}
            (_, Some(_)) => links.explain(index, Code::LikeliestOfThoseAround),
            (_, None) => links.explain(index, Code::NobodyNamedSpeaks),
        }
        (weighing.weighed)(Choice { decided: Decided::Speaker, span, candidates: choice });
        links.set_speaker(index, speaker);
        (before, previous) = (speaker, span);
    }
    let speaker_at: HashMap<ByteSpan, usize> = scene
        .quotes
        .iter()
        .filter_map(|&(index, span, _)| Some((span, links.speaker(index)?)))
        .collect();
    for &(index, _, attribution) in &scene.quotes {
        if let Attribution::Repeats(span) = attribution {
            links.set_speaker(index, speaker_at.get(span).copied());
        }
    }
}

/// Whether a quotation ends with a question.
fn asks(quote: &str) -> bool {
    let closes = |letter: char| quotation::closes_speech(letter.encode_utf8(&mut [0; 4]));
    quote.trim_end_matches(closes).ends_with('?')
}

/// Words that stand for a person.
struct NearMention {
    tokens: Range<usize>,
    person: usize,
    /// A role that the person alone holds, not the name.
    role: bool,
}

/// A text with its quotations and the people around them.
struct Scene<'s> {
    document: &'s Document<'s>,
    mention_index: &'s MentionIndex<'s>,
    classes: Classes,
    quotes: Vec<(usize, ByteSpan, &'s Attribution)>,
    /// Whose each is by the constructions around it.
    ties: Vec<&'s [SpeakerTie]>,
    /// The tokens of each.
    spoken: Vec<Range<usize>>,
    /// Mentions outside quotations, in text order.
    mentions: Vec<NearMention>,
    /// Who is named inside which quotation, by its number.
    inside: Vec<(usize, usize)>,
    /// Whether the first mentions of each person all stand in bylines.
    in_byline: Vec<bool>,
    /// Roles and the one who holds them.
    holder_at: HashMap<ByteSpan, usize>,
}

/// What stands around one quotation.
struct AroundQuote {
    quote: Range<usize>,
    paragraph: Range<usize>,
    /// The sentence before the quotation, from its start.
    from: usize,
    /// Where the sentence ends after it.
    to: usize,
    /// Where the sentence before that begins, within the paragraph.
    before_that: usize,
    verb_before: Option<usize>,
    verb_after: Option<usize>,
    /// The quotation before in the paragraph, by number.
    previous: Option<usize>,
}

impl<'s> Scene<'s> {
    fn new(context: &LinkContext<'s>, links: &Links) -> Scene<'s> {
        let LinkContext { document, marks, people, mention_index, .. } = *context;
        let quotes: Vec<(usize, ByteSpan, &Attribution)> = marks
            .iter()
            .enumerate()
            .filter_map(|(index, mark)| match &mark.content {
                Content::Quote(attribution, _) => Some((index, mark.span, attribution)),
                _ => None,
            })
            .collect();
        let ties = marks.iter().filter_map(|mark| match &mark.content {
            Content::Quote(_, ties) => Some(ties.as_slice()),
            _ => None,
        });
        let spoken: Vec<Range<usize>> =
            quotes.iter().map(|(_, span, _)| document.tokens_of(*span)).collect();
        let classes = Classes::new(document, marks, &spoken);
        let (mut mentions, mut inside) = (Vec::new(), Vec::new());
        let mut holder_at = HashMap::new();
        for (index, mark) in marks.iter().enumerate() {
            let (person, role) = match (mark.kind(), links.holders(index)) {
                (Kind::Person, _) => (people.of(index), false),
                (Kind::Role, &[only]) => (Some(only), true),
                _ => (None, false),
            };
            let Some(person) = person else { continue };
            if role {
                holder_at.insert(mark.span, person);
            }
            let tokens = document.tokens_of(mark.span);
            match classes.quote(tokens.start) {
                Some(quote) => inside.push((quote, person)),
                None => mentions.push(NearMention { tokens, person, role }),
            }
        }
        let mut seen = vec![0; people.cast.len()];
        let mut in_byline = vec![true; people.cast.len()];
        for mention in &mentions {
            let (Some(seen), Some(only)) =
                (seen.get_mut(mention.person), in_byline.get_mut(mention.person))
            else {
                continue;
            };
            if *seen < 3 && *only {
                *seen += 1;
                *only = mention_index.is_in_byline(document.span(mention.tokens.clone()));
            }
        }
        Scene {
            document,
            mention_index,
            classes,
            quotes,
            ties: ties.collect(),
            spoken,
            mentions,
            inside,
            in_byline,
            holder_at,
        }
    }

    /// Whom the rules take for the speaker.
    fn by_rule(
        &self,
        number: usize,
        attribution: &Attribution,
        before: Option<usize>,
        previous: ByteSpan,
        person: &dyn Fn(Referent) -> Option<usize>,
    ) -> Option<usize> {
        let (document, mention_index) = (self.document, self.mention_index);
        let start = self.quotes.get(number).map_or(0, |(_, span, _)| span.start);
        match attribution {
            // `…,” the envoy said. She added: “…`: nobody else was named in between.
            Attribution::Said(Referent::Pronoun(pronoun))
                if before.is_some()
                    && mention_index.no_mention_between(previous.end, pronoun.start)
                    && mention_index.may_mean(*pronoun, before) =>
            {
                before
            }
            Attribution::Said(who) => person(*who),
            Attribution::Role(position) => self.holder_at.get(position).copied(),
            Attribution::Continued => before,
            Attribution::Dialogue if asks(document.slice(previous)) => {
                mention_index.last_named_but(before, start)
            }
            Attribution::Dialogue => before,
            Attribution::ContinuesNext => match self.quotes.get(number + 1) {
                Some((_, _, Attribution::Said(who))) => person(*who),
                Some((_, _, Attribution::Role(position))) => self.holder_at.get(position).copied(),
                _ => mention_index.subject_before(start, None),
            },
            Attribution::Antecedent => mention_index.subject_before(start, None),
            Attribution::Repeats(_) | Attribution::Unnamed | Attribution::Nobody => None,
        }
    }

    /// Whom each construction around a quotation makes its speaker.
    fn ties(
        &self,
        number: usize,
        before: Option<usize>,
        previous: ByteSpan,
        person: &dyn Fn(Referent) -> Option<usize>,
    ) -> Vec<(Code, Option<usize>)> {
        let ties = self.ties.get(number).copied().unwrap_or_default().iter();
        ties.map(|tie| (tie.because, self.by_rule(number, &tie.said, before, previous, person)))
            .collect()
    }

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
    fn choice(
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
        let mut choice = vec![(None, self.of_nobody(&around))];
        choice.extend(near.0.iter().map(|&person| (Some(person), self.of_person(&around, person))));
        choice
    }

    /// What speaks for nobody who is named.
    fn of_nobody(&self, around: &AroundSpeech) -> Evidence {
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
    fn of_person(&self, around: &AroundSpeech, person: usize) -> Evidence {
        let (document, classes) = (self.document, &self.classes);
        let window = &around.window;
        let AroundQuote { quote, from, to, before_that, paragraph, .. } = window;
        let mut evidence = Evidence::default();
        let mut say = |question, a, b| evidence.say(question, a, b);
        let situation = around.situation();
        let flag = u64::from;
        say(Clue::Always, 2, 0);
        let ruled = match around.rule {
            Some(rule) if rule == person => 1,
            Some(_) => 2,
            None => 3,
        };
        say(Clue::Rule, around.rule_code(), 10 + ruled);
        say(Clue::Rule, around.rule_code() << 8 | situation, 20 + ruled);
        for (index, (code, tied)) in around.ties.iter().enumerate() {
            let mine = flag(*tied == Some(person));
            say(Clue::Construction, of_code(*code), 24 + (flag(index == 0) << 1 | mine));
        }
        let is_before = around.before == Some(person);
        let is_subject = around.subject == Some(person);
        say(Clue::SpeakerBefore, flag(is_before), situation);
        say(Clue::SubjectBefore, flag(is_subject), situation);
        say(Clue::SubjectBefore, flag(is_subject) << 1 | flag(is_before), 10 + around.rule_code());
        if is_before && let Some(previous) = window.previous.and_then(|p| self.spoken.get(p)) {
            say(Clue::Between, classes.pattern(previous.end..quote.start, 4), 1);
            say(Clue::Between, classes.pattern(previous.end..quote.start, 2), 2);
        }
        let answers = flag(around.answers && quote.start == paragraph.start);
        say(Clue::Answer, answers << 1 | flag(is_before), 0);
        say(Clue::Answer, answers << 1 | flag(is_before), 1 + around.rule_code());
        if is_before {
            let opens = flag(quote.start == paragraph.start);
            say(Clue::SpeakerBefore, 10 | opens, flag(window.previous.is_some()));
        }
        let mine = |m: &&NearMention| m.person == person;
        let earlier = self.mentions.get(..around.first_after).unwrap_or_default();
        let near = earlier.get(earlier.len().saturating_sub(FURTHEST)..).unwrap_or_default();
        let (mut in_window, mut named) = (0u64, false);
        // Before it, in its sentence.
        let last = near.iter().rev().find(mine);
        if let Some(mention) = last.filter(|m| m.tokens.start >= *from) {
            in_window |= 1;
            let between = near
                .iter()
                .filter(|m| m.tokens.start >= mention.tokens.end && m.person != person)
                .count();
            let first = near.iter().find(|m| m.tokens.start >= *from);
            let is_first = flag(first.is_some_and(|first| first.person == person));
            let gap = quote.start - mention.tokens.end.min(quote.start);
            let owner = flag(document.possessive(mention.tokens.end));
            say(Clue::DistanceBefore, step(gap), step(between));
            say(Clue::FirstOfSentence, is_first, step(between));
            say(Clue::Owner, owner, 1);
            say(Clue::Role, flag(mention.role), 1);
            if let Some(verb) = window.verb_before {
                let side = flag(verb >= mention.tokens.end);
                let order = classes.pattern(mention.tokens.end..verb.max(mention.tokens.end), 5);
                say(Clue::NameAndVerb, order, 2 + side);
                say(Clue::NameAndVerb, document.key(verb).unwrap_or(0), 10 + side);
                say(Clue::NameAndVerb, side << 8 | step(between) << 4 | is_first, 20 + owner);
            }
        }
        if let Some(mention) = near
            .iter()
            .rev()
            .filter(mine)
            .find(|m| m.tokens.start >= *before_that && m.tokens.start < *from)
        {
            in_window |= 4;
            let first = near.iter().find(|m| m.tokens.start >= *before_that);
            let is_first = flag(first.is_some_and(|first| first.person == person));
            let owner = flag(document.possessive(mention.tokens.end));
            say(Clue::SentenceBefore, is_first << 1 | owner, situation);
            say(Clue::SentenceBefore, classes.pattern(mention.tokens.end..*from, 3), 100);
        }
        // After it, in its sentence.
        let after = self.mentions.get(around.first_after..).unwrap_or_default();
        let after = after.iter().take_while(|m| m.tokens.start < paragraph.end).take(8);
        let (mut others, mut next_in_paragraph) = (0, false);
        for mention in after.skip_while(|m| m.tokens.start < quote.end) {
            if mention.person != person {
                others += 1;
                continue;
            }
            next_in_paragraph = true;
            if mention.tokens.start >= *to || named {
                break;
            }
            named = true;
            in_window |= 2;
            let owner = flag(document.possessive(mention.tokens.end));
            let gap = mention.tokens.start - quote.end;
            say(Clue::DistanceAfter, step(gap), step(others));
            say(Clue::Owner, owner, 2);
            say(Clue::Role, flag(mention.role), 2);
            if let Some(verb) = window.verb_after {
                let side = flag(verb >= mention.tokens.end);
                let between = if side == 1 {
                    mention.tokens.end..verb
                } else {
                    verb + 1..mention.tokens.start.max(verb + 1)
                };
                say(Clue::NameAndVerb, classes.pattern(between, 5), 4 + side);
                say(Clue::NameAndVerb, document.key(verb).unwrap_or(0), 12 + side);
                say(Clue::NameAndVerb, side << 8 | step(others) << 4, 30 + owner);
            } else {
                say(Clue::NameAndVerb, step(others), 40 + owner);
            }
        }
        say(Clue::NamedNext, flag(next_in_paragraph), in_window << 8 | situation);
        let last_of_all = near.iter().rev().find(|m| m.tokens.start < *from);
        let named_last = last_of_all.is_some_and(|m| m.person == person);
        say(Clue::NamedLast, flag(named_last) << 4 | in_window, situation);
        let sentence = |n: usize| document.sentence_of(n);
        let away = last.map_or(7, |m| {
            step(sentence(quote.start) - sentence(m.tokens.start).min(sentence(quote.start)))
        });
        say(Clue::Sentences, away, in_window);
        say(Clue::Sentences, away, 16 + situation);
        for number in (*from..quote.start).chain(quote.end..*to) {
            if document.on(number, List::GenderedPronouns) && classes.quote(number).is_none() {
                let pronoun = document.span(number..number + 1);
                let may = flag(self.mention_index.may_mean(pronoun, Some(person)));
                let side = flag(number >= quote.end);
                let word = document.key(number).unwrap_or(0);
                say(
                    Clue::Pronoun,
                    may << 4 | flag(is_subject) << 2 | flag(is_before) << 1 | flag(named_last),
                    side,
                );
                say(Clue::Pronoun, word, may << 8 | side << 4 | in_window);
            }
        }
        let first = self.inside.partition_point(|&(number, _)| number < around.number);
        let mut inside =
            self.inside.iter().skip(first).take_while(|(number, _)| *number == around.number);
        if inside.any(|&(_, who)| who == person) {
            say(Clue::Inside, 1, in_window);
        }
        if self.in_byline.get(person) == Some(&true) {
            say(Clue::Byline, 1, situation);
        }
        evidence
    }
}

/// One quotation with what the rules say of it.
struct AroundSpeech<'a> {
    number: usize,
    window: AroundQuote,
    rule: Option<usize>,
    /// Whom each construction makes the speaker.
    ties: &'a [(Code, Option<usize>)],
    /// Who speaks the quotation before.
    before: Option<usize>,
    /// Of whom the sentences before are.
    subject: Option<usize>,
    attribution: Option<&'a Attribution>,
    /// Whether the quotation before is a question.
    answers: bool,
    /// The first mention after the quotation's start.
    first_after: usize,
}

impl AroundSpeech<'_> {
    /// Whether there are verbs of speech before and after, and a quotation before in the paragraph.
    fn situation(&self) -> u64 {
        u64::from(self.window.verb_before.is_some()) << 2
            | u64::from(self.window.verb_after.is_some()) << 1
            | u64::from(self.window.previous.is_some())
    }

    fn previous_named(&self) -> u64 {
        u64::from(self.before.is_some())
    }

    /// Which way of attribution the rules see.
    fn rule_code(&self) -> u64 {
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
