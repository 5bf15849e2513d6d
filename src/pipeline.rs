//! The way through the house: the stages in their order, and nothing else.

use crate::analysis::{Analysis, Detail, Offsets, Person, RoleStatus, Span, VERSION};
use crate::corrections::{self, Correction, Decisions};
use crate::dates::Resolution;
use crate::mark::{Content, Kind, Mark};
use crate::options::Options;
use crate::people::{Links, People};
use crate::text::{ByteSpan, Canonical, Document};
use crate::{arbitration, checks, dates, names, people, quotes, roles, text};

/// Reads a text. Offsets in the answer are bytes; [`Analysis::counted_in`] gives other units.
///
/// The answer depends on the three arguments alone. Corrections are what a person decided about
/// marks; see [`crate::corrections`].
pub fn analyze(text: &str, options: &Options, corrections: &[Correction]) -> Analysis {
    let canonical = Canonical::of(text);
    let mut analysis = run(&canonical, options, corrections).analysis;
    if !canonical.is_given() {
        in_given_text(&mut analysis, &canonical);
    }
    analysis
}

/// Moves everything that an analysis places in the canonical text to the text as it was given. Names
/// and messages stay as they were read.
fn in_given_text(analysis: &mut Analysis, canonical: &Canonical) {
    let place = |start: &mut usize, end: &mut usize| {
        let span = canonical.given_span(ByteSpan { start: *start, end: *end });
        (*start, *end) = (span.start, span.end);
    };
    for span in &mut analysis.spans {
        place(&mut span.start, &mut span.end);
        span.text = canonical.given().get(span.start..span.end).unwrap_or_default().to_owned();
    }
    for moment in &mut analysis.timeline {
        place(&mut moment.start, &mut moment.end);
    }
    for finding in &mut analysis.checks {
        place(&mut finding.start, &mut finding.end);
    }
}

/// What every stage gave, for `explain`; all places are bytes of the canonical text.
pub(crate) struct Stages<'t> {
    pub(crate) document: Document<'t>,
    pub(crate) proposals: Vec<Mark>,
    pub(crate) settled: Vec<Mark>,
    pub(crate) analysis: Analysis,
}

pub(crate) fn run<'t>(
    canonical: &'t Canonical,
    options: &Options,
    corrections: &[Correction],
) -> Stages<'t> {
    let document = text::read_canonical(canonical);
    let corrections = corrections::canonical(corrections);
    let decisions = Decisions::new(document.written, &corrections);
    let proposals = propose(&document, options, &decisions);
    let settled = arbitration::settle(proposals.clone());

    let people = people::join(&document, &settled, &decisions);
    let links = people::link(&document, &settled, &people, &decisions);
    let mut resolution = dates::resolve(&document, &settled, options.published);
    for (mark, slot) in settled.iter().zip(&mut resolution.values) {
        if mark.kind() == Kind::Date
            && let Some(value) = decisions.value(mark.span)
        {
            *slot = Some(dates::Value {
                value: Some(value.to_owned()),
                basis: "given by hand".to_owned(),
                alternatives: Vec::new(),
            });
        }
    }

    let timeline = dates::timeline(&document, &settled, &resolution.values);
    let spans = freeze(&document, &settled, &people, links, &mut resolution);
    let people = cast(people, &spans);
    let mut analysis = Analysis {
        version: VERSION,
        offsets: Offsets::Byte,
        published: resolution.published,
        spans,
        people,
        timeline,
        checks: Vec::new(),
        unusable: Vec::new(),
    };
    analysis.checks = checks::run(&document, &analysis);
    analysis.checks.retain(|finding| !decisions.dismisses(finding));
    Stages { document, proposals, settled, analysis }
}

