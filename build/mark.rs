//! What a date phrase says, as the library has it.

#[allow(dead_code)]
#[path = "../src/mark/date.rs"]
pub(crate) mod date;
