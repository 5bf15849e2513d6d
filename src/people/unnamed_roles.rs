//! Whom a position without a name means: `the judge`, `the former treasurer`, `Premier digs in`.
//!
//! What a text says of its people is gathered first: each position that one person holds. A
//! position that nobody near it holds is then, in this order,
//!
//! 1. another word for the position that it is set off after: `The judge, a former senator,`;
//! 2. a position that the text gives to one person: the same words, an abbreviation (`PM`), or
//!    another word for the position (`judge` for Mr Justice Hallam); before it, or else after it;
//! 3. a new description of whoever was mentioned last: `the Portuguese striker`, `…,” says the
//!    farmer`, `the former midfielder`;
//! 4. in the first sentence of a story, the first person named after it (`A former treasurer was
//!    jailed …`).
//!
//! Not read: positions in the plural, and positions of somebody else's (`Barton's lawyer`).

use super::cast::{CastMember, People};
use super::link_table::Links;
use super::pronouns::MentionIndex;
use super::role_index::{KnownRole, RoleIndex, only_person};
use super::role_words::{
    is_below_the_top, is_courtesy, is_hyphened, is_lesser, is_on, key, last_word, same_position,
    words_of,
};
use crate::contract::{ByteSpan, RoleStatus};
use crate::lexicon::List;
use crate::lexicon::affixes::ending;
use crate::mark::{Content, Mark, Reason, RoleParts, reason};
use crate::text::{Document, Paragraph, ParagraphKind, Sentence};
use std::collections::{HashMap, HashSet};

/// A lead's person is named within this many sentences.
const LEAD_REACHES: usize = 6;

/// Ties positions without a name to people. `speaking` are the roles that stand for a speaker.
pub(super) fn resolve(
    document: &Document,
    marks: &[Mark],
    people: &People,
    mention_index: &MentionIndex,
    speaking: &HashSet<ByteSpan>,
    links: &mut Links,
) {
    let mut resolver = Resolver::new(document, marks, people, mention_index);
    for (index, mark) in marks.iter().enumerate() {
        if let (Content::Role(parts), [only]) = (&mark.content, links.holders(index)) {
            resolver.known.insert(document, (index, mark), parts, *only);
        }
    }
    // Headlines last: they say in short what the story says in full.
    let open = marks.iter().enumerate().filter_map(|(index, mark)| match &mark.content {
        Content::Role(parts) if parts.holders.is_empty() && !parts.plural => {
            Some((index, mark, parts.as_ref()))
        }
        _ => None,
    });
    let (headlines, story): (Vec<_>, Vec<_>) =
        open.partition(|(_, mark, _)| resolver.is_headline(mark.span));
    for (index, mark, parts) in story.into_iter().chain(headlines) {
        let found = resolver
            .set_off_after_a_role(index, links)
            .map(|person| (person, reason::after_another_title_of as fn(String) -> Reason))
            .or_else(|| {
                let person = resolver.given_by_the_text(index, parts)?;
                Some((person, reason::text_gives_title_to))
            })
            .or_else(|| {
                let person =
                    resolver.newly_described(index, parts, speaking.contains(&mark.span))?;
                Some((person, reason::describes_last_mentioned))
            })
            .or_else(|| {
                let person = resolver.introduced_by_lead(index, links)?;
                Some((person, reason::first_sentence_describes))
            });
        if let Some((person, because)) = found {
            links.add_holder(index, person);
            links.explain(index, because(people.name(person).to_owned()));
            resolver.known.insert(document, (index, mark), parts, person);
        }
    }
}

struct Resolver<'r> {
    document: &'r Document<'r>,
    marks: &'r [Mark],
    people: &'r People,
    mention_index: &'r MentionIndex<'r>,
    known: RoleIndex,
    /// For each person the bytes where a name outside quotations begins.
    named_at: Vec<Vec<usize>>,
    /// The first paragraph of the story.
    lead: Option<&'r Paragraph>,
}

/// A position that somebody unnamed holds, as its words and their neighbours show.
struct Open<'p> {
    /// Its index among the marks.
    index: usize,
    /// Its folded words.
    words: Vec<String>,
    /// What it is looked up by.
    key: String,
    /// The last word of its title.
    head: String,
    /// It stands in a headline.
    headline: bool,
    /// An owner stands in it: `Togo's president`.
    owned: bool,
    /// It stands without an article, with a capital: `Premier`.
    bare: bool,
    parts: &'p RoleParts,
}

