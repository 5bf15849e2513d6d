//! The types that every stage and every caller uses: kinds of mark, what an analysis says, what a
//! caller may give, and the one error.
//!
//! Imports nothing of the crate but this folder and [`crate::order`]. Not here: marks on their way
//! through the stages ([`crate::mark`]), and sentences (`languages/`).

mod analysis;
mod because;
mod byte_span;
mod code;
mod error;
pub(crate) mod given;
mod ids;
mod kind;
mod named;
pub(crate) mod offsets;
mod options;

pub use analysis::{
    Action, Analysis, Candidate, Detail, Entry, Finding, LeftOut, LikelyPerson, Link, ListUsed,
    Moment, Part, Person, Published, RoleStatus, Severity, Source, Span, Structure, Unusable,
    VERSION,
};
pub use because::{Because, Param};
pub(crate) use byte_span::ByteSpan;
pub use code::Code;
pub use error::Error;
pub(crate) use error::{Whole, listed};
pub use ids::{EntryId, PersonId, SpanId};
pub use kind::Kind;
pub use offsets::Offsets;
pub use options::{Day, Options, Threshold};
