//! What was read of some lists, before a text is read by it.
//!
//! In a page patterns are matched by a module of its own, which says what it cannot use before texts are
//! read.

use super::reading::{self, AllRows, ListContent, ListRead};
use super::{ListSource, Meaning, Pattern, Row};
use crate::contract::ListUsed;
use crate::contract::given::Given;
use std::collections::HashSet;

/// What was read of some lists.
#[derive(Debug, Default)]
pub(crate) struct ListsRead {
    lists: Vec<ListRead>,
    /// Those that count, of the first list first.
    pub(super) rows: Vec<Row>,
    /// For each pattern its row, if that counts.
    pub(super) patterns: Vec<Option<usize>>,
}

impl ListsRead {
    /// Reads the files of lists.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn of_files(sources: &[ListSource]) -> ListsRead {
        ListsRead::of(sources, reading::parse)
    }

    /// Reads the files of lists, those in JSON by `parse`, which says where it is none and why.
    pub(crate) fn of(
        sources: &[ListSource],
        parse: fn(&str) -> Result<Given, String>,
    ) -> ListsRead {
        let (mut lists, mut all) = (Vec::new(), AllRows::default());
        for ListSource { file, text } in sources {
            let content = ListContent::of(file, text, parse);
            lists.push(reading::read(lists.len(), file, content, &mut all));
        }
        let has_pattern = |(_, row): &(usize, &Row)| row.pattern.is_some();
        let patterns = all.rows.iter().enumerate().filter(has_pattern);
        let patterns = patterns.map(|(index, _)| Some(index)).collect();
        ListsRead { lists, rows: all.rows, patterns }
    }

    /// The lists as they are used, each with its rows that are left out.
    pub(crate) fn used(&self) -> Vec<ListUsed> {
        self.lists.iter().map(ListRead::used).collect()
    }

    /// A row as people find it in its list: `people 3`, `line 4`.
    pub(super) fn label_of(&self, row: &Row) -> String {
        let is_csv = self.lists.get(row.list).is_some_and(ListRead::is_csv);
        reading::label(is_csv, row.section, row.number)
    }

    /// The patterns, each by its number among all.
    #[cfg(any(target_arch = "wasm32", feature = "patterns", test))]
    pub(crate) fn patterns(&self) -> Vec<Pattern<'_>> {
        let rows = self.rows.iter();
        rows.filter_map(|row| {
            let replacement = match &row.meaning {
                Meaning::Style { replacement, .. } => replacement.as_deref(),
                _ => None,
            };
            let text = &row.pattern.as_ref()?.text;
            Some(Pattern { text, any_case: row.any_case, replacement })
        })
        .collect()
    }

    /// Leaves out the rows whose pattern cannot be used: its number among the patterns, and why.
    pub(crate) fn leave_out_patterns(&mut self, problems: &[(usize, String)]) {
        let mut left_out = HashSet::new();
        for (pattern, why) in problems {
            let row = self.patterns.get_mut(*pattern).and_then(Option::take);
            let Some(index) = row.filter(|row| left_out.insert(*row)) else { continue };
            let row = self.rows.get(index);
            if let Some((row, list)) =
                row.and_then(|row| Some((row, self.lists.get_mut(row.list)?)))
            {
                list.leave_out(row, why);
            }
        }
        self.drop_rows(&left_out);
    }

    /// Leaves out all patterns, because nothing here can match them; why. Each list that has some says so
    /// once.
    #[cfg(any(target_arch = "wasm32", not(feature = "patterns"), test))]
    pub(crate) fn leave_out_every_pattern(&mut self, why: &str) {
        let of_patterns: HashSet<usize> =
            std::mem::take(&mut self.patterns).into_iter().flatten().collect();
        let mut counts = vec![0; self.lists.len()];
        for row in of_patterns.iter().filter_map(|&index| self.rows.get(index)) {
            if let Some(count) = counts.get_mut(row.list) {
                *count += 1;
            }
        }
        for (list, count) in self.lists.iter_mut().zip(counts).filter(|(_, count)| *count > 0) {
            list.leave_out_patterns(count, why);
        }
        self.drop_rows(&of_patterns);
    }

    /// Drops rows; those after one that goes move up.
    fn drop_rows(&mut self, dropped: &HashSet<usize>) {
        if dropped.is_empty() {
            return;
        }
        let mut next = 0;
        let mut moved = Vec::with_capacity(self.rows.len());
        let mut index = 0;
        self.rows.retain(|_| {
            let stays = !dropped.contains(&index);
            moved.push(next);
            next += usize::from(stays);
            index += 1;
            stays
        });
        for row in self.patterns.iter_mut().flatten() {
            *row = moved.get(*row).copied().unwrap_or_default();
        }
    }
}
