//! Why a pattern cannot be used, in a sentence for whoever wrote it.

use super::limits::{
    MOST_COST, MOST_LETTERS, MOST_PATTERNS, MOST_REPLACEMENT_LETTERS, MOST_TOGETHER,
    MOST_WITHOUT_LITERAL, NEST_LIMIT,
};
use regex_syntax::ast::{self, ErrorKind, Position};

/// What is wrong with a pattern, or with what stands instead of what it finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    Empty,
    TooLong,
    /// Nothing that is a pattern; what is wrong, what to write, and from which byte on.
    Syntax {
        wrong: &'static str,
        instead: &'static str,
        start: usize,
    },
    Nested,
    TooManyClasses,
    TooLarge {
        cost: usize,
    },
    NoRoom,
    NoLiteral,
    TooMany,
    ReplacementTooLong,
    ReplacementNames(String),
}

impl Problem {
    /// A flag that there is not here.
    pub(super) fn flag(at: Position) -> Problem {
        Problem::syntax("the flags x and -u are not available", "leave the flag out", at.offset)
    }

    /// A class of characters that is not known.
    pub(super) fn class(at: Position) -> Problem {
        Problem::syntax(
            "no such class of characters is known",
            "write a general category of Unicode, such as \\p{Lu} for capitals or \\p{L} for letters, or the characters themselves in [ ]",
            at.offset,
        )
    }

    fn syntax(wrong: &'static str, instead: &'static str, start: usize) -> Problem {
        Problem::Syntax { wrong, instead, start }
    }

    /// The sentence.
    pub(super) fn message(&self, pattern: &str) -> String {
        match self {
            Problem::Empty => "the pattern is empty; write what it stands for".to_owned(),
            Problem::TooLong => {
                let letters = pattern.chars().count();
                format!("the pattern has {letters} characters; write at most {MOST_LETTERS}")
            }
            Problem::Syntax { wrong, instead, start } => {
                let before = pattern.char_indices().take_while(|(index, _)| index < start).count();
                format!("the pattern cannot be used from its character {} on: {wrong}; {instead}", before + 1)
            }
            Problem::Nested => format!(
                "the pattern is nested too deep; write at most {NEST_LIMIT} groups and repetitions within each other"
            ),
            Problem::TooManyClasses => {
                "the pattern has too many classes of characters; write fewer, or fewer characters in [ ]"
                    .to_owned()
            }
            Problem::TooLarge { cost } => format!(
                "the pattern repeats too much: written out it is {cost} steps long, of {MOST_COST} that it may be; write smaller numbers in {{ }}, or + for any number"
            ),
            Problem::NoRoom => format!(
                "the patterns of all lists together are too large: written out they may be {MOST_TOGETHER} steps long, and this one goes beyond; write fewer or smaller ones"
            ),
            Problem::NoLiteral => format!(
                "{MOST_WITHOUT_LITERAL} patterns before this one have no letter or digit that always stands there; write one into this pattern, so that it is not tried everywhere"
            ),
            Problem::TooMany => {
                format!("all lists together may have {MOST_PATTERNS} patterns, and this is one more; write fewer")
            }
            Problem::ReplacementTooLong => {
                format!("the replacement is too long; write at most {MOST_REPLACEMENT_LETTERS} characters")
            }
            Problem::ReplacementNames(group) => format!(
                "the replacement asks for the group ${group}, which the pattern does not have; write ${{1}} for its first group, $0 for all of it, or $$ for the sign itself"
            ),
        }
    }
}

impl From<&ast::Error> for Problem {
    fn from(error: &ast::Error) -> Problem {
        if let ErrorKind::NestLimitExceeded(_) = error.kind() {
            return Problem::Nested;
        }
        let (wrong, instead) = words(error.kind());
        Problem::syntax(wrong, instead, error.span().start.offset)
    }
}

/// What is wrong, and what to write instead.
fn words(kind: &ErrorKind) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::UnsupportedLookAround => (
            "looking ahead or back is not available",
            "write out what stands there as well, and mark by a group what you need of it",
        ),
        ErrorKind::UnsupportedBackreference => (
            "references to an earlier group are not available",
            "write out what may stand there, or \\\\ for the sign itself",
        ),
        ErrorKind::GroupUnclosed => {
            ("the group is not closed", "write ) where it ends, or \\( for the sign itself")
        }
        ErrorKind::GroupUnopened => {
            ("no group is open here", "write ( where it begins, or \\) for the sign itself")
        }
        ErrorKind::ClassUnclosed => {
            ("the [ is not closed", "write ] where it ends, or \\[ for the sign itself")
        }
        ErrorKind::ClassRangeInvalid => {
            ("the range ends before it begins", "write the smaller character first")
        }
        ErrorKind::ClassEscapeInvalid | ErrorKind::ClassRangeLiteral => {
            ("this cannot stand in [ ]", "write single characters there, or ranges such as a-z")
        }
        ErrorKind::RepetitionMissing => {
            ("there is nothing to repeat", "write it before, or \\ before the sign itself")
        }
        ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountDecimalEmpty
        | ErrorKind::RepetitionCountUnclosed
        | ErrorKind::DecimalEmpty
        | ErrorKind::DecimalInvalid => (
            "this is no number of repetitions",
            "write {2}, {2,} or {2,5}, or \\{ for the sign itself",
        ),
        ErrorKind::EscapeUnrecognized | ErrorKind::EscapeUnexpectedEof => {
            ("the \\ has no meaning here", "leave it out, or write \\\\ for the sign itself")
        }
        ErrorKind::EscapeHexEmpty
        | ErrorKind::EscapeHexInvalid
        | ErrorKind::EscapeHexInvalidDigit => {
            ("this is no number of a character", "write it as \\x{e9}, or the character itself")
        }
        ErrorKind::FlagDanglingNegation
        | ErrorKind::FlagDuplicate { .. }
        | ErrorKind::FlagRepeatedNegation { .. }
        | ErrorKind::FlagUnexpectedEof
        | ErrorKind::FlagUnrecognized => {
            ("this is no flag", "write (?i) for any case, or (?: for a group without a number")
        }
        ErrorKind::GroupNameDuplicate { .. }
        | ErrorKind::GroupNameEmpty
        | ErrorKind::GroupNameInvalid
        | ErrorKind::GroupNameUnexpectedEof
        | ErrorKind::CaptureLimitExceeded => (
            "this is no name of a group, or it is given twice",
            "write (?<name> with letters, each name once",
        ),
        ErrorKind::SpecialWordBoundaryUnclosed
        | ErrorKind::SpecialWordBoundaryUnrecognized
        | ErrorKind::SpecialWordOrRepetitionUnexpectedEof => {
            ("this is no border of a word", "write \\b")
        }
        ErrorKind::UnicodeClassInvalid => {
            ("this is no class of characters", "write \\p{Lu} for capitals or \\p{L} for letters")
        }
        _ => ("this has no meaning in a pattern", "write \\ before a sign that stands for itself"),
    }
}
