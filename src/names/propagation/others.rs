//! What is called by a person's name and is nobody: shops, firms, laws, diseases, ships, animals.
//!
//! Each occurrence is asked what stands around it: a firm has shares and says what *it* does; a shop's
//! `’s` belongs to its name (`Wendy’s said`, `a Wendy’s`); a law or a disease is what somebody's name
//! owns; a ship or an animal has its word before it or after. A word that is such a thing once
//! is so throughout the text, unless somebody's full name has it: then each occurrence speaks for itself.

use super::super::forms::are_aged;
use super::super::{Class, Name};
use super::firms::is_storm;
use super::teams::teams;
use crate::lexicon::{Hashes, List, Values, values};
use crate::text::{Case, Document, Gap, TokenKind, TokenSet};

/// How sure a first name is with an age after it, so that it counts everywhere.
const SURE_BY_AGE: f32 = 0.93;

/// What an occurrence of a person's name is instead.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Namesake {
    Firm,
    /// A shop or brand whose name ends in `’s`.
    Shop,
    /// A thing or an animal, which no mark is for.
    Thing,
}

/// How a word beside a name shows that it is nobody's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NamesakeSign {
    /// `shares in Marlowe`
    Holding,
    /// `CEO of Marlowe`
    Officer,
    /// `Marlowe fell 2%`
    Movement,
    /// `a Ford plant`
    Goods,
    /// `a Ford dealer`, `Ford dealer`
    Dealer,
    /// `Wendy's said`. No `claims` or `reports`, which somebody may own.
    Act,
    /// `Marlowe cut jobs`, with a [`NamesakeSign::Figure`]
    Change,
    /// `jobs`, `profits`
    Figure,
    /// `analysts at Marlowe`
    Analyst,
    /// `a copy of Jane Eyre`, `a glass of Captain Morgan`
    Measure,
}

static SIGNS: Values<NamesakeSign> = values!("namesake_signs");

fn is_sign(document: &Document, number: usize, sign: NamesakeSign) -> bool {
    document.stated(number, &SIGNS) == Some(sign)
}

/// Names that are nobody's become a firm's or go. Gives the tokens that are no part of a person's name.
pub(super) fn settle(document: &Document, found: &mut Vec<Name>) -> TokenSet {
    let mut blocked = TokenSet::none_of(document);
    let teams = teams(document, found);
    let in_full: Hashes = found
        .iter()
        .filter(|name| name.class == Class::Person && name.tokens.len() > 1)
        .filter(|name| teams.lacks(name.tokens.start))
        .filter(|name| of(document, name.tokens.start, name.tokens.end).is_none())
        .filter_map(|name| document.key(name.tokens.end - 1))
        .collect();
    let mut firms = Hashes::default();
    let mut things = Hashes::default();
    let called = found.iter().filter(|name| teams.has(name.tokens.start));
    let surname = |name: &Name| name.tokens.clone().rev().find(|&n| document.on(n, List::Surnames));
    firms.extend(called.filter_map(surname).filter_map(|n| document.key(n)));
    firms.retain(|key| !in_full.contains(key));
    // `Chelsea and Brooklyn, both 12, … Chelsea’s is blue`
    let mut aged = Hashes::default();
    for name in found.iter_mut() {
        let alone = name.class == Class::Person && name.tokens.len() == 1;
        if alone && are_aged(document, name.tokens.start).is_some() {
            name.confidence = name.confidence.max(SURE_BY_AGE);
            aged.extend(document.key(name.tokens.start));
        }
    }
    let is_aged = |n: usize| document.key(n).is_some_and(|key| aged.contains(&key));
    for number in (0..document.tokens.len()).filter(|&n| may_be(document, n)) {
        let Some(other) = of(document, number, number + 1) else { continue };
        if is_aged(number) {
            continue;
        }
        blocked.add(number..number + 1);
        let key = document.key(number).filter(|key| !in_full.contains(key));
        if let Some(key) = key.filter(|_| !article(document, number)) {
            match other {
                Namesake::Thing if owned(document, number + 1).is_none() => things.insert(key),
                Namesake::Thing => false,
                _ => firms.insert(key),
            };
        }
    }
    found.retain_mut(|name| {
        let (start, end) = (name.tokens.start, name.tokens.end);
        if name.class != Class::Person
            || name.listed.is_some()
            || end - start == 1 && is_aged(start)
        {
            return true;
        }
        let key = document.key(start).filter(|_| end - start == 1 && !titled(document, start));
        let by_text = |of: &Hashes| key.is_some_and(|key| of.contains(&key));
        let other = of(document, start, end)
            .or_else(|| is_drunk_or_visited(document, start, end).then_some(Namesake::Thing))
            .or_else(|| teams.has(start).then_some(Namesake::Firm))
            .or_else(|| by_text(&things).then_some(Namesake::Thing))
            .or_else(|| by_text(&firms).then_some(Namesake::Firm));
        match other {
            None => return true,
            Some(Namesake::Thing) => {
                blocked.add(name.tokens.clone());
                return false;
            }
            Some(Namesake::Firm | Namesake::Shop) => {
                name.class = Class::Organization;
                if document.possessive(end) && other == Some(Namesake::Shop) {
                    name.tokens.end += 1;
                }
                blocked.add(name.tokens.clone());
            }
        }
        true
    });
    for number in (0..document.tokens.len()).filter(|&n| may_be(document, n)) {
        let key = document.key(number);
        if key.is_some_and(|key| firms.contains(&key) || things.contains(&key)) {
            blocked.add(number..number + 1);
        }
    }
    blocked
}

