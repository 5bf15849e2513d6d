//! The faces to JavaScript: the only folder that knows `wasm_bindgen`.
//!
//! Two modules are built from this package, so that a visitor loads what is needed: `texts` with `lists`
//! reads texts and the newsroom's lists, and everybody has it; `patterns` (feature `patterns`) finds the
//! patterns that some lists have. What a module does not export, it does not hold.

#[cfg(not(feature = "patterns"))]
mod lists;
#[cfg(feature = "patterns")]
mod patterns;
#[cfg(not(feature = "patterns"))]
mod plain;
#[cfg(not(feature = "patterns"))]
mod texts;