/// What every stage proposes, corrected stage by stage, so that each sees what a person said of
/// those before.
fn propose(document: &Document, options: &Options, decisions: &Decisions) -> Vec<Mark> {
    use Kind::{Date, Organization, Person, Place, Quote, Role};
    let names = names::propose(document, options.threshold);
    let mut proposals = decisions.apply(document, &[Person, Organization, Place], names);
    if !decisions.is_empty() {
        // A name made by hand stands in its place of the text, and what it overlaps is no name.
        proposals = arbitration::settle(proposals);
    }
    let roles = roles::propose(document, &proposals);
    proposals.extend(decisions.apply(document, &[Role], roles));
    let mut dates = Vec::new();
    for paragraph in &document.paragraphs {
        dates::propose(document, paragraph, &mut dates);
    }
    proposals.extend(decisions.apply(document, &[Date], dates));
    let quotes = quotes::propose(document, &proposals);
    proposals.extend(decisions.apply(document, &[Quote], quotes));
    proposals
}

/// Settled marks with everything found out about them, in the contract's shape.
fn freeze(
    document: &Document,
    marks: &[Mark],
    people: &People,
    mut links: Links,
    resolution: &mut Resolution,
) -> Vec<Span> {
    let mut spans = Vec::with_capacity(marks.len());
    for (place, mark) in marks.iter().enumerate() {
        let text = document.slice(mark.span).to_owned();
        let detail = match mark.kind() {
            Kind::Person => {
                let person = people.of_mark.get(place).copied().flatten().unwrap_or_default();
                Detail::Person { person }
            }
            Kind::Role => {
                let holders = links.holders.get_mut(place).map(std::mem::take).unwrap_or_default();
                role(&mark.content, &text, holders)
            }
            Kind::Date => date(resolution.values.get_mut(place).and_then(Option::take)),
            Kind::Organization => Detail::Organization,
            Kind::Place => Detail::Place,
            Kind::Quote => Detail::Quote { speaker: links.speakers.get(place).copied().flatten() },
        };
        let mut because = mark.because.clone();
        because.extend(links.because.get_mut(place).and_then(Option::take));
        let Mark { span, confidence, .. } = *mark;
        let confidence = said(confidence);
        spans.push(Span { start: span.start, end: span.end, text, confidence, because, detail });
    }
    spans
}

/// A confidence as it is said: to a hundredth of a per cent. What is behind that differs between
/// processors, whose exponential functions end in other bits.
fn said(confidence: f32) -> f32 {
    (confidence * 10_000.0).round() / 10_000.0
}

fn role(content: &Content, text: &str, people: Vec<usize>) -> Detail {
    match content {
        Content::Role(parts) => Detail::Role {
            people,
            title: parts.title.clone(),
            organization: parts.organization.clone(),
            scope: parts.scope.clone(),
            status: parts.status,
        },
        _ => Detail::Role {
            people,
            title: text.to_owned(),
            organization: None,
            scope: None,
            status: RoleStatus::Current,
        },
    }
}

fn date(value: Option<dates::Value>) -> Detail {
    match value {
        Some(dates::Value { value, basis, alternatives }) => {
            Detail::Date { value, basis, alternatives }
        }
        None => Detail::Date {
            value: None,
            basis: "marked by hand, no value given".to_owned(),
            alternatives: Vec::new(),
        },
    }
}

/// The people with the places of everything that is theirs.
fn cast(people: People, spans: &[Span]) -> Vec<Person> {
    let mut cast: Vec<Person> = people
        .cast
        .into_iter()
        .enumerate()
        .map(|(id, member)| Person {
            id,
            name: member.name,
            aliases: member.aliases,
            roles: Vec::new(),
            mentions: member.mentions,
            quotes: Vec::new(),
        })
        .collect();
    for (place, span) in spans.iter().enumerate() {
        match &span.detail {
            Detail::Role { people, .. } => {
                for &holder in people {
                    if let Some(member) = cast.get_mut(holder) {
                        member.roles.push(place);
                    }
                }
            }
            Detail::Quote { speaker: Some(speaker) } => {
                if let Some(member) = cast.get_mut(*speaker) {
                    member.quotes.push(place);
                }
            }
            _ => {}
        }
    }
    cast
}
