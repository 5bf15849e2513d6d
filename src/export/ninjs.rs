//! The article as IPTC ninjs ("news in JSON"), version 3.2: `uri`, headline, byline, body, people,
//! organizations and places, each once.
//!
//! `uri` is the caller's id or a `urn:uuid:` of the content. ninjs wants a time of day where only
//! the day of publication is known: `versionCreated` is the beginning of that day in UTC. A ninjs
//! person has no position; positions stand under `descriptions`, one line a person, role `cast`.
//!
//! Not written: dates, quotations, offsets: ninjs has no place for them.

use super::parts::json::Json;
use super::parts::{identity, people, story};
use super::{Format, Reading};
use crate::contract::Entry;

pub(super) const FORMAT: Format = Format {
    name: "ninjs",
    about: "IPTC ninjs 3.2: people, organisations, places (JSON)",
    extension: "ninjs.json",
    media_type: "application/json",
    joins: false,
    write,
};

fn write(reading: Reading) -> String {
    let analysis = &reading.analysis;
    let story = story::read(reading.text);
    let mut json = Json::default();
    json.object("");
    json.text("uri", &identity::document(&reading));
    json.object("standard");
    json.text("name", "ninjs");
    json.text("version", "3.2");
    json.text("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#");
    json.end();
    json.text("type", "text");
    json.text("language", "en");
    if let Some(title) = reading.title {
        json.text("title", title);
    }
    if let Some(headline) = story.headline {
        json.list("headlines");
        value(&mut json, None, &headline.words);
        json.end();
    }
    if let Some(byline) = story.byline {
        json.text("by", &byline.words);
    }
    if let Some(published) = &analysis.published {
        json.text("versionCreated", &format!("{}T00:00:00Z", published.value));
    }
    json.list("bodies");
    body(&mut json, reading.text);
    json.end();
    let cast: Vec<String> = analysis.people.iter().map(|person| person.name.clone()).collect();
    names(&mut json, "people", &cast);
    names(&mut json, "organisations", &called(&analysis.organizations));
    names(&mut json, "places", &called(&analysis.places));
    json.list("descriptions");
    for person in &analysis.people {
        let positions = people::positions(analysis, person).join("; ");
        if !positions.is_empty() {
            value(&mut json, Some("cast"), &format!("{}: {positions}", person.name));
        }
    }
    json.finish()
}

fn called(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.name.clone()).collect()
}

fn value(json: &mut Json, role: Option<&str>, words: &str) {
    json.object("");
    if let Some(role) = role {
        json.text("role", role);
    }
    json.text("contentType", "text/plain");
    json.text("value", words);
    json.end();
}

fn body(json: &mut Json, text: &str) {
    json.object("");
    json.text("contentType", "text/plain");
    json.number("charCount", text.chars().count());
    json.number("wordCount", text.split_whitespace().count());
    json.text("value", text);
    json.end();
}

fn names(json: &mut Json, list: &str, names: &[String]) {
    json.list(list);
    for name in names {
        json.object("");
        json.text("name", name);
        json.end();
    }
    json.end();
}
