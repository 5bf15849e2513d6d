//! What may stand in the columns of a list, and how Rust writes it.

use crate::calendar::{MONTHS, SEASONS, WEEKDAYS};
use crate::date_rule::date_rule;
use crate::mark::date::DateRule;

/// A column after the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Column {
    kind: Kind,
    /// Its cells may be empty.
    pub(crate) optional: bool,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One of these words, which is a variant of a Rust enum.
    Variant(&'static str, &'static [&'static str]),
    /// One of these words; in the code a number, the first of them this one.
    Numbered(i32, &'static [&'static str]),
    /// A whole number from the one to the other.
    Number(i32, i32),
    /// `80s` as 80.
    Decade,
    /// The two letters of a country (ISO 3166-1).
    Country,
    /// The same; the row holds in that country only.
    InCountry,
    /// How the date of a day follows from the year.
    DateRule,
    /// Words that mean one thing stand in one row.
    Group,
}

const WHICH: &[&str] = &["last", "this", "next", "coming", "previous", "following", "same"];
const UNITS: &[&str] = &[
    "day",
    "business day",
    "week",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "weekend",
    "night",
    "morning",
    "afternoon",
    "evening",
];

const NAMESAKE_SIGNS: &[&str] = &[
    "holding", "officer", "movement", "goods", "dealer", "act", "change", "figure", "analyst",
    "measure",
];

/// Every column that a list can declare.
const KINDS: &[(&str, Kind)] = &[
    ("addresses", Kind::Variant("Addresses", &["everybody", "people only"])),
    ("cluster", Kind::Number(1, 256)),
    ("country", Kind::Country),
    ("days", Kind::Number(-100, 100)),
    ("decade", Kind::Decade),
    ("gender", Kind::Variant("Gender", &["female", "male"])),
    ("generation", Kind::Variant("Generation", &["elder", "younger"])),
    ("helper", Kind::Variant("Helper", &["will", "would", "could", "had", "have", "was", "is"])),
    ("in country", Kind::InCountry),
    ("month", Kind::Numbered(1, MONTHS)),
    ("number", Kind::Number(0, 10_000)),
    ("ordinal", Kind::Number(1, 100)),
    ("reads as", Kind::Variant("NameWord", &["verb or adjective", "thing"])),
    ("rule", Kind::DateRule),
    ("season", Kind::Numbered(21, SEASONS)),
    ("sign", Kind::Variant("NamesakeSign", NAMESAKE_SIGNS)),
    ("time", Kind::Variant("VerbTime", &["past", "ahead", "pledged", "was ahead", "deferred"])),
    ("unit", Kind::Variant("Unit", UNITS)),
    ("used as", Kind::Variant("UsedAs", &["verb", "noun or verb"])),
    ("weekday", Kind::Numbered(1, WEEKDAYS)),
    ("which", Kind::Variant("Which", WHICH)),
];

impl Column {
    /// The only column of a list of groups.
    pub(crate) const GROUP: Column = Column { kind: Kind::Group, optional: false };

    /// A column by its name in a list's first lines; `?` after it allows empty cells.
    ///
    /// # Errors
    /// If there is no such column.
    pub(crate) fn declared(name: &str) -> Result<Column, String> {
        let bare = name.strip_suffix('?').unwrap_or(name);
        match KINDS.iter().find(|(known, _)| *known == bare) {
            Some((_, kind)) => Ok(Column { kind: *kind, optional: bare != name }),
            None => {
                let known: Vec<&str> = KINDS.iter().map(|(known, _)| *known).collect();
                Err(format!("no column is called '{bare}'; there are {}", known.join(", ")))
            }
        }
    }

    /// Whether an entry may stand once for each value of the column.
    pub(crate) fn is_part_of_key(&self) -> bool {
        self.kind == Kind::InCountry
    }

    /// The value of a cell as Rust writes it, none for an empty cell.
    ///
    /// # Errors
    /// If the cell is none of what the column allows.
    pub(crate) fn read(&self, cell: &str) -> Result<Option<String>, String> {
        match cell {
            "" if self.optional => Ok(None),
            "" => Err("a cell is empty".into()),
            _ => self.kind.read(cell).map(Some),
        }
    }
}

impl Kind {
    fn read(self, cell: &str) -> Result<String, String> {
        match self {
            Kind::Variant(of, words) => {
                index_in(words, cell)?;
                Ok(format!("{of}::{}", camel(cell)))
            }
            Kind::Numbered(first, words) => Ok((first + index_in(words, cell)?).to_string()),
            Kind::Number(least, most) => match cell.parse::<i32>() {
                Ok(number) if (least..=most).contains(&number) => Ok(number.to_string()),
                _ => Err(format!("'{cell}' is no whole number from {least} to {most}")),
            },
            Kind::Decade => {
                decade(cell).ok_or_else(|| format!("'{cell}' is no decade, from '00s' to '90s'"))
            }
            Kind::Country | Kind::InCountry => country(cell)
                .ok_or_else(|| format!("'{cell}' is no country of ISO 3166-1, as 'GB' is")),
            Kind::DateRule => rule(cell).map(|rule| format!("DateRule::{rule:?}")),
            Kind::Group => Err("a group is no column among others".into()),
        }
    }
}

fn decade(cell: &str) -> Option<String> {
    let year: u8 = cell.strip_suffix('s').filter(|year| year.len() == 2)?.parse().ok()?;
    year.is_multiple_of(10).then(|| year.to_string())
}

fn country(cell: &str) -> Option<String> {
    let known = include_str!("countries.tsv").lines().filter_map(|line| line.split_once('\t'));
    known.clone().find(|(code, _)| *code == cell).map(|(_, number)| format!("Country({number})"))
}

/// How the date of a day follows from the year, also where no rule of this calendar does: each country
/// has one of its own (`country_days.tsv`), or the day follows the moon, another year or another Easter.
fn rule(cell: &str) -> Result<DateRule, String> {
    match cell {
        "differs by country" => Ok(DateRule::DiffersByCountry),
        "another calendar" => Ok(DateRule::AnotherCalendar),
        _ => date_rule(cell).map_err(|why| why.to_string()),
    }
}

fn index_in(words: &[&str], cell: &str) -> Result<i32, String> {
    let index = words.iter().position(|word| *word == cell).and_then(|n| i32::try_from(n).ok());
    index.ok_or_else(|| format!("'{cell}' is none of {}", words.join(", ")))
}

/// `first_names`, `noun or verb` and `pronoun-means` as Rust calls types and variants.
pub(crate) fn camel(name: &str) -> String {
    let capital = |part: &str| {
        let (first, rest) = part.split_at(1);
        first.to_ascii_uppercase() + rest
    };
    name.split(['_', ' ', '-']).map(capital).collect()
}
