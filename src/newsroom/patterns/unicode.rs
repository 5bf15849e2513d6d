//! What Unicode says of characters, as far as patterns ask: general categories, and which characters
//! differ in case alone. The tables of `regex-syntax` say the same in four times the bytes, most of
//! them of properties that no pattern here may name.
//!
//! `unicode/categories.bin` and `unicode/folds.bin` are written from those tables by the test below,
//! which also fails when they differ.
//!
//! Not read: scripts, blocks, and all other properties.

use crate::order;
use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

/// Runs of characters of one category, in order: a byte with the category in its upper five bits, in its
/// lower three the length less one; 7 for a length that follows as a number.
static CATEGORIES: &[u8] = include_bytes!("unicode/categories.bin");

/// Characters with the smallest of those that differ from them in case alone, in order, as runs at equal
/// distances: four numbers, the gap before the run, its length, the distance, and how far below the
/// smallest is.
static FOLDS: &[u8] = include_bytes!("unicode/folds.bin");

/// The categories, each by its place here. Surrogates are no characters of a text.
const NAMES: [(&str, &str); 29] = [
    ("cc", "control"),
    ("cf", "format"),
    ("cn", "unassigned"),
    ("co", "privateuse"),
    ("ll", "lowercaseletter"),
    ("lm", "modifierletter"),
    ("lo", "otherletter"),
    ("lt", "titlecaseletter"),
    ("lu", "uppercaseletter"),
    ("mc", "spacingmark"),
    ("me", "enclosingmark"),
    ("mn", "nonspacingmark"),
    ("nd", "decimalnumber"),
    ("nl", "letternumber"),
    ("no", "othernumber"),
    ("pc", "connectorpunctuation"),
    ("pd", "dashpunctuation"),
    ("pe", "closepunctuation"),
    ("pf", "finalpunctuation"),
    ("pi", "initialpunctuation"),
    ("po", "otherpunctuation"),
    ("ps", "openpunctuation"),
    ("sc", "currencysymbol"),
    ("sk", "modifiersymbol"),
    ("sm", "mathsymbol"),
    ("so", "othersymbol"),
    ("zl", "lineseparator"),
    ("zp", "paragraphseparator"),
    ("zs", "spaceseparator"),
];

/// What several categories are called, and how the names of these begin.
const GROUPS: [(&str, &str); 7] = [
    ("other", "c"),
    ("letter", "l"),
    ("mark", "m"),
    ("number", "n"),
    ("punctuation", "p"),
    ("symbol", "s"),
    ("separator", "z"),
];

/// Letters that are marks or numbers to nobody but Unicode's property `Alphabetic`: circled ones.
const ALPHABETIC_SYMBOLS: [(char, char); 4] = [
    ('\u{24b6}', '\u{24e9}'),
    ('\u{1f130}', '\u{1f149}'),
    ('\u{1f150}', '\u{1f169}'),
    ('\u{1f170}', '\u{1f189}'),
];
const JOINERS: (char, char) = ('\u{200c}', '\u{200d}');
const WHITE_SPACE: [(char, char); 3] = [('\t', '\r'), (' ', ' '), ('\u{85}', '\u{85}')];

/// Some categories, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Categories(u32);

impl Categories {
    /// The category or the group of that name, short or long: `Lu`, `Uppercase_Letter`, `L`. Case, spaces,
    /// hyphens and underscores do not count.
    pub(super) fn named(name: &str) -> Option<Categories> {
        let is_sign = |c: &char| !matches!(c, ' ' | '_' | '-');
        let name: String = name.chars().filter(is_sign).map(|c| c.to_ascii_lowercase()).collect();
        let beginning = GROUPS
            .iter()
            .find(|(long, short)| name == *long || name == *short)
            .map(|(_, short)| *short);
        let is_meant = |(short, long): &(&str, &str)| match beginning {
            Some(beginning) => short.starts_with(beginning),
            None if matches!(name.as_str(), "lc" | "casedletter") => {
                matches!(*short, "lu" | "ll" | "lt")
            }
            None => name == *short || name == *long,
        };
        let bits = (0..).zip(&NAMES).filter(|(_, names)| is_meant(names));
        let all = bits.fold(0, |all, (index, _)| all | 1 << index);
        (all != 0).then_some(Categories(all))
    }

