//! Words of the text, made fit for a line.
//!
//! What every format calls is not inlined, here and in the modules beside: a page downloads it
//! once, not once a format.

use std::ops::Range;

/// Writes pieces one behind the other.
#[inline(never)]
pub(in crate::export) fn add(out: &mut String, pieces: &[&str]) {
    for piece in pieces {
        out.push_str(piece);
    }
}

/// A number in digits.
#[inline(never)]
pub(in crate::export) fn decimal(number: usize) -> String {
    number.to_string()
}

/// Writes words with some of their letters replaced; a letter without a replacement stays.
#[inline(never)]
pub(in crate::export) fn add_replaced(
    out: &mut String,
    words: &str,
    replacement: fn(char) -> Option<&'static str>,
) {
    let mut kept = 0;
    for (at, letter) in words.char_indices() {
        if let Some(instead) = replacement(letter) {
            add(out, &[&words[kept..at], instead]);
            kept = at + letter.len_utf8();
        }
    }
    out.push_str(&words[kept..]);
}

/// White space, line breaks included, as single spaces.
#[inline(never)]
pub(in crate::export) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let space = if line.is_empty() { "" } else { " " };
        add(&mut line, &[space, word]);
    }
    line
}

/// A stretch of the text on one line. One longer than `most` bytes is cut: behind, or, where the
/// mark would be lost so, to the mark's neighbourhood. Reads no more of the text than it gives, however long a sentence is.
pub(in crate::export) fn clip(
    text: &str,
    stretch: Range<usize>,
    mark: Range<usize>,
    most: usize,
) -> String {
    let mut shown = stretch.clone();
    if stretch.len() > most {
        let room = match mark.end - stretch.start {
            reach if reach <= most => reach,
            _ => most.saturating_sub(mark.len()) / 2,
        };
        let from = floor(text, mark.start.saturating_sub(room)).max(stretch.start);
        let to = floor(text, (from + most).max(mark.end)).min(stretch.end);
        shown = word_start(text, from, mark.start, stretch.start)..word_end(text, to, mark.end);
    }
    let mut line = one_line(text.get(shown.clone()).unwrap_or_default());
    if shown.start > stretch.start {
        line.insert(0, '…');
    }
    if shown.end < stretch.end {
        line.push('…');
    }
    line
}

/// The last boundary of a character that is not beyond this byte.
pub(in crate::export) fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first word that begins behind `from`, if that is before the mark; else `from`.
fn word_start(text: &str, from: usize, mark: usize, first: usize) -> usize {
    let letters = &text.as_bytes()[from..mark];
    let cut = letters.iter().position(u8::is_ascii_whitespace).filter(|_| from > first);
    from + cut.unwrap_or_default()
}

/// The end of the last whole word before `to`, if that is behind the mark; else `to`.
fn word_end(text: &str, to: usize, mark: usize) -> usize {
    let letters = text.as_bytes();
    if letters.get(to).is_none_or(u8::is_ascii_whitespace) {
        return to;
    }
    letters[mark..to].iter().rposition(u8::is_ascii_whitespace).map_or(to, |kept| mark + kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_replaced_and_the_others_stay() {
        let mut out = "x".to_owned();
        add_replaced(&mut out, "é&😀&&", |letter| (letter == '&').then_some("and"));
        assert_eq!(out, "xéand😀andand");
    }

    #[test]
    fn a_long_sentence_is_cut_around_its_mark_between_words() {
        let text = "one two three four five six seven eight nine ten";
        let mark = 19..23;
        assert_eq!(&text[mark.clone()], "five");
        assert_eq!(clip(text, 0..text.len(), mark.clone(), 100), text);
        assert_eq!(clip(text, 0..text.len(), mark.clone(), 24), "one two three four five…");
        assert_eq!(clip(text, 0..text.len(), mark, 20), "…four five six…");
        assert_eq!(clip(text, 0..text.len(), 0..3, 12), "one two…");
        assert_eq!(clip(text, 0..text.len(), 45..48, 12), "…ten");
    }

    #[test]
    fn cuts_keep_characters_whole() {
        let text = "😀".repeat(50);
        for start in (0..200).step_by(4) {
            let cut = clip(&text, 0..200, start..start + 4, 30);
            assert!(cut.trim_matches('…').chars().all(|c| c == '😀'), "{cut}");
            assert!(cut.len() <= 30 + 2 * '…'.len_utf8());
        }
    }

    #[test]
    fn a_mark_longer_than_the_line_is_kept() {
        assert_eq!(clip("a bb cc d", 0..9, 2..7, 2), "…bb cc…");
    }
}
