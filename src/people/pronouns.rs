//! Whom `he` or `she` means, where a quotation's speaker or a role's holder hangs on it.
//!
//! The subject of a news sentence is, as a rule, its first name; a pronoun after it means the same
//! person. So the sentences are read backwards from the pronoun, names inside quotations left out,
//! and the first name of the nearest sentence that has one is taken. A form of address (`Ms`,
//! `Sir`), a word of kinship (`his wife`) or a given name excludes the pronoun that contradicts it.

use super::cast::People;
use crate::contract::{ByteSpan, Kind};
pub(super) use crate::lexicon::Gender;
use crate::lexicon::{List, Values, affixes::ending, values};
use crate::mark::{Content, Mark};
use crate::names::titles;
use crate::text::{Document, ParagraphKind};

/// No pronoun reaches further back than this many names.
const FURTHEST: usize = 30;

static KINSHIP: Values<Gender> = values!("kinship");
static ENDINGS: Values<Gender> = values!("gendered_endings");
static PRONOUNS: Values<Gender> = values!("gendered_pronouns");

/// What a name and the words beside it say: a form of address or a word of kinship
/// before it or set off after it, else the given name.
pub(super) fn gender(document: &Document, span: ByteSpan) -> Option<Gender> {
    address_gender(document, span)
        .or_else(|| kinship_after(document, span))
        .or_else(|| given_name_gender(document, span))
}

/// What the words directly before a name say.
fn address_gender(document: &Document, span: ByteSpan) -> Option<Gender> {
    let number = document.token_at(span.start).checked_sub(1)?;
    // `his wife, Marjorie`, `The sister of the accused, Marjorie Coe`
    let kin = if document.word(number) == "," { number.wrapping_sub(1) } else { number };
    if let Some(gender) = kin_gender(document, kin) {
        return Some(gender);
    }
    let owner =
        (kin.saturating_sub(4)..kin).find(|&n| document.on(n + 1, List::GenitivePrepositions));
    if let Some(owner) = owner.filter(|_| kin < number) {
        return kin_gender(document, owner);
    }
    if !document.on(number, List::Honorifics) && !document.on(number, List::Heads) {
        return None;
    }
    title_gender(document, number)
}

fn kin_gender(document: &Document, number: usize) -> Option<Gender> {
    if !document.on(number, List::Kinship) {
        return None;
    }
    KINSHIP.get(document.word(number))
}

/// `Nora Coe, the injured man's wife,`
fn kinship_after(document: &Document, span: ByteSpan) -> Option<Gender> {
    let comma = document.tokens_of(span).end;
    if document.word(comma) != "," {
        return None;
    }
    let ends = |n: &usize| {
        matches!(document.word(*n), "," | "." | "") || document.on(*n, List::RelativePronouns)
    };
    let end = (comma + 1..comma + 7).find(ends)?;
    kin_gender(document, end - 1)
}

/// By the first word of a name of several words; alone it could be a surname.
fn given_name_gender(document: &Document, span: ByteSpan) -> Option<Gender> {
    let tokens = document.tokens_of(span);
    let first = tokens.start;
    if tokens.len() < 2 {
        None
    } else if document.on(first, List::FemaleGivenNames) {
        Some(Gender::Female)
    } else if document.on(first, List::MaleGivenNames) {
        Some(Gender::Male)
    } else {
        None
    }
}

/// What a title says by itself: `Mrs`, `Sir`, `spokeswoman`.
fn title_gender(document: &Document, number: usize) -> Option<Gender> {
    titles::gender(document, number)
        .or_else(|| ENDINGS.get(ending(List::GenderedEndings, document.word(number))?))
}

/// The names of a text that stand outside quotations, and who they are.
pub(super) struct MentionIndex<'s> {
    document: &'s Document<'s>,
    /// Names with their people, and positions of somebody unnamed that open a sentence, in text
    /// order.
    names: Vec<(ByteSpan, Option<usize>)>,
    /// For each of them who has been named last, itself included.
    last_named: Vec<Option<usize>>,
    /// What is known of each person.
    genders: Vec<Option<Gender>>,
    quotes: Vec<ByteSpan>,
}

