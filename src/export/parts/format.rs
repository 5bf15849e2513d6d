//! What a format is.

use crate::contract::{Analysis, Offsets};
use serde::Serialize;

/// A format. Serialised, it says what a caller may show of it.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Format {
    /// What a user calls it: `json`.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub about: &'static str,
    /// How a file's name ends after the stop: `json`. No two formats share one.
    pub extension: &'static str,
    /// The media type, as a server or a download names it.
    pub media_type: &'static str,
    /// Whether results written one after the other are still in this format.
    #[serde(skip)]
    pub joins: bool,
    /// Writes it.
    #[serde(skip)]
    pub write: fn(reading: Reading) -> String,
}

/// A text and what was read in it.
///
/// ```
/// use whowhen::export::{Reading, format};
/// use whowhen::{Analysis, NewsroomLists, Options, analyze};
///
/// let text = "Ada Marsh spoke.";
/// let analysis = analyze(text, &Options::default(), &[], &NewsroomLists::NONE);
/// let kept = serde_json::to_string(&analysis).unwrap();
/// // Later, without reading the text again.
/// let analysis: Analysis = serde_json::from_str(&kept).unwrap();
/// let table = (format("csv")?.write)(Reading::new(text, analysis).with_title("spoke"));
/// assert!(table.contains("Ada Marsh"));
/// # Ok::<(), whowhen::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reading<'r> {
    /// The text, as it was analysed.
    pub text: &'r str,
    /// The analysis, its offsets in bytes.
    pub analysis: Analysis,
    /// What offsets shall count, where the format leaves it open.
    pub offsets: Offsets,
    /// The document's URI. Without one, formats that need one make it from the text.
    pub id: Option<&'r str>,
    /// What people call the document: a file's name, a slug.
    pub title: Option<&'r str>,
}

impl<'r> Reading<'r> {
    /// A text with its analysis, which may count in any unit.
    pub fn new(text: &'r str, analysis: Analysis) -> Reading<'r> {
        let analysis = analysis.counted_in(Offsets::Byte, text);
        Reading { text, analysis, offsets: Offsets::Byte, id: None, title: None }
    }

    /// The same with offsets in another unit, where the format leaves it open.
    #[must_use]
    pub fn with_offsets(self, offsets: Offsets) -> Reading<'r> {
        Reading { offsets, ..self }
    }

    /// The same with the document's URI.
    #[must_use]
    pub fn with_id(self, id: impl Into<Option<&'r str>>) -> Reading<'r> {
        Reading { id: id.into(), ..self }
    }

    /// The same with what people call the document.
    #[must_use]
    pub fn with_title(self, title: impl Into<Option<&'r str>>) -> Reading<'r> {
        Reading { title: title.into(), ..self }
    }
}
