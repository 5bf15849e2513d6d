//! The stages in their order, and what they found in the shape of the contract; nothing is read here.

use crate::contract::{
    Analysis, ByteSpan, Code, Detail, Entry, Kind, LikelyPerson, Link, Offsets, Options, Part,
    Person, PersonId, RoleStatus, Source, Span, SpanId, Structure, VERSION,
};
use crate::corrections::{self, Correction, Decisions};
use crate::dates::Resolution;
use crate::entries::EntriesOfText;
use crate::languages::say;
use crate::mark::{Content, Mark};
use crate::names::Abbreviation;
use crate::newsroom::{Listed, NewsroomLists, PatternMatch};
use crate::people::{CastMember, Links, People, Weighing};
use crate::text::{Canonical, Document, ParagraphKind};
use crate::weighing::{Decided, Models, calibrated};
use crate::{
    arbitration, checks, dates, entries, languages, names, newsroom, people, quotes, roles, text,
};
use std::ops::Range;

/// Reads a text. Offsets in the answer are bytes; [`Analysis::counted_in`] gives other units.
///
/// The answer depends on the four arguments alone. Corrections are what a person decided about
/// marks; see [`crate::corrections`]. Lists are what a newsroom knows; see [`crate::NewsroomLists`].
pub fn analyze(
    text: &str,
    options: &Options,
    corrections: &[Correction],
    lists: &NewsroomLists,
) -> Analysis {
    analyze_with(text, options, corrections, lists, None, &mut |_| ())
}

/// Reads a text as [`analyze`] does and tells of each stage when it has ended. What the patterns of the
/// lists match in the canonical text may have been found outside.
pub(crate) fn analyze_with(
    text: &str,
    options: &Options,
    corrections: &[Correction],
    lists: &NewsroomLists,
    found: Option<Vec<PatternMatch>>,
    ended: &mut dyn FnMut(Stage),
) -> Analysis {
    let canonical = Canonical::of(text);
    let matches = found.unwrap_or_else(|| lists.matches(canonical.written()));
    let mut analysis = run(&canonical, options, corrections, lists, matches, ended).analysis;
    if !canonical.is_given() {
        in_given_text(&mut analysis, &canonical);
    }
    analysis
}

/// Moves everything that an analysis places in the canonical text to the text as it was given. Names
/// and messages stay as they were read.
fn in_given_text(analysis: &mut Analysis, canonical: &Canonical) {
    analysis.each_part(&mut |start, end| {
        let span = canonical.given_span(ByteSpan { start: *start, end: *end });
        (*start, *end) = (span.start, span.end);
    });
    for span in &mut analysis.spans {
        span.text = canonical.given().get(span.start..span.end).unwrap_or_default().to_owned();
        if let Detail::Quote { source: Some(source), .. } = &mut span.detail {
            let words = canonical.given().get(source.start..source.end).unwrap_or_default();
            words.clone_into(&mut source.text);
        }
    }
}

/// A stage that has ended, for whoever measures: here is no clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    Text,
    Lists,
    Names,
    Roles,
    Dates,
    Quotes,
    Arbitration,
    People,
    Resolve,
    Freeze,
    Checks,
}

/// What every stage gave, for `explain`; all offsets are bytes of the canonical text.
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
    lists: &NewsroomLists,
    matches: Vec<PatternMatch>,
    ended: &mut dyn FnMut(Stage),
) -> Stages<'t> {
    let mut document = text::read_canonical(canonical);
    ended(Stage::Text);
    newsroom::mark_names(&mut document, lists);
    let listed = Listed::in_text(&document, lists, matches);
    ended(Stage::Lists);
    let corrections = corrections::canonical(corrections);
    let decisions = Decisions::new(document.written, &corrections);
    let explained = names::explained(&document);
    let proposals = propose(&document, options, &listed, &explained, &decisions, ended);
    let settled = arbitration::settle(proposals.clone());
    ended(Stage::Arbitration);

    let people = people::join(&document, &settled, &listed, &decisions);
    let mut weighing = Weighing { models: Models::built_in(), weighed: &mut |_| () };
    let links = people::link(&document, &settled, &people, &decisions, &mut weighing);
    let entries = entries::join(&document, &settled, &listed, &explained);
    ended(Stage::People);
    let mut resolution = dates::resolve(&document, &settled, options.published);
    for (mark, slot) in settled.iter().zip(&mut resolution.values) {
        if mark.kind() != Kind::Date {
            continue;
        }
        if let Some((value, basis)) = listed.date_value(mark.span) {
            *slot = Some(dates::DateValue { value, basis, alternatives: Vec::new() });
        }
        if let Some(value) = decisions.value(mark.span) {
            *slot = Some(dates::DateValue {
                value: Some(value.to_owned()),
                basis: Code::ValueByHand.into(),
                alternatives: Vec::new(),
            });
        }
    }

    let timeline = dates::timeline(&document, &settled, &resolution.values);
    ended(Stage::Resolve);
    let sources = quotes::sources(&document, &settled, &links.speakers);
    let spans = freeze(&document, &settled, &people, &entries, links, sources, &mut resolution);
    let people = cast(people, &spans);
    let mut analysis = Analysis {
        version: VERSION,
        language: languages::TAG.into(),
        offsets: Offsets::Byte,
        structure: structure(&document),
        published: resolution.published,
        spans,
        people,
        organizations: frozen(entries.organizations),
        places: frozen(entries.places),
        timeline,
        checks: Vec::new(),
        unusable: Vec::new(),
        lists: lists.used().to_vec(),
    };
    ended(Stage::Freeze);
    analysis.checks = checks::run_all(&document, &listed, &analysis);
    analysis.checks.retain(|finding| !decisions.dismisses(finding));
    ended(Stage::Checks);
    Stages { document, proposals, settled, analysis }
}

