//! Constructions: patterns of words and marks in a sentence, as rows.
//!
//! A row says which words and marks stand before and after the mark it is anchored at, and which of them it
//! leaves: whose role it is, who speaks. Whoever adds a row adds a construction; its worth is learnt (`crate::weighing`). The
//! rows stand in `src/languages/en/constructions/`, and `src/languages/en/README.md` says how one is written.
//!
//! Not read: anything beyond the sentence.

mod first_reads;
mod ground;
mod steps;

pub(crate) use ground::{DETERMINERS, Ground, Left, SpeechRead};
pub(crate) use steps::{AnchorKind, Beside, Construction, matches};

/// The rows of who holds a role.
pub(crate) mod holders {
    use super::first_reads::FirstReads;
    use super::ground::{WordKind, WordRead};
    use super::steps::{AnchorKind, Construction, PatternStep};
    use crate::contract::Code;
    use crate::lexicon::List;

    include!(concat!(env!("OUT_DIR"), "/constructions_holders.rs"));

    /// Each example of a row with its code: a [role] and a {holder}.
    #[cfg(test)]
    pub(crate) fn examples() -> &'static [(Code, &'static str)] {
        EXAMPLES_OF_HOLDERS
    }
}

/// The rows of who speaks a quotation.
pub(crate) mod speakers {
    use super::first_reads::FirstReads;
    use super::ground::{SpeechRead, WordKind, WordRead};
    use super::steps::{AnchorKind, Construction, PatternStep};
    use crate::contract::Code;
    use crate::lexicon::List;

    include!(concat!(env!("OUT_DIR"), "/constructions_speakers.rs"));

    /// Each example of a row with its code: a [quotation] and its {speaker}; or, after `not: `, one that the row
    /// must not fit.
    #[cfg(test)]
    pub(crate) fn examples() -> &'static [(Code, &'static str)] {
        EXAMPLES_OF_SPEAKERS
    }
}
