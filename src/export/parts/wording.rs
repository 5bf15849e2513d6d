//! What formats say in words of their own: headings, and what stands where something is not known.
//!
//! The words are the rows of `src/languages/en/exports.tsv`; a row is looked up when the code is
//! compiled, and a name that has none stops the build.

const ROWS: &str = include_str!("../../languages/en/exports.tsv");

/// The words of that name, a literal: `wording!("cast")`.
macro_rules! wording {
    ($name:literal) => {
        const { $crate::export::parts::wording::row($name) }
    };
}
pub(in crate::export) use wording;

/// What stands after a name and a tab on a line of the table. Only for constants: it panics if there
/// is no such line.
pub(in crate::export) const fn row(name: &str) -> &'static str {
    let mut rest = ROWS.as_bytes();
    loop {
        let (line, after) = cut(rest, b'\n');
        let (known, words) = cut(line, b'\t');
        if is_same(known, name.as_bytes())
            && let Ok(words) = std::str::from_utf8(words)
        {
            return words;
        }
        assert!(!after.is_empty(), "a name that src/languages/en/exports.tsv does not have");
        rest = after;
    }
}

/// What stands before the first such byte, and what stands after it.
const fn cut(bytes: &[u8], at: u8) -> (&[u8], &[u8]) {
    let mut length = 0;
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        if *first == at {
            return (bytes.split_at(length).0, after);
        }
        length += 1;
        rest = after;
    }
    (bytes, rest)
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let (mut one, mut other) = (one, other);
    while let ([a, rest @ ..], [b, others @ ..]) = (one, other) {
        if *a != *b {
            return false;
        }
        (one, other) = (rest, others);
    }
    one.is_empty() && other.is_empty()
}

/// Words with something in the place of their `{}`.
pub(in crate::export) fn filled(words: &str, with: &str) -> String {
    let (before, after) = words.split_once("{}").unwrap_or((words, ""));
    [before, with, after].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_by_its_name() {
        let rows: Vec<&str> = ROWS.lines().filter(|row| !row.starts_with('#')).collect();
        assert!(rows.len() > 20 && rows.is_sorted());
        for line in rows {
            let (name, words) = line.split_once('\t').unwrap();
            assert_eq!(row(name), words);
            assert!(words == words.trim() && !words.is_empty(), "{line:?}");
        }
    }

    #[test]
    #[should_panic(expected = "exports.tsv")]
    fn a_name_without_a_row_stops_the_build() {
        row("cas");
    }

    #[test]
    fn what_is_filled_in_stands_where_the_braces_are() {
        assert_eq!(filled("also {};", "{}"), "also {};");
        assert_eq!(filled("{} times", "4"), "4 times");
        assert_eq!(filled(wording!("role-of"), "Ann"), "role of Ann");
    }
}
