//! A list of corrections as it was given: what can be used of it, in order, and what cannot, with why.

use super::Correction;
use crate::contract::given::Given;
use crate::contract::{Error, Unusable, Whole};
use serde_json::value::RawValue;

/// What a list of corrections holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Read {
    /// The corrections that can be used, in their order.
    pub usable: Vec<Correction>,
    /// The others; they count as if they were not there.
    pub unusable: Vec<Unusable>,
}

impl Read {
    /// Takes one more of a list: a correction, or why it is none.
    pub(crate) fn take(&mut self, next: Result<Correction, Error>) {
        match next {
            Ok(correction) => self.usable.push(correction),
            Err(error) => {
                let index = self.usable.len() + self.unusable.len();
                self.unusable.push(Unusable { index, message: error.to_string() });
            }
        }
    }
}

/// Reads a list of corrections as the page saves it. One that cannot be used is left out and
/// reported.
///
/// ```
/// let list = r#"[{"do":"reject","kind":"person","text":"Ford"}, {"do":"reject","text":"Ford"}]"#;
/// let read = whowhen::corrections::read(list)?;
/// assert_eq!(read.usable.len(), 1);
/// assert_eq!(read.unusable[0].index, 1);
/// assert!(read.unusable[0].message.contains("kind"));
/// # Ok::<(), whowhen::Error>(())
/// ```
///
/// # Errors
/// If it is no JSON, or no list.
pub fn read(json: &str) -> Result<Read, Error> {
    // Some editors put one before whatever they save.
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let rows: Vec<&RawValue> = serde_json::from_str(json).map_err(|error| {
        // Of another type than a list, if that can be seen.
        match serde_json::from_str::<Given>(json) {
            Ok(given) => Error::no_list(Whole::Corrections, given.shown()),
            Err(_) => Error::data(Whole::Corrections, error.to_string()),
        }
    })?;
    let mut read = Read::default();
    for row in rows {
        read.take(correction(row));
    }
    Ok(read)
}

fn correction(row: &RawValue) -> Result<Correction, Error> {
    serde_json::from_str::<Given>(row.get())
        .map_err(|error| Error::data(Whole::Correction, error.to_string()))?
        .try_into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORD: &str = r#"{"do":"reject","kind":"person","text":"Ford"}"#;

    #[test]
    fn what_can_be_used_counts_whatever_stands_beside_it() {
        let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
        for unusable in [
            "{}",
            "null",
            "[]",
            deep.as_str(),
            r#"{"do":"reject","kind":"person","text":"Ford","befor":"Mr "}"#,
            r#"{"do":"reject","kind":"person","text":"\ud800"}"#,
            r#"{"do":"reject","kind":"person","text":1e400}"#,
        ] {
            let read = read(&format!("\u{feff}[{FORD},{unusable},{FORD},{unusable}]")).unwrap();
            assert_eq!(read.usable.len(), 2, "{unusable}");
            let indices: Vec<usize> = read.unusable.iter().map(|one| one.index).collect();
            assert_eq!(indices, [1, 3], "{unusable}");
        }
        assert_eq!(read(" [ ] ").unwrap(), Read::default());
    }

    #[test]
    fn what_is_no_list_is_refused_as_a_whole() {
        for (json, part) in [
            ("", "line 1"),
            ("<!doctype html>", "line 1"),
            (&format!("[{FORD}"), "line 1"),
            (&format!("[{FORD},\n]"), "line 2"),
            ("[] []", "line 1"),
            (FORD, "an object"),
            ("\"[]\"", "\"[]\""),
            ("null", "nothing"),
            ("12", "12"),
        ] {
            let error = read(json).unwrap_err().to_string();
            assert!(error.starts_with("the corrections ") && error.contains(part), "{error}");
        }
    }
}
