//! Bytes to tokens, in one pass.
//!
//! The cuts follow what the later stages need, not a treebank: a possessive ending is a token
//! (`Musa|'s`), other apostrophes and hyphens stay inside a word (`O'Dowd`, `UN-Arab`), numbers
//! are cut at hyphens and slashes (`2025|-|26`), and an abbreviation keeps its full stop (`Gen.`,
//! `U.S.`, `p.m.`), so that a stop left alone ends something.
//!
//! Not read: line structure (only kept as the gap before a token) and sentence ends.

use super::letters::{blank, continues_word, is_letter, joins};
use super::token::{Gap, Token, TokenKind};
use super::{addresses, compounds};
use crate::lexicon::{Folded, List, unseen};

pub(super) fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut joined = Vec::new();
    let mut scan = Scan { text, at: 0, hyphen: false, domain: false, at_sign: text.find('@') };
    let mut gap = Gap::Paragraph;
    while let Some(letter) = scan.peek() {
        if blank(letter).is_some() {
            gap = wider(gap, scan.skip_blank(), tokens.is_empty());
            continue;
        }
        let start = scan.at;
        let kind = scan.token(letter);
        let token = Token::read(text, start, scan.at, kind, gap);
        if kind == TokenKind::Word
            && compounds::is_joined(scan.since(start), token.lists, scan.hyphen)
        {
            joined.push(tokens.len());
        }
        tokens.push(token);
        gap = Gap::None;
    }
    compounds::cut(text, tokens, &joined)
}

fn wider(gap: Gap, breaks: usize, first: bool) -> Gap {
    if first {
        return Gap::Paragraph;
    }
    match (gap, breaks) {
        (Gap::Line | Gap::Paragraph, 1..) | (_, 2..) => Gap::Paragraph,
        (_, 1) => Gap::Line,
        (Gap::None, 0) => Gap::Space,
        (gap, _) => gap,
    }
}

/// No clitic has more letters than this; longer ones are never found.
const LONGEST_CLITIC: usize = 3;

struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// Whether the word read last has a hyphen in it.
    hyphen: bool,
    /// Whether it ends like the name of a website.
    domain: bool,
    /// The first `@` from here on.
    at_sign: Option<usize>,
}

