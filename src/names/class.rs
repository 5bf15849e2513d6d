//! What a name names.

/// What a name names; as a number its index in [`super::tagger::Marginals`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Person = 1,
    Organization = 2,
    Place = 3,
}

impl Class {
    /// The class at an index in [`super::tagger::Marginals`]; none for 0.
    pub(super) fn at(index: usize) -> Option<Class> {
        match index {
            1 => Some(Class::Person),
            2 => Some(Class::Organization),
            3 => Some(Class::Place),
            _ => None,
        }
    }

    /// Names less sure than this do more harm than good: F1 is best with a threshold of half the F1
    /// that is reached. These are about the halves of what sites not seen show, and the best of those tried.
    pub(super) fn threshold(self) -> f32 {
        match self {
            Class::Person => 0.48,
            Class::Organization => 0.33,
            Class::Place => 0.42,
        }
    }
}
