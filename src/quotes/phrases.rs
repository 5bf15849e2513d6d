//! Noun phrases for somebody without a name: from the determiner to the head and what hangs on that by `of`, `for` and
//! the like.
//!
//! Not read: relative clauses; whom the words mean.

use super::sentence::stops;
use crate::contract::{ByteSpan, Kind};
use crate::lexicon::List;
use crate::mark::Mark;
use crate::text::{Document, TokenKind, quotation};
use std::ops::Range;

/// The words that name who speaks.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SpeakerPhrase {
    /// Where they stand.
    pub(crate) span: ByteSpan,
    /// The role or organization that they are, by the index of its mark.
    pub(crate) mark: Option<usize>,
}

/// Those that are one by themselves.
const ALONE: [&str; 6] = ["one", "another", "some", "many", "several", "both"];

/// Words by which more hangs on a noun.
const HANGING: [&str; 8] = ["of", "for", "from", "in", "at", "with", "behind", "on"];

/// Those that stand for somebody mentioned before.
const PRONOUNS: [&str; 5] = ["it", "they", "he", "she", "who"];

/// A text with its marks, in which phrases are read.
pub(super) struct PhrasesAround<'s> {
    pub(super) document: &'s Document<'s>,
    /// Marks of quotations: their indices and tokens.
    pub(super) quotes: Vec<(usize, Range<usize>)>,
    /// Other marks, the same with their kinds.
    others: Vec<(usize, Range<usize>, Kind)>,
}

/// Who does what a verb says.
#[derive(Clone)]
pub(super) enum Subject {
    Phrase(Range<usize>),
    /// `it`, `they`: whoever was meant before.
    Pronoun,
    /// Somebody with a name.
    Named,
}

