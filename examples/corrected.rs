//! An article with an editor's corrections applied, in any of the formats that whowhen writes.
//!
//! ```sh
//! cargo run --example corrected -- article.txt whowhen-corrections.json html > article.html
//! ```
//!
//! The corrections are the file that the page saves; `whowhen::corrections` says what may stand in it.

use std::error::Error;
use std::io::Write as _;
use whowhen::export::{Reading, format};
use whowhen::{NewsroomLists, Offsets, Options, analyze, corrections};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [article, corrections, format] = arguments.as_slice() else {
        return Err("give an article, a file of corrections and the name of a format".into());
    };
    let (article, corrections) =
        (std::fs::read_to_string(article)?, std::fs::read_to_string(corrections)?);
    Ok(std::io::stdout().write_all(corrected(&article, &corrections, format)?.as_bytes())?)
}

/// The article in a format. A correction that cannot be used is named on standard error, and the
/// others count.
///
/// # Errors
/// If the corrections are no JSON list, or there is no format of that name.
pub fn corrected(article: &str, corrections: &str, name: &str) -> Result<String, whowhen::Error> {
    let format = format(name)?;
    let corrections = corrections::read(corrections)?;
    for unusable in &corrections.unusable {
        // Standard error may be closed.
        let _ = writeln!(std::io::stderr(), "left out: {}", unusable.message);
    }
    let analysis = analyze(article, &Options::default(), &corrections.usable, &NewsroomLists::NONE);
    let reading = Reading::new(article, analysis).with_offsets(Offsets::CodePoint);
    Ok((format.write)(reading))
}
