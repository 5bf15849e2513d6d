//! A role phrase taken apart: title, organization, scope, status.
//!
//! `EU-Nile League | Special Representative | for Yemen`: before the title stands the organization
//! or its owner, after it what prepositions bring, one piece each. A piece that names an
//! organization (`of the Bank of Norway`, `at Goldman Sachs`) is the organization if none stands
//! before it; the others are the scope. `of State` belongs to the title.

use super::phrase::{HeadKind, Held, Phrase};
use crate::contract::RoleStatus;
use crate::lexicon::{Folded, List};
use crate::mark::RoleParts;
use crate::text::{Case, Document, TokenKind};
use std::ops::Range;

pub(super) fn split(document: &Document, phrase: &Phrase, held: Held) -> RoleParts {
    let words = |tokens: Range<usize>| -> Option<String> {
        (!tokens.is_empty()).then(|| document.slice(document.span(tokens)).to_owned())
    };
    let title = title(document, phrase);
    let mut organization = words(organization_before(document, phrase.tokens.start..title.start));
    let mut scope: Option<Range<usize>> = None;
    for piece in pieces(document, title.end..phrase.tokens.end) {
        if organization.is_none() && names_organization(document, piece.clone()) {
            organization = words(without_preposition(document, piece));
        } else {
            scope = Some(scope.map_or(piece.clone(), |s| s.start..piece.end));
        }
    }
    let status = status(document, phrase);
    let title = bare(&words(title).unwrap_or_default());
    let plural = phrase.head.plural();
    let Held { holders, ties } = held;
    let scope = scope.and_then(words);
    RoleParts { title, organization, scope, status, plural, holders, ties, share: None }
}

/// The head with the words before it that name a field or grade, and `of State` after it.
fn title(document: &Document, phrase: &Phrase) -> Range<usize> {
    let mut start = phrase.head.tokens.start;
    while start > phrase.tokens.start && belongs_to_title(document, start - 1) {
        start -= 1;
    }
    while start < phrase.head.tokens.start && document.is_any(start, &["and", "&"]) {
        start += 1;
    }
    let end = phrase.head.tokens.end;
    let of_state =
        document.is(end, "of") && document.is(end + 1, "state") && end + 2 <= phrase.tokens.end;
    start..end + 2 * usize::from(of_state)
}

fn belongs_to_title(document: &Document, number: usize) -> bool {
    let Some(token) = document.tokens.get(number) else { return false };
    let organization =
        document.on(number, List::OrganizationWords) || document.on(number, List::PlaceWords);
    let elsewhere = [List::Statuses, List::Nationalities, List::Countries, List::Honorifics];
    let named_organization =
        organization && token.is_capital() && !document.on(number, List::ScopeNouns);
    let apart = document.possessive(number)
        || document.possessive(number + 1)
        || token.kind == TokenKind::Number
        || token.case == Case::Upper
        || named_organization
        || elsewhere.iter().any(|&list| document.on(number, list));
    !apart
        && (token.case == Case::Lower
            || document.on(number, List::Modifiers)
            || document.on(number, List::Heads))
}

/// The organization before a title, without words of status and forms of address around it and
/// without its possessive ending.
fn organization_before(document: &Document, tokens: Range<usize>) -> Range<usize> {
    let aside = |n: usize| {
        document.on(n, List::Statuses) || document.on(n, List::Honorifics) || document.is(n, "and")
    };
    let start = tokens.clone().find(|&n| !aside(n)).unwrap_or(tokens.end);
    let end = (start..tokens.end)
        .rev()
        .find(|&n| !aside(n) && !document.possessive(n))
        .map_or(start, |last| last + 1);
    start..end
}

/// The words after a title, cut before each preposition that opens a complement of its own. The
/// `of` and `and` inside an organization's name do not.
fn pieces(document: &Document, after: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for number in after.clone() {
        let cuts = number == after.start || document.is_any(number, &["for", "at", "to", "on"]);
        match pieces.last_mut() {
            Some(piece) if !cuts => piece.end = number + 1,
            _ => pieces.push(number..number + 1),
        }
    }
    pieces
}

/// Whether a piece names an organization: by a capitalised word for one, by an acronym, or, after
/// `of` and `at`, by a plain word for one at its end.
fn names_organization(document: &Document, piece: Range<usize>) -> bool {
    let organization =
        |n: usize| document.on(n, List::OrganizationWords) || document.on(n, List::PlaceWords);
    let named = |n: usize| {
        document.capital(n) && organization(n)
            || document.case(n) == Some(Case::Upper)
                && !document.on(n, List::Countries)
                && !document.on(n, List::Nationalities)
    };
    let plain = document.is_any(piece.start, &["of", "at"]) && organization(piece.end - 1);
    let works_at = document.is(piece.start, "at");
    // `for the Crown Prosecution Service`, but not `for Consular Affairs`.
    let field = document.is(piece.start, "for") && !document.is(piece.start + 1, "the");
    document.is_any(piece.start, &["of", "at", "to", "for"])
        && !field
        && (works_at || plain || piece.skip(1).any(named))
}

