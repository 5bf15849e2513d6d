//! Patterns of the newsroom's lists: what they find, what they refuse, and that nobody can make them
//! slow or large.

#![cfg(feature = "patterns")]

use proptest::prelude::*;
use regex::RegexBuilder;
use std::time::{Duration, Instant};
use whowhen::{Pattern, PatternMatch, Patterns};

fn pattern(text: &str) -> Pattern<'_> {
    Pattern { text, any_case: false, replacement: None }
}

fn any_case(text: &str) -> Pattern<'_> {
    Pattern { any_case: true, ..pattern(text) }
}

fn usable(given: &[Pattern]) -> Patterns {
    let (patterns, problems) = Patterns::compile(given);
    assert_eq!(problems, []);
    patterns
}

/// The words that are found.
fn found<'t>(given: &[Pattern], text: &'t str) -> Vec<&'t str> {
    usable(given).find(text).iter().map(|found| &text[found.start..found.end]).collect()
}

/// What is wrong with a pattern that is alone.
fn refused(given: Pattern) -> String {
    let (_, problems) = Patterns::compile(&[given]);
    let [(0, message)] = &problems[..] else { panic!("{given:?}: {problems:?}") };
    message.clone()
}

/// What every pattern finds when it is tried by itself in every line.
fn tried_everywhere(given: &[Pattern], text: &str) -> Vec<PatternMatch> {
    let mut all = Vec::new();
    for (index, pattern) in given.iter().enumerate() {
        let border = r"(?:\b{start-half}|\b{end-half})";
        let regex = format!("{border}(?:{}){border}", pattern.text);
        let regex = RegexBuilder::new(&regex).case_insensitive(pattern.any_case).build().unwrap();
        let mut start = 0;
        for line in text.split('\n') {
            let shown = line.strip_suffix('\r').unwrap_or(line);
            for captures in regex.captures_iter(shown) {
                let whole = captures.get(0).expect("all of it");
                let with = pattern.replacement.map(|replacement| {
                    let mut with = String::new();
                    captures.expand(replacement, &mut with);
                    with
                });
                let (start, end) = (start + whole.start(), start + whole.end());
                if start < end {
                    all.push(PatternMatch { pattern: index, start, end, with });
                }
            }
            start += line.len() + 1;
        }
    }
    all.sort_by_key(|found| (found.start, found.end, found.pattern));
    all
}

#[test]
fn what_a_newsroom_lists_is_found() {
    for (given, text, wanted) in [
        (
            pattern(r"Docket No\. \d{2}-\d+"),
            "See Docket No. 23-719 and Docket No. 1.",
            &["Docket No. 23-719"][..],
        ),
        (pattern(r"\bPC \d{4}\b"), "PC 1234, PC 12345 and APC 1234", &["PC 1234"]),
        (pattern(r"[A-Z]{2}/\d{4}/\d+"), "PL/2024/118; XPL/2024/118", &["PL/2024/118"]),
        (pattern(r"\p{Lu}\w+ v\.? \p{Lu}\w+"), "In Élan v Ørsted it held.", &["Élan v Ørsted"]),
        (
            any_case(r"per cent"),
            "5 per cent, 6 Per Cent, 7 PER CENT, 8 percent",
            &["per cent", "Per Cent", "PER CENT"],
        ),
        (any_case("straße"), "STRAßE und STRAẞE", &["STRAßE", "STRAẞE"]),
        (pattern("(?i:dr) No"), "DR No and dr No, not dr no", &["DR No", "dr No"]),
        // The longer one stands in a word of its own.
        (pattern("Ann|Anna"), "Anna, Ann, Hannah", &["Anna", "Ann"]),
        (pattern(r"\d{2}"), "1234 56 78a", &["56"]),
        (pattern("é"), "café é e\u{301}", &["é"]),
        (pattern("e"), "e\u{301} e", &["e"]),
        (pattern(r"\d*"), "ab 12 c3", &["12"]),
        (pattern("^The"), "The one\nThe other. The third", &["The", "The"]),
        (pattern("end$"), "an end\r\nthe end", &["end", "end"]),
        (pattern(r"a\s+b"), "a b a\nb a\u{a0}b", &["a b", "a\u{a0}b"]),
        (pattern("(?s)a.b"), "a\nb a-b", &["a-b"]),
        (pattern("[^x]+"), "one\ntwo", &["one", "two"]),
    ] {
        assert_eq!(found(&[given], text), wanted, "{given:?}");
    }
}

