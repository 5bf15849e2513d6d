//! What is written in lists: the words of `src/languages/`, and which checks and formats there are.

#[path = "../src/languages/en/calendar.rs"]
mod calendar;
#[path = "../build/column.rs"]
mod column;
#[path = "../src/languages/en/date_rule.rs"]
mod date_rule;
#[path = "../build/list.rs"]
mod list;
#[path = "../build/mark.rs"]
mod mark;
mod support;

use std::fs;
use std::path::Path;
use support::files;

const HEAD: &str = "# Words.\n# source: own work\n# licence: MIT\n";

fn parse(columns: &str, rows: &str) -> Result<list::WordList, String> {
    list::parse(Path::new("some.tsv"), "some", &format!("{HEAD}# columns: {columns}\n{rows}"))
}

/// The entries and their values, as the code gets them.
fn read(columns: &str, rows: &str) -> Vec<(String, Vec<Option<String>>)> {
    let list = parse(columns, rows).unwrap();
    list.rows.into_iter().map(|row| (row.entry, row.values)).collect()
}

/// The value of a cell in a column.
fn value(column: &str, cell: &str) -> Result<String, String> {
    let list = parse(&format!("entry\t{column}"), &format!("word\t{cell}\n"))?;
    Ok(list.rows[0].values[0].clone().unwrap())
}

#[test]
fn a_list_gives_its_entries_with_what_it_states_of_them() {
    assert_eq!(read("entry", "anna\nbea\n"), [("anna".into(), vec![]), ("bea".into(), vec![])]);
    let named = |word: &str, value: &str| (word.to_owned(), vec![Some(value.to_owned())]);
    assert_eq!(
        read("entry\tmonth", "jan\tJanuary\nsept.\tSeptember\n"),
        [named("jan", "1"), named("sept.", "9")]
    );
    assert_eq!(
        read("entry\tgender?", "aunt\tfemale\ncousin\n"),
        [named("aunt", "Gender::Female"), ("cousin".into(), vec![None])]
    );
}

#[test]
fn a_row_of_a_group_gives_all_its_members() {
    let groups = read("group", "pilot | aviator\nsinger | vocalist\n");
    let group = |word: &str| groups.iter().find(|(entry, _)| entry == word).unwrap().1.clone();
    assert_eq!(group("pilot"), group("aviator"));
    assert_ne!(group("pilot"), group("singer"));
    assert!(groups.is_sorted(), "{groups:?}");
}

#[test]
fn cells_are_read_by_name() {
    for (column, cell, code) in [
        ("weekday", "Sunday", "7"),
        ("season", "autumn", "23"),
        ("decade", "00s", "0"),
        ("decade", "80s", "80"),
        ("days", "-1", "-1"),
        ("country", "GB", "Country(826)"),
        ("unit", "business day", "Unit::BusinessDay"),
        ("which", "following", "Which::Following"),
        ("used as", "noun or verb", "UsedAs::NounOrVerb"),
        ("rule", "25 December", "DateRule::Fixed { month: 12, day: 25 }"),
        (
            "rule",
            "last Monday of May",
            "DateRule::Weekday { nth: -1, weekday: 1, month: 5, shift: 0 }",
        ),
        (
            "rule",
            "4th Thursday of November - 1 day",
            "DateRule::Weekday { nth: 4, weekday: 4, month: 11, shift: -1 }",
        ),
        (
            "rule",
            "last Monday before 25 May",
            "DateRule::WeekdayBefore { weekday: 1, month: 5, day: 25 }",
        ),
        ("rule", "easter", "DateRule::Easter { days: 0 }"),
        ("rule", "easter-46", "DateRule::Easter { days: -46 }"),
        ("rule", "differs by country", "DateRule::DiffersByCountry"),
        ("rule", "another calendar", "DateRule::AnotherCalendar"),
    ] {
        assert_eq!(value(column, cell).as_deref(), Ok(code), "{column}: {cell}");
    }
}

