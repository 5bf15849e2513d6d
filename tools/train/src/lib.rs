//! Trains the weights by which whowhen tells names from other words.
//!
//! Labelled documents (`labelled`, of the sets that `sets` knows or of the free `sample`) become
//! examples: the features that whowhen itself reads, and the labels that each token may have
//! (`examples`). From them the weights are learnt (`learn`, `trainer`, `chain`), tried on other documents
//! (`score`), measured for how often they are right (`calibrate`) and written with what they were learnt from
//! (`sources`). Who speaks and who holds a role is learnt apart (`structure`). What a feature is, how a text is cut and how names are read with weights is whowhen's own
//! code, shared by its feature `train`.
//!
//! A developer's tool over our own labels: a wrong index stops the training.

pub mod calibrate;
mod chain;
mod examples;
mod labelled;
mod learn;
pub mod sample;
pub mod score;
pub mod sets;
pub mod sources;
pub mod structure;
mod trainer;

pub use examples::Examples;
pub use labelled::{Labelled, LabelledSpan, read};
pub use learn::{Settings, train};

/// Anything that stops a training.
pub type Failure = Box<dyn std::error::Error>;
