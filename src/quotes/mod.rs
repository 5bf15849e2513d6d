//! Direct quotations and the words that say whose they are.
//!
//! A quotation is what stands between quotation marks (straight, curly, single, guillemets), one
//! mark for each unbroken run, if somebody is said to say it or if it is a sentence. Words set off
//! for another reason (nicknames, titles of works, scare quotes) are left alone.
//!
//! Not read: reported speech without quotation marks; quotations inside quotations.

mod attribution;
mod pairs;

use crate::contract::Code;
use crate::mark::{Attribution, Content, Mark};
use crate::names::NamesAt;
use crate::text::{Document, ParagraphKind, TokenKind, quotation};
use std::ops::Range;

/// Proposes every quotation of a text. `marks` are the names and roles already found.
pub(crate) fn propose(document: &Document, marks: &[Mark]) -> Vec<Mark> {
    let view = attribution::AttributionContext::new(document, NamesAt::new(document, marks), marks);
    let mut proposals: Vec<Mark> = Vec::new();
    let mut in_headlines: Vec<Range<usize>> = Vec::new();
    let mut before = Before::default();
    for paragraph in &document.paragraphs {
        let pairs = pairs::in_paragraph(document, paragraph.tokens.clone(), before.unclosed);
        let mut spoken_here = false;
        let mut last_end = paragraph.tokens.start;
        let starts = pairs.iter().map(|pair| pair.tokens.start).skip(1);
        for (pair, next) in pairs.iter().zip(starts.chain([paragraph.tokens.end])) {
            let window = attribution::SearchWindow {
                paragraph: paragraph.tokens.clone(),
                before: std::mem::replace(&mut last_end, pair.tokens.end),
                after: next,
            };
            if view.is_within_name(&pair.tokens) {
                continue;
            }
            if document.is_any(
                pair.tokens.start.wrapping_sub(1),
                &["so-called", "so-termed", "nicknamed", "dubbed"],
            ) {
                continue;
            }
            let title = is_title(document, &pair.tokens);
            let attributed = if title {
                view.attribution_after(&pair.tokens, &window)
                    .filter(|_| has_comma(document, &pair.tokens))
            } else {
                view.attribution(&pair.tokens, &window)
            };
            if title && attributed.is_none() {
                continue;
            }
            let position = Position {
                opens: pair.tokens.start == paragraph.tokens.start,
                unclosed: pair.unclosed,
                spoken_here,
            };
            let found =
                attributed.or_else(|| by_position(document, &pair.tokens, &position, &before));
            match found {
                Some((attribution, because)) => {
                    spoken_here = attribution != Attribution::Nobody;
                    proposals.push(mark(document, &pair.tokens, attribution, because));
                }
                None if paragraph.kind == ParagraphKind::Headline
                    || pair.tokens == paragraph.tokens =>
                {
                    in_headlines.push(pair.tokens.clone());
                }
                None => {}
            }
        }
        before = Before { unclosed: pairs.last().is_some_and(|p| p.unclosed), quoted: spoken_here };
    }
    repeat_in_headlines(document, &in_headlines, &mut proposals);
    proposals
}

/// Where in its paragraph a quotation stands.
struct Position {
    /// It opens the paragraph.
    opens: bool,
    /// The paragraph ends before a closing mark comes.
    unclosed: bool,
    /// A quotation before it in the paragraph has a speaker.
    spoken_here: bool,
}

/// Whose words a quotation is by its position, if no verb of saying decides.
fn by_position(
    document: &Document,
    tokens: &Range<usize>,
    position: &Position,
    before: &Before,
) -> Option<(Attribution, Code)> {
    if position.opens && before.unclosed {
        Some((Attribution::Continued, Code::ContinuesParagraphBefore))
    } else if position.spoken_here {
        Some((Attribution::Continued, Code::ContinuesQuotationBefore))
    } else if position.opens && position.unclosed && !before.quoted {
        Some((Attribution::ContinuesNext, Code::ContinuesInNextParagraph))
    } else if !is_sentence(document, tokens) {
        None
    } else if position.opens && before.quoted {
        Some((Attribution::Dialogue, Code::ParagraphAfterQuotation))
    } else {
        Some((Attribution::Antecedent, Code::SentenceAfterMention))
    }
}

