//! Corrections as the stages ask for them: what was decided about these words, at this place.
//!
//! Of two about the same matter the later one counts.

use super::Correction;
use crate::analysis::Finding;
use crate::dates;
use crate::mark::{Content, Kind, Mark};
use crate::text::{ByteSpan, Document};
use std::collections::HashMap;

/// All corrections, by the words that they are about.
pub(crate) struct Decisions<'c> {
    all: &'c [Correction],
    by_words: HashMap<&'c str, Vec<&'c Correction>>,
}

impl<'c> Decisions<'c> {
    pub(crate) fn new(all: &'c [Correction]) -> Decisions<'c> {
        let mut by_words: HashMap<&str, Vec<&Correction>> = HashMap::new();
        for correction in all {
            if let Some(anchor) = correction.anchor() {
                by_words.entry(&anchor.text).or_default().push(correction);
            }
        }
        Decisions { all, by_words }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// What was decided about a span, the latest first.
    fn at<'d>(
        &'d self,
        text: &'d str,
        span: ByteSpan,
    ) -> impl Iterator<Item = &'c Correction> + 'd {
        let words = text.get(span.start..span.end).unwrap_or_default();
        let about = self.by_words.get(words).map_or(&[][..], Vec::as_slice);
        about.iter().rev().copied().filter(move |c| c.anchor().is_some_and(|a| a.fits(text, span)))
    }

    /// Proposals of some kinds without the rejected ones, and with those that a person made.
    pub(crate) fn apply(
        &self,
        document: &Document,
        kinds: &[Kind],
        mut proposals: Vec<Mark>,
    ) -> Vec<Mark> {
        // What a person says weighs more than what any rule is sure of.
        for mark in &mut proposals {
            mark.confidence = mark.confidence.min(0.99);
        }
        for correction in self.all {
            match correction {
                Correction::Reject { kind, at } if kinds.contains(kind) => {
                    proposals.retain(|m| m.kind() != *kind || !at.fits(document.text, m.span));
                }
                Correction::Mark { kind, at } if kinds.contains(kind) => {
                    let places = at.places(document.text);
                    for span in places.filter(|&s| !document.tokens_of(s).is_empty()) {
                        mark_by_hand(&mut proposals, *kind, span);
                    }
                }
                _ => {}
            }
        }
        proposals
    }

    /// The value that a person gave to a date.
    pub(crate) fn value(&self, document: &Document, date: ByteSpan) -> Option<&'c str> {
        self.at(document.text, date).find_map(|correction| match correction {
            Correction::Value { value, .. } if dates::is_edtf(value) => Some(value.as_str()),
            _ => None,
        })
    }

    /// Whether the person named there shares the name with somebody else.
    pub(crate) fn is_alone(&self, document: &Document, mention: ByteSpan) -> bool {
        self.at(document.text, mention).any(|c| matches!(c, Correction::OtherPerson { .. }))
    }

    /// Names that mean one person, a list a correction.
    pub(crate) fn same_people(&self) -> impl Iterator<Item = &'c [String]> {
        self.all.iter().filter_map(|correction| match correction {
            Correction::SamePerson { names } => Some(names.as_slice()),
            _ => None,
        })
    }

    /// A name of the person who is named there, as a person says.
    pub(crate) fn person(&self, document: &Document, mention: ByteSpan) -> Option<&'c str> {
        self.at(document.text, mention).find_map(|correction| match correction {
            Correction::Person { name, .. } => Some(name.as_str()),
            _ => None,
        })
    }

    /// Names of those who hold a role, as a person says.
    pub(crate) fn holders(&self, document: &Document, role: ByteSpan) -> Option<&'c [String]> {
        self.at(document.text, role).find_map(|correction| match correction {
            Correction::Holders { names, .. } => Some(names.as_slice()),
            _ => None,
        })
    }

    /// A name of who says a quotation, as a person says; `Some(None)` for nobody named.
    pub(crate) fn speaker(&self, document: &Document, quote: ByteSpan) -> Option<Option<&'c str>> {
        self.at(document.text, quote).find_map(|correction| match correction {
            Correction::Speaker { name, .. } => Some(name.as_deref()),
            _ => None,
        })
    }

    /// Whether a person does not want to see what a check found.
    pub(crate) fn dismisses(&self, text: &str, finding: &Finding) -> bool {
        let span = ByteSpan { start: finding.start, end: finding.end };
        self.at(text, span)
            .any(|c| matches!(c, Correction::Dismiss { check, .. } if check == finding.check))
    }
}

/// Makes a mark certain, or makes it.
fn mark_by_hand(proposals: &mut Vec<Mark>, kind: Kind, span: ByteSpan) {
    match proposals.iter_mut().find(|m| m.kind() == kind && m.span == span) {
        Some(known) if known.confidence == 1.0 => {}
        Some(known) => {
            known.confidence = 1.0;
            known.because.push("confirmed by hand".into());
        }
        None => proposals.push(Mark {
            span,
            confidence: 1.0,
            because: vec!["marked by hand".into()],
            content: Content::ByHand(kind),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn a_dismissed_finding_is_gone_where_it_was_dismissed_and_nowhere_else() {
        let text = "They met on Tuesday, 6 November 2013. He left on Monday, 7 May 2013.";
        let findings = |corrections: &str| -> Vec<String> {
            let corrections: Vec<Correction> = serde_json::from_str(corrections).unwrap();
            let analysis = analyze(text, &Options::default(), &corrections);
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