/// `the Bank of Norway` → `Bank of Norway`
fn without_preposition(document: &Document, piece: Range<usize>) -> Range<usize> {
    let article = document.is_any(piece.start + 1, &["the", "a", "an"]);
    piece.start + 1 + usize::from(article)..piece.end
}

fn status(document: &Document, phrase: &Phrase) -> RoleStatus {
    if phrase.head.kind == HeadKind::Honorific {
        return RoleStatus::Honorific;
    }
    for number in phrase.tokens.start..phrase.head.tokens.end {
        let word = document.word(number).to_lowercase();
        if let Some(status) = status_of(&word) {
            return status;
        }
    }
    RoleStatus::Current
}

fn status_of(word: &str) -> Option<RoleStatus> {
    match word.split('-').next().unwrap_or(word) {
        "former" | "formerly" | "then" | "ex" | "onetime" | "erstwhile" | "retired"
        | "outgoing" => Some(RoleStatus::Former),
        "acting" | "interim" | "caretaker" => Some(RoleStatus::Acting),
        "incoming" | "future" => Some(RoleStatus::Elect),
        "one" if word == "one-time" => Some(RoleStatus::Former),
        _ if word.ends_with("-elect") || word.ends_with("-designate") => Some(RoleStatus::Elect),
        _ => None,
    }
}

/// The title without the prefix that only says its status: `ex-Ambassador` → `Ambassador`.
fn bare(title: &str) -> String {
    match title.split_once('-') {
        Some((modifiers, rest)) if Folded::word(modifiers).lists().has(List::Statuses) => {
            rest.to_owned()
        }
        _ => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Detail, Options, analyze};

    /// Title, organization, scope and status of the first role of a text.
    fn parts(text: &str) -> [String; 4] {
        let analysis = analyze(text, &Options::default(), &[], &crate::NewsroomLists::NONE);
        let role = analysis.spans.into_iter().find_map(|span| match span.detail {
            Detail::Role { title, organization, scope, status, .. } => Some([
                title,
                organization.unwrap_or_default(),
                scope.unwrap_or_default(),
                format!("{status:?}").to_lowercase(),
            ]),
            _ => None,
        });
        role.unwrap_or_else(|| panic!("no role in {text:?}"))
    }

    #[test]
    fn a_role_is_taken_apart() {
        for (text, title, organization, scope, status) in [
            (
                "EU-Nile League Special Representative for Yemen Karim Hassan spoke.",
                "Special Representative",
                "EU-Nile League",
                "for Yemen",
                "current",
            ),
            (
                "We met U.S. Labor Department spokeswoman Mary Smith.",
                "spokeswoman",
                "U.S. Labor Department",
                "",
                "current",
            ),
            (
                "We met Undersecretary of State for Consular Affairs Wendy Miller.",
                "Undersecretary of State",
                "",
                "for Consular Affairs",
                "current",
            ),
            (
                "The former governor of the Bank of Norway left.",
                "governor",
                "Bank of Norway",
                "",
                "former",
            ),
            ("We met the ambassador to NATO, Helen Marsh.", "ambassador", "NATO", "", "current"),
            ("We met Helen Marsh, governor of the bank.", "governor", "bank", "", "current"),
            ("A No 11 spokesman declined.", "spokesman", "No 11", "", "current"),
            (
                "The professor of history at the University of Leeds left.",
                "professor",
                "University of Leeds",
                "of history",
                "current",
            ),
            (
                "Norway's minister for fisheries left.",
                "minister",
                "Norway",
                "for fisheries",
                "current",
            ),
            ("We met ex-Ambassador Monica Salas.", "Ambassador", "", "", "former"),
            ("We met Acting Finance Minister Maria Santos.", "Finance Minister", "", "", "acting"),
            ("We met President-elect Maria Santos.", "President-elect", "", "", "elect"),
            ("We met Sir Howard Lane.", "Sir", "", "", "honorific"),
            (
                "The commander of U.S. forces in Korea left.",
                "commander",
                "",
                "of U.S. forces in Korea",
                "current",
            ),
            (
                "She is a health and pensions secretary.",
                "health and pensions secretary",
                "",
                "",
                "current",
            ),
        ] {
            assert_eq!(parts(text), [title, organization, scope, status], "{text}");
        }
    }
}
