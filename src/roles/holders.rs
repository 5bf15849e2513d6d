//! Who holds a role, read from the constructions it stands in (`languages/en/constructions/holders.tsv`).
//!
//! Of the rows that fit and leave somebody the first counts as what the rules say; all of them are signs for `people::holders`,
//! which weighs them. Pronouns are passed on as pronouns; `people` knows whom they mean.

use super::phrase::{Held, Phrase};
use super::predicates::subject;
use super::view::View;
use crate::constructions::{AnchorKind, Beside, Construction, Ground, Left, holders, matches};
use crate::contract::ByteSpan;
use crate::lexicon::List;
use crate::mark::{Holder, Referent};
use crate::text::Document;
use std::ops::Range;

/// The holders of every phrase of a sentence, in the order of the phrases.
pub(super) fn of_phrases(view: &View, phrases: &[Phrase]) -> Vec<Held> {
    let ground = PhrasesOfSentence { view, phrases };
    let mut held: Vec<Held> = Vec::with_capacity(phrases.len());
    for phrase in phrases {
        let mut own = Held::default();
        let Range { start, end } = phrase.tokens;
        let beside = Beside::of(&ground, start, end);
        let rows = holders::HOLDERS.iter().filter(|row| row.may_fit(&beside));
        for row in rows.filter(|row| anchors(view.document, phrase, row)) {
            let left = matches(row, &ground, start, end);
            let found: Vec<Referent> =
                left.iter().flat_map(|&left| ground.people(left, &held)).collect();
            let found = found.into_iter().map(|who| Holder { who, because: row.code });
            if own.holders.is_empty() {
                own.holders.extend(found.clone());
            }
            // Two patterns of a construction say the same once.
            for tie in found {
                if !own.ties.contains(&tie) {
                    own.ties.push(tie);
                }
            }
        }
        held.push(own);
    }
    held
}

/// Whether a row is one for such a phrase.
fn anchors(document: &Document, phrase: &Phrase, row: &Construction) -> bool {
    match row.anchor {
        AnchorKind::Any => true,
        AnchorKind::One => !phrase.head.plural(),
        AnchorKind::Several => phrase.head.plural(),
        AnchorKind::Letters => document.on(phrase.tokens.start, List::PostNominals),
    }
}

/// A sentence with its phrases.
struct PhrasesOfSentence<'p> {
    view: &'p View<'p>,
    phrases: &'p [Phrase],
}

impl PhrasesOfSentence<'_> {
    /// Who is meant by what a pattern left; `held`: of the phrases so far.
    fn people(&self, left: Left, held: &[Held]) -> Vec<Referent> {
        match left {
            Left::Name(span) => vec![Referent::Mention(span)],
            Left::Pronoun(span) => vec![Referent::Pronoun(span)],
            Left::HolderOf(start) => {
                let index = self.phrases.binary_search_by_key(&start, |p| p.tokens.start);
                let held = index.ok().and_then(|index| held.get(index));
                let byte = self.view.document.span(start..start + 1).start;
                // A role shares the holders that stand before it, not those of a name after it.
                let before = |who: &Referent| match who {
                    Referent::Mention(span) => span.end <= byte,
                    Referent::Pronoun(_) => true,
                };
                let people: Vec<Referent> =
                    held.iter().flat_map(|held| &held.holders).map(|holder| holder.who).collect();
                if people.iter().all(before) { people } else { Vec::new() }
            }
            Left::Said(_) | Left::Words(_) => Vec::new(),
        }
    }
}

