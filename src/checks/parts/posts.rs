//! Whether a role of a text is a post of a list, and whether it is held on a day.

use crate::contract::{Detail, Span};
use crate::newsroom::Post;

/// Whether a role is that post: of the same title, and of the same organization if both say of which.
/// `council leader` is the post of `Harrow Council leader`; `deputy mayor` is not that of a mayor.
pub(in crate::checks) fn is_post(role: &Span, post: &Post) -> bool {
    let Detail::Role { title, organization, .. } = &role.detail else { return false };
    let (title, wanted, all) = (words(title), words(&post.title), words(&role.text));
    let has_it = all.windows(wanted.len().max(1)).any(|part| part == wanted);
    let is_title = title == wanted || has_it && title.iter().all(|word| wanted.contains(word));
    let elsewhere = match (organization, &post.organization) {
        (Some(here), Some(there)) => {
            let there = words(there);
            !words(here).iter().any(|word| there.contains(word))
        }
        _ => false,
    };
    is_title && !elsewhere
}

/// Whether a post is held on a day, `YYYY-MM-DD`.
pub(in crate::checks) fn is_held(post: &Post, day: &str) -> bool {
    let begun = post.from.as_deref().is_none_or(|from| from <= day);
    begun && post.until.as_deref().is_none_or(|until| day <= until)
}

/// The words of a phrase, in small letters.
fn words(phrase: &str) -> Vec<String> {
    let words = phrase.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
