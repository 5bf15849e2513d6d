//! No control character of a text, a file's name or an argument reaches a terminal.

mod program;

use program::{Folder, out, said, shell, status, whowhen, written};

/// Sets a terminal's title, clears it, goes back over the line, turns it.
const HOSTILE: &str = "“I \u{1b}]0;pwned\u{7} said\u{9b}2J so\u{7f},” Jay\u{202e} Carney\u{8} told\rreporters on\u{0} Tuesday\u{1b}[31m, 5 May.\n";

fn is_plain(words: &str) -> bool {
    let words = words.replace("\r\n", "\n");
    !words.chars().any(|c| c.is_control() && c != '\n' && c != '\t')
}

#[test]
fn formats_that_people_read_have_no_controls() {
    for format in ["text", "csv", "markdown", "conll"] {
        let answer = out(&whowhen(&["analyze", "--format", format], HOSTILE));
        assert!(is_plain(&answer), "{format}: {answer:?}");
        assert!(answer.contains('␛'), "{format}: {answer:?}");
    }
    let explained = out(&whowhen(&["analyze", "--explain"], HOSTILE));
    assert!(is_plain(&explained), "{explained:?}");
    let text = out(&whowhen(&["analyze"], HOSTILE));
    assert!(!text.contains('\u{202e}'), "{text:?}");
}

#[test]
fn formats_whose_letters_count_keep_them_where_nobody_looks() {
    let html = out(&whowhen(&["analyze", "--format", "html"], HOSTILE));
    assert!(html.contains("\u{1b}]0;pwned\u{7}"), "{html:?}");
    let json = out(&whowhen(&["analyze", "--format", "ndjson"], HOSTILE));
    let answer: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(answer["text"], HOSTILE);
}

#[test]
fn a_terminal_is_shown_signs_in_every_format() {
    let terminal = |command: &str| format!("script -qec '{command}' /dev/null < /dev/null");
    if shell(&terminal("true"), b"").status.code() != Some(0) {
        program::skipped("there is no script(1) here, which makes a terminal");
        return;
    }
    let folder = Folder::new();
    let text = folder.file("a.txt", HOSTILE);
    for format in whowhen::export::formats() {
        let command = format!("\"$whowhen\" analyze --format {} {text}", format.name);
        let output = shell(&terminal(&command), b"");
        // A terminal ends its lines with both.
        let shown = written(&output).replace("\r\r\n", "\n").replace("\r\n", "\n");
        assert!(!shown.is_empty() && is_plain(&shown), "{}: {shown:?}", format.name);
        assert!(!shown.contains('\u{202e}'), "{}: {shown:?}", format.name);
    }
}

#[test]
fn messages_have_no_controls_whoever_gave_them() {
    let folder = Folder::new();
    let name = folder.at("\u{1b}]0;x\u{7}\nwhowhen: forged");
    let list = folder.file("c.json", "[{\"do\":\"\u{9b}2J\\u001b[2J\",\"text\":\"x\"}]");
    let gold = folder.file(
        "\u{1b}.jsonl",
        "{\"id\":\"\\u001b[2J\",\"text\":\"x\",\"published\":\"\\u001b\",\"spans\":[]}\n",
    );
    for (wanted, arguments) in [
        (1, &["analyze", &name][..]),
        (1, &["analyze", "--ndjson", &name]),
        (1, &["analyze", "--corrections", &name]),
        (0, &["analyze", "--corrections", &list]),
        (1, &["evaluate", &gold]),
        (1, &["evaluate", &name]),
        (2, &["analyze", "--format", "\u{1b}[2J"]),
        (2, &["analyze", "--published", "\u{1b}[2J"]),
        (2, &["analyze", "--\u{1b}[2J"]),
        (2, &["\u{9b}2J"]),
    ] {
        let output = whowhen(arguments, "");
        assert_eq!(status(&output), wanted, "{arguments:?}");
        let reported = said(&output);
        assert!(!reported.is_empty() && is_plain(&reported), "{reported:?}");
        assert!(!reported.lines().any(|line| line == "whowhen: forged"), "{reported:?}");
    }
}

#[test]
fn a_name_over_a_text_and_a_measured_mistake_have_no_controls() {
    let folder = Folder::new();
    let (a, b) = (folder.file("\u{1b}[2J.txt", "Ada"), folder.file("b.txt", "Ben"));
    assert!(is_plain(&out(&whowhen(&["analyze", &a, &b], ""))));
    let gold = folder.file(
        "gold.jsonl",
        "{\"id\":\"\\u001b\",\"text\":\"It \\u001b[2J rained.\",\"spans\":[{\"start\":0,\"end\":2,\"label\":\"PERSON\"}]}\n",
    );
    let measured = out(&whowhen(&["evaluate", "--errors", "3", &gold], ""));
    assert!(measured.contains("missed") && is_plain(&measured), "{measured:?}");
}