    fn has(self, category: u8) -> bool {
        self.0 >> category & 1 == 1
    }
}

/// The tables, read once for many patterns.
pub(super) struct Unicode {
    /// What was asked for before.
    classes: Vec<(Categories, ClassUnicode)>,
    word: ClassUnicode,
    folds: Folds,
}

impl Unicode {
    pub(super) fn read() -> Unicode {
        let word = ["l", "m", "nd", "nl", "pc"].into_iter().filter_map(Categories::named);
        let word = Categories(word.fold(0, |all, categories| all | categories.0));
        let others = ALPHABETIC_SYMBOLS.into_iter().chain([JOINERS]);
        let word = runs().filter(|(category, ..)| word.has(*category));
        let word = word.map(|(_, first, last)| (first, last)).chain(others);
        Unicode { word: class(word), classes: Vec::new(), folds: Folds::read() }
    }

    pub(super) fn folds(&self) -> &Folds {
        &self.folds
    }

    pub(super) fn into_folds(self) -> Folds {
        self.folds
    }

    /// The characters of some categories.
    pub(super) fn of(&mut self, categories: Categories) -> ClassUnicode {
        if let Some((_, class)) = self.classes.iter().find(|(known, _)| *known == categories) {
            return class.clone();
        }
        let runs = runs().filter(|(category, ..)| categories.has(*category));
        let class = class(runs.map(|(_, first, last)| (first, last)));
        self.classes.push((categories, class.clone()));
        class
    }

    /// `\w`: letters, marks, digits, what connects words (Unicode Technical Standard 18, Annex C).
    pub(super) fn word(&self) -> ClassUnicode {
        self.word.clone()
    }

    /// `\d`.
    pub(super) fn digit(&mut self) -> ClassUnicode {
        Categories::named("nd").map_or_else(ClassUnicode::empty, |digits| self.of(digits))
    }

    /// `\s`.
    pub(super) fn space(&mut self) -> ClassUnicode {
        let mut spaces =
            Categories::named("z").map_or_else(ClassUnicode::empty, |spaces| self.of(spaces));
        spaces.union(&class(WHITE_SPACE.into_iter()));
        spaces
    }
}

fn class(ranges: impl Iterator<Item = (char, char)>) -> ClassUnicode {
    ClassUnicode::new(ranges.map(|(first, last)| ClassUnicodeRange::new(first, last)))
}

/// All characters: a category, the first and the last of a run.
fn runs() -> impl Iterator<Item = (u8, char, char)> {
    let mut bytes = CATEGORIES.iter().copied();
    let mut next = 0;
    std::iter::from_fn(move || {
        let head = bytes.next()?;
        let length = match head & 7 {
            7 => number(&mut bytes)?,
            short => u32::from(short) + 1,
        };
        let first = next;
        next += length;
        Some((head >> 3, character(first)?, character(next.checked_sub(1)?)?))
    })
}

/// A character by its number among those that are no surrogates.
fn character(number: u32) -> Option<char> {
    char::from_u32(if number < 0xd800 { number } else { number + 0x800 })
}

/// A number in bytes of seven bits, the lowest first; the upper bit says that more follow.
fn number(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let mut value = 0;
    for shift in (0..32).step_by(7) {
        let byte = bytes.next()?;
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
    }
    Some(value)
}

/// Which characters differ in case alone.
#[derive(Debug)]
pub(super) struct Folds {
    /// A character and the smallest that is the same but for case, in the order of the characters.
    smallest: Vec<(char, char)>,
    /// The same, in the order of the smallest.
    larger: Vec<(char, char)>,
}

