//! Abbreviations that a text explains: `Federal Aviation Administration (FAA)`, `DSTL (Defence Science
//! and Technology Laboratory)`. What the long form is, the short one is wherever it stands; where the
//! long form is no name (`value-added tax (VAT)`), neither is the short one.
//!
//! A letter of the short form begins a word of the long one, small words apart; where that leads
//! nowhere, the letters stand in the long form in their order and every word has one of them.
//!
//! Not read: abbreviations of several words, and those whose letters are not in what they stand for.

use super::name::in_text_order;
use super::{Class, Name};
use crate::contract::Code;
use crate::lexicon::{HashIndex, List};
use crate::text::{Document, TokenKind, TokenSet, quotation};
use std::ops::Range;

/// An abbreviation and what it stands for, in token numbers.
pub(crate) struct Abbreviation {
    pub(crate) short: usize,
    pub(crate) long: Range<usize>,
}

/// ShortLetters and digits of an abbreviation.
const FEWEST: usize = 2;
const MOST: usize = 10;

/// How sure an organization is that has an abbreviation and was not found by itself.
const UNSEEN: f32 = 0.7;

/// Every abbreviation that a text explains in brackets, in text order.
pub(crate) fn explained(document: &Document) -> Vec<Abbreviation> {
    let brackets = (1..document.tokens.len()).filter(|&n| document.word(n) == "(");
    brackets
        .filter_map(|open| short_inside(document, open).or_else(|| long_inside(document, open)))
        .collect()
}

/// `Federal Aviation Administration (the “FAA”)`
fn short_inside(document: &Document, open: usize) -> Option<Abbreviation> {
    let is_small =
        |n: usize| document.is_any(n, &["the", "or"]) || quotation::opens(document.word(n));
    let short = (open + 1..open + 4).find(|&n| !is_small(n))?;
    let letters = letters(document.word(short))?;
    let after = usize::from(
        document.kind(short + 1) == Some(TokenKind::Sign) && document.joined(short + 1),
    );
    let closes = |n: usize| matches!(document.word(n), ")" | "," | ";");
    if !(closes(short + 1) || after == 1 && closes(short + 2)) {
        return None;
    }
    let start = document.sentence_at(open)?.tokens.start;
    let long = long_form(document, start..open, &letters)?;
    Some(Abbreviation { short, long })
}

/// `FAA (Federal Aviation Administration)`
fn long_inside(document: &Document, open: usize) -> Option<Abbreviation> {
    let short = open - 1;
    let letters = letters(document.word(short))?;
    let first = open + 1 + usize::from(document.is(open + 1, "the"));
    let close = (first..first + 3 * MOST).find(|&n| document.word(n) == ")")?;
    let long = long_form(document, first..close, &letters)?;
    (long.start == first).then_some(Abbreviation { short, long })
}

/// The letters of a word that may be an abbreviation, in lower case: two capitals or more, or one that
/// others follow (`Dstl`).
fn letters(word: &str) -> Option<ShortLetters> {
    let singular = word.strip_suffix('s').filter(|rest| capitals(rest) > 1).unwrap_or(word);
    let letters = singular.chars().filter(|c| c.is_alphanumeric());
    let all: Vec<char> = letters.flat_map(char::to_lowercase).collect();
    let capitals = capitals(singular);
    let fits = (FEWEST..=MOST).contains(&all.len()) && word.starts_with(char::is_alphanumeric);
    (fits && capitals > 0).then_some(ShortLetters { all, loose: capitals > 1 })
}

fn capitals(word: &str) -> usize {
    word.chars().filter(|c| c.is_uppercase()).count()
}

/// What is looked for in a long form.
struct ShortLetters {
    all: Vec<char>,
    /// Whether they may stand inside words.
    loose: bool,
}

/// The words at the end of `within` that the letters stand for.
fn long_form(
    document: &Document,
    within: Range<usize>,
    letters: &ShortLetters,
) -> Option<Range<usize>> {
    let most = letters.all.len() * 2 + 2;
    let within = within.start.max(within.end.saturating_sub(most))..within.end;
    let start = by_initials(document, within.clone(), &letters.all)
        .or_else(|| letters.loose.then(|| by_letters(document, within.clone(), &letters.all))?)?;
    (within.end - start > 1 || document.word(start).len() > letters.all.len() + 2)
        .then_some(start..within.end)
}

/// Where the words begin whose initials the letters are. Of `value-added` there may be two.
fn by_initials(document: &Document, within: Range<usize>, letters: &[char]) -> Option<usize> {
    let mut left = letters;
    for number in within.rev() {
        let (&last, before) = left.split_last()?;
        let parts = initials(document.word(number));
        if parts.len() > 1 && left.ends_with(&parts) {
            left = left.get(..left.len() - parts.len())?;
        } else if parts.first() == Some(&last) {
            left = before;
        } else if left.len() == letters.len() || !is_small(document, number) {
            return None;
        }
        if left.is_empty() {
            return Some(number);
        }
    }
    None
}

