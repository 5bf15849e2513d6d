//! The names of the newsroom's lists among those that were found.
//!
//! A listed name stands, and what overlaps it goes; except that a longer name which is read around one
//! stays: `Calder` on a list does not cut `Calder Foundation` or `Tom Calder` to pieces. Only before a
//! person's full name nothing is added to it. Words that are never a name are in none.

use super::rule::{Rule, RuleFeature};
use super::{Class, Name};
use crate::contract::{Code, Kind};
use crate::mark::MOST_SURE;
use crate::newsroom::{Listed, RowMatch};
use crate::order;
use crate::text::Document;

/// Tells the tagger what the lists say of each token.
pub(super) fn add_features(listed: &Listed, rule_features: &mut [RuleFeature]) {
    for (found, kind) in listed.names() {
        let rule = match kind {
            Kind::Organization => Rule::KnownOrganization,
            Kind::Place => Rule::KnownPlace,
            _ => Rule::KnownNames,
        };
        let slots = rule_features.get_mut(found.tokens.clone()).unwrap_or_default();
        for (index, slot) in slots.iter_mut().enumerate() {
            *slot = RuleFeature::new(rule, index == 0);
        }
    }
}

/// Puts the listed names among those that were found, in place of what they overlap. Once more after
/// something else has changed them, they are as the lists say again.
pub(super) fn put(document: &Document, listed: &Listed, found: &mut Vec<Name>) {
    if listed.is_empty() {
        return;
    }
    found.retain(|name| name.listed.is_none());
    order::sort(found, |name| [name.tokens.start, name.tokens.end, 0]);
    let mut put: Vec<Name> = Vec::new();
    let mut at = 0;
    for (listed, kind) in listed.names() {
        while found.get(at).is_some_and(|name| name.tokens.end <= listed.tokens.start) {
            at += 1;
        }
        let overlapping = found.iter().skip(at).take_while(|n| n.tokens.start < listed.tokens.end);
        let stays = overlapping.clone().any(|name| is_longer(name, listed, kind));
        if !stays {
            put.push(name(listed, kind));
        }
    }
    let mut taken = listed.no_names(document);
    put.iter().for_each(|name| taken.add(name.tokens.clone()));
    found.retain(|name| !name.tokens.clone().any(|n| taken.has(n)));
    found.extend(put);
}

/// Whether a name that was found holds the listed one and more, and is to be believed.
fn is_longer(name: &Name, listed: &RowMatch, kind: Kind) -> bool {
    let holds = name.tokens.start <= listed.tokens.start
        && name.tokens.end >= listed.tokens.end
        && name.tokens.len() > listed.tokens.len();
    let full_name = kind == Kind::Person && listed.tokens.len() > 1;
    let more_after = name.tokens.end > listed.tokens.end;
    holds && (more_after || !full_name)
}

fn name(listed: &RowMatch, kind: Kind) -> Name {
    let class = match kind {
        Kind::Organization => Class::Organization,
        Kind::Place => Class::Place,
        _ => Class::Person,
    };
    Name {
        tokens: listed.tokens.clone(),
        class,
        confidence: MOST_SURE,
        because: Code::Listed,
        rule: None,
        listed: Some(listed.span),
    }
}
