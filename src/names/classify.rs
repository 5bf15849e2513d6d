//! What a capitalised run names.
//!
//! A run is first cut: words of positions, titles and nationalities before a person's name fall
//! away, and so does a sentence's first word. What is left is weighed as a whole.

use super::Name;
use super::evidence::{
    ends_as_organization, has_title_tail, is_known_organization, is_place, names_facility,
};
use super::person::person_part;
use super::rule::Rule;
use crate::lexicon::List;
use crate::text::{Case, Document, Sentence};
use std::ops::Range;

/// Decides one run of a sentence and adds what it names, if anything.
pub(super) fn classify(
    document: &Document,
    sentence: &Sentence,
    run: Range<usize>,
    found: &mut Vec<Name>,
) {
    if let Some(dateline) = document.dateline_at(run.start) {
        let end = run.end.min(dateline.end);
        found.push(Name::by(Rule::Dateline, run.start..end));
        return;
    }
    let opens_sentence = first_word(document, sentence.tokens.clone()) == Some(run.start);
    let mut run = run;
    if opens_sentence || sentence.heading {
        run.start = skip_openers(document, run.clone());
    }
    if run.is_empty() {
        return;
    }
    let titled = if ends_as_organization(document, run.clone()) {
        run.start
    } else {
        title_end(document, run.clone())
    };
    if titled > run.start {
        add_organization(document, run.start..titled, found);
        run.start = titled;
    }
    if run.is_empty() {
        return;
    }
    let Some(person) = person_part(document, run.clone(), sentence.heading) else {
        add_organization(document, run, found);
        return;
    };
    if person.from > run.start {
        add_organization(document, run.start..person.from, found);
    }
    let end = peerage_end(document, person.from, run.end);
    found.push(Name::by(person.rule, person.from..end));
}

fn first_word(document: &Document, mut tokens: Range<usize>) -> Option<usize> {
    tokens.find(|&n| document.word(n).starts_with(char::is_alphanumeric))
}

/// Words that have their capital from their position: `The`, `On`, `Police`.
fn skip_openers(document: &Document, run: Range<usize>) -> usize {
    run.clone()
        .find(|&n| {
            !document.on(n, List::CommonWords)
                || document.case(n) == Some(Case::Upper) && document.word(n).len() <= 4
                || document.on(n, List::FirstNames)
                    && n + 1 < run.end
                    && !document.on(n, List::SentenceOpeners)
                    && (document.on(n + 1, List::Surnames)
                        || !document.on(n + 1, List::CommonWords))
                || n > run.start && document.on(n, List::OrganizationWords)
        })
        .unwrap_or(run.end)
}

/// Where the words of positions and titles before a name end: after `Assistant Trade Ministers`,
/// after `Sir`.
fn title_end(document: &Document, run: Range<usize>) -> usize {
    let mut end = run.start;
    let mut number = run.start;
    while number < run.end {
        let length = title_length(document, number, run.end);
        if length == 0 {
            number += 1;
            continue;
        }
        // `James Baker said`, `Tyra Banks`: after a first name a title word is a surname.
        let is_surname = number > end
            && document.on(number - 1, List::FirstNames)
            && document.on(number, List::Surnames);
        // `Dean Farrow`: one name after a title that is a first name as well.
        let is_first_name = document.on(number, List::TitleFirstNames)
            && number + 2 == run.end
            && !document.is(number.wrapping_sub(1), "the");
        // A title with nothing after it is the tail of an organization's name or a position of
        // nobody named.
        if !is_surname && !is_first_name {
            end = number + length;
        }
        number += length;
    }
    end
}

/// Tokens of the title, rank or position that stands at `number`; 0 if none does.
fn title_length(document: &Document, number: usize, end: usize) -> usize {
    [List::Honorifics, List::Ranks, List::Heads, List::PluralHeads]
        .map(|list| document.phrase(list, number, end))
        .into_iter()
        .max()
        .filter(|&length| length > 0)
        .unwrap_or_else(|| usize::from(has_title_tail(document, number)))
}

/// `Lord Barton of Selby`: a peer's place belongs to the name.
pub(super) fn peerage_end(document: &Document, start: usize, end: usize) -> usize {
    let peer = document.is_any(
        start.wrapping_sub(1),
        &["lord", "lady", "baron", "baroness", "viscount", "viscountess"],
    );
    if peer && document.is(end, "of") && document.capital(end + 1) { end + 2 } else { end }
}

/// Adds an organization or place, if the words are one, or begin with one: `São Paulo Governor`.
fn add_organization(document: &Document, mut run: Range<usize>, found: &mut Vec<Name>) {
    let place = document.phrase(List::Countries, run.start, run.end).max(document.phrase(
        List::Cities,
        run.start,
        run.end,
    ));
    if place > 1 {
        run.end = run.start + place;
    }
    found.extend(organization_rule(document, run.clone()).map(|rule| Name::by(rule, run)));
}

fn organization_rule(document: &Document, run: Range<usize>) -> Option<Rule> {
    let last = run.end - 1;
    if is_known_organization(document, run.clone()) {
        return Some(Rule::KnownOrganization);
    }
    if is_place(document, run.clone()) {
        return Some(Rule::KnownPlace);
    }
    if run.len() > 1
        && names_facility(document, run.clone())
        && document.on(run.end, List::PlaceWords)
    {
        return Some(Rule::FacilityAfter);
    }
    if run.len() > 1 && document.on(last, List::PlaceWords)
        || names_facility(document, run.clone()) && document.on(run.end, List::PlaceWords)
    {
        return Some(Rule::PlaceWord);
    }
    if run.len() > 1
        && (document.on(last, List::OrganizationWords)
            || document.on(run.start, List::OrganizationWords))
    {
        return Some(Rule::OrganizationWord);
    }
    if run.len() > 1 && run.clone().any(|n| document.word(n) == "&") {
        return Some(Rule::Ampersand);
    }
    let acronym = run.len() == 1
        && document.case(last) == Some(Case::Upper)
        && (2..=6).contains(&document.word(last).len())
        && !document.on(last, List::CommonWords)
        && !document.on(last, List::Heads)
        && !document.on(last, List::Nationalities);
    acronym.then_some(Rule::Acronym)
}
