//! Lists that were read, as one text: what reads lists may be another module than what uses them.
//!
//! Parts follow each other with U+001F between them, which no cell may hold; numbers are in digits, and a
//! list of anything begins with how many there are. Both sides are of one version: this is no format to
//! keep.

use super::rows::{Meaning, NamedDate, PatternRow, Post, Row, Section};
use crate::contract::{Kind, LeftOut, ListUsed, Severity};
use crate::mark::date::DateRule;
use std::str::Split;

const SEPARATOR: char = '\u{1f}';

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
const KINDS: [Kind; 3] = [Kind::Organization, Kind::Place, Kind::Role];
const SEVERITIES: [Severity; 3] = [Severity::Hint, Severity::Warning, Severity::Error];

/// Lists and the rows that count as one text.
pub(super) fn pack(used: &[ListUsed], rows: &[Row]) -> String {
    let mut packer = Packer(String::new());
    packer.each(used, |packer, list| {
        packer.text(&list.name);
        packer.text(&list.version);
        packer.number(list.rows);
        packer.each(&list.left_out, |packer, one| {
            packer.text(&one.row);
            packer.text(&one.column);
            packer.text(&one.message);
        });
    });
    packer.each(rows, Packer::row);
    packer.0
}

struct Packer(String);

impl Packer {
    fn text(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push(SEPARATOR);
        }
        // Only a file's name or a message may hold one.
        self.0.extend(text.chars().map(|c| if c == SEPARATOR { ' ' } else { c }));
    }

    fn number(&mut self, number: usize) {
        self.text(&number.to_string());
    }

    fn signed(&mut self, number: i16) {
        self.text(&number.to_string());
    }

    fn option(&mut self, text: Option<&str>) {
        self.each(text.as_slice(), |packer, text| packer.text(text));
    }

    fn each<T>(&mut self, items: &[T], mut pack: impl FnMut(&mut Packer, &T)) {
        self.number(items.len());
        for item in items {
            pack(self, item);
        }
    }

    fn index<T: PartialEq>(&mut self, of: &[T], item: &T) {
        self.number(of.iter().position(|other| other == item).unwrap_or_default());
    }

    fn row(&mut self, row: &Row) {
        self.number(row.list);
        self.index(&SECTIONS, &row.section);
        self.number(row.number);
        self.each(&row.words, |packer, word| packer.text(word));
        self.number(row.any_case.into());
        self.option(row.pattern.as_ref().map(|pattern| pattern.text.as_str()));
        self.option(row.note.as_deref());
        match &row.meaning {
            Meaning::Never => self.number(0),
            Meaning::Person { posts } => {
                self.number(1);
                self.each(posts, |packer, post| {
                    packer.text(&post.title);
                    packer.option(post.organization.as_deref());
                    packer.option(post.from.as_deref());
                    packer.option(post.until.as_deref());
                });
            }
            Meaning::Kind(kind) => {
                self.number(2);
                self.index(&KINDS, kind);
            }
            Meaning::Style { message, severity, replacement } => {
                self.number(3);
                self.text(message);
                self.index(&SEVERITIES, severity);
                self.option(replacement.as_deref());
            }
            Meaning::Date(NamedDate::Unknown) => self.number(4),
            Meaning::Date(NamedDate::Value(value)) => {
                self.number(5);
                self.text(value);
            }
            Meaning::Date(NamedDate::Rule(rule)) => {
                let (which, numbers) = numbers(*rule);
                self.number(which);
                self.each(&numbers, |packer, number| packer.signed(*number));
            }
        }
    }
}

/// A rule as numbers: which, and what it says.
fn numbers(rule: DateRule) -> (usize, [i16; 4]) {
    match rule {
        DateRule::Fixed { month, day } => (6, [month.into(), day.into(), 0, 0]),
        DateRule::Weekday { nth, weekday, month, shift } => {
            (7, [nth, weekday, month, shift].map(i16::from))
        }
        DateRule::WeekdayBefore { weekday, month, day } => {
            (8, [weekday.into(), month.into(), day.into(), 0])
        }
        DateRule::Easter { days } => (9, [days, 0, 0, 0]),
        // No list can say these.
        DateRule::DiffersByCountry | DateRule::AnotherCalendar => (10, [0; 4]),
    }
}

/// The lists and the rows of a text; none if it is not as [`pack`] writes it.
pub(super) fn unpack(packed: &str) -> Option<(Vec<ListUsed>, Vec<Row>)> {
    let mut parts = Unpacker(packed.split(SEPARATOR));
    let used = parts.each(|parts| {
        let (name, version, rows) = (parts.text()?, parts.text()?, parts.number()?);
        let left_out = parts.each(|parts| {
            Some(LeftOut { row: parts.text()?, column: parts.text()?, message: parts.text()? })
        })?;
        Some(ListUsed { name, version, rows, left_out })
    })?;
    let rows = parts.each(Unpacker::row)?;
    let is_end = parts.0.next().is_none();
    is_end.then_some((used, rows))
}

struct Unpacker<'t>(Split<'t, char>);

