//! How far a role phrase reaches from its head.
//!
//! To the left it takes offices, organizations, nationalities, owners (`Norway's`) and words of
//! status; to the right what its preposition brings. Lower-case words are taken when a list says
//! that they stand in roles, or when they can hardly be anything but a noun.

use super::phrase::{Head, HeadKind, Phrase};
use super::view::{DETERMINERS, View};
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenKind};

/// The whole phrase around a head. It begins at token `floor` at the earliest.
pub(super) fn grow(view: &View, head: Head, floor: usize) -> Phrase {
    let reach = Reach { view };
    let plural = head.kind == HeadKind::Position { plural: true };
    let floor = floor.max(head.tokens.start.saturating_sub(LONGEST_MODIFIERS));
    let start = match head.kind {
        HeadKind::Honorific => head.tokens.start,
        HeadKind::Rank { .. } => reach.rank_left(head.tokens.start, floor),
        HeadKind::Position { .. } => reach.left(head.tokens.start, floor),
    };
    let end = match head.kind {
        HeadKind::Position { .. } => reach.right(&head, plural),
        _ => head.tokens.end,
    };
    Phrase { tokens: start..end, head }
}

/// Words in single quotation marks before a position are no more tokens than these.
const LONGEST_QUOTED: usize = 12;

/// No phrase has more words before its head; the aide of an aide of an aide, each the owner of the
/// next, is read no further.
const LONGEST_MODIFIERS: usize = 40;

/// `(Japan Aerospace Exploration Agency)`: the abbreviation's long form has no more tokens.
const LONGEST_ABBREVIATION: usize = 8;

/// The most lower-case words that are on no list in one phrase.
const UNKNOWN_WORDS: usize = 3;

/// A role phrase on its way to its ends.
pub(super) struct Reach<'v> {
    pub(super) view: &'v View<'v>,
}

