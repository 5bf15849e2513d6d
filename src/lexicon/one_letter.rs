//! Words and names that are one letter off each other.
//!
//! Two of them share what is left of one without a letter, or of both: so each is found by hashes in about as
//! many steps as it has letters, and then compared.

use super::{and_letter, key};

/// Longer ones, which are no names, would be compared with a letter left out at every position.
pub(crate) const LONGEST: usize = 50;

/// The hash of a name, and of what is left of it without each of its letters; nothing of a longer one than
/// [`LONGEST`].
pub(crate) fn rests(name: &str, each: &mut dyn FnMut(u64)) {
    let letters = name.chars().count();
    if letters > LONGEST {
        return;
    }
    for gone in 0..=letters {
        let mut hash = key::EMPTY;
        for (_, letter) in name.chars().enumerate().filter(|(number, _)| *number != gone) {
            hash = and_letter(hash, letter);
        }
        each(hash);
    }
}

/// One letter more, less or other, or two that changed places.
pub(crate) fn is_one_edit(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (mut a, mut b) = (a.as_slice(), b.as_slice());
    while let ([x, c @ ..], [y, d @ ..]) = (a, b)
        && x == y
    {
        (a, b) = (c, d);
    }
    while let ([c @ .., x], [d @ .., y]) = (a, b)
        && x == y
    {
        (a, b) = (c, d);
    }
    match (a, b) {
        ([], [_]) | ([_], []) | ([_], [_]) => true,
        ([w, x], [y, z]) => w == z && x == y,
        _ => false,
    }
}
