//! Each stage's result in words, for whoever wants to know why a mark came out as it did.

use crate::contract::Options;
use crate::corrections::Correction;
use crate::languages::say;
use crate::mark::{Content, Mark};
use crate::pipeline::{self, Stages};
use crate::text::{Canonical, Document, ParagraphKind};
use std::collections::HashSet;
use std::fmt::Write;

/// Reads a text as [`crate::analyze`] does and shows what each stage made of it. For people: the
/// wording is not part of the contract.
pub fn explain(text: &str, options: &Options, corrections: &[Correction]) -> String {
    let canonical = Canonical::of(text);
    let stages = pipeline::run(&canonical, options, corrections);
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
    for span in &stages.analysis.spans {
        writeln!(out, "  {:?} {:?}: {}", span.text, span.detail, span.reasons_text())?;
    }
    for finding in &stages.analysis.checks {
        writeln!(out, "  {}: {}", finding.check, finding.message)?;
    }
    Ok(())
}

fn write_mark(out: &mut String, document: &Document, mark: &Mark) -> std::fmt::Result {
    let what = match &mark.content {
        Content::Date(expression) => format!(" = {expression}"),
        Content::Quote(attribution) => format!(" = {attribution:?}"),
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