impl Scan<'_> {
    fn peek(&self) -> Option<char> {
        self.peek_from(self.at)
    }

    fn peek_from(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => self.text.get(at..)?.chars().next(),
            None => None,
        }
    }

    /// What is before the current position.
    fn read(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// What has been read from `start` on.
    fn since(&self, start: usize) -> &str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Skips blanks and gives the number of line breaks among them (2 stands for more).
    fn skip_blank(&mut self) -> usize {
        let mut breaks = 0;
        while let Some((c, breaks_line)) = self.peek().and_then(|c| Some((c, blank(c)?))) {
            breaks += usize::from(breaks_line);
            self.at += c.len_utf8();
        }
        breaks.min(2)
    }

    fn token(&mut self, first: char) -> TokenKind {
        if is_letter(first) {
            return self.word();
        }
        if first.is_numeric() {
            return self.number();
        }
        if matches!(first, '\'' | '’') && (self.clitic() || self.particle(first)) {
            return TokenKind::Word;
        }
        if first == '@'
            && let Some(end) = addresses::handle_end(self.text, self.at)
        {
            self.at = end;
            return TokenKind::Address;
        }
        self.at += first.len_utf8();
        if matches!(first, '.' | '-' | '_' | '=' | '*') {
            while self.peek() == Some(first) {
                self.at += 1;
            }
        }
        TokenKind::Sign
    }

    /// Takes a clitic (`'s`, `'re`) after a letter.
    fn clitic(&mut self) -> bool {
        let after_letter = self.read().chars().next_back().is_some_and(continues_word);
        let length = self.clitic_length(self.at);
        if after_letter && length > 0 {
            self.at += length;
        }
        after_letter && length > 0
    }

    /// Takes the `'t` of `van 't Hof`.
    fn particle(&mut self, apostrophe: char) -> bool {
        let end = self.at + apostrophe.len_utf8() + 1;
        let name = self.text.get(end..).and_then(|rest| rest.strip_prefix(' '));
        let word = self.text.get(self.at..end).unwrap_or_default();
        let particle = name.is_some_and(|name| name.starts_with(char::is_uppercase))
            && Folded::word(word).lists().has(List::Particles);
        if particle {
            self.at = end;
        }
        particle
    }

    /// Past a mail address that begins here.
    fn mail_end(&mut self) -> Option<usize> {
        while let Some(sign) = self.at_sign.filter(|&sign| sign < self.at) {
            let next = self.text.get(sign + 1..).unwrap_or_default().find('@');
            self.at_sign = next.map(|ahead| sign + 1 + ahead);
        }
        self.at_sign.and_then(|sign| addresses::mail_end(self.text, self.at, sign))
    }

    /// Bytes of the clitic that begins with the apostrophe at `at`, 0 if there is none.
    fn clitic_length(&self, at: usize) -> usize {
        let Some(apostrophe) = self.peek_from(at) else { return 0 };
        let mut end = at + apostrophe.len_utf8();
        for _ in 0..=LONGEST_CLITIC {
            let Some(letter) = self.peek_from(end).filter(|&c| continues_word(c)) else { break };
            end += letter.len_utf8();
        }
        let clitic = self.text.get(at..end).unwrap_or_default();
        if Folded::word(clitic).lists().has(List::Clitics) { clitic.len() } else { 0 }
    }

    fn word(&mut self) -> TokenKind {
        if let Some(end) = addresses::web_end(self.text, self.at).or_else(|| self.mail_end()) {
            self.at = end;
            return TokenKind::Address;
        }
        let start = self.at;
        (self.hyphen, self.domain) = (false, false);
        loop {
            self.run();
            let Some(sign) = self.peek() else { break };
            let beyond = self.peek_from(self.at + sign.len_utf8());
            let takes = match sign {
                '\'' | '’' => beyond.is_some_and(is_letter) && self.clitic_length(self.at) == 0,
                sign if unseen(sign) => beyond.is_some_and(is_letter),
                '-' | '\u{2010}' | '\u{2011}' => {
                    beyond.is_some_and(|c| continues_word(c) && !joins(c))
                }
                '&' => {
                    beyond.is_some_and(char::is_uppercase)
                        && self.since(start).chars().all(char::is_uppercase)
                }
                '.' if beyond.is_some_and(is_letter)
                    && addresses::is_in_domain(self.text, self.at) =>
                {
                    self.domain = true;
                    true
                }
                '.' => match self.stop(start) {
                    FullStop::Inside => true,
                    FullStop::Last => {
                        self.at += 1;
                        if self.peek() == Some('-')
                            && self.peek_from(self.at + 1).is_some_and(is_letter)
                        {
                            self.hyphen = true;
                            self.at += 1;
                            continue;
                        }
                        break;
                    }
                    FullStop::Apart => false,
                },
                _ => false,
            };
            if !takes {
                break;
            }
            self.hyphen |= sign == '-';
            self.at += sign.len_utf8();
        }
        match addresses::path_end(self.text, self.at).filter(|_| self.domain) {
            Some(end) => {
                self.at = end;
                TokenKind::Address
            }
            None => TokenKind::Word,
        }
    }

    fn run(&mut self) {
        while let Some(c) = self.peek() {
            if !continues_word(c) {
                break;
            }
            self.at += c.len_utf8();
        }
    }

    /// What the full stop at the current position is to the word that began at `start`.
    fn stop(&self, start: usize) -> FullStop {
        let word = self.since(start);
        let part = word.rsplit(['.', '-']).next().unwrap_or(word);
        let single = part.chars().count() == 1;
        let dotted = word.contains('.');
        let beyond = self.peek_from(self.at + 1);
        if single && beyond.is_some_and(is_letter) {
            let after = beyond.and_then(|c| self.peek_from(self.at + 1 + c.len_utf8()));
            if after == Some('.') || dotted && !after.is_some_and(continues_word) {
                return FullStop::Inside;
            }
            // `J.Smith`: the initial is a token of its own.
            return if part.chars().all(char::is_uppercase) {
                FullStop::Last
            } else {
                FullStop::Apart
            };
        }
        if single && dotted {
            return FullStop::Last;
        }
        if single
            && word.chars().all(char::is_uppercase)
            && self.capital_follows()
            && !Folded::word(word).lists().has(List::FirstPersonPronouns)
        {
            return FullStop::Last;
        }
        if self.abbreviation(part) && !self.is_organization(start, word) {
            FullStop::Last
        } else {
            FullStop::Apart
        }
    }

    /// `the SEC`: after an article capitals are no rank, and the stop after them ends the sentence.
    fn is_organization(&self, start: usize, word: &str) -> bool {
        let before = self.text.get(..start).unwrap_or_default();
        word.len() > 2
            && word.bytes().all(|b| b.is_ascii_uppercase())
            && before.strip_suffix(' ').is_some_and(|before| {
                let article = before.rsplit(|c| blank(c).is_some()).next().unwrap_or_default();
                Folded::word(article).lists().has(List::DefiniteArticles)
            })
    }

    /// Whether, after the stop here and spaces, a capital letter stands on the same line.
    fn capital_follows(&self) -> bool {
        let after = self.text.get(self.at + 1..).unwrap_or_default();
        let next = after.trim_start_matches(|c| blank(c) == Some(false));
        next.len() < after.len() && next.starts_with(char::is_uppercase)
    }

    fn abbreviation(&self, word: &str) -> bool {
        if word.len() > 9 {
            return false;
        }
        let lists = Folded::word(&format!("{word}.")).lists();
        let known = [List::Abbreviations, List::Ranks, List::Honorifics];
        if !known.iter().any(|&list| lists.has(list)) {
            return false;
        }
        // Words that are abbreviations only with a capital ("Sat. 3 May", "he sat.") or before a
        // number ("No. 10", "no.").
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        if lists.has(List::AbbreviationsBeforeNumbers) {
            let after = self.text.get(self.at + 1..).unwrap_or_default();
            let rest = after.trim_start_matches([' ', '\u{a0}']);
            return rest.starts_with(|c: char| c.is_ascii_digit());
        }
        capital || lists.has(List::AbbreviationsInLowerCase)
    }

    fn number(&mut self) -> TokenKind {
        loop {
            self.run();
            let Some(sign) = self.peek() else { break };
            let beyond = self.peek_from(self.at + sign.len_utf8());
            let takes = match sign {
                '.' | ',' | ':' => {
                    beyond.is_some_and(|c| c.is_ascii_digit())
                        && self.read().ends_with(|c: char| c.is_ascii_digit())
                }
                sign if unseen(sign) => beyond.is_some_and(is_letter),
                '-' | '\u{2010}' | '\u{2011}' => beyond.is_some_and(is_letter),
                _ => false,
            };
            if !takes {
                break;
            }
            self.at += sign.len_utf8();
        }
        TokenKind::Number
    }
}

