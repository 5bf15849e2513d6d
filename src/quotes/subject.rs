//! Who says: the subject of a verb of saying before it (`Anna Kerr of Kroll, 46, told`), the words after it
//! (`said her lawyer, Dirk Haas`), and the words after `by` and `according to`.
//!
//! A subject that names nobody (`police`, `the chair of the panel`, `one man`) is an answer too: then nobody who
//! is named speaks.
//!
//! Not read: who is meant by a pronoun; see `people::speakers`.

use super::attribution::AttributionContext;
use crate::lexicon::List;
use crate::mark::Attribution;
use crate::text::TokenKind;
use std::ops::Range;

/// So many phrases are stepped over between a verb and its subject.
const MOST_PHRASES: usize = 8;

/// What joins a verb to one whose subject it shares.
const JOINING: [&str; 4] = ["and", "but", "then", "or"];

impl AttributionContext<'_> {
    /// The subject of a verb that stands after it, sought from `from` on.
    pub(super) fn subject(&self, from: usize, verb: usize) -> Option<Attribution> {
        let document = self.document;
        let mut end = verb;
        while end > from && self.is_adverb(end - 1) {
            end -= 1;
        }
        let before = end.checked_sub(1).filter(|before| *before >= from)?;
        let shares = document.is(before, "to")
            || document.word(before) == "," && document.word(verb).ends_with("ing");
        if shares {
            return self.first_subject(from..before);
        }
        if document.on(before, List::RelativePronouns) && before > from + 1 {
            let comma = usize::from(document.word(before - 1) == ",");
            return self.subject_until(from, before - 1 - comma);
        }
        self.subject_until(from, before)
    }

    /// The subject of which this is the last word.
    fn subject_until(&self, from: usize, last: usize) -> Option<Attribution> {
        let document = self.document;
        let mut at = last;
        // After a comma, what stands before it was added to the subject.
        let mut added = false;
        let mut governed = None;
        for _ in 0..MOST_PHRASES {
            if at < from {
                break;
            }
            if document.is_any(at, &JOINING) {
                return self.first_subject(from..at);
            }
            if matches!(document.word(at), "," | "—" | "–" | "-" | ")" | "--") {
                let opening = (from..at)
                    .rev()
                    .find(|&n| matches!(document.word(n), "," | "—" | "–" | "-" | "(" | "--"));
                let inside = opening.map_or(from, |opening| opening + 1)..at;
                if !document.on(inside.start, List::RelativePronouns)
                    && let Some(named) = inside.rev().find_map(|n| self.added_name(from, n))
                {
                    return Some(named);
                }
                let Some(opening) = opening.filter(|opening| *opening > from) else { break };
                at = opening - 1;
                added = true;
                continue;
            }
            let (start, found) = self.phrase_until(from, at);
            // `Rachel Ogden, for Dean Farrow, said`: after a preposition stands no subject.
            if start > from + 1 && self.document.on(start - 1, List::Prepositions) {
                governed = governed.or(found);
                at = start - 2;
                continue;
            }
            // `Anna Kerr, a friend of the family, said`
            if added && start > from + 1 && self.names.person_until(start - 1).is_some() {
                at = start - 2;
                continue;
            }
            // `the furious 27-year-old wrote`, `the star said`: somebody the text has named.
            let described =
                document.word(at).ends_with("-old") || document.on(at, List::AmbiguousHeads);
            if found.is_none() && document.is(start, "the") && described {
                return Some(Attribution::Antecedent);
            }
            return Some(found.unwrap_or(Attribution::Unnamed));
        }
        governed
    }

    /// The name on a word that is set off by commas and no object there.
    fn added_name(&self, from: usize, number: usize) -> Option<Attribution> {
        let start = self.names.person(number)?.tokens.start;
        let before = start.checked_sub(1).filter(|before| *before >= from);
        let object = before.is_some_and(|before| {
            self.document.on(before, List::Prepositions)
                || self.document.word(before).ends_with("ing")
        });
        if object { None } else { self.referent(number).map(Attribution::Said) }
    }

    /// Where the noun phrase begins that ends with this word, and whom it names.
    fn phrase_until(&self, from: usize, last: usize) -> (usize, Option<Attribution>) {
        let document = self.document;
        if document.on(last, List::GenderedPronouns) {
            let said = self.referent(last).map(Attribution::Said);
            return (last, Some(said.unwrap_or(Attribution::Unnamed)));
        }
        let person = self.names.person(last).map(|person| person.tokens.start);
        let mut start = person.unwrap_or(last);
        let found = if person.is_some() {
            self.referent(last).map(Attribution::Said)
        } else {
            self.role(last)
        };
        // Before a name only its titles: `On the steps of the court Marsh said`.
        let belongs = |number: usize| match person {
            Some(_) => self.role(number).is_some(),
            None => self.is_of_phrase(number),
        };
        while start > from && belongs(start - 1) {
            start -= 1;
            // Nothing of the phrase stands before its article.
            if document.on_any(start, &[List::DefiniteArticles, List::IndefiniteArticles]) {
                break;
            }
        }
        (start, found)
    }

    /// Whether a word may stand before a noun in its phrase.
    fn is_of_phrase(&self, number: usize) -> bool {
        let document = self.document;
        match document.kind(number) {
            Some(TokenKind::Sign) | None => document.possessive(number),
            Some(TokenKind::Word) => {
                document.possessive(number)
                    || document.on(number, List::PhraseOpeners)
                    || self.names.get(number).is_some()
                    || !document.on(number, List::FunctionWords)
                        && !document.on(number, List::SpeechVerbs)
            }
            Some(_) => true,
        }
    }

    /// A word between a subject and its verb: `has`, `later`, `reportedly`, `Tuesday`.
    fn is_adverb(&self, number: usize) -> bool {
        let document = self.document;
        document.on_any(number, &[List::VerbAdverbs, List::Weekdays, List::Clitics])
            || document.word(number).ends_with("n't")
            || document.word(number).ends_with("n’t")
            || document.word(number).ends_with("ly") && !document.capital(number)
    }

    /// The first subject of a clause whose last verb shares it.
    fn first_subject(&self, tokens: Range<usize>) -> Option<Attribution> {
        let from = tokens.start;
        let mut at = from;
        // `Police warned the public not to approach Marsh, saying`
        let opening = (from..tokens.end).find(|&n| self.says(n));
        if let Some(verb) = opening.filter(|verb| *verb > from)
            && !self.document.on(from, List::Prepositions)
            && let Some(subject @ Attribution::Unnamed) = self.subject(from, verb)
        {
            return Some(subject);
        }
        while at < tokens.end {
            let person = self.names.person(at);
            let start = person.map_or(at, |person| person.tokens.start);
            if let Some(said) = self.referent(at)
                && !(start > from && self.document.on(start - 1, List::Prepositions))
            {
                return Some(Attribution::Said(said));
            }
            if let Some(role) = self.role(at) {
                return Some(role);
            }
            at = person.map_or(at + 1, |person| person.tokens.end);
        }
        None
    }

    /// Whom the words name that begin here: `Helen Marsh`, `her lawyer, Dirk Haas`, `one neighbour`.
    pub(super) fn named_from(&self, from: usize, to: usize) -> Option<Attribution> {
        let document = self.document;
        if from >= to {
            return None;
        }
        let mut role = None;
        let mut governed = false;
        for number in from..to {
            if document.word(number) == "," {
                // `her lawyer, Dirk Haas`
                let added = self.names.person_from(number + 1).filter(|_| number > from);
                let named = added.and_then(|_| self.referent(number + 1)).map(Attribution::Said);
                return named.or(role).or(Some(Attribution::Unnamed));
            }
            if self.names.person(number).is_some() {
                if !governed && let Some(referent) = self.referent(number) {
                    return Some(Attribution::Said(referent));
                }
                continue;
            }
            if let Some(referent) = self.referent(number).filter(|_| number == from) {
                return Some(Attribution::Said(referent));
            }
            role = role.or_else(|| self.role(number));
            governed |= self.document.on(number, List::Prepositions);
            let ends = document.kind(number) == Some(TokenKind::Sign)
                && !document.possessive(number)
                || document.on(number, List::RelativePronouns)
                || document.on(number, List::GenderedPronouns) && number > from;
            if ends {
                break;
            }
        }
        role.or(Some(Attribution::Unnamed))
    }
}
