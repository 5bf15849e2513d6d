//! What a newsroom's lists find in an article: which rows count, each mark that one of them made, and
//! what an editor may want to look at.
//!
//! ```sh
//! cargo run --example lists -- 2026-11-26 article.txt desk.json mine.csv
//! ```
//!
//! `docs/lists.md` says what may stand in a list.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use whowhen::{Action, Code, ListSource, NewsroomLists, Options, analyze};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(published), Some(path)) = (arguments.next(), arguments.next()) else {
        return Err("give the day of publication, a file with an article in it, and lists".into());
    };
    let article = std::fs::read_to_string(path)?;
    let sources: Result<Vec<ListSource>, std::io::Error> = arguments
        .map(|file| Ok(ListSource { text: std::fs::read_to_string(&file)?, file }))
        .collect();
    // Read once; many articles can be analysed with them, also at the same time.
    let lists = NewsroomLists::read(&sources?);
    let options = Options::published_on(&published)?;
    let said = used(&lists) + &found(&article, &options, &lists);
    Ok(std::io::stdout().write_all(said.as_bytes())?)
}

/// A line for each list, and one for each row of it that cannot be used.
pub fn used(lists: &NewsroomLists) -> String {
    let mut lines = String::new();
    for list in lists.used() {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{} {}: {} rows", list.name, list.version, list.rows);
        for row in &list.left_out {
            let _ = writeln!(lines, "  left out: {} {}: {}", row.row, row.column, row.message);
        }
    }
    lines
}

/// A line for each mark that a row made, with that row, and for each finding, with the words that
/// would mend it if it knows them.
pub fn found(article: &str, options: &Options, lists: &NewsroomLists) -> String {
    let analysis = analyze(article, options, &[], lists);
    let mut lines = String::new();
    for span in &analysis.spans {
        let is_row = |code| matches!(code, Code::Listed | Code::ListedWithNote);
        if let Some(because) = span.because.iter().find(|because| is_row(because.code)) {
            let _ = writeln!(lines, "{} {}: {}", span.detail.kind(), span.text, because.text);
        }
    }
    for finding in &analysis.checks {
        let _ = write!(lines, "{} {}: {}", finding.severity, finding.check, finding.message);
        for action in &finding.actions {
            if let Action::Replace { start, end, with } = action {
                let _ = write!(lines, "; “{}” → “{with}”", &article[*start..*end]);
            }
        }
        lines.push('\n');
    }
    lines
}
