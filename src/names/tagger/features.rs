//! What the tagger sees of a token: its letters, its neighbours, the lists, and what the same word
//! is elsewhere in the text. Training and reading call the same [`Features::of_token`], so they
//! cannot drift apart.
//!
//! A feature is a number of [`FEATURE_BITS`] bits, a hash of which question was asked and what the
//! answer was. Two features that share a number share their weights; with some hundred thousand
//! features in use that happens to about one in a hundred.

use crate::lexicon::{List, Lists};
use crate::names::Class;
use crate::names::rule::Hint;
use crate::text::{Case, Document, Gap, Token, TokenKind};
use std::collections::HashMap;
use std::ops::Range;

/// Features are numbers below `1 << FEATURE_BITS`.
pub(super) const FEATURE_BITS: u32 = 24;

/// A text prepared for questions about its tokens. Costs one pass over the tokens.
pub(crate) struct Features {
    cues: Vec<Cue>,
    elsewhere: HashMap<u64, Elsewhere>,
}

/// What is asked of a token more than once.
#[derive(Clone, Copy)]
struct Cue {
    /// Its letters as they stand.
    word: u64,
    /// Its folded letters.
    folded: u64,
    /// `Xxx`, `dd`, …
    shape: u64,
    /// The groups of lists it is on, one bit each; see [`groups`].
    groups: u32,
    /// Its word cluster, 0 for none.
    cluster: u16,
    capital: bool,
    /// The rule that takes it for part of a name.
    hint: Hint,
}

/// Where else in the text a word stands, one bit each.
#[derive(Clone, Copy, Default)]
struct Elsewhere(u32);

impl Elsewhere {
    const LOWER: u32 = 1;
    const MIDDLE: u32 = 1 << 1;
    const TITLED: u32 = 1 << 2;
    const ADDRESSED: u32 = 1 << 3;
    const BEHIND_FIRST_NAME: u32 = 1 << 4;
    const SPEAKS: u32 = 1 << 5;
    const WHO: u32 = 1 << 6;
    const PLACED: u32 = 1 << 7;
    const ARTICLE: u32 = 1 << 8;
    const BODY: u32 = 1 << 9;
    const FIRST_NAME: u32 = 1 << 10;
    const RULED_PERSON: u32 = 1 << 11;
    const RULED_ORGANIZATION: u32 = 1 << 12;
    const RULED_PLACE: u32 = 1 << 13;
    const DEFINED_PERSON: u32 = 1 << 14;
    const DEFINED_BODY: u32 = 1 << 15;
    const DEFINED_PLACE: u32 = 1 << 16;
    const DEFINED_WORK: u32 = 1 << 17;
    const BEHIND_BODY: u32 = 1 << 18;
    const BEHIND_PLACE: u32 = 1 << 19;
    const BEHIND_WORK: u32 = 1 << 20;
}

/// The lists as the tagger sees them: related ones together.
fn groups(token: &Token, lists: Lists) -> u32 {
    const GROUPS: [&[List]; 16] = [
        &[List::FirstNames],
        &[List::AmbiguousFirstNames],
        &[List::Surnames],
        &[List::Cities],
        &[List::Countries],
        &[List::Heads, List::PluralHeads],
        &[List::Ranks],
        &[List::Honorifics],
        &[List::OrganizationWords],
        &[List::PlaceWords],
        &[List::WorkWords],
        &[List::Nationalities],
        &[List::CommonWords],
        &[List::SpeechVerbs],
        &[List::Months, List::Weekdays],
        &[List::Modifiers],
    ];
    let mut bits = 0;
    for (bit, group) in GROUPS.iter().enumerate() {
        bits |= u32::from(group.iter().any(|&l| lists.has(l))) << bit;
    }
    bits | u32::from(token.lists.has(List::Particles)) << 16
        | u32::from(lists.has(List::Kinship)) << 17
}

/// Sets the bits of the entries of several words: `New York` is a city though `New` is none.
fn mark_phrases(document: &Document, cues: &mut [Cue]) {
    const PHRASES: [(List, u32); 3] =
        [(List::Cities, 18), (List::Countries, 20), (List::KnownBodies, 22)];
    for number in 0..cues.len() {
        if !cues[number].capital || !document.tokens[number].lists.opens_phrase() {
            continue;
        }
        for (list, bit) in PHRASES {
            let length = document.phrase(list, number, cues.len());
            if length > 1 {
                cues[number].groups |= 1 << bit;
                for cue in &mut cues[number + 1..number + length] {
                    cue.groups |= 1 << (bit + 1);
                }
            }
        }
    }
}

