//! Where a role phrase could be: head nouns, ranks, honorifics.

use super::extent::is_unlisted_noun;
use super::others;
use super::phrase::{Head, HeadKind};
use super::view::View;
use crate::lexicon::{Folded, List, Lists};
use crate::text::{Case, Document, Gap};
use std::ops::Range;

/// The head that begins at this token, if any: `Assistant Trade Ministers` as a whole, `Sir`,
/// `Then-Col.`.
pub(super) fn head_at(view: &View, number: usize) -> Option<Head> {
    let document = view.document;
    if view.names.person(number).is_some() || document.possessive(number) {
        return None;
    }
    address(view, number).or_else(|| spoken_to(view, number)).or_else(|| {
        let first = position_length(document, number, view.sentence.end)
            .max(usize::from(plays_at(view, number)));
        if first == 0
            || others::is_verb(document, number)
            || others::is_part(view, number..number + first)
        {
            return None;
        }
        let end = past_retired(document, past_other(view, chain_end(view, number + first)));
        if others::is_name(view, number..end) {
            return None;
        }
        let plural = is_plural(document, &(number..end));
        Some(Head { tokens: number..end, kind: HeadKind::Position { plural } })
    })
}

/// A rank or form of address with a name, or another title, directly after it.
fn address(view: &View, number: usize) -> Option<Head> {
    let document = view.document;
    if !document.capital(number) && !document.word(number).bytes().any(|byte| byte == b'-') {
        return None;
    }
    let end = view.sentence.end;
    let acronym =
        document.on(number, List::RankAcronyms) && document.case(number) == Some(Case::Upper);
    let rank = document
        .phrase(List::Ranks, number, end)
        .max(usize::from(acronym || tail_on(document, number, Lists::is_rank)));
    let courtesy = document.phrase(List::Honorifics, number, end);
    let (length, kind) = if rank >= courtesy {
        (rank, HeadKind::Rank { plural: document.on(number, List::PluralHeads) })
    } else {
        (courtesy, HeadKind::Honorific)
    };
    if length == 0 {
        return None;
    }
    // `His Majesty`: the pronoun belongs to no role, and nobody needs to be named.
    if length > 1 && document.is_any(number, &["his", "her", "your"]) {
        return document
            .capital(number + 1)
            .then_some(Head { tokens: number + 1..number + length, kind });
    }
    let next = past_retired(document, number + length);
    // `Mr. President`, `Madam Chair`: two roles.
    let addressed = kind == HeadKind::Honorific
        && document.is_any(number, &["mr", "mr.", "mister", "madam", "madame"])
        && position_length(document, next, end) > 0;
    let named = view.names.person_from(next).is_some()
        || document.capital(next)
            && (addressed || document.on(next, List::Honorifics) || document.on(next, List::Ranks));
    named.then_some(Head { tokens: number..next, kind })
}

/// `Thank you, sir.`, `Madam, I …`, `X, Esq.`: a form of address by itself, set off.
fn spoken_to(view: &View, number: usize) -> Option<Head> {
    let document = view.document;
    let honorific = Head { tokens: number..number + 1, kind: HeadKind::Honorific };
    // No other word need be compared.
    let initial = document.word(number).bytes().next().unwrap_or_default();
    if !matches!(initial.to_ascii_lowercase(), b's' | b'm' | b'e')
        || !document.is_any(number, &["sir", "madam", "ma'am", "esq", "esq."])
    {
        return None;
    }
    let before = number.checked_sub(1).filter(|&n| n >= view.sentence.start);
    let comma = before.is_some_and(|n| document.word(n) == ",");
    if document.is_any(number, &["esq", "esq."]) {
        return comma.then_some(honorific);
    }
    let lower = document.case(number) == Some(Case::Lower);
    if lower && view.names.person_from(number + 1).is_some() {
        return Some(honorific);
    }
    let opens =
        before.is_none_or(|n| comma || document.is_any(n, &["yes", "no", "you", "\"", "“", "‘"]));
    let closes = number + 1 >= view.sentence.end
        || matches!(
            document.word(number + 1),
            "," | "." | "!" | "?" | ";" | "…" | "\"" | "”" | "’"
        );
    (opens && closes).then_some(honorific)
}

/// `Controller/Accountant`, `writer/director`: what a stroke joins is one position. Also past
/// `-elect` that a dash of another kind parts from its word.
fn past_other(view: &View, mut end: usize) -> usize {
    let document = view.document;
    if document.word(end) == "/" && document.joined(end) && document.joined(end + 1) {
        let length = position_length(document, end + 1, view.sentence.end);
        end += if length > 0 { 1 + length } else { 0 };
    }
    let elect = matches!(document.word(end), "–" | "-" | "‑")
        && document.joined(end + 1)
        && document.is_any(end + 1, &["elect", "designate"]);
    end + 2 * usize::from(elect)
}

/// Past `(retd)`, if it stands here: `Justice (retd) Vikram Rathore`.
fn past_retired(document: &Document, number: usize) -> usize {
    let retired = document.word(number) == "("
        && document.is_any(
            number + 1,
            &["retd", "retd.", "ret'd", "rtd", "rtd.", "ret", "ret.", "retired"],
        )
        && document.word(number + 2) == ")";
    number + 3 * usize::from(retired)
}

/// Tokens of the position that begins here: an entry of the lists, a word such as `ex-Ambassador`,
/// or `member` where a constituency follows.
fn position_length(document: &Document, number: usize, end: usize) -> usize {
    let member = document.is(number, "member")
        && document.is(number + 1, "for")
        && document.capital(number + 2 + usize::from(document.is(number + 2, "the")));
    document
        .phrases(number, end)
        .filter(|(_, lists)| lists.is_position())
        .last()
        .map_or(0, |(length, _)| length)
        .max(usize::from(tail_on(document, number, Lists::is_position)))
        .max(usize::from(
            member || is_learned(document.word(number)) || is_letters(document, number),
        ))
}