/// One capitalised word without a title or a first name before it.
fn may_be(document: &Document, number: usize) -> bool {
    document.capital(number)
        && !titled(document, number)
        && document.case(number) == Some(Case::Initial)
        && !document.on(number, List::CommonWords)
        && !document.on(number, List::Months)
}

fn titled(document: &Document, number: usize) -> bool {
    let before = number.wrapping_sub(1);
    document.on_any(before, &[List::Honorifics, List::Ranks, List::Heads])
        || document.capital(before) && document.on(before, List::FirstNames)
}

/// What the words around a name make of it.
fn of(document: &Document, start: usize, end: usize) -> Option<Namesake> {
    if is_storm(document, start) || is_vessel_or_animal(document, start, end) {
        return Some(Namesake::Thing);
    }
    if titled(document, start) {
        return None;
    }
    if let Some(after) = owned(document, end) {
        return of_owner(document, start, after);
    }
    // `Edwards syndrome`
    if document.on(end, List::Illnesses) || is_continued(document, end) {
        return Some(Namesake::Thing);
    }
    is_firm(document, start, end).then_some(Namesake::Firm)
}

/// What stands after a possessive ending.
fn owned(document: &Document, end: usize) -> Option<usize> {
    document.possessive(end).then_some(end + 1)
}

/// What a name is that owns what stands at `after`.
fn of_owner(document: &Document, start: usize, after: usize) -> Option<Namesake> {
    const CALLED_AFTER: [&str; 5] = ["theorem", "paradox", "law", "comet", "razor"];
    let before = start.wrapping_sub(1);
    let single = after - start == 2;
    let of_order = document.is(after, "law")
        && document
            .is_any(after + 1, &["and", "enforcement", "firm", "school", "degree", "office"]);
    let ends = document.kind(after) == Some(TokenKind::Sign)
        || document.is_any(after, &["and", "in", "on", "or", "for", "to", "at", "of"]);
    if single && ends && document.on(start, List::IllnessNames)
        || document.on(after, List::Illnesses)
        || document.is_any(after, &CALLED_AFTER) && !of_order
        || document.capital(after) && document.on(after, List::WorkWords) && single
    {
        return Some(Namesake::Thing);
    }
    // `Whistler’s Mother`, not `Obama’s Cabinet`
    let work = document.case(after) == Some(Case::Initial)
        && (document.on(after, List::Kinship) || document.on(after, List::CommonWords))
        && !document.capital(after + 1)
        && !document.is_any(after + 1, &["is", "was", "has", "had"])
        && !document.sentence_at(after).is_some_and(|sentence| sentence.heading);
    if single && work {
        return Some(Namesake::Thing);
    }
    // `Bishop’s Stortford`, `King’s Lynn`
    if single && document.capital(after) && document.on(start, List::Heads) {
        return Some(Namesake::Thing);
    }
    // `had Huntington’s and`
    if ends && document.is_any(before, &["has", "had", "with", "developed"]) && single {
        return Some(Namesake::Thing);
    }
    let verb = single && is_sign(document, after, NamesakeSign::Act);
    let of_london = document.is(after, "of") && document.capital(after + 1);
    let branch = document.is_any(before, &["a", "an"]) && ends;
    (verb || of_london || branch).then_some(Namesake::Shop)
}

/// `He drank Captain Morgan`, `a bottle of Jim Beam`, `a copy of Jane Eyre`; `the Queen Vic and the Bell`: a pub or a ship.
fn is_drunk_or_visited(document: &Document, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    let title = document.capital(before)
        && document.on_any(before, &[List::Ranks, List::Heads, List::Honorifics]);
    let (first, before) = if title { (before, before.wrapping_sub(1)) } else { (start, before) };
    let measured = document.is(before, "of")
        && is_sign(document, before.wrapping_sub(1), NamesakeSign::Measure);
    let drunk = document.is_any(before, &["drank", "drinks", "drinking", "sipped", "sipping"]);
    let noble = || {
        document.is_any(
            first,
            &["king", "queen", "prince", "princess", "duke", "duchess", "earl", "lord", "lady"],
        )
    };
    let listed = document.is_any(end, &["and", "or"]) && document.is(end + 1, "the");
    let visited = title
        && end - start == 1
        && document.is(before, "the")
        && noble()
        && (listed
            || document.is_any(end, &["pub", "inn", "in", "at", "on"])
            || matches!(document.word(end), "," | "." | ";"));
    measured && (title || end - start > 1) || drunk || visited
}

