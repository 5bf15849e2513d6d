//! Lines in capitals, read as if they were not: `PREMIER DUMPS ROADS MINISTER` as `Premier dumps roads
//! minister`, since capitals of a whole line say nothing about its words.
//!
//! A word is written as the rest of the text writes it within its sentences; one that stands nowhere
//! else goes by the lists: words, verbs and positions small, names with a capital; what is on no
//! list is small if it is a frequent word, else a name. Every letter keeps its place and its length
//! in bytes.
//!
//! Not read: texts that are in capitals for the most part, lines of one or two words, and letters
//! that take another number of bytes when they are small.

use crate::lexicon::{Folded, List};
use std::collections::HashMap;
use std::ops::Range;

/// A line of fewer words of two letters may be an acronym or a signature.
const FEWEST_WORDS: usize = 3;

/// The text with its lines in capitals in ordinary writing; nothing if there is none to change.
pub(super) fn truecased(text: &str) -> Option<String> {
    let lines = shouted_lines(text);
    let letters = |part: &str| part.bytes().filter(u8::is_ascii_alphabetic).count();
    let loud: usize = lines.iter().filter_map(|line| text.get(line.clone())).map(letters).sum();
    if loud == 0 || loud * 2 > letters(text) {
        return None;
    }
    let written = WordForms::of(text, &lines);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for line in lines {
        out.push_str(text.get(done..line.start)?);
        written.rewrite(text.get(line.clone())?, &mut out);
        done = line.end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// The bytes of every line that has words and no small letter.
fn shouted_lines(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        // Nearly every line has a small letter among its first few.
        let small =
            line.bytes().any(|b| b.is_ascii_lowercase()) || line.chars().any(char::is_lowercase);
        if !small && words(line).filter(|word| word.len() > 1).count() >= FEWEST_WORDS {
            found.push(range);
        }
    }
    found
}

/// The bytes of every run of letters.
fn words(line: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let ahead = line.get(rest..)?;
        let start = rest + ahead.find(char::is_alphabetic)?;
        let run = line.get(start..)?;
        let end = start + run.find(|c: char| !c.is_alphabetic()).unwrap_or(run.len());
        rest = end;
        Some(start..end)
    })
}

/// How the words of the lines in capitals are written in the rest of the text.
struct WordForms<'t> {
    /// By the word in small letters: how often it is small, how often not, and how it is then.
    words: HashMap<String, (usize, usize, &'t str)>,
}

