//! Corrections as the stages ask for them: what was decided about these words, at this position.
//!
//! Of two about the same matter the later one counts. All anchors are looked for in one pass over the
//! text; from then on every question is about a span and answered by what fits there.

use super::{Anchor, Correction};
use crate::contract::{ByteSpan, Code, Finding, Kind};
use crate::dates;
use crate::lexicon::search::{Grams, Search};
use crate::mark::{Content, Mark};
use crate::order;
use crate::text::Document;
use std::collections::{HashMap, HashSet};

/// All corrections, by the spans of the text that they are about.
pub(crate) struct Decisions<'c> {
    all: &'c [Correction],
    /// What is said of each anchor that is in the text.
    by_anchor: Vec<AnchorDecisions<'c>>,
    /// For each span the indices into `by_anchor` that fit it.
    at: HashMap<ByteSpan, Vec<usize>>,
}

/// A decision and its number among the corrections.
type Latest<T> = Option<(usize, T)>;

/// What is said of one anchor: of each matter the latest.
#[derive(Default)]
struct AnchorDecisions<'c> {
    /// It means whole words only.
    everywhere: bool,
    /// Corrections that make a mark of a kind or reject it, by kind, then in their order.
    marked: Vec<(Kind, usize)>,
    rejected: Vec<(Kind, usize)>,
    alone: bool,
    value: Latest<&'c str>,
    person: Latest<&'c str>,
    holders: Latest<&'c [String]>,
    speaker: Latest<Option<&'c str>>,
    /// Checks, by name.
    dismissed: Vec<&'c str>,
}

impl<'c> AnchorDecisions<'c> {
    fn add_correction(&mut self, number: usize, correction: &'c Correction) {
        match correction {
            Correction::Mark { kind, .. } => self.marked.push((*kind, number)),
            Correction::Reject { kind, .. } => self.rejected.push((*kind, number)),
            Correction::Value { value, .. } if dates::is_edtf(value) => {
                self.value = Some((number, value));
            }
            Correction::OtherPerson { .. } => self.alone = true,
            Correction::Person { name, .. } => self.person = Some((number, name)),
            Correction::Holders { names, .. } => self.holders = Some((number, names)),
            Correction::Speaker { name, .. } => self.speaker = Some((number, name.as_deref())),
            Correction::Dismiss { check, .. } => self.dismissed.push(check),
            Correction::Value { .. } | Correction::SamePerson { .. } => {}
        }
    }

    /// Puts in order what is asked for by kind or name.
    fn sort(&mut self) {
        order::sort(&mut self.marked, |&(kind, number)| [kind as usize, number, 0]);
        order::sort(&mut self.rejected, |&(kind, number)| [kind as usize, number, 0]);
        self.dismissed.sort_unstable();
    }

    /// The last correction that rejects marks of a kind.
    fn rejected(&self, kind: Kind) -> Option<usize> {
        let next = self.rejected.partition_point(|(other, _)| *other <= kind);
        let (other, number) = self.rejected.get(next.checked_sub(1)?)?;
        (*other == kind).then_some(*number)
    }

    /// The first correction that makes a mark of a kind and comes after that one.
    fn marked_after(&self, kind: Kind, rejected: Option<usize>) -> Option<usize> {
        let next = self.marked.partition_point(|(other, number)| {
            *other < kind || *other == kind && Some(*number) < rejected
        });
        self.marked.get(next).filter(|(other, _)| *other == kind).map(|(_, number)| *number)
    }
}

/// What becomes of a mark.
enum Verdict {
    /// A correction of this number makes it certain, or makes it.
    Marked {
        by: usize,
        anew: bool,
    },
    Rejected,
    Untouched,
}

