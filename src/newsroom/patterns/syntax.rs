//! Reads what is written as a pattern, and refuses what would be too large before anything is
//! compiled.

use super::limits::{MOST_LETTERS, NEST_LIMIT};
use super::problem::Problem;
use super::translate;
use super::unicode::Unicode;
use regex_syntax::ast::parse::ParserBuilder;
use regex_syntax::hir::Hir;

/// What a pattern means.
pub(super) fn read(pattern: &str, any_case: bool, unicode: &mut Unicode) -> Result<Hir, Problem> {
    if pattern.is_empty() {
        return Err(Problem::Empty);
    }
    if pattern.chars().nth(MOST_LETTERS).is_some() {
        return Err(Problem::TooLong);
    }
    let ast = ParserBuilder::new().nest_limit(NEST_LIMIT).build().parse(pattern);
    let ast = ast.map_err(|error| Problem::from(&error))?;
    translate::meaning(&ast, any_case, unicode)
}