impl<'t> WordForms<'t> {
    fn of(text: &'t str, lines: &[Range<usize>]) -> WordForms<'t> {
        let mut asked = HashMap::new();
        for line in lines.iter().filter_map(|line| text.get(line.clone())) {
            for word in words(line).filter_map(|word| line.get(word)) {
                asked.insert(word.to_lowercase(), (0, 0, ""));
            }
        }
        let mut written = WordForms { words: asked };
        let mut done = 0;
        for line in lines {
            written.count(text.get(done..line.start).unwrap_or_default());
            done = line.end;
        }
        written.count(text.get(done..).unwrap_or_default());
        written
    }

    fn count(&mut self, part: &'t str) {
        let mut before = 0;
        for range in words(part) {
            let Some(word) = part.get(range.clone()) else { continue };
            let gap = part.get(before..range.start).unwrap_or_default();
            before = range.end;
            // A capital at the start of a sentence says nothing.
            let inside =
                !gap.is_empty() && gap.chars().all(|c| matches!(c, ' ' | ',' | '\'' | '’' | '-'));
            if !inside {
                continue;
            }
            let Some(seen) = self.words.get_mut(&word.to_lowercase()) else { continue };
            if word.starts_with(char::is_uppercase) {
                *seen = (seen.0, seen.1 + 1, word);
            } else {
                seen.0 += 1;
            }
        }
    }

    /// Writes one line in capitals as it would stand in a sentence.
    fn rewrite(&self, line: &str, out: &mut String) {
        let mut done = 0;
        for range in words(line) {
            let gap = line.get(done..range.start).unwrap_or_default();
            let word = line.get(range.clone()).unwrap_or_default();
            let before = line.get(..range.start).unwrap_or_default();
            let after = line.get(range.end..).unwrap_or_default();
            out.push_str(gap);
            out.push_str(&self.truecased(word, before, after, done == 0));
            done = range.end;
        }
        out.push_str(line.get(done..).unwrap_or_default());
    }

    fn truecased(&self, word: &str, before: &str, after: &str, first: bool) -> String {
        let small = word.to_lowercase();
        let same_places =
            small.len() == word.len() && small.chars().count() == word.chars().count();
        if !same_places {
            return word.to_owned();
        }
        if let Some(head) = before.strip_suffix(['\'', '’']) {
            // `ANDREW'S` and `DON'T`, but `O'DOWD`.
            let joined_before = head.ends_with(|c: char| c.is_alphabetic())
                && head.chars().rev().nth(1).is_none_or(|c| !c.is_alphabetic());
            return if joined_before || !head.ends_with(char::is_alphabetic) {
                title(word)
            } else {
                small
            };
        }
        if word.chars().count() == 1 {
            let article = Folded::word(word).lists().has(List::IndefiniteArticles)
                && !first
                && before.ends_with(' ')
                && after.starts_with(' ');
            return if article { small } else { word.to_owned() };
        }
        let (smalls, capitals, form) = self.words.get(&small).copied().unwrap_or_default();
        if smalls > capitals {
            return if first { title(word) } else { small };
        }
        if capitals > 0 && form.len() == word.len() {
            return form.to_owned();
        }
        let lists = Folded::word(word).lists();
        let on = |those: &[List]| those.iter().any(|&list| lists.has(list));
        let is_word = on(&[
            List::CommonWords,
            List::FunctionWords,
            List::SentenceOpeners,
            List::Heads,
            List::PluralHeads,
            List::Modifiers,
            List::SpeechVerbs,
            List::BaseVerbs,
            List::PastVerbs,
            List::PlainAdjectives,
            List::Kinship,
            List::Cardinals,
            List::Ordinals,
            List::DateUnits,
        ]);
        let is_name = on(&[
            List::FirstNames,
            List::Surnames,
            List::Cities,
            List::Countries,
            List::Nationalities,
            List::Months,
            List::Weekdays,
            List::Places,
            List::Organizations,
        ]);
        // `QUITS`: on no list, but a word that is used often.
        let is_used = !is_name && Folded::word(word).cluster() > 0;
        match is_word || is_used {
            true if first => title(word),
            // An acronym that the text does not spell elsewhere.
            _ if on(&[List::RankAcronyms, List::KnownOrganizations])
                && word.len() <= LONGEST_ACRONYM =>
            {
                word.to_owned()
            }
            true => small,
            false => title(word),
        }
    }
}

/// Entries of so few letters are acronyms.
const LONGEST_ACRONYM: usize = 4;

/// `SMITH` → `Smith`.
fn title(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(String::from).unwrap_or_default();
    first + &letters.as_str().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::truecased;

    const STORY: &str = "\nThe premier dumped Roads Minister Dana O'Keefe on Monday, and the ABC says \
        McBride is next. A tunnel memo had been leaked to the paper by an aide, she said.\n";

    #[test]
    fn a_headline_in_capitals_is_written_as_the_story_writes() {
        for (shouted, want) in [
            ("PREMIER DUMPS O'KEEFE OVER TUNNEL MEMO", "Premier Dumps O'Keefe over tunnel memo"),
            ("ABC: MCBRIDE IS NEXT", "ABC: McBride is next"),
            ("MCBRIDE'S AIDE LEAKED A MEMO", "McBride's aide leaked a memo"),
            ("SUSAN CLARK WAS NOT ASKED", "Susan Clark was not asked"),
            ("MAYOR THÉODORE SERGEY QUITS", "Mayor Théodore Sergey quits"),
            ("GENERAL OLUFEKO STAYS AWAY", "General Olufeko stays away"),
            // Two words may be a signature, and a line with small letters is as it is.
            ("ABC NEWS", "ABC NEWS"),
            ("PREMIER DUMPS McBRIDE TODAY", "PREMIER DUMPS McBRIDE TODAY"),
        ] {
            let text = format!("{shouted}{STORY}");
            let read = truecased(&text).unwrap_or_else(|| text.clone());
            assert_eq!(read, format!("{want}{STORY}"));
        }
    }

    #[test]
    fn a_text_in_capitals_stays_as_it_is() {
        assert_eq!(truecased("PREMIER DUMPS ROADS MINISTER\nHE DID NOT SAY WHY.\nShe did."), None);
        assert_eq!(truecased("Nobody shouts here.\nNot here either."), None);
    }
}
