//! The table of the word lists' sources and licences says what the lists say.
//!
//! `WHOWHEN_ACCEPT=1 cargo test --test lists` writes it anew after a list was added or its head
//! changed.

mod support;

use std::fmt::Write;
use std::path::Path;
use support::files;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/README.md");

#[test]
fn every_list_is_in_the_table_with_its_source_and_licence() {
    let mut rows = String::from("| list | entries | source | licence |\n|---|---|---|---|\n");
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in files("src", "txt") {
        let list = std::fs::read_to_string(&path).expect("a list is UTF-8");
        let head = |key: &str| {
            let line = list.lines().find_map(|l| l.strip_prefix(key));
            line.unwrap_or_else(|| panic!("{}: no line {key}", path.display())).trim().to_owned()
        };
        let entries = list.lines().filter(|l| !l.starts_with('#')).count();
        let name = path.strip_prefix(&src).expect("a list lies in src").display();
        writeln!(rows, "| `{name}` | {entries} | {} | {} |", head("# source:"), head("# licence:"))
            .unwrap();
    }
    let now = std::fs::read_to_string(TABLE).expect("the table is there");
    let intro = now.split("| list |").next().expect("an introduction");
    let wanted = format!("{intro}{rows}");
    if std::env::var_os("WHOWHEN_ACCEPT").is_some() {
        std::fs::write(TABLE, &wanted).expect("the table can be written");
        return;
    }
    assert!(
        now == wanted,
        "run WHOWHEN_ACCEPT=1 cargo test --test lists and look at the difference"
    );
}
