//! The documentation says what is so: what it shows is what the program prints, and what it links to
//! is there. `WHOWHEN_ACCEPT=1 cargo test --test documentation` writes anew what is shown.

use std::path::{Path, PathBuf};
use whowhen::Options;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const ARCHITECTURE: &str = "docs/architecture.md";

/// The sentence of `docs/architecture.md`, and its day of publication.
const SENTENCE: &str = "City Hall spokeswoman April Calder said on Tuesday: “The Mayor left on Monday, Nov. 5, 2013.”\n";
const PUBLISHED: &str = "2013-11-08";

fn text_of(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The document with each stage's part of the explanation in the block that is marked for it.
fn with_explanation(document: &str, parts: &[&str]) -> String {
    let mut written = document.to_owned();
    for (number, part) in parts.iter().enumerate() {
        let opening = format!("<!-- explain {} -->\n```text\n", number + 1);
        let start = written.find(&opening).unwrap_or_else(|| panic!("no {opening:?}"));
        let start = start + opening.len();
        let end = start + written[start..].find("```\n").expect("the block ends");
        written.replace_range(start..end, &format!("{}\n", part.trim_end()));
    }
    written
}

#[test]
fn the_architecture_shows_what_explain_prints() {
    let path = Path::new(ROOT).join(ARCHITECTURE);
    let document = text_of(&path);
    assert!(document.contains(SENTENCE.trim_end()) && document.contains(PUBLISHED));
    let options = Options::published_on(PUBLISHED).expect("a day");
    let explained =
        whowhen::explain::explain(SENTENCE, &options, &[], &whowhen::NewsroomLists::NONE);
    let parts: Vec<&str> = explained.split("\n\n").collect();
    assert_eq!(parts.len(), 4, "a part for each stage of the document:\n{explained}");
    let now = with_explanation(&document, &parts);
    if std::env::var_os("WHOWHEN_ACCEPT").is_some() {
        std::fs::write(&path, &now).expect("the document can be written");
        return;
    }
    assert!(document == now, "WHOWHEN_ACCEPT=1 cargo test --test documentation:\n{explained}");
}

/// The README, CONTRIBUTING, all of `docs/`, and the READMEs beside the code. In `tests/` some are texts
/// to be read.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(ROOT)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder is readable") {
            let path = entry.expect("it is readable").path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let is_ours = !["target", "dist", "node_modules", "tests"].contains(&name)
                && !name.starts_with('.');
            if path.is_dir() && is_ours {
                folders.push(path);
            } else if name.ends_with(".md") {
                found.push(path);
            }
        }
    }
    found
}

/// What a document links to, without addresses of the web: `[words](path#heading)`.
fn links(document: &str) -> Vec<&str> {
    let after = document.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    after.map(|(link, _)| link).filter(|link| !link.contains("://")).collect()
}

/// The anchor of a heading, as forges make it.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase().replace(' ', "-");
    kept.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect()
}

#[test]
fn what_a_document_links_to_is_there() {
    let documents = documents();
    let mut missing = Vec::new();
    let mut followed = 0;
    for path in &documents {
        for link in links(&text_of(path)) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => path.clone(),
                file => path.parent().expect("it stands in a folder").join(file),
            };
            let has_heading = || {
                let headings = text_of(&target);
                let mut headings = headings.lines().filter(|line| line.starts_with('#'));
                headings.any(|line| anchor(line.trim_start_matches('#')) == heading)
            };
            followed += 1;
            if !target.exists() || (!heading.is_empty() && !has_heading()) {
                missing.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(
        documents.len() > 5 && followed > 20,
        "{} documents, {followed} links",
        documents.len()
    );
}