/// The first letters of the parts of a word, in lower case.
fn initials(word: &str) -> Vec<char> {
    let parts = word.split('-').filter_map(|part| part.chars().next());
    parts.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// `of`, `and`, `de`, `'s`, `&`: no letter need stand for it.
fn is_small(document: &Document, number: usize) -> bool {
    document.kind(number) == Some(TokenKind::Sign)
        && matches!(document.word(number), "&" | "," | "-" | "’" | "'")
        || !document.capital(number)
            && (document.on(number, List::FunctionWords)
                || document.on(number, List::Particles)
                || document.on(number, List::Possessives))
}

/// Where the words begin that have the letters in their order, the first at the beginning and one in
/// every word at least.
fn by_letters(document: &Document, within: Range<usize>, letters: &[char]) -> Option<usize> {
    let mut left = letters;
    for number in within.rev() {
        let word = document.word(number);
        let before = left.len();
        let mut inner: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
        while let (Some(letter), Some((&last, rest))) = (inner.pop(), left.split_last()) {
            let begins = inner.last().is_none_or(|c| *c == '-');
            if letter == last && (begins || !rest.is_empty()) {
                left = rest;
            }
        }
        if left.is_empty() {
            return Some(number);
        }
        if left.len() == before && !is_small(document, number) {
            return None;
        }
    }
    None
}

/// What an abbreviation is.
#[derive(Clone, Copy)]
enum MeantClass {
    Name(Class, f32),
    NoName,
}

/// Gives every abbreviation the class of what it stands for. `found` is in text order.
pub(super) fn decide(document: &Document, all: &[Abbreviation], found: &mut Vec<Name>) {
    if all.is_empty() {
        return;
    }
    set_bounds(document, all, found);
    let mut verdicts: Vec<(&str, MeantClass)> = Vec::new();
    let mut by_word = HashIndex::default();
    for abbreviation in all {
        if let Some(key) = document.key(abbreviation.short)
            && let Some(verdict) = verdict(document, abbreviation, found)
        {
            let new = verdicts.len();
            by_word.entry(key).or_insert(new);
            verdicts.push((document.word(abbreviation.short), verdict));
        }
    }
    if verdicts.is_empty() {
        return;
    }
    let verdict = |number: usize| {
        let (word, verdict) = verdicts.get(*by_word.get(&document.key(number)?)?)?;
        (document.word(number) == *word).then_some(*verdict)
    };
    let mut taken = TokenSet::none_of(document);
    found.retain_mut(|name| {
        let alone = verdict(name.tokens.start).filter(|_| name.tokens.len() == 1);
        taken.add(name.tokens.clone());
        match alone {
            Some(MeantClass::Name(class, confidence)) if name.class != class => {
                (name.class, name.confidence, name.because) = (class, confidence, BECAUSE);
            }
            Some(MeantClass::Name(_, confidence)) => {
                name.confidence = name.confidence.max(confidence)
            }
            Some(MeantClass::NoName) => return false,
            None => {}
        }
        true
    });
    for number in (0..document.tokens.len()).filter(|&n| taken.lacks(n)) {
        if let Some(MeantClass::Name(class, confidence)) = verdict(number) {
            let tokens = number..number + 1;
            found.push(Name::found(tokens, class, confidence, BECAUSE));
        }
    }
    in_text_order(found);
}

/// Of an organization that has an abbreviation the bounds are known: `Department for [Digital],
/// [Culture], Media and Sport (DCMS)` is one name.
fn set_bounds(document: &Document, all: &[Abbreviation], found: &mut Vec<Name>) {
    let mut replaced = TokenSet::none_of(document);
    let mut organizations: Vec<Name> = Vec::new();
    for abbreviation in all {
        if let Some(organization) = whole_organization(document, abbreviation, found)
            && organization.tokens.clone().all(|n| replaced.lacks(n))
        {
            replaced.add(organization.tokens.clone());
            organizations.push(organization);
        }
    }
    if !organizations.is_empty() {
        found.retain(|name| replaced.lacks(name.tokens.start));
        found.extend(organizations);
        in_text_order(found);
    }
}

/// The long form as an organization, if it is one that was found in pieces or not at all.
fn whole_organization(
    document: &Document,
    abbreviation: &Abbreviation,
    found: &[Name],
) -> Option<Name> {
    let long = without_article(document, &abbreviation.long);
    let is_organization_word =
        |n: usize| document.on(n, List::OrganizationWords) && document.capital(n);
    // `Fellow of the British Academy`
    let of_something = document.on(long.start + 1, List::GenitivePrepositions);
    let fits = long.len() > 1
        && document.capital(long.start)
        && (is_organization_word(long.start)
            || is_organization_word(long.end - 1) && !of_something)
        && !is_position(document, abbreviation);
    let first = found.partition_point(|name| name.tokens.end <= long.start);
    let pieces = || found.iter().skip(first).take_while(|name| name.tokens.start < long.end);
    let inside = |name: &Name| name.tokens.start >= long.start && name.tokens.end <= long.end;
    let in_pieces = pieces().all(|name| inside(name) && name.tokens != long);
    (fits && in_pieces).then(|| {
        let confidence = pieces().map(|name| name.confidence).fold(UNSEEN, f32::max);
        Name::found(long.clone(), Class::Organization, confidence, BECAUSE)
    })
}

/// Why an abbreviation is what it is.
const BECAUSE: Code = Code::Abbreviation;

/// What a long form is; nothing where that cannot be told.
fn verdict(document: &Document, abbreviation: &Abbreviation, found: &[Name]) -> Option<MeantClass> {
    let Abbreviation { short, long } = abbreviation;
    let first = found.partition_point(|name| name.tokens.end <= long.start);
    let mut names = found.iter().skip(first).take_while(|n| n.tokens.start < long.end).peekable();
    let nothing = names.peek().is_none();
    let last = long.end - 1;
    if let Some(name) = names.find(|name| name.tokens.end >= long.end) {
        let whole = name.tokens.start <= without_article(document, long).start;
        // Of people only initials are usual, which are seldom explained: the tagger errs.
        return match name.class {
            _ if is_position(document, abbreviation) => Some(MeantClass::NoName),
            Class::Person => None,
            Class::Organization if document.on(*short, List::Countries) => None,
            class if whole => Some(MeantClass::Name(class, name.confidence)),
            _ => is_of(document, long.start..name.tokens.start).then_some(MeantClass::NoName),
        };
    }
    // `vaccine evaluation centre`, `InvestorBrandNetwork`, `Teruel Existe` may well be organizations.
    let capital = document.capital(last);
    let is_english = document.tokens.get(last).is_some_and(|token| token.hash.cluster() > 0);
    let may_be_one =
        document.on(last, List::OrganizationWords) || capital && (long.len() == 1 || !is_english);
    let is_thing = nothing || !capital || is_position(document, abbreviation);
    (is_thing && !may_be_one).then_some(MeantClass::NoName)
}

/// `Fellow of the`: what is of an organization, and none by itself.
fn is_of(document: &Document, before: Range<usize>) -> bool {
    let article = document.on(before.end - 1, List::DefiniteArticles);
    document.on(before.end.wrapping_sub(1 + usize::from(article)), List::GenitivePrepositions)
        && !before.clone().any(|n| document.on(n, List::OrganizationWords))
}

/// `Member of Parliament (MP)`, `Master of Arts (MA)`
fn is_position(document: &Document, Abbreviation { short, long }: &Abbreviation) -> bool {
    let head = without_article(document, long).start;
    document.on(*short, List::Heads)
        || document.on(head, List::Heads) && document.on(head + 1, List::GenitivePrepositions)
}

fn without_article(document: &Document, long: &Range<usize>) -> Range<usize> {
    long.start + usize::from(document.on(long.start, List::DefiniteArticles))..long.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    /// The short and the long form of everything that a text explains.
    fn explained_in(text: &str) -> Vec<(&str, &str)> {
        let document = text::read(text);
        let words = |tokens| {
            let span = document.span(tokens);
            &text[span.start..span.end]
        };
        let all = explained(&document);
        all.into_iter().map(|a| (words(a.short..a.short + 1), words(a.long))).collect()
    }

    #[test]
    fn the_letters_of_a_short_form_lead_to_where_the_long_one_begins() {
        for (text, short, long) in [
            (
                "By the American Automobile Association (AAA).",
                "AAA",
                "American Automobile Association",
            ),
            ("He pays value-added tax (VAT).", "VAT", "value-added tax"),
            ("The UK Health Security Agency (UKHSA) met.", "UKHSA", "UK Health Security Agency"),
            ("At Transport for London (TfL) too.", "TfL", "Transport for London"),
            ("The People’s Democratic Party (PDP) met.", "PDP", "People’s Democratic Party"),
            (
                "An opsonophagocytic killing assay (OPKA) ran.",
                "OPKA",
                "opsonophagocytic killing assay",
            ),
            ("The Arts & Crafts Guild (the “ACG”) met.", "ACG", "Arts & Crafts Guild"),
            (
                "Non-governmental organisations (NGOs) met.",
                "NGOs",
                "Non-governmental organisations",
            ),
            (
                "Seri (the Social and Economic Research Initiative) met.",
                "Seri",
                "Social and Economic Research Initiative",
            ),
        ] {
            assert_eq!(explained_in(text), [(short, long)], "{text}");
        }
    }

    #[test]
    fn other_brackets_explain_nothing() {
        for text in [
            "He met Paul Smith, the president (PA).",
            "He said it (Lynnie) was so.",
            "The bill (see Annex) was long.",
            "(FAA) stood there.",
            "FAA (Reuters) wrote.",
            "He met Mary Ann (Mary Anderson).",
        ] {
            assert_eq!(explained_in(text), [], "{text}");
        }
    }

    #[test]
    fn a_short_form_has_two_letters_to_ten() {
        let count = |word| letters(word).map(|letters| letters.all.len());
        let words = ["A", "AB", "ABCDEFGHIJ", "ABCDEFGHIJK", "ab", "Ab", "ABs"];
        assert_eq!(words.map(count), [None, Some(2), Some(10), None, None, Some(2), Some(2)]);
    }
}
