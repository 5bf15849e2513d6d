//! What the program writes into files: whole results, and nothing over what is there.

mod program;

use program::{Folder, documents, out, said, shell, status, whowhen};
use std::fs;

const TEXT: &str = "Jay Carney said so on 5 May 2013.";

/// Writes results as JSON into a folder.
fn into(folder: &str, more: &[&str]) -> std::process::Output {
    whowhen(&[&["analyze", "--format", "json", "--into", folder], more].concat(), TEXT)
}

/// The run is refused, says why, and leaves the folder as it was.
fn refused(folder: &Folder, more: &[&str], advice: &str) {
    let before: Vec<(String, Vec<u8>)> = contents(folder);
    let output = into(folder.path(), more);
    assert_eq!(status(&output), 1, "{more:?}");
    let reported = said(&output);
    assert!(reported.contains(advice) && reported.contains("nothing was written"), "{reported}");
    assert_eq!(contents(folder), before, "{more:?}");
}

fn contents(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let names = folder.names("").into_iter();
    names.map(|name| (name.clone(), fs::read(folder.at(&name)).unwrap_or_default())).collect()
}

#[test]
fn each_text_has_a_file_of_its_own() {
    let folder = Folder::new();
    let (a, b) = (folder.file("a.txt", TEXT), folder.file("b.txt", "Wendy Sherman left."));
    let output = into(&folder.at("new/results"), &[&a, &b]);
    assert_eq!(out(&output), "");
    assert_eq!(said(&output), "whowhen: texts: 2 read, 0 failed\n");
    assert_eq!(folder.names("new/results"), ["a.json", "b.json"]);
    assert!(folder.read("new/results/b.json").contains("Wendy Sherman"));
    assert!(folder.read("new/results/a.json").ends_with("}\n"));
}

#[cfg(unix)]
#[test]
fn results_are_readable_as_other_new_files_are() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let text = folder.file("a.txt", TEXT);
    out(&into(folder.path(), &[&text]));
    let mode = |name: &str| fs::metadata(folder.at(name)).expect("there").permissions().mode();
    assert_eq!(mode("a.json"), mode("a.txt"));
    fs::set_permissions(folder.at("a.json"), fs::Permissions::from_mode(0o640)).expect("ours");
    out(&into(folder.path(), &["--force", &text]));
    assert_eq!(mode("a.json") & 0o777, 0o640);
}

#[test]
fn no_file_that_is_there_is_written_over_but_by_force() {
    let folder = Folder::new();
    let text = folder.file("a.txt", TEXT);
    folder.file("a.json", "of the user");
    refused(&folder, &[&text], "a.json: this file is already there");
    out(&into(folder.path(), &["--force", &text]));
    assert!(folder.read("a.json").contains("Jay Carney"));
    assert_eq!(folder.names(""), ["a.json", "a.txt"]);
}

#[test]
fn one_conflict_among_many_stops_all_before_anything_is_written() {
    let folder = Folder::new();
    let texts = ["a", "b", "c", "d"].map(|name| folder.file(&format!("{name}.txt"), TEXT));
    folder.file("c.json", "of the user");
    let all: Vec<&str> = texts.iter().map(String::as_str).collect();
    refused(&folder, &all, "c.json");
    folder.file("d.json", "of the user");
    refused(&folder, &all, "and 1 more");
}

#[test]
fn what_is_read_is_never_written_over() {
    let folder = Folder::new();
    let list = r#"[{"do":"reject","kind":"person","text":"Jay Carney"}]"#;
    let text = folder.file("notes.txt", TEXT);
    let corrections = folder.file("notes.json", list);
    for force in [&[][..], &["--force"]] {
        refused(&folder, &[force, &["--corrections", &corrections, &text]].concat(), "to be read");
        // The same file by another way.
        let roundabout = format!(
            "{}/../{}/notes.json",
            folder.path(),
            folder.path().rsplit('/').next().expect("a name")
        );
        refused(&folder, &[force, &["--corrections", &roundabout, &text]].concat(), "to be read");
        // A text that is itself called as its result would be.
        refused(&folder, &[force, &[corrections.as_str()]].concat(), "to be read");
    }
    assert_eq!(folder.read("notes.json"), list);
}