impl Reach<'_> {
    /// `retired Marine Col.`, `Eastern Samar Gov.`: words of status and what a rank is in or of.
    fn rank_left(&self, head: usize, floor: usize) -> usize {
        let document = self.view.document;
        let mut start = head;
        while start > floor && self.connected(start) {
            let before = start - 1;
            let takes = document.on(before, List::Statuses)
                || document.capital(before)
                    && self.view.names.person(before).is_none()
                    && self.capital_belongs(before);
            if !takes {
                break;
            }
            start = before;
        }
        self.trim_left(start, head)
    }

    fn left(&self, head: usize, floor: usize) -> usize {
        let document = self.view.document;
        let mut start = head;
        let mut unknown = 0;
        while start > floor && self.connected(start) {
            let before = start - 1;
            let organization = self
                .view
                .names
                .organization(before)
                .filter(|b| b.tokens.end == start && b.tokens.start >= floor);
            let taken = if self.view.names.person(before).is_some() {
                0
            } else if let Some(organization) = organization.filter(|b| b.tokens.len() > 1) {
                organization.tokens.len()
            } else if document.possessive(before) {
                self.owner(before, floor)
            } else if document.word(before) == ")" {
                self.abbreviation(before, floor)
            } else if document.is(before, "of") {
                self.capital_of(before, floor)
            } else if matches!(document.word(before), "and" | "&") {
                self.joined_field(start, floor)
            } else if document.kind(before) == Some(TokenKind::Number) {
                // `No 11 spokesman`, `year 6 teacher`
                2 * usize::from(
                    before > floor
                        && (document.is_any(before - 1, &["year", "grade", "form", "class"])
                            || document.is_any(before - 1, &["no", "no."])
                                && document.capital(before - 1)),
                )
            } else if document.capital(before) {
                usize::from(self.capital_belongs(before))
            } else if self.is_field(before) || self.is_determined_noun(before, start) {
                1
            } else if unknown < UNKNOWN_WORDS
                && !document.capital(start)
                && is_unlisted_noun(document, before)
                // `Premier dumps roads minister`: only the word next to the position is a plural.
                && !(start < head && document.word(before).ends_with('s'))
            {
                unknown += 1;
                1
            } else {
                0
            };
            if taken == 0 {
                break;
            }
            start -= taken;
        }
        self.trim_left(start, head)
    }

    /// Whether nothing but a space, or a possessive's apostrophe, stands before the token.
    pub(super) fn connected(&self, number: usize) -> bool {
        match self.view.document.gap(number) {
            Some(Gap::Space | Gap::Line) => true,
            Some(Gap::None) => {
                self.view.document.possessive(number)
                    || self.view.document.continues_compound(number)
            }
            _ => false,
        }
    }

    /// Tokens of `(DHSC)` after a name with a capital: the organization's name continues before it.
    fn abbreviation(&self, closing: usize, floor: usize) -> usize {
        let document = self.view.document;
        let least = floor.max(closing.saturating_sub(LONGEST_ABBREVIATION));
        let opening = (least..closing).rev().find(|&n| document.word(n) == "(");
        let Some(opening) = opening.filter(|&n| n > floor) else { return 0 };
        let inside = (opening + 1..closing)
            .all(|n| document.capital(n) || document.is_any(n, &["of", "for", "and", "the"]));
        let fits = inside
            && document.capital(opening + 1)
            && document.capital(opening - 1)
            && self.view.names.person(opening - 1).is_none();
        if fits { closing + 1 - opening } else { 0 }
    }

    /// Tokens of `North of` before `England correspondent`, `House of` before `Lords leader`.
    fn capital_of(&self, of: usize, floor: usize) -> usize {
        let document = self.view.document;
        let fits = of > floor
            && document.capital(of + 1)
            && document.capital(of - 1)
            && document.on_any(of - 1, &[List::CompassPoints, List::Chambers]);
        2 * usize::from(fits)
    }

    /// Whether a bare apostrophe ends what one before it in the sentence opens: `'bag of nerves' cabbie`.
    fn closes_quotation(&self, number: usize) -> bool {
        let document = self.view.document;
        let mark = |n: usize| matches!(document.word(n), "'" | "’" | "‘");
        let opens = |n: usize| mark(n) && !document.joined(n) && document.joined(n + 1);
        let Some(sentence) = document.sentence_at(number).filter(|_| mark(number)) else {
            return false;
        };
        let floor = sentence.tokens.start.max(number.saturating_sub(LONGEST_QUOTED));
        (floor..number).rev().find(|&n| mark(n)).is_some_and(opens)
    }

    /// Tokens of an owner with its possessive ending at `ending`: `bank's`, `Norway's`.
    fn owner(&self, ending: usize, floor: usize) -> usize {
        let document = self.view.document;
        let Some(owner) = ending.checked_sub(1).filter(|&owner| owner >= floor) else { return 0 };
        if self.closes_quotation(ending) {
            return 0;
        }
        let when = document.on(owner, List::Months)
            || document.on(owner, List::Weekdays)
            || document.is_any(
                owner,
                &[
                    "year",
                    "month",
                    "week",
                    "today",
                    "yesterday",
                    "it",
                    "who",
                    "one",
                    "let",
                    "there",
                    "that",
                    "what",
                    "night",
                    "season",
                ],
            );
        let somebody = self.view.names.person(owner).is_some() || document.on(owner, List::Kinship);
        2 * usize::from(document.kind(owner) == Some(TokenKind::Word) && !when && !somebody)
    }

    /// Tokens of `work and` before `pensions secretary`; 0 if the `and` joins something else.
    fn joined_field(&self, start: usize, floor: usize) -> usize {
        let document = self.view.document;
        let Some(other) = start.checked_sub(2).filter(|&n| n >= floor) else { return 0 };
        let field = |n: usize| {
            self.view.names.person(n).is_none()
                && !document.on(n, List::Heads)
                && (document.on(n, List::Modifiers)
                    || document.on(n, List::ScopeNouns)
                    || document.capital(n) && !document.on(n, List::CommonWords))
        };
        2 * usize::from(
            field(other)
                && field(start)
                && (document.capital(other) == document.capital(start)
                    // `AI and crypto czar`
                    || document.case(other) == Some(Case::Upper)),
        )
    }

    fn capital_belongs(&self, number: usize) -> bool {
        let document = self.view.document;
        if document.on_any(number, &[List::Weekdays, List::Months]) || self.is_headline_verb(number)
        {
            return false;
        }
        // `- In`, `(As`: a dash, mark or bracket before it opens as well.
        let opens = number == self.view.sentence.start
            || document.kind(number - 1) == Some(TokenKind::Sign)
                && !matches!(document.word(number - 1), "," | "&")
                && !document.possessive(number - 1);
        let listed = self.is_field(number)
            || document.on(number, List::Heads)
            || document.on(number, List::OrganizationWords)
            || document.case(number) == Some(Case::Upper);
        let falls = document.is_any(number, DETERMINERS);
        if falls || !opens {
            return !falls;
        }
        // The first word of a sentence has its capital from there: `City Hall spokesman`, but
        // not `When President …`.
        let opener = document.on(number, List::SentenceOpeners);
        let heads_name = document.capital(number + 1) && !looks_like_no_noun(document.word(number));
        let everyday = document.on(number, List::CommonWords) && !heads_name;
        !opener && (listed || !everyday)
    }

    /// `NASA Welcomes`, `Shot Dead By`, `Leaders Meet`: what is no noun though a headline gives it a capital.
    fn is_headline_verb(&self, number: usize) -> bool {
        let document = self.view.document;
        // `X Named Counselor`, but `Nominated MP`
        let appointed = number.checked_sub(1).is_some_and(|n| self.view.names.person(n).is_some())
            && document.on(number, List::AppointingVerbs);
        let verb = appointed
            || document
                .on_any(number, &[List::NamePrepositions, List::SpeechVerbs, List::PersonalVerbs])
            || document.on(number, List::HeadlineVerbs);
        verb && !document.on_any(number, &[List::Modifiers, List::Heads, List::Statuses])
    }

    /// A word that a list allows inside a role.
    fn is_field(&self, number: usize) -> bool {
        let document = self.view.document;
        let word = document.word(number);
        document.on(number, List::Modifiers)
            || document.on(number, List::Statuses)
            || document.on(number, List::Nationalities)
            || word.contains('-')
                && document.kind(number) == Some(TokenKind::Word)
                && !document.on(number, List::CommonWords)
    }

    /// `the [evidence] leader`, `a [tournament] spokesman`: between a determiner and a position
    /// stands an adjective or a noun, and the adjectives of time and praise are few.
    fn is_determined_noun(&self, number: usize, head: usize) -> bool {
        let document = self.view.document;
        let determined = number.checked_sub(1).is_some_and(|d| {
            document.is_any(d, DETERMINERS)
                || document.possessive(d)
                || document.on(d, List::Statuses)
        });
        determined
            && document.kind(number) == Some(TokenKind::Word)
            && document.case(number) == Some(Case::Lower)
            && !document.capital(head)
            && !document.word(number).ends_with("ly")
            && !document.word(number).ends_with("ed")
            && !document.on_any(
                number,
                &[List::PlainAdjectives, List::SentenceOpeners, List::SpeechVerbs, List::Kinship],
            )
    }

    fn trim_left(&self, start: usize, head: usize) -> usize {
        let document = self.view.document;
        (start..head)
            .find(|&n| {
                let numbered = document.kind(n + 1) == Some(TokenKind::Number);
                // `X, then professor of biophysics`, `He was then mayor`
                let then = document.is(n, "then")
                    && n > 0
                    && (document.word(n - 1) == ","
                        || document.is_any(n - 1, &["was", "were", "and"]));
                // `corrupt state senator`, `Embattled Chief of Staff`, but `White House spokesman`
                let plain = document.on(n, List::PlainAdjectives)
                    && !document.on(n, List::Statuses)
                    && (document.case(n) == Some(Case::Lower) || n + 1 == head);
                let praised = plain || document.word(n).ends_with("-winning");
                // What is left of `Trump-appointed` after the name.
                let rest = document.continues_compound(n) && document.word(n).starts_with('-');
                let clitic = document.word(n).starts_with(['\'', '’']);
                let falls = then
                    || praised
                    || clitic
                    || rest
                    || !numbered && document.is_any(n, DETERMINERS)
                    || document.is_any(n, &["and", "&", "of", "but", "or"])
                    || document.possessive(n);
                !falls
            })
            .unwrap_or(head)
    }
}

/// A lower-case word that is no function word, verb of saying or everyday verb, and does not
/// look like an adverb or participle.
pub(super) fn is_unlisted_noun(document: &Document, number: usize) -> bool {
    let word = document.word(number);
    let listed_otherwise = document.on_any(
        number,
        &[
            List::CommonWords,
            List::SpeechVerbs,
            List::PastVerbs,
            List::SentenceOpeners,
            List::PluralHeads,
            List::Kinship,
        ],
    );
    let noun = document.on(number, List::OrganizationWords)
        || document.on(number, List::ScopeNouns)
        || document.on(number, List::Heads);
    document.kind(number) == Some(TokenKind::Word)
        && document.case(number) == Some(Case::Lower)
        && (noun
            || !listed_otherwise
                && word.len() > 2
                && !looks_like_no_noun(word)
                && !document.on(number, List::AppointingVerbs))
}

/// Adverbs and participles, by their endings.
fn looks_like_no_noun(word: &str) -> bool {
    ["ly", "ed", "ing", "'s", "’s"].iter().any(|ending| word.ends_with(ending))
}
