//! What holds for every analysis of every text, whatever was said besides.

use std::cmp::Reverse;
use whowhen::{Analysis, Code, Correction, Day, Detail, Kind, Offsets, PersonId, Span, SpanId};

/// Panics with what does not hold.
pub fn check(text: &str, analysis: &Analysis) {
    spans(text, analysis);
    people(analysis);
    entries(analysis);
    links(analysis);
    sources(text, analysis);
    candidates(analysis);
    dates(text, analysis);
    checks(text, analysis);
    units(text, analysis);
    let json = serde_json::to_string(analysis).expect("an analysis is JSON");
    let read: Analysis = serde_json::from_str(&json).expect("an analysis reads back");
    assert_eq!(&read, analysis, "read back otherwise");
}

/// In order, made of the text, with reasons, and only such overlaps as the contract allows.
fn spans(text: &str, analysis: &Analysis) {
    assert_eq!(analysis.offsets, Offsets::Byte);
    for span in &analysis.spans {
        assert_eq!(
            text.get(span.start..span.end),
            Some(span.text.as_str()),
            "span and text differ"
        );
        assert!(!span.text.is_empty(), "an empty span at {}", span.start);
        let by_hand = [Code::MarkedByHand, Code::ConfirmedByHand];
        let said = span.because.iter().any(|reason| by_hand.contains(&reason.code));
        let most = if said { 1.0 } else { 0.99 };
        assert!((0.0..=most).contains(&span.confidence), "confidence {}", span.confidence);
        assert!(!span.because.is_empty(), "{:?} has no reason", span.text);
        assert!(span.because.iter().all(|reason| !reason.text.is_empty()), "an empty reason");
    }
    let order = |span: &Span| (span.start, Reverse(span.end));
    assert!(analysis.spans.is_sorted_by_key(order), "spans out of order");
    for (a, b) in Kind::ALL.iter().flat_map(|a| Kind::ALL.map(|b| (*a, b))) {
        if a == b || excludes(a, b) {
            disjoint(analysis.spans.iter().filter(|s| [a, b].contains(&s.detail.kind())));
        }
    }
}

/// Whether marks of these two kinds never share a letter.
fn excludes(a: Kind, b: Kind) -> bool {
    let named = |kind| matches!(kind, Kind::Person | Kind::Organization | Kind::Place | Kind::Date);
    named(a) && named(b) || a == Kind::Role && matches!(b, Kind::Person | Kind::Date)
}

fn disjoint<'s>(spans: impl Iterator<Item = &'s Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end, "{} {:?} overlaps", span.detail.kind(), span.text);
        end = span.end;
    }
}

/// Numbered by their indices, named, mentioned.
fn people(analysis: &Analysis) {
    for (index, person) in analysis.people.iter().enumerate() {
        assert_eq!(person.id.index(), index, "a person's number is its place");
        assert!(!person.name.is_empty(), "a person without a name");
        assert!(!person.mentions.is_empty(), "{} is not mentioned", person.name);
        assert!(!person.aliases.contains(&person.name), "{} is an alias of itself", person.name);
    }
}

/// Numbered by their indices, named, and mentioned by the marks that name them.
fn entries(analysis: &Analysis) {
    let lists = [(Kind::Organization, &analysis.organizations), (Kind::Place, &analysis.places)];
    for (kind, entries) in lists {
        for (index, entry) in entries.iter().enumerate() {
            assert_eq!(entry.id.index(), index, "an entry's number is its place");
            assert!(!entry.name.is_empty(), "an entry without a name");
            assert!(!entry.aliases.contains(&entry.name), "{} is an alias of itself", entry.name);
            let named = analysis.spans.iter().enumerate().filter(|(_, span)| {
                span.detail.kind() == kind && analysis.entry(span).map(|e| e.id) == Some(entry.id)
            });
            let mentions: Vec<SpanId> = named.map(|(index, _)| index.into()).collect();
            assert_eq!(entry.mentions, mentions, "mentions of {}", entry.name);
            assert!(!mentions.is_empty(), "{} is not mentioned", entry.name);
        }
    }
    let named = |span: &&Span| matches!(span.detail.kind(), Kind::Organization | Kind::Place);
    assert!(analysis.spans.iter().filter(named).all(|span| analysis.entry(span).is_some()));
}

/// What a span says of a person and what the person says of the span are the same.
fn links(analysis: &Analysis) {
    let nobody = || vec![Vec::new(); analysis.people.len()];
    let (mut mentions, mut roles, mut quotes) = (nobody(), nobody(), nobody());
    for (index, span) in analysis.spans.iter().enumerate() {
        let tie = |list: &mut Vec<Vec<SpanId>>, person: PersonId| {
            list.get_mut(person.index()).expect("a link to nobody").push(index.into());
        };
        match &span.detail {
            Detail::Person { person } => tie(&mut mentions, *person),
            Detail::Role { people, .. } => people.iter().for_each(|&p| tie(&mut roles, p)),
            Detail::Quote { speaker: Some(speaker), .. } => tie(&mut quotes, *speaker),
            _ => {}
        }
    }
    for (index, person) in analysis.people.iter().enumerate() {
        assert_eq!(person.mentions, mentions[index], "mentions of {}", person.name);
        assert_eq!(person.roles, roles[index], "roles of {}", person.name);
        assert_eq!(person.quotes, quotes[index], "quotations of {}", person.name);
    }
}

