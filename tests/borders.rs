//! Both sides of borders that only long texts reach: how far a pronoun looks back, how many hold a
//! position, how much of a story is read for its headline, how far around a date a word counts.

use whowhen::{Analysis, Code, Detail, Options, Person};

fn analyze(text: &str) -> Analysis {
    whowhen::analyze(
        text,
        &Options::published_on("2024-03-15").expect("a day"),
        &[],
        &whowhen::NewsroomLists::NONE,
    )
}

/// The name of the person who speaks the last quotation, if there is one and somebody does.
fn last_speaker(text: &str) -> Option<String> {
    let analysis = analyze(text);
    let speaker = analysis.spans.iter().rev().find_map(|span| match span.detail {
        Detail::Quote { speaker, .. } => Some(speaker),
        _ => None,
    });
    analysis.people.iter().find(|p| Some(p.id) == speaker.flatten()).map(|p| p.name.clone())
}

/// The people who hold the last role.
fn last_holders(text: &str) -> Vec<String> {
    let analysis = analyze(text);
    let people = analysis.spans.iter().rev().find_map(|span| match &span.detail {
        Detail::Role { people, .. } => Some(people.clone()),
        _ => None,
    });
    let people = people.expect("a role");
    let holds = |person: &&Person| people.contains(&person.id);
    analysis.people.iter().filter(holds).map(|person| person.name.clone()).collect()
}

#[test]
fn a_pronoun_reaches_back_over_29_names_and_no_more() {
    let text = |men: usize| {
        let between = "Mr Peter Lind smiled. ".repeat(men);
        format!("Mrs Helen Marsh spoke first. {between}She was named head of the clinic.")
    };
    assert_eq!(last_holders(&text(29)), ["Helen Marsh"]);
    assert!(last_holders(&text(30)).is_empty());
}

#[test]
fn a_headline_is_looked_for_in_sixty_quotations() {
    let is_quoted = |others: usize| {
        let between = "“We went home in the rain,” Helen Marsh said. ".repeat(others);
        let text = format!(
            "Valley has a ‘quiet night all along’ in May\n\
             Helen Marsh, a teacher, was there. {between}“It was a quiet night all along,” she said."
        );
        analyze(&text).spans.iter().any(|span| span.text == "‘quiet night all along’")
    };
    assert!(is_quoted(59));
    assert!(!is_quoted(60));
}

#[test]
fn forty_tokens_around_a_decade_tell_whether_it_is_one() {
    // From `temperature` to `70s` it is so many tokens.
    let is_read = |tokens: usize| {
        let between = "rain ".repeat(tokens - 7);
        let text = format!("The temperature was {between}low, and in the 70s.");
        analyze(&text).spans.iter().any(|span| matches!(span.detail, Detail::Date { .. }))
    };
    assert!(!is_read(40));
    assert!(is_read(41));
}

#[test]
fn fifty_holders_of_a_position_are_known() {
    const FIRST: [&str; 10] =
        ["Ann", "Karl", "Peter", "Helen", "John", "Susan", "Robert", "Maria", "David", "Nora"];
    const LAST: [&str; 6] = ["Marsh", "Lind", "Hammer", "Farrow", "Clark", "Miller"];
    // Beyond that the text gives the position to nobody in particular; who is likeliest is weighed.
    let is_given_by_the_text = |senators: usize| {
        let name = |n: usize| format!("Senator {} {} left. ", FIRST[n % 10], LAST[n / 10]);
        let named: String = (0..senators).map(name).collect();
        let analysis = analyze(&format!("{named}The senator smiled."));
        let link = analysis.spans.iter().rev().find_map(|span| match &span.detail {
            Detail::Role { link, .. } => link.clone(),
            _ => None,
        });
        let because = link.expect("a role has a link").because;
        because.iter().any(|reason| reason.code == Code::TextGivesTitleTo)
    };
    assert!(is_given_by_the_text(50));
    assert!(!is_given_by_the_text(51));
}

#[test]
fn a_word_gives_a_date_its_direction_from_22_tokens_away() {
    let value = |tokens: usize| {
        let between = "rain ".repeat(tokens - 2);
        let analysis = analyze(&format!("They will {between}on Monday."));
        analysis.spans.iter().find_map(|span| match &span.detail {
            Detail::Date { value, .. } => value.as_ref().map(ToString::to_string),
            _ => None,
        })
    };
    assert_eq!(value(22).as_deref(), Some("2024-03-18"));
    assert_eq!(value(23).as_deref(), Some("2024-03-11"));
}

#[test]
fn a_subject_is_looked_for_in_thirty_tokens_before_its_verb() {
    let holders = |tokens: usize| {
        let between = "rain ".repeat(tokens - 1);
        last_holders(&format!("Ann Marsh {between}was named treasurer."))
    };
    assert_eq!(holders(30), ["Ann Marsh"]);
    assert_eq!(holders(31), [""; 0]);
}

#[test]
fn a_speaker_is_looked_for_in_forty_tokens_before_the_quotation() {
    let speaker = |tokens: usize| {
        let between = "rain ".repeat(tokens - 2);
        last_speaker(&format!("Helen Marsh said {between}“bizarre”."))
    };
    assert_eq!(speaker(40).as_deref(), Some("Helen Marsh"));
    assert_eq!(speaker(41), None);
}
