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
use super::links::Links;
use super::post_words::{
    initials, is_below_the_top, is_hyphened, is_lesser, key, last_word, same_post, words_of,
};
use super::pronouns::Spoken;
use crate::analysis::RoleStatus;
use crate::lexicon::{Folded, List};
use crate::mark::{Content, Mark};
use crate::roles::RoleParts;
use crate::text::{ByteSpan, Document, ParagraphKind};
use std::collections::{HashMap, HashSet};

/// A post that so many people hold says nothing about who is meant by it.
const MOST_HOLDERS: usize = 50;
/// A lead's person is named within this many sentences.
const LEAD_REACHES: usize = 6;

/// Heads that can stand for any post at the top of a body: `police boss`, `ECB chief`.
const TOPS: [&str; 4] = ["boss", "chief", "head", "leader"];

/// Something that the text says of one person.
#[derive(Debug, Clone)]
struct Known {
    /// The folded words of the whole role.
    words: Vec<String>,
    person: usize,
    /// Place of the role among the marks.
    mark: usize,
    /// Held once: `former`, `then`.
    past: bool,
    /// A form of address.
    courtesy: bool,
}

/// Adds what is known to a list that has a limit, so that no list is searched for long.
fn keep(list: &mut Vec<Known>, known: &Known) {
    if list.len() < MOST_HOLDERS {
        list.push(known.clone());
    }
}

/// Ties posts without a name to people. `speaking` are the roles that stand for a speaker.
pub(super) fn resolve(
    document: &Document,
    marks: &[Mark],
    people: &People,
    spoken: &Spoken,
    speaking: &HashSet<ByteSpan>,
    links: &mut Links,
) {
    let mut resolver = Resolver {
        document,
        marks,
        people,
        spoken,
        known: HashMap::new(),
        by_word: HashMap::new(),
        of_person: HashMap::new(),
        officers: HashSet::new(),
    };
    for (place, mark) in marks.iter().enumerate() {
        if let (Content::Role(parts), [only]) = (&mark.content, &links.holders[place][..]) {
            resolver.learn(place, parts, *only);
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
            resolver.learn(place, parts, person);
        }
    }
}

struct Resolver<'r> {
    document: &'r Document<'r>,
    marks: &'r [Mark],
    people: &'r People,
    spoken: &'r Spoken<'r>,
    /// What the text says of its people, by the post's key.
    known: HashMap<String, Vec<Known>>,
    /// The same by each word of the role.
    by_word: HashMap<String, Vec<Known>>,
    /// The same by the person.
    of_person: HashMap<usize, Vec<Known>>,
    /// Who holds an office rather than a trade.
    officers: HashSet<usize>,
}

