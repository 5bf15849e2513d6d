//! The rules of thumb that say what a capitalised run names: their words and their weight.
//!
//! The number of a rule is what the tagger learns to weigh, so a new rule begins with a row in
//! `tagger/schema.rs`, and the weights are trained again.

use super::Class;
pub(super) use super::tagger::schema::Rule;
use crate::contract::Code;

/// A rule as sure as this says something about a word's other occurrences in the text as well.
const SURE: f32 = 0.9;

impl Rule {
    /// What kind of name it finds.
    pub(super) fn class(self) -> Class {
        match self {
            Rule::Dateline | Rule::KnownPlace | Rule::FacilityAfter | Rule::PlaceWord => {
                Class::Place
            }
            Rule::KnownOrganization | Rule::OrganizationWord | Rule::Ampersand | Rule::Acronym => {
                Class::Organization
            }
            _ => Class::Person,
        }
    }

    /// How often it is right, roughly.
    pub(super) fn confidence(self) -> f32 {
        match self {
            Rule::AfterTitle | Rule::KnownNames => 0.97,
            Rule::Syllables => 0.95,
            Rule::Dateline
            | Rule::KnownFirstName
            | Rule::Initials
            | Rule::Speaks
            | Rule::KnownOrganization
            | Rule::FacilityAfter => 0.9,
            Rule::Kinship | Rule::KnownPlace => 0.85,
            Rule::Particle | Rule::ExplainedAfter => 0.8,
            Rule::PersonsPlace => 0.75,
            Rule::PlaceWord | Rule::OrganizationWord | Rule::Ampersand => 0.7,
            Rule::FirstNameAlone | Rule::Acronym => 0.6,
            Rule::OnNoOtherList => 0.55,
        }
    }

    /// The reason in words.
    pub(super) fn reason(self) -> Code {
        match self {
            Rule::Dateline => Code::PlaceOfADateline,
            Rule::Syllables => Code::JoinedSyllables,
            Rule::AfterTitle => Code::AfterATitle,
            Rule::KnownNames => Code::KnownNames,
            Rule::KnownFirstName => Code::KnownFirstName,
            Rule::Initials => Code::InitialsAndName,
            Rule::Speaks => Code::Speaks,
            Rule::Particle => Code::HasParticle,
            Rule::PersonsPlace => Code::InAPersonsPlace,
            Rule::OnNoOtherList => Code::OnNoOtherList,
            Rule::ExplainedAfter => Code::TitleAfter,
            Rule::Kinship => Code::AfterKinship,
            Rule::FirstNameAlone => Code::FirstNameAlone,
            Rule::KnownOrganization => Code::KnownOrganization,
            Rule::KnownPlace => Code::KnownPlace,
            Rule::FacilityAfter => Code::FacilityAfter,
            Rule::PlaceWord => Code::HasPlaceWord,
            Rule::OrganizationWord => Code::HasOrganizationWord,
            Rule::Ampersand => Code::TwoNamesJoined,
            Rule::Acronym => Code::Acronym,
        }
    }
}

/// What the rules think of one token, for the tagger: the rule that takes it for part of a name, and
/// whether the name begins here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct RuleFeature(Option<(Rule, bool)>);

impl RuleFeature {
    /// Of the first token of a name, or of a later one.
    pub(super) fn new(rule: Rule, first: bool) -> RuleFeature {
        RuleFeature(Some((rule, first)))
    }

    /// A number for each rule and position in the name; 0 where no rule applies.
    pub(super) fn number(self) -> u64 {
        self.0.map_or(0, |(rule, first)| 2 * rule as u64 + 1 + u64::from(!first))
    }

    /// What the token is part of, if the rule is a sure one.
    pub(super) fn sure_class(self) -> Option<Class> {
        self.0.filter(|(rule, _)| rule.confidence() >= SURE).map(|(rule, _)| rule.class())
    }
}