/// What every stage proposes, corrected stage by stage, so that each sees what a person said of
/// those before.
fn propose(
    document: &Document,
    options: &Options,
    listed: &Listed,
    explained: &[Abbreviation],
    decisions: &Decisions,
    ended: &mut dyn FnMut(Stage),
) -> Vec<Mark> {
    use Kind::{Date, Organization, Person, Place, Quote, Role};
    let names = names::propose(document, listed, explained, options.threshold);
    let mut proposals = decisions.apply(document, &[Person, Organization, Place], names);
    if !decisions.is_empty() {
        // A name made by hand stands in its place of the text, and what it overlaps is no name.
        proposals = arbitration::settle(proposals);
    }
    ended(Stage::Names);
    let roles = roles::propose(document, &proposals, listed);
    proposals.extend(decisions.apply(document, &[Role], roles));
    ended(Stage::Roles);
    let mut dates = Vec::new();
    for paragraph in &document.paragraphs {
        dates::propose(document, paragraph, &mut dates);
    }
    dates::propose_listed(document, listed, &mut dates);
    proposals.extend(decisions.apply(document, &[Date], dates));
    ended(Stage::Dates);
    let quotes = quotes::propose(document, &proposals);
    proposals.extend(decisions.apply(document, &[Quote], quotes));
    ended(Stage::Quotes);
    proposals
}

/// Settled marks with everything found out about them, in the contract's shape.
fn freeze(
    document: &Document,
    marks: &[Mark],
    people: &People,
    entries: &EntriesOfText,
    mut links: Links,
    mut sources: Vec<Option<quotes::SpeakerPhrase>>,
    resolution: &mut Resolution,
) -> Vec<Span> {
    let mut spans = Vec::with_capacity(marks.len());
    for (index, mark) in marks.iter().enumerate() {
        let text = document.slice(mark.span).to_owned();
        let reasoned = links.because.get(index).is_some_and(Option::is_some);
        let detail = match mark.kind() {
            Kind::Person => {
                let person = people.of_mark.get(index).copied().flatten().unwrap_or_default();
                Detail::Person { person: person.into() }
            }
            Kind::Role => {
                let holders = links.holders.get_mut(index).map(std::mem::take).unwrap_or_default();
                let link = Some(link(&links, index, Decided::Holder, &holders));
                let holders = holders.into_iter().map(PersonId::from).collect();
                role(&mark.content, &text, holders, link)
            }
            Kind::Date => date(resolution.values.get_mut(index).and_then(Option::take)),
            kind @ (Kind::Organization | Kind::Place) => {
                let entry =
                    entries.of_mark.get(index).copied().flatten().unwrap_or_default().into();
                match kind {
                    Kind::Place => Detail::Place { entry },
                    _ => Detail::Organization { entry },
                }
            }
            Kind::Quote => {
                let speaker = links.speakers.get(index).copied().flatten();
                let link = Some(link(&links, index, Decided::Speaker, speaker.as_slice()));
                let source = sources.get_mut(index).and_then(Option::take);
                let source = source.map(|source| in_words(document, marks, entries, source));
                Detail::Quote { speaker: speaker.map(PersonId::from), source, link }
            }
        };
        // Who holds a role after all is said by the link.
        let said = if mark.kind() == Kind::Role && reasoned { 1 } else { mark.because.len() };
        let because = mark.because.iter().take(said).map(say).collect();
        let span = mark.span;
        let confidence = rounded(confidence(mark));
        spans.push(Span { start: span.start, end: span.end, text, confidence, because, detail });
    }
    spans
}

/// How sure a mark is, as often as what is so sure is right.
fn confidence(mark: &Mark) -> f32 {
    match &mark.content {
        // A person's word.
        _ if mark.confidence >= 1.0 => mark.confidence,
        Content::Role(parts) => {
            parts.share.map_or(mark.confidence, |share| calibrated(Decided::Role, share))
        }
        Content::Quote(..) => calibrated(Decided::Speech, mark.confidence),
        _ => mark.confidence,
    }
}

/// What ties a mark to these people, or to nobody.
fn link(links: &Links, index: usize, kind: Decided, people: &[usize]) -> Link {
    let possible = if people.is_empty() { links.possible(index) } else { Vec::new() };
    let likely = |(person, share): (usize, f32)| LikelyPerson {
        person: person.into(),
        share: rounded(share),
    };
    Link {
        because: links.because.get(index).and_then(Option::as_ref).map(say).into_iter().collect(),
        confidence: rounded(links.confidence(index, kind, people)),
        candidates: possible.into_iter().map(likely).collect(),
    }
}