impl<'c> Decisions<'c> {
    pub(crate) fn new(text: &str, all: &'c [Correction]) -> Decisions<'c> {
        let mut decisions = Decisions { all, by_anchor: Vec::new(), at: HashMap::new() };
        if all.is_empty() {
            return decisions;
        }
        let grams = Grams::of(text);
        let mut known: HashMap<[&str; 3], usize> = HashMap::new();
        for (number, correction) in all.iter().enumerate() {
            let Some(anchor) = correction.anchor().filter(|a| may_stand(a, &grams)) else {
                continue;
            };
            let new = decisions.by_anchor.len();
            let index = *known.entry(parts(anchor)).or_insert(new);
            if index == new {
                let everywhere = anchor.is_everywhere();
                decisions
                    .by_anchor
                    .push(AnchorDecisions { everywhere, ..AnchorDecisions::default() });
            }
            if let Some(by_anchor) = decisions.by_anchor.get_mut(index) {
                by_anchor.add_correction(number, correction);
            }
        }
        decisions.by_anchor.iter_mut().for_each(AnchorDecisions::sort);
        decisions.find(text, &known);
        decisions
    }

    /// Looks for every anchor in the text. Anchors may be the same letters, parted otherwise: they
    /// are one phrase of the search.
    fn find(&mut self, text: &str, anchors: &HashMap<[&str; 3], usize>) {
        let mut parted: HashMap<String, Vec<([usize; 2], usize)>> = HashMap::new();
        for (parts @ [_, words, after], &index) in anchors {
            parted.entry(parts.concat()).or_default().push(([words.len(), after.len()], index));
        }
        let (phrases, parted): (Vec<String>, Vec<_>) = parted.into_iter().unzip();
        let Decisions { at, .. } = self;
        Search::of(phrases.iter().map(String::as_str)).occurrences(text, |phrase, following| {
            for &([words, after], index) in parted.get(phrase).into_iter().flatten() {
                let end = following - after;
                at.entry(ByteSpan { start: end - words, end }).or_default().push(index);
            }
        });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// What is said of a span, by all anchors that fit it.
    fn of(&self, span: ByteSpan) -> impl Iterator<Item = &AnchorDecisions<'c>> {
        let positions = self.at.get(&span).into_iter().flatten();
        positions.filter_map(|&index| self.by_anchor.get(index))
    }

    /// The latest decision about a span.
    fn latest<T>(
        &self,
        span: ByteSpan,
        matter: impl Fn(&AnchorDecisions<'c>) -> Latest<T>,
    ) -> Option<T> {
        let latest = self.of(span).filter_map(matter).max_by_key(|(number, _)| *number);
        latest.map(|(_, decision)| decision)
    }

    /// Proposals of some kinds without the rejected ones, and with those that a person made.
    pub(crate) fn apply(
        &self,
        document: &Document,
        kinds: &[Kind],
        mut proposals: Vec<Mark>,
    ) -> Vec<Mark> {
        let mut confirmed: HashSet<(Kind, ByteSpan)> = HashSet::new();
        if self.at.is_empty() {
            return proposals;
        }
        proposals.retain_mut(|mark| match self.verdict(document.text, mark.kind(), mark.span) {
            Verdict::Marked { anew: false, .. } => {
                if confirmed.insert((mark.kind(), mark.span)) {
                    mark.confidence = 1.0;
                    mark.because.push(Code::ConfirmedByHand.into());
                }
                true
            }
            Verdict::Untouched => true,
            Verdict::Marked { anew: true, .. } | Verdict::Rejected => false,
        });
        let mut made: Vec<(usize, ByteSpan, Kind)> = Vec::new();
        for (&span, &kind) in self.at.keys().flat_map(|span| kinds.iter().map(move |k| (span, k))) {
            if let Verdict::Marked { by, .. } = self.verdict(document.text, kind, span)
                && !confirmed.contains(&(kind, span))
                && !document.tokens_of(span).is_empty()
            {
                made.push((by, span, kind));
            }
        }
        // One correction makes marks of one kind.
        order::sort(&mut made, |&(by, span, _)| [by, span.start, span.end]);
        proposals.extend(made.into_iter().map(|(_, span, kind)| by_hand(kind, span)));
        proposals
    }

    /// What becomes of a mark of a kind on a span.
    fn verdict(&self, text: &str, kind: Kind, span: ByteSpan) -> Verdict {
        let rejected = self.of(span).filter_map(|by_anchor| by_anchor.rejected(kind)).max();
        let marking =
            self.of(span).filter(|by_anchor| !by_anchor.everywhere || is_whole(text, span));
        // A mark made again is the one that was made first.
        let marked = marking.filter_map(|by_anchor| by_anchor.marked_after(kind, rejected)).min();
        match (marked, rejected) {
            (Some(by), _) => Verdict::Marked { by, anew: rejected.is_some() },
            (None, Some(_)) => Verdict::Rejected,
            (None, None) => Verdict::Untouched,
        }
    }

    /// The value that a person gave to a date.
    pub(crate) fn value(&self, date: ByteSpan) -> Option<&'c str> {
        self.latest(date, |by_anchor| by_anchor.value)
    }

    /// Whether the person named there shares the name with somebody else.
    pub(crate) fn is_alone(&self, mention: ByteSpan) -> bool {
        self.of(mention).any(|by_anchor| by_anchor.alone)
    }

    /// Names that mean one person, a list a correction.
    pub(crate) fn same_people(&self) -> impl Iterator<Item = &'c [String]> {
        self.all.iter().filter_map(|correction| match correction {
            Correction::SamePerson { names } => Some(names.as_slice()),
            _ => None,
        })
    }

