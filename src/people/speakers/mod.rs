//! Who speaks a quotation: one of the people around it, or nobody whose name is in the text.
//!
//! The construction that `quotes` found says whom the rules take (`Said`, `Role`, `Continued`, …). It is one
//! sign among others of what stands between each person and the quotation; the weights of real texts decide
//! (`crate::weighing`). Somebody named is given only where that is likelier than not: an editor prefers nobody to
//! somebody wrong.
//!
//! Not read: who is meant by a pronoun anywhere else (`super::pronouns`).

mod around;
mod scene;
mod signs;

use super::choice::{Choice, LinkContext, Weighing, chosen};
use super::link_table::Links;
use crate::contract::{ByteSpan, Code};
use crate::mark::{Attribution, Referent, reason};
use crate::weighing::Decided;
use scene::{Scene, asks};
use std::collections::HashMap;

/// Finds the speaker of every quotation.
pub(super) fn find(context: &LinkContext, links: &mut Links, weighing: &mut Weighing) {
    let LinkContext { document, marks, people, .. } = *context;
    let scene = Scene::new(context, links);
    let (mut before, mut previous) = (None, ByteSpan { start: 0, end: 0 });
    for (number, &(index, span, attribution)) in scene.quotes.iter().enumerate() {
        // It is whose the words are that it repeats, and says nothing of those around it.
        if matches!(attribution, Attribution::Repeats(_)) {
            continue;
        }
        let rule = scene.by_rule(number, attribution, before, previous, context.person);
        // `“Did you meet him?” Owens asked.` and in the next paragraph whoever answers: the construction decides.
        let answers = *attribution == Attribution::Dialogue && asks(document.slice(previous));
        // A credit is there to say whose the words are.
        let credited = marks.get(index).is_some_and(|mark| {
            mark.because.iter().any(|reason| reason.code == Code::CreditAfterQuotation)
        });
        let mut speaker = rule;
        if rule.is_none() || !(answers || credited) {
            let ties = scene.ties(number, before, previous, context.person);
            let candidates = scene.choice(number, rule, before, &ties);
            if let Some(shares) = weighing.shares(Decided::Speaker, &candidates) {
                links.weigh(index, &candidates, &shares);
                speaker = chosen(&candidates, &shares);
            }
            (weighing.weighed)(Choice { decided: Decided::Speaker, span, candidates });
        }
        match (attribution, speaker) {
            (Attribution::Said(Referent::Pronoun(_)), Some(found)) if speaker == rule => {
                links.explain(index, reason::pronoun_means(people.name(found)));
            }
            _ if speaker == rule => {}
            (_, Some(_)) => links.explain(index, Code::LikeliestOfThoseAround),
            (_, None) => links.explain(index, Code::NobodyNamedSpeaks),
        }
        links.set_speaker(index, speaker);
        (before, previous) = (speaker, span);
    }
    let index_at: HashMap<ByteSpan, usize> =
        scene.quotes.iter().map(|&(index, span, _)| (span, index)).collect();
    for &(index, _, attribution) in &scene.quotes {
        if let Attribution::Repeats(span) = attribution
            && let Some(&repeated) = index_at.get(span)
        {
            links.repeat_speaker(index, repeated);
        }
    }
}
