//! A list before it is read.

/// A list as somebody keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListSource {
    /// Its file's name, for messages; empty if it has none.
    pub file: String,
    /// All of the file: JSON if it begins with a brace or its name ends with `.json`, else CSV.
    pub text: String,
}
