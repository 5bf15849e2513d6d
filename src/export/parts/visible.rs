//! Signs that stand for controls, so that whoever shows a text is not ruled by it: an escape
//! sequence in a quotation would set a terminal's title, colours or cursor.
//!
//! A control of ASCII becomes its picture (`␛`), one beyond ASCII U+FFFD, a sign for a letter, so
//! that columns stay. Tab and line break stay; a carriage return stays before a line feed alone,
//! else it would take a terminal back over the line.

use std::borrow::Cow;

/// A text without controls.
pub(in crate::export) fn without_controls(text: &str) -> Cow<'_, str> {
    replaced(text, sign_of_control)
}

/// A text as it may be shown in a terminal: controls, and the invisible signs that turn a line's
/// direction, are signs that can be seen.
///
/// ```
/// assert_eq!(whowhen::export::visible("\u{1b}[2J“No”\n"), "␛[2J“No”\n");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    replaced(text, |letter| match letter {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(char::REPLACEMENT_CHARACTER),
        _ => sign_of_control(letter),
    })
}

/// The sign that stands for a control, if the letter is one.
pub(in crate::export) fn sign_of_control(letter: char) -> Option<char> {
    match letter {
        '\n' | '\t' => None,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}' => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}

fn replaced(text: &str, sign: fn(char) -> Option<char>) -> Cow<'_, str> {
    if !text.chars().any(|letter| sign(letter).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends_line = letter == '\r' && letters.peek() == Some(&'\n');
        out.push(if ends_line { letter } else { sign(letter).unwrap_or(letter) });
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_but_tab_and_line_break_is_a_sign() {
        for letter in (0..=0x10_ffff).filter_map(char::from_u32) {
            let shown = visible(&letter.to_string()).into_owned();
            assert_eq!(shown.chars().count(), 1);
            let stays = !letter.is_control() || letter == '\n' || letter == '\t';
            assert_eq!(without_controls(&letter.to_string()) == letter.to_string(), stays);
            assert!(!shown.chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
        }
        assert_eq!(visible("\u{1b}]0;\u{7}\u{7f}\0"), "␛]0;␇␡␀");
        assert_eq!(visible("\u{9b}2J\u{85}"), "\u{fffd}2J\u{fffd}");
    }

    #[test]
    fn a_carriage_return_stays_before_a_line_feed_alone() {
        assert_eq!(visible("a\r\nb\rc\r\r\n\r"), "a\r\nb␍c␍\r\n␍");
    }

    #[test]
    fn what_turns_a_line_is_shown_and_not_taken_from_data() {
        let text = "\u{202e}cba\u{202c} \u{2066}x\u{2069} \u{200e}";
        assert_eq!(visible(text), "\u{fffd}cba\u{fffd} \u{fffd}x\u{fffd} \u{200e}");
        assert_eq!(without_controls(text), text);
    }
}
