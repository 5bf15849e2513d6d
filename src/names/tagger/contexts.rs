//! What the words around a name say of it anywhere in the text: that it plays, employs somebody, acts as
//! a firm, or shortens a longer name; and what a text as a whole is about.
//!
//! One pass over the runs of capitalised words; what is said of a run is said of each of its words. Not
//! read: which occurrence a context stood at, and what the tagger finds.

use super::schema::Context;
use super::token_features::TokenFeatures;
use crate::lexicon::{HashIndex, List, key};
use crate::text::{Case, Document, Gap, TokenKind};

/// What is said of each word with a capital, by its letters: a bit for each [`Context`].
pub(super) struct ContextTable(HashIndex);

impl ContextTable {
    /// A bit for each context of a word.
    pub(super) fn of(&self, features: &TokenFeatures) -> u32 {
        self.0.get(&features.word).map_or(0, |&contexts| contexts as u32)
    }
}

/// Words of a run that are looked at.
const LONGEST_RUN: usize = 8;

/// Reads the whole text.
pub(super) fn collect(document: &Document) -> ContextTable {
    let mut table = HashIndex::default();
    let mut start = 0;
    while start < document.tokens.len() {
        if !document.capital(start) {
            start += 1;
            continue;
        }
        let limit = start + LONGEST_RUN;
        let end = (start + 1..limit).find(|&n| !document.capital(n)).unwrap_or(limit);
        let contexts = of_run(document, start, end);
        if contexts > 0 {
            for number in start..end {
                let word = key::of_bytes(document.word(number).as_bytes());
                *table.entry(word).or_insert(0) |= contexts;
            }
        }
        start = end;
    }
    ContextTable(table)
}

/// A bit for each context of a run.
fn of_run(document: &Document, start: usize, end: usize) -> usize {
    let short = short_of(document, start, end);
    [
        (plays(document, start, end), Context::Plays),
        (employs(document, start), Context::Employs),
        (acts_as_firm(document, end), Context::ActsAsFirm),
        (has_legal_form(document, start, end), Context::LegalForm),
        (short == Some(Context::ShortOfOrganization), Context::ShortOfOrganization),
        (short == Some(Context::ShortOfThing), Context::ShortOfThing),
        (has_figure(document, end), Context::Scores),
    ]
    .into_iter()
    .fold(0, |contexts, (holds, context)| contexts | usize::from(holds) << context as usize)
}

/// `beat the Ashby`, `Ashby’s keeper`, `Ashby 3-1`
fn plays(document: &Document, start: usize, end: usize) -> bool {
    let article = usize::from(document.is(start.wrapping_sub(1), "the"));
    let before = start.wrapping_sub(1 + article);
    let possessive = usize::from(document.possessive(end));
    document.on(before, List::BeforeTeams) && !document.capital(before)
        || document.on(end + possessive, List::AfterTeams)
        || is_score(document, end)
}

/// `3-1` in one token or in three.
fn is_score(document: &Document, number: usize) -> bool {
    let is_figure = |word: &str| word.parse::<u8>().is_ok();
    match document.word(number).split_once(['-', '–']) {
        Some((one, two)) => is_figure(one) && is_figure(two),
        None => {
            is_figure(document.word(number))
                && matches!(document.word(number + 1), "-" | "–")
                && is_figure(document.word(number + 2))
        }
    }
}

/// `Ashby (3-10)`, `Ashby 45`: a figure as scorers, line-ups and tables have it.
fn has_figure(document: &Document, end: usize) -> bool {
    let is_number = |n: usize| document.kind(n) == Some(TokenKind::Number);
    document.word(end) == "(" && is_number(end + 1)
        || is_number(end) && document.gap(end) == Some(Gap::Space)
}

/// `chief executive of Norsa`, `worked for Norsa`, `shares in Norsa`
fn employs(document: &Document, start: usize) -> bool {
    let (one, two) = (start.wrapping_sub(1), start.wrapping_sub(2));
    let position = document.on(two, List::Heads);
    let work = || {
        let words = ["work", "worked", "working", "works", "shares", "stake", "employed"];
        document.is_any(two, &words)
    };
    document.is_any(one, &["of", "at", "for", "with"]) && (position || work())
        || document.is(one, "in") && work()
        || document.word(one) == "," && position && document.capital(two)
}

/// `Norsa announced`, `Norsa’s shares`, `Norsa Hires`
fn acts_as_firm(document: &Document, end: usize) -> bool {
    document.on(end + usize::from(document.possessive(end)), List::AfterFirms)
}

/// `Norsa Inc.`, `Norsa, LLC`, `Norsa (NYSE: NRS)`, `Norsa®`
fn has_legal_form(document: &Document, start: usize, end: usize) -> bool {
    let form = |n: usize| {
        let listed = document.on(n, List::LegalForms) || document.on(n, List::AmbiguousLegalForms);
        listed && document.capital(n)
    };
    let comma = usize::from(document.word(end) == ",");
    let ticker = document.word(end) == "("
        && document.case(end + 1) == Some(Case::Upper)
        && document.word(end + 2) == ":";
    form(end + comma)
        || (start + 1..end).any(form)
        || ticker
        || matches!(document.word(end), "®" | "™")
}

