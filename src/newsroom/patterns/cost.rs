//! How large a pattern becomes when it is compiled, told from what it means before anything is compiled:
//! `a{1000}{1000}` takes no time.
//!
//! The number is one of steps: a byte of a literal, a class of a few ranges, each as often as it is
//! repeated. A step takes some hundred bytes of the compiled pattern.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Ranges of characters that are worth a step.
const RANGES_OF_A_STEP: usize = 8;

/// The steps of a pattern. No number is too large for it to give the largest.
pub(super) fn cost(hir: &Hir) -> usize {
    measured(hir, |ranges| 1 + ranges / RANGES_OF_A_STEP)
}

/// In how many positions a search may be at once, each of which is looked at for a character of the text. A
/// class of many ranges is a tree, of which one branch is entered.
pub(super) fn positions(hir: &Hir) -> usize {
    measured(hir, |_| 1)
}

/// The sum of all parts, of a class what is made of the number of its ranges.
fn measured(hir: &Hir, class: fn(usize) -> usize) -> usize {
    let of = |sub: &Hir| measured(sub, class);
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(Class::Unicode(all)) => class(all.ranges().len()),
        HirKind::Class(Class::Bytes(all)) => class(all.ranges().len()),
        HirKind::Capture(capture) => of(&capture.sub).saturating_add(2),
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min).max(1);
            of(&repetition.sub).saturating_add(1).saturating_mul(times as usize)
        }
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().fold(1, |sum: usize, part| sum.saturating_add(of(part)))
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
        let searched = |pattern| positions(&regex_syntax::parse(pattern).expect(pattern));
        assert_eq!(searched(r"\w{20}"), searched("a{20}"));
    }
}
