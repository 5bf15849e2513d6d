//! A sentence or paragraph that stands twice, as pasting leaves it.
//!
//! Read are sentences of running text and headlines, compared word for word and sign for sign. Not
//! read: what may well be repeated on purpose, which is anything short, a single sentence that stands
//! more than twice (a form, a refrain), what is quoted from elsewhere in the text, a letter that is
//! added in full; and what is only nearly the same.

use super::{Check, CheckInput, Draft, HashIndex};
use crate::contract::{Code, Detail, Severity, Span};
use crate::lexicon::Folded;
use crate::mark::reason;
use crate::text::{ParagraphKind, Sentence, Token, TokenKind};
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    name: "repeated-sentence",
    about: "a sentence or paragraph that stands in the text twice",
    severity: Severity::Warning,
    run,
};

/// A shorter one may be a refrain, a caption or a label.
const FEWEST_WORDS: usize = 10;

/// No quotation has more marks in it.
const MOST_MARKS: usize = 100;

/// What is added in full, and words that say so.
const TEXTS: [&str; 6] = ["letter", "text", "statement", "remarks", "speech", "transcript"];
const HERE: [&str; 6] = ["below", "follows", "following", "attached", "here", ":"];

/// A run of sentences that repeats another.
struct Repeated {
    /// Indices of the first and the last of them among the sentences.
    first: usize,
    last: usize,
    /// Where the sentence that the last one repeats stands.
    of: usize,
    /// The first one's hash.
    hash: u64,
}

fn run(input: &CheckInput) -> Vec<Draft> {
    // Where a sentence stands first, and how often it comes again.
    let (mut seen, mut again) = (HashIndex::default(), HashIndex::default());
    let mut runs: Vec<Repeated> = Vec::new();
    for (index, sentence) in input.document.sentences.iter().enumerate() {
        if sentence.tokens.len() < FEWEST_WORDS || words(input, sentence) < FEWEST_WORDS {
            continue;
        }
        let hash = hash(input, sentence);
        let of = *seen.entry(hash).or_insert(index);
        if of == index {
            continue;
        }
        *again.entry(hash).or_default() += 1;
        if !is_same(input, of, index) || is_quoted_from(input, of, index) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.last + 1 == index && run.of + 1 == of => {
                (run.last, run.of) = (index, of);
            }
            _ => runs.push(Repeated { first: index, last: index, of, hash }),
        }
    }
    let attached = if runs.is_empty() { Vec::new() } else { attachments(input) };
    let mut drafts = Vec::new();
    for run in &runs {
        // A single sentence that stands more than twice.
        let is_form = run.last == run.first && again.get(&run.hash).is_some_and(|times| *times > 1);
        if !is_form && stands_by_mistake(input, run) && !opens_between(&attached, run) {
            drafts.push(draft(input, run));
        }
    }
    drafts
}

/// Whether a letter or text opens between a run and what it repeats.
fn opens_between(attached: &[usize], run: &Repeated) -> bool {
    let next = attached.partition_point(|&opening| opening <= run.of);
    attached.get(next).is_some_and(|&opening| opening < run.first)
}

fn draft(input: &CheckInput, run: &Repeated) -> Draft {
    let span = input.document.span(tokens(input, run.first).start..tokens(input, run.last).end);
    let because = match run.last - run.first + 1 {
        1 => Code::SentenceAgain.into(),
        count => reason::sentences_again(count),
    };
    let (start, end) = (span.start, span.end);
    Draft { spans: Vec::new(), start, end, because, actions: Vec::new(), severity: None }
}

/// The token numbers of the sentence at an index.
fn tokens(input: &CheckInput, sentence: usize) -> Range<usize> {
    input.document.sentences.get(sentence).map_or(0..0, |sentence| sentence.tokens.clone())
}

fn tokens_of<'s>(input: &'s CheckInput, sentence: &Sentence) -> &'s [Token] {
    input.document.tokens.get(sentence.tokens.clone()).unwrap_or_default()
}

fn words(input: &CheckInput, sentence: &Sentence) -> usize {
    tokens_of(input, sentence).iter().filter(|token| token.kind != TokenKind::Sign).count()
}

/// Prose, or a headline come again; entries of lists and captions are alike on purpose.
fn stands_by_mistake(input: &CheckInput, run: &Repeated) -> bool {
    let paragraph = |sentence: usize| input.document.paragraph_at(tokens(input, sentence).start);
    paragraph(run.of).is_some_and(|p| p.kind == ParagraphKind::Headline)
        || paragraph(run.last).is_some_and(|p| input.is_running(p))
}

/// The sentences that announce or open a letter or a text in full, of which what stands before may
/// have told.
fn attachments(input: &CheckInput) -> Vec<usize> {
    let (dear, texts, here) =
        (Folded::word("dear"), TEXTS.map(Folded::word), HERE.map(Folded::word));
    let mut found = Vec::new();
    for (index, sentence) in input.document.sentences.iter().enumerate() {
        let (mut text, mut announced) = (false, false);
        for token in tokens_of(input, sentence) {
            let opens = token.hash == dear && token.is_capital();
            text |= opens || texts.contains(&token.hash);
            announced |= opens || here.contains(&token.hash);
        }
        if text && announced {
            found.push(index);
        }
    }
    found
}

/// One of the two stands in a quotation, which takes its words from the other on purpose.
fn is_quoted_from(input: &CheckInput, one: usize, other: usize) -> bool {
    let quoted = |sentence: usize| {
        let start = input.document.span(tokens(input, sentence)).start;
        let spans = &input.analysis.spans;
        let after = spans.partition_point(|span| span.start <= start);
        // Marks lie within quotations and never the other way round.
        let quote = |span: &&Span| matches!(span.detail, Detail::Quote { .. });
        let before = spans.get(..after).unwrap_or_default();
        let last = before.iter().rev().take(MOST_MARKS).find(quote);
        last.is_some_and(|quote| start < quote.end)
    };
    quoted(one) != quoted(other)
}

fn hash(input: &CheckInput, sentence: &Sentence) -> u64 {
    tokens_of(input, sentence)
        .iter()
        .fold(0, |hash: u64, token| hash.rotate_left(5).wrapping_mul(31) ^ token.hash.bits())
}

fn is_same(input: &CheckInput, one: usize, other: usize) -> bool {
    let letters = |index: usize| tokens(input, index).map(|n| input.document.word(n));
    letters(one).eq(letters(other))
}
