//! Roles: positions, professions, titles, ranks and honorifics, and who holds them.
//!
//! A role is opened by a head noun (`spokesman`, `Minister`), a rank (`Gen.`) or an honorific
//! (`Sir`) from the lists, and grows to the longest phrase that names it, as
//! `docs/annotation.md` defines it: to the left over offices, organizations, nationalities
//! and `former`, to the right over `of the Bank of England`, `for Syria`. Its holders are found by
//! construction: before a name, between commas after one, after `was named`.
//!
//! Not read: kinship, groups (`diplomats`), and later mentions of a position (`the minister said`),
//! which need the whole cast and are resolved in `people::unnamed_roles`.

mod abbreviations;
mod complement;
mod extent;
mod heads;
mod holders;
mod others;
mod parts;
mod phrase;
mod predicates;
mod view;
mod weigh;

pub(crate) use abbreviations::initials;

use crate::contract::ByteSpan;
use crate::lexicon::Hashes;
use crate::mark::{Content, MOST_SURE, Mark, reason};
use crate::names::NamesAt;
use crate::newsroom::Listed;
use crate::text::Document;
use crate::weighing::classes::Classes;
use crate::weighing::{Decided, Evidence, Models, likeliest};
use phrase::{Head, HeadKind, Held, Phrase};
#[cfg(feature = "train")]
use std::ops::Range;
use view::View;

/// Proposes every role of a text. `names` are the names already found, in text order. A role of the
/// newsroom's lists is one wherever it stands, and what is never a name is in none.
pub(crate) fn propose(document: &Document, names: &[Mark], listed: &Listed) -> Vec<Mark> {
    weigh_all(document, names, listed, Models::built_in(), &mut |_, _| ())
}

/// The same, and tells of each phrase what was weighed, by the bytes of its head.
fn weigh_all(
    document: &Document,
    marks_of_names: &[Mark],
    listed: &Listed,
    models: &Models,
    weighed: &mut dyn FnMut(ByteSpan, weigh::Extents),
) -> Vec<Mark> {
    let names = NamesAt::new(document, marks_of_names);
    let view = |sentence| View { document, names: &names, listed, sentence };
    let (mut found, mut heads_held) = (Vec::new(), Hashes::default());
    for sentence in &document.sentences {
        let view = view(sentence.tokens.clone());
        let phrases = phrases(&view);
        let held = holders::of_phrases(&view, &phrases);
        for (phrase, held) in phrases.into_iter().zip(held) {
            if !held.holders.is_empty() {
                heads_held.extend(document.key(phrase.head.tokens.end - 1));
            }
            found.push((sentence.tokens.clone(), phrase, held));
        }
    }
    abbreviations::add_abbreviated(document, &names, &mut found);
    let classes = Classes::new(document, marks_of_names, &[]);
    let mut marks = Vec::new();
    for (sentence, phrase, held) in found {
        let view = view(sentence);
        let stands = stands(&phrase, &view, !held.holders.is_empty(), &heads_held);
        let extents = weigh::extents(&view, &classes, &phrase, &held.holders, stands);
        let head = document.span(phrase.head.tokens.clone());
        marks.extend(choose(&view, models, phrase, held, stands, &extents));
        weighed(head, extents);
    }
    if listed.is_empty() {
        return marks;
    }
    let no_names = listed.no_names(document);
    marks.retain(|mark| !document.tokens_of(mark.span).any(|number| no_names.has(number)));
    marks
}

/// The mark of a phrase in its likeliest extent; of what a list has, and where there are no weights, the rules' own,
/// if it `stands`.
fn choose(
    view: &View,
    models: &Models,
    mut phrase: Phrase,
    held: Held,
    stands: bool,
    extents: &weigh::Extents,
) -> Option<Mark> {
    let listed = view.row_of(&phrase.head.tokens).is_some();
    let evidence: Vec<&Evidence> = extents.evidence.iter().collect();
    let shares = models.probabilities(Decided::Role, &evidence).filter(|_| !listed);
    let number = shares.as_deref().and_then(likeliest);
    phrase.tokens = match &shares {
        Some(_) => extents.tokens.get(number?).cloned().flatten()?,
        None => stands.then(|| phrase.tokens.clone())?,
    };
    let mut mark = mark(view, &phrase, held);
    if let Content::Role(parts) = &mut mark.content {
        parts.share = number.and_then(|number| shares?.get(number).copied());
    }
    Some(mark)
}

