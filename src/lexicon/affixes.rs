//! Lists of endings: which of them does a word end with?

use super::{Folded, List};

/// No list has longer endings than this many letters; longer ones are never found.
const LONGEST_ENDING: usize = 12;

/// The longest ending of a word, the whole of it included, that is on a list of endings.
pub(crate) fn ending(list: List, word: &str) -> Option<&str> {
    let starts = word.char_indices().rev().take(LONGEST_ENDING).map(|(start, _)| start);
    let endings = starts.filter_map(|start| word.get(start..));
    endings.filter(|letters| Folded::word(letters).lists().has(list)).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_on_the_list_counts() {
        let of = |word| ending(List::GenderedEndings, word);
        assert_eq!(of("spokeswoman"), Some("woman"));
        assert_eq!(of("Ombudsman"), Some("man"));
        assert_eq!(of("woman"), Some("woman"));
        assert_eq!([of("manager"), of(""), of("doctor")], [None; 3]);
        assert_eq!(ending(List::AgeEndings, "90-year-old"), Some("-year-old"));
        assert_eq!(ending(List::AgeEndings, "year-old"), None);
    }
}
