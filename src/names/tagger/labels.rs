//! The labels of a token: outside of names, or the first or a later token of one.

pub(crate) use super::schema::Label;
use crate::names::Class;

/// How many labels there are.
pub(crate) const LABELS: usize = 7;

impl Label {
    const ALL: [Label; LABELS] = [
        Label::Outside,
        Label::FirstOfPerson,
        Label::InPerson,
        Label::FirstOfOrganization,
        Label::InOrganization,
        Label::FirstOfPlace,
        Label::InPlace,
    ];

    /// The label of that number; `Outside` beyond them.
    pub(crate) fn of(number: usize) -> Label {
        Label::ALL.get(number).copied().unwrap_or(Label::Outside)
    }

    /// Whether a name goes on here.
    pub(crate) fn goes_on(self) -> bool {
        matches!(self, Label::InPerson | Label::InOrganization | Label::InPlace)
    }

    /// What the name that begins here names, if one does.
    pub(in crate::names) fn begins(self) -> Option<Class> {
        match self {
            Label::FirstOfPerson => Some(Class::Person),
            Label::FirstOfOrganization => Some(Class::Organization),
            Label::FirstOfPlace => Some(Class::Place),
            _ => None,
        }
    }
}

/// Whether a token labelled `to` may follow one labelled `from` (`LABELS`: the sentence's start): a
/// name goes on only after its own kind.
pub(crate) fn may_follow(from: usize, to: usize) -> bool {
    let goes_on = to >= 2 && to.is_multiple_of(2);
    !goes_on || from == to || from + 1 == to
}
