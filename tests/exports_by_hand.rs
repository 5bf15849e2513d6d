//! Marks by hand may stand anywhere in a text: over the end of a sentence, over white space of any
//! kind, over half of a word, over each other. Every format writes them, and an excerpt of the text
//! has the whole of the mark that it was cut for.

use proptest::prelude::*;
use serde_json::json;
use whowhen::export::{Reading, format, formats};
use whowhen::{Analysis, Because, Correction, Detail, Kind, Offsets, Options, Span, analyze};

/// White space of every kind, and letters that nobody sees.
const SPACES: [&str; 10] = [
    " ", "\n", "\n\n", "\u{a0}", "\u{2009}", "\u{3000}", "\u{2029}", "\u{2028}", "\u{200b}",
    "\u{85}",
];

/// A mark of a kind over these bytes, as a person would make it in the page.
fn marked(text: &str, kind: &str, start: usize, end: usize) -> Correction {
    serde_json::from_value(json!({
        "do": "mark", "kind": kind, "text": &text[start..end],
        "before": &text[..start], "after": &text[end..],
    }))
    .expect("a correction")
}

fn valued(text: &str, start: usize, end: usize, value: &str) -> Correction {
    serde_json::from_value(json!({
        "do": "value", "text": &text[start..end], "value": value,
        "before": &text[..start], "after": &text[end..],
    }))
    .expect("a correction")
}

fn written(name: &str, text: &str, analysis: &Analysis) -> String {
    let reading = Reading::new(text, analysis.clone()).with_offsets(Offsets::CodePoint);
    (format(name).expect("a format").write)(reading)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words as calendar and note have them, without what they escape and what they leave out.
fn bare(words: &str) -> String {
    words
        .chars()
        .filter(|c| !c.is_ascii_control() && !matches!(c, '\\' | '␀' | '\u{fffd}'))
        .collect()
}

/// The summaries of a calendar's events, unfolded.
fn summaries(calendar: &str) -> Vec<String> {
    let calendar = calendar.replace("\r\n ", "");
    calendar.split("\r\n").filter_map(|l| l.strip_prefix("SUMMARY:")).map(bare).collect()
}

/// The timeline's rows in a note.
fn timeline(note: &str) -> Vec<String> {
    let rows = note.split_once("## Timeline\n").map_or("", |(_, rest)| rest);
    let rows = rows.trim_start().lines().take_while(|l| l.starts_with("- "));
    rows.map(bare).collect()
}

/// What holds of excerpts, whatever was marked.
fn check_excerpts(text: &str, analysis: &Analysis) {
    let moments: Vec<&Span> =
        analysis.timeline.iter().map(|m| &analysis.spans[m.span.index()]).collect();
    let rows = timeline(&written("markdown", text, analysis));
    assert_eq!(rows.len(), moments.len(), "{text:?}");
    for (row, span) in rows.iter().zip(&moments) {
        let want = bare(&one_line(&span.text));
        assert!(row.contains(&want), "{want:?} is not in {row:?} of {text:?}");
    }
    for summary in summaries(&written("icalendar", text, analysis)) {
        let of_a_date = moments.iter().any(|span| summary.contains(&bare(&one_line(&span.text))));
        assert!(of_a_date, "no date is in {summary:?} of {text:?}");
    }
}

#[test]
fn a_date_over_the_end_of_a_long_sentence_is_written_whole() {
    for space in SPACES {
        for words in [0, 9, 14, 45, 90] {
            let before = "along ".repeat(words);
            let text = format!("They {before}met on Sunday.{space}Monday{space}was left open.");
            let start = text.find("Sunday").expect("there");
            let end = text.find("Monday").expect("there") + "Monday".len();
            let corrections = [
                marked(&text, "date", start, end),
                valued(&text, start, end, "2013-11-10/2013-11-11"),
            ];
            let analysis =
                analyze(&text, &Options::default(), &corrections, &whowhen::NewsroomLists::NONE);
            let dates: Vec<&str> = analysis
                .timeline
                .iter()
                .map(|m| analysis.spans[m.span.index()].text.as_str())
                .collect();
            assert_eq!(dates, [&text[start..end]]);
            check_excerpts(&text, &analysis);
            let summary = summaries(&written("icalendar", &text, &analysis));
            assert!(summary[0].contains(&one_line(&text[start..end])), "{summary:?}");
        }
    }
}

#[test]
fn a_date_that_begins_before_its_sentence_is_written_whole() {
    for space in SPACES {
        let text = format!("It rained.{space}\u{200b}{space}Sunday {}came.", "slowly ".repeat(60));
        let start = "It rained.".len();
        let end = text.find("Sunday").expect("there") + "Sunday".len();
        let corrections =
            [marked(&text, "date", start, end), valued(&text, start, end, "2013-11-10")];
        check_excerpts(
            &text,
            &analyze(&text, &Options::default(), &corrections, &whowhen::NewsroomLists::NONE),
        );
    }
}

#[test]
fn many_runs_of_days_that_begin_together_are_events_of_their_own() {
    // Each is a year and so many days long; every second is the one before it again.
    let days = (1..=28).flat_map(|day| [day, day]);
    let text: String = days.map(|day| format!("From 1 May 2013 to {day} June 2014. ")).collect();
    let analysis = analyze(&text, &Options::default(), &[], &whowhen::NewsroomLists::NONE);
    assert_eq!(analysis.timeline.len(), 56);
    let calendar = written("icalendar", &text, &analysis);
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 28);
}

