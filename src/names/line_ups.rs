//! People in lists that are nothing but names: `Subs not used: Oduya, Brandt, Fiske`.
//!
//! A line-up names its minutes (`Tamsel (Roe 76), Fiske`), or what its people are or did stands before
//! it (`Ayes:`, `Scorers:`, `Supervisors`), or most of its names are people by the tagger already; then all are.
//!
//! Not read: names with a description each, which are no bare list.

use super::byline::put_people;
use super::{Class, Name};
use crate::contract::Code;
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenKind};
use std::ops::Range;

/// How sure a name in such a list is.
const CONFIDENCE: f32 = 0.85;
/// Shorter lists show nothing.
const FEWEST: usize = 4;
/// Shorter ones neither after a label.
const FEWEST_LABELLED: usize = 2;
/// Nor in brackets after a score, unless the one name is a known surname.
const FEWEST_SCORERS: usize = 2;
/// So many minutes make a line-up.
const FEWEST_MINUTES: usize = 2;
/// The most words of one name.
const LONGEST_NAME: usize = 3;
/// A name of another class that is as sure as this stays.
const SURE_OTHERWISE: f32 = 0.95;

/// Adds the people of every list of names.
pub(super) fn add_names(document: &Document, found: &mut Vec<Name>) {
    let mut added: Vec<Range<usize>> = Vec::new();
    let mut number = 0;
    while number < document.tokens.len() {
        let list = Lineup::at(document, number);
        if list.names.is_empty() {
            number += 1;
            continue;
        }
        number = list.end.max(number + 1);
        if list.is_of_people(document, found) {
            added.extend(list.names);
        }
    }
    put_people(found, added, Code::InAPersonsPlace, CONFIDENCE, SURE_OTHERWISE);
}

/// Names with nothing between them but commas, figures and brackets.
struct Lineup {
    names: Vec<Range<usize>>,
    /// How many have a name or figures with a minute in brackets after them.
    minutes: usize,
    /// Whether what stands before says that it is a list of people.
    labelled: bool,
    /// Whether it stands in brackets after a score, and how many names have figures after them.
    after_score: bool,
    with_figures: usize,
    end: usize,
}

impl Lineup {
    /// The list that begins at this token; without names if none does.
    fn at(document: &Document, start: usize) -> Lineup {
        let mut list = Lineup {
            names: Vec::new(),
            minutes: 0,
            labelled: false,
            after_score: false,
            with_figures: 0,
            end: start,
        };
        if !document.capital(start) {
            return list;
        }
        let before = start.wrapping_sub(1);
        let sign = document.word(before);
        let titled = document.capital(before)
            && document.on(before, List::PluralHeads)
            // `House of Representatives Speaker`
            && !document.is(before.wrapping_sub(1), "of")
            && !document.on(start, List::Heads)
            && document.gap(start) == Some(Gap::Space);
        // `Rovers 3 (Roe 12, Tamsel 40, 77)`
        list.after_score =
            sign == "(" && document.kind(before.wrapping_sub(1)) == Some(TokenKind::Number);
        list.labelled = titled
                // `Not used:`, `Scorers:`, `Ayes:`
                || matches!(sign, ":" | "-")
                    && document.on(before.wrapping_sub(1), List::PeopleLabels);
        let opens = list.labelled
            || list.after_score
            || sign == ":"
            || matches!(document.gap(start), Some(Gap::Line | Gap::Paragraph));
        if !opens {
            return list;
        }
        list.labelled |= document.on(start, List::PluralHeads);
        let mut number = start;
        let item = |from: usize| {
            let own = own_goal(document, from).map(|name| (name.end + 1, name));
            own.or_else(|| name_at(document, from).map(|name| (name.end, name)))
        };
        while let Some((end, name)) = item(number) {
            number = after_figures(document, end);
            list.with_figures += usize::from(number > end);
            list.names.push(name);
            if document.word(number) == "(" {
                let inside = name_at(document, number + 1);
                let from = inside.as_ref().map_or(number + 1, |name| name.end);
                let close = (from..from + 8).find(|&n| document.word(n) == ")");
                let only_figures = close.is_some_and(|close| {
                    (from..close).all(|n| is_figure(document, n) || document.word(n) == ",")
                });
                let (Some(close), true) = (close, only_figures) else { break };
                let minute = (from..close).any(|n| is_figure(document, n));
                list.minutes += usize::from(minute);
                // `(Roe 76)`, but `(Lab)`
                list.names.extend(inside.filter(|_| minute));
                number = after_figures(document, close + 1);
            }
            list.end = number;
            let connected = matches!(document.word(number), "," | ";")
                || document.is_any(number, &["and", "&"]);
            if !connected {
                break;
            }
            number += 1;
        }
        list
    }

    fn is_of_people(&self, document: &Document, found: &[Name]) -> bool {
        if self.labelled && self.names.len() >= FEWEST_LABELLED {
            return true;
        }
        let known = || {
            self.names.first().is_some_and(|name| document.on(name.end - 1, List::Surnames))
                && document.word(self.end) == if self.labelled { "." } else { ")" }
        };
        let scorers = self.after_score && self.with_figures == self.names.len();
        if (self.labelled || scorers) && self.names.len() == 1 && known()
            || scorers && self.names.len() >= FEWEST_SCORERS
        {
            return true;
        }
        if self.names.len() < FEWEST || self.after_score {
            return false;
        }
        let is_person = |tokens: &&Range<usize>| {
            let at = found.partition_point(|name| name.tokens.end <= tokens.start);
            found
                .get(at)
                .is_some_and(|name| name.class == Class::Person && name.tokens.start < tokens.end)
        };
        let people = self.names.iter().filter(is_person).count();
        let places = self
            .names
            .iter()
            .any(|tokens| document.on_any(tokens.start, &[List::Countries, List::Nationalities]));
        self.minutes >= FEWEST_MINUTES || !places && people * 2 >= self.names.len()
    }
}

