//! What a list may hold: its sections and their columns. The readers of JSON and CSV, their messages and
//! the JSON Schema in `docs/` all come from these two tables.

use super::days;
use crate::dates::is_edtf;
use crate::languages::date_rule;
use crate::newsroom::Section;

/// A section of a list.
pub(super) struct SectionRow {
    pub(super) section: Section,
    /// Its field in JSON.
    pub(super) name: &'static str,
    /// What the column `kind` of a CSV file says of its rows; nothing where that is no kind by itself.
    pub(super) kind: &'static str,
}

/// All sections. In CSV, patterns have the kind of what they find.
pub(super) const SECTIONS: [SectionRow; 8] = [
    SectionRow { section: Section::People, name: "people", kind: "person" },
    SectionRow { section: Section::Organizations, name: "organizations", kind: "organization" },
    SectionRow { section: Section::Places, name: "places", kind: "place" },
    SectionRow { section: Section::Roles, name: "roles", kind: "role" },
    SectionRow { section: Section::Never, name: "never", kind: "never" },
    SectionRow { section: Section::Dates, name: "dates", kind: "date" },
    SectionRow { section: Section::Patterns, name: "patterns", kind: "" },
    SectionRow { section: Section::Style, name: "style", kind: "style" },
];

/// What patterns may find.
pub(super) const PATTERN_KINDS: &[&str] = &["person", "role", "organization", "place", "date"];

impl Section {
    /// Its field in JSON.
    pub(super) fn name(self) -> &'static str {
        SECTIONS.iter().find(|row| row.section == self).map_or("", |row| row.name)
    }

    /// The set with this section alone.
    pub(super) const fn alone(self) -> u16 {
        1 << self as u16
    }
}

const PEOPLE: u16 = Section::People.alone();
const DATES: u16 = Section::Dates.alone();
const PATTERNS: u16 = Section::Patterns.alone();
const STYLE: u16 = Section::Style.alone();
/// Sections whose rows have a name.
const NAMED: u16 = ALL & !PATTERNS & !STYLE;
const ALL: u16 = (1 << SECTIONS.len()) - 1;
/// What each of a person's posts takes.
pub(super) const POSTS: u16 = 1 << SECTIONS.len();

/// A column of a list: a field of its rows in JSON.
pub(super) struct Column {
    pub(super) name: &'static str,
    /// What it is called in CSV; nothing if it is none there.
    pub(super) csv: &'static str,
    /// The sections that take it, and those of them that cannot do without.
    pub(super) of: u16,
    pub(super) required: u16,
    /// What it takes, for messages and for whoever writes a list.
    pub(super) takes: &'static str,
    pub(super) form: Form,
}

/// The columns, by their index in [`COLUMNS`].
pub(super) const KIND: usize = 0;
pub(super) const NAME: usize = 1;
pub(super) const WORDS: usize = 2;
pub(super) const ALIASES: usize = 3;
pub(super) const POSITIONS: usize = 4;
pub(super) const POSITION: usize = 5;
pub(super) const ORGANIZATION: usize = 6;
pub(super) const FROM: usize = 7;
pub(super) const UNTIL: usize = 8;
pub(super) const RULE: usize = 9;
pub(super) const VALUE: usize = 10;
pub(super) const PATTERN: usize = 11;
pub(super) const MESSAGE: usize = 12;
pub(super) const SEVERITY: usize = 13;
pub(super) const REPLACEMENT: usize = 14;
pub(super) const CASE: usize = 15;
pub(super) const NOTE: usize = 16;

/// How a column's cells are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A phrase that is looked for or shown as a name.
    Words,
    /// A list of phrases; in CSV parted by `;`.
    List,
    /// A phrase or a list of them.
    WordsOrList,
    /// A text for people.
    Line,
    /// A regular expression.
    Pattern,
    /// Every character counts, and none is something as well.
    Verbatim,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// How a date follows from the year.
    Rule,
    /// A date as EDTF.
    Value,
    /// A day, month or year as EDTF.
    Day,
    /// Objects with the columns of [`POSTS`].
    Posts,
}

