//! Words of the text, made fit for a line.
//!
//! What every format calls is not inlined, here and in the modules beside: a page downloads it
//! once, not once a format.

use std::ops::Range;

/// Writes pieces one after the other.
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
    let mut rest = words;
    while let Some((at, instead)) = first_replaced(rest, replacement) {
        let (kept, replaced) = rest.split_at_checked(at).unwrap_or((rest, ""));
        add(out, &[kept, instead]);
        let mut letters = replaced.chars();
        letters.next();
        rest = letters.as_str();
    }
    out.push_str(rest);
}

fn first_replaced(
    words: &str,
    replacement: fn(char) -> Option<&'static str>,
) -> Option<(usize, &'static str)> {
    words.char_indices().find_map(|(at, letter)| Some((at, replacement(letter)?)))
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

/// A stretch of the text on one line, with the mark in it, which may reach beyond the stretch on
/// either side: a mark by hand may run over the end of a sentence. What is longer than `most` bytes
/// is cut: after them, or, where the mark would be lost so, to the mark's neighbourhood. Reads no
/// more of the text than it gives, however long a sentence is.
pub(in crate::export) fn clip(
    text: &str,
    stretch: Range<usize>,
    mark: Range<usize>,
    most: usize,
) -> String {
    let whole = stretch.start.min(mark.start)..stretch.end.max(mark.end);
    let mut shown = whole.clone();
    if whole.len() > most {
        let room = match mark.end.saturating_sub(whole.start) {
            reach if reach <= most => reach,
            _ => most.saturating_sub(mark.len()) / 2,
        };
        let from = floor(text, mark.start.saturating_sub(room)).max(whole.start);
        let to = floor(text, from.saturating_add(most).max(mark.end)).min(whole.end);
        if from > whole.start {
            shown.start = word_start(text, from, mark.start);
        }
        shown.end = word_end(text, to, mark.end);
    }
    let mut line = one_line(text.get(shown.clone()).unwrap_or_default());
    if shown.start > whole.start {
        line.insert(0, '…');
    }
    if shown.end < whole.end {
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

/// The end of the first word that ends between `from` and the mark; else `from`.
fn word_start(text: &str, from: usize, mark: usize) -> usize {
    let letters = text.get(from..mark).unwrap_or_default();
    from + letters.find(char::is_whitespace).unwrap_or_default()
}

/// The end of the last whole word between the mark and `to`; else `to`.
fn word_end(text: &str, to: usize, mark: usize) -> usize {
    let next = text.get(to..).and_then(|rest| rest.chars().next());
    if next.is_none_or(char::is_whitespace) {
        return to;
    }
    let letters = text.get(mark..to).unwrap_or_default();
    letters.rfind(char::is_whitespace).map_or(to, |kept| mark + kept)
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

    /// Every white space there is, and a letter that looks like one and is none.
    const SPACES: [&str; 8] =
        [" ", "\n", "\u{a0}", "\u{2009}", "\u{3000}", "\u{2029}", "\u{2028}", "\u{200b}"];

    #[test]
    fn an_excerpt_has_the_whole_of_a_mark_that_leaves_its_sentence() {
        for space in SPACES {
            for words in [1, 5, 40] {
                let before = format!("word{space}").repeat(words) + "on Sunday.";
                let text = format!("{before}{space}Monday{space}was left open.");
                let mark = text.find("Sunday").unwrap()..text.find("Monday").unwrap() + 6;
                let want = one_line(&text[mark.clone()]);
                for most in [0, 1, 20, 80, 240] {
                    let cut = clip(&text, 0..before.len(), mark.clone(), most);
                    assert!(cut.contains(&want), "{want:?} is not in {cut:?}");
                    assert!(!cut.contains("left open"), "{cut:?}");
                    // The sentence that begins after the mark's first letter.
                    let late = clip(&text, before.len()..text.len(), mark.clone(), most);
                    assert!(late.contains(&want), "{want:?} is not in {late:?}");
                }
            }
        }
    }

    #[test]
    fn words_are_cut_at_any_white_space() {
        for space in &SPACES[..7] {
            let text = ["one", "two", "three", "four", "five", "six"].join(space);
            let three = text.find("three").unwrap();
            let cut = clip(&text, 0..text.len(), three..three + 5, 5 + 2 * (space.len() + 4));
            let inner = cut.trim_matches('…').trim();
            assert!(inner.contains("three"), "{cut:?}");
            assert!(inner.split(' ').all(|w| text.split(space).any(|t| t == w)), "{cut:?}");
        }
    }

    #[test]
    fn a_stretch_that_is_not_in_the_text_gives_nothing() {
        let text = "é said so";
        let ranges = [0..90, 50..60, 1..4, 8..9, Range { start: 7, end: 3 }];
        for (stretch, mark) in ranges.iter().flat_map(|s| ranges.iter().map(move |m| (s, m))) {
            for most in [0, 3, 100] {
                let cut = clip(text, stretch.clone(), mark.clone(), most);
                assert!(text.contains(cut.trim_matches('…')), "{cut:?}");
            }
        }
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