/// One question; its number is part of every feature it gives.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Ask {
    Always,
    Word,
    Folded,
    Shape,
    Ending,
    Beginning,
    Neighbour,
    NeighbourShape,
    ShapePair,
    ShapeTriple,
    WordPair,
    Between,
    First,
    FirstShape,
    Heading,
    Group,
    Groups,
    GroupNear,
    GroupsPair,
    Run,
    BeforeRun,
    BehindRun,
    RunStart,
    RunEnd,
    Cluster,
    ClusterPair,
    ClusterBeforeRun,
    ClusterBehindRun,
    Elsewhere,
    ElsewhereAll,
    ElsewhereNear,
    Possessive,
    Furniture,
    GroupBehindRun,
    Hint,
    HintNear,
    HintCluster,
}

fn mix(ask: Ask, a: u64, b: u64) -> u32 {
    let mut hash = (ask as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ a).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 32;
    hash = (hash ^ b).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^= hash >> 29;
    (hash >> (64 - FEATURE_BITS)) as u32
}

/// Stands for "no token there".
const EDGE: u64 = 0x5bd1_e995;

impl Features {
    /// Prepares a text. `hints`: what the rules think of each token.
    pub(crate) fn new(document: &Document, hints: &[Hint]) -> Features {
        let mut cues: Vec<Cue> = document
            .tokens
            .iter()
            .zip(hints)
            .map(|(token, &hint)| Cue::new(document, token, hint))
            .collect();
        mark_phrases(document, &mut cues);
        let elsewhere = elsewhere(document, &cues);
        Features { cues, elsewhere }
    }

    /// Calls `each` with every feature of a token of a sentence.
    pub(crate) fn of_token(
        &self,
        document: &Document,
        sentence: &Sentence,
        number: usize,
        each: &mut impl FnMut(u32),
    ) {
        let at = |offset: isize| -> Option<&Cue> {
            let place = number.checked_add_signed(offset)?;
            sentence.tokens.contains(&place).then(|| &self.cues[place])
        };
        let Some(&cue) = at(0) else { return };
        let folded = |offset: isize| {
            at(offset).map_or(EDGE.wrapping_add_signed(offset as i64), |c| c.folded)
        };
        let shape = |offset: isize| at(offset).map_or(EDGE, |c| c.shape);
        let capital = u64::from(cue.capital);
        let mut ask = |question: Ask, a: u64, b: u64| each(mix(question, a, b));

        ask(Ask::Always, capital, 0);
        ask(Ask::Word, cue.word, 0);
        ask(Ask::Folded, cue.folded, 0);
        ask(Ask::Shape, cue.shape, 0);
        letters(document.word(number), |length, ending, hash| {
            ask(if ending { Ask::Ending } else { Ask::Beginning }, hash, length);
        });
        for offset in [-2, -1, 1, 2] {
            ask(Ask::Neighbour, folded(offset), offset as u64);
        }
        for offset in [-1, 1] {
            ask(Ask::NeighbourShape, shape(offset), offset as u64);
        }
        ask(Ask::ShapePair, shape(-1), cue.shape);
        ask(Ask::ShapePair, cue.shape, shape(1) ^ 1);
        ask(Ask::ShapeTriple, shape(-1).rotate_left(20) ^ cue.shape, shape(1));
        ask(Ask::WordPair, folded(-2), folded(-1) ^ capital);
        ask(Ask::WordPair, folded(1), folded(2).rotate_left(7) ^ capital);
        ask(Ask::WordPair, folded(-1), cue.folded.rotate_left(13));
        ask(Ask::WordPair, cue.folded, folded(1).rotate_left(19));
        if cue.capital {
            ask(Ask::Between, folded(-1), folded(1));
        }
        let first = sentence.first_word == number;
        if first {
            ask(Ask::First, capital, 0);
            ask(Ask::FirstShape, cue.shape, 0);
        }
        if sentence.heading {
            ask(Ask::Heading, capital, u64::from(sentence.shouted));
        }
        ask(Ask::Furniture, u64::from(sentence.furniture), capital);
        let possessive = document.possessive(number + 1);
        if possessive {
            ask(Ask::Possessive, capital, cue.shape);
        }

        let early = u64::from(first);
        for bit in bits(cue.groups) {
            ask(Ask::Group, bit, early);
        }
        ask(Ask::Groups, u64::from(cue.groups), capital);
        for offset in [-2, -1, 1, 2] {
            let Some(near) = at(offset) else { continue };
            for bit in bits(near.groups) {
                ask(Ask::GroupNear, bit << 1 | capital, offset as u64);
            }
        }
        for offset in [-1, 1] {
            if let Some(near) = at(offset).filter(|near| near.capital && cue.capital) {
                ask(
                    Ask::GroupsPair,
                    u64::from(near.groups) ^ (offset as u64) << 32,
                    u64::from(cue.groups),
                );
            }
        }
        for offset in [-2, -1, 0, 1, 2] {
            if let Some(near) = at(offset) {
                ask(Ask::Cluster, u64::from(near.cluster) << 1 | capital, offset as u64);
            }
        }
        let before =
            at(-1).map_or(0, |c| if c.cluster > 0 { u64::from(c.cluster) } else { c.folded });
        ask(Ask::ClusterPair, before, u64::from(cue.cluster));
        let hint = cue.hint.number();
        if hint > 0 {
            ask(Ask::Hint, hint, early);
            ask(Ask::HintCluster, hint, u64::from(cue.cluster));
        }
        for offset in [-1, 1] {
            let near = at(offset).map_or(0, |c| c.hint.number());
            if near | hint > 0 {
                ask(Ask::HintNear, near << 8 | hint, offset as u64);
            }
        }
        if cue.capital {
            self.of_capital(sentence, number, &cue, &mut ask);
        }
    }