impl<'s> MentionIndex<'s> {
    /// `holders`: for each mark the people who hold it, as far as is known. A position with
    /// `the` before it stands for its holder as a name does.
    pub(super) fn new(
        document: &'s Document<'s>,
        marks: &[Mark],
        people: &People,
        holders: &[Vec<usize>],
    ) -> MentionIndex<'s> {
        let quotes: Vec<ByteSpan> =
            marks.iter().filter(|m| m.kind() == Kind::Quote).map(|m| m.span).collect();
        let genders = vec![None; people.cast.len()];
        let mut mention_index =
            MentionIndex { document, names: Vec::new(), last_named: Vec::new(), genders, quotes };
        let mut last = None;
        for ((mark, person), holders) in marks.iter().zip(&people.of_mark).zip(holders) {
            if let Some(known) = person.and_then(|person| mention_index.genders.get_mut(person)) {
                *known = known.or_else(|| gender(document, mark.span));
            }
            let stranger = matches!(&mark.content, Content::Role(parts) if !parts.plural)
                && holders.is_empty()
                && opens_with_a(document, mark.span);
            let position = match (&mark.content, &holders[..]) {
                (Content::Role(_), [only]) if follows_the(document, mark.span) => Some(*only),
                _ => None,
            };
            let person = person.or(position);
            let names_somebody = person.is_some() || stranger;
            if names_somebody
                && !mention_index.is_quoted(mark.span)
                && !is_byline(document, mark.span)
            {
                last = person.or(last);
                mention_index.names.push((mark.span, person));
                mention_index.last_named.push(last);
            }
        }
        mention_index
    }

    /// Whether a span stands inside a quotation.
    pub(super) fn is_quoted(&self, span: ByteSpan) -> bool {
        let quotes = &self.quotes;
        quotes
            .partition_point(|q| q.start <= span.start)
            .checked_sub(1)
            .and_then(|q| quotes.get(q))
            .is_some_and(|quote| quote.end >= span.end)
    }

    /// Whether a name stands in a byline.
    pub(super) fn is_in_byline(&self, span: ByteSpan) -> bool {
        is_byline(self.document, span)
    }

    /// The person whose name stands last before a byte, outside quotations.
    pub(super) fn last_named(&self, byte: usize) -> Option<usize> {
        *self.last_named.get(self.names_before(byte).len().checked_sub(1)?)?
    }

    /// The last person but one named before a byte: who answers.
    pub(super) fn last_named_but(&self, asker: Option<usize>, byte: usize) -> Option<usize> {
        let near = self.names_before(byte).iter().rev().take(FURTHEST);
        near.filter_map(|(_, person)| *person).find(|person| Some(*person) != asker)
    }

    /// Everybody who is named before a byte, outside quotations.
    fn names_before(&self, byte: usize) -> &[(ByteSpan, Option<usize>)] {
        let count = self.names.partition_point(|(span, _)| span.start < byte);
        self.names.get(..count).unwrap_or_default()
    }

    /// Whether nobody is named between two bytes, outside quotations.
    pub(super) fn no_mention_between(&self, from: usize, to: usize) -> bool {
        let first = self.names.partition_point(|(span, _)| span.start < from);
        self.names.get(first).is_none_or(|(span, _)| span.start >= to)
    }

    /// Whether nothing known of a person contradicts the pronoun.
    pub(super) fn may_mean(&self, pronoun: ByteSpan, person: Option<usize>) -> bool {
        let gender = PRONOUNS.get(self.document.slice(pronoun));
        match (person.and_then(|person| self.gender(person)), gender) {
            (Some(known), Some(wanted)) => known == wanted,
            _ => true,
        }
    }

    fn gender(&self, person: usize) -> Option<Gender> {
        self.genders.get(person).copied().flatten()
    }

    /// Whom the pronoun at this position means.
    pub(super) fn resolve_pronoun(&self, pronoun: ByteSpan) -> Option<usize> {
        let token = self.document.token_at(pronoun.start);
        let gender = PRONOUNS.get(self.document.slice(pronoun));
        // `Barlow made him director`: the object is not whom the sentence begins with.
        let from = if self.document.on(token, List::ObjectPronouns) {
            sentence_start(self.document, token)
        } else {
            pronoun.start
        };
        self.subject_before(from, gender)
    }

    /// The last person mentioned before a byte: the first name of the nearest sentence with one.
    pub(super) fn subject_before(&self, byte: usize, gender: Option<Gender>) -> Option<usize> {
        let suits = |person: usize| match (self.gender(person), gender) {
            (Some(known), Some(wanted)) => known == wanted,
            _ => true,
        };
        let before = self.names_before(byte);
        let mut near = before.get(before.len().saturating_sub(FURTHEST)..).unwrap_or_default();
        while let Some((last, _)) = near.last() {
            let sentence = self.sentence(*last);
            let elsewhere = |(span, _): &(ByteSpan, _)| self.sentence(*span) != sentence;
            let first = near.iter().rposition(elsewhere).map_or(0, |other| other + 1);
            let (further, names) = near.split_at_checked(first)?;
            // `Mr Ash's daughter, Joan Ash, said`: an owner is the subject only if nobody else is.
            let owns =
                |span: &ByteSpan| self.document.possessive(self.document.tokens_of(*span).end);
            let fits = |person: &Option<usize>| person.is_none_or(suits);
            // `She succeeded Miss Crook`: the sentence is about whoever was mentioned before it.
            let opening = self.opening_pronoun(sentence);
            let refers_back = opening.is_some() && gender.is_none_or(|g| opening == Some(g));
            let subject = names
                .iter()
                .find(|(span, person)| fits(person) && !owns(span))
                .or_else(|| names.iter().find(|(_, person)| fits(person)))
                .filter(|_| !refers_back);
            if let Some((_, subject)) = subject {
                return *subject;
            }
            near = further;
        }
        None
    }

    /// What `He` or `She` at a sentence's beginning says.
    fn opening_pronoun(&self, sentence: usize) -> Option<Gender> {
        let first = self.document.sentences.get(sentence)?.tokens.start;
        PRONOUNS.get(self.document.word(first))
    }

    fn sentence(&self, name: ByteSpan) -> usize {
        self.document.sentence_of(self.document.token_at(name.start))
    }
}

