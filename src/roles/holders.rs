//! Who holds a role, read from the construction it stands in.
//!
//! Tried in this order, the first that fits counts: directly before a name (`spokesman Ruth
//! Calder`), behind a name between commas (`Ruth Calder, the press secretary,`), before a name
//! behind a comma (`A spokesman for the rebels, Karim Adil,`), as a predicate (`was named
//! chief executive`), as the subject of one (`The new head is Ruth Calder`). Pronouns are passed on
//! as pronouns; `people` knows whom they mean.

use super::extent::DETERMINERS;
use super::{Holder, NameTokens, Phrase, Referent, View};
use crate::lexicon::List;
use crate::text::{Document, Gap, TokenKind};

/// The holders of every phrase of a sentence, in the order of the phrases.
pub(super) fn of(view: &View, phrases: &[Phrase]) -> Vec<Vec<Holder>> {
    let mut held: Vec<Vec<Holder>> = vec![Vec::new(); phrases.len()];
    // From the right, since a stacked role takes the holder of the role behind it.
    for place in (0..phrases.len()).rev() {
        held[place] = before_name(view, phrases, place, &held);
    }
    for place in 0..phrases.len() {
        if held[place].is_empty() {
            held[place] = behind_name(view, phrases, place, &held)
                .or_else(|| before_comma(view, phrases, &phrases[place]))
                .or_else(|| predicate(view, &phrases[place]))
                .or_else(|| named_by_verb(view, phrases, &phrases[place]))
                .unwrap_or_default();
        }
    }
    held
}

fn holder(person: &NameTokens, because: &'static str) -> Holder {
    Holder { who: Referent::Mention(person.span), because: because.into() }
}

fn is_plural(phrase: &Phrase) -> bool {
    phrase.head.plural()
}

fn before_name(view: &View, phrases: &[Phrase], place: usize, held: &[Vec<Holder>]) -> Vec<Holder> {
    let phrase = &phrases[place];
    let next = phrase.tokens.end;
    if !view.document.tokens.get(next).is_some_and(|t| t.gap == Gap::Space || t.gap == Gap::Line) {
        return Vec::new();
    }
    if view.names.person_from(next).is_some() {
        let names = held_by(phrase, name_list(view, phrases, next));
        return names.iter().map(|n| holder(n, "stands directly before the name")).collect();
    }
    let Some(stacked) = phrases.get(place + 1) else { return Vec::new() };
    // `chairman and chief executive X`: one name for both, unless either has an article.
    let coordinated = view.document.is(next, "and")
        && stacked.tokens.start == next + 1
        && !view.document.is_any(phrase.tokens.start.wrapping_sub(1), DETERMINERS);
    if stacked.tokens.start != next && !coordinated || coordinated && is_plural(stacked) {
        return Vec::new();
    }
    held[place + 1]
        .iter()
        .filter(|h| matches!(h.who, Referent::Mention(span) if span.start > view.document.tokens[next].start))
        .map(|h| Holder { who: h.who, because: "stands before another title of the same name".into() })
        .collect()
}

/// All of the names for `ministers`, the first for `minister`.
fn held_by<'v>(phrase: &Phrase, mut names: Vec<&'v NameTokens>) -> Vec<&'v NameTokens> {
    if !is_plural(phrase) {
        names.truncate(1);
    }
    names
}

/// The name that begins here, past titles in front of it.
fn name_from<'v>(view: &'v View, phrases: &[Phrase], from: usize) -> Option<&'v NameTokens> {
    let mut number = from;
    loop {
        if let Some(name) = view.names.person_from(number) {
            return Some(name);
        }
        let place = phrases.binary_search_by_key(&number, |p| p.tokens.start).ok()?;
        number = phrases[place].tokens.end;
    }
}

/// Past `of Japan`, `from the Czech Republic`, `(D-Ohio)` behind a name in a list.
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

