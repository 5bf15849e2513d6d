//! Whom a post without a name means: `the judge`, `the former treasurer`, `Premier digs in`.
//!
//! What a text says of its people is gathered first: each post that one person holds. A post that
//! nobody near it holds is then, in this order,
//!
//! 1. another word for the post that it is set off behind: `The judge, a former senator,`;
//! 2. a post that the text gives to one person: the same words, an abbreviation (`PM`), or another
//!    word for the post (`judge` for Mr Justice Hallam); before this place, or else behind it;
//! 3. a new description of whoever was spoken of last: `the Portuguese striker`, `…,” says the
//!    farmer`, `the former midfielder`;
//! 4. in the first sentence of a story, the first person named after it (`A former treasurer was
//!    jailed …`).
//!
//! Not read: posts in the plural, and posts of somebody else's (`Barton's lawyer`).

use super::People;
use super::known_posts::{Known, KnownPosts, TOPS, only_person};
use super::links::Links;
use super::post_words::{
    is_below_the_top, is_courtesy, is_hyphened, is_lesser, key, last_word, same_post, words_of,
};
use super::pronouns::Spoken;
use crate::analysis::RoleStatus;
use crate::lexicon::{Folded, List};
use crate::mark::{Content, Mark};
use crate::roles::RoleParts;
use crate::text::{ByteSpan, Document, ParagraphKind};
use std::collections::HashSet;

/// A lead's person is named within this many sentences.
const LEAD_REACHES: usize = 6;

/// Ties posts without a name to people. `speaking` are the roles that stand for a speaker.
pub(super) fn resolve(
    document: &Document,
    marks: &[Mark],
    people: &People,
    spoken: &Spoken,
    speaking: &HashSet<ByteSpan>,
    links: &mut Links,
) {
    let known = KnownPosts::default();
    let mut resolver = Resolver { document, marks, people, spoken, known };
    for (place, mark) in marks.iter().enumerate() {
        if let (Content::Role(parts), [only]) = (&mark.content, &links.holders[place][..]) {
            resolver.known.learn(document, marks, place, parts, *only);
        }
    }
    // Headlines last: they say in short what the story says in full.
    let open = |place: &usize| {
        matches!(&marks[*place].content, Content::Role(parts)
            if parts.holders.is_empty() && !parts.plural)
    };
    let (headlines, story): (Vec<usize>, Vec<usize>) =
        (0..marks.len()).filter(open).partition(|&place| resolver.is_headline(place));
    for place in story.into_iter().chain(headlines) {
        let mark = &marks[place];
        let Content::Role(parts) = &mark.content else { continue };
        let found = resolver
            .set_off_behind_a_post(place, links)
            .map(|person| (person, "set off behind another post of "))
            .or_else(|| {
                let person = resolver.given_by_the_text(place, parts)?;
                Some((person, "the text gives this post to "))
            })
            .or_else(|| {
                let person =
                    resolver.newly_described(place, parts, speaking.contains(&mark.span))?;
                Some((person, "a description of whoever was spoken of last: "))
            })
            .or_else(|| {
                let person = resolver.introduced_by_lead(place, links)?;
                Some((person, "the first sentence describes whom the next ones name: "))
            });
        if let Some((person, because)) = found {
            links.holders[place].push(person);
            links.because[place] = Some(format!("{because}{}", people.cast[person].name).into());
            resolver.known.learn(document, marks, place, parts, person);
        }
    }
}

struct Resolver<'r> {
    document: &'r Document<'r>,
    marks: &'r [Mark],
    people: &'r People,
    spoken: &'r Spoken<'r>,
    known: KnownPosts,
}

/// A post that somebody unnamed holds, as its words and their neighbours tell.
struct Open<'p> {
    /// Its place among the marks.
    place: usize,
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

