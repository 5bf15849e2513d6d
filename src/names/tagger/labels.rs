//! The labels of a token: outside of names, or the first or a later token of one.

pub(crate) use super::schema::Label;
use crate::names::Class;

/// How many labels there are.
pub(crate) const LABELS: usize = 7;

impl Label {
    const ALL: [Label; LABELS] = [
        Label::Outside,
        Label::BeginPerson,
        Label::InsidePerson,
        Label::BeginOrganization,
        Label::InsideOrganization,
        Label::BeginPlace,
        Label::InsidePlace,
    ];

    /// The label of that number; `Outside` beyond them.
    pub(crate) fn of(number: usize) -> Label {
        Label::ALL.get(number).copied().unwrap_or(Label::Outside)
    }

    /// Whether a name continues here.
    pub(crate) fn continues(self) -> bool {
        matches!(self, Label::InsidePerson | Label::InsideOrganization | Label::InsidePlace)
    }

    /// What the name that begins here names, if one does.
    pub(in crate::names) fn begins(self) -> Option<Class> {
        match self {
            Label::BeginPerson => Some(Class::Person),
            Label::BeginOrganization => Some(Class::Organization),
            Label::BeginPlace => Some(Class::Place),
            _ => None,
        }
    }
}

/// Whether a token labelled `to` may follow one labelled `from` (`LABELS`: the sentence's start): a
/// name continues only after its own kind.
pub(crate) fn may_follow(from: usize, to: usize) -> bool {
    let continues = to >= 2 && to.is_multiple_of(2);
    !continues || from == to || from + 1 == to
}
