//! Names of listed people that are one letter off another: found by what is left of both without one
//! letter, in about as many steps as the name has letters.

use super::{Meaning, NewsroomLists, Row};
use crate::lexicon::{HashIndex, key};

/// The full names of listed people, in small letters, by what is left of each without one letter.
#[derive(Debug)]
pub(super) struct NearNames {
    /// Each by its row and its number among the words of the row.
    names: Vec<(usize, usize)>,
    by_rest: HashIndex,
}

/// Longer names would be compared with a letter left out at every position.
const LONGEST: usize = 50;

impl NearNames {
    pub(super) fn of(rows: &[Row]) -> NearNames {
        let mut near = NearNames { names: Vec::new(), by_rest: HashIndex::new() };
        for (index, row) in rows.iter().enumerate() {
            if !matches!(row.meaning, Meaning::Person { .. }) {
                continue;
            }
            for (number, name) in row.words.iter().enumerate().filter(|(_, n)| n.contains(' ')) {
                let at = near.names.len();
                near.names.push((index, number));
                rests(&name.to_lowercase(), &mut |rest| {
                    near.by_rest.insert(rest, at);
                });
            }
        }
        near
    }
}

/// The hash of a name, and of what is left of it without each of its letters.
fn rests(name: &str, each: &mut dyn FnMut(u64)) {
    let letters = name.chars().count();
    if letters > LONGEST {
        return;
    }
    for gone in 0..=letters {
        let mut hash = key::EMPTY;
        for (_, letter) in name.chars().enumerate().filter(|(number, _)| *number != gone) {
            let mut buffer = [0; 4];
            hash = letter.encode_utf8(&mut buffer).bytes().fold(hash, key::and_byte);
        }
        each(hash);
    }
}

impl NewsroomLists {
    /// A listed person's name that is nearly this one, which is in small letters; `is_near` compares.
    pub(crate) fn near_name(
        &self,
        name: &str,
        is_near: &dyn Fn(&str, &str) -> bool,
    ) -> Option<(&Row, &str)> {
        let read = self.0.as_ref()?;
        if !name.contains(' ') {
            return None;
        }
        let near = read.near.get_or_init(|| NearNames::of(&read.rows));
        let mut found = None;
        rests(name, &mut |rest| {
            let at = near.by_rest.get(&rest).and_then(|&at| near.names.get(at));
            let Some((row, number)) = at else { return };
            let listed = read.rows.get(*row).and_then(|row| Some((row, row.words.get(*number)?)));
            if let Some((row, listed)) = listed
                && found.is_none()
                && is_near(name, &listed.to_lowercase())
            {
                found = Some((row, listed.as_str()));
            }
        });
        found
    }
}
