//! How sure marks and links are: those that no training has weighed as their rules say, others as tables fitted
//! to real texts.
//!
//! What a construction is worth is a number in its rule; a text of each shows it.

use whowhen::{Detail, Kind, Options};

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

/// How sure the link of the mark with these words is.
fn link(text: &str, corrections: &[whowhen::Correction], words: &str) -> whowhen::Link {
    let options = Options::default();
    let analysis = whowhen::analyze(text, &options, corrections, &whowhen::NewsroomLists::NONE);
    let mark = analysis.spans.into_iter().find(|span| span.text == words);
    match mark.unwrap_or_else(|| panic!("no {words:?} in {text:?}")).detail {
        Detail::Role { link, .. } | Detail::Quote { link, .. } => link.expect("it has a link"),
        other => panic!("{other:?} has no link"),
    }
}

#[test]
fn a_role_and_its_holder_are_surer_the_plainer_they_stand() {
    let plain = "Finance Minister Ann Marsh left.";
    let doubtful = "Ann Marsh left. Ruth Calder stayed. The teacher was late.";
    assert!(confidence(plain, Kind::Role, "Finance Minister") > 0.85);
    assert!(link(plain, &[], "Finance Minister").confidence > 0.9);
    assert!(
        link(doubtful, &[], "teacher").confidence < link(plain, &[], "Finance Minister").confidence
    );
}

#[test]
fn what_a_person_says_is_sure_and_has_no_other_candidates() {
    let text = "Ann Marsh met Ruth Calder. “We are going to win this,” said one of the two.";
    let said = r#"[{"do":"speaker","name":null,"text":"“We are going to win this,”"}]"#;
    let by_hand: Vec<whowhen::Correction> = serde_json::from_str(said).expect("a correction");
    let link = link(text, &by_hand, "“We are going to win this,”");
    assert_eq!((link.confidence, link.candidates.len()), (1.0, 0));
}
