//! The words of a position, for comparing two: what it is looked up by, its abbreviation, its other
//! names.

use crate::contract::RoleStatus;
use crate::lexicon::{Folded, List, Values, WordGroup, values};
use crate::mark::{Content, Mark};

/// Whether a word is on a list.
pub(super) fn is_on(word: &str, list: List) -> bool {
    Folded::word(word).lists().has(list)
}

/// Whether two words are an entry of a list.
fn is_phrase(first: &str, second: &str, list: List) -> bool {
    Folded::word(first).and(second).lists().has(list)
}

pub(super) fn is_below_the_top(word: &str) -> bool {
    is_lesser(word) || is_on(word, List::SupportingRoles)
}

/// Words that make of a position another one.
pub(super) fn is_lesser(word: &str) -> bool {
    is_on(word, List::SubordinateModifiers)
}

static SAME_POSITIONS: Values<WordGroup> = values!("same_positions");

/// What positions are looked up by: the group of the words for one position, else the title's last
/// word.
pub(super) fn key(title: &str) -> String {
    let last = last_word(title);
    SAME_POSITIONS.get(&last).map_or(last, key_of_group)
}

/// Like no word, since it has a space.
fn key_of_group(group: WordGroup) -> String {
    format!("# {}", group.0)
}

/// `minister` of `Deputy Foreign Minister`; `executive` of `chief executive officer`.
pub(super) fn last_word(title: &str) -> String {
    let title = title.to_lowercase();
    let last = last_of(&title);
    let head = title.strip_suffix(last).and_then(|rest| rest.strip_suffix(' ')).map(last_of);
    head.filter(|head| is_phrase(head, last, List::CompoundHeads)).unwrap_or(last).to_owned()
}

fn last_of(title: &str) -> &str {
    title.rsplit([' ', '-']).next().unwrap_or_default()
}

/// `ex-minister`, `co-founder`: the head after a hyphen.
pub(super) fn is_hyphened(word: &str, head: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, last)| last == head)
}

/// Whether a word is another word for the position of this key.
pub(super) fn same_position(word: &str, key: &str) -> bool {
    SAME_POSITIONS.get(word).is_some_and(|group| key_of_group(group) == key)
}

/// The folded words of a role, without what only says its time.
pub(super) fn words_of(role: &str) -> Vec<String> {
    role.split_whitespace()
        .map(str::to_lowercase)
        .map(|word| {
            let word = word.trim_matches(|c: char| matches!(c, ',' | '(' | ')'));
            without_status(without_possessive(word)).to_owned()
        })
        .filter(|word| {
            let lists = Folded::word(word).lists();
            !word.is_empty() && !lists.has(List::Statuses) && !lists.has(List::DefiniteArticles)
        })
        .collect()
}

/// `mayor` of `mayor's`.
fn without_possessive(word: &str) -> &str {
    let apostrophe = word.rfind(['\'', '’']);
    let parts = apostrophe.and_then(|at| word.split_at_checked(at));
    parts.filter(|(_, ending)| is_on(ending, List::Possessives)).map_or(word, |(owner, _)| owner)
}

/// `minister` of `ex-minister`.
fn without_status(word: &str) -> &str {
    let parts = word.find('-').and_then(|hyphen| word.split_at_checked(hyphen + 1));
    parts.filter(|(prefix, _)| is_on(prefix, List::StatusPrefixes)).map_or(word, |(_, rest)| rest)
}

/// Whether a mark is a form of address.
pub(super) fn is_courtesy(mark: &Mark) -> bool {
    matches!(&mark.content, Content::Role(parts)
        if parts.status == RoleStatus::Honorific)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_of_a_title_is_its_head() {
        for (title, head) in [
            ("Deputy Foreign Minister", "minister"),
            ("chief executive officer", "executive"),
            ("police officer", "officer"),
            ("vice-president", "president"),
            ("Mayor", "mayor"),
        ] {
            assert_eq!(last_word(title), head, "{title}");
        }
    }

    #[test]
    fn words_for_one_position_have_one_key() {
        assert_eq!(key("Prime Minister"), key("foreign minister"));
        assert_eq!(key("judge"), key("Mr Justice"));
        assert_ne!(key("judge"), key("lawyer"));
        assert!(same_position("judge", &key("justice")) && !same_position("lawyer", &key("judge")));
        assert!(key("plumber") == "plumber" && key("judge").contains(' '));
    }

    #[test]
    fn time_owners_and_articles_are_no_words_of_a_role() {
        for (role, words) in [
            ("the former Foreign Minister", &["foreign", "minister"][..]),
            ("ex-minister", &["minister"]),
            ("co-founder", &["co-founder"]),
            ("the mayor's aide", &["mayor", "aide"]),
            ("secretary (retired), clerk", &["secretary", "clerk"]),
        ] {
            assert_eq!(words_of(role), words, "{role}");
        }
    }

    #[test]
    fn what_a_hyphen_joins_ends_in_the_head() {
        assert!(
            is_hyphened("ex-minister", "minister") && is_hyphened("co-ex-minister", "minister")
        );
        assert!(!is_hyphened("minister", "minister") && !is_hyphened("minister-elect", "minister"));
    }

    #[test]
    fn deputies_and_aides_are_below_the_top() {
        assert!(is_lesser("deputy") && is_below_the_top("deputy"));
        assert!(!is_lesser("spokesman") && is_below_the_top("spokesman"));
        assert!(!is_below_the_top("president"));
    }
}
