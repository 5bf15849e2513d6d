//! Lists that were read, as bytes: what the module that reads lists hands to the one that reads texts.
//!
//! Whole numbers in LEB128, texts with their length before them, what may be missing with 0 or 1 before
//! it, lists with their count. Both modules are of one build, so there is no version. Of other bytes
//! nothing comes, and no panic.

use super::{
    ListsRead, Meaning, NamedDate, PatternMatch, PatternRow, Post, Row, Section, UsableLists,
};
use crate::contract::{Kind, LeftOut, ListUsed, Severity};
use crate::mark::date::DateRule;

/// Packs what was read.
pub(super) fn pack(read: &ListsRead) -> Vec<u8> {
    let mut to = Packing(Vec::new());
    let used = read.used();
    to.number(used.len());
    for (list, by_line) in used.iter().zip(read.by_line()) {
        to.text(&list.name);
        to.text(&list.version);
        to.number(list.rows);
        to.number(usize::from(by_line));
        to.number(list.left_out.len());
        for LeftOut { row, column, message } in &list.left_out {
            [row, column, message].into_iter().for_each(|text| to.text(text));
        }
    }
    to.number(read.rows.len());
    read.rows.iter().for_each(|row| to.row(row));
    to.number(read.patterns.len());
    for row in &read.patterns {
        to.number(row.map_or(0, |row| row + 1));
    }
    to.0
}

/// Unpacks what [`pack`] gave; nothing of other bytes.
pub(super) fn unpack(bytes: &[u8]) -> Option<UsableLists> {
    let mut from = Unpacking(bytes);
    let mut all = UsableLists {
        used: Vec::new(),
        by_line: Vec::new(),
        rows: Vec::new(),
        patterns: Vec::new(),
    };
    for _ in 0..from.number()? {
        let (name, version, rows) = (from.text()?, from.text()?, from.number()?);
        all.by_line.push(from.number()? > 0);
        let mut left_out = Vec::new();
        for _ in 0..from.number()? {
            let (row, column, message) = (from.text()?, from.text()?, from.text()?);
            left_out.push(LeftOut { row, column, message });
        }
        all.used.push(ListUsed { name, version, rows, left_out });
    }
    for _ in 0..from.number()? {
        all.rows.push(from.row()?);
    }
    for _ in 0..from.number()? {
        all.patterns.push(from.number()?.checked_sub(1));
    }
    Some(all)
}

/// Packs what patterns found.
pub(crate) fn pack_matches(found: &[PatternMatch]) -> Vec<u8> {
    let mut to = Packing(Vec::new());
    to.number(found.len());
    for PatternMatch { pattern, start, end, with } in found {
        [pattern, start, end].into_iter().for_each(|number| to.number(*number));
        to.maybe(with.as_deref());
    }
    to.0
}

/// Unpacks what [`pack_matches`] gave; nothing of other bytes.
pub(crate) fn unpack_matches(bytes: &[u8]) -> Option<Vec<PatternMatch>> {
    let mut from = Unpacking(bytes);
    let mut found = Vec::new();
    for _ in 0..from.number()? {
        let (pattern, start, end) = (from.number()?, from.number()?, from.number()?);
        found.push(PatternMatch { pattern, start, end, with: from.maybe()? });
    }
    Some(found)
}

/// The kinds that words of a list may be, by their numbers.
const KINDS: [Kind; 3] = [Kind::Organization, Kind::Place, Kind::Role];
const SEVERITIES: [Severity; 3] = [Severity::Hint, Severity::Warning, Severity::Error];
const SECTIONS: [Section; 8] = [
    Section::People,
    Section::Organizations,
    Section::Places,
    Section::Roles,
    Section::Never,
    Section::Dates,
    Section::Patterns,
    Section::Style,
];

struct Packing(Vec<u8>);