#[test]
fn a_replacement_is_filled_in() {
    let style = Pattern { replacement: Some("$1 percent"), ..pattern(r"(\d+) per cent") };
    let all = usable(&[style]).find("Up 5 per cent or 12 per cent.");
    let with: Vec<_> = all.iter().map(|found| found.with.as_deref()).collect();
    assert_eq!(with, [Some("5 percent"), Some("12 percent")]);
}

#[test]
fn several_find_what_each_finds_in_the_order_of_the_text() {
    let given = [pattern("b c"), pattern("a b"), pattern(r"\w+"), pattern("nothing")];
    let all: Vec<_> =
        usable(&given).find("a b c").iter().map(|f| (f.pattern, f.start, f.end)).collect();
    assert_eq!(all, [(2, 0, 1), (1, 0, 3), (2, 2, 3), (0, 2, 5), (2, 4, 5)]);
}

#[test]
fn what_cannot_be_used_is_left_out_with_why_and_the_others_count() {
    let given = [pattern("a("), pattern("fine"), pattern("b[")];
    let (patterns, problems) = Patterns::compile(&given);
    assert_eq!(problems.iter().map(|(index, _)| *index).collect::<Vec<_>>(), [0, 2]);
    assert_eq!(patterns.find("is fine").first().map(|found| found.pattern), Some(1));
}

#[test]
fn a_message_says_what_is_wrong_where_and_what_to_write() {
    for (text, parts) in [
        ("", &["is empty"][..]),
        ("ab(c", &["character 3", "not closed", r"\("]),
        ("é[a", &["character 2", "[ is not closed", r"\["]),
        ("a)", &["character 2", "no group is open", r"\)"]),
        ("(?=a)b", &["character 1", "looking ahead or back is not available", "write out"]),
        ("(?<!a)b", &["looking ahead or back is not available"]),
        (
            r"(a)\1",
            &["character 4", "references to an earlier group are not available", "write out"],
        ),
        ("*a", &["character 1", "nothing to repeat"]),
        ("a{2", &["no number of repetitions", "{2,5}"]),
        ("a{5,2}", &["no number of repetitions"]),
        (r"\y", &["has no meaning", r"\\"]),
        ("[z-a]", &["ends before it begins"]),
        (r"\p{Greek}", &["no such class", r"\p{Lu}"]),
        (r"a(?x) b", &["character 4", "flags x and -u", "leave the flag out"]),
        (r"(?-u)a", &["flags x and -u"]),
        ("(?q)a", &["no flag", "(?i)"]),
        ("a{1000}{1000}", &["repeats too much", "of 5000", "smaller numbers"]),
    ] {
        let message = refused(pattern(text));
        for part in parts {
            assert!(message.contains(part), "{text}: {message}");
        }
        assert!(!message.contains('\n') && !message.contains(". "), "{message}");
    }
    let long = "é".repeat(1_001);
    assert_eq!(refused(pattern(&long)), "the pattern has 1001 characters; write at most 1000");
    let style = Pattern { replacement: Some("$1st"), ..pattern(r"(\d+)\. day") };
    let message = refused(style);
    assert!(message.contains("the group $1st") && message.contains("${1}"), "{message}");
}