/// The words that say who speaks, with the organization or the role that they are.
fn in_words(
    document: &Document,
    marks: &[Mark],
    entries: &EntriesOfText,
    source: quotes::SpeakerPhrase,
) -> Source {
    let ByteSpan { start, end } = source.span;
    // A mark by hand may be longer than the words.
    let holds = |mark: &&Mark| start <= mark.span.start && mark.span.end <= end;
    let is = |kind: Kind| {
        let index = source.mark?;
        marks.get(index).filter(|mark| mark.kind() == kind).filter(holds).map(|_| index)
    };
    let organization = is(Kind::Organization);
    Source {
        start,
        end,
        text: document.slice(source.span).to_owned(),
        role: is(Kind::Role).map(SpanId::from),
        organization: organization
            .and_then(|mark| entries.of_mark.get(mark).copied().flatten())
            .map(Into::into),
    }
}

/// Where the parts of a story that are no prose stand.
fn structure(document: &Document) -> Structure {
    let part = |tokens: Range<usize>| {
        let ByteSpan { start, end } = document.span(tokens);
        Part { start, end }
    };
    let of_kind = |kind: ParagraphKind| {
        let paragraphs = document.paragraphs.iter().filter(move |p| p.kind == kind);
        paragraphs.map(|paragraph| part(paragraph.tokens.clone()))
    };
    let datelines = document.paragraphs.iter().map(|paragraph| paragraph.dateline.clone());
    Structure {
        headline: of_kind(ParagraphKind::Headline).next(),
        bylines: of_kind(ParagraphKind::Byline).collect(),
        datelines: datelines.filter(|tokens| !tokens.is_empty()).map(part).collect(),
        paragraphs: document.paragraphs.iter().map(|p| part(p.tokens.clone())).collect(),
    }
}

/// A confidence as it is said: to a hundredth of a per cent. What is beyond that differs between
/// processors, whose exponential functions end in other bits.
fn rounded(confidence: f32) -> f32 {
    (confidence * 10_000.0).round() / 10_000.0
}

fn role(content: &Content, text: &str, people: Vec<PersonId>, link: Option<Link>) -> Detail {
    match content {
        Content::Role(parts) => Detail::Role {
            people,
            title: parts.title.clone(),
            organization: parts.organization.clone(),
            scope: parts.scope.clone(),
            status: parts.status,
            link,
        },
        _ => Detail::Role {
            people,
            title: text.to_owned(),
            organization: None,
            scope: None,
            status: RoleStatus::Current,
            link,
        },
    }
}

fn date(value: Option<dates::DateValue>) -> Detail {
    match value {
        Some(dates::DateValue { value, basis, alternatives }) => {
            Detail::Date { value, basis: say(&basis), alternatives }
        }
        None => Detail::Date {
            value: None,
            basis: say(&Code::MarkedWithoutValue.into()),
            alternatives: Vec::new(),
        },
    }
}

/// The people with the indices of everything that is theirs.
fn cast(people: People, spans: &[Span]) -> Vec<Person> {
    let mut cast: Vec<Person> = people
        .cast
        .into_iter()
        .enumerate()
        .map(|(id, member)| Person {
            id: id.into(),
            name: member.name,
            aliases: member.aliases,
            roles: Vec::new(),
            mentions: member.mentions.into_iter().map(SpanId::from).collect(),
            quotes: Vec::new(),
        })
        .collect();
    for (index, span) in spans.iter().enumerate() {
        match &span.detail {
            Detail::Role { people, .. } => {
                for &holder in people {
                    if let Some(member) = cast.get_mut(holder.index()) {
                        member.roles.push(index.into());
                    }
                }
            }
            Detail::Quote { speaker: Some(speaker), .. } => {
                if let Some(member) = cast.get_mut(speaker.index()) {
                    member.quotes.push(index.into());
                }
            }
            _ => {}
        }
    }
    cast
}

/// EntriesOfText in the contract's shape.
fn frozen(entries: Vec<CastMember>) -> Vec<Entry> {
    let entries = entries.into_iter().enumerate();
    entries
        .map(|(id, entry)| Entry {
            id: id.into(),
            name: entry.name,
            aliases: entry.aliases,
            mentions: entry.mentions.into_iter().map(SpanId::from).collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stage_ends_once_whatever_the_text() {
        use Stage::{
            Arbitration, Checks, Dates, Freeze, Lists, Names, People, Quotes, Resolve, Roles, Text,
        };
        for text in ["", "Mayor Ruth Calder left on Tuesday.\n\n“We won,” she said."] {
            let mut ended = Vec::new();
            let options = Options::default();
            analyze_with(text, &options, &[], &NewsroomLists::NONE, None, &mut |s| ended.push(s));
            let all = [
                Text,
                Lists,
                Names,
                Roles,
                Dates,
                Quotes,
                Arbitration,
                People,
                Resolve,
                Freeze,
                Checks,
            ];
            assert_eq!(ended, all);
        }
    }
}
