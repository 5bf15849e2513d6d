//! Who holds a role, read from the construction it stands in.
//!
//! Tried in this order, the first that fits counts: directly before a name (`spokesman Ruth
//! Calder`), after a name between commas (`Ruth Calder, the press secretary,`), before a name
//! after a comma (`A spokesman for the rebels, Karim Adil,`), as a predicate (`was named
//! chief executive`), as the subject of one (`The new head is Ruth Calder`). Pronouns are passed on
//! as pronouns; `people` knows whom they mean.

use super::phrase::Phrase;
use super::predicates::{named_by_verb, predicate};
use super::view::{DETERMINERS, LONGEST_PARTY, View, holder};
use crate::contract::Code;
use crate::lexicon::List;
use crate::mark::{Holder, Referent};
use crate::names::NameTokens;
use crate::text::{Gap, TokenKind};

/// The holders of every phrase of a sentence, in the order of the phrases.
pub(super) fn of_phrases(view: &View, phrases: &[Phrase]) -> Vec<Vec<Holder>> {
    // From the right, since a stacked role takes the holder of the role after it.
    let mut held: Vec<Vec<Holder>> = Vec::with_capacity(phrases.len());
    let mut after: Beside = None;
    for phrase in phrases.iter().rev() {
        held.push(before_name(view, phrases, phrase, after));
        after = held.last().map(|holders| (phrase, holders.as_slice()));
    }
    held.reverse();
    let mut before: Beside = None;
    for (phrase, holders) in phrases.iter().zip(&mut held) {
        if holders.is_empty() {
            *holders = after_name(view, phrase, before)
                .or_else(|| before_comma(view, phrases, phrase))
                .or_else(|| predicate(view, phrase))
                .or_else(|| named_by_verb(view, phrases, phrase))
                .unwrap_or_default();
        }
        before = Some((phrase, holders));
    }
    held
}

/// A phrase beside another, with those who hold it.
type Beside<'p> = Option<(&'p Phrase, &'p [Holder])>;

fn is_plural(phrase: &Phrase) -> bool {
    phrase.head.plural()
}

fn before_name(view: &View, phrases: &[Phrase], phrase: &Phrase, after: Beside) -> Vec<Holder> {
    let next = phrase.tokens.end;
    let token = view.document.tokens.get(next);
    let Some(token) = token.filter(|t| matches!(t.gap, Gap::Space | Gap::Line)) else {
        return Vec::new();
    };
    if view.names.person_from(next).is_some() {
        let names = name_list(view, phrases, next, most_holders(phrase));
        return names.iter().map(|n| holder(n, Code::DirectlyBeforeName)).collect();
    }
    let Some((stacked, held)) = after else { return Vec::new() };
    // `chairman and chief executive X`: one name for both, unless either has an article.
    let coordinated = view.document.is(next, "and")
        && stacked.tokens.start == next + 1
        && !is_determined(view, phrase);
    if stacked.tokens.start != next && !coordinated || coordinated && is_plural(stacked) {
        return Vec::new();
    }
    held.iter()
        .filter(|h| matches!(h.who, Referent::Mention(span) if span.start > token.start))
        .map(|h| Holder { who: h.who, because: Code::BeforeAnotherTitle })
        .collect()
}

/// A determiner stands before it; `that` after a verb of saying is none.
fn is_determined(view: &View, phrase: &Phrase) -> bool {
    let document = view.document;
    let before = phrase.tokens.start.wrapping_sub(1);
    let after_saying =
        document.is(before, "that") && document.on(before.wrapping_sub(1), List::SpeechVerbs);
    document.is_any(before, DETERMINERS) && !after_saying
}

/// No sentence names more people who hold one position; where every name of a list has the position
/// before it again, each reads this far.
const LONGEST_LIST: usize = 100;

/// All of the names of a list for `ministers`, the first for `minister`.
fn most_holders(phrase: &Phrase) -> usize {
    if is_plural(phrase) { LONGEST_LIST } else { 1 }
}

/// Past `of Japan`, `from the Czech Republic`, `(D-Ohio)` after a name in a list.
fn past_origin(view: &View, from: usize) -> usize {
    if view.document.word(from) == "(" {
        let close = (from + 1..from + LONGEST_PARTY).find(|&n| view.document.word(n) == ")");
        return close.map_or(from, |close| close + 1);
    }
    if !view.document.is_any(from, &["of", "from"]) {
        return from;
    }
    let first = from + 1 + usize::from(view.document.is(from + 1, "the"));
    let words = (first..view.sentence.end)
        .take_while(|&n| view.document.capital(n) && view.names.person(n).is_none())
        .count();
    if words > 0 { first + words } else { from }
}

/// At most so many names that follow each other from `from` on: `A`, `A and B`, `A, B and C`.
fn name_list<'v>(
    view: &'v View,
    phrases: &[Phrase],
    from: usize,
    most: usize,
) -> Vec<&'v NameTokens> {
    let mut names = Vec::new();
    let mut next = from;
    while let Some(name) = view.name_from(phrases, next) {
        names.push(name);
        if names.len() >= most {
            break;
        }
        let end = past_origin(view, name.tokens.end);
        next = end;
        if view.document.word(next) == "," {
            next += 1;
        }
        if view.document.is_any(next, &["and", "&"]) {
            next += 1;
        }
        if next == end {
            break;
        }
    }
    names
}