/// Words of news, dates among them, and the signs that part them.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(
        &[
            "Ada",
            "Marsh",
            "mayor",
            "of",
            "Hull",
            "said",
            "“No,”",
            "on",
            "Sunday",
            "5 May 2013",
            "yesterday",
            "é",
            "😀",
            "e\u{301}",
            "*",
            "<b>",
            "=",
            ",",
            ";",
            "Mr",
            "negotiations",
            "\u{0}",
        ][..],
    );
    let space = prop::sample::select(&SPACES[..]);
    let stop = prop::sample::select(&["", "", "", "", ".", ".", "!", "?”"][..]);
    prop::collection::vec((word, stop, space), 1..80)
        .prop_map(|parts| parts.into_iter().flat_map(|(w, e, s)| [w, e, s]).collect())
}

/// A kind, and where a mark begins and how long it is, in shares of the text's letters.
fn any_mark() -> impl Strategy<Value = (&'static str, f64, f64)> {
    let kind =
        prop::sample::select(&["person", "role", "date", "date", "date", "place", "quote"][..]);
    (kind, 0.0..1.0, prop::sample::select(&[0.0, 0.02, 0.1, 0.5, 1.0][..]))
}

fn corrections_of(text: &str, marks: &[(&'static str, f64, f64)]) -> Vec<Correction> {
    let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let last = bounds.len() - 1;
    let mut corrections = Vec::new();
    for (index, &(kind, from, long)) in marks.iter().enumerate() {
        let from = (from * last as f64) as usize;
        let to = (from + 1 + (long * last as f64) as usize).min(last);
        let (start, end) = (bounds[from], bounds[to]);
        corrections.push(marked(text, kind, start, end));
        if kind == "date" {
            corrections.push(valued(text, start, end, &format!("2013-11-{:02}", index + 1)));
        }
    }
    corrections
}

/// An analysis that nobody made of the text: its places are anywhere.
fn any_analysis() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    let index =
        || prop_oneof![0..300usize, prop::sample::select(&[usize::MAX, usize::MAX - 1][..])];
    prop::collection::vec((0..Kind::ALL.len(), index(), index()), 0..6)
}

fn detail(kind: usize, index: usize) -> Detail {
    match Kind::ALL[kind] {
        Kind::Person => Detail::Person { person: index.into() },
        Kind::Role => Detail::Role {
            people: vec![index.into()],
            title: "mayor".to_owned(),
            organization: None,
            scope: None,
            status: whowhen::RoleStatus::Current,
            link: None,
        },
        Kind::Date => Detail::Date {
            value: Some("2013-11-05".to_owned()),
            basis: as_written(),
            alternatives: Vec::new(),
        },
        Kind::Organization => Detail::Organization { entry: index.into() },
        Kind::Place => Detail::Place { entry: index.into() },
        Kind::Quote => Detail::Quote { speaker: Some(index.into()), source: None, link: None },
        other => unreachable!("a kind that has no detail here: {other}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_anywhere_are_written_in_every_format(
        text in any_text(),
        marks in prop::collection::vec(any_mark(), 1..6),
    ) {
        let corrections = corrections_of(&text, &marks);
        let analysis = analyze(&text, &Options::default(), &corrections, &whowhen::NewsroomLists::NONE);
        for format in formats() {
            prop_assert!(!written(format.name, &text, &analysis).is_empty());
        }
        check_excerpts(&text, &analysis);
    }

    #[test]
    fn an_analysis_of_another_text_is_written_without_a_panic(text in any_text(), marks in any_analysis()) {
        let mut analysis = analyze("Ada Marsh, mayor of Hull, spoke on 5 May 2013.", &Options::default(), &[], &whowhen::NewsroomLists::NONE);
        for (kind, start, end) in marks {
            let moment = json!({"span": analysis.spans.len(), "start": end, "end": start});
            analysis.timeline.push(serde_json::from_value(moment).expect("a moment"));
            let mut span = analysis.spans[0].clone();
            (span.start, span.end, span.detail) = (start, end, detail(kind, start));
            analysis.spans.push(span);
        }
        for format in formats() {
            prop_assert!(!written(format.name, &text, &analysis).is_empty());
        }
    }
}

fn as_written() -> Because {
    serde_json::from_str(r#"{"code":"as-written","text":"as written"}"#).expect("a reason")
}
