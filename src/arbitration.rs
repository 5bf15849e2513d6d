//! The one place where overlapping proposals are settled.
//!
//! Marks of one kind never overlap. A role never holds a person or a date; a person, a date, an
//! organization and a place exclude each other; an organization or place may stand inside a role;
//! a quotation may hold anything. Of two that can't both stand the surer one stays, then the
//! longer, then the first.

use crate::contract::{ByteSpan, Kind};
use crate::mark::Mark;
use crate::order::{self, descending};
use std::collections::BTreeMap;

/// The proposals that stay, by start, then the longest first.
pub(crate) fn settle(mut proposals: Vec<Mark>) -> Vec<Mark> {
    order::sort(&mut proposals, |mark| {
        // Of numbers that are not negative the greater one has the greater bits.
        let sure = mark.confidence.to_bits() as usize;
        [descending(sure), descending(length(mark.span)), mark.span.start]
    });
    let mut taken: BTreeMap<Kind, BTreeMap<usize, usize>> = BTreeMap::new();
    proposals.retain(|mark| {
        let free = mark.span.start < mark.span.end
            && Kind::ALL
                .into_iter()
                .filter(|&k| exclude(mark.kind(), k))
                .all(|kind| taken.get(&kind).is_none_or(|spans| !touches(spans, mark.span)));
        if free {
            taken.entry(mark.kind()).or_default().insert(mark.span.start, mark.span.end);
        }
        free
    });
    order::sort(&mut proposals, |mark| {
        [mark.span.start, descending(mark.span.end), mark.kind() as usize]
    });
    proposals
}

fn length(span: ByteSpan) -> usize {
    span.end - span.start
}

/// Whether marks of these kinds can't share a byte.
fn exclude(a: Kind, b: Kind) -> bool {
    use Kind::{Organization, Place, Quote, Role};
    match (a, b) {
        _ if a == b => true,
        (Quote, _) | (_, Quote) => false,
        (Role, Organization | Place) | (Organization | Place, Role) => false,
        _ => true,
    }
}

/// Whether one of these spans, which do not overlap each other, overlaps `span`.
fn touches(spans: &BTreeMap<usize, usize>, span: ByteSpan) -> bool {
    spans.range(..span.end).next_back().is_some_and(|(_, &end)| end > span.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Code;
    use crate::mark::{Attribution, Content};

    fn mark(start: usize, end: usize, confidence: f32, content: Content) -> Mark {
        Mark {
            span: ByteSpan { start, end },
            confidence,
            because: vec![Code::MarkedByHand.into()],
            content,
        }
    }

    fn settled(marks: Vec<Mark>) -> Vec<(usize, usize, Kind)> {
        settle(marks).iter().map(|m| (m.span.start, m.span.end, m.kind())).collect()
    }

    #[test]
    fn the_surer_one_stays_then_the_longer() {
        let marks = vec![
            mark(0, 5, 0.9, Content::Person),
            mark(3, 9, 0.8, Content::Place),
            mark(20, 24, 0.7, Content::Person),
            mark(20, 30, 0.7, Content::Organization),
        ];
        assert_eq!(settled(marks), [(0, 5, Kind::Person), (20, 30, Kind::Organization)]);
    }

    #[test]
    fn a_quotation_holds_anything_and_empty_marks_fall() {
        let marks = vec![
            mark(0, 50, 0.6, Content::Quote(Attribution::Nobody, Vec::new())),
            mark(0, 5, 0.9, Content::Person),
            mark(7, 7, 1.0, Content::Person),
        ];
        assert_eq!(settled(marks), [(0, 50, Kind::Quote), (0, 5, Kind::Person)]);
    }
}
