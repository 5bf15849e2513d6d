//! A sentence or paragraph that stands twice, as pasting leaves it.
//!
//! Read are sentences, compared word for word and sign for sign. Not read: what may well be repeated
//! on purpose, which is anything short and a single sentence that stands more than twice (a form, a
//! refrain); and what is only nearly the same.

use super::{Check, Remark, Story};
use crate::text::{Sentence, TokenKind};
use std::collections::HashMap;

pub(super) const CHECK: Check = Check {
    name: "repeated-sentence",
    about: "a sentence or paragraph that stands in the text twice",
    run,
};

/// A shorter one may be a refrain, a caption or a label.
const FEWEST_WORDS: usize = 10;
/// A single sentence that stands more often is a form.
const MOST_TIMES: usize = 2;

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

/// Where a sentence stands first, and how often it stands.
struct Seen {
    first: usize,
    times: usize,
}

fn run(story: &Story) -> Vec<Remark> {
    let mut seen: HashMap<u64, Seen> = HashMap::new();
    let mut runs: Vec<Repeated> = Vec::new();
    for (place, sentence) in story.document.sentences.iter().enumerate() {
        if sentence.tokens.len() < FEWEST_WORDS || words(story, sentence) < FEWEST_WORDS {
            continue;
        }
        let hash = hash(story, sentence);
        let known = seen.entry(hash).or_insert(Seen { first: place, times: 0 });
        known.times += 1;
        let of = known.first;
        if of == place || !is_same(story, of, place) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.last + 1 == place && run.of + 1 == of => {
                (run.last, run.of) = (place, of);
            }
            _ => runs.push(Repeated { first: place, last: place, of, hash }),
        }
    }
    runs.retain(|run| run.last > run.first || seen[&run.hash].times <= MOST_TIMES);
    runs.iter().map(|run| remark(story, run)).collect()
}

fn remark(story: &Story, run: &Repeated) -> Remark {
    let sentences = &story.document.sentences;
    let tokens = sentences[run.first].tokens.start..sentences[run.last].tokens.end;
    let span = story.document.span(tokens);
    let message = match run.last - run.first + 1 {
        1 => "this sentence stands in the text before, word for word".to_owned(),
        count => format!("these {count} sentences stand in the text before, word for word"),
    };
    Remark { spans: Vec::new(), start: span.start, end: span.end, message }
}

fn words(story: &Story, sentence: &Sentence) -> usize {
    let tokens = &story.document.tokens[sentence.tokens.clone()];
    tokens.iter().filter(|token| token.kind != TokenKind::Sign).count()
}

fn hash(story: &Story, sentence: &Sentence) -> u64 {
    story.document.tokens[sentence.tokens.clone()]
        .iter()
        .fold(0, |hash: u64, token| hash.rotate_left(5).wrapping_mul(31) ^ token.hash.bits())
}

fn is_same(story: &Story, one: usize, other: usize) -> bool {
    let sentences = &story.document.sentences;
    let letters = |place: usize| sentences[place].tokens.clone().map(|n| story.document.word(n));
    letters(one).eq(letters(other))
}
