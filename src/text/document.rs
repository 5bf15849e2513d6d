//! A text with its tokens, sentences and paragraphs, and what can be asked of it.

use super::phrases::ListedRuns;
use super::{Case, Gap, Paragraph, Sentence, Token, TokenKind};
use crate::lexicon::{List, Lists, Values};
use crate::text::ByteSpan;
use std::cell::OnceCell;
use std::ops::Range;

/// A text with its tokens, sentences and paragraphs. Positions in `tokens` are "token numbers".
#[derive(Debug)]
pub(crate) struct Document<'t> {
    /// The text that was read; in the pipeline the canonical one.
    pub(crate) text: &'t str,
    /// The same text with every capital as given, at the same offsets.
    pub(crate) written: &'t str,
    /// All tokens in order; white space and invisible controls belong to none.
    pub(crate) tokens: Vec<Token>,
    /// All sentences in order; every token is in exactly one.
    pub(crate) sentences: Vec<Sentence>,
    /// All paragraphs in order; every sentence is in exactly one.
    pub(crate) paragraphs: Vec<Paragraph>,
    /// The runs of tokens that are one entry of the lists.
    pub(super) phrases: ListedRuns,
    /// The kind of each token by itself for `crate::weighing`, once it was asked for.
    pub(crate) word_classes: OnceCell<Vec<u64>>,
}