/// So many quotations after a headline are its story's.
const STORY: usize = 60;

/// Nor are words looked for beyond so many bytes of them.
const LONGEST_STORY: usize = 20_000;

/// A headline's words between quotation marks are a quotation if the story quotes them.
fn repeat_in_headlines(document: &Document, headlines: &[Range<usize>], proposals: &mut Vec<Mark>) {
    let inside = |tokens: &Range<usize>| {
        document.slice(document.span(tokens.start + 1..tokens.end - 1)).to_lowercase()
    };
    let quoted = proposals.len();
    for tokens in headlines {
        let words = inside(tokens);
        let words = words.trim_end_matches([',', '.']);
        // A single word must be the whole quotation there.
        let repeats = |quote: &&Mark| {
            let quote = document.slice(quote.span).to_lowercase();
            if tokens.len() > 3 {
                quote.contains(words)
            } else {
                quote.trim_matches(|c: char| !c.is_alphanumeric()) == words
            }
        };
        let start = document.span(tokens.clone()).start;
        let quotes = proposals.get(..quoted).unwrap_or_default();
        let after = quotes.partition_point(|quote| quote.span.start < start);
        let mut read = 0;
        let mut story = quotes.iter().skip(after).take(STORY).take_while(|quote| {
            read += quote.span.end - quote.span.start;
            read <= LONGEST_STORY
        });
        let found = story.find(repeats).map(|quote| quote.span);
        if let Some(span) = found {
            let because = Code::StoryQuotesTheseWords;
            proposals.push(mark(document, tokens, Attribution::Repeats(span), because));
        }
    }
}

/// Every word begins with a capital but the smallest: `“Mark of June”`, a title rather than speech.
fn is_title(document: &Document, tokens: &Range<usize>) -> bool {
    const SMALL: [&str; 14] =
        ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"];
    let mut words =
        tokens.clone().filter(|&n| document.kind(n) == Some(TokenKind::Word)).peekable();
    let first = words.peek().copied();
    let (mut count, mut capitals) = (0, 0);
    for number in words {
        let capital = document.capital(number);
        if !capital && !document.is_any(number, &SMALL) && !document.possessive(number) {
            return false;
        }
        count += 1;
        capitals += usize::from(capital);
    }
    count > 1 && capitals > 1 && first.is_some_and(|n| document.capital(n))
}

fn has_comma(document: &Document, tokens: &Range<usize>) -> bool {
    matches!(document.word(tokens.end - 2), "," | "?" | "!")
}

/// What the paragraph before leaves open.
#[derive(Default)]
struct Before {
    /// Its last quotation has no closing mark: the speaker continues.
    unclosed: bool,
    /// It holds a quotation with a speaker.
    quoted: bool,
}

fn mark(
    document: &Document,
    tokens: &Range<usize>,
    attribution: Attribution,
    because: Code,
) -> Mark {
    let confidence = if attribution == Attribution::Nobody { 0.6 } else { 0.95 };
    Mark {
        span: document.span(tokens.clone()),
        confidence,
        because: vec![because.into()],
        content: Content::Quote(attribution),
    }
}

/// At least three words and a closing stop or comma inside: not a title, not a scare quote.
fn is_sentence(document: &Document, tokens: &Range<usize>) -> bool {
    let words = tokens.clone().filter(|&n| document.kind(n) == Some(TokenKind::Word)).count();
    let ends = tokens
        .clone()
        .rev()
        .skip_while(|&n| quotation::closes_speech(document.word(n)))
        .take(1)
        .any(|n| matches!(document.word(n), "." | "," | "!" | "?" | "…" | "..."));
    words >= 3 && ends
}
