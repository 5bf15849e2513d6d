//! Who speaks a quotation of which nobody named is the speaker, in the text's own words: `one neighbour`, `the
//! report`, `a spokesman for the club`.
//!
//! Asked once the speakers are known. Read is the subject of the verb of speech in the quotation's sentence,
//! whoever stands after `according to` or `by`, who spoke the quotation before, and else whom the sentence
//! is of. The words are a noun phrase from its determiner to its head and what hangs on that by `of`,
//! `for` and the like.
//!
//! Not read: relative clauses, sentences before those of the paragraph.

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

/// No word is looked for further from a quotation, in tokens.
const REACH: usize = 60;

/// So many sentences before its own are asked for whom a pronoun means.
const SENTENCES: usize = 2;

/// Words that begin a noun phrase.
const OPENERS: [&str; 23] = [
    "a", "an", "the", "his", "her", "its", "their", "our", "my", "this", "these", "those", "one",
    "another", "some", "several", "many", "few", "both", "other", "no", "most", "any",
];

/// Those that are one by themselves.
const ALONE: [&str; 6] = ["one", "another", "some", "many", "several", "both"];

/// Words by which more hangs on a noun.
const HANGING: [&str; 8] = ["of", "for", "from", "in", "at", "with", "behind", "on"];

const PRONOUNS: [&str; 5] = ["it", "they", "he", "she", "who"];

/// Who speaks each quotation that `speakers` gives to nobody, by the index of its mark.
pub(crate) fn sources(
    document: &Document,
    marks: &[Mark],
    speakers: &[Option<usize>],
) -> Vec<Option<SpeakerPhrase>> {
    let mut found: Vec<Option<SpeakerPhrase>> = vec![None; marks.len()];
    let nobody =
        |(mark, speaker): (&Mark, &Option<usize>)| mark.kind() == Kind::Quote && speaker.is_none();
    if !marks.iter().zip(speakers).any(nobody) {
        return found;
    }
    let scene = Quotations::new(document, marks);
    let mut before: Option<SpeakerPhrase> = None;
    for (number, (index, quote)) in scene.quotes.iter().enumerate() {
        let somebody = speakers.get(*index).copied().flatten().is_some();
        let source = if somebody { None } else { scene.source(number, quote, before.as_ref()) };
        before.clone_from(&source);
        if let Some(slot) = found.get_mut(*index) {
            *slot = source;
        }
    }
    found
}

struct Quotations<'s> {
    document: &'s Document<'s>,
    /// Marks of quotations: their indices and tokens.
    quotes: Vec<(usize, Range<usize>)>,
    /// Other marks, the same with their kinds.
    others: Vec<(usize, Range<usize>, Kind)>,
}

/// Who does what a verb says.
#[derive(Clone)]
enum Subject {
    Phrase(Range<usize>),
    /// `it`, `they`: whoever was meant before.
    Pronoun,
    /// Somebody with a name.
    Named,
}

