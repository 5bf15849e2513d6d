//! Names of listed people that are one letter off another: found by what is left of both without one
//! letter, in about as many steps as the name has letters.

use super::{Meaning, Row};
use crate::lexicon::one_letter;

/// The full names of listed people by what is left of each without one letter: a table of numbers alone,
/// since there is a name for each letter of each.
#[derive(Debug)]
pub(super) struct NearNames {
    /// Each by its row and its number among the words of the row.
    names: Vec<(u32, u32)>,
    /// Open addressing: one more than the index of a name, 0 where nothing is. A power of two, at most two
    /// thirds full.
    slots: Vec<u32>,
}

/// Where so many slots in a row are taken, names are too much alike to say which is meant.
const MOST_PROBES: usize = 16;

impl NearNames {
    pub(super) fn of(rows: &[Row]) -> NearNames {
        let mut names = Vec::new();
        let mut letters = 0;
        for (row, number, name) in full_names(rows) {
            names.push((row as u32, number as u32));
            letters += name.len() + 1;
        }
        let slots = vec![0; (letters * 3 / 2).next_power_of_two()];
        let mut near = NearNames { names, slots };
        for (at, (_, _, name)) in (1..).zip(full_names(rows)) {
            one_letter::rests(&name.to_lowercase(), &mut |rest| near.insert(rest, at));
        }
        near
    }

    fn probes(&self, rest: u64) -> impl Iterator<Item = usize> + use<> {
        let (mask, first) = (self.slots.len() - 1, (rest ^ rest >> 32) as usize);
        (0..MOST_PROBES).map(move |probe| first.wrapping_add(probe) & mask)
    }

    fn insert(&mut self, rest: u64, at: u32) {
        for slot in self.probes(rest) {
            match self.slots.get_mut(slot) {
                Some(free) if *free == 0 => return *free = at,
                Some(known) if *known == at => return,
                _ => {}
            }
        }
    }

    /// A name of these rows that is one letter off this one, which is in small letters.
    pub(super) fn find<'r>(&self, rows: &'r [Row], name: &str) -> Option<(&'r Row, &'r str)> {
        if !name.contains(' ') {
            return None;
        }
        let mut found = None;
        let near_letters = |other: &str| other.len().abs_diff(name.len()) <= 4;
        one_letter::rests(name, &mut |rest| {
            for (row, number) in self.alike(rest) {
                let row = rows.get(row);
                let listed = row.and_then(|row| Some((row, row.words.get(number)?.as_str())));
                if found.is_none()
                    && let Some((_, other)) = listed.filter(|(_, other)| near_letters(other))
                    && one_letter::is_one_edit(name, &other.to_lowercase())
                {
                    found = listed;
                }
            }
        });
        found
    }

    /// The names that may be what is left, and some others.
    fn alike(&self, rest: u64) -> impl Iterator<Item = (usize, usize)> {
        let taken = self.probes(rest).map_while(|slot| self.slots.get(slot)?.checked_sub(1));
        let names = taken.filter_map(|at| self.names.get(at as usize));
        names.map(|&(row, number)| (row as usize, number as usize))
    }
}

/// The names of listed people that have more words than one: the row, the number among its words, the name.
fn full_names(rows: &[Row]) -> impl Iterator<Item = (usize, usize, &str)> {
    let people = rows.iter().enumerate();
    let people = people.filter(|(_, row)| matches!(row.meaning, Meaning::Person { .. }));
    let names = people.flat_map(|(index, row)| {
        row.words.iter().enumerate().map(move |(number, name)| (index, number, name.as_str()))
    });
    names.filter(|(_, _, name)| name.contains(' '))
}