enum FullStop {
    /// Continues after it: the first stop of `U.S.`.
    Inside,
    /// Belongs to the word and ends it: `Gen.`, `J.`.
    Last,
    /// A token of its own.
    Apart,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| &text[t.start..t.end]).collect()
    }

    #[test]
    fn cuts_where_the_stages_need_it() {
        for (text, want) in [
            ("Walter O'Dowd III", vec!["Walter", "O'Dowd", "III"]),
            ("Ms Calder’s office", vec!["Ms", "Calder", "’s", "office"]),
            ("Charles' son", vec!["Charles", "'", "son"]),
            ("UN-Arab League", vec!["UN-Arab", "League"]),
            ("U.S.-sided U.S. aid.", vec!["U.S.-sided", "U.S.", "aid", "."]),
            (
                "van 't Hof, ’t Hart, 't was",
                vec!["van", "'t", "Hof", ",", "’t", "Hart", ",", "'", "t", "was"],
            ),
            ("the SEC. Undue Sec. Lee", vec!["the", "SEC", ".", "Undue", "Sec.", "Lee"]),
            ("at 5 p.m. on Oct. 1.", vec!["at", "5", "p.m.", "on", "Oct.", "1", "."]),
            ("Then-Col. Lane sat.", vec!["Then-Col.", "Lane", "sat", "."]),
            ("J. P. Morgan, J.P. Morgan", vec!["J.", "P.", "Morgan", ",", "J.P.", "Morgan"]),
            ("1966-70, 2025–26", vec!["1966", "-", "70", ",", "2025", "–", "26"]),
            ("a 20-year-old 1,200.50", vec!["a", "20-year-old", "1,200.50"]),
            ("don't we're", vec!["don't", "we", "'re"]),
            ("AT&T’s No. 10 no. 5", vec!["AT&T", "’s", "No.", "10", "no.", "5"]),
            ("so... -- ok", vec!["so", "...", "--", "ok"]),
            ("see https://a.example/b. Then", vec!["see", "https://a.example/b", ".", "Then"]),
            (
                "👩‍👩‍👧e\u{301}mile Zola",
                vec!["👩", "\u{200d}", "👩", "\u{200d}", "👧", "e\u{301}mile", "Zola"],
            ),
            ("a\0b\u{202e}c", vec!["a", "b", "c"]),
            (
                "\u{feff}Ka\u{2060}ren Bri\u{ad}ggs\u{feff}.",
                vec!["Ka\u{2060}ren", "Bri\u{ad}ggs", "."],
            ),
        ] {
            assert_eq!(words(text), want, "{text}");
        }
    }

    #[test]
    fn tokens_tile_the_text_with_blanks_between() {
        let text = "Nils Berglund\r\n\r\n“Never,” she said…  ﷺ 日本";
        let mut end = 0;
        for token in tokenize(text) {
            assert!(text[end..token.start].chars().all(|c| blank(c).is_some()));
            assert!(token.start < token.end);
            end = token.end;
        }
    }

    #[test]
    fn gaps_tell_lines_from_paragraphs() {
        let gaps: Vec<Gap> = tokenize("\n a b\r\nc \n \n d,").iter().map(|t| t.gap).collect();
        assert_eq!(gaps, [Gap::Paragraph, Gap::Space, Gap::Line, Gap::Paragraph, Gap::None]);
    }
}
