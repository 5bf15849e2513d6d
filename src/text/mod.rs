//! The text as the later stages see it: tokens, sentences, paragraphs, and the parts of a news
//! story that are not prose (headline, byline, dateline).
//!
//! Nothing is changed, normalised or dropped: every token is a range of bytes of the original
//! text, so a mark made of tokens is exact whatever stands around it (emoji, combining accents,
//! CRLF, bidirectional controls). Not read here: what words mean. This stage knows only
//! abbreviations, since a full stop can't be understood without them.

pub(crate) mod canonical;
mod furniture;
mod sentences;
mod shouted;
mod token;
mod token_set;
mod tokenize;

pub(crate) use canonical::Canonical;
pub(crate) use sentences::{Paragraph, ParagraphKind, Sentence};
pub(crate) use token::{Case, Gap, Token, TokenKind};
pub(crate) use token_set::TokenSet;

pub(crate) use crate::contract::ByteSpan;
use crate::lexicon::{List, Lists};
use std::ops::Range;

/// A text with its tokens, sentences and paragraphs. Positions in `tokens` are "token numbers".
#[derive(Debug)]
pub(crate) struct Document<'t> {
    /// The text that was read; in the pipeline the canonical one.
    pub(crate) text: &'t str,
    /// The same text with every capital as given, at the same places.
    pub(crate) written: &'t str,
    /// All tokens in order; white space and invisible controls belong to none.
    pub(crate) tokens: Vec<Token>,
    /// All sentences in order; every token is in exactly one.
    pub(crate) sentences: Vec<Sentence>,
    /// All paragraphs in order; every sentence is in exactly one.
    pub(crate) paragraphs: Vec<Paragraph>,
}

/// Reads a text in its canonical writing.
pub(crate) fn read_canonical<'t>(canonical: &'t Canonical) -> Document<'t> {
    Document { written: canonical.written(), ..read(canonical.text()) }
}

/// Reads a text as it stands. Linear in its length.
pub(crate) fn read(text: &str) -> Document<'_> {
    let tokens = tokenize::tokenize(text);
    let (sentences, mut paragraphs) = sentences::split(text, &tokens);
    let mut document = Document { text, written: text, tokens, sentences, paragraphs: Vec::new() };
    furniture::label(&document, &mut paragraphs);
    document.paragraphs = paragraphs;
    document
}

impl Document<'_> {
    /// The letters of a token; empty beyond either end of the text, so that rules can look around
    /// freely (`number.wrapping_sub(1)` included).
    pub(crate) fn word(&self, number: usize) -> &str {
        self.tokens.get(number).and_then(|t| self.text.get(t.start..t.end)).unwrap_or_default()
    }

    /// Whether the token is this word, in whatever case. `word` is lower case with a straight
    /// apostrophe.
    pub(crate) fn is(&self, number: usize, word: &str) -> bool {
        let token = self.word(number);
        token.len() == word.len() && token.eq_ignore_ascii_case(word)
            || token.contains('’') && token.replace('’', "'").eq_ignore_ascii_case(word)
    }

    /// Whether the token is one of these words, in whatever case.
    pub(crate) fn is_any(&self, number: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(number, word))
    }

    /// Whether the token is on that word list.
    pub(crate) fn on(&self, number: usize, list: List) -> bool {
        self.tokens.get(number).is_some_and(|t| t.lists.has(list))
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
    pub(crate) fn capital(&self, number: usize) -> bool {
        self.tokens.get(number).is_some_and(Token::is_capital)
    }

    /// Whether the token is a possessive ending: `'s`, or the bare apostrophe of `Charles'`.
    pub(crate) fn possessive(&self, number: usize) -> bool {
        self.tokens.get(number).is_some_and(|t| t.gap == Gap::None)
            && (self.is(number, "'s")
                || self.is_any(number, &["'", "’"])
                    && self.word(number.wrapping_sub(1)).ends_with(['s', 'S', 'z', 'x']))
    }

    /// Whether nothing stands between this token and the one before.
    pub(crate) fn joined(&self, number: usize) -> bool {
        self.tokens.get(number).is_some_and(|t| t.gap == Gap::None)
    }

    /// How many tokens the longest entry of that list takes that begins at this token and ends
    /// before `end`; 0 if there is none.
    pub(crate) fn phrase(&self, list: List, number: usize, end: usize) -> usize {
        let mut longest = 0;
        self.phrases(number, end, |length, lists| {
            if lists.has(list) {
                longest = length;
            }
        });
        longest
    }

    /// The lists that have this run of words as one entry.
    pub(crate) fn listed(&self, run: Range<usize>) -> Lists {
        let mut whole = Lists::default();
        self.phrases(run.start, run.end, |length, lists| {
            if length == run.len() {
                whole = lists;
            }
        });
        whole
    }

    /// Calls `each` with the length in tokens and the lists of every run of words that begins at this
    /// token and ends before `end`, as far as entries go; the shortest first.
    pub(crate) fn phrases(&self, number: usize, end: usize, mut each: impl FnMut(usize, Lists)) {
        let Some(token) = self.tokens.get(number).filter(|_| number < end) else { return };
        each(1, token.lists);
        if !token.lists.opens_phrase() {
            return;
        }
        let mut hash = token.hash;
        for (length, next) in (2..=LONGEST_PHRASE).zip(number + 1..end.min(self.tokens.len())) {
            if matches!(self.gap(next), Some(Gap::None | Gap::Paragraph)) {
                break;
            }
            hash = hash.and(self.word(next));
            each(length, hash.lists());
        }
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

    /// The sentence that holds the token.
    pub(crate) fn sentence_at(&self, number: usize) -> Option<&Sentence> {
        self.sentences.get(self.sentence_of(number))
    }

    /// The sentence that holds the token, by its place in `sentences`.
    pub(crate) fn sentence_of(&self, number: usize) -> usize {
        let after = self.sentences.partition_point(|s| s.tokens.start <= number);
        after.saturating_sub(1)
    }
}

/// No list has entries of more words than this; longer ones are never found.
const LONGEST_PHRASE: usize = 6;