impl<'s> PhrasesAround<'s> {
    pub(super) fn new(document: &'s Document<'s>, marks: &[Mark]) -> PhrasesAround<'s> {
        let (mut quotes, mut others) = (Vec::new(), Vec::new());
        for (index, mark) in marks.iter().enumerate() {
            let tokens = document.tokens_of(mark.span);
            match mark.kind() {
                Kind::Quote => quotes.push((index, tokens)),
                kind => others.push((index, tokens, kind)),
            }
        }
        PhrasesAround { document, quotes, others }
    }

    /// The subject of a verb, among these tokens: what stands directly before it, else the first; phrases after a
    /// preposition are none.
    #[inline(never)]
    pub(super) fn subject(&self, tokens: Range<usize>, verb: Option<usize>) -> Option<Subject> {
        let document = self.document;
        let mut first: Option<Subject> = None;
        let mut last: Option<(Subject, usize)> = None;
        let mut number = tokens.start;
        while number < tokens.end {
            if let Some(quote) = self.quote_at(number) {
                number = quote.end.max(number + 1);
                continue;
            }
            let before = number.wrapping_sub(1);
            let governed = number > tokens.start && document.on(before, List::Prepositions);
            let Some(mut next) = self.phrase_at(number, tokens.end) else {
                number += 1;
                continue;
            };
            let end = match &next {
                Subject::Phrase(phrase) => phrase.end,
                Subject::Pronoun => number + 1,
                Subject::Named => {
                    self.mark_at(number, Kind::Person).map_or(number + 1, |(_, name)| name.end)
                }
            };
            let joined = last.as_ref().filter(|(_, end)| *end == before);
            match (joined, &next) {
                // `drivers and councillors`
                (Some((Subject::Phrase(one), _)), Subject::Phrase(other))
                    if document.on(before, List::Conjunctions) =>
                {
                    next = Subject::Phrase(one.start..other.end);
                    if matches!(&first, Some(Subject::Phrase(only)) if only.start == one.start) {
                        first = Some(next.clone());
                    }
                }
                // `The RMT, a union, said`
                (Some((one, _)), Subject::Phrase(_))
                    if document.word(before) == "," && document.word(end) == "," =>
                {
                    next = one.clone();
                }
                _ => {}
            }
            if !governed {
                first = first.or_else(|| Some(next.clone()));
                last = Some((next, end));
            }
            number = end.max(number + 1);
        }
        let near =
            last.filter(|(_, end)| verb.is_some_and(|verb| (*end..verb).all(|n| self.may_part(n))));
        match (near, first) {
            // `prosecutors said they were investigating`
            (Some((Subject::Pronoun, _)), Some(first)) => Some(first),
            // `The club released a statement saying`
            (Some((_, end)), Some(first))
                if verb == Some(end) && document.word(end).ends_with("ing") =>
            {
                Some(first)
            }
            (Some((near, _)), _) => Some(near),
            (None, first) => first,
        }
    }

    /// Whether by this word more hangs on a noun.
    fn hangs(&self, number: usize) -> bool {
        self.document.on(number, List::Prepositions) && self.document.is_any(number, &HANGING)
    }

    /// Whether a word may stand between a subject and its verb.
    fn may_part(&self, number: usize) -> bool {
        const MORE: [&str; 9] =
            ["then", "was", "were", "is", "are", "first", "which", "who", "that"];
        let word = self.document.word(number);
        self.document.on(number, List::VerbAdverbs)
            || word == ","
            || word.ends_with("ly")
            || self.document.is_any(number, &MORE)
    }

    /// The noun phrase, pronoun or name that begins at a token and ends before `limit`.
    #[inline(never)]
    pub(super) fn phrase_at(&self, start: usize, limit: usize) -> Option<Subject> {
        let document = self.document;
        let bare = !document.on(start, List::PhraseOpeners)
            && self.mark_at(start, Kind::Organization).is_none();
        if document.possessive(start) || bare && document.word(start).ends_with("ing") {
            return None;
        }
        if document.on(start, List::FunctionWords) && document.is_any(start, &PRONOUNS) {
            return Some(Subject::Pronoun);
        }
        let mut end = self.simple(start, limit)?;
        if end == start || self.mark_at(end, Kind::Person).is_some() {
            // `President Trump`; but `Barton's spokesman` and `spokesman Barton`
            return self.mark_at(end, Kind::Person).map(|_| Subject::Named);
        }
        for _ in 0..2 {
            let hanging = self.hangs(end).then(|| {
                let name = self.mark_at(end + 1, Kind::Person).map(|(_, tokens)| tokens.end);
                let name = name.filter(|&name| name <= limit);
                name.or_else(|| self.simple(end + 1, limit)).filter(|&next| next > end + 1)
            });
            let Some(Some(next)) = hanging else { break };
            end = next;
        }
        Some(Subject::Phrase(start..end))
    }

    /// Where a noun phrase without more hanging on it ends; its start where it is a name of a person.
    #[inline(never)]
    fn simple(&self, start: usize, limit: usize) -> Option<usize> {
        let document = self.document;
        let mut end = start;
        let mut nouns = 0;
        while end < limit {
            if let Some((_, name)) = self.mark_at(end, Kind::Person) {
                // `Barton's spokesman`
                if document.possessive(name.end) && name.end + 1 < limit {
                    (end, nouns) = (name.end + 1, nouns + 1);
                    continue;
                }
                break;
            }
            let mark =
                self.mark_at(end, Kind::Organization).or_else(|| self.mark_at(end, Kind::Role));
            if let Some((_, mark)) = mark.filter(|(_, mark)| mark.start == end) {
                (end, nouns) = (mark.end.min(limit), nouns + 1);
                continue;
            }
            if document.possessive(end) && end > start {
                end += 1;
                continue;
            }
            if self.mark_at(end, Kind::Date).is_some() || self.quote_at(end).is_some() {
                break;
            }
            let word = matches!(document.kind(end), Some(TokenKind::Word | TokenKind::Number));
            let opens = document.on(end, List::PhraseOpeners);
            if !word
                || opens
                    && end > start
                    && !document.possessive(end - 1)
                    && !document.on(end - 1, List::PhraseOpeners)
            {
                break;
            }
            let small = !document.capital(end);
            if !opens
                && (document.on(end, List::FunctionWords)
                    || small && document.on(end, List::SpeechVerbs))
            {
                break;
            }
            let letters = document.word(end);
            let adverb = letters.ends_with("ly") && !letters.ends_with("family");
            let past = small
                && (letters.ends_with("ed") && !letters.contains('-')
                    || document.on(end, List::PastVerbs)
                    || document.is_any(end, &["read", "reads", "states"]));
            if nouns > 0 && small && (past || adverb) {
                break;
            }
            nouns += usize::from(!opens && !adverb && !past);
            end += 1;
        }
        let alone = end == start + 1 && document.is_any(start, &ALONE);
        (nouns > 0 || alone || end == start && self.mark_at(start, Kind::Person).is_some())
            .then_some(end)
    }

    /// The words that name who speaks, with the role or organization that stands for them.
    #[inline(never)]
    pub(super) fn linked(&self, tokens: Range<usize>) -> SpeakerPhrase {
        // What hangs on a noun is not what it is.
        let own = tokens.clone().find(|&n| n > tokens.start && self.hangs(n));
        let inside = |mark: &Range<usize>| {
            mark.end <= tokens.end && (mark.end == tokens.end || Some(mark.end) == own)
        };
        let first = self.others.partition_point(|(_, mark, _)| mark.start < tokens.start);
        let of_kind = |wanted: Kind| {
            let from_here = self.others.iter().skip(first);
            let mut within = from_here.take_while(|(_, mark, _)| mark.start < tokens.end);
            within.find(|(_, mark, kind)| *kind == wanted && inside(mark)).map(|(index, ..)| *index)
        };
        let mark = of_kind(Kind::Role).or_else(|| of_kind(Kind::Organization));
        SpeakerPhrase { span: self.document.span(tokens), mark }
    }

    /// The mark of a kind that covers a token: its index and tokens.
    #[inline(never)]
    fn mark_at(&self, number: usize, kind: Kind) -> Option<(usize, Range<usize>)> {
        const NESTED: usize = 5;
        let after = self.others.partition_point(|(_, tokens, _)| tokens.start <= number);
        let near = self.others.get(after.saturating_sub(NESTED)..after)?;
        let of_kind = |(_, tokens, of): &&(usize, Range<usize>, Kind)| {
            *of == kind && tokens.contains(&number)
        };
        near.iter().rev().find(of_kind).map(|(index, tokens, _)| (*index, tokens.clone()))
    }

    #[inline(never)]
    fn quote_at(&self, number: usize) -> Option<Range<usize>> {
        let after = self.quotes.partition_point(|(_, tokens)| tokens.start <= number);
        let (_, tokens) = self.quotes.get(after.checked_sub(1)?)?;
        tokens.contains(&number).then(|| tokens.clone())
    }

    /// Where the sentence begins that a token stands in; a quotation that ends with a stop ends one.
    #[inline(never)]
    pub(super) fn sentence_start(&self, to: usize, floor: usize) -> usize {
        let document = self.document;
        let ends = |&n: &usize| {
            let inside = self.quote_at(n).is_some();
            let closes =
                quotation::closes_speech(document.word(n)) && n > floor && stops(document, n - 1);
            if inside { closes } else { stops(document, n) }
        };
        (floor..to).rev().find(ends).map_or(floor, |stop| stop + 1)
    }
}
