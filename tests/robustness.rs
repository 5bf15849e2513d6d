//! Whatever the text, there is an answer, and its offsets are the text's own.

use proptest::prelude::*;
use whowhen::{Analysis, Correction, Offsets, Options, analyze};

fn read(text: &str) -> Analysis {
    let options = Options::published("2024-03-15").expect("a day");
    let analysis = analyze(text, &options, &[]);
    check(text, &analysis);
    analysis
}

/// What holds for every analysis of every text.
fn check(text: &str, analysis: &Analysis) {
    let mut before = (0, usize::MAX);
    for span in &analysis.spans {
        assert_eq!(text.get(span.start..span.end), Some(span.text.as_str()));
        assert!(span.start < span.end);
        assert!((0.0..=1.0).contains(&span.confidence));
        assert!(!span.because.is_empty(), "{:?} has no reason", span.text);
        assert!(
            (span.start, usize::MAX - span.end) >= (before.0, usize::MAX - before.1),
            "out of order"
        );
        before = (span.start, span.end);
    }
    for (id, person) in analysis.people.iter().enumerate() {
        assert_eq!(person.id, id);
        assert!(!person.name.is_empty() && !person.mentions.is_empty());
        for &place in person.mentions.iter().chain(&person.roles).chain(&person.quotes) {
            assert!(place < analysis.spans.len());
        }
    }
    for finding in &analysis.checks {
        assert!(text.get(finding.start..finding.end).is_some());
        assert!(finding.spans.iter().all(|&place| place < analysis.spans.len()));
    }
}

#[test]
fn odd_texts_have_an_answer() {
    for text in [
        "",
        " ",
        "\n\n\n",
        "\0",
        "\u{feff}",
        "\u{202e}\u{202d}",
        "“",
        "\"\"\"\"",
        "'’'’'’",
        "((((",
        "----",
        "Mr",
        "Mr.",
        "the",
        "May",
        "31/31/31",
        "99999999999999999999999999",
        "0000-00-00",
        "1/1/1/1/1",
        "\u{1F469}\u{200D}\u{1F469}",
        "ﷺ",
        "e\u{301}\u{301}\u{301}",
        "A.A.A.A.A.A",
        "&&&",
        "a-",
        "-a",
        "’s",
        "President",
        "President of",
        "President of the",
        "said",
        "said said said",
        "Jan. Jan. Jan.",
        "1st 2nd 3rd",
        "Ｔｕｅｓｄａｙ",
        "٣ مايو ٢٠١٣",
        "二〇一三年",
        "KABUL (AP) —",
        "By",
        "___",
    ] {
        read(text);
    }
}

#[test]
fn a_megabyte_on_one_line_has_an_answer() {
    read(&"a".repeat(1 << 20));
    read(&"Ada Lovelace, mathematician, said on Tuesday: “No.” ".repeat(20_000));
    read(&"“".repeat(1 << 18));
    read(&"(".repeat(1 << 18));
    read(&"President ".repeat(1 << 17));
    read(&"A ".repeat(1 << 19));
    read(&"1 ".repeat(1 << 19));
    read(&"May ".repeat(1 << 18));
    read(&"Al ".repeat(1 << 18));
}

#[test]
fn controls_and_marks_of_direction_do_not_shift_a_name() {
    for noise in ["\u{202e}", "\u{200f}", "\0", "😀 ", "e\u{301} ", "\u{feff}", "\r\n", "日本 "]
    {
        let text = format!("{noise}White House spokesman Jay Carney spoke.");
        let analysis = read(&text).counted_in(Offsets::Utf16, &text);
        let units: Vec<u16> = text.encode_utf16().collect();
        let name =
            analysis.spans.iter().find(|s| s.text == "Jay Carney").expect("the name is found");
        assert_eq!(String::from_utf16(&units[name.start..name.end]).unwrap(), "Jay Carney");
    }
}

#[test]
fn code_points_are_what_python_counts() {
    let text = "😀 Jay Carney said so.";
    let analysis = read(text).counted_in(Offsets::CodePoint, text);
    assert_eq!((analysis.spans[0].start, analysis.spans[0].end), (2, 12));
}

/// Pieces that news texts and rules are made of, so that random texts reach deep.
const PIECES: &[&str] = &[
    "Jay Carney",
    "the ",
    "White House",
    "spokesman",
    "Mr ",
    "Sir",
    "Gen.",
    "said",
    "told",
    " of ",
    " and ",
    "France",
    "Germany",
    "minister",
    "Ministers",
    "president-elect",
    "ex-",
    "then-",
    "Tuesday",
    "May",
    "2013",
    "March 3, 2019",
    "3/4/2019",
    "yesterday",
    "next ",
    "month",
    "-",
    "–",
    "—",
    ",",
    ".",
    "“",
    "”",
    "\"",
    "'",
    "’",
    "‘",
    "’s",
    "'s",
    "(",
    ")",
    "\n",
    "\n\n",
    " ",
    "  ",
    "😀",
    "é",
    "e\u{301}",
    "日本",
    "\u{202e}",
    "\0",
    "\r\n",
    "1",
    "45",
    "1970s",
    "van der ",
    "Meer",
    "bin",
    "Al ",
    "Jr.",
    "III",
    "U.S.",
    "KABUL",
    "(AP) —",
    "By ",
    "who",
    "his ",
    "chief of staff",
    "head of the ",
    "was named ",
    "as ",
    "he ",
    "she ",
    "No 10",
    "&",
    "of the Bank of England",
];

#[test]
fn dates_counted_from_dates_without_end_have_an_answer() {
    for phrase in [
        "two days before ",
        "the week of the ",
        "three years after the day before the ",
        "a month from the Monday after ",
        "the first week of the weekend of ",
    ] {
        let analysis = read(&format!("He left {}Easter 2014.", phrase.repeat(10_000)));
        assert!(analysis.spans.len() < 20_000, "{phrase}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_has_an_answer(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn any_news_like_string_has_an_answer(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        read(&pieces.concat());
    }

    #[test]
    fn the_same_input_gives_the_same_answer(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let text = pieces.concat();
        prop_assert_eq!(read(&text), read(&text));
    }

    #[test]
    fn corrections_are_kept(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40), at in 0usize..200, length in 1usize..20) {
        let text = pieces.concat();
        let start = (at..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len());
        let end = (start + length..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len());
        let words = &text[start..end];
        // A mark begins and ends where something is seen, and takes letters with their accents.
        let is_accent = |c: char| c == '\u{301}';
        prop_assume!(!words.starts_with(is_accent) && !text[end..].starts_with(is_accent));
        let correction: Correction = serde_json::from_value(serde_json::json!({
            "do": "mark", "kind": "person", "text": words, "before": &text[..start], "after": &text[end..],
        })).unwrap();
        let analysis = analyze(&text, &Options::default(), &[correction]);
        check(&text, &analysis);
        let seen = words.trim_matches('\u{202e}');
        let start = start + words.find(seen).unwrap_or(0);
        let end = start + seen.len();
        let marked = analysis.spans.iter().any(|s| s.start == start && s.end == end && s.detail.kind() == whowhen::Kind::Person);
        prop_assert!(marked || !words.chars().any(char::is_alphanumeric));
    }
}