/// What the word in brackets that a run is shortens, if its capitals begin the words before it: an
/// organization that has a word for one or a capital throughout, or else a thing.
fn short_of(document: &Document, start: usize, end: usize) -> Option<Context> {
    let bracketed = end == start + 1
        && document.word(start.wrapping_sub(1)) == "("
        && document.word(end) == ")";
    let letters: Vec<char> = document.word(start).chars().filter(|c| c.is_uppercase()).collect();
    if !bracketed || !(2..=8).contains(&letters.len()) {
        return None;
    }
    let mut wanted = letters.iter().rev().peekable();
    let (mut capitals, mut small, mut organization) = (0, 0, false);
    let mut number = start.wrapping_sub(1);
    for _ in 0..2 * letters.len() + 2 {
        number = number.wrapping_sub(1);
        let (Some(first), Some(letter)) = (document.word(number).chars().next(), wanted.peek())
        else {
            break;
        };
        organization |= document.on(number, List::OrganizationWords);
        if first.to_uppercase().next() == Some(**letter) {
            wanted.next();
            let capital = first.is_uppercase();
            (capitals, small) = (capitals + u32::from(capital), small + u32::from(!capital));
        } else if document.kind(number) != Some(TokenKind::Word) {
            break;
        }
    }
    let whole = wanted.peek().is_none();
    let named = small == 0 || organization && capitals > small;
    whole.then_some(if named { Context::ShortOfOrganization } else { Context::ShortOfThing })
}

/// Words of sport in a thousand from which a text is about it, somewhat and wholly, and of business.
const SOME_SPORT: usize = 22;
const SPORT: usize = 40;
const BUSINESS: usize = 45;

/// What a text is about: 1 and 2 for sport, by how much of it there is, 3 for business, 0 for anything else.
pub(super) fn topic(document: &Document) -> u64 {
    let (mut words, mut sport, mut business) = (0, 0, 0);
    for token in document.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        words += 1;
        if token.case == Case::Lower {
            sport += usize::from(token.lists.has(List::SportWords));
            business += usize::from(token.lists.has(List::BusinessWords));
        }
    }
    let in_a_thousand = |of: usize| 1000 * of / words.max(1);
    match (in_a_thousand(sport), in_a_thousand(business)) {
        (SPORT.., _) => 2,
        (SOME_SPORT.., _) => 1,
        (_, BUSINESS..) => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    /// The contexts of the run that begins with the word `Norsa`.
    fn contexts(text: &str) -> Vec<Context> {
        let document = text::read(text);
        let tokens = 0..document.tokens.len();
        let start = tokens.clone().find(|&n| document.word(n) == "Norsa").expect("Norsa");
        let end = (start..=tokens.end).find(|&n| !document.capital(n)).expect("an end");
        let bits = of_run(&document, start, end);
        let all = [
            Context::Plays,
            Context::Employs,
            Context::ActsAsFirm,
            Context::LegalForm,
            Context::Scores,
        ];
        all.into_iter().filter(|&context| bits >> context as usize & 1 == 1).collect()
    }

    #[test]
    fn teams_play() {
        assert_eq!(contexts("They beat Norsa easily."), [Context::Plays]);
        assert_eq!(contexts("They lost to the Norsa side."), [Context::Plays]);
        assert_eq!(contexts("Then Norsa’s keeper fell."), [Context::Plays]);
        assert!(contexts("It ended Norsa 3-1.").contains(&Context::Plays));
        assert_eq!(contexts("They left Norsa easily."), []);
    }

    #[test]
    fn firms_employ_act_and_have_a_legal_form() {
        assert_eq!(contexts("She was chairman of Norsa then."), [Context::Employs]);
        assert_eq!(contexts("He held shares in Norsa then."), [Context::Employs]);
        assert_eq!(contexts("They met in Norsa then."), []);
        assert_eq!(contexts("Yesterday Norsa unveiled it."), [Context::ActsAsFirm]);
        assert_eq!(contexts("It is Norsa Inc. now."), [Context::LegalForm]);
        assert_eq!(contexts("It is Norsa, LLC, now."), [Context::LegalForm]);
        assert_eq!(contexts("It is Norsa (NYSE: NRS) now."), [Context::LegalForm]);
    }

    #[test]
    fn scorers_have_figures() {
        assert_eq!(contexts("Then came Norsa (3) and others."), [Context::Scores]);
        assert_eq!(contexts("Then came Norsa (he) and others."), []);
    }

    fn short(text: &str) -> Option<Context> {
        let document = text::read(text);
        let start = (0..document.tokens.len()).find(|&n| document.word(n) == "NAV");
        start.and_then(|start| short_of(&document, start, start + 1))
    }

    #[test]
    fn letters_in_brackets_shorten_what_stands_before_them() {
        let organization = "The Norsa Aviation Verein (NAV) said so.";
        assert_eq!(short(organization), Some(Context::ShortOfOrganization));
        assert_eq!(short("The net asset value (NAV) fell."), Some(Context::ShortOfThing));
        assert_eq!(short("The value of shares (NAV) fell."), None);
        assert_eq!(short("The NAV fell."), None);
    }

    #[test]
    fn a_text_is_about_sport_from_22_and_from_40_words_in_a_thousand() {
        let about = |goals: usize| {
            let text = format!("{}{}", "goal ".repeat(goals), "stone ".repeat(1000 - goals));
            topic(&text::read(&text))
        };
        assert_eq!([21, 22, 39, 40].map(about), [0, 1, 1, 2]);
    }

    #[test]
    fn a_text_is_about_business_from_45_words_in_a_thousand() {
        let about = |losses: usize| {
            let text = format!("{}{}", "revenue ".repeat(losses), "stone ".repeat(1000 - losses));
            topic(&text::read(&text))
        };
        assert_eq!([44, 45].map(about), [0, 3]);
    }
}
