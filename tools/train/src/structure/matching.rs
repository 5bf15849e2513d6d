//! What whowhen asks of a text, laid beside what is true of it: which candidates are right.
//!
//! A pair of quotation marks is speech if a quotation is at least half of the longer of the two; a role is
//! the one that ends with it. People as read are those that most of their mentions are. Not decided: pairs
//! that touch what is left open, and whatever belongs to somebody who is not among the candidates.

use super::gold::{Attributed, Gold};
use super::training_of_structure::{DecisionKind, Instance, TextDecisions};
use super::{KINDS, position};
use std::collections::HashMap;
use std::ops::Range;

/// An instance and what is right of it.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// Which model it is for, by its position in `DecisionKind::ALL`.
    pub kind: usize,
    /// The bytes that it is about.
    pub span: Range<usize>,
    /// Whom each candidate is, as `Contender` says; the first is nobody.
    pub people: Vec<Option<usize>>,
    /// The bytes of the role that each candidate takes.
    pub extents: Vec<Option<Range<usize>>>,
    /// The features of each candidate.
    pub features: Vec<Vec<u32>>,
    /// How many times as likely as nobody each must be to be chosen.
    pub over_nobody: Vec<f32>,
    /// Whether each candidate is right. None is where the one who is does not stand among them: nothing is
    /// learnt from that.
    pub right: Vec<bool>,
    /// Whether it is speech, or of somebody named.
    pub named: bool,
}

impl Lesson {
    /// Whether one of its candidates is right.
    pub fn is_within_reach(&self) -> bool {
        self.right.contains(&true)
    }
}

/// The lessons of a text.
#[derive(Debug, Default)]
pub struct Lessons {
    /// The lessons.
    pub all: Vec<Lesson>,
    /// Of each kind, how many quotations or roles no instance is about.
    pub missed: [usize; KINDS],
}

/// Lays a reading beside the truth.
pub fn lessons(reading: TextDecisions, gold: &Gold) -> Lessons {
    let humans = humans(&reading.people, gold);
    let mut found: [Vec<bool>; KINDS] = DecisionKind::ALL.map(|kind| match kind {
        DecisionKind::Speech | DecisionKind::Speaker => vec![false; gold.quotes.len()],
        DecisionKind::Holder | DecisionKind::Role => vec![false; gold.roles.len()],
    });
    let mut lessons = Lessons::default();
    for instance in reading.instances {
        let kind = position(&instance.kind);
        let truth = match instance.kind {
            DecisionKind::Speech | DecisionKind::Speaker => {
                best(&gold.quotes, |span| likeness(span, &instance.span))
            }
            DecisionKind::Holder => best(&gold.roles, |span| same_end(span, &instance.span)),
            DecisionKind::Role => best(&gold.roles, |span| overlap(span, &instance.span)),
        };
        if let Some(number) = truth {
            found[kind][number] = true;
        }
        lessons.all.extend(match instance.kind {
            DecisionKind::Speech => speech(instance, truth.is_some(), gold),
            DecisionKind::Speaker => truth.map(|n| whose(instance, &gold.quotes[n].who, &humans)),
            DecisionKind::Role => role(instance, truth.map(|n| &gold.roles[n].span), gold),
            DecisionKind::Holder => truth.map(|n| whose(instance, &gold.roles[n].who, &humans)),
        });
    }
    lessons.missed = found.map(|found| found.iter().filter(|found| !**found).count());
    lessons
}

/// Of each person as read, the human being that most of their mentions are; the first of them, where two
/// are even.
fn humans(people: &[(Range<usize>, usize)], gold: &Gold) -> HashMap<usize, usize> {
    let mut votes: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
    for (span, person) in people {
        let mentions = gold.people.iter().max_by_key(|(of, _)| overlap(of, span));
        let Some((_, human)) = mentions.filter(|(of, _)| overlap(of, span) > 0) else { continue };
        let votes = votes.entry(*person).or_default();
        match votes.iter_mut().find(|(of, _)| of == human) {
            Some((_, votes)) => *votes += 1,
            None => votes.push((*human, 1)),
        }
    }
    let most = |votes: Vec<(usize, usize)>| votes.into_iter().rev().max_by_key(|(_, votes)| *votes);
    votes.into_iter().filter_map(|(person, votes)| Some((person, most(votes)?.0))).collect()
}

