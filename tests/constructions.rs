//! How the rows of constructions are written: what is wrong with one stops the build with its file and line.

#[path = "../src/languages/en/calendar.rs"]
#[allow(dead_code)]
mod calendar;
#[path = "../build/column.rs"]
#[allow(dead_code)]
mod column;
#[path = "../build/construction.rs"]
#[allow(dead_code)]
mod construction;
#[path = "../src/languages/en/date_rule.rs"]
#[allow(dead_code)]
mod date_rule;
#[path = "../build/mark.rs"]
mod mark;

use std::path::Path;

/// The code of one row with this pattern, or what is wrong with it.
fn code_of(pattern: &str) -> Result<String, String> {
    let row = format!(
        "# Rows.\n=PLACE\t( in | at ) CAPITAL+\na-row\t{pattern}\tso it is\tA [cook], {{Ida Holm}}.\n"
    );
    let lists = ["post_nominals".to_owned()];
    let rows = construction::rows_of(Path::new("some.tsv"), &row, &lists)?;
    Ok(construction::code("ROWS", &rows))
}

#[test]
fn words_that_are_alternatives_are_read_in_one_step() {
    let code = code_of("ROLE ( named | ( called | known as ) | SIGN | one ) NAME").unwrap();
    for step in [
        r#"Take(WordRead::Letters(&["named", "called"])), PatternStep::Skip"#,
        r#"Take(WordRead::Letters(&["known"])), PatternStep::Take(WordRead::Letters(&["as"]))"#,
        r#"Take(WordRead::Letters(&["one"])), PatternStep::Take(WordRead::Kind(WordKind::Name))"#,
    ] {
        assert!(code.contains(step), "{step} is not in {code}");
    }
}

#[test]
fn what_can_stand_beside_the_anchor_is_known() {
    let name = "WordRead::Kind(WordKind::Name)";
    let comma = r#"WordRead::Letters(&[","])"#;
    for (pattern, first) in [
        ("ROLE SPACE NAME", format!("[FirstReads::ANY, FirstReads::of(&[{name}])]")),
        (
            "NAME ,? ROLE !( , ) &( , | NAME )",
            format!("[FirstReads::of(&[{name}, {comma}]), FirstReads::of(&[{name}, {comma}])]"),
        ),
        ("ROLE NAME? ,*", "[FirstReads::ANY, FirstReads::ANY]".to_owned()),
    ] {
        let code = code_of(pattern).unwrap();
        assert!(code.contains(&first), "{pattern}: {first} is not in {code}");
    }
}

#[test]
fn what_is_wrong_with_a_row_is_said_with_its_file_and_line() {
    for (pattern, why) in [
        ("ROLE ( named NAME )x", r#"")x": after a bracket stands ?, *, + or a space"#),
        ("ROLE !( named )? NAME", "is asked once: no ?, * or + after it"),
        ("ROLE ( named ROLE ) NAME", "once and in no brackets"),
        ("( POST ) NAME", "a pattern has one of ROLE, ROLES, POST, LETTERS, QUOTE, once"),
        ("NAME , NAME", "a pattern has one of ROLE, ROLES, POST, LETTERS, QUOTE, once"),
        ("ROLE NAME | NAME ROLE", "alternatives stand in brackets"),
        ("ROLE @post-nominal NAME", "there is no list post-nominal"),
        ("ROLE (named NAME )", r#""(named": a space stands on either side"#),
        ("ROLE named|called NAME", r#""named|called": a space stands on either side"#),
        ("ROLE ( ,? )* NAME", "may read no word at all is not repeated"),
        ("ROLE !( , )+ NAME", "is asked once"),
        ("ROLE EDGE+ NAME", "may read no word at all is not repeated"),
        ("ROLE ( named NAME", "a bracket is not closed"),
        ("ROLE named ) NAME", "closes no bracket"),
        ("ROLE NOBODY", "NOBODY is no kind of word and names no part above"),
        (&format!("ROLE {}NAME", "( , | SIGN , )? ".repeat(60)), "255 is the most"),
    ] {
        let said = code_of(pattern).err().unwrap_or_default();
        assert!(said.starts_with("some.tsv:3: ") && said.contains(why), "{pattern}: {said:?}");
    }
}

#[test]
fn a_pattern_of_the_greatest_length_keeps_its_distances() {
    // Four steps each, and the name.
    let code = code_of(&format!("ROLE {}NAME", "( , SIGN , )? ".repeat(63))).unwrap();
    assert!(code.contains("PatternStep::Or(3)"), "{code}");
}

#[test]
fn parts_are_named_without_anchors_and_examples_show_what_is_read() {
    let lists: [String; 0] = [];
    for (text, why) in [
        ("=HERE\tPOST , NAME\n", "some.tsv:1: HERE names one of ROLE"),
        ("=HERE , NAME\n", "some.tsv:1: a tab is missing"),
        (
            "a-row\tROLE NAME\tso it is\tA cook, {Ida Holm}.\n",
            "each example marks a [role or quotation]",
        ),
        ("a-row\tROLE NAME\tso it is\tnot: A [cook], {Ida Holm}.\n", "one example at least"),
        ("a-row\tROLE NAME\tso it is\n", "a row is a code, a pattern, a sentence and examples"),
    ] {
        let said = construction::rows_of(Path::new("some.tsv"), text, &lists).err();
        assert!(said.as_ref().is_some_and(|said| said.contains(why)), "{text}: {said:?}");
    }
}
