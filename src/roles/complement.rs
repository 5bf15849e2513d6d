//! What stands after a role's head: `of the Bank of England`, `for Syria`, `at Goldman Sachs`.

use super::extent::{Reach, is_unlisted_noun};
use super::heads;
use super::phrase::Head;
use super::view::DETERMINERS;
use crate::lexicon::{Folded, List};
use crate::text::{Case, TokenKind};

/// The most tokens of the phrase after a preposition.
const LONGEST_COMPLEMENT: usize = 9;

/// A complement has no more words in lower case: `head of the public health service trust fund`.
const MOST_IN_LOWER_CASE: usize = 6;

/// The most complements of one head: `Special Representative | of the UN Secretary-General | on Syria`.
const MOST_COMPLEMENTS: usize = 4;

impl Reach<'_> {
    /// The end of the phrase, with everything that prepositions bring.
    pub(super) fn right(&self, head: &Head, plural: bool) -> usize {
        let mut end = head.tokens.end;
        for round in 0..MOST_COMPLEMENTS {
            match self.complement(head, end, plural, round) {
                Some(next) => end = next,
                None => break,
            }
        }
        end
    }

    /// The end of one more `of …`, `for …`, after what is taken already.
    fn complement(&self, head: &Head, at: usize, plural: bool, round: usize) -> Option<usize> {
        let document = self.view.document;
        if at + 1 >= self.view.sentence.end || !self.connected(at) {
            return None;
        }
        let last = head.tokens.end - 1;
        let takes = |list| Folded::word(heads::last_part(document.word(last))).lists().has(list);
        let determined = document.is(at + 1, "the");
        let next = at + 1 + usize::from(determined);
        let capital_next = document.capital(next) && self.view.names.person(next).is_none();
        // The preposition of a label is a capital too: `MINISTER FOR HEALTH`.
        let fits = match document.word(at).to_ascii_lowercase().as_str() {
            "of" => {
                if let Some(end) = self.work(at + 1) {
                    return Some(end);
                }
                true
            }
            // `praised the guard for his courage`
            "for" => {
                (round == 0 || capital_next)
                    && !document.is_any(at + 1, &["his", "her", "their", "its", "my", "our"])
            }
            "to" => takes(List::HeadsTakingTo) && round <= 1 && !self.is_infinitive(at + 1, round),
            "at" => return self.workplace(head, at).filter(|_| round <= 1),
            "on" => {
                takes(List::HeadsTakingOn)
                    && round <= 2
                    && !document.on(next, List::Weekdays)
                    && !document.on(next, List::Months)
            }
            // `professor in History`, a field and no place
            "in" if takes(List::HeadsTakingIn)
                && round == 0
                && (!document.capital(next) || self.is_subject(next)) =>
            {
                !document.is_any(next, &["a", "an", "his", "her", "their", "this"])
            }
            // `secretary in the Ministry of Textiles`
            "in" if document.is(at + 1, "the") && self.is_ministry(next) => true,
            // `forces in Afghanistan`
            "in" => {
                round > 0
                    && capital_next
                    && !document.capital(at - 1)
                    && !document.on(next, List::Months)
            }
            _ => false,
        };
        fits.then(|| self.noun_phrase(at + 1, plural && round == 0))
            .flatten()
            .filter(|&end| determined || !self.is_somebodys(end))
    }

    /// Whether a verb may stand after `to`: `Secretary of Commerce to | review`, but `adviser to | former presidents`.
    fn is_infinitive(&self, number: usize, round: usize) -> bool {
        const NOUNS: [List; 5] =
            [List::Heads, List::PluralHeads, List::Modifiers, List::Statuses, List::ScopeNouns];
        let document = self.view.document;
        document.case(number) == Some(Case::Lower)
            && !document.is_any(number, DETERMINERS)
            && (round > 0
                || !document.word(number).ends_with('s') && !document.on_any(number, &NOUNS))
    }

    /// Whether the position that ends here has its holder after it: `spokeswoman for Rep. | Ann Foss`.
    fn is_somebodys(&self, end: usize) -> bool {
        self.view.names.person_from(end).is_some()
            && self
                .view
                .document
                .on_any(end - 1, &[List::Heads, List::PluralHeads, List::Ranks, List::Honorifics])
    }

    /// Whether the capitalised word is what is taught, and no place or month.
    fn is_subject(&self, number: usize) -> bool {
        let document = self.view.document;
        self.view.names.get(number).is_none()
            && !document
                .on_any(number, &[List::Months, List::Countries, List::Cities, List::Places])
    }

    /// Whether a capitalised organization opens here: `Ministry of`, `Treasury Department`.
    fn is_ministry(&self, number: usize) -> bool {
        let document = self.view.document;
        document.capital(number)
            && (number..number + 3)
                .take_while(|&n| document.capital(n))
                .any(|n| document.on(n, List::OrganizationWords))
    }

    /// After the title of a work that opens at this token: `author of “The Salt Road”`.
    fn work(&self, quote: usize) -> Option<usize> {
        let document = self.view.document;
        let closing = match document.word(quote) {
            "“" => "”",
            "\"" => "\"",
            "‘" => "’",
            "'" => "'",
            _ => return None,
        };
        let limit = self.view.sentence.end.min(quote + 2 + LONGEST_COMPLEMENT);
        let close = (quote + 2..limit).find(|&n| document.word(n) == closing)?;
        document.capital(quote + 1).then_some(close + 1)
    }

    /// The end of `at Goldman Sachs`, `at the county hospital`: an organization by name or by its
    /// word.
    fn workplace(&self, head: &Head, at: usize) -> Option<usize> {
        let document = self.view.document;
        if document.is_any(head.tokens.end - 1, &["successor", "predecessor", "guest"]) {
            return None;
        }
        let end = self.noun_phrase(at + 1, false)?;
        let named = document.capital(at + 1) || document.capital(at + 2);
        let organization =
            document.on(end - 1, List::OrganizationWords) || document.on(end - 1, List::PlaceWords);
        (named || organization).then_some(end)
    }

    /// The end of the noun phrase that begins at `from`, if there is one. In a `list`, places
    /// continue over commas: `of France, Germany and Poland`.
    fn noun_phrase(&self, from: usize, list: bool) -> Option<usize> {
        let document = self.view.document;
        let limit = self.view.sentence.end.min(from + LONGEST_COMPLEMENT);
        let determined = document.is_any(from, DETERMINERS);
        let mut number = from + usize::from(determined);
        // `of the 1922 Committee`
        if document.tokens.get(number).is_some_and(|t| t.kind == TokenKind::Number)
            && document.capital(number + 1)
        {
            number += 1;
        }
        let first = number;
        let mut end = None;
        let mut lower = 0;
        while number < limit {
            let the_ship =
                determined && number == first && self.view.names.person(number).is_some();
            if the_ship {
                // `skipper of the Mary Ellen`: no person has an article.
                number = self.view.names.person(number).map_or(number + 1, |p| p.tokens.end);
                end = Some(number);
                continue;
            }
            if self.view.names.person(number).is_some() {
                // `head of Smith's office` is no phrase; `of France, Angela Merkel` ends before.
                if document
                    .possessive(self.view.names.person(number).map_or(number, |p| p.tokens.end))
                {
                    return end;
                }
                break;
            }
            if let Some(organization) = self
                .view
                .names
                .organization(number)
                .filter(|b| b.tokens.len() > 1 && b.tokens.start == number)
            {
                number = organization.tokens.end;
                end = Some(number);
                continue;
            }
            let content = self.is_content(number, first, determined, &mut lower);
            if content {
                number += 1;
                end = Some(number);
            } else if end == Some(number) && self.continues(number, list, limit) {
                number += 1;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a word continues the phrase whose `first` word this or an earlier one is. `lower`: how many in lower
    /// case it has so far.
    fn is_content(&self, number: usize, first: usize, determined: bool, lower: &mut usize) -> bool {
        let document = self.view.document;
        if number > first && document.continues_compound(number) {
            // `chief executive of Hanoi|-based retailer SenViet`
            return true;
        }
        if document.capital(number) {
            // `Minister of State for Health | Dr Koh`
            let titled = number > first && self.opens_title(number);
            return !titled && !document.on_any(number, &[List::Weekdays, List::Months]);
        }
        // After an article even a word on no list must be a noun or adjective.
        let opens = determined
            && number == first
            && document.kind(number) == Some(TokenKind::Word)
            && !document.possessive(number)
            && !document.on(number, List::SentenceOpeners);
        // After a name only a listed noun continues with the phrase, not a verb.
        let after_name = number > first && document.capital(number - 1);
        let fits =
            (opens || self.is_complement_noun(number, after_name)) && *lower < MOST_IN_LOWER_CASE;
        *lower += usize::from(fits);
        fits
    }

    /// Whether a form of address or a rank opens here, with a name or another one after it: `Rt. Hon. B. Ude`.
    fn opens_title(&self, number: usize) -> bool {
        let document = self.view.document;
        let length = |n| {
            let end = self.view.sentence.end;
            document.phrase(List::Honorifics, n, end).max(document.phrase(List::Ranks, n, end))
        };
        let next = number + length(number);
        next > number && (self.view.names.person_from(next).is_some() || length(next) > 0)
    }

    /// A lower-case word of a complement: `the [central] [bank]`.
    fn is_complement_noun(&self, number: usize, listed_only: bool) -> bool {
        let document = self.view.document;
        if document.kind(number) != Some(TokenKind::Word) || document.possessive(number) {
            return false;
        }
        let listed = [
            List::Modifiers,
            List::OrganizationWords,
            List::PlaceWords,
            List::Heads,
            List::PluralHeads,
            List::ScopeNouns,
            List::Statuses,
        ]
        .iter()
        .any(|&l| document.on(number, l));
        if document.on(number, List::SpeechVerbs) || document.on(number, List::AppointingVerbs) {
            return false;
        }
        listed || !listed_only && is_unlisted_noun(document, number)
    }

    /// Whether a connector at `number` continues a noun phrase: a possessive ending, `and`, `&`, a
    /// comma of a list of places.
    fn continues(&self, number: usize, list: bool, limit: usize) -> bool {
        let document = self.view.document;
        let next = number + 1;
        if next >= limit || self.view.names.person(next).is_some() {
            return false;
        }
        let capital = |n: usize| document.capital(n);
        let noun = |n: usize| document.on(n, List::Modifiers) || document.on(n, List::ScopeNouns);
        match document.word(number).to_ascii_lowercase().as_str() {
            _ if document.possessive(number) => true,
            "&" => capital(next),
            // `of the Korea|-|Chile accord`
            "-" => document.joined(number) && document.joined(next) && capital(next),
            "," if self.is_listed_field(number, limit) => true,
            "," => list && capital(next) && !document.on(next, List::Heads),
            // `Arts, Culture and Heritage`
            "and" if (number.saturating_sub(4)..number).any(|n| self.is_listed_field(n, limit)) => {
                true
            }
            // `of the society and honorary president`: another position.
            "and" if (next..next + 3).any(|n| document.on(n, List::Heads)) && !capital(next) => {
                false
            }
            "and" => {
                list && capital(next)
                    || capital(number - 1)
                        && capital(next)
                        && !document.on(next, List::Heads)
                        && !document.on(next, List::Ranks)
                        && !document.on(next, List::Honorifics)
                        && (self.view.names.organization(number).is_some()
                            || noun(number - 1)
                            || noun(next))
                    || !capital(number - 1) && noun(number - 1) && noun(next) && !capital(next)
            }
            _ => {
                document.kind(number) == Some(TokenKind::Number)
                    && document.is_any(number.wrapping_sub(1), &["no", "no."])
            }
        }
    }

    /// Whether the comma stands between fields of one office: `for Arts, Culture and Heritage`, `of
    /// investment, trade and industry`. All are written alike, the first is a field that a list has, and
    /// nobody and no position stands among them.
    fn is_listed_field(&self, comma: usize, limit: usize) -> bool {
        let document = self.view.document;
        let Some(before) = comma.checked_sub(1).filter(|_| document.word(comma) == ",") else {
            return false;
        };
        let capital = document.capital(before);
        let known = |n: usize| document.on_any(n, &[List::Modifiers, List::ScopeNouns]);
        let alike = |n: usize| {
            document.kind(n) == Some(TokenKind::Word)
                && document.capital(n) == capital
                && self.view.names.person(n).is_none()
                && !document
                    .on_any(n, &[List::Heads, List::PluralHeads, List::Honorifics, List::Ranks])
        };
        let listed = (comma + 1..limit).find(|&n| !alike(n) || document.is(n, "and"));
        let last = listed.filter(|&n| n > comma + 1);
        known(before)
            && last.is_some_and(|n| match document.word(n) {
                "," => self.is_listed_field(n, limit),
                "and" | "&" | "AND" => alike(n + 1) && known(n - 1),
                _ => false,
            })
    }
}