impl Folds {
    pub(super) fn read() -> Folds {
        let mut bytes = FOLDS.iter().copied();
        let mut smallest = Vec::new();
        let mut at = 0;
        while let Some([gap, length, distance, below]) = numbers(&mut bytes) {
            at += gap;
            for index in 0..length {
                at += if index > 0 { distance } else { 0 };
                let pair = char::from_u32(at).zip(char::from_u32(at.saturating_sub(below)));
                smallest.extend(pair);
            }
        }
        let mut larger = smallest.clone();
        order::sort(&mut larger, |&(of, smallest)| [smallest as usize, of as usize, 0]);
        Folds { smallest, larger }
    }

    /// The same for all characters that differ in case alone.
    pub(super) fn folded(&self, c: char) -> char {
        if c.is_ascii() {
            return c.to_ascii_uppercase();
        }
        let found = self.smallest.binary_search_by_key(&c, |(of, _)| *of);
        found.ok().and_then(|index| self.smallest.get(index)).map_or(c, |(_, smallest)| *smallest)
    }

    /// A character and all that differ from it in case alone.
    pub(super) fn alike(&self, c: char) -> impl Iterator<Item = char> {
        let smallest = self.folded(c);
        let from = self.larger.partition_point(|(_, of)| *of < smallest);
        let larger = self.larger.get(from..).unwrap_or_default();
        let larger = larger.iter().take_while(move |(_, of)| *of == smallest);
        std::iter::once(smallest).chain(larger.map(|(of, _)| *of))
    }

    /// Adds to a class what differs in case alone from what is in it.
    pub(super) fn close(&self, class: &mut ClassUnicode) {
        let all = shared(class, self.smallest.iter().map(|&(of, smallest)| (of, smallest)));
        class.union(&self::class(all.into_iter().map(|c| (c, c))));
        let all = shared(class, self.larger.iter().map(|&(of, smallest)| (smallest, of)));
        class.union(&self::class(all.into_iter().map(|c| (c, c))));
    }
}

/// The second of those pairs of which the first, in order, is in the class.
fn shared(class: &ClassUnicode, pairs: impl Iterator<Item = (char, char)>) -> Vec<char> {
    let mut ranges = class.iter().peekable();
    let mut found = Vec::new();
    for (first, second) in pairs {
        while ranges.next_if(|range| range.end() < first).is_some() {}
        if ranges.peek().is_some_and(|range| range.start() <= first) {
            found.push(second);
        }
    }
    found
}