    /// What is asked of capitalised words only: the run they stand in, and what they are elsewhere.
    fn of_capital(
        &self,
        sentence: &Sentence,
        number: usize,
        cue: &Cue,
        ask: &mut impl FnMut(Ask, u64, u64),
    ) {
        let floor = sentence.tokens.start.max(number.saturating_sub(8));
        let limit = sentence.tokens.end.min(number + 9);
        let start =
            (floor..number).rev().take_while(|&n| self.cues[n].capital).last().unwrap_or(number);
        let end =
            (number + 1..limit).take_while(|&n| self.cues[n].capital).last().map_or(number, |n| n);
        ask(Ask::Run, (number - start).min(3) as u64, (end - number).min(3) as u64);
        let outside = |place: Option<usize>| {
            place.filter(|n| sentence.tokens.contains(n)).map(|n| &self.cues[n])
        };
        let (before, behind) = (outside(start.checked_sub(1)), outside(Some(end + 1)));
        ask(Ask::BeforeRun, before.map_or(EDGE, |c| c.folded), 0);
        ask(Ask::BehindRun, behind.map_or(EDGE, |c| c.folded), 0);
        ask(Ask::ClusterBeforeRun, before.map_or(EDGE, |c| u64::from(c.cluster)), 0);
        ask(Ask::ClusterBehindRun, behind.map_or(EDGE, |c| u64::from(c.cluster)), 0);
        if let Some(behind) = behind {
            for bit in bits(behind.groups) {
                ask(Ask::GroupBehindRun, bit, 0);
            }
        }
        ask(Ask::RunStart, self.cues[start].folded, 0);
        ask(Ask::RunEnd, self.cues[end].folded, 0);

        let early = u64::from(sentence.first_word == number);
        let elsewhere = self.elsewhere(cue);
        for bit in bits(elsewhere.0) {
            ask(Ask::Elsewhere, bit, if bit == 0 { early } else { 0 });
        }
        ask(Ask::ElsewhereAll, u64::from(elsewhere.0), 0);
        for (side, near) in [(0, number.checked_sub(1)), (1, Some(number + 1))] {
            let Some(near) = outside(near).filter(|c| c.capital) else { continue };
            for bit in bits(self.elsewhere(near).0) {
                ask(Ask::ElsewhereNear, bit, side);
            }
        }
    }

    fn elsewhere(&self, cue: &Cue) -> Elsewhere {
        let of_word = self.elsewhere.get(&cue.word).copied().unwrap_or_default();
        let of_folded = self.elsewhere.get(&!cue.folded).copied().unwrap_or_default();
        Elsewhere(of_word.0 | of_folded.0)
    }
}

