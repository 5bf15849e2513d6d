//! Where many phrases stand in a text, all found in one pass.
//!
//! A tree of the phrases' bytes; where the text leaves a branch, the search continues at the
//! longest end of what it has read that opens a branch too (Aho and Corasick, 1975). The work is
//! that of reading the phrases once and the text once, and of naming each occurrence.

/// Phrases to be found, by their index in the order in which they were given.
#[derive(Debug)]
pub(crate) struct Search {
    nodes: Vec<Node>,
    /// Where each byte leads from the root, from which most are read.
    from_root: [u32; 256],
}

/// What has been read of some phrases. The others are named by their index among the nodes, which
/// are 0 for none: the root, and so no node's child.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// The byte that leads here.
    byte: u8,
    /// The first of the nodes that continue from here, each of which names the next.
    child: u32,
    sibling: u32,
    /// The longest end of what has been read here that is the beginning of a phrase too.
    fallback: u32,
    /// One more than the number of the phrase that ends here.
    phrase: u32,
    /// The nearest of the fallbacks at which a phrase ends.
    shorter: u32,
}

const ROOT: u32 = 0;
/// No more decisions than these are about words that are the ends of each other; without a bound a
/// thousand of them would be named at each letter of a text that repeats itself.
const MOST_AT_ONE_END: usize = 64;

impl Search {
    /// Prepares a search for phrases, of which none is empty. Of those that are the same the first counts.
    pub(crate) fn of<'p>(phrases: impl Iterator<Item = &'p str>) -> Search {
        Search::with(phrases, |_, _| {})
    }

    /// The same, and says of each phrase by which number it is found: that of the first that is the same.
    pub(crate) fn with<'p>(
        phrases: impl Iterator<Item = &'p str>,
        mut found_as: impl FnMut(usize, usize),
    ) -> Search {
        let mut search = Search { nodes: vec![Node::default()], from_root: [ROOT; 256] };
        for (number, phrase) in (0..).zip(phrases) {
            let mut at = ROOT;
            for byte in phrase.bytes() {
                at = search.grown(at, byte);
            }
            if let Some(node) = search.node_mut(at) {
                node.phrase = if node.phrase > 0 { node.phrase } else { number + 1 };
                found_as(number as usize, node.phrase as usize - 1);
            }
        }
        search.link();
        search
    }

    fn node(&self, at: u32) -> Node {
        self.nodes.get(at as usize).copied().unwrap_or_default()
    }

    fn node_mut(&mut self, at: u32) -> Option<&mut Node> {
        self.nodes.get_mut(at as usize)
    }

    /// The node after a byte, made if there is none.
    fn grown(&mut self, at: u32, byte: u8) -> u32 {
        let known = self.child(at, byte);
        // More nodes than numbers for them: phrases of more bytes than a text can have.
        let Ok(new) = u32::try_from(self.nodes.len()) else { return ROOT };
        if known != ROOT {
            return known;
        }
        self.nodes.push(Node { byte, sibling: self.node(at).child, ..Node::default() });
        if let Some(node) = self.node_mut(at) {
            node.child = new;
        }
        if let Some(slot) = self.from_root.get_mut(usize::from(byte)).filter(|_| at == ROOT) {
            *slot = new;
        }
        new
    }

    /// The node after a byte; the root if there is none.
    fn child(&self, at: u32, byte: u8) -> u32 {
        if at == ROOT {
            return self.from_root.get(usize::from(byte)).copied().unwrap_or(ROOT);
        }
        let mut child = self.node(at).child;
        while child != ROOT && self.node(child).byte != byte {
            child = self.node(child).sibling;
        }
        child
    }

    /// Where the search stands after one more byte.
    fn step(&self, mut at: u32, byte: u8) -> u32 {
        loop {
            let next = self.child(at, byte);
            if next != ROOT || at == ROOT {
                return next;
            }
            at = self.node(at).fallback;
        }
    }

    /// Sets the fallbacks, those of shorter beginnings first.
    fn link(&mut self) {
        let mut depth = vec![ROOT];
        while !depth.is_empty() {
            let mut deeper = Vec::new();
            for at in depth {
                let from = self.node(at);
                let mut child = from.child;
                while child != ROOT {
                    let Node { byte, sibling, .. } = self.node(child);
                    let fallback = if at == ROOT { ROOT } else { self.step(from.fallback, byte) };
                    let after = self.node(fallback);
                    let shorter = if after.phrase > 0 { fallback } else { after.shorter };
                    if let Some(node) = self.node_mut(child) {
                        (node.fallback, node.shorter) = (fallback, shorter);
                    }
                    deeper.push(child);
                    child = sibling;
                }
            }
            depth = deeper;
        }
    }

    /// Calls `each` with the number of a phrase and the byte after it, for every occurrence of
    /// every phrase; occurrences may overlap. Of phrases that end at one byte the
    /// [`MOST_AT_ONE_END`] longest.
    pub(crate) fn occurrences(&self, text: &str, mut each: impl FnMut(usize, usize)) {
        let mut last = 0;
        let mut named = 0;
        self.walk(text, |phrase, end| {
            named = if end == last { named + 1 } else { 1 };
            last = end;
            each(phrase, end);
            named < MOST_AT_ONE_END
        });
    }

    /// Calls `each` with the number of a phrase and the byte after it, of those that end at one byte
    /// the longest first; if it answers no, the shorter ones are passed over.
    pub(crate) fn walk(&self, text: &str, mut each: impl FnMut(usize, usize) -> bool) {
        let mut at = ROOT;
        for (index, byte) in text.bytes().enumerate() {
            at = self.step(at, byte);
            let mut end = at;
            while end != ROOT {
                let Node { phrase, shorter, .. } = self.node(end);
                let is_over = phrase.checked_sub(1).is_some_and(|n| !each(n as usize, index + 1));
                end = if is_over { ROOT } else { shorter };
            }
        }
    }
}