/// Names that follow each other from `from` on: `A`, `A and B`, `A, B and C`.
fn name_list<'v>(view: &'v View, phrases: &[Phrase], from: usize) -> Vec<&'v NameTokens> {
    let mut names = Vec::new();
    let mut next = from;
    while let Some(name) = name_from(view, phrases, next) {
        names.push(name);
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

/// The most tokens of `(R-Mich.)`, its brackets included.
const LONGEST_PARTY: usize = 8;

/// The person whose name ends before token `end`, past an age, a party or a place behind it:
/// `X, 45`, `X (D-Ohio)`, `X of Montana`.
fn person_before<'v>(view: &'v View, mut end: usize) -> Option<&'v NameTokens> {
    let document = view.document;
    let floor = view.sentence.start;
    if end >= floor + 2
        && document.word(end - 1).parse::<u16>().is_ok()
        && document.word(end - 2) == ","
    {
        end -= 2;
    }
    if end > floor && document.word(end - 1) == ")" {
        let least = floor.max(end.saturating_sub(LONGEST_PARTY));
        end = (least..end).rev().find(|&n| document.word(n) == "(")?;
    }
    view.names.person_until(end).or_else(|| {
        let capitals = (floor..end).rev().take_while(|&n| document.capital(n)).count();
        let of = (end - capitals).checked_sub(1).filter(|&n| n > floor && capitals > 0)?;
        document.is_any(of, &["of", "from"]).then(|| view.names.person_until(of))?
    })
}

/// The token before a phrase, past its determiner or its owner's name (`Barlow's spokesman`).
fn before_determiner(view: &View, phrase: &Phrase) -> Option<usize> {
    let before = phrase.tokens.start.checked_sub(1).filter(|&n| n >= view.sentence.start)?;
    if view.document.possessive(before) {
        let owner = view.names.person_until(before)?.tokens.start;
        return owner.checked_sub(1).filter(|&n| n >= view.sentence.start);
    }
    if DETERMINERS.iter().any(|d| view.document.is(before, d)) {
        before.checked_sub(1).filter(|&n| n >= view.sentence.start)
    } else {
        Some(before)
    }
}