impl Ground for PhrasesOfSentence<'_> {
    fn document(&self) -> &Document<'_> {
        self.view.document
    }

    fn sentence(&self) -> Range<usize> {
        self.view.sentence.clone()
    }

    fn person(&self, number: usize) -> Option<(Range<usize>, ByteSpan)> {
        self.view.names.person(number).map(|name| (name.tokens.clone(), name.span))
    }

    fn role_from(&self, number: usize) -> Option<usize> {
        let index = self.phrases.binary_search_by_key(&number, |p| p.tokens.start).ok()?;
        self.phrases.get(index).map(|phrase| phrase.tokens.end)
    }

    fn role_until(&self, number: usize) -> Option<usize> {
        let index = self.phrases.binary_search_by_key(&number, |p| p.tokens.end).ok()?;
        self.phrases.get(index).map(|phrase| phrase.tokens.start)
    }

    fn subject(&self, verb: usize) -> Option<Left> {
        Some(match subject(self.view, verb)? {
            Referent::Mention(span) => Left::Name(span),
            Referent::Pronoun(span) => Left::Pronoun(span),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Options;
    use crate::names::{self, NamesAt};
    use crate::newsroom::{Listed, NewsroomLists};
    use crate::text;

    /// A text without the brackets of its [role] and {holder}, and the bytes of both.
    fn unmarked(example: &str) -> (String, Range<usize>, Range<usize>) {
        let at = |sign| example.find(sign).unwrap_or_else(|| panic!("{example}: no {sign}"));
        let (role, holder) = (at('[')..at(']'), at('{')..at('}'));
        // Each bracket before moves it by one.
        let moved = |range: &Range<usize>, other: &Range<usize>| {
            let before = 2 * usize::from(other.start < range.start);
            range.start - before..range.end - before - 1
        };
        let text = example.replace(['[', ']', '{', '}'], "");
        (text, moved(&role, &holder), moved(&holder, &role))
    }

    /// Reads the first sentence of a text with its phrases.
    fn with_phrases<T>(given: &str, ask: impl FnOnce(&View, &[Phrase]) -> T) -> T {
        let document = text::read(given);
        let lists = NewsroomLists::NONE;
        let listed = Listed::in_text(&document, &lists, Vec::new());
        let threshold = Options::default().threshold;
        let marks = names::propose(&document, &listed, &[], threshold);
        let names = NamesAt::new(&document, &marks);
        let sentence = document.sentences[0].tokens.clone();
        let view = View { document: &document, names: &names, listed: &listed, sentence };
        let phrases = super::super::phrases(&view);
        ask(&view, &phrases)
    }

    #[test]
    fn examples_of_constructions_are_read_by_their_rows() {
        let mut failed = Vec::new();
        for (code, example) in holders::examples() {
            let wanted = example.strip_prefix("not: ");
            let (given, role, holder) = unmarked(wanted.unwrap_or(example));
            let tied = with_phrases(&given, |view, phrases| {
                phrases.iter().zip(of_phrases(view, phrases)).any(|(phrase, held)| {
                    let tokens = view.document.span(phrase.tokens.clone());
                    let ties = |tie: &Holder| match tie.who {
                        Referent::Mention(span) => {
                            tie.because == *code && (span.start..span.end) == holder
                        }
                        Referent::Pronoun(_) => false,
                    };
                    tokens.start < role.end && role.start < tokens.end && held.ties.iter().any(ties)
                })
            });
            if tied != wanted.is_none() {
                failed.push(format!("{code}: {example}"));
            }
        }
        assert!(failed.is_empty(), "{}", failed.join("\n"));
    }

    #[test]
    fn what_stands_beside_a_role_refuses_only_rows_that_leave_nobody() {
        let mut refused = 0;
        for (_, example) in holders::examples() {
            let (given, _, _) = unmarked(example.strip_prefix("not: ").unwrap_or(example));
            with_phrases(&given, |view, phrases| {
                let ground = PhrasesOfSentence { view, phrases };
                for Phrase { tokens: Range { start, end }, .. } in phrases.iter().cloned() {
                    let beside = Beside::of(&ground, start, end);
                    for row in holders::HOLDERS.iter().filter(|row| !row.may_fit(&beside)) {
                        let left = matches(row, &ground, start, end);
                        assert!(left.is_empty(), "{}: {given}", row.code);
                        refused += 1;
                    }
                }
            });
        }
        assert!(refused > 400, "{refused}");
    }
}