impl Document<'_> {
    /// The letters of a token; empty beyond either end of the text, so that rules can look around
    /// freely (`number.wrapping_sub(1)` included).
    pub(crate) fn word(&self, number: usize) -> &str {
        self.tokens.get(number).and_then(|t| self.text.get(t.start..t.end)).unwrap_or_default()
    }

    /// Whether the token is this word, in whatever case. `word` is lower case with a straight
    /// apostrophe.
    #[inline(never)] // Here and below: asked a thousand times over, each copy is a hundred bytes.
    pub(crate) fn is(&self, number: usize, word: &str) -> bool {
        is_word(self.bytes(number), word)
    }

    /// Whether the token is one of these words, in whatever case.
    #[inline(never)]
    pub(crate) fn is_any(&self, number: usize, words: &[&str]) -> bool {
        let token = self.bytes(number);
        words.iter().any(|word| is_word(token, word))
    }

    fn bytes(&self, number: usize) -> &[u8] {
        let token = self.tokens.get(number);
        token.and_then(|t| self.text.as_bytes().get(t.start..t.end)).unwrap_or_default()
    }

    /// Whether the token is on that word list.
    #[inline(never)]
    pub(crate) fn on(&self, number: usize, list: List) -> bool {
        self.tokens.get(number).is_some_and(|t| t.lists.has(list))
    }

    /// Whether the token is on one of these word lists.
    #[inline(never)]
    pub(crate) fn on_any(&self, number: usize, lists: &[List]) -> bool {
        let token = self.tokens.get(number);
        token.is_some_and(|token| lists.iter().any(|&list| token.lists.has(list)))
    }

    /// What a list states of the token.
    pub(crate) fn stated<T: Copy>(&self, number: usize, of: &Values<T>) -> Option<T> {
        self.tokens.get(number).filter(|token| token.lists.has(of.list))?;
        of.get(self.word(number))
    }

    /// Which kind of token it is; none beyond either end of the text, here and below.
    pub(crate) fn kind(&self, number: usize) -> Option<TokenKind> {
        self.tokens.get(number).map(|t| t.kind)
    }

    /// How the token is written.
    pub(crate) fn case(&self, number: usize) -> Option<Case> {
        self.tokens.get(number).map(|t| t.case)
    }

    /// What stands between the token and the one before.
    pub(crate) fn gap(&self, number: usize) -> Option<Gap> {
        self.tokens.get(number).map(|t| t.gap)
    }

    /// The hash of the token's folded letters, for tables that count words of a text.
    pub(crate) fn key(&self, number: usize) -> Option<u64> {
        self.tokens.get(number).map(|t| t.hash.bits())
    }

    /// Whether the token is a word that begins with a capital letter.
    #[inline(never)]
    pub(crate) fn capital(&self, number: usize) -> bool {
        self.tokens.get(number).is_some_and(Token::is_capital)
    }

    /// Whether the token is a possessive ending: `'s`, or the bare apostrophe of `Charles'`.
    #[inline(never)]
    pub(crate) fn possessive(&self, number: usize) -> bool {
        self.tokens.get(number).is_some_and(|t| t.gap == Gap::None)
            && (self.on(number, List::Possessives)
                || matches!(self.word(number), "'" | "’")
                    && self.word(number.wrapping_sub(1)).ends_with(['s', 'S', 'z', 'x']))
    }

    /// Whether nothing stands between this token and the one before.
    pub(crate) fn joined(&self, number: usize) -> bool {
        self.tokens.get(number).is_some_and(|t| t.gap == Gap::None)
    }

    /// Whether the token and the one before are parts of a word that was cut next to its hyphen:
    /// `Tokyo|-based`, `ex-|Chelsea`.
    pub(crate) fn continues_compound(&self, number: usize) -> bool {
        let (before, word) = (self.word(number.wrapping_sub(1)), self.word(number));
        self.joined(number)
            && (before.len() > 1 && before.ends_with('-') && !before.starts_with('-')
                || word.len() > 1 && word.starts_with('-') && !word.ends_with('-'))
    }

    /// How many tokens the longest entry of that list takes that begins at this token and ends
    /// before `end`; 0 if there is none.
    #[inline(never)]
    pub(crate) fn phrase(&self, list: List, number: usize, end: usize) -> usize {
        let longest = self.phrases(number, end).filter(|(_, lists)| lists.has(list)).last();
        longest.map_or(0, |(length, _)| length)
    }

    /// The lists that have this run of words as one entry.
    #[inline(never)]
    pub(crate) fn listed(&self, run: Range<usize>) -> Lists {
        let whole = self.phrases(run.start, run.end).find(|&(length, _)| length == run.len());
        whole.map_or(Lists::default(), |(_, lists)| lists)
    }

    /// The length in tokens and the lists of every entry that begins at this token and ends before
    /// `end`, the shortest first; the token by itself as well where it is on no list.
    pub(crate) fn phrases(
        &self,
        number: usize,
        end: usize,
    ) -> impl Iterator<Item = (usize, Lists)> + '_ {
        let token = self.tokens.get(number).map(|token| (1, token.lists));
        let longer = self.phrases.at(number).iter().copied();
        token
            .into_iter()
            .chain(longer)
            .take_while(move |&(length, _)| length <= end.saturating_sub(number))
    }

    /// The bytes from the first to the last of these tokens. Empty at the text's end for an empty
    /// range beyond it.
    pub(crate) fn span(&self, tokens: Range<usize>) -> ByteSpan {
        match (self.tokens.get(tokens.start), self.tokens.get(tokens.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => {
                ByteSpan { start: first.start, end: last.end }
            }
            _ => ByteSpan { start: self.text.len(), end: self.text.len() },
        }
    }

    /// The text of a span.
    pub(crate) fn slice(&self, span: ByteSpan) -> &str {
        self.text.get(span.start..span.end).unwrap_or("")
    }

    /// The number of the first token that ends after this byte; the number of tokens if none does.
    pub(crate) fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| t.end <= byte)
    }

    /// The token numbers that a span touches.
    pub(crate) fn tokens_of(&self, span: ByteSpan) -> Range<usize> {
        let first = self.token_at(span.start);
        first..self.tokens.partition_point(|t| t.start < span.end).max(first)
    }

    /// The paragraph that holds the token.
    pub(crate) fn paragraph_at(&self, number: usize) -> Option<&Paragraph> {
        let after = self.paragraphs.partition_point(|p| p.tokens.start <= number);
        self.paragraphs.get(after.checked_sub(1)?)
    }

    /// The token numbers of the dateline that the token stands in.
    pub(crate) fn dateline_at(&self, number: usize) -> Option<Range<usize>> {
        let paragraph = self.paragraph_at(number)?;
        paragraph.dateline.contains(&number).then(|| paragraph.dateline.clone())
    }

    /// The sentences of a paragraph.
    pub(crate) fn sentences_of(&self, paragraph: &Paragraph) -> &[Sentence] {
        self.sentences.get(paragraph.sentences.clone()).unwrap_or_default()
    }

    /// Whether the token is the first word of its sentence, quotation marks left out.
    pub(crate) fn opens(&self, number: usize) -> bool {
        let Some(sentence) = self.sentence_at(number) else { return false };
        (sentence.tokens.start..number).all(|before| self.kind(before) == Some(TokenKind::Sign))
    }

    /// The sentence that holds the token.
    pub(crate) fn sentence_at(&self, number: usize) -> Option<&Sentence> {
        self.sentences.get(self.sentence_of(number))
    }

    /// The sentence that holds the token, by its index into `sentences`.
    pub(crate) fn sentence_of(&self, number: usize) -> usize {
        let after = self.sentences.partition_point(|s| s.tokens.start <= number);
        after.saturating_sub(1)
    }
}

/// Whether these letters are that word, in whatever case. Most are not, which their number says.
#[inline(always)]
fn is_word(letters: &[u8], word: &str) -> bool {
    let more = letters.len().wrapping_sub(word.len());
    (more == 0 || more == MORE_OF_CURLY) && is_same(letters, word)
}

/// A curly apostrophe takes so many bytes more than a straight one.
const MORE_OF_CURLY: usize = '’'.len_utf8() - 1;

#[inline(never)]
fn is_same(letters: &[u8], word: &str) -> bool {
    if letters.len() == word.len() {
        return letters.eq_ignore_ascii_case(word.as_bytes());
    }
    !letters.is_ascii() && is_curly(letters, word)
}

#[cold]
fn is_curly(letters: &[u8], word: &str) -> bool {
    word.split_once('\'').is_some_and(|(before, after)| {
        let (start, rest) = letters.split_at_checked(before.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(before.as_bytes())
            && rest
                .strip_prefix("’".as_bytes())
                .is_some_and(|rest| rest.eq_ignore_ascii_case(after.as_bytes()))
    })
}
