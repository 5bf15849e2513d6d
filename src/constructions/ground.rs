//! What stands where in a sentence, as the steps of a construction read it.

use crate::contract::ByteSpan;
use crate::lexicon::List;
use crate::mark::Attribution;
use crate::text::{Document, Gap, TokenKind};
use std::ops::Range;

/// The most tokens of an entry of a list that is read backward.
const LONGEST_ENTRY: usize = 5;

/// Determiners and possessive pronouns, which belong to no role.
pub(crate) const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "any",
    "every", "each", "another", "no", "some", "whose",
];

/// What is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordRead {
    /// One of these words, in lower case.
    Letters(&'static [&'static str]),
    /// An entry of a list.
    On(List),
    Kind(WordKind),
    /// What only stands around quotations.
    Speech(SpeechRead),
}

/// What is read around a quotation; the ground knows how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SpeechRead {
    /// A verb of saying; after the quotation not `adding`, before it one of naming as well: `called`.
    Verb,
    /// Whatever stands before the next such verb, from the quotation on.
    UpToVerb,
    /// Nothing: whom the words after this name is left.
    Speaker,
    /// All up to another quotation that begins the sentence; its speaker is left.
    QuotationBefore,
    /// A person's name with a possessive ending; it is left.
    Owner,
    /// A word or sign.
    Token,
    /// Nothing: the quotation ends its line, and what is read on stands in the next.
    LineAfter,
    /// Nothing: right after a quotation that ends with a full stop.
    Stopped,
    /// The same with a question or exclamation mark.
    Asked,
    /// The same without stop and comma.
    Bare,
    /// Nothing: there is no verb of saying before the quotation.
    NoVerb,
}

/// A kind of word or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// A person's name; it is left.
    Name,
    /// A person's name.
    Person,
    /// A role.
    Role,
    /// A role whose holders are left.
    Held,
    /// Whoever is the subject of the verb that begins here; left. After the anchor nothing is read.
    Subject,
    /// `him`, `her`; left.
    Pronoun,
    /// `the`, `his`
    Determiner,
    /// `'s`
    Possessive,
    /// An age or year in digits.
    Number,
    /// A word with a capital letter that is in no person's name.
    Capital,
    /// A word that is in no person's name.
    Word,
    Sign,
    /// `elected`, `serving`
    Participle,
    /// Nothing but a space stands between.
    Space,
    /// `(`
    Open,
    /// `)`
    Shut,
    /// The sentence begins or ends here.
    Edge,
}

/// What a pattern leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Left {
    Name(ByteSpan),
    Pronoun(ByteSpan),
    /// Whoever holds the role whose first token this is, which must be known by then: a role after it is not.
    HolderOf(usize),
    /// Somebody who speaks.
    Said(Attribution),
    /// The words for somebody without a name.
    Words(ByteSpan),
}

/// A sentence with its marks.
pub(crate) trait Ground {
    fn document(&self) -> &Document<'_>;
    /// The tokens of the sentence.
    fn sentence(&self) -> Range<usize>;
    /// The tokens and the span of the person's name that a token is in.
    fn person(&self, number: usize) -> Option<(Range<usize>, ByteSpan)>;
    /// Where the role ends that begins at a token.
    fn role_from(&self, number: usize) -> Option<usize>;
    /// Where the role begins that ends before a token.
    fn role_until(&self, number: usize) -> Option<usize>;
    /// The subject of the verb that begins at a token.
    fn subject(&self, verb: usize) -> Option<Left>;
    /// What is read around a quotation: where one continues, and what is left.
    fn speech(
        &self,
        _read: SpeechRead,
        _at: usize,
        _backward: bool,
    ) -> Option<(usize, Option<Left>)> {
        None
    }
}

