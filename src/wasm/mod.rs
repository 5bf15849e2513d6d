//! The faces to JavaScript: the only folder that knows `wasm_bindgen`.
//!
//! Three modules are built from this package, so that a visitor loads what is needed: `texts` reads
//! texts, and everybody has it; `lists` (feature `lists`) reads the newsroom's lists and hands them over
//! packed; `patterns` (feature `patterns`) finds the patterns that some lists have. What a module does
//! not export, it does not hold.

#[cfg(feature = "lists")]
mod lists;
#[cfg(feature = "patterns")]
mod patterns;
#[cfg(not(feature = "patterns"))]
mod plain;
#[cfg(not(any(feature = "lists", feature = "patterns")))]
mod texts;