impl<'r> Resolver<'r> {
    fn new(
        document: &'r Document<'r>,
        marks: &'r [Mark],
        people: &'r People,
        mention_index: &'r MentionIndex<'r>,
    ) -> Resolver<'r> {
        let named = |member: &CastMember| {
            let spans = member.mentions.iter().filter_map(|&m| marks.get(m)).map(|m| m.span);
            spans.filter(|&span| !mention_index.is_quoted(span)).map(|span| span.start).collect()
        };
        let named_at = people.cast.iter().map(named).collect();
        let lead = document.paragraphs.iter().find(|p| p.kind == ParagraphKind::Body);
        let known = RoleIndex::default();
        Resolver { document, marks, people, mention_index, known, named_at, lead }
    }

    /// The words of a mark.
    fn span(&self, index: usize) -> ByteSpan {
        self.marks.get(index).map_or(ByteSpan { start: 0, end: 0 }, |mark| mark.span)
    }

    fn is_headline(&self, span: ByteSpan) -> bool {
        let token = self.document.token_at(span.start);
        self.document.paragraph_at(token).is_some_and(|p| p.kind == ParagraphKind::Headline)
    }

    /// Rule 1: `The judge, a former senator,`, `the Premier, who was treasurer`.
    fn set_off_after_a_role(&self, index: usize, links: &Links) -> Option<usize> {
        const BETWEEN: [List; 5] = [
            List::IndefiniteArticles,
            List::DefiniteArticles,
            List::RelativePronouns,
            List::Copulas,
            List::AppositionWords,
        ];
        let document = self.document;
        let start = document.token_at(self.span(index).start);
        let mut earlier = self.marks.get(..index)?.iter().enumerate().rev();
        let (before, position) = earlier.find(|(_, m)| matches!(m.content, Content::Role(_)))?;
        let end = document.tokens_of(position.span).end;
        let apart = document.word(end) == ","
            && end + 1 < start
            && (end + 1..start).all(|n| document.on_any(n, &BETWEEN));
        match *links.holders(before) {
            [only] if apart => Some(only),
            _ => None,
        }
    }

    /// The position of a mark, if its words can mean somebody in particular.
    fn open<'p>(&self, index: usize, parts: &'p RoleParts) -> Option<Open<'p>> {
        let document = self.document;
        let span = self.span(index);
        let tokens = document.tokens_of(span);
        let before = tokens.start.wrapping_sub(1);
        let words = words_of(document.slice(span));
        let open = Open {
            index,
            key: key(&parts.title),
            head: last_word(&parts.title),
            headline: self.is_headline(span),
            owned: tokens.clone().any(|n| document.possessive(n)),
            bare: document.capital(tokens.start) && words.len() <= 2,
            words,
            parts,
        };
        let his = document.on(before, List::PossessiveDeterminers) && open.words.len() > 1;
        let definite = document.on(before, List::DefiniteArticles)
            || his
            || open.headline
            || open.owned
            || open.bare;
        (definite && !document.on(before, List::SuccessionAdjectives)).then_some(open)
    }

    /// Rule 2: the person to whom the text gives this position.
    fn given_by_the_text(&self, index: usize, parts: &RoleParts) -> Option<usize> {
        let open = self.open(index, parts)?;
        let fits = |known: &&KnownRole| {
            let said = |word: &String| {
                known.words.contains(word)
                    || same_position(word, &open.key)
                    || *word == open.head
                    || is_hyphened(word, &open.head)
            };
            open.words.iter().all(said) && !self.is_named_in_sentence(known.person, index)
        };
        let holders: Vec<&KnownRole> = self.known.holders(&open.key).filter(fits).collect();
        let earlier: Vec<&KnownRole> = holders.iter().copied().filter(|k| k.mark < index).collect();
        if !earlier.is_empty() {
            return self.held_before(&open, earlier);
        }
        only_person(holders.iter().copied())
            .filter(|_| !open.bare || open.headline)
            .or_else(|| self.only_one_in_the_story(&open))
            // Of several, a headline's is the one whom the story names first.
            .or_else(|| holders.iter().find(|k| open.headline && !k.past).map(|k| k.person))
            .or_else(|| self.of_the_same_organization(&open))
    }

    /// Who is meant of those whom the text has given the position before.
    fn held_before(&self, open: &Open, mut known: Vec<&KnownRole>) -> Option<usize> {
        // The reeve is not the deputy reeve.
        let lesser = |known: &&KnownRole| {
            known.words.iter().any(|word| is_lesser(word) && !open.words.contains(word))
        };
        if !known.iter().all(lesser) {
            known.retain(|known| !lesser(known));
        }
        // Who held it once is not meant where somebody holds it now, unless the words say so.
        if open.parts.status != RoleStatus::Former && known.iter().any(|k| !k.past) {
            known.retain(|k| !k.past);
        }
        self.one_of(&known, open.index)
    }

    /// `Bolivian minister says` over a story with one minister; `Togo's president` in one with one
    /// president.
    fn only_one_in_the_story(&self, open: &Open) -> Option<usize> {
        let document = self.document;
        let tokens = document.tokens_of(self.span(open.index));
        let last = tokens.end.wrapping_sub(1);
        let of_a_country = open.owned
            && document.capital(tokens.start)
            && document.on(last, List::Offices)
            && !document.on(last, List::GenericOffices);
        if !open.headline && !of_a_country {
            return None;
        }
        let known = self.known.holders(&open.key);
        only_person(known.filter(|k| !k.past && !k.words.iter().any(|word| is_lesser(word))))
    }

    /// `the ECB chief` of the president of the ECB, `the Norwegian scientist` of a Norwegian
    /// oceanographer.
    fn of_the_same_organization(&self, open: &Open) -> Option<usize> {
        let fields: Vec<&String> = open.words.iter().filter(|word| **word != open.head).collect();
        let first = fields.first()?;
        let nationality = is_on(first, List::Nationalities);
        if !nationality && !is_on(&open.head, List::HeadsForAnyLeader) {
            return None;
        }
        only_person(self.known.with_word(first).filter(|known| {
            fields.iter().all(|word| known.words.contains(word))
                && (nationality || !known.words.iter().any(|word| is_below_the_top(word)))
                && !self.is_named_in_sentence(known.person, open.index)
        }))
    }

    /// The only one of several who hold a position; else the last holder of one and the same
    /// position that changed hands; else the one mentioned just before.
    fn one_of(&self, known: &[&KnownRole], index: usize) -> Option<usize> {
        let last = known.last()?;
        if let Some(only) = only_person(known.iter().copied()) {
            return Some(only);
        }
        let recent = self.mention_index.last_named(self.span(index).start)?;
        if known.iter().any(|k| k.person == recent) {
            return Some(recent);
        }
        let changed_hands = known.iter().all(|other| other.words == last.words);
        (changed_hands && last.words.len() > 1).then_some(last.person)
    }

    /// Whether a person's name stands in the mark's sentence, before the mark: then the position is
    /// somebody else's.
    fn is_named_in_sentence(&self, person: usize, index: usize) -> bool {
        let start = self.span(index).start;
        let sentence = self.document.sentences.get(self.sentence(index));
        let first = sentence.and_then(|s| self.document.tokens.get(s.tokens.start));
        let (Some(first), Some(named)) = (first, self.named_at.get(person)) else { return false };
        let next = named.partition_point(|&name| name < first.start);
        named.get(next).is_some_and(|&name| name < start)
    }

    fn sentence(&self, index: usize) -> usize {
        self.document.sentence_of(self.document.token_at(self.span(index).start))
    }

    /// Rule 3: `the Portuguese striker`, `the former midfielder said`, `…,” says the farmer`.
    fn newly_described(&self, index: usize, parts: &RoleParts, speaks: bool) -> Option<usize> {
        let document = self.document;
        let span = self.span(index);
        let tokens = document.tokens_of(span);
        let before = tokens.start.wrapping_sub(1);
        let aged = ending(List::AgeEndings, document.word(before)).is_some()
            && document.on(before.wrapping_sub(1), List::DefiniteArticles);
        let definite = document.on(before, List::DefiniteArticles);
        let opens = document
            .sentences
            .get(self.sentence(index))
            .is_some_and(|sentence| sentence.tokens.start + 1 + usize::from(aged) >= tokens.start);
        if !(definite || aged) || !(opens || speaks) || parts.scope.is_some() && !speaks {
            return None;
        }
        let trait_word = tokens.clone().any(|n| {
            document.on(n, List::Nationalities)
                || document.on(n, List::Countries)
                || document.on(n, List::CareerAdjectives)
        });
        let office = document.on(tokens.end.wrapping_sub(1), List::Offices);
        // `the club's physio`, `the ship's owner`: a position in some organization, not a
        // description.
        let of_an_organization = tokens.clone().any(|n| {
            document.possessive(n) || n + 1 < tokens.end && document.on(n, List::OrganizationWords)
        });
        if of_an_organization && !(speaks || trait_word) {
            return None;
        }
        let person = self.mention_index.subject_before(span.start, None)?;
        let known = speaks && self.known.holds_such(person, parts);
        let unknown = speaks && !self.known.has_position(person);
        let former = parts.status == RoleStatus::Former;
        if office && !(known || former || trait_word && speaks) && !(unknown && tokens.len() > 1) {
            return None;
        }
        let fits = known || trait_word || !self.known.is_officer(person);
        (fits && !self.is_named_in_sentence(person, index)).then_some(person)
    }

    /// Rule 4: `A former county treasurer was sentenced …`, then `Dwayne Pruitt, 54, …`.
    fn introduced_by_lead(&self, index: usize, links: &Links) -> Option<usize> {
        let document = self.document;
        let first = self.lead?.sentences.start;
        let sentence = document.sentences.get(first)?;
        let tokens = document.tokens_of(self.span(index));
        let opening = document
            .dateline_at(sentence.tokens.start)
            .map_or(sentence.tokens.start, |dateline| dateline.end);
        let former = document.on(opening, List::DefiniteArticles)
            && document.on(tokens.start, List::Statuses);
        let opens = tokens.start == opening + 1
            && (document.on(opening, List::IndefiniteArticles) || former);
        if !opens || self.sentence(index) != first {
            return None;
        }
        let reach = (first + LEAD_REACHES).min(document.sentences.len()) - 1;
        let last = document.sentences.get(reach)?;
        let (start, end) = (byte_at(document, sentence.tokens.start)?, end_of(document, sentence)?);
        let others: HashSet<usize> =
            self.named(start, end).into_iter().map(|(_, person)| person).collect();
        let own = key_of_mark(self.marks.get(index)?);
        let held = held_besides(index, links);
        let mut candidates = self.named(end, end_of(document, last)?);
        candidates.retain(|(_, person)| !others.contains(person));
        candidates.into_iter().find_map(|(mark, person)| {
            let name = self.span(mark).start;
            let roles = held.get(&person).into_iter().flatten();
            let mut roles = roles.filter_map(|&role| self.marks.get(role));
            let is_titled = |role: &Mark| {
                role.span.end <= name && name - role.span.end <= 2 && !is_courtesy(role)
            };
            let begins = self.begins_sentence(mark) || self.is_aged(mark);
            let titled = begins && roles.clone().any(is_titled);
            (begins && !titled || roles.any(|role| key_of_mark(role) == own)).then_some(person)
        })
    }

    /// The names between two bytes, with their people.
    fn named(&self, from: usize, to: usize) -> Vec<(usize, usize)> {
        let within = |start: usize| self.marks.partition_point(|mark| mark.span.start < start);
        let named = |mark: usize| Some((mark, self.people.of(mark)?));
        (within(from)..within(to)).filter_map(named).collect()
    }

    /// `Dwayne R. Pruitt, 54,`
    fn is_aged(&self, mark: usize) -> bool {
        let end = self.document.tokens_of(self.span(mark)).end;
        self.document.word(end) == "," && self.document.word(end + 1).parse::<u16>().is_ok()
    }

    /// The name opens its sentence and no verb of saying follows it.
    fn begins_sentence(&self, mark: usize) -> bool {
        let tokens = self.document.tokens_of(self.span(mark));
        let sentence = self.document.sentences.get(self.sentence(mark));
        sentence.is_some_and(|sentence| tokens.start <= sentence.tokens.start + 1)
            && (!self.document.on(tokens.end, List::SpeechVerbs)
                || self.document.on(tokens.end, List::TestimonyVerbs))
    }
}

/// For each person the roles held, but for the one at an index.
fn held_besides(index: usize, links: &Links) -> HashMap<usize, Vec<usize>> {
    let mut held: HashMap<usize, Vec<usize>> = HashMap::new();
    for (role, holders) in links.holders.iter().enumerate().filter(|(role, _)| *role != index) {
        for &holder in holders {
            held.entry(holder).or_default().push(role);
        }
    }
    held
}

/// Where a token begins.
fn byte_at(document: &Document, token: usize) -> Option<usize> {
    document.tokens.get(token).map(|token| token.start)
}

/// Where a sentence ends.
fn end_of(document: &Document, sentence: &Sentence) -> Option<usize> {
    document.tokens.get(sentence.tokens.end.checked_sub(1)?).map(|token| token.end)
}

fn key_of_mark(mark: &Mark) -> String {
    match &mark.content {
        Content::Role(parts) => key(&parts.title),
        _ => String::new(),
    }
}
