//! Where the rows of lists stand in a text, and what they say of it.
//!
//! Of rows whose words overlap the one that begins first counts, then the longest, then the latest.
//! Names, dates and what is never a name exclude each other; a role excludes what is never a name; house
//! style excludes nothing else.
//!
//! Not read: where a pattern matches, which is found elsewhere and handed in.

use super::{Meaning, NamedDate, NewsroomLists, PatternMatch, Row};
use crate::contract::{ByteSpan, Kind};
use crate::lexicon::{AnyOf, List, Lists};
use crate::mark::{Reason, reason};
use crate::order::{self, descending};
use crate::text::{Document, TokenKind, TokenSet};
use std::ops::Range;

/// What lists say of a text.
pub(crate) struct Listed<'l> {
    lists: &'l NewsroomLists,
    /// By their first tokens.
    found: Vec<RowMatch>,
}

/// A row where it counts.
#[derive(Debug, Clone)]
pub(crate) struct RowMatch {
    /// Its index among all rows.
    row: usize,
    /// The tokens that it touches.
    pub(crate) tokens: Range<usize>,
    /// What it covers; of a pattern it may begin and end within a token.
    pub(crate) span: ByteSpan,
    /// Of a pattern of house style what is to be written instead.
    pub(crate) with: Option<String>,
}

/// What excludes each other: names and dates, roles, house style.
const LANES: usize = 3;

impl Meaning {
    fn lanes(&self) -> [bool; LANES] {
        match self {
            Meaning::Person { .. } | Meaning::Date(_) => [true, false, false],
            Meaning::Kind(Kind::Role) => [false, true, false],
            Meaning::Kind(_) => [true, false, false],
            Meaning::Never => [true, true, false],
            Meaning::Style { .. } => [false, false, true],
        }
    }
}