/// `Dunk` of `Own goal (Dunk)`.
fn own_goal(document: &Document, from: usize) -> Option<Range<usize>> {
    let own = document.is(from, "own") && document.is(from + 1, "goal");
    let bracket = from + if own { 2 } else { 1 };
    if !(own || document.is(from, "og")) || document.word(bracket) != "(" {
        return None;
    }
    name_at(document, bracket + 1).filter(|inside| document.word(inside.end) == ")")
}

/// The name in a list that begins here, past a position: `Supervisors Chan`.
fn name_at(document: &Document, from: usize) -> Option<Range<usize>> {
    let titled = document.on(from, List::PluralHeads)
        || document.on(from, List::Heads)
            && !document.on(from, List::FirstNames)
            && document.capital(from + 1);
    let from = from + usize::from(titled);
    let joined = |n: usize| n == from || document.gap(n) == Some(Gap::Space);
    let words = (from..from + LONGEST_NAME + 1)
        .take_while(|&n| {
            (document.capital(n) || n > from && document.on(n, List::Particles)) && joined(n)
        })
        .count();
    let name = from..from + words;
    const OTHERS: [List; 8] = [
        List::CommonWords,
        List::OrganizationWords,
        List::WorkWords,
        List::Nationalities,
        List::Countries,
        List::Months,
        List::Weekdays,
        List::Heads,
    ];
    let surname = |n: usize| document.on(n, List::Surnames) || document.on(n, List::FirstNames);
    let other = |n: usize| {
        // `D-Ohio`
        document.word(n).find('-') == Some(1)
            || document.on_any(n, &OTHERS) && !surname(n)
            || document.case(n) == Some(Case::Upper)
                && document.word(n).len() <= 3
                && !document.word(n).ends_with('.')
    };
    // `Hitz, Can, Roe`: between commas a word is a name all the same.
    let between = |n: usize| {
        matches!(document.word(n), "," | ";" | "(" | ")" | "and")
            || document.on(n, List::PluralHeads)
    };
    if words == 1 && between(from.wrapping_sub(1)) && between(name.end) {
        return Some(name);
    }
    let ends = name.end.checked_sub(1).is_some_and(|last| document.capital(last));
    ((1..=LONGEST_NAME).contains(&words) && ends && !name.clone().any(other)).then_some(name)
}

/// After the figures after a name: `12, 40 pen`, `45'`.
fn after_figures(document: &Document, mut number: usize) -> usize {
    while is_figure(document, number)
        || matches!(document.word(number), "," | "-")
            && document.kind(number + 1) == Some(TokenKind::Number)
    {
        number += 1;
    }
    number
}

/// A number, or what stands with the minutes of goals.
fn is_figure(document: &Document, number: usize) -> bool {
    document.kind(number) == Some(TokenKind::Number)
        || document.is_any(
            number,
            &["'", "’", "+", "min", "mins", "pen", "pens", "penalty", "og", "c", "capt"],
        )
        || document.word(number) == "′"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::read;

    /// Whether the list that begins at a token is one of people though nothing was found in it.
    fn shows_people(text: &str, start: usize) -> bool {
        let document = read(text);
        Lineup::at(&document, start).is_of_people(&document, &[])
    }

    fn person(tokens: Range<usize>) -> Name {
        Name::found(tokens, Class::Person, CONFIDENCE, Code::InAPersonsPlace)
    }

    #[test]
    fn after_a_label_two_names_suffice_and_one_that_is_known() {
        assert!(shows_people("Booked: Vrelq, Zolt", 2));
        assert!(!shows_people("Booked: Vrelq", 2));
        assert!(!shows_people("Booked: Vrelq.", 2) && shows_people("Booked: Walker.", 2));
        assert!(!shows_people("Colours: Vrelq, Zolt", 2), "no label");
    }

    #[test]
    fn two_minutes_make_a_line_up_of_four_names() {
        assert!(shows_people("Vrelq (Zolt 61), Quorve (Brask 70)", 0));
        assert!(!shows_people("Vrelq (Zolt 61), Quorve, Brask", 0), "one minute");
        assert!(!shows_people("Vrelq (61), Quorve (70), Brask", 0), "three names");
    }

    #[test]
    fn after_a_score_each_of_two_names_has_figures() {
        assert!(shows_people("Rovers 2 (Vrelq 12, Zolt 40)", 3));
        assert!(!shows_people("Rovers 2 (Vrelq 12, Zolt)", 3));
    }

    #[test]
    fn half_of_four_names_that_are_people_show_the_others() {
        let document = read("Vrelq, Zolt, Quorve, Brask");
        let list = Lineup::at(&document, 0);
        assert!(list.is_of_people(&document, &[person(0..1), person(4..5)]));
        assert!(!list.is_of_people(&document, &[person(0..1)]));
        let document = read("Vrelq, Zolt, Quorve");
        assert!(!Lineup::at(&document, 0).is_of_people(&document, &[person(0..1), person(2..3)]));
    }
}
