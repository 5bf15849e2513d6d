//! How sure the kinds of mark are that no training has weighed: each as it is said to be.
//!
//! What a construction is worth is a number in its rule; a text of each shows it.

use whowhen::{Kind, Options};

/// The confidence of the mark with these words.
fn confidence(text: &str, kind: Kind, words: &str) -> f32 {
    let options = Options::published_on("2024-03-15").expect("a day");
    let analysis = whowhen::analyze(text, &options, &[], &whowhen::NewsroomLists::NONE);
    let mark = analysis.spans.iter().find(|span| span.detail.kind() == kind && span.text == words);
    mark.unwrap_or_else(|| panic!("no {kind:?} {words:?} in {text:?}")).confidence
}

#[test]
fn a_length_counted_from_the_date_before_is_less_sure_than_one_from_now() {
    let sure = |text: &str, words: &str| confidence(text, Kind::Date, words);
    let ago = sure("She left three days ago.", "three days ago");
    let later = sure("She came on 5 March. She left three days later.", "three days later");
    let before = sure("She came on 5 March. She had left three days before.", "three days before");
    assert_eq!((ago, later, before), (0.95, 0.85, 0.75));
}

#[test]
fn a_role_is_less_sure_where_nobody_holds_it() {
    let sure = |text: &str, words: &str| confidence(text, Kind::Role, words);
    assert_eq!(sure("Ann Marsh, a teacher, left.", "teacher"), 0.92);
    assert_eq!(sure("The teacher left.", "teacher"), 0.75);
    assert_eq!(sure("Mr Marsh left.", "Mr"), 0.97);
}
