//! A text with its quotations and the people around them, and whom the rules take for the speaker of each.
//!
//! Not read: what else speaks for anybody (`super::signs`).

use crate::contract::{ByteSpan, Code, Kind};
use crate::mark::{Attribution, Content, Referent, SpeakerTie};
use crate::people::choice::LinkContext;
use crate::people::link_table::Links;
use crate::people::pronouns::MentionIndex;
use crate::text::{Document, quotation};
use crate::weighing::classes::Classes;
use std::collections::HashMap;
use std::ops::Range;

/// Words that stand for a person.
pub(super) struct NearMention {
    pub(super) tokens: Range<usize>,
    pub(super) person: usize,
    /// A role that the person alone holds, not the name.
    pub(super) role: bool,
}

/// A text with its quotations and the people around them.
pub(super) struct Scene<'s> {
    pub(super) document: &'s Document<'s>,
    pub(super) mention_index: &'s MentionIndex<'s>,
    pub(super) classes: Classes,
    pub(super) quotes: Vec<(usize, ByteSpan, &'s Attribution)>,
    /// Whose each is by the constructions around it.
    pub(super) ties: Vec<&'s [SpeakerTie]>,
    /// The tokens of each.
    pub(super) spoken: Vec<Range<usize>>,
    /// Mentions outside quotations, in text order.
    pub(super) mentions: Vec<NearMention>,
    /// Who is named inside which quotation, by its number.
    pub(super) inside: Vec<(usize, usize)>,
    /// Whether the first mentions of each person all stand in bylines.
    pub(super) in_byline: Vec<bool>,
    /// Roles and the one who holds them.
    pub(super) holder_at: HashMap<ByteSpan, usize>,
}

impl<'s> Scene<'s> {
    pub(super) fn new(context: &LinkContext<'s>, links: &Links) -> Scene<'s> {
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
        let mut in_byline = vec![false; people.cast.len()];
        for mention in &mentions {
            let (Some(seen), Some(only)) =
                (seen.get_mut(mention.person), in_byline.get_mut(mention.person))
            else {
                continue;
            };
            if *seen == 0 || *seen < 3 && *only {
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
    pub(super) fn by_rule(
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
    pub(super) fn ties(
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
}

/// Whether a quotation ends with a question.
pub(super) fn asks(quote: &str) -> bool {
    let closes = |letter: char| quotation::closes_speech(letter.encode_utf8(&mut [0; 4]));
    quote.trim_end_matches(closes).ends_with('?')
}
