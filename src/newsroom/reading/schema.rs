//! The JSON Schema of lists, `docs/lists.schema.json`, from the same tables as the reader: for completion
//! and advice in an editor.

use super::columns::{
    COLUMNS, Column, Form, ITEMS, LINE_CHARACTERS, NAME, PHRASE_CHARACTERS, POSTS, SECTIONS,
    SectionRow, columns_of,
};
use super::listing::ROWS;
use super::object::FIELDS;
use crate::newsroom::Section;
use serde_json::{Map, Value, json};

/// What an editor may say of each section.
fn about(section: Section) -> &'static str {
    match section {
        Section::People => "people with their other names and their posts",
        Section::Organizations => "organizations",
        Section::Places => "places",
        Section::Roles => "roles, titles and ranks",
        Section::Never => "words that are never a name",
        Section::Dates => "days with a name, with a rule by the year, a value, or neither",
        Section::Patterns => "regular expressions for names, roles and dates",
        Section::Style => "words or patterns that the house style does not want",
    }
}

fn list_schema() -> Value {
    let mut properties = Map::new();
    for (name, takes) in FIELDS {
        properties.insert(name.to_owned(), json!({"description": takes, "type": "string"}));
    }
    for row in &SECTIONS {
        let items = item(row);
        properties.insert(
            row.name.to_owned(),
            json!({"description": about(row.section), "type": "array", "maxItems": ROWS, "items": items}),
        );
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Newsroom list",
        "description": "People, organizations, places, roles, days, patterns and house style of a newsroom, for whowhen.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

/// A row of a section: an object, or where the name is enough a text.
fn item(row: &SectionRow) -> Value {
    let mut schema = object(row.section.alone());
    match row.section {
        Section::Style => {
            schema["oneOf"] = json!([{"required": ["words"]}, {"required": ["pattern"]}]);
        }
        Section::Dates => schema["not"] = json!({"required": ["rule", "value"]}),
        Section::Patterns => {
            schema["if"] = json!({"required": ["value"]});
            schema["then"] = json!({"properties": {"kind": {"const": "date"}}});
        }
        _ => {}
    }
    let name = &COLUMNS[NAME];
    match name.of & row.section.alone() {
        0 => schema,
        _ => json!({"anyOf": [{"description": name.takes, "$ref": "#/$defs/words"}, schema]}),
    }
}

fn object(of: u16) -> Value {
    let properties: Map<String, Value> =
        columns_of(of).map(|column| (column.name.to_owned(), cell(column))).collect();
    let required: Vec<&str> =
        columns_of(of).filter(|column| column.required & of != 0).map(|c| c.name).collect();
    let mut schema = json!({"type": "object", "properties": properties});
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema["additionalProperties"] = json!(false);
    schema
}

fn cell(column: &Column) -> Value {
    let words = || json!({"$ref": "#/$defs/words"});
    let list = |items: Value| json!({"type": "array", "maxItems": ITEMS, "items": items});
    let text = |pattern: &str| json!({"type": "string", "pattern": pattern});
    let mut schema = match column.form {
        Form::Words => words(),
        Form::List => list(words()),
        Form::WordsOrList => json!({"anyOf": [words(), list(words())]}),
        Form::Line | Form::Verbatim => json!({"type": "string", "maxLength": LINE_CHARACTERS}),
        Form::Pattern => {
            json!({"type": "string", "minLength": 1, "maxLength": LINE_CHARACTERS, "format": "regex"})
        }
        Form::OneOf(choices) => json!({"enum": choices}),
        Form::Rule | Form::Value => json!({"type": "string"}),
        Form::Day => text("^\\d{4}(-\\d{2}){0,2}$"),
        Form::Posts => list(object(POSTS)),
    };
    schema["description"] = json!(column.takes);
    schema
}

#[test]
fn the_schema_in_the_docs_is_that_of_the_columns() {
    let mut schema = list_schema();
    schema["$defs"] = json!({
        "words": {"type": "string", "minLength": 1, "maxLength": PHRASE_CHARACTERS},
    });
    let wanted = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/lists.schema.json");
    if std::env::var_os("WHOWHEN_ACCEPT").is_some() {
        std::fs::write(file, &wanted).expect("docs/ can be written");
    }
    let written = std::fs::read_to_string(file).unwrap_or_default();
    assert!(
        written == wanted,
        "docs/lists.schema.json is not that of the columns: \
         WHOWHEN_ACCEPT=1 cargo test --lib newsroom"
    );
}
