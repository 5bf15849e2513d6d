//! What the newsroom's lists do in a text: which words are marked as what, by which row, and what yields
//! to what.

use whowhen::{
    Analysis, Code, Correction, Detail, Kind, ListSource, NewsroomLists, Options, Param, Span,
};

fn lists(files: &[&str]) -> NewsroomLists {
    let source = |(number, text): (usize, &&str)| ListSource {
        file: format!("{number}.json"),
        text: (*text).to_owned(),
    };
    let lists = NewsroomLists::read(&files.iter().enumerate().map(source).collect::<Vec<_>>());
    assert!(lists.used().iter().all(|list| list.left_out.is_empty()), "{:?}", lists.used());
    lists
}

fn read(text: &str, files: &[&str]) -> Analysis {
    whowhen::analyze(text, &Options::default(), &[], &lists(files))
}

fn marks(analysis: &Analysis) -> Vec<(&str, Kind)> {
    analysis.spans.iter().map(|span| (span.text.as_str(), span.detail.kind())).collect()
}

fn mark<'a>(analysis: &'a Analysis, words: &str) -> &'a Span {
    let all = || marks(analysis);
    analysis
        .spans
        .iter()
        .find(|s| s.text == words)
        .unwrap_or_else(|| panic!("{words}: {:?}", all()))
}

/// The row that a mark is from.
fn row(span: &Span) -> Option<String> {
    let because =
        span.because.iter().find(|b| matches!(b.code, Code::Listed | Code::ListedWithNote))?;
    match because.param("row") {
        Some(Param::Text(row)) => Some(row.clone()),
        _ => None,
    }
}

const PLAIN: &str =
    "The fair of Zebb Quarn opened. People came from Old Mill Lane and from Tolven.";

#[test]
fn words_are_what_a_list_says_and_say_which_row_it_was() {
    let list = r#"{"name": "Desk",
        "people": [{"name": "Zebb Quarn", "note": "two b"}],
        "organizations": ["Tolven"], "places": ["Old Mill Lane"]}"#;
    let analysis = read(PLAIN, &[list]);
    for (words, kind, of) in [
        ("Zebb Quarn", Kind::Person, "people 1"),
        ("Tolven", Kind::Organization, "organizations 1"),
        ("Old Mill Lane", Kind::Place, "places 1"),
    ] {
        let span = mark(&analysis, words);
        assert_eq!((span.detail.kind(), row(span).as_deref()), (kind, Some(of)), "{words}");
        assert!(span.confidence > 0.98 && span.confidence < 1.0, "{words}: {}", span.confidence);
    }
    assert_eq!(mark(&analysis, "Zebb Quarn").because[0].text, "Desk has it (people 1): two b");
    assert_eq!(analysis.lists[0].rows, 3);
}

#[test]
fn of_two_lists_the_later_counts_and_a_correction_over_both() {
    let person = r#"{"people": ["Tolven"]}"#;
    let organization = r#"{"organizations": ["Tolven"]}"#;
    let kind = |analysis: &Analysis| mark(analysis, "Tolven").detail.kind();
    assert_eq!(kind(&read(PLAIN, &[person, organization])), Kind::Organization);
    assert_eq!(kind(&read(PLAIN, &[organization, person])), Kind::Person);
    let of_one = r#"{"people": ["Tolven"], "organizations": ["Tolven"]}"#;
    assert_eq!(kind(&read(PLAIN, &[of_one])), Kind::Organization, "the later row");

    let corrections: Vec<Correction> = serde_json::from_str(
        r#"[{"do":"reject","kind":"person","text":"Tolven"},{"do":"mark","kind":"place","text":"Tolven"}]"#,
    )
    .unwrap();
    let corrected = whowhen::analyze(PLAIN, &Options::default(), &corrections, &lists(&[person]));
    assert_eq!(kind(&corrected), Kind::Place);
}

