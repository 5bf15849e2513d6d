//! What the training of `weighing` shares with reading: the decisions of a text with what speaks for each
//! candidate. For `tools/train` alone, under the feature `train`; no promise to anybody else.

use crate::contract::{ByteSpan, Kind as MarkKind, Options};
use crate::corrections::Decisions;
use crate::newsroom::{Listed, NewsroomLists};
use crate::people::Choice;
use crate::weighing::{self, Decided, Models};
use crate::{arbitration, names, people, quotes, roles, text};
use std::ops::Range;

/// Features are numbers below this.
pub const FEATURES: u32 = weighing::FEATURES;

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionKind {
    /// Whether words between quotation marks are speech: the first candidate says no, the second yes.
    Speech,
    /// Who speaks: the first candidate is nobody.
    Speaker,
    /// Who holds a role: the first candidate is nobody.
    Holder,
    /// Where a role begins and ends: the first candidate says that there is none.
    Role,
}

impl DecisionKind {
    /// All of them, in the order of the file of weights.
    pub const ALL: [DecisionKind; 4] =
        [DecisionKind::Speech, DecisionKind::Speaker, DecisionKind::Holder, DecisionKind::Role];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            DecisionKind::Speech => "speech",
            DecisionKind::Speaker => "speaker",
            DecisionKind::Holder => "holder",
            DecisionKind::Role => "role",
        }
    }
}

impl From<Decided> for DecisionKind {
    fn from(decided: Decided) -> DecisionKind {
        match decided {
            Decided::Speech => DecisionKind::Speech,
            Decided::Speaker => DecisionKind::Speaker,
            Decided::Holder => DecisionKind::Holder,
            Decided::Role => DecisionKind::Role,
        }
    }
}

/// One of those between whom is decided.
#[derive(Debug, Clone)]
pub struct Contender {
    /// The number of a person, or of `yes`; none for nobody and `no`.
    pub person: Option<usize>,
    /// Bytes of the role that it takes.
    pub extent: Option<Range<usize>>,
    /// Features, below [`FEATURES`].
    pub features: Vec<u32>,
    /// To be chosen it must be so many times as likely as the first.
    pub over_nobody: f32,
}

/// One decision.
#[derive(Debug, Clone)]
pub struct Instance {
    /// What is decided.
    pub kind: DecisionKind,
    /// Bytes of the words that it is about.
    pub span: Range<usize>,
    /// Between whom.
    pub candidates: Vec<Contender>,
}

/// A quotation and whose it is.
#[derive(Debug, Clone)]
pub struct Quotation {
    /// Its bytes.
    pub span: Range<usize>,
    /// The number of a person.
    pub speaker: Option<usize>,
    /// Bytes of the words that say who speaks, where nobody named does.
    pub source: Option<Range<usize>>,
}

/// The decisions of a text and the people in it.
#[derive(Debug, Clone, Default)]
pub struct TextDecisions {
    /// In text order, kind by kind.
    pub instances: Vec<Instance>,
    /// Every mark of a person: its bytes, and who it is.
    pub people: Vec<(Range<usize>, usize)>,
    /// Every quotation.
    pub quotations: Vec<Quotation>,
    /// Every role: its bytes, and the numbers of those who hold it.
    pub roles: Vec<(Range<usize>, Vec<usize>)>,
}

/// Reads a text. Whatever stands between quotation marks counts as speech. Who speaks before is chosen by the
/// `weights` of a file, and by the rules where there are none.
#[must_use]
pub fn read(given: &str, weights: &[u8]) -> TextDecisions {
    let mut reading = TextDecisions::default();
    let models = Models::read(weights);
    let document = text::read(given);
    let (lists, decisions) = (NewsroomLists::NONE, Decisions::new(given, &[]));
    let listed = Listed::in_text(&document, &lists, Vec::new());
    let explained = names::explained(&document);
    let mut marks = names::propose(&document, &listed, &explained, Options::default().threshold);
    let bytes = |span: ByteSpan| span.start..span.end;
    let (found, extents) = roles::instances(&document, &marks, &listed, &models);
    for (head, candidates) in extents {
        let contender = |(extent, evidence): (Option<ByteSpan>, weighing::Evidence)| Contender {
            person: extent.map(|_| 0),
            extent: extent.map(bytes),
            features: evidence.0,
            over_nobody: 1.0,
        };
        let candidates = candidates.into_iter().map(contender).collect();
        let kind = DecisionKind::Role;
        reading.instances.push(Instance { kind, span: bytes(head), candidates });
    }
    marks.extend(found);
    for (tokens, evidence) in quotes::instances(&document, &marks) {
        let no = Contender { person: None, extent: None, features: Vec::new(), over_nobody: 1.0 };
        let yes = Contender { person: Some(0), features: evidence.0, ..no.clone() };
        let span = bytes(document.span(tokens));
        reading.instances.push(Instance {
            kind: DecisionKind::Speech,
            span,
            candidates: vec![no, yes],
        });
    }
    let quoted = quotes::all(&document, &marks);
    marks.extend(quoted);
    let marks = arbitration::settle(marks);
    let people = people::join(&document, &marks, &listed, &decisions);
    let mut weighed = |choice: Choice| {
        let candidates = choice.candidates.into_iter();
        reading.instances.push(Instance {
            kind: choice.decided.into(),
            span: bytes(choice.span),
            candidates: candidates
                .map(|people::PossiblePerson { person, evidence, over_nobody }| Contender {
                    person,
                    extent: None,
                    features: evidence.0,
                    over_nobody,
                })
                .collect(),
        });
    };
    let mut weighing = people::Weighing { models: &models, weighed: &mut weighed };
    let links = people::link(&document, &marks, &people, &decisions, &mut weighing);
    let sources = quotes::sources(&document, &marks, &links.speakers);
    for ((mark, speaker), source) in marks.iter().zip(&links.speakers).zip(sources) {
        if mark.kind() == MarkKind::Quote {
            let source = source.map(|source| bytes(source.span));
            reading.quotations.push(Quotation {
                span: bytes(mark.span),
                speaker: *speaker,
                source,
            });
        }
    }
    let holders =
        marks.iter().zip(&links.holders).filter(|(mark, _)| mark.kind() == MarkKind::Role);
    reading.roles = holders.map(|(mark, holders)| (bytes(mark.span), holders.clone())).collect();
    for (index, mark) in marks.iter().enumerate().filter(|(_, m)| m.kind() == MarkKind::Person) {
        reading.people.extend(
            people.of_mark.get(index).copied().flatten().map(|person| (bytes(mark.span), person)),
        );
    }
    reading
}

/// Leaves out the questions of these names (`Rule`, `Construction`, …) from here on in this thread, to find out what
/// they are worth; gives the names of which there is none.
pub fn leave_out<'n>(names: &[&'n str]) -> Vec<&'n str> {
    weighing::leave_out(names)
}

/// The file of weights: for each [`DecisionKind`] in its order the step of its weights, and features by number with their
/// weights in steps.
#[must_use]
pub fn file_of(models: &[(f32, Vec<(u32, i8)>)]) -> Vec<u8> {
    weighing::file_of(models)
}

/// The file of calibration: for each [`DecisionKind`] in its order what was said, from 0 to 1, and what share of
/// that was right.
#[must_use]
pub fn file_of_tables(tables: &[Vec<(f32, f32)>]) -> Vec<u8> {
    weighing::file_of_tables(tables)
}
