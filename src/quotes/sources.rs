//! Who speaks a quotation of which nobody named is the speaker, in the text's own words: `one neighbour`, `the
//! report`, `a spokesman for the club`.
//!
//! Asked once the speakers are known. The constructions that say who speaks (`languages/en/constructions/speakers.tsv`)
//! are read once more, for the noun phrases they leave (`super::phrases`). Where none fits: the subject of the
//! quotation's sentence, then who spoke the quotation before, then whom the two sentences before are of.
//!
//! Not read: other paragraphs.

use super::around::AroundQuotation;
use super::attribution::{AttributionContext, SearchWindow};
use super::pairs::QuotePair;
use super::phrases::{PhrasesAround, SpeakerPhrase, Subject};
use super::sentence::stops;
use crate::constructions::{Ground, Left, SpeechRead, matches, speakers::SPEAKERS};
use crate::contract::{ByteSpan, Kind};
use crate::mark::{Attribution, Mark};
use crate::names::NamesAt;
use crate::text::Document;
use std::ops::Range;

/// No word is looked for further from a quotation, in tokens.
const REACH: usize = 60;

/// So many sentences before its own are asked for whom a pronoun means.
const SENTENCES: usize = 2;

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
    let scene = PhrasesAround::new(document, marks);
    let context = AttributionContext::new(document, NamesAt::new(document, marks), marks);
    let mut before: Option<SpeakerPhrase> = None;
    for (number, (index, _)) in scene.quotes.iter().enumerate() {
        let somebody = speakers.get(*index).copied().flatten().is_some();
        let source = if somebody { None } else { scene.source(&context, number, before.as_ref()) };
        before.clone_from(&source);
        if let Some(slot) = found.get_mut(*index) {
            *slot = source;
        }
    }
    found
}

impl PhrasesAround<'_> {
    fn source(
        &self,
        context: &AttributionContext,
        number: usize,
        before: Option<&SpeakerPhrase>,
    ) -> Option<SpeakerPhrase> {
        let document = self.document;
        let (_, quote) = self.quotes.get(number)?;
        let paragraph = document.paragraph_at(quote.start)?.tokens.clone();
        let floor = paragraph.start.max(quote.start.saturating_sub(REACH));
        let from = self.sentence_start(quote.start, floor);
        let previous = number.checked_sub(1).and_then(|n| self.quotes.get(n));
        let near = previous.is_some_and(|(_, other)| {
            other.end + REACH > quote.start
                && (paragraph.contains(&other.start) || from == paragraph.start)
        });
        let last_end = previous.map_or(0, |(_, other)| other.end).min(from);
        let continued = before.filter(|_| near).cloned();
        let next = self.quotes.get(number + 1).map_or(paragraph.end, |(_, next)| next.start);
        let window = SearchWindow {
            before: previous.map_or(0, |(_, other)| other.end).max(paragraph.start),
            after: next.min(paragraph.end),
            paragraph: paragraph.clone(),
        };
        let pair = QuotePair::of(document, quote.clone());
        let around = AroundQuotation::new(context, &pair, &window);
        let subject = SourceGround { around, phrases: self }.subject_of_quotation();
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
        (from..limit).find(|&n| stops(self.document, n)).map_or(limit, |stop| stop + 1)
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
}

/// What stands around a quotation, of which the words for the speaker are asked for.
struct SourceGround<'g> {
    around: AroundQuotation<'g>,
    phrases: &'g PhrasesAround<'g>,
}

impl SourceGround<'_> {
    /// Whom the first construction that fits makes the speaker.
    fn subject_of_quotation(&self) -> Option<Subject> {
        let Range { start, end } = self.around.quote.tokens;
        SPEAKERS.iter().find_map(|row| match matches(row, self, start, end).first()? {
            Left::Words(span) => Some(Subject::Phrase(self.document().tokens_of(*span))),
            Left::Name(_) | Left::Said(Attribution::Nobody) => Some(Subject::Named),
            Left::Pronoun(_) | Left::Said(Attribution::Antecedent) => Some(Subject::Pronoun),
            Left::HolderOf(_) | Left::Said(_) => None,
        })
    }

    fn left(&self, subject: Subject) -> Left {
        match subject {
            Subject::Phrase(tokens) => Left::Words(self.document().span(tokens)),
            Subject::Pronoun => Left::Said(Attribution::Antecedent),
            Subject::Named => Left::Said(Attribution::Nobody),
        }
    }
}

impl Ground for SourceGround<'_> {
    fn document(&self) -> &Document<'_> {
        self.around.document()
    }

    fn sentence(&self) -> Range<usize> {
        self.around.sentence()
    }

    fn person(&self, number: usize) -> Option<(Range<usize>, ByteSpan)> {
        self.around.person(number)
    }

    fn role_from(&self, number: usize) -> Option<usize> {
        self.around.role_from(number)
    }

    fn role_until(&self, number: usize) -> Option<usize> {
        self.around.role_until(number)
    }

    fn subject(&self, verb: usize) -> Option<Left> {
        let clause = self.around.clause_of(verb)..verb;
        self.phrases.subject(clause, Some(verb)).map(|subject| self.left(subject))
    }

    fn speech(&self, read: SpeechRead, at: usize, backward: bool) -> Option<(usize, Option<Left>)> {
        if read != SpeechRead::Speaker {
            return self.around.speech(read, at, backward);
        }
        let subject = self.phrases.phrase_at(at, self.around.limit_of(at))?;
        Some((at, Some(self.left(subject))))
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