fn speech(instance: Instance, is_speech: bool, gold: &Gold) -> Option<Lesson> {
    if !is_speech && gold.open.iter().any(|open| overlap(open, &instance.span) > 0) {
        return None;
    }
    Some(lesson(instance, is_speech, |person| person.is_some() == is_speech))
}

/// The right extent is that of the mark; where none of them is, nothing is learnt, and it is measured as wrong.
fn role(instance: Instance, truth: Option<&Range<usize>>, gold: &Gold) -> Option<Lesson> {
    if truth.is_none() && gold.open.iter().any(|open| overlap(open, &instance.span) > 0) {
        return None;
    }
    let right: Vec<bool> =
        instance.candidates.iter().map(|candidate| candidate.extent.as_ref() == truth).collect();
    Some(Lesson { right, ..lesson(instance, truth.is_some(), |_| false) })
}

fn whose(instance: Instance, who: &[usize], humans: &HashMap<usize, usize>) -> Lesson {
    lesson(instance, !who.is_empty(), |person| match person {
        None => who.is_empty(),
        Some(person) => humans.get(&person).is_some_and(|human| who.contains(human)),
    })
}

fn lesson(instance: Instance, named: bool, right: impl Fn(Option<usize>) -> bool) -> Lesson {
    let Instance { kind, span, candidates, .. } = instance;
    Lesson {
        kind: position(&kind),
        span,
        people: candidates.iter().map(|candidate| candidate.person).collect(),
        right: candidates.iter().map(|candidate| right(candidate.person)).collect(),
        over_nobody: candidates.iter().map(|candidate| candidate.over_nobody).collect(),
        extents: candidates.iter().map(|candidate| candidate.extent.clone()).collect(),
        features: candidates.into_iter().map(|candidate| candidate.features).collect(),
        named,
    }
}

/// The number of the mark that is most like, none if none is at all; the first of those that are even.
fn best(marks: &[Attributed], likeness: impl Fn(&Range<usize>) -> usize) -> Option<usize> {
    let likeness = marks.iter().map(|mark| likeness(&mark.span)).enumerate();
    likeness.filter(|(_, like)| *like > 0).rev().max_by_key(|(_, like)| *like).map(|(n, _)| n)
}

/// How many bytes two spans have together; 0 if that is less than half of the longer.
fn likeness(a: &Range<usize>, b: &Range<usize>) -> usize {
    let together = overlap(a, b);
    if 2 * together >= a.len().max(b.len()) { together } else { 0 }
}