/// A phrase has so many characters and words at most.
pub(super) const PHRASE_CHARACTERS: usize = 200;
pub(super) const PHRASE_WORDS: usize = 24;
/// Any other cell has so many characters at most.
pub(super) const LINE_CHARACTERS: usize = 1_000;
/// A row has so many aliases, words or posts at most.
pub(super) const ITEMS: usize = 100;

/// All columns, as a CSV file has them that has them all.
pub(super) static COLUMNS: [Column; 17] = [
    Column {
        name: "kind",
        csv: "kind",
        of: PATTERNS,
        required: PATTERNS,
        takes: "one of \"person\", \"role\", \"organization\", \"place\" and \"date\"",
        form: Form::OneOf(PATTERN_KINDS),
    },
    Column {
        name: "name",
        csv: "name",
        of: NAMED,
        required: NAMED,
        takes: "the words as they stand in texts, 24 words and 200 characters at most and no control characters, such as \"Ruth Calder\"",
        form: Form::Words,
    },
    Column {
        name: "words",
        csv: "name",
        of: STYLE,
        required: 0,
        takes: "the words that are not wanted, a string such as \"adviser\" or a list of 100 of them at most; each of 24 words and 200 characters at most",
        form: Form::WordsOrList,
    },
    Column {
        name: "aliases",
        csv: "aliases",
        of: NAMED,
        required: 0,
        takes: "other names of the same, a list of 100 strings at most such as [\"Ruthie Calder\"]; each of 24 words and 200 characters at most",
        form: Form::List,
    },
    Column {
        name: "posts",
        csv: "",
        of: PEOPLE,
        required: 0,
        takes: "a list of 100 objects at most such as [{\"post\": \"mayor\", \"from\": \"2021-05\"}]",
        form: Form::Posts,
    },
    Column {
        name: "post",
        csv: "post",
        of: POSTS,
        required: POSTS,
        takes: "what the person is or was, 24 words and 200 characters at most, such as \"mayor\"",
        form: Form::Words,
    },
    Column {
        name: "organization",
        csv: "organization",
        of: POSTS,
        required: 0,
        takes: "where the person is or was that, 24 words and 200 characters at most, such as \"Harrow Council\"",
        form: Form::Words,
    },
    Column {
        name: "from",
        csv: "from",
        of: POSTS,
        required: 0,
        takes: "the first day, or its month or year, such as \"2021-05-06\", \"2021-05\" or \"2021\"",
        form: Form::Day,
    },
    Column {
        name: "until",
        csv: "until",
        of: POSTS,
        required: 0,
        takes: "the last day, or its month or year, not before \"from\", such as \"2025-05-06\", \"2025-05\" or \"2025\"",
        form: Form::Day,
    },
    Column {
        name: "rule",
        csv: "rule",
        of: DATES,
        required: 0,
        takes: "how the date follows from the year, such as \"25 December\", \"1st Saturday of June\", \"last Monday before 25 May\", \"1st Monday of November + 1 day\" or \"easter-46\"",
        form: Form::Rule,
    },
    Column {
        name: "value",
        csv: "value",
        of: DATES | PATTERNS,
        required: 0,
        takes: "the date as EDTF, such as \"2026-07-01\", only of a date and not beside \"rule\"",
        form: Form::Value,
    },
    Column {
        name: "pattern",
        csv: "pattern",
        of: PATTERNS | STYLE,
        required: PATTERNS,
        takes: "a regular expression of 1000 characters at most, such as \"PC \\\\d{4}\"; of a style row instead of words",
        form: Form::Pattern,
    },
    Column {
        name: "message",
        csv: "message",
        of: STYLE,
        required: STYLE,
        takes: "what to say about it, 1000 characters at most, such as \"write “advisor”\"",
        form: Form::Line,
    },
    Column {
        name: "severity",
        csv: "severity",
        of: STYLE,
        required: 0,
        takes: "one of \"hint\", \"warning\" and \"error\"",
        form: Form::OneOf(&["hint", "warning", "error"]),
    },
    Column {
        name: "replacement",
        csv: "replacement",
        of: STYLE,
        required: 0,
        takes: "what stands there instead, 1000 characters at most, such as \"advisor\"; $1 is the first group of a pattern",
        form: Form::Verbatim,
    },
    Column {
        name: "case",
        csv: "case",
        of: ALL,
        required: 0,
        takes: "\"any\" where capitals and small letters are alike, else \"as written\"",
        form: Form::OneOf(&["any", "as written"]),
    },
    Column {
        name: "note",
        csv: "note",
        of: ALL,
        required: 0,
        takes: "what else is to be known, 1000 characters at most",
        form: Form::Line,
    },
];

