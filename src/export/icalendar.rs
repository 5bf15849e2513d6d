//! The days that a text names, as an iCalendar (RFC 5545): one all-day event for each different
//! day, or run of days, that is known to the day.
//!
//! Nothing depends on a clock: an event's stamp is the publication date, or else its own first
//! day; its UID is made from the text and the day, so that importing a text twice adds nothing.
//! The event's words are the sentences in which the date stands; it blocks no time.
//!
//! Not written: months, years, seasons, uncertain days, days of an unknown year, years before 1 or
//! after 9999: a calendar has no place for them. A text without a single day gives a calendar
//! without events.

use super::parts::words::{add, add_replaced, clip, floor, one_line};
use super::parts::{dates, identity};
use super::{Format, Reading};
use crate::contract::{Analysis, Day, Detail};
use jiff_core::civil::Date;
use std::collections::BTreeMap;

pub(super) const FORMAT: Format = Format {
    name: "icalendar",
    about: "an all-day event for each day that is named",
    extension: "ics",
    media_type: "text/calendar",
    joins: true,
    write,
};

/// A line has no more octets than this, its end not counted.
const LINE: usize = 75;
/// About so many bytes of a sentence are a summary.
const SUMMARY: usize = 80;
/// About so many bytes of a sentence stand in a description.
const SENTENCE: usize = 400;
/// A description has no more sentences than this.
const SENTENCES: usize = 8;

/// What a calendar shows of a day.
struct Event {
    days: (Date, Date),
    value: String,
    summary: String,
    sentences: Vec<String>,
}

fn write(reading: Reading) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN", "VCALENDAR");
    line(&mut out, "VERSION", "2.0");
    line(&mut out, "PRODID", concat!("-//whowhen//whowhen ", env!("CARGO_PKG_VERSION"), "//EN"));
    line(&mut out, "CALSCALE", "GREGORIAN");
    if let Some(title) = reading.title {
        line(&mut out, "NAME", &escaped(&one_line(title)));
    }
    let published = reading.analysis.published.as_ref();
    let published = published.and_then(|p| p.value.parse::<Day>().ok());
    for event in events(&reading.analysis, reading.text) {
        let (from, to) = event.days;
        line(&mut out, "BEGIN", "VEVENT");
        line(&mut out, "UID", &identity::uuid(&[&event.value, reading.text]));
        line(&mut out, "DTSTAMP", &(basic(published.map_or(from, |day| day.0)) + "T000000Z"));
        line(&mut out, "DTSTART;VALUE=DATE", &basic(from));
        if let Some(after) = to.tomorrow().ok().filter(|_| from < to) {
            line(&mut out, "DTEND;VALUE=DATE", &basic(after));
        }
        line(&mut out, "SUMMARY", &escaped(&event.summary));
        line(&mut out, "DESCRIPTION", &escaped(&event.sentences.join("\n")));
        line(&mut out, "TRANSP", "TRANSPARENT");
        line(&mut out, "END", "VEVENT");
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

/// The events in the order of their first days.
fn events(analysis: &Analysis, text: &str) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut indices = BTreeMap::new();
    for moment in &analysis.timeline {
        let Some(span) = analysis.span(moment.span) else { continue };
        let Detail::Date { value: Some(value), .. } = &span.detail else { continue };
        // A year after 9999 has no notation: the event could not end.
        let Some(days) = dates::days(value).filter(|(_, to)| to.tomorrow().is_ok()) else {
            continue;
        };
        let words = |most| clip(text, moment.start..moment.end, span.start..span.end, most);
        let index = *indices.entry(days).or_insert(events.len());
        if index == events.len() {
            let (value, summary) = (value.clone(), words(SUMMARY));
            events.push(Event { days, value, summary, sentences: Vec::new() });
        }
        let Some(Event { sentences, .. }) = events.get_mut(index) else { continue };
        if sentences.len() == SENTENCES {
            continue;
        }
        let sentence = words(SENTENCE);
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    events
}

/// `20131105`
fn basic(date: Date) -> String {
    let mut out = String::new();
    add_replaced(&mut out, &Day(date).to_string(), |letter| (letter == '-').then_some(""));
    out
}

/// A value that is text: escaped, without the controls that it may not have.
fn escaped(value: &str) -> String {
    let mut out = String::new();
    add_replaced(&mut out, value, |letter| match letter {
        '\n' => Some("\\n"),
        '\\' => Some("\\\\"),
        ';' => Some("\\;"),
        ',' => Some("\\,"),
        _ => letter.is_ascii_control().then_some(""),
    });
    out
}

/// A content line, folded between characters.
#[inline(never)]
fn line(out: &mut String, name: &str, value: &str) {
    let content = [name, ":", value].concat();
    let (mut rest, mut most) = (content.as_str(), LINE);
    while let Some((piece, after)) = rest.split_at_checked(floor(rest, most))
        && !after.is_empty()
    {
        add(out, &[piece, "\r\n "]);
        // The space that marks a line as going on counts.
        (rest, most) = (after, LINE - 1);
    }
    add(out, &[rest, "\r\n"]);
}