#[test]
fn a_slip_is_told_with_file_and_line_in_one_sentence() {
    for (columns, rows, told) in [
        ("entry", "bea\nanna\n", "some.tsv:6: not sorted (LC_ALL=C sort): \"anna\""),
        ("entry", "anna\nanna\n", "some.tsv:6: 'anna' stands in line 5 already: \"anna\""),
        ("entry", "anna\n\n", "some.tsv:6: a row without an entry: \"\""),
        ("entry", "Anna\n", "some.tsv:5: not in lower case: \"Anna\""),
        ("entry", "anna  maria\n", "some.tsv:5: a space too many: \"anna  maria\""),
        ("entry", "o’dowd\n", "some.tsv:5: a curly apostrophe (write it straight): \"o’dowd\""),
        ("entry", "anna\t1\n", "some.tsv:5: a tab too many: \"anna\\t1\""),
        ("entry\tmonth", "jan\n", "some.tsv:5: a cell is empty: \"jan\""),
        ("entry\tmonth?", "jan\t\n", "some.tsv:5: a tab too many: \"jan\\t\""),
        (
            "group",
            "al | bert\nbert | bo\n",
            "some.tsv:6: 'bert' stands in line 5 already: \"bert | bo\"",
        ),
        (
            "entry\tin country\tdays",
            "fair\tGB\t1\nfair\tGB\t2\n",
            "some.tsv:6: 'fair' stands in line 5 already: \"fair\\tGB\\t2\"",
        ),
        (
            "entry\tmood",
            "jan\tblue\n",
            "some.tsv: no column is called 'mood'; there are addresses, cluster",
        ),
        ("word", "jan\n", "some.tsv: the first column is 'entry', or the only one is 'group'"),
        ("entry", "", "some.tsv: a list without an entry"),
    ] {
        let why = parse(columns, rows).unwrap_err();
        assert!(why.starts_with(told) && !why.contains('\n'), "{why}");
    }
    for column in ["source", "licence"] {
        let text = format!("{HEAD}# columns: entry\nanna\n").replace(&format!("# {column}:"), "#");
        let why = list::parse(Path::new("some.tsv"), "some", &text).unwrap_err();
        assert!(why.contains(&format!("'# {column}:'")), "{why}");
    }
}

#[test]
fn a_cell_that_no_column_allows_is_refused() {
    for (column, cell, told) in [
        ("month", "Januray", "'Januray' is none of January, February"),
        ("gender", "neuter", "'neuter' is none of female, male"),
        ("number", "many", "'many' is no whole number from 0 to 10000"),
        ("days", "400", "'400' is no whole number from -100 to 100"),
        ("decade", "85s", "'85s' is no decade"),
        ("country", "UK", "'UK' is no country of ISO 3166-1"),
        ("rule", "30 February", "February has no day '30'"),
        ("rule", "0 May", "May has no day '0'"),
        ("rule", "5th Monday of May", "'5th' is none of 1st, 2nd, 3rd, 4th, last"),
        ("rule", "1st Mayday of May", "'Mayday' is none of Monday"),
        ("rule", "easter46", "'easter46' is not as 'easter-46' is"),
        ("rule", "1st Monday of May + many days", "'+ many' is no number of days"),
        ("rule", "sometime in May", "'sometime in May' is no rule for a date"),
    ] {
        let why = value(column, cell).unwrap_err();
        assert!(why.starts_with(&format!("some.tsv:5: {told}")), "{why}");
    }
}

#[test]
fn every_list_is_asked_for_and_so_is_what_it_states() {
    let sources: Vec<String> =
        files("src", "rs").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let asked = |what: &str| {
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
        sources.iter().any(|source| {
            source.match_indices(what).any(|(at, _)| ends(&source[at + what.len()..]))
        })
    };
    for path in &files("src/languages/en/lists", "tsv") {
        let list = list::read(path).unwrap();
        let values = asked(&format!("values!(\"{}\")", list.name));
        let entries = asked(&format!("List::{}", column::camel(&list.name)));
        assert!(values || entries, "nothing in src/ asks for {}", list.path.display());
        assert!(
            values || list.columns.is_empty(),
            "nothing in src/ asks what {} states",
            list.path.display()
        );
    }
}

#[test]
fn the_readme_describes_every_column() {
    let readme = include_str!("../src/languages/en/README.md");
    let why = column::Column::declared("none").unwrap_err();
    let (_, names) = why.split_once("there are ").unwrap();
    for name in names.split(", ").chain(["group", "entry"]) {
        assert!(readme.contains(&format!("`{name}`")), "the column '{name}' is not described");
    }
}

/// The files of a folder that are no `mod.rs`, without ending, by name.
fn modules(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name| name != "mod")
        .collect();
    names.sort();
    names
}

#[test]
fn every_file_of_checks_is_a_check_and_in_the_list_of_checks() {
    let listed: Vec<String> =
        whowhen::checks::checks().iter().map(|check| check.name.replace('-', "_")).collect();
    assert_eq!(listed, modules("src/checks"));
}

#[test]
fn every_file_of_export_is_a_format_and_in_the_list_of_formats() {
    let listed: Vec<&str> = whowhen::export::formats().iter().map(|format| format.name).collect();
    assert_eq!(listed, modules("src/export"));
}