/// `wing Sia Tui`, `Sabres center Casey Lund`: where somebody plays is a position directly before the name.
fn plays_at(view: &View, number: usize) -> bool {
    const PLACES: [&str; 8] =
        ["wing", "back", "forward", "center", "centre", "half", "defense", "defence"];
    let document = view.document;
    // `half Zlatan, half Sharapova`, but `fly half Field`
    let half = || {
        document.is(number, "half")
            && !document
                .is_any(number.wrapping_sub(1), &["fly", "scrum", "centre", "center", "wing"])
    };
    view.names.person_from(number + 1).is_some() && document.is_any(number, &PLACES) && !half()
}

/// Positions of which only the capital letters are known: `da` and `ms` are other words.
fn is_letters(document: &Document, number: usize) -> bool {
    matches!(document.word(number), "DA" | "ADA" | "AG" | "COO" | "GM" | "MEC" | "QB" | "RB" | "VJ")
}

/// Professions that no list holds all of: `biostatistician`, `glaciologist`, `lexicographer`.
fn is_learned(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    const ENDINGS: [&str; 7] =
        ["ologist", "ographer", "iatrist", "tistician", "onomist", "trician", "ometrist"];
    word.len() > 9 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

impl Lists {
    fn is_rank(self) -> bool {
        self.has(List::Ranks)
    }

    fn is_position(self) -> bool {
        self.has(List::Heads) || self.has(List::PluralHeads)
    }
}

/// Whether the part after the last hyphen (`ex-Ambassador`) or before it (`governor-elect`,
/// `prime minister-designate`) is such a word.
fn tail_on(document: &Document, number: usize, wanted: fn(Lists) -> bool) -> bool {
    let word = document.word(number);
    // Most words have none, which their bytes say soonest.
    if !word.bytes().any(|byte| byte == b'-') {
        return false;
    }
    let Some((head, tail)) = word.rsplit_once('-') else { return false };
    let lists = |part: &str| Folded::word(part).lists();
    match tail.to_ascii_lowercase().as_str() {
        "elect" | "designate" | "in-waiting" | "nominee" => wanted(lists(head)),
        // `manager-to-be`
        "be" => head.strip_suffix("-to").is_some_and(|head| wanted(lists(head))),
        // `actor-turned-activist`
        _ if head.ends_with("-turned") => wanted(lists(tail)),
        _ => {
            let modifiers = lists(head);
            wanted(lists(tail))
                && (modifiers.has(List::Statuses)
                    || modifiers.has(List::Modifiers)
                    || modifiers.is_position()
                    || matches!(head.to_ascii_lowercase().as_str(), "ex" | "then" | "co" | "sub"))
        }
    }
}

fn is_plural(document: &Document, tokens: &Range<usize>) -> bool {
    let last = document.word(tokens.end - 1);
    let lists = Folded::word(last_part(last)).lists();
    let listed = lists.has(List::PluralHeads)
        || tokens
            .clone()
            .any(|n| n + document.phrase(List::PluralHeads, n, tokens.end) == tokens.end);
    !lists.has(List::Heads) && (listed || last.ends_with('s') && is_learned(last))
}

/// `rapporteur` of `co-rapporteur`; a word without a hyphen as it is.
pub(super) fn last_part(word: &str) -> &str {
    word.rsplit('-').next().unwrap_or(word)
}

/// The end of the chain of heads and words between heads: `vice | president`, `deputy interior |
/// minister`, `Prime | Minister`.
fn chain_end(view: &View, from: usize) -> usize {
    let document = view.document;
    let mut end = from;
    let mut next = from;
    while next < view.sentence.end && next < from + 5 {
        let Some(token) = document.tokens.get(next) else { break };
        if token.gap != Gap::Space || view.names.person(next).is_some() {
            break;
        }
        let position = position_length(document, next, view.sentence.end);
        // `spokesman Admiral`, `MP Associate Professor`: a new role begins.
        let new_role = token.is_capital()
            && match document.case(next - 1) {
                // but `Assistant U.S. Attorney`
                Some(Case::Upper) => token.case != Case::Upper && end == next,
                before => before == Some(Case::Lower),
            };
        // `Chief of Staff General X`: no position ends in both.
        if document.is(next.wrapping_sub(2), "of")
            && document.is_any(next, &["general", "admiral", "colonel", "captain", "commander"])
            && view.names.person_from(next + 1).is_some()
        {
            break;
        }
        let opens = position > 0
            || document.on(next, List::Modifiers)
                && end == next
                && document.capital(next + 1)
                && position_length(document, next + 1, view.sentence.end) > 0;
        if new_role && opens {
            break;
        }
        let country = document.phrase(List::Countries, next, view.sentence.end);
        if position > 0 {
            next += position;
            end = next;
        } else if country > 0 && token.is_capital() {
            // `Assistant United States Attorney`
            next += country;
        } else if document.on(next, List::Modifiers) && !document.on(next, List::Statuses)
            || document.on(next, List::Nationalities)
            || token.case == Case::Lower
                && is_unlisted_noun(document, next)
                && !document.word(next).ends_with('s')
        {
            next += 1;
        } else {
            break;
        }
    }
    end
}

/// Words that are positions and as often something else: `head`, `general`, `chair`, `coach`.
pub(super) fn is_ambiguous(document: &Document, head: &Range<usize>) -> bool {
    document.phrase(List::AmbiguousHeads, head.start, head.end) == head.len()
        || head.len() == 1 && is_letters(document, head.start)
}
