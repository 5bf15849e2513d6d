//! What a row says, from its cells.

use super::cells::Cells;
use super::columns::{
    ALIASES, CASE, FROM, KIND, MESSAGE, NAME, NOTE, ORGANIZATION, PATTERN, POSITION, POSITIONS,
    POSTS, REPLACEMENT, RULE, SEVERITY, UNTIL, VALUE, WORDS,
};
use super::days;
use super::problems::{Fault, Problems};
use super::raw::RawRow;
use crate::contract::given::{Given, quoted};
use crate::contract::{Error, Kind, Severity, Whole};
use crate::languages::date_rule;
use crate::newsroom::{Meaning, NamedDate, PatternRow, Post, Row, Section};

/// A row of a list, of which number it is among all lists.
///
/// # Errors
/// If the row cannot be used. What it has beyond what it takes is no error; it is reported.
pub(super) fn read(list: usize, raw: &RawRow, problems: &mut Problems) -> Result<Row, Fault> {
    let bare: [(String, Given); 1];
    let fields = match raw.given.as_ref().map_err(Fault::clone)? {
        Given::Object(fields) => fields.as_slice(),
        Given::Text(name) if NAME.of & raw.section.alone() != 0 => {
            bare = [(NAME.name.to_owned(), Given::Text(name.clone()))];
            bare.as_slice()
        }
        other => {
            let error = Error::no_object(Whole::ListRow(raw.section.name()), other.shown());
            return Err(Fault { column: "", message: error.to_string() });
        }
    };
    let cells = Cells::of_row(raw.label, raw.section, fields, problems);
    let (words, pattern) = searched(raw.section, &cells)?;
    Ok(Row {
        list,
        section: raw.section,
        number: raw.label.number(),
        words,
        any_case: cells.text(&CASE)?.as_deref() == Some("any"),
        pattern: pattern.map(|text| PatternRow { text }),
        meaning: meaning(raw.section, &cells, problems)?,
        note: cells.text(&NOTE)?,
    })
}

/// What is looked for: words, or a pattern.
fn searched(section: Section, cells: &Cells) -> Result<(Vec<String>, Option<String>), Fault> {
    let mut words = match section {
        Section::Patterns => Vec::new(),
        Section::Style => cells.phrases(&WORDS)?,
        _ => vec![cells.needed(&NAME)?],
    };
    for alias in cells.phrases(&ALIASES)? {
        if !words.contains(&alias) {
            words.push(alias);
        }
    }
    match (cells.text(&PATTERN)?, words.is_empty()) {
        (None, true) => Err(cells.missing(&WORDS)),
        (Some(pattern), false) => Err(cells.wrong(&PATTERN, quoted(&pattern))),
        (pattern, _) => Ok((words, pattern)),
    }
}

fn meaning(section: Section, cells: &Cells, problems: &mut Problems) -> Result<Meaning, Fault> {
    Ok(match section {
        Section::People => Meaning::Person { posts: positions(cells, problems)? },
        Section::Organizations => Meaning::Kind(Kind::Organization),
        Section::Places => Meaning::Kind(Kind::Place),
        Section::Roles => Meaning::Kind(Kind::Role),
        Section::Never => Meaning::Never,
        Section::Dates => Meaning::Date(date(cells)?),
        Section::Patterns => of_pattern(cells)?,
        Section::Style => Meaning::Style {
            message: cells.needed(&MESSAGE)?,
            severity: cells
                .text(&SEVERITY)?
                .and_then(|name| name.parse().ok())
                .unwrap_or(Severity::Warning),
            replacement: cells.text(&REPLACEMENT)?,
        },
    })
}

fn of_pattern(cells: &Cells) -> Result<Meaning, Fault> {
    let kind = cells.needed(&KIND)?.parse();
    if kind != Ok(Kind::Date) && cells.has(&VALUE) {
        return Err(
            cells.wrong(&VALUE, cells.text(&VALUE)?.as_deref().map_or_else(String::new, quoted))
        );
    }
    Ok(match kind {
        Ok(Kind::Date) => Meaning::Date(date(cells)?),
        Ok(Kind::Person) | Err(_) => Meaning::Person { posts: Vec::new() },
        Ok(kind) => Meaning::Kind(kind),
    })
}

fn date(cells: &Cells) -> Result<NamedDate, Fault> {
    let rule = cells.text(&RULE)?.as_deref().and_then(|rule| date_rule(rule).ok());
    match (rule, cells.text(&VALUE)?) {
        (Some(_), Some(value)) => Err(cells.wrong(&VALUE, quoted(&value))),
        (Some(rule), None) => Ok(NamedDate::Rule(rule)),
        (None, Some(value)) => Ok(NamedDate::Value(value)),
        (None, None) => Ok(NamedDate::Unknown),
    }
}

fn positions(cells: &Cells, problems: &mut Problems) -> Result<Vec<Post>, Fault> {
    cells.rows(&POSITIONS, POSTS, problems)?.iter().map(position).collect()
}

fn position(cells: &Cells) -> Result<Post, Fault> {
    let from = cells.text(&FROM)?.as_deref().and_then(days::of).map(|(first, _)| first);
    let written = cells.text(&UNTIL)?;
    let until = written.as_deref().and_then(days::of).map(|(_, last)| last);
    // Written so, they are in the order of time.
    if until.is_some() && until < from {
        return Err(cells.wrong(&UNTIL, quoted(&written.unwrap_or_default())));
    }
    let title = cells.needed(&POSITION)?;
    Ok(Post { title, organization: cells.text(&ORGANIZATION)?, from, until })
}
