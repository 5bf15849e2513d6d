//! What a row means, from its cells.

use super::cells::{Cells, Filler, wrong};
use super::columns::{
    ALIASES, CASE, COLUMNS, FROM, KIND, MESSAGE, NAME, NOTE, ORGANIZATION, PATTERN, POSITION,
    REPLACEMENT, RULE, SEVERITY, UNTIL, VALUE, WORDS,
};
use super::days;
use super::problems::Fault;
use crate::contract::Kind;
use crate::contract::Severity;
use crate::contract::given::quoted;
use crate::languages::date_rule;
use crate::newsroom::{Meaning, NamedDate, PatternRow, Post, Row, Section};

/// The row of cells, of which number its list is among all.
///
/// # Errors
/// If two of its columns contradict each other, or none says what is looked for.
pub(super) fn of(list: usize, filler: &Filler, cells: &Cells) -> Result<Row, Fault> {
    let section = filler.section;
    let mut words: Vec<String> = cells.all(NAME).to_vec();
    for word in cells.all(WORDS).iter().chain(cells.all(ALIASES)) {
        if !words.contains(word) {
            words.push(word.clone());
        }
    }
    let pattern = cells.owned(PATTERN).map(|text| PatternRow { text });
    match &pattern {
        None if words.is_empty() => return Err(missing(filler, WORDS)),
        Some(pattern) if !words.is_empty() => return Err(refused(filler, PATTERN, &pattern.text)),
        _ => {}
    }
    Ok(Row {
        list,
        section,
        number: filler.number,
        words,
        any_case: cells.text(CASE) == Some("any"),
        pattern,
        meaning: meaning(filler, cells)?,
        note: cells.owned(NOTE),
    })
}

fn missing(filler: &Filler, column: usize) -> Fault {
    match COLUMNS.get(column) {
        Some(column) => filler.missing(filler.section.alone(), column),
        None => Fault { column: "", message: String::new() },
    }
}

/// That something may not stand in a column beside others.
fn refused(filler: &Filler, column: usize, shown: &str) -> Fault {
    match COLUMNS.get(column) {
        Some(column) => wrong(column, filler.problems.is_csv, &quoted(shown)),
        None => Fault { column: "", message: String::new() },
    }
}

fn meaning(filler: &Filler, cells: &Cells) -> Result<Meaning, Fault> {
    let kind = match filler.section {
        Section::Organizations => Kind::Organization,
        Section::Places => Kind::Place,
        Section::Roles => Kind::Role,
        Section::Dates => Kind::Date,
        Section::Patterns => {
            cells.text(KIND).and_then(|kind| kind.parse().ok()).unwrap_or(Kind::Person)
        }
        Section::People => Kind::Person,
        Section::Never => return Ok(Meaning::Never),
        Section::Style => return Ok(style(cells)),
    };
    match (kind, cells.text(VALUE)) {
        (Kind::Date, _) => date(filler, cells).map(Meaning::Date),
        (_, Some(value)) => Err(refused(filler, VALUE, value)),
        (Kind::Person, None) => {
            let positions = cells.positions.iter();
            Ok(Meaning::Person {
                posts: positions.map(|cells| position(filler, cells)).collect::<Result<_, _>>()?,
            })
        }
        (kind, None) => Ok(Meaning::Kind(kind)),
    }
}

fn style(cells: &Cells) -> Meaning {
    let severity = cells.text(SEVERITY).and_then(|name| name.parse().ok());
    Meaning::Style {
        message: cells.owned(MESSAGE).unwrap_or_default(),
        severity: severity.unwrap_or(Severity::Warning),
        replacement: cells.owned(REPLACEMENT),
    }
}

fn date(filler: &Filler, cells: &Cells) -> Result<NamedDate, Fault> {
    match (cells.text(RULE).and_then(|rule| date_rule(rule).ok()), cells.text(VALUE)) {
        (Some(_), Some(value)) => Err(refused(filler, VALUE, value)),
        (Some(rule), None) => Ok(NamedDate::Rule(rule)),
        (None, Some(value)) => Ok(NamedDate::Value(value.to_owned())),
        (None, None) => Ok(NamedDate::Unknown),
    }
}

fn position(filler: &Filler, cells: &Cells) -> Result<Post, Fault> {
    let from = cells.text(FROM).and_then(days::of).map(|(first, _)| first);
    let until = cells.text(UNTIL).and_then(days::of).map(|(_, last)| last);
    // Written so, they are in the order of time.
    if until.is_some() && until < from {
        return Err(refused(filler, UNTIL, cells.text(UNTIL).unwrap_or_default()));
    }
    let title = cells.owned(POSITION).unwrap_or_default();
    Ok(Post { title, organization: cells.owned(ORGANIZATION), from, until })
}
