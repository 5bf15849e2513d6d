//! How much there may be of everything.

/// The most characters of a pattern.
pub(super) const MOST_LETTERS: usize = 1_000;
/// The most patterns of all lists.
pub(super) const MOST_PATTERNS: usize = 2_000;
/// The most patterns that are tried in every line, since nothing must stand there.
pub(super) const MOST_WITHOUT_LITERAL: usize = 100;
/// The most characters of a replacement.
pub(super) const MOST_REPLACEMENT_LETTERS: usize = 1_000;
/// Groups and repetitions within each other.
pub(super) const NEST_LIMIT: u32 = 40;
/// The most steps ([`super::cost`]) of a pattern, and of all together.
pub(super) const MOST_COST: usize = 5_000;
pub(super) const MOST_TOGETHER: usize = 250_000;
/// Patterns of so many steps stay compiled, some 600 bytes each; others are compiled each time, so that
/// what is kept does not grow with what is listed.
pub(super) const MOST_KEPT: usize = 12_000;
/// What a search may do: bytes of a line that is searched times positions of the pattern
/// ([`super::cost`]), and so much more for each byte of the text. A search does less than a hundredth of
/// it as a rule.
pub(super) const WORK: usize = 200_000_000;
pub(super) const WORK_OF_A_BYTE: usize = 10_000;

/// A line is searched in windows of so many bytes, each with the end of the one before, in which a match
/// that begins there may end.
pub(super) const LONGEST_WINDOW: usize = 1_200;
/// The most bytes of a match that is sure to be found.
pub(super) const LONGEST_MATCH: usize = 400;