    /// A name of the person who is named there, as a person says.
    pub(crate) fn person(&self, mention: ByteSpan) -> Option<&'c str> {
        self.latest(mention, |by_anchor| by_anchor.person)
    }

    /// Names of those who hold a role, as a person says.
    pub(crate) fn holders(&self, role: ByteSpan) -> Option<&'c [String]> {
        self.latest(role, |by_anchor| by_anchor.holders)
    }

    /// A name of who says a quotation, as a person says; `Some(None)` for nobody named.
    pub(crate) fn speaker(&self, quote: ByteSpan) -> Option<Option<&'c str>> {
        self.latest(quote, |by_anchor| by_anchor.speaker)
    }

    /// Whether a person does not want to see what a check found.
    pub(crate) fn dismisses(&self, finding: &Finding) -> bool {
        let span = ByteSpan { start: finding.start, end: finding.end };
        self.of(span).any(|by_anchor| by_anchor.dismissed.binary_search(&&*finding.check).is_ok())
    }
}

/// An anchor as it stands in the text: the text before the words, the words, and the text after
/// them.
fn parts(anchor: &Anchor) -> [&str; 3] {
    [&anchor.before, &anchor.text, &anchor.after]
}

/// Whether an anchor has words and the text may have them.
fn may_stand(anchor: &Anchor, grams: &Grams) -> bool {
    !anchor.text.is_empty() && parts(anchor).into_iter().all(|part| grams.may_have(part))
}

