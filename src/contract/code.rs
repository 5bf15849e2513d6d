//! The codes in which an analysis gives its reasons. What a code says in a language stands in that
//! language's folder; nothing may depend on those words.
//!
//! The codes and their parameters are the rows of `src/languages/en/wording/*.tsv`: a new reason is a
//! new row. All of them are listed in `docs/codes.md`.

use super::Error;
use std::fmt;
use std::str::FromStr;

include!(concat!(env!("OUT_DIR"), "/codes.rs"));

impl Code {
    /// Every code, those of one stage together.
    pub const ALL: &'static [Code] = &ALL;

    /// The name in the contract: `pronoun-means`.
    pub fn as_str(self) -> &'static str {
        self.row().0
    }

    /// The names of its parameters, in the order in which the English sentence has them.
    pub fn params(self) -> &'static [&'static str] {
        self.row().1
    }

    /// What gives it: `names`, `roles`, `holders` (constructions), `quotes`, `people`, `dates`, `values` (of dates), `published`,
    /// `corrections` or `checks`.
    pub fn stage(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> (&'static str, &'static [&'static str], &'static str) {
        ROWS.get(self as usize).copied().unwrap_or_default()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = Error;

    fn from_str(given: &str) -> Result<Code, Error> {
        Code::ALL
            .iter()
            .copied()
            .find(|code| code.as_str() == given)
            .ok_or_else(|| Error::code(given))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_name_of_its_own_that_reads_back() {
        for &code in Code::ALL {
            assert_eq!(code.as_str().parse(), Ok(code));
        }
        assert!("no-such-code".parse::<Code>().is_err());
    }
}
