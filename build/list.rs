//! Reads a list and refuses what is not written as a list is.

use crate::column::Column;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A list of words.
#[derive(Debug)]
pub(crate) struct WordList {
    /// Its file's name without the ending: `first_names`.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// What it states of its entries.
    pub(crate) columns: Vec<Column>,
    /// Sorted by entry. An entry stands once, or once a country where a column says in which.
    pub(crate) rows: Vec<Row>,
}

/// An entry and what its list states of it.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) entry: String,
    /// For each column the value as Rust writes it (`7`, `Gender::Female`); none where it is empty.
    pub(crate) values: Vec<Option<String>>,
}

/// Reads the list in that file.
///
/// # Errors
/// In one sentence: the file, the line and what is wrong with it.
pub(crate) fn read(path: &Path) -> Result<WordList, String> {
    let failed = |why: &str| format!("{}: {why}", path.display());
    let text = fs::read_to_string(path).map_err(|why| failed(&why.to_string()))?;
    if path.extension().is_none_or(|ending| ending != "tsv") {
        return Err(failed("the name of a list ends in .tsv"));
    }
    let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
        return Err(failed("the name of a list is of small letters and underscores"));
    }
    parse(path, name, &text)
}

/// Reads the text of a list; `path` is for what it says of mistakes.
///
/// # Errors
/// As [`read`].
pub(crate) fn parse(path: &Path, name: &str, text: &str) -> Result<WordList, String> {
    let head_length = text.lines().take_while(|line| line.starts_with('#')).count();
    let head: Vec<&str> = text.lines().take(head_length).collect();
    let columns = columns(&head).map_err(|why| format!("{}: {why}", path.display()))?;
    let mut rows = Vec::new();
    let mut seen = HashMap::new();
    let mut before = "";
    for (index, line) in text.lines().enumerate().skip(head_length) {
        let number = index + 1;
        let failed = |why: String| format!("{}:{number}: {why}: {line:?}", path.display());
        let added = read_line(line, &columns, number - head_length).map_err(failed)?;
        if before > line {
            return Err(failed("not sorted (LC_ALL=C sort)".into()));
        }
        before = line;
        for row in added {
            let key = (row.entry.clone(), country(&row, &columns).cloned());
            if let Some(first) = seen.insert(key, number) {
                return Err(failed(format!("'{}' stands in line {first} already", row.entry)));
            }
            rows.push(row);
        }
    }
    if rows.is_empty() {
        return Err(format!("{}: a list without an entry", path.display()));
    }
    rows.sort_by(|a, b| a.entry.cmp(&b.entry));
    Ok(WordList { name: name.to_owned(), path: path.to_owned(), columns, rows })
}

/// The columns that the first lines declare, once they say all that they must.
fn columns(head: &[&str]) -> Result<Vec<Column>, String> {
    let declared = |what: &str| {
        let stated = head.iter().find_map(|line| line.strip_prefix(what)).map(str::trim);
        stated
            .filter(|text| !text.is_empty())
            .ok_or_else(|| format!("a line '{what}' with what it says is missing on top"))
    };
    declared("# source:")?;
    declared("# licence:")?;
    match declared("# columns:")?.split('\t').collect::<Vec<_>>().as_slice() {
        ["group"] => Ok(vec![Column::GROUP]),
        ["entry", others @ ..] => others.iter().map(|column| Column::declared(column)).collect(),
        _ => Err("the first column is 'entry', or the only one is 'group'".into()),
    }
}

/// What a line states of one entry, or of each of a group. `number` is that of the row.
fn read_line(line: &str, columns: &[Column], number: usize) -> Result<Vec<Row>, String> {
    if matches!(columns, [Column::GROUP]) {
        let row = |entry: &str| {
            check_entry(entry)?;
            Ok(Row {
                entry: entry.to_owned(),
                values: vec![Some(format!("crate::lexicon::WordGroup({number})"))],
            })
        };
        return line.split(" | ").map(row).collect();
    }
    let mut cells = line.split('\t');
    let entry = cells.next().unwrap_or_default();
    check_entry(entry)?;
    let values = columns.iter().map(|column| column.read(cells.next().unwrap_or_default()));
    let values = values.collect::<Result<Vec<_>, _>>()?;
    if cells.next().is_some() || line.ends_with('\t') {
        return Err("a tab too many".into());
    }
    Ok(vec![Row { entry: entry.to_owned(), values }])
}

/// Refuses an entry that no text could be found on.
fn check_entry(entry: &str) -> Result<(), String> {
    if entry.is_empty() {
        return Err("a row without an entry".into());
    }
    if entry.split(' ').any(str::is_empty) {
        return Err("a space too many".into());
    }
    if entry.contains('’') {
        return Err("a curly apostrophe (write it straight)".into());
    }
    if entry.contains(['|', '#']) {
        return Err("a sign that no entry has (groups are declared by '# columns: group')".into());
    }
    if entry != entry.to_lowercase() {
        return Err("not in lower case".into());
    }
    Ok(())
}

/// The country that a row holds in, where a column says so.
fn country<'r>(row: &'r Row, columns: &[Column]) -> Option<&'r String> {
    let index = columns.iter().position(Column::is_part_of_key)?;
    row.values.get(index)?.as_ref()
}
