//! The dates of an article as a table: what is written, and which day, month or year that is.
//!
//! ```sh
//! cargo run --example dates -- 2013-11-05 article.txt
//! ```

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use whowhen::{Detail, NewsroomLists, Options, analyze};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(published), Some(path)) = (arguments.next(), arguments.next()) else {
        return Err(
            "give the day of publication, YYYY-MM-DD, and a file with an article in it".into()
        );
    };
    let article = std::fs::read_to_string(path)?;
    let options = Options::published_on(&published)?;
    Ok(std::io::stdout().write_all(dates(&article, &options).as_bytes())?)
}

/// A row for each date, tab-separated: the words, the value in EDTF, and other values that the words
/// allow. A date of which nothing is known has no value: this never guesses.
pub fn dates(article: &str, options: &Options) -> String {
    let mut rows = "written\tvalue\tor\n".to_owned();
    for span in analyze(article, options, &[], &NewsroomLists::NONE).spans {
        if let Detail::Date { value, alternatives, .. } = &span.detail {
            let value = value.as_deref().unwrap_or("unknown");
            // Writing to a string cannot fail.
            let _ = writeln!(rows, "{}\t{value}\t{}", span.text, alternatives.join(" "));
        }
    }
    rows
}