fn behind_name(
    view: &View,
    phrases: &[Phrase],
    place: usize,
    held: &[Vec<Holder>],
) -> Option<Vec<Holder>> {
    let document = view.document;
    let phrase = &phrases[place];
    // `Martin Wye QC`
    let letters = document.on(phrase.tokens.start, List::PostNominals);
    if let Some(person) = view.names.person_until(phrase.tokens.start).filter(|_| letters) {
        return Some(vec![holder(person, "letters directly behind the name")]);
    }
    let before = before_determiner(view, phrase)?;
    // `…, MP for Hull North and chair of the committee`
    if let Some(previous) = place.checked_sub(1) {
        let end = phrases[previous].tokens.end;
        let mut joint =
            if document.word(end) == "," && document.is(end + 1, "and") { end + 1 } else { end };
        // `reader at Leeds in 1972 and professor in 1979`
        if document.is_any(joint, &["in", "since", "until"])
            && document.tokens.get(joint + 1).is_some_and(|t| t.kind == TokenKind::Number)
        {
            joint += 2;
        }
        let joined =
            joint == before && (document.is(before, "and") || document.word(before) == ",");
        let shared = joined
            && (document.is(before, "and") || closes(view, phrase.tokens.end))
            && !held[previous].is_empty()
            && held[previous].iter().all(|h| match h.who {
                Referent::Mention(span) => {
                    span.end <= document.tokens[phrases[previous].tokens.start].start
                }
                Referent::Pronoun(_) => true,
            });
        if shared {
            return Some(
                held[previous]
                    .iter()
                    .map(|h| Holder {
                        who: h.who,
                        because: "joined to another role of the same name".into(),
                    })
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
    let person = person_before(view, before)?;
    let names = if is_plural(phrase) { names_before(view, person) } else { vec![person] };
    Some(
        names
            .into_iter()
            .map(|n| holder(n, "stands behind the name, set off by a comma"))
            .collect(),
    )
}

/// `A, B and C` read from its last name backwards.
fn names_before<'v>(view: &'v View, last: &'v NameTokens) -> Vec<&'v NameTokens> {
    let mut names = vec![last];
    let mut start = last.tokens.start;
    while let Some(joint) = start.checked_sub(1) {
        let end = if view.document.is(joint, "and")
            && joint > 0
            && view.document.word(joint - 1) == ","
        {
            joint - 1
        } else {
            joint
        };
        let joins = view.document.is(joint, "and") || view.document.word(joint) == ",";
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

/// Whether an apposition may end here: punctuation, the sentence's end, or a word that goes on
/// with the person.
fn closes(view: &View, end: usize) -> bool {
    let document = view.document;
    let word = document.word(end);
    let participle =
        (word.ends_with("ed") || word.ends_with("ing")) && !document.on(end, List::SpeechVerbs);
    end >= view.sentence.end
        || participle
        || document.tokens[end].kind == TokenKind::Sign
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
    let names = held_by(phrase, name_list(view, phrases, first));
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
    (opened && closed).then(|| {
        names.into_iter().map(|n| holder(n, "stands before the name, set off by a comma")).collect()
    })
}

/// `X was named chief executive`, `named X chief executive`, `she served as ambassador`.
fn predicate(view: &View, phrase: &Phrase) -> Option<Vec<Holder>> {
    let document = view.document;
    let mut at = before_determiner(view, phrase)?;
    while at > view.sentence.start
        && (document.on(at, List::Statuses)
            || document
                .is_any(at, &["one", "of", "only", "first", "also", "now", "still", "not", "then"]))
        && !document.is(at, "as")
    {
        at -= 1;
    }
    // `made him director`, `elected her president`
    if document.is_any(at, &["him", "her"])
        && at > view.sentence.start
        && is_appointing(document, at - 1)
    {
        let who = Referent::Pronoun(document.span(at..at + 1));
        return Some(vec![Holder {
            who,
            because: "named to the role by a verb of appointing".into(),
        }]);
    }
    let by_as = document.is(at, "as") && at > view.sentence.start;
    // `X succeeded Y as`, `X joined Y as`: the post is the subject's.
    let succeeding = if by_as { succeeding_verb(view, at) } else { None };
    if let Some(verb) = succeeding {
        return subject(view, verb).map(|who| {
            vec![Holder { who, because: "the person comes to the post by the verb".into() }]
        });
    }
    if let Some(person) = view.names.person_until(if by_as { at } else { at + 1 }) {
        let named = appoints(view, person) || by_as;
        return named.then(|| vec![holder(person, "named to the role by a verb of appointing")]);
    }
    let verb = verb_until(view, at + 1);
    if verb.is_none() && !by_as {
        return None;
    }
    subject(view, verb.unwrap_or(at)).map(|who| {
        vec![Holder {
            who,
            because: "said of the person by a verb: is, became, was named, served as".into(),
        }]
    })
}

/// Where the appointing verb begins that ends just before token `end`.
fn verb_until(view: &View, end: usize) -> Option<usize> {
    (end.saturating_sub(5).max(view.sentence.start)..end)
        .find(|&start| start + view.document.phrase(List::AppointingVerbs, start, end) == end)
}

/// `The new head of the bank is Ruth Calder.`
fn named_by_verb(view: &View, phrases: &[Phrase], phrase: &Phrase) -> Option<Vec<Holder>> {
    let document = view.document;
    let verb = phrase.tokens.end;
    let determined = phrase.tokens.start > view.sentence.start
        && (document
            .is_any(phrase.tokens.start - 1, &["the", "his", "her", "its", "their", "new"])
            || document.possessive(phrase.tokens.start - 1));
    let behind = if document.is_any(verb, &["will", "would"]) && document.is(verb + 1, "be") {
        verb + 2
    } else if document.is_any(verb, &["is", "was", "remains", "became"]) {
        verb + 1
    } else {
        return None;
    };
    let person = name_from(view, phrases, behind).filter(|_| determined && !is_plural(phrase))?;
    let end = person.tokens.end;
    let closed = end >= view.sentence.end
        || document.tokens[end].kind == TokenKind::Sign && !document.possessive(end)
        || document.is_any(end, &["who", "and", "of"]);
    closed.then(|| vec![holder(person, "the sentence says who holds the post")])
}

/// A verb of appointing stands before the name: `named X`, `elected Ms X`.
fn appoints(view: &View, person: &NameTokens) -> bool {
    (1..=3).any(|back| {
        person.tokens.start.checked_sub(back).is_some_and(|n| is_appointing(view.document, n))
    })
}

/// A verb that makes its object the holder of a post.
fn is_appointing(document: &Document, number: usize) -> bool {
    const VERBS: [&str; 14] = [
        "named",
        "appointed",
        "elected",
        "made",
        "names",
        "appoints",
        "nominated",
        "picked",
        "hired",
        "chose",
        "promoted",
        "installed",
        "crowned",
        "declared",
    ];
    document.is_any(number, &VERBS)
}

/// Where the verb stands in `succeeded X as`, `replaced the late Y as`, `joined Z as`, if `as` at
/// `at` ends such a phrase.
fn succeeding_verb(view: &View, at: usize) -> Option<usize> {
    const STEMS: [&str; 7] = ["succeed", "replac", "follow", "oust", "defeat", "join", "unseat"];
    let floor = view.sentence.start.max(at.saturating_sub(8));
    let verb = (floor..at).rev().find(|&n| {
        let word = view.document.word(n);
        word.ends_with("ed") && STEMS.iter().any(|stem| word.starts_with(stem))
    })?;
    let passive = view.document.is(verb + 1, "by");
    let object = (verb + 1..at)
        .all(|n| view.document.tokens[n].kind == TokenKind::Word || view.names.person(n).is_some());
    (object && !passive).then_some(verb)
}

/// The nearest name or pronoun before a verb, in its sentence; `I` is the speaker of a quotation.
fn subject(view: &View, verb: usize) -> Option<Referent> {
    let document = view.document;
    if let Some(person) = before_parenthesis(view, verb) {
        return Some(Referent::Mention(person.span));
    }
    // `the Premier, who was treasurer`: the post's holder, whom `people` knows.
    let relative_of_post = verb > view.sentence.start + 2
        && document.is(verb - 1, "who")
        && document.word(verb - 2) == ","
        && person_before(view, verb - 2).is_none();
    if relative_of_post {
        return None;
    }
    let floor = view.sentence.start.max(verb.saturating_sub(30));
    let mut number = verb;
    let mut relative = false;
    while number > floor {
        number -= 1;
        if let Some(person) = view.names.person(number) {
            number = person.tokens.start;
            // `X, for Y, was named`: behind a preposition stands no subject, but `by Y, who was`.
            // `Barlow's chair will become`: an owner is none either.
            let governed =
                number > floor && document.on(number - 1, List::NamePrepositions) && !relative;
            if governed || document.possessive(person.tokens.end) {
                continue;
            }
            return Some(Referent::Mention(person.span));
        }
        if document.is_any(number, &["he", "she", "i"]) {
            return Some(Referent::Pronoun(document.span(number..number + 1)));
        }
        relative |= document.is(number, "who");
        if matches!(document.word(number), "”" | "\"" | "“" | ";" | ":")
            || document.is_any(number, &["which", "it", "they", "that"])
        {
            return None;
        }
    }
    None
}

/// `X, who succeeded Y as chairman, will be`: the name that opens the sentence, when the words
/// between it and the verb are set off by commas.
fn before_parenthesis<'v>(view: &'v View, verb: usize) -> Option<&'v NameTokens> {
    const TITLES: usize = 4;
    const HELPERS: [&str; 10] =
        ["will", "would", "has", "had", "is", "was", "be", "been", "also", "later"];
    let document = view.document;
    let start = view.sentence.start;
    let helpers = (start..verb).rev().take_while(|&n| document.is_any(n, &HELPERS)).count();
    let verb = verb - helpers;
    let set_off = verb > start && document.word(verb - 1) == ",";
    let person = (start..start + TITLES).find_map(|n| view.names.person_from(n))?;
    let fits = set_off
        && document.word(person.tokens.end) == ","
        && person.tokens.end + 1 < verb
        && (start..person.tokens.start).all(|n| document.capital(n) || document.is(n, "the"));
    fits.then_some(person)
}
