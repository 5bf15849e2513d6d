//! What forms of address, ranks and titles say of who bears them.

use crate::lexicon::{Gender, List, Values, values};
use crate::text::Document;

/// Whom a form of address stands before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Addresses {
    /// Whoever has no other title: `Mr`, `Ms`.
    Everybody,
    /// People, and never part of the name of a street, hotel or ship: `Cllr`, `Sen.`
    PeopleOnly,
}

static HONORIFICS: Values<(Option<Gender>, Option<Addresses>)> = values!("honorifics");
static RANKS: Values<Addresses> = values!("ranks");
static HEADS: Values<Gender> = values!("heads");

/// Whether the token is a form of address that no street, hotel or ship has in its name.
pub(super) fn addresses_a_person(document: &Document, number: usize) -> bool {
    addresses(document, number).is_some() || document.stated(number, &RANKS).is_some()
}

/// Whether the token is `Mr`, `Ms` or the like, as some papers write before every surname.
pub(super) fn addresses_everybody(document: &Document, number: usize) -> bool {
    addresses(document, number) == Some(Addresses::Everybody)
}

/// Whether what follows this `of` is a realm: `Queen Helena IV of Aragon`, `Prince Karl of Orlen`.
pub(super) fn reigns(document: &Document, of: usize) -> bool {
    const TITLES: [&str; 8] =
        ["king", "queen", "prince", "princess", "emperor", "empress", "archduke", "duke"];
    document.is(of, "of")
        && (document.on(of.wrapping_sub(1), List::NameSuffixes)
            || document.capital(of.wrapping_sub(1)) && document.is_any(of.wrapping_sub(2), &TITLES))
}

fn addresses(document: &Document, number: usize) -> Option<Addresses> {
    document.stated(number, &HONORIFICS)?.1
}

/// What a form of address or a title of one word says: `Mrs`, `Sir`, `queen`.
pub(crate) fn gender(document: &Document, number: usize) -> Option<Gender> {
    let addressed = document.stated(number, &HONORIFICS).and_then(|(gender, _)| gender);
    addressed.or_else(|| document.stated(number, &HEADS))
}