fn after_name(view: &View, phrase: &Phrase, last: Beside) -> Option<Vec<Holder>> {
    let document = view.document;
    // `Martin Wye QC`
    let letters = document.on(phrase.tokens.start, List::PostNominals);
    if let Some(person) = view.names.person_until(phrase.tokens.start).filter(|_| letters) {
        return Some(vec![holder(person, Code::LettersAfterName)]);
    }
    // `said Rice, 19, whose coach, …`: the coach is somebody else.
    if document.is(phrase.tokens.start.wrapping_sub(1), "whose") {
        return None;
    }
    let before = view.before_determiner(phrase)?;
    // `…, MP for Hull North and chair of the committee`
    if let Some((previous, held)) = last {
        let end = previous.tokens.end;
        let mut connector =
            if document.word(end) == "," && document.is(end + 1, "and") { end + 1 } else { end };
        // `reader at Leeds in 1972 and professor in 1979`
        if document.is_any(connector, &["in", "since", "until"])
            && document.kind(connector + 1) == Some(TokenKind::Number)
        {
            connector += 2;
        }
        let joined =
            connector == before && (document.is(before, "and") || document.word(before) == ",");
        let shared = joined
            && (document.is(before, "and") || closes(view, phrase.tokens.end))
            && !held.is_empty()
            && held.iter().all(|h| match h.who {
                Referent::Mention(span) => span.end <= document.span(previous.tokens.clone()).start,
                Referent::Pronoun(_) => true,
            });
        if shared {
            return Some(
                held.iter()
                    .map(|h| Holder { who: h.who, because: Code::JoinedToAnotherRole })
                    .collect(),
            );
        }
    }
    // `, now a`, `, formerly`
    let timed = document.is_any(
        before,
        &[
            "now",
            "then",
            "formerly",
            "currently",
            "once",
            "also",
            "previously",
            "later",
            "himself",
            "herself",
        ],
    );
    let before = if timed { before.checked_sub(1)? } else { before };
    if !matches!(document.word(before), "," | "(" | "—" | "–" | "--")
        || !closes(view, phrase.tokens.end)
    {
        return None;
    }
    let person = view.person_before(before)?;
    let names = if is_plural(phrase) { names_before(view, person) } else { vec![person] };
    Some(names.into_iter().map(|n| holder(n, Code::AfterNameAndComma)).collect())
}

/// `A, B and C` read from its last name backwards.
fn names_before<'v>(view: &'v View, last: &'v NameTokens) -> Vec<&'v NameTokens> {
    let mut names = vec![last];
    let mut start = last.tokens.start;
    while let Some(connector) = start.checked_sub(1).filter(|_| names.len() < LONGEST_LIST) {
        let end = if view.document.is(connector, "and")
            && connector > 0
            && view.document.word(connector - 1) == ","
        {
            connector - 1
        } else {
            connector
        };
        let joins = view.document.is(connector, "and") || view.document.word(connector) == ",";
        match view.names.person_until(end).filter(|_| joins) {
            Some(name) => {
                names.push(name);
                start = name.tokens.start;
            }
            None => break,
        }
    }
    names.reverse();
    names
}

/// Whether an apposition may end here: punctuation, the sentence's end, or a word that continues
/// with the person.
fn closes(view: &View, end: usize) -> bool {
    let document = view.document;
    let word = document.word(end);
    let participle =
        (word.ends_with("ed") || word.ends_with("ing")) && !document.on(end, List::SpeechVerbs);
    end >= view.sentence.end
        || participle
        || document.kind(end) == Some(TokenKind::Sign)
        || document.is_any(
            end,
            &[
                "known", "born", "who", "whose", "whom", "and", "in", "at", "from", "since",
                "with", "until", "under", "during", "based", "on", "by", "turned", "but", "when",
                "for", "as", "of", "here",
            ],
        )
}

fn before_comma(view: &View, phrases: &[Phrase], phrase: &Phrase) -> Option<Vec<Holder>> {
    let document = view.document;
    let comma = phrase.tokens.end;
    // `three directors — A, B and C —`, `the winners: A and B`
    let listed = is_plural(phrase) && matches!(document.word(comma), "—" | "–" | "--" | ":" | "(")
        || phrase.tokens.start == view.sentence.start && document.word(comma) == ":";
    if document.word(comma) != "," && !listed {
        return None;
    }
    // `, the Rev. X`
    let first = comma + 1 + usize::from(DETERMINERS.iter().any(|d| document.is(comma + 1, d)));
    let names = name_list(view, phrases, first, most_holders(phrase));
    let end = names.last()?.tokens.end;
    let closed = end >= view.sentence.end
        || matches!(document.word(end), "," | "." | ";" | ")" | "—" | "–" | ":" | "”" | "\"");
    let opened = phrase.tokens.start == view.sentence.start
        || document.is_any(phrase.tokens.start - 1, DETERMINERS)
        || document.is_any(
            phrase.tokens.start - 1,
            &["to", "by", "with", "and", "from", "but", "said", "added"],
        )
        || document.possessive(phrase.tokens.start - 1)
        || is_plural(phrase);
    (opened && closed)
        .then(|| names.into_iter().map(|n| holder(n, Code::BeforeNameAndComma)).collect())
}
