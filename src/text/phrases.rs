//! Runs of words that are one entry of the lists: `prime minister`, `Lowe's`.
//!
//! Found once for the whole text, since every stage asks for them, and most ask of the same tokens.
//! Not read: entries of one word, which every [`Token`] knows by itself.

use super::{Gap, Token};
use crate::lexicon::{Folded, List, Lists};

/// No list has entries of more words than this; longer ones are never found.
const LONGEST: usize = 6;

/// Every run of two words or more that a list has as one entry.
#[derive(Debug)]
pub(crate) struct ListedRuns {
    /// For each token how many of `found` begin before it; one more for the text's end.
    before: Vec<u32>,
    /// The runs in order of their first tokens, shorter ones first: length in tokens, and lists.
    found: Vec<(usize, Lists)>,
}

impl ListedRuns {
    /// The runs of a text's tokens. Linear: a run ends after six.
    pub(super) fn of(text: &str, tokens: &[Token]) -> ListedRuns {
        let mut found = Vec::new();
        let mut before = vec![0];
        for (number, first) in tokens.iter().enumerate() {
            if first.lists.opens_phrase() {
                let others = tokens.get(number + 1..).unwrap_or_default();
                beginning_with(text, first, others, &mut found);
            }
            before.push(u32::try_from(found.len()).unwrap_or(u32::MAX));
        }
        ListedRuns { before, found }
    }

    /// Those that begin at this token: length in tokens and lists, the shortest first.
    pub(super) fn at(&self, number: usize) -> &[(usize, Lists)] {
        let mut borders = self.before.iter().skip(number).map(|&before| before as usize);
        let (Some(first), Some(end)) = (borders.next(), borders.next()) else { return &[] };
        self.found.get(first..end).unwrap_or_default()
    }
}

/// Adds the runs that begin with `first`, of it and `others`.
fn beginning_with(text: &str, first: &Token, others: &[Token], found: &mut Vec<(usize, Lists)>) {
    let word = |token: &Token| text.get(token.start..token.end).unwrap_or_default();
    let mut hash = first.hash;
    let mut plain = (!word(first).is_ascii()).then(|| Folded::plain(word(first)));
    for (length, next) in (2..=LONGEST).zip(others) {
        let word = word(next);
        let ending = match next.gap {
            // `Lowe's` is one word of a list and two of a text.
            Gap::None if next.lists.has(List::Possessives) => true,
            Gap::None | Gap::Paragraph => break,
            _ => false,
        };
        if plain.is_none() && !word.is_ascii() {
            plain = Some(hash);
        }
        plain =
            plain.map(|plain| if ending { plain.and_ending(word) } else { plain.and_plain(word) });
        hash = if ending { hash.and_ending(word) } else { hash.and(word) };
        let lists = plain.map_or_else(|| hash.lists(), |plain| hash.lists_or(|| plain));
        if !lists.is_empty() {
            found.push((length, lists));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::List;
    use crate::text::read;

    fn length(text: &str, list: List, end: usize) -> usize {
        read(text).phrase(list, 0, end)
    }

    #[test]
    fn the_longest_entry_that_ends_in_time_counts() {
        assert_eq!(length("Aid worker Doe", List::Heads, 3), 2);
        assert_eq!(length("Aid worker Doe", List::Heads, 1), 0);
        assert_eq!(length("president", List::Heads, 1), 1);
        assert_eq!(length("", List::Heads, 1), 0);
    }

    #[test]
    fn a_possessive_ending_is_part_of_an_entry_that_is_written_with_it() {
        let document = read("Lowe's closed. Lowe’s closed.");
        for number in [0, 4] {
            assert!(
                document.listed(number..number + 2).has(List::PossessiveOrganizations),
                "{number}"
            );
        }
    }

    #[test]
    fn accents_are_left_out_word_by_word() {
        for text in ["Fianna Fáil won", "Fianna Fail won", "São Paulo won"] {
            assert!(!read(text).listed(0..2).is_empty(), "{text}");
        }
    }

    #[test]
    fn no_entry_ends_in_the_next_paragraph() {
        assert_eq!(length("aid\n\nworker", List::Heads, 2), 0);
    }
}
