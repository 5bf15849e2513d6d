//! Models of what makers make, and what else is counted: a `Boeing` 777, the `S&P` 500, `London`
//! 2012. Neither the maker in a model's name nor the model is a name.
//!
//! Reads makers from a list, numbers and codes in a name and right after it. Not read: a model with
//! a name of its own, without its maker.

use super::super::{Class, Name};
use super::listed::is_listed_organization;
use crate::lexicon::List;
use crate::text::{Case, Document, Gap, TokenKind};

/// Drops models, and makers in their names.
pub(super) fn drop(document: &Document, found: &mut Vec<Name>) {
    found.retain(|name| {
        let organization = name.class == Class::Organization
            && (is_model(document, name)
                || is_ranked(document, name)
                || is_coded(document, name.tokens.end));
        !(organization || is_code(document, name) || is_numbered(document, name))
    });
}

/// `SpaceX` Crew-7, `Airbus` A350
fn is_coded(document: &Document, end: usize) -> bool {
    let word = document.word(end);
    let flight = document.case(end) == Some(Case::Initial)
        && has_code(word)
        && !document.on(end, List::ThingAbbreviations);
    document.gap(end) == Some(Gap::Space) && (flight || is_lettered(word))
}

/// Capitals and then two digits or more: `A350`, `CC850`; not the `U21` of a team.
fn is_lettered(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    letters > 0
        && word.len() > letters + 1
        && word.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
        && !word.starts_with('U')
}

/// A maker and what it calls a model of its: `Apple Pencil`, `Airbus A350`. A word for an
/// organization or a place makes an organization of it: `Sony Music`, `Toyota Motor Europe`.
fn is_model(document: &Document, name: &Name) -> bool {
    let start = name.tokens.start;
    let maker = document.phrase(List::Makers, start, name.tokens.end);
    let organization = |n: usize| {
        document
            .on_any(n, &[List::OrganizationWords, List::PlaceWords, List::Countries, List::Makers])
            || matches!(document.word(n), "&")
    };
    if maker == 0 {
        return false;
    }
    if maker == name.tokens.len() {
        return is_vehicle(document, name);
    }
    !(start + maker..name.tokens.end).any(organization)
        && !is_listed_organization(document, name.tokens.clone())
}

/// `a black Nissan`, `the BMW driver`: a maker's name for one of what it makes.
fn is_vehicle(document: &Document, name: &Name) -> bool {
    let before = name.tokens.start.wrapping_sub(1);
    let counted = document.on(before, List::IndefiniteArticles)
        || document.kind(before) == Some(TokenKind::Number)
        || document.is_any(before, &["the", "black", "white", "silver", "red", "blue", "grey"]);
    let end = name.tokens.end;
    let alone = document.kind(end) == Some(TokenKind::Sign) && !document.joined(end + 1)
        || document.on(end, List::FunctionWords)
        || document.is(end, "driver");
    counted && alone && !document.possessive(end) && document.case(end) != Some(Case::Upper)
}

/// `Roland TR-707`, `KC-135`, `Koenigsegg CC850`: the last word is the code of a model.
fn is_code(document: &Document, name: &Name) -> bool {
    let last = document.word(name.tokens.end - 1);
    let letters = last.bytes().take_while(u8::is_ascii_uppercase).count();
    if name.tokens.len() == 1 {
        return has_code(last) && (1..3).contains(&letters) && !last.starts_with("G-");
    }
    has_code(last) || is_lettered(last) && !document.on(name.tokens.start, List::OrganizationWords)
}

/// Letters, a hyphen and a digit: `Crew-7`.
fn has_code(word: &str) -> bool {
    word.split_once('-').is_some_and(|(letters, number)| {
        letters.starts_with(char::is_uppercase) && number.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// A year after a place that is not `in` it, a number of three digits or one with letters after a
/// organization: `London` 2012, `S&P` 500, `Boeing` 747SP.
fn is_numbered(document: &Document, name: &Name) -> bool {
    let end = name.tokens.end;
    if document.kind(end) != Some(TokenKind::Number) || document.gap(end) != Some(Gap::Space) {
        return false;
    }
    let number = document.word(end);
    let digits = number.chars().take_while(char::is_ascii_digit).count();
    let year = number.len() == 4 && digits == 4 && number.starts_with(['1', '2']);
    match name.class {
        Class::Place => {
            let before = name.tokens.start.wrapping_sub(1);
            let dated = document.is_any(before, &["in", ","]);
            year && !dated && !document.on(name.tokens.start, List::Months)
        }
        Class::Person => false,
        Class::Organization => {
            let ordinal = number.ends_with("th") || number.ends_with("st") || number.contains('-');
            let lettered = digits > 0 && number.ends_with(|c: char| c.is_uppercase());
            (digits == 3 && number.len() == 3 || lettered)
                && !ordinal
                && is_listed_organization(document, name.tokens.clone())
        }
    }
}

/// `CNBC` Disruptor 50: a listed organization, one more word and a number.
fn is_ranked(document: &Document, name: &Name) -> bool {
    let number = name.tokens.end + 1;
    // `Equifax Seized 138 Domains`
    let verb = document.word(number - 1).ends_with(['d', 's']);
    !verb
        && document.capital(number - 1)
        && document.gap(number - 1) == Some(Gap::Space)
        && document.kind(number) == Some(TokenKind::Number)
        && document.gap(number) == Some(Gap::Space)
        && document.word(number).bytes().all(|byte| byte.is_ascii_digit())
        && !document.on(number - 1, List::Months)
        && !document.on(number - 1, List::OrganizationWords)
        && is_listed_organization(document, name.tokens.clone())
}