impl<'l> Listed<'l> {
    /// Looks for all rows in a text. `matches` are those of its patterns.
    pub(crate) fn in_text(
        document: &Document,
        lists: &'l NewsroomLists,
        matches: Vec<PatternMatch>,
    ) -> Listed<'l> {
        let mut found = Vec::new();
        if let Some(phrases) = lists.phrases() {
            for first in 0..document.tokens.len() {
                phrases.at(document, first, &mut |hit| {
                    let span = document.span(hit.tokens.clone());
                    found.push(RowMatch { row: hit.row, tokens: hit.tokens, span, with: None });
                });
            }
        }
        for PatternMatch { pattern, start, end, with } in matches {
            let span = ByteSpan { start, end };
            let tokens = document.tokens_of(span);
            if let Some(row) = lists.row_of_pattern(pattern).filter(|_| !tokens.is_empty()) {
                found.push(RowMatch { row, tokens, span, with });
            }
        }
        order::sort(&mut found, |f| [f.span.start, descending(f.span.end), descending(f.row)]);
        let mut ends = [0; LANES];
        found.retain(|found| {
            let Some(row) = lists.rows().get(found.row) else { return false };
            let lanes = row.meaning.lanes();
            let taken = |(of, end): (&bool, &usize)| *of && found.span.start < *end;
            let free = !lanes.iter().zip(&ends).any(taken);
            for (end, _) in ends.iter_mut().zip(lanes).filter(|(_, of)| free && *of) {
                *end = found.span.end;
            }
            free
        });
        Listed { lists, found }
    }

    /// Whether no row stands in the text.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// What each row says where it counts, in text order.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&RowMatch, &'l Row)> {
        let rows = self.lists.rows();
        self.found.iter().filter_map(|found| rows.get(found.row).map(|row| (found, row)))
    }

    /// The rows that name a person, an organization or a place, with what they name.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&RowMatch, Kind)> {
        self.all().filter_map(|(found, row)| match row.meaning {
            Meaning::Person { .. } => Some((found, Kind::Person)),
            Meaning::Kind(kind @ (Kind::Organization | Kind::Place)) => Some((found, kind)),
            _ => None,
        })
    }

    /// The tokens that are in no name.
    pub(crate) fn no_names(&self, document: &Document) -> TokenSet {
        let mut words = TokenSet::none_of(document);
        for (found, row) in self.all() {
            if matches!(row.meaning, Meaning::Never) {
                words.add(found.tokens.clone());
            }
        }
        words
    }

    /// The row that a mark of this kind is from, if it covers nothing else.
    pub(crate) fn of_mark(&self, kind: Kind, span: ByteSpan) -> Option<&'l Row> {
        let first = self.found.partition_point(|found| found.span.start < span.start);
        let here = self.found.iter().skip(first).take_while(|f| f.span.start == span.start);
        let mut rows = here.filter(|f| f.span == span).filter_map(|f| self.lists.rows().get(f.row));
        rows.find(|row| row.meaning.kind() == Some(kind))
    }

    /// The role that begins at a token.
    pub(crate) fn role_at(&self, token: usize) -> Option<&RowMatch> {
        let first = self.found.partition_point(|found| found.tokens.start < token);
        let mut here = self.found.iter().skip(first).take_while(|f| f.tokens.start == token);
        let is_role = |found: &&RowMatch| {
            let row = self.lists.rows().get(found.row);
            row.is_some_and(|row| row.meaning.kind() == Some(Kind::Role))
        };
        here.find(is_role)
    }

    /// Names and aliases of each person whom the text names, a list a person.
    pub(crate) fn same_people(&self) -> impl Iterator<Item = &'l [String]> {
        let people = self.all().filter(|(_, row)| matches!(row.meaning, Meaning::Person { .. }));
        people.map(|(_, row)| row.words.as_slice()).filter(|words| words.len() > 1)
    }

    /// The dates, and what the lists know of each.
    pub(crate) fn dates(&self) -> impl Iterator<Item = (&RowMatch, &'l NamedDate)> {
        self.all().filter_map(|(found, row)| match &row.meaning {
            Meaning::Date(date) => Some((found, date)),
            _ => None,
        })
    }

    /// The value of a date that is no rule's, if a list has one, and which row says so.
    pub(crate) fn date_value(&self, span: ByteSpan) -> Option<(Option<String>, Reason)> {
        let row = self.of_mark(Kind::Date, span)?;
        match &row.meaning {
            Meaning::Date(NamedDate::Value(value)) => {
                Some((Some(value.clone()), self.lists.reason(row)))
            }
            Meaning::Date(NamedDate::Unknown) => Some((None, self.lists.reason(row))),
            _ => None,
        }
    }

    /// Which row says so.
    pub(crate) fn reason(&self, found: &RowMatch) -> Option<Reason> {
        self.lists.rows().get(found.row).map(|row| self.lists.reason(row))
    }

    /// All rows, whether they stand in the text or not.
    pub(crate) fn lists(&self) -> &'l NewsroomLists {
        self.lists
    }
}

impl Meaning {
    /// The kind of mark that the words are; none if they are no mark.
    pub(crate) fn kind(&self) -> Option<Kind> {
        match self {
            Meaning::Person { .. } => Some(Kind::Person),
            Meaning::Kind(kind) => Some(*kind),
            Meaning::Date(_) => Some(Kind::Date),
            Meaning::Never | Meaning::Style { .. } => None,
        }
    }
}

/// Lets the tagger know the names of listed people wherever they stand: a word that is on no list of the
/// language is a first name or surname from now on.
pub(crate) fn mark_names(document: &mut Document, lists: &NewsroomLists) {
    static FIRST: AnyOf = AnyOf::lists(&[List::FirstNames]);
    static LAST: AnyOf = AnyOf::lists(&[List::Surnames]);
    static BOTH: AnyOf = AnyOf::lists(&[List::FirstNames, List::Surnames]);
    let Some(phrases) = lists.phrases() else { return };
    for token in &mut document.tokens {
        if token.kind == TokenKind::Word && token.is_capital() && token.lists == Lists::default() {
            match phrases.part_of_name(token.hash) {
                [true, true] => token.lists = Lists::only(&BOTH),
                [true, false] => token.lists = Lists::only(&FIRST),
                [false, true] => token.lists = Lists::only(&LAST),
                [false, false] => {}
            }
        }
    }
}

impl NewsroomLists {
    /// That a row says so, as a reason.
    pub(crate) fn reason(&self, row: &Row) -> Reason {
        let list = self.name_of(row);
        match &row.note {
            Some(note) => reason::listed_with_note(list, self.label_of(row), note.as_str()),
            None => reason::listed(list, self.label_of(row)),
        }
    }
}