#[test]
fn words_that_are_never_a_name_are_in_none() {
    let text = "Rum by Captain Morgan was sold. Mr Morgan drank it. CAPTAIN MORGAN is a brand.";
    let before = read(text, &[]);
    assert!(marks(&before).iter().any(|(words, _)| words.contains("Morgan")));
    let analysis = read(text, &[r#"{"never": [{"name": "Captain Morgan", "case": "any"}]}"#]);
    let first = text.find("Captain").unwrap()..text.find(" was").unwrap();
    let last = text.find("CAPTAIN").unwrap()..text.find(" is a").unwrap();
    for span in &analysis.spans {
        for words in [&first, &last] {
            assert!(span.end <= words.start || span.start >= words.end, "{span:?}");
        }
    }
    assert_eq!(mark(&analysis, "Morgan").detail.kind(), Kind::Person, "Mr Morgan is one");
}

#[test]
fn whole_words_count_with_the_capitals_of_the_list() {
    let list = r#"{"organizations": ["Harl", {"name": "the works", "case": "any"}]}"#;
    let of = |text: &str| -> Vec<String> {
        let analysis = read(text, &[list]);
        analysis.spans.iter().filter(|s| row(s).is_some()).map(|s| s.text.clone()).collect()
    };
    assert_eq!(of("It is Harl's, not Harley nor Harl-on-Sea nor harl."), ["Harl"]);
    assert_eq!(
        of("At The Works and at THE WORKS, not at the worksite."),
        ["The Works", "THE WORKS"]
    );
    assert_eq!(of("At the\nworks."), ["the\nworks"], "a line ends within the words");
    assert!(of("At the\n\nworks.").is_empty(), "a paragraph ends within the words");
}

#[test]
fn a_word_in_small_letters_may_open_a_sentence() {
    let list = r#"{"roles": ["night desk lead"]}"#;
    let roles = |text: &str| -> Vec<String> {
        let analysis = read(text, &[list]);
        analysis.spans.iter().filter(|s| row(s).is_some()).map(|s| s.text.clone()).collect()
    };
    assert_eq!(roles("Night desk lead Ana Poe left."), ["Night desk lead"]);
    assert_eq!(roles("“Night desk lead” is a post."), ["Night desk lead"]);
    assert!(roles("They call it Night desk lead.").is_empty());
}

#[test]
fn a_listed_role_has_its_holder() {
    let list = r#"{"roles": ["night desk lead"]}"#;
    for text in [
        "The night desk lead, Ana Poe, left on Monday.",
        "Ana Poe, night desk lead at the Herald, left on Monday.",
        "Night desk lead Ana Poe left on Monday.",
    ] {
        let analysis = read(text, &[list]);
        let role = analysis.spans.iter().find(|span| row(span).is_some()).expect("a role");
        assert_eq!(row(role).as_deref(), Some("roles 1"), "{text}");
        let Detail::Role { people, .. } = &role.detail else { panic!("{role:?}") };
        let names: Vec<&str> =
            people.iter().map(|&id| analysis.person(id).unwrap().name.as_str()).collect();
        assert_eq!(names, ["Ana Poe"], "{text}");
    }
}

#[test]
fn names_of_one_row_are_one_person() {
    let text = "Ruth Calder spoke. Later Betty Calder-Moss, as friends call her, left. Ruth Calder smiled.";
    let analysis =
        read(text, &[r#"{"people": [{"name": "Ruth Calder", "aliases": ["Betty Calder-Moss"]}]}"#]);
    assert_eq!(analysis.people.len(), 1, "{:?}", analysis.people);
    assert_eq!(analysis.people[0].mentions.len(), 3);
}

#[test]
fn a_listed_surname_helps_a_neighbour_that_nobody_knows() {
    let list = r#"{"people": ["Ana Quarnvik"]}"#;
    let text = "Zev Quarnvik opened it.";
    let person = |analysis: &Analysis| {
        let spans = analysis.spans.iter().filter(|s| s.detail.kind() == Kind::Person);
        spans.map(|s| (s.text.clone(), s.confidence)).next()
    };
    let (without, with) = (person(&read(text, &[])), person(&read(text, &[list])));
    let (name, sure) = with.expect("a person");
    assert_eq!(name, "Zev Quarnvik");
    assert!(without.is_none_or(|(_, before)| before < sure));
}

#[test]
fn a_longer_name_is_not_cut_by_a_listed_part_of_it() {
    let list =
        r#"{"people": [{"name": "Ruth Calder", "aliases": ["Calder"]}], "places": ["Harrow"]}"#;
    let analysis =
        read("Tom Calder met Ruth Calder at Harrow Council. Mayor Ruth Calder left.", &[list]);
    let names = marks(&analysis);
    assert!(names.contains(&("Tom Calder", Kind::Person)), "{names:?}");
    assert!(names.contains(&("Ruth Calder", Kind::Person)), "{names:?}");
    assert!(names.contains(&("Harrow Council", Kind::Organization)), "{names:?}");
    assert_eq!(analysis.people.len(), 2, "{:?}", analysis.people);
}

#[test]
fn what_a_row_calls_one_body_is_one_entry_and_two_rows_are_two() {
    let list = r#"{"organizations": [{"name": "Harrow Water", "aliases": ["Thirst"]}, "Orbel", "Orbel Trains"],
        "places": [{"name": "Old Mill", "aliases": ["Mole End"]}]}"#;
    let analysis = read(
        "Harrow Water met Orbel Trains at Old Mill. Thirst won. Orbel left Mole End.",
        &[list],
    );
    let names = |entries: &[whowhen::Entry]| -> Vec<String> {
        entries
            .iter()
            .map(|entry| [vec![entry.name.clone()], entry.aliases.clone()].concat().join(", "))
            .collect()
    };
    assert_eq!(names(&analysis.organizations), ["Harrow Water, Thirst", "Orbel Trains", "Orbel"]);
    assert_eq!(names(&analysis.places), ["Old Mill, Mole End"]);
}

#[test]
fn a_day_with_a_name_has_the_value_of_its_rule() {
    let list = r#"{"name": "Sport", "dates": [
        {"name": "Derby Day", "rule": "1st Saturday of June"},
        {"name": "Handover Day", "value": "2026-07-01"}]}"#;
    let options = Options::published_on("2026-05-01").unwrap();
    let text = "They meet on Derby Day. It was dry on Derby Day 2019. Handover Day is next.";
    let analysis = whowhen::analyze(text, &options, &[], &lists(&[list]));
    let dates: Vec<(&str, Option<&str>)> = analysis
        .spans
        .iter()
        .filter_map(|span| match &span.detail {
            Detail::Date { value, .. } => Some((span.text.as_str(), value.as_deref())),
            _ => None,
        })
        .collect();
    assert_eq!(
        dates,
        [
            ("Derby Day", Some("2026-06-06")),
            ("Derby Day 2019", Some("2019-06-01")),
            ("Handover Day", Some("2026-07-01")),
        ]
    );
    assert!(analysis.spans.iter().all(|span| row(span).is_some()));
}

#[test]
fn patterns_mark_whole_words_in_one_line() {
    let list = r#"{"patterns": [
        {"pattern": "Docket No\\. \\d{2}-\\d+", "kind": "organization"},
        {"pattern": "PC \\d{4}", "kind": "role"}]}"#;
    let text = "See Docket No. 24-117 and XDocket No. 1. Asked by PC 4471 Ana Poe, he left.";
    let analysis = read(text, &[list]);
    assert_eq!(row(mark(&analysis, "Docket No. 24-117")).as_deref(), Some("patterns 1"));
    assert_eq!(mark(&analysis, "PC 4471").detail.kind(), Kind::Role);
    assert!(!marks(&analysis).iter().any(|(words, _)| words.contains("No. 1.")));
}

#[test]
fn without_lists_an_analysis_says_nothing_of_them() {
    let analysis = read(PLAIN, &[]);
    assert!(analysis.lists.is_empty());
    let json = serde_json::to_value(&analysis).unwrap();
    assert!(json.get("lists").is_none());
}

#[test]
fn what_a_list_knows_of_a_spelling_is_right() {
    let list = r#"{"name": "Desk", "people": ["Ruth Caldera"]}"#;
    let text = "Ruth Calderra spoke. Ruth Calderra left. Then came Ruth Caldera.";
    let analysis = read(text, &[list]);
    let found: Vec<&str> = analysis.checks.iter().map(|c| &*c.message).collect();
    assert_eq!(found, ["“Ruth Calderra” here, “Ruth Caldera” on Desk (people 1)"]);
}
