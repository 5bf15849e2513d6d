//! What kind of character a letter is, for whoever cuts texts into tokens.

/// White space and characters that show nothing: `Some(true)` for a line break.
pub(super) fn blank(c: char) -> Option<bool> {
    match c {
        '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => Some(true),
        // NUL and other controls, zero-width space, bidirectional marks, embeddings and isolates,
        // byte-order mark, soft hyphen: they separate or do nothing, and no name begins or ends with one.
        '\0'..='\u{20}'
        | '\u{7f}'..='\u{a0}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{ad}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => Some(false),
        _ if c.is_whitespace() => Some(false),
        _ => None,
    }
}

/// A letter, a digit or a combining mark: what words continue with.
pub(super) fn continues_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && (c.is_alphanumeric() || joins(c))
}

/// Combining marks and the joiners: part of the word they stand in.
pub(super) fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{200c}' | '\u{200d}')
}

/// A letter that a word begins with.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && c.is_alphabetic()
}
