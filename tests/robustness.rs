//! Whatever the text, there is an answer, and its offsets are the text's own. What holds for every
//! answer stands in `fuzzing`, whose targets ask the same of stranger texts.

mod fuzzing;
mod support;

use fuzzing::{formats, inputs, invariants};
use proptest::prelude::*;
use std::sync::LazyLock;
use whowhen::{Analysis, Correction, Day, Detail, Offsets, Options, Threshold, analyze};

fn read(text: &str) -> Analysis {
    let options = Options::published_on("2024-03-15").expect("a day");
    let analysis = analyze(text, &options, &[], &whowhen::NewsroomLists::NONE);
    invariants::check(text, &analysis);
    analysis
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
fn beyond_the_year_9999_a_date_has_no_value() {
    let options = Options::published_on("9999-12-31").expect("a day");
    for (text, known) in [
        ("They open next year.", None),
        ("They open in the following March.", None),
        ("They open next winter.", None),
        ("They open next decade.", None),
        ("They open next century, and tomorrow, and in two weeks.", None),
        ("They opened this year.", Some("9999")),
        ("They opened in the 1990s.", Some("199X")),
    ] {
        let analysis = analyze(text, &options, &[], &whowhen::NewsroomLists::NONE);
        invariants::check(text, &analysis);
        let values = analysis.spans.iter().filter_map(|span| match &span.detail {
            Detail::Date { value, .. } => Some(value.as_deref()),
            _ => None,
        });
        assert!(values.clone().next().is_some(), "no date in {text:?}");
        values.for_each(|value| assert_eq!(value, known, "{text:?}"));
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
        prop_assume!(!words.is_empty());
        prop_assume!(!words.starts_with(is_accent) && !text[end..].starts_with(is_accent));
        // Two apostrophes in a row are one quotation mark, which no mark can part.
        let parts_a_mark = |at: usize| text[..at].ends_with('\'') && text[at..].starts_with('\'');
        prop_assume!(!parts_a_mark(start) && !parts_a_mark(end));
        let correction: Correction = serde_json::from_value(serde_json::json!({
            "do": "mark", "kind": "person", "text": words, "before": &text[..start], "after": &text[end..],
        })).unwrap();
        let analysis = analyze(&text, &Options::default(), &[correction], &whowhen::NewsroomLists::NONE);
        invariants::check(&text, &analysis);
        let seen = words.trim_matches('\u{202e}');
        let start = start + words.find(seen).unwrap_or(0);
        let end = start + seen.len();
        let marked = analysis.spans.iter().any(|s| s.start == start && s.end == end && s.detail.kind() == whowhen::Kind::Person);
        prop_assert!(marked || !words.chars().any(char::is_alphanumeric));
    }
}

/// The articles of the tests, without their markup.
static ARTICLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let source = |path| std::fs::read_to_string(path).expect("an article is UTF-8");
    support::files("tests/articles", "txt")
        .into_iter()
        .filter_map(|path| Some(support::parse(source(path).split_once("---\n")?.1).text))
        .collect()
});

/// What may happen to a news text on its way. Numbers are places and lengths, taken as far as the
/// text goes.
#[derive(Debug, Clone)]
enum Mishap {
    Lost(usize, usize),
    Twice(usize, usize),
    Capitals(usize, usize),
    Typed(usize, &'static str),
    Pasted(usize, usize, usize, usize),
    OnOneLine(usize, usize),
}

impl Mishap {
    fn happen(&self, text: &str) -> String {
        let at = |start, length| inputs::cut(text, start, length);
        match *self {
            Mishap::Lost(start, length) => {
                let (before, _, after) = at(start, length);
                [before, after].concat()
            }
            Mishap::Twice(start, length) => {
                let (before, words, after) = at(start, length);
                [before, words, words, after].concat()
            }
            Mishap::Capitals(start, length) => {
                let (before, words, after) = at(start, length);
                [before, &words.to_uppercase(), after].concat()
            }
            Mishap::Typed(start, piece) => {
                let (before, _, after) = at(start, 0);
                [before, piece, after].concat()
            }
            Mishap::Pasted(start, article, from, length) => {
                let (before, _, after) = at(start, 0);
                let (_, words, _) = inputs::cut(&ARTICLES[article % ARTICLES.len()], from, length);
                [before, words, after].concat()
            }
            Mishap::OnOneLine(start, length) => {
                let (before, words, after) = at(start, length);
                [before, &words.replace('\n', " "), after].concat()
            }
        }
    }
}

fn mishap() -> impl Strategy<Value = Mishap> {
    let place = 0..20_000_usize;
    prop_oneof![
        (place.clone(), 1..60_usize).prop_map(|(at, length)| Mishap::Lost(at, length)),
        (place.clone(), 1..300_usize).prop_map(|(at, length)| Mishap::Twice(at, length)),
        (place.clone(), 1..80_usize).prop_map(|(at, length)| Mishap::Capitals(at, length)),
        (place.clone(), prop::sample::select(PIECES))
            .prop_map(|(at, piece)| Mishap::Typed(at, piece)),
        (place.clone(), any::<usize>(), place.clone(), 1..400_usize)
            .prop_map(|(at, article, from, length)| Mishap::Pasted(at, article, from, length)),
        (place, 1..2_000_usize).prop_map(|(at, length)| Mishap::OnOneLine(at, length)),
    ]
}

/// A stretch of an article after some mishaps.
fn news() -> impl Strategy<Value = String> {
    let mishaps = prop::collection::vec(mishap(), 0..12);
    (any::<usize>(), 0..20_000_usize, 200..2_500_usize, mishaps).prop_map(
        |(article, start, length, mishaps)| {
            let (_, text, _) = inputs::cut(&ARTICLES[article % ARTICLES.len()], start, length);
            mishaps.iter().fold(text.to_owned(), |text, mishap| mishap.happen(&text))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn news_after_mishaps_has_the_same_answer_twice(text in news()) {
        let json = |analysis| serde_json::to_string(&analysis).expect("an analysis is JSON");
        prop_assert_eq!(json(read(&text)), json(read(&text)));
    }

    #[test]
    fn news_is_read_whatever_is_said_besides(
        text in news(),
        day in prop::option::of((1..=9999_u16, 1..=12_u8, 1..=28_u8)),
        threshold in prop::option::of(0.0..=1.0_f32),
        choices in prop::collection::vec(any::<[u8; 6]>(), 0..24),
    ) {
        let day = day.map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}").parse::<Day>().expect("a day"));
        let threshold = threshold.map(|share| Threshold::try_from(share).expect("a share"));
        let options = Options::default().with_published(day).with_threshold(threshold);
        let corrections: Vec<Correction> =
            choices.into_iter().filter_map(|six| inputs::correction(&text, six)).collect();
        let analysis = analyze(&text, &options, &corrections, &whowhen::NewsroomLists::NONE);
        invariants::check(&text, &analysis);
        prop_assert_eq!(analysis, analyze(&text, &options, &corrections, &whowhen::NewsroomLists::NONE));
    }

    #[test]
    fn news_is_written_in_every_format(
        text in news(),
        choices in prop::collection::vec(any::<[u8; 6]>(), 0..12),
        unit in prop::sample::select(vec![Offsets::Byte, Offsets::CodePoint, Offsets::Utf16]),
    ) {
        let options = Options::published_on("2013-11-05").expect("a day");
        let corrections: Vec<Correction> =
            choices.into_iter().filter_map(|six| inputs::correction(&text, six)).collect();
        let analysis = analyze(&text, &options, &corrections, &whowhen::NewsroomLists::NONE);
        formats::check(&text, &analysis, unit, Some(&text));
    }
}
