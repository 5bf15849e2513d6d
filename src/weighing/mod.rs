//! What weights learnt from real texts say of candidates that rules have proposed: whether words between
//! quotation marks are speech, who speaks them, where a role begins and ends, who holds it.
//!
//! A candidate is a set of features, each the answer to a question of `schema.rs`; its score is the sum of
//! their weights, and the scores of all candidates of one decision become probabilities (a log-linear
//! model). `tools/train` learns the weights. The stages ask the questions and decide.
//!
//! Not read: the text; see `quotes::speech`, `people::speakers`, `people::holders` and `roles::weigh`.

mod calibration;
pub(crate) mod classes;
mod model;
mod schema;

pub(crate) use calibration::calibrated;
#[cfg(feature = "train")]
pub(crate) use calibration::file_of_tables;
pub(crate) use model::{Decided, Models, likeliest};
pub(crate) use schema::{Clue, Evidence, of_code};
#[cfg(feature = "train")]
pub(crate) use {model::file_of, schema::FEATURES, schema::leave_out};
