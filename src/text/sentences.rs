//! Tokens to paragraphs and sentences.
//!
//! A line break ends a paragraph, unless the text is hard-wrapped (mail, wire copy): then only an
//! empty line does, and one beside a line that is far too long to be wrapped. In any text a break is
//! none if a small word follows, or a particle comes before: `McKenzie van der⏎Merwe`. A sentence ends at a
//! full stop, question or exclamation mark, with closing quotation marks and brackets taken along,
//! before something that can open a sentence.
//!
//! Not read: what kind of line a paragraph is (`layout`).

use super::quotation;
use super::token::{Gap, Token, TokenKind};
use crate::lexicon::List;
use std::ops::Range;

/// A run of tokens up to its closing punctuation.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Token numbers.
    pub(crate) tokens: Range<usize>,
    /// Most words begin with a capital or are written in capitals: case says little here.
    pub(crate) heading: bool,
}

/// A run of sentences between two breaks.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    /// Indices into `Document::sentences`.
    pub(crate) sentences: Range<usize>,
    /// Token numbers.
    pub(crate) tokens: Range<usize>,
    /// What part of a story it is.
    pub(crate) kind: ParagraphKind,
    /// Token numbers of `KABUL, Afghanistan (AP) —` at its start, the dash included; else empty.
    pub(crate) dateline: Range<usize>,
}

/// The parts of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParagraphKind {
    /// A title line.
    Headline,
    /// `By Rosa Field and Karim Adil, staff writers`.
    Byline,
    /// Everything else.
    Body,
}

pub(super) fn split(text: &str, tokens: &[Token]) -> (Vec<Sentence>, Vec<Paragraph>) {
    let mut breaks = Breaks::of(text);
    let mut sentences = Vec::new();
    let mut paragraphs = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        let rest = tokens.get(start..).unwrap_or_default();
        let parts = rest.windows(2).enumerate().find(|(at, two)| {
            let [before, token] = two else { return true };
            breaks.part(before, token, rest.get(at + 2))
        });
        let inside = parts.map_or(rest.len() - 1, |(at, _)| at);
        let end = start + inside + 1;
        let first = sentences.len();
        split_paragraph(text, tokens, start..end, &mut sentences);
        paragraphs.push(Paragraph {
            sentences: first..sentences.len(),
            tokens: start..end,
            kind: ParagraphKind::Body,
            dateline: start..start,
        });
        start = end;
    }
    (sentences, paragraphs)
}

/// A line of more characters was not cut by a typesetter.
const LONGEST_WRAPPED: usize = 110;
/// A shorter one may be an item of a list.
const SHORTEST_CUT: usize = 40;
/// A line that ends within a name may be as short as this.
const SHORTEST_CUT_IN_A_NAME: usize = 20;
/// In a text that a typesetter cut, hardly more than one line in so many is longer: an address, a
/// caption, a paragraph that came from elsewhere.
const ONE_LONG_IN: usize = 5;
/// With so few lines nothing can be concluded.
const FEWEST_LINES: usize = 5;

/// Which line breaks part paragraphs.
struct Breaks<'t> {
    text: &'t str,
    /// Most breaks are the typesetter's.
    wrapped: bool,
    /// The bytes of the lines that are too long for that, in order.
    long: Vec<Range<usize>>,
    /// Those before this index of `long` are passed.
    passed: usize,
}

