//! The article as schema.org describes one: a `NewsArticle` in JSON-LD, fit for a page's
//! `<script type="application/ld+json">` (no `<` stands in it).
//!
//! `mentions` holds the people, organizations and places. A person's posts are `jobTitle`, as far
//! as they are held now, and nodes of schema.org's `Role`, former ones too: an `OrganizationRole`
//! under `affiliation` where the body is known, else a `Role` under `hasOccupation`, with
//! `startDate` and `endDate` where the text says `since` or `from` behind the post. Forms of
//! address are `honorificPrefix`. Quotations are `hasPart`, with who says them.
//!
//! `articleBody` is the whole text, headline and byline included, so that nothing shifts. Not
//! written: dates (schema.org has no place for days that an article mentions), reasons, checks.

use super::parts::words::one_line;
use super::parts::{dates, identity, people, story};
use super::{Format, Reading};
use crate::analysis::{Analysis, Detail, Person, RoleStatus, Span};
use crate::mark::Kind;
use serde_json::{Map, Value, json};

pub(super) const FORMAT: Format = Format {
    name: "jsonld",
    about: "a schema.org NewsArticle with people, posts and quotations (JSON-LD)",
    extension: "jsonld",
    media_type: "application/ld+json",
    joins: false,
    write,
};

fn write(reading: &Reading) -> String {
    let document = identity::document(reading);
    let analysis = reading.analysis;
    let story = story::read(reading.text);
    let mut article = Map::new();
    let mut set = |name: &str, value: Value| article.insert(name.to_owned(), value);
    set("@context", "https://schema.org".into());
    set("@id", (*document).into());
    set("@type", "NewsArticle".into());
    if let Some(title) = reading.title {
        set("name", title.into());
    }
    if let Some(headline) = story.headline.and_then(|h| reading.text.get(h)) {
        set("headline", one_line(headline).into());
    }
    if let Some(published) = &analysis.published {
        set("datePublished", published.value.as_str().into());
    }
    let authors = story.byline.map_or(Vec::new(), |line| {
        let inside = |span: &&Span| line.start <= span.start && span.end <= line.end;
        let marks = analysis.spans.iter().filter(inside);
        marks.filter_map(person_of).map(|person| reference(&document, person)).collect()
    });
    if !authors.is_empty() {
        set("author", authors.into());
    }
    set("inLanguage", "en".into());
    set("articleBody", reading.text.into());
    set("mentions", mentions(reading, &document).into());
    set("hasPart", quotations(analysis, &document).into());
    let json = format!("{:#}\n", Value::Object(article));
    json.replace('<', "\\u003c")
}

fn person_of(span: &Span) -> Option<usize> {
    match span.detail {
        Detail::Person { person } => Some(person),
        _ => None,
    }
}

fn reference(document: &str, person: usize) -> Value {
    json!({ "@id": identity::person(document, person) })
}

fn mentions(reading: &Reading, document: &str) -> Vec<Value> {
    let people = reading.analysis.people.iter().map(|p| person(reading, document, p));
    let named = |kind, of_type: &'static str| {
        let names = people::named(reading.analysis, kind).into_iter();
        names.map(move |name| json!({ "@type": of_type, "name": name }))
    };
    people
        .chain(named(Kind::Organization, "Organization"))
        .chain(named(Kind::Place, "Place"))
        .collect()
}

fn person(reading: &Reading, document: &str, person: &Person) -> Value {
    let mut node = json!({
        "@id": identity::person(document, person.id),
        "@type": "Person",
        "name": person.name,
    });
    let posts = people::posts(reading.analysis, person);
    let held = posts.iter().filter(|span| holds(span)).map(|span| one_line(&span.text).into());
    let (with_body, without): (Vec<&Span>, Vec<&Span>) =
        posts.iter().copied().partition(|span| organization(span).is_some());
    let roles = |spans: Vec<&Span>| spans.iter().map(|span| role(reading, span)).collect();
    let lists: [(&str, Vec<Value>); 5] = [
        ("alternateName", person.aliases.iter().map(|name| name.as_str().into()).collect()),
        ("honorificPrefix", honorifics(reading.analysis, person)),
        ("jobTitle", held.collect()),
        ("affiliation", roles(with_body)),
        ("hasOccupation", roles(without)),
    ];
    for (name, list) in lists {
        if !list.is_empty() {
            node[name] = list.into();
        }
    }
    node
}

fn holds(span: &Span) -> bool {
    matches!(&span.detail, Detail::Role { status: RoleStatus::Current | RoleStatus::Acting, .. })
}

fn organization(span: &Span) -> Option<&str> {
    match &span.detail {
        Detail::Role { organization, .. } => organization.as_deref(),
        _ => None,
    }
}

fn honorifics(analysis: &Analysis, person: &Person) -> Vec<Value> {
    let mut titles: Vec<Value> = Vec::new();
    for span in person.roles.iter().filter_map(|&place| analysis.spans.get(place)) {
        let Detail::Role { status: RoleStatus::Honorific, .. } = span.detail else { continue };
        let words = Value::from(one_line(&span.text));
        if !titles.contains(&words) {
            titles.push(words);
        }
    }
    titles
}

/// A post as schema.org writes a relation that has a name and a time: the relation's own name
/// again inside leads to its end.
fn role(reading: &Reading, span: &Span) -> Value {
    let Detail::Role { title, organization, scope, status, .. } = &span.detail else {
        return Value::Null;
    };
    let name = match scope {
        Some(scope) => one_line(&format!("{title} {scope}")),
        None => one_line(title),
    };
    let mut node = match organization {
        Some(body) => json!({
            "@type": "OrganizationRole",
            "roleName": name,
            "affiliation": { "@type": "Organization", "name": one_line(body) },
        }),
        None => json!({
            "@type": "Role",
            "roleName": name,
            "hasOccupation": { "@type": "Occupation", "name": one_line(&span.text) },
        }),
    };
    if *status != RoleStatus::Current {
        node["description"] = status.name().into();
    }
    let (start, end) = tenure(reading, span);
    for (name, date) in [("startDate", start), ("endDate", end)] {
        if let Some(date) = date.filter(|date| dates::is_plain(date)) {
            node[name] = date.into();
        }
    }
    node
}

/// The ends of `since 2009` and `from 2001 to 2004` directly behind a post.
fn tenure<'a>(reading: &Reading<'a>, post: &Span) -> (Option<&'a str>, Option<&'a str>) {
    let spans = &reading.analysis.spans;
    let behind = spans.partition_point(|span| span.start < post.end);
    let date = spans[behind..].iter().find_map(|span| match &span.detail {
        Detail::Date { value: Some(value), .. } => Some((span.start, value.as_str())),
        _ => None,
    });
    let Some((start, value)) = date else { return (None, None) };
    let between = reading.text.get(post.end..start).unwrap_or_default();
    match (between.trim(), value.split_once('/')) {
        ("since" | "from", None) => (Some(value), None),
        ("from", Some((from, to))) => (Some(from), Some(to)),
        _ => (None, None),
    }
}

fn quotations(analysis: &Analysis, document: &str) -> Vec<Value> {
    let quotes = analysis.spans.iter().filter_map(|span| match span.detail {
        Detail::Quote { speaker } => Some((span, speaker)),
        _ => None,
    });
    quotes
        .map(|(span, speaker)| {
            let mut node = json!({ "@type": "Quotation", "text": span.text });
            if let Some(speaker) = speaker {
                node["spokenByCharacter"] = reference(document, speaker);
            }
            node
        })
        .collect()
}