/// The roles by these weights, and every phrase with the extents it may have, for training: the bytes of its head,
/// and of each extent with what speaks for it; none first.
#[cfg(feature = "train")]
pub(crate) fn instances(
    document: &Document,
    names: &[Mark],
    listed: &Listed,
    models: &Models,
) -> (Vec<Mark>, Vec<RoleInstance>) {
    let mut instances = Vec::new();
    let marks = weigh_all(document, names, listed, models, &mut |head, extents| {
        let span = |tokens: Option<Range<usize>>| tokens.map(|tokens| document.span(tokens));
        let candidates = extents.tokens.into_iter().map(span).zip(extents.evidence).collect();
        instances.push((head, candidates));
    });
    (marks, instances)
}

/// The bytes of a head, and the extents that its role may have.
#[cfg(feature = "train")]
type RoleInstance = (ByteSpan, Vec<(Option<ByteSpan>, Evidence)>);

fn phrases(view: &View) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut number = view.sentence.start;
    while number < view.sentence.end {
        // `emir's special envoy`: the first position is the owner of the second and goes into it.
        let floor = phrases.last().map_or(view.sentence.start, |p| {
            if view.document.possessive(p.tokens.end) { p.tokens.start } else { p.tokens.end }
        });
        let head = listed_head(view, number).or_else(|| heads::head_at(view, number));
        let phrase = head.map(|head| extent::grow(view, head, floor));
        match phrase.filter(|phrase| !others::is_no_role(view, phrase)) {
            Some(phrase) => {
                number = phrase.tokens.end.max(number + 1);
                phrases.pop_if(|before| before.tokens.end > phrase.tokens.start);
                phrases.push(phrase);
            }
            None => number += 1,
        }
    }
    phrases
}

/// The position that begins at this token because a list has it.
fn listed_head(view: &View, number: usize) -> Option<Head> {
    let found = view.listed.role_at(number).filter(|_| view.names.person(number).is_none())?;
    Some(Head { tokens: found.tokens.clone(), kind: HeadKind::Position { plural: false } })
}

fn mark(view: &View, phrase: &Phrase, held: Held) -> Mark {
    let head = view.document.slice(view.document.span(phrase.head.tokens.clone()));
    let row = view.row_of(&phrase.head.tokens).and_then(|found| view.listed.reason(found));
    let is_listed = row.is_some();
    let because = row.unwrap_or_else(|| match phrase.head.kind {
        HeadKind::Honorific => reason::form_of_address(head),
        HeadKind::Rank { .. } => reason::rank_before_name(head),
        HeadKind::Position { .. } => reason::title_or_profession(head),
    });
    let holders = &held.holders;
    let because = [because].into_iter().chain(holders.iter().map(|h| h.because.into())).collect();
    let confidence = match (&phrase.head.kind, holders.is_empty()) {
        _ if is_listed => MOST_SURE,
        (HeadKind::Honorific | HeadKind::Rank { .. }, _) => 0.97,
        (_, false) => 0.92,
        (_, true) => 0.75,
    };
    Mark {
        span: view.document.span(phrase.tokens.clone()),
        confidence,
        because,
        content: Content::Role(Box::new(parts::split(view.document, phrase, held))),
    }
}

/// Whether the phrase is a role after all. Plurals are groups unless somebody named holds
/// them; words that are often something else need company, or a holder elsewhere in the text.
/// `heads_held`: the last words of positions that somebody holds.
fn stands(phrase: &Phrase, view: &View, held: bool, heads_held: &Hashes) -> bool {
    let document = view.document;
    // `The coach` of whom the text has said who is head coach.
    let known = document.is(phrase.tokens.start.wrapping_sub(1), "the")
        && document.key(phrase.head.tokens.end - 1).is_some_and(|key| heads_held.contains(&key));
    match phrase.head.kind {
        _ if view.row_of(&phrase.head.tokens).is_some() => true,
        HeadKind::Honorific | HeadKind::Rank { .. } => true,
        HeadKind::Position { plural: true } => held,
        HeadKind::Position { plural: false } if !held && others::names_facility(view, phrase) => {
            false
        }
        HeadKind::Position { plural: false } => {
            held || known
                || !heads::is_ambiguous(document, &phrase.head.tokens)
                || phrase.tokens != phrase.head.tokens
        }
    }
}
