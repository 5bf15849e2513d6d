//! Addresses: where one that begins at some byte ends.
//!
//! Web addresses with a scheme or `www.`, mail addresses, handles (`@name`), and websites by their
//! domain (`Cleveland.com`), which are words, since publishers are called so. Not read: addresses
//! without any of those marks, ports, and mail to domains without a full stop.

use super::letters::{blank, continues_word};
use crate::lexicon::{Folded, List};

/// The part of a mail address before its `@` has no more bytes.
const LONGEST_MAILBOX: usize = 64;
/// No domain ending has more letters; longer words are never looked up.
const LONGEST_ENDING: usize = 4;

/// Past a web address that begins at `at`, without closing punctuation.
pub(super) fn web_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let web = ["http://", "https://", "www."].iter().any(|scheme| rest.starts_with(scheme));
    web.then(|| at + to_blank(rest).len())
}

/// Past what follows a domain without a blank, if it is a path: `/news/1`.
pub(super) fn path_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let path =
        rest.strip_prefix('/')?.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    path.then(|| at + to_blank(rest).len())
}

fn to_blank(rest: &str) -> &str {
    let ends = |c: char| blank(c).is_some() || matches!(c, '"' | '”' | '<' | '>');
    let closing = ['.', ',', ';', ':', '!', '?', ')', '\'', '’'];
    rest.split(ends).next().unwrap_or_default().trim_end_matches(closing)
}

/// Past a mail address that begins at `at` and whose `@` is at `sign`.
pub(super) fn mail_end(text: &str, at: usize, sign: usize) -> Option<usize> {
    let mailbox = text.get(at..sign).filter(|mailbox| mailbox.len() <= LONGEST_MAILBOX)?;
    if !mailbox.bytes().all(|b| in_host(b) || matches!(b, b'_' | b'+')) {
        return None;
    }
    let host = run(text, sign + 1, in_host).trim_end_matches(['.', '-']);
    host.contains('.').then(|| sign + 1 + host.len())
}

/// Past the handle whose `@` is at `at`, unless a word ends there.
pub(super) fn handle_end(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?.chars().next_back();
    let name = run(text, at + 1, |b| b.is_ascii_alphanumeric() || b == b'_');
    let handle = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    (handle && !before.is_some_and(continues_word)).then(|| at + 1 + name.len())
}

/// Whether the full stop at `at` joins a word to the ending of a domain.
pub(super) fn is_in_domain(text: &str, at: usize) -> bool {
    let ending = run(text, at + 1, |b| b.is_ascii_alphabetic());
    if ending.len() > LONGEST_ENDING || !Folded::word(ending).lists().has(List::DomainEndings) {
        return false;
    }
    let after = text.get(at + 1 + ending.len()..).unwrap_or_default();
    // `the end.Gov. Lee said`
    let abbreviated =
        after.starts_with('.') && ending.starts_with(|c: char| c.is_ascii_uppercase());
    !abbreviated && !after.starts_with(|c: char| continues_word(c) || c == '@')
}

fn in_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')
}

/// The bytes from `at` on that are `wanted`, all of them ASCII.
fn run(text: &str, at: usize, wanted: fn(u8) -> bool) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.bytes().take_while(|&b| b.is_ascii() && wanted(b)).count();
    rest.get(..length).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::text::{self, TokenKind};

    /// The tokens of a text, addresses in angle brackets.
    fn cut(text: &str) -> Vec<String> {
        let written = |token: &text::Token| {
            let word = &text[token.start..token.end];
            if token.kind == TokenKind::Address { format!("<{word}>") } else { word.to_owned() }
        };
        text::tokens(text).iter().map(written).collect()
    }

    #[test]
    fn an_address_is_one_token() {
        for (text, want) in [
            ("see www.a.example/b.", &["see", "<www.a.example/b>", "."][..]),
            ("(Lee/mlee@al.com)", &["(", "Lee", "/", "<mlee@al.com>", ")"]),
            ("Kim.Lee_2@paper.co.uk, Ann", &["<Kim.Lee_2@paper.co.uk>", ",", "Ann"]),
            ("by @Lee_Ann: no", &["by", "<@Lee_Ann>", ":", "no"]),
            ("al.com/news/1, Ann", &["<al.com/news/1>", ",", "Ann"]),
        ] {
            assert_eq!(cut(text), want);
        }
    }

    #[test]
    fn a_website_is_a_word() {
        for (text, want) in [
            ("Cleveland.com said", &["Cleveland.com", "said"][..]),
            ("on HealthCare.gov.", &["on", "HealthCare.gov", "."]),
            ("HealthCare.Gov users", &["HealthCare.Gov", "users"]),
            ("paper.co.uk’s man", &["paper.co.uk", "’s", "man"]),
            ("AL.com/Facebook", &["AL.com", "/", "Facebook"]),
        ] {
            assert_eq!(cut(text), want);
        }
    }

    #[test]
    fn what_only_looks_like_an_address_is_cut() {
        for (text, want) in [
            ("the end.It was", &["the", "end", ".", "It", "was"][..]),
            ("the end.Gov. Lee", &["the", "end", ".", "Gov.", "Lee"]),
            ("5 @ $3 or a@b", &["5", "@", "$", "3", "or", "a", "@", "b"]),
            ("a.computer", &["a", ".", "computer"]),
        ] {
            assert_eq!(cut(text), want);
        }
        // A mailbox has 64 bytes at most.
        let mail = |mailbox: usize| cut(&format!("{}@a.example", "a".repeat(mailbox))).len();
        assert_eq!(mail(64), 1);
        assert!(mail(65) > 1);
    }
}