impl Packing {
    fn number(&mut self, mut number: usize) {
        while number > 0x7f {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// A number that may be below zero, in zigzag.
    fn signed(&mut self, number: i16) {
        self.number(usize::from((number << 1 ^ number >> 15) as u16));
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn maybe(&mut self, text: Option<&str>) {
        self.number(usize::from(text.is_some()));
        text.into_iter().for_each(|text| self.text(text));
    }

    /// Which of some it is.
    fn one_of<T: PartialEq>(&mut self, of: &[T], value: &T) {
        self.number(of.iter().position(|other| other == value).unwrap_or_default());
    }

    fn row(&mut self, row: &Row) {
        self.number(row.list);
        self.one_of(&SECTIONS, &row.section);
        self.number(row.number);
        self.number(row.words.len());
        row.words.iter().for_each(|words| self.text(words));
        self.number(usize::from(row.any_case));
        // Who matches patterns has them already; here is only which rows are of one.
        self.number(usize::from(row.pattern.is_some()));
        self.maybe(row.note.as_deref());
        self.meaning(&row.meaning);
    }

    fn meaning(&mut self, meaning: &Meaning) {
        match meaning {
            Meaning::Person { posts } => {
                self.number(0);
                self.number(posts.len());
                for Post { title, organization, from, until } in posts {
                    self.text(title);
                    let others = [organization, from, until];
                    others.into_iter().for_each(|text| self.maybe(text.as_deref()));
                }
            }
            Meaning::Kind(kind) => {
                self.number(1);
                self.one_of(&KINDS, kind);
            }
            Meaning::Never => self.number(2),
            Meaning::Date(NamedDate::Unknown) => self.number(3),
            Meaning::Date(NamedDate::Value(value)) => {
                self.number(4);
                self.text(value);
            }
            Meaning::Date(NamedDate::Rule(rule)) => {
                self.number(5);
                self.rule(rule);
            }
            Meaning::Style { message, severity, replacement } => {
                self.number(6);
                self.text(message);
                self.one_of(&SEVERITIES, severity);
                self.maybe(replacement.as_deref());
            }
        }
    }

    fn rule(&mut self, rule: &DateRule) {
        let (of, numbers) = match *rule {
            DateRule::Fixed { month, day } => (0, [month, day, 0, 0]),
            DateRule::Weekday { nth, weekday, month, shift } => (1, [nth, weekday, month, shift]),
            DateRule::WeekdayBefore { weekday, month, day } => (2, [weekday, month, day, 0]),
            DateRule::Easter { days } => {
                self.number(3);
                return self.signed(days);
            }
            DateRule::DiffersByCountry => (4, [0; 4]),
            DateRule::AnotherCalendar => (5, [0; 4]),
        };
        self.number(of);
        numbers.into_iter().for_each(|number| self.signed(number.into()));
    }
}

struct Unpacking<'b>(&'b [u8]);

impl Unpacking<'_> {
    fn number(&mut self) -> Option<usize> {
        let mut number = 0usize;
        for shift in (0..usize::BITS).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i16> {
        let number = self.number()? as u16;
        Some((number >> 1) as i16 ^ -((number & 1) as i16))
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        str::from_utf8(text).ok().map(str::to_owned)
    }

    fn maybe(&mut self) -> Option<Option<String>> {
        match self.number()? {
            0 => Some(None),
            _ => Some(Some(self.text()?)),
        }
    }

    fn one_of<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        of.get(self.number()?).copied()
    }

    fn row(&mut self) -> Option<Row> {
        let (list, section, number) = (self.number()?, self.one_of(&SECTIONS)?, self.number()?);
        let mut words = Vec::new();
        for _ in 0..self.number()? {
            words.push(self.text()?);
        }
        let any_case = self.number()? > 0;
        let pattern = (self.number()? > 0).then(|| PatternRow { text: String::new() });
        let note = self.maybe()?;
        let meaning = self.meaning()?;
        let mut row = Row { list, section, number, words, any_case, pattern, meaning, note };
        row.fit();
        Some(row)
    }

    fn meaning(&mut self) -> Option<Meaning> {
        Some(match self.number()? {
            0 => {
                let mut posts = Vec::new();
                for _ in 0..self.number()? {
                    let title = self.text()?;
                    let (organization, from, until) = (self.maybe()?, self.maybe()?, self.maybe()?);
                    posts.push(Post { title, organization, from, until });
                }
                Meaning::Person { posts }
            }
            1 => Meaning::Kind(self.one_of(&KINDS)?),
            2 => Meaning::Never,
            3 => Meaning::Date(NamedDate::Unknown),
            4 => Meaning::Date(NamedDate::Value(self.text()?)),
            5 => Meaning::Date(NamedDate::Rule(self.rule()?)),
            6 => {
                let (message, severity) = (self.text()?, self.one_of(&SEVERITIES)?);
                Meaning::Style { message, severity, replacement: self.maybe()? }
            }
            _ => return None,
        })
    }

    fn rule(&mut self) -> Option<DateRule> {
        let of = self.number()?;
        if of == 3 {
            return Some(DateRule::Easter { days: self.signed()? });
        }
        let mut numbers = [0i8; 4];
        for number in &mut numbers {
            *number = self.signed()?.try_into().ok()?;
        }
        let [a, b, c, d] = numbers;
        Some(match of {
            0 => DateRule::Fixed { month: a, day: b },
            1 => DateRule::Weekday { nth: a, weekday: b, month: c, shift: d },
            2 => DateRule::WeekdayBefore { weekday: a, month: b, day: c },
            4 => DateRule::DiffersByCountry,
            5 => DateRule::AnotherCalendar,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ListSource;

    fn read(text: &str, file: &str) -> ListsRead {
        ListsRead::of_files(&[ListSource { file: file.to_owned(), text: text.to_owned() }])
    }

    const LIST: &str = r#"{"name": "Desk", "version": "7",
        "people": [{"name": "Ruth Calder", "aliases": ["R. Calder"], "note": "ä",
            "posts": [{"post": "mayor", "organization": "Harrow", "from": "2021-05"}, {"post": "x", "until": "2022"}]},
            {"post": "no name"}],
        "organizations": ["Tolven"], "places": ["Old Mill"], "roles": [{"name": "lead", "case": "any"}],
        "never": ["Captain Morgan"],
        "dates": [{"name": "A Day", "rule": "25 December"}, {"name": "B Day", "rule": "last Monday before 25 May"},
            {"name": "C Day", "rule": "1st Monday of November - 1 day"}, {"name": "D Day", "rule": "easter-46"},
            {"name": "E Day", "rule": "easter+49"}, {"name": "F Day", "value": "2026-07-01"}],
        "patterns": [{"pattern": "A\\d+", "kind": "role"}, {"pattern": "B\\d+", "kind": "date"}],
        "style": [{"words": ["adviser"], "message": "write “advisor”", "severity": "hint", "replacement": "advisor"},
            {"pattern": "(x)y", "message": "no", "severity": "error"}]}"#;

    #[test]
    fn what_is_packed_is_unpacked() {
        for (text, file) in
            [(LIST, "a.json"), ("kind,name\nperson,Ann Lee\nrole,", "b.csv"), ("", "")]
        {
            let mut read = read(text, file);
            read.leave_out_patterns(&[(1, "why".to_owned())]);
            let unpacked = unpack(&read.packed()).expect("it was packed");
            assert_eq!(unpacked.used, read.used());
            assert_eq!(unpacked.by_line, read.by_line());
            assert_eq!(unpacked.patterns, read.patterns);
            // The patterns themselves stay where they are matched.
            let mut rows = read.rows.clone();
            for pattern in rows.iter_mut().filter_map(|row| row.pattern.as_mut()) {
                pattern.text.clear();
            }
            assert_eq!(unpacked.rows, rows);
        }
        assert_eq!(read(LIST, "a.json").rows.len(), 15);
    }

    #[test]
    fn what_patterns_found_is_unpacked() {
        let found = |pattern, start, with: Option<&str>| {
            let with = with.map(str::to_owned);
            PatternMatch { pattern, start, end: start + 9, with }
        };
        let found = [found(0, 0, None), found(1_999, 70_000_000, Some("ä")), found(3, 4, Some(""))];
        let packed = pack_matches(&found);
        assert_eq!(unpack_matches(&packed).as_deref(), Some(&found[..]));
        for length in 0..packed.len() {
            assert_eq!(unpack_matches(&packed[..length]), None, "{length}");
        }
    }

    #[test]
    fn of_other_bytes_nothing_comes() {
        let packed = read(LIST, "a.json").packed();
        for length in 0..packed.len() {
            assert_eq!(unpack(&packed[..length]), None, "{length}");
        }
        for index in 0..packed.len() {
            for bits in [1, 0x7f, 0x80, 0xff] {
                let mut damaged = packed.clone();
                damaged[index] ^= bits;
                let _ = unpack(&damaged);
            }
        }
    }
}