impl Resolver<'_> {
    fn is_headline(&self, place: usize) -> bool {
        let token = self.document.token_at(self.marks[place].span.start);
        self.document.paragraph_at(token).is_some_and(|p| p.kind == ParagraphKind::Headline)
    }

    /// Rule 1: `The judge, a former senator,`, `the Premier, who was treasurer`.
    fn set_off_behind_a_post(&self, place: usize, links: &Links) -> Option<usize> {
        const BETWEEN: [&str; 13] = [
            "a", "an", "the", "who", "was", "is", "now", "also", "then", "has", "been", "formerly",
            "once",
        ];
        let document = self.document;
        let start = document.token_at(self.marks[place].span.start);
        let before =
            (0..place).rev().find(|&n| matches!(self.marks[n].content, Content::Role(_)))?;
        let end = document.tokens_of(self.marks[before].span).end;
        let apart = document.word(end) == ","
            && end + 1 < start
            && (end + 1..start).all(|n| document.is_any(n, &BETWEEN));
        match links.holders[before][..] {
            [only] if apart => Some(only),
            _ => None,
        }
    }

    /// The post of a mark, if its words can mean somebody in particular.
    fn open<'p>(&self, place: usize, parts: &'p RoleParts) -> Option<Open<'p>> {
        let document = self.document;
        let tokens = document.tokens_of(self.marks[place].span);
        let before = tokens.start.wrapping_sub(1);
        let words = words_of(document.slice(self.marks[place].span));
        let open = Open {
            place,
            key: key(&parts.title),
            head: last_word(&parts.title),
            headline: self.is_headline(place),
            owned: tokens.clone().any(|n| document.possessive(n)),
            bare: document.capital(tokens.start) && words.len() <= 2,
            words,
            parts,
        };
        let his = document.is_any(before, &["his", "her", "its", "their"]) && open.words.len() > 1;
        let definite =
            document.is(before, "the") || his || open.headline || open.owned || open.bare;
        (definite && !document.is_any(before, &["new", "next"])).then_some(open)
    }

    /// Rule 2: the person to whom the text gives this post.
    fn given_by_the_text(&self, place: usize, parts: &RoleParts) -> Option<usize> {
        let open = self.open(place, parts)?;
        let fits = |known: &&Known| {
            let said = |word: &String| {
                known.words.contains(word)
                    || same_post(word, &open.key)
                    || *word == open.head
                    || is_hyphened(word, &open.head)
            };
            open.words.iter().all(said) && !self.is_named_in_sentence(known.person, place)
        };
        let holders: Vec<&Known> = self.known.holders(&open.key).iter().filter(fits).collect();
        let earlier: Vec<&Known> = holders.iter().copied().filter(|k| k.mark < place).collect();
        if !earlier.is_empty() {
            return self.held_before(&open, earlier);
        }
        only_person(holders.iter().copied())
            .filter(|_| !open.bare || open.headline)
            .or_else(|| self.only_one_in_the_story(&open))
            // Of several, a headline's is the one whom the story names first.
            .or_else(|| holders.iter().find(|k| open.headline && !k.past).map(|k| k.person))
            .or_else(|| self.of_the_same_body(&open))
    }

    /// Who is meant of those whom the text has given the post before.
    fn held_before(&self, open: &Open, mut known: Vec<&Known>) -> Option<usize> {
        // The reeve is not the deputy reeve.
        let lesser = |known: &&Known| {
            known.words.iter().any(|word| is_lesser(word) && !open.words.contains(word))
        };
        if !known.iter().all(lesser) {
            known.retain(|known| !lesser(known));
        }
        // Who held it once is not meant where somebody holds it now, unless the words say so.
        if open.parts.status != RoleStatus::Former && known.iter().any(|k| !k.past) {
            known.retain(|k| !k.past);
        }
        self.one_of(&known, open.place)
    }

    /// `Bolivian minister says` over a story with one minister; `Togo's president` in one with one
    /// president.
    fn only_one_in_the_story(&self, open: &Open) -> Option<usize> {
        let document = self.document;
        let tokens = document.tokens_of(self.marks[open.place].span);
        let last = tokens.end.wrapping_sub(1);
        let of_a_country = open.owned
            && document.capital(tokens.start)
            && document.on(last, List::Offices)
            && !document.is_any(last, &["officer", "official"]);
        if !open.headline && !of_a_country {
            return None;
        }
        let known = self.known.holders(&open.key).iter();
        only_person(known.filter(|k| !k.past && !k.words.iter().any(|word| is_lesser(word))))
    }

    /// `the ECB chief` of the president of the ECB, `the Norwegian scientist` of a Norwegian
    /// oceanographer.
    fn of_the_same_body(&self, open: &Open) -> Option<usize> {
        let fields: Vec<&String> = open.words.iter().filter(|word| **word != open.head).collect();
        let first = fields.first()?;
        let nationality = Folded::word(first).lists().has(List::Nationalities);
        if !nationality && !TOPS.contains(&open.head.as_str()) {
            return None;
        }
        only_person(self.known.with_word(first).iter().filter(|known| {
            fields.iter().all(|word| known.words.contains(word))
                && (nationality || !known.words.iter().any(|word| is_below_the_top(word)))
                && !self.is_named_in_sentence(known.person, open.place)
        }))
    }

    /// The only one of several who hold a post; else the last holder of one and the same post that
    /// changed hands; else the one spoken of just before.
    fn one_of(&self, known: &[&Known], place: usize) -> Option<usize> {
        let last = known.last()?;
        if let Some(only) = only_person(known.iter().copied()) {
            return Some(only);
        }
        let recent = self.spoken.last_named(self.marks[place].span.start)?;
        if known.iter().any(|k| k.person == recent) {
            return Some(recent);
        }
        let changed_hands = known.iter().all(|other| other.words == last.words);
        (changed_hands && last.words.len() > 1).then_some(last.person)
    }

    /// Whether a person's name stands in the mark's sentence, before the mark: then the post is
    /// somebody else's.
    fn is_named_in_sentence(&self, person: usize, place: usize) -> bool {
        let start = self.marks[place].span.start;
        let sentence = &self.document.sentences[self.sentence(place)];
        let first = self.document.tokens[sentence.tokens.start].start;
        let mentions = &self.people.cast[person].mentions;
        let from = mentions.partition_point(|&mention| self.marks[mention].span.start < first);
        mentions[from..]
            .iter()
            .map(|&mention| self.marks[mention].span)
            .take_while(|span| span.start < start)
            .any(|span| !self.spoken.is_quoted(span))
    }

    fn sentence(&self, place: usize) -> usize {
        self.document.sentence_of(self.document.token_at(self.marks[place].span.start))
    }

    /// Rule 3: `the Portuguese striker`, `the former midfielder said`, `…,” says the farmer`.
    fn newly_described(&self, place: usize, parts: &RoleParts, speaks: bool) -> Option<usize> {
        let document = self.document;
        let span = self.marks[place].span;
        let tokens = document.tokens_of(span);
        let aged = document.word(tokens.start.wrapping_sub(1)).ends_with("-year-old")
            && document.is(tokens.start.wrapping_sub(2), "the");
        let definite = document.is(tokens.start.wrapping_sub(1), "the");
        let opens = document.sentences[self.sentence(place)].tokens.start + 1 + usize::from(aged)
            >= tokens.start;
        if !(definite || aged) || !(opens || speaks) || parts.scope.is_some() && !speaks {
            return None;
        }
        let trait_word = tokens.clone().any(|n| {
            document.on(n, List::Nationalities)
                || document.on(n, List::Countries)
                || document.is_any(n, &["former", "veteran"])
        });
        let office = document.on(tokens.end.wrapping_sub(1), List::Offices);
        // `the club's physio`, `the ship's owner`: a post in some body, not a description.
        let of_a_body = tokens.clone().any(|n| {
            document.possessive(n) || n + 1 < tokens.end && document.on(n, List::OrganizationWords)
        });
        if of_a_body && !(speaks || trait_word) {
            return None;
        }
        let person = self.spoken.subject_before(span.start, None)?;
        let known = speaks && self.known.holds_such(person, parts);
        let unknown = speaks && !self.known.has_post(person);
        let former = parts.status == RoleStatus::Former;
        if office && !(known || former || trait_word && speaks) && !(unknown && tokens.len() > 1) {
            return None;
        }
        let fits = known || trait_word || !self.known.is_officer(person);
        (fits && !self.is_named_in_sentence(person, place)).then_some(person)
    }

    /// Rule 4: `A former county treasurer was sentenced …`, then `Dwayne Pruitt, 54, …`.
    fn introduced_by_lead(&self, place: usize, links: &Links) -> Option<usize> {
        let document = self.document;
        let lead = document.paragraphs.iter().find(|p| p.kind == ParagraphKind::Body)?;
        let sentence = &document.sentences[lead.sentences.start];
        let tokens = document.tokens_of(self.marks[place].span);
        let opening = document
            .dateline_at(sentence.tokens.start)
            .map_or(sentence.tokens.start, |dateline| dateline.end);
        let former = document.is(opening, "the") && document.on(tokens.start, List::Statuses);
        let opens =
            tokens.start == opening + 1 && (document.is_any(opening, &["a", "an"]) || former);
        if !opens || self.sentence(place) != lead.sentences.start {
            return None;
        }
        let end = document.tokens[sentence.tokens.end - 1].end;
        let reach = (lead.sentences.start + LEAD_REACHES).min(document.sentences.len()) - 1;
        let limit = document.tokens[document.sentences[reach].tokens.end - 1].end;
        let named = |from: usize, to: usize| {
            self.people
                .of_mark
                .iter()
                .enumerate()
                .filter(move |(mark, _)| (from..to).contains(&self.marks[*mark].span.start))
                .filter_map(|(mark, person)| Some((mark, (*person)?)))
        };
        let start = document.tokens[sentence.tokens.start].start;
        let others: Vec<usize> = named(start, end).map(|(_, person)| person).collect();
        let own = key_of_mark(&self.marks[place]);
        let mut candidates = named(end, limit).filter(|(_, person)| !others.contains(person));
        candidates.find_map(|(mark, person)| {
            let held: Vec<usize> = (0..self.marks.len())
                .filter(|&role| role != place && links.holders[role].contains(&person))
                .collect();
            let is_titled = |&role: &usize| {
                self.marks[role].span.end <= self.marks[mark].span.start
                    && self.marks[mark].span.start - self.marks[role].span.end <= 2
                    && !is_courtesy(&self.marks[role])
            };
            let same = held.iter().any(|&role| key_of_mark(&self.marks[role]) == own);
            let begins = self.begins_sentence(mark) || self.is_aged(mark);
            (same || begins && !held.iter().any(is_titled)).then_some(person)
        })
    }

    /// `Dwayne R. Pruitt, 54,`
    fn is_aged(&self, mark: usize) -> bool {
        let end = self.document.tokens_of(self.marks[mark].span).end;
        self.document.word(end) == "," && self.document.word(end + 1).parse::<u16>().is_ok()
    }

    /// The name opens its sentence and no verb of saying follows it.
    fn begins_sentence(&self, mark: usize) -> bool {
        let tokens = self.document.tokens_of(self.marks[mark].span);
        let sentence = &self.document.sentences[self.sentence(mark)];
        tokens.start <= sentence.tokens.start + 1
            && (!self.document.on(tokens.end, List::SpeechVerbs)
                || self.document.is_any(tokens.end, &["told", "testified", "admitted", "denied"]))
    }
}

fn key_of_mark(mark: &Mark) -> String {
    match &mark.content {
        Content::Role(parts) => key(&parts.title),
        _ => String::new(),
    }
}