/// The columns that some section of a set takes.
pub(super) fn columns_of(sections: u16) -> impl Iterator<Item = &'static Column> {
    COLUMNS.iter().filter(move |column| column.of & sections != 0)
}

impl Column {
    /// Its name in a kind of file.
    pub(super) fn shown(&self, is_csv: bool) -> &'static str {
        if is_csv { self.csv } else { self.name }
    }
}

impl Form {
    fn is_phrase(self) -> bool {
        matches!(self, Form::Words | Form::List | Form::WordsOrList)
    }

    /// What a cell of this form says; none if it is not written so.
    pub(super) fn read(self, written: &str) -> Option<String> {
        let (mut line, mut words) = (String::new(), 0);
        if matches!(self, Form::Verbatim | Form::Pattern) {
            line.push_str(written);
        } else {
            for word in written.split_whitespace() {
                if words > 0 {
                    line.push(' ');
                }
                line.push_str(word);
                words += 1;
            }
        }
        let (mut characters, mut letters) = (0, 0);
        for c in line.chars() {
            // U+FFFD stands where a letter was lost.
            if c.is_control() || c == '\u{fffd}' {
                return None;
            }
            characters += 1;
            letters += usize::from(c.is_alphanumeric());
        }
        let fits = match self {
            Form::OneOf(choices) => choices.contains(&line.as_str()),
            Form::Rule => date_rule(&line).is_ok(),
            Form::Value => is_edtf(&line),
            Form::Day => days::of(&line).is_some(),
            _ if self.is_phrase() => {
                letters > 0 && words <= PHRASE_WORDS && characters <= PHRASE_CHARACTERS
            }
            _ => characters <= LINE_CHARACTERS,
        };
        fits.then_some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_found_by_its_name_and_by_its_kind() {
        for row in &SECTIONS {
            assert_eq!(row.section.name(), row.name);
            let alike = SECTIONS.iter().filter(|other| other.kind == row.kind);
            assert_eq!(alike.count(), 1, "{}", row.kind);
        }
    }

    #[test]
    fn what_a_column_takes_says_its_limits_and_choices() {
        for column in &COLUMNS {
            let phrase =
                [PHRASE_CHARACTERS, PHRASE_WORDS].map(|number| number.to_string()).to_vec();
            let parts: Vec<String> = match column.form {
                Form::Words => phrase,
                Form::List | Form::WordsOrList => [phrase, vec![ITEMS.to_string()]].concat(),
                Form::Posts => vec![ITEMS.to_string()],
                Form::Line | Form::Verbatim | Form::Pattern => vec![LINE_CHARACTERS.to_string()],
                Form::OneOf(choices) => {
                    choices.iter().map(|choice| format!("{choice:?}")).collect()
                }
                Form::Rule | Form::Value | Form::Day => Vec::new(),
            };
            for part in parts {
                assert!(column.takes.contains(&part), "{}: {part}", column.name);
            }
        }
    }

    #[test]
    fn every_example_in_what_a_column_takes_can_be_written() {
        for column in COLUMNS.iter().filter(|column| !matches!(column.form, Form::Posts)) {
            let examples = column.takes.split_once("such as ").map_or("", |(_, examples)| examples);
            for example in examples.split('"').skip(1).step_by(2).filter(|e| *e != "rule") {
                assert!(column.form.read(example).is_some(), "{}: {example}", column.name);
            }
        }
    }
}
