//! The words of a post, for comparing two: what it is looked up by, its abbreviation, its other
//! names.

use crate::contract::RoleStatus;
use crate::lexicon::{self, Folded, List};
use crate::mark::{Content, Mark};

pub(super) fn is_below_the_top(word: &str) -> bool {
    is_lesser(word)
        || word.starts_with("spokes")
        || matches!(word, "aide" | "adviser" | "advisor" | "officer" | "reporter")
}

/// Words that make of a post another one.
pub(super) fn is_lesser(word: &str) -> bool {
    matches!(word, "deputy" | "vice" | "assistant" | "shadow" | "associate" | "junior")
}

/// What posts are looked up by: the number of the words for one post, else the title's last word.
pub(super) fn key(title: &str) -> String {
    let last = last_word(title);
    match lexicon::value(List::SamePosts, &last) {
        Some(number) => number.to_string(),
        None => last,
    }
}

/// `minister` of `Deputy Foreign Minister`; `executive` of `chief executive officer`.
pub(super) fn last_word(title: &str) -> String {
    let title = title.to_lowercase();
    let title =
        title.strip_suffix(" officer").filter(|t| t.ends_with("executive")).unwrap_or(&title);
    title.rsplit([' ', '-']).next().unwrap_or_default().to_owned()
}

/// `ex-minister`, `co-founder`: the head behind a hyphen.
pub(super) fn is_hyphened(word: &str, head: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, last)| last == head)
}

/// Whether a word is another word for the post of this key.
pub(super) fn same_post(word: &str, key: &str) -> bool {
    lexicon::value(List::SamePosts, word).is_some_and(|number| number.to_string() == *key)
}

/// The folded words of a role, without what only says its time.
pub(super) fn words_of(role: &str) -> Vec<String> {
    role.split_whitespace()
        .map(str::to_lowercase)
        .map(|word| {
            let word = word.trim_matches(|c: char| matches!(c, ',' | '(' | ')'));
            let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
            ["ex-", "then-"].iter().find_map(|p| word.strip_prefix(p)).unwrap_or(word).to_owned()
        })
        .filter(|word| {
            let lists = Folded::word(word).lists();
            !word.is_empty() && !lists.has(List::Statuses) && word != "the"
        })
        .collect()
}

/// Whether a mark is a form of address.
pub(super) fn is_courtesy(mark: &Mark) -> bool {
    matches!(&mark.content, Content::Role(parts)
        if parts.status == RoleStatus::Honorific)
}
