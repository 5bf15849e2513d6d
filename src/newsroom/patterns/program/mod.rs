//! A compiled pattern. The program uses `regex`. The page's module, of which every kilobyte is argued,
//! uses the simplest of the engines that `regex` is made of, without the rest; both find the same.
//!
//! A match begins and ends at a border: not between two letters, digits or marks, which is
//! what `\w` stands for. That is asked within the pattern, so that of `Ann|Anna` the second is
//! found in `Anna`.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod small;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use native::{FastProgram as Program, FastScratch as Scratch};
#[cfg(target_arch = "wasm32")]
pub(super) use small::{SmallProgram as Program, SmallScratch as Scratch};

/// Where all of a match and each of its groups begin and end, in bytes.
pub(super) type Groups = Vec<Option<(usize, usize)>>;

/// What is compiled is never larger than this, in bytes. What [`super::cost`] lets pass is smaller.
const MOST_BYTES: usize = 16 << 20;
