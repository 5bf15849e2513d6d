//! The examples of the library do what they say. What they read from the command line is left out.

#![allow(dead_code)]

#[path = "../examples/cast.rs"]
mod cast;
#[path = "../examples/checks.rs"]
mod checks;
#[path = "../examples/corrected.rs"]
mod corrected;
#[path = "../examples/dates.rs"]
mod dates;
#[path = "../examples/lists.rs"]
mod lists;

use std::path::Path;
use whowhen::{ListSource, NewsroomLists, Options};

const ARTICLE: &str = "City Hall spokeswoman Ruth Calder spoke on Tuesday. “We are ready,” Calder said. \
    The fair opened on 5/6/2013.";

#[test]
fn the_cast_of_an_article() {
    assert_eq!(
        cast::cast(ARTICLE),
        "Ruth Calder: City Hall spokeswoman (named 2 times, quoted 1 times)\n"
    );
    assert_eq!(cast::cast("Nobody came."), "");
}

#[test]
fn the_dates_of_an_article() {
    let options = Options::published_on("2013-11-05").expect("a day");
    let written = "written\tvalue\tor\n";
    let fair = "5/6/2013\t2013-05-06\t2013-06-05\n";
    assert_eq!(dates::dates(ARTICLE, &options), format!("{written}Tuesday\t2013-11-05\t\n{fair}"));
    assert_eq!(
        dates::dates(ARTICLE, &Options::default()),
        format!("{written}Tuesday\tunknown\t\n{fair}")
    );
}

#[test]
fn the_checks_of_a_folder() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let path = folder.join("fair.txt");
    std::fs::write(&path, "All is well.\n\nThey met on Tuesday, 6 November 2013.\n")
        .expect("written");
    std::fs::write(folder.join("notes.md"), "They met on Tuesday, 6 November 2013.\n")
        .expect("written");
    assert_eq!(
        checks::checks(&folder).expect("the folder is readable"),
        format!(
            "{}:3: error: 2013-11-06 was a Wednesday, not a Tuesday (weekday-mismatch)\n",
            path.display()
        )
    );
    assert!(checks::checks(&folder.join("none")).is_err());
}

#[test]
fn an_article_as_it_was_corrected() {
    let corrections = r#"[{"do": "reject", "kind": "person", "text": "Ruth Calder"}]"#;
    let before = corrected::corrected(ARTICLE, "[]", "csv").expect("a format");
    let after = corrected::corrected(ARTICLE, corrections, "csv").expect("a format");
    let names = |csv: &str| csv.lines().filter(|row| row.contains("Ruth Calder")).count();
    assert!(names(&before) > names(&after), "{before}\n{after}");
    assert!(corrected::corrected(ARTICLE, "[]", "papyrus").is_err());
    assert!(corrected::corrected(ARTICLE, "{}", "csv").is_err());
}

#[test]
fn what_lists_find_in_an_article() {
    let desk = r#"{"name": "City desk", "version": "3",
        "people": [{"name": "Ruth Calder", "posts": [{"post": "mayor", "until": "2012"}]}],
        "style": [{"words": "ready", "message": "write “prepared”", "replacement": "prepared"},
                  {"words": "fair"}]}"#;
    let source = |file: &str, text: &str| ListSource { file: file.into(), text: text.into() };
    let read = NewsroomLists::read(&[source("desk.json", desk)]);
    let used = lists::used(&read);
    assert!(used.starts_with("City desk 3: 2 rows\n  left out: style 2 message: "), "{used}");
    let options = Options::published_on("2013-11-05").expect("a day");
    assert_eq!(
        lists::found("“We are ready,” Mayor Ruth Calder said.", &options, &read),
        "person Ruth Calder: City desk has it (people 1)\n\
         warning house-style: write “prepared” (City desk, style 1); “ready” → “prepared”\n\
         warning post-not-held: Ruth Calder was mayor until 2012-12-31, by City desk (people 1)\n"
    );
    let without = lists::found(ARTICLE, &options, &NewsroomLists::NONE);
    assert!(!without.contains("has it"), "{without}");
}