/// Whether no word continues beyond either end of a span: `Ford` is not in `Fordham`.
fn is_whole(text: &str, span: ByteSpan) -> bool {
    let before = text.get(..span.start).and_then(|text| text.chars().next_back());
    let after = text.get(span.end..).and_then(|text| text.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// A mark that only a person has seen.
fn by_hand(kind: Kind, span: ByteSpan) -> Mark {
    Mark {
        span,
        confidence: 1.0,
        because: vec![Code::MarkedByHand.into()],
        content: Content::ByHand(kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analysis, Options, analyze};

    fn corrected(text: &str, corrections: &str) -> Analysis {
        let corrections: Vec<Correction> = serde_json::from_str(corrections).unwrap();
        analyze(text, &Options::default(), &corrections, &crate::NewsroomLists::NONE)
    }

    /// The people's names where they stand, and the last reason of each.
    fn people(text: &str, corrections: &str) -> Vec<(usize, String, Code)> {
        let spans = corrected(text, corrections).spans;
        let people = spans.into_iter().filter(|s| s.detail.kind() == Kind::Person);
        people.map(|s| (s.start, s.text, s.because.last().unwrap().code)).collect()
    }

    #[test]
    fn anchors_of_the_same_letters_hold_each_where_it_is_parted() {
        let text = "Dorian Belk Tovvik saw it.";
        let row = |words: &str| {
            let (before, after) = text.split_once(words).unwrap();
            serde_json::json!({"do": "mark", "kind": "person", "text": words, "before": before, "after": after})
        };
        let rows = serde_json::json!([row("Dorian"), row("Belk"), row("Tovvik")]).to_string();
        let marked: Vec<String> = people(text, &rows).into_iter().map(|p| p.1).collect();
        assert_eq!(marked, ["Dorian", "Belk", "Tovvik"]);
    }

    #[test]
    fn of_marks_and_rejections_the_later_counts_everywhere_and_in_one_position() {
        const ANN: &str = "Bell saw Tovvik. Carr saw Tovvik.";
        let mark = r#"{"do":"mark","kind":"person","text":"Tovvik"}"#;
        let reject = r#"{"do":"reject","kind":"person","text":"Tovvik"}"#;
        let reject_here = r#"{"do":"reject","kind":"person","text":"Tovvik","before":"Bell saw "}"#;
        let mark_here = r#"{"do":"mark","kind":"person","text":"Tovvik","after":". Carr"}"#;
        let other_kind = r#"{"do":"reject","kind":"place","text":"Tovvik"}"#;
        let positions = |rows: &[&str]| -> Vec<usize> {
            let found = people(ANN, &format!("[{}]", rows.join(",")));
            found.into_iter().filter(|p| p.1 == "Tovvik").map(|p| p.0).collect()
        };
        assert_eq!(positions(&[mark]), [9, 26]);
        assert_eq!(positions(&[mark, other_kind]), [9, 26]);
        assert!(positions(&[mark, reject]).is_empty());
        assert_eq!(positions(&[mark, reject, mark]), [9, 26]);
        assert_eq!(positions(&[mark, reject_here]), [26]);
        assert_eq!(positions(&[reject_here, mark]), [9, 26]);
        assert_eq!(positions(&[reject, mark_here]), [9]);
        assert!(positions(&[mark_here, reject]).is_empty());
    }

    #[test]
    fn a_mark_that_was_there_is_confirmed_and_one_that_was_rejected_made_anew() {
        const TEXT: &str = "Mr Dorian Belk spoke.";
        let mark = r#"{"do":"mark","kind":"person","text":"Dorian Belk"}"#;
        let reject = r#"{"do":"reject","kind":"person","text":"Dorian Belk"}"#;
        let reason = |rows: &str| people(TEXT, rows).pop().unwrap().2;
        assert_eq!(reason(&format!("[{mark}]")), Code::ConfirmedByHand);
        assert_eq!(reason(&format!("[{mark},{mark}]")), Code::ConfirmedByHand);
        assert_eq!(reason(&format!("[{reject},{mark}]")), Code::MarkedByHand);
    }

    #[test]
    fn everywhere_means_whole_words_and_places_may_overlap() {
        let positions = |text: &str, row: &str| -> Vec<(usize, String)> {
            people(text, &format!("[{row}]")).into_iter().map(|p| (p.0, p.1)).collect()
        };
        let tov = r#"{"do":"mark","kind":"person","text":"tov"}"#;
        assert_eq!(
            positions("tovam, tov, latov, tov", tov),
            [(7, "tov".into()), (19, "tov".into())]
        );
        let inside = r#"{"do":"mark","kind":"person","text":"tov","before":"la"}"#;
        assert_eq!(positions("tovam, tov, latov, tov", inside), [(14, "tov".into())]);
        let twice = r#"{"do":"mark","kind":"person","text":"tov tov","after":" el"}"#;
        assert_eq!(positions("tov tov tov el", twice), [(4, "tov tov".into())]);
        let accents = r#"{"do":"mark","kind":"person","text":"é é","before":"é "}"#;
        assert_eq!(positions("é é é", accents), [(3, "é é".into())]);
    }

    #[test]
    fn of_two_about_one_matter_the_later_counts_however_it_is_anchored() {
        const TEXT: &str = "Ann Belk and Jo Carr met the chairman.";
        let holder = |rows: &str| -> Vec<usize> {
            let spans = corrected(TEXT, rows).spans;
            let roles = spans.into_iter().find_map(|span| match span.detail {
                crate::Detail::Role { people, .. } => {
                    Some(people.iter().map(|id| id.index()).collect())
                }
                _ => None,
            });
            roles.unwrap()
        };
        let everywhere = r#"{"do":"holders","text":"chairman","names":["Ann Belk"]}"#;
        let here = r#"{"do":"holders","text":"chairman","before":"the ","names":["Jo Carr"]}"#;
        assert_eq!(holder(&format!("[{everywhere},{here}]")), [1]);
        assert_eq!(holder(&format!("[{here},{everywhere}]")), [0]);
    }

    #[test]
    fn a_dismissed_finding_is_gone_where_it_was_dismissed_and_nowhere_else() {
        let text = "They met on Tuesday, 6 November 2013. He left on Monday, 7 May 2013.";
        let findings = |corrections: &str| -> Vec<String> {
            let corrections: Vec<Correction> = serde_json::from_str(corrections).unwrap();
            let analysis =
                analyze(text, &Options::default(), &corrections, &crate::NewsroomLists::NONE);
            analysis.checks.iter().map(|c| text[c.start..c.end].to_owned()).collect()
        };
        assert_eq!(findings("[]"), ["Tuesday, 6 November 2013", "Monday, 7 May 2013"]);
        let dismissed = r#"[{"do":"dismiss","check":"weekday-mismatch","text":"Monday, 7 May 2013","before":"left on "}]"#;
        assert_eq!(findings(dismissed), ["Tuesday, 6 November 2013"]);
        let other_check =
            r#"[{"do":"dismiss","check":"repeated-sentence","text":"Monday, 7 May 2013"}]"#;
        assert_eq!(findings(other_check).len(), 2);
    }
}