impl Unpacker<'_> {
    fn text(&mut self) -> Option<String> {
        self.0.next().map(str::to_owned)
    }

    fn signed(&mut self) -> Option<i16> {
        self.0.next()?.parse().ok()
    }

    fn number(&mut self) -> Option<usize> {
        self.0.next()?.parse().ok()
    }

    fn each<T>(&mut self, mut unpack: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = Vec::new();
        for _ in 0..self.number()? {
            items.push(unpack(self)?);
        }
        Some(items)
    }

    fn texts(&mut self) -> Option<Vec<String>> {
        self.each(Self::text)
    }

    fn option(&mut self) -> Option<Option<String>> {
        self.texts().map(|mut texts| texts.pop())
    }

    fn item<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        of.get(self.number()?).copied()
    }

    fn row(&mut self) -> Option<Row> {
        Some(Row {
            list: self.number()?,
            section: self.item(&SECTIONS)?,
            number: self.number()?,
            words: self.texts()?,
            any_case: self.number()? > 0,
            pattern: self.option()?.map(|text| PatternRow { text }),
            note: self.option()?,
            meaning: self.meaning()?,
        })
    }

    fn meaning(&mut self) -> Option<Meaning> {
        Some(match self.number()? {
            0 => Meaning::Never,
            1 => Meaning::Person {
                posts: self.each(|parts| {
                    let (title, organization) = (parts.text()?, parts.option()?);
                    Some(Post {
                        title,
                        organization,
                        from: parts.option()?,
                        until: parts.option()?,
                    })
                })?,
            },
            2 => Meaning::Kind(self.item(&KINDS)?),
            3 => Meaning::Style {
                message: self.text()?,
                severity: self.item(&SEVERITIES)?,
                replacement: self.option()?,
            },
            4 => Meaning::Date(NamedDate::Unknown),
            5 => Meaning::Date(NamedDate::Value(self.text()?)),
            which => Meaning::Date(NamedDate::Rule(self.rule(which)?)),
        })
    }

    fn rule(&mut self, which: usize) -> Option<DateRule> {
        let numbers = self.each(Self::signed)?;
        let [first, second, third, fourth] = numbers.try_into().ok()?;
        let small = |number: i16| i8::try_from(number).ok();
        let (one, two, three) = (small(second)?, small(third)?, small(fourth)?);
        Some(match which {
            6 => DateRule::Fixed { month: small(first)?, day: one },
            7 => DateRule::Weekday { nth: small(first)?, weekday: one, month: two, shift: three },
            8 => DateRule::WeekdayBefore { weekday: small(first)?, month: one, day: two },
            9 => DateRule::Easter { days: first },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ListSource, NewsroomLists};
    use super::*;

    #[test]
    fn lists_are_the_same_after_the_way_through_a_text() {
        let json = r#"{"version":"3","people":[{"name":"Ann Belk","aliases":["AB"],"note":"",
            "posts":[{"post":"mayor","organization":"Hull","from":"2021"},{"post":"clerk","until":"2020"}]}],
            "organizations":[{"name":"HC","case":"any","note":"a note"}],"places":["Hull"],"roles":["clerk"],
            "never":["May Ball"],"dates":["A Day",{"name":"B Day","value":"2026"},
            {"name":"C Day","rule":"25 May"},{"name":"D Day","rule":"last Monday before 25 May"},
            {"name":"E Day","rule":"last Monday of May - 2 days"},{"name":"F Day","rule":"easter-46"}],
            "patterns":[{"kind":"person","pattern":"PC \\d+"},{"kind":"date","pattern":"Q\\d"}],
            "style":[{"words":"x","message":"y","severity":"error","replacement":""},
            {"pattern":"z","message":"y"},{"words":"x"}]}"#;
        let source = |file: &str, text: &str| ListSource { file: file.into(), text: text.into() };
        let lists = NewsroomLists::read(&[
            source("a\u{1f}b", json),
            source("c", "kind,\u{1f}\nperson"),
            source("d", "{\"\u{7f}\\u001f\":5}"),
        ]);
        let again = NewsroomLists::of_packed(&lists.packed()).expect("it is packed so");
        assert_eq!(again.rows(), lists.rows());
        assert_eq!(lists.rows().len(), 15);
        assert_eq!(again.used()[1..2], lists.used()[1..2]);
        assert_eq!(again.used()[0].name, "a b");
        assert_eq!(again.used()[0].left_out, lists.used()[0].left_out);
        assert_eq!(again.used()[2].left_out[0].message, lists.used()[2].left_out[0].message);
        assert_eq!(
            NewsroomLists::of_packed(&NewsroomLists::NONE.packed()),
            Some(NewsroomLists::NONE)
        );
    }

    #[test]
    fn what_is_not_packed_so_is_refused() {
        let packed = NewsroomLists::read(&[ListSource {
            file: "a".into(),
            text: r#"{"people":["Ann Belk"],"dates":[{"name":"E","rule":"easter"}]}"#.into(),
        }])
        .packed();
        assert!(unpack(&packed).is_some());
        for (end, _) in packed.char_indices() {
            let cut = &packed[..end];
            // Where a number at the end is cut, what is left may be a number.
            assert!(unpack(cut).is_none() || cut.len() + 1 == packed.len(), "{cut:?}");
        }
        for wrong in ["", "x", "0", "1", "99999999999", "0\u{1f}0\u{1f}0", "0\u{1f}1\u{1f}0\u{1f}9"]
        {
            assert!(unpack(wrong).is_none(), "{wrong:?}");
        }
    }
}