impl Breaks<'_> {
    /// A text is wrapped if most of its lines fill 50 to 90 columns and few are longer than 110; a
    /// single long line says nothing about the others.
    fn of(text: &str) -> Breaks<'_> {
        let mut lengths = Vec::new();
        let mut long = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let length = line.trim_end_matches('\r').chars().count();
            if length > LONGEST_WRAPPED {
                long.push(start..start + line.len());
            } else if !line.trim().is_empty() {
                lengths.push(length);
            }
            start += line.len() + 1;
        }
        let lines = lengths.len() + long.len();
        let typical = lengths.len() * 6 / 10;
        let wrapped = lengths.len() >= FEWEST_LINES
            && long.len() * ONE_LONG_IN <= lines
            && (50..=90).contains(lengths.select_nth_unstable(typical).1);
        Breaks { text, wrapped, long, passed: 0 }
    }

    /// Whether a paragraph ends between two neighbours. To be asked of tokens in text order. `after`: the
    /// token after them.
    fn part(&mut self, before: &Token, token: &Token, after: Option<&Token>) -> bool {
        match token.gap {
            Gap::Paragraph => true,
            Gap::Line if self.is_within_sentence(before, token, after) => false,
            Gap::Line => !self.wrapped || self.is_long(before) || self.is_long(token),
            Gap::None | Gap::Space => false,
        }
    }

    /// Whether the words on both sides of a break belong together, and the first line is as long as
    /// lines that are cut.
    fn is_within_sentence(&self, before: &Token, token: &Token, after: Option<&Token>) -> bool {
        let joined = self.is_small(token) && !token.lists.has(List::BylineOpeners);
        let particle = self.is_small(before) && before.lists.has(List::Particles);
        let name = !joined
            && (particle || after.is_some_and(|after| self.is_within_name(before, token, after)));
        (joined || name) && before.kind == TokenKind::Word && {
            let read = self.text.get(..before.end).unwrap_or_default();
            let line = read.rsplit('\n').next().unwrap_or_default();
            let small = |word: &&str| word.starts_with(char::is_lowercase);
            let words = || line.split(' ');
            let shortest = if name { SHORTEST_CUT_IN_A_NAME } else { SHORTEST_CUT };
            (shortest..=LONGEST_WRAPPED).contains(&line.chars().count())
                && (joined || particle || words().filter(small).count() * 2 >= words().count())
        }
    }

    fn is_small(&self, token: &Token) -> bool {
        let word = self.text.get(token.start..token.end).unwrap_or_default();
        token.kind == TokenKind::Word && word.starts_with(char::is_lowercase)
    }

    /// Whether a break stands between a given name or a title and the surname, and the sentence continues
    /// after it: `Dr. Lars⏎Hjelm`.
    fn is_within_name(&self, before: &Token, token: &Token, after: &Token) -> bool {
        const NO_SURNAMES: [List; 8] = [
            List::CommonWords,
            List::SentenceOpeners,
            List::BylineOpeners,
            List::Heads,
            List::PluralHeads,
            List::OrganizationWords,
            List::Countries,
            List::Cities,
        ];
        let leads = before.is_capital()
            && (before.lists.has(List::Honorifics)
                || before.lists.has(List::FirstNames)
                    && !before.lists.has(List::AmbiguousFirstNames));
        let surname = token.is_capital()
            && token.kind == TokenKind::Word
            && (token.lists.has(List::Surnames)
                || NO_SURNAMES.iter().all(|&list| !token.lists.has(list)));
        let continues = matches!(after.gap, Gap::None | Gap::Space)
            && (self.is_small(after) || after.kind == TokenKind::Sign);
        leads && surname && continues
    }

    /// Whether a token stands in a long line; once one is asked of, those before it are forgotten.
    fn is_long(&mut self, token: &Token) -> bool {
        while self.long.get(self.passed).is_some_and(|line| line.end <= token.start) {
            self.passed += 1;
        }
        self.long.get(self.passed).is_some_and(|line| line.contains(&token.start))
    }
}

fn split_paragraph(text: &str, tokens: &[Token], range: Range<usize>, out: &mut Vec<Sentence>) {
    let mut start = range.start;
    for number in range.clone() {
        if number + 1 == range.end || ends_before(text, tokens, start, number + 1) {
            out.push(Sentence {
                tokens: start..number + 1,
                heading: is_heading(tokens.get(start..=number).unwrap_or_default()),
            });
            start = number + 1;
        }
    }
}

/// Whether a sentence that began at `start` ends before the token `next`.
fn ends_before(text: &str, tokens: &[Token], start: usize, next: usize) -> bool {
    let word = |token: &Token| text.get(token.start..token.end).unwrap_or_default();
    let (Some(sentence), Some(following)) = (tokens.get(start..next), tokens.get(next)) else {
        return false;
    };
    if following.gap == Gap::None {
        return false;
    }
    let closes = |token: &&Token| is_closer(word(token)) && token.gap == Gap::None;
    let Some(last) = sentence.iter().rev().find(|token| !closes(token)) else { return false };
    let opens = opens_sentence(word(following), following);
    match word(last) {
        "." | "!" | "?" | "…" | "..." => opens,
        // An abbreviation's stop ends the sentence only before a word that hardly ever follows
        // one inside a sentence: "in the U.S. The", but not "U.S. Senate".
        stopped if stopped.ends_with('.') && last.kind == TokenKind::Word => {
            opens
                && ![List::AbbreviationsBeforeNames, List::Ranks, List::Honorifics]
                    .iter()
                    .any(|&list| last.lists.has(list))
                && following.lists.has(List::SentenceOpeners)
                && stopped.chars().filter(|c| c.is_alphabetic()).count() > 1
        }
        _ => false,
    }
}

