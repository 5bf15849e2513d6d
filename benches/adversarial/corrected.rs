//! The kinds of corrections, each with the text that it is about. There are as many corrections as
//! pieces of text.

use super::Kind;
use super::Make::Corrected;
use super::made::{name, word};
use serde_json::{Value, json};
use whowhen::Correction;

/// One correction for each number.
fn each(count: usize, one: impl Fn(usize) -> Value) -> Vec<Correction> {
    let given = Value::Array((0..count).map(one).collect());
    serde_json::from_value(given).expect("corrections")
}

fn spoke(number: usize) -> String {
    format!("{} spoke. ", name(number))
}

fn the_minister_met(number: usize) -> String {
    format!("The minister met {}. ", name(number))
}

fn chain(count: usize) -> Vec<Correction> {
    each(count, |n| json!({"do": "same-person", "names": [name(n), name(n + 1)]}))
}

fn marks(count: usize) -> Vec<Correction> {
    each(count, |n| json!({"do": "mark", "kind": "person", "text": word(n)}))
}

fn marks_here(count: usize) -> Vec<Correction> {
    let row = |n: usize| json!({"do": "mark", "kind": "role", "text": word(n), "after": " "});
    each(count, row)
}

fn marks_of_one_word(count: usize) -> Vec<Correction> {
    each(
        count,
        |n| json!({"do": "mark", "kind": "person", "text": "Ann", "before": format!("{} ", word(n))}),
    )
}

fn mark_everywhere(_: usize) -> Vec<Correction> {
    each(1, |_| json!({"do": "mark", "kind": "person", "text": "Ann"}))
}

fn mark_the(_: usize) -> Vec<Correction> {
    each(1, |_| json!({"do": "mark", "kind": "role", "text": "the"}))
}

fn rejects(count: usize) -> Vec<Correction> {
    each(count, |n| json!({"do": "reject", "kind": "person", "text": name(n)}))
}

fn rejects_of_one_name(count: usize) -> Vec<Correction> {
    let row = |n: usize| json!({"do": "reject", "kind": "person", "text": "John Smith", "before": format!("{} ", word(n))});
    each(count, row)
}

fn turns(count: usize) -> Vec<Correction> {
    let what = |n: usize| ["mark", "reject"][n % 2];
    let row = |n: usize| json!({"do": what(n), "kind": "person", "text": "Ann"});
    each(count, row)
}

fn persons(count: usize) -> Vec<Correction> {
    each(count, |n| json!({"do": "person", "text": name(n), "name": name(n / 2)}))
}

fn others(count: usize) -> Vec<Correction> {
    each(count, |_| json!({"do": "other-person", "text": "John Smith"}))
}

/// As many names for every text: all of the hundred that a correction may give stand in long texts
/// alone, and that growth would be the list's, not the text's.
fn holders(_: usize) -> Vec<Correction> {
    let names: Vec<String> = (0..30).map(name).collect();
    each(1, |_| json!({"do": "holders", "text": "minister", "names": names}))
}

fn holders_each(count: usize) -> Vec<Correction> {
    let row = |n: usize| {
        json!({"do": "holders", "text": "minister", "after": format!(" met {}", name(n)),
               "names": [name(n)]})
    };
    each(count, row)
}

fn speakers(count: usize) -> Vec<Correction> {
    let row = |n: usize| json!({"do": "speaker", "text": "“Not here, no,”", "name": name(n)});
    each(count, row)
}

fn values(count: usize) -> Vec<Correction> {
    let row = |n: usize| {
        json!({"do": "value", "text": "Monday", "before": format!("{} on ", word(n)),
               "value": "2024-03-11"})
    };
    each(count, row)
}

fn dismissals(count: usize) -> Vec<Correction> {
    let row = |_| json!({"do": "dismiss", "check": "weekday-mismatch", "text": "Tuesday, 6 November 2013"});
    each(count, row)
}

fn itself(count: usize) -> Vec<Correction> {
    each(1, |_| json!({"do": "mark", "kind": "person", "text": "a".repeat(count / 2)}))
}

fn itself_here(count: usize) -> Vec<Correction> {
    let row = |_| {
        json!({"do": "mark", "kind": "person", "text": "a".repeat(count / 4),
               "before": "a".repeat(count / 4)})
    };
    each(1, row)
}

fn itself_many(count: usize) -> Vec<Correction> {
    // As many as their letters allow: 1 + 2 + … in all.
    let most = (count as f64).sqrt() as usize;
    each(most, |n| json!({"do": "reject", "kind": "person", "text": "a".repeat(n + 1)}))
}

/// A name, a piece of text for each number, and as many corrections as there are pieces.
type KindRow = (&'static str, fn(usize) -> String, fn(usize) -> Vec<Correction>);

pub fn kinds() -> Vec<Kind> {
    let a = |_: usize| "a".to_owned();
    let rows: [KindRow; 22] = [
        ("corrections: a chain of same people", spoke, chain),
        ("corrections: marks", |n| format!("It was {} here. ", word(n)), marks),
        (
            "corrections: marks in one place each",
            |n| format!("It was {} here. ", word(n)),
            marks_here,
        ),
        (
            "corrections: marks of one word in places",
            |n| format!("{} Ann left. ", word(n)),
            marks_of_one_word,
        ),
        ("corrections: one mark everywhere", |_| "Ann ".to_owned(), mark_everywhere),
        ("corrections: one mark of a role everywhere", |_| "the cold ".to_owned(), mark_the),
        ("corrections: marks and rejections by turns", |_| "Ann left. ".to_owned(), turns),
        ("corrections: rejections", spoke, rejects),
        (
            "corrections: rejections of one name",
            |n| format!("{} John Smith spoke. ", word(n)),
            rejects_of_one_name,
        ),
        ("corrections: persons", spoke, persons),
        ("corrections: other people", |_| "John Smith spoke. ".to_owned(), others),
        ("corrections: holders of every post", the_minister_met, holders),
        ("corrections: a holder of each post", the_minister_met, holders_each),
        ("corrections: speakers", |n| format!("“Not here, no,” said {}. ", name(n)), speakers),
        ("corrections: values", |n| format!("{} on Monday. ", word(n)), values),
        (
            "corrections: dismissals",
            |_| "They met on Tuesday, 6 November 2013. ".to_owned(),
            dismissals,
        ),
        ("corrections: of what is in itself", a, itself),
        ("corrections: of what is in itself, in place", a, itself_here),
        ("corrections: of what is in itself, many", a, itself_many),
        ("corrections: that fit nowhere", |n| format!("It was {} here. ", word(n)), rejects),
        (
            "corrections: same people of one surname",
            |n| format!("{} Smith spoke. Smith left. ", word(n)),
            |count| {
                each(
                    count,
                    |n| json!({"do": "same-person", "names": ["Smith", format!("{} Smith", word(n))]}),
                )
            },
        ),
        ("corrections: of the whole text", a, |count| {
            each(1, |_| json!({"do": "reject", "kind": "person", "text": "a".repeat(count)}))
        }),
    ];
    rows.into_iter()
        .map(|(name, text, given)| Kind { name, make: Corrected(text, given) })
        .collect()
}