/// Where one continues after reading from a token on (backward: up to a token), and what is left.
pub(super) fn take(
    ground: &dyn Ground,
    read: WordRead,
    at: usize,
    backward: bool,
) -> Option<(usize, Option<Left>)> {
    let (document, sentence) = (ground.document(), ground.sentence());
    let ends = if backward { at <= sentence.start } else { at >= sentence.end };
    let kind = match read {
        WordRead::Kind(WordKind::Edge) => return ends.then_some((at, None)),
        WordRead::Kind(WordKind::Space) => {
            let near = matches!(document.gap(at), Some(Gap::Space | Gap::Line));
            return near.then_some((at, None));
        }
        WordRead::Kind(WordKind::Subject) => {
            let subject = ground.subject(at)?;
            return Some((if backward { sentence.start } else { at }, Some(subject)));
        }
        WordRead::Speech(read) => return ground.speech(read, at, backward),
        _ if ends => return None,
        WordRead::On(list) => {
            return entry(document, &sentence, list, at, backward).map(|at| (at, None));
        }
        WordRead::Letters(letters) => {
            let (number, after) = beside(at, backward);
            return document.is_any(number, letters).then_some((after, None));
        }
        WordRead::Kind(kind) => kind,
    };
    let (number, after) = beside(at, backward);
    let one = |fits: bool| fits.then_some((after, None));
    match kind {
        WordKind::Name | WordKind::Person => {
            let (tokens, span) = ground.person(number)?;
            let (near, far) =
                if backward { (tokens.end, tokens.start) } else { (tokens.start, tokens.end) };
            let left = (kind == WordKind::Name).then_some(Left::Name(span));
            (near == at).then_some((far, left))
        }
        WordKind::Role | WordKind::Held => {
            let far = if backward { ground.role_until(at) } else { ground.role_from(at) }?;
            let left = (kind == WordKind::Held).then_some(Left::HolderOf(at.min(far)));
            Some((far, left))
        }
        WordKind::Pronoun => {
            let left = Left::Pronoun(document.span(number..number + 1));
            document.is_any(number, &["him", "her"]).then_some((after, Some(left)))
        }
        WordKind::Determiner => {
            // `Barlow's spokesman`: so does the owner's name.
            if backward && document.possessive(number) {
                return ground.person(number.wrapping_sub(1)).map(|(owner, _)| (owner.start, None));
            }
            // `said Rice, 19, whose coach`: the coach is somebody else.
            one(document.on(number, List::FunctionWords)
                && document.is_any(number, DETERMINERS)
                && !document.is(number, "whose"))
        }
        WordKind::Possessive => one(document.possessive(number)),
        WordKind::Number => one(document.word(number).parse::<u16>().is_ok()),
        WordKind::Capital => one(document.capital(number) && ground.person(number).is_none()),
        WordKind::Word => {
            one(document.kind(number) == Some(TokenKind::Word) && ground.person(number).is_none())
        }
        WordKind::Sign => one(document.kind(number) == Some(TokenKind::Sign)),
        WordKind::Participle => {
            let word = document.word(number);
            let ends = word.ends_with("ed") || word.ends_with("ing");
            one(ends && !document.on(number, List::SpeechVerbs))
        }
        WordKind::Open => one(document.word(number) == "("),
        WordKind::Shut => one(document.word(number) == ")"),
        WordKind::Subject | WordKind::Space | WordKind::Edge => None,
    }
}

/// The token that is read, and where one continues after it.
fn beside(at: usize, backward: bool) -> (usize, usize) {
    if backward { (at.wrapping_sub(1), at.wrapping_sub(1)) } else { (at, at + 1) }
}

/// Where an entry of a list ends that begins at a token, or, backward, where one begins that ends before it.
fn entry(
    document: &Document,
    sentence: &Range<usize>,
    list: List,
    at: usize,
    backward: bool,
) -> Option<usize> {
    if !backward {
        let length = document.phrase(list, at, sentence.end);
        return (length > 0).then_some(at + length);
    }
    let first = at.saturating_sub(LONGEST_ENTRY).max(sentence.start);
    (first..at).find(|&start| start + document.phrase(list, start, at) == at)
}
