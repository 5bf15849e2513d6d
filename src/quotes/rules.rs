//! Which words between quotation marks the rules take for speech, and whose by the words around them: if somebody
//! is said to say them or if they are a sentence. Words set off for another reason (nicknames, titles of
//! works, scare quotes) are left alone.
//!
//! Not read: what real texts teach of both; see `super::speech` and `people::speakers`.

use super::around::AroundQuotation;
use super::attribution::{AttributionContext, SearchWindow};
use super::pairs::{self, QuotePair};
use crate::contract::Code;
use crate::lexicon::List;
use crate::mark::{Attribution, Mark, SpeakerTie};
use crate::names::NamesAt;
use crate::text::{Document, ParagraphKind, TokenKind, quotation};
use std::ops::Range;

/// Words between quotation marks, and what the rules say of them.
pub(super) struct Quoted {
    pub(super) pair: QuotePair,
    /// The paragraph.
    pub(super) paragraph: Range<usize>,
    /// Whose words they are, and by which construction; none where they seem to be no speech.
    pub(super) rule: Option<(Attribution, Code)>,
    /// Whose by each construction.
    pub(super) ties: Vec<SpeakerTie>,
}

/// All words between quotation marks in text order, nicknames inside names left out.
pub(super) fn read(document: &Document, marks: &[Mark]) -> Vec<Quoted> {
    let view = AttributionContext::new(document, NamesAt::new(document, marks), marks);
    let mut found: Vec<Quoted> = Vec::new();
    let mut in_headlines: Vec<usize> = Vec::new();
    let mut before = Before::default();
    for paragraph in &document.paragraphs {
        let pairs = pairs::in_paragraph(document, paragraph.tokens.clone(), before.carried_over);
        let mut spoken_here = false;
        let mut last_end = paragraph.tokens.start;
        let starts = pairs.iter().map(|pair| pair.tokens.start).skip(1);
        for (pair, next) in pairs.iter().zip(starts.chain([paragraph.tokens.end])) {
            let window = SearchWindow {
                paragraph: paragraph.tokens.clone(),
                before: std::mem::replace(&mut last_end, pair.tokens.end),
                after: next,
            };
            if view.is_within_name(&pair.tokens) || is_called(document, &pair.tokens) {
                continue;
            }
            let position = Position {
                opens: pair.tokens.start == paragraph.tokens.start,
                carried_over: pair.carried_over,
                spoken_here: spoken_here && !view.turns_to_another(&pair.tokens, window.before),
            };
            let ties = AroundQuotation::new(&view, pair, &window).ties();
            let rule = said(document, pair, &ties)
                .unwrap_or_else(|| by_position(document, &pair.tokens, &position, &before));
            spoken_here |= rule.is_some();
            let may_repeat =
                paragraph.kind == ParagraphKind::Headline || pair.tokens == paragraph.tokens;
            let is_nobodys = matches!(rule, None | Some((Attribution::Unnamed, _)));
            if is_nobodys && may_repeat && !is_set_off(document, &pair.tokens) {
                in_headlines.push(found.len());
            }
            found.push(Quoted {
                pair: pair.clone(),
                paragraph: paragraph.tokens.clone(),
                rule,
                ties,
            });
        }
        let carried_over = pairs.last().is_some_and(|pair| pair.carried_over);
        before = Before { carried_over, quoted: spoken_here };
    }
    repeat_in_headlines(document, &in_headlines, &mut found);
    found
}

/// Who is said to say the words; nobody (`Some(None)`) where they are a title or set off by words for it, none
/// where no construction decides.
fn said(
    document: &Document,
    pair: &QuotePair,
    ties: &[SpeakerTie],
) -> Option<Option<(Attribution, Code)>> {
    if is_set_off(document, &pair.tokens) {
        return Some(None);
    }
    let title = is_title(document, &pair.tokens);
    if title && !matches!(pair.last(document), "," | "?" | "!") {
        return Some(None);
    }
    let first = ties.iter().find(|tie| !title || tie.after);
    let attributed = first.map(|&SpeakerTie { said, because, .. }| match said {
        Attribution::Unnamed => (said, Code::SomebodyUnnamed),
        _ => (said, because),
    });
    if title { Some(attributed) } else { attributed.map(Some) }
}

/// `the so-called “…”`
fn is_set_off(document: &Document, tokens: &Range<usize>) -> bool {
    document
        .is_any(tokens.start.wrapping_sub(1), &["so-called", "so-termed", "nicknamed", "dubbed"])
}

/// No nickname or alias has more tokens, its marks included.
const LONGEST_ALIAS: usize = 7;

/// A name between the marks: `known as “the Owl”`, `answers to “Biscuit”`.
fn is_called(document: &Document, tokens: &Range<usize>) -> bool {
    const LONGEST_WORDS: usize = 5;
    let from = tokens.start.saturating_sub(LONGEST_WORDS);
    tokens.len() <= LONGEST_ALIAS
        && (from..tokens.start).any(|n| document.listed(n..tokens.start).has(List::AliasWords))
}

/// Where in its paragraph a quotation stands.
struct Position {
    /// It opens the paragraph.
    opens: bool,
    /// It continues in the next paragraph.
    carried_over: bool,
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
    if position.opens && before.carried_over {
        Some((Attribution::Continued, Code::ContinuesParagraphBefore))
    } else if position.spoken_here {
        Some((Attribution::Continued, Code::ContinuesQuotationBefore))
    } else if position.opens && position.carried_over && !before.quoted {
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
fn repeat_in_headlines(document: &Document, headlines: &[usize], found: &mut [Quoted]) {
    let spoken: Vec<Range<usize>> =
        found.iter().filter(|q| q.rule.is_some()).map(|q| q.pair.tokens.clone()).collect();
    for &headline in headlines {
        let Some(quoted) = found.get_mut(headline) else { continue };
        if let Some(repeated) = repeated(document, &quoted.pair, &spoken) {
            let span = document.span(repeated);
            quoted.rule = Some((Attribution::Repeats(span), Code::StoryQuotesTheseWords));
        }
    }
}

/// The quotation of the story whose words a headline has between its marks.
fn repeated(
    document: &Document,
    headline: &QuotePair,
    spoken: &[Range<usize>],
) -> Option<Range<usize>> {
    let inside = document.slice(document.span(headline.inside())).to_lowercase();
    let words = inside.trim_end_matches([',', '.']);
    // A single word must be the whole quotation there.
    let repeats = |quote: &&Range<usize>| {
        let quote = document.slice(document.span((*quote).clone())).to_lowercase();
        if headline.inside().len() > 1 {
            quote.contains(words)
        } else {
            quote.trim_matches(|c: char| !c.is_alphanumeric()) == words
        }
    };
    let after = spoken.partition_point(|quote| quote.start <= headline.tokens.start);
    let mut read = 0;
    let mut story = spoken.iter().skip(after).take(STORY).take_while(|quote| {
        let span = document.span((*quote).clone());
        read += span.end - span.start;
        read <= LONGEST_STORY
    });
    story.find(repeats).cloned()
}

/// Every word begins with a capital but the smallest: `“Mark of June”`, a title rather than speech.
pub(super) fn is_title(document: &Document, tokens: &Range<usize>) -> bool {
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

/// What the paragraph before leaves open.
#[derive(Default)]
struct Before {
    /// Its last quotation continues here.
    carried_over: bool,
    /// It holds a quotation with a speaker.
    quoted: bool,
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
