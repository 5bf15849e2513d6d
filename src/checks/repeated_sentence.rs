//! A sentence or paragraph that stands twice, as pasting leaves it.
//!
//! Read are sentences of running text and headlines, compared word for word and sign for sign. Not
//! read: what may well be repeated on purpose, which is anything short, a single sentence that stands
//! more than twice (a form, a refrain), what is quoted from elsewhere in the text, a letter that is
//! added in full; and what is only nearly the same.

use super::{Check, Places, Remark, Story};
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
    /// Places of the first and the last of them among the sentences.
    first: usize,
    last: usize,
    /// Where the sentence that the last one repeats stands.
    of: usize,
    /// The first one's hash.
    hash: u64,
}

fn run(story: &Story) -> Vec<Remark> {
    // Where a sentence stands first, and how often it comes again.
    let (mut seen, mut again) = (Places::new(), Places::new());
    let mut runs: Vec<Repeated> = Vec::new();
    for (place, sentence) in story.document.sentences.iter().enumerate() {
        if sentence.tokens.len() < FEWEST_WORDS || words(story, sentence) < FEWEST_WORDS {
            continue;
        }
        let hash = hash(story, sentence);
        let of = *seen.entry(hash).or_insert(place);
        if of == place {
            continue;
        }
        *again.entry(hash).or_default() += 1;
        if !is_same(story, of, place) || is_quoted_from(story, of, place) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.last + 1 == place && run.of + 1 == of => {
                (run.last, run.of) = (place, of);
            }
            _ => runs.push(Repeated { first: place, last: place, of, hash }),
        }
    }
    let attached = if runs.is_empty() { Vec::new() } else { attachments(story) };
    let mut remarks = Vec::new();
    for run in &runs {
        // A single sentence that stands more than twice.
        let is_form = run.last == run.first && again.get(&run.hash).is_some_and(|times| *times > 1);
        if !is_form && stands_by_mistake(story, run) && !opens_between(&attached, run) {
            remarks.push(remark(story, run));
        }
    }
    remarks
}

/// Whether a letter or text opens between a run and what it repeats.
fn opens_between(attached: &[usize], run: &Repeated) -> bool {
    let next = attached.partition_point(|&opening| opening <= run.of);
    attached.get(next).is_some_and(|&opening| opening < run.first)
}

fn remark(story: &Story, run: &Repeated) -> Remark {
    let span = story.document.span(tokens(story, run.first).start..tokens(story, run.last).end);
    let because = match run.last - run.first + 1 {
        1 => Code::SentenceAgain.into(),
        count => reason::sentences_again(count),
    };
    let (start, end) = (span.start, span.end);
    Remark { spans: Vec::new(), start, end, because, actions: Vec::new() }
}

/// The token numbers of the sentence at a place.
fn tokens(story: &Story, sentence: usize) -> Range<usize> {
    story.document.sentences.get(sentence).map_or(0..0, |sentence| sentence.tokens.clone())
}

fn tokens_of<'s>(story: &'s Story, sentence: &Sentence) -> &'s [Token] {
    story.document.tokens.get(sentence.tokens.clone()).unwrap_or_default()
}

fn words(story: &Story, sentence: &Sentence) -> usize {
    tokens_of(story, sentence).iter().filter(|token| token.kind != TokenKind::Sign).count()
}

/// Prose, or a headline come again; entries of lists and captions are alike on purpose.
fn stands_by_mistake(story: &Story, run: &Repeated) -> bool {
    let paragraph = |sentence: usize| story.document.paragraph_at(tokens(story, sentence).start);
    paragraph(run.of).is_some_and(|p| p.kind == ParagraphKind::Headline)
        || paragraph(run.last).is_some_and(|p| story.is_running(p))
}

/// The sentences that announce or open a letter or a text in full, of which what stands before may
/// have told.
fn attachments(story: &Story) -> Vec<usize> {
    let (dear, texts, here) =
        (Folded::word("dear"), TEXTS.map(Folded::word), HERE.map(Folded::word));
    let mut found = Vec::new();
    for (place, sentence) in story.document.sentences.iter().enumerate() {
        let (mut text, mut announced) = (false, false);
        for token in tokens_of(story, sentence) {
            let opens = token.hash == dear && token.is_capital();
            text |= opens || texts.contains(&token.hash);
            announced |= opens || here.contains(&token.hash);
        }
        if text && announced {
            found.push(place);
        }
    }
    found
}

/// One of the two stands in a quotation, which takes its words from the other on purpose.
fn is_quoted_from(story: &Story, one: usize, other: usize) -> bool {
    let quoted = |sentence: usize| {
        let start = story.document.span(tokens(story, sentence)).start;
        let spans = &story.analysis.spans;
        let behind = spans.partition_point(|span| span.start <= start);
        // Marks lie within quotations and never the other way round.
        let quote = |span: &&Span| matches!(span.detail, Detail::Quote { .. });
        let before = spans.get(..behind).unwrap_or_default();
        let last = before.iter().rev().take(MOST_MARKS).find(quote);
        last.is_some_and(|quote| start < quote.end)
    };
    quoted(one) != quoted(other)
}

fn hash(story: &Story, sentence: &Sentence) -> u64 {
    tokens_of(story, sentence)
        .iter()
        .fold(0, |hash: u64, token| hash.rotate_left(5).wrapping_mul(31) ^ token.hash.bits())
}

fn is_same(story: &Story, one: usize, other: usize) -> bool {
    let letters = |place: usize| tokens(story, place).map(|n| story.document.word(n));
    letters(one).eq(letters(other))
}
