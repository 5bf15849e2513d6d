//! The article as IPTC ninjs ("news in JSON"), version 3.2: `uri`, headline, byline, body, people,
//! organisations and places, each once.
//!
//! `uri` is the caller's id or a `urn:uuid:` of the content. ninjs wants a time of day where only
//! the day of publication is known: `versionCreated` is the beginning of that day in UTC. A ninjs
//! person has no post; posts stand under `descriptions`, one line a person, role `cast`.
//!
//! Not written: dates, quotations, offsets: ninjs has no place for them.

use super::parts::words::one_line;
use super::parts::{identity, people, story};
use super::{Format, Reading};
use crate::analysis::{Analysis, Person, Span};
use crate::mark::Kind;
use serde_json::{Map, Value, json};

pub(super) const FORMAT: Format = Format {
    name: "ninjs",
    about: "IPTC ninjs 3.2: people, organisations, places (JSON)",
    extension: "ninjs.json",
    media_type: "application/json",
    joins: false,
    write,
};

fn write(reading: &Reading) -> String {
    let analysis = reading.analysis;
    let story = story::read(reading.text);
    let part = |range| reading.text.get(range).map(one_line);
    let mut item = Map::new();
    let mut set = |name: &str, value: Value| item.insert(name.to_owned(), value);
    set("uri", (*identity::document(reading)).into());
    set(
        "standard",
        json!({
            "name": "ninjs",
            "version": "3.2",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#",
        }),
    );
    set("type", "text".into());
    set("language", "en".into());
    if let Some(title) = reading.title {
        set("title", title.into());
    }
    if let Some(headline) = story.headline.and_then(part) {
        set("headlines", json!([{ "contentType": "text/plain", "value": headline }]));
    }
    if let Some(byline) = story.byline.and_then(part) {
        set("by", byline.into());
    }
    if let Some(published) = &analysis.published {
        set("versionCreated", format!("{}T00:00:00Z", published.value).into());
    }
    set("bodies", json!([body(reading.text)]));
    let cast = analysis.people.iter().map(|person| json!({ "name": person.name }));
    let named = |kind| {
        let names = people::named(analysis, kind).into_iter();
        names.map(|name| json!({ "name": name })).collect()
    };
    let lists: [(&str, Vec<Value>); 4] = [
        ("people", cast.collect()),
        ("organisations", named(Kind::Organization)),
        ("places", named(Kind::Place)),
        ("descriptions", analysis.people.iter().filter_map(|p| posts(analysis, p)).collect()),
    ];
    for (name, list) in lists {
        if !list.is_empty() {
            set(name, list.into());
        }
    }
    format!("{:#}\n", Value::Object(item))
}

fn body(text: &str) -> Value {
    json!({
        "contentType": "text/plain",
        "charCount": text.chars().count(),
        "wordCount": text.split_whitespace().count(),
        "value": text,
    })
}

/// `Robert Ford: Ambassador`
fn posts(analysis: &Analysis, person: &Person) -> Option<Value> {
    let posts = people::posts(analysis, person);
    let words = |span: &&Span| one_line(&span.text);
    let posts = posts.iter().map(words).collect::<Vec<_>>().join("; ");
    let line = format!("{}: {posts}", person.name);
    (!posts.is_empty())
        .then(|| json!({ "role": "cast", "contentType": "text/plain", "value": line }))
}