fn is_closer(word: &str) -> bool {
    quotation::closes_anything(word) || matches!(word, ")" | "]")
}

fn opens_sentence(word: &str, token: &Token) -> bool {
    token.is_capital()
        || token.kind == TokenKind::Number
        || quotation::opens_speech(word)
        || matches!(word, "(" | "[" | "—" | "–" | "…")
        // A name that is spelled small, or a script without capitals.
        || word.starts_with(|c: char| !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase())
}

fn is_heading(tokens: &[Token]) -> bool {
    let words = || tokens.iter().filter(|t| t.kind == TokenKind::Word);
    let all = words().count();
    let capitals = words().filter(|t| t.is_capital()).count();
    all > 3 && capitals * 10 > all * 7
}

#[cfg(test)]
mod tests {
    use crate::text;

    /// How many paragraphs a text of lines with so many columns each has.
    fn paragraphs(lengths: &[usize]) -> usize {
        let line = |&columns: &usize| "Word ".repeat(columns / 5);
        let lines: Vec<String> = lengths.iter().map(line).collect();
        text::read(&lines.join("\n")).paragraphs.len()
    }

    #[test]
    fn lines_of_a_typesetter_are_one_paragraph() {
        assert_eq!(paragraphs(&[70; 5]), 1);
        assert_eq!(paragraphs(&[70; 4]), 4);
        assert_eq!(paragraphs(&[50; 9]), 1);
        assert_eq!(paragraphs(&[45; 9]), 9);
        assert_eq!(paragraphs(&[90; 9]), 1);
        assert_eq!(paragraphs(&[95; 9]), 9);
    }

    #[test]
    fn a_long_line_is_a_paragraph_and_parts_no_others() {
        assert_eq!(paragraphs(&[70, 70, 70, 110, 70, 70]), 1);
        assert_eq!(paragraphs(&[70, 70, 70, 115, 70, 70]), 3);
        assert_eq!(paragraphs(&[400, 70, 70, 70, 70, 70]), 2);
        // One line in five may be long, two in nine may not.
        assert_eq!(paragraphs(&[300, 70, 70, 70, 70, 70, 70, 70, 70, 300]), 3);
        assert_eq!(paragraphs(&[300, 70, 70, 70, 70, 70, 70, 70, 300]), 9);
    }

    #[test]
    fn a_break_within_a_sentence_parts_nothing() {
        let paragraphs =
            |first: &str, second: &str| text::read(&format!("{first}\n{second}")).paragraphs.len();
        let line = |columns: usize| format!("{}end", "x".repeat(columns - 4) + " ");
        assert_eq!(paragraphs(&line(40), "of it"), 1);
        assert_eq!(paragraphs(&line(39), "of it"), 2);
        assert_eq!(paragraphs(&line(110), "of it"), 1);
        assert_eq!(paragraphs(&line(111), "of it"), 2);
        assert_eq!(paragraphs(&line(60), "Of it"), 2);
        assert_eq!(paragraphs(&line(60), "by Ann Lee"), 2);
        assert_eq!(paragraphs(&(line(60) + "."), "of it"), 2);
        assert_eq!(paragraphs(&(line(60) + " van der"), "Merwe"), 1);
    }

    #[test]
    fn a_sentence_with_more_than_seven_capitals_in_ten_words_is_a_heading() {
        let is_heading = |capitals: usize, small: usize| {
            let text = "Mill ".repeat(capitals) + &"mill ".repeat(small);
            text::read(&text).sentences[0].heading
        };
        assert!(is_heading(8, 2));
        assert!(!is_heading(7, 3));
        assert!(is_heading(4, 0));
        assert!(!is_heading(3, 0));
    }
}
