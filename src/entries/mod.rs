//! Organizations and places: the mentions of one joined.
//!
//! Names that differ in nothing but writing are one, and so are those that a list of the newsroom, or
//! of the language (`U.S.`, `United States`), says are one; an abbreviation and what the text says it
//! stands for; an abbreviation of initials, and an organization by the first words of its name, where the
//! text has one name that they fit. What is in doubt stays two.
//!
//! Not read: organizations called by what they are (`the bank`), and names in other languages.

mod distinct_name;
mod name_key;
mod short_names;

use crate::contract::{ByteSpan, Kind};
use crate::lexicon::{Folded, HashIndex};
use crate::mark::Mark;
use crate::names::Abbreviation;
use crate::newsroom::Listed;
use crate::people::{CastMember, Same, choose_name};
use crate::text::Document;
use distinct_name::DistinctName;
use name_key::NameKey;

/// All organizations and places of a text.
pub(crate) struct EntriesOfText {
    /// For each settled mark of either kind: its entry, as an index into the list of the kind.
    pub(crate) of_mark: Vec<Option<usize>>,
    /// In the order of first mention.
    pub(crate) organizations: Vec<CastMember>,
    /// In the order of first mention.
    pub(crate) places: Vec<CastMember>,
}

/// Joins the mentions of each organization and of each place. `marks` are in text order.
pub(crate) fn join(
    document: &Document,
    marks: &[Mark],
    listed: &Listed,
    explained: &[Abbreviation],
) -> EntriesOfText {
    let mut of_mark = vec![None; marks.len()];
    let mut of_kind = |kind| {
        let mut names = DistinctNames::of(document, marks, kind, listed);
        names.join_listed(kind);
        names.join_explained(document, marks, explained);
        if kind == Kind::Organization {
            short_names::join_beginnings(&names.all, &mut names.same);
        }
        short_names::join_initials(&names.all, &mut names.same);
        let mut entries = names.entries(&mut of_mark);
        for entry in &mut entries {
            choose_name(document, marks, entry, is_spelt_out);
        }
        entries
    };
    let (organizations, places) = (of_kind(Kind::Organization), of_kind(Kind::Place));
    EntriesOfText { of_mark, organizations, places }
}

/// Not `FAA`, nor `Fla.`
fn is_spelt_out(name: &str) -> bool {
    name.contains(char::is_lowercase) && !name.ends_with('.')
}

/// The distinct names of a kind, and which of them are one.
struct DistinctNames<'l> {
    /// The marks of the kind, each with its name's index in `all`.
    mentions: Vec<(usize, usize)>,
    all: Vec<DistinctName<'l>>,
    by_key: HashIndex,
    same: Same,
}

impl<'l> DistinctNames<'l> {
    fn of(
        document: &Document,
        marks: &[Mark],
        kind: Kind,
        listed: &Listed<'l>,
    ) -> DistinctNames<'l> {
        let mut names = DistinctNames {
            mentions: Vec::new(),
            all: Vec::new(),
            by_key: HashIndex::default(),
            same: Same::of(0),
        };
        let mut by_text = HashIndex::default();
        for (mark, Mark { span, .. }) in marks.iter().enumerate().filter(|(_, m)| m.kind() == kind)
        {
            let text = document.slice(*span);
            let written = Folded::word(text).bits();
            if let Some(&name) = by_text.get(&written) {
                names.mentions.push((mark, name));
                continue;
            }
            let key = NameKey::of(kind, text);
            let new = names.all.len();
            let name = *names.by_key.entry(key.hash()).or_insert(new);
            if name == new {
                let row = listed.of_mark(kind, *span);
                names.all.push(DistinctName { key, row, is_explained: false });
            }
            by_text.insert(written, name);
            names.mentions.push((mark, name));
        }
        names.same = Same::of(names.all.len());
        names
    }

    /// Name and aliases of a row are one.
    fn join_listed(&mut self, kind: Kind) {
        let mut joined = HashIndex::default();
        for (number, row) in
            self.all.iter().enumerate().filter_map(|(n, name)| Some((n, name.row?)))
        {
            let known = joined.insert(std::ptr::from_ref(row) as u64, number);
            for alias in row.words.iter().filter(|_| known.is_none()) {
                if let Some(&other) = self.by_key.get(&NameKey::of(kind, alias).hash()) {
                    self.same.join(other, number);
                }
            }
        }
    }

    fn join_explained(&mut self, document: &Document, marks: &[Mark], explained: &[Abbreviation]) {
        for Abbreviation { short, long } in explained {
            let short = self.at(marks, document.span(*short..short + 1));
            let article = usize::from(document.is(long.start, "the"));
            let long = self.at(marks, document.span(long.start + article..long.end));
            if let (Some(short), Some(long)) = (short, long)
                && let Some(name) = self.all.get_mut(short)
            {
                name.is_explained = true;
                self.same.join(short, long);
            }
        }
    }

    /// The name of the mention that covers a span.
    fn at(&self, marks: &[Mark], span: ByteSpan) -> Option<usize> {
        let spans = |mark: usize| marks.get(mark).map_or(span, |mark| mark.span);
        let at = self.mentions.partition_point(|&(mark, _)| spans(mark).end < span.end);
        let (mark, name) = *self.mentions.get(at)?;
        (spans(mark).start <= span.start).then_some(name)
    }

    /// The entries with their mentions, and which each mark is of.
    fn entries(&mut self, of_mark: &mut [Option<usize>]) -> Vec<CastMember> {
        let mut entries: Vec<CastMember> = Vec::new();
        let mut entry_of = vec![None; self.all.len()];
        for &(mark, name) in &self.mentions {
            let root = self.same.root(name);
            let Some(slot) = entry_of.get_mut(root) else { continue };
            let entry = *slot.get_or_insert(entries.len());
            if entry == entries.len() {
                entries.push(CastMember::default());
            }
            if let Some(known) = entries.get_mut(entry) {
                known.mentions.push(mark);
            }
            if let Some(of_mark) = of_mark.get_mut(mark) {
                *of_mark = Some(entry);
            }
        }
        entries
    }
}