#[cfg(unix)]
#[test]
fn links_to_what_is_read_count_as_what_is_read() {
    use std::os::unix::fs::symlink;
    for link in [true, false] {
        for target in ["corrections", "text"] {
            let folder = Folder::new();
            let other = Folder::new();
            let text = other.file("notes.txt", TEXT);
            let corrections = other.file("c", "[]");
            let linked = if target == "text" { &text } else { &corrections };
            if link {
                symlink(linked, folder.at("notes.json")).expect("ours");
            } else {
                fs::hard_link(linked, folder.at("notes.json")).expect("ours");
            }
            for force in [&[][..], &["--force"]] {
                let more = [force, &["--corrections", &corrections, &text]].concat();
                refused(&folder, &more, "to be read");
            }
            assert_eq!((other.read("notes.txt").as_str(), other.read("c").as_str()), (TEXT, "[]"));
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_another_file_is_replaced_by_force_and_not_followed() {
    use std::os::unix::fs::symlink;
    let (folder, other) = (Folder::new(), Folder::new());
    let text = folder.file("a.txt", TEXT);
    let far = other.file("far", "of the user");
    symlink(&far, folder.at("a.json")).expect("ours");
    refused(&folder, &[&text], "already there");
    out(&into(folder.path(), &["--force", &text]));
    assert_eq!(other.read("far"), "of the user");
    assert!(folder.read("a.json").contains("Jay Carney"));
    let nowhere = folder.file("b.txt", TEXT);
    symlink(other.at("nowhere"), folder.at("b.json")).expect("ours");
    refused(&folder, &[&nowhere], "already there");
    assert_eq!(other.names(""), ["far"]);
}

#[cfg(unix)]
#[test]
fn standard_input_counts_as_what_is_read() {
    let folder = Folder::new();
    folder.file("text.json", TEXT);
    let line =
        format!("$whowhen analyze --format json --force --into {0} < {0}/text.json", folder.path());
    let output = shell(&line, b"");
    assert_eq!(status(&output), 1);
    assert!(said(&output).contains("to be read"), "{}", said(&output));
    assert_eq!(folder.read("text.json"), TEXT);
}

#[test]
fn two_results_of_one_name_are_refused_whatever_is_forced() {
    let folder = Folder::new();
    let other = Folder::new();
    let (a, b) = (folder.file("a.txt", TEXT), other.file("a.md", TEXT));
    for force in [&[][..], &["--force"]] {
        refused(&folder, &[force, &[&a, &b]].concat(), "two results");
        refused(&folder, &[force, &[&a, &a]].concat(), "two results");
    }
}

#[test]
fn a_folder_where_a_result_belongs_is_left_alone() {
    let folder = Folder::new();
    let text = folder.file("a.txt", TEXT);
    fs::create_dir(folder.at("a.json")).expect("ours");
    refused(&folder, &["--force", &text], "other than a plain file");
}

#[test]
fn a_text_that_cannot_be_read_leaves_no_file() {
    let folder = Folder::new();
    let texts = [folder.at("gone.txt"), folder.file("a.txt", TEXT)];
    let output = into(&folder.at("out"), &[&texts[0], &texts[1]]);
    assert_eq!(status(&output), 1);
    assert_eq!(folder.names("out"), ["a.json"]);
    assert!(said(&output).ends_with("whowhen: texts: 1 read, 1 failed\n"), "{}", said(&output));
}

/// Whether files can be kept from growing here beyond so many blocks, with an error for it.
fn can_limit() -> bool {
    let line = "trap '' XFSZ; ulimit -f 8 && head -c 100000 /dev/zero > /dev/null";
    let can = cfg!(target_os = "linux") && shell(line, b"").status.success();
    if !can {
        program::skipped("files cannot be kept from growing here");
    }
    can
}

/// Runs the program where no file grows beyond a few kilobytes, as on a full disk.
const FULL: &str = "trap '' XFSZ; ulimit -f 8; exec $whowhen";

#[test]
fn a_full_disk_leaves_the_old_file_and_nothing_else() {
    if !can_limit() {
        return;
    }
    let folder = Folder::new();
    let text = folder.file("a.txt", &format!("{TEXT} ").repeat(400));
    folder.file("a.json", "of the user");
    for more in ["--force", ""] {
        let place = if more.is_empty() { folder.at("new") } else { folder.path().to_owned() };
        let output =
            shell(&format!("{FULL} analyze --format json {more} --into {place} {text}"), b"");
        assert_eq!(status(&output), 1, "{more}");
        assert!(said(&output).contains("a.json: "), "{}", said(&output));
    }
    assert_eq!(folder.read("a.json"), "of the user");
    assert_eq!(folder.names(""), ["a.json", "a.txt", "new"]);
    assert!(folder.names("new").is_empty());
}

#[test]
fn an_output_that_fails_midway_ends_with_a_whole_line() {
    if !can_limit() {
        return;
    }
    let folder = Folder::new();
    let lines: String = (0..200).map(|n| format!("{{\"id\":{n},\"text\":\"{TEXT}\"}}\n")).collect();
    for (begun, redirect) in [("", ">"), ("{\"earlier\":1}\n", ">>")] {
        let file = folder.file("out.ndjson", begun);
        let output = shell(&format!("{FULL} analyze --ndjson {redirect} {file}"), lines.as_bytes());
        assert_eq!(status(&output), 1);
        let kept = folder.read("out.ndjson");
        let ours = kept.strip_prefix(begun).expect("what was there stays");
        assert!(ours.ends_with("}\n"), "the last line is cut short: {ours}");
        let count = ours.lines().count();
        assert!((1..200).contains(&count), "{count}");
        for (n, line) in ours.lines().enumerate() {
            let answer: serde_json::Value = serde_json::from_str(line).expect("a whole line");
            assert_eq!(answer["id"], n);
        }
        let reported = said(&output);
        assert!(reported.contains(&format!(" {count} whole results ")), "{count} in {reported}");
        assert!(!reported.contains("taken back"), "{reported}");
    }
}

#[test]
fn what_is_read_is_not_written_to() {
    if !cfg!(unix) {
        return;
    }
    let folder = Folder::new();
    let text = folder.file("a.txt", TEXT);
    let line = "{\"text\":\"x\"}\n";
    let lines = folder.file("a.ndjson", line);
    let list = folder.file("c.json", "[]");
    for command in [
        format!("$whowhen analyze {text} >> {text}"),
        format!("$whowhen analyze --ndjson {lines} >> {lines}"),
        format!("$whowhen analyze --ndjson < {lines} >> {lines}"),
        format!("$whowhen analyze --corrections {list} {text} >> {list}"),
        format!("$whowhen analyze --lists {list} {text} >> {list}"),
    ] {
        let output = shell(&command, b"");
        assert_eq!(status(&output), 1, "{command}");
        assert!(said(&output).contains("standard output"), "{}", said(&output));
    }
    assert_eq!((folder.read("a.txt").as_str(), folder.read("a.ndjson").as_str()), (TEXT, line));
    let elsewhere =
        format!("$whowhen analyze --ndjson --quiet {lines} >> {lines}.out; cat {lines}.out");
    assert_eq!(documents(&shell(&elsewhere, b"")).len(), 1);
}
