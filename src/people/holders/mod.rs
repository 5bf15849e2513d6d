//! Who holds a role: one of the people around it, or nobody whose name is in the text.
//!
//! What the constructions of `roles` and the rules of `super::unnamed_roles` found is one sign among others; the
//! weights of real texts decide (`crate::weighing`). Of roles in the plural the rules decide alone.
//!
//! Not read: where a role begins and ends.

mod scene;
mod signs;

use super::choice::{Choice, LinkContext, Weighing, chosen};
use super::link_table::Links;
use crate::contract::Code;
use crate::mark::Content;
use crate::weighing::{Clue, Decided, Evidence, Models, of_code};
use scene::RoleScene;

/// Weighs who holds each role, and takes the likeliest where the rules have another, several or nobody.
pub(super) fn find(context: &LinkContext, links: &mut Links, weighing: &mut Weighing) {
    let LinkContext { marks, person, .. } = *context;
    let scene = RoleScene::new(context, links);
    for (index, mark) in marks.iter().enumerate() {
        let Content::Role(parts) = &mark.content else { continue };
        if parts.plural {
            continue;
        }
        let Some(role) = scene.role(index, mark.span, parts) else { continue };
        let ruled = links.holders(index).to_vec();
        let ties = parts.ties.iter().filter_map(|tie| Some((tie.because, person(tie.who)?)));
        let ties: Vec<(Code, usize)> = ties.collect();
        let choice = scene.choice(&role, &ruled, &ties);
        if let Some(shares) = weighing.shares(Decided::Holder, &choice) {
            links.weigh(index, &choice, &shares);
            let holder = chosen(&choice, &shares);
            let is_ruled = holder.is_some_and(|holder| ruled.contains(&holder));
            if !is_ruled && (holder.is_some() || !ruled.is_empty()) {
                links.set_holder(index, holder);
                links.explain(index, reason_for(holder, &ties, weighing.models));
            } else if ruled.len() > 1 {
                links.set_holder(index, holder);
            }
        }
        (weighing.weighed)(Choice {
            decided: Decided::Holder,
            span: mark.span,
            candidates: choice,
        });
    }
}

/// Why somebody holds a role whom the rules do not take: the construction that weighs most of those that say so.
fn reason_for(holder: Option<usize>, ties: &[(Code, usize)], models: &Models) -> Code {
    let Some(holder) = holder else { return Code::NobodyNamedHolds };
    let weight = |code: Code| {
        let mut evidence = Evidence::default();
        evidence.say(Clue::Construction, of_code(code), 10);
        models.score(Decided::Holder, &evidence)
    };
    let mut most = (Code::LikeliestOfThoseAround, 0.0);
    for (code, _) in ties.iter().filter(|(_, tied)| *tied == holder) {
        let weight = weight(*code);
        if weight > most.1 {
            most = (*code, weight);
        }
    }
    most.0
}