fn numbers(bytes: &mut impl Iterator<Item = u8>) -> Option<[u32; 4]> {
    Some([number(bytes)?, number(bytes)?, number(bytes)?, number(bytes)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex_syntax::hir::{Class, HirKind};

    /// What `regex-syntax` says that a class is.
    fn theirs(pattern: &str) -> ClassUnicode {
        let hir = regex_syntax::parse(pattern).expect("a class of regex-syntax");
        match hir.into_kind() {
            HirKind::Class(Class::Unicode(class)) => class,
            HirKind::Literal(one) => {
                let text = std::str::from_utf8(&one.0).expect("a character");
                self::class(text.chars().map(|c| (c, c)))
            }
            other => panic!("{pattern} is {other:?}"),
        }
    }

    fn write(mut value: u32, to: &mut Vec<u8>) {
        while value >= 0x80 {
            to.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        to.push(value as u8);
    }

    fn categories() -> Vec<u8> {
        let all = ('\0'..=char::MAX).count();
        let mut of = vec![0; all];
        for (index, (short, _)) in (0..).zip(NAMES) {
            for range in theirs(&format!("\\p{{{short}}}")).iter() {
                for c in range.start()..=range.end() {
                    of[c as usize - if c >= '\u{e000}' { 0x800 } else { 0 }] = index;
                }
            }
        }
        let mut bytes = Vec::new();
        for run in of.chunk_by(|one, other| one == other) {
            match run.len() {
                short @ 1..=7 => bytes.push(run[0] << 3 | (short - 1) as u8),
                long => {
                    bytes.push(run[0] << 3 | 7);
                    write(long as u32, &mut bytes);
                }
            }
        }
        bytes
    }

    fn folds() -> Vec<u8> {
        let mut pairs = Vec::new();
        for c in '\0'..=char::MAX {
            let mut class = self::class([(c, c)].into_iter());
            class.case_fold_simple();
            let smallest = class.iter().next().expect("it has the character").start();
            if smallest < c {
                pairs.push((c as u32, smallest as u32));
            }
        }
        let mut bytes = Vec::new();
        let (mut before, mut rest) = (0, &pairs[..]);
        while let [(first, smallest), ..] = *rest {
            let below = first - smallest;
            let distance = rest.get(1).map_or(1, |(second, _)| second - first).min(2);
            let fits = |(index, pair): &(usize, &(u32, u32))| {
                pair.0 == first + *index as u32 * distance && pair.0 - pair.1 == below
            };
            let length = rest.iter().enumerate().take_while(fits).count();
            for value in [first - before, length as u32, distance, below] {
                write(value, &mut bytes);
            }
            before = first + (length as u32 - 1) * distance;
            rest = &rest[length..];
        }
        bytes
    }

    #[test]
    fn the_tables_are_those_of_regex_syntax() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/newsroom/patterns/unicode");
        for (name, table, made) in
            [("categories", CATEGORIES, categories()), ("folds", FOLDS, folds())]
        {
            if std::env::var_os("WHOWHEN_ACCEPT").is_some() {
                std::fs::write(format!("{folder}/{name}.bin"), &made).expect("it can be written");
            }
            assert!(table == made, "WHOWHEN_ACCEPT=1 cargo test --lib unicode writes {name} anew");
        }
    }

    #[test]
    fn classes_have_the_characters_that_they_have_elsewhere() {
        let mut unicode = Unicode::read();
        assert!(unicode.word() == theirs("\\w"));
        assert!(unicode.digit() == theirs("\\d"));
        assert!(unicode.space() == theirs("\\s"));
        for name in
            ["L", "Letter", "Lu", "uppercase letter", "LC", "Cn", "Zs", "So", "C", "punctuation"]
        {
            let categories = Categories::named(name).expect(name);
            let mut apart = unicode.of(categories);
            apart.symmetric_difference(&theirs(&format!("\\p{{{name}}}")));
            assert!(apart.ranges().is_empty(), "{name}: {apart:?}");
        }
        for (short, long) in NAMES {
            assert_eq!(Categories::named(short), Categories::named(long));
            assert!(theirs(&format!("\\p{{{short}}}")) == theirs(&format!("\\p{{{long}}}")));
        }
        assert_eq!(Categories::named("Greek"), None);
        assert_eq!(Categories::named(""), None);
    }

    #[test]
    fn characters_are_alike_that_are_elsewhere() {
        let folds = Folds::read();
        for c in '\0'..=char::MAX {
            let mut wanted = self::class([(c, c)].into_iter());
            wanted.case_fold_simple();
            assert_eq!(self::class(folds.alike(c).map(|c| (c, c))), wanted, "{c:?}");
            assert!(folds.alike(c).all(|other| folds.folded(other) == folds.folded(c)));
        }
        for pattern in
            ["\\w", "\\d", "\\p{Lu}", "[k-s]", "[\u{17f}ß]", "[^a]", "\\p{Ll}", "\\p{Mn}"]
        {
            let (mut class, mut wanted) = (theirs(pattern), theirs(pattern));
            folds.close(&mut class);
            wanted.case_fold_simple();
            assert!(class == wanted, "{pattern}");
        }
    }
}