/// Which runs of four bytes a text has, so that phrases that cannot be in it are passed over at once:
/// a file of corrections may be about a thousand other texts.
pub(crate) struct Grams {
    bits: Vec<u64>,
}

impl Grams {
    const BITS: u32 = 20;

    pub(crate) fn of(text: &str) -> Grams {
        let mut grams = Grams { bits: vec![0; 1 << (Grams::BITS - 6)] };
        for gram in text.as_bytes().array_windows() {
            let (word, bit) = Grams::index(*gram);
            if let Some(bits) = grams.bits.get_mut(word) {
                *bits |= bit;
            }
        }
        grams
    }

    /// Whether the text may have the phrase; what is shorter than a gram it may have always.
    pub(crate) fn may_have(&self, phrase: &str) -> bool {
        phrase.as_bytes().array_windows().all(|gram| {
            let (word, bit) = Grams::index(*gram);
            self.bits.get(word).is_some_and(|bits| bits & bit != 0)
        })
    }

    fn index(gram: [u8; 4]) -> (usize, u64) {
        let hash = u32::from_le_bytes(gram).wrapping_mul(0x9e37_79b1) >> (32 - Grams::BITS);
        ((hash >> 6) as usize, 1 << (hash & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occurrences(phrases: &[&str], text: &str) -> Vec<(usize, usize)> {
        let grams = Grams::of(text);
        let wanted: Vec<usize> =
            (0..phrases.len()).filter(|&n| grams.may_have(phrases[n])).collect();
        let search = Search::of(wanted.iter().map(|&number| phrases[number]));
        let mut found = Vec::new();
        search.occurrences(text, |index, end| {
            let number = wanted[index];
            found.push((number, end - phrases[number].len()));
        });
        found.sort_unstable();
        found
    }

    /// The same, by looking at every position.
    fn looked_up(phrases: &[&str], text: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (number, phrase) in phrases.iter().enumerate() {
            let starts = text.char_indices().map(|(start, _)| start);
            found.extend(starts.filter(|&s| text[s..].starts_with(phrase)).map(|s| (number, s)));
        }
        found
    }

    #[test]
    fn of_phrases_that_end_together_the_longest_are_named() {
        let phrases: Vec<String> = (1..=70).map(|length| "a".repeat(length)).collect();
        let phrases: Vec<&str> = phrases.iter().map(String::as_str).collect();
        let found = occurrences(&phrases, &"a".repeat(70));
        let at_the_end = found.iter().filter(|(number, start)| start + number + 1 == 70);
        let named: Vec<usize> = at_the_end.map(|(number, _)| *number).collect();
        assert_eq!(named, (6..70).collect::<Vec<_>>());
    }

    #[test]
    fn every_occurrence_is_found_and_no_other() {
        for (phrases, text) in [
            (&["Ann", "Anna", "nna L", "a"][..], "Anna Lee saw Ann and Annan."),
            (&["he", "she", "his", "hers"][..], "ushers and his heroes"),
            (&["aa", "a", "aaaa"][..], "aaaaaaa"),
            (&["abab", "bab", "ba"][..], "abababa"),
            (&["é", "aé", "“é"][..], "éaé “é” é"),
            (&["same", "other"][..], ""),
            (&[][..], "nothing asked"),
        ] {
            assert_eq!(
                occurrences(phrases, text),
                looked_up(phrases, text),
                "{phrases:?} in {text}"
            );
        }
    }
}