impl<'s> Quotations<'s> {
    fn new(document: &'s Document<'s>, marks: &[Mark]) -> Quotations<'s> {
        let (mut quotes, mut others) = (Vec::new(), Vec::new());
        for (index, mark) in marks.iter().enumerate() {
            let tokens = document.tokens_of(mark.span);
            match mark.kind() {
                Kind::Quote => quotes.push((index, tokens)),
                kind => others.push((index, tokens, kind)),
            }
        }
        Quotations { document, quotes, others }
    }

    fn source(
        &self,
        number: usize,
        quote: &Range<usize>,
        before: Option<&SpeakerPhrase>,
    ) -> Option<SpeakerPhrase> {
        let document = self.document;
        let paragraph = document.paragraph_at(quote.start)?.tokens.clone();
        let floor = paragraph.start.max(quote.start.saturating_sub(REACH));
        let from = self.sentence_start(quote.start, floor);
        let limit = paragraph.end.min(quote.end + REACH);
        let to = (quote.end..limit).find(|&n| self.stops(n)).unwrap_or(limit);
        let last = document.word(quote.end.wrapping_sub(2));
        let closed = matches!(last, "." | "…");
        let subject = self.around(quote, from, to, closed);
        let previous = number.checked_sub(1).and_then(|n| self.quotes.get(n));
        let near = previous.is_some_and(|(_, other)| {
            other.end + REACH > quote.start
                && (paragraph.contains(&other.start) || from == paragraph.start)
        });
        let last_end = previous.map_or(0, |(_, other)| other.end).min(from);
        let continued = before.filter(|_| near).cloned();
        match subject.or_else(|| self.subject(from..quote.start, None)) {
            Some(Subject::Phrase(tokens)) => Some(self.linked(tokens)),
            Some(Subject::Named) => None,
            Some(Subject::Pronoun) => self.meant(from, paragraph.start, last_end, continued),
            None => continued.or_else(|| self.earlier(from, paragraph.start)),
        }
    }

    /// Whom a pronoun means: whom the sentences since the last quotation are of, else whoever spoke that.
    #[inline(never)]
    fn meant(
        &self,
        from: usize,
        floor: usize,
        last_end: usize,
        continued: Option<SpeakerPhrase>,
    ) -> Option<SpeakerPhrase> {
        let since = if last_end > floor { self.sentence_end(last_end, from) } else { floor };
        let nearer = if since < from { self.earlier(from, since) } else { None };
        nearer.or(continued).or_else(|| self.earlier(from, floor))
    }

    /// Where the sentence ends that a token stands in, before `limit`.
    fn sentence_end(&self, from: usize, limit: usize) -> usize {
        (from..limit).find(|&n| self.stops(n)).map_or(limit, |stop| stop + 1)
    }

    /// Whom the sentence of a quotation says to speak it.
    #[inline(never)]
    fn around(
        &self,
        quote: &Range<usize>,
        from: usize,
        to: usize,
        closed: bool,
    ) -> Option<Subject> {
        let document = self.document;
        let comma = document.word(quote.end) == ",";
        let after = quote.end + usize::from(comma || document.word(quote.end) == "-");
        let ends_clause = matches!(document.word(quote.end.wrapping_sub(2)), "," | "?" | "!");
        let verb_after = (after..to).find(|&n| self.is_verb(n)).filter(|&n| !closed || n == after);
        let direct = || -> Option<Subject> {
            let verb = verb_after?;
            if verb == after {
                self.phrase_at(verb + 1, to)
            } else {
                self.subject(after..verb, Some(verb))
            }
        };
        if let Some(to_whom) = self.according(after..to) {
            return Some(to_whom);
        }
        // `The plan is “mad”, critics of it say.`
        let last = verb_after.filter(|&verb| {
            let ends = verb + 1 == to || self.mark_at(verb + 1, Kind::Date).is_some();
            ends && (after..verb).rev().take(6).any(|n| document.word(n) == ",")
        });
        if let Some(verb) = last {
            let comma = (after..verb).rev().find(|&n| document.word(n) == ",").unwrap_or(after);
            if let Some(found) = self.subject(comma + 1..verb, Some(verb)) {
                return Some(found);
            }
        }
        let leads = ends_clause || comma || verb_after == Some(after);
        if leads && let Some(found) = direct() {
            return Some(found);
        }
        let verb = (from..quote.start).rev().find(|&n| self.names_it(n));
        if let Some(verb) = verb {
            let by = |range: Range<usize>| {
                let by = range.into_iter().find(|&n| document.is(n, "by"))?;
                self.phrase_at(by + 1, to)
            };
            let passive = verb > from && document.word(verb).ends_with(['d', 'n']);
            let found = by(verb + 1..quote.start.min(verb + 2))
                .or_else(|| by(after..after + 1).filter(|_| passive))
                .or_else(|| self.subject(from..verb, Some(verb)))
                .or_else(|| self.phrase_at(verb + 1, quote.start).filter(|_| verb == from));
            if found.is_some() {
                return found;
            }
        }
        self.according(from..quote.start).or_else(direct)
    }

    /// `according to the report`
    #[inline(never)]
    fn according(&self, range: Range<usize>) -> Option<Subject> {
        let document = self.document;
        let limit = range.end;
        let to =
            range.into_iter().find(|&n| document.is(n, "according") && document.is(n + 1, "to"))?;
        self.phrase_at(to + 2, limit)
    }

    /// The one that the sentences before are of.
    #[inline(never)]
    fn earlier(&self, from: usize, floor: usize) -> Option<SpeakerPhrase> {
        let mut end = from;
        for _ in 0..SENTENCES {
            let last = end.checked_sub(1).filter(|&last| last > floor)?;
            let start = self.sentence_start(last, floor.max(last.saturating_sub(REACH)));
            match self.subject(start..last, None) {
                Some(Subject::Phrase(tokens)) => return Some(self.linked(tokens)),
                Some(Subject::Named) => return None,
                _ => end = start,
            }
        }
        None
    }

    /// The subject of a verb, among these tokens: what stands directly before it, else the first; phrases after a
    /// preposition are none.
    #[inline(never)]
    fn subject(&self, tokens: Range<usize>, verb: Option<usize>) -> Option<Subject> {
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
            let governed = number > tokens.start && self.is_preposition(before);
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

    /// Whether a word may stand between a subject and its verb.
    fn may_part(&self, number: usize) -> bool {
        const WORDS: [&str; 16] = [
            "has", "have", "had", "also", "then", "was", "were", "is", "are", "later", "once",
            "first", "which", "who", "that", ",",
        ];
        self.document.is_any(number, &WORDS) || self.document.word(number).ends_with("ly")
    }

    /// The noun phrase, pronoun or name that begins at a token and ends before `limit`.
    #[inline(never)]
    fn phrase_at(&self, start: usize, limit: usize) -> Option<Subject> {
        let document = self.document;
        let bare = !self.is_opener(start) && self.mark_at(start, Kind::Organization).is_none();
        if document.possessive(start) || bare && document.word(start).ends_with("ing") {
            return None;
        }
        if document.is_any(start, &PRONOUNS) {
            return Some(Subject::Pronoun);
        }
        let mut end = self.simple(start, limit)?;
        if end == start || self.mark_at(end, Kind::Person).is_some() {
            // `President Trump`; but `Barton's spokesman` and `spokesman Barton`
            return self.mark_at(end, Kind::Person).map(|_| Subject::Named);
        }
        for _ in 0..2 {
            let hanging = document.is_any(end, &HANGING).then(|| {
                let name = self.mark_at(end + 1, Kind::Person).map(|(_, tokens)| tokens.end);
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
            let opens = document.is_any(end, &OPENERS);
            if !word
                || opens && end > start && !document.possessive(end - 1) && !self.is_opener(end - 1)
            {
                break;
            }
            let small = !document.capital(end);
            if !opens && (document.on(end, List::FunctionWords) || small && self.is_verb(end)) {
                break;
            }
            let letters = document.word(end);
            let adverb = letters.ends_with("ly");
            let past = small
                && (letters.ends_with("ed") && !letters.contains('-')
                    || document.on(end, List::PastVerbs)
                    || document.is_any(end, &["read", "reads", "states"]));
            if nouns > 0 && small && (past || adverb && !letters.ends_with("family")) {
                break;
            }
            nouns += usize::from(!opens && !adverb && !past);
            end += 1;
        }
        let alone = end == start + 1 && document.is_any(start, &ALONE);
        (nouns > 0 || alone || end == start && self.mark_at(start, Kind::Person).is_some())
            .then_some(end)
    }

    #[inline(never)]
    fn is_opener(&self, number: usize) -> bool {
        self.document.is_any(number, &OPENERS)
    }

    #[inline(never)]
    fn is_preposition(&self, number: usize) -> bool {
        const MORE: [&str; 14] = [
            "to",
            "by",
            "with",
            "about",
            "after",
            "before",
            "against",
            "than",
            "into",
            "over",
            "during",
            "as",
            "between",
            "including",
        ];
        self.document.on(number, List::NamePrepositions) || self.document.is_any(number, &MORE)
    }

    /// The words that name who speaks, with the role or organization that stands for them.
    #[inline(never)]
    fn linked(&self, tokens: Range<usize>) -> SpeakerPhrase {
        // What hangs on a noun is not what it is.
        let own = tokens.clone().find(|&n| n > tokens.start && self.document.is_any(n, &HANGING));
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

    #[inline(never)]
    fn is_verb(&self, number: usize) -> bool {
        let document = self.document;
        document.on(number, List::SpeechVerbs)
            && !document.capital(number)
            && self.quote_at(number).is_none()
    }

    fn names_it(&self, number: usize) -> bool {
        self.is_verb(number)
            || self.document.on(number, List::NamingVerbs) && self.quote_at(number).is_none()
    }

    #[inline(never)]
    fn stops(&self, number: usize) -> bool {
        matches!(self.document.word(number), "." | "!" | "?")
    }

    /// Where the sentence begins that a token stands in; a quotation that ends with a stop ends one.
    #[inline(never)]
    fn sentence_start(&self, to: usize, floor: usize) -> usize {
        let document = self.document;
        let ends = |&n: &usize| {
            let inside = self.quote_at(n).is_some();
            let closes =
                quotation::closes_speech(document.word(n)) && n > floor && self.stops(n - 1);
            if inside { closes } else { self.stops(n) }
        };
        (floor..to).rev().find(ends).map_or(floor, |stop| stop + 1)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Detail, NewsroomLists, Options, analyze};

    /// The words of a text's first source, with the role and the organization that they are.
    fn source(text: &str) -> [String; 3] {
        let analysis = analyze(text, &Options::default(), &[], &NewsroomLists::NONE);
        let source = analysis.spans.iter().find_map(|span| match &span.detail {
            Detail::Quote { source, .. } => source.clone(),
            _ => None,
        });
        let source = source.unwrap_or_else(|| panic!("nobody speaks in {text:?}"));
        let role = source.role.map(|id| analysis.spans[id.index()].text.clone());
        let entry = source.organization.map(|id| analysis.organizations[id.index()].name.clone());
        [source.text, role.unwrap_or_default(), entry.unwrap_or_default()]
    }

    #[test]
    fn what_hangs_on_a_source_is_not_what_it_is() {
        for (text, expected) in [
            (
                "“We heard a loud bang last night,” said a lawyer for Barclays.",
                ["a lawyer for Barclays", "lawyer for Barclays", ""],
            ),
            (
                "“We heard a loud bang last night,” Barclays said in a statement.",
                ["Barclays", "", "Barclays"],
            ),
            (
                "“We heard a loud bang last night,” said the lawyer in the case.",
                ["the lawyer in the case", "lawyer", ""],
            ),
            (
                "“We heard a loud bang last night,” the Barclays report said.",
                ["the Barclays report", "", ""],
            ),
        ] {
            assert_eq!(source(text), expected, "{text}");
        }
    }
}
