//! Who is in an article, in what role, and how often each is quoted.
//!
//! ```sh
//! cargo run --example cast -- article.txt
//! ```

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use whowhen::{NewsroomLists, Options, analyze};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name a file with an article in it")?;
    let article = std::fs::read_to_string(path)?;
    Ok(std::io::stdout().write_all(cast(&article).as_bytes())?)
}

/// A line for each person, in the order of their first mention.
pub fn cast(article: &str) -> String {
    let analysis = analyze(article, &Options::default(), &[], &NewsroomLists::NONE);
    let mut lines = String::new();
    for person in &analysis.people {
        // Roles, mentions and quotations are marks, by their ids.
        let marks = person.roles.iter().filter_map(|&role| analysis.span(role));
        let mut roles: Vec<&str> = marks.map(|mark| mark.text.as_str()).collect();
        roles.sort_unstable();
        roles.dedup();
        // Writing to a string cannot fail.
        let _ = writeln!(
            lines,
            "{}: {} (named {} times, quoted {} times)",
            person.name,
            if roles.is_empty() { "no role given".to_owned() } else { roles.join(", ") },
            person.mentions.len(),
            person.quotes.len(),
        );
    }
    lines
}
