//! Each check on a text that it must flag and on one that it must not.

use whowhen::{Options, analyze};

fn messages(text: &str, check: &str) -> Vec<String> {
    let options = Options::published("2013-11-08").expect("a day");
    let analysis = analyze(text, &options, &[]);
    analysis.checks.into_iter().filter(|c| c.check == check).map(|c| c.message).collect()
}

#[test]
fn a_weekday_that_is_not_its_date() {
    let wrong = messages("They met on Tuesday, 6 November 2013.", "weekday-mismatch");
    assert_eq!(wrong, ["2013-11-06 was a Wednesday, not a Tuesday"]);
    assert!(messages("They met on Wednesday, 6 November 2013.", "weekday-mismatch").is_empty());
    assert!(messages("They met on Tuesday and on 6 November 2013.", "weekday-mismatch").is_empty());
}

#[test]
fn a_sentence_that_stands_twice() {
    let sentence =
        "Lakhdar Hassan has met Russian and American diplomats in Switzerland over the talks.";
    let text = format!("{sentence}\n{sentence}\nHe left.");
    assert_eq!(messages(&text, "repeated-sentence").len(), 1);
    let inline = format!("{sentence} He left. {sentence}");
    assert_eq!(messages(&inline, "repeated-sentence").len(), 1);
    assert!(messages(&format!("{sentence}\nHe left. He left."), "repeated-sentence").is_empty());
}