impl Resolver<'_> {
    fn learn(&mut self, mark: usize, parts: &RoleParts, person: usize) {
        let span = self.marks[mark].span;
        if self.document.on(self.document.tokens_of(span).end - 1, List::Offices) {
            self.officers.insert(person);
        }
        let words = words_of(self.document.slice(span));
        let past = parts.status == RoleStatus::Former;
        let mut keys = vec![key(&parts.title)];
        // `Agriculture Cabinet Secretary`, of which the first two words may be read as a body.
        let whole = self.document.slice(span);
        let post = whole.find(&parts.title).map_or(whole, |at| &whole[..at + parts.title.len()]);
        keys.extend(initials(post));
        // `Det. Sgt.`: a detective as well as a sergeant.
        let abbreviated = parts.title.split_whitespace().filter(|word| word.ends_with('.'));
        keys.extend(abbreviated.map(key));
        keys.sort();
        keys.dedup();
        let known = Known { words, person, mark, past, courtesy: is_courtesy(&self.marks[mark]) };
        for key in keys {
            keep(self.known.entry(key).or_default(), &known);
        }
        for word in &known.words {
            keep(self.by_word.entry(word.clone()).or_default(), &known);
        }
        keep(self.of_person.entry(person).or_default(), &known);
    }

    /// The token before a mark.
    fn before(&self, place: usize) -> usize {
        self.document.token_at(self.marks[place].span.start).wrapping_sub(1)
    }

    fn is_headline(&self, place: usize) -> bool {
        let token = self.document.token_at(self.marks[place].span.start);
        let at = self.document.paragraphs.partition_point(|p| p.tokens.start <= token);
        at.checked_sub(1)
            .is_some_and(|p| self.document.paragraphs[p].kind == ParagraphKind::Headline)
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

    /// Rule 2: the person to whom the text gives this post.
    fn given_by_the_text(&self, place: usize, parts: &RoleParts) -> Option<usize> {
        let document = self.document;
        let before = self.before(place);
        let words = words_of(document.slice(self.marks[place].span));
        let headline = self.is_headline(place);
        let owned = document.is_any(before, &["his", "her", "its", "their"]) && words.len() > 1;
        let new = document.is_any(before, &["new", "next"]);
        let bare = document.capital(before.wrapping_add(1)) && words.len() <= 2;
        // `Togo's president`: the owner makes it the only one.
        let tokens = document.tokens_of(self.marks[place].span);
        let possessive = tokens.clone().any(|n| document.possessive(n));
        let definite = document.is(before, "the") || headline || owned || bare || possessive;
        if !definite || new {
            return None;
        }
        let key = key(&parts.title);
        let head = last_word(&parts.title);
        let fits = |known: &&Known| {
            known.person < self.people.cast.len()
                && words.iter().all(|word| {
                    known.words.contains(word)
                        || same_post(word, &key)
                        || *word == head
                        || is_hyphened(word, &head)
                })
                && !self.is_named_in_sentence(known.person, place)
        };
        let holders: Vec<&Known> =
            self.known.get(&key).into_iter().flatten().filter(fits).collect();
        let mut earlier: Vec<&Known> = holders.iter().copied().filter(|k| k.mark < place).collect();
        // The reeve is not the deputy reeve.
        let lesser =
            |known: &&Known| known.words.iter().any(|w| is_lesser(w) && !words.contains(w));
        if !earlier.iter().all(lesser) {
            earlier.retain(|known| !lesser(known));
        }
        // Who held it once is not meant where somebody holds it now, unless the words say so.
        let past = parts.status == RoleStatus::Former;
        if !past && earlier.iter().any(|k| !k.past) {
            earlier.retain(|k| !k.past);
        }
        if !earlier.is_empty() {
            return self.one_of(&earlier, place);
        }
        let later = only_person(holders.iter().copied());
        if later.is_some() && (!bare || headline) {
            return later;
        }
        // `Bolivian minister says` over a story with one minister.
        let of_key = self.known.get(&key).into_iter().flatten();
        let only = only_person(of_key.filter(|k| !k.past && !k.words.iter().any(|w| is_lesser(w))));
        let of_a_country = possessive
            && document.capital(tokens.start)
            && document.on(tokens.end - 1, List::Offices)
            && !document.is_any(tokens.end - 1, &["officer", "official"]);
        if (headline || of_a_country) && only.is_some() {
            return only;
        }
        // Of several, a headline's is the one whom the story names first.
        let first = holders.iter().find(|known| !known.past);
        if headline && first.is_some() {
            return first.map(|known| known.person);
        }
        let fields: Vec<&String> = words.iter().filter(|word| **word != head).collect();
        let nationality =
            words.len() > 1 && Folded::word(&words[0]).lists().has(List::Nationalities);
        if (TOPS.contains(&head.as_str()) || nationality) && !fields.is_empty() {
            let by_word = self.by_word.get(fields[0]).into_iter().flatten();
            let same_field = by_word.filter(|known| {
                fields.iter().all(|word| known.words.contains(word))
                    && (nationality || !known.words.iter().any(|w| is_below_the_top(w)))
                    && !self.is_named_in_sentence(known.person, place)
            });
            return only_person(same_field);
        }
        None
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
        let office = document.on(tokens.end - 1, List::Offices);
        // `the club's physio`, `the ship's owner`: a post in some body, not a description.
        let of_a_body = tokens.clone().any(|n| {
            document.possessive(n) || n + 1 < tokens.end && document.on(n, List::OrganizationWords)
        });
        if of_a_body && !(speaks || trait_word) {
            return None;
        }
        let person = self.spoken.subject_before(span.start, None)?;
        let known = speaks && self.holds_such(person, parts);
        let unknown = speaks && !self.has_post(person);
        let former = parts.status == RoleStatus::Former;
        if office && !(known || former || trait_word && speaks) && !(unknown && tokens.len() > 1) {
            return None;
        }
        let fits = known || trait_word || !self.officers.contains(&person);
        (fits && !self.is_named_in_sentence(person, place)).then_some(person)
    }

    /// Whether the text gives a person a post of this kind, by whatever words: `the Labor leader` of
    /// the opposition leader, `the Albion boss` of the manager.
    fn holds_such(&self, person: usize, parts: &RoleParts) -> bool {
        let head = last_word(&parts.title);
        if TOPS.contains(&head.as_str()) {
            const AT_THE_TOP: [&str; 8] = [
                "manager",
                "coach",
                "leader",
                "president",
                "executive",
                "director",
                "chief",
                "head",
            ];
            return self.of_person.get(&person).into_iter().flatten().any(|known| {
                known.words.iter().any(|w| AT_THE_TOP.contains(&w.as_str()))
                    && !known.words.iter().any(|w| is_below_the_top(w))
            });
        }
        let key = key(&parts.title);
        let mut posts = self.of_person.get(&person).into_iter().flatten();
        posts.any(|known| known.words.iter().any(|word| *word == head || same_post(word, &key)))
    }

    /// Whether the text gives a person any post.
    fn has_post(&self, person: usize) -> bool {
        self.of_person.get(&person).is_some_and(|known| known.iter().any(|k| !k.courtesy))
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

/// The one person of all of these, if it is one.
fn only_person<'k>(mut known: impl Iterator<Item = &'k Known>) -> Option<usize> {
    let first = known.next()?.person;
    known.all(|k| k.person == first).then_some(first)
}

fn is_courtesy(mark: &Mark) -> bool {
    matches!(&mark.content, Content::Role(parts)
        if parts.status == RoleStatus::Honorific)
}

fn key_of_mark(mark: &Mark) -> String {
    match &mark.content {
        Content::Role(parts) => key(&parts.title),
        _ => String::new(),
    }
}