/// How many bytes two spans have together if they end together, else 0.
fn same_end(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.end == b.end { overlap(a, b) } else { 0 }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

#[cfg(test)]
mod tests {
    use super::super::training_of_structure::Contender;
    use super::*;

    fn instance(kind: DecisionKind, span: Range<usize>, people: &[Option<usize>]) -> Instance {
        let candidate = |person: &Option<usize>| Contender {
            person: *person,
            extent: None,
            features: vec![7],
            over_nobody: 1.0,
        };
        Instance { kind, span, candidates: people.iter().map(candidate).collect() }
    }

    fn whose(span: Range<usize>, who: &[usize]) -> Attributed {
        Attributed { span, who: who.to_vec() }
    }

    /// What is right of each instance; human 10 is mentioned at 0..5 and 20..25, human 11 at 40..45.
    fn right(instances: Vec<Instance>, gold: Gold) -> (Vec<Vec<bool>>, [usize; KINDS]) {
        let gold = Gold { people: vec![(0..5, 10), (20..25, 10), (40..45, 11)], ..gold };
        let people = vec![(0..5, 0), (21..25, 0), (40..46, 0), (40..46, 1), (60..65, 2)];
        let lessons =
            lessons(TextDecisions { instances, people, ..TextDecisions::default() }, &gold);
        (lessons.all.into_iter().map(|lesson| lesson.right).collect(), lessons.missed)
    }

    #[test]
    fn a_pair_is_speech_if_half_of_the_longer_is_a_quotation() {
        let pair = |span| instance(DecisionKind::Speech, span, &[None, Some(0)]);
        let gold = |quote| Gold { quotes: vec![whose(quote, &[])], ..Gold::default() };
        let yes = vec![vec![false, true]];
        let no = vec![vec![true, false]];
        assert_eq!(right(vec![pair(10..20)], gold(10..20)), (yes.clone(), [0, 1, 0, 0]));
        assert_eq!(right(vec![pair(10..20)], gold(15..20)), (yes.clone(), [0, 1, 0, 0]));
        assert_eq!(right(vec![pair(10..20)], gold(16..20)), (no.clone(), [1, 1, 0, 0]));
        assert_eq!(right(vec![pair(10..20)], gold(5..25)), (yes, [0, 1, 0, 0]));
        assert_eq!(right(vec![pair(10..20)], gold(5..26)), (no, [1, 1, 0, 0]));
    }

    #[test]
    fn what_touches_the_open_is_left_out_unless_it_is_a_quotation() {
        let pair = |span| instance(DecisionKind::Speech, span, &[None, Some(0)]);
        let pairs = vec![pair(10..20), pair(30..40), pair(50..60)];
        let open = vec![19..20, 40..50, 30..31];
        let gold = Gold { quotes: vec![whose(10..20, &[])], open, ..Gold::default() };
        assert_eq!(right(pairs, gold).0, [[false, true], [true, false]]);
    }

    #[test]
    fn the_speaker_is_the_candidate_whose_mentions_most_are_the_speakers() {
        let asked =
            |span| instance(DecisionKind::Speaker, span, &[None, Some(0), Some(1), Some(2)]);
        let quotes = vec![
            whose(100..110, &[10]),
            whose(120..130, &[11]),
            whose(140..150, &[]),
            whose(160..170, &[12]),
            whose(180..190, &[11, 10]),
        ];
        let spans = [100..110, 120..130, 140..150, 160..170, 180..190, 200..210];
        let gold = Gold { quotes, ..Gold::default() };
        let (right, _) = right(spans.map(asked).to_vec(), gold);
        let wanted = [
            [false, true, false, false],
            [false, false, true, false],
            [true, false, false, false],
            [false, false, false, false],
            [false, true, true, false],
        ];
        assert_eq!(right, wanted, "the last stands at no quotation");
    }

    #[test]
    fn a_role_is_the_one_that_ends_with_it_and_reaches_most_of_it() {
        let asked = |span| instance(DecisionKind::Holder, span, &[None, Some(0), Some(1)]);
        let roles = vec![whose(105..110, &[11]), whose(100..110, &[10]), whose(120..130, &[11])];
        let gold = Gold { roles, ..Gold::default() };
        let asked = vec![asked(102..110), asked(128..130), asked(120..129), asked(130..135)];
        let (right, missed) = right(asked, gold);
        assert_eq!(right, [[false, true, false], [false, false, true]]);
        assert_eq!(missed, [0, 0, 1, 3]);
    }
    #[test]
    fn the_extent_of_a_role_is_that_of_its_mark() {
        let asked = |extents: &[Option<Range<usize>>]| {
            let mut asked = instance(DecisionKind::Role, 104..110, &vec![None; extents.len()]);
            for (candidate, extent) in asked.candidates.iter_mut().zip(extents) {
                candidate.extent.clone_from(extent);
            }
            asked
        };
        let extents = [None, Some(100..110), Some(104..110)];
        let of =
            |roles, open| right(vec![asked(&extents)], Gold { roles, open, ..Gold::default() }).0;
        assert_eq!(of(vec![whose(100..110, &[])], Vec::new()), [[false, true, false]]);
        assert_eq!(of(Vec::new(), Vec::new()), [[true, false, false]]);
        let open = std::iter::once(104..106).collect();
        assert!(of(Vec::new(), open).is_empty(), "what is left open teaches nothing");
        let beyond = of(vec![whose(90..110, &[])], Vec::new());
        assert_eq!(beyond, [[false, false, false]], "none of them is right");
    }
}