/// `Robert H. Goddard` Memorial Trophy, `Jimmy Kimmel` Live!
fn is_continued(document: &Document, end: usize) -> bool {
    let live = document.is(end, "live") && document.word(end + 1) == "!";
    let memorial = document.is(end, "memorial") && document.capital(end + 1);
    document.gap(end) == Some(Gap::Space) && document.capital(end) && (live || memorial)
}

/// `the lifeboat Grace Darling`, `USS Michael Murphy`, `the Hexa spacecraft`, `Harambe, a gorilla`
fn is_vessel_or_animal(document: &Document, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    let ship = document.on(before, List::ShipPrefixes)
        && document.case(before) == Some(Case::Upper)
        && document.word(before).len() > 2;
    let word =
        |n: usize| document.on(n, List::VesselsAndAnimals) && document.case(n) == Some(Case::Lower);
    let called = document.is_any(before, &["called", "named"]);
    let kind_before = word(before) || called && word(before.wrapping_sub(1));
    let kind_after = word(end) && document.gap(end) == Some(Gap::Space);
    let explained = document.word(end) == ","
        && document.is_any(end + 1, &["a", "an", "the"])
        && (end + 2..end + 5).take_while(|&n| document.case(n) == Some(Case::Lower)).any(word);
    ship || kind_before || kind_after || explained && end - start == 1
}

fn article(document: &Document, number: usize) -> bool {
    document.is_any(number.wrapping_sub(1), &["a", "an"])
}

/// `shares in Marlowe`, `Marlowe shares`, `Marlowe, which`, `founded Marlowe`, `CEO of Marlowe`,
/// `Marlowe said it`, `Marlowe fell 2%`, `a Ford`
fn is_firm(document: &Document, start: usize, end: usize) -> bool {
    let (before, second) = (start.wrapping_sub(1), start.wrapping_sub(2));
    let spaced = document.gap(end) == Some(Gap::Space);
    let held =
        document.is_any(before, &["in", "of"]) && is_sign(document, second, NamesakeSign::Holding);
    let holds = spaced && is_sign(document, end, NamesakeSign::Holding);
    let which = end - start == 1
        && document.word(before) != ","
        && document.word(end) == ","
        && document.is(end + 1, "which");
    // `the bag from Hugo Boss`
    let lists = document.listed(start..end);
    let listed = end - start > 1
        && (lists.has(List::AmbiguousOrganizations) || lists.has(List::Organizations))
        && document.is_any(before, &["from", "at", "by", "in", "wearing"]);
    // `Tesla, Ferrari and Bentley`
    let firm = |n: usize| document.on(n, List::Organizations) && !document.on(n, List::Surnames);
    let beside = end - start == 1
        && lists.has(List::AmbiguousOrganizations)
        && (document.is_any(before, &["and", "or"]) || document.word(before) == ",")
        && (firm(second)
            || document.word(second.wrapping_sub(1)) == "," && firm(start.wrapping_sub(4)))
        && !document.on(start, List::FirstNames);
    // `Lincoln, owned by Ford`
    let owned = document.word(end) == ","
        && (document.is(end + 1, "owned") && document.is(end + 2, "by")
            || document.is(end + 1, "a")
                && document.is_any(end + 2, &["subsidiary", "unit", "division"]));
    let earns = is_sign(document, end, NamesakeSign::Change)
        && is_sign(document, end + 1, NamesakeSign::Figure);
    let founded = document.is_any(before, &["founded", "co-founded", "cofounded"]);
    let position = document.is(before, "of") && is_sign(document, second, NamesakeSign::Officer);
    // `said on Friday that it would cut`, not `said it would be better`.
    let does = |n: usize| {
        document
            .is_any(n, &["would", "will", "has", "had", "plans", "planned", "expects", "expected"])
            && !document.is_any(n + 1, &["be", "been", "take", "taken"])
    };
    let it = end - start == 1
        && document.on(end, List::SpeechVerbs)
        && (end + 1..end + 6)
            .take_while(|&n| document.kind(n) == Some(TokenKind::Word))
            .take_while(|&n| !document.is_any(n, &["he", "she", "the", "a"]))
            .any(|n| document.is(n, "it") && does(n + 1));
    let percent = is_sign(document, end, NamesakeSign::Movement)
        && document.kind(end + 1) == Some(TokenKind::Number)
        && (document.word(end + 2) == "%"
            || document.is_any(end + 2, &["percent", "per"])
            || document.word(end + 1).ends_with('%'));
    let one = end - start == 1
        && article(document, start)
        && (document.kind(end) == Some(TokenKind::Sign) && document.word(end) != "-"
            || document.is_any(end, &["from", "in", "with", "and", "or", "at", "to"])
            || is_sign(document, end, NamesakeSign::Dealer)
            || is_sign(document, end, NamesakeSign::Goods));
    let sold = end - start == 1 && spaced && is_sign(document, end, NamesakeSign::Dealer);
    // `analysts at Jefferies`
    let works_at = document.is(before, "at") && is_sign(document, second, NamesakeSign::Analyst);
    listed
        || beside
        || works_at
        || owned
        || earns
        || held
        || holds
        || which
        || founded
        || position
        || it
        || percent
        || one
        || sold
}