fn bits(set: u32) -> impl Iterator<Item = u64> {
    let mut rest = set;
    std::iter::from_fn(move || {
        let bit = rest.trailing_zeros();
        rest &= rest.wrapping_sub(1);
        (bit < 32).then_some(u64::from(bit))
    })
}

/// Calls `each` with the length, the side and the hash of a word's first and last two to four
/// letters, folded.
fn letters(word: &str, mut each: impl FnMut(u64, bool, u64)) {
    let folded: Vec<char> = word.chars().flat_map(char::to_lowercase).take(40).collect();
    for length in 2..=4usize {
        if folded.len() <= length {
            break;
        }
        let hash = |letters: &[char]| {
            letters.iter().fold(0u64, |hash, &c| {
                (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
            })
        };
        each(length as u64, true, hash(&folded[folded.len() - length..]));
        each(length as u64, false, hash(&folded[..length]));
    }
}

impl Cue {
    fn new(document: &Document, token: &Token, hint: Hint) -> Cue {
        let word = &document.text[token.start..token.end];
        Cue {
            word: word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, b| {
                (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
            }),
            folded: token.hash.bits(),
            shape: shape(word),
            groups: if token.kind == TokenKind::Word { groups(token, token.lists) } else { 0 },
            cluster: token.hash.cluster(),
            capital: token.is_capital(),
            hint,
        }
    }
}

/// `McCain` → `XxXxx`: runs of the same kind of letter are cut to two.
fn shape(word: &str) -> u64 {
    let (mut hash, mut last, mut times) = (0u64, ' ', 0);
    for letter in word.chars() {
        let kind = match letter {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => 'd',
            c => c,
        };
        times = if kind == last { times + 1 } else { 1 };
        last = kind;
        if times <= 2 {
            hash =
                (hash ^ u64::from(u32::from(kind))).wrapping_mul(0x0100_0000_01b3).rotate_left(5);
        }
    }
    hash
}

/// One pass over the text: where each word stands. Words with a capital are keyed by their letters,
/// lower-case ones by the complement of their folded hash.
fn elsewhere(document: &Document, cues: &[Cue]) -> HashMap<u64, Elsewhere> {
    let mut table: HashMap<u64, Elsewhere> = HashMap::new();
    for sentence in &document.sentences {
        let mut first = true;
        let (mut run_end, mut said) = (sentence.tokens.start, 0);
        for number in sentence.tokens.clone() {
            if number >= run_end {
                run_end = run(cues, number, sentence.tokens.end);
                said = if run_end > number { explained(document, number, run_end) } else { 0 };
                run_end = run_end.max(number + 1);
            }
            let token = &document.tokens[number];
            if token.kind != TokenKind::Word {
                continue;
            }
            if token.case == Case::Lower {
                table.entry(!cues[number].folded).or_default().0 |= Elsewhere::LOWER;
                first = false;
                continue;
            }
            if !sentence.heading {
                let middle = if first { 0 } else { Elsewhere::MIDDLE };
                table.entry(cues[number].word).or_default().0 |=
                    middle | place(document, number) | ruled(cues[number].hint) | said;
            }
            first = false;
        }
    }
    table
}

/// Where the capitalised words that begin at `number` end; `number` itself if it has none.
fn run(cues: &[Cue], number: usize, limit: usize) -> usize {
    (number..limit.min(number + 8)).find(|&n| !cues[n].capital).unwrap_or(limit.min(number + 8))
}

/// What the words around a run call it: `Lindental is a municipality`, `Norsa, a Danish chain of
/// shops`, `the band Kestrel`, `the village of Ashby`.
fn explained(document: &Document, start: usize, end: usize) -> u32 {
    let mut bits = 0;
    let of = usize::from(document.is(start.wrapping_sub(1), "of"));
    let before = start.wrapping_sub(1 + of);
    if !document.capital(before) {
        for (list, bit) in [
            (List::OrganizationWords, Elsewhere::BEHIND_BODY),
            (List::PlaceWords, Elsewhere::BEHIND_PLACE),
            (List::WorkWords, Elsewhere::BEHIND_WORK),
        ] {
            bits |= if document.on(before, list) { bit } else { 0 };
        }
    }
    let defined = document.is_any(end, &["is", "was", "are", "were", ","])
        && document.is_any(end + 1, &["a", "an", "the", "one"]);
    if defined {
        bits |= definition(document, end + 2);
    }
    bits
}

/// What the noun phrase from `start` on names, by its last listed word before a preposition or a
/// comma.
fn definition(document: &Document, start: usize) -> u32 {
    /// Words of a phrase that are looked at.
    const LOOKED_AT: usize = 8;
    let mut bit = 0;
    for number in start..(start + LOOKED_AT).min(document.tokens.len()) {
        let token = &document.tokens[number];
        let ends = document
            .is_any(number, &["of", "in", "for", "by", "that", "who", "which", "at", "on", "from"]);
        if token.kind != TokenKind::Word || ends {
            break;
        }
        if token.case != Case::Lower {
            continue;
        }
        for (list, of_list) in [
            (List::WorkWords, Elsewhere::DEFINED_WORK),
            (List::PlaceWords, Elsewhere::DEFINED_PLACE),
            (List::OrganizationWords, Elsewhere::DEFINED_BODY),
            (List::Heads, Elsewhere::DEFINED_PERSON),
        ] {
            if document.on(number, list) {
                bit = of_list;
            }
        }
    }
    bit
}

/// What a sure rule says of a word.
fn ruled(hint: Hint) -> u32 {
    match hint.sure_class() {
        Some(Class::Person) => Elsewhere::RULED_PERSON,
        Some(Class::Organization) => Elsewhere::RULED_ORGANIZATION,
        Some(Class::Place) => Elsewhere::RULED_PLACE,
        None => 0,
    }
}

fn place(document: &Document, number: usize) -> u32 {
    let (before, behind) = (number.wrapping_sub(1), number + 1);
    let near = |n: usize| document.tokens.get(n).is_some_and(|t| t.gap != Gap::Paragraph);
    let mut bits = 0;
    let mut set = |holds: bool, bit: u32| bits |= if holds { bit } else { 0 };
    if near(number) {
        set(document.on(before, List::Honorifics), Elsewhere::ADDRESSED);
        set(
            document.on(before, List::Heads) || document.on(before, List::Ranks),
            Elsewhere::TITLED,
        );
        set(
            document.capital(before) && document.on(before, List::FirstNames),
            Elsewhere::BEHIND_FIRST_NAME,
        );
        set(
            document.is_any(before, &["in", "at", "near", "from", "outside", "across"]),
            Elsewhere::PLACED,
        );
        set(document.is(before, "the"), Elsewhere::ARTICLE);
        set(
            document.on(before, List::OrganizationWords) && document.capital(before),
            Elsewhere::BODY,
        );
        set(document.on(before, List::SpeechVerbs) && !document.capital(before), Elsewhere::WHO);
    }
    if near(behind) {
        set(document.on(behind, List::SpeechVerbs), Elsewhere::SPEAKS);
        set(document.is_any(behind, &["who", "whose"]), Elsewhere::WHO);
        set(
            document.on(behind, List::OrganizationWords) && document.capital(behind),
            Elsewhere::BODY,
        );
        set(
            document.capital(behind) && document.on(number, List::FirstNames),
            Elsewhere::FIRST_NAME,
        );
    }
    bits
}

/// A sentence as the tagger sees it.
pub(crate) struct Sentence {
    /// Token numbers.
    pub(crate) tokens: Range<usize>,
    first_word: usize,
    heading: bool,
    shouted: bool,
    furniture: u8,
}

impl Sentence {
    /// All sentences of a text.
    pub(crate) fn all(document: &Document) -> Vec<Sentence> {
        let mut sentences = Vec::with_capacity(document.sentences.len());
        for paragraph in &document.paragraphs {
            for sentence in &document.sentences[paragraph.sentences.clone()] {
                let tokens = sentence.tokens.clone();
                let words =
                    || tokens.clone().filter(|&n| document.tokens[n].kind == TokenKind::Word);
                let upper = words().filter(|&n| document.tokens[n].case == Case::Upper).count();
                sentences.push(Sentence {
                    first_word: words().next().unwrap_or(tokens.start),
                    heading: sentence.heading,
                    shouted: upper * 10 > words().count() * 7,
                    furniture: paragraph.kind as u8
                        + 4 * u8::from(paragraph.dateline.contains(&tokens.start)),
                    tokens,
                });
            }
        }
        sentences
    }
}
