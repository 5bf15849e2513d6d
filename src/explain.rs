//! Each stage's result in words, for whoever wants to know why a mark came out as it did.

use crate::contract::{Analysis, Detail, Options, PersonId};
use crate::corrections::Correction;
use crate::languages::say;
use crate::mark::{Content, Mark};
use crate::newsroom::NewsroomLists;
use crate::pipeline::{self, Stages};
use crate::text::{Canonical, Document, ParagraphKind};
use std::collections::HashSet;
use std::fmt::Write;

/// Reads a text as [`crate::analyze`] does and shows what each stage made of it. For people: the
/// wording is not part of the contract.
pub fn explain(
    text: &str,
    options: &Options,
    corrections: &[Correction],
    lists: &NewsroomLists,
) -> String {
    let canonical = Canonical::of(text);
    let matches = lists.matches(canonical.written());
    let stages = pipeline::run(&canonical, options, corrections, lists, matches, &mut |_| ());
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_all(&mut out, &stages);
    out
}

fn write_all(out: &mut String, stages: &Stages) -> std::fmt::Result {
    let document = &stages.document;
    writeln!(
        out,
        "text: {} tokens, {} sentences",
        document.tokens.len(),
        document.sentences.len()
    )?;
    for paragraph in &document.paragraphs {
        let kind = match paragraph.kind {
            ParagraphKind::Headline => "headline",
            ParagraphKind::Byline => "byline",
            ParagraphKind::Body => "body",
        };
        let dateline = document.slice(document.span(paragraph.dateline.clone()));
        let dateline =
            if dateline.is_empty() { String::new() } else { format!(", dateline {dateline:?}") };
        writeln!(out, "  {kind}{dateline}")?;
        for sentence in document.sentences_of(paragraph) {
            let words: Vec<&str> = sentence.tokens.clone().map(|n| document.word(n)).collect();
            writeln!(out, "    {}", words.join("|"))?;
        }
    }
    writeln!(out, "\nproposed by names, roles, dates, quotes")?;
    for mark in &stages.proposals {
        write_mark(out, document, mark)?;
    }
    writeln!(out, "\nsettled by corrections and arbitration: {} of them", stages.settled.len())?;
    let settled: HashSet<_> = stages.settled.iter().map(|s| (s.span, s.kind())).collect();
    for mark in stages.proposals.iter().filter(|p| !settled.contains(&(p.span, p.kind()))) {
        write!(out, "  dropped")?;
        write_mark(out, document, mark)?;
    }
    writeln!(out, "\nread by people, dates and checks")?;
    for person in &stages.analysis.people {
        writeln!(out, "  person {} {:?}, also {:?}", person.id, person.name, person.aliases)?;
    }
    let Analysis { organizations, places, .. } = &stages.analysis;
    for (kind, entries) in [("organization", organizations), ("place", places)] {
        for entry in entries {
            writeln!(out, "  {kind} {} {:?}, also {:?}", entry.id, entry.name, entry.aliases)?;
        }
    }
    for span in &stages.analysis.spans {
        writeln!(out, "  {:?} {}: {}", span.text, detail(&span.detail), span.reasons_text())?;
    }
    for finding in &stages.analysis.checks {
        writeln!(out, "  {}: {}", finding.check, finding.message)?;
    }
    Ok(())
}

/// What is known of a mark, people by their numbers.
fn detail(detail: &Detail) -> String {
    match detail {
        Detail::Person { person } => format!("person {person}"),
        Detail::Role { people, title, organization, scope, status, .. } => {
            let mut out = format!("{status} role {title:?}");
            for (name, part) in [("organization", organization), ("scope", scope)] {
                out += &part.as_ref().map_or(String::new(), |part| format!(", {name} {part:?}"));
            }
            let holders: Vec<String> = people.iter().map(PersonId::to_string).collect();
            if holders.is_empty() { out } else { out + ", held by person " + &holders.join(", ") }
        }
        Detail::Date { value, basis, alternatives } => {
            let value = value.as_deref().unwrap_or("unknown");
            let or: String = alternatives.iter().map(|other| format!(" or {other}")).collect();
            format!("date {value}{or} ({})", basis.text)
        }
        Detail::Organization { entry } => format!("organization {entry}"),
        Detail::Place { entry } => format!("place {entry}"),
        Detail::Quote { speaker: Some(speaker), .. } => format!("quotation of person {speaker}"),
        Detail::Quote { source: Some(source), .. } => format!("quotation of {:?}", source.text),
        Detail::Quote { .. } => "quotation".to_owned(),
    }
}

fn write_mark(out: &mut String, document: &Document, mark: &Mark) -> std::fmt::Result {
    let what = match &mark.content {
        Content::Date(expression) => format!(" = {expression}"),
        Content::Quote(attribution, _) => format!(" = {attribution:?}"),
        _ => String::new(),
    };
    let words = document.slice(mark.span);
    writeln!(
        out,
        "  {} {:.2} {words:?}{what}: {}",
        mark.kind().as_str(),
        mark.confidence,
        mark.because.iter().map(|reason| say(reason).text).collect::<Vec<_>>().join("; ")
    )
}