/// The byte where the sentence of a token begins.
fn sentence_start(document: &Document, token: usize) -> usize {
    let first = document.sentences.get(document.sentence_of(token)).map(|s| s.tokens.start);
    first.and_then(|first| document.tokens.get(first)).map_or(0, |token| token.start)
}

/// `A customs officer`, `One neighbour` at the beginning of a sentence.
fn opens_with_a(document: &Document, role: ByteSpan) -> bool {
    let first = document.token_at(role.start);
    let before = first.wrapping_sub(1);
    let introduces = document.on(before, List::IndefiniteArticles)
        || document.on(before, List::IndefiniteDeterminers);
    introduces
        && document
            .sentences
            .get(document.sentence_of(first))
            .is_some_and(|sentence| sentence.tokens.start == before)
}

/// Whether the words stand in a byline, where nobody is mentioned.
fn is_byline(document: &Document, span: ByteSpan) -> bool {
    let token = document.token_at(span.start);
    document.paragraph_at(token).is_some_and(|p| p.kind == ParagraphKind::Byline)
}

fn follows_the(document: &Document, role: ByteSpan) -> bool {
    document.on(document.token_at(role.start).wrapping_sub(1), List::DefiniteArticles)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of the name in brackets.
    fn said(text: &str) -> Option<Gender> {
        let (start, end) = (text.find('[').expect("a name"), text.find(']').expect("its end") - 1);
        let text = text.replace(['[', ']'], "");
        gender(&crate::text::read(&text), ByteSpan { start, end })
    }

    #[test]
    fn forms_of_address_titles_and_given_names_say_it() {
        for text in [
            "Mrs [Coe] left.",
            "The spokeswoman [Coe] left.",
            "Dame [Zorin Coe] left.",
            "[Helen Coe] left.",
            "his wife, [Zorin Coe], left.",
            "his wife [Zorin Coe] left.",
            "[Zorin Coe], the injured man’s wife, left.",
            "[Zorin Coe], his wife who left.",
            "[Zorin Coe], his wife",
            "[Zorin Coe], the late man’s wife, left.",
            "The sister of the accused, [Zorin Coe], left.",
            "The sister of a younger man, [Zorin Coe], left.",
        ] {
            assert_eq!(said(text), Some(Gender::Female), "{text}");
        }
        for text in
            ["Mr [Coe] left.", "Sir [Zorin Coe] left.", "[Robert Coe] left.", "her husband [Coe]"]
        {
            assert_eq!(said(text), Some(Gender::Male), "{text}");
        }
    }

    #[test]
    fn what_is_further_away_or_of_others_says_nothing() {
        for text in [
            "[Coe] left.",
            "The lawyer [Coe] left.",
            // A surname alone may be anybody's given name.
            "[Helen] left.",
            "[Zorin Coe] left his wife.",
            "[Zorin Coe], the very late man’s wife, left.",
            "[Zorin Coe] and his wife, left.",
            "The sister of the much younger man, [Zorin Coe], left.",
            "The sister of the man met [Zorin Coe].",
            "Mrs Ash met [Zorin Coe].",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
