//! Rust source as the tests of the house's own rules read it: tokens, without comments, attributes
//! and tests.

#![allow(dead_code)]

use proc_macro2::{Delimiter, Ident, Literal, TokenStream, TokenTree};

/// The tokens of a source file that a build without tests sees.
///
/// # Panics
/// If it is no Rust.
pub fn tokens(source: &str) -> Vec<TokenTree> {
    let stream: TokenStream = source.parse().expect("the source is Rust");
    shipped(stream)
}

/// The tokens of a group, such as a function's body, that a build without tests sees.
pub fn shipped(stream: TokenStream) -> Vec<TokenTree> {
    let mut kept = Vec::new();
    let mut tokens = stream.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if !is_sign(&token, '#') {
            kept.push(token);
            continue;
        }
        tokens.next_if(|next| is_sign(next, '!'));
        let attribute = tokens.next().map(|attribute| attribute.to_string()).unwrap_or_default();
        if is_for_tests(&attribute) {
            // The item goes as far as its block or its semicolon.
            for token in tokens.by_ref() {
                let block =
                    matches!(&token, TokenTree::Group(g) if g.delimiter() == Delimiter::Brace);
                if block || is_sign(&token, ';') {
                    break;
                }
            }
        }
    }
    kept
}

fn is_for_tests(attribute: &str) -> bool {
    let words: Vec<&str> = attribute.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    words.contains(&"cfg") && words.contains(&"test") && !words.contains(&"not")
}

/// Whether a token is this punctuation sign.
pub fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// The word that a token is.
pub fn word(token: Option<&TokenTree>) -> Option<&Ident> {
    match token {
        Some(TokenTree::Ident(word)) => Some(word),
        _ => None,
    }
}

/// What a string literal says; nothing for other literals.
pub fn string(literal: &Literal) -> Option<String> {
    let code = literal.to_string();
    let code = code.trim_start_matches(['b', 'c']);
    if let Some(raw) = code.strip_prefix('r') {
        return Some(raw.trim_matches('#').trim_matches('"').to_owned());
    }
    let inner = code.strip_prefix('"')?.strip_suffix('"')?;
    let mut said = String::new();
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            said.push(letter);
            continue;
        }
        match letters.next() {
            Some('\n') => letters = letters.as_str().trim_start().chars(),
            Some('u') => {
                let (digits, rest) = letters.as_str().split_once('}').unwrap_or_default();
                let number = u32::from_str_radix(digits.trim_start_matches('{'), 16);
                said.extend(number.ok().and_then(char::from_u32));
                letters = rest.chars();
            }
            Some('x') => {
                letters.nth(1);
            }
            // A line break, a tab, a zero: no letters.
            Some('n' | 't' | 'r' | '0') => said.push(' '),
            other => said.extend(other),
        }
    }
    Some(said)
}