/// What hostile lists hold. Each must be refused or bounded.
#[test]
fn a_hostile_list_is_read_in_no_time() {
    let start = Instant::now();
    let nested = "(".repeat(500) + "a" + &"){9}".repeat(500);
    let repeats = format!("a{}", "{1000}".repeat(160));
    let megabyte = "a".repeat(1 << 20);
    let alternatives = (0..2_000).map(|n| n.to_string()).collect::<Vec<_>>().join("|");
    let classes = r"[\w\d\s\pL]".repeat(90);
    let folded = r"[\w&&[^k]]".repeat(100);
    for given in [
        pattern(&nested),
        pattern(&repeats),
        pattern("a{1000}{1000}"),
        pattern("(((((((((("),
        pattern(&megabyte),
        pattern(&alternatives),
        pattern(&classes),
        any_case(&folded),
        pattern(r"(\w{1,200}){1,200}"),
    ] {
        for _ in 0..200 {
            refused(given);
        }
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn ten_thousand_rows_are_two_thousand_patterns() {
    let rows: Vec<String> = (0..10_000).map(|n| format!("badge {n}")).collect();
    let given: Vec<Pattern> = rows.iter().map(|row| pattern(row)).collect();
    let (patterns, problems) = Patterns::compile(&given);
    assert_eq!(problems.len(), 8_000);
    assert!(problems[0].1.contains("2000 patterns"), "{}", problems[0].1);
    assert_eq!(patterns.find("badge 7 badge 1999 badge 2000").len(), 2);
}

#[test]
fn patterns_without_a_letter_that_always_stands_there_are_few() {
    let given = [pattern(r"\d+"); 150];
    let (patterns, problems) = Patterns::compile(&given);
    assert_eq!(problems.len(), 50);
    assert!(problems[0].1.contains("letter or digit"), "{}", problems[0].1);
    assert_eq!(patterns.find("12").len(), 100);
}

#[test]
fn all_patterns_together_are_bounded() {
    let row = format!("x(?:{})", "[abc]{1,900}");
    let given = vec![pattern(&row); 2_000];
    let (_, problems) = Patterns::compile(&given);
    assert!(problems.len() > 1_000, "{}", problems.len());
    assert!(problems[0].1.contains("together are too large"), "{}", problems[0].1);
}

#[test]
fn a_hostile_text_for_hostile_patterns_takes_bounded_time() {
    let growing = r"x(?:[ab]{1,800}c|[ab]{1,800}d|[ab])";
    let start = Instant::now();
    let all: Vec<Pattern> = [r"(a*)*b", r"(?:a|aa)+$", r"(?:x.*)?y|x", growing]
        .iter()
        .flat_map(|text| vec![pattern(text); 25])
        .collect();
    let patterns = usable(&all);
    for text in
        ["ab ".repeat(2_000), "a".repeat(4_000) + "b", "x ".repeat(20_000), "xab".repeat(3_000)]
    {
        patterns.find(&text);
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn a_search_ends_when_it_has_done_its_work() {
    let given = vec![pattern(r"x(?:[ab]{1,800}c|[ab]{1,800}d|[ab])"); 50];
    let patterns = usable(&given);
    let line = format!("x{}\nxa\n", "ab".repeat(200));
    let all = patterns.find(&line.repeat(100));
    // Of the first lines all, of the last ones none.
    assert!(all.len() >= 50 && all.len() < 100 * 50, "{}", all.len());
    let of_the_first = all.iter().filter(|found| found.start < line.len()).count();
    assert_eq!(of_the_first, 50);
    // What an honest desk lists is searched for to the end.
    let honest = vec![pattern(r"\p{Lu}\w+ \p{Lu}\w+ \d+"); 100];
    let long = "An article of the council, signed Ruth Calder 12, and so on.\n".repeat(100);
    assert_eq!(usable(&honest).find(&long).len(), 100 * 100);
}

/// Words that end each other: each stands wherever a longer one stands.
#[test]
fn words_that_are_the_ends_of_others_are_all_found() {
    let rows: Vec<String> = (1..=200).map(|length| "a ".repeat(length) + "b").collect();
    let given: Vec<Pattern> = rows.iter().map(|row| pattern(row)).collect();
    let all = usable(&given).find(&("a ".repeat(200) + "b"));
    assert_eq!(all.len(), 200);
}

/// What is let through can be compiled: the estimate is never below what it stands for.
#[test]
fn whatever_is_not_refused_is_found() {
    for text in [
        r"A\w{48}",
        r"A\PL{1,60}z",
        r"A[^b]{400}",
        r"A.{500}",
        r"A(?:\d\D){30}",
        r"(?:[éèê]B){200}",
        "[\u{400}-\u{1ffff}]{400}A",
        r"A(?i:ſk){200}",
        r"A\P{Nd}{20}",
        "(?:A(?:B(?:C(?:D)?)?)?){200}",
    ] {
        let (patterns, problems) = Patterns::compile(&[pattern(text)]);
        let Some((_, message)) = problems.first() else {
            let matched = regex_sample(text);
            assert!(!patterns.find(&matched).is_empty(), "{text} is not found in {matched}");
            continue;
        };
        assert!(message.contains("too much") || message.contains("too many"), "{text}: {message}");
    }
}

/// Something that one of the patterns above stands for.
fn regex_sample(text: &str) -> String {
    let filler = ["b", "c", "é", "1-", "éB", "\u{500}", "sk", ".", "ABCD"];
    let candidates = filler.iter().flat_map(|part| {
        (1..=600).flat_map(move |times| {
            let middle = part.repeat(times);
            [format!("A{middle}"), format!("A{middle}z"), format!("{middle}A"), middle.clone()]
        })
    });
    let border = r"(?:\b{start-half}|\b{end-half})";
    let regex = regex::Regex::new(&format!("^{border}(?:{text}){border}$")).expect(text);
    candidates.into_iter().find(|sample| regex.is_match(sample)).expect(text)
}

/// Parts of which patterns are made.
const PARTS: &[&str] = &[
    "a",
    "b",
    "Ab",
    "ß",
    "é",
    "k",
    "1",
    "2",
    " ",
    "-",
    ".",
    r"\d",
    r"\w",
    r"\pL",
    r"\p{Lu}",
    "[ab]",
    "[^a]",
    r"\b",
    "^",
    "$",
    "(a|b 1)",
    "(?:Ab|k)",
    "(?i:k)",
    "(1)",
    "?",
    "*",
    "+",
    "{2}",
    "{1,3}",
    "+?",
    "|",
    "|a",
    r"\s",
    "(?:é|ß)+",
    "ab 1",
    "",
];

/// Parts of which texts are made.
const WORDS: &[&str] = &[
    "a", "b", "Ab", "ab", "AB", "ß", "é", "É", "k", "K", "\u{212a}", "1", "2", "12", " ", " ", " ",
    "-", "\n", "\r\n", "“", "e\u{301}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]
    #[test]
    fn patterns_find_what_each_finds_alone_in_every_line(
        made in prop::collection::vec(
            (prop::collection::vec(prop::sample::select(PARTS), 1..7), any::<bool>()),
            1..8,
        ),
        text in prop::collection::vec(prop::sample::select(WORDS), 0..60),
    ) {
        let texts: Vec<(String, bool)> =
            made.into_iter().map(|(parts, any_case)| (parts.concat(), any_case)).collect();
        let readable = texts.iter().filter(|(text, _)| regex::Regex::new(text).is_ok());
        let given: Vec<Pattern> = readable
            .map(|(text, any_case)| Pattern { text, any_case: *any_case, replacement: Some("<$0>") })
            .collect();
        let (patterns, problems) = Patterns::compile(&given);
        prop_assert!(problems.iter().all(|(index, _)| given[*index].text.is_empty()), "{:?}", problems);
        let given: Vec<Pattern> = given
            .iter()
            .map(|one| if one.text.is_empty() { Pattern { text: "never", ..*one } } else { *one })
            .collect();
        let text = text.concat();
        prop_assert_eq!(patterns.find(&text), tried_everywhere(&given, &text), "{:?}", given);
    }
}

/// What a pattern finds in a text, in bytes.
fn places(pattern: &str, text: &str) -> Vec<(usize, usize)> {
    let pattern = Pattern { text: pattern, any_case: false, replacement: None };
    let (patterns, problems) = Patterns::compile(&[pattern]);
    assert!(problems.is_empty(), "{problems:?}");
    patterns.find(text).into_iter().map(|found| (found.start, found.end)).collect()
}

#[test]
fn a_long_line_is_searched_to_its_end_and_each_match_is_found_once() {
    for (piece, pattern) in
        [("Docket No. 24-117 was heard. ", r"Docket No\. \d+-\d+"), ("äb 77 ", r"\d+")]
    {
        for pieces in [1, 30, 103, 104, 600] {
            let text = piece.repeat(pieces);
            let all: Vec<usize> =
                text.match_indices(&piece[..3.min(piece.len())]).map(|(at, _)| at).collect();
            let found = places(pattern, &text);
            assert_eq!(found.len(), all.len(), "{pattern} in {pieces} pieces");
            assert!(
                found.windows(2).all(|two| two[0].1 <= two[1].0),
                "{pattern} in {pieces} pieces"
            );
        }
    }
}

#[test]
fn a_match_of_four_hundred_bytes_is_found_wherever_it_stands() {
    for before in [0, 600, 780, 798, 801, 810, 1_000, 1_190, 1_200, 2_500] {
        let (lead, number) = ("ab ".repeat(before / 3), "7".repeat(390));
        let text = format!("{lead}No. {number} was heard{}", " and so on".repeat(400));
        assert_eq!(places(r"No\. \d+", &text), [(lead.len(), lead.len() + 4 + 390)], "{before}");
    }
}
