//! The kinds of lists of a newsroom, each with the text that it is about. There are as many rows as
//! pieces of text, and reading the list counts as work.

use super::Kind;
use super::Make::Listed;
use super::made::{lower, name, surname, word};
use serde_json::{Value, json};

/// A list with one row of a section for each number.
fn each(section: &str, count: usize, row: impl Fn(usize) -> Value) -> Value {
    json!({ section: (0..count).map(row).collect::<Vec<Value>>() })
}

fn spoke(number: usize) -> String {
    format!("{} spoke. ", name(number))
}

fn people(count: usize) -> Value {
    each("people", count, |n| json!({"name": name(n)}))
}

fn people_of_one_surname(count: usize) -> Value {
    each("people", count, |n| json!({"name": format!("{} Calder", word(n))}))
}

/// Half as many as a row may have, so that every row counts.
const ALIASES: usize = 50;

fn aliases(count: usize) -> Value {
    each("people", count / ALIASES, |row| {
        let others = (0..ALIASES).map(|n| name(row * ALIASES + n)).collect::<Vec<_>>();
        json!({"name": format!("{} Calder", word(row)), "aliases": others})
    })
}

/// Every name stands in the text with another last letter.
fn people_one_letter_off(count: usize) -> Value {
    each("people", count, |n| json!({"name": format!("{}h", name(n))}))
}

fn positions(count: usize) -> Value {
    let row = |n: usize| {
        let held =
            json!([{"post": "mayor", "organization": word(n), "from": "2011", "until": "2012"}]);
        json!({"name": name(n), "posts": held})
    };
    each("people", count, row)
}

/// More than one person may have: those beyond are left out, one by one.
fn positions_of_one(count: usize) -> Value {
    each("people", count, |n| json!({"name": "Ruth Calder", "posts": [{"post": lower(n)}]}))
}

fn one_row_again(count: usize) -> Value {
    each("people", count, |_| json!({"name": "Ruth Calder"}))
}

/// One word, two, three … twenty-four of them, over and over.
fn phrases_in_phrases(count: usize) -> Value {
    each("organizations", count, |n| json!({"name": vec!["Ba"; n % 24 + 1].join(" ")}))
}

fn roles(count: usize) -> Value {
    each("roles", count, |n| json!({"name": format!("{} lead", lower(n)), "case": "any"}))
}

fn never(count: usize) -> Value {
    each("never", count, |n| json!({"name": name(n)}))
}

fn dates(count: usize) -> Value {
    let row =
        |n: usize| json!({"name": format!("{} Day", word(n)), "rule": "1st Saturday of June"});
    each("dates", count, row)
}

fn style(count: usize) -> Value {
    let row =
        |n: usize| json!({"words": lower(n), "message": "another word", "replacement": "word"});
    each("style", count, row)
}

/// Each has letters of its own that it asks for.
fn patterns(count: usize) -> Value {
    let row = |n: usize| json!({"pattern": format!(r"{} No\. \d{{2}}-\d+", word(n)), "kind": "organization"});
    each("patterns", count.min(PATTERNS), row)
}

/// So many, for every text: each pattern without letters of its own is tried everywhere.
fn patterns_without_letters(_: usize) -> Value {
    each(
        "patterns",
        20,
        |n| json!({"pattern": format!(r"\w{{{}}}\d+", n + 4), "kind": "organization"}),
    )
}

fn patterns_that_almost_match(_: usize) -> Value {
    let rows = ["(a+)+b", "(a|aa)+c", "a*a*a*a*d", "(a*)*e"];
    json!({"patterns": rows.map(|pattern| json!({"pattern": pattern, "kind": "organization"}))})
}

/// Fewer than all lists may have, so that none is left out of a long text alone.
const PATTERNS: usize = 1_500;

/// A name, a piece of text for each number, and a list with a row for each of the pieces.
type KindRow = (&'static str, fn(usize) -> String, fn(usize) -> Value);

pub fn kinds() -> Vec<Kind> {
    let rows: [KindRow; 17] = [
        ("lists: people", spoke, people),
        ("lists: people of one surname", |_| "Calder spoke. ".to_owned(), people_of_one_surname),
        ("lists: surnames of the people", |n| format!("Mr {} left. ", surname(n)), people),
        ("lists: people of many names", spoke, aliases),
        ("lists: people one letter off", spoke, people_one_letter_off),
        ("lists: positions", |n| format!("Mayor {} left. ", name(n)), positions),
        (
            "lists: one person of many positions",
            |_| "Ruth Calder left. ".to_owned(),
            positions_of_one,
        ),
        ("lists: one row again and again", |_| "Ruth Calder left. ".to_owned(), one_row_again),
        ("lists: phrases in phrases", |_| "Ba ".to_owned(), phrases_in_phrases),
        ("lists: roles", |n| format!("the {} lead left. ", lower(n)), roles),
        ("lists: what is no name", spoke, never),
        ("lists: dates", |n| format!("They met on {} Day. ", word(n)), dates),
        ("lists: house style", |n| format!("{} ", lower(n)), style),
        ("lists: patterns", |n| format!("{} No. 24-{n} was heard. ", word(n)), patterns),
        (
            "lists: patterns without letters",
            |n| format!("{}7 ", lower(n)),
            patterns_without_letters,
        ),
        (
            "lists: patterns that almost match",
            |_| "aaaaaaaa ".to_owned(),
            patterns_that_almost_match,
        ),
        ("lists: that fit nowhere", |_| "It was cold. ".to_owned(), people),
    ];
    rows.into_iter().map(|(name, text, list)| Kind { name, make: Listed(text, list) }).collect()
}