/// Words for who speaks are those of the text, of quotations of nobody named alone, and a role or an organization
/// if they say so.
fn sources(text: &str, analysis: &Analysis) {
    for span in &analysis.spans {
        let Detail::Quote { speaker, source: Some(source), .. } = &span.detail else { continue };
        assert_eq!(*speaker, None, "{:?} has a speaker and a source", span.text);
        assert_eq!(text.get(source.start..source.end), Some(source.text.as_str()));
        assert!(!source.text.is_empty(), "{:?} has an empty source", span.text);
        if let Some(role) = source.role {
            let role = analysis.span(role).expect("a source is a role that is not there");
            assert_eq!(role.detail.kind(), Kind::Role);
            assert!(source.start <= role.start && role.end <= source.end);
        }
        if let Some(entry) = source.organization {
            assert!(entry.index() < analysis.organizations.len());
        }
    }
}

/// Every role and quotation says how sure it is whose it is; of nobody's, whose it may be, the likelier first.
fn candidates(analysis: &Analysis) {
    for span in &analysis.spans {
        let (nobodys, link) = match &span.detail {
            Detail::Role { people, link, .. } => (people.is_empty(), link),
            Detail::Quote { speaker, link, .. } => (speaker.is_none(), link),
            _ => continue,
        };
        let link = link.as_ref().expect("a role or quotation without a link");
        assert!((0.0..=1.0).contains(&link.confidence), "confidence {}", link.confidence);
        assert!(nobodys || link.candidates.is_empty(), "{:?} has an owner and others", span.text);
        assert!(
            link.candidates.len() <= 4 && link.candidates.is_sorted_by(|a, b| a.share >= b.share)
        );
        let all: f32 = link.candidates.iter().map(|candidate| candidate.share).sum();
        assert!(all <= 1.001 && link.candidates.iter().all(|c| c.share >= 0.1), "{all}");
        for candidate in &link.candidates {
            assert!(analysis.person(candidate.person).is_some(), "a candidate who is nobody");
        }
    }
}

/// Values are EDTF; every date stands in the timeline once, with a part of the text that holds it.
fn dates(text: &str, analysis: &Analysis) {
    if let Some(published) = &analysis.published {
        for day in [&published.value]
            .into_iter()
            .chain(published.candidates.iter().map(|candidate| &candidate.value))
        {
            assert!(day.parse::<Day>().is_ok(), "published on {day:?}");
        }
    }
    let mut dated = Vec::new();
    for (index, span) in analysis.spans.iter().enumerate() {
        let Detail::Date { value, basis, alternatives } = &span.detail else { continue };
        assert!(!basis.text.is_empty(), "{:?} has no basis", span.text);
        for value in value.iter().chain(alternatives) {
            assert!(is_edtf(value), "{:?} is {value:?}, which is no EDTF", span.text);
        }
        dated.push(index);
    }
    let mut told: Vec<usize> = analysis.timeline.iter().map(|moment| moment.span.index()).collect();
    told.sort_unstable();
    assert_eq!(told, dated, "the timeline holds other dates than the text");
    for moment in &analysis.timeline {
        let span = &analysis.spans[moment.span.index()];
        assert!(text.get(moment.start..moment.end).is_some(), "a moment beyond the text");
        // A mark by hand may begin before its sentence and continue after it.
        assert!(moment.start < span.end && span.start < moment.end, "a moment elsewhere");
    }
}

/// The library takes EDTF alone as the value that a correction gives.
fn is_edtf(value: &str) -> bool {
    let row = serde_json::json!({"do": "value", "text": "then", "value": value});
    serde_json::from_value::<Correction>(row).is_ok()
}

/// Findings are of checks that there are, about parts of the text.
fn checks(text: &str, analysis: &Analysis) {
    for finding in &analysis.checks {
        let known = whowhen::checks::checks().iter().any(|check| check.name == finding.check);
        assert!(known, "no check is called {}", finding.check);
        assert!(!finding.message.is_empty(), "{} says nothing", finding.check);
        assert!(text.get(finding.start..finding.end).is_some(), "{} is beyond", finding.check);
        let spans = analysis.spans.len();
        assert!(
            finding.spans.iter().all(|span| span.index() < spans),
            "{} names none",
            finding.check
        );
    }
}

/// Counted in other units, spans are still the same words, and findings and moments as many.
fn units(text: &str, analysis: &Analysis) {
    let units: Vec<u16> = text.encode_utf16().collect();
    for span in analysis.clone().counted_in(Offsets::Utf16, text).spans {
        let words = units.get(span.start..span.end).map(String::from_utf16);
        assert_eq!(words.and_then(Result::ok), Some(span.text), "in UTF-16");
    }
    let points: Vec<char> = text.chars().collect();
    let words = |start, end| points.get(start..end).map(String::from_iter);
    let counted = analysis.clone().counted_in(Offsets::CodePoint, text);
    for span in counted.spans {
        assert_eq!(words(span.start, span.end), Some(span.text), "in code points");
    }
    for (there, here) in counted.checks.iter().zip(&analysis.checks) {
        let wanted = text.get(here.start..here.end);
        assert_eq!(words(there.start, there.end).as_deref(), wanted, "in code points");
    }
    for (there, here) in counted.timeline.iter().zip(&analysis.timeline) {
        let wanted = text.get(here.start..here.end);
        assert_eq!(words(there.start, there.end).as_deref(), wanted, "in code points");
    }
}
