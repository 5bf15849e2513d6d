//! How large a pattern becomes when it is compiled, told from what it means before anything is compiled:
//! `a{1000}{1000}` takes no time.
//!
//! The number is one of steps: a byte of a literal, a class of a few ranges, each as often as it is
//! repeated. A step takes some hundred bytes of the compiled pattern, and so much work for each
//! character that it may be reached at.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Ranges of characters that are worth a step. A class of many is a tree of their bytes, of which only a
/// branch is entered.
const RANGES_OF_A_STEP: usize = 8;

/// The steps of a pattern. No number is too large for it to give the largest.
pub(super) fn cost(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(Class::Unicode(class)) => 1 + class.ranges().len() / RANGES_OF_A_STEP,
        HirKind::Class(Class::Bytes(class)) => 1 + class.ranges().len() / RANGES_OF_A_STEP,
        HirKind::Capture(capture) => cost(&capture.sub).saturating_add(2),
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min).max(1);
            cost(&repetition.sub).saturating_add(1).saturating_mul(times as usize)
        }
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().fold(1, |sum: usize, part| sum.saturating_add(cost(part)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pattern: &str) -> usize {
        cost(&regex_syntax::parse(pattern).expect(pattern))
    }

    #[test]
    fn repetitions_multiply_and_never_overflow() {
        assert_eq!(of("abc"), 3);
        assert_eq!(of("é"), 2);
        assert_eq!(of("a{1000}"), 2 * 1000);
        assert!(of("(?:a{1000}b){1000}") > 1_000_000);
        assert!(of("(?:(?:(?:(?:a{1000}b){1000}c){1000}d){1000}e){1000}") > 1_000_000_000);
        assert!(of(r"\w{20}") > 10 * of("a{20}"));
    }
}
