//! The article as schema.org describes one: a `NewsArticle` in JSON-LD, fit for a page's
//! `<script type="application/ld+json">` (no `<` stands in it).
//!
//! `mentions` holds the people, organizations and places, each once with its other names. A person's positions are `jobTitle`, as
//! far as they are held now, and nodes of schema.org's `Role`, former ones too: an
//! `OrganizationRole` under `affiliation` where the organization is known, else a `Role` under
//! `hasOccupation`, with `startDate` and `endDate` where the text says `since` or `from` after the
//! position. Forms of address are `honorificPrefix`. Quotations are `hasPart`, with who says them: a person, or as
//! `creditText` the words for somebody without a name.
//!
//! `articleBody` is the whole text, headline and byline included, so that nothing shifts. Not
//! written: dates (schema.org has no place for days that an article mentions), reasons, checks.

use super::parts::json::Json;
use super::parts::words::{add_replaced, one_line};
use super::parts::{dates, identity, people, story};
use super::{Format, Reading};
use crate::contract::{Detail, Person, PersonId, RoleStatus, Source, Span};
use crate::lexicon::{Folded, List};

pub(super) const FORMAT: Format = Format {
    name: "jsonld",
    about: "a schema.org NewsArticle with people, posts and quotations (JSON-LD)",
    extension: "jsonld",
    media_type: "application/ld+json",
    joins: false,
    write,
};

/// A date stands so many bytes after a position at most that it begins or ends: ` since ` and a
/// break.
const FARTHEST_DATE: usize = 16;

fn write(reading: Reading) -> String {
    let document = identity::document(&reading);
    let analysis = &reading.analysis;
    let story = story::read(reading.text);
    let mut json = Json::default();
    json.object("");
    json.text("@context", "https://schema.org");
    json.text("@id", &document);
    json.text("@type", "NewsArticle");
    if let Some(title) = reading.title {
        json.text("name", title);
    }
    if let Some(headline) = story.headline {
        json.text("headline", &headline.words);
    }
    if let Some(published) = &analysis.published {
        json.text("datePublished", &published.value);
    }
    if let Some(byline) = story.byline {
        json.list("author");
        for span in &analysis.spans {
            if let Detail::Person { person } = span.detail
                && (byline.start..byline.end).contains(&span.start)
            {
                reference(&mut json, "", &document, person);
            }
        }
        json.end();
    }
    json.text("inLanguage", "en");
    json.text("articleBody", reading.text);
    json.list("mentions");
    for person in &analysis.people {
        member(&mut json, &reading, &document, person);
    }
    for (of_type, entries) in
        [("Organization", &analysis.organizations), ("Place", &analysis.places)]
    {
        for entry in entries {
            json.object("");
            json.text("@type", of_type);
            json.text("name", &entry.name);
            json.texts("alternateName", &entry.aliases);
            json.end();
        }
    }
    json.end();
    json.list("hasPart");
    for span in &analysis.spans {
        if let Detail::Quote { speaker, source, .. } = &span.detail {
            quotation(&mut json, &document, span, *speaker, source.as_ref());
        }
    }
    let mut out = String::new();
    add_replaced(&mut out, &json.finish(), |letter| (letter == '<').then_some("\\u003c"));
    out
}

fn reference(json: &mut Json, name: &str, document: &str, person: PersonId) {
    json.object(name);
    json.text("@id", &identity::person(document, person));
    json.end();
}

fn thing(json: &mut Json, name: &str, of_type: &str, called: &str) {
    json.object(name);
    json.text("@type", of_type);
    json.text("name", called);
    json.end();
}

fn quotation(
    json: &mut Json,
    document: &str,
    span: &Span,
    speaker: Option<PersonId>,
    source: Option<&Source>,
) {
    json.object("");
    json.text("@type", "Quotation");
    json.text("text", &span.text);
    if let Some(speaker) = speaker {
        reference(json, "spokenByCharacter", document, speaker);
    }
    if let Some(source) = source {
        json.text("creditText", &one_line(&source.text));
    }
    json.end();
}

fn member(json: &mut Json, reading: &Reading, document: &str, person: &Person) {
    json.object("");
    json.text("@id", &identity::person(document, person.id));
    json.text("@type", "Person");
    json.text("name", &person.name);
    json.texts("alternateName", &person.aliases);
    let (positions, titles) = people::roles(&reading.analysis, person);
    wordings(json, "honorificPrefix", &titles, |_| true);
    wordings(json, "jobTitle", &positions, is_held);
    for (relation, in_organization) in [("affiliation", true), ("hasOccupation", false)] {
        json.list(relation);
        for span in &positions {
            if organization(span).is_some() == in_organization {
                role(json, reading, span);
            }
        }
        json.end();
    }
    json.end();
}

fn wordings(json: &mut Json, name: &str, roles: &[&Span], of_those: fn(&Span) -> bool) {
    json.list(name);
    for span in roles.iter().filter(|span| of_those(span)) {
        json.text("", &one_line(&span.text));
    }
    json.end();
}

fn is_held(span: &Span) -> bool {
    matches!(span.detail, Detail::Role { status: RoleStatus::Current | RoleStatus::Acting, .. })
}

fn organization(span: &Span) -> Option<&str> {
    match &span.detail {
        Detail::Role { organization, .. } => organization.as_deref(),
        _ => None,
    }
}

/// A position as schema.org writes a relation that has a name and a time: the relation's own name
/// again inside leads to its end.
fn role(json: &mut Json, reading: &Reading, span: &Span) {
    let Detail::Role { title, organization, scope, status, .. } = &span.detail else { return };
    json.object("");
    json.text("@type", if organization.is_some() { "OrganizationRole" } else { "Role" });
    let scope = scope.as_deref().unwrap_or_default();
    json.text("roleName", &one_line(&[title, " ", scope].concat()));
    if *status != RoleStatus::Current {
        json.text("description", status.as_str());
    }
    let (start, end) = tenure(reading, span);
    for (name, date) in [("startDate", start), ("endDate", end)] {
        if let Some(date) = date.filter(|date| dates::is_plain(date)) {
            json.text(name, date);
        }
    }
    match organization {
        Some(organization) => thing(json, "affiliation", "Organization", &one_line(organization)),
        None => thing(json, "hasOccupation", "Occupation", &one_line(&span.text)),
    }
    json.end();
}

/// The ends of `since 2009` and `from 2001 to 2004` directly after a position.
fn tenure<'a>(reading: &'a Reading, role: &Span) -> (Option<&'a str>, Option<&'a str>) {
    let spans = &reading.analysis.spans;
    let after = spans.partition_point(|span| span.start < role.end);
    let near = |span: &&Span| span.start.saturating_sub(role.end) <= FARTHEST_DATE;
    let date = spans.iter().skip(after).take_while(near).find_map(|span| match &span.detail {
        Detail::Date { value: Some(value), .. } => Some((span.start, value.as_str())),
        _ => None,
    });
    let Some((start, value)) = date else { return (None, None) };
    let between = reading.text.get(role.end..start).unwrap_or_default();
    let before = Folded::word(between.trim()).lists();
    match value.split_once('/') {
        None if before.has(List::StartPrepositions) => (Some(value), None),
        Some((from, to)) if before.has(List::RangePrepositions) => (Some(from), Some(to)),
        _ => (None, None),
    }
}
